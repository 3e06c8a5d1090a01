"""The commands of the yearly status report's screen: rows of the one table of commands."""

from tryg_tui.locale import N_
from tryg_tui.ui.commands.command import Command, in_scope

REPORT: tuple[Command, ...] = (
    *in_scope(
        "report",
        Command(
            "edit",
            "enter e",
            N_("Edit"),
            N_("Write the highlighted paragraph anew, or fill in the highlighted line"),
            writes=True,
            footer=2,
        ),
        Command(
            "turn",
            "space",
            N_("Leave out/in"),
            N_("Leave the highlighted paragraph, heading or section out, or take it in again"),
            writes=True,
            footer=3,
        ),
        Command(
            "move_up",
            "minus shift+up",
            N_("Up"),
            N_("Move the highlighted paragraph, or all under a heading, up in its section"),
            writes=True,
            footer=8,
        ),
        Command(
            "move_down",
            "plus shift+down",
            N_("Down"),
            N_("Move the highlighted paragraph, or all under a heading, down in its section"),
            writes=True,
            footer=9,
        ),
        Command(
            "add",
            "n",
            N_("New"),
            N_("Write a new paragraph after the highlighted one"),
            writes=True,
            footer=7,
        ),
        Command(
            "composed",
            "x",
            N_("Own words away"),
            N_("Take own words back to what the program composes; undo brings them back"),
            writes=True,
            footer=10,
        ),
        Command(
            "shorten",
            "k",
            N_("Short/full"),
            N_("Leave out what is only detail, the lines of the minutes among it, or take it in"),
            writes=True,
            footer=6,
        ),
        Command(
            "undo",
            "u",
            N_("Undo"),
            N_("Undo the last change of the report"),
            writes=True,
            footer=11,
        ),
        Command("redo", "U", N_("Redo"), N_("Make the change undone once more"), writes=True),
        Command(
            "presented",
            "f",
            N_("Presented"),
            N_("Go to those the report is presented to, and back"),
            footer=4,
        ),
        Command(
            "section",
            "1 2 3 4 5 6 7 8 9 0",
            N_("Section 1–10"),
            N_("Go to section 1–9, or with 0 to section 10"),
        ),
        Command("other_year", "y", N_("Other year"), N_("Show the report of another year")),
        Command(
            "export",
            "E",
            N_("Export"),
            N_("Write the report as Word, PDF, web page or Markdown"),
            footer=5,
        ),
        Command("back", "escape", N_("Back"), N_("Go back"), footer=80),
    ),
)
"""Every command of the yearly status report's screen."""
