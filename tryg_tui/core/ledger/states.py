"""How actions, topics and decisions stand after all that was said of them later."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from tryg_tui.core.ledger.ledger import (
    ActionState,
    Cited,
    Correction,
    DecisionState,
    FollowedUp,
    OutreachState,
    Promise,
    Source,
    TopicState,
    corrected_text,
)
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import Action, AnyEntry, Decision, Outreach, Topic

P = TypeVar("P", bound=Promise)
S = TypeVar("S", bound=Promise | TopicState | DecisionState)


class Later(NamedTuple):
    """What was said later of entries."""

    corrections: dict[Citation, tuple[Correction, ...]]
    followups: dict[Citation, tuple[FollowedUp, ...]]

    def action(self, source: Source, entry: Action) -> ActionState:
        """An action with the owner, due date and state its last follow-up gave it."""
        return self._after_all(ActionState(source=source, entry=entry, **self._born(source, entry)))

    def outreach(self, source: Source, entry: Outreach) -> OutreachState:
        """An outreach with the owner, due date and state its last follow-up gave it."""
        born = self._born(source, entry) | {"state": "done" if entry.done else "open"}
        return self._after_all(OutreachState(source=source, entry=entry, **born))

    def topic(self, source: Source, entry: Topic) -> TopicState:
        """A parked topic with the state its last follow-up gave it."""
        lineage = self.followups.get(source.citation, ())
        return TopicState(
            source=source,
            entry=entry,
            text=corrected_text(self.corrections, source.citation, entry),
            state=lineage[-1].entry.state if lineage else "open",
            lineage=lineage,
        )

    def decision(self, source: Source, entry: Decision) -> DecisionState:
        """A decision as it reads now."""
        return DecisionState(
            source=source,
            entry=entry,
            text=corrected_text(self.corrections, source.citation, entry),
            corrections=self.corrections.get(source.citation, ()),
        )

    def _born(self, source: Source, entry: Action | Outreach) -> dict[str, Any]:
        """What an action or outreach says before anybody has looked at it again."""
        return {
            "text": corrected_text(self.corrections, source.citation, entry),
            "owners": entry.owners,
            "owner_text": entry.owner_text,
            "due": entry.due,
            "due_text": entry.due_text,
        }

    def _after_all(self, state: P) -> P:
        """An action or outreach after all its follow-ups."""
        for step in self.followups.get(state.citation, ()):
            state = state.after(step)
        return state


def states(
    known: tuple[S, ...],
    changed: set[Citation],
    entries: list[Cited],
    kind: type[AnyEntry],
    state: Callable[[Source, Any], S],
) -> tuple[S, ...]:
    """How the entries of a kind stand: those that have changed anew, and further ones."""
    if changed:
        known = tuple(
            state(one.source, one.entry) if one.source.citation in changed else one for one in known
        )
    return (*known, *(state(*each) for each in entries if isinstance(each[1], kind)))
