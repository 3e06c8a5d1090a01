"""Citing a decision in a draft."""

import pytest
from msgspec.structs import replace

from tests.core.draft_factories import FOLDER, NEXT, TODAY, draft, refused, taken
from tryg_tui.core.input.draft import Draft
from tryg_tui.core.input.fields import read
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import LifeCycle, Outreach
from tryg_tui.core.registers.fields import Fault


@pytest.mark.parametrize(
    ("typed", "citation"),
    [
        ("", ""),
        # Of this meeting, though another has a decision with the number.
        ("7", "2018-04-10#7"),
        ("#7", "2018-04-10#7"),
        (" # 7 ", "2018-04-10#7"),
        ("07", "2018-04-10#7"),
        ("2018-04-10#7", "2018-04-10#7"),
        ("2018-04-10 #7", "2018-04-10#7"),
        # In full, from another meeting; that one is private.
        ("2017-06-13#7", "2017-06-13#7"),
        # There is only one such number up to this meeting.
        ("2", "2017-06-13#2"),
        ("3", "2017-12-05#3"),
    ],
)
def test_a_decision_is_cited_by_its_number_or_in_full(typed: str, citation: Citation) -> None:
    entry = taken("lifecycle", initiative="natteliv", change="adjusted", of=typed)
    assert isinstance(entry, LifeCycle)
    assert entry.of == citation


def test_a_number_of_two_earlier_meetings_is_asked_about() -> None:
    options = ("2017-06-13#9", "2017-12-05#9")
    assert refused("outreach", text="x", of="9") == (Fault("of", "ambiguous", options=options),)


@pytest.mark.parametrize(
    "typed",
    [
        # No such number, and an entry that is no decision, here and elsewhere.
        *("99", "8", "4", "2018-04-10#8", "2017-12-05#4"),
        # A later meeting.
        *("5", "2018-10-09#5"),
        # No number, or more than one.
        *("#", "0", "x", "beslutning 7", "7, 9", "17-06-13#7", "-7", "²", "9" * 5000),
    ],
)
def test_what_is_no_earlier_decision_cannot_be_cited(typed: str) -> None:
    assert refused("outreach", text="x", of=typed) == (Fault("of", "bad-citation"),)


@pytest.mark.parametrize(("n", "known"), [(8, False), (10, False), (11, True), (None, True)])
def test_an_entry_cites_only_what_was_decided_before_it(n: int | None, known: bool) -> None:
    _entry, faults = read(draft("outreach", {"text": "x", "of": "10"}, n), FOLDER, TODAY, NEXT)
    assert faults == (() if known else (Fault("of", "bad-citation", "10"),))


def test_a_draft_of_no_meeting_cites_a_decision_of_any() -> None:
    loose = Draft(kind="outreach", item="x", values={"text": "x", "of": "5"})
    entry, _faults = read(loose, FOLDER, TODAY, NEXT)
    assert isinstance(entry, Outreach)
    assert entry.of == "2018-10-09#5"
    _entry, faults = read(replace(loose, values={"text": "x", "of": "7"}), FOLDER, TODAY, NEXT)
    assert faults == (Fault("of", "ambiguous", "7", ("2017-06-13#7", "2018-04-10#7")),)
