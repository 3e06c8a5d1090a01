"""Actions, decisions and lines that were found, as tables for people and records for programs."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.ledger.lineage import asks_for_an_end, lineage
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.decisions import DecisionNow
from tryg_tui.core.search.match import Hit
from tryg_tui.locale import _, pgettext
from tryg_tui.words import vocabulary
from tryg_tui.words.citations import place_near
from tryg_tui.words.names import dissent_words, initiative_words, owners_words
from tryg_tui.words.review import hit_notes, line_kind, line_lead, line_state, turn

Record = dict[str, Any]
"""What a row tells, for other programs: English keys, ids, dates as such."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table."""

    cells: tuple[str, ...]
    record: Record
    marks: tuple[tuple[int, int], ...] = ()
    """What of the last cell was looked for, in characters."""
    urgent: bool = False
    """Whether it asks for something to be done."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under headings; the last column holds the longest text."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


def actions_table(
    folder: Folder, ledger: Ledger, actions: Iterable[ActionState], today: dt.date
) -> Table:
    """Actions as they stand on a day."""
    return Table(
        head=(
            pgettext("column", "No."),
            _("State"),
            pgettext("column", "Due"),
            pgettext("column", "Owner"),
            _("Initiative"),
            _("Carried over"),
            pgettext("column", "End it?"),
            pgettext("column", "Agreed at"),
            _("Text"),
        ),
        rows=tuple(_action(folder, ledger, one, today) for one in actions),
    )


def action_state(action: ActionState, today: dt.date) -> str:
    """How an action stands on a day, in a word or two."""
    if action.overdue(today):
        return pgettext("action", "Overdue")
    return vocabulary.followup_state(action.state)


def _action(folder: Folder, ledger: Ledger, action: ActionState, today: dt.date) -> Row:
    """An action."""
    entry, owners = action.entry, action.owners or action.owner_text
    due = action.due_text or (action.due.isoformat() if action.due else "")
    asks = asks_for_an_end(action)
    meeting = folder.meeting(action.source.meeting)
    title = meeting.value.title if meeting else action.source.meeting
    return Row(
        cells=(
            action.citation,
            action_state(action, today),
            due,
            owners_words(folder, action.owners, action.owner_text) if owners else "",
            initiative_words(folder, entry.initiative) if entry.initiative else "",
            str(action.carried),
            _("yes") if asks else "",
            title,
            marked(action.text, private=action.private),
        ),
        record={
            "citation": action.citation,
            "meeting": action.source.meeting,
            "meeting_title": title,
            "date": action.source.date,
            "item": action.source.item,
            "state": action.state,
            "overdue": action.overdue(today),
            "due": action.due,
            "due_text": action.due_text,
            "owners": action.owners,
            "owner_text": action.owner_text,
            "initiative": entry.initiative,
            "carried": action.carried,
            "asks_for_an_end": asks,
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
        },
        urgent=action.overdue(today) or asks,
    )


def marked(text: str, *, private: bool) -> str:
    """A text on one line, and whether it is private."""
    flat = " ".join(text.split())
    return _("(private) {text}").format(text=flat) if private else flat


def decisions_table(
    folder: Folder, found: Iterable[DecisionNow], altered: Collection[Id] = ()
) -> Table:
    """Decisions with what came of them; `altered` are meetings changed after approval."""
    return Table(
        head=(
            pgettext("column", "No."),
            _("Date"),
            _("Outcome"),
            _("Dissent"),
            _("Initiative"),
            _("What it led to"),
            _("Text"),
        ),
        rows=tuple(
            _decision(folder, one, altered=one.decision.source.meeting in altered) for one in found
        ),
    )


def led_words(one: DecisionNow, *, raw: bool = False) -> str:
    """What came of a decision, and which actions were agreed with it; `raw` cites for programs."""

    def place(citation: Citation) -> str:
        return citation if raw else place_near(citation, one.decision.source.meeting)

    told = [vocabulary.change(point.change) for _, point in one.changed]
    told += [
        f"{vocabulary.entry_kind('outreach')} {place(each.citation)}: "
        f"{vocabulary.followup_state(each.state)}"
        for each in one.made_known
    ]
    told += [
        f"{vocabulary.entry_kind('action')} {place(each.citation)}: "
        f"{vocabulary.followup_state(each.state)}"
        for each in one.actions
    ]
    beside = [
        f"{place(each.citation)}: {vocabulary.followup_state(each.state)}" for each in one.beside
    ]
    if beside:
        # The minutes do not say that these follow from the decision.
        told.append(_("agreed with it: {actions}").format(actions="; ".join(beside)))
    return "; ".join(told)


def _decision(folder: Folder, one: DecisionNow, *, altered: bool) -> Row:
    """A decision."""
    decision, entry = one.decision, one.decision.entry
    text = marked(decision.text, private=entry.private)
    if altered:
        text = _("{text} (CHANGED AFTER APPROVAL)").format(text=text)
    return Row(
        cells=(
            decision.citation,
            decision.source.date.isoformat(),
            vocabulary.outcome(entry.outcome) if entry.outcome else "",
            dissent_words(folder, entry.dissent),
            initiative_words(folder, entry.initiative) if entry.initiative else "",
            led_words(one, raw=True),
            _("{text} (corrected)").format(text=text) if decision.corrections else text,
        ),
        record={
            "citation": decision.citation,
            "date": decision.source.date,
            "item": decision.source.item,
            "outcome": entry.outcome,
            "dissent": entry.dissent,
            "initiative": entry.initiative,
            "private": entry.private,
            "text": decision.text,
            "corrected_in": [each.source.citation for each in decision.corrections],
            "changed_after_approval": altered,
            "original": entry.text if decision.corrections else None,
            "made_known": [
                {"citation": each.citation, "state": each.state} for each in one.made_known
            ],
            "changed": [{"initiative": id, "change": point.change} for id, point in one.changed],
            "actions": [{"citation": each.citation, "state": each.state} for each in one.actions],
            "actions_beside": [
                {"citation": each.citation, "state": each.state} for each in one.beside
            ],
        },
    )


def lines_table(
    folder: Folder, hits: Iterable[Hit], today: dt.date, altered: Collection[Id] = ()
) -> Table:
    """Lines that were found, in their order; `altered` are meetings changed after approval."""
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
        rows=tuple(_line(folder, one, today, altered=one.line.meeting in altered) for one in hits),
    )


def _line(folder: Folder, hit: Hit, today: dt.date, *, altered: bool) -> Row:
    """A line that was found, with its state or outcome."""
    line, kind = hit.line, line_kind(hit.line.kind)
    notes = (line_lead(folder, line), line_state(line, today), *hit_notes(hit))
    notes += (_("CHANGED AFTER APPROVAL"),) if altered else ()
    whose = line.owners or line.owner_text
    return Row(
        cells=(
            line.citation,
            _("{kind} (private)").format(kind=kind) if line.private else kind,
            initiative_words(folder, line.initiative) if line.initiative else "",
            "; ".join(note for note in notes if note),
            line.due.isoformat() if line.due else "",
            owners_words(folder, line.owners, line.owner_text) if whose else "",
            line.text,
        ),
        record=msgspec.to_builtins(line)
        | {"spans": hit.spans, "overdue": line.overdue(today), "changed_after_approval": altered},
        marks=hit.spans,
    )


def step_words(turns: Iterable[Any]) -> str:
    """What happened to an action at one place, in words."""
    return ", ".join(turn(one) for one in turns)
