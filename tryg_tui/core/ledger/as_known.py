"""What the registers said on a day that is looked back at: nothing later, of whatever kind."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.ledger.ledger import Ledger, ReadingPoint
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.folder import A_DAY, Folder, Loaded
from tryg_tui.core.model.initiative import Indicator, Initiative, Lead, Platform, Reading, Step
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy

T = TypeVar("T")
F = TypeVar("F", Reading, ReadingPoint)

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Known:
    """What was known on a day, as far as what is known today tells.

    Looked back at, a period counts from its last day on, so that nothing that may have been later
    shows, and what has no time, but rests on a report, once the year of that is over. Of today all
    that is written down is known, but for days and years that are still to come.
    """

    def __init__(self, folder: Folder, day: dt.date, today: dt.date) -> None:
        """Look back from today at a day."""
        self.day, self.today, self._back = day, today, day < today
        self._period = folder.period
        years = years_in(folder.partnership.report)
        self._reported = dt.date(min(years), 12, 31) if years else None
        """When the year of the report was over that lines are of."""

    def by(self, date: dt.date | None, text: str = "") -> bool:
        """Whether a day, or the last of a period, was there; no time at all is no later one."""
        if text and not self._back:
            due = parse_due(text, self.today, None, past=True)
            if not (due and due.exact and due.date):
                return min(years_in(text), default=self.day.year) <= self.day.year
            date = due.date
        last = date or self._last(text)
        return last is None or last <= self.day

    def _last(self, text: str) -> dt.date | None:
        """The last day that a time in words names; else of its last year; None without one."""
        due = parse_due(text, self.today, None, past=True) if text else None
        if due and due.date:
            return due.date
        years = years_in(text)
        return dt.date(max(years), 12, 31) if years else None

    def told(self, one: Any) -> bool:
        """Whether something could be told: by its own time, else by that of what it rests on."""
        date, text = getattr(one, "date", None), getattr(one, "date_text", "")
        text = text or getattr(one, "period", "")
        # "In the period of the report" names no time of its own.
        if date or self._last(text):
            return self.by(date, text)
        if (year := getattr(one, "year", None)) is not None:
            return bool(year <= self.day.year)
        lines = getattr(one, "lines", ())
        early = self._back and self._reported is not None and self._reported > self.day
        return not (lines and early)

    def reported(self, point: Any) -> bool:
        """Whether a reading or a change of the register was there: that of today by its day too,
        which of a period is the last.
        """
        return self.told(point) and (point.date is None or point.date <= self.day)

    def those(self, some: Iterable[T]) -> tuple[T, ...]:
        """Those that could be told."""
        return tuple(one for one in some if self.told(one))

    def strategy(self, it: Strategy) -> Strategy:
        """The strategy, without its versions to come."""
        versions = tuple(one for one in it.versions if one.first_year <= self.day.year)
        return replace(it, versions=versions, facts=self.those(it.facts))

    def initiative(self, it: Initiative) -> Initiative:
        """An initiative without what was not there yet."""
        return replace(
            it,
            leads=tuple(self._lead(one) for one in it.leads if self.by(one.since, one.since_text)),
            lifecycle=self.those(it.lifecycle),
            platforms=tuple(self._platform(one) for one in it.platforms if self.by(one.since)),
            indicators=tuple(map(self._indicator, it.indicators)),
            readings=tuple(map(self.figure, self.those(it.readings))),
            steps=tuple(map(self._step, self.those(it.steps))),
            facts=self.those(it.facts),
        )

    def _indicator(self, one: Indicator) -> Indicator:
        """An indicator, of which no decision to come says whose readings count."""
        meeting, _number = split_citation(one.decided) or ("", 0)
        later = meeting > f"{self.day + A_DAY}"
        return replace(one, valid="", decided="") if later else one

    def figure(self, one: F) -> F:
        """A reading with the value it had: as the first revision after the day says."""
        known = tuple(each for each in one.revisions if each.on <= self.day)
        if known == one.revisions:
            return one
        later = min((each for each in one.revisions if each.on > self.day), key=lambda it: it.on)
        return replace(one, value=later.old, revisions=known)

    def _lead(self, lead: Lead) -> Lead:
        """A lead, who had not gone yet; an end still to come today may have been planned then."""
        last = lead.until or self._last(lead.until_text)
        ended = last is not None and self.day < last <= self.today
        return replace(lead, until=None, until_text="") if ended else lead

    def _platform(self, one: Platform) -> Platform:
        """A platform, which goes on before the report that tells that it was closed."""
        return one if self.told(one) else replace(one, state="active", closed_text="")

    def _step(self, step: Step) -> Step:
        """A step as it stood."""
        done, lapsed = (one if self.by(one) else None for one in (step.done, step.lapsed))
        return replace(step, done=done, lapsed=lapsed)

    def begun(self, it: Initiative) -> bool:
        """Whether an initiative was part of the strategy."""
        since = [one for one in it.lifecycle if one.change == "prioritised"]
        if since:
            return bool(self.those(since))
        return it.prioritised is None or it.prioritised <= self.day.year

    def communication(self, year: CommunicationYear) -> CommunicationYear:
        """What had been done of a year; what has no day in it may have been at its end."""
        over = not self._back or dt.date(year.year, 12, 31) <= self.day
        done = tuple(
            one
            for one in year.activities
            if (self.by(one.date, one.date_text) if one.date or self._last(one.date_text) else over)
        )
        ids = {one.id for one in done}
        figures = tuple(one for one in year.figures if one.activity in ids)
        facts = tuple(one for one in self.those(year.facts) if over or one.date_text)
        return replace(year, activities=done, figures=figures, facts=facts)

    def measure(self, it: Measure) -> Measure:
        """A measure with what could be said of it. Its figures and what was said of a year stay,
        as each has its survey, whose publication is asked for wherever they show.
        """
        facts = tuple(one for one in it.facts if one.year is not None or self.told(one))
        return replace(it, facts=facts)

    def form(self, form: InitiativeReport) -> bool:
        """Whether a form was there: once it came in; one known from the report alone, which does
        not say when that was, once its year was over. One that is only begun, or says in words
        when it came in, is there at once.
        """
        if form.received is not None:
            return form.received <= self.day
        by_words = bool(form.received_text) or not form.came_in
        return by_words or self._period(form.year)[1] < self.day


def as_known(folder: Folder, ledger: Ledger, day: dt.date, today: dt.date) -> tuple[Folder, Ledger]:
    """A folder whose registers say what they could on a day, looked back at from today, and a
    ledger that goes as far; what minutes say of an initiative was there, whatever registers say.
    """
    known = Known(folder, day, today)
    strategy = folder.strategy
    before = replace(
        folder,
        strategy=strategy and replace(strategy, value=known.strategy(strategy.value)),
        initiatives=_each(
            (
                one
                for one in folder.initiatives
                if known.begun(one.value) or ledger.discussed.get(one.value.id)
            ),
            known.initiative,
        ),
        measures=_each(folder.measures, known.measure),
        communication=_each(
            (one for one in folder.communication if one.value.year <= day.year),
            known.communication,
        ),
        reports=tuple(one for one in folder.reports if known.form(one.value)),
        yearly=tuple(one for one in folder.yearly if one.value.year <= day.year),
    )
    # Where nothing is to come, what is drawn of a folder stays what it was.
    return folder if before == folder else before, _told(ledger, known)


def _each(files: Iterable[Loaded[Any]], known: Any) -> tuple[Loaded[Any], ...]:
    """Files with what was known of each."""
    return tuple(replace(one, value=known(one.value)) for one in files)


def _told(ledger: Ledger, known: Known) -> Ledger:
    """A ledger with what of the registers was known; what minutes say is its own."""
    readings = {
        key: tuple(known.figure(one) for one in of if one.source or known.reported(one))
        for key, of in ledger.readings.items()
    }
    lives = {
        key: tuple(one for one in of if one.source or known.reported(one))
        for key, of in ledger.lives.items()
    }
    if (readings, lives) == (ledger.readings, ledger.lives):
        return ledger
    return replace(ledger, readings=readings, lives=lives)


def years_in(text: str) -> set[int]:
    """The years that a text names.

    >>> sorted(years_in("2014–2017"))
    [2014, 2017]
    """
    return {int(found) for found in _YEAR.findall(text)}
