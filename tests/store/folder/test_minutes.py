"""Saving a meeting: what stands in the file is what was recorded."""

import datetime as dt
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.beginning import Beginning
from tryg_tui.store.files.commit import NotSaved, digest
from tryg_tui.store.folder.load import read_folder, read_meeting
from tryg_tui.store.folder.locate import init_folder
from tryg_tui.store.folder.minutes import keep_copy, minutes_path, save_meeting

AT = dt.datetime(2018, 4, 10, 10, 2, 11, tzinfo=dt.timezone(dt.timedelta(hours=2)))
MEETING = Meeting(
    id="2018-04-10",
    title="Møde",
    date=AT.date(),
    entries=(Note(n=1, item="other", at=AT, text="På\r\nto linjer"),),
)


def test_a_meeting_is_read_as_it_was_saved(tmp_path: Path) -> None:
    saved = save_meeting(tmp_path, MEETING, None)
    assert saved.path == "minutes/2018-04-10.toml"
    assert saved.sha256 == digest((tmp_path / saved.path).read_bytes())
    assert saved.value.entries[0].text == "På\nto linjer"
    assert saved.value.last == 1
    assert read_meeting(tmp_path, saved.path) == (saved, ())


def test_a_meeting_is_saved_again_and_again(tmp_path: Path) -> None:
    saved = save_meeting(tmp_path, MEETING, None)
    for place in ("a", "b"):
        saved = save_meeting(tmp_path, replace(saved.value, place=place), saved.sha256)
    loaded, _ = read_meeting(tmp_path, saved.path)
    assert loaded == saved


def test_a_meeting_that_somebody_changed_is_kept_beside_theirs(tmp_path: Path) -> None:
    first = save_meeting(tmp_path, MEETING, None)
    theirs = save_meeting(tmp_path, replace(MEETING, place="deres"), first.sha256)
    ours = replace(MEETING, place="vores")
    with pytest.raises(NotSaved) as caught:
        save_meeting(tmp_path, ours, first.sha256)
    assert caught.value.reason == "changed"
    copy = keep_copy(tmp_path, ours, AT).path
    assert copy.name.startswith("2018-04-10.conflict-20180410T080211Z-")
    assert read_meeting(tmp_path, "minutes/2018-04-10.toml")[0] == theirs
    kept, _ = read_meeting(tmp_path, f"minutes/{copy.name}")
    assert kept is not None
    assert kept.value.place == "vores"
    codes = [each.code for each in read_folder(tmp_path).problems]
    assert codes == ["conflict-copy", "strategy-missing"]


@pytest.mark.parametrize("id", ["", "../x", "a/b", "A", "con", "a\n"])
def test_an_id_that_cannot_be_a_file_name_is_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        minutes_path(id)
    with pytest.raises(ValueError, match="not an id"):
        save_meeting(tmp_path, replace(MEETING, id=id), None)
    with pytest.raises(ValueError, match="not an id"):
        keep_copy(tmp_path, replace(MEETING, id=id), AT)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_away_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(NotSaved) as caught:
        save_meeting(tmp_path / "share", MEETING, None)
    assert caught.value.reason == "folder-gone"
    assert not (tmp_path / "share").exists()


def test_a_meeting_that_would_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not say"):
        save_meeting(tmp_path, replace(MEETING, opened=AT.replace(tzinfo=None)), None)
    assert list((tmp_path / "minutes").glob("*.toml")) == []


@pytest.mark.posix
def test_minutes_in_a_folder_made_by_us_are_private_until_they_are_final(tmp_path: Path) -> None:
    root = tmp_path / "tryg"
    init_folder(root, Beginning(title="Tryg", short="T", partners=("Politi",)))
    assert stat.S_IMODE((root / "minutes").stat().st_mode) == 0o700
    saved = save_meeting(root, MEETING, None)
    file = root / saved.path
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    # Somebody lets colleagues look into the folder: the draft stays where it was written.
    (root / "minutes").chmod(0o755)
    saved = save_meeting(root, replace(saved.value, state="draft"), saved.sha256)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    saved = save_meeting(root, replace(saved.value, state="final"), saved.sha256)
    assert stat.S_IMODE(file.stat().st_mode) & 0o044


@pytest.mark.posix
def test_final_minutes_marked_as_read_only_are_not_replaced(tmp_path: Path) -> None:
    saved = save_meeting(tmp_path, replace(MEETING, state="final"), None)
    (tmp_path / saved.path).chmod(0o444)
    with pytest.raises(NotSaved) as caught:
        save_meeting(tmp_path, replace(saved.value, place="x"), saved.sha256)
    assert caught.value.reason == "read-only"
