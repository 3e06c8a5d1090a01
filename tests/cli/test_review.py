"""Looking back on the command line: the answers are those worked out by hand."""

import csv
import io
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.ten_years import ANSWERS, TEN_YEARS
from tryg_tui import locale
from tryg_tui.core.search.query import parse_query
from tryg_tui.words.review import kind_words, state_words

MISSING = (
    "Cannot be read, so something is missing here: minutes/2018-03-01.toml; "
    "“tryg-tui check” tells why.\n"
)

LOOK = re.compile(r"\x1b\[[\d;]*m")
"""How a terminal is told to write bold or in colour."""

ACTIONS = {one["citation"]: one for one in ANSWERS["actions"]}
DECISIONS = [one["citation"] for one in ANSWERS["decisions"]]


@pytest.fixture(autouse=True)
def ten_years(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look back on the folder whose answers are known."""
    monkeypatch.setenv("TRYG_TUI_FOLDER", str(TEN_YEARS))


def records(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """What a command tells other programs."""
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out)
    return found


def citations(run: Run, *arguments: str) -> list[str]:
    """The lines a command lists."""
    return [one["citation"] for one in records(run, *arguments)]


def test_actions_stand_as_the_minutes_say(run: Run) -> None:
    found = {one["citation"]: one for one in records(run, "actions")}
    assert found.keys() == ACTIONS.keys()
    for citation, told in ACTIONS.items():
        one = found[citation]
        assert (one["state"], one["text"]) == (told["state"], told["text"])
        assert (one["owners"], one["carried"]) == (told["owners"], told["carried"])
        assert one["due"] == (told["due"].isoformat() if "due" in told else None)
        assert one["overdue"] == told.get("overdue", False)
        assert one["asks_for_an_end"] == told.get("asks_for_an_end", False)
        steps = [f"{step['citation']} {' '.join(step['turns'])}" for step in one["lineage"]]
        assert steps == told["steps"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--open"], ["2012-04-17#4", "2017-04-18#3"]),
        (["--overdue"], ["2012-04-17#4", "2017-04-18#3"]),
        (["--done", "--year", "2015"], ["2015-04-14#4"]),
        (["--year", "2011-2013"], ["2012-04-17#4", "2011-10-18#2"]),
        (["--dropped"], ["2011-10-18#2"]),
        (["--open", "--dropped"], ["2012-04-17#4", "2017-04-18#3", "2011-10-18#2"]),
        (["--owner", "nat"], ["2015-04-14#4", "2008-10-21#4"]),
        (["--owner", "natteravnen"], []),
        (["--partner", "kommunen"], ["2008-04-08#2"]),
        (["--initiative", "natteliv", "--done"], ["2008-10-21#4"]),
        (["--initiative", "LYS I parken"], ["2008-04-08#2"]),
        (["--item", "eventuelt"], ["2011-10-18#2"]),
        (["--overdue", "--done", "--partner", "politi"], ["2012-04-17#4", "2017-04-18#3"]),
    ],
)
def test_actions_are_chosen(run: Run, options: list[str], told: list[str]) -> None:
    if "natteravnen" in options:
        assert run("actions", *options)[0] == 2
    else:
        assert citations(run, "actions", *options) == told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], ["2012-04-17#1", "2012-04-17#2", "2012-04-17#3", "2012-04-17#4"]),
        (["--kind", "beslutninger"], ["2012-04-17#3"]),
        (["--kind", "follow-up", "--kind", "Aktion"], ["2012-04-17#2", "2012-04-17#4"]),
        (["--initiative", "natteliv"], ["2012-04-17#3", "2012-04-17#4"]),
        (["--item", "Opfølgning"], ["2012-04-17#2"]),
        (["--owner", "pol"], ["2012-04-17#4"]),
        (["--partner", "kommune"], []),
    ],
)
def test_lines_of_a_meeting_are_chosen(run: Run, options: list[str], told: list[str]) -> None:
    assert citations(run, "show", "2012-04-17", *options) == told


def test_a_line_is_shown_by_its_citation(run: Run) -> None:
    assert citations(run, "show", "2012-04-17#3") == ["2012-04-17#3"]
    assert run("show", "2012-04-17#33")[1] == "No such lines in this meeting.\n"
    assert run("show", "2012-04-17#x")[0] == 2


def test_private_lines_of_a_meeting_say_so_and_are_left_out_for_everybody(run: Run) -> None:
    for asked in (["show", "2012-10-16", "--kind", "note"], ["search", "værter", "note:"]):
        code, out, err = run(*asked)
        assert (code, err) == (0, "")
        assert out.endswith("2012-10-16#3\tNote (private)\t\t\t\t\tNavne på to værter.\n")
    for asked in (["show", "2012-10-16", "--kind", "note"], ["show", "2012-10-16"]):
        assert "Navne på to" in run(*asked)[1]
        assert "Navne på to" not in run(*asked, "--public")[1]
    assert "#3 Note (private)\n" in run("show", "2012-10-16")[1]
    nothing = run("show", "2012-10-16", "--kind", "note", "--public")
    assert nothing == (0, "No such lines in this meeting.\n", "")


def test_an_unknown_kind_of_line_is_answered_with_those_there_are(run: Run) -> None:
    code, _out, err = run("show", "2012-10-16", "--kind", "digt")
    assert code == 2
    assert err.startswith("“digt” is no kind of line; known are: decision, action, follow-up,")


def test_decisions_come_newest_first_with_what_they_led_to(run: Run) -> None:
    found = records(run, "decisions")
    assert [one["citation"] for one in found] == DECISIONS
    for one, told in zip(found, ANSWERS["decisions"], strict=True):
        assert one["outcome"] == told["outcome"]
        beside = [each["citation"] for each in one["actions_beside"]]
        assert beside == told.get("beside", [])
        known = [each["citation"] for each in one["made_known"]]
        assert known == told.get("made_known", [])
    assert found[-1]["original"] == "Der sættes lys op i parken."
    assert found[-1]["corrected_in"] == ["2009-04-14#2"]


def test_decisions_that_led_to_nothing_are_listed_with_their_age(run: Run) -> None:
    found = records(run, "decisions")
    left = [one["citation"] for one in found if one["without_follow_up"]]
    assert left
    assert len(left) < len(found)
    for one in found:
        led = one["made_known"] or one["changed"] or one["actions"] or one["actions_beside"]
        asked = one["outcome"] in (None, "adopted")
        assert one["without_follow_up"] == (asked and not led)
    assert citations(run, "decisions", "--without-follow-up") == left
    _code, out, _err = run("decisions", "--without-follow-up", "--csv")
    assert all("without follow-up for" in line for line in out.splitlines()[1:])
    assert set(citations(run, "search", "is:without-follow-up")) == set(left)


def test_who_has_how_many_open_actions_is_listed(run: Run) -> None:
    actions = [one for one in records(run, "actions") if one["state"] == "open"]
    found = records(run, "load")
    for one in found:
        if one["owner"]:
            theirs = [a for a in actions if one["owner"] in a["owners"]]
        elif one["owner_text"]:
            theirs = [a for a in actions if a["owner_text"] == one["owner_text"]]
        else:
            theirs = [a for a in actions if not (a["owners"] or a["owner_text"])]
        late = sum(a["overdue"] for a in theirs)
        assert (one["open"], one["overdue"]) == (len(theirs), late)
        assert one["since"] == min(a["date"] for a in theirs)
    assert {owner for a in actions for owner in a["owners"]} == (
        {one["owner"] for one in found} - {""}
    )
    assert [one["open"] for one in found] == sorted((one["open"] for one in found), reverse=True)
    _code, out, _err = run("load", "--csv")
    assert len(out.splitlines()) == len(found) + 1


@pytest.mark.parametrize("asked", ANSWERS["chosen"])
def test_decisions_are_chosen(run: Run, asked: str) -> None:
    name, _, value = asked.partition("=")
    assert citations(run, "decisions", f"--{name}", value) == ANSWERS["chosen"][asked]


@pytest.mark.parametrize("text", ANSWERS["searches"])
def test_a_search_finds_what_is_there(run: Run, text: str) -> None:
    found = records(run, "search", text)
    ordered = sorted(found, key=lambda one: (one["date"], one["n"]))
    assert [one["citation"] for one in ordered] == ANSWERS["searches"][text]


def test_words_of_a_search_need_no_quotes(run: Run) -> None:
    assert citations(run, "search", "30", "lamper") == ["2008-04-08#2", "2010-04-13#2"]


def test_private_lines_are_left_out_of_what_is_for_everybody(run: Run) -> None:
    assert citations(run, "search", "værter", "--public") == ["2012-04-17#4"]


def test_a_brief_tells_one_participant_what_is_open(run: Run) -> None:
    for id, told in ANSWERS["briefs"].items():
        code, out, _err = run("brief", id, "--json")
        assert code == 0
        found = json.loads(out)
        assert found["role"] == told["role"]
        assert [one["citation"] for one in found["actions"]] == told["actions"]
        assert [one["citation"] for one in found["outreach"]] == told["outreach"]
        assert [int(one["number"]) for one in found["agenda"]] == told["concerns"]


def test_a_brief_can_be_read(run: Run) -> None:
    code, out, err = run("brief", "Politiet")
    assert (code, err) == (0, "")
    assert out == (
        "Brief for Leder, Politiet\n\n"
        "Next meeting: 10 April 2018, Gruppemøde, forår 2018\n"
        "Part: secretary\n\n"
        "Open actions\n"
        "  17 Apr 2012, no. 4: Drøft lukketider med værterne. (due 1 December 2013 –\n"
        "    overdue 4 yrs)\n"
        "  18 Apr 2017, no. 3: Evaluer tilsynet. (due 1 March 2018 – overdue 1 mo.)\n\n"
        "Et trygt natteliv\n"
        "  Status: efter plan, 17 mos. old (18 Oct 2016, no. 4)\n"
        "  Decided on 17 October 2017: nothing about it\n\n"
        "On the next agenda\n"
        "  2. Opfølgning (open actions)\n"
        "  3. Indsatser (leads an initiative)\n"
        "  4. Mål og tal (leads an initiative)\n"
    )


def test_lists_are_plain_where_nobody_looks_at_a_terminal(run: Run) -> None:
    code, out, err = run("actions", "--open")
    assert (code, err) == (0, "")
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0][0] == "No."
    assert [row[0] for row in rows[1:]] == ["2012-04-17#4", "2017-04-18#3"]
    assert rows[1][1:] == [
        "Overdue",
        "2013-12-01",
        "Leder, Politiet",
        "Et trygt natteliv",
        "5 yrs",
        "3",
        "yes",
        "Gruppemøde, forår 2012",
        "Drøft lukketider med værterne.",
    ]


def test_a_list_without_rows_says_so(run: Run) -> None:
    assert run("actions", "--year", "1999")[1] == "No such actions.\n"
    assert run("decisions", "--year", "1999")[1] == "No such decisions.\n"
    assert run("search", "xyz")[1] == "Nothing was found.\n"
    assert records(run, "actions", "--year", "1999") == []


def test_a_spreadsheet_gets_cells_that_are_no_formulas(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRYG_TUI_FOLDER", str(root))
    minutes = root / "minutes" / "2017-12-05.toml"
    minutes.write_text(minutes.read_text().replace("Dr\u00f8ftet", "=Dr\u00f8ftet"))
    code, out, _err = run("search", "note:", "--csv")
    assert code == 0
    assert out.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[1][0] == "2017-12-05#1"
    assert rows[1][-1].startswith("'=Drøftet ␛[2J")


def test_nothing_in_a_list_acts_on_the_terminal(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRYG_TUI_FOLDER", str(root))
    for options in ([], ["--json"], ["--csv"]):
        _code, out, _err = run("search", "note:", *options)
        assert "Drøftet" in out
        assert "\x1b" not in out
    assert json.loads(run("search", "note:", "--json")[1])[0]["text"].startswith("Drøftet \x1b[2J")


@pytest.mark.parametrize("columns", ["160", "120", "80", "50"])
def test_lists_are_drawn_on_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, drawn, _err = run("actions", "--open")
    assert code == 0
    out = LOOK.sub("", drawn)
    words = " ".join(out.split())
    assert "Drøft lukketider" in words
    assert ("Owner: Leder, Politiet" in words) == (columns != "160")
    assert max(map(len, out.splitlines())) <= int(columns)
    rows = LOOK.sub("", run("decisions")[1]).splitlines()
    assert any("Politiet øger tilsynet" in row for row in rows)
    found = run("search", "lamper")[1]
    assert "\x1b[1;7mlamper\x1b[0m" in found
    told = LOOK.sub("", found).splitlines()
    assert "13 April 2010  2010-04-13" in told
    fix = "  #2 Correction  Lys i parken: 8 Apr 2008, no. 2 –"
    assert any(line.startswith(fix) for line in told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["actions", "--owner", "leder"], "“leder” may be any of these: kom, pol; say which one."),
        (["actions", "--owner", "parkk"], "“parkk” is not known here; the nearest is “park”."),
        (
            ["decisions", "--partner", "x"],
            "“x” is not known here; known are: kommune, politi.",
        ),
        (["brief", "leder"], "“leder” may be any of these: kom, pol; say which one."),
        (
            ["search", "er:grøn"],
            (
                "Not understood: er:grøn; after “is:” stands one of: open, done, dropped, overdue, "
                "corrected, private, without-follow-up, adopted, postponed, rejected; "
                "see “tryg-tui search --help”."
            ),
        ),
        (["search", "år:"], "Nothing is written after år:; see “tryg-tui search --help”."),
        (["search", ","], "There is nothing to look for; write a word."),
    ],
)
def test_a_name_that_is_not_understood_is_answered_with_what_is(
    run: Run, arguments: list[str], said: str
) -> None:
    assert run(*arguments) == (2, "", said + "\n")


def test_minutes_that_cannot_be_searched_are_named(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRYG_TUI_FOLDER", str(root))
    (root / "minutes" / "2018-03-01.toml").write_text("[[[")
    for asked in ("search drøftet", "actions", "decisions --csv", "brief leder", "show last"):
        code, _out, err = run(*asked.split())
        assert (code, err) == (3, MISSING)


def test_names_that_stand_for_nothing_are_told_with_the_empty_answer(run: Run) -> None:
    for key, name in (("indsats", "natliv"), ("møde", "xyz"), ("owner", "polti")):
        told = f"Nothing here is called: {name}.\n"
        assert run("search", f"{key}:{name}") == (0, "Nothing was found.\n", told)
    err = run("search", "indsatts:natteliv")[2]
    assert err.startswith("indsatts: is looked for as a word;")


def test_minutes_changed_after_approval_say_so_wherever_they_are_quoted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = tmp_path / "years"
    shutil.copytree(TEN_YEARS, years)
    path = years / "minutes" / "2017-04-18.toml"
    path.write_text(path.read_text().replace("Tilsynet evalueres.", "Tilsynet nedlægges."))
    monkeypatch.setenv("TRYG_TUI_FOLDER", str(years))
    meeting = "show 2017-04-18 --kind decision"
    for asked in ("search nedlægges", meeting, "decisions --year 2017"):
        assert "CHANGED AFTER APPROVAL" in run(*asked.split())[1]
        assert records(run, *asked.split())[0]["changed_after_approval"] is True
    err = run("show", "2017-04-18")[2]
    assert err.startswith("CHANGED AFTER APPROVAL: minutes/2017-04-18.toml")
    for asked in ("search fodgængere", "search natteravne", "decisions --year 2008"):
        assert "CHANGED" not in run(*asked.split())[1]


def test_what_can_stand_after_is_is_understood_in_both_languages() -> None:
    for language in ("da", "en"):
        locale.set_language(language)
        for word in state_words():
            assert parse_query(f"er:{word}").states, word
        assert len(kind_words()) >= 9
        assert all(parse_query(f"{word} lys").kinds for word in kind_words())


def test_the_registers_are_listed_with_their_files(run: Run) -> None:
    code, out, _err = run("registers", "--json")
    assert code == 0
    listed = json.loads(out)
    group = next(one for one in listed if one["register"] == "bodies")
    assert (group["id"], group["file"]) == ("gruppen", "strategy.toml")
    files = {one["file"] for one in listed if one["register"] == "initiatives"}
    assert files == {f"initiatives/{path.name}" for path in (TEN_YEARS / "initiatives").iterdir()}
    assert len(run("registers")[1].splitlines()) == len(listed) + 1


def test_the_lists_and_the_search_can_be_of_one_group(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = tmp_path / "years"
    shutil.copytree(TEN_YEARS, years)
    strategy, minutes = years / "strategy.toml", years / "minutes" / "2017-04-18.toml"
    strategy.write_text(strategy.read_text() + '\n[[bodies]]\nid = "styre"\ntitle = "Styret"\n')
    minutes.write_text(minutes.read_text().replace('body = "gruppen"', 'body = "styre"'))
    monkeypatch.setenv("TRYG_TUI_FOLDER", str(years))
    lists = (("decisions",), ("actions",), ("search", "art:beslutning"))
    for asked in lists:
        every = {one["citation"] for one in records(run, *asked)}
        theirs = {one["citation"] for one in records(run, *asked, "--body", "styret")}
        ours = {one["citation"] for one in records(run, *asked, "--body", "gruppen")}
        assert theirs
        assert all(one.startswith("2017-04-18#") for one in theirs)
        assert ours == {one for one in every if not one.startswith("2017-04-18#")}
        assert run(*asked, "--body", "ukendt")[0] == 2
