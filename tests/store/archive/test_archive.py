"""The index says what the files say, whatever has happened to either."""

import datetime as dt
import os
import random
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive_folder import make_archive
from tests.core.factories import action, amendment, followup, held, item, note
from tests.core.ledger.test_fold_properties import histories
from tests.store.archives import folder_at, reread, told, write, write_one
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.search.lines import lines_of
from tryg_tui.core.search.match import search
from tryg_tui.core.search.query import parse_query
from tryg_tui.store.archive import build, opening, trust
from tryg_tui.store.archive import file as archive_file
from tryg_tui.store.archive import scan as archive_scan
from tryg_tui.store.archive.archive import Archive
from tryg_tui.store.archive.archive import _altered as altered_of
from tryg_tui.store.archive.file import NoIndex, index_path
from tryg_tui.store.archive.scan import scan
from tryg_tui.store.folder.load import read_folder

TODAY = dt.date(2018, 4, 10)

BEFORE = held(
    "2017-06-13",
    action(1, "Ring til ejerne", owners=("tryg-politi",)),
    note(2, "Lys på Åboulevarden"),
    items=(item("initiatives", text="Om lys"),),
)
AFTER = held(
    "2017-12-05", followup(1, "2017-06-13#1", "done"), amendment(2, "2017-06-13#2", "Mørke")
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """The index of a folder with two meetings that speak of each other."""
    root = tmp_path / "meetings"
    write(root, [BEFORE, AFTER])
    return Archive(root, tmp_path / "cache" / "index.sqlite")


def found(archive: Archive, text: str) -> list[str]:
    """Where the lines stand that a query finds."""
    answer = archive.ask(parse_query(text), folder_at(archive.root), TODAY)
    return [hit.line.citation for group in answer.groups for hit in group.hits]


def test_the_index_says_what_the_files_say(archive: Archive) -> None:
    assert archive.refresh()
    assert told(archive.lines()) == reread(archive.root)
    assert found(archive, "er:udført") == ["2017-06-13#1"]
    assert found(archive, "moerke") == ["2017-12-05#2", "2017-06-13#2"]
    assert found(archive, "åboulevarden") == ["2017-06-13#2"]
    assert found(archive, "indsats:ukendt") == []
    assert found(archive, "møde:2016") == []
    assert found(archive, "") == []


def test_a_change_shows_in_what_earlier_meetings_say(archive: Archive) -> None:
    assert found(archive, "er:udført") == ["2017-06-13#1"]
    write(archive.root, [BEFORE])
    assert found(archive, "er:udført") == []
    assert found(archive, "er:åben") == ["2017-06-13#1"]
    assert found(archive, "mørke") == []
    write(archive.root, [BEFORE, AFTER])
    assert found(archive, "mørke") == ["2017-12-05#2", "2017-06-13#2"]


def test_files_that_are_as_they_were_are_told_at_a_glance_and_others_are_noticed(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_scan, "FRESH", 0)
    assert archive.refresh()
    with sqlite3.connect(archive.path) as connection:
        # Nothing is compared one by one, so nobody notices.
        connection.execute("UPDATE file SET size = 0")
        assert build.changed(connection, scan(archive.root)) == ([], [])
    write(archive.root, [BEFORE])
    assert found(archive, "er:udført") == []
    write(archive.root, [BEFORE, AFTER])
    assert found(archive, "er:udført") == ["2017-06-13#1"]


def test_a_file_changed_without_a_sign_is_noticed_while_it_is_young(archive: Archive) -> None:
    path = archive.root / "minutes" / "2017-06-13.toml"
    assert found(archive, "ejerne") == ["2017-06-13#1"]
    status = path.stat()
    data = path.read_bytes().replace(b"ejerne", b"lejere")
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert found(archive, "ejerne") == []
    assert found(archive, "lejere") == ["2017-06-13#1"]


def test_what_cannot_be_read_is_left_out_and_told(archive: Archive) -> None:
    bad = archive.root / "minutes" / "2017-12-05.toml"
    bad.write_text("[[[")
    assert told(archive.lines()) == reread(archive.root)
    assert archive.unreadable() == ("minutes/2017-12-05.toml",)
    (archive.root / "minutes" / "2018-01-01.toml").symlink_to(archive.root / "nowhere")
    (archive.root / "minutes" / "2018-01-02.toml").mkdir()
    assert archive.unreadable() == tuple(
        f"minutes/{day}.toml" for day in ("2017-12-05", "2018-01-01", "2018-01-02")
    )
    write(archive.root / "elsewhere", [])
    shutil.rmtree(archive.root / "minutes" / "2018-01-02.toml")
    write(archive.root, [BEFORE, AFTER])
    assert archive.unreadable() == ()


def test_copies_and_files_of_others_are_no_minutes(archive: Archive) -> None:
    minutes = archive.root / "minutes"
    for name in ("2017-06-13.sync-conflict-1.toml", ".2017-06-13.toml", "notes.txt"):
        shutil.copyfile(minutes / "2017-06-13.toml", minutes / name)
    assert told(archive.lines()) == reread(archive.root)
    assert len(archive.lines()) == 5


def test_a_file_of_another_name_stands_for_a_meeting_only_where_its_own_does_not(
    archive: Archive,
) -> None:
    own, copy = (archive.root / "minutes" / name for name in ("2017-06-13.toml", "moede.toml"))
    copy.write_bytes(own.read_bytes().replace(b"ejerne", b"lejerne"))
    for present in (True, False, True):
        if present:
            write_one(own, BEFORE)
        else:
            own.unlink()
        assert told(archive.lines()) == reread(archive.root)
        assert found(archive, "ejerne") == (["2017-06-13#1"] if present else [])
        assert found(archive, "lejerne") == ([] if present else ["2017-06-13#1"])
    own.write_text("[[[")
    assert told(archive.lines()) == reread(archive.root)
    assert archive.meetings() == folder_at(archive.root).meetings


def test_a_folder_without_minutes_has_no_lines(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "nowhere", tmp_path / "index.sqlite")
    assert archive.lines() == []
    assert archive.meetings() == ()


def test_minutes_out_of_the_index_are_those_of_the_files(archive: Archive) -> None:
    assert archive.meetings() == folder_at(archive.root).meetings


def test_indexing_tells_how_far_it_is_and_can_be_left(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "BATCH", 1)
    seen: list[tuple[int, int]] = []
    assert not archive.refresh(lambda done, of: seen.append((done, of)), lambda: bool(seen))
    assert seen == [(1, 2)]
    assert archive.refresh(lambda done, of: seen.append((done, of)))
    assert seen[-1][0] == seen[-1][1]
    assert told(archive.lines()) == reread(archive.root)


def test_an_index_of_another_version_is_made_anew(archive: Archive) -> None:
    archive.refresh()
    with sqlite3.connect(archive.path) as connection:
        connection.execute("UPDATE meta SET value = 'older'")
        connection.execute("DELETE FROM line")
    connection.close()
    assert told(archive.lines()) == reread(archive.root)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE line SET data = replace(data, 'Ring', 'Ting')",
        "UPDATE line SET data = 'x', crc = 0",
        "DELETE FROM line WHERE kind = 'action'",
        "DROP TABLE link",
        "DROP TABLE word",
        "DELETE FROM meta",
    ],
)
def test_an_index_with_wrong_rows_is_made_anew_before_it_answers(
    archive: Archive, statement: str
) -> None:
    archive.refresh()
    with sqlite3.connect(archive.path) as connection:
        connection.execute(statement)
    connection.close()
    write(archive.root, [BEFORE, AFTER, held("2018-01-01", followup(1, "2017-06-13#1"))])
    assert found(archive, "ring") == ["2017-06-13#1"]
    assert found(archive, "er:åben") == ["2017-06-13#1"]


def test_words_that_are_missing_are_found_by_looking_through(archive: Archive) -> None:
    archive.refresh()
    assert not archive.look_through()
    with sqlite3.connect(archive.path) as connection:
        connection.execute("DELETE FROM word_data WHERE id > 10")
    connection.close()
    assert archive.look_through()
    assert found(archive, "ring") == ["2017-06-13#1"]
    assert not archive.look_through()


@pytest.mark.parametrize("index", range(3))
def test_words_that_are_missing_are_never_missing_in_an_answer(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, index: int
) -> None:
    monkeypatch.setattr(opening, "FEW", 0)
    monkeypatch.setattr("tryg_tui.store.archive.archive.index_path", lambda root: archive.path)
    query = parse_query("ejerne")

    def count() -> int:
        return opening.find(archive.root, query, TODAY).count

    looked: list[bool] = []
    look = archive_file.sound

    def counted(connection: sqlite3.Connection) -> None:
        looked.append(True)
        look(connection)

    monkeypatch.setattr("tryg_tui.store.archive.archive.sound", counted)
    assert count() == 1
    write(archive.root, [BEFORE])
    assert count() == 1
    assert looked == []
    if index == 0:
        with sqlite3.connect(archive.path) as connection:
            connection.execute("DELETE FROM word_data WHERE id > 10")
        connection.close()
    elif index == 1:
        data = archive.path.read_bytes()
        assert b"ejerne" in data
        archive.path.write_bytes(data.replace(b"ejerne", b"ejernd"))
    else:
        monkeypatch.setattr(trust, "DAY", -1.0)
    assert count() == 1
    assert looked == [True]
    if index < 2:
        assert count() == 1
        assert looked == [True]


def test_nobody_else_can_read_the_index(archive: Archive) -> None:
    archive.refresh()
    assert archive.path.stat().st_mode & 0o077 == 0
    assert archive.path.parent.stat().st_mode & 0o077 == 0


def test_where_no_index_can_be_kept_that_is_told(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(NoIndex):
        archive.refresh()


def test_a_locked_index_is_told_and_not_waited_for_for_ever(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.refresh()
    write(archive.root, [BEFORE])
    monkeypatch.setattr("tryg_tui.store.archive.file.PATIENCE", 0.05)
    with sqlite3.connect(archive.path, isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(NoIndex):
            archive.lines()
        connection.execute("ROLLBACK")
    connection.close()
    assert told(archive.lines()) == reread(archive.root)


def test_each_folder_has_an_index_of_its_own(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    (tmp_path / "c").symlink_to(tmp_path / "a")
    one, other, same = (index_path(tmp_path / name) for name in "abc")
    assert one != other
    assert one == same


HABITS = st.lists(
    st.tuples(histories(), st.sampled_from(["", "bytes", "cut", "gone"])), min_size=1, max_size=3
)


@given(HABITS, st.integers(0, 2**32))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_after_any_changes_and_damage_the_index_equals_the_fold(
    steps: list[tuple[tuple[Meeting, ...], str]], seed: int
) -> None:
    _live_through(steps, seed)


@pytest.mark.large
@given(HABITS, st.integers(0, 2**32))
@settings(deadline=None, max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
def test_after_very_many_changes_and_damage_the_index_equals_the_fold(
    steps: list[tuple[tuple[Meeting, ...], str]], seed: int
) -> None:
    _live_through(steps, seed)


def altered_in(archive: Archive, ids: set[str]) -> frozenset[str]:
    """Which meetings were changed after their approval, as the index knows."""
    return archive.up_to_date(lambda connection: altered_of(connection, ids))


def _live_through(steps: list[tuple[tuple[Meeting, ...], str]], seed: int) -> None:
    """Change the files, and damage the index, step by step; each time it is to be right."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "meetings"
        archive = Archive(root, Path(place) / "index.sqlite")
        for meetings, damage in steps:
            write(root, meetings)
            _damage(archive.path, damage, random.Random(seed))
            archive.ensure()
            assert told(archive.lines()) == reread(root)
            folder = folder_at(root)
            ids = {loaded.value.id for loaded in folder.meetings}
            assert altered_in(archive, ids) == fold(folder).altered & ids


def _damage(path: Path, how: str, draw: random.Random) -> None:
    """Do something to the index that no program should."""
    if not path.exists() or not how:
        return
    if how == "gone":
        path.unlink()
        return
    data = bytearray(path.read_bytes())
    if how == "cut":
        data = data[: draw.randrange(len(data))]
    else:
        for _ in range(20):
            data[draw.randrange(len(data))] = draw.randrange(256)
    path.write_bytes(data)


QUERIES = (
    "lys", "støjmåler kildeparken", '"ny belysning"', "beslutning: politiet", "er:åben",
    "ansvarlig:politi aktion:", "indsats:natteliv", "år:2016 møde:2016", "punkt:eventuelt",
    "er:rettet", "opfølgning: er:", "formidling: lokalavisen",
)  # fmt: skip


def test_asking_the_index_and_reading_everything_give_the_same_answers(tmp_path: Path) -> None:
    root = tmp_path / "meetings"
    make_archive(root, 40, seed=5)
    archive = Archive(root, tmp_path / "index.sqlite")
    folder = folder_at(root)
    lines = tuple(lines_of(folder, fold(folder)))
    some = 0
    for text in QUERIES:
        query = parse_query(text)
        for private in (True, False):
            answer = archive.ask(query, folder, TODAY, private=private)
            assert answer == search(query, folder, lines, TODAY, private=private)
            some += answer.count
    assert some > 100


def test_a_large_folder_is_read_as_a_small_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "meetings"
    make_archive(root, 20, seed=6)
    minutes = root / "minutes"
    first, second, third, *_ = sorted(minutes.iterdir())
    shutil.copyfile(first, minutes / "kopi.toml")
    second.write_bytes(second.read_bytes().replace(b"schema = 1", b"schema = 9"))
    third.write_text("[[[")
    (minutes / f"{first.stem} (1).toml").write_bytes(b"")
    direct = read_folder(root)
    assert {each.code for each in direct.problems} > {"conflict-copy", "newer-schema"}
    monkeypatch.setattr(opening, "FEW", 0)
    for _ in range(2):
        found = opening.open_folder(root)
        assert found.folder == direct.folder
        assert found.unreadable == direct.unreadable
        assert found.readonly == direct.readonly
        assert sorted(map(repr, found.problems)) == sorted(map(repr, direct.problems))
