"""What somebody types about the yearly status report: its head, and whom it was shown to."""

import datetime as dt
from typing import Any, Literal

from msgspec.structs import replace

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.model.annual_report import Presentation, YearlyReport
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import split_citation

FaultCode = Literal["bad-day", "date-order", "bad-number", "no-date", "later", "bad-citation"]
"""What may be wrong with it."""


def read_field(
    report: YearlyReport, key: str, typed: str, today: dt.date
) -> YearlyReport | FaultCode:
    """The report with a field of its head as typed; empty takes it away."""
    text = " ".join(typed.split())
    value: Any = text
    if key == "number":
        if text and not (text.isascii() and text.isdigit() and int(text)):
            return "bad-number"
        value = int(text) if text else None
    elif key in ("first_day", "last_day"):
        due = parse_due(text, today, None, past=True)
        if due is None or (text and not due.exact):
            return "bad-day"
        value = due.date
    changed: YearlyReport = replace(report, **{key: value})
    first, last = changed.first_day, changed.last_day
    return "date-order" if first and last and last < first else changed


def read_shown(
    folder: Folder, known: Presentation, values: dict[str, str], today: dt.date
) -> Presentation | FaultCode | None:
    """What is known of a step as typed, None where nothing is; other keys of the file stay."""
    when, outcome, of = (" ".join(values[key].split()) for key in ("when", "outcome", "of"))
    if not (when or outcome or of):
        return None
    due = parse_due(when, today, None, past=True)
    if not when:
        return "no-date"
    if due is None:
        return "bad-day"
    if due.exact and due.date and due.date > today:
        return "later"
    if of and not _is_entry(folder, of):
        return "bad-citation"
    return replace(known, date=due.date, date_text=due.text, outcome=outcome, of=of)


def _is_entry(folder: Folder, citation: str) -> bool:
    """Whether a citation names an entry of the minutes."""
    found = split_citation(citation)
    loaded = folder.meeting(found[0]) if found else None
    return bool(found and loaded and loaded.value.entry(found[1]))
