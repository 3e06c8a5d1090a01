"""An initiative: its goal, life cycle, platforms, indicators with readings, and planned steps."""

import datetime as dt
import re
from typing import Literal, get_args

import msgspec

from tryg_tui.core.model.base import Citation, Document, Fact, Id, Record
from tryg_tui.core.model.strategy import StatedFact

Change = Literal[
    "prioritised", "adjusted", "goal-reached", "dissolved", "retired", "split", "merged"
]  # fmt: skip
"""A change in the life of an initiative."""

ENDINGS: frozenset[Change] = frozenset(get_args(Change)) - {"prioritised", "adjusted"}
"""The changes that end it; of one that is split or merged, others go on with what it did."""

Direction = Literal["higher", "lower", "neutral"]
"""Which way is better; neutral where the figure only describes."""

Qualifier = Literal["exact", "about", "more-than", "less-than", "average"]
"""How exactly the source states a figure."""

BOUNDS: frozenset[Qualifier] = frozenset({"more-than", "less-than"})
"""The qualifiers of figures that only bound the value."""

Basis = Literal[
    "day", "month", "quarter", "half-year", "school-year", "year", "rolling-12", "cumulative"
]  # fmt: skip
"""What one value of an indicator covers; cumulative is all from the start until then."""

Missing = Literal["not-published", "confidential", "not-measured", "awaited"]
"""Why there is no value of an indicator for a day or period."""

Number = int | float


_COUNT = re.compile(r"^(antal|number( of)?)(?!\w) *", re.IGNORECASE)
"""How a unit begins that is, or says first, that something is counted."""


def unit_of(value: Number, unit: str, one: str) -> str:
    """A unit as it stands beside a value; `one` is how it stands beside 1, where that is known.

    That it is a number says the value itself: "antal ture" are "ture", and "antal" is nothing.
    """
    return one if value == 1 and one else _COUNT.sub("", unit)


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

    @property
    def key(self) -> str:
        """What tells it from the other leads of its initiative."""
        return f"{self.person or self.title} {self.since or self.since_text}".rstrip()

    def leads_on(self, day: dt.date) -> bool:
        """Whether it is who leads on a day, as far as that is said."""
        return (self.since or day) <= day <= (self.until or day)


class LifeCycleEvent(Fact, frozen=True, kw_only=True):
    """A dated change in the life of an initiative."""

    change: Change
    date: dt.date | None = None
    """The day, or the last day of the period that `date_text` names."""
    date_text: str = ""
    text: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other changes of its initiative."""
        return f"{self.change} {self.date or self.date_text}"


class Platform(Fact, frozen=True, kw_only=True):
    """A part of an initiative with a life of its own."""

    id: Id
    title: str
    goal: str = ""
    state: Literal["active", "closed"] = "active"
    since: dt.date | None = None
    closed_text: str = ""
    """Why it was closed."""


class YearTarget(Record, frozen=True, kw_only=True):
    """What an indicator is to be at in one year."""

    year: int
    value: Number


class IndicatorBreak(Record, frozen=True, kw_only=True):
    """Where readings cannot be compared any more, as something else is measured from then on."""

    before: dt.date
    """The first day of what is measured now."""
    why: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other breaks of its indicator."""
        return str(self.before)


class ReadingRevision(Record, frozen=True, kw_only=True):
    """A value that whoever published it has put right: the reading holds what it is now."""

    old: Number
    """What it was before."""
    on: dt.date
    """The day from which it is another."""
    why: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other revisions of its reading."""
        return str(self.on)


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
    targets: tuple[YearTarget, ...] = ()
    """What it is to be at year by year, beside or instead of the one target."""
    basis: Basis | None = None
    """What one value covers; absent when nobody has said."""
    confidential_below: int | None = None
    """Below how many a count is not for everybody; absent where it is as for all, 0 where none is:
    walks are nobody.
    """
    months_between: int | None = None
    """How often a reading is due, in months; absent when no rhythm is agreed."""
    since: dt.date | None = None
    """The first day it is followed, from which on readings are due; absent where nobody knows."""
    until: dt.date | None = None
    """The last day it is followed; absent while it is."""
    valid: str = ""
    """Whose readings count where several say otherwise of one day or period, in the words of their
    source; empty where nobody has decided that.
    """
    decided: Citation = ""
    """The decision that says so, "2018-04-10#7"."""
    breaks: tuple[IndicatorBreak, ...] = ()

    def unit_of(self, value: Number) -> str:
        """The unit as it stands beside a value.

        >>> Indicator(id="ture", title="Ture", unit="ture", unit_one="tur").unit_of(1)
        'tur'
        """
        return unit_of(value, self.unit, self.unit_one)

    def target_at(self, day: dt.date | None) -> YearTarget | Number | None:
        """What a value of a day is held against: the target of its year, or the next one to come;
        after the last of them, or without a day, the one target, else the last of them.
        """
        targets = sorted(self.targets, key=lambda one: one.year)
        coming = (one for one in targets if day is not None and one.year >= day.year)
        last = self.target if self.target is not None or not targets else targets[-1]
        return next(coming, last)

    @property
    def backward(self) -> tuple[Number, ...]:
        """The targets on the side of the baseline that is worse by the direction."""
        if self.baseline is None or self.direction == "neutral":
            return ()
        aims = [one.value for one in self.targets]
        aims += [] if self.target is None else [self.target]
        sign = 1 if self.direction == "higher" else -1
        return tuple(aim for aim in aims if (aim - self.baseline) * sign < 0)


class Reading(Fact, frozen=True, kw_only=True):
    """One value of an indicator."""

    indicator: Id
    value: Number | None = None
    """Absent where it is missing."""
    qualifier: Qualifier = "exact"
    denominator: int | None = msgspec.field(default=None, name="of")
    """Of how many it is so many, or so many per cent, where that is known."""
    missing: Missing | None = None
    """Why there is no value; then it is neither overdue nor nought."""
    date: dt.date | None = None
    """The day, or the last day of the period that `period` names."""
    period: str = ""
    """The date or period as the source writes it, "oktober 2016"."""
    text: str = ""
    revisions: tuple[ReadingRevision, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the other readings of its file."""
        return f"{self.indicator} {self.date or self.period} {self.source}".rstrip()


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

    def is_open(self, day: dt.date) -> bool:
        """Whether it was still to be done on a day, when that was over."""
        return all(one is None or one > day for one in (self.done, self.lapsed))


class Initiative(Document, frozen=True, kw_only=True):
    """A file of the folder `initiatives/`."""

    id: Id
    title: str
    theme: Id = ""
    body: Id = ""
    """The group it belongs to; empty where it is everybody's."""
    original: bool = False
    """True for the initiatives written into the strategy, which are asked for a form each year."""
    reports: bool = False
    """True for a later one that is asked for a form each year all the same."""
    prioritised: int | None = None
    """The year it became part of the strategy."""
    order: int = 0
    """Its place among the initiatives: the lowest comes first, those of one by their files."""
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
    def rank(self) -> tuple[int, str]:
        """What orders it among others that are alike."""
        return self.order, self.title

    @property
    def asked(self) -> bool:
        """Whether it is asked for a form each year."""
        return self.original or self.reports

    def asked_in(self, year: int) -> bool:
        """Whether it is asked for the form of a year: it was part of the strategy by then."""
        return self.asked and (self.prioritised is None or self.prioritised <= year)

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """The steps that are neither done nor given up."""
        return tuple(step for step in self.steps if not (step.done or step.lapsed))

    @property
    def steps_over(self) -> tuple[Step, ...]:
        """The steps that are done or given up."""
        return tuple(step for step in self.steps if step.done or step.lapsed)
