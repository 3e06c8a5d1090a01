"""What can be done on every screen, and on those that are not of a meeting."""

from tryg_tui.locale import N_
from tryg_tui.ui.commands.command import Command, in_scope

# fmt: off
# A command a line, so that they can be read as a table.
OUTSIDE: tuple[Command, ...] = (
    Command("help", "question_mark f1", N_("Help"), N_("Show the keys of this screen"), typing=True, room=True, footer=1),
    Command("quit", "q ctrl+q", N_("Quit"), N_("Quit; everything recorded is already saved"), typing=True, room=True, footer=90),
    Command("command_palette", "ctrl+p", N_("Commands"), N_("Find a command by its name"), typing=True, room=True),
    Command("switch_language", "ctrl+l", N_("Dansk/English"), N_("Switch between Danish and English"), typing=True, room=True),
    Command("switch_theme", "ctrl+t", N_("Light/dark"), N_("Switch between the light and the dark theme"), typing=True, room=True),
    Command("save_copy", "K", N_("Save a copy"), N_("Save what could not be saved to a file somewhere else"), has="unsaved", footer=3, opens_text=True),
    Command("blank", "full_stop", N_("Blank"), N_("Blank the screen to title and clock, or bring it back")),
    Command("search", "slash", N_("Search"), N_("Search in all minutes"), footer=70, opens_text=True),
    *in_scope(
        "home",
        Command("show_problems", "exclamation_mark", N_("Problems"), N_("Show what is wrong with files in the folder"), has="problems"),
        Command("open", "enter", N_("Open"), N_("Open what is highlighted"), footer=2),
        Command("run_next", "r", N_("Run the meeting"), N_("Go to the meeting that is next"), has="upcoming", footer=3),
        Command("prepare", "n", N_("New meeting"), N_("Prepare a new meeting from the agenda template"), writes=True, footer=4, opens_text=True),
        Command("overview", "o", N_("Dashboards"), N_("Show safety index, initiatives, communication and measurement"), footer=5),
        Command("report", "E", N_("Report"), N_("Choose, order and word the yearly status report, and write it"), footer=7),
        Command("reload", "f5", N_("Read again"), N_("Read the folder again")),
        Command("archive", "a", N_("Look back"), N_("Look back: meetings, decisions, actions and initiatives of all years"), footer=6),
    ),
    *in_scope(
        "form",
        Command("save_form", "ctrl+s f2", N_("Save form"), N_("Save the form; it has come in once the day is filled in"), writes=True, typing=True, footer=2),
        Command("next_part", "pagedown", N_("Go on"), N_("Go on to the next part"), has="next-part", typing=True, footer=3),
        Command("previous_part", "pageup", N_("Back"), N_("Go back one part"), has="previous-part", typing=True, footer=4),
        Command("keep_or_drop", "f8", N_("Leave out"), N_("Leave the paragraph out of the form, or take it back"), has="paragraph", typing=True, footer=5),
        Command("add_paragraph", "f6", N_("New paragraph"), N_("Add a paragraph after the last one"), typing=True, footer=6),
        Command("leave_form", "escape", N_("Leave"), N_("Go back to the meeting; what is written is kept"), typing=True, footer=7),
        Command("next_field", "tab", N_("Next field"), N_("Go to the next field"), typing=True, footer=8),
    ),
    *in_scope(
        "report",
        Command("edit", "enter e", N_("Edit"), N_("Write the highlighted paragraph anew, or fill in the highlighted line"), writes=True, footer=2, opens_text=True),
        Command("turn", "space", N_("Leave out/in"), N_("Leave the highlighted paragraph, heading or section out, or take it in again"), writes=True, footer=3),
        Command("move_up", "minus shift+up", N_("Up"), N_("Move the highlighted paragraph, or all under a heading, up in its section"), writes=True, footer=8),
        Command("move_down", "plus shift+down", N_("Down"), N_("Move the highlighted paragraph, or all under a heading, down in its section"), writes=True, footer=9),
        Command("add", "n", N_("New"), N_("Write a new paragraph after the highlighted one"), writes=True, footer=7, opens_text=True),
        Command("composed", "x", N_("Own words away"), N_("Take own words back to what the program composes; undo brings them back"), writes=True, footer=10),
        Command("shorten", "k", N_("Short/full"), N_("Leave out what is only detail, the lines of the minutes among it, or take it in"), writes=True, footer=6),
        Command("undo", "u", N_("Undo"), N_("Undo the last change of the report"), has="past", writes=True, footer=11),
        Command("redo", "U", N_("Redo"), N_("Make the change undone once more"), has="future", writes=True),
        Command("presented", "f", N_("Presented"), N_("Go to those the report is presented to, and back"), footer=4),
        Command("section", "1 2 3 4 5 6 7 8 9 0", N_("Section 1–10"), N_("Go to section 1–9, or with 0 to section 10")),
        Command("other_year", "y", N_("Other year"), N_("Show the report of another year")),
        Command("export", "E", N_("Export"), N_("Write the report as Word, PDF, web page or Markdown"), footer=5),
        Command("back", "escape", N_("Back"), N_("Go back"), footer=80),
    ),
    *in_scope(
        "minutes",
        Command("overview", "o", N_("Dashboards"), N_("Show the dashboards as they stood at the meeting"), footer=4),
        Command("back", "escape", N_("Back"), N_("Go back"), footer=2),
        Command("export", "E", N_("Export"), N_("Write the minutes as Word, PDF, web page, calendar or other files"), footer=5),
        Command("start_or_close", "c", N_("Reopen/final"), N_("Take the draft up again, or make it final"), has="draft", writes=True, footer=3),
        Command("original", "v", N_("Original"), N_("Show what was corrected later as it was written, or as it reads now"), has="corrections", footer=5),
        Command("approval", "g", N_("Approval"), N_("Go to the meeting that approved these minutes"), has="approval", footer=6),
    ),
    *in_scope(
        "archive",
        Command("open", "enter", N_("Open"), N_("Open what is highlighted"), footer=2),
        Command("section", "1 2 3 4 5 6", N_("Section 1–6"), N_("Show meetings, decisions, actions, initiatives, items or participants"), has="sections", footer=3),
        Command("filter", "h", N_("Choose"), N_("Show only some: of a year, an initiative …"), has="filters", footer=4),
        Command("compare", "s", N_("Compare"), N_("Compare the highlighted meeting with another one"), has="other-meetings", footer=5),
        Command("back", "escape", N_("Back"), N_("Go back"), footer=80),
    ),
    *in_scope(
        "search",
        Command("open", "enter", N_("Open"), N_("Open the highlighted line"), footer=2),
        Command("next_found", "down", N_("Next"), N_("Highlight the next line"), typing=True, footer=3),
        Command("previous_found", "up", N_("Previous"), N_("Highlight the line before"), typing=True, footer=4),
        Command("page_down", "pagedown", N_("Down"), N_("Highlight a line further down"), typing=True),
        Command("page_up", "pageup", N_("Up"), N_("Highlight a line further up"), typing=True),
        Command("back", "escape", N_("Back"), N_("Go back"), typing=True, footer=5),
    ),
)
# fmt: on
"""Those commands, in the order they are told about on each screen."""
