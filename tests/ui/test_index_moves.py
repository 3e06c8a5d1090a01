"""Moving about in the safety index: the list begins with a heading, and whole rows."""

from pathlib import Path

import pytest

from tests.ui.charts import ITEM
from tests.ui.driving import Driver, opened
from tryg_tui.ui.commands.command import key_names
from tryg_tui.ui.dialogs.modal import TextScreen
from tryg_tui.ui.meeting.agenda_screen import AgendaScreen
from tryg_tui.ui.pages.registry import page_of
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.dashboards import DashboardScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen

LARGE = pytest.mark.large

LOOKING = ("down", "end", "up", "l", "h", "k", "down", "down", "h", "v", "plus", "minus", "home")
"""Keys that move about or change what is shown."""


def in_sight(tryg: Driver) -> list[str]:
    """The lines of the list as they stand on the screen."""
    region = tryg.rows().scrollable_content_region
    lines = tryg.text.splitlines()[region.y : region.bottom]
    return [line[region.x : region.right].rstrip("▁▂▃▄▅▆▇█ ") for line in lines]


def beginnings(tryg: Driver) -> set[str]:
    """With what a heading or a row of the list begins, as far as a short line has it."""
    rows = [row.text.plain.strip() for row in tryg.rows()._rows]
    return {text.splitlines()[0].strip()[:20] for text in rows if text}


def whole(tryg: Driver) -> bool:
    """Whether the list begins with a heading, and goes on with the beginning of a row."""
    heads = {
        line.strip()[:20]
        for row in tryg.rows()._rows
        if not row.ref
        for line in row.text.plain.strip().splitlines()
    }
    first, *others = [line for line in in_sight(tryg) if line.strip()]
    after = others[0].strip() if others else ""
    return first.strip()[:20] in heads and (
        after[:20] in beginnings(tryg) or after[:20] in " ".join(heads)
    )


def in_view(tryg: Driver) -> bool:
    """Whether the row highlighted is in sight: all of it, or what there is room for."""
    rows = tryg.rows()
    place = rows.highlighted
    assert place is not None
    top, high = rows._index_to_line[place] - rows.scroll_offset.y, rows._heights[place]
    room = rows.scrollable_content_region.height
    return top >= 0 and (top + high <= room or top <= 1)


@pytest.mark.parametrize(
    "size", [(80, 24), *(pytest.param(one, marks=LARGE) for one in ((120, 36), (160, 45)))]
)
async def test_after_any_move_the_list_begins_with_a_heading_and_whole_rows(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, size=size) as tryg:
        await tryg.go(ITEM)
        for key in LOOKING:
            await tryg.press(key)
            assert whole(tryg), (key, in_sight(tryg))
            assert in_view(tryg), (key, in_sight(tryg))
            if key in {"k", "v", "plus", "minus"}:
                assert in_sight(tryg)[0].strip().startswith("Compared in the survey"), key


async def test_putting_an_area_into_the_chart_and_taking_it_out_is_told(folder: Path) -> None:
    async with opened(folder, size=(120, 36)) as tryg:
        await tryg.go(ITEM)
        assert "h Take out" in tryg.footer
        await tryg.highlight("area:aarhus")
        assert "h Put in" in tryg.footer
        await tryg.press("h")
        assert "Aarhus put into the chart." in tryg.words
        assert in_view(tryg)
        await tryg.press("h")
        assert "Aarhus taken out of the chart." in tryg.words
        await tryg.highlight("area:esbjerg")
        assert "h Put in" not in tryg.text.splitlines()[-1], "it has no figure"
        await tryg.press("h")
        assert "Esbjerg has no figure in this measure." in tryg.words
        for area in ("danmark", "nordjylland", "aalborg"):
            await tryg.highlight(f"area:{area}")
            await tryg.press("h")
        assert "Aalborg was the last one in the chart; it shows our own areas again." in tryg.words
        for area in ("aarhus", "odense", "bornholm"):
            await tryg.highlight(f"area:{area}")
            await tryg.press("h")
        said = "Bornholm put into the chart in the place of Aalborg: there is room for 5."
        assert said in tryg.words.replace(" (police district)", "")


async def test_years_without_room_are_marked_and_all_of_an_area_can_be_opened(
    folder: Path,
) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        await tryg.go(ITEM)
        await tryg.press("l")
        seen = set()
        for _step in range(16):
            heading = next(o for o in tryg.rows()._rows if o.text.plain.startswith("Survey year"))
            marked = heading.text.plain
            years = [int(word) for word in marked.split() if word.isdigit()]
            assert ("‹" in marked, "›" in marked) == (years[0] > 2013, years[-1] < 2023), marked
            seen |= set(years)
            await tryg.press("plus" if _step > 4 else "minus")
        assert seen == set(range(2013, 2024))
        await tryg.press("end", "up")
        assert "2013–2023: Enter shows all years" in " ".join(
            str(option.prompt) for option in tryg.rows().options
        )
        said = (
            page_of("safety-index")
            .opened(tryg.host.context(), RowRef("area", "danmark"), 70)[1]
            .plain
        )
        for year in (*range(2014, 2020), 2021, 2022, 2023):
            assert f"\n{year}  " in said
        assert said.count("sample not stated") == 1
        await tryg.select("area:danmark")
        await tryg.show(TextScreen)


async def acting(tryg: Driver) -> None:
    """Press every key shown for the dashboard on screen, and see that each does something."""
    host = tryg.screen
    assert isinstance(host, AgendaScreen)
    shown = [
        command
        for command in host.told_commands()
        if command.footer and command.scope == host.SCOPE
    ]
    for command in shown:
        if command.id == "back" or key_names(command)[0] not in tryg.footer:
            continue
        tryg.app.clear_notifications()
        await tryg.settle()
        before, view = tryg.text, host.item.id
        await tryg.press(command.keys.split()[0])
        await tryg.until(lambda before=before: tryg.text != before)  # type: ignore[misc]
        while tryg.screen is not host:
            await tryg.press("escape")
        host.go(view)
        await tryg.settle()


@pytest.mark.parametrize("numbers", [(4,), pytest.param((1, 2, 3, 4), marks=LARGE)], ids=str)
async def test_every_key_shown_on_a_dashboard_does_something(
    folder: Path, numbers: tuple[int, ...]
) -> None:
    async with opened(folder, start="home", size=(160, 45)) as tryg:
        await tryg.press("o")
        await tryg.show(DashboardScreen)
        for number in numbers:
            await tryg.press(str(number))
            await acting(tryg)
            for key in ("b", "t", "E", "T", "x", *(["F"] if number == 4 else [])):
                tryg.app.clear_notifications()
                await tryg.settle()
                before = tryg.text
                await tryg.press(key)
                assert tryg.text != before, (number, key)
                while not isinstance(tryg.screen, DashboardScreen):
                    await tryg.press("escape")
        await tryg.press("5")
        assert "There is no item 5." in tryg.words
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        await tryg.select("meeting:2017-12-05")
        await tryg.show(MinutesScreen)
        await tryg.press("o")
        await tryg.show(DashboardScreen)
        if len(numbers) > 1:
            await acting(tryg)
