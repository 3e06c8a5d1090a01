"""What can be done at a meeting, while something is written there, and as it is closed."""

from tryg_tui.locale import N_
from tryg_tui.ui.commands.command import Command, in_scope

# fmt: off
# A command a line, so that they can be read as a table.
MEETING: tuple[Command, ...] = (
    *in_scope(
        "meeting",
        # Here the space bar does not go on, so this comes before what has it elsewhere.
        Command("mark", "space", N_("Mark"), N_("Mark the highlighted action, or take the mark away: Done, Still open and Dropped are then said of all that are marked"), needs="unfinished", writes=True, footer=6),
        Command("mark_by_rule", "h", N_("Mark some …"), N_("Mark all actions that were carried over often, are long overdue, have no owner, or belong to an initiative that has ended"), needs="unfinished", writes=True, footer=7),
        Command("part_after", "plus", N_("Other actions"), N_("Show the next part of the actions: new, due soon, ought to end, of ended initiatives, all"), footer=8),
        Command("part_before", "minus", N_("Part before"), N_("Show the part of the actions before")),
        views=("actions",),
    ),
    *in_scope(
        "meeting",
        Command("next_item", "pagedown right space", N_("Next"), N_("Go to the next item of the agenda"), footer=2),
        Command("previous_item", "pageup left", N_("Previous"), N_("Go to the previous item of the agenda")),
        Command("item_number", "1 2 3 4 5 6 7 8 9 0", N_("Item 1–10"), N_("Go to item 1–9, with 0 to item 10, with two digits further on")),
        Command("open", "enter", N_("Open"), N_("Open what is highlighted")),
        Command("back", "escape", N_("Back"), N_("Go back to the front page; twice while the meeting goes on"), footer=80),
        Command("export", "E", N_("Export"), N_("Write the agenda or minutes as Word, PDF, web page, calendar or other files"), needs="meeting"),
        Command("start_or_close", "c", N_("Start/close"), N_("Start the meeting; close it; take a draft up again or make it final"), needs="unfinished", writes=True, footer=9),
        Command("record_decision", "b", N_("Decision"), N_("Record a decision"), needs="unfinished", writes=True, footer=10, opens_text=True),
        Command("record_action", "a", N_("Action"), N_("Record an action point"), needs="unfinished", writes=True, footer=11, opens_text=True),
        Command("record_note", "n", N_("Note"), N_("Record a note"), needs="unfinished", writes=True, footer=12, opens_text=True),
        Command("record_status", "s", N_("Status"), N_("Record a status of an initiative"), needs="unfinished", writes=True, footer=13, opens_text=True),
        Command("record_reading", "m", N_("Reading"), N_("Record a reading of an indicator"), needs="unfinished", writes=True, footer=14, opens_text=True),
        Command("record_outreach", "f", N_("Outreach"), N_("Record outreach, promised or done"), needs="unfinished", writes=True, footer=15, opens_text=True),
        Command("record_topic", "p", N_("Park topic"), N_("Park a topic for a later meeting"), needs="unfinished", writes=True, footer=16, opens_text=True),
        Command("record_lifecycle", "y", N_("Life cycle"), N_("Record that an initiative is prioritised, changed or ended"), needs="unfinished", writes=True, opens_text=True),
        Command("edit", "e", N_("Edit"), N_("Edit the highlighted line of the minutes"), needs="open", writes=True, footer=20, opens_text=True),
        Command("remove", "x", N_("Remove"), N_("Remove the highlighted line of the minutes; undo brings it back"), needs="open", writes=True),
        Command("arrange", "A", N_("Agenda, place"), N_("Change the agenda, the place, the time, who chairs and who takes the minutes, or move the meeting to another day"), needs="under-way", writes=True, footer=22, opens_text=True),
        Command("split", "S", N_("Split item"), N_("Split the item on screen into parts, 7.a and 7.b; what is recorded stays"), needs="under-way", writes=True, opens_text=True),
        Command("cancel", "X", N_("Call off"), N_("Call a planned meeting off, with a reason, or plan one after all that was called off"), needs="meeting", writes=True, opens_text=True),
        Command("undo", "u", N_("Undo"), N_("Undo the last change of the minutes"), needs="under-way", has="past", writes=True, footer=21),
        Command("redo", "U", N_("Redo"), N_("Make the change undone once more"), needs="under-way", has="future", writes=True),
        Command("take_over", "O", N_("Take over"), N_("Take the minutes here, when nobody does or whoever did does not answer"), has="free", writes=True, footer=2),
        Command("since", "z", N_("Since last time"), N_("Show what has happened since the last meeting")),
        Command("links", "L", N_("Links"), N_("Open a link of the highlighted line or of the item, after asking which"), needs="meeting"),
        Command("big_clock", "T", N_("Big clock"), N_("Show the item's time in large figures"), needs="meeting"),
        Command("give_time", "t", N_("+5 min"), N_("Give the item five more minutes"), needs="under-way", writes=True),
        Command("not_reached", "j", N_("Not reached"), N_("Mark the item as not reached, or take it back"), needs="open", writes=True),
    ),
    *in_scope(
        "meeting",
        Command("attend_present", "v", N_("Present"), N_("The highlighted participant is present"), needs="begun", writes=True, footer=3),
        Command("attend_all", "V", N_("All present"), N_("All who are not noted yet are present"), needs="begun", writes=True, footer=4),
        Command("attend_apologies", "o", N_("Apologies"), N_("The highlighted participant has sent apologies; from the first one, asks for the name"), needs="begun", writes=True, footer=5, opens_text=True),
        Command("attend_absent", "i", N_("Absent"), N_("The highlighted participant is absent without apologies; from the first one, asks for the name"), needs="begun", writes=True, footer=6, opens_text=True),
        Command("approve_agenda", "g", N_("Approve"), N_("Approve the agenda, with what was put on it at the meeting"), needs="unfinished", writes=True, footer=9, opens_text=True),
        Command("approve_agenda_changed", "k", N_("With changes"), N_("Approve the agenda with changes"), needs="unfinished", writes=True, opens_text=True),
        Command("attend_guest", "G", N_("Guest"), N_("Add a guest by name, or note the highlighted participant as one"), needs="begun", writes=True, footer=7, opens_text=True),
        Command("attend_leave", "l", N_("Came/left"), N_("Note the time the highlighted participant came or left"), needs="begun", writes=True, footer=8),
        Command("attend_part", "r", N_("Attendance …"), N_("Note when the highlighted participant came and left, each time, at which items they were not there, and for whom they stand in"), needs="begun", writes=True, footer=8, opens_text=True),
        Command("attend_clear", "delete", N_("Clear"), N_("Take away what is noted about the highlighted participant"), needs="begun", writes=True),
        views=("agenda",),
    ),
    *in_scope(
        "meeting",
        Command("approve", "g", N_("Approve"), N_("Approve the previous minutes without remarks"), needs="unfinished", writes=True, footer=3),
        Command("approve_remarks", "k", N_("With remarks"), N_("Approve the previous minutes with remarks"), needs="unfinished", writes=True, footer=4, opens_text=True),
        Command("amend", "r", N_("Correct"), N_("Record how the highlighted line of the previous minutes should read"), needs="unfinished", writes=True, footer=5, opens_text=True),
        views=("previous-minutes",),
    ),
    *in_scope(
        "meeting",
        Command("follow_done", "d", N_("Done"), N_("The highlighted action, topic or promise is done"), needs="unfinished", writes=True, footer=3, opens_text=True),
        Command("follow_open", "o", N_("Still open"), N_("The highlighted action, topic or promise is still open, with a new date"), needs="unfinished", writes=True, footer=4, opens_text=True),
        Command("follow_dropped", "w", N_("Dropped"), N_("The highlighted action, topic or promise is dropped"), needs="unfinished", writes=True, footer=5, opens_text=True),
        views=("actions", "communication", "topics"),
    ),
    *in_scope(
        "meeting",
        Command("make_item", "P", N_("To agenda"), N_("Make an item of the agenda out of the highlighted topic"), needs="under-way", writes=True, footer=6),
        views=("topics",),
    ),
    *in_scope(
        "meeting",
        Command("filter", "h", N_("Choose"), N_("Choose which initiatives are shown"), footer=3),
        views=("initiatives",),
    ),
    *in_scope(
        "meeting",
        Command("next_measure", "v", N_("Other measure"), N_("Show the other measure of the safety survey"), footer=3),
        Command("next_areas", "k", N_("Areas"), N_("Show other areas in the chart: our own, cities, districts, housing areas"), footer=4),
        Command("pick_area", "h", N_("Put in/take out"), N_("Put the highlighted area into the chart, or take it out"), footer=5),
        Command("show_later", "l", N_("Later surveys"), N_("Show the surveys that came out after the meeting, or hide them"), has="later-figures"),
        views=("safety-index",),
    ),
    *in_scope(
        "meeting",
        Command("chart_earlier", "minus", N_("Earlier"), N_("Look at the year before in the chart"), has="years", footer=6),
        Command("chart_later", "plus", N_("Later"), N_("Look at the year after in the chart"), has="years", footer=7),
        views=("safety-index", "measurement"),
    ),
    *in_scope(
        "meeting",
        Command("fill_form", "F", N_("Fill in form"), N_("Fill in, or change, a yearly form of the highlighted initiative"), writes=True, footer=3, opens_text=True),
        views=("measurement",),
    ),
    *in_scope(
        "editor",
        Command("save_entry", "ctrl+s f2", N_("Record"), N_("Record what the editor holds"), needs="open", writes=True, typing=True, footer=2),
        Command("leave_editor", "escape", N_("Leave"), N_("Leave the editor; the text is kept as a draft"), needs="open", typing=True, footer=3),
        Command("next_field", "tab", N_("Next field"), N_("Go to the next field"), needs="open", typing=True, footer=4),
    ),
    *in_scope(
        "closing",
        Command("next_step", "pagedown right space", N_("Go on"), N_("Go on to the next step"), has="next-step", footer=2),
        Command("previous_step", "pageup left", N_("Back"), N_("Go back one step"), has="free-arrows", footer=7),
        Command("open", "enter", N_("Go there"), N_("Go to the item the highlighted line is about"), has="checks", footer=4),
        Command("not_reached", "j", N_("Not reached"), N_("Mark the highlighted item as not reached"), has="checks", writes=True, footer=5),
        Command("finish", "ctrl+s f2", N_("Close the meeting"), N_("Close the meeting and write the draft minutes"), writes=True, typing=True, footer=6),
        Command("back", "escape", N_("To the meeting"), N_("Go back to the meeting without closing it"), typing=True, footer=3),
    ),
)
# fmt: on
"""Those commands, in the order they are told about on each screen."""
