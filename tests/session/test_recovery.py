"""Giving back what the last program could not save before it ended."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, Room, draft, ended, note
from tryg_tui.core.annual.form_draft import DraftParagraph, FormDraft
from tryg_tui.core.input.draft import RecordDraft
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative, Step
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.form import begun as begun_form
from tryg_tui.session.drafts import Keeper
from tryg_tui.session.recovery import Recovered, give_back, meeting_of, placed, recovered
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.journal.journal import abandoned
from tryg_tui.store.journal.recovery import KeptDraft
from tryg_tui.store.toml.parse import LIMIT

PREVIOUS = "2017-12-05"
"""A meeting that is over."""

PATH = "reports/2018/din-vej.toml"


def with_note(room: Room, text: str) -> Meeting:
    """The meeting with a note that is not in its file."""
    return record(room.meeting, note(text), room.now)[0]


def lines(given: Recovered) -> list[str]:
    """The texts by which versions differ from their files."""
    return [one.entry.text for version in given.versions for one in version.differences]


def base(room: Room) -> Loaded[Meeting]:
    """The meeting as its file holds it."""
    loaded = room.workspace.folder.meeting(NEXT)
    assert loaded is not None
    return loaded


def test_minutes_that_were_not_saved_come_back_with_what_the_file_holds_now(begun: Room) -> None:
    begun.workspace.drafts.keeper.version(with_note(begun, "Vores"), base(begun))
    begun.elsewhere(title="Deres")
    given = ended(begun)
    assert lines(given) == ["Vores"]
    assert given.has_words
    assert given.line_count == 1
    assert meeting_of(given) == NEXT
    (meeting,) = give_back(begun.workspace, given)
    assert (meeting.title, [e.text for e in meeting.entries]) == ("Deres", ["Vores"])


def test_minutes_that_are_saved_after_all_are_not_given_back(begun: Room) -> None:
    begun.workspace.drafts.keeper.version(begun.meeting, base(begun))
    given = ended(begun)
    assert given == Recovered()
    assert not given.has_words
    assert meeting_of(given) == ""


def test_minutes_whose_file_is_final_now_are_told_of_and_not_put_into_it(begun: Room) -> None:
    begun.workspace.drafts.keeper.version(with_note(begun, "Vores"), base(begun))
    begun.elsewhere(state="final")
    given = ended(begun)
    assert [version.closed for version in given.versions] == [True]
    assert lines(given) == ["Vores"]
    assert give_back(begun.workspace, given) == []


def test_a_meeting_without_a_file_comes_back_whole(begun: Room) -> None:
    new = replace(with_note(begun, "Alt"), id="2030-01-01")
    begun.workspace.drafts.keeper.version(new, None)
    given = ended(begun)
    assert lines(given) == ["Alt"]
    assert give_back(begun.workspace, given) == [new]


def test_minutes_kept_before_there_was_a_file_come_back_beside_what_it_holds_by_now(
    begun: Room,
) -> None:
    begun.workspace.drafts.keeper.version(with_note(begun, "Vores"), None)
    begun.elsewhere(title="Deres")
    given = ended(begun)
    assert lines(given) == ["Vores"]
    (meeting,) = give_back(begun.workspace, given)
    assert [entry.text for entry in meeting.entries] == ["Vores"]


def test_only_words_of_a_form_are_counted(begun: Room) -> None:
    parts = (
        DraftParagraph(heading="Status", text="Foreslået\ntekst", proposed="Foreslået\ntekst"),
        DraftParagraph(heading="Tak", text="Tak.\nFarvel.", proposed=""),
        DraftParagraph(heading="Ude", text="Udeladt", kept=False),
    )
    form = FormDraft(initiative="din-vej", year=2018, summary="Kort", paragraphs=parts)
    begun.workspace.drafts.keep_form(PATH, form)
    given = ended(begun)
    assert given.has_words
    assert given.line_count == 3
    assert given.forms == {PATH: form}


def test_a_record_of_a_register_that_was_begun_can_be_gone_on_with(begun: Room) -> None:
    steps = (Step(id="lys", text="Tænd lyset", due=dt.date(2018, 6, 1)),)
    rows = {"steps": msgspec.to_builtins(steps), "gone": [{}], "leads": [{"title": 7}]}
    form = RecordDraft(values={"title": "Formand", "name": ""}, rows=rows)
    begun.workspace.drafts.keep_record("people/", form)
    begun.workspace.drafts.keep_record("partners/", None)
    given = ended(begun)
    assert given.has_words
    assert given.line_count == 1 + 3
    begun.workspace.drafts.keep_record("people/", None)
    assert not begun.workspace.drafts.records
    give_back(begun.workspace, given)
    assert begun.workspace.drafts.records["people/"].values == form.values
    resumed = begun.workspace.drafts.resumed("people/", begun_form(Initiative))
    assert (resumed.values["title"], resumed.rows) == ("Formand", {"steps": steps})


def test_a_form_that_was_begun_can_be_gone_on_with(begun: Room) -> None:
    form = FormDraft(initiative="din-vej", year=2018, summary="Kort")
    give_back(begun.workspace, Recovered(forms={PATH: form}))
    assert begun.workspace.drafts.forms == {PATH: form}


@pytest.mark.parametrize(
    ("there", "both"), [("FØRSTE", "FØRSTE\nANDEN"), ("ANDEN", "ANDEN"), ("", "ANDEN")]
)
def test_words_come_after_those_that_are_kept_already(begun: Room, there: str, both: str) -> None:
    if there:
        begun.workspace.drafts.keep(KeptDraft(meeting=NEXT, draft=draft(there)))
    kept = KeptDraft(meeting=NEXT, draft=draft("ANDEN"), open=True)
    given = Recovered(drafts=(kept,))
    assert given.open_draft == kept
    assert meeting_of(given) == NEXT
    give_back(begun.workspace, given)
    (left,) = begun.workspace.drafts.of(NEXT).values()
    assert left.values == {"text": both}


def test_what_two_programs_kept_of_one_text_is_told_once(begun: Room) -> None:
    begun.workspace.drafts.keep(KeptDraft(meeting=NEXT, draft=draft("Én linje"), open=True))
    later = Keeper(begun.root, on=True)
    later.draft(KeptDraft(meeting=NEXT, draft=draft("Én linje")))
    later.close()
    assert ended(begun).line_count == 1


def test_what_was_written_for_a_meeting_that_is_open_stays_there(begun: Room) -> None:
    given = Recovered(drafts=(KeptDraft(meeting=NEXT, draft=draft("Her")),))
    assert placed(begun.workspace, given) == (given, ())


def test_words_for_a_meeting_that_is_over_become_a_note_at_the_one_that_is_open(
    begun: Room,
) -> None:
    here = KeptDraft(meeting=NEXT, draft=draft("Her", kind="topic"))
    over = tuple(KeptDraft(meeting=PREVIOUS, draft=draft(text)) for text in ("Et", "", "To"))
    given, shown = placed(begun.workspace, Recovered(drafts=(here, *over)))
    assert shown == ()
    (note, kept) = given.drafts
    assert kept == here
    assert (note.meeting, note.draft.kind, note.open) == (NEXT, "note", True)
    assert (note.draft.item, note.draft.values) == (begun.meeting.current, {"text": "Et\nTo"})
    assert given.open_draft == note


def test_words_for_a_meeting_that_is_over_are_shown_where_none_is_open(room: Room) -> None:
    over = KeptDraft(meeting=PREVIOUS, draft=draft("Et"))
    gone = KeptDraft(meeting="2016-01-01", draft=draft("To"))
    assert placed(room.workspace, Recovered(drafts=(over, gone))) == (Recovered(), (over, gone))
    empty = KeptDraft(meeting=PREVIOUS, draft=draft(""))
    assert placed(room.workspace, Recovered(drafts=(empty,))) == (Recovered(), ())


def test_every_line_of_a_text_is_counted(begun: Room) -> None:
    many: dict[str, Any] = {"text": "Et\nTo"}
    given = Recovered(drafts=(KeptDraft(meeting=NEXT, draft=draft(values=many)),))
    assert given.line_count == 2


def test_minutes_too_large_for_their_file_are_offered_and_not_tried_for_ever(begun: Room) -> None:
    begun.session.record(note("æ[/]" * (LIMIT // 4)))
    begun.save()
    file = begun.disk.file(f"minutes/{NEXT}.toml")
    assert (file.saving.state, file.saving.reason) == ("not-saved", "too-large")
    assert not begun.disk.loop.timers
    begun.session.undo()
    begun.save()
    assert not begun.waiting, "what is smaller again is saved"
    begun.session.redo()
    begun.save()
    begun.workspace.reload()
    (version,) = ended(begun).versions
    assert [len(one.entry.text) for one in version.differences] == [LIMIT // 4 * 4]


DAY = dt.date(2018, 10, 9)
"""On which the next meeting is to be."""


@pytest.mark.parametrize("kept", [0, 1, 2])
@pytest.mark.parametrize("written", ["none", "over", "next"])
def test_ended_at_any_step_of_closing_no_meeting_is_over_without_the_one_agreed_at_it(
    begun: Room, monkeypatch: pytest.MonkeyPatch, kept: int, written: str
) -> None:
    keeper, there = begun.workspace.drafts.keeper, base(begun)
    keep = keeper.version
    told: list[Meeting] = []

    def version(meeting: Meeting, before: Loaded[Meeting] | None) -> None:
        told.append(meeting)
        if len(told) <= kept:
            keep(meeting, before)

    monkeypatch.setattr(keeper, "version", version)
    following = begun.session.close(DAY)
    assert following is not None
    if kept == 2 and written != "none":  # Nothing is written before it is kept.
        saved, sha256 = {"over": (begun.meeting, there.sha256), "next": (following, None)}[written]
        save_meeting(begun.root, saved, sha256)
        keeper.saved(saved.id)
    keeper.close()
    begun.workspace.reload()
    found = abandoned(begun.root)
    given = recovered(begun.workspace, found)
    assert not given.has_words, "that is put right without a question"
    for one in found:
        one.leave()
    for meeting in give_back(begun.workspace, given):
        begun.workspace.put(meeting)
    states = {meeting.id: meeting.state for meeting in begun.workspace.meetings}
    assert states.get(following.id) == ("planned" if kept else None)
    assert states[NEXT] == ("draft" if kept == 2 else "open")
