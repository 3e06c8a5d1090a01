"""How much attention an initiative asks for: the one function every list orders by."""

import datetime as dt
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.as_known import Known
from tryg_tui.core.ledger.ledger import ActionState, Ledger, LifePoint, StatusPoint
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import ENDINGS, Initiative
from tryg_tui.core.model.strategy import Level

Reason = Literal[
    "off-track", "at-risk", "missing-report", "overdue-action", "not-discussed", "fine", "closed"
]
"""Why an initiative stands where it does, the most pressing first; what the group itself has said
of one comes before what can be reckoned.
"""

ORDER: tuple[Reason, ...] = get_args(Reason)

GRAVITY: dict[Reason, Literal["risk", "critical"]] = {
    "missing-report": "critical",
    "not-discussed": "risk",
}
"""How grave the reasons are that nothing else told of an initiative shows."""

WORST: tuple[Level | Literal[""], ...] = ("critical", "risk", "", "good")
"""The levels of a status, the worst first, with that of none among them."""

SILENT_MEETINGS = 2
"""Held meetings in a row without a word about an initiative that make it "not discussed"."""

PART = 3
"""One of so many living initiatives asks for attention at most: where all do, none does."""


class Attention(msgspec.Struct, frozen=True, kw_only=True):
    """The attention one initiative asks for."""

    initiative: Initiative
    reasons: tuple[Reason, ...]
    """All that apply, the most pressing first; never empty."""
    overdue: tuple[ActionState, ...] = ()
    """Its overdue actions, the one due first in front."""
    asks: bool = False
    """Whether it is one of those that ask for attention."""

    @property
    def first(self) -> Reason:
        """The most pressing reason."""
        return self.reasons[0]

    @property
    def has_trouble(self) -> bool:
        """Whether anything is the matter with it."""
        return self.first not in ("fine", "closed")

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """How grave it is, the least first: what the group has said of it, then how much else is
        the matter, how many actions are overdue, and since when.
        """
        told = ORDER.index(self.first) if self.first in ("off-track", "at-risk") else len(ORDER)
        since = min((one.due.toordinal() for one in self.overdue if one.due), default=0)
        rest = {"fine": 1, "closed": 2}.get(self.first, 0)
        return (rest or told - len(ORDER), -len(self.reasons), -len(self.overdue), since)


def ending(ledger: Ledger, initiative: Id, today: dt.date) -> LifePoint | None:
    """The change that ended an initiative by today, or None while it lives."""
    last: LifePoint | None = None
    for point in ledger.lives.get(initiative, ()):
        if point.date is None or point.date <= today:
            last = point
    return last if last is not None and last.change in ENDINGS else None


def waits(ledger: Ledger, initiative: Id, meeting: Id, today: dt.date) -> bool:
    """Whether an initiative that lives has been given no status at a meeting yet."""
    point = ledger.latest_status(initiative)
    given = point is not None and point.source.meeting == meeting
    return not given and ending(ledger, initiative, today) is None


def attention(folder: Folder, ledger: Ledger, today: dt.date) -> tuple[Attention, ...]:
    """How much attention each initiative asks for on a day, the gravest first, those that have
    ended last; at most a third of those that go on ask for any.
    """
    late: dict[Id, list[ActionState]] = {}
    for action in ledger.open_actions(today):
        if action.overdue(today):
            late.setdefault(action.entry.initiative, []).append(action)
    came = _came_in(folder, today)
    found = [
        _attention(folder, ledger, one.value, today, tuple(late.get(one.value.id, ())), came)
        for one in folder.initiatives
    ]
    found.sort(key=lambda one: (one.weight, not one.initiative.asked, *one.initiative.rank))
    most = max(1, sum(one.first != "closed" for one in found) // PART)
    return tuple(
        replace(one, asks=place < most and one.has_trouble) for place, one in enumerate(found)
    )


def _attention(
    folder: Folder,
    ledger: Ledger,
    it: Initiative,
    today: dt.date,
    overdue: tuple[ActionState, ...],
    came: frozenset[Id],
) -> Attention:
    """What is the matter with an initiative, whether or not others come before it; `came` are those
    whose forms for the year before are there.
    """
    if ending(ledger, it.id, today) is not None:
        return Attention(initiative=it, reasons=("closed",))
    level = status_level(folder, ledger, it.id)
    holds: dict[Reason, bool] = {
        "off-track": level == "critical",
        "at-risk": level == "risk",
        "missing-report": it.asked_in(today.year - 1) and bool(came) and it.id not in came,
        "overdue-action": bool(overdue),
        "not-discussed": expected(ledger, it) and not_discussed(folder, ledger, it),
    }
    reasons = tuple(reason for reason in ORDER if holds.get(reason))
    return Attention(initiative=it, reasons=reasons or ("fine",), overdue=overdue)


def place(
    folder: Folder, ledger: Ledger, initiative: Initiative, meeting: Id
) -> tuple[bool, int, str]:
    """Where an initiative stands in a list that is gone through at a meeting: first those that
    report, the worst first, then by title. What is said at the meeting itself moves none.
    """
    points = ledger.statuses.get(initiative.id, ())
    before = [point for point in points if point.source.meeting != meeting]
    level = _level(folder, before[-1]) if before else ""
    return not (initiative.asked or before), WORST.index(level), initiative.title


def ended_before(ledger: Ledger, initiative: Id, meeting: Id, today: dt.date) -> bool:
    """Whether an initiative had ended when a meeting began."""
    end = ending(ledger, initiative, today)
    return end is not None and (end.source is None or end.source.meeting != meeting)


def status_level(folder: Folder, ledger: Ledger, initiative: Id) -> Level | Literal[""]:
    """The level of the status last given; empty without one."""
    point = ledger.latest_status(initiative)
    return _level(folder, point) if point else ""


def _level(folder: Folder, point: StatusPoint) -> Level | Literal[""]:
    """The level of a status; empty where the group has not defined it."""
    return next((s.level for s in folder.partnership.statuses if s.id == point.status), "")


def _came_in(folder: Folder, today: dt.date) -> frozenset[Id]:
    """The initiatives whose forms for the year before have come in."""
    year = today.year - 1
    known = Known(folder, today, today)
    reports = (loaded.value for loaded in folder.reports)
    return frozenset(
        one.initiative for one in reports if one.year == year and one.came_in and known.form(one)
    )


def expected(ledger: Ledger, initiative: Initiative) -> bool:
    """Whether a meeting expects to hear of an initiative: one that reports, or has come up before.

    The initiatives that joined later do not report, and need not be spoken of.
    """
    return initiative.asked or bool(ledger.discussed.get(initiative.id))


def not_discussed(folder: Folder, ledger: Ledger, initiative: Initiative) -> bool:
    """Whether the last two meetings, of the group it belongs to or else of all, passed without an
    entry about the initiative, up to now.

    A meeting that is still open has not passed, but what is said at it counts.
    """
    own = folder.met_by(initiative.body) if initiative.body else None
    met = [one for one in ledger.meetings if own is None or one[0] in own]
    latest = met[-SILENT_MEETINGS - len(ledger.ongoing) :]
    recent = [(date, id) for id, date in latest if id not in ledger.ongoing][-SILENT_MEETINGS:]
    spoken = ledger.discussed.get(initiative.id, ())
    last = (spoken[-1].date, spoken[-1].meeting) if spoken else None
    return len(recent) == SILENT_MEETINGS and (last is None or last < recent[0])
