"""Every view in folders of another partnership: with little, with much, and with the extremes."""

import datetime as dt
from pathlib import Path

import pytest

from tests.ui.charts import FIGURE, chart, labels, plotted, under
from tests.ui.driving import Clock, Driver, all_in, opened
from tests.ui.index_folders import AREAS, reading
from tests.ui.other_folders import DAY, VIEWS, Table, indicated, town
from tests.ui.test_whole_words import faults
from tryg_tui import locale
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.screens.dashboards import DashboardScreen
from tryg_tui.ui.screens.reporting_form import FormScreen
from tryg_tui.ui.widgets.chart import Chart

SMALL, LARGE, WALL = (80, 24), (120, 36), (160, 45)
BOTH = [SMALL, pytest.param(LARGE, marks=pytest.mark.large)]
WRONG = ("Aalborg", "Nordjylland", "None", "nan", "inf ", "{", "}")
"""Nothing of the shipped folder and nothing of the program's own may show."""


@pytest.fixture(autouse=True)
def on_the_day(clock: Clock) -> None:
    """It is nine o'clock on the day of the meeting."""
    clock.now = dt.datetime.combine(DAY, dt.time(9), dt.timezone(dt.timedelta(hours=1)))


def right(tryg: Driver, *words: str) -> None:
    """Check that words are on the screen, and that nothing is cut or left over."""
    work = tryg.part("#work") if tryg.screen.query("#work") else tryg.words
    for word in words:
        assert word in work, f"{word!r} is missing in:\n{tryg.text}"
    assert not faults(tryg)
    seen = tryg.text
    assert not [word for word in WRONG if word in seen], seen


async def in_danish(tryg: Driver) -> None:
    """Check every view once more on a large screen and in the other language."""
    locale.set_language("da")
    await tryg.pilot.resize_terminal(*WALL)
    for number in range(1, len(VIEWS) + 1):
        await tryg.go(number)
        # The line of the item fits when the clock has drawn it beside an agenda of another width.
        await tryg.until(lambda: not faults(tryg))
        seen = tryg.text
        wrong = [word for word in (*WRONG, "better", "figure", "survey") if word in seen]
        assert not set(wrong) - {"nan"}, seen


async def shown(tryg: Driver, view: str) -> None:
    """Go to the item with a view."""
    await tryg.go(VIEWS.index(view) + 1)


def measure(*readings: dict[str, object], **fields: object) -> Table:
    """A share of people who feel unsafe."""
    return {
        "measure": "utrygge",
        "title": "Utrygge om aftenen",
        "unit": "pct.",
        "direction": "lower",
        "areas": list(AREAS),
        "sources": [{"id": "s1", "title": "Kommunens egen måling"}],
        "readings": list(readings),
    } | fields


@pytest.mark.parametrize("size", BOTH, ids=str)
async def test_a_folder_with_nothing_but_its_meetings_is_empty_in_words(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    root = town(tmp_path / "v")
    async with opened(root, start="home", size=size) as tryg:
        right(tryg, "Møde i Vestby 2021", "0 decisions", "nothing is noted since")
        await tryg.do("overview")
        await tryg.show(DashboardScreen)
        for number, words in enumerate(
            (
                "The folder holds no figures of the safety survey.",
                "No initiatives are registered.",
                "Nothing is registered yet.",
                "No indicators are registered.",
            ),
            start=1,
        ):
            await tryg.go(number)
            right(tryg, words)
            assert not tryg.host.query_one(Chart).display
        await tryg.do("since")
        await tryg.show(SinceScreen)
        right(tryg, "Decided at the last meeting: none")
        await tryg.press("escape")
        await tryg.do("back")
        await tryg.do("run_next")
        await tryg.until(lambda: tryg.host_or_none is not None and tryg.host.is_mounted)
        await tryg.start()
        for number in range(1, len(VIEWS) + 1):
            await tryg.go(number)
            right(tryg)
        if size == LARGE:
            await in_danish(tryg)


ONE = indicated(
    "lommetyve",
    {"direction": "lower", "target": 0, "baseline": 12},
    {"value": 7, "date": dt.date(2020, 12, 31), "period": "2020"},
    goal="Færre tyverier i gågaden.",
    original=True,
)


@pytest.mark.parametrize("size", BOTH, ids=str)
async def test_one_initiative_with_one_reading_where_lower_is_better(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    entries: list[Table] = [
        {"kind": "status", "initiative": "lommetyve", "status": "roed", "text": "Tallet stiger."},
        {
            "kind": "action",
            "initiative": "lommetyve",
            "text": "Skilte opsættes.",
            "due": dt.date(2020, 12, 1),
            "owners": ["chef"],
        },
        {"kind": "decision", "initiative": "lommetyve", "text": "Vi fortsætter."},
    ]
    root = town(tmp_path / "v", [ONE], entries, measure(reading("vestby", 2020, 9.0)))
    async with opened(root, start="home", size=size) as tryg:
        right(tryg)
        told = " ".join(str(o.prompt) for rows in tryg.lists() for o in rows.options)
        assert "1 open action, 1 overdue" in told
        assert "1 initiative" in told
        await tryg.do("run_next")
        await tryg.until(lambda: tryg.host_or_none is not None and tryg.host.is_mounted)
        await tryg.settle()
        await shown(tryg, "initiatives")
        right(tryg, "1 initiative ■ 1 rød")
        # Due on 1 December 2020, three months before the meeting.
        signs = "! ■ Lommetyve ■ – !" + (" !│ 7 sager" if size == LARGE else "")
        assert " ".join(tryg.row_text("initiative:lommetyve").split()) == signs
        if size == LARGE:
            right(
                tryg,
                "■ rød Lommetyve status from Sept 2020, 6 mos. · 1 open action",
                "last discussed Sept 2020 ! Overdue: 1 December 2020 – Skilte opsættes.",
            )
        await shown(tryg, "measurement")
        row = " ".join(tryg.row_text("indicator:lommetyve:tal").split())
        assert row.startswith("Antal sager 7 sager ")
        assert [sign for sign in row if sign in "★●◆"] == ["★", "●", "◆"], "from the target on"
        right(tryg, "1 indicator is followed")
        if size == LARGE:
            assert labels(tryg) == ["2020"]
            assert not all_in(plotted(tryg), ("target 0", "baseline 12"))
            assert under(tryg).startswith("2020  7 sager (2020) · 7 sager short of the target")
        await tryg.highlight("form:lommetyve")
        await tryg.do("fill_form")
        await tryg.choose("2020")
        await tryg.show(FormScreen)
        right(tryg, "Lommetyve")
        await tryg.press("escape")
        await shown(tryg, "safety-index")
        right(tryg, "Utrygge om aftenen · pct. · lower is better", "Vestby 9.0 pct. (2020)")
        right(tryg, "no earlier figure")
        assert labels(tryg) == ["2020"]
        await tryg.do("since")
        await tryg.show(SinceScreen)
        right(tryg, "Vi fortsætter.", "overdue 3 mos. Skilte opsættes.")
        await tryg.press("escape")
        if size == SMALL:
            await in_danish(tryg)


@pytest.mark.parametrize("size", BOTH, ids=str)
async def test_forty_initiatives_are_counted_ordered_and_all_reached(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    many = [
        {
            "id": f"nr-{n:02}",
            "title": f"Indsats nummer {n:02} med et ganske langt navn, som skal kunne læses helt",
            "theme": "unge" if n % 2 else "ukendt",
        }
        for n in range(1, 41)
    ]
    entries = [
        {"kind": "status", "initiative": f"nr-{n:02}", "status": "roed" if n <= 3 else "groen"}
        | {"text": "Som ventet."}
        for n in range(1, 31)
    ]
    root = town(tmp_path / "v", many, entries)
    async with opened(root, meeting=str(DAY), size=size) as tryg:
        await shown(tryg, "initiatives")
        # In the least window the list alone tells which need not report.
        left = "" if size == (80, 24) else " · 10 not reported"
        right(tryg, f"40 initiatives ● 27 grøn ■ 3 rød{left}")
        ids = [id for id in tryg.ids() if id]
        assert len(ids) == len(set(ids)) == 40
        # Three are red, then come those that are green; ten have never been given a status.
        assert ids == [f"initiative:nr-{n:02}" for n in range(1, 41)]
        heads = [str(o.prompt).strip(" \n─") for o in tryg.rows().options if o.disabled]
        assert heads[1:] == ["need not report"]
        for row in (ids[0], ids[-1]):
            await tryg.highlight(row)
            seen = " ".join(map(tryg.part, ("#rows", "#detail")))
            assert "langt navn, som skal kunne læses helt" in seen
            right(tryg)
        await tryg.do("filter")
        await tryg.choose("status:roed")
        right(tryg, "3 of 40 shown, rød ■ 3 rød")
        await tryg.do("back")
        await tryg.settle()
        assert "40 initiatives" in " ".join(str(o.prompt) for o in tryg.rows().options)
        right(tryg)


@pytest.mark.parametrize("size", BOTH, ids=str)
async def test_nothing_and_everything_are_figures_like_others(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    share = {"unit": "pct.", "direction": "lower", "target": 5}
    half = [
        {"value": 100, "date": dt.date(2018, 12, 31), "period": "2018"},
        {"value": 0, "date": dt.date(2020, 12, 31), "period": "2020"},
    ]
    survey = measure(
        reading("vestby", 2018, 100, sample=400),
        reading("vestby", 2019, 0, sample=400),
        reading("vest", 2019, 50, sample=400),
    )
    told = {
        "year": 2020,
        "activities": [
            {"id": "a", "title": "Åbent hus", "channel": "stand", "date": dt.date(2020, 10, 3)}
        ],
        "figures": [
            {"title": "Fremmødte", "activity": "a", "value": 0, "unit": "borgere"}
            | {"audience": True}
        ],
    }
    root = town(tmp_path / "v", [indicated("lys", share, *half)], (), survey, told)
    async with opened(root, meeting=str(DAY), size=size) as tryg:
        await shown(tryg, "safety-index")
        # All the way from 100 to 0 of 400 asked, and lower is better.
        right(tryg, "↓ fallen: −100.0 pct. points since 2018, better")
        assert {"100.0", "0.0"} <= set(FIGURE.findall(plotted(tryg)))
        await shown(tryg, "measurement")
        row = " ".join(tryg.row_text("indicator:lys:tal").split())
        assert row.startswith("Antal sager 0 pct. ")
        assert "↓" in row
        assert "↓ −100 percentage points since 2018, not judged" in under(tryg)
        assert "target reached" in under(tryg)
        assert {"100", "0"} <= set(FIGURE.findall(plotted(tryg)))
        ticks = [line.split("┤")[0].strip() for line in chart(tryg) if "┤" in line]
        assert (ticks[0], ticks[-1]) == ("100", "0")
        right(tryg)
        await shown(tryg, "communication")
        right(tryg, "Nothing is promised. 1 activity · 1 since last time")
        right(tryg, "0 borgere")
        await tryg.press("end")
        right(tryg, "Åbent hus")
        if size == LARGE:
            await in_danish(tryg)
