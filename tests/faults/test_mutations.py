"""Every step of the commit is needed: with any of them taken out, some check fails."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from unittest import mock

import pytest

from tests.factories import at, note
from tests.faults.broken import BREAKAGES
from tests.faults.flows import put
from tests.faults.registry import FLOWS
from tests.faults.saving import Minutes, begun, on_disk
from tests.faults.shim import installed
from tests.faults.test_errors import Attempt, calls_of, in_turn
from tests.faults.test_following import PATH
from tests.faults.test_kills import storm
from tests.faults.test_writers import crowd
from tests.faults.traced import BROKEN
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.base import Record
from tryg_tui.store.files import commit
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.toml import pieces
from tryg_tui.store.toml.encode import encode_member

pytestmark = pytest.mark.large


def errors(place: Path) -> None:
    """The system fails while something is recorded."""
    with installed() as system, mock.patch.object(commit, "LOCK_SECONDS", 0.0):
        flow = FLOWS["finalising"]
        for fault in in_turn(calls_of(flow, place / "world", system)):
            assert not Attempt(flow, place / "world", system, fault).wrong


def kills(place: Path) -> None:
    """A secretary is killed."""
    storm(place / "world", 200)


def writers(place: Path) -> None:
    """Several write at once."""
    crowd(place / "world", 60, 25)


def half_written(place: Path) -> None:
    """Somebody else is just writing the file."""
    put(place, on_disk(begun))
    changed = Minutes.read(place)
    half = (place / "meetings" / PATH).read_bytes()[:500]
    (place / "meetings" / PATH).write_bytes(half)
    with suppress(NotSaved):
        changed.to(record(begun(), note(0, "Vores", item="a"), at(10))[0]).save()
    assert (place / "meetings" / PATH).read_bytes() == half


def wrong_bytes(place: Path) -> None:
    """What would be written is not what was meant."""

    def forgetful(name: str, entry: Record) -> bytes:
        return encode_member(name, entry).replace(b"Vores", b"Deres")

    put(place, on_disk(begun))
    changed = Minutes.read(place)
    with mock.patch.object(pieces, "encode_member", forgetful), suppress(ValueError):
        changed.to(record(begun(), note(0, "Vores", item="a"), at(10))[0]).save()
    assert b"Deres" not in (place / "meetings" / PATH).read_bytes()


CHECKS: dict[str, Callable[[Path], None]] = {
    "no lock": writers,
    "no comparing": half_written,
    "no verifying": wrong_bytes,
    "nothing removed": errors,
    "written in place": kills,
}
"""What notices that a step is missing, besides the states after a power cut."""


def test_every_breakage_is_noticed_by_some_check() -> None:
    assert {*CHECKS, *BROKEN} == set(BREAKAGES)


@pytest.mark.parametrize("breakage", CHECKS)
def test_a_step_that_is_left_out_is_noticed(breakage: str, tmp_path: Path) -> None:
    check = CHECKS[breakage]
    check(tmp_path / "whole")
    with BREAKAGES[breakage](), pytest.raises(AssertionError):
        often(check, tmp_path)


def often(check: Callable[[Path], None], place: Path) -> None:
    """Check several times, as some of it is left to chance."""
    for number in range(5):
        check(place / str(number))
        shutil.rmtree(place / str(number))
