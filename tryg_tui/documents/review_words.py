"""The words of what has happened over the years: to actions, decisions, initiatives, people."""

from collections.abc import Iterable

from tryg_tui.core.brief import Role, Why
from tryg_tui.core.history import Origin
from tryg_tui.core.lineage import Turn
from tryg_tui.documents.vocabulary import entry_kind
from tryg_tui.locale import _, pgettext


def turn(turn: Turn) -> str:
    """What happened to an action at one place of the minutes."""
    return {
        "born": pgettext("action", "recorded"),
        "moved": pgettext("action", "new due date"),
        "handed": pgettext("action", "new owner"),
        "kept": pgettext("action", "still open"),
        "reworded": pgettext("action", "wording corrected"),
        "done": pgettext("action", "done"),
        "dropped": pgettext("action", "dropped"),
        "reopened": pgettext("action", "opened again"),
    }[turn]


def origin(origin: Origin) -> str:
    """Where something known about an initiative comes from."""
    return {
        "minutes": _("minutes"),
        "life": _("register: life cycle"),
        "reading": _("register: reading"),
        "report": _("yearly form"),
    }[origin]


def role(role: Role) -> str:
    """The part somebody has at a meeting."""
    return {"chair": _("chair"), "secretary": _("secretary"), "": _("participant")}[role]


def concern(why: Why) -> str:
    """Why an item of the next agenda concerns somebody."""
    return {
        "actions": _("open actions"),
        "outreach": _("promised outreach"),
        "initiatives": _("leads an initiative"),
        "named": _("named in the item"),
    }[why]


def not_read(paths: Iterable[str]) -> str:
    """That files cannot be read, and what this means for an answer."""
    pattern = _(
        "Cannot be read, so something is missing here: {names}; “tryg-tui check” tells why."
    )
    return pattern.format(names=", ".join(sorted(paths)))


def line_kind(kind: str) -> str:
    """What a line that was found is: an entry of some kind, or the text of an item."""
    return _("Agenda") if kind == "item" else entry_kind(kind)
