"""The entries for other programs: JSON with the keys of the minutes' files, and CSV as Danish
spreadsheets take it, in which no cell is ever a formula.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from tryg_tui.core.input.numbers import number_typed
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.base import Id, Record
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.documents.model import Record as Told
from tryg_tui.documents.model import Table
from tryg_tui.documents.papers.register import Register, link_records
from tryg_tui.documents.render.visible import line_shown

FORMAT = 1
"""The version of the JSON; it grows when a key changes its meaning."""

SEPARATOR = ";"
"""What stands between cells: spreadsheets in Danish and most of Europe expect it."""

FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What a cell must not begin with: a spreadsheet would work it out, or run it."""

GUARD = "'"
"""What is put before such a beginning; spreadsheets take what follows as text."""


def register_csv(register: Register) -> bytes:
    """What is on the agenda of a meeting to come, decisions, actions and who took part, a row for
    each.
    """
    return table_bytes(
        (register.table.head, *register.agenda, *register.table.rows, *register.roll.rows)
    )


def table_file(table: Table) -> bytes:
    """A table, a row for each of its rows."""
    return table_bytes((table.head, *table.rows))


INDEX_HEAD = (
    *("omraade", "type", "aar", "value", "praec", "kilde", "svar", "svar_praec", "dom", "note"),
)
"""The columns of a measure's readings, as they can be read in again; values that are per cent say
so, as a new measure that begins with them should know.
"""


def index_table(measure: Measure) -> bytes:
    """The readings of a measure, as they can be read in again; where one is hidden, the note says
    of how few it is.
    """
    areas = {area.id: area for area in measure.areas}

    def row(area: Id, year: int, *cells: str) -> tuple[str, ...]:
        """The cells of an area in a year."""
        found = areas.get(area)
        sort = (found.sort or found.kind) if found else ""
        return (found.title if found else area, sort, str(year), *cells)

    rows = (
        row(
            one.area,
            one.year,
            number_typed(one.value),
            one.precision,
            ";".join(one.sources),
            "" if one.sample is None else str(one.sample),
            "" if one.sample_qualifier == "exact" else one.sample_qualifier,
            one.verdict or "",
            one.note,
        )
        for one in measure.readings
    )
    hidden = (
        row(area, one.year or 0, "hidden", *[""] * 5, one.brief)
        for one in measure.facts
        if one.hides
        for area in one.areas
    )
    values = "pct" if is_share(measure.unit) else "value"
    head = tuple(values if name == "value" else name for name in INDEX_HEAD)
    return table_bytes((head, *rows, *hidden))


def index_json(measure: Measure, partnership: str) -> bytes:
    """A measure with all its readings, by the keys of its file; null or empty where not stated."""
    found = {"format": FORMAT, "partnership": partnership, "measure": _stated(measure)}
    return record_json(found)


def _stated(value: Any) -> Any:
    """A record of a file, and those within it, as it is known here: without keys that are not."""
    if isinstance(value, Record):
        keys = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        told = {key: getattr(value, name) for key, name in keys if key not in ("extra", "schema")}
        return {key: _stated(one) for key, one in told.items()}
    return [_stated(one) for one in value] if isinstance(value, tuple) else value


def table_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file; it begins with a mark by which spreadsheets know its letters."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return ("\ufeff" + made.getvalue()).encode()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; its line ends are kept.

    One that begins with the guard itself gets another, so that it can be read back as it was.
    """
    text = "\n".join(map(line_shown, cell.split("\n")))
    begins = text.lstrip().startswith(FORMULA) or text.startswith((GUARD, *FORMULA))
    return GUARD + text if begins else text


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    rest = cell.removeprefix(GUARD)
    return rest if rest != cell and guarded(rest) == cell else cell


def register_json(register: Register) -> bytes:
    """Agenda, attendance, decisions and actions of a meeting, or the last two of all; null or empty
    where not stated.
    """
    strategy, meeting = register.folder.strategy, register.meeting
    found = {
        "format": FORMAT,
        "partnership": strategy.value.title if strategy else "",
        "meeting": _meeting(meeting, register) if meeting else None,
        "entries": register.table.records,
    }
    return record_json(found)


def record_json(record: Told) -> bytes:
    """A record as JSON."""
    return (json.dumps(msgspec.to_builtins(record), ensure_ascii=True, indent=2) + "\n").encode()


def _round(meeting: Meeting, public: bool) -> dict[str, Any]:
    """Until when who was asked in writing, and what they have answered; nothing of a private one
    where all may read it, nor what was said with an answer.
    """
    if not meeting.written or (public and any(item.private for item in meeting.items)):
        return {}
    names = ("person", "vote", "at") if public else ("person", "vote", "at", "text")
    answers = [{name: getattr(one, name) for name in names} for one in meeting.answers]
    return {"form": meeting.form, "deadline": meeting.deadline, "answers": answers}


def _meeting(meeting: Meeting, register: Register) -> dict[str, Any]:
    """What identifies a meeting, its agenda, and who took part."""
    public = register.public
    return {
        "id": meeting.id,
        "title": meeting.title,
        "number": meeting.number,
        "date": meeting.date,
        "state": meeting.state,
        "case_number": meeting.case_number,
        "example": meeting.example,
        **_round(meeting, public),
        "items": [
            {
                "id": item.id,
                "title": item.title,
                "kind": item.kind,
                "minutes": item.minutes,
                "of": item.of,
                "case_number": item.case_number,
                "links": link_records(item.links),
            }
            for item in meeting.items
            if not (public and item.private)
        ],
        "attendance": register.roll.records,
    }
