"""Checks that are the same for many fields: names, references, and what comes before what."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from tryg_tui.core.check.known import Known, Names, ids
from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.names import nearest
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Id, Problems, Record, Severity
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import own_path
from tryg_tui.core.model.initiative import Initiative, Number, Reading
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy

SEASON = dt.timedelta(days=92)
"""How far a day may be from the end of what its words name: people mean periods differently."""

_YEAR = re.compile(r"(?:19|20)\d\d")

NAMES: dict[str, Callable[[Known, Any], Names]] = {
    "person": lambda known, _it: known.people,
    "owner": lambda known, _it: known.owners,
    "status": lambda known, _it: known.statuses,
    "theme": lambda known, _it: known.themes,
    "partner": lambda known, _it: known.partners,
    "body": lambda known, _it: known.bodies,
    "subject": lambda known, _it: known.subjects,
    "step": lambda known, _it: known.steps,
    "initiative": lambda known, _it: known.initiative_names,
    "meeting": lambda known, _it: known.meeting_names,
    "area": lambda known, it: known.of_measure(it.measure, known.areas),
    "source": lambda known, it: known.of_measure(it.measure, known.sources),
    "item": lambda _known, it: ids(it.items),
    "indicator": lambda _known, it: ids(it.indicators),
    "activity": lambda _known, it: ids(it.activities),
}
"""The names there are of each sort of thing, in the folder or in a document itself."""

REFERENCES: dict[type[Document], dict[str, str]] = {
    Strategy: {
        "body?": "body",
        "people[].partner?": "partner",
        "people[].bodies[]": "body",
        "agenda[].of?": "subject",
        "bodies[].agenda[].of?": "subject",
    },
    Initiative: {
        "theme?": "theme",
        "body?": "body",
        "leads[].person?": "person",
        "steps[].owners[]": "owner",
        "readings[].indicator": "indicator",
    },
    Measure: {
        "areas[].within?": "area",
        "facts[].areas[]": "area",
        "surveys[].sources[]": "source",
        "readings[].area": "area",
        "breaks[].area?": "area",
        "revisions[].area": "area",
        "readings[].sources[]": "source",
    },
    CommunicationYear: {
        "activities[].initiatives[]": "initiative",
        "figures[].activity": "activity",
    },
    InitiativeReport: {"initiative": "initiative", "status?": "status"},
    YearlyReport: {"presented[].step": "step"},
    Meeting: {
        "body?": "body",
        "chair?": "person",
        "secretary?": "person",
        "current?": "item",
        "items[].carried_from?": "meeting",
        "items[].part_of?": "item",
        "items[].of?": "subject",
        "attendance[].stands_in_for?": "person",
        "attendance[].out_of[]": "item",
        "answers[].person": "person",
        "entries[].item": "item",
        "entries[].attendance[].stands_in_for?": "person",
        "entries[].initiative?": "initiative",
        "entries[].owners[]": "owner",
    },
}
"""The fields that name something, and what sort of thing; one with a ? may be empty."""

NAMED_BY: dict[type[Document], str] = {
    Initiative: "id",
    CommunicationYear: "year",
    YearlyReport: "year",
    Meeting: "id",
}
"""The field that a document is named by."""

UNIQUE: dict[type[Document], dict[str, str]] = {
    Strategy: dict.fromkeys(("partners", "bodies", "people", "themes", "agenda", "statuses"), "id"),
    Initiative: dict.fromkeys(("platforms", "indicators", "steps"), "id"),
    Measure: {
        "areas": "id",
        "sources": "id",
        "surveys": "year",
        "breaks": "key",
        "revisions": "key",
    },
    CommunicationYear: {"activities": "id"},
    YearlyReport: {"paragraphs": "part"},
    Meeting: {"items": "id", "attendance": "person", "answers": "person"},
}
"""The lists in which nothing is named twice, and by which field."""

ORDERED: dict[type[Document], tuple[tuple[str, str], ...]] = {
    Strategy: (
        ("versions[].first_year", "versions[].last_year"),
        ("people[].since", "people[].until"),
    ),
    Initiative: (
        ("leads[].since", "leads[].until"),
        ("indicators[].since", "indicators[].until"),
    ),
    InitiativeReport: (("first_day", "last_day"), ("first_day", "received")),
    YearlyReport: (("first_day", "last_day"),),
    Meeting: (
        ("opened", "closed"),
        ("items[].started", "items[].ended"),
    ),
}
"""Fields of which the second does not come before the first."""


def values(record: Record, path: str) -> Iterator[tuple[str, Any]]:
    """Every value at a path, such as "people[].partner", with the key it stands under in the file.

    A record without such a field is passed over.
    """
    step = _step(type(record), path)
    if step is None:
        return
    value = getattr(record, step.field)
    if not step.is_list:
        yield step.key, value
        return
    for number, member in enumerate(value, 1):
        at = f"{step.key}[{number}]"
        if not step.rest:
            yield at, member
            continue
        for below, each in values(member, step.rest):
            yield f"{at}.{below}", each


class Step(NamedTuple):
    """The first part of a path."""

    field: str
    """The field of the record."""
    key: str
    """Its key in the file."""
    is_list: bool
    """Whether the path goes on in each of its members."""
    rest: str
    """How it does so."""


@cache
def _step(kind: type[Record], path: str) -> Step | None:
    """How a path begins in records of a kind; None where they have no such field."""
    first, _dot, rest = path.partition(".")
    name = first.removesuffix("[]")
    keys = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    return Step(name, keys[name], name != first, rest) if name in keys else None


def references(document: Document, known: Known, problems: Problems) -> None:
    """What a document names is known."""
    for path, what in REFERENCES[type(document)].items():
        names = NAMES[what](known, document)
        for key, value in values(document, path.removesuffix("?")):
            for name in value if isinstance(value, tuple) else (value,):
                if names is not None and name not in names:
                    refer(problems, what, key, str(name), names, optional=path.endswith("?"))


def refer(
    problems: Problems, what: str, key: str, name: Id, names: Names, *, optional: bool = False
) -> None:
    """Note a problem when a name is not among the known ones; an optional one may be empty."""
    if names is None or name in names or (optional and not name):
        return
    problems.add(f"unknown-{what}", key, name=name, nearest=nearest(name, sorted(names)))


def unique(document: Document, _known: Known, problems: Problems) -> None:
    """Nothing is named twice in a list."""
    for key, field in UNIQUE.get(type(document), {}).items():
        once(problems, key, getattr(document, key), field)


def once(problems: Problems, key: str, records: Iterable[Record], field: str = "id") -> None:
    """Note a problem for each record that is named as an earlier one of its list."""
    first: dict[str, int] = {}
    for number, record in enumerate(records, 1):
        name = str(getattr(record, field))
        if first.setdefault(name, number) != number:
            other = f"{key}[{first[name]}].{field}"
            problems.add("duplicate-id", f"{key}[{number}].{field}", name=name, other=other)


def own_file(document: Any, known: Known, problems: Problems) -> None:
    """A document lies where its content says it belongs, and no other file is about the same."""
    if type(document) in NAMED_BY:
        same_name(problems, NAMED_BY[type(document)], document)
    first = None
    if isinstance(document, Initiative):
        first = known.initiatives[document.id].path
    elif isinstance(document, Meeting):
        first = known.meetings[document.id].path
    if first not in (None, problems.file):
        problems.add("duplicate-id", "id", name=document.id, other=first)


def same_name(problems: Problems, key: str, document: Document) -> None:
    """Note a problem when a file does not lie where its content says it belongs."""
    path = own_path(document)
    if problems.file != path:
        problems.add("id-not-file-name", key, name=str(getattr(document, key)), path=path)


def ordered(document: Document, _known: Known, problems: Problems) -> None:
    """What follows something does not come before it."""
    for first, then in ORDERED.get(type(document), ()):
        pairs = zip(values(document, first), values(document, then), strict=True)
        for (_key, earlier), (key, later) in pairs:
            in_order(problems, key, earlier, later)


def in_order(problems: Problems, key: str, first: Any, then: Any) -> None:
    """Note a problem when a year, day or time comes before the one it should follow.

    Times with and without an offset cannot be compared, so nothing is said of them here.
    """
    if first is None or then is None or _offset(first) != _offset(then):
        return
    if then < first:
        problems.add("date-order", key, value=then, earlier=first)


def as_told(
    problems: Problems, key: str, day: dt.date | None, words: str, today: dt.date | None = None
) -> None:
    """Note a problem when a day is far from what the words beside it name with a year."""
    if day is None or not _YEAR.search(words):
        return
    said = parse_due(words, today or day, None)
    if said is not None and said.date and abs(said.date - day) > SEASON:
        problems.add("due-otherwise", key, "warning", value=day, words=words)


def _offset(when: int | dt.date | dt.time) -> bool:
    """Whether a time says how far it is from UTC."""
    return getattr(when, "tzinfo", None) is not None


def possible(problems: Problems, key: str, reading: Reading | ReadingEntry, unit: str) -> None:
    """Note a problem when a reading in per cent is not from 0 to 100, or those it counts are fewer
    than none or more than all.
    """
    if reading.value is None:
        return
    per_cent(problems, f"{key}.value", reading.value, unit, "warning")
    all = reading.denominator
    if all is not None and reading.value > all and not is_share(unit):
        problems.add("denominator", f"{key}.of", "warning", value=all, low=reading.value)
    if all is not None and reading.value < 0 and not is_share(unit):
        problems.add("below-nought", f"{key}.value", "warning", value=reading.value)


def per_cent(
    problems: Problems, key: str, value: Number, unit: str, severity: Severity = "error"
) -> None:
    """Note a problem when a value in per cent is not from 0 to 100."""
    if is_share(unit) and not 0 <= value <= 100:
        problems.add("value-range", key, severity, value=value, low=0, high=100)
