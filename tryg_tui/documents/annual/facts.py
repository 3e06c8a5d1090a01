"""What registers state for a yearly report: facts told once, and planned steps as they are now."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from tryg_tui.core.ledger.as_known import years_in
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.ledger.outcomes import agreed_as
from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative, Step
from tryg_tui.core.model.safety_index import AreaFact
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
    told,
    trimmed,
)
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.words.dates import due_words, step_over_words
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
        for one in re.split(r"(?<=[.!?]) (?=[A-ZÆØÅ])", said)
    )


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
