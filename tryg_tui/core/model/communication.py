"""Outreach done outside the meetings, a file a year."""

import datetime as dt

from tryg_tui.core.model.base import Citation, Document, Fact, Id
from tryg_tui.core.model.initiative import Number, Qualifier, unit_of
from tryg_tui.core.model.strategy import StatedFact


class Figure(Fact, frozen=True, kw_only=True):
    """A number stated about an activity."""

    activity: Id
    title: str
    value: Number
    unit: str = ""
    """What is counted, in the plural: "borgere"."""
    unit_one: str = ""
    """The unit beside the value 1, "borger"; without it the unit stands there as it is."""
    qualifier: Qualifier = "exact"
    audience: bool = False
    """True when it counts the people who came."""

    @property
    def key(self) -> str:
        """What tells it from the other figures of its year."""
        return f"{self.activity} {self.title}"

    @property
    def counted_unit(self) -> str:
        """The unit as it stands beside the value."""
        return unit_of(self.value, self.unit, self.unit_one)


class Activity(Fact, frozen=True, kw_only=True):
    """One thing done to make the work known."""

    id: Id
    title: str
    date: dt.date | None = None
    """The day, or the last day of the period that `date_text` names."""
    date_text: str = ""
    channel: str = ""
    """In words: borgermøde, stand, workshop, medieomtale …"""
    place: str = ""
    text: str = ""
    audience_text: str = ""
    """Who it was for."""
    partners: tuple[str, ...] = ()
    """Who took part in it, by name."""
    initiatives: tuple[Id, ...] = ()
    promise: Citation = ""
    """The promised outreach it has kept, "2017-12-05#29", where minutes promised it."""


class CommunicationYear(Document, frozen=True, kw_only=True):
    """A file of the folder `communication/`."""

    year: int
    activities: tuple[Activity, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[StatedFact, ...] = ()
