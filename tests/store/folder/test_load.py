"""Reading a folder: what is whole is there, what is not is told, nothing else is touched."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from tryg_tui.core.model.base import Problems
from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.store.files.commit import digest
from tryg_tui.store.folder.load import FolderMissing, may_be_written, read_folder, read_meeting
from tryg_tui.store.folder.locate import shipped_folder
from tryg_tui.store.toml import parse
from tryg_tui.store.toml.codec import decode, encode

AT = dt.datetime(2018, 4, 10, 10, 2, 11, tzinfo=dt.timezone(dt.timedelta(hours=2)))
STRATEGY = b'schema = 1\ntitle = "Tryg"\n'


def meeting(id: str, date: dt.date = dt.date(2018, 4, 10)) -> Meeting:
    item = AgendaItem(id="other", title="Eventuelt", kind="information", view="other")
    notes = tuple(Note(n=n, item="other", at=AT, text="Ét ord\nog to") for n in range(1, 12))
    return Meeting(id=id, title="Møde", date=date, items=(item,), entries=notes, last=11)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "meetings"
    (root / "minutes").mkdir(parents=True)
    (root / "strategy.toml").write_bytes(STRATEGY)
    (root / "minutes" / "2018-04-10.toml").write_bytes(encode(meeting("2018-04-10")))
    return root


def test_a_file_is_read_with_its_path_and_hash(root: Path) -> None:
    found = read_folder(root)
    assert found.problems == ()
    assert found.folder.strategy is not None
    assert found.folder.strategy.sha256 == digest(STRATEGY)
    (loaded,) = found.folder.meetings
    assert loaded.path == "minutes/2018-04-10.toml"
    assert loaded.value == meeting("2018-04-10")


def test_the_shipped_folder_is_whole() -> None:
    found = read_folder(shipped_folder())
    assert found.problems == ()
    assert found.folder.strategy is not None
    assert found.folder.initiatives
    assert found.folder.measures
    assert found.folder.communication
    assert found.folder.reports
    assert found.folder.meetings


def test_saving_a_shipped_meeting_keeps_what_is_in_it() -> None:
    for loaded in read_folder(shipped_folder()).folder.meetings:
        problems = Problems(loaded.path)
        table = parse.parse(encode(loaded.value), problems)
        assert table is not None
        assert decode(table, Meeting, problems) == loaded.value


@pytest.mark.parametrize("source", ["written", "shipped"])
def test_no_cut_minutes_file_is_taken_for_a_whole_one(source: str) -> None:
    whole = encode(meeting("2018-04-10"))
    if source == "shipped":
        whole = (shipped_folder() / "minutes" / "2018-04-10.toml").read_bytes()
    problems = Problems("")
    table = parse.parse(whole, problems)
    assert table is not None
    value = decode(table, Meeting, problems)
    assert value is not None
    for length in range(len(whole)):
        problems = Problems("")
        table = parse.parse(whole[:length], problems)
        cut = None if table is None else decode(table, Meeting, problems)
        # Without its last line end everything is still there.
        assert cut is None or cut == value, whole[length - 20 : length]
        assert cut is not None or problems.found


def test_meetings_come_in_order_of_date_then_id(root: Path) -> None:
    for id, day in (("b", 1), ("a", 1), ("z", 30)):
        data = encode(meeting(id, dt.date(2017, 6, day)))
        (root / "minutes" / f"{id}.toml").write_bytes(data)
    ids = [each.value.id for each in read_folder(root).folder.meetings]
    assert ids == ["a", "b", "z", "2018-04-10"]


def test_reports_are_found_in_the_folders_of_their_years(root: Path) -> None:
    year = root / "reports" / "2017"
    year.mkdir(parents=True)
    (year / "din-vej.toml").write_bytes(b'initiative = "din-vej"\nyear = 2017\n')
    (year / "report.toml").write_bytes(b"year = 2017\n")
    found = read_folder(root)
    assert found.problems == ()
    assert [each.path for each in found.folder.reports] == ["reports/2017/din-vej.toml"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as caught:
        read_folder(tmp_path / "gone")
    assert caught.value.root == tmp_path / "gone"


def test_a_missing_strategy_is_a_problem_and_the_rest_is_read(root: Path) -> None:
    (root / "strategy.toml").unlink()
    found = read_folder(root)
    assert [(each.file, each.code) for each in found.problems] == [
        ("strategy.toml", "strategy-missing")
    ]
    assert len(found.folder.meetings) == 1


def test_one_bad_file_does_not_hide_the_others(root: Path) -> None:
    (root / "minutes" / "2017-06-13.toml").write_bytes(b"")
    found = read_folder(root)
    assert [(each.file, each.code) for each in found.problems] == [
        ("minutes/2017-06-13.toml", "empty")
    ]
    assert found.unreadable == {"minutes/2017-06-13.toml"}
    assert [each.value.id for each in found.folder.meetings] == ["2018-04-10"]


FOREIGN = (
    ".2018-04-10.toml",
    ".2018-04-10.toml.lock",
    ".2018-04-10.toml.lease",
    ".2018-04-10.toml.123.0123abcd.tmp",
    "2018-04-10.toml.swp",
    "~2018-04-10.toml",
    "README.md",
)


@pytest.mark.parametrize("name", FOREIGN)
def test_files_of_other_programs_are_left_alone(root: Path, name: str) -> None:
    (root / "minutes" / name).write_bytes(b"= broken")
    found = read_folder(root)
    assert found.problems == ()
    assert len(found.folder.meetings) == 1


@pytest.mark.parametrize(
    "name",
    [
        "2018-04-10.sync-conflict-20180410-100211-ABCDEFG.toml",
        "2018-04-10 (conflicted copy 2018-04-10).toml",
        "2018-04-10 (Politiets conflicted copy 2018-04-10).toml",
        "2018-04-10 (Politiets konfliktkopi 2018-04-10).toml",
        "2018-04-10 (Case Conflict 1).toml",
        "2018-04-10-DESKTOP-AB12CD3.toml",
        "2018-04-10-Annes-pc.toml",
        "2018-04-10 (1).toml",
        "2018-04-10(2).toml",
        "2018-04-10 - Kopi.toml",
        "2018-04-10 - Copy (2).toml",
        "2018-04-10_REMOTE_1234.toml",
        "2018-04-10.toml.orig",
        "2018-04-10.toml~",
        "2018-04-10.toml.bak",
        "#2018-04-10.toml#",
        # Told by what is in it, as its name could be that of a meeting.
        "2018-04-10-annes-pc.toml",
        "2018-04-10.conflict-20180410T080211Z-0a1b.toml",
    ],
)
def test_a_copy_left_by_a_conflict_is_told_but_not_read(root: Path, name: str) -> None:
    shutil.copy(root / "minutes" / "2018-04-10.toml", root / "minutes" / name)
    found = read_folder(root)
    assert [(each.file, each.code, each.severity, each.args) for each in found.problems] == [
        (f"minutes/{name}", "conflict-copy", "warning", {"of": "minutes/2018-04-10.toml"})
    ]
    assert len(found.folder.meetings) == 1


@pytest.mark.parametrize(
    "name",
    [
        ".2018-04-10.toml.swp",
        ".2018-04-10.toml.swo",
        ".2018-04-10.toml.kate-swp",
        ".#2018-04-10.toml",
        ".~lock.2018-04-10.toml#",
    ],
)
def test_a_file_that_an_editor_has_open_is_told(root: Path, name: str) -> None:
    (root / "minutes" / name).write_bytes(b"= broken")
    found = read_folder(root)
    assert [(each.file, each.code, each.severity, each.args) for each in found.problems] == [
        (f"minutes/{name}", "open-elsewhere", "warning", {"of": "minutes/2018-04-10.toml"})
    ]
    assert len(found.folder.meetings) == 1


def test_a_copy_of_the_strategy_is_told_as_well(root: Path) -> None:
    name = "strategy.sync-conflict-20180410-100211-ABCDEFG.toml"
    shutil.copy(root / "strategy.toml", root / name)
    found = read_folder(root)
    assert [(each.file, each.args) for each in found.problems] == [(name, {"of": "strategy.toml"})]
    assert found.folder.strategy is not None


def test_a_meeting_in_a_file_of_another_name_is_read_where_there_is_no_other(root: Path) -> None:
    (root / "minutes" / "2018-04-10.toml").rename(root / "minutes" / "2018-04-11.toml")
    found = read_folder(root)
    assert found.problems == ()
    assert [each.path for each in found.folder.meetings] == ["minutes/2018-04-11.toml"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "bom"),
        (lambda data: data.replace(b"\n", b"\r\n"), "crlf"),
        (lambda data: data.replace(b"schema = 1", b"schema = 2"), "newer-schema"),
    ],
)
def test_a_file_that_would_be_harmed_by_saving_is_read_only(
    root: Path, change: "type[bytes]", code: str
) -> None:
    file = root / "minutes" / "2018-04-10.toml"
    file.write_bytes(change(file.read_bytes()))
    found = read_folder(root)
    assert [(each.code, each.severity) for each in found.problems] == [(code, "warning")]
    assert found.readonly == {"minutes/2018-04-10.toml"}
    assert found.unreadable == frozenset()
    assert len(found.folder.meetings) == 1


def test_line_ends_that_git_changed_are_told_once_and_approve_nothing_anew(root: Path) -> None:
    paths = [root / "minutes" / "2018-04-10.toml", root / "strategy.toml"]
    (before,) = read_folder(root).folder.meetings
    for path in paths:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    found = read_folder(root)
    (problem,) = found.problems
    assert (problem.file, problem.code, problem.args) == (
        ".gitattributes",
        "line-ends",
        {"files": 2},
    )
    assert found.readonly == {"minutes/2018-04-10.toml", "strategy.toml"}
    (after,) = found.folder.meetings
    assert after.sha256 != before.sha256
    # What was approved here holds there, and what was approved there holds here.
    assert after.is_version(before.sha256)
    assert before.is_version(after.sha256)
    paths[0].write_bytes(paths[0].read_bytes().replace(b"2018", b"2019", 1))
    (other,) = read_folder(root).folder.meetings
    assert not before.is_version(other.sha256)
    assert not other.is_version(before.sha256)


@pytest.mark.posix
def test_a_file_with_two_names_is_told_where_a_save_would_part_them(root: Path) -> None:
    for name in ("minutes/2018-04-10.toml", "strategy.toml"):
        os.link(root / name, root / name.replace("/", "-").replace(".toml", ".bin"))
    found = read_folder(root)
    assert [(each.file, each.code, each.args) for each in found.problems] == [
        ("minutes/2018-04-10.toml", "hard-link", {"names": 2})
    ]
    assert len(found.folder.meetings) == 1
    assert found.readonly == frozenset()


@pytest.mark.posix
def test_a_link_out_of_the_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_bytes(encode(meeting("secret")))
    (root / "minutes" / "link.toml").symlink_to(secret)
    found = read_folder(root)
    assert [(each.file, each.code) for each in found.problems] == [("minutes/link.toml", "outside")]
    assert len(found.folder.meetings) == 1


@pytest.mark.posix
def test_a_linked_folder_outside_is_not_followed(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "meetings-of-others"
    other.mkdir()
    (other / "a.toml").write_bytes(b"= broken")
    (root / "initiatives").symlink_to(other)
    found = read_folder(root)
    assert [each.code for each in found.problems] == ["outside"]


@pytest.mark.posix
def test_a_folder_that_is_itself_a_link_is_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    found = read_folder(tmp_path / "link")
    assert found.problems == ()
    assert len(found.folder.meetings) == 1


@pytest.mark.posix
def test_a_link_that_leads_nowhere_and_a_ring_of_links_are_told(root: Path) -> None:
    (root / "minutes" / "a.toml").symlink_to("gone.toml")
    (root / "minutes" / "b.toml").symlink_to("b.toml")
    found = read_folder(root)
    assert [(each.file, each.code, each.args) for each in found.problems] == [
        ("minutes/a.toml", "unreadable", {"reason": "ENOENT"}),
        ("minutes/b.toml", "unreadable", {"reason": "ELOOP"}),
    ]


@pytest.mark.posix
def test_a_pipe_or_a_folder_in_the_place_of_a_file_does_not_hold_anything_up(root: Path) -> None:
    os.mkfifo(root / "minutes" / "a.toml")
    (root / "minutes" / "b.toml").mkdir()
    found = read_folder(root)
    assert [each.code for each in found.problems] == ["unreadable", "unreadable"]


def test_a_huge_file_is_told_and_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / "minutes" / "a.toml"
    with file.open("wb") as opened:
        opened.truncate(10**12)
    (problem,) = read_folder(root).problems
    assert (problem.code, problem.args) == ("too-large", {"limit": parse.LIMIT, "size": 10**12})


def test_an_error_of_the_system_is_told_by_its_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def fail(path: str, *args: int) -> int:
        if str(path).endswith("2018-04-10.toml"):
            raise OSError(5, "injected")
        return real(path, *args)

    monkeypatch.setattr(os, "open", fail)
    found = read_folder(root)
    assert [(each.code, each.args) for each in found.problems] == [
        ("unreadable", {"reason": "EIO"})
    ]


def test_a_folder_that_cannot_be_listed_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def fail(path: Path) -> object:
        if str(path).endswith("minutes"):
            raise PermissionError(13, "injected")
        return real(path)

    monkeypatch.setattr(os, "scandir", fail)
    found = read_folder(root)
    assert [(each.file, each.code, each.args) for each in found.problems] == [
        ("minutes", "unreadable", {"reason": "EACCES"})
    ]


def test_one_meeting_is_read_by_its_path(root: Path) -> None:
    loaded, problems = read_meeting(root, "minutes/2018-04-10.toml")
    assert problems == ()
    assert loaded == read_folder(root).folder.meetings[0]


def test_a_meeting_that_is_gone_is_told(root: Path) -> None:
    loaded, problems = read_meeting(root, "minutes/2017-06-13.toml")
    assert loaded is None
    assert [(each.code, each.args) for each in problems] == [("unreadable", {"reason": "ENOENT"})]


def test_a_path_that_climbs_out_of_the_folder_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(encode(meeting("a")))
    loaded, problems = read_meeting(root, "../a.toml")
    assert loaded is None
    assert [each.code for each in problems] == ["outside"]


def test_whether_minutes_could_be_saved_is_told_without_trying(tmp_path: Path) -> None:
    assert may_be_written(tmp_path)
    (tmp_path / "minutes").mkdir()
    assert may_be_written(tmp_path)
    assert not may_be_written(tmp_path / "away")
    assert [path.name for path in tmp_path.iterdir()] == ["minutes"]


COPIES = (
    "Kopi af {}",
    "{} 2",
    "{} – Kopi",
    "{}_LAPTOP_Conflict",
    "ny-indsats",
    "Copy of {}",
    "gammel udgave af {} fra mandag",
    "aaa",
)
"""Names that people and programs give to a copy of a file, most of them no pattern knows."""

OWN = {
    "initiatives/tryg": b'schema = 1\nid = "tryg"\ntitle = "Tryg"\n',
    "communication/2017": b"schema = 1\nyear = 2017\n",
    "reports/2017/tryg": b'schema = 1\ninitiative = "tryg"\nyear = 2017\n',
    "safety-index/tillid": b'schema = 1\nmeasure = "tillid"\ntitle = "Tillid"\n[[areas]]\n'
    b'id = "danmark"\ntitle = "Danmark"\nkind = "country"\n',
}
"""A file of each register, by its path without the ending."""


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("own", OWN)
def test_a_copy_of_a_register_is_known_by_what_it_says(root: Path, own: str, copy: str) -> None:
    place, _slash, name = own.rpartition("/")
    (root / place).mkdir(parents=True)
    (root / f"{own}.toml").write_bytes(OWN[own])
    whole = read_folder(root)
    assert whole.problems == ()
    (root / place / f"{copy.format(name)}.toml").write_bytes(OWN[own])
    found = read_folder(root)
    assert found.folder == whole.folder
    (problem,) = found.problems
    assert problem.code in {"same-id", "conflict-copy"}
    assert problem.args == {"of": f"{own}.toml"}


def test_a_year_of_forms_copied_for_the_next_one_is_not_read_twice(root: Path) -> None:
    for year in (2017, 2018):
        place = root / "reports" / str(year)
        place.mkdir(parents=True)
        (place / "tryg.toml").write_bytes(OWN["reports/2017/tryg"])
        (place / "report.toml").write_bytes(b"schema = 1\nyear = 2017\n")
    found = read_folder(root)
    assert [each.path for each in found.folder.reports] == ["reports/2017/tryg.toml"]
    assert [each.path for each in found.folder.yearly] == ["reports/2017/report.toml"]
    assert {(each.file, each.code) for each in found.problems} == {
        ("reports/2018/tryg.toml", "same-id"),
        ("reports/2018/report.toml", "same-id"),
    }


def test_of_two_files_with_other_names_the_first_counts(root: Path) -> None:
    (root / "initiatives").mkdir()
    for name in ("b", "a"):
        (root / "initiatives" / f"{name}.toml").write_bytes(OWN["initiatives/tryg"])
    found = read_folder(root)
    assert [each.path for each in found.folder.initiatives] == ["initiatives/a.toml"]
    assert [(each.file, each.args) for each in found.problems] == [
        ("initiatives/b.toml", {"of": "initiatives/a.toml"})
    ]


def test_a_file_that_adds_figures_to_a_measure_is_no_copy(root: Path) -> None:
    (root / "safety-index").mkdir()
    (root / "safety-index" / "tillid.toml").write_bytes(OWN["safety-index/tillid"])
    more = (
        OWN["safety-index/tillid"]
        + b'[[areas]]\nid = "fyn"\ntitle = "Fyn"\nkind = "police-district"\n'
    )
    (root / "safety-index" / "tillid-import.toml").write_bytes(more)
    assert len(read_folder(root).folder.measures) == 2
