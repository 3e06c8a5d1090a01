"""Lines that a version found on disk lacks: which are told of, and that they can be put back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.meetings.test_merge_properties import BASES, STEPS, changed
from tests.factories import at, meeting, note
from tryg_tui.core.meetings.lost_lines import (
    Lines,
    LostLines,
    followed,
    is_older,
    lines_of,
    lost_lines,
    put_back,
)
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import LAST_LINE, Meeting, State, last_number


def opened(*entries: AnyEntry, last: int | None = None, state: State = "open") -> Meeting:
    """An open meeting with some lines."""
    highest = max((entry.n for entry in entries), default=0)
    return meeting(state=state, entries=entries, last=highest if last is None else last)


ONE, TWO, THREE = note(1, "en"), note(2, "to"), note(3, "tre")
HERE = opened(ONE, TWO, THREE)


def found(
    theirs: Meeting, *own: int, earlier: tuple[Lines, ...] = (), here: Meeting = HERE
) -> LostLines | None:
    """What is lost when a version takes the place of the one that stands here."""
    now = followed(here, theirs)
    return lost_lines(here, here, theirs, now=now, earlier=earlier, own=own)


def test_a_version_that_has_given_fewer_numbers_is_an_older_one() -> None:
    lost = found(opened(ONE))
    assert lost is not None
    assert lost.older
    assert lost.entries == (TWO, THREE)
    assert lost.kept == HERE
    assert lost.followed.last == 3, "numbers are not given again"
    assert record(lost.followed, note(0, "ny"), at(11))[1].n == 4


def test_an_older_version_lacks_words_too() -> None:
    lost = found(opened(note(1, "e"), TWO))
    assert lost is not None
    assert lost.entries == (ONE, THREE)


def test_a_version_known_from_before_is_older_though_it_has_given_as_many_numbers() -> None:
    earlier = (lines_of(opened(ONE, TWO, last=3)), lines_of(HERE))
    lost = found(opened(ONE, TWO, last=3), earlier=earlier)
    assert lost is not None
    assert lost.older
    assert lost.entries == (THREE,)
    assert not is_older(HERE, HERE, earlier), "the one that stands here is none"


def test_a_line_that_others_remove_is_told_of_only_where_it_was_written_here() -> None:
    theirs = opened(ONE, THREE, note(4, "deres"))
    assert found(theirs) is None
    assert found(theirs, 1, 3) is None
    lost = found(theirs, 2)
    assert lost is not None
    assert not lost.older
    assert lost.entries == (TWO,)


def test_words_that_others_change_are_followed() -> None:
    assert found(opened(ONE, note(2, "to, rettet"), THREE), 1, 2, 3) is None


def test_another_line_under_a_number_of_ours_takes_ours_away() -> None:
    theirs = opened(ONE, note(2, "deres", at=at(12)), THREE)
    lost = found(theirs, 2)
    assert lost is not None
    assert lost.entries == (TWO,)
    back = put_back(lost.followed, lost)
    assert [(one.n, one.text) for one in back.entries] == [
        *((1, "en"), (2, "deres"), (3, "tre"), (4, "to")),
    ]


def test_a_line_that_is_put_back_gets_a_number_that_a_file_may_hold() -> None:
    theirs = opened(ONE, note(2, "deres", at=at(12)), THREE, last=LAST_LINE)
    lost = found(theirs, 2)
    assert lost is not None
    back = put_back(lost.followed, lost)
    assert [one.n for one in back.entries] == [1, 2, 3, LAST_LINE]
    assert last_number(back) == LAST_LINE


def test_of_what_is_not_saved_yet_nothing_is_lost() -> None:
    ours = opened(ONE, TWO, THREE, note(4, "ny"))
    theirs = opened(ONE)
    now = opened(ONE, note(4, "ny"))
    lost = lost_lines(HERE, ours, theirs, now=now, earlier=(), own=(4,))
    assert lost is not None
    assert lost.entries == (TWO, THREE)
    assert lost.kept == ours


def test_all_that_stood_here_is_put_back_in_the_place_of_an_older_version() -> None:
    lost = found(opened(state="planned"))
    assert lost is not None
    assert lost.can_be_put_back
    since, _entry = record(replace(lost.followed, state="open"), note(0, "siden"), at(11))
    assert put_back(lost.followed, lost) == HERE
    back = put_back(since, lost)
    assert [(one.n, one.text) for one in back.entries] == [
        *((1, "en"), (2, "to"), (3, "tre"), (4, "siden")),
    ]
    assert (back.state, back.last) == ("open", 4)


def test_somebody_elses_line_that_got_the_number_of_a_lost_one_gets_a_new_one() -> None:
    lost = found(opened(ONE, note(2, "deres", at=at(12))))
    assert lost is not None
    assert lost.entries == (TWO, THREE)
    back = put_back(lost.followed, lost)
    assert [(one.n, one.text) for one in back.entries] == [
        *((1, "en"), (2, "to"), (3, "tre"), (4, "deres")),
    ]


@pytest.mark.parametrize("state", ["final", "cancelled"])
def test_nothing_is_put_back_into_minutes_that_are_over(state: State) -> None:
    lost = found(opened(state=state))
    assert lost is not None
    assert not lost.can_be_put_back


@given(BASES, st.lists(STEPS, min_size=1, max_size=4), st.data())
@settings(deadline=None)
def test_any_older_version_is_found_out_and_all_it_lacks_can_be_put_back(
    base: Meeting, later: list[list[tuple[str, int, int]]], data: st.DataObject
) -> None:
    versions = [base]
    for steps in later:
        versions.append(changed(versions[-1], steps))
    here = versions[-1]
    older = data.draw(st.sampled_from(versions))
    earlier = tuple(map(lines_of, versions))
    lost = found(older, earlier=earlier, here=here)
    missing = tuple(one for one in here.entries if older.entry(one.n) != one)
    now = followed(here, older)
    assert last_number(now) == max(last_number(here), last_number(older))
    if not missing:
        assert lost is None
    else:
        assert lost is not None
        assert lost.older
        assert lost.entries == missing
        assert put_back(now, lost) == here


@given(BASES, STEPS, st.sets(st.integers(1, 6)))
@settings(deadline=None)
def test_of_a_version_that_goes_on_from_ours_only_our_own_removed_lines_are_told_of(
    base: Meeting, steps: list[tuple[str, int, int]], own: set[int]
) -> None:
    theirs = changed(base, steps)
    lost = found(theirs, *own, here=base)
    removed = {one.n for one in base.entries} - {one.n for one in theirs.entries}
    told = {one.n for one in lost.entries} if lost else set[int]()
    assert told == removed & own
    if lost is not None:
        assert not lost.older
        back = put_back(lost.followed, lost)
        assert {one.n for one in back.entries} == {one.n for one in theirs.entries} | (
            removed & own
        )
        assert all(one in back.entries for one in theirs.entries)
