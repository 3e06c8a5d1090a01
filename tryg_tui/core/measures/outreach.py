"""Formidling: what was promised, what was done, through which channels and in which months."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.due_words import MONTHS, either
from tryg_tui.core.input.names import fold
from tryg_tui.core.ledger.ledger import Ledger, OutreachState
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.communication import Activity, Figure
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Number
from tryg_tui.core.model.strategy import StatedFact

Month = tuple[int, int]
"""A year and the number of a month in it."""

PromiseState = Literal["overdue", "waiting", "sent", "dropped"]
"""What became of a promise."""

A_YEAR = dt.timedelta(days=366)
"""How long a promise that was kept counts."""

MONTHS_SHOWN = 12
"""The months that are counted, up to that of the meeting."""

MEDIA = "medie"
"""What a channel or fact that is about media coverage says."""

_MONTH = re.compile(rf"\b(?:{either(MONTHS)})\b")
_JOINTS = re.compile(r"\s*,\s*|\s+(?:og|and)\s+")


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """Something done to make the work known: an activity of a register, or sent outreach."""

    title: str
    date: dt.date | None
    """The day, or the last day of the period that `date_text` names."""
    date_text: str = ""
    channel: str = ""
    year: int = 0
    """The year of the register it stands in; 0 for outreach recorded at a meeting."""
    activity: Activity | None = None
    figures: tuple[Figure, ...] = ()
    outreach: OutreachState | None = None

    @property
    def id(self) -> str:
        """What tells it from all others: its citation, or its year and its id in the register."""
        if self.outreach:
            return self.outreach.citation
        return f"{self.year}:{self.activity.id if self.activity else ''}"


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How much was done in a month or through a channel."""

    label: str = ""
    month: Month | None = None
    done: tuple[Done, ...] = ()


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised and what of it was done."""

    promised: int = 0
    sent: int = 0
    overdue: int = 0
    next: OutreachState | None = None
    """What is to be sent first of what is not overdue and has a day."""


def balance(ledger: Ledger, today: dt.date) -> Balance:
    """What was promised within a year of a day or is still open, and what of that was done."""
    mine = [
        one
        for one in ledger.outreach
        if one.state == "open" or (one.state == "done" and today - one.source.date <= A_YEAR)
    ]
    states = [promise_state(one, today) for one in mine]
    waiting = [one for one, state in zip(mine, states, strict=True) if state == "waiting"]
    dated = sorted((one.due, one.citation) for one in waiting if one.due)
    return Balance(
        promised=len(mine),
        sent=states.count("sent"),
        overdue=states.count("overdue"),
        next=next((one for one in waiting if dated and one.citation == dated[0][1]), None),
    )


def promises(ledger: Ledger, meeting: Id) -> tuple[OutreachState, ...]:
    """What earlier meetings promised and this one has to look at, in the order of due dates.

    Those settled at an earlier meeting do not come back; those settled at this one stay in place.
    """
    mine = [
        one
        for one in ledger.outreach
        if one.source.meeting != meeting and (one.state == "open" or looked_at(one, meeting))
    ]
    return tuple(sorted(mine, key=lambda one: (one.due is None, one.due or dt.date.max)))


def looked_at(one: OutreachState, meeting: Id) -> bool:
    """Whether a meeting has said what became of a promise."""
    return bool(one.lineage) and one.lineage[-1].source.meeting == meeting


def promise_state(one: OutreachState, today: dt.date) -> PromiseState:
    """What became of a promise."""
    if one.state == "open":
        return "overdue" if one.overdue(today) else "waiting"
    return "sent" if one.state == "done" else "dropped"


def all_done(folder: Folder, ledger: Ledger, today: dt.date) -> tuple[Done, ...]:
    """Everything done by a day, newest first; what has no month comes last in its year.

    A promise that an activity of a register has kept is that activity.
    """
    found = [
        Done(
            title=activity.title,
            date=activity.date,
            date_text=activity.date_text,
            channel=activity.channel,
            year=loaded.value.year,
            activity=activity,
            figures=tuple(f for f in loaded.value.figures if f.activity == activity.id),
        )
        for loaded in folder.communication
        for activity in loaded.value.activities
    ]
    kept = {one.activity.promise for one in found if one.activity}
    found += [sent_promise(one) for one in ledger.outreach if one.sent and one.citation not in kept]
    begun = ((one, first_day(one.date, one.date_text)) for one in found)
    known = [one for one, first in begun if first is None or first <= today]
    return tuple(sorted(known, key=_when, reverse=True))


def _when(one: Done) -> tuple[int, bool, dt.date]:
    """What orders what was done: its year, whether more than that is known, its day."""
    date = one.date or dt.date(one.year, 1, 1)
    return date.year, first_day(one.date, one.date_text) is not None, date


def since(done: Iterable[Done], ledger: Ledger, day: dt.date) -> tuple[Done, ...]:
    """What was done after a day, and the promises that were called sent after it, newest first.

    What is only known by a season or year is left out, but for the promise it has kept.
    """
    found = [d for d in done if d.date and d.date > day and first_day(d.date, d.date_text)]
    told = {d.outreach.citation for d in found if d.outreach}
    told |= {d.activity.promise for d in found if d.activity}
    found += [
        sent_promise(one)
        for one in ledger.outreach
        if one.sent and one.sent > day and one.citation not in told
    ]
    return tuple(sorted(found, key=_when, reverse=True))


def sent_promise(one: OutreachState) -> Done:
    """A promise that was called sent, as something done."""
    channel = one.entry.channel
    return Done(
        title=one.text, date=one.sent, date_text=one.kept_text, channel=channel, outreach=one
    )


def first_day(date: dt.date | None, text: str = "") -> dt.date | None:
    """The day, or the first of the month that is named; None for any longer or unknown time."""
    if date is None or not text:
        return date
    due = parse_due(text, date, None)
    if due is None or not (due.exact or _MONTH.search(fold(text))):
        return None
    return date if due.exact else date.replace(day=1)


def by_month(done: Iterable[Done], today: dt.date) -> tuple[Count, ...]:
    """The last twelve months up to a day's, from the first in which something was done."""
    found: dict[Month, list[Done]] = defaultdict(list)
    for one in done:
        if first := first_day(one.date, one.date_text):
            found[first.year, first.month].append(one)
    last = today.year * 12 + today.month - 1
    months = [(at // 12, at % 12 + 1) for at in range(last - MONTHS_SHOWN + 1, last + 1)]
    while months and months[0] not in found:
        months.pop(0)
    return tuple(Count(month=month, done=tuple(found.get(month, ()))) for month in months)


def without_month(done: Iterable[Done]) -> tuple[Done, ...]:
    """What is only known by a season, a year or not at all, so that no month counts it."""
    return tuple(one for one in done if first_day(one.date, one.date_text) is None)


def by_channel(done: Iterable[Done]) -> tuple[Count, ...]:
    """The channels, the most used first; what used several counts at each of them."""
    found: dict[str, list[Done]] = defaultdict(list)
    words: dict[str, str] = {}
    for one in done:
        for channel in channels(one.channel):
            found[words.setdefault(fold(channel), channel)].append(one)
    counts = [Count(label=label, done=tuple(them)) for label, them in found.items()]
    return tuple(sorted(counts, key=lambda count: (-len(count.done), fold(count.label))))


def channels(text: str) -> tuple[str, ...]:
    """The channels a text names, "presse, Facebook og Twitter"; without a comma it names one."""
    pieces = _JOINTS.split(text.strip()) if "," in text else [text.strip()]
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def bar_lengths(values: Sequence[Number], width: int) -> tuple[int, ...]:
    """How long the bar of each value is when the longest has a width; only 0 has no bar at all.

    >>> bar_lengths([4, 2, 0, 1], 8)
    (8, 4, 0, 2)
    """
    most = max(values, default=0)
    return tuple(max(1, round(value / most * width)) if value > 0 else 0 for value in values)


def figures(done: Iterable[Done]) -> tuple[tuple[Done, Figure], ...]:
    """The figures stated about what was done, those that count people who came first."""
    found = [(one, figure) for one in done for figure in one.figures]
    return tuple(sorted(found, key=lambda pair: not pair[1].audience))


def media(done: Iterable[Done]) -> tuple[Done, ...]:
    """The media coverage that is registered."""
    return tuple(one for one in done if MEDIA + "omtale" in fold(one.channel))


def media_facts(folder: Folder) -> tuple[StatedFact, ...]:
    """What the registers say of the media besides."""
    stated = [
        *(fact for file in folder.communication for fact in file.value.facts),
        *(fact for file in folder.initiatives for fact in file.value.facts),
    ]
    return tuple(fact for fact in stated if MEDIA in fold(fact.text))
