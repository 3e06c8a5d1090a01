"""Printing a meeting, however it is named."""

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.conftest import Run, meeting
from tryg_tui.store.folder.minutes import save_meeting


def test_a_planned_meeting_is_shown_as_an_agenda(run: Run, root: Path) -> None:
    code, out, err = run("show", "2018-04-10")
    assert (code, err) == (0, "")
    assert out.startswith("Agenda: Møde 2018-04-10\n")
    assert out.endswith("1. Eventuelt\n  for information, at 09:00\n")


def test_a_held_meeting_is_shown_as_minutes_without_anything_that_acts(
    run: Run, root: Path
) -> None:
    code, out, _err = run("show", "2017-12-05")
    assert code == 0
    assert out.startswith("Minutes: Møde 2017-12-05\n")
    assert "    Drøftet ␛[2J og\n    afsluttet\n" in out


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("2017-12-05", "2017-12-05"),
        ("5.12.2017", "2017-12-05"),
        ("10.4.2018", "2018-04-10"),
        ("next", "2018-04-10"),
        ("næste", "2018-04-10"),
        ("NÆSTE", "2018-04-10"),
        ("last", "2017-12-05"),
        ("seneste", "2017-12-05"),
        ("2017", "2017-12-05"),
        ("2018-04", "2018-04-10"),
    ],
)
def test_a_meeting_is_named_in_many_ways(run: Run, root: Path, name: str, id: str) -> None:
    code, out, _err = run("show", name)
    assert code == 0
    assert f"Møde {id}\n" in out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2018", "“2018” may be any of these meetings: 2018-03-01, 2018-04-10; say which one."),
        ("2018-04-11", "There is no meeting “11/04/2018”; the nearest one is “2018-04-10”."),
        ("2018-4x-10", "There is no meeting “2018-4x-10”; the nearest one is “2018-04-10”."),
        ("31.2.2016", "The day 31.2.2016 does not exist."),
        ("29/2/17", "The day 29/2/17 does not exist."),
        ("29/2/16", "There is no meeting “29/02/2016”; the nearest one is “2017-12-05”."),
        ("2018-04-31#2", "The day 2018-04-31 does not exist."),
        ("abc", "There is no meeting “abc”; the last one is “2017-12-05”."),
        ("", "There is no meeting “”; the last one is “2017-12-05”."),
        ("\x1b[2J", "There is no meeting “␛[2J”; the last one is “2017-12-05”."),
    ],
)
def test_a_meeting_that_is_not_there_is_answered_with_the_nearest(
    run: Run, root: Path, name: str, said: str
) -> None:
    assert run("show", name) == (2, "", said + "\n")


def test_two_meetings_on_a_day_are_told_apart_by_their_ids(run: Run, root: Path) -> None:
    save_meeting(root, meeting(dt.date(2018, 4, 10), id="2018-04-10-2", state="planned"), None)
    code, _out, err = run("show", "10.4.2018")
    assert code == 2
    assert "2018-04-10, 2018-04-10-2" in err
    assert run("show", "2018-04-10")[0] == 0


def test_the_next_meeting_is_the_one_going_on_before_one_that_is_planned(
    run: Run, root: Path
) -> None:
    save_meeting(root, meeting(dt.date(2018, 3, 31), state="open"), None)
    assert "Møde 2018-03-31" in run("show", "next")[1]


def test_a_meeting_whose_file_cannot_be_read_is_not_called_unknown(run: Run, root: Path) -> None:
    (root / "minutes" / "2017-12-05.toml").write_text("[[[")
    code, _out, err = run("show", "5.12.2017")
    assert code == 3
    assert "minutes/2017-12-05.toml" in err


@pytest.mark.parametrize("command", ["show", "export"])
@pytest.mark.parametrize("broken", ["2017-12-05", "2018-03-01"])
def test_a_broken_file_of_the_last_meeting_is_named_not_passed_over(
    run: Run, root: Path, command: str, broken: str
) -> None:
    (root / "minutes" / f"{broken}.toml").write_text("[[[")
    code, out, err = run(command, "last")
    assert (code, out) == (3, "")
    assert f"minutes/{broken}.toml" in err


@pytest.mark.parametrize("command", ["show", "export"])
@pytest.mark.parametrize(
    ("broken", "without"),
    [
        ("2018-04-10", []),
        ("2018-04-05", []),
        ("2018-04-10", ["2017-12-05", "2018-03-01"]),
    ],
)
def test_a_broken_file_of_a_meeting_to_come_is_named_where_it_may_be_the_next(
    run: Run, root: Path, command: str, broken: str, without: list[str]
) -> None:
    for path in (root / "minutes").glob("*.toml"):
        if path.stem in without:
            path.unlink()
    (root / "minutes" / f"{broken}.toml").write_text("[[[")
    code, out, err = run(command, "next")
    assert (code, out) == (3, "")
    assert f"minutes/{broken}.toml" in err


def test_broken_files_of_other_days_are_not_in_the_way_of_the_next(run: Run, root: Path) -> None:
    for broken in ("2016-01-05", "2017-12-06", "2099-01-01"):
        (root / "minutes" / f"{broken}.toml").write_text("[[[")
    assert "2018-04-10" in run("show", "next")[1]


def test_a_broken_file_of_a_meeting_to_come_is_not_in_the_way_of_the_last(
    run: Run, root: Path
) -> None:
    (root / "minutes" / "2018-04-10.toml").write_text("[[[")
    assert "Møde 2017-12-05" in run("show", "last")[1]


def test_a_folder_without_meetings_says_so(run: Run, root: Path) -> None:
    for path in (root / "minutes").glob("*.toml"):
        path.unlink()
    for name in ("next", "last", "2018-04-10"):
        code, _out, err = run("show", name)
        assert code == 2
        assert "meeting" in err
