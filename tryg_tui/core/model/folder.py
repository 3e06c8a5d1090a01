"""Everything a folder holds, as read."""

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Id
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.initiative import Indicator, Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Body, Person, Strategy

D = TypeVar("D", bound=Document)

A_DAY, A_YEAR = dt.timedelta(days=1), dt.timedelta(days=365)


FILES: dict[type[Document], str] = {
    Strategy: "strategy",
    Initiative: "initiatives",
    Measure: "measures",
    CommunicationYear: "communication",
    InitiativeReport: "reports",
    YearlyReport: "yearly",
}
"""What of a folder holds the files of each kind, minutes apart."""

PLACES: dict[type[Document], str] = {
    Initiative: "initiatives/{0.id}.toml",
    Measure: "safety-index/{0.measure}.toml",
    CommunicationYear: "communication/{0.year}.toml",
    InitiativeReport: "reports/{0.year}/{0.initiative}.toml",
    YearlyReport: "reports/{0.year}/report.toml",
    Meeting: "minutes/{0.id}.toml",
}
"""Where the file of each kind belongs by what stands in it."""


def own_path(document: Document) -> str:
    """The path below the folder of the file that is named for what it holds."""
    return PLACES[type(document)].format(document)


def _near(day: dt.date | None, usual: dt.date) -> dt.date:
    """A day where it is one within a year of the usual one, which else is meant."""
    return day if day and abs(day - usual) < A_YEAR else usual


def place_of(loaded: "Loaded[Any]") -> tuple[int, str]:
    """Where a file stands among those of its kind: initiatives in the order of the strategy."""
    order = loaded.value.order if isinstance(loaded.value, Initiative) else 0
    return order, loaded.path


class Loaded(msgspec.Struct, Generic[D], frozen=True, kw_only=True):
    """A file that could be read."""

    path: str
    """Below the folder, with slashes: "minutes/2018-04-10.toml"."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    value: D
    alike: tuple[str, ...] = ()
    """Of minutes: the same of their text with other line ends, or the mark of Unicode or none, as
    tools on the way from one computer to another leave it.
    """

    def is_version(self, sha256: str) -> bool:
        """Whether a SHA-256 is of what the file says, whatever ends its lines."""
        return sha256 == self.sha256 or sha256 in self.alike


class Folder(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A folder of the partnership."""

    strategy: Loaded[Strategy] | None = None
    initiatives: tuple[Loaded[Initiative], ...] = ()
    measures: tuple[Loaded[Measure], ...] = ()
    communication: tuple[Loaded[CommunicationYear], ...] = ()
    reports: tuple[Loaded[InitiativeReport], ...] = ()
    yearly: tuple[Loaded[YearlyReport], ...] = ()
    """The yearly status reports somebody has worked on, in order of year."""
    meetings: tuple[Loaded[Meeting], ...] = ()
    """In order of date, then id."""

    @property
    def partnership(self) -> Strategy:
        """The strategy; where it cannot be read, one that says nothing."""
        return self.strategy.value if self.strategy else Strategy(title="")

    def meeting(self, id: Id) -> Loaded[Meeting] | None:
        """The meeting with an id, or None."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[Id, Loaded[Meeting]]:
        """The meetings by id; of two with the same one, the first counts."""
        return {loaded.value.id: loaded for loaded in reversed(self.meetings)}

    @cached_property
    def moved(self) -> dict[Id, dt.date]:
        """The day each meeting is held that was moved."""
        meetings = (loaded.value for loaded in self.meetings)
        return {meeting.id: meeting.date for meeting in meetings if meeting.moved_from}

    def body_of(self, meeting: Meeting) -> Id:
        """The group a meeting is of; one that names none is of that whose meetings are kept."""
        return meeting.body or self.partnership.body

    def met_by(self, body: Id) -> frozenset[Id]:
        """The meetings of a group; without a group, all of them."""
        every = (loaded.value for loaded in self.meetings)
        return frozenset(one.id for one in every if not body or self.body_of(one) in ("", body))

    @cached_property
    def groups(self) -> tuple[Body, ...]:
        """The groups that hold meetings here, in the order of the strategy."""
        met = {self.body_of(loaded.value) for loaded in self.meetings}
        return tuple(body for body in self.partnership.bodies if body.id in met)

    def initiative(self, id: Id) -> Initiative | None:
        """The initiative with an id, or None."""
        return self._initiatives.get(id)

    @cached_property
    def _initiatives(self) -> dict[Id, Initiative]:
        """The initiatives by id; of two with the same one, the first counts."""
        return {loaded.value.id: loaded.value for loaded in reversed(self.initiatives)}

    def indicator(self, initiative: Id, id: Id) -> Indicator:
        """An indicator of an initiative; one that is gone is called by its id."""
        found = self.initiative(initiative)
        known = (one for one in (found.indicators if found else ()) if one.id == id)
        return next(known, Indicator(id=id, title=id, unit=""))

    def person(self, id: Id) -> Person | None:
        """The participant with an id, or None."""
        return next((person for person in self.partnership.people if person.id == id), None)

    def with_meeting(self, loaded: Loaded[Meeting]) -> "Folder":
        """The folder with one meeting put in or replaced."""
        others = (m for m in self.meetings if m.value.id != loaded.value.id)
        ordered = sorted((*others, loaded), key=lambda m: (m.value.date, m.value.id))
        return replace(self, meetings=tuple(ordered))

    def with_file(self, loaded: Loaded[Any]) -> "Folder":
        """The folder with one file put in or replaced."""
        if isinstance(loaded.value, Meeting):
            return self.with_meeting(loaded)
        name = FILES[type(loaded.value)]
        if name == "strategy":
            return replace(self, strategy=loaded)
        others = (one for one in getattr(self, name) if one.path != loaded.path)
        ordered = sorted((*others, loaded), key=place_of)
        return replace(self, **{name: tuple(ordered)})

    def without_file(self, path: str) -> "Folder":
        """The folder without a file, of any kind but the strategy."""
        lists = {name: getattr(self, name) for name in {*FILES.values(), "meetings"} - {"strategy"}}
        left = {
            name: tuple(one for one in held if one.path != path) for name, held in lists.items()
        }
        return replace(self, **left)

    def file(self, path: str) -> Loaded[Any] | None:
        """A file by its path, or None."""
        return next((one for one in self.documents() if one.path == path), None)

    def documents(self) -> tuple[Loaded[Any], ...]:
        """All files in the order they are listed in."""
        return (
            *((self.strategy,) if self.strategy else ()),
            *self.initiatives,
            *self.measures,
            *self.communication,
            *self.reports,
            *self.yearly,
            *self.meetings,
        )

    def report(self, initiative: Id, year: int) -> Loaded[InitiativeReport] | None:
        """The form of an initiative for a year, or None."""
        of = (initiative, year)
        found = (r for r in self.reports if (r.value.initiative, r.value.year) == of)
        return next(found, None)

    def yearly_report(self, year: int) -> Loaded[YearlyReport] | None:
        """The status report of a year, or None where nobody has worked on it."""
        return next((one for one in self.yearly if one.value.year == year), None)

    def period(self, year: int) -> tuple[dt.date, dt.date]:
        """The first and last day of what is reported on for a year: as its report or the longest
        of its forms says, else from and up to what those of the years beside it say, so that no day
        is lost, else as the years of the strategy go.
        """
        (first, last), begins = self._stated(year), self.partnership.begins
        before, after = self._stated(year - 1)[1], self._stated(year + 1)[0]
        start = first or _near(before and before + A_DAY, begins(year))
        end = last or _near(after and after - A_DAY, begins(year + 1) - A_DAY)
        return (start, max(start, end)) if first else (min(start, end), end)

    def _stated(self, year: int) -> tuple[dt.date | None, dt.date | None]:
        """The first and last day that the report of a year or its forms state."""
        forms = [one.value for one in self.reports if one.value.year == year]
        firsts = [form.first_day for form in forms if form.first_day]
        lasts = [form.last_day for form in forms if form.last_day]
        own = self.yearly_report(year)
        report = own.value if own else YearlyReport(year=year)
        return (
            report.first_day or min(firsts, default=None),
            report.last_day or max(lasts, default=None),
        )

    def today(self, today: dt.date) -> dt.date:
        """The date to reckon with: the folder's `as_of` where it has one."""
        return self.partnership.as_of or today


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile, where it would be looked for at all.

    What is read from a folder and folded stays, and has no rings in it: looking through all of it
    each time that a little more has come takes most of the time where it is much.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
