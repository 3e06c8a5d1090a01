"""A meeting with changes to its agenda and attendance, and what was wrong in it put right at the
next one, in a real pseudo-terminal.
"""

import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.documents.reading import docx_text, html_text, markdown_text, pdf_text
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, command, squeezed
from tests.terminal.script import MEETING, at_initiatives, reading
from tests.terminal.secretary import Secretary, at_item

pytestmark = [pytest.mark.terminal, pytest.mark.large]

NEXT = "2018-10-09"

ALT_DOWN = b"\x1b[1;3B"
"""What moves a row further down."""

LATE = "Tovholder for strategien, Aalborg Kommune"
"""Who comes late."""

PART = f"{LATE}: Present · 09:40– (was Present · 09:20–)"
STATUS = "Status: risiko (was efter plan)"
FIGURE = "Value: on average about 142 elever (was on average about 139.5 elever)"
"""What each correction says."""


def fill_in(terminal: Terminal, typed: dict[str, str]) -> None:
    """Open the form of the highlighted participant, and type into its fields."""
    fields = ["Takes part", "Was there", "Not at the items", "Why not at them", "Stands in for"]
    terminal.press("r")
    form = "Not at the items"
    terminal.wait_for(form)
    at = 0
    for name, text in typed.items():
        terminal.press(*["tab"] * (fields.index(name) - at))
        at = fields.index(name)
        terminal.type(text)
        terminal.wait_for(text)
    terminal.press("ctrl+s")
    # Early in the day the times typed here are still to come, which is asked about.
    terminal.wait_for(lambda: terminal.shows("later than now") or not terminal.shows(form))
    if terminal.shows("later than now"):
        terminal.press("ctrl+s")


def note_attendance(secretary: Secretary) -> None:
    """Somebody is late, somebody disqualified at one item, and somebody there for another."""
    terminal = secretary.terminal
    fill_in(terminal, {"Was there": "9.20-"})
    secretary.seen("09:20–")
    secretary.down()
    fill_in(terminal, {"Not at the items": "5", "Why not at them": "inhabil"})
    secretary.seen("not at item 5 (inhabil)")
    secretary.down()
    fill_in(terminal, {"Stands in for": "Beredskabscenter"})
    secretary.seen("stands in for Repræsentant, Beredskabscenter Nordjylland")


def change_agenda(secretary: Secretary) -> None:
    """Put an item on the agenda, move another, and split the new one."""
    terminal = secretary.terminal
    terminal.press("A")
    terminal.wait_for("Agenda and meeting")
    terminal.press("shift+tab")
    terminal.wait_for("Enter opens, n adds")
    terminal.press("end", "up", "n")
    terminal.wait_for("› new")
    terminal.type("Lys ved stationen")
    terminal.wait_for("Lys ved stationen")
    terminal.press("ctrl+s")
    terminal.wait_for("10 Lys ved stationen")
    terminal.press("home", "down", "down", "down")
    terminal.send(ALT_DOWN)
    terminal.wait_for("5 Politiets Tryghedsindeks")
    terminal.press("ctrl+s")
    secretary.seen("stands in for")


def go(terminal: Terminal, number: int) -> None:
    """Go to an item."""
    terminal.press(*str(number))
    terminal.wait_for(partial(at_item, terminal, number))


def hold(secretary: Secretary) -> None:
    """Hold the meeting, and close it."""
    terminal = secretary.terminal
    secretary.begin()
    secretary.all_present()
    note_attendance(secretary)
    change_agenda(secretary)
    go(terminal, 10)
    terminal.press("S")
    terminal.wait_for("Split Lys ved stationen into what?")
    terminal.type("Hvor; Hvornår")
    terminal.press("enter")
    secretary.seen("On the agenda now")
    go(terminal, 4)
    secretary.record(at_initiatives()[0])
    go(terminal, 7)
    secretary.record(reading())
    terminal.press("c")
    for step in (1, 2):
        terminal.wait_for(f"step {step} of 3")
        terminal.press("pagedown")
    terminal.wait_for("step 3 of 3")
    terminal.press("ctrl+s")
    terminal.wait_for("The draft minutes are written")


def find(secretary: Secretary, words: str, below: int) -> None:
    """Go so many rows down, to the one with some words; rows between may read alike."""
    secretary.terminal.press(*["down"] * below)
    secretary.terminal.wait_for(lambda: words in " ".join(secretary._highlighted()))


def correct(secretary: Secretary) -> None:
    """Put the attendance, a status and a figure of the meeting before right."""
    terminal = secretary.terminal
    secretary.begin()
    go(terminal, 2)
    terminal.wait_for("1 Godkendelse af dagsorden")
    terminal.press("end", "r")
    terminal.wait_for("Whose part in the meeting should read otherwise?")
    terminal.press("enter")
    terminal.wait_for("Was there")
    terminal.press("tab", "end", "ctrl+u")
    terminal.type("9.40-")
    terminal.wait_for("Was there: 09.20– → 9.40-")
    terminal.press("ctrl+s")
    secretary.seen("(corrected on 9 Oct 2018, no. 1)")
    terminal.wait_for(PART)
    terminal.press("home")
    find(secretary, "#1 Status", 3)
    terminal.press("r")
    terminal.wait_for("Correction › Status 10 Apr 2018, no. 1")
    terminal.press("tab", "tab", "space")
    terminal.wait_for("Status: efter-plan → risiko")
    terminal.press("ctrl+s")
    secretary.seen("(corrected on 9 Oct 2018, no. 2)")
    find(secretary, "#2 Reading", 3)
    terminal.press("r")
    terminal.wait_for("Correction › Reading 10 Apr 2018, no. 2")
    terminal.press("tab", "tab", "end", "ctrl+u")
    terminal.type("142")
    terminal.wait_for("Value: 139,5 → 142")
    terminal.press("ctrl+s")
    secretary.seen("(corrected on 9 Oct 2018, no. 3)")
    go(terminal, 7)
    terminal.wait_for("142 elever (marts 2018) · corrected, was on average about 139.5")
    terminal.wait_for("before correction")
    go(terminal, 5)
    find(secretary, "Tryghedsvandringer", 0)
    terminal.wait_for("corrected, was efter plan")


READ: dict[str, Callable[[bytes], str]] = {
    "md": markdown_text,
    "html": html_text,
    "docx": docx_text,
}
"""How the words of a paper are read again."""


def test_what_was_wrong_in_a_meeting_is_put_right_at_the_next_wherever_it_is_told(
    folder: Path, home: Path, start: Start
) -> None:
    first = Secretary(start("run"))
    hold(first)
    assert first.terminal.quit() == 0
    path = folder / "minutes" / f"{MEETING}.toml"
    noted = path.read_bytes()
    check_held(tomllib.loads(noted.decode()))

    strategy = folder / "strategy.toml"
    today = strategy.read_text(encoding="utf-8")
    strategy.write_text(today.replace(f"as_of = {MEETING}", f"as_of = {NEXT}"), encoding="utf-8")
    second = Secretary(start("run"))
    correct(second)
    assert second.terminal.quit("ctrl+q") == 0
    assert path.read_bytes() == noted, "closed minutes are never changed"
    checked = command(home, folder, "en", "check")
    assert (checked.returncode, checked.stderr) == (0, "")

    read = start("review", MEETING, size=(120, 400))
    for told in ("(from 09:40,", PART, "Status: risiko", "142 elever", "[corrected on 9 Oct 2018"):
        read.wait_for(told)
    read.press("v")
    for told in ("(from 09:20)", PART, STATUS, FIGURE):
        read.wait_for(told)
    assert read.quit() == 0
    check_papers(home, folder)


def check_held(minutes: dict[str, object]) -> None:
    """What was done at the first meeting is in its file."""
    items = minutes["items"]
    assert isinstance(items, list)
    ids = [(one["id"], one.get("part_of", "")) for one in items]
    assert [id for id, _part_of in ids[3:5]] == ["initiatives", "index"]
    assert ids[9:12] == [
        ("lys-ved-stationen", ""),
        ("hvor", "lys-ved-stationen"),
        ("hvornaar", "lys-ved-stationen"),
    ]
    roll = minutes["attendance"]
    assert isinstance(roll, list)
    told = {key for one in roll for key in one}
    assert {"arrived", "out_of", "reason", "stands_in_for"} <= told


def check_papers(home: Path, folder: Path) -> None:
    """Each paper of the first meeting, and the yearly report, tell what is right and what was."""
    for form, text in READ.items():
        data = exported(home, folder, form, "export", MEETING, "--to", form)
        words = squeezed(text(data))
        for told in (PART, STATUS, FIGURE):
            assert told in words, (form, told)
    pdf = exported(home, folder, "pdf", "export", MEETING, "--to", "pdf")
    words = squeezed(pdf_text(pdf, home, raw=True))
    for told in (PART, STATUS, FIGURE):
        assert told in words, told
    for form in ("csv", "json", "ics"):
        assert exported(home, folder, form, "export", MEETING, "--to", form)
    report = exported(home, folder, "md", "report", "2018", "--to", "md").decode()
    assert "142 elever (marts 2018; corrected, was on average about 139.5 elever;" in report


def exported(home: Path, folder: Path, form: str, *arguments: str) -> bytes:
    """What a command writes in a format."""
    out = home / f"{arguments[0]}.{form}"
    done = command(home, folder, "en", *arguments, "--output", str(out))
    assert done.returncode == 0, done.stderr
    return out.read_bytes()
