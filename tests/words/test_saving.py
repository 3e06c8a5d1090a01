"""Whatever keeps a file from being saved, people are told why and what to do."""

from typing import get_args

import pytest

from tryg_tui.store.files.commit import Reason
from tryg_tui.words.saving import SENTENCES, not_saved_sentence


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
