"""What registers there are, where their records stand, and what a change would do to the folder."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from typing import Any, Literal, TypeVar

import msgspec

from tryg_tui.core.input import names
from tryg_tui.core.input.names import Named
from tryg_tui.core.model.base import Document, Id, Record
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Indicator, Initiative, Lead
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import (
    THEME,
    AgendaTemplateItem,
    Body,
    Partner,
    Person,
    ReportingStep,
    StatusDefinition,
    Strategy,
    Theme,
)
from tryg_tui.core.registers.fields import Field, Target, fields, records_in

R = TypeVar("R", bound=Record)


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What a record that is filled in stands among."""

    folder: Folder
    document: Document | None = None
    """The file it is in, as it stands here."""
    today: dt.date
    next_meeting: dt.date | None = None
    """When the group meets next, as far as that is known."""
    unit: str = ""
    """The unit of the figures in it, where what holds them says so."""
    person: Id = ""
    """Whose part in a meeting it is, where it is that of somebody."""


def is_current(record: Record, day: dt.date) -> bool:
    """Whether a record holds on a day; `until` is its last one, and without days it always does."""
    since: dt.date | None = getattr(record, "since", None)
    until: dt.date | None = getattr(record, "until", None)
    return (since is None or since <= day) and (until is None or day <= until)


def current(records: Iterable[R], day: dt.date) -> tuple[R, ...]:
    """The records of a list that hold on a day."""
    return tuple(one for one in records if is_current(one, day))


def present(people: Iterable[Person], day: dt.date, body: Id = "") -> tuple[Person, ...]:
    """Who takes part in a body's meeting on a day: the one answer for roll calls and suggestions.

    Without a body it is everybody there is that day; so it is where nobody sits in the body, as
    far as anybody has said, for such a group has a roll call too.
    """
    there = current(people, day)
    seated = tuple(one for one in there if body in one.bodies)
    return seated if body and seated else there


def have_left(people: Iterable[Person], owners: Collection[Id], day: dt.date) -> bool:
    """Whether all who were to do something have left by a day, so that somebody else has to."""
    known = {one.id: is_current(one, day) for one in people}
    return bool(owners) and not any(known.get(owner, True) for owner in owners)


def named(around: Around, target: Target) -> list[Named]:
    """Everything that can be named, also what has ended: ids and the names people know."""
    return [pair for pair, _record in _FOUND[target](around)]


def named_by(around: Around, target: Target, text: str) -> tuple[Named, ...]:
    """Everything that a text may name."""
    if target == "owners":
        return names.owner_matches(text, named(around, "people"), named(around, "partners"))
    return names.matches(text, named(around, target))


def offered(around: Around, target: Target) -> list[Named]:
    """What is suggested where a name is asked for: all that has not ended."""
    return [pair for pair, record in _FOUND[target](around) if is_current(record, around.today)]


_ALIKE: tuple[tuple[tuple[type[Record], str], ...], ...] = (
    ((Person, "title"), (Lead, "title")),
    ((Activity, "channel"), (Outreach, "channel")),
    ((Indicator, "unit"),),
)
"""The fields that have the same kind of words in them, so that these are offered again: roles,
channels, units.
"""


def used(around: Around, kind: type[Record], name: str) -> list[Named]:
    """The words that were written before in a field of that kind, each as its own name."""
    places = next((alike for alike in _ALIKE if (kind, name) in alike), ())
    found = (
        getattr(record, attribute)
        for loaded in (around.folder.documents() if places else ())
        for record in records_in(loaded.value)
        for of, attribute in places
        if type(record) is of
    )
    return [(words, words) for words in sorted({*found} - {""})]


Pairs = Iterable[tuple[Named, Record]]
"""Names, each with the record it is of."""


def _strategy(around: Around) -> Strategy:
    """The strategy, as it stands here."""
    if isinstance(around.document, Strategy):
        return around.document
    loaded = around.folder.strategy
    return loaded.value if loaded else Strategy(title="")


def _titled(records: Iterable[Any]) -> Pairs:
    """Records by id and title."""
    return [((one.id, one.title), one) for one in records]


def _people(around: Around) -> Pairs:
    """The participants by name and role."""
    people = _strategy(around).people
    return list(zip(names.named_people(people), people, strict=True))


def _measured(around: Around) -> Pairs:
    """The indicators of all initiatives, each with the initiative before it."""
    files = (loaded.value for loaded in around.folder.initiatives)
    records = [one for initiative in files for one in initiative.indicators]
    return list(zip(names.indicators(around.folder), records, strict=True))


def _indicators(around: Around) -> Pairs:
    """The indicators of the initiative that is worked on."""
    held = around.document
    return _titled(held.indicators if isinstance(held, Initiative) else ())


class _Told(Record, frozen=True, kw_only=True):
    """Something out of minutes, as what may be named."""

    until: dt.date | None = None
    """A day long past where it is settled."""


def _promises(around: Around) -> Pairs:
    """The outreach that meetings have promised."""
    found = names.promised_outreach(around.folder)
    return [(one, _Told(until=None if is_open else dt.date.min)) for one, is_open in found]


def _activities(around: Around) -> Pairs:
    """The activities of the year that is worked on."""
    held = around.document
    return _titled(held.activities if isinstance(held, CommunicationYear) else ())


def _of_measure(name: str) -> Callable[[Around], Pairs]:
    """The areas or sources of the measure that is worked on, from all its files."""

    def found(around: Around) -> Pairs:
        held = around.document
        if not isinstance(held, Measure):
            return ()
        files = (loaded.value for loaded in around.folder.measures)
        others = (file for file in files if file.measure == held.measure)
        known = {one.id: one for file in (*others, held) for one in getattr(file, name)}
        return _titled(known.values())

    return found


def _subjects(around: Around) -> Pairs:
    """What an item of an agenda may be about: the groups, and the themes."""
    held = _strategy(around)
    themes = [((f"{THEME}{one.id}", one.title), one) for one in held.themes]
    return [*_titled(held.bodies), *themes]


def _items(around: Around) -> Pairs:
    """The items of the meeting that is worked on, by number and title, so that either names one."""
    held = around.document
    items = held.numbered if isinstance(held, Meeting) else ()
    return [((one.id, f"{number} {one.title}"), one) for number, one in items]


_FOUND: dict[Target, Callable[[Around], Pairs]] = {
    "people": _people,
    "owners": lambda around: [*_people(around), *_titled(_strategy(around).partners)],
    "measured": _measured,
    "figures": lambda around: [
        *((one, _Told()) for one in names.index_figures(around.folder)),
        *_measured(around),
    ],
    "partners": lambda around: _titled(_strategy(around).partners),
    "bodies": lambda around: _titled(_strategy(around).bodies),
    "themes": lambda around: _titled(_strategy(around).themes),
    "statuses": lambda around: _titled(_strategy(around).statuses),
    "initiatives": lambda around: _titled(one.value for one in around.folder.initiatives),
    "indicators": _indicators,
    "activities": _activities,
    "promises": _promises,
    "areas": _of_measure("areas"),
    "sources": _of_measure("sources"),
    "subjects": _subjects,
    "items": _items,
    "minutes": lambda around: [(one, _Told()) for one in names.unapproved(around.folder)],
}
"""Where the names of each kind are, as they stand in the folder and in the file worked on."""


Name = Literal[
    "people", "partners", "bodies", "initiatives", "themes", "measures", "outreach", "agenda",
    "statuses", "reporting", "partnership",
]  # fmt: skip
"""The registers, in the order they are shown."""


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """A register: the records of one list, or the files of one kind."""

    name: Name
    document: type[Document]
    """The kind of file it is in."""
    record: type[Record]
    """The kind of its records; their fields are `fields(record)`."""
    list: str = ""
    """What of the file holds the records; nothing where each record is a file of its own."""
    target: Target | None = None
    """What its records are called where others name them."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be filled in of a record; lists that are registers of their own are not."""
        others = {one.list for one in REGISTERS if one.document is self.record}
        return tuple(field for field in fields(self.record) if field.name not in others)


def _listed(name: Name, record: type[Record], target: Target | None = None) -> Register:
    """A register that is a list of the strategy."""
    return Register(name=name, document=Strategy, record=record, list=name, target=target)


REGISTERS: tuple[Register, ...] = (
    _listed("people", Person, "people"),
    _listed("partners", Partner, "partners"),
    _listed("bodies", Body, "bodies"),
    Register(name="initiatives", document=Initiative, record=Initiative, target="initiatives"),
    _listed("themes", Theme, "themes"),
    Register(name="measures", document=Measure, record=Measure),
    Register(
        name="outreach",
        document=CommunicationYear,
        record=Activity,
        list="activities",
        target="activities",
    ),
    _listed("agenda", AgendaTemplateItem),
    _listed("statuses", StatusDefinition, "statuses"),
    _listed("reporting", ReportingStep),
    Register(name="partnership", document=Strategy, record=Strategy),
)
"""All registers; what is in a record of them, such as indicators or areas, are its rows."""


class Held(msgspec.Struct, frozen=True):
    """A record of a register, and the file it stands in."""

    file: Loaded[Any]
    record: Record


def register(name: Name) -> Register:
    """A register by its name."""
    return next(one for one in REGISTERS if one.name == name)


def held(folder: Folder, of: Register) -> tuple[Held, ...]:
    """The records of a register, in the order of the files and of the list in them."""
    files = [one for one in folder.documents() if type(one.value) is of.document]
    if not of.list:
        return tuple(Held(file, file.value) for file in files)
    return tuple(Held(file, one) for file in files for one in getattr(file.value, of.list))
