"""The meeting of 2018-04-10 from attendance to the next meeting, in a real pseudo-terminal."""

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.shipped import Table
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, command, squeezed
from tests.terminal.script import (
    IDS,
    MEETING,
    NEXT,
    TITLES,
    approval,
    at_initiatives,
    at_topics,
    follow,
    open_actions,
    outreach,
    reading,
    said_of_action,
    table,
)
from tests.terminal.secretary import Said, Secretary
from tryg_tui.core.model.entries import ENTRY_TYPES
from tryg_tui.core.model.folder import Folder
from tryg_tui.locale import _, long_date, ngettext, weekday_date
from tryg_tui.store.folder.load import read_folder
from tryg_tui.words.entries import entry_kind
from tryg_tui.words.names import place_words
from tryg_tui.words.vocabulary import approval_outcome, followup_state, meeting_state

pytestmark = pytest.mark.terminal

SIZES = [
    ("da", (120, 36)),
    pytest.param("en", (120, 36), marks=pytest.mark.large),
    pytest.param("da", (80, 24), marks=pytest.mark.large),
]


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
    approved = place_words(Folder(), f"{MEETING}#1")
    secretary.seen(f"✓ {approval_outcome('approved')} ({approved})")
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
    """Go to the last item past one that is not reached, and close the meeting.

    The safety index was only looked at for seconds, with nothing recorded, and most initiatives
    were given no status.
    """
    terminal = secretary.terminal
    terminal.press("0")
    secretary.on(10, TITLES[9])
    terminal.press("pagedown")
    step = _("Closing the meeting, step {n} of {of}")
    terminal.wait_for(step.format(n=1, of=3))
    for left in (3, 2, 1):
        found = ngettext("{n} thing is worth a look", "{n} things are worth a look", left)
        terminal.wait_for(found.format(n=left))
        terminal.press(*{3: ("j",), 2: ("down", "j")}.get(left, ()))
    terminal.press("pagedown")
    terminal.wait_for(step.format(n=2, of=3))
    terminal.press("pagedown")
    terminal.wait_for(step.format(n=3, of=3))
    terminal.wait_for(weekday_date(NEXT))
    terminal.press("ctrl+s")
    written = _("The draft minutes are written: {file}")
    secretary.seen(written.format(file=f"minutes/{MEETING}.toml"))
    terminal.wait_for(_("The next meeting is prepared: {date}").format(date=weekday_date(NEXT)))


def as_entry(kind: str, **fields: Any) -> Any:
    """The struct of an entry with these fields."""
    lists = {key: tuple(value) for key, value in fields.items() if isinstance(value, list)}
    return ENTRY_TYPES[kind](**fields | lists)


@pytest.mark.parametrize(("lang", "size"), SIZES, ids=str)
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
    assert [item["id"] for item in minutes["items"] if item.get("not_reached")] == [
        "index",
        "other",
    ]
    check_attendance(minutes["attendance"])
    check_reading(folder, entries)
    check_next(folder)
    check_shown(command(tmp_path / "home", folder, lang, "show", MEETING).stdout, entries)
    check_again(start, size, lang, entries)


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
    """The next meeting is prepared, and owes the item that not every agenda has anyway."""
    text = (folder / "minutes" / f"{NEXT}.toml").read_text(encoding="utf-8")
    following = tomllib.loads(text)
    assert (following["state"], following["date"]) == ("planned", NEXT)
    assert [item["id"] for item in following["items"]] == IDS
    assert [item["id"] for item in following["items"] if item.get("carried_from")] == ["index"]


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
    home.wait_for(meeting_state("draft"))
    assert home.quit() == 0
    tall = start("review", MEETING, size=(size[0], 400), lang=lang)
    tall.wait_for(f"#{len(entries)} {entry_kind(entries[-1]['kind'])}")
    tall.wait_for(entries[-1]["text"])
    check_shown(tall.work_text(), entries)
    assert tall.quit() == 0
