"""How each field of a draft is read."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, get_args

from tryg_tui.core.input.citations import decisions_cited
from tryg_tui.core.input.draft import OWNER_JOINT, Draft, Fault, FaultCode, Field
from tryg_tui.core.input.due import Due, parse_due
from tryg_tui.core.input.names import (
    INDICATOR_JOINT,
    Named,
    indicators,
    initiatives,
    matches,
    people,
)
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import ApprovalOutcome, FollowUpState, Outcome
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Change, Number, Qualifier


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
        """The participants named, and in words those who are not participants."""
        ids: list[Id] = []
        words: list[str] = []
        for part in filter(None, map(str.strip, self.typed("owners").split(OWNER_JOINT))):
            found = matches(part, people(self.folder))
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


def _initiative(reader: Reader) -> dict[str, Any]:
    """The initiative, which status and life cycle cannot do without."""
    if reader.draft.kind in {"status", "lifecycle"}:
        reader.needed("initiative")
    return {"initiative": reader.name("initiative", initiatives(reader.folder))}


def _indicator(reader: Reader) -> dict[str, Any]:
    """The indicator and its initiative."""
    reader.needed("indicator")
    found = reader.name("indicator", indicators(reader.folder))
    initiative, _joint, indicator = found.partition(INDICATOR_JOINT)
    return {"initiative": initiative, "indicator": indicator}


def _owners(reader: Reader) -> dict[str, Any]:
    """Who is to do it."""
    ids, words = reader.owners()
    return {"owners": ids, "owner_text": words}


def _outcome(reader: Reader) -> dict[str, Any]:
    """What became of the proposal; nothing chosen is nothing said."""
    if not reader.typed("outcome"):
        return {"outcome": None}
    return {"outcome": reader.choice("outcome", get_args(Outcome))}


def _status(reader: Reader) -> dict[str, Any]:
    """One of the group's own statuses."""
    strategy = reader.folder.strategy
    known = [one.id for one in strategy.value.statuses] if strategy else []
    return {"status": reader.choice("status", known)}


def _due(reader: Reader) -> dict[str, Any]:
    """When it is due."""
    due = reader.due("due")
    return {"due": due.date, "due_text": due.text}


def _when(reader: Reader) -> dict[str, Any]:
    """The day or period a reading is for, which has been."""
    when = reader.due("when", past=True)
    return {"date": when.date, "period": when.text}


READ: dict[Field, Callable[[Reader], dict[str, Any]]] = {
    "text": lambda reader: {"text": reader.typed("text")},
    "initiative": _initiative,
    "indicator": _indicator,
    "outcome": _outcome,
    "approval": lambda reader: {
        "outcome": reader.choice("approval", get_args(ApprovalOutcome), "approved")
    },
    "state": lambda reader: {"state": reader.choice("state", get_args(FollowUpState), "open")},
    "status": _status,
    "change": lambda reader: {"change": reader.choice("change", get_args(Change))},
    "owners": _owners,
    "due": _due,
    "value": lambda reader: {"value": reader.number()},
    "qualifier": lambda reader: {
        "qualifier": reader.choice("qualifier", get_args(Qualifier), "exact")
    },
    "when": _when,
    "channel": lambda reader: {"channel": reader.typed("channel")},
    "done": lambda reader: {"done": reader.day("done")},
    "of": lambda reader: {"of": reader.citation()},
    "why": lambda reader: {"why": reader.typed("why")},
    # The outreach that is written next says so, and cites the decision.
    "known": lambda _reader: {},
    "dissent": lambda reader: {"dissent": reader.typed("dissent")},
    "private": lambda reader: {"private": reader.typed("private") == "yes"},
}
"""What each field says of the entry, by the keys of the file."""
