"""Nothing is cut: on no screen, at no size people use, in neither language, in either folder."""

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tests.ui.driving import Driver, opened
from tryg_tui import locale
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.dashboards import DashboardScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.text import flowed, parted, plain, shortened
from tryg_tui.ui.widgets.chart import Chart

SIZES = ((80, 24), (120, 36), (160, 45), (200, 55))

TINY = (60, 15)
"""Smaller than what there is room in: something is missing, but nothing breaks."""

CLIPPED = re.compile(r"\w…")
"""A word that goes on behind the sign for what is left out; whole words leave a space before it."""

RECORDING = {4: "record_decision", 5: "record_status", 6: "record_outreach", 7: "record_reading"}
"""The editors that are looked at."""


async def everywhere(tryg: Driver) -> AsyncIterator[str]:
    """Every kind of screen, by name."""
    yield "home"
    await tryg.do("overview")
    await tryg.show(DashboardScreen)
    yield "overview"
    await tryg.do("back")
    await tryg.show(HomeScreen)
    await tryg.do("run_next")
    await tryg.show(MeetingScreen)
    yield "planned"
    await tryg.start()
    for number in range(1, len(tryg.meeting.items) + 1):
        await tryg.go(number)
        yield f"item {number}"
        if number in RECORDING:
            await tryg.do(RECORDING[number])
            yield f"item {number}, editor"
            await tryg.leave()
    for command in ("since", "big_clock", "help", "filter"):
        await tryg.go(5 if command == "filter" else 1)
        await tryg.do(command)
        yield command
        await tryg.press("escape")
    await tryg.do("start_or_close")
    await tryg.show(ClosingScreen)
    for step in (1, 2, 3):
        yield f"closing {step}"
        await tryg.do("next_step")


def faults(tryg: Driver) -> list[str]:
    """What is cut on the screen on top."""
    screen = tryg.app.screen
    width, height = screen.size
    charts = "\n".join(str(chart.content) for chart in screen.query(Chart) if chart.display)
    found = [
        line
        for line in tryg.text.splitlines()
        if cell_len(line) > width
        or (CLIPPED.search(line) and line.strip() not in charts and not typed(screen, line))
    ]
    for widget in screen.query(Static):
        if shown(widget) and isinstance(widget.content, Content) and widget.content.plain:
            found += [f"{widget.id}: {fault}" for fault in cut(widget, width, height)]
    return found


def typed(screen: Widget, line: str) -> bool:
    """Whether what goes on on a line is a text in a field, which is read by going along it."""
    before = line[: line.rindex("…")]
    places = [(one.value, before.rfind(one.value[:15])) for one in screen.query(Input) if one.value]
    return any(place >= 0 and value.startswith(before[place:]) for value, place in places)


def shown(widget: Widget) -> bool:
    """Whether a widget and all it lies in are displayed."""
    around = [one for one in widget.ancestors_with_self if isinstance(one, Widget)]
    return all(one.display for one in around) and widget.content_size.width > 0


def cut(widget: Static, width: int, height: int) -> Iterator[str]:
    """What is cut of a text: lines at its end, or all that lies outside the window."""
    assert isinstance(widget.content, Content)
    lines = widget.content.wrap(widget.content_size.width)
    if len(lines) > widget.content_size.height:
        yield f"{len(lines)} lines in {widget.content_size.height}: {widget.content.plain[:60]}"
    scrolled = any(one.styles.overflow_y == "auto" for one in widget.ancestors[:-1])
    if not scrolled and (widget.region.right > width or widget.region.bottom > height):
        yield f"outside the window: {widget.content.plain[:60]}"


async def look(root: Path, sizes: Sequence[tuple[int, int]]) -> list[str]:
    """What is cut anywhere."""
    found = []
    async with opened(root, start="home", size=sizes[0]) as tryg:
        async for name in everywhere(tryg):
            if len(sizes) > 1 or not name.startswith("item"):
                await tryg.pilot.resize_terminal(*TINY)
                await tryg.settle()
                lines = tryg.text.split("\n")
                assert (len(lines), max(map(cell_len, lines)) <= TINY[0]) == (TINY[1], True), name
            for size in sizes:
                await tryg.pilot.resize_terminal(*size)
                await tryg.settle()
                found += [f"{name} at {size}: {fault}" for fault in faults(tryg)]
    return found


@pytest.mark.parametrize(
    ("language", "sizes"),
    [
        ("da", SIZES[:1]),
        pytest.param("da", SIZES, marks=pytest.mark.large),
        pytest.param("en", SIZES, marks=pytest.mark.large),
    ],
)
async def test_no_word_is_cut_on_any_screen(
    folder: Path, language: str, sizes: Sequence[tuple[int, int]]
) -> None:
    locale.set_language(language)
    found = await look(folder, sizes)
    assert not found, "\n".join(found)


async def test_what_is_cut_is_found(folder: Path) -> None:
    async with opened(folder, size=SIZES[0]) as tryg:
        assert not faults(tryg)
        headline = tryg.host.query_one("#headline", Static)

        def half_a_word_is_found() -> bool:
            headline.update(plain("Et halvt or… står her"))  # Again, where it is drawn anew.
            return bool(faults(tryg))

        await tryg.until(half_a_word_is_found)
        headline.update(plain("Et helt ord …"))
        await tryg.settle()
        assert not faults(tryg)
        end = tryg.host.query_one("#end", Static)

        def is_found() -> bool:
            end.update(plain("linje\n" * 9))  # Again, as the clock writes there too.
            return bool(faults(tryg))

        await tryg.until(is_found)


def test_a_text_goes_on_behind_an_indent_and_leaves_out_whole_words() -> None:
    text = plain("9 of 13 open actions have no owner")
    assert shortened(text, 24, 2, 2).plain == "9 of 13 open actions\n  have no owner"
    assert shortened(text, 14, 2, 2).plain == "9 of 13 open\n  actions …"
    assert shortened(text, 40, 2, 2).plain == text.plain


def test_a_word_that_is_wider_than_a_line_goes_on_behind_its_own_stroke() -> None:
    assert parted("Rusmiddelseminar/Forebyggelsesseminar", 25).split() == [
        "Rusmiddelseminar/",
        "Forebyggelsesseminar",
    ]
    assert parted("Rusmiddelseminar/Forebyggelsesseminar", 40).count(" ") == 0


def test_no_piece_of_a_line_is_broken() -> None:
    pieces = (plain("Present: Aalborg Kommune 0"), plain("Nordjyllands Politi 0"))
    assert flowed(pieces, 49).plain == "Present: Aalborg Kommune 0\nNordjyllands Politi 0"
