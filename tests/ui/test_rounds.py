"""Rounds in writing on the screen: begun from the front page, answered with a key each, closed."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, TextArea

from tests.naughty import NAUGHTY
from tests.ui.driving import NEXT, PREVIOUS, Driver, opened
from tryg_tui.core.meetings import rounds
from tryg_tui.core.meetings.rounds import Question
from tryg_tui.core.model.entries import Approval, Decision
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.folder.load import read_folder, read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.dialogs.modal import ChooseScreen, TextScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.round import RoundScreen

ID = "2018-04-10-skriftlig"
BEGUN = dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
ASKED = ("tryg-kommune", "tryg-politi", "beredskab")


def put(folder: Path, text: str = "Vi køber lamper.", **changes: object) -> Meeting:
    """Put a round about a decision into the folder."""
    question = Question(text=text, deadline=dt.date(2018, 4, 24), asked=ASKED)
    one = rounds.new_round(read_folder(folder).folder, question, BEGUN)
    return save_meeting(folder, replace(one, **changes), None).value


def on_disk(folder: Path) -> Meeting:
    """The round as its file says."""
    loaded, problems = read_meeting(folder, f"minutes/{ID}.toml")
    assert loaded is not None, problems
    return loaded.value


def votes(meeting: Meeting) -> list[str | None]:
    """What those asked have answered."""
    return [one.vote for one in meeting.answers]


async def at_round(tryg: Driver) -> RoundScreen:
    """Open the round from the front page."""
    await tryg.select(f"meeting:{ID}")
    return await tryg.show(RoundScreen)


async def test_a_decision_is_asked_from_the_front_page_and_answered_with_a_key_each(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await tryg.press("W")
        await tryg.choose("planlaegningsgruppen")
        form = await tryg.show(RecordScreen)
        row = next(row for row in tryg.text.splitlines() if "Who is asked" in row)
        assert row.rstrip().endswith("…"), "there are more than are seen"
        form.query_one("#field-asked").focus()
        await tryg.settle()
        assert "…" not in next(row for row in tryg.text.splitlines() if "Who is asked" in row)
        form.query_one("#field-text", TextArea).text = "Vi køber lamper."
        await tryg.press("ctrl+s")
        screen = await tryg.show(RoundScreen)
        assert "0 of 7 have answered · answers by 24 April 2018" in tryg.part("#headline")
        assert "The program sends nothing: E writes it, to be sent out." in tryg.words
        assert tryg.highlighted() == "person:tryg-kommune", "who is to answer first"
        await tryg.press("1", "2", "3")
        assert votes(screen.meeting)[:4] == ["for", "against", "abstains", None]
        assert "3 of 7 have answered" in tryg.part("#headline")
        await tryg.press("u")
        assert votes(screen.meeting)[:4] == ["for", "against", None, None]
        await tryg.press("U")
        assert votes(screen.meeting)[2] == "abstains"
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("delete")
        assert votes(screen.meeting)[0] is None
        await tryg.app.saver.settled()  # type: ignore[union-attr]  # a folder is open
        assert votes(on_disk(folder)) == votes(screen.meeting)
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert "2 of 7 have answered" in tryg.row_text(f"meeting:{ID}")
        assert next(id for id in tryg.ids() if id) == f"meeting:{NEXT}"


async def test_minutes_are_approved_in_writing(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await tryg.press("W")
        await tryg.choose("planlaegningsgruppen")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-minutes", Input).value = "efterår 2017"
        await tryg.press("ctrl+s")
        screen = await tryg.show(RoundScreen)
        await tryg.select(tryg.ids()[1])
        assert (await tryg.show(MinutesScreen)).meeting.id == PREVIOUS
        await tryg.press("escape")
        await tryg.show(RoundScreen)
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("1", "1", "1", "1", "1", "1", "1")
        assert "can be closed" in tryg.part("#headline")
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        await tryg.press("enter")
        await tryg.show(MinutesScreen)
        assert screen.workspace.ledger().approvals[PREVIOUS].intact
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        await tryg.choose("final")
        await tryg.show(MinutesScreen)
        await tryg.app.saver.settled()  # type: ignore[union-attr]  # a folder is open
        assert on_disk(folder).state == "final"


async def test_a_form_says_what_is_missing(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await tryg.press("W")
        await tryg.choose("planlaegningsgruppen")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-deadline", Input).value = "1.4.2018"
        form.query_one("#field-asked", Input).value = ""
        await tryg.press("ctrl+s")
        said = tryg.part("#record-hint")
        for words in ("wording of the decision", "has passed already", "Somebody has to be asked"):
            assert words in said
        assert not (folder / "minutes" / f"{ID}.toml").exists()


async def test_it_is_asked_otherwise_until_somebody_answers(folder: Path) -> None:
    put(folder)
    async with opened(folder, start="home") as tryg:
        screen = await at_round(tryg)
        await tryg.press("e")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-text", TextArea).text = "Vi køber ti lamper."
        await tryg.press("ctrl+s")
        await tryg.show(RoundScreen)
        assert screen.meeting.entries[0].text == "Vi køber ti lamper."
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("1", "e")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-text", TextArea).text = "Vi køber tyve lamper."
        await tryg.press("ctrl+s")
        assert "Somebody has answered already" in tryg.part("#record-hint")
        await tryg.press("f9")
        tryg.screen.query_one("#field-deadline", Input).value = "1.5.2018"
        await tryg.press("ctrl+s")
        await tryg.show(RoundScreen)
        assert screen.meeting.deadline == dt.date(2018, 5, 1)
        assert votes(screen.meeting)[0] == "for"


async def test_an_approval_that_nobody_has_answered_becomes_a_decision(folder: Path) -> None:
    within = read_folder(folder).folder
    question = Question(minutes=PREVIOUS, deadline=dt.date(2018, 4, 24), asked=ASKED)
    save_meeting(folder, rounds.new_round(within, question, BEGUN, sha256="0" * 64), None)
    async with opened(folder, start="home") as tryg:
        screen = await at_round(tryg)
        await tryg.press("e")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-minutes", Input).value = ""
        form.query_one("#field-text", TextArea).text = "Vi køber lamper."
        await tryg.press("ctrl+s")
        await tryg.show(RoundScreen)
        assert screen.meeting.title == "Skriftlig runde: Vi køber lamper"
        assert isinstance(screen.meeting.entries[0], Decision)
        await tryg.press("u")
        assert isinstance(screen.meeting.entries[0], Approval)


async def test_minutes_that_are_a_draft_are_not_asked_about(folder: Path) -> None:
    there, _problems = read_meeting(folder, f"minutes/{PREVIOUS}.toml")
    assert there is not None
    save_meeting(folder, replace(there.value, state="draft"), there.sha256)
    async with opened(folder, start="home") as tryg:
        await tryg.press("W")
        await tryg.choose("planlaegningsgruppen")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-minutes", Input).value = "efterår 2017"
        await tryg.press("ctrl+s")
        assert "are a draft: make them final first" in tryg.part("#record-hint")
        assert not (folder / "minutes" / f"{ID}.toml").exists()


async def test_what_is_said_with_an_answer_is_kept_and_opened(folder: Path) -> None:
    put(folder)
    async with opened(folder, start="home") as tryg:
        screen = await at_round(tryg)
        await tryg.highlight("person:tryg-politi")
        await tryg.press("k")
        await tryg.show(AskScreen)
        await tryg.answer("Gerne [/] snart.")
        await tryg.show(RoundScreen)
        assert screen.meeting.answers[1].text == "Gerne [/] snart."
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("1", "k")
        await tryg.show(AskScreen)
        await tryg.answer("Fint.")
        await tryg.show(RoundScreen)
        assert screen.meeting.answers[0].text == "Fint.", "it goes with the answer just noted"
        await tryg.select("person:tryg-politi")
        await tryg.show(TextScreen)
        assert "Gerne [/] snart." in tryg.words
        await tryg.press("escape")
        await tryg.select(tryg.ids()[1])
        await tryg.show(TextScreen)
        assert "Vi køber lamper." in tryg.words


async def test_a_round_is_given_up_and_gone_on_with(folder: Path) -> None:
    put(folder)
    async with opened(folder, start="home") as tryg:
        screen = await at_round(tryg)
        await tryg.press("X")
        await tryg.show(AskScreen)
        await tryg.answer("Vi mødes.")
        await tryg.show(RoundScreen)
        assert not screen.meeting.asking
        assert "Vi mødes." in tryg.part("#headline")
        await tryg.press("1")
        assert votes(screen.meeting) == [None] * 3
        await tryg.press("X")
        assert screen.meeting.asking
        await tryg.press("X")
        await tryg.show(AskScreen)
        await tryg.answer("")
        await tryg.show(RoundScreen)
        await tryg.press("u")
        assert "Undone: that it was called off." in tryg.words
        assert screen.meeting.asking


async def test_a_draft_is_taken_up_again(folder: Path) -> None:
    one = put(folder)
    save_meeting(
        folder,
        rounds.close(one, "adopted", BEGUN),
        read_folder(folder).folder.meeting(ID).sha256,  # type: ignore[union-attr]  # it was put there
    )
    async with opened(folder, start="home") as tryg:
        await tryg.select(f"meeting:{ID}")
        await tryg.show(MinutesScreen)
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert "meetings · 1 round in writing" in tryg.text
        await tryg.select(f"meeting:{ID}")
        await tryg.show(MinutesScreen)
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        assert "This round is a draft." in tryg.words
        assert "Take the round up again" in tryg.words
        await tryg.choose("reopen")
        screen = await tryg.show(RoundScreen)
        assert screen.meeting.asking


async def test_answers_that_somebody_else_noted_are_shown(folder: Path) -> None:
    put(folder)
    async with opened(folder, start="home") as tryg:
        screen = await at_round(tryg)
        there = read_folder(folder).folder.meeting(ID)
        assert there is not None
        save_meeting(folder, rounds.answer(there.value, "beredskab", "for", BEGUN), there.sha256)
        await tryg.app.files_changed(frozenset({f"minutes/{ID}.toml"}))
        await tryg.settle()
        assert votes(screen.meeting) == [None, None, "for"]
        assert "1 of 3 have answered" in tryg.part("#headline")
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("2")
        await tryg.app.saver.settled()  # type: ignore[union-attr]  # a folder is open
        assert votes(on_disk(folder)) == ["against", None, "for"]


async def test_reading_only_nothing_is_noted(folder: Path) -> None:
    put(folder)
    async with opened(folder, start="home", read_only=True) as tryg:
        await tryg.press("W")
        await tryg.show(HomeScreen)
        screen = await at_round(tryg)
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("1", "k", "e", "c", "X")
        await tryg.show(RoundScreen)
        assert votes(screen.meeting) == [None] * 3


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_words_of_any_kind_and_length_have_room(folder: Path, size: tuple[int, int]) -> None:
    words = "\n".join(NAUGHTY)
    one = put(folder, text=words)
    noted = rounds.comment(one, "tryg-politi", words, BEGUN)
    sha256 = read_folder(folder).folder.meeting(ID).sha256  # type: ignore[union-attr]  # it is there
    save_meeting(folder, noted, sha256)
    async with opened(folder, start="home", size=size) as tryg:
        await at_round(tryg)
        assert tryg.ids()[-1] == "person:beredskab"
        await tryg.press("end")
        assert tryg.highlighted() == "person:beredskab"
