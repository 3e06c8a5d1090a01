"""Whatever day is looked back at, nothing later shows: in the fold, on any page, in the report."""

import datetime as dt
import random
import re
from functools import cache
from typing import Any

import msgspec
import pytest

from tests.documents.shipped_papers import shipped
from tests.factories import held, item, loaded
from tryg_tui.core.ledger.as_known import as_known
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.attendance import PartNote
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.entries import (
    Amendment,
    AnyEntry,
    Decision,
    LifeCycle,
    Note,
    ReadingEntry,
    Status,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import (
    Change,
    Indicator,
    Initiative,
    Lead,
    LifeCycleEvent,
    Platform,
    Reading,
    Step,
)
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Area, AreaFact, IndexReading, Measure, Survey
from tryg_tui.core.model.strategy import StatedFact, StatusDefinition, Strategy, Version, View
from tryg_tui.documents.annual.report import report_paper
from tryg_tui.ui.pages.context import Chosen, Context
from tryg_tui.ui.pages.registry import page_of

FIRST, LAST = dt.date(2014, 1, 1), dt.date(2023, 12, 31)
VIEWS: tuple[View, ...] = ("safety-index", "initiatives", "communication", "measurement")
PRIVATE = "HEMMELIGT"
"""Stands in every private line."""
MARK = re.compile(r"K(\d{8})K")
CHANGES: tuple[Change, ...] = ("adjusted", "goal-reached")

TOGETHER = 10
"""So many folders are one test in the large form: a test ends long before it is taken to hang."""


def mark(day: dt.date) -> str:
    """A word that says when it became known."""
    return f"K{day:%Y%m%d}K"


def late(text: str, day: dt.date) -> list[str]:
    """The words in a text that became known after a day."""
    return [found for found in MARK.findall(text) if found > f"{day:%Y%m%d}"]


class Made:
    """A folder made by chance, every word of which says when it became known."""

    def __init__(self, seed: int) -> None:
        """Make one."""
        self.dice = random.Random(seed)
        years = range(FIRST.year, LAST.year + 1)
        self.values = {f"{50 + number / 10:.1f}": number for number in range(len(years) * 2)}
        """The figures of the index as they are shown, each only once."""
        self.out: dict[str, dt.date] = {}
        """By figure of the index: when it came out."""
        self.folder = Folder(
            strategy=loaded("strategy.toml", self.strategy()),
            initiatives=tuple(
                loaded(f"initiatives/{one.id}.toml", one)
                for one in (self.initiative(f"i{number}") for number in range(3))
            ),
            measures=(loaded("safety-index/andel.toml", self.measure(years)),),
            communication=tuple(
                loaded(f"communication/{year}.toml", self.communication(year)) for year in years
            ),
            reports=tuple(
                loaded(f"reports/{year}/i0.toml", self.form("i0", year)) for year in years
            ),
            meetings=tuple(
                loaded(f"minutes/{one.id}.toml", one)
                for one in self.corrected(
                    sorted((self.meeting() for _one in range(6)), key=lambda one: one.date)
                )
            ),
        )

    def day(self) -> dt.date:
        """Any day."""
        return FIRST + dt.timedelta(self.dice.randrange((LAST - FIRST).days))

    def fact(self, **fields: Any) -> StatedFact:
        """A statement of a day, a year or a period in words."""
        day = self.day()
        over = dt.date(day.year, 12, 31)
        kind = self.dice.randrange(3)
        if kind == 0:
            return StatedFact(text=mark(dt.date(day.year, 1, 1)), year=day.year, **fields)
        text = day.isoformat() if kind == 1 else str(day.year)
        return StatedFact(text=mark(day if kind == 1 else over), date_text=text, **fields)

    def strategy(self) -> Strategy:
        """Versions one after the other, and statements."""
        return Strategy(
            title="Tryg",
            statuses=(StatusDefinition(id="godt", title="Godt", level="good", definition=""),),
            versions=tuple(
                Version(
                    number=number,
                    period=f"{year}–{year + 3}",
                    first_year=year,
                    last_year=year + 3,
                    purpose=mark(dt.date(year, 1, 1)),
                )
                for number, year in enumerate((2014, 2018, 2022), 1)
            ),
            facts=tuple(self.fact() for _one in range(4)),
        )

    def initiative(self, id: str) -> Initiative:
        """An initiative with something of each sort."""
        begun = self.day()
        days = [self.day() for _one in range(12)]
        return Initiative(
            id=id,
            title=id,
            original=True,
            leads=tuple(
                Lead(title=mark(day), since=day, until=day + dt.timedelta(400)) for day in days[:2]
            ),
            lifecycle=(
                LifeCycleEvent(change="prioritised", date=begun, text=mark(begun)),
                *(
                    LifeCycleEvent(change=change, date=day, text=mark(day))
                    for change, day in zip(CHANGES, days[2:4], strict=True)
                ),
            ),
            platforms=(Platform(id="p", title=mark(days[4]), since=days[4]),),
            indicators=(Indicator(id="ture", title="Ture", unit="ture", direction="higher"),),
            readings=tuple(
                Reading(indicator="ture", value=number, date=day, text=mark(day))
                for number, day in enumerate(days[5:8])
            ),
            steps=(Step(id="s", text="Trin", done=days[8]),),
            facts=tuple(self.fact() for _one in range(3)),
        )

    def measure(self, years: range) -> Measure:
        """A measure whose figures came out in the year after, some days later each."""
        surveys, readings, facts = [], [], []
        free = iter(self.values)
        for year in years:
            out = dt.date(year + 1, 1, 1) + dt.timedelta(self.dice.randrange(300))
            surveys.append(Survey(year=year, published=out))
            for area in ("by", "land"):
                figure = next(free)
                self.out[figure] = out
                readings.append(IndexReading(area=area, year=year, value=float(figure)))
            facts.append(AreaFact(text=mark(out), brief=mark(out), year=year, areas=("by",)))
        return Measure(
            measure="andel",
            title="Andel",
            areas=(
                Area(id="by", title="By", kind="city", home=True),
                Area(id="land", title="Land", kind="country"),
            ),
            surveys=tuple(surveys),
            readings=tuple(readings),
            facts=tuple(facts),
        )

    def communication(self, year: int) -> CommunicationYear:
        """What was done in a year, on a day or some day of it."""
        day = dt.date(year, 1, 1) + dt.timedelta(self.dice.randrange(365))
        over = dt.date(year, 12, 31)
        return CommunicationYear(
            year=year,
            activities=(
                Activity(id="a", title=mark(day), date=day, channel="presse"),
                Activity(id="b", title=mark(over), channel="presse"),
            ),
        )

    def form(self, initiative: str, year: int) -> InitiativeReport:
        """A form that came in after its year."""
        day = dt.date(year + 1, 1, 1) + dt.timedelta(self.dice.randrange(200))
        return InitiativeReport(initiative=initiative, year=year, received=day, summary=mark(day))

    def corrected(self, meetings: list[Meeting]) -> list[Meeting]:
        """Meetings, each with corrections of lines of earlier ones and of who was there: one of
        them of a correction, and one private.
        """
        found = meetings[:1]
        for one in meetings[1:]:
            before = self.dice.choice(found)
            told: dict[str, Any] = {"item": "a"}
            told["at"] = dt.datetime.combine(one.date, dt.time(10), dt.UTC)
            said = mark(one.date)
            part = PartNote(person="p", status="guest", name=f"P {said}")
            fixes = [
                Amendment(n=6, of=before.cite(before.entries[1]), text=said, **told),
                Amendment(n=7, of=f"{before.id}#3", text=said, status=f"godt-{said}", **told),
                Amendment(n=8, of=f"{before.id}#4", value=9.5, text=said, source=said, **told),
                Amendment(n=9, of=f"{before.id}#5", change="goal-reached", text=said, **told),
                Amendment(n=10, of=before.id, attendance=(part,), why=said, **told),
                Amendment(n=11, of=f"{one.id}#6", text=f"{said} igen", **told),
                Amendment(
                    n=12, of=f"{before.id}#1", text=f"{PRIVATE} {said}", private=True, **told
                ),
            ]
            if before.date < one.date:
                one = msgspec.structs.replace(one, entries=(*one.entries, *fixes), last=12)
            found.append(one)
        return found

    def meeting(self) -> Any:
        """A meeting with an entry of each sort that changes what is known."""
        day = self.day()
        told: dict[str, Any] = {
            "item": "a",
            "at": dt.datetime.combine(day, dt.time(9), dt.UTC),
            "text": mark(day),
            "initiative": self.dice.choice(("i0", "i1", "i2")),
        }
        entries: tuple[AnyEntry, ...] = (
            Note(n=1, **told),
            Decision(
                n=2,
                figure=self.dice.choice(("", "i0:ture", "andel:by")),
                expected="mindst 5",
                look_again_text=self.dice.choice(("", "næste måling")),
                **told,
            ),
            Status(n=3, status="godt", **told),
            ReadingEntry(n=4, indicator="ture", value=9, **told),
            LifeCycle(n=5, change="adjusted", **told),
        )
        return held(f"{day}-{self.dice.randrange(10**6)}", *entries, items=(item("a"),))


@cache
def made(seed: int) -> Made:
    """A folder made by chance."""
    return Made(seed)


def last_before(folder: Folder, day: dt.date) -> str:
    """The last meeting that was held by a day."""
    held_by = [one.value.id for one in folder.meetings if one.value.date <= day]
    return held_by[-1] if held_by else ""


def known(whole: Folder, day: dt.date) -> tuple[Folder, Any]:
    """A folder and its ledger as they were known on a day."""
    until = last_before(whole, day)
    ledger = fold(whole if until else msgspec.structs.replace(whole, meetings=()), until)
    return as_known(whole, ledger, day, LAST)


def nothing_later_is_folded(seeds: range, days: int) -> None:
    """Fold folders up to days, and look whether anything later is among what comes out."""
    for seed in seeds:
        one = made(seed)
        for _day in range(days):
            day = one.day()
            folder, ledger = known(one.folder, day)
            # Minutes are told by the ledger, and figures of the index wait for their surveys.
            registers = msgspec.structs.replace(folder, meetings=(), measures=())
            told = str(msgspec.to_builtins((registers, ledger), builtin_types=(dt.date,)))
            assert late(told, day) == [], (seed, day)
            steps = [step for file in folder.initiatives for step in file.value.steps]
            assert all(step.done is None or step.done <= day for step in steps), (seed, day)
            ends = [lead.until for file in folder.initiatives for lead in file.value.leads]
            assert all(not (end and day < end <= LAST) for end in ends), (seed, day)


def test_before_its_correction_a_line_reads_as_it_was_and_from_then_on_as_put_right() -> None:
    count = 0
    for seed in range(20):
        folder = made(seed).folder
        for later in folder.meetings:
            for fix in later.value.entries:
                if not isinstance(fix, Amendment) or fix.attendance:
                    continue
                home = folder.meeting(fix.of.partition("#")[0])
                assert home is not None
                entry = home.value.entry(int(fix.of.partition("#")[2]))
                assert entry is not None
                then, now = (fold(folder, until=one.value.id) for one in (home, later))
                if home is not later:
                    assert then.entry_of(fix.of, entry) == entry
                assert mark(later.value.date) in now.entry_of(fix.of, entry).text
                count += 1
    assert count > 100


def test_nothing_later_than_a_day_is_folded() -> None:
    nothing_later_is_folded(range(20), 20)


@pytest.mark.large
@pytest.mark.parametrize("first", range(0, 100, TOGETHER))
def test_nothing_later_than_a_day_is_folded_however_often(first: int) -> None:
    nothing_later_is_folded(range(first, first + TOGETHER), 100)


def pages_at(whole: Folder, day: dt.date) -> str:
    """All that the pages of a day show, with what else they know of each row."""
    folder, ledger = known(whole, day)
    texts = []
    for view in VIEWS:
        ctx = Context(
            folder=folder,
            ledger=ledger,
            held=None,
            item=item(view, view=view),
            previous=None,
            now=dt.datetime.combine(day, dt.time(9), dt.UTC),
            chosen=Chosen(),
            day=day,
        )
        page = page_of(view)
        drawn = page.render(ctx, 200)
        texts += [drawn.headline.plain, *(row.text.plain for row in drawn.rows)]
        texts += [page.detail(ctx, row.ref, 200).plain for row in drawn.rows if row.ref]
    return "\n".join(texts)


def nothing_later_shows(seeds: range, days: int) -> None:
    """Draw pages of days, and look whether anything later is on one."""
    for seed in seeds:
        one = made(seed)
        for _day in range(days):
            day = one.day()
            shown = pages_at(one.folder, day)
            assert late(shown, day) == [], (seed, day)
            figures = set(re.findall(r"(?<![\d.,+−-])\d\d[.,]\d\b", shown))
            early = [
                figure
                for figure, out in one.out.items()
                if out > day and {figure, figure.replace(".", ",")} & figures
            ]
            assert early == [], (seed, day)


def test_nothing_later_than_a_day_is_on_its_pages() -> None:
    nothing_later_shows(range(6), 6)


@pytest.mark.large
@pytest.mark.parametrize("first", range(0, 60, TOGETHER))
def test_nothing_later_than_a_day_is_on_its_pages_however_often(first: int) -> None:
    nothing_later_shows(range(first, first + TOGETHER), 20)


def test_in_june_2017_nothing_was_known_that_the_report_of_that_year_tells() -> None:
    june, april = (pages_at(shipped(), day) for day in (dt.date(2017, 6, 13), dt.date(2018, 4, 10)))
    for said in (
        *("85.7", "faldet siden 2016", "på niveau med 2016", "fjerde år"),
        *("oktober 2017", "november 2017", "Målet er nået: kampagnen er lavet"),
        *("about 300 personer", "143 of 143", "1 vandring", "450 borgere"),
        *("Tryghedsambassadører", "Endnu en co-creation-workshop", "✓ received"),
    ):
        assert said not in june, said
        assert said in april, said
    # Three of the fifteen were prioritised in 2017; one had ended by June and two by April.
    assert june.count("Reports yearly") == 15 - 3 - 1
    assert april.count("Reports yearly") == 15 - 2
    assert "report missing" not in june


def nothing_later_is_reported(seeds: range, days: int) -> None:
    """Write reports on days, and look whether anything later is in one."""
    for seed in seeds:
        one = made(seed)
        for _day in range(days):
            day = one.day()
            paper = report_paper(one.folder, day.year, today=day)
            told = str(msgspec.to_builtins(paper, builtin_types=(dt.date,)))
            later = [found for found in late(told, day) if found[4:] != "1231"]
            assert later == [], (seed, day)
            assert PRIVATE not in told
            early = [figure for figure, out in one.out.items() if out > day and figure in told]
            assert early == [], (seed, day)


def test_nothing_later_than_its_day_is_in_the_report() -> None:
    nothing_later_is_reported(range(6), 8)


@pytest.mark.large
@pytest.mark.parametrize("first", range(0, 60, TOGETHER))
def test_nothing_later_than_its_day_is_in_the_report_however_often(first: int) -> None:
    nothing_later_is_reported(range(first, first + TOGETHER), 20)


def test_the_folders_made_hold_enough_that_is_later() -> None:
    one = made(0)
    told = str(msgspec.to_builtins(one.folder, builtin_types=(dt.date, dt.time, dt.datetime)))
    assert len(late(told, FIRST)) > 60
    assert len(late(pages_at(one.folder, LAST), FIRST)) > 20
    assert late(pages_at(one.folder, LAST), dt.date(2020, 1, 1))
