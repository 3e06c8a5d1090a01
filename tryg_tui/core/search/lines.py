"""The lines of all minutes as they are looked for: one flat record each."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import amended, differing
from tryg_tui.core.ledger.fold import HELD
from tryg_tui.core.ledger.ledger import Ledger, is_overdue
from tryg_tui.core.ledger.outcomes import unfollowed
from tryg_tui.core.ledger.privacy import is_private, open_corrections
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    LifeCycle,
    Outcome,
    Outreach,
    ReadingEntry,
    Status,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Number, Qualifier
from tryg_tui.core.model.meeting import AgendaItem, Meeting

ITEM = "item"
"""The kind of a line that is the text of an agenda item, not an entry."""


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the minutes, or the text of an item of an agenda."""

    citation: Citation
    """For the text of an item, the meeting's id alone."""
    meeting: Id
    date: dt.date
    n: int
    """0 for the text of an item."""
    item: Id
    item_title: str
    kind: str
    """The key `kind` of its entry, or "item"."""
    text: str
    """As last corrected."""
    corrected: bool = False
    original: str = ""
    """Its text before it was corrected."""
    entry: AnyEntry | None = None
    """As last corrected; None for the text of an item."""
    recorded: AnyEntry | None = None
    """As it was recorded, where it was corrected."""
    open_text: str | None = None
    """Its text as last corrected by what is not private, where that is another text."""
    openly: dict[str, Any] = {}
    """What else reads otherwise where only what is not private has corrected it."""
    initiative: Id = ""
    """A follow-up, a correction or outreach is about what that is which it cites."""
    of: Citation = ""
    """The entry that it speaks of; of an approval, the meeting."""
    said: str = ""
    """What is said by it in one word: the state of a follow-up, the outcome of an approval, the
    change of a life cycle."""
    state: str = ""
    """Of a promise, topic, or decision that comes back: open, done or dropped, as told last."""
    due: dt.date | None = None
    """Of a promise, after the last follow-up."""
    owners: tuple[Id, ...] = ()
    """Of a promise, after the last follow-up; of a follow-up, those it names."""
    owner_text: str = ""
    outcome: Outcome | None = None
    """Of a decision."""
    unfollowed: bool = False
    """Of a decision: whether it was to lead to something and did not."""
    status: Id = ""
    """Of a status."""
    indicator: Id = ""
    """Of a reading, as is all about a value."""
    value: Number | None = None
    qualifier: Qualifier = "exact"
    when: str = ""
    """The day or period of the value, as written."""
    more: str = ""
    """What it says besides its text: a channel, a reason, a dissent, where links lead."""
    private: bool = False
    """Itself, by its item, or because it speaks of a private one."""

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that it said otherwise before it was corrected."""
        if self.recorded is None or self.entry is None:
            return ()
        return differing(type(self.recorded), self.recorded, self.entry)

    @property
    def public(self) -> "Line":
        """The line as it reads without what is private."""
        text = self.text if self.open_text is None else self.open_text
        return replace(self, text=text, open_text=None, **self.openly, openly={})

    @property
    def names(self) -> tuple[tuple[str, Id], ...]:
        """What of the registers it is about: initiative, status and indicator, each with a sign."""
        return _names(self.initiative, self.status, self.indicator)

    @property
    def names_before(self) -> tuple[tuple[str, Id], ...]:
        """The same as it was recorded, where it was corrected."""
        before = self.recorded
        told = (getattr(before, name, "") for name in ("initiative", "status", "indicator"))
        return _names(*told)

    @property
    def beside(self) -> tuple[str, ...]:
        """The texts beside its own by which it is found."""
        return self.more, self.owner_text, *_measured(self)

    @property
    def before(self) -> tuple[str, ...]:
        """The texts as it was recorded, where it was corrected, by which it is found too."""
        old = self.recorded
        if old is None:
            return ()
        return old.text, _more(old), getattr(old, "owner_text", ""), *_measured(old)

    def overdue(self, today: dt.date) -> bool:
        """Whether it is a promise that is open and whose due date has passed."""
        return is_overdue(self.state, self.due, today)


class LineReader:
    """Reads the lines of the meetings of a folder, one meeting at a time."""

    def __init__(self, folder: Folder, ledger: Ledger) -> None:
        """Prepare what the lines are looked up in; the ledger is the folder's."""
        self._folder = folder
        self._ledger = ledger
        self._about = {
            source.citation: initiative
            for initiative, sources in ledger.concerning.items()
            for source in sources
        }
        self._promised = {one.citation: one for one in (*ledger.actions, *ledger.outreach)}
        self._unfollowed = unfollowed(folder, ledger)
        self._states = {one.citation: one.state for one in ledger.looked_at()}

    def entries(self, meeting: Meeting) -> Iterator[Line]:
        """A line for each entry of a meeting; none of one that was not held."""
        titles = {item.id: item.title for item in meeting.items}
        for entry in meeting.entries if meeting.state in HELD else ():
            citation = meeting.cite(entry)
            promise = self._promised.get(citation)
            now = self._ledger.entry_of(citation, entry)
            told = promise or now
            yield Line(
                citation=citation,
                meeting=meeting.id,
                date=meeting.date,
                n=entry.n,
                item=entry.item,
                item_title=titles.get(entry.item, ""),
                kind=kind_of(entry),
                text=now.text,
                entry=now,
                corrected=citation in self._ledger.corrections,
                initiative=self._about.get(citation, ""),
                state=promise.state if promise else self._states.get(citation, ""),
                unfollowed=self._unfollowed.get(citation, False),
                due=promise.due if promise else None,
                owners=getattr(told, "owners", ()),
                owner_text=getattr(told, "owner_text", ""),
                **self._corrected(meeting, citation, entry),
                **_told(now),
                more=_more(now),
                private=is_private(self._folder, meeting, entry),
            )

    def _corrected(self, meeting: Meeting, citation: Citation, entry: AnyEntry) -> dict[str, Any]:
        """What was corrected, and how it reads where what is private does not count."""
        alone: dict[str, Any] = (
            {"unfollowed": True} if self._unfollowed.get(citation) is False else {}
        )
        if citation not in self._ledger.corrections:
            return {"openly": alone} if alone else {}
        shown, now = entry, self._ledger.entry_of(citation, entry)
        openly = tuple(open_corrections(self._folder, meeting, citation, self._ledger))
        alone |= {} if openly else {"corrected": False, "recorded": None}
        for one in openly:
            shown = amended(shown, one.entry)
        original = entry.text if now.text != entry.text else ""
        open_text = None if shown.text == now.text else shown.text
        told = {"original": original, "recorded": entry}
        return {**told, "open_text": open_text, "openly": _openly(now, shown) | alone}


def lines_of(folder: Folder, ledger: Ledger) -> Iterator[Line]:
    """Every line of the meetings held, and the texts on every agenda, in order."""
    reader = LineReader(folder, ledger)
    for loaded in folder.meetings:
        yield from item_lines(loaded.value)
        yield from reader.entries(loaded.value)


def agenda_order(folder: Folder, ledger: Ledger, meeting: Meeting) -> list[Line]:
    """The lines of one meeting in the order of its agenda; those of no item come last."""
    lines = [*item_lines(meeting), *LineReader(folder, ledger).entries(meeting)]
    places = {item.id: place for place, item in enumerate(meeting.items)}
    return sorted(lines, key=lambda line: (places.get(line.item, len(places)), line.n))


def item_lines(meeting: Meeting) -> Iterator[Line]:
    """The texts on an agenda; a title alone, which every meeting repeats, is no line."""
    for item in meeting.items:
        if item.text or item.links or item.case_number:
            yield Line(
                citation=meeting.id,
                meeting=meeting.id,
                date=meeting.date,
                n=0,
                item=item.id,
                item_title=item.title,
                kind=ITEM,
                text=item.text,
                more="\n".join(filter(None, (item.case_number, _linked(item)))),
                private=item.private,
            )


def _openly(now: AnyEntry, shown: AnyEntry) -> dict[str, Any]:
    """What of a line is another thing by one reading of its entry than by another."""
    if now == shown:
        return {}
    names = (name for name in ("due", "owners", "owner_text") if hasattr(shown, name))
    others = {name: getattr(shown, name) for name in names} | {"entry": shown}
    return {"initiative": shown.initiative, "more": _more(shown), **others, **_told(shown)}


def _names(initiative: Id, status: Id, indicator: Id) -> tuple[tuple[str, Id], ...]:
    """Initiative, status and indicator, each with a sign, as far as they are named."""
    measured = f"{initiative}/{indicator}" if indicator else ""
    told = (("i", initiative), ("t", status), ("d", measured))
    return tuple((sign, id) for sign, id in told if id)


def _measured(one: Line | AnyEntry) -> tuple[str, str]:
    """The value of a line or entry, and the ids of its status and indicator."""
    value = getattr(one, "value", None)
    ids = (getattr(one, name, "") for name in ("status", "indicator"))
    return "" if value is None else str(value), " ".join(ids)


def _more(entry: AnyEntry) -> str:
    """What an entry says besides its text, and where its links lead."""
    prose = (getattr(entry, name) for name in entry.prose)
    return "\n".join(filter(None, (*prose, _linked(entry))))


def _linked(record: AnyEntry | AgendaItem) -> str:
    """Where the links of an entry or item lead."""
    return "\n".join(f"{link.title} {link.address}".strip() for link in record.links)


def _told(entry: AnyEntry) -> dict[str, Any]:
    """What an entry says in fields of its kind."""
    match entry:
        case Decision():
            return {"outcome": entry.outcome}
        case Status():
            return {"status": entry.status}
        case ReadingEntry():
            when = entry.period or (entry.date.isoformat() if entry.date else "")
            told = {"indicator": entry.indicator, "value": entry.value}
            return {**told, "qualifier": entry.qualifier, "said": entry.missing or "", "when": when}
        case FollowUp():
            return {"of": entry.of, "said": entry.state}
        case LifeCycle():
            return {"of": entry.of, "said": entry.change}
        case Approval():
            return {"of": entry.of, "said": entry.outcome}
        case Action() | Amendment() | Outreach():
            return {"of": entry.of}
        case _:
            return {}
