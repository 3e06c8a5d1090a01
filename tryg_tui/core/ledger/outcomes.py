"""What came of each decision: what was agreed with it, made known of it and changed by it; and of
what is planned.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.ledger import (
    ActionState,
    DecisionState,
    Ledger,
    LifePoint,
    OutreachState,
    agreed,
)
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Step
from tryg_tui.core.search import query

S = TypeVar("S", ActionState, OutreachState)


class DecisionNow(msgspec.Struct, frozen=True, kw_only=True):
    """A decision and what is recorded as having come of it."""

    decision: DecisionState
    made_known: tuple[OutreachState, ...] = ()
    """The outreach that cites it."""
    changed: tuple[tuple[Id, LifePoint], ...] = ()
    """The changes in an initiative's life that cite it, each with the initiative."""
    actions: tuple[ActionState, ...] = ()
    """The actions that cite it."""
    beside: tuple[ActionState, ...] = ()
    """Where none cites it: the actions agreed after it under the same item and about the same
    initiative, before the next decision there, that cite no other; the minutes do not link them,
    so more is not claimed."""

    @property
    def agreed(self) -> tuple[ActionState, ...]:
        """The actions agreed with it, by what the minutes say or by where they stand."""
        return self.actions or self.beside

    @property
    def leads_on(self) -> bool:
        """Whether something is recorded as having come of it, or it is to be looked at again."""
        came = self.made_known or self.changed or self.agreed
        return bool(came) or self.decision.entry.comes_back

    @property
    def unfollowed(self) -> bool:
        """Whether it was to lead to something, and nothing has come of it or is to."""
        return self.decision.entry.outcome in (None, "adopted") and not self.leads_on


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """The decisions of one meeting, in the order of its minutes."""

    every: tuple[DecisionNow, ...] = ()
    private: frozenset[Citation] = frozenset()
    """Those of them that not everybody may see."""

    @property
    def told(self) -> tuple[DecisionNow, ...]:
        """Those that everybody may see, which are the ones counted."""
        return tuple(one for one in self.every if one.decision.citation not in self.private)


def decisions(ledger: Ledger) -> tuple[DecisionNow, ...]:
    """Every decision, oldest first, with what came of it."""
    known: dict[Citation, list[OutreachState]] = defaultdict(list)
    for one in ledger.outreach:
        known[one.entry.of].append(one)
    changed: dict[Citation, list[tuple[Id, LifePoint]]] = defaultdict(list)
    for initiative, points in ledger.lives.items():
        for point in points:
            if point.entry is not None and point.entry.of:
                changed[point.entry.of].append((initiative, point))
    cited: dict[Citation, list[ActionState]] = defaultdict(list)
    for action in ledger.actions:
        cited[action.entry.of].append(action)
    beside = _beside(ledger)
    return tuple(
        DecisionNow(
            decision=decision,
            made_known=tuple(known.get(decision.citation, ())),
            changed=tuple(changed.get(decision.citation, ())),
            actions=tuple(cited.get(decision.citation, ())),
            beside=() if decision.citation in cited else tuple(beside.get(decision.citation, ())),
        )
        for decision in ledger.decisions
    )


def decided_at(folder: Folder, ledger: Ledger, meeting: Id) -> Decided:
    """What a meeting decided. What it only approved, as earlier minutes, is no decision of its own,
    and what is private is counted apart, so that everybody is told the same number.
    """
    every = tuple(one for one in decisions(ledger) if one.decision.source.meeting == meeting)
    private = (one.decision.citation for one in every if _is_hidden(folder, one.decision))
    return Decided(every=every, private=frozenset(private))


def again_at(decision: DecisionState) -> tuple[dt.date | None, str]:
    """The day a decision is looked at again, and that in words, as it was said last."""
    if not decision.lineage:
        return decision.entry.look_again, decision.entry.look_again_text
    last = decision.lineage[-1].entry
    return last.due, last.due_text


def unfollowed(folder: Folder, ledger: Ledger) -> dict[Citation, bool]:
    """The decisions that led to nothing as far as all may know, each with whether that is so."""
    return {
        one.decision.citation: one.unfollowed
        for one in decisions(ledger)
        if shown_to_all(folder, one).unfollowed
    }


def shown_to_all(folder: Folder, one: DecisionNow) -> DecisionNow:
    """A decision with only what came of it that is not private."""

    def seen(states: Iterable[S]) -> tuple[S, ...]:
        return tuple(state for state in states if not _is_hidden(folder, state))

    return replace(
        one,
        made_known=seen(one.made_known),
        changed=tuple(pair for pair in one.changed if not _is_hidden(folder, pair[1])),
        actions=seen(one.actions),
        beside=seen(one.beside),
    )


def _is_hidden(
    folder: Folder, state: ActionState | OutreachState | LifePoint | DecisionState
) -> bool:
    """Whether a decision, or something that came of one, is private."""
    loaded = folder.meeting(state.source.meeting) if state.source else None
    if loaded is None or state.entry is None:
        return False
    return is_private(folder, loaded.value, state.entry)


def _beside(ledger: Ledger) -> dict[Citation, list[ActionState]]:
    """The actions that follow each decision under the same item about the same initiative."""
    under: dict[Subject, list[tuple[int, Citation]]] = defaultdict(list)
    for decision in ledger.decisions:
        under[_subject(decision)].append((decision.entry.n, decision.citation))
    found: dict[Citation, list[ActionState]] = defaultdict(list)
    for action in ledger.actions:
        if action.entry.of:
            continue
        numbers = under.get(_subject(action), ())
        before = [citation for number, citation in numbers if number < action.entry.n]
        if before:
            found[before[-1]].append(action)
    return found


Subject = tuple[Id, Id, Id]
"""The meeting, item and initiative of a decision or action."""


def _subject(state: DecisionState | ActionState) -> Subject:
    """The subject of a decision or action."""
    return state.source.meeting, state.source.item, state.entry.initiative


def agreed_as(ledger: Ledger, initiative: Id, step: Step) -> ActionState | None:
    """The action as which minutes hold a planned step of an initiative, the latest, or None: it has
    most words of the shorter, and due date and owner now, or as they were agreed.
    """
    words = set(query.folded_words(step.text).split())

    def fits(one: ActionState) -> bool:
        there = set(query.folded_words(one.text).split())
        alike = 2 * len(words & there) > min(len(words), len(there))
        return alike and agreed(step) in map(agreed, (one, one.entry, one.original))

    those = (one for one in reversed(ledger.actions) if one.entry.initiative == initiative)
    return next(filter(fits, those), None)
