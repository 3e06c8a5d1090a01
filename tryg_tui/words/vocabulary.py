"""A word for every value of the closed vocabularies of the domain, in the language spoken now."""

from __future__ import annotations

from typing import Literal

from tryg_tui.core.ledger.attention import Reason
from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.attendance import Presence
from tryg_tui.core.model.base import Severity
from tryg_tui.core.model.entries import AnyOutcome, ApprovalOutcome, FollowUpState, Outcome
from tryg_tui.core.model.initiative import Basis, Change, Direction, Missing, Qualifier
from tryg_tui.core.model.meeting import Meeting, State
from tryg_tui.core.model.safety_index import AreaKind, Precision, Said
from tryg_tui.core.model.strategy import ItemKind, Language, Level, View
from tryg_tui.locale import _, long_date, pgettext


def not_stated() -> str:
    """What stands where nobody has said anything."""
    return _("not stated")


def item_kind(kind: ItemKind) -> str:
    """What an agenda item is for."""
    return {
        "approval": _("for approval"),
        "information": _("for information"),
        "discussion": _("for discussion"),
        "decision": _("for decision"),
    }[kind]


def view(view: View) -> str:
    """What the screen shows while an item is treated."""
    return {
        "agenda": _("Agenda"),
        "previous-minutes": _("Previous minutes"),
        "actions": _("Action points"),
        "safety-index": _("Safety index"),
        "initiatives": _("Initiatives"),
        "communication": _("Communication"),
        "measurement": _("Measurement"),
        "topics": _("Topics"),
        "other": _("Any other business"),
        "next-meeting": _("Next meeting"),
    }[view]


def meeting_state(state: State) -> str:
    """Where a meeting is in its life."""
    return {
        "planned": pgettext("meeting", "Planned"),
        "open": pgettext("meeting", "In progress"),
        "draft": pgettext("meeting", "Draft"),
        "final": pgettext("meeting", "Final"),
        "cancelled": pgettext("meeting", "Cancelled"),
    }[state]


def standing(meeting: Meeting) -> str:
    """Where a meeting is in its life, why it was called off, and from which day it was moved."""
    moved = meeting.moved_from
    was = _("moved from {date}").format(date=long_date(moved)) if moved else ""
    said = (meeting_state(meeting.state), meeting.cancelled_because, was)
    return " · ".join(filter(None, said))


def presence(status: Presence) -> str:
    """Whether somebody took part."""
    return {
        "present": _("Present"),
        "apologies": _("Apologies"),
        "absent": _("Absent"),
        "guest": _("Guest"),
    }[status]


def outcome(outcome: Outcome) -> str:
    """What became of a proposal."""
    return {
        "adopted": pgettext("decision", "Adopted"),
        "noted": pgettext("decision", "Noted"),
        "postponed": pgettext("decision", "Postponed"),
        "rejected": pgettext("decision", "Rejected"),
    }[outcome]


def approval_outcome(outcome: ApprovalOutcome) -> str:
    """How earlier minutes were approved."""
    return {
        "approved": pgettext("minutes", "Approved without remarks"),
        "approved-with-remarks": pgettext("minutes", "Approved with remarks"),
        "rejected": pgettext("minutes", "Not approved"),
        "asked": pgettext("minutes", "Asked in writing"),
    }[outcome]


def any_outcome(value: AnyOutcome) -> str:
    """What became of a proposal, or of earlier minutes."""
    if value == "approved" or value == "approved-with-remarks" or value == "asked":
        return approval_outcome(value)
    return outcome(value)


def followup_state(state: FollowUpState) -> str:
    """How an action or a parked topic stands."""
    return {
        "open": pgettext("action", "Open"),
        "done": pgettext("action", "Done"),
        "dropped": pgettext("action", "Dropped"),
    }[state]


def change(change: Change) -> str:
    """What happened in the life of an initiative."""
    return {
        "prioritised": pgettext("initiative", "Prioritised"),
        "adjusted": pgettext("initiative", "Adjusted"),
        "goal-reached": pgettext("initiative", "Goal reached"),
        "dissolved": pgettext("initiative", "Dissolved"),
        "retired": pgettext("initiative", "Retired"),
        "split": pgettext("initiative", "Split"),
        "merged": pgettext("initiative", "Merged"),
    }[change]


def platform_state(state: Literal["active", "closed"]) -> str:
    """Whether a platform of an initiative goes on."""
    return {
        "active": pgettext("platform", "Active"),
        "closed": pgettext("platform", "Closed"),
    }[state]


def level(level: Level) -> str:
    """How much attention a status asks for; the group's own word for a status comes first."""
    return {
        "good": pgettext("level", "On plan"),
        "risk": pgettext("level", "At risk"),
        "critical": pgettext("level", "Critical"),
    }[level]


def direction(direction: Direction) -> str:
    """Which way is better; empty where the figure only describes."""
    return {
        "higher": _("higher is better"),
        "lower": _("lower is better"),
        "neutral": "",
    }[direction]


def area_kind(kind: AreaKind) -> str:
    """What sort of area a figure is for."""
    return {
        "country": _("Whole country"),
        "police-district": _("Police district"),
        "city": _("City"),
        "vulnerable-areas": _("Vulnerable housing areas"),
        "vulnerable-area": _("Vulnerable housing area"),
        "other": _("Another sort of area"),
    }[kind]


def precision(precision: Precision) -> str:
    """How exactly a figure of the index is known."""
    return {
        "exact": _("as printed"),
        "rounded": _("rounded in the source"),
        "derived": _("computed from printed figures"),
        "year-inferred": _("year inferred"),
    }[precision]


def said_verdict(said: Said) -> str:
    """What a publisher says of its figure beside the one before."""
    return {
        "risen": pgettext("figure", "risen"),
        "fallen": pgettext("figure", "fallen"),
        "unchanged": pgettext("figure", "unchanged"),
    }[said]


def basis(basis: Basis) -> str:
    """What one value of an indicator covers."""
    return {
        "day": _("one day"),
        "month": _("a month"),
        "quarter": _("a quarter"),
        "half-year": _("a half year"),
        "school-year": _("a school year"),
        "year": _("a year"),
        "rolling-12": _("the last 12 months"),
        "cumulative": _("all from the start"),
    }[basis]


def missing(why: Missing) -> str:
    """Why there is no value for a day or period."""
    return {
        "not-published": pgettext("reading", "not published"),
        "confidential": pgettext("reading", "confidential"),
        "not-measured": pgettext("reading", "not measured"),
        "awaited": pgettext("reading", "awaited"),
    }[why]


def qualifier(qualifier: Qualifier) -> str:
    """How exactly a source states a figure."""
    return {
        "exact": _("exactly"),
        "about": _("about"),
        "more-than": _("more than"),
        "less-than": _("less than"),
        "average": _("on average"),
    }[qualifier]


def section_title(section: Section) -> str:
    """The heading of a section of the yearly report."""
    return {
        "recommendation": _("Recommendation"),
        "summary": _("Summary"),
        "preface": _("About this report"),
        "about": _("About the strategy"),
        "organisation": _("Organisation"),
        "index": _("Safety index"),
        "outreach": _("Outreach and awareness"),
        "initiatives": _("New, changed and closed initiatives"),
        "reports": _("Status of the reporting initiatives"),
        "assessment": _("Assessment"),
        "missing": _("What is missing"),
        "annexes": _("Annexes"),
    }[section]


def language(language: Language) -> str:
    """A language the program speaks."""
    return {"da": _("Danish"), "en": _("English")}[language]


def severity(severity: Severity) -> str:
    """How bad a problem in the folder is."""
    return {
        "error": pgettext("problem", "error"),
        "warning": pgettext("problem", "warning"),
    }[severity]


def attention_reason(reason: Reason) -> str:
    """Why an initiative asks for attention, or that it does not."""
    return {
        "off-track": pgettext("attention", "off track"),
        "missing-report": pgettext("attention", "report missing"),
        "overdue-action": pgettext("attention", "action overdue"),
        "at-risk": pgettext("attention", "at risk"),
        "not-discussed": pgettext("attention", "not discussed at the last two meetings"),
        "fine": pgettext("attention", "fine"),
        "closed": pgettext("attention", "ended"),
    }[reason]


def file_word(
    what: Literal[
        "agenda",
        "minutes",
        "log",
        "round",
        "actions",
        "brief",
        "calendar",
        "report",
        "public",
        "draft",
    ],
) -> str:
    """A word of a file's name, in small letters without signs."""
    return {
        "agenda": pgettext("file name", "agenda"),
        "minutes": pgettext("file name", "minutes"),
        "log": pgettext("file name", "log"),
        "round": pgettext("file name", "round"),
        "actions": pgettext("file name", "actions"),
        "brief": pgettext("file name", "brief"),
        "calendar": pgettext("file name", "calendar"),
        "report": pgettext("file name", "status-report"),
        "public": pgettext("file name", "public"),
        "draft": pgettext("file name", "draft"),
    }[what]
