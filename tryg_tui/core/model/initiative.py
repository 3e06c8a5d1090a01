"""An initiative: its goal, life cycle, platforms, indicators with readings, and planned steps."""

import datetime as dt
from typing import Literal

from tryg_tui.core.model.base import Document, Fact, Id
from tryg_tui.core.model.strategy import StatedFact

Change = Literal["prioritised", "adjusted", "goal-reached", "dissolved", "retired"]
"""A change in the life of an initiative."""

Direction = Literal["higher", "lower", "neutral"]
"""Which way is better; neutral where the figure only describes."""

Qualifier = Literal["exact", "about", "more-than", "less-than", "average"]
"""How exactly the source states a figure."""

Number = int | float


def unit_of(value: Number, unit: str, one: str) -> str:
    """A unit as it stands beside a value; `one` is how it stands beside 1, where that is known."""
    return one if value == 1 and one else unit


class Lead(Fact, frozen=True, kw_only=True):
    """Who leads the initiative, as far as a source says so."""

    title: str
    """The role and authority in words."""
    person: Id = ""
    """The participant in `strategy.toml`, where there is one."""
    since: dt.date | None = None
    since_text: str = ""
    until: dt.date | None = None
    until_text: str = ""


class LifeCycleEvent(Fact, frozen=True, kw_only=True):
    """A dated change in the life of an initiative."""

    change: Change
    date: dt.date | None = None
    """The day, or the last day of the period that `date_text` names."""
    date_text: str = ""
    text: str = ""


class Platform(Fact, frozen=True, kw_only=True):
    """A part of an initiative with a life of its own."""

    id: Id
    title: str
    goal: str = ""
    state: Literal["active", "closed"] = "active"
    since: dt.date | None = None
    closed_text: str = ""
    """Why it was closed."""


class Indicator(Fact, frozen=True, kw_only=True):
    """Something that is counted or measured."""

    id: Id
    title: str
    unit: str
    """What is counted, in the plural: "elever"."""
    unit_one: str = ""
    """The unit beside the value 1, "elev"; without it the unit stands there as it is."""
    direction: Direction = "neutral"
    baseline: Number | None = None
    """The value at the start; absent when nobody has stated one."""
    baseline_text: str = ""
    target: Number | None = None
    target_text: str = ""
    months_between: int | None = None
    """How often a reading is due, in months; absent when no rhythm is agreed."""
    until: dt.date | None = None
    """The last day it is followed; absent while it is."""

    def unit_of(self, value: Number) -> str:
        """The unit as it stands beside a value.

        >>> Indicator(id="ture", title="Ture", unit="ture", unit_one="tur").unit_of(1)
        'tur'
        """
        return unit_of(value, self.unit, self.unit_one)


class Reading(Fact, frozen=True, kw_only=True):
    """One value of an indicator."""

    indicator: Id
    value: Number
    qualifier: Qualifier = "exact"
    date: dt.date | None = None
    """The day, or the last day of the period that `period` names."""
    period: str = ""
    """The date or period as the source writes it, "oktober 2016"."""
    text: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other readings of its file."""
        return f"{self.indicator} {self.date or self.period}"


class Step(Fact, frozen=True, kw_only=True):
    """A planned next step."""

    id: Id
    text: str
    due: dt.date | None = None
    due_text: str = ""
    owners: tuple[Id, ...] = ()
    owner_text: str = ""
    """The owner in words; empty when the source names none."""
    done: dt.date | None = None
    """The day it was done."""
    lapsed: dt.date | None = None
    """The day it was given up."""


class Initiative(Document, frozen=True, kw_only=True):
    """A file of the folder `initiatives/`."""

    id: Id
    title: str
    theme: Id = ""
    original: bool = False
    """True for the initiatives written into the strategy, which report every year."""
    prioritised: int | None = None
    """The year it became part of the strategy."""
    goal: str = ""
    """What it wants to achieve; empty when none was set."""
    goal_text: str = ""
    """Why there is no goal, where a source says so."""
    description: str = ""
    lines: tuple[int, ...] = ()
    """Lines of the report for goal and description."""
    leads: tuple[Lead, ...] = ()
    lifecycle: tuple[LifeCycleEvent, ...] = ()
    platforms: tuple[Platform, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    readings: tuple[Reading, ...] = ()
    steps: tuple[Step, ...] = ()
    facts: tuple[StatedFact, ...] = ()
    """Other statements of the report."""

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """The steps that are neither done nor given up."""
        return tuple(step for step in self.steps if not (step.done or step.lapsed))
