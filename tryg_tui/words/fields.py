"""The fields of entries: what each is called, and what may be chosen in it."""

from collections.abc import Sequence
from typing import get_args

from tryg_tui.core.input.draft import Field
from tryg_tui.core.model.entries import Outcome
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Change
from tryg_tui.locale import _
from tryg_tui.words import vocabulary
from tryg_tui.words.vocabulary import not_stated


def label(field: Field) -> str:
    """What a field is called."""
    return {
        "text": _("Text"),
        "initiative": _("Initiative"),
        "indicator": _("Indicator"),
        "outcome": _("Outcome"),
        "approval": _("Approved"),
        "state": _("State"),
        "status": _("Status"),
        "change": _("Change"),
        "owners": _("Owner"),
        "due": _("Due"),
        "value": _("Value"),
        "qualifier": _("Precision"),
        "when": _("Date/period"),
        "channel": _("Channel"),
        "done": _("Done on"),
        "of": _("Decision no."),
        "why": _("Why"),
        "dissent": _("Dissent"),
        "known": _("Make known"),
        "private": _("Shown to"),
    }[field]


def choices(field: Field, folder: Folder) -> Sequence[tuple[str, str]]:
    """What may be chosen in a field, as pairs of value and word; empty where it is typed."""
    statuses = folder.strategy.value.statuses if folder.strategy else ()
    match field:
        case "outcome":
            return [
                *((value, vocabulary.outcome(value)) for value in get_args(Outcome)),
                ("", not_stated()),
            ]
        case "approval":
            return [
                (v, vocabulary.approval_outcome(v)) for v in ("approved", "approved-with-remarks")
            ]
        case "state":
            return [(v, vocabulary.followup_state(v)) for v in ("open", "done", "dropped")]
        case "status":
            return [(status.id, status.title) for status in statuses]
        case "change":
            return [(v, vocabulary.change(v)) for v in get_args(Change)]
        case "qualifier":
            return [
                ("exact", _("exactly")),
                ("about", _("about")),
                ("more-than", _("more than")),
                ("less-than", _("less than")),
                ("average", _("on average")),
            ]
        case "known":
            return [("", _("no")), ("yes", _("yes: written next"))]
        case "private":
            return [("", _("everybody")), ("yes", _("only us (private)"))]
        case _:
            return ()
