"""The commands of looking back and of searching: rows of the one table of commands."""

from tryg_tui.locale import N_
from tryg_tui.ui.commands.command import Command, in_scope

REVIEW: tuple[Command, ...] = (
    Command("search", "slash", N_("Search"), N_("Search in all minutes"), footer=70),
    *in_scope(
        "home",
        Command(
            "archive",
            "a",
            N_("Look back"),
            N_("Look back: meetings, decisions, actions and initiatives of all years"),
            footer=6,
        ),
    ),
    *in_scope(
        "archive",
        Command("open", "enter", N_("Open"), N_("Open what is highlighted"), footer=2),
        Command(
            "section",
            "1 2 3 4 5 6",
            N_("Section 1–6"),
            N_("Show meetings, decisions, actions, initiatives, items or participants"),
            footer=3,
        ),
        Command(
            "filter", "h", N_("Choose"), N_("Show only some: of a year, an initiative …"), footer=4
        ),
        Command(
            "compare",
            "s",
            N_("Compare"),
            N_("Compare the highlighted meeting with another one"),
            footer=5,
        ),
        Command("back", "escape", N_("Back"), N_("Go back"), footer=80),
    ),
    *in_scope(
        "search",
        Command("open", "enter", N_("Open"), N_("Open the highlighted line"), footer=2),
        Command(
            "next_found", "down", N_("Next"), N_("Highlight the next line"), typing=True, footer=3
        ),
        Command(
            "previous_found",
            "up",
            N_("Previous"),
            N_("Highlight the line before"),
            typing=True,
            footer=4,
        ),
        Command(
            "page_down", "pagedown", N_("Down"), N_("Highlight a line further down"), typing=True
        ),
        Command("page_up", "pageup", N_("Up"), N_("Highlight a line further up"), typing=True),
        Command("back", "escape", N_("Back"), N_("Go back"), typing=True, footer=5),
    ),
    *in_scope(
        "minutes",
        Command(
            "original",
            "v",
            N_("Original"),
            N_("Show what was corrected later as it was written, or as it reads now"),
            footer=5,
        ),
        Command(
            "approval",
            "g",
            N_("Approval"),
            N_("Go to the meeting that approved these minutes"),
            footer=6,
        ),
    ),
)
"""Every command of looking back and searching."""
