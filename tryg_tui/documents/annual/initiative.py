"""The section of the yearly report for each initiative that reports."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.input.names import INDICATOR_JOINT
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import LifePoint, ReadingPoint
from tryg_tui.core.ledger.outcomes import agreed_as
from tryg_tui.core.measures.forms import forms
from tryg_tui.core.measures.indicators import Measured, measured_one
from tryg_tui.core.measures.moves import rivals
from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative, Platform, Reading
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    corrected,
    date_words,
    dated,
    fact_parts,
    joined,
    lines_words,
    missing,
    paragraph,
    says,
    strategy_parts,
    together,
    told,
)
from tryg_tui.locale import _, long_date
from tryg_tui.words.corrections import was_figure
from tryg_tui.words.dates import step_over_words, when_words
from tryg_tui.words.figures import (
    baseline_change,
    baseline_words,
    figure_of,
    pattern_words,
    rolling_words,
    target_stated,
)
from tryg_tui.words.names import body_words, owners_words, status_words
from tryg_tui.words.vocabulary import followup_state, not_stated, platform_state


def reports(scope: Scope) -> Iterator[Part]:
    """The initiatives that are asked for a form of the year, one after the other."""
    asked = reporting(scope)
    yield from strategy_parts(scope, "reports")
    for loaded in scope.folder.initiatives:
        if loaded.value.id in asked:
            yield from initiative_parts(scope, loaded)


def reporting(scope: Scope) -> set[Id]:
    """The initiatives that are asked for a form of the year."""
    return {
        row.initiative.id
        for row in forms(scope.folder, scope.ledger, scope.today).rows
        for form in row.forms
        if form.year == scope.year and form.state != "not-asked"
    }


def initiative_parts(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """An initiative: goal, form, people, platforms, figures, facts, next steps.

    What changed in its life stands with the changes of all, what meetings said in the annex.
    """
    initiative = loaded.value
    name, stated = f"reports/{initiative.id}", initiative.goal or initiative.goal_text
    goal = _("Goal: {goal}").format(goal=stated or _("No goal is stated."))
    yield paragraph(
        f"{name}/goal",
        joined(goal, initiative.description, belonging(scope, initiative)),
        cited_goal(loaded),
        heading=initiative.title,
        missing=not stated,
    )
    yield _form(scope, initiative)
    for number, lead in enumerate(initiative.leads, 1):
        if not scope.lasts(lead.since, lead.until):
            continue
        since = told(_("since {when}"), when=date_words(lead.since, lead.since_text))
        until = told(_("until {when}"), when=date_words(lead.until, lead.until_text))
        text = _("Lead: {lead}.").format(lead=together(lead.title, since, until))
        yield paragraph(f"{name}/lead-{number}", text, cited_fact(loaded.path, lead))
    for platform in initiative.platforms:
        if not scope.lasts(platform.since, None):
            continue
        cited = cited_fact(loaded.path, platform)
        yield paragraph(f"{name}/platform-{platform.id}", _platform(platform), cited, item=True)
    yield from reading_parts(scope, loaded, "reports")
    yield from fact_parts(scope, loaded.path, initiative.facts, "reports")
    yield from step_parts(scope, loaded, "reports")


def belonging(scope: Scope, initiative: Initiative) -> str:
    """Which group an initiative belongs to, where that is stated."""
    group = body_words(scope.folder, initiative.body)
    return f"{_('Belongs to')}: {group}" if group else ""


def cited_goal(loaded: Loaded[Initiative]) -> str:
    """Where goal and description of an initiative come from."""
    return together(loaded.path, lines_words(loaded.value.lines))


def _form(scope: Scope, initiative: Initiative) -> Part:
    """The year in the words of the form, or that no form came in."""
    form = scope.folder.report(initiative.id, scope.year)
    name = f"reports/{initiative.id}/form"
    if form is None:
        text = _("No form of {year} has come in from {initiative}.")
        return missing(name, text.format(year=scope.year, initiative=initiative.title))
    status = told(_("Status: {status}"), status=status_words(scope.folder, form.value.status))
    cited = together(form.path, lines_words(form.value.lines))
    return paragraph(name, joined(form.value.summary, status), cited)


def _platform(platform: Platform) -> str:
    """A part of the initiative with a life of its own."""
    since = told(_("since {when}"), when=date_words(platform.since, ""))
    text = _("Platform {title} ({state}): {goal}").format(
        title=platform.title,
        state=together(platform_state(platform.state), since),
        goal=platform.goal or not_stated(),
    )
    return joined(text, platform.closed_text)


def reading_parts(scope: Scope, loaded: Loaded[Initiative], section: Section) -> Iterator[Part]:
    """The figures of an initiative, each indicator with its target and its readings so far."""
    for indicator in loaded.value.indicators:
        id = f"{loaded.value.id}{INDICATOR_JOINT}{indicator.id}"
        one = measured_one(scope.folder, scope.ledger, id, scope.last)
        assert one is not None
        found = tuple(each for each in one.points if each.date is None or each.date <= scope.last)
        one = replace(one, points=found)
        if found or one.gaps or target_stated(indicator) or baseline_words(indicator):
            name = f"{section}/{loaded.value.id}/figure-{indicator.id}"
            cited = (_cited_reading(scope, loaded.path, each) for each in found)
            sources = (cited_fact(loaded.path, indicator), *cited)
            yield paragraph(name, _figure(one, scope.last), *sources, item=True)


def _cited_reading(scope: Scope, path: str, point: ReadingPoint) -> str:
    """Where a reading comes from."""
    if point.source is not None:
        return together(" ".join(point.reference.split()), cited_entry_words(scope, point.source))
    return together(path, lines_words(point.lines), " ".join(point.reference.split()))


def _figure(one: Measured, last: dt.date) -> str:
    """An indicator with its readings, each with its period, how exactly it is stated, and where
    others say otherwise whose it is; those that are missing, each with the reason; and what they
    come to.
    """
    indicator, readings = one.indicator, one.points
    every: list[ReadingPoint | Reading] = [*readings, *one.gaps]
    values = []
    for each in sorted(every, key=lambda it: it.date or dt.date.min):
        notes = [each.period or (long_date(each.date) if each.date else "")]
        if isinstance(each, ReadingPoint):
            whose = each.reference if rivals(indicator, readings, each) else ""
            notes += [whose, was_figure(indicator, each)]
        when, figure = "; ".join(filter(None, notes)), figure_of(indicator, each)
        values.append(f"{figure} ({when})" if when else figure)
    if any(rivals(indicator, readings, each) for each in readings):
        values.append(_("the sources disagree"))
    said = f"{indicator.title}: {'; '.join(values) or not_stated()}"
    more = (
        f"{each.period}: {each.text}" if each.period and len(values) > 1 else each.text
        for each in every
        if not says(said, each.text)
    )
    return joined(
        said,
        told(_("Baseline: {baseline}"), baseline="" if readings else baseline_words(indicator)),
        told(_("Target: {target}"), target=target_stated(indicator)),
        told(_("Since the baseline: {change}"), change=baseline_change(indicator, readings)),
        told(_("The last 12 months: {change}"), change=rolling_words(one)),
        told(_("Pattern: {found}"), found=pattern_words(one)),
        *(
            joined(_("Not comparable with before {date}").format(date=long_date(it.before)), it.why)
            for it in indicator.breaks
            if it.before <= last
        ),
        *more,
    )


def cited_life(scope: Scope, loaded: Loaded[Initiative], point: LifePoint) -> str:
    """Where a change in the life of an initiative comes from."""
    if point.source is not None:
        return cited_entry_words(scope, point.source)
    told = (point.change, point.date, point.text)
    events = loaded.value.lifecycle
    found = next((one for one in events if (one.change, one.date, one.text) == told), None)
    return cited_fact(loaded.path, found) if found else loaded.path


def step_parts(scope: Scope, loaded: Loaded[Initiative], section: Section) -> Iterator[Part]:
    """What is planned next, by whom and when, as it was agreed; or what became of it, where that
    was not before the period.
    """
    initiative = loaded.value
    end = ending(scope.ledger, initiative.id, scope.today)
    for step in initiative.steps:
        action = agreed_as(scope.ledger, initiative.id, step)
        over = action.ended[0] if action and action.state != "open" else None
        if any(day and day < scope.first for day in (step.done, step.lapsed, over)):
            continue
        became = step_over_words(step)
        if not became and action and over:
            became = f"{followup_state(action.state)} {long_date(over)}"
        if not became and end is not None:
            became = _("not done when the initiative ended")
        said = dated(step.text, "")
        over_words = f"{became[:1].upper()}{became[1:]}: {said}"
        plan = action or step
        due = when_words(plan.due, plan.due_text)
        owner = owners_words(scope.folder, plan.owners, plan.owner_text, lead=False)
        text = joined(
            over_words if became else _("Next step: {text}").format(text=said),
            _("Owner: {owner}").format(owner=owner),
            "" if became else due[:1].upper() + due[1:],
            corrected(scope, action),
        )
        told = [action.source, *(one.source for one in action.lineage[-1:])] if action else []
        sources = (cited_entry_words(scope, one) for one in told)
        name = f"{section}/{initiative.id}/step-{step.id}"
        yield paragraph(name, text, cited_fact(loaded.path, step), *sources, item=True)
