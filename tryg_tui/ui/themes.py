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


LIGHT = Theme(
    name="tryg-light",
    primary="#0B4F8A",
    secondary="#335C81",
    accent="#0B4F8A",
    warning="#8A5A00",
    error="#B00020",
    success="#1B6E3A",
    foreground="#16191D",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#E9EFF5",
    dark=False,
    text_alpha=1.0,
    variables={
        "muted": "#4F5963",
        "good": "#1B6E3A",
        "risk": "#7A4F00",
        "critical": "#A8001E",
        "bar": "#0B4F8A",
        "bar-text": "#FFFFFF",
        "bar-alert": "#FFD9A0",
        "rule": "#9AA7B4",
        "block-cursor-background": "#D3E5F7",
        "block-cursor-foreground": "#0A1B2B",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#E9EFF5",
        "block-cursor-blurred-foreground": "#16191D",
        "block-cursor-blurred-text-style": "none",
        "input-selection-background": "#9CC7EF",
        "input-cursor-background": "#0B4F8A",
        "input-cursor-foreground": "#FFFFFF",
        "scrollbar": "#9AA7B4",
        "scrollbar-background": "#F3F6F9",
        "scrollbar-corner-color": "#F3F6F9",
        "scrollbar-background-hover": "#E9EFF5",
        "scrollbar-background-active": "#E9EFF5",
        "scrollbar-hover": "#335C81",
        "scrollbar-active": "#0B4F8A",
        "footer-key-foreground": "#0B4F8A",
        "chart-1": "#0B4FB0",
        "chart-2": "#C04A00",
        "chart-3": "#0F7F4F",
        "chart-4": "#C2389C",
        "chart-5": "#201500",
        "chart-6": "#6A35C9",
        "chart-7": "#00707F",
        "chart-8": "#7A6200",
    },
)
"""Dark text on white, for projectors and daylight."""

DARK = Theme(
    name="tryg-dark",
    primary="#8CC4F5",
    secondary="#A9C7E3",
    accent="#8CC4F5",
    warning="#F2C14E",
    error="#FF8F86",
    success="#86D7A1",
    foreground="#E9ECEF",
    background="#11161C",
    surface="#11161C",
    panel="#202A35",
    dark=True,
    text_alpha=1.0,
    variables={
        "muted": "#AEB8C2",
        "good": "#86D7A1",
        "risk": "#F2C14E",
        "critical": "#FF9C94",
        "bar": "#1D3B57",
        "bar-text": "#FFFFFF",
        "bar-alert": "#FFD9A0",
        "rule": "#5B6875",
        "block-cursor-background": "#24405C",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#202A35",
        "block-cursor-blurred-foreground": "#E9ECEF",
        "block-cursor-blurred-text-style": "none",
        "input-selection-background": "#35608A",
        "input-cursor-background": "#8CC4F5",
        "input-cursor-foreground": "#11161C",
        "scrollbar": "#5B6875",
        "scrollbar-background": "#171E26",
        "scrollbar-corner-color": "#171E26",
        "scrollbar-background-hover": "#202A35",
        "scrollbar-background-active": "#202A35",
        "scrollbar-hover": "#A9C7E3",
        "scrollbar-active": "#8CC4F5",
        "footer-key-foreground": "#8CC4F5",
        "chart-1": "#4F93FF",
        "chart-2": "#FF7A3C",
        "chart-3": "#45F0A8",
        "chart-4": "#C873B0",
        "chart-5": "#FFF566",
        "chart-6": "#B79BFF",
        "chart-7": "#4FD6E8",
        "chart-8": "#C9B26B",
    },
)
"""Light text on near-black, for a dim room."""

THEMES = {"light": LIGHT, "dark": DARK}
"""The themes by the word the user gives."""

OWN_VARIABLES = (
    "muted",
    "good",
    "risk",
    "critical",
    "bar",
    "bar-text",
    "bar-alert",
    "rule",
    "chart-1",
    "chart-2",
    "chart-3",
    "chart-4",
    "chart-5",
    "chart-6",
    "chart-7",
    "chart-8",
)
"""The variables that only these themes define."""
