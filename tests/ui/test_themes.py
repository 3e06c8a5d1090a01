"""Both themes reach WCAG AA: every text has a contrast of at least 4.5 to what it stands on, and
what is drawn of at least 3.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from textual.color import Color
from textual.theme import Theme

from tests.ui.driving import Driver, opened
from tryg_tui.ui.themes import DARK, LIGHT, OWN

AA = 4.5
"""The least contrast of ordinary text, by WCAG 2.2, success criterion 1.4.3."""

GRAPHIC = 3.0
"""The least contrast of what is drawn, by WCAG 2.2, success criterion 1.4.11."""

DRAWN = frozenset("▓░█▌●○◌◐▲■✓✗▸")
"""Signs of bars, strips and ticks; those of rules and scroll bars, which say nothing, are not."""

TEXTS = ("foreground", "muted", "good", "risk", "critical", "primary", "footer-key-foreground")
SURFACES = (
    "background",
    "panel",
    "block-cursor-background",
    "block-cursor-blurred-background",
)
SERIES = ("primary", "good", "risk", "critical", *(f"chart-{n}" for n in range(1, 9)))
"""What bars, digits, strips and charts are drawn in."""

PAIRS = (
    *((text, surface) for text in TEXTS for surface in SURFACES),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("bar-text", "bar"),
    ("bar-alert", "bar"),
    ("foreground", "input-selection-background"),
    ("block-cursor-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
)
"""Every text colour with each thing it stands on."""


def light(channel: int) -> float:
    """How much a channel of 0–255 shines, as WCAG defines it."""
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


from_rich = cache(Color.from_rich_color)
"""A colour as it is drawn."""


@cache
def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, as WCAG defines it."""
    shines = sorted(
        0.2126 * light(color.r) + 0.7152 * light(color.g) + 0.0722 * light(color.b)
        for color in (one, other)
    )
    return (shines[1] + 0.05) / (shines[0] + 0.05)


def test_the_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(0x76, 0x76, 0x76), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    assert contrast(Color(9, 9, 9), Color(9, 9, 9)) == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_text_can_be_read_on_what_it_stands_on(theme: Theme) -> None:
    colors = {**theme.to_color_system().generate(), **theme.variables}
    for text, surface in PAIRS:
        reached = contrast(Color.parse(colors[text]), Color.parse(colors[surface]))
        assert reached >= AA, (text, surface)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_is_drawn_can_be_seen_on_what_it_stands_on(theme: Theme) -> None:
    colors = {**theme.to_color_system().generate(), **theme.variables}
    for drawn in SERIES:
        for surface in SURFACES:
            reached = contrast(Color.parse(colors[drawn]), Color.parse(colors[surface]))
            assert reached >= GRAPHIC, (drawn, surface)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_with_256_colours_all_can_be_read_and_no_surface_is_like_another(theme: Theme) -> None:
    colors = {**theme.to_color_system().generate(), **theme.variables}

    def shown(name: str) -> Color:
        """A colour as such a terminal shows it."""
        drawn = Color.parse(colors[name]).rich_color.downgrade(ColorSystem.EIGHT_BIT)
        return Color.from_rich_color(drawn)

    for one, surface in PAIRS:
        assert contrast(shown(one), shown(surface)) >= AA, (one, surface)
    for one, surface in product(SERIES, SURFACES):
        assert contrast(shown(one), shown(surface)) >= GRAPHIC, (one, surface)
    assert len({shown(one).hex for one in ("background", "panel", "block-cursor-background")}) == 3


def test_both_themes_define_the_same_variables() -> None:
    assert set(LIGHT.variables) == set(DARK.variables)
    assert set(OWN) <= set(LIGHT.variables)


def segments(tryg: Driver) -> Iterator[Segment]:
    """What stands on the screen on top, without what shows dimly below a window."""
    screen = tryg.app.screen
    strips = tryg.strips
    windows = list(screen.query(".window"))
    for y, strip in enumerate(strips):
        if not screen.is_modal or not windows:
            yield from strip
            continue
        region = windows[0].region
        if region.y <= y < region.bottom:
            yield from strip.crop(region.x, region.right)


class Legible:
    """Whether what is looked at can be read."""

    def __init__(self) -> None:
        self.faint: dict[tuple[str, str], str] = {}
        """By two colours, where a word in the one stands on the other and cannot be read."""
        self.words = 0

    def look(self, name: str, tryg: Driver) -> None:
        """Look at all words on the screen on top."""
        for text, style, _control in segments(tryg):
            least = AA if any(map(str.isalnum, text)) else GRAPHIC
            if style is None or (least == GRAPHIC and DRAWN.isdisjoint(text)):
                continue
            assert style.color is not None, (name, text)
            assert style.bgcolor is not None, (name, text)
            assert not style.dim, (name, text)
            self.words += 1
            colors = (from_rich(style.color), from_rich(style.bgcolor))
            if contrast(*colors) < least:
                self.faint[(colors[0].hex, colors[1].hex)] = f"{name}: {text.strip()[:40]}"


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_what_the_room_sees_can_be_read(folder: Path, theme: str) -> None:
    legible = Legible()
    async with opened(folder, start="screen", size=(100, 30), theme=theme) as tryg:
        for number in range(1, 11):
            await tryg.go(number)
            legible.look(f"item {number}", tryg)
        await tryg.do("since")
        legible.look("since last time", tryg)
    assert not legible.faint
    assert legible.words > 100


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_palette_can_be_read(folder: Path, theme: str) -> None:
    async with opened(folder, theme=theme) as tryg:
        await tryg.press("ctrl+p")
        await tryg.until(lambda: "Record a note" in tryg.text)
        box = tryg.screen.query_one("#--container").region
        strips = tryg.strips[box.y : box.bottom]
        for text, style, _control in (one for strip in strips for one in strip):
            if style is not None and any(map(str.isalnum, text)) and style.color and style.bgcolor:
                fore = Color.from_rich_color(style.color)
                back = Color.from_rich_color(style.bgcolor)
                assert contrast(fore, back) >= AA, text
