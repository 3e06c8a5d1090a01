"""Whatever keeps a file from being saved, people are told why and what to do."""

import datetime as dt
from typing import get_args

import pytest

from tests.factories import item, meeting
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import Partner, Strategy
from tryg_tui.store.files.commit import Reason
from tryg_tui.words.sentences.saving import (
    SENTENCES,
    dispute_words,
    not_saved_sentence,
    version_words,
)


def test_every_reason_has_a_sentence_of_its_own_and_no_other_has_one() -> None:
    assert set(SENTENCES) == set(get_args(Reason))
    assert len(set(SENTENCES.values())) == len(SENTENCES)


@pytest.mark.parametrize("reason", [*get_args(Reason), "something-new"])
def test_it_names_the_file_and_what_to_do(reason: str) -> None:
    sentence = not_saved_sentence(reason, "minutes/2018-04-10.toml")
    assert sentence.startswith("minutes/2018-04-10.toml was not saved")
    assert "; " in sentence
    assert sentence.endswith(".")


def test_a_file_name_cannot_act_on_the_terminal() -> None:
    assert "␛[2J" in not_saved_sentence("io", "\x1b[2J.toml")


def test_a_dispute_about_a_register_names_the_record_and_its_fields() -> None:
    whole = Strategy(title="Tryg", partners=(Partner(id="a", title="Havnen"),))
    about = (Conflict("partners", "a", "title", "Havnen", "Havn"),)
    assert dispute_words(Folder(), whole, about) == "Havnen"
    assert version_words(Folder(), whole, about) == "Title: Havnen"
    assert dispute_words(Folder(), whole, (Conflict("field", "short", "short", "", "T"),)) == (
        "Short title"
    )
    gone = (Conflict("partners", "b", "", None, Partner(id="b", title="B")),)
    assert dispute_words(Folder(), whole, gone) == "b"
    assert version_words(Folder(), whole, gone) == "Removed"


def test_a_dispute_about_somebodys_part_is_told_as_on_the_roll() -> None:
    note = Attendance(
        person="p",
        name="Åse",
        status="guest",
        times=((dt.time(9), dt.time(10)), (dt.time(11),)),
        out_of=("a",),
        reason="inhabil",
        stands_in_for="q",
    )
    whole = meeting(items=(item("a"),), attendance=(note,))
    about = (Conflict("attendance", "p", "reason", "inhabil", ""),)
    said = "Guest · 09:00–10:00, 11:00– · stands in for q · not at item 1 (inhabil)"
    assert version_words(Folder(), whole, about) == said
