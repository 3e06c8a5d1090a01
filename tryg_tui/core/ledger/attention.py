"""How much attention an initiative asks for: the one function every list orders by."""

import datetime as dt
from collections.abc import Callable
from typing import Literal, get_args

import msgspec

from tryg_tui.core.ledger.ledger import ActionState, Ledger, LifePoint
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Change, Initiative

Reason = Literal[
    "off-track", "missing-report", "overdue-action", "at-risk", "not-discussed", "fine", "closed"
]
"""Why an initiative stands where it does, the most pressing first."""

ORDER: tuple[Reason, ...] = get_args(Reason)

GRAVITY: dict[Reason, Literal["risk", "critical"]] = {
    "missing-report": "critical",
    "not-discussed": "risk",
}
"""How grave the reasons are that nothing else told of an initiative shows."""

ENDINGS: frozenset[Change] = frozenset({"goal-reached", "dissolved", "retired"})
"""The changes that end an initiative."""

SILENT_MEETINGS = 2
"""Held meetings in a row without a word about an initiative that make it "not discussed"."""


class Attention(msgspec.Struct, frozen=True):
    """The attention one initiative asks for."""

    reasons: tuple[Reason, ...]
    """All that apply, the most pressing first; never empty."""

    @property
    def first(self) -> Reason:
        """The most pressing reason."""
        return self.reasons[0]

    @property
    def asks(self) -> bool:
        """Whether it asks for any."""
        return self.first not in ("fine", "closed")

    @property
    def rank(self) -> int:
        """Its place in a list: 0 comes first."""
        return ORDER.index(self.first)


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


def attention(folder: Folder, ledger: Ledger, initiative: Initiative, today: dt.date) -> Attention:
    """Why, and how much, an initiative asks for attention on a day."""
    if ending(ledger, initiative.id, today) is not None:
        return Attention(("closed",))
    reasons = tuple(
        reason
        for reason in ORDER
        if reason in RULES and RULES[reason](folder, ledger, initiative, today)
    )
    return Attention(reasons or ("fine",))


RULES: dict[Reason, Callable[[Folder, Ledger, Initiative, dt.date], bool]] = {
    "off-track": lambda folder, ledger, it, _day: status_level(folder, ledger, it.id) == "critical",
    "missing-report": lambda folder, _ledger, it, day: report_missing(folder, it, day),
    "overdue-action": lambda _folder, ledger, it, day: bool(overdue_actions(ledger, it.id, day)),
    "at-risk": lambda folder, ledger, it, _day: status_level(folder, ledger, it.id) == "risk",
    "not-discussed": lambda _folder, ledger, it, _day: (
        expected(ledger, it) and not_discussed(ledger, it.id)
    ),
}
"""When each reason holds for an initiative that goes on."""


def by_attention(folder: Folder, ledger: Ledger, today: dt.date) -> list[Initiative]:
    """The initiatives, those that ask for most attention first, then by title."""
    return sorted(
        (loaded.value for loaded in folder.initiatives),
        key=lambda it: (attention(folder, ledger, it, today).rank, not it.original, it.title),
    )


def status_level(folder: Folder, ledger: Ledger, initiative: Id) -> str:
    """The level of the status last given: good, risk or critical; empty without one."""
    point = ledger.latest_status(initiative)
    statuses = folder.partnership.statuses
    return next((s.level for s in statuses if point and s.id == point.status), "")


def report_missing(folder: Folder, initiative: Initiative, today: dt.date) -> bool:
    """Whether a reporting initiative has no form for the year before, when others have one."""
    year = today.year - 1
    reports = (loaded.value for loaded in folder.reports)
    came = {one.initiative for one in reports if one.year == year and one.came_in}
    return initiative.original and bool(came) and initiative.id not in came


def overdue_actions(ledger: Ledger, initiative: Id, today: dt.date) -> tuple[ActionState, ...]:
    """The overdue actions of an initiative."""
    return tuple(
        action
        for action in ledger.open_actions(today)
        if action.entry.initiative == initiative and action.overdue(today)
    )


def expected(ledger: Ledger, initiative: Initiative) -> bool:
    """Whether a meeting expects to hear of an initiative: one that reports, or has come up before.

    The initiatives that joined later do not report, and need not be spoken of.
    """
    return initiative.original or bool(ledger.discussed.get(initiative.id))


def not_discussed(ledger: Ledger, initiative: Id) -> bool:
    """Whether the last two meetings passed without an entry about the initiative, up to now.

    A meeting that is still open has not passed, but what is said at it counts.
    """
    latest = ledger.meetings[-SILENT_MEETINGS - len(ledger.ongoing) :]
    recent = [(date, id) for id, date in latest if id not in ledger.ongoing][-SILENT_MEETINGS:]
    spoken = ledger.discussed.get(initiative, ())
    last = (spoken[-1].date, spoken[-1].meeting) if spoken else None
    return len(recent) == SILENT_MEETINGS and (last is None or last < recent[0])
