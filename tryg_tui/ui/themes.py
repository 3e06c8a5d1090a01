"""The looks of the program: its own themes, every text pair in which reaches WCAG AA, and its style
sheet, which is read in two parts.
"""

from pathlib import Path
from typing import Any

from textual.app import App
from textual.theme import Theme

_PATH = Path(__file__).with_name("tryg.tcss")

AT_FIRST, _MARK, _LATER = _PATH.read_text("utf-8").partition("/* All above")
"""What every screen needs, and the front page; and what only the others do."""

_FROM = (str(_PATH), "")


def style_all(app: App[Any]) -> None:
    """Read the rest of the style sheet, where that is still to be done."""
    sheet = app.stylesheet
    if not sheet.has_source(*_FROM):
        sheet.add_source(_MARK + _LATER, read_from=_FROM)
        sheet.parse()
        # Somebody may have opened another screen before the first one stood there.
        for screen in app.screen_stack[1:]:
            app.update_styles(screen, animate=False)


COLOURS = {
    "primary": ("#0B4F8A", "#8CC4F5"),
    "secondary": ("#335C81", "#A9C7E3"),
    "accent": ("#0B4F8A", "#8CC4F5"),
    "warning": ("#8A5A00", "#F2C14E"),
    "error": ("#B00020", "#FF8F86"),
    "success": ("#1B6E3A", "#86D7A1"),
    "foreground": ("#16191D", "#E9ECEF"),
    "background": ("#FFFFFF", "#11161C"),
    "surface": ("#FFFFFF", "#11161C"),
    "panel": ("#EDEFF1", "#22272D"),
}
"""The colours that any theme has, in the light and in the dark one."""

OWN = {
    "muted": ("#4F5963", "#AEB8C2"),
    "good": ("#1B6E3A", "#86D7A1"),
    "risk": ("#724A00", "#F2C14E"),
    "critical": ("#A8001E", "#FF9C94"),
    "bar": ("#0B4F8A", "#1D3B57"),
    "bar-text": ("#FFFFFF", "#FFFFFF"),
    "bar-alert": ("#FFD9A0", "#FFD9A0"),
    "rule": ("#9AA7B4", "#5B6875"),
    "chart-1": ("#0B4FB0", "#4F93FF"),
    "chart-2": ("#C04A00", "#FF7A3C"),
    "chart-3": ("#0F7F4F", "#45F0A8"),
    "chart-4": ("#BF2E9A", "#C873B0"),
    "chart-5": ("#201500", "#FFF566"),
    "chart-6": ("#6A35C9", "#B79BFF"),
    "chart-7": ("#00707F", "#4FD6E8"),
    "chart-8": ("#7A6200", "#C9B26B"),
}
"""The variables that only these themes define."""

VARIABLES = {
    **OWN,
    "block-cursor-background": ("#D3E5F7", "#1E2F6E"),
    "block-cursor-foreground": ("#0A1B2B", "#FFFFFF"),
    "block-cursor-text-style": ("bold", "bold"),
    "block-cursor-blurred-background": ("#EDEFF1", "#22272D"),
    "block-cursor-blurred-foreground": ("#16191D", "#E9ECEF"),
    "block-cursor-blurred-text-style": ("none", "none"),
    "input-selection-background": ("#9CC7EF", "#35608A"),
    "input-cursor-background": ("#0B4F8A", "#8CC4F5"),
    "input-cursor-foreground": ("#FFFFFF", "#11161C"),
    "scrollbar": ("#9AA7B4", "#5B6875"),
    "scrollbar-background": ("#F3F6F9", "#171E26"),
    "scrollbar-corner-color": ("#F3F6F9", "#171E26"),
    "scrollbar-background-hover": ("#EDEFF1", "#22272D"),
    "scrollbar-background-active": ("#EDEFF1", "#22272D"),
    "scrollbar-hover": ("#335C81", "#A9C7E3"),
    "scrollbar-active": ("#0B4F8A", "#8CC4F5"),
    "footer-key-foreground": ("#0B4F8A", "#8CC4F5"),
}
"""All that is not left to Textual."""


def _theme(name: str, side: int) -> Theme:
    """One of the two themes."""
    colours: dict[str, Any] = {colour: pair[side] for colour, pair in COLOURS.items()}
    variables = {variable: pair[side] for variable, pair in VARIABLES.items()}
    return Theme(name=name, dark=bool(side), text_alpha=1.0, variables=variables, **colours)


LIGHT = _theme("tryg-light", 0)
"""Dark text on white, for projectors and daylight."""

DARK = _theme("tryg-dark", 1)
"""Light text on near-black, for a dim room."""

THEMES = {"light": LIGHT, "dark": DARK}
"""The themes by the word the user gives."""
