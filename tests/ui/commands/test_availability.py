"""Which commands there are now, and what is said where one is not: over commands and situations."""

from typing import get_args

import pytest
from msgspec.structs import replace

from tryg_tui.core.model.meeting import State
from tryg_tui.ui.commands.availability import STATES, Situation, answer, takes_key
from tryg_tui.ui.commands.command import Command, Fact, Needs, Scope, of_scope
from tryg_tui.ui.commands.table import COMMANDS

EVERYTHING = frozenset(get_args(Fact))
SAID = "Nothing was recorded. The meeting has not started. Press c to start it."
OPEN = Situation(scope="meeting", view="agenda", state="open", refusal=SAID, facts=EVERYTHING)


def ids(now: Situation) -> set[str]:
    """What can be done on the screen itself."""
    return {one.id for one in of_scope(COMMANDS, now.scope) if answer(one, now).can}


def command(id: str, scope: Scope = "meeting") -> Command:
    return next(one for one in COMMANDS if (one.id, one.scope) == (id, scope))


RECORDING = {
    *("record_decision", "record_action", "record_note", "record_status", "record_reading"),
    *("record_outreach", "record_topic", "record_lifecycle"),
}
APPROVING = {"approve_agenda", "approve_agenda_changed"}
ATTENDING = {one.id for one in of_scope(COMMANDS, "meeting") if one.id.startswith("attend_")}
LOOKING = {"next_item", "previous_item", "item_number", "open", "back", "since", "see_registers"}
AT_A_MEETING = {"own_notes", "export", "big_clock", "cancel", "links"}
PLANNING = {"undo", "undo_one", "redo", "give_time", "arrange", "split", "edit", "remove"}
NOW = {"not_reached", "read_back", "show_writing"}


@pytest.mark.parametrize(
    ("state", "there"),
    [
        ("planned", {"start_or_close", *RECORDING, *APPROVING, *PLANNING}),
        ("open", {"start_or_close", *RECORDING, *APPROVING, *PLANNING, *ATTENDING, *NOW}),
        ("draft", {"start_or_close", *RECORDING, *APPROVING, *ATTENDING}),
        ("final", set()),
        ("cancelled", {"undo"}),
    ],
)
def test_what_can_be_done_follows_from_how_the_meeting_stands(
    state: State, there: set[str]
) -> None:
    assert ids(replace(OPEN, state=state)) == there | LOOKING | AT_A_MEETING | {"take_over"}


def test_where_there_is_no_meeting_nothing_is_recorded_and_that_is_said() -> None:
    said = "View only; do this in a meeting."
    there = Situation(scope="meeting", view="measurement", writable=False, refusal=said)
    assert ids(there) == LOOKING
    for one in (*RECORDING, "export", "big_clock", "start_or_close", "fill_form"):
        assert answer(command(one), there).why == said


def test_what_may_not_be_written_is_refused_in_the_screens_own_words() -> None:
    closed = replace(OPEN, writable=False)
    assert not any(one.writes for one in COMMANDS if one.id in ids(closed) - {"take_over"})
    assert "take_over" in ids(closed), "whoever does not take the minutes may ask to"
    assert "take_over" not in ids(replace(closed, facts=frozenset()))
    assert answer(command("record_note"), closed).why == SAID
    assert answer(command("undo"), replace(closed, facts=frozenset())).why == SAID
    assert answer(command("since"), closed).why == ""


@pytest.mark.parametrize(
    ("id", "has", "said"),
    [
        ("undo", "past", "There is nothing to undo."),
        ("undo_one", "past", "There is nothing to undo."),
        ("redo", "future", "Nothing to redo."),
        ("show_later", "later-figures", "No figures came out after the day of the meeting."),
        ("chart_later", "years", "There is no chart here with another year to look at."),
        ("chart_earlier", "years", "There is no chart here with another year to look at."),
    ],
)
def test_what_is_lacking_is_told(id: str, has: Fact, said: str) -> None:
    there = replace(OPEN, view="safety-index")
    assert answer(command(id), there).can
    assert answer(command(id), replace(there, facts=EVERYTHING - {has})).why == said


def test_every_fact_is_asked_for_and_takes_its_commands_away() -> None:
    for fact in EVERYTHING:
        asking = [one for one in COMMANDS if one.has == fact]
        assert asking, fact
        for one in asking:
            view = one.views[0] if one.views else None
            now = Situation(scope=one.scope, view=view, state="open", facts=EVERYTHING)
            assert answer(one, now).can, one.id
            assert not answer(one, replace(now, facts=EVERYTHING - {fact})).can, one.id


def test_every_need_is_of_some_command_and_stands_for_fewer_states_than_the_one_before() -> None:
    assert {one.needs for one in COMMANDS} == set(get_args(Needs)) == set(STATES)
    assert STATES["open"] < STATES["under-way"] < STATES["unfinished"] < STATES["meeting"]
    assert STATES["under-way"] < STATES["undoable"] < STATES["meeting"]
    assert STATES["open"] < STATES["begun"] < STATES["unfinished"]
    assert STATES["nothing"] == {None, *get_args(State)}


def test_a_command_of_a_view_is_there_only_at_it() -> None:
    assert answer(command("amend"), replace(OPEN, view="previous-minutes")).can
    assert answer(command("amend"), OPEN) == answer(command("amend"), replace(OPEN, view=None))
    assert not answer(command("amend"), OPEN).can


def test_the_room_has_only_what_shows_nothing_of_others() -> None:
    room = replace(OPEN, scope="screen", shared=True, writable=False)
    everywhere = [one for one in of_scope(COMMANDS, "everywhere") if answer(one, room).can]
    assert {one.id for one in everywhere} == {
        *("help", "quit", "command_palette", "switch_language", "switch_theme")
    }
    assert {"blank", "next_item", "since", "big_clock"} <= ids(room)
    assert not any(one.writes for one in of_scope(COMMANDS, "screen"))


def test_a_screen_is_not_opened_from_itself() -> None:
    search = command("search", "everywhere")
    assert not answer(search, Situation(scope="search", facts=EVERYTHING)).can
    assert answer(search, Situation(scope="home")).can


def test_a_letter_is_no_command_while_somebody_types() -> None:
    save, note = command("save_entry", "editor"), command("record_note")
    assert takes_key(note, (), typing=False)
    assert not takes_key(note, (), typing=True)
    assert takes_key(save, (), typing=True)
    assert not takes_key(save, (1,), typing=True), "its key puts a sign into the text"
