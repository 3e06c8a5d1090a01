"""A file made of pieces says what the meeting says, whatever was made before it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.meetings.test_merge_properties import BASES, STEPS, step
from tests.factories import at, decision, item, meeting, note
from tests.store.strategies import documents, structs
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Problems
from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.minutes import keep_copy, save_meeting
from tryg_tui.store.toml import pieces
from tryg_tui.store.toml.codec import decode, encode, tidied
from tryg_tui.store.toml.parse import LIMIT, parse
from tryg_tui.store.toml.pieces import written


def read(data: bytes) -> Meeting | None:
    """The meeting in the bytes of a file."""
    problems = Problems("")
    table = parse(data, problems)
    return None if table is None else decode(table, Meeting, problems)


def assert_whole(value: Meeting) -> None:
    """Assert that the pieces are the file, and that the file is the meeting."""
    found = written(value)
    assert found.data == encode(value)
    assert found.meeting == tidied(value) == read(found.data)
    assert found.sound


@given(documents(Meeting) | structs(Meeting))
@settings(suppress_health_check=list(HealthCheck))
def test_any_meeting_is_written_as_a_whole_and_read_as_it_was(value: Meeting) -> None:
    found = written(value)
    # The end may have been given keys that are no table; that is never written.
    assert found.data == encode(value)
    assert found.meeting == tidied(value)
    assert found.sound == (read(found.data) == found.meeting)
    again = written(found.meeting)
    assert again.data == found.data
    assert again.sound == found.sound


@given(BASES, STEPS)
def test_after_any_changes_one_by_one_it_is_the_same(
    value: Meeting, steps: list[tuple[str, int, int]]
) -> None:
    assert_whole(value)
    for each in steps:
        value = step(value, *each)
        assert_whole(value)
        value = written(value).meeting


@given(st.lists(documents(Meeting), min_size=2, max_size=3))
@settings(max_examples=settings().max_examples // 3, suppress_health_check=list(HealthCheck))
def test_meetings_written_in_turn_are_not_mixed_up(values: list[Meeting]) -> None:
    for value in (*values, *values):
        assert_whole(value)


def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is encoded from now on."""
    names: list[str] = []
    for name in ("encode_head", "encode_member"):

        def note(*args: Any, name: str = name, real: Any = getattr(pieces, name)) -> Any:  # noqa: B008
            names.append(name)
            return real(*args)

        monkeypatch.setattr(pieces, name, note)
    return names


def test_only_what_is_new_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    value = meeting(items=(item("a"), item("b")), entries=(note(1, "x"), decision(2, "y")), last=2)
    written(value)
    names = made(monkeypatch)
    written(value)
    assert names == []
    value = replace(value, entries=(*value.entries, note(3, "z")), last=3)
    written(value)
    assert names == ["encode_member"]
    written(replace(value, place="x"))
    assert names == ["encode_member", "encode_head"]


def test_a_record_put_right_is_known_by_what_it_became(monkeypatch: pytest.MonkeyPatch) -> None:
    value = meeting(entries=(note(1, "to\r\nlinjer"),), last=1)
    kept = written(value).meeting
    assert kept.entries[0].text == "to\nlinjer"
    names = made(monkeypatch)
    assert written(kept).data == encode(value)
    assert names == []
    assert written(kept).meeting.entries[0] is kept.entries[0]


def test_extra_keys_are_read_every_time_as_they_could_be_changed() -> None:
    extra: dict[str, Any] = {"x_tool": {"seen": [1]}}
    value = meeting(entries=(note(1, extra=extra),), last=1, extra={"x_more": [1]})
    assert_whole(value)
    extra["x_tool"]["seen"].append(2)
    value.extra["x_more"].append(2)
    assert b"2" in written(value).data.partition(b"seen")[2]
    assert_whole(value)
    # A head without extra keys is never taken for one with them, nor the other way round.
    bare = replace(value, extra={}, entries=())
    assert_whole(bare)
    assert_whole(replace(bare, extra={"x_more": 1}))
    assert_whole(bare)


def test_equal_values_that_are_written_differently_are_not_taken_for_each_other() -> None:
    noon, same = at(12), at(12).astimezone(dt.UTC)
    one = meeting(since=noon, entries=(note(1, at=noon),), last=1)
    other = meeting(since=same, entries=(note(1, at=same),), last=1)
    assert one == other
    assert written(one).data == encode(one)
    assert written(other).data == encode(other) != encode(one)


@pytest.mark.parametrize(
    "change",
    [
        {"opened": dt.datetime(2018, 4, 10, 9)},  # noqa: DTZ001  wrong on purpose
        {"items": (item("../x"),)},
        {"items": (item("a", kind="nonsense"),)},
        {"entries": (Note(n=1, item="a", at=None),)},  # type: ignore[arg-type]
        {"attendance": (Attendance(person="p", status=True),)},  # type: ignore[arg-type]
        {"extra": {"entries": [{"n": 1}]}},
        {"extra": {"items": 1}, "items": (item("a"),)},
        {"extra": {"end": {"items": 7}}},
    ],
)
def test_what_would_not_be_read_back_is_not_sound(tmp_path: Path, change: dict[str, Any]) -> None:
    value = meeting(**change)
    for _ in range(2):
        assert not written(value).sound
    with pytest.raises(ValueError, match="does not say"):
        save_meeting(tmp_path, value, None)
    assert list((tmp_path / "minutes").glob("*.toml")) == []


def test_a_file_too_large_to_be_read_is_not_written(tmp_path: Path) -> None:
    value = meeting(entries=(note(1, "æ[/]" * (LIMIT // 4)),), last=1)
    with pytest.raises(NotSaved, match="too-large"):
        save_meeting(tmp_path, value, None)
    with pytest.raises(NotSaved, match="too-large"):
        keep_copy(tmp_path, value, dt.datetime.now().astimezone())
    assert list((tmp_path / "minutes").glob("*.toml")) == []


@given(st.integers(0, 10**9), st.integers(0, 3), st.integers(0, 3))
def test_the_end_is_the_one_that_the_writer_of_any_table_makes(
    last: int, items: int, entries: int
) -> None:
    value = meeting(
        last=last + entries,
        items=tuple(item(f"i{n}") for n in range(items)),
        entries=tuple(note(n + 1) for n in range(entries)),
    )
    assert written(value).data == encode(value)
