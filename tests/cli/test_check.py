"""Printing the problems of a folder."""

import datetime as dt
import json
from pathlib import Path

from tests.cli.conftest import Run
from tryg_tui.core.meetings.rounds import Question, new_round
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.locate import shipped_folder
from tryg_tui.store.folder.minutes import save_meeting


def test_a_sound_folder_has_no_problems(run: Run, root: Path) -> None:
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.startswith("No problems. ")
    assert out.endswith("meetings 3.\n")


def test_the_shipped_folder_has_no_problems(run: Run) -> None:
    assert run("check", "--folder", str(shipped_folder()))[0] == 0


def test_every_problem_is_a_line_and_the_last_line_counts_them(run: Run, root: Path) -> None:
    (root / "minutes" / "2017-12-05.toml").write_text("[[[")
    (root / "minutes" / "2018-03-01.toml").write_bytes(b"\xff\xfe")
    code, out, _err = run("check")
    lines = out.rstrip("\n").split("\n")
    assert code == 1
    assert lines[-1] == f"{len(lines) - 1} problems."
    assert [line.split(":")[0] for line in lines[:2]] == [
        "minutes/2017-12-05.toml",
        "minutes/2018-03-01.toml",
    ]


def test_problems_are_given_to_other_programs_as_json(run: Run, root: Path) -> None:
    assert json.loads(run("check", "--json")[1]) == []
    (root / "minutes" / "2017-12-05.toml").write_text("")
    code, out, _err = run("check", "--json")
    found = json.loads(out)
    assert code == 1
    assert [(one["file"], one["code"]) for one in found] == [("minutes/2017-12-05.toml", "empty")]


def test_rounds_in_writing_are_not_counted_as_meetings(run: Run, root: Path) -> None:
    whole = read_folder(root).folder
    question = Question(
        deadline=dt.date(2018, 4, 24), asked=(whole.partnership.people[0].id,), text="Vi mødes."
    )
    now = dt.datetime(2018, 4, 12, 9, tzinfo=dt.UTC)
    save_meeting(root, new_round(whole, question, now), None)
    assert run("check")[1].endswith("meetings 3, 1 round in writing.\n")
