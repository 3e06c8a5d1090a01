"""A folder cut down to what still counts says the same of the present."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings

from tests.core.factories import (
    action,
    amendment,
    at,
    decision,
    folder,
    followup,
    held,
    meeting,
    note,
)
from tests.core.ledger.test_fold_properties import histories
from tryg_tui.core.ledger import present as module
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.present import present
from tryg_tui.core.model.entries import LifeCycle, ReadingEntry
from tryg_tui.core.model.meeting import Meeting

TODAY = dt.date(2016, 1, 1)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep only two meetings whole."""
    monkeypatch.setattr(module, "RECENT", 2)


def test_old_meetings_are_left_out_or_hold_only_what_counts() -> None:
    years = folder(
        held("2014-05-01", note(1, "forgæves")),
        held("2014-11-01", action(1, "åben"), action(2, "færdig"), decision(3, "gammel")),
        held("2015-05-01", followup(1, "2014-11-01#2", "done"), followup(2, "2014-11-01#1")),
        held("2015-11-01", note(1, "nyt")),
        meeting("2016-05-01"),
    )
    kept = {
        m.value.id: [e.n for e in m.value.entries] for m in present(years, fold(years)).meetings
    }
    assert kept == {"2014-11-01": [1], "2015-05-01": [2], "2015-11-01": [1], "2016-05-01": []}


def test_meetings_that_may_change_are_kept_whole() -> None:
    years = folder(
        held("2014-05-01", note(1, "kladde"), state="draft"),
        held("2014-11-01", note(1, "lukket")),
        held("2015-11-01"),
        meeting("2016-05-01"),
    )
    assert [m.value.id for m in present(years, fold(years)).meetings] == [
        "2014-05-01",
        "2015-11-01",
        "2016-05-01",
    ]


@given(histories())
@settings(deadline=None, max_examples=60)
def test_what_is_open_and_the_latest_status_are_the_same(meetings: tuple[Meeting, ...]) -> None:
    whole = folder(*meetings)
    before = fold(whole)
    after = fold(present(whole, before))
    assert after.open_actions(TODAY) == before.open_actions(TODAY)
    assert after.open_topics() == before.open_topics()
    for initiative in ("x", "y"):
        assert after.latest_status(initiative) == before.latest_status(initiative)
        last = before.discussed.get(initiative, ())[-1:]
        assert after.discussed.get(initiative, ())[-1:] == last


def test_the_latest_figures_and_all_changes_of_life_count() -> None:
    life: dict[str, Any] = {
        "item": "other",
        "at": at(9),
        "initiative": "park",
        "change": "adjusted",
    }
    figure: dict[str, Any] = {
        "item": "other",
        "at": at(9),
        "initiative": "park",
        "indicator": "lys",
    }
    years = folder(
        held(
            "2014-05-01", LifeCycle(n=1, **life), ReadingEntry(n=2, value=4, **figure), note(3, "x")
        ),
        held("2014-11-01", amendment(1, "2014-05-01#1", "rettet")),
        held("2015-05-01"),
        held("2015-11-01"),
    )
    before = fold(years)
    kept = present(years, before)
    assert [[e.n for e in m.value.entries] for m in kept.meetings] == [[1, 2], [1], [], []]
    assert (fold(kept).lives, fold(kept).readings) == (before.lives, before.readings)
