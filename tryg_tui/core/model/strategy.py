"""The partnership's strategy: who takes part, how they meet, which words they use for status."""

import datetime as dt
from collections.abc import Collection
from typing import Literal

import msgspec

from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.base import Document, Fact, Id, Record, free_slug

ItemKind = Literal["approval", "information", "discussion", "decision"]
"""What an agenda item is for."""

View = Literal[
    "agenda",
    "previous-minutes",
    "actions",
    "safety-index",
    "initiatives",
    "communication",
    "measurement",
    "topics",
    "other",
    "next-meeting",
]
"""What the screen shows while an agenda item is treated."""

THEME = "theme:"
"""How it begins where an item is about a theme."""

Level = Literal["good", "risk", "critical"]
"""How much attention a status asks for."""


Language = Literal["da", "en"]
"""The languages the program speaks."""


class Version(Fact, frozen=True, kw_only=True):
    """One version of the strategy."""

    number: int
    """1 for the first."""
    period: str
    """The years as written, "2014–2017"."""
    first_year: int
    last_year: int
    purpose: str = ""


class Partner(Fact, frozen=True, kw_only=True):
    """An authority that carries the partnership."""

    id: Id
    title: str
    until: dt.date | None = None
    """The last day it is a partner; absent while it is one."""


class Person(Fact, frozen=True, kw_only=True):
    """A participant: a role, and a name only where the group wants one."""

    id: Id
    title: str
    """The role as it is shown, "Tovholder, Nordjyllands Politi"."""
    partner: Id = ""
    """The partner represented; empty for others."""
    name: str = ""
    bodies: tuple[Id, ...] = ()
    """The groups the person sits in."""
    since: dt.date | None = msgspec.field(default=None, name="from")
    """The first day; absent when it was always so or nobody says when."""
    until: dt.date | None = None
    """The last day; absent while the person takes part."""
    formidlingsansvarlig: bool = False
    """True for who answers for the partner's communication."""

    def acts(self, owners: Collection[Id]) -> bool:
        """Whether what some owners are to do is this one's too: by name, or as the partner's."""
        return self.id in owners or (bool(self.partner) and self.partner in owners)


class AgendaTemplateItem(Record, frozen=True, kw_only=True):
    """A standing item of the agenda."""

    id: Id
    title: str
    short: str = ""
    """The title where there is little room."""
    kind: ItemKind
    view: View
    minutes: int = 0
    """Planned time in minutes."""
    of: str = ""
    """What it is about: a group that reports, by its id, or a theme, "theme:" and its id."""


class Body(Fact, frozen=True, kw_only=True):
    """A group in the partnership's organisation; its meetings are a series of their own."""

    id: Id
    title: str
    members: str = ""
    """Who sits in it, in words; empty when no source says so."""
    meets: str = ""
    """How often it meets, in words."""
    months_between: int | None = None
    """Months from one of its meetings to the next; absent where it is as for all."""
    until: dt.date | None = None
    """The last day there is such a group; absent while it goes on."""
    agenda: tuple[AgendaTemplateItem, ...] = ()
    """Its own standing agenda; without one, that of all."""


class StatusDefinition(Fact, frozen=True, kw_only=True):
    """A status an initiative can be given, as the group defines it."""

    id: Id
    title: str
    level: Level
    definition: str
    until: dt.date | None = None
    """The last day it is given; absent while it is in use."""


class Theme(Fact, frozen=True, kw_only=True):
    """A heading the initiatives are grouped under."""

    id: Id
    title: str
    until: dt.date | None = None
    """The last day initiatives are put under it; absent while it is in use."""


class ReportingStep(Fact, frozen=True, kw_only=True):
    """A step of the way the yearly status report goes."""

    number: int
    title: str
    to: str = ""
    """Who receives it."""
    when: str = ""


class Strategy(Document, frozen=True, kw_only=True):
    """The file `strategy.toml`."""

    title: str
    short: str = ""
    as_of: dt.date | None = None
    """The date to take as today, in a folder that shows a past situation; normally absent."""
    report: str = ""
    """Which report the line numbers of the folder's facts refer to."""
    body: Id = ""
    """The group whose meetings are kept here."""
    language: Language = "da"
    """The language of what the program writes into the folder, titles of meetings for one."""
    meeting_title: str = ""
    """How a new meeting is called, "{body}, {month} {year}" or with {season}; empty where that
    follows from how often the group meets."""
    months_between: int = 6
    """Months from one meeting to the next, where a group has not said otherwise."""
    year_from: str = ""
    """The first day of what is reported on for a year, month and day: "01-21"; empty where that is
    the first of January.
    """
    confidential_below: int = 5
    """Below how many somebody may be known by a count, so that a shared screen and public papers do
    not tell it; 0 where they tell all.
    """
    versions: tuple[Version, ...] = ()
    partners: tuple[Partner, ...] = ()
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()
    themes: tuple[Theme, ...] = ()
    agenda: tuple[AgendaTemplateItem, ...] = ()
    statuses: tuple[StatusDefinition, ...] = ()
    reporting: tuple[ReportingStep, ...] = ()
    facts: tuple["StatedFact", ...] = ()
    """Other statements of the report about the partnership as a whole."""

    def begins(self, year: int) -> dt.date:
        """The first day of what is reported on for a year; of January where nothing else can be."""
        try:
            return dt.date.fromisoformat(f"{year}-{self.year_from}")
        except ValueError:
            return dt.date(year, 1, 1)

    def group(self, id: Id) -> Body:
        """A group; one that is not listed is as all are, and has no title."""
        found = (body for body in self.bodies if body.id == id)
        return next(found, Body(id=id, title=""))

    def owner_id(self, one: Person | Partner) -> Id:
        """An id for a new participant or partner that nobody has who may own an action: from the
        title, or from the name of a participant whose role says only which partner it is.
        """
        taken = {each.id for each in self.people} | {each.id for each in self.partners}
        partners = {each.title for each in self.partners}
        name = one.name if isinstance(one, Person) and one.title in partners else ""
        return free_slug(name or one.title, taken)

    def agenda_of(self, body: Id) -> tuple[AgendaTemplateItem, ...]:
        """The standing agenda of a group: its own, else that of all."""
        return self.group(body).agenda or self.agenda

    def months_of(self, body: Id) -> int:
        """Months from one meeting of a group to the next."""
        return self.group(body).months_between or self.months_between


class StatedFact(Fact, frozen=True, kw_only=True):
    """A statement with its source that has no place of its own in the model."""

    text: str
    date_text: str = ""
    section: Section | None = None
    """The section of the yearly report it is told in; without one, that of where it stands."""
    year: int | None = None
    """The year it was stated for; None where it holds until something else is said."""

    @property
    def key(self) -> str:
        """What tells it from the other statements of its file."""
        return f"{self.date_text} {self.text}".lstrip()
