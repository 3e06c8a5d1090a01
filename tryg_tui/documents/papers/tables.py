"""Actions, decisions and lines that were found, as tables for people and records for programs."""

import datetime as dt
from collections.abc import Collection, Iterable

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import parts_of
from tryg_tui.core.ledger.ledger import ActionState, Ledger, Promise
from tryg_tui.core.ledger.lineage import asks_for_an_end, lineage
from tryg_tui.core.ledger.outcomes import DecisionNow
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.backlog import Load
from tryg_tui.core.search.match import Hit
from tryg_tui.documents.model import Record, Table
from tryg_tui.locale import _, pgettext
from tryg_tui.words.corrections import corrected_notes
from tryg_tui.words.dates import age_words, due_cell
from tryg_tui.words.decisions import decision_facts, decision_names
from tryg_tui.words.names import initiative_words, owners_words
from tryg_tui.words.review import (
    action_state,
    came_of,
    line_kind,
    line_lead,
    line_state,
    loaded_words,
    marked,
)


def actions_table(
    folder: Folder, ledger: Ledger, actions: Iterable[ActionState], today: dt.date
) -> Table:
    """Actions as they stand on a day."""
    shown = tuple(actions)
    late = (n for n, one in enumerate(shown) if one.overdue(today) or asks_for_an_end(one))
    return Table(
        head=(
            pgettext("column", "No."),
            _("State"),
            pgettext("column", "Due"),
            pgettext("column", "Owner"),
            _("Initiative"),
            pgettext("column", "Age"),
            _("Carried over"),
            pgettext("column", "End it?"),
            pgettext("column", "Agreed at"),
            _("Text"),
        ),
        rows=tuple(_action(folder, one, today) for one in shown),
        records=tuple(_action_record(folder, ledger, one, today) for one in shown),
        urgent=frozenset(late),
    )


def _action(folder: Folder, action: ActionState, today: dt.date) -> tuple[str, ...]:
    """An action."""
    entry, owners = action.entry, action.owners or action.owner_text
    return (
        action.citation,
        action_state(action, today),
        due_cell(action.due, action.due_text),
        owners_words(folder, action.owners, action.owner_text) if owners else "",
        initiative_words(folder, entry.initiative) if entry.initiative else "",
        age_words(action.source.date, today),
        str(action.carried),
        _("yes") if asks_for_an_end(action) else "",
        _meeting_title(folder, action.source.meeting),
        marked(action.text, private=action.private),
    )


def _meeting_title(folder: Folder, id: Id) -> str:
    """The title of a meeting; an unknown id is shown itself."""
    meeting = folder.meeting(id)
    return meeting.value.title if meeting else id


def _action_record(folder: Folder, ledger: Ledger, action: ActionState, today: dt.date) -> Record:
    """An action for other programs."""
    return {
        "citation": action.citation,
        "meeting": action.source.meeting,
        "meeting_title": _meeting_title(folder, action.source.meeting),
        "date": action.source.date,
        "item": action.source.item,
        "state": action.state,
        "overdue": action.overdue(today),
        "due": action.due,
        "due_text": action.due_text,
        "owners": action.owners,
        "owner_text": action.owner_text,
        "initiative": action.entry.initiative,
        "carried": action.carried,
        "asks_for_an_end": asks_for_an_end(action),
        "private": action.private,
        "text": action.text,
        "lineage": [
            {
                "citation": step.source.citation,
                "date": step.source.date,
                "turns": step.turns,
                "text": step.text,
            }
            for step in lineage(ledger, action)
        ],
    }


def decisions_table(
    folder: Folder, found: Iterable[DecisionNow], today: dt.date, altered: Collection[Id] = ()
) -> Table:
    """Decisions with what came of them; `altered` are meetings changed after approval."""
    shown = tuple((one, one.decision.source.meeting in altered) for one in found)
    return Table(
        head=(
            pgettext("column", "No."),
            _("Date"),
            *decision_names(),
            _("Initiative"),
            _("What it led to"),
            _("Text"),
        ),
        rows=tuple(_decision(folder, one, today, changed) for one, changed in shown),
        records=tuple(_decision_record(folder, one, changed) for one, changed in shown),
    )


def _decision(folder: Folder, one: DecisionNow, today: dt.date, changed: bool) -> tuple[str, ...]:
    """A decision."""
    decision, entry = one.decision, one.decision.entry
    text = marked(decision.text, private=entry.private)
    if changed:
        text = _("{text} (CHANGED AFTER APPROVAL)").format(text=text)
    return (
        decision.citation,
        decision.source.date.isoformat(),
        *(fact.words for fact in decision_facts(folder, entry)),
        initiative_words(folder, entry.initiative) if entry.initiative else "",
        came_of(folder, one, today, raw=True),
        _("{text} (corrected)").format(text=text) if decision.corrections else text,
    )


def _decision_record(folder: Folder, one: DecisionNow, changed: bool) -> Record:
    """A decision for other programs."""
    decision, entry = one.decision, one.decision.entry
    return {
        "citation": decision.citation,
        "date": decision.source.date,
        "item": decision.source.item,
        **{fact.key: getattr(entry, fact.key) for fact in decision_facts(folder, entry)},
        "look_again_text": entry.look_again_text,
        "figure": entry.figure,
        "otherwise": entry.otherwise,
        "initiative": entry.initiative,
        "private": entry.private,
        "text": decision.text,
        "corrected_in": [each.source.citation for each in decision.corrections],
        "changed_after_approval": changed,
        "original": decision.original.text if decision.corrections else None,
        "made_known": _standing(one.made_known),
        "changed": [{"initiative": id, "change": point.change} for id, point in one.changed],
        "actions": _standing(one.actions),
        "actions_beside": _standing(one.beside),
        "without_follow_up": one.unfollowed,
    }


def _standing(promises: Iterable[Promise]) -> list[Record]:
    """What was promised, and how it stands."""
    return [{"citation": each.citation, "state": each.state} for each in promises]


def load_table(folder: Folder, found: Iterable[Load], today: dt.date) -> Table:
    """Who has how many open actions, with how old the oldest is."""
    shown = tuple(found)
    return Table(
        head=(
            pgettext("column", "Owner"),
            pgettext("column", "Open"),
            pgettext("column", "Overdue"),
            pgettext("column", "Oldest"),
        ),
        rows=tuple(
            (
                loaded_words(folder, one),
                str(one.open),
                str(one.overdue),
                age_words(one.since, today),
            )
            for one in shown
        ),
        records=tuple(msgspec.structs.asdict(one) for one in shown),
        urgent=frozenset(n for n, one in enumerate(shown) if one.overdue),
        caption=_("Who has how many open actions"),
    )


def lines_table(
    folder: Folder, hits: Iterable[Hit], today: dt.date, altered: Collection[Id] = ()
) -> Table:
    """Lines that were found, in their order; `altered` are meetings changed after approval."""
    shown = tuple((one, one.line.meeting in altered) for one in hits)
    return Table(
        head=(
            pgettext("column", "No."),
            _("Kind"),
            _("Initiative"),
            _("State"),
            pgettext("column", "Due"),
            pgettext("column", "Owner"),
            _("Text"),
        ),
        rows=tuple(_line(folder, one, today, changed) for one, changed in shown),
        records=tuple(_line_record(one, today, changed) for one, changed in shown),
        marks=tuple(one.spans for one, _changed in shown),
    )


def _line(folder: Folder, hit: Hit, today: dt.date, changed: bool) -> tuple[str, ...]:
    """A line that was found, with its state or outcome."""
    line, kind = hit.line, line_kind(hit.line.kind)
    mended = corrected_notes(folder, line.recorded, line.entry)
    notes = (line_lead(folder, line), line_state(line, today), *mended)
    notes += (_("CHANGED AFTER APPROVAL"),) if changed else ()
    whose = line.owners or line.owner_text
    return (
        line.citation,
        _("{kind} (private)").format(kind=kind) if line.private else kind,
        initiative_words(folder, line.initiative) if line.initiative else "",
        "; ".join(note for note in notes if note),
        line.due.isoformat() if line.due else "",
        owners_words(folder, line.owners, line.owner_text) if whose else "",
        line.text,
    )


def _line_record(hit: Hit, today: dt.date, changed: bool) -> Record:
    """A line that was found for other programs, with the fields that it said otherwise before."""
    line = hit.line
    openly = {name: one for name, one in line.openly.items() if name != "entry"}
    told: Record = msgspec.to_builtins(replace(line, entry=None, recorded=None, openly=openly))
    parts = (part for field in line.changed for part in parts_of(field))
    before = {part: msgspec.to_builtins(getattr(line.recorded, part)) for part in parts}
    told |= {"before": before} if before else {}
    late = line.overdue(today)
    return told | {"spans": hit.spans, "overdue": late, "changed_after_approval": changed}
