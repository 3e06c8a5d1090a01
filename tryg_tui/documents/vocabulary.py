"""A word for every value of the closed vocabularies of the domain, in the language spoken now."""

from typing import Literal

from tryg_tui.core.attention import Reason
from tryg_tui.core.closing import CarryReason, CheckCode, Column
from tryg_tui.core.entries import ApprovalOutcome, FollowUpState, Outcome
from tryg_tui.core.initiative import Change, Direction
from tryg_tui.core.meeting import Presence, State
from tryg_tui.core.problems import Severity
from tryg_tui.core.safety_index import AreaKind, Precision
from tryg_tui.core.strategy import ItemKind, Level, View
from tryg_tui.locale import _, pgettext


def entry_kind(kind: str) -> str:
    """What an entry is: "Decision", "Action" …; `kind` is the key of its file."""
    return {
        "decision": pgettext("entry", "Decision"),
        "action": pgettext("entry", "Action"),
        "followup": pgettext("entry", "Follow-up"),
        "note": pgettext("entry", "Note"),
        "status": pgettext("entry", "Status"),
        "lifecycle": pgettext("entry", "Life cycle"),
        "reading": pgettext("entry", "Reading"),
        "outreach": pgettext("entry", "Outreach"),
        "topic": pgettext("entry", "Parked topic"),
        "approval": pgettext("entry", "Approval"),
        "amendment": pgettext("entry", "Correction"),
    }[kind]


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
        "approved": pgettext("minutes", "Approved"),
        "approved-with-remarks": pgettext("minutes", "Approved with remarks"),
    }[outcome]


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
    }[kind]


def precision(precision: Precision) -> str:
    """How exactly a figure of the index is known."""
    return {
        "exact": _("as printed"),
        "rounded": _("rounded in the source"),
        "derived": _("computed from printed figures"),
        "year-inferred": _("year inferred"),
    }[precision]


def severity(severity: Severity) -> str:
    """How bad a problem in the folder is."""
    return {
        "error": pgettext("problem", "error"),
        "warning": pgettext("problem", "warning"),
    }[severity]


def attention_reason(reason: Reason) -> str:
    """Why an initiative stands where it does in a list."""
    return {
        "off-track": pgettext("attention", "Critical"),
        "missing-report": pgettext("attention", "Report missing"),
        "overdue-action": pgettext("attention", "Overdue action"),
        "at-risk": pgettext("attention", "At risk"),
        "not-discussed": pgettext("attention", "Not discussed for two meetings"),
        "fine": pgettext("attention", "Fine"),
        "closed": pgettext("attention", "Closed"),
    }[reason]


def closing_check(code: CheckCode) -> str:
    """What looks unfinished before a meeting is closed."""
    return {
        "nobody-present": _("Nobody is recorded as present"),
        "partner-missing": _("A partner is not represented"),
        "item-untouched": _("Neither treated nor marked as not reached"),
        "no-decision": _("An item for decision without a decision"),
        "action-no-owner": _("An action without an owner"),
        "action-no-due": _("An action without a due date"),
        "outreach-vague": _("Outreach without a channel, an owner or a due date"),
        "overdue-not-followed": _("An overdue action or promise was not followed up"),
    }[code]


def carry_column(column: Column) -> str:
    """The heading of a column of the carry-over map."""
    return {
        "again": _("Comes again"),
        "finished": _("Finished"),
        "not-reached": _("Not reached"),
    }[column]


def carry_reason(reason: CarryReason) -> str:
    """Why something comes back at the next meeting, or does not."""
    return {
        "open-action": _("the action is open"),
        "open-topic": _("the topic is parked"),
        "not-reached": _("the meeting did not get to it"),
        "action-done": _("the action is done"),
        "action-dropped": _("the action was dropped"),
        "topic-done": _("the topic is finished"),
        "open-outreach": _("the outreach is promised and not sent"),
        "outreach-sent": _("the outreach is sent"),
        "outreach-dropped": _("the outreach was dropped"),
        "postponed": _("the decision was postponed"),
    }[reason]
