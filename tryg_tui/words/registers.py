"""The registers in words: what they and their fields are called, and what is wrong in a field."""

from collections.abc import Callable
from typing import Any

from tryg_tui.core.model.base import Record
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Lead, LifeCycleEvent, Reading, Step, YearTarget
from tryg_tui.core.model.safety_index import IndexReading
from tryg_tui.core.registers import changes
from tryg_tui.core.registers.fields import Fault, Field, Target, title_of
from tryg_tui.core.registers.register import Around, Name, named
from tryg_tui.locale import N_, _, long_date, ngettext, number
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import lead_span, step_when
from tryg_tui.words.names import files_words

_TITLES: dict[str, str] = {
    "people": N_("Participants"),
    "partners": N_("Partners"),
    "bodies": N_("Groups"),
    "initiatives": N_("Initiatives"),
    "themes": N_("Themes"),
    "measures": N_("Measures of the index"),
    "outreach": N_("Outreach outside meetings"),
    "agenda": N_("Standing agenda"),
    "statuses": N_("Words for status"),
    "reporting": N_("Where the yearly report goes"),
    "partnership": N_("The partnership"),
}

_LABELS: dict[str, str] = {
    **_TITLES,
    "Activity.partners": N_("Who took part"),
    "Activity.text": N_("What happened"),
    "AgendaItem.private": N_("Not for the shared screen"),
    "AgendaItem.text": N_("What it is about"),
    "Area.note": N_("What to know when comparing years"),
    "Indicator.months_between": N_("Months between readings"),
    "Indicator.since": N_("Followed from"),
    "Indicator.until": N_("Followed until"),
    "Lead.title": N_("Role and authority"),
    "Meeting.date": N_("Date"),
    "Meeting.start": N_("Begins"),
    "Measure.measure": N_("Short name in the files"),
    "Measure.owner": N_("Who makes it"),
    "Person.title": N_("Role"),
    "Presentation.of": N_("In the minutes"),
    "Source.title": N_("Publication"),
    "Step.text": N_("What is to be done"),
    "Strategy.body": N_("Group whose meetings are kept"),
    "activities": N_("Activities"),
    "activity": N_("Activity"),
    "address": N_("Address"),
    "answers": N_("Number of answers"),
    "area": N_("Area"),
    "areas": N_("Areas"),
    "as_of": N_("Day to take as today"),
    "audience": N_("Counts those who came"),
    "audience_text": N_("For whom"),
    "baseline": N_("Baseline"),
    "basis": N_("Each value covers"),
    "baseline_text": N_("About the baseline"),
    "brief": N_("In short"),
    "case_number": N_("Case number"),
    "chair": N_("Chair"),
    "change": N_("Change"),
    "channel": N_("Channel"),
    "closed_text": N_("Why it was closed"),
    "date": N_("Date/period"),
    "date_text": N_("Date in words"),
    "definition": N_("What it means"),
    "description": N_("Description"),
    "direction": N_("Which way is better"),
    "district": N_("Our police district"),
    "done": N_("Done on"),
    "due": N_("Due"),
    "end": N_("Planned to end"),
    "example": N_("Only an example"),
    "facts": N_("Other facts"),
    "fielded": N_("When people were asked"),
    "figures": N_("Figures"),
    "first_day": N_("First day"),
    "first_year": N_("First year"),
    "formidlingsansvarlig": N_("Answers for communication"),
    "goal": N_("Goal"),
    "goal_text": N_("Why there is no goal"),
    "heading": N_("Heading"),
    "held": N_("Was held"),
    "home": N_("Our own city"),
    "id": N_("Short name in the files"),
    "indicator": N_("Indicator"),
    "indicators": N_("Indicators"),
    "items": N_("Agenda"),
    "kind": N_("Kind"),
    "language": N_("Language of the folder"),
    "lapsed": N_("Given up on"),
    "last_day": N_("Last day"),
    "last_year": N_("Last year"),
    "leads": N_("Leads"),
    "level": N_("How pressing"),
    "lifecycle": N_("Life of the initiative"),
    "lines": N_("Lines in the source"),
    "meeting_title": N_("Titles of new meetings"),
    "meets": N_("How often it meets"),
    "members": N_("Who sits in it"),
    "minutes": N_("Planned time (min)"),
    "months_between": N_("Months between meetings"),
    "name": N_("Name"),
    "note": N_("Remark"),
    "notes": N_("Remarks"),
    "number": N_("Number"),
    "of": N_("Reported by, or theme"),
    "original": N_("Reports every year"),
    "outcome": N_("What came of it"),
    "owner_text": N_("Other owners"),
    "owners": N_("Owner"),
    "partner": N_("Partner"),
    "period": N_("Period"),
    "person": N_("Participant"),
    "place": N_("Place"),
    "platforms": N_("Platforms"),
    "precision": N_("Precision"),
    "prioritised": N_("Part of the strategy from (year)"),
    "promise": N_("Promised outreach it keeps"),
    "published": N_("Published"),
    "purpose": N_("Purpose"),
    "qualifier": N_("Precision"),
    "readings": N_("Readings"),
    "received": N_("Received"),
    "report": N_("Report that the lines refer to"),
    "sample": N_("Answers in the area"),
    "secretary": N_("Minutes taken by"),
    "section": N_("Section of the yearly report"),
    "short": N_("Short title"),
    "since": N_("From"),
    "source": N_("Source"),
    "sources": N_("Sources"),
    "state": N_("State"),
    "steps": N_("Planned steps"),
    "status": N_("Status"),
    "summary": N_("Summary"),
    "surveys": N_("Surveys"),
    "target": N_("Target"),
    "target_text": N_("About the target"),
    "targets": N_("Targets by year"),
    "text": N_("Text"),
    "theme": N_("Theme"),
    "title": N_("Title"),
    "to": N_("Who receives it"),
    "unit": N_("Unit"),
    "unit_one": N_("Unit beside 1"),
    "until": N_("Until"),
    "value": N_("Value"),
    "versions": N_("Versions of the strategy"),
    "view": N_("Shown on the screen"),
    "when": N_("When"),
    "within": N_("Lies in"),
    "without_sources": N_("Sources"),
    "year": N_("Year"),
}
"""By field, and before that by kind of record and field."""

_HINTS: dict[str, str] = {
    "date": N_("as you write it: 10.4.2018"),
    "period": N_("as you write it: 10.4.2018, November 2018, spring 2018"),
    "names": N_("several with ; between them"),
    "list": N_("one on each line"),
    "wholes": N_("with commas between them"),
    "number": N_("a figure such as 85.7"),
    "time": N_("a time such as 9.30"),
    "whole": N_("a whole number"),
    "subjects": N_("a group, or a theme: what its meetings did, and its initiatives, are shown"),
    "of": N_("a line of the minutes, as 2018-04-10#3"),
    "outcome": N_("what they said of it; nothing anywhere: not shown yet"),
    "meeting_title": N_("{body}, {month}, {season} and {year} are filled in"),
}
"""By what its names are of, by field or by kind of input: how it is filled in."""

_FAULTS: dict[str, str] = {
    "empty": N_("“{field}” has to be filled in."),
    "unknown": N_("“{typed}” is not known as “{field}”."),
    "ambiguous": N_("“{typed}” may mean several: {options}."),
    "bad-date": N_("“{typed}” is not understood as a date or period."),
    "bad-day": N_("“{typed}” is no single day: write it as 10.4.2018."),
    "bad-time": N_("“{typed}” is not understood as a time: write it as 9.30."),
    "bad-number": N_("“{typed}” is not understood as a number."),
    "date-order": N_("“{field}” is before the first day."),
}

_VALUES: dict[str, Callable[[Any], str]] = {
    "view": vocabulary.view,
    "level": vocabulary.level,
    "change": vocabulary.change,
    "state": vocabulary.platform_state,
    "Area.kind": vocabulary.area_kind,
    "kind": vocabulary.item_kind,
    "direction": lambda value: vocabulary.direction(value) or _("neither way"),
    "precision": vocabulary.precision,
    "section": vocabulary.section_title,
    "qualifier": vocabulary.qualifier,
    "basis": vocabulary.basis,
    "language": vocabulary.language,
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
    "changed": N_("change of {title}"),
    "moved": N_("another place of {title}"),
    "removed": N_("removal of {title}"),
    "ended": N_("end of {title}"),
}
"""What was done with something in a register."""


def done_words(act: changes.Act, name: Name, record: Record) -> str:
    """What was done with a record of a register."""
    return _(_NEW[name] if act == "new" else _DONE[act]).format(title=record_words(record))


def register_title(name: Name) -> str:
    """What a register is called."""
    return _(_TITLES[name])


def label(kind: type[Record], name: str) -> str:
    """What a field of a record is called."""
    return _(_LABELS.get(f"{kind.__name__}.{name}", "") or _LABELS[name])


def hint(field: Field) -> str:
    """How a field is filled in, in a few words; "" where its label says enough."""
    by = ("period" if field.words else "", field.target, field.name, field.input)
    return next((_(_HINTS[one]) for one in by if one in _HINTS), "")


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
    if isinstance(record, YearTarget):
        return f"{record.year}: {number(record.value)}"
    when = step_when(record) if isinstance(record, Step) else ""
    when = lead_span(record) if isinstance(record, Lead) else when
    return " · ".join(filter(None, (title_of(record), when)))


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
    return f"{what}: {number(reading.value)}"


def fault_words(kind: type[Record], fault: Fault) -> str:
    """What is wrong in a field, and what may have been meant."""
    said, name = _(_FAULTS[fault.code]), label(kind, fault.field)
    return said.format(field=name, typed=fault.typed, options="; ".join(fault.options))


def cited_words(folder: Folder, cited: tuple[changes.Citing, ...], kind: type[Record]) -> str:
    """Why a record of a kind cannot be removed: where it is named; most can end instead."""
    said = ngettext(
        "It is named in {where} and cannot be removed.",
        "It is named in {n} files ({where}) and cannot be removed.",
        len(cited),
    ).format(n=len(cited), where=files_words(folder, (one.path for one in cited)))
    return f"{said} {_('It can end.')}" if changes.may_end(kind) else said
