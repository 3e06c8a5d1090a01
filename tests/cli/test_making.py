"""Preparing a meeting, and making a new folder."""

import datetime as dt
import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tryg_tui.cli import main
from tryg_tui.cli.console import broken
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.locate import started
from tryg_tui.store.folder.settings import Settings, load_settings, save_settings


def test_a_new_meeting_has_the_standing_agenda_and_is_saved(run: Run, root: Path) -> None:
    code, out, err = run("new", "9.10.2018")
    assert (code, err) == (0, "")
    path = root / "minutes" / "2018-10-09.toml"
    assert out == f"Prepared: {path}\n"
    saved = read_folder(root).folder.meeting("2018-10-09")
    assert saved is not None
    assert saved.value.state == "planned"
    assert saved.value.start == dt.time(9)
    assert len(saved.value.items) >= 10
    assert run("check")[0] == 0


def test_a_meeting_is_not_prepared_twice(run: Run, root: Path) -> None:
    path = root / "minutes" / "2018-04-10.toml"
    before = path.read_bytes()
    code, _out, err = run("new", "2018-04-10")
    assert code == 2
    assert "2018-04-10" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize("date", ["tomorrowish", "foråret 2018"])
def test_a_new_meeting_needs_a_day(run: Run, root: Path, date: str) -> None:
    code, _out, err = run("new", date)
    assert code == 2
    assert ("does not exist" if date == "31.2.2018" else "2018-04-10 or 10.4.2018") in err


def test_a_new_meeting_needs_a_day_that_the_calendar_has(run: Run, root: Path) -> None:
    assert run("new", "31.2.2018") == (2, "", "The day 31.2.2018 does not exist.\n")


def test_another_group_has_meetings_of_its_own_also_on_the_same_day(run: Run, root: Path) -> None:
    strategy = root / "strategy.toml"
    group = '\n[[bodies]]\nid = "styregruppen"\ntitle = "Styregruppen"\nmonths_between = 3\n'
    strategy.write_text(strategy.read_text() + group)
    assert run("new", "2018-10-09")[0] == 0
    code, out, _err = run("new", "2018-10-09", "--body", "styre")
    assert (code, out.endswith("2018-10-09-2.toml\n")) == (0, True)
    made = read_folder(root).folder.meeting("2018-10-09-2")
    assert made is not None
    assert (made.value.body, made.value.title) == (
        "styregruppen",
        "Møde i Styregruppen, oktober 2018",
    )
    assert run("new", "2018-10-09")[0] == 2
    assert run("new", "2018-10-16", "--body", "ukendt")[0] == 2


def test_a_new_meeting_needs_a_strategy(run: Run, root: Path) -> None:
    (root / "strategy.toml").unlink()
    assert run("new", "2018-10-09")[0] == 2


def test_nothing_is_saved_when_only_reading(run: Run, root: Path, tmp_path: Path) -> None:
    assert run("--read-only", "new", "2018-10-09")[0] == 2
    assert run("new", "2018-10-09", "--read-only")[0] == 2
    assert run("--read-only", "init", str(tmp_path / "x"))[0] == 2
    assert not (root / "minutes" / "2018-10-09.toml").exists()
    assert not (tmp_path / "x").exists()


def test_a_meeting_that_cannot_be_saved_is_told_in_a_sentence(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, out, err = run("new", "2018-10-09")
    assert (code, out) == (3, "")
    assert "2018-10-09.toml was not saved" in err
    assert "space" in err


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Answer the questions of a command."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_new_folder_is_asked_for_step_by_step(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(
        monkeypatch,
        *("<", "3", "da", "halvårligt", "4", "Trug By", "<", "Tryg By", ""),
        *("Kommunen", "Kommunen", "Politiet", "", "", ""),
        *(
            "Leder; Betjent; Gæst",
            "Betjent, Politiet",
            "<",
            "Vært",
            "",
            "9",
            "1 4",
            "1",
            "",
            "",
            "opret",
        ),
    )
    folder = tmp_path / "ny"
    code, out, _err = run("init", str(folder))
    assert code == 0
    assert "Kommunen is there already." in out
    assert "“3” is not understood; answer with a number from 1 to 2." in out
    assert "“halvårligt” is not understood; answer with a number from 1 to 120." in out
    assert "“9” is not understood; answer with a number from 0 to 4." in out
    strategy = read_folder(folder).folder.strategy
    assert strategy is not None
    assert (strategy.value.title, strategy.value.short) == ("Tryg By", "Tryg By")
    assert (strategy.value.language, strategy.value.months_between) == ("da", 4)
    assert [partner.title for partner in strategy.value.partners] == ["Kommunen", "Politiet"]
    assert [(person.title, person.partner) for person in strategy.value.people] == [
        ("Leder, Kommunen", "kommunen"),
        ("Betjent, Politiet", "politiet"),
        ("Gæst", ""),
        ("Vært, Kommunen", "kommunen"),
    ]
    assert run("--folder", str(folder), "check")[0] == 0


def test_all_answers_are_told_in_the_end_and_each_can_be_changed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(
        monkeypatch,
        *("en", "3", "", "Safe City", "", "Council; Police", "", "", "", "", "", "", ""),
        *("3", "Safer City", "7", "", "create"),
    )
    code, out, err = run("init", str(tmp_path / "new"))
    assert (code, err) == (0, "")
    assert "This has to be answered." in out
    assert " 3 Partnership: Safe City\n" in out
    assert " 3 Partnership: Safer City\n" in out
    assert " 1 Language: English\n" in out
    assert "Partner 2: Police\n" in out
    assert "Participants: none; R in the program puts them in" in out
    made = read_folder(tmp_path / "new").folder.partnership
    assert (made.title, len(made.partners)) == ("Safer City", 2)


def test_a_table_is_named_instead_of_participants_and_initiatives(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, plans = tmp_path / "people.csv", tmp_path / "plans.CSV"
    people.write_text("name;role;partner\nAnna Berg;Chair;Council\nBo Dahl;Officer;Police\n")
    plans.write_text("title;goal\nSafe streets;Fewer thefts\n")
    answers(
        monkeypatch,
        *("en", "3", "Safe City", "", "Council; Police", "", "", "", str(people), "Guest", "", "0"),
        *("0", str(plans), "", "", "c"),
    )
    code, out, err = run("init", str(tmp_path / "new"))
    assert (code, err) == (0, "")
    assert f"{people} is read in when the folder is made." in out
    found = read_folder(tmp_path / "new").folder
    assert [(one.name, one.partner) for one in found.partnership.people] == [
        ("", ""),
        ("Anna Berg", "council"),
        ("Bo Dahl", "police"),
    ]
    assert [one.value.goal for one in found.initiatives] == ["Fewer thefts"]
    assert run("--folder", str(tmp_path / "new"), "check")[0] == 0


def test_a_new_folder_is_written_in_its_own_language(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "en", "3", "Safe City", "", "Council", *("",) * 6, "c")
    folder = tmp_path / "ny"
    assert run("--lang", "da", "init", str(folder))[0] == 0
    assert run("--folder", str(folder), "new", "2026-04-14")[0] == 0
    made = read_folder(folder).folder
    assert made.meetings[0].value.title == "Planning group, April 2026"
    assert made.meetings[0].value.items[0].title == "Approval of the agenda"
    assert [one.title for one in made.partnership.statuses] == ["On track", "At risk", "Critical"]
    assert run("--folder", str(folder), "check")[0] == 0


def test_an_english_folder_with_meetings_every_quarter_is_english_throughout(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(
        monkeypatch,
        *("Haringey CSP", "", "Council; Police; Fire Brigade; NHS", ""),
        *("Board", "Youth Panel", "", "Chair, Council, board", "Borough Commander", "", "0", "1"),
        *("", "", "Safe streets", "", "Fewer thefts", "Thefts;;;many", "Thefts; thefts; 9; 2"),
        *("Share who feel safe", "Haringey", "", "", "2025 71.5", "create"),
    )
    folder = tmp_path / "csp"
    made = run("init", str(folder), "--language", "en", "--months", "3")
    assert (made[0], made[2]) == (0, "")
    assert "“Thefts;;;many” is not understood. For example: Night patrols, walks, 8, 24." in made[1]
    assert f"Open it with:\n  {started('--folder', str(folder))}\n" in made[1]
    assert f"“{started()}” alone opens it from now on, except where" in made[1]
    assert load_settings()[0].folder == str(folder)
    assert run("check")[0] == 0, "it is found without being named"
    assert run("--folder", str(folder), "check")[0] == 0
    strategy = read_folder(folder).folder.partnership
    assert len(strategy.partners) == 4
    assert [(person.title, person.bodies) for person in strategy.people] == [
        ("Chair, Council", ("board",)),
        ("Borough Commander, Police", ("board", "youth-panel")),
    ]
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.toml")]
    assert len(texts) == 3
    assert not set("æøåÆØÅ") & set("".join(texts))


def test_a_new_folder_does_not_take_the_place_of_the_one_that_is_configured(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(Settings(folder=str(root)))
    answers(monkeypatch, "en", "3", "Safe City", "", "Council", *("",) * 6, "c")
    code, out, _err = run("init", str(tmp_path / "ny"))
    assert code == 0
    assert "remembered" not in out
    assert load_settings()[0].folder == str(root)


def test_a_new_folder_is_not_said_to_open_where_another_one_comes_before_it(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root.parent)
    assert root.name == "meetings"
    answers(monkeypatch, "en", "3", "Safe City", "", "Council", *("",) * 6, "c")
    said = " ".join(run("init", str(tmp_path / "new"))[1].split())
    assert f"is remembered, but “{started()}” alone opens {root} when it is started here." in said


def test_a_sentence_on_a_terminal_is_broken_between_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Enter springer over, < går tilbage til spørgsmålet før."
    assert broken(text) == text, "what goes elsewhere is one line"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "24")
    assert broken(text).splitlines() == [
        "Enter springer over, <",
        "går tilbage til",
        "spørgsmålet før.",
    ]


def test_what_is_said_on_the_command_line_has_to_be_right(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("init", str(tmp_path / "x"), "--language", "se")
    assert code == 2
    assert "“se” is not understood" in err
    assert not (tmp_path / "x").exists()


def test_a_folder_that_is_not_empty_is_left_alone(run: Run, root: Path, tmp_path: Path) -> None:
    code, out, err = run("init", str(root))
    assert (code, out) == (2, "")
    assert "is not empty" in err
    file = tmp_path / "file"
    file.write_text("")
    assert run("init", str(file))[0] == 2


def test_a_new_folder_given_up_half_way_is_not_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "", "", "Tryg By", "", "Kommunen")
    code, _out, err = run("init", str(tmp_path / "ny"))
    assert code == main.INTERRUPTED
    assert "nothing was saved" in err
    assert not (tmp_path / "ny").exists()
