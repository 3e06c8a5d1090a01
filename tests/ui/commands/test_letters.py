"""A letter means one thing: at a meeting whatever the item, and wherever else it is a command."""

from collections import defaultdict
from collections.abc import Iterable

from tryg_tui.ui.commands.command import Command
from tryg_tui.ui.commands.table import COMMANDS

MEANINGS = {
    "approve": {"approve", "approve_agenda", "approval"},
    "with a remark": {"approve_remarks", "approve_agenda_changed"},
    "put right": {"amend", "attend_part"},
    "choose some": {"filter", "mark_by_rule", "pick_area"},
    "write it out": {"export", "report"},
    "new": {"prepare", "record_note", "add", "add_row"},
    "take away": {"remove", "end", "remove_row", "composed"},
}
"""What several commands have in common, each on the object at hand."""

AT_A_MEETING = {
    "k": "the index chooses areas where minutes are approved with a remark: both are far apart",
    "l": "a chart shows later surveys where the roll call notes who came later",
    "o": "apologies are of people, still open is of actions, and no item has both",
    "v": "present is of people, the other measure of a chart, and no item has both",
}
"""The letters with another meaning at another item, and why that confuses nobody."""

ELSEWHERE = {
    "R": "the registers are opened where no line of minutes can be read back",
    "a": "the front page has no minutes to write an action into: it looks back (arkiv)",
    "b": "a clicker sends it, and nobody records on a shared screen",
    "f": "the yearly report has no outreach of its own: it goes to whom it is presented (forelagt)",
    "g": "the front page chooses a group, as it approves nothing",
    "i": "a file is brought in where nobody is noted as absent",
    "k": "records are copied, the report is made short (kort): neither approves",
    "o": "the front page has the overview, as it follows up nothing",
    "r": "the front page runs the meeting, as it has nothing to put right",
    "s": "meetings are compared (sammenlign) where no status is given",
    "v": "minutes that are read show the original (vis)",
    "y": "the report goes to another year, as initiatives do not change there",
}
"""The letters that mean something else on another screen than at a meeting, and why."""


def meaning(command: Command) -> str:
    """What a command means, for any screen."""
    return next((what for what, ids in MEANINGS.items() if command.id in ids), command.id)


def meanings(commands: Iterable[Command]) -> dict[str, set[str]]:
    """By letter, all that it means."""
    found: dict[str, set[str]] = defaultdict(set)
    for command in commands:
        for key in command.keys.split():
            if key.isalpha() and len(key) == 1:
                found[key].add(meaning(command))
    return found


def several(commands: Iterable[Command]) -> set[str]:
    """The letters that mean more than one thing."""
    return {letter for letter, what in meanings(commands).items() if len(what) > 1}


def test_at_a_meeting_a_letter_means_the_same_at_every_item_but_for_a_few() -> None:
    assert several(one for one in COMMANDS if one.scope == "meeting") == set(AT_A_MEETING)


def test_at_one_item_a_letter_is_one_command() -> None:
    views = {view for one in COMMANDS for view in one.views}
    for view in views:
        here = [
            key
            for one in COMMANDS
            if one.scope == "meeting" and (not one.views or view in one.views)
            for key in one.keys.split()
            if len(key) == 1
        ]
        assert len(here) == len(set(here)), view


def test_a_letter_of_a_meeting_means_the_same_on_every_screen_but_for_a_few() -> None:
    at_meeting = meanings(one for one in COMMANDS if one.scope == "meeting")
    others = meanings(one for one in COMMANDS if one.scope != "meeting")
    differ = {key for key, what in others.items() if key in at_meeting and what - at_meeting[key]}
    assert differ == set(ELSEWHERE)


def test_every_meaning_that_is_shared_is_of_commands_there_are() -> None:
    known = {one.id for one in COMMANDS}
    for what, ids in MEANINGS.items():
        assert ids <= known, what
        letters = {
            key for one in COMMANDS if one.id in ids for key in one.keys.split() if len(key) == 1
        }
        assert len(letters) == 1, f"{what} has one letter: {letters}"
