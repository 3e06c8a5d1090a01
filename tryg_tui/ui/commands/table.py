"""The commands, screen by screen; keys are written as Textual names them, the first is shown."""

from msgspec.structs import replace

from tryg_tui.locale import N_
from tryg_tui.ui.commands.command import Command, in_scope
from tryg_tui.ui.commands.table_report import REPORT
from tryg_tui.ui.commands.table_review import REVIEW

_OWN: tuple[Command, ...] = (
    *in_scope(
        "everywhere",
        Command(
            "help",
            "question_mark f1",
            N_("Help"),
            N_("Show the keys of this screen"),
            typing=True,
            footer=1,
        ),
        Command(
            "quit",
            "q ctrl+q",
            N_("Quit"),
            N_("Quit; everything recorded is already saved"),
            typing=True,
            footer=90,
        ),
        Command(
            "command_palette",
            "ctrl+p",
            N_("Commands"),
            N_("Find a command by its name"),
            typing=True,
        ),
        Command(
            "switch_language",
            "ctrl+l",
            N_("Dansk/English"),
            N_("Switch between Danish and English"),
            typing=True,
        ),
        Command(
            "switch_theme",
            "ctrl+t",
            N_("Light/dark"),
            N_("Switch between the light and the dark theme"),
            typing=True,
        ),
        Command(
            "save_copy",
            "K",
            N_("Save a copy"),
            N_("Save what could not be saved to a file somewhere else"),
            footer=3,
        ),
        Command(
            "blank",
            "full_stop",
            N_("Blank"),
            N_("Blank the screen to title and clock, or bring it back"),
        ),
    ),
    *in_scope(
        "home",
        Command(
            "show_problems",
            "exclamation_mark",
            N_("Problems"),
            N_("Show what is wrong with files in the folder"),
        ),
        Command("open", "enter", N_("Open"), N_("Open what is highlighted"), footer=2),
        Command(
            "run_next", "r", N_("Run the meeting"), N_("Go to the meeting that is next"), footer=3
        ),
        Command(
            "prepare",
            "n",
            N_("New meeting"),
            N_("Prepare a new meeting from the agenda template"),
            writes=True,
            footer=4,
        ),
        Command(
            "overview",
            "o",
            N_("Dashboards"),
            N_("Show safety index, initiatives, communication and measurement"),
            footer=5,
        ),
        Command(
            "report",
            "E",
            N_("Report"),
            N_("Choose, order and word the yearly status report, and write it"),
            footer=7,
        ),
        Command("reload", "f5", N_("Read again"), N_("Read the folder again")),
    ),
    *in_scope(
        "meeting",
        Command(
            "next_item",
            "pagedown right space",
            N_("Next"),
            N_("Go to the next item of the agenda"),
            footer=2,
        ),
        Command(
            "previous_item",
            "pageup left",
            N_("Previous"),
            N_("Go to the previous item of the agenda"),
        ),
        Command(
            "item_number",
            "1 2 3 4 5 6 7 8 9 0",
            N_("Item 1–10"),
            N_("Go to item 1–9, or with 0 to item 10"),
        ),
        Command("open", "enter", N_("Open"), N_("Open what is highlighted")),
        Command("back", "escape", N_("Back"), N_("Go back to the front page"), footer=80),
        Command(
            "export",
            "E",
            N_("Export"),
            N_("Write the agenda or minutes as Word, PDF, web page, calendar or other files"),
        ),
        Command(
            "start_or_close",
            "c",
            N_("Start/close"),
            N_("Start the meeting; close it; take a draft up again or make it final"),
            writes=True,
            footer=9,
        ),
        Command(
            "record_decision", "b", N_("Decision"), N_("Record a decision"), writes=True, footer=10
        ),
        Command(
            "record_action", "a", N_("Action"), N_("Record an action point"), writes=True, footer=11
        ),
        Command("record_note", "n", N_("Note"), N_("Record a note"), writes=True, footer=12),
        Command(
            "record_status",
            "s",
            N_("Status"),
            N_("Record a status of an initiative"),
            writes=True,
            footer=13,
        ),
        Command(
            "record_reading",
            "m",
            N_("Reading"),
            N_("Record a reading of an indicator"),
            writes=True,
            footer=14,
        ),
        Command(
            "record_outreach",
            "f",
            N_("Outreach"),
            N_("Record outreach, promised or done"),
            writes=True,
            footer=15,
        ),
        Command(
            "record_topic",
            "p",
            N_("Park topic"),
            N_("Park a topic for a later meeting"),
            writes=True,
            footer=16,
        ),
        Command(
            "record_lifecycle",
            "y",
            N_("Life cycle"),
            N_("Record that an initiative is prioritised, changed or ended"),
            writes=True,
        ),
        Command(
            "edit",
            "e",
            N_("Edit"),
            N_("Edit the highlighted line of the minutes"),
            writes=True,
            footer=20,
        ),
        Command(
            "remove",
            "x",
            N_("Remove"),
            N_("Remove the highlighted line of the minutes; undo brings it back"),
            writes=True,
        ),
        Command(
            "undo",
            "u",
            N_("Undo"),
            N_("Undo the last change of the minutes"),
            writes=True,
            footer=21,
        ),
        Command("redo", "U", N_("Redo"), N_("Make the change undone once more"), writes=True),
        Command(
            "take_over",
            "O",
            N_("Take over"),
            N_("Take the minutes here, when nobody does or whoever did does not answer"),
            writes=True,
            footer=2,
        ),
        Command(
            "since", "z", N_("Since last time"), N_("Show what has happened since the last meeting")
        ),
        Command("big_clock", "T", N_("Big clock"), N_("Show the item's time in large figures")),
        Command("give_time", "t", N_("+5 min"), N_("Give the item five more minutes"), writes=True),
        Command(
            "not_reached",
            "j",
            N_("Not reached"),
            N_("Mark the item as not reached, or take it back"),
            writes=True,
        ),
    ),
    *in_scope(
        "meeting",
        Command(
            "attend_present",
            "v",
            N_("Present"),
            N_("The highlighted participant is present"),
            writes=True,
            footer=3,
        ),
        Command(
            "attend_all",
            "V",
            N_("All present"),
            N_("All who are not noted yet are present"),
            writes=True,
            footer=4,
        ),
        Command(
            "attend_apologies",
            "o",
            N_("Apologies"),
            N_("The highlighted participant has sent apologies"),
            writes=True,
            footer=5,
        ),
        Command(
            "attend_absent",
            "i",
            N_("Absent"),
            N_("The highlighted participant is absent without apologies"),
            writes=True,
            footer=6,
        ),
        Command(
            "attend_guest",
            "g",
            N_("Guest"),
            N_("Add a guest by name, or note the highlighted participant as one"),
            writes=True,
            footer=7,
        ),
        Command(
            "attend_leave",
            "l",
            N_("Came/left"),
            N_("Note the time the highlighted participant came or left"),
            writes=True,
            footer=8,
        ),
        Command(
            "attend_clear",
            "delete",
            N_("Clear"),
            N_("Take away what is noted about the highlighted participant"),
            writes=True,
        ),
        views=("agenda",),
    ),
    *in_scope(
        "meeting",
        Command(
            "approve",
            "g",
            N_("Approve"),
            N_("Approve the previous minutes without remarks"),
            writes=True,
            footer=3,
        ),
        Command(
            "approve_remarks",
            "k",
            N_("With remarks"),
            N_("Approve the previous minutes with remarks"),
            writes=True,
            footer=4,
        ),
        Command(
            "amend",
            "r",
            N_("Correct"),
            N_("Record how the highlighted line of the previous minutes should read"),
            writes=True,
            footer=5,
        ),
        views=("previous-minutes",),
    ),
    *in_scope(
        "meeting",
        Command(
            "follow_done",
            "d",
            N_("Done"),
            N_("The highlighted action, topic or promise is done"),
            writes=True,
            footer=3,
        ),
        Command(
            "follow_open",
            "o",
            N_("Still open"),
            N_("The highlighted action, topic or promise is still open, with a new date"),
            writes=True,
            footer=4,
        ),
        Command(
            "follow_dropped",
            "w",
            N_("Dropped"),
            N_("The highlighted action, topic or promise is dropped"),
            writes=True,
            footer=5,
        ),
        views=("actions", "communication", "topics"),
    ),
    *in_scope(
        "meeting",
        Command(
            "filter",
            "h",
            N_("Choose"),
            N_("Choose which initiatives are shown"),
            footer=3,
        ),
        views=("initiatives",),
    ),
    *in_scope(
        "meeting",
        Command(
            "next_measure",
            "v",
            N_("Other measure"),
            N_("Show the other measure of the safety survey"),
            footer=3,
        ),
        Command(
            "next_areas",
            "k",
            N_("Areas"),
            N_("Show other areas in the chart: our own, cities, districts, housing areas"),
            footer=4,
        ),
        Command(
            "pick_area",
            "h",
            N_("Put in/take out"),
            N_("Put the highlighted area into the chart, or take it out"),
            footer=5,
        ),
        Command(
            "show_later",
            "l",
            N_("Later surveys"),
            N_("Show the surveys that came out after the meeting, or hide them"),
        ),
        views=("safety-index",),
    ),
    *in_scope(
        "meeting",
        Command(
            "chart_earlier",
            "minus",
            N_("Earlier"),
            N_("Look at the year before in the chart"),
            footer=6,
        ),
        Command(
            "chart_later",
            "plus",
            N_("Later"),
            N_("Look at the year after in the chart"),
            footer=7,
        ),
        views=("safety-index", "measurement"),
    ),
    *in_scope(
        "meeting",
        Command(
            "fill_form",
            "h",
            N_("Fill in form"),
            N_("Fill in, or change, a yearly form of the highlighted initiative"),
            writes=True,
            footer=3,
        ),
        views=("measurement",),
    ),
    *in_scope(
        "form",
        Command(
            "save_form",
            "ctrl+s",
            N_("Save form"),
            N_("Save the form; it has come in once the day is filled in"),
            writes=True,
            typing=True,
            footer=2,
        ),
        Command(
            "next_part",
            "pagedown",
            N_("Go on"),
            N_("Go on to the next part"),
            typing=True,
            footer=3,
        ),
        Command(
            "previous_part", "pageup", N_("Back"), N_("Go back one part"), typing=True, footer=4
        ),
        Command(
            "keep_or_drop",
            "f8",
            N_("Leave out"),
            N_("Leave the paragraph out of the form, or take it back"),
            typing=True,
            footer=5,
        ),
        Command(
            "add_paragraph",
            "f6",
            N_("New paragraph"),
            N_("Add a paragraph after the last one"),
            typing=True,
            footer=6,
        ),
        Command(
            "leave_form",
            "escape",
            N_("Leave"),
            N_("Go back to the meeting; what is written is kept"),
            typing=True,
            footer=7,
        ),
        Command(
            "next_field", "tab", N_("Next field"), N_("Go to the next field"), typing=True, footer=8
        ),
    ),
    *in_scope(
        "minutes",
        Command(
            "overview",
            "o",
            N_("Dashboards"),
            N_("Show the dashboards as they stood at the meeting"),
            footer=4,
        ),
        Command("back", "escape", N_("Back"), N_("Go back"), footer=2),
        Command(
            "export",
            "E",
            N_("Export"),
            N_("Write the minutes as Word, PDF, web page, calendar or other files"),
            footer=5,
        ),
        Command(
            "start_or_close",
            "c",
            N_("Reopen/final"),
            N_("Take the draft up again, or make it final"),
            writes=True,
            footer=3,
        ),
    ),
    *in_scope(
        "closing",
        Command(
            "next_step", "pagedown right space", N_("Go on"), N_("Go on to the next step"), footer=2
        ),
        Command("previous_step", "pageup left", N_("Back"), N_("Go back one step"), footer=7),
        Command(
            "open",
            "enter",
            N_("Go there"),
            N_("Go to the item the highlighted line is about"),
            footer=4,
        ),
        Command(
            "not_reached",
            "j",
            N_("Not reached"),
            N_("Mark the highlighted item as not reached"),
            writes=True,
            footer=5,
        ),
        Command(
            "finish",
            "ctrl+s",
            N_("Close the meeting"),
            N_("Close the meeting and write the draft minutes"),
            writes=True,
            typing=True,
            footer=6,
        ),
        Command(
            "back",
            "escape",
            N_("To the meeting"),
            N_("Go back to the meeting without closing it"),
            typing=True,
            footer=3,
        ),
    ),
    *in_scope(
        "editor",
        Command(
            "save_entry",
            "ctrl+s",
            N_("Record"),
            N_("Record what the editor holds"),
            writes=True,
            typing=True,
            footer=2,
        ),
        Command(
            "leave_editor",
            "escape",
            N_("Leave"),
            N_("Leave the editor; the text is kept as a draft"),
            typing=True,
            footer=3,
        ),
        Command(
            "next_field", "tab", N_("Next field"), N_("Go to the next field"), typing=True, footer=4
        ),
    ),
)
"""The commands of the screens that one person works at."""

SHARED_OWN = Command(
    "blank",
    "full_stop b",
    N_("Blank"),
    N_("Blank the screen to title and clock, or bring it back"),
    footer=8,
)
"""What a shared screen does in its own way: clickers send one or the other of these keys."""

NOT_SHARED = frozenset({"back", "export"})
"""The commands that change nothing, but that a shared screen has no place for."""

_TOGETHER = (*_OWN, *REPORT, *REVIEW)
_SCOPES = list(dict.fromkeys(command.scope for command in _TOGETHER))

COMMANDS: tuple[Command, ...] = (
    *sorted(_TOGETHER, key=lambda command: _SCOPES.index(command.scope)),
    *(
        replace(command, scope="screen")
        for command in _OWN
        if command.scope == "meeting" and not command.writes and command.id not in NOT_SHARED
    ),
    replace(SHARED_OWN, scope="screen"),
)
"""Every command of the program; a shared screen has those of the meeting that change nothing."""
