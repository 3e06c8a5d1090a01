"""What is stated for a yearly report: facts told once, planned steps as they are now, and decisions
with what was expected of them and what came of that.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.as_known import years_in
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import ActionState, DecisionState, FollowedUp
from tryg_tui.core.ledger.outcomes import agreed_as
from tryg_tui.core.measures.revisits import OfIndex, Revisit, revisit
from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative, Step
from tryg_tui.core.model.safety_index import AreaFact, IndexReading, Measure
from tryg_tui.core.model.strategy import StatedFact
from tryg_tui.documents.annual.parts import (
    STRATEGY,
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    corrected,
    dated,
    is_dated,
    joined,
    lowered,
    missing,
    paragraph,
    risen,
    together,
    told,
    trimmed,
)
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.words.dates import due_words, step_over_words
from tryg_tui.words.decisions import again_words, expected_words, result_words
from tryg_tui.words.names import owners_words
from tryg_tui.words.vocabulary import followup_state

_UNKNOWN = re.compile(r"\b(ikke oplyst|not stated)\b", re.IGNORECASE)
"""How the registers say that something is not known."""

_CLAUSE = re.compile(r"(?<=[.;:]) (?=\w)")
"""Where one statement ends within a text and another begins."""

_NOT = re.compile(r"\b(ikke|ingen|intet|not|no|none)\b", re.IGNORECASE)
"""What turns the meaning of a sentence round."""

_STEM = 6
"""Letters by which two words are taken for the same."""

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅ])")
"""Where a sentence ends and another begins."""

TOLD = 0.7
"""The part of its words by which a sentence counts as told already."""


def of_year(scope: Scope, path: str, fact: StatedFact | AreaFact) -> bool:
    """Whether a fact belongs to the report of the year.

    What the strategy states holds until something else is said. Lines are those of an earlier
    report, so what rests on them is of that report's year; else the fact's own time decides.
    """
    if fact.year is not None or path == STRATEGY:
        return fact.year in (None, scope.year)
    if fact.lines and (years := years_in(scope.folder.partnership.report)):
        return min(years) == scope.year
    years = years_in(fact.date_text)
    return not years or min(years) <= scope.year <= max(years)


def fact_parts(
    scope: Scope,
    path: str,
    facts: Iterable[StatedFact | AreaFact],
    section: Section,
    sources: dict[str, str] | None = None,
    *,
    is_out: bool = True,
    about: str = "",
    said: str = "",
) -> Iterator[Part]:
    """The facts of a file that belong to a section and to the year; of the year itself only once
    what they tell of `is_out`, and none that was `said` already.

    Those of the strategy that name no section are told where the strategy is. What a fact says
    is not known stands with what is missing, where it is told what it is `about`.
    """
    stem = path.removesuffix(".toml")
    usual = "about" if path == STRATEGY else section
    for number, fact in enumerate(facts, 1):
        waits = fact.year == scope.year and not is_out
        if not of_year(scope, path, fact) or (fact.section or usual) != section or waits:
            continue
        id, known = f"{section}/{stem}/fact-{number}", without_unknown(fact.text)
        when = fact.date_text if is_dated(scope, fact.date_text) else ""
        if known and not _is_said(text := dated(known, when), said):
            yield paragraph(id, text, cited_fact(path, fact, sources))
        if known != fact.text.strip():
            yield unknown(id, about, dated(fact.text, when))


def strategy_parts(scope: Scope, section: Section) -> Iterator[Part]:
    """What the strategy states that belongs to a section."""
    return fact_parts(scope, STRATEGY, scope.folder.partnership.facts, section)


def unknown(id: str, about: str, text: str) -> Part:
    """That something is not known, in the words of the registers, and what it is about."""
    return missing(f"{id}/missing", told("{about}: {text}", about=about, text=text) or text)


def without_unknown(text: str) -> str:
    """A text without the statements in it that something is not known."""
    clauses = _CLAUSE.split(text.strip())
    kept = [one for one in clauses if not _UNKNOWN.search(one)]
    left = re.sub(r"[;:]$", ".", " ".join(kept))
    return left if kept[:1] == clauses[:1] else risen(left)


def _is_said(text: str, said: str) -> bool:
    """Whether a sentence of what was said holds every word of a text and denies as much."""
    stems = {word[:_STEM] for word in re.findall(r"\w+", text.casefold())}
    denies = len(_NOT.findall(text))
    return any(
        stems <= {word[:_STEM] for word in re.findall(r"\w+", one.casefold())}
        and len(_NOT.findall(one)) == denies
        for one in _SENTENCE.split(said)
    )


def is_told(text: str, said: str) -> bool:
    """Whether what was said tells a text in other words: nearly all its words are there, and what
    says much of it denies as much.
    """
    stems, denies = _long_stems(text), len(_NOT.findall(text))
    parts = [(one, _long_stems(one)) for one in _SENTENCE.split(said)]
    close = [one for one, found in parts if len(stems & found) * 3 >= len(stems)]
    there = stems.intersection(*[set().union(*(found for _one, found in parts))])
    same = all(len(_NOT.findall(one)) == denies for one in close)
    return bool(stems) and same and len(there) >= TOLD * len(stems)


def _long_stems(text: str) -> set[str]:
    """The beginnings of the words of a text that are not the shortest."""
    return {word[:_STEM] for word in re.findall(r"\w{4,}", text.casefold())}


def untold(text: str, said: str) -> str:
    """The sentences of a text that what was said does not tell in other words."""
    kept = (one for one in _SENTENCE.split(text.strip()) if not is_told(one, said))
    return " ".join(kept)


class Plan(msgspec.Struct, frozen=True):
    """A planned step as it is now."""

    step: Step
    action: ActionState | None
    """The action that meetings have agreed it as, if any."""
    became: str
    """What became of it; empty while it is to be done."""

    @property
    def now(self) -> ActionState | Step:
        """What says who is to do it and when."""
        return self.action or self.step


def plans(scope: Scope, initiative: Initiative) -> Iterator[Plan]:
    """The planned steps of an initiative, but none that was over before the period."""
    end = ending(scope.ledger, initiative.id, scope.today)
    for step in initiative.steps:
        action = agreed_as(scope.ledger, initiative.id, step)
        over = action.ended[0] if action and action.state != "open" else None
        if any(day and day < scope.first for day in (step.done, step.lapsed, over)):
            continue
        became = step_over_words(step)
        if not became and action and over:
            became = f"{lowered(followup_state(action.state))} {long_date(over)}"
        if not became and end is not None:
            became = _("not done when the initiative ended")
        yield Plan(step, action, became)


def step_parts(scope: Scope, loaded: Loaded[Initiative], section: Section) -> Iterator[Part]:
    """What became of planned steps in the period, and what is still to be done next, by whom and
    when, as it was agreed.
    """
    initiative = loaded.value
    nobodys = 0
    for plan in sorted(plans(scope, initiative), key=lambda one: not one.became):
        step, action, now = plan.step, plan.action, plan.now
        is_owned = bool(now.owners or now.owner_text)
        owner = owners_words(scope.folder, now.owners, now.owner_text, lead=False)
        due = due_words(now.due, now.due_text) if now.due or now.due_text else ""
        beside = "; ".join(filter(None, (owner if is_owned else "", plan.became or due)))
        text = f"{trimmed(step.text)} ({beside})" if beside else step.text
        said = [action.source, *(one.source for one in action.lineage[-1:])] if action else []
        sources = (cited_entry_words(scope, one) for one in said)
        yield paragraph(
            f"{section}/{initiative.id}/step-{step.id}",
            joined(text, corrected(scope, action)),
            cited_fact(loaded.path, step),
            *sources,
            lead=_("No longer to be done") if plan.became else _("Next steps"),
        )
        nobodys += not is_owned and not plan.became
    if nobodys:
        text = ngettext(
            "{initiative}: nobody is named for {n} next step.",
            "{initiative}: nobody is named for {n} next steps.",
            nobodys,
        ).format(initiative=initiative.title, n=nobodys)
        yield missing(f"{section}/{initiative.id}/owner-missing", text)


def decision_parts(scope: Scope, initiative: Id, section: Section) -> Iterator[Part]:
    """What meetings of the period, and behind them rounds in writing, adopted about an initiative,
    or with none about the whole.
    """
    rounds = {one.value.id for one in scope.folder.meetings if one.value.written}
    for state in sorted(scope.ledger.decisions, key=lambda one: one.source.meeting in rounds):
        entry, day = state.entry, state.source.date
        if entry.outcome == "adopted" and entry.initiative == initiative and scope.holds(day):
            cited = cited_entry_words(scope, state.source)
            again = told(_("to be looked at again: {when}"), when=again_words(scope.folder, entry))
            one = _result(scope, state)
            result = result_words(scope.folder, one) if one else ""
            wanted = told(_("expected: {what}"), what="" if result else expected_words(entry))
            text = f"{trimmed(state.text)} ({together(long_date(day), again, wanted)})"
            text = joined(text, "" if _looked_at(scope, state) else result)
            lead = _("Decided in writing") if state.source.meeting in rounds else _("Decided")
            yield paragraph(f"{section}/{state.citation}", text, cited, lead=lead)
    yield from _results(scope, initiative, section)


def _results(scope: Scope, initiative: Id, section: Section) -> Iterator[Part]:
    """The decisions about an initiative, or the whole, that meetings of the period looked at again,
    or whose figure came in it: what was found, and the figure before the decision and now.
    """
    for state in scope.ledger.decisions:
        one, seen = _result(scope, state), _looked_at(scope, state)
        if one is None or state.entry.initiative != initiative or not (seen or _came(scope, one)):
            continue
        found, places, lead = "", [state.source], _("The figure since")
        for last in seen[-1:]:
            found = f"{long_date(last.source.date)}: {lowered(followup_state(last.entry.state))}"
            found = together(found, trimmed(last.entry.text))
            places, lead = [*places, last.source], _("Looked at again")
        decided = f"{trimmed(state.text)} ({long_date(state.source.date)})"
        text = joined(decided, found, result_words(scope.folder, one))
        cited = (cited_entry_words(scope, place) for place in places)
        yield paragraph(f"{section}/{state.citation}/again", text, *cited, lead=lead)


def _looked_at(scope: Scope, state: DecisionState) -> list[FollowedUp]:
    """What meetings of the period said of a decision that they looked at again."""
    return [step for step in state.lineage if scope.holds(step.source.date)]


def _result(scope: Scope, state: DecisionState) -> Revisit | None:
    """A decision that is to be looked at again, with no figure of a time after the period."""
    measures = tuple(
        replace(each, value=replace(each.value, readings=readings))
        for each in scope.folder.measures
        for readings in [tuple(r for r in each.value.readings if r.year <= scope.year)]
    )
    within = replace(scope.folder, measures=measures)
    one = revisit(within, scope.ledger, state.citation, scope.today)
    if one is None or isinstance(one.figure, OfIndex):
        return one
    return revisit(within, scope.ledger, state.citation, min(scope.today, scope.last))


def _came(scope: Scope, one: Revisit) -> bool:
    """Whether a figure of the period tells what came of an earlier decision."""
    entry, after = one.decision.entry, one.figure.after if one.figure else None
    if entry.outcome != "adopted" or one.decision.source.date >= scope.first or after is None:
        return False
    return after.year == scope.year if isinstance(after, IndexReading) else scope.holds(after.date)


def source_words(measure: Measure) -> dict[str, str]:
    """The publications of a measure by their ids, with their addresses."""
    return {
        source.id: f"{source.title}, {source.address}" if source.address else source.title
        for source in measure.sources
    }
