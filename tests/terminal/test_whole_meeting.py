"""The meeting of 2018-04-10 from attendance to the next meeting, in a real pseudo-terminal."""

import datetime as dt
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.shipped import MINUTES, Table
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, isolated, squeezed
from tests.terminal.secretary import Said, Secretary
from tryg_tui.core.entries import ENTRY_TYPES
from tryg_tui.documents.vocabulary import approval_outcome, entry_kind, followup_state, outcome
from tryg_tui.locale import _, long_date, ngettext, weekday_date
from tryg_tui.store.loading import read_folder

pytestmark = pytest.mark.terminal

MEETING = "2018-04-10"
PREVIOUS = "2017-12-05"
NEXT = dt.date(2018, 10, 9)
"""Half a year after the meeting, on a Tuesday like it."""

TITLES = [item["title"] for item in MINUTES[f"minutes/{MEETING}.toml"]["items"]]
IDS = [item["id"] for item in MINUTES[f"minutes/{MEETING}.toml"]["items"]]

AWKWARD = 'Brønderslev siger "æøå" og """ i C:\\tryg\\ny [/] [b]fed[/b] {x} \'\'\' på Østerå'
ENDING = 'Sendes til "Ålborg" som C:\\mødet\\'

SIZES = [("da", (120, 36)), ("en", (120, 36)), ("da", (80, 24))]


def open_actions() -> list[str]:
    """The citations of the actions that the earlier minutes leave open."""
    entries = [
        (f"{table['id']}#{entry['n']}", entry)
        for path, table in MINUTES.items()
        if table["id"] != MEETING
        for entry in table.get("entries", [])
    ]
    over = {e["of"] for _, e in entries if e["kind"] == "followup" and e["state"] != "open"}
    return [cited for cited, entry in entries if entry["kind"] == "action" and cited not in over]


def said_of_action(place: int) -> Said:
    """What is said of the action in a row of the list: open, dropped, and of all others done."""
    if place not in (1, 2, 5):
        return Said("d", "followup", "", recorded={"state": "done"})
    if place != 2:
        return Said(
            "o",
            "followup",
            f"Fortsætter, {place}. gang.",
            typed={"due": "1.11.2018"},
            recorded={"state": "open", "due": dt.date(2018, 11, 1)},
        )
    return Said("w", "followup", f"Udgår som nr. {place}.", recorded={"state": "dropped"})


def at_initiatives() -> list[Said]:
    """Two statuses, something private, and a decision that outreach will make known."""
    return [
        Said(
            "s",
            "status",
            "Vandringerne er begyndt igen på Hasserisgade.",
            "initiatives",
            typed={"initiative": "Tryghedsvandringer"},
            chosen={"status": "efter plan"},
            recorded={"initiative": "tryghedsvandringer", "status": "efter-plan"},
        ),
        Said(
            "s",
            "status",
            "Færre hold end ventet.",
            "initiatives",
            typed={"initiative": "Rusmiddelseminar"},
            chosen={"status": "kritisk"},
            recorded={"initiative": "rusmiddelseminar", "status": "kritisk"},
        ),
        Said(
            "n",
            "note",
            "Kun for gruppen: tovholderen er sygemeldt.",
            "initiatives",
            typed={"initiative": ""},
            chosen={"private": _("only us (private)")},
            recorded={"private": True},
        ),
        Said(
            "b",
            "decision",
            "Vandringerne omtales i lokalavisen.",
            "initiatives",
            typed={"initiative": "tryghedsvandringer"},
            chosen={"outcome": outcome("adopted")},
            recorded={"outcome": "adopted", "initiative": "tryghedsvandringer"},
        ),
    ]


def outreach(decision: int) -> Said:
    """How the decision is made known."""
    return Said(
        "f",
        "outreach",
        "Artikel om vandringerne på Facebook.",
        "communication",
        typed={
            "channel": "sociale medier",
            "owners": "Ankerperson; Søren Ø. fra avisen",
            "due": "næste møde",
            "of": str(decision),
        },
        recorded={
            "channel": "sociale medier",
            "owners": ["natteliv-politi"],
            "owner_text": "Søren Ø. fra avisen",
            "due": NEXT,
            "due_text": "næste møde",
            "of": f"{MEETING}#{decision}",
        },
    )


def reading() -> Said:
    """A figure of an indicator."""
    return Said(
        "m",
        "reading",
        "Tal fra forvaltningen.",
        "measurement",
        typed={"indicator": "Elever i fare", "value": "139,5", "when": "marts 2018"},
        chosen={"qualifier": _("on average")},
        recorded={
            "initiative": "drop-out-elever",
            "indicator": "drop-out-truede",
            "value": 139.5,
            "qualifier": "average",
            "date": dt.date(2018, 3, 31),
            "period": "marts 2018",
        },
    )


def at_topics() -> list[Said]:
    """A parked topic, and a decision and an action whose words TOML and markup could trip over."""
    return [
        Said("p", "topic", "Tryghed på Limfjordens nordside?", "topics"),
        Said(
            "b",
            "decision",
            f"{AWKWARD}\nAnden linje: {ENDING}",
            "topics",
            chosen={"outcome": outcome("noted")},
            recorded={"outcome": "noted"},
        ),
        Said(
            "a",
            "action",
            f'"""{AWKWARD}"""',
            "topics",
            typed={"owners": "Tovholder for strategien, Aalborg Kommune", "due": "foråret 2019"},
            recorded={
                "owners": ["tryg-kommune"],
                "due": dt.date(2019, 5, 31),
                "due_text": "foråret 2019",
            },
        ),
    ]


def table(said: Said, n: int, **more: Any) -> Table:
    """An entry as it has to stand in the file, but for the time."""
    text = {"text": said.text} if said.text else {}
    return {"n": n, "item": said.item, "kind": said.kind, **text, **said.recorded, **more}


def take_minutes(secretary: Secretary) -> list[Table]:
    """Go through the agenda up to its last item; returns what has to stand in the file."""
    terminal, entries = secretary.terminal, []

    def note(said: Said, **more: Any) -> None:
        entries.append(table(said, secretary.n, **more))

    secretary.begin()
    secretary.all_present()
    secretary.down()
    terminal.press("o")
    secretary.seen(f"– {_('Apologies')}")

    secretary.next(2, TITLES[1])
    terminal.wait_for(_("not approved yet"))
    terminal.press("g")
    secretary.seen(f"✓ {approval_outcome('approved')} ({MEETING}#1)")
    secretary.n = 1

    secretary.next(3, TITLES[2])
    for place in range(len(open_actions())):
        said = said_of_action(place)
        if said.text:
            secretary.record(said)
        else:
            terminal.press(said.key)
            secretary.recorded("followup")
        secretary.seen(_("{n} treated today").format(n=place + 1))
        if said.text and place + 1 < len(open_actions()):
            secretary.down()
        note(said, item="actions")

    secretary.next(4, TITLES[3])
    first, second = sorted_by_shown(terminal)
    terminal.press("v")
    terminal.wait_for(second)
    terminal.press("v")
    terminal.wait_for(first)

    secretary.next(5, TITLES[4])
    for said in at_initiatives():
        secretary.record(said)
        note(said)
    decision = secretary.n

    secretary.next(6, TITLES[5])
    secretary.record(outreach(decision))
    note(outreach(decision))

    secretary.next(7, TITLES[6])
    secretary.record(reading())
    note(reading())

    secretary.next(8, TITLES[7])
    for said in at_topics():
        secretary.record(said)
        note(said)
    return entries


def sorted_by_shown(terminal: Terminal) -> list[str]:
    """The titles of the two measures, the one on the screen first."""
    titles = ["Andel trygge", "Tillid til politiet"]
    terminal.wait_for(lambda: any(terminal.shows(title) for title in titles))
    return sorted(titles, key=lambda title: not terminal.shows(title))


def close(secretary: Secretary) -> None:
    """Go to the last item past one that is not reached, and close the meeting."""
    terminal = secretary.terminal
    terminal.press("0")
    secretary.on(10, TITLES[9])
    terminal.press("pagedown")
    step = _("Closing the meeting, step {n} of {of}")
    terminal.wait_for(step.format(n=1, of=3))
    found = ngettext("{n} thing is worth a look", "{n} things are worth a look", 1)
    terminal.wait_for(found.format(n=1))
    terminal.press("j")
    secretary.seen(_("Nothing looks unfinished"))
    terminal.press("pagedown")
    terminal.wait_for(step.format(n=2, of=3))
    terminal.press("pagedown")
    terminal.wait_for(step.format(n=3, of=3))
    terminal.wait_for(weekday_date(NEXT))
    terminal.press("ctrl+s")
    written = _("The draft minutes are written: {file}")
    secretary.seen(written.format(file=f"minutes/{MEETING}.toml"))
    terminal.wait_for(_("The next meeting is prepared: {date}").format(date=weekday_date(NEXT)))


def command(home: Path, folder: Path, lang: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command that needs no screen."""
    return subprocess.run(
        [sys.executable, "-m", "tryg_tui", "--folder", str(folder), "--lang", lang, *arguments],
        env=isolated(home),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def as_entry(kind: str, **fields: Any) -> Any:
    """The struct of an entry with these fields."""
    lists = {key: tuple(value) for key, value in fields.items() if isinstance(value, list)}
    return ENTRY_TYPES[kind](**fields | lists)


@pytest.mark.parametrize(("lang", "size"), SIZES, ids=lambda value: str(value))
def test_a_whole_meeting_is_on_disk_as_it_was_typed(
    lang: str,
    size: tuple[int, int],
    folder: Path,
    tmp_path: Path,
    start: Start,
    spoken: Callable[[str], None],
) -> None:
    spoken(lang)
    secretary = Secretary(start("run", size=size, lang=lang))
    entries = take_minutes(secretary)
    close(secretary)
    assert secretary.terminal.quit() == 0
    entries.insert(0, approval())

    checked = command(tmp_path / "home", folder, lang, "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    minutes = tomllib.loads((folder / "minutes" / f"{MEETING}.toml").read_text(encoding="utf-8"))
    times = [entry.pop("at") for entry in minutes["entries"]]
    follow(entries, [entry.get("of") for entry in minutes["entries"]])
    assert minutes["entries"] == entries
    assert times == sorted(times)
    assert {time.date() for time in times} == {dt.date(2018, 4, 10)}
    assert minutes["state"] == "draft"
    assert minutes["end"] == {"items": 10, "entries": len(entries), "last": len(entries)}
    assert [item["id"] for item in minutes["items"] if item.get("not_reached")] == ["other"]
    check_attendance(minutes["attendance"])
    check_reading(folder, entries)
    check_next(folder)
    check_shown(command(tmp_path / "home", folder, lang, "show", MEETING).stdout, entries)
    check_again(start, size, lang, entries)


def approval() -> Table:
    """The approval of the minutes before, with the hash of the file as it was delivered."""
    import hashlib

    from tests.shipped import FOLDER

    sha256 = hashlib.sha256((FOLDER / "minutes" / f"{PREVIOUS}.toml").read_bytes()).hexdigest()
    return {
        "n": 1,
        "item": "previous-minutes",
        "kind": "approval",
        "of": PREVIOUS,
        "sha256": sha256,
    }


def follow(entries: list[Table], cited: list[str]) -> None:
    """Put the actions followed up, each once and in the order of the list, into what is expected."""
    of = [one for one, entry in zip(cited, entries, strict=True) if entry["kind"] == "followup"]
    assert sorted(of) == sorted(open_actions())
    for entry, one in zip(entries, cited, strict=True):
        if entry["kind"] == "followup":
            entry["of"] = one


def check_attendance(attendance: list[Table]) -> None:
    """All are present but the second in the list, who has sent apologies."""
    statuses = {note["person"]: note["status"] for note in attendance}
    assert len(statuses) == 7
    assert statuses.pop("vandringer-kommune") == "apologies"
    assert set(statuses.values()) == {"present"}


def check_reading(folder: Path, entries: list[Table]) -> None:
    """The store reads the same entries out of the file."""
    reading = read_folder(folder)
    assert reading.problems == ()
    loaded = reading.folder.meeting(MEETING)
    assert loaded is not None
    expected = tuple(
        as_entry(at=entry.at, **table)
        for entry, table in zip(loaded.value.entries, entries, strict=True)
    )
    assert loaded.value.entries == expected


def check_next(folder: Path) -> None:
    """The next meeting is prepared, with the item that was not reached."""
    text = (folder / "minutes" / f"{NEXT}.toml").read_text(encoding="utf-8")
    following = tomllib.loads(text)
    assert (following["state"], following["date"]) == ("planned", NEXT)
    assert [item["id"] for item in following["items"]] == IDS
    carried = {item["id"]: item.get("carried_from") for item in following["items"]}
    assert {id for id, meeting in carried.items() if meeting == MEETING} == {"other"}


def check_shown(shown: str, entries: list[Table]) -> None:
    """A text holds every entry with its number, its kind and its words."""
    for entry in entries:
        assert f"#{entry['n']} {entry_kind(entry['kind'])}" in squeezed(shown)
        assert squeezed(entry.get("text", "")) in squeezed(shown)
    assert squeezed(shown).count(followup_state("dropped")) >= 1


def check_again(start: Start, size: tuple[int, int], lang: str, entries: list[Table]) -> None:
    """A second start shows the prepared meeting first, and all of the minutes."""
    home = start(size=size, lang=lang)
    home.wait_for(long_date(NEXT))
    home.resize(size[0], 100)
    home.wait_for(ngettext("{n} line of minutes", "{n} lines of minutes", 2).format(n=len(entries)))
    assert home.quit() == 0
    tall = start("review", MEETING, size=(size[0], 400), lang=lang)
    tall.wait_for(f"#{len(entries)} {entry_kind(entries[-1]['kind'])}")
    tall.wait_for(entries[-1]["text"])
    check_shown(tall.work_text(), entries)
    assert tall.quit() == 0
