"""The words at the end of a meeting: what looks unfinished, and what comes back at the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tryg_tui.core.meetings.timekeeping import minutes_over, started_apart
from tryg_tui.locale import _, clock, listed, ngettext
from tryg_tui.words.dates import minutes_words
from tryg_tui.words.names import initiative_words

if TYPE_CHECKING:
    import datetime as dt

    from tryg_tui.core.model.folder import Folder
    from tryg_tui.core.model.meeting import Meeting
    from tryg_tui.core.review.closing import CameTo, CarryReason, Column
    from tryg_tui.core.review.unfinished import CheckCode


def closing_check(code: CheckCode, count: int = 1) -> str:
    """What looks unfinished before a meeting is closed, with room for what it is about."""
    if code in {"owner-left", "not-followed", "late-not-followed", "outreach-not-followed"}:
        return _counted_check(code, count)
    return {
        "nobody-present": _("Nobody is noted as present."),
        "partner-missing": _("{partner} is not represented."),
        "not-noted": _("Nothing is noted of whether these were here: {people}"),
        "present-left": _("Noted as present, but has left: {people}. Here all the same?"),
        "chair-away": _("Who was to chair is noted as away: {people}. Enter says who chaired."),
        "secretary-away": _(
            "Who was to take the minutes is noted as away: {people}. Enter says who took them."
        ),
        "item-untouched": _("“{item}” is neither treated nor marked as not reached (j marks it)."),
        "no-decision": _("“{item}” is for decision, but no decision is recorded."),
        "partner-out": _("Nobody from {partner} was in the room when “{item}” was decided."),
        "action-no-owner": _("Action #{n} has no owner."),
        "action-no-due": _("Action #{n} has no due date."),
        "action-vague": _("Action #{n} has neither an owner nor a due date."),
        "outreach-no-channel": _("Outreach #{n} has no channel."),
        "outreach-no-owner": _("Outreach #{n} has no owner."),
        "outreach-no-due": _("Outreach #{n} has no due date."),
        "outreach-vague": _("Outreach #{n} lacks two or more of channel, owner and due date."),
        "no-status": _("No status was given today of: {initiatives}"),
    }[code]


def head_lacks(meeting: Meeting) -> str:
    """What the head of a meeting does not state, with the keys that fill it in; else nothing."""
    stated = {
        _("chair"): meeting.chairs,
        _("minute-taker"): meeting.secretary,
        _("place"): meeting.place,
    }
    lacking = [name for name, said in stated.items() if not said]
    pattern = _("Not stated: {names}. Esc, then A fills it in.")
    return pattern.format(names=listed(lacking)) if lacking else ""


def _counted_check(code: CheckCode, count: int) -> str:
    """What looks unfinished of several things, with room for how many and whose they are."""
    return {
        "owner-left": ngettext(
            "{count} open action is with somebody who has left: {people}. Who takes over?",
            "{count} open actions are with somebody who has left: {people}. Who takes over?",
            count,
        ),
        "not-followed": ngettext(
            "{count} action of earlier meetings got no word today.",
            "{count} actions of earlier meetings got no word today.",
            count,
        ),
        "late-not-followed": ngettext(
            "{count} action of earlier meetings got no word today; {late} overdue.",
            "{count} actions of earlier meetings got no word today; {late} overdue.",
            count,
        ),
        "outreach-not-followed": ngettext(
            "{count} overdue promise of outreach got no word today.",
            "{count} overdue promises of outreach got no word today.",
            count,
        ),
    }[code]


def carry_column(column: Column) -> str:
    """The heading of a column of the carry-over map."""
    return {
        "again": _("Comes back"),
        "finished": _("Finished"),
        "not-reached": _("Not reached"),
    }[column]


def carry_reason(reason: CarryReason) -> str:
    """Why something comes back at the next meeting, or does not."""
    return {
        "open-action": _("open action"),
        "open-topic": _("parked topic"),
        "not-reached": _("item not reached"),
        "not-treated": _("item not treated"),
        "action-done": _("action done"),
        "action-dropped": _("action dropped"),
        "topic-done": _("topic finished"),
        "open-outreach": _("promised outreach"),
        "outreach-sent": _("outreach sent"),
        "outreach-dropped": _("outreach dropped"),
        "postponed": _("put off"),
        "look-again": _("decision to be looked at again"),
        "looked-at": _("decision looked at again"),
    }[reason]


def counted(heading: str, private: int) -> str:
    """A heading with how many there are, and how many more that are not for everybody."""
    if not private:
        return heading
    said = _("{heading}, and {n} private that the room is not shown")
    return said.format(heading=heading, n=private)


def noted_besides(folder: Folder, found: CameTo) -> list[str]:
    """How many statuses were given at a meeting, with the initiatives that are not well, and how
    many figures and corrections there are; a line of each there is any of.
    """
    ill = []
    for status in folder.partnership.statuses:
        names = [initiative_words(folder, n) for n, s in found.statuses.items() if s == status.id]
        if status.level != "good" and names:
            ill.append(f"{status.title}: {', '.join(names)}")
    given = _("Statuses given: {n}").format(n=len(found.statuses))
    return [
        *([" – ".join(filter(None, (given, "; ".join(ill))))] if found.statuses else []),
        *([_("Figures noted: {n}").format(n=found.figures)] if found.figures else []),
        *([_("Corrections made: {n}").format(n=found.corrected)] if found.corrected else []),
    ]


def in_time(over: int) -> str:
    """How a meeting keeps its time, by the minutes it takes more."""
    if not over:
        return _("on time")
    told = _("{time} over time") if over > 0 else _("{time} early")
    return told.format(time=minutes_words(abs(over)))


def kept_time(meeting: Meeting, now: dt.datetime) -> str:
    """How a meeting keeps its time, or kept it, and from when that is reckoned where it began far
    from the plan; nothing where no time was planned.
    """
    over, began = minutes_over(meeting, now), started_apart(meeting)
    if over is None or began is None:
        return "" if over is None else in_time(over)
    told = _("{in_time}, reckoned from {time}")
    return told.format(in_time=in_time(over), time=clock(began))
