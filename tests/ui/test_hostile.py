"""Texts that want to be more than text: they are shown as they are, and do nothing."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from rich.cells import cell_len
from textual.widget import Widget
from textual.widgets import TextArea

from tests.shipped import FOLDER
from tests.ui.driving import PREVIOUS, Driver, opened
from tests.ui.touring import tour
from tryg_tui.core.visible import visible

MARK = "§"
"""Comes after the hostile words, so that where it is seen they must all be seen before it."""

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

ACTING = {
    *map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u200b\u200e\u200f\u2028\u2029",
    *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)),
}  # fmt: skip
"""Characters a terminal obeys or reorders by."""


def hostile(value: Any, payload: str, key: str = "") -> Any:
    """A value of a file with the payload before every free text in it."""
    if isinstance(value, dict):
        return {name: hostile(inner, payload, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner, payload, key) for inner in value]
    return f"{payload}{MARK} {value}" if isinstance(value, str) and key in FREE else value


def spoilt(tmp_path: Path, payload: str) -> Path:
    """The shipped folder with a payload before every free text."""
    root = tmp_path / "hostile"
    shutil.copytree(FOLDER, root)
    for path in root.rglob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        path.write_text(tomli_w.dumps(hostile(table, payload)), encoding="utf-8")
    return root


def harmless(name: str, tryg: Driver, payload: str) -> int:
    """Check what is on the screen; how often the payload was seen."""
    shown = visible(payload)
    strips = tryg.app.screen._compositor.render_strips()
    for strip in strips:
        assert not ACTING & set(strip.text), name
        for segment in strip:
            if segment.style is not None:
                assert segment.style.link is None, name
                assert "@click" not in segment.style.meta, name
    assert not tryg.app._exit
    return sum(whole(name, text, shown) for text in pieces(tryg))


def pieces(tryg: Driver) -> Iterator[str]:
    """What stands in each widget of the screen on top, without space and line ends."""
    strips = tryg.app.screen._compositor.render_strips()
    for widget in tryg.app.screen.walk_children(Widget):
        if not widget.children and widget in tryg.app.screen._compositor.visible_widgets:
            region = widget.region
            lines = [strip.crop(region.x, region.right).text for strip in strips]
            yield "".join("".join(lines[max(0, region.y) : region.bottom]).split())


def whole(name: str, text: str, shown: str) -> int:
    """How often the mark stands in a text; before each of them stand all the hostile words."""
    places = [place for place, character in enumerate(text) if character == MARK]
    for place in places:
        before = text[max(0, place - len(shown)) : place]
        cut_at_the_top = place < len(shown) and shown.endswith(before)
        assert before == shown or cut_at_the_top, (name, before)
    return len(places)


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
async def test_texts_of_a_folder_are_shown_as_they_are_on_every_screen(
    tmp_path: Path, payload: str
) -> None:
    seen: dict[str, int] = {}

    def look(name: str, tryg: Driver) -> None:
        seen[name] = harmless(name, tryg, payload)

    await tour(spoilt(tmp_path, payload), (150, 45), look)
    unseen = {name for name, count in seen.items() if not count}
    assert unseen <= {"help", "closing, step 3", "problems"}


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "ord " * 2_500, "\u0301" * 10_000, "漢" * 10_000],
    ids=["one word", "many words", "accents", "wide signs"],
)
async def test_a_very_long_text_is_shown_without_harm(tmp_path: Path, text: str) -> None:
    def look(name: str, tryg: Driver) -> None:
        assert max(map(cell_len, tryg.text.splitlines())) <= 80, name
        assert not tryg.app._exit

    await tour(spoilt(tmp_path, text), (80, 24), look)


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
async def test_what_is_typed_is_shown_as_it_is_and_kept(folder: Path, payload: str) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(9)
        await tryg.do("record_action")
        words = f"{payload}{MARK}"
        await tryg.fill(words, owners=words, due="foråret 2018")
        await tryg.record()
        assert harmless("minutes", tryg, payload) >= 1
        await tryg.do("edit")
        assert tryg.editor.query_one(TextArea).text == words
        harmless("editor", tryg, payload)
        await tryg.leave()
        await tryg.saved()
        (entry,) = tryg.on_disk().entries
        assert entry.text == words


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
        harmless("problems", tryg, "")
