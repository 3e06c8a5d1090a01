"""Reads what stands in the fields of a draft, and collects what is wrong with it."""

import datetime as dt
from collections.abc import Sequence

from tryg_tui.core.input.draft import OWNER_JOINT, Draft, Fault, FaultCode, Field
from tryg_tui.core.input.due import Due, parse_due
from tryg_tui.core.input.names import Named, matches, owner_matches
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Number
from tryg_tui.core.model.link import Link, links_read


class Reader:
    """Reads the fields of a draft and collects what is wrong with them."""

    def __init__(self, draft: Draft, folder: Folder, today: dt.date, next_meeting: dt.date | None):
        """Read against what the folder knows, on a day, with the next meeting where it is known."""
        self.draft = draft
        self.folder = folder
        self.today = today
        self.next_meeting = next_meeting
        self.faults: list[Fault] = []

    def typed(self, field: Field) -> str:
        """What stands in a field, without white space around it."""
        return self.draft.values.get(field, "").strip()

    def fault(self, field: Field, code: FaultCode, options: Sequence[str] = ()) -> None:
        """Note what is wrong."""
        self.faults.append(Fault(field, code, tuple(options)))

    def ambiguous(self, field: Field, found: Sequence[Named]) -> None:
        """Note that several things may be meant, by their ids where titles are the same."""
        titles = [title for _id, title in found]
        distinct = len(set(titles)) == len(titles)
        self.fault(field, "ambiguous", titles if distinct else [id for id, _title in found])

    def name(self, field: Field, named: list[Named]) -> Id:
        """The id of the one thing a field names, or nothing."""
        text = self.typed(field)
        found = matches(text, named)
        if len(found) == 1:
            return found[0][0]
        if found:
            self.ambiguous(field, found)
        elif text:
            self.fault(field, "unknown")
        return ""

    def owners(self) -> tuple[tuple[Id, ...], str]:
        """The participants and partners named, and in words those who are neither."""
        ids: list[Id] = []
        words: list[str] = []
        for part in filter(None, map(str.strip, self.typed("owners").split(OWNER_JOINT))):
            found = owner_matches(part, self.folder)
            if len(found) == 1:
                ids.append(found[0][0])
            elif found:
                self.ambiguous("owners", found)
            else:
                words.append(part)
        return tuple(dict.fromkeys(ids)), f"{OWNER_JOINT} ".join(words)

    def due(self, field: Field, *, past: bool = False) -> Due:
        """A date or period as people write it."""
        found = parse_due(self.typed(field), self.today, self.next_meeting, past=past)
        if found is None:
            self.fault(field, "bad-date")
            return Due(date=None, text="", exact=False)
        return found

    def day(self, field: Field) -> dt.date | None:
        """A day that has come, or nothing; a period says too little."""
        found = parse_due(self.typed(field), self.today, None, past=True)
        if found is None or found.text or (found.date and found.date > self.today):
            self.fault(field, "bad-day")
            return None
        return found.date

    def number(self) -> Number:
        """A figure."""
        found = parse_number(self.typed("value"))
        if found is None:
            self.fault("value", "bad-number" if self.typed("value") else "empty")
            return 0
        return found

    def needed(self, field: Field) -> str:
        """What has to stand in a field."""
        if not self.typed(field):
            self.fault(field, "empty")
        return self.typed(field)

    def choice(self, field: Field, words: Sequence[str], usual: str = "") -> str:
        """One of a few words, or the usual one where none is chosen."""
        word = self.typed(field) or usual
        if not word:
            self.fault(field, "empty")
        elif words and word not in words:
            self.fault(field, "unknown", words)
        return word

    def citation(self) -> Citation:
        """The decision cited, or nothing."""
        text = self.typed("of")
        found = decisions_cited(text, self.draft, self.folder) if text else ()
        if len(found) == 1:
            return found[0]
        if text:
            self.fault("of", "ambiguous" if found else "bad-citation", found)
        return ""

    def links(self) -> tuple[Link, ...]:
        """Where to read more."""
        found = links_read(f"{self.typed('links')} ".split(f"{OWNER_JOINT} "))
        if isinstance(found, str):
            self.fault("links", "bad-link", (found,))
            return ()
        return found


def decisions_cited(text: str, draft: Draft, folder: Folder) -> tuple[Citation, ...]:
    """Every decision that may be meant, by its number, "7" or "#7", or in full, "2018-04-10#7".

    A number that the draft's own meeting has given means that entry and no other meeting's, and
    nothing is meant when it is not a decision.
    """
    cited = "".join(text.split())
    decisions = decisions_before(draft, folder)
    if cited in decisions:
        return (cited,)
    number = f"#{cited.removeprefix('#').lstrip('0')}"
    meeting = folder.meeting(draft.meeting)
    own = draft.meeting + number
    if meeting and any(own == meeting.value.cite(entry) for entry in meeting.value.entries):
        return (own,) if own in decisions else ()
    return tuple(one for one in decisions if one.endswith(number))


def decisions_before(draft: Draft, folder: Folder) -> tuple[Citation, ...]:
    """The decisions made before what the draft records, oldest first."""
    found: list[Citation] = []
    for meeting in (loaded.value for loaded in folder.meetings):
        own = meeting.id == draft.meeting
        until = draft.n if own else None
        made = (entry for entry in meeting.entries if isinstance(entry, Decision))
        found += [meeting.cite(one) for one in made if until is None or one.n < until]
        if own:
            break
    return tuple(found)
