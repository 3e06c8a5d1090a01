"""Texts that want to be more than text: they are shown as they are, and do nothing."""

import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from tests.shipped import FOLDER
from tests.ui.driving import PREVIOUS, Driver, opened
from tests.ui.test_themes import Legible
from tests.ui.touring import tour
from tryg_tui.core.input.visible import visible
from tryg_tui.ui.terminal import STAND_IN

MARKS = "§¶†‡¤¦"
"""Come after the hostile words, so that where one is seen its words must be seen before it."""

FREE = frozenset({
    "title", "short", "text", "goal", "goal_text", "description", "summary", "heading", "name",
    "definition", "source", "note", "owner_text", "due_text", "channel", "place", "case_number",
    "members", "meets", "audience_text", "baseline_text", "target_text", "until_text",
    "since_text", "date_text", "closed_text", "why", "answers", "fielded", "published_text",
    "period", "purpose", "report", "to", "when", "unit", "owner", "notes",
})  # fmt: skip
"""The keys of all files that hold free text."""

PAYLOADS = (
    "[Budget][/]",
    "[@click=app.quit]x[/]",
    "[link=https://x]a\\",
    "[$primary][b",
    "\x1b]0;t\x07\x1b[31m",
    "\u202e\u2066😀\x9b1m",
)

LONG: dict[str, tuple[tuple[Any, ...], ...]] = {
    "strategy.toml": (("short",), ("people", 0, "title"), ("partners", 0, "title")),
    "initiatives/tryghedsvandringer.toml": (("goal",), ("leads", 0, "title")),
    "minutes/2017-06-13.toml": (("entries", 8, "text"),),
    "minutes/2017-12-05.toml": (("title",), ("entries", 6, "text"), ("entries", 35, "text")),
    "minutes/2018-04-10.toml": (("title",), ("items", 3, "title"), ("items", 4, "short")),
    "safety-index/andel-trygge.toml": (("title",), ("areas", 0, "title")),
    "communication/2017.toml": (("activities", 0, "title"),),
}
"""Where very long texts are put: in what is shown on each of the screens."""

ACTING = {
    *map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u200b\u200e\u200f\u2028\u2029",
    *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)),
}  # fmt: skip
"""Characters a terminal obeys or reorders by."""


HOSTILE = dict(zip(MARKS, PAYLOADS, strict=True))
"""The hostile words by the mark that comes after them."""


def hostile(value: Any, turn: Iterator[str], key: str = "") -> Any:
    """A value of a file with hostile words, in turn, before every free text in it."""
    if isinstance(value, dict):
        return {name: hostile(inner, turn, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner, turn, key) for inner in value]
    if not isinstance(value, str) or key not in FREE:
        return value
    mark = next(turn)
    return f"{HOSTILE[mark]}{mark} {value}"


def spoilt(tmp_path: Path) -> Path:
    """The shipped folder with hostile words before every free text."""
    root = tmp_path / "hostile"
    shutil.copytree(FOLDER, root)
    turn = cycle(MARKS)
    for path in sorted(root.rglob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        path.write_text(tomli_w.dumps(hostile(table, turn)), encoding="utf-8")
    return root


def harmless(name: str, tryg: Driver) -> Counter[str]:
    """Check what is on the screen; how often each of the marks was seen."""
    strips = tryg.strips
    for strip in strips:
        assert not ACTING & set(strip.text), name
        for segment in strip:
            if segment.style is not None:
                assert segment.style.link is None, name
                assert "@click" not in segment.style.meta, name
    assert not tryg.app._exit
    return sum((whole(name, text) for text in pieces(tryg, strips)), Counter())


def pieces(tryg: Driver, strips: list[Strip]) -> Iterator[str]:
    """What stands in each widget of the screen on top, without space and line ends."""
    visible = tryg.app.screen._compositor.visible_widgets
    for widget in tryg.app.screen.walk_children(Widget):
        if not widget.children and widget in visible:
            region = widget.region.intersection(visible[widget][1])
            own = strips[max(0, region.y) : region.bottom]
            lines = [strip.crop(region.x, region.right).text for strip in own]
            yield "".join("".join(lines).split())


def whole(name: str, text: str) -> Counter[str]:
    """How often the marks stand in a text; before each of them stand all its hostile words.

    Where something is typed, a stand-in takes the place of a character without a look, or none.
    """
    seen: Counter[str] = Counter()
    for place, mark in enumerate(text):
        if mark in HOSTILE:
            seen[mark] += 1
            shown = visible(HOSTILE[mark])
            before = text[max(0, place - len(shown)) : place]
            cut_at_the_top = len(before) == place and shown.endswith(before)
            typed = "".join(
                one if one.isprintable() else STAND_IN for one in HOSTILE[mark] if one != "\x07"
            )
            parts = in_a_cell(shown, text[max(0, place - NEAR) : place])
            assert cut_at_the_top or parts or before.endswith((shown, typed)), (name, before)
    return seen


NEAR = 400
"""How far back the first line of a cell may stand, in characters."""


def in_a_cell(shown: str, before: str) -> bool:
    """Whether the words go on in a cell's next line, with what stands beside it in between."""
    return any(
        before.endswith(shown[cut:]) and shown[:cut] in before for cut in range(1, len(shown) + 1)
    )


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.large)])
async def test_on_every_screen_texts_are_shown_as_they_are_and_can_be_read(
    tmp_path: Path, theme: str
) -> None:
    seen: dict[str, Counter[str]] = {}
    legible = Legible()

    def look(name: str, tryg: Driver) -> None:
        seen[name] = harmless(name, tryg)
        legible.look(name, tryg)

    await tour(spoilt(tmp_path), (150, 45), look, theme)
    unseen = {name for name, marks in seen.items() if not marks}
    assert unseen <= {"help", "closing, step 3", "problems"}
    assert set(sum(seen.values(), Counter())) == set(MARKS)
    assert not legible.faint
    assert legible.words > 1000


@pytest.mark.large
@pytest.mark.parametrize("size", [(120, 40), (60, 15), (20, 5)], ids=str)
async def test_every_screen_of_the_shipped_folder_is_drawn_and_can_be_read(
    folder: Path, size: tuple[int, int]
) -> None:
    legible, names = Legible(), []

    def look(name: str, tryg: Driver) -> None:
        names.append(name)
        assert len(tryg.text.split("\n")) == size[1]
        assert max(map(cell_len, tryg.text.splitlines())) <= size[0]
        if size == (120, 40):
            legible.look(name, tryg)

    await tour(folder, size, look)
    assert len(names) > 30
    assert not legible.faint


@pytest.mark.large
async def test_very_long_texts_are_shown_without_harm(tmp_path: Path) -> None:
    root = tmp_path / "long"
    shutil.copytree(FOLDER, root)
    texts = cycle(["x" * 10_000, "ord " * 2_500, "漢" * 10_000, "\u0301" * 10_000])
    for file, words in LONG.items():
        path = root / file
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for place in words:
            part = table
            for step in place[:-1]:
                part = part[step]
            part[place[-1]] = next(texts)
        path.write_text(tomli_w.dumps(table), encoding="utf-8")

    def look(name: str, tryg: Driver) -> None:
        assert max(map(cell_len, tryg.text.splitlines())) <= 80, name
        assert not tryg.app._exit

    await tour(root, (80, 24), look)


async def test_what_is_typed_is_shown_as_it_is_and_kept(folder: Path) -> None:
    words = "\n".join(f"{payload}{mark}" for mark, payload in HOSTILE.items())
    owners = f"{PAYLOADS[0]}{MARKS[0]}"
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(9)
        await tryg.do("record_action")
        await tryg.fill(words, owners=owners, due="foråret 2018")
        await tryg.record()
        assert set(harmless("minutes", tryg)) == set(MARKS)
        await tryg.do("edit")
        assert tryg.editor.query_one(TextArea).text == words
        assert set(harmless("editor", tryg)) == set(MARKS)
        await tryg.leave()
        await tryg.saved()
        (entry,) = tryg.on_disk().entries
        assert entry.text == words


@pytest.mark.usefixtures("unwatched")
async def test_hostile_words_in_questions_and_messages_are_shown_as_they_are(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(2)
        path = folder / "minutes" / f"{PREVIOUS}.toml"
        path.write_text(path.read_text(encoding="utf-8") + "# [/]\n", encoding="utf-8")
        await tryg.do("approve")
        await tryg.until(lambda: f"minutes/{PREVIOUS}.toml" in tryg.text)


async def test_problems_with_hostile_words_in_them_are_shown(folder: Path) -> None:
    path = folder / "minutes" / "2018-04-10.toml"
    text = path.read_text(encoding="utf-8").replace(
        'kind = "discussion"', 'kind = "[/]\\u001b[31m"', 1
    )
    path.write_text(text, encoding="utf-8")
    (folder / "initiatives" / "[@click=app.quit]x.toml").write_text("[[", encoding="utf-8")
    async with opened(folder, start="home") as tryg:
        await tryg.do("show_problems")
        assert "[/]" in tryg.text
        assert "[@click=app.quit]x.toml" in tryg.words.replace(" ", "")
        harmless("problems", tryg)
