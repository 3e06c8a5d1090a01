"""Records in words: what each is called, what may be chosen of it, and what is wrong in a field."""

from collections.abc import Callable, Sequence
from typing import Any

from tryg_tui.core.model.base import Record
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import (
    IndicatorBreak,
    Lead,
    LifeCycleEvent,
    Reading,
    ReadingRevision,
    Step,
    YearTarget,
)
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.safety_index import Break, IndexReading, Revision
from tryg_tui.core.registers import changes
from tryg_tui.core.registers.fields import Fault, Field, Target, title_of
from tryg_tui.core.registers.register import Around, Name, named
from tryg_tui.locale import N_, _, long_date, ngettext, number
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import lead_span, step_when
from tryg_tui.words.figures import missing_words
from tryg_tui.words.names import files_words

SHOWN = 4
"""How many of what may have been meant are told."""

_FAULTS: dict[str, str] = {
    "empty": N_("“{field}” has to be filled in."),
    "unknown": N_("“{typed}” is not known as “{field}”."),
    "ambiguous": N_("“{typed}” may mean several: {options}. Write more of the name."),
    "bad-date": N_("“{typed}” is not a date: write 1/6, 1.6.2018, spring 2018 or next meeting."),
    "bad-day": N_("“{typed}” is no single day: write it as 10.4.2018."),
    "bad-time": N_("“{typed}” is not understood as a time: write it as 9.30."),
    "bad-times": N_("“{typed}” is not understood as times: write them as 9.15–10.40, 11–."),
    "later": N_("“{typed}” has not come yet: write a day up to today."),
    "out-of-range": N_("“{typed}” is outside {options}."),
    "bad-number": N_("“{typed}” is not a number: write 143 or 85,7."),
    "bad-citation": N_("“{field}” is not a decision: write its number, such as 7."),
    "bad-link": N_("“{typed}” has no address: write https://… or files/… and its name."),
    "no-reason": N_("“{field}” is empty: write why it is dropped."),
    "date-order": N_("“{field}” is before the first day."),
    "value-or-missing": N_("“{typed}” is a value: leave out why there is none."),
    "value-range": N_("“{typed}” is no share: write a number from 0 to 100."),
    "denominator": N_("“{typed}” is less than those it is counted of: write of how many in all."),
    "to-come": N_("“{typed}” is still to come: write a time that has begun."),
    "below-nought": N_("“{typed}” is below nought, and no other figure of it is."),
}

_VALUES: dict[str, Callable[[Any], str]] = {
    "view": vocabulary.view,
    "level": vocabulary.level,
    "change": vocabulary.change,
    "state": vocabulary.platform_state,
    "Amendment.state": vocabulary.followup_state,
    "Amendment.outcome": vocabulary.any_outcome,
    "Area.kind": vocabulary.area_kind,
    "kind": vocabulary.item_kind,
    "direction": lambda value: vocabulary.direction(value) or _("neither way"),
    "precision": vocabulary.precision,
    "section": vocabulary.section_title,
    "qualifier": vocabulary.qualifier,
    "sample_qualifier": vocabulary.qualifier,
    "verdict": vocabulary.said_verdict,
    "basis": vocabulary.basis,
    "missing": vocabulary.missing,
    "language": vocabulary.language,
    "Attendance.status": vocabulary.presence,
    "PartCorrection.status": vocabulary.presence,
}
"""The words for what may be chosen, by field."""

_NEW: dict[Name, str] = {
    "people": N_("new participant {title}"),
    "partners": N_("new partner {title}"),
    "bodies": N_("new group {title}"),
    "initiatives": N_("new initiative {title}"),
    "themes": N_("new theme {title}"),
    "measures": N_("new measure {title}"),
    "outreach": N_("new outreach {title}"),
    "agenda": N_("new standing item {title}"),
    "statuses": N_("new word for status {title}"),
    "reporting": N_("new step of the report {title}"),
}
"""That there is something new in a register."""

_DONE: dict[changes.Act, str] = {
    "read-in": N_("what was read in ({title} …)"),
    "changed": N_("change of {title}"),
    "moved": N_("another place of {title}"),
    "removed": N_("removal of {title}"),
    "ended": N_("end of {title}"),
}
"""What was done with something in a register."""


def done_words(act: changes.Act, name: Name, record: Record) -> str:
    """What was done with a record of a register."""
    return _(_NEW[name] if act == "new" else _DONE[act]).format(title=record_words(record))


def choice_words(kind: type[Record], field: Field) -> list[tuple[str, str]]:
    """What may be chosen in a field: values with their words, nothing first where that is one."""
    words = _VALUES.get(f"{kind.__name__}.{field.name}") or _VALUES[field.name]
    found = [(value, words(value)) for value in field.values]
    return found if field.required or field.default else [("", vocabulary.not_stated()), *found]


def record_words(record: Record, around: Around | None = None) -> str:
    """What a record is called in a list; with what it stands among, ids are told as titles."""
    if isinstance(record, LifeCycleEvent):
        when = record.date_text or (str(record.date.year) if record.date else "")
        return " · ".join(filter(None, (vocabulary.change(record.change), when)))
    if isinstance(record, Reading | IndexReading):
        return _reading_words(record, around)
    if isinstance(record, Revision):
        return " · ".join((record.area, str(record.year), number(record.old)))
    if isinstance(record, ReadingRevision):
        return f"{long_date(record.on)} · {number(record.old)}"
    if isinstance(record, Break | IndicatorBreak):
        return " · ".join(filter(None, (str(record.before), record.why)))
    if isinstance(record, YearTarget):
        return f"{record.year}: {number(record.value)}"
    if isinstance(record, AgendaItem) and around and isinstance(around.document, Meeting):
        return f"{around.document.number_of(record.id)} {record.title}".strip()
    when = step_when(record) if isinstance(record, Step) else ""
    when = lead_span(record) if isinstance(record, Lead) else when
    return " · ".join(filter(None, (title_of(record), when)))


def order_words(record: Record, held: Sequence[Record]) -> str:
    """Which place a record has among others now, after it was moved there."""
    said = _("“{title}” is number {n} of {total} now.")
    n = held.index(record) + 1
    return said.format(title=record_words(record), n=n, total=len(held))


def _reading_words(reading: Reading | IndexReading, around: Around | None) -> str:
    """What a reading is of, for when, and its figure."""
    target: Target = "areas"
    if isinstance(reading, IndexReading):
        id, when = reading.area, str(reading.year)
    else:
        target, id = "indicators", reading.indicator
        when = reading.period or (long_date(reading.date) if reading.date else "")
    titles = dict(named(around, target)) if around else {}
    what = " · ".join(filter(None, (titles.get(id, id), when)))
    if reading.value is None:
        return f"{what}: {missing_words(reading.missing)}"
    return f"{what}: {number(reading.value)}"


def fault_words(name: str, fault: Fault) -> str:
    """What is wrong in a field that is called so, and what may have been meant."""
    options = "; ".join(fault.options[:SHOWN])
    return _(_FAULTS[fault.code]).format(field=name, typed=fault.typed, options=options)


def cited_words(folder: Folder, cited: tuple[changes.Citing, ...], kind: type[Record]) -> str:
    """Why a record of a kind cannot be removed: where it is named; most can end instead."""
    said = ngettext(
        "It is named in {where} and cannot be removed.",
        "It is named in {n} files ({where}) and cannot be removed.",
        len(cited),
    ).format(n=len(cited), where=files_words(folder, (one.path for one in cited)))
    return f"{said} {_('It can end.')}" if changes.may_end(kind) else said
