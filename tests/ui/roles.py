"""What is shown in which colour, by the names the theme has for them."""

from functools import cache
from itertools import groupby

from rich.color import Color as RichColor
from textual.color import Color
from textual.theme import Theme

from tests.ui.driving import Driver
from tests.ui.test_themes import segments
from tryg_tui.ui.themes import DARK, LIGHT, OWN

NAMES = ("foreground", "background", "primary", "panel", *OWN, *sorted(LIGHT.variables))
"""The names of colours; of two with the same colour the first is told."""

Cell = tuple[str, str, str, bool]
"""A sign, its colour, what it stands on, and whether it is bold."""

SAMPLE = 28
"""The signs of a text that are told of a colour."""


def palette(theme: Theme) -> dict[str, str]:
    """The colours of a theme by name."""
    known = {**theme.to_color_system().generate(), **theme.variables}
    return {
        name: Color.parse(known[name]).hex
        for name in dict.fromkeys(NAMES)
        if known[name].startswith("#")
    }


def palettes() -> str:
    """Each name with its colour in the light and in the dark theme."""
    light, dark = palette(LIGHT), palette(DARK)
    return "\n".join(f"{name:<34} {light[name]}  {dark[name]}" for name in light)


def painted(tryg: Driver) -> list[Cell]:
    """Every sign on the screen with its colours and whether it is bold."""
    return [
        (sign, colour_of(style.color), colour_of(style.bgcolor), bool(style.bold))
        for text, style, _control in segments(tryg)
        if style is not None
        for sign in text
    ]


@cache
def colour_of(colour: RichColor | None) -> str:
    """A colour as the themes write it."""
    return Color.from_rich_color(colour).hex if colour is not None else ""


def roles(light: list[Cell], dark: list[Cell]) -> list[str]:
    """What every pair of colours is called in both themes, with the first text in it.

    A colour that has no name which fits in both of them is told as it is.
    """
    found: dict[str, str] = {}
    both = zip(light, dark, strict=True)
    for (front, back, bold), cells in groupby(both, key=lambda pair: paired(*pair)):
        sample = " ".join("".join(one[0] for one, _other in cells).split())
        if sample:
            found.setdefault(f"{'bold ' if bold else ''}{front} on {back}", sample[:SAMPLE].strip())
    return [f"{pair:<60} {sample}" for pair, sample in found.items()]


def paired(light: Cell, dark: Cell) -> tuple[str, str, bool]:
    """The names of a cell's colours and whether it is bold."""
    return named(light[1], dark[1]), named(light[2], dark[2]), light[3]


@cache
def named(light: str, dark: str) -> str:
    """What a colour is called that is one in the light theme and another in the dark one."""
    one, other = palette(LIGHT), palette(DARK)
    fitting = (name for name in one if (one[name], other[name]) == (light, dark))
    return next(fitting, f"{light}/{dark}")
