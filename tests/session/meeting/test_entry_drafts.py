"""What is written in the editor: kept from the first letter until the minutes' file holds it."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from tests.session.room import (
    NEXT,
    PREVIOUS,
    Room,
    draft,
    edited,
    note,
    recorded,
)
from tryg_tui.core.input.draft import Draft
from tryg_tui.core.input.fields import read
from tryg_tui.core.model.entries import Action, AnyEntry, FollowUp, Outreach, Status
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.session.meeting.events import Refused, WhyNot
from tryg_tui.session.recovery import recovered
from tryg_tui.store.journal.journal import abandoned
from tryg_tui.store.journal.recovery import KeptDraft

CAMERAS = f"{PREVIOUS}#18"
"""An action without owner, due in spring 2018."""


def words(drafts: list[KeptDraft]) -> list[str]:
    """The texts of drafts."""
    return [one.draft.values.get("text", "") for one in drafts]


def test_what_is_begun_is_what_was_left_or_what_is_known(begun: Room) -> None:
    session = begun.session
    new = entry_drafts.begin(session, "note", {"text": "Kendt"})
    assert (new.kind, new.item, new.meeting) == ("note", "agenda", NEXT)
    assert new.values == {"text": "Kendt"}
    entry_drafts.keep(session, replace(new, values={"text": "Halvt skrevet"}))
    assert entry_drafts.begin(session, "note", {}).values == {"text": "Halvt skrevet"}
    session.go("actions")
    assert entry_drafts.begin(session, "note", {}).values == {}, "a draft belongs to its item"


def test_what_was_typed_last_is_known_by_its_field(begun: Room) -> None:
    session, at = begun.session, begun.workspace.now()
    assert entry_drafts.last_typed(session, "due") == ""
    session.record(Action(n=0, item="agenda", at=at, text="A", due=dt.date(2018, 6, 1)))
    said = FollowUp(n=0, item="actions", at=at, of=CAMERAS, due=None, due_text="næste møde")
    session.record(said)
    session.record(Action(n=0, item="agenda", at=at, text="B"))
    assert entry_drafts.last_typed(session, "due") == "næste møde"
    session.remove(2)
    assert entry_drafts.last_typed(session, "due") == "1.6.2018"
    assert entry_drafts.last_typed(session, "when") == ""


def test_a_text_left_empty_is_forgotten(begun: Room) -> None:
    entry_drafts.keep(begun.session, draft())
    entry_drafts.keep(begun.session, draft("  "))
    assert not begun.workspace.drafts.of(NEXT)
    assert begun.journal() == []


def test_an_editor_that_is_open_is_kept_without_a_text_too(begun: Room) -> None:
    entry_drafts.keep(begun.session, draft(""), "private", (0, 3), open=True)
    assert not begun.workspace.drafts.of(NEXT), "there is nothing to go on with"
    (kept,) = begun.journal()
    assert (kept.open, kept.field, kept.cursor) == (True, "private", (0, 3))


def test_a_change_that_changes_nothing_is_not_kept(begun: Room) -> None:
    entry = recorded(begun)
    change, _wanted = edited(begun, entry, "Anden ordlyd")
    entry_drafts.keep(begun.session, change)
    assert entry_drafts.edit(begun.session, entry) == change
    entry_drafts.keep(begun.session, entry_drafts.edit(begun.session, entry))
    entry_drafts.keep(begun.session, edited(begun, entry, entry.text)[0])
    assert not begun.workspace.drafts.of(NEXT)
    assert begun.journal() == []


def test_what_was_left_at_an_item_that_is_gone_is_gone_on_with_elsewhere(begun: Room) -> None:
    entry_drafts.keep(begun.session, draft("Hjemløst", item="væk"))
    entry_drafts.keep(begun.session, draft("Andet", kind="action", item="væk"))
    found = entry_drafts.begin(begun.session, "note", {})
    assert (found.item, found.values["text"]) == ("agenda", "Hjemløst")
    places = {(one.kind, one.item) for one in begun.workspace.drafts.of(NEXT).values()}
    assert places == {("note", "agenda"), ("action", "væk")}


def test_words_that_found_no_place_are_kept_after_those_of_a_note_that_was_begun(
    begun: Room,
) -> None:
    for text in ("Åse Ørsted", "Bo Å"):
        entry_drafts.set_aside(begun.session, text)
    (left,) = begun.workspace.drafts.of(NEXT).values()
    assert (left.kind, left.values["text"]) == ("note", "Åse Ørsted\nBo Å")


def test_what_is_recorded_is_kept_until_the_file_holds_it(begun: Room) -> None:
    begun.disk.fails = True
    entry_drafts.keep(begun.session, draft(), open=True)
    assert entry_drafts.accept(begun.session, draft(), note()) == 1
    assert begun.texts == ["Ord"]
    assert entry_drafts.begin(begun.session, "note", {}).values == {}, "it is no draft any more"
    begun.save()
    (kept,) = begun.journal()
    assert (kept.recorded, kept.draft.values["text"]) == (1, "Ord")


def test_what_the_file_holds_is_forgotten(begun: Room) -> None:
    entry_drafts.accept(begun.session, draft(), note())
    begun.save()
    assert begun.journal() == []


def test_what_is_begun_anew_before_the_last_is_saved_is_not_forgotten_with_it(begun: Room) -> None:
    entry_drafts.accept(begun.session, draft(), note())
    entry_drafts.keep(begun.session, draft("Det næste"), open=True)
    begun.save()
    assert words(begun.journal()) == ["Det næste"]


def test_what_is_emptied_before_the_last_is_saved_is_forgotten_at_once(begun: Room) -> None:
    entry_drafts.accept(begun.session, draft(), note())
    entry_drafts.keep(begun.session, draft("Det næste"))
    entry_drafts.keep(begun.session, draft(""))
    begun.disk.fails = True
    begun.save()
    assert begun.journal() == []


@pytest.mark.parametrize("is_saved", [True, False])
def test_after_the_end_of_the_program_words_are_offered_once(begun: Room, is_saved: bool) -> None:
    begun.disk.fails = not is_saved
    entry_drafts.accept(begun.session, draft("Optaget"), note("Optaget"))
    begun.save()
    entry_drafts.keep(begun.session, draft("Kun skrevet"), open=True)
    begun.workspace.drafts.keeper.close()
    found = abandoned(begun.root)
    given = recovered(type(begun.workspace)(begun.root), found)
    for one in found:
        one.leave()
    assert words(list(given.drafts)) == ["Kun skrevet"]
    lines = [line.entry.text for version in given.versions for line in version.differences]
    assert lines == ([] if is_saved else ["Optaget"])


def test_what_was_recorded_in_a_version_that_is_lost_is_offered(begun: Room) -> None:
    keeper = begun.workspace.drafts.keeper
    keeper.recorded(NEXT, draft("Kun i journalen"), 9)
    keeper.recorded("2030-01-01", draft("Uden møde"), 1)
    keeper.close()
    found = abandoned(begun.root)
    given = recovered(begun.workspace, found)
    for one in found:
        one.leave()
    assert sorted(words(list(given.drafts))) == ["Kun i journalen", "Uden møde"]


def test_a_promise_begins_with_the_decision(begun: Room) -> None:
    entry = recorded(begun, "Der holdes borgermøde.")
    about = replace(entry, initiative="et-trygt-natteliv", private=True)
    begun.session.replace(entry.n, None, about)
    assert entry_drafts.promise(begun.session, entry.n) == {
        "text": "Der holdes borgermøde.",
        "initiative": "Et trygt natteliv",
        "of": f"{NEXT}#{entry.n}",
        "private": "yes",
    }
    begun.session.replace(entry.n, None, entry)
    assert entry_drafts.promise(begun.session, entry.n)["initiative"] == ""
    assert entry_drafts.promise(begun.session, 99) == {}


def test_done_is_said_at_once_and_keeps_what_was_said_before(begun: Room) -> None:
    session = begun.session
    assert entry_drafts.follow_up(session, CAMERAS, "done") is None
    (said,) = begun.meeting.entries
    assert isinstance(said, FollowUp)
    assert (said.of, said.state, said.item, said.private) == (CAMERAS, "done", "agenda", False)
    again = entry_drafts.follow_up(session, CAMERAS, "open")
    assert again is not None
    assert (again.n, again.values["state"]) == (1, "open")
    session.replace(1, None, replace(said, state="open", text="Begyndt."))
    assert entry_drafts.follow_up(session, CAMERAS, "done") is None
    (said,) = begun.meeting.entries
    assert isinstance(said, FollowUp)
    assert (said.state, said.text) == ("done", "Begyndt.")


def test_what_is_said_of_something_private_is_private(begun: Room) -> None:
    entry = recorded(begun)
    begun.session.replace(entry.n, None, replace(entry, private=True))
    citation = f"{NEXT}#{entry.n}"
    begin = entry_drafts.follow_up(begun.session, citation, "dropped")
    assert begin is not None
    assert (begin.of, begin.values) == (citation, {"state": "dropped", "private": "yes"})
    entry_drafts.follow_up(begun.session, citation, "done")
    assert begun.meeting.entries[-1].private
    for unknown in ("hvad", "2030-01-01#1", f"{NEXT}#99"):
        begin = entry_drafts.follow_up(begun.session, unknown, "open")
        assert begin is not None
        assert begin.values["private"] == ""


def test_the_same_is_said_of_several_as_one_change(begun: Room) -> None:
    secret = recorded(begun)
    begun.session.replace(secret.n, None, replace(secret, private=True))
    before, mine = begun.meeting, f"{NEXT}#{secret.n}"
    gone = f"{PREVIOUS}#99"
    many = entry_drafts.follow_up_all(begun.session, (CAMERAS, gone, mine), "dropped")
    assert (many.of, many.also) == (CAMERAS, (gone, mine))
    assert many.values == {"state": "dropped", "private": ""}
    written = replace(many, values={**many.values, "text": "Forældet."})
    entry, faults = read(written, begun.workspace.folder, begun.meeting.date, None)
    assert entry is not None, faults
    assert entry_drafts.accept(begun.session, written, entry) == begun.meeting.last
    said = [one for one in begun.meeting.entries if isinstance(one, FollowUp)]
    assert [(one.of, one.text, one.state) for one in said] == [
        (CAMERAS, "Forældet.", "dropped"), (mine, "Forældet.", "dropped"),
    ]  # fmt: skip
    assert [one.private for one in said] == [False, True], "as what it is about"
    assert not begun.workspace.drafts.of(NEXT)
    begun.session.undo()
    assert begun.meeting.entries == before.entries
    begun.session.redo()
    assert [one for one in begun.meeting.entries if isinstance(one, FollowUp)] == said


def test_what_was_begun_of_several_is_not_said_of_all_when_one_is_meant(begun: Room) -> None:
    many = entry_drafts.follow_up_all(begun.session, (CAMERAS, f"{PREVIOUS}#1"), "dropped")
    entry_drafts.keep(begun.session, replace(many, values={**many.values, "text": "Forældet."}))
    one = entry_drafts.follow_up(begun.session, CAMERAS, "open")
    assert one is not None
    assert (one.also, one.values["text"], one.values["state"]) == ((), "Forældet.", "open")


Editor = Callable[[Room], tuple[Draft, AnyEntry]]
"""What stands in an open editor, and the entry it makes."""

SAID = "HALVSKREVET"


def _status(room: Room) -> tuple[Draft, AnyEntry]:
    """A status, which says all it has to say without a text."""
    values = {"text": "", "initiative": "Et trygt natteliv", "status": "risiko"}
    entry = Status(n=0, item="agenda", at=room.now, initiative="et-trygt-natteliv", status="risiko")
    return draft(kind="status", values=values), entry


def _outreach(room: Room) -> tuple[Draft, AnyEntry]:
    """A promise to make something known."""
    promised = Outreach(n=0, item="agenda", at=room.now, text=SAID)
    return draft(SAID, kind="outreach"), promised


EDITORS: dict[str, Editor] = {
    "note": lambda _room: (draft(SAID), note(SAID)),
    "status": _status,
    "outreach": _outreach,
    "edit": lambda room: edited(room, room.meeting.entries[0], SAID),
}


def _item_gone(room: Room) -> None:
    items = tuple(item for item in room.meeting.items if item.id != "agenda")
    room.elsewhere(items=items, current=items[0].id, since=None)


def _entry_gone(room: Room) -> None:
    room.elsewhere(entries=())
    room.save()


def _older(room: Room) -> None:
    prepared = {"entries": (), "last": 0, "state": "planned", "current": "", "since": None}
    room.elsewhere(**prepared, opened=None)
    room.save()


def _gone(room: Room) -> None:
    (room.root / "minutes" / f"{NEXT}.toml").unlink()


CASES: dict[str, tuple[Callable[[Room], None], WhyNot | None]] = {
    "draft": (lambda room: room.elsewhere(state="draft"), "draft"),
    "final": (lambda room: room.elsewhere(state="final"), "final"),
    "cancelled": (lambda room: room.elsewhere(state="cancelled"), "cancelled"),
    "planned": (lambda room: room.elsewhere(state="planned", current="", since=None), "planned"),
    "item gone": (_item_gone, "item-gone"),
    "entry gone": (_entry_gone, None),
    "file gone": (_gone, None),
    "older file": (_older, "planned"),
    "lease lost": (lambda room: room.lose_the_lease(), "not-writer"),
    "only read": (lambda room: setattr(room.workspace, "read_only", True), "read-only"),
}
"""What may happen while an editor is open, and why nothing is recorded then."""

OTHERWISE: dict[tuple[str, str], WhyNot | None] = {
    ("edit", "item gone"): None,
}
"""Where that is another reason for one editor."""


def cases() -> Iterator[tuple[str, str]]:
    """Every editor with everything that may happen."""
    return ((editor, case) for editor in EDITORS for case in CASES)


@pytest.mark.parametrize(("editor", "case"), list(cases()))
def test_no_word_is_lost_whatever_happens_under_an_open_editor(
    begun: Room, editor: str, case: str
) -> None:
    recorded(begun)
    written, entry = EDITORS[editor](begun)
    entry_drafts.keep(begun.session, written, open=True)
    happens, usual = CASES[case]
    why = OTHERWISE.get((editor, case), usual)
    happens(begun)
    before: Meeting = begun.meeting
    if why is None:
        n = entry_drafts.accept(begun.session, written, entry)
        assert begun.meeting.entry(n) is not None
    else:
        with pytest.raises(Refused) as stopped:
            entry_drafts.accept(begun.session, written, entry)
        assert stopped.value.why == why
        assert begun.meeting == before
        entry_drafts.keep(begun.session, written)  # The editor is left.
        (left,) = begun.workspace.drafts.of(NEXT).values()
        assert left.values == written.values
    begun.disk.fails = True
    (kept,) = begun.journal()
    assert kept.draft.values == written.values
    assert bool(kept.recorded) is (why is None)


def test_a_fault_of_the_program_removes_no_draft(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError

    entry_drafts.keep(begun.session, draft(SAID), open=True)
    monkeypatch.setattr(begun.session.file, "save", broken)
    with pytest.raises(RuntimeError):
        entry_drafts.accept(begun.session, draft(SAID), note(SAID))
    assert words(begun.journal()) == [SAID]
