"""A secretary at work, as the storage sees it: types, records, corrects, closes, prepares."""

import random
from pathlib import Path

from msgspec.structs import replace

from tests.factories import at, item, meeting, note
from tests.faults.children import Say
from tests.faults.flows import ROOT, living_in
from tests.faults.saving import LONG
from tryg_tui.core.input.draft import Draft
from tryg_tui.core.meetings.lifecycle import close, finalise, open_meeting
from tryg_tui.core.meetings.recording import edit, record
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.folder.load import MINUTES, read_folder
from tryg_tui.store.folder.minutes import keep_copy, save_meeting
from tryg_tui.store.journal.journal import Journal, abandoned
from tryg_tui.store.journal.recovery import (
    KeptDraft,
    forget_draft,
    forget_meeting,
    kept,
    note_draft,
    note_meeting,
)
from tryg_tui.store.presence import lease as leases
from tryg_tui.store.presence import live
from tryg_tui.store.presence.live import tidy

ENTRIES = 8
"""So many entries, and the meeting is over."""


def first() -> Meeting:
    """The first meeting, which has begun."""
    return open_meeting(meeting("2018-04-10-000", items=(item("a", text=LONG),)), at(9))


class Secretary:
    """One run of the program; it says what it has done when that is on the disk."""

    def __init__(self, world: Path, run: int, say: Say) -> None:
        """Start where the last run ended, and record what that had not."""
        self._root, self._say, self._run = world / ROOT, say, run
        self._chance = random.Random(run)
        self._count = 0
        tidy(self._root)
        reading = read_folder(self._root)
        readable = [
            p for p in reading.problems if p.code not in ("strategy-missing", "conflict-copy")
        ]
        assert not readable, readable
        self._loaded: Loaded[Meeting] = reading.folder.meetings[-1]
        assert not list((self._root / MINUTES / live.FOLDER).glob("*.json")), (
            "somebody dead is there"
        )
        self._live = live.myself("secretary")
        self._take()
        self._journal = Journal(self._root)
        for found in abandoned(self._root):
            for draft in kept(found.values).drafts:
                self._recover(draft.draft.values["text"])
            found.discard()
        if self._value.state != "open":
            self._go_on()

    @property
    def _value(self) -> Meeting:
        return self._loaded.value

    def _take(self) -> None:
        """Say who writes; what a killed program has left is nobody's."""
        lease = leases.take(self._root, self._value.id, leases.myself())
        assert lease is not None, "nobody else is alive"
        self._lease = lease

    def _recover(self, text: str) -> None:
        """Record what somebody had typed, unless that was done."""
        if not any(entry.text.startswith(f"{_name(text)} ") for entry in self._value.entries):
            if self._value.state != "open":
                self._go_on()
            self._record(text)

    def work(self) -> None:
        """Go on until killed."""
        self._say("begun")
        while True:
            self._lease = leases.beat(self._root, self._value.id, self._lease)
            self._live = live.show_live(self._root, self._value.id, self._live)
            self._type_and_record()
            if self._chance.random() < 0.3:
                self._correct()
            if self._chance.random() < 0.1:
                copy = keep_copy(self._root, self._value, at(10))
                self._say(f"copied {copy.path.name}")
            if len(self._value.entries) >= ENTRIES:
                self._close()
                self._go_on()

    def _type_and_record(self) -> None:
        name = f"{self._run}.{self._count}"
        self._count += 1
        draft = Draft(kind="note", item="a")
        for length in (5, 20, self._chance.randrange(200)):
            draft = replace(draft, values={"text": f"{name} {'x' * length}"})
            note_draft(self._journal, KeptDraft(meeting=self._value.id, draft=draft))
            self._say(f"typed {name}")
        if self._chance.random() < 0.3:
            self._journal.flush()
        self._record(draft.values["text"])
        forget_draft(self._journal, self._value.id, draft)

    def _record(self, text: str) -> None:
        self._save(record(self._value, note(0, text, item="a"), at(9, 30))[0])
        self._say(f"recorded {_name(text)}")

    def _correct(self) -> None:
        last = self._value.entries[-1]
        self._save(edit(self._value, last.n, replace(last, text=f"{last.text} rettet")))
        self._say(f"corrected {_name(last.text)}")

    def _save(self, changed: Meeting) -> None:
        path = self._root / self._loaded.path
        note_meeting(self._journal, changed, path.read_bytes())
        fence = leases.fence(self._root, changed.id, self._lease)
        self._loaded = save_meeting(self._root, changed, self._loaded.sha256, fence)
        forget_meeting(self._journal, changed.id)

    def _close(self) -> None:
        self._save(close(self._value, at(11)))
        self._save(finalise(self._value))
        self._say(f"final {self._value.id}")

    def _go_on(self) -> None:
        """Prepare the next meeting and begin it; minutes that were left a draft are made final."""
        if self._value.state == "draft":
            self._save(finalise(self._value))
        leases.release(self._root, self._value.id, self._lease)
        number = int(self._value.id[-3:]) + 1
        following = replace(first(), id=f"2018-04-10-{number:03}")
        self._loaded = save_meeting(self._root, following, None)
        self._take()


def _name(text: str) -> str:
    """What an entry is called by."""
    return text.partition(" ")[0]


def work(world: Path, run: int, say: Say) -> None:
    """A run of the program in a world."""
    with living_in(world):
        Secretary(world, run, say).work()


def typed_in(world: Path) -> set[str]:
    """What the journals say was typed and not recorded."""
    with living_in(world):
        found = abandoned(world / ROOT)
        drafts = [
            draft.draft.values["text"] for each in found for draft in kept(each.values).drafts
        ]
        for each in found:
            each.leave()
    return {_name(text) for text in drafts}
