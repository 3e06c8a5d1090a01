"""The section of the yearly report for each initiative that reports."""

from collections.abc import Iterator

from tryg_tui.core.ledger.ledger import LifePoint, ReadingPoint
from tryg_tui.core.measures.forms import forms
from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Indicator, Initiative, Lead, Platform, Step
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    date_words,
    dated,
    fact_parts,
    joined,
    lines_words,
    says,
)
from tryg_tui.locale import _, long_date
from tryg_tui.words.dates import when_words
from tryg_tui.words.figures import counted
from tryg_tui.words.names import owners_words, status_words
from tryg_tui.words.vocabulary import not_stated, platform_state


def reports(scope: Scope) -> Iterator[Part]:
    """The initiatives that are asked for a form of the year, one after the other."""
    asked = {
        row.initiative.id
        for row in forms(scope.folder, scope.ledger, scope.today).rows
        for form in row.forms
        if form.year == scope.year and form.state != "not-asked"
    }
    strategy = scope.folder.strategy
    if strategy is not None:
        yield from fact_parts(scope, strategy.path, strategy.value.facts, "reports")
    for loaded in scope.folder.initiatives:
        if loaded.value.id in asked:
            yield from initiative_parts(scope, loaded)


def initiative_parts(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """An initiative: goal, form, people, platforms, figures, facts, next steps.

    What changed in its life stands with the changes of all, what meetings said in the annex.
    """
    initiative = loaded.value
    name = f"reports/{initiative.id}"
    goal = initiative.goal or initiative.goal_text or _("No goal is stated.")
    yield Part(
        id=f"{name}/goal",
        section="reports",
        heading=initiative.title,
        text=joined(_("Goal: {goal}").format(goal=goal), initiative.description),
        missing=not (initiative.goal or initiative.goal_text),
        sources=(", ".join(filter(None, (loaded.path, lines_words(initiative.lines)))),),
    )
    yield _form(scope, initiative)
    for lead in initiative.leads:
        yield _lead(scope, loaded, lead)
    for platform in initiative.platforms:
        yield _platform(scope, loaded, platform)
    yield from reading_parts(scope, loaded, "reports")
    yield from fact_parts(scope, loaded.path, initiative.facts, "reports")
    yield from step_parts(scope, loaded, "reports")


def _form(scope: Scope, initiative: Initiative) -> Part:
    """The year in the words of the form, or that no form came in."""
    form = scope.folder.report(initiative.id, scope.year)
    name = f"reports/{initiative.id}/form"
    if form is None:
        text = _("No form of {year} has come in from {initiative}.")
        return Part(
            id=name,
            section="reports",
            missing=True,
            text=text.format(year=scope.year, initiative=initiative.title),
        )
    status = form.value.status
    return Part(
        id=name,
        section="reports",
        text=joined(
            form.value.summary,
            _("Status: {status}").format(status=status_words(scope.folder, status))
            if status
            else "",
        ),
        sources=(", ".join(filter(None, (form.path, lines_words(form.value.lines)))),),
    )


def _lead(scope: Scope, loaded: Loaded[Initiative], lead: Lead) -> Part:
    """Who leads it, since when and until when."""
    until = date_words(lead.until, lead.until_text)
    since = _("since {when}").format(when=lead.since_text) if lead.since_text else ""
    end = _("until {when}").format(when=until) if until else ""
    return Part(
        id=f"reports/{loaded.value.id}/lead-{loaded.value.leads.index(lead) + 1}",
        section="reports",
        text=_("Lead: {lead}.").format(lead=", ".join(filter(None, (lead.title, since, end)))),
        sources=(cited_fact(scope, loaded.path, lead),),
    )


def _platform(scope: Scope, loaded: Loaded[Initiative], platform: Platform) -> Part:
    """A part of the initiative with a life of its own."""
    state = platform_state(platform.state)
    since = _("since {when}").format(when=long_date(platform.since)) if platform.since else ""
    mark = ", ".join(filter(None, (state, since)))
    return Part(
        id=f"reports/{loaded.value.id}/platform-{platform.id}",
        section="reports",
        item=True,
        text=joined(
            _("Platform {title} ({state}): {goal}").format(
                title=platform.title, state=mark, goal=platform.goal or not_stated()
            ),
            platform.closed_text,
        ),
        sources=(cited_fact(scope, loaded.path, platform),),
    )


def reading_parts(scope: Scope, loaded: Loaded[Initiative], section: Section) -> Iterator[Part]:
    """The figures of an initiative, each indicator with its target and its readings so far."""
    for indicator in loaded.value.indicators:
        points = scope.ledger.readings.get((loaded.value.id, indicator.id), ())
        found = [one for one in points if one.date is None or one.date <= scope.last]
        if not found and not indicator.target_text:
            continue
        sources = [cited_fact(scope, loaded.path, indicator)]
        sources += [_cited_reading(scope, loaded.path, one) for one in found]
        yield Part(
            id=f"{section}/{loaded.value.id}/figure-{indicator.id}",
            section=section,
            item=True,
            text=_figure(indicator, found),
            sources=tuple(dict.fromkeys(sources)),
        )


def _cited_reading(scope: Scope, path: str, point: ReadingPoint) -> str:
    """Where a reading comes from."""
    if point.source is not None:
        return cited_entry_words(scope, point.source)
    parts = (path, lines_words(point.lines), " ".join(point.reference.split()))
    return ", ".join(filter(None, parts))


def _figure(indicator: Indicator, readings: list[ReadingPoint]) -> str:
    """An indicator with its readings, each with its period and how exactly it is stated."""
    values = []
    for one in readings:
        value = counted(indicator, one.value, one.qualifier)
        when = one.period or (long_date(one.date) if one.date else "")
        values.append(f"{value} ({when})" if when else value)
    target = indicator.target_text
    said = f"{indicator.title}: {'; '.join(values) or not_stated()}"
    return joined(
        said,
        _("Target: {target}").format(target=target) if target else "",
        *(one.text for one in readings if not says(said, one.text)),
    )


def cited_life(scope: Scope, loaded: Loaded[Initiative], point: LifePoint) -> str:
    """Where a change in the life of an initiative comes from."""
    if point.source is not None:
        return cited_entry_words(scope, point.source)
    told = (point.change, point.date, point.text)
    events = loaded.value.lifecycle
    found = next((one for one in events if (one.change, one.date, one.text) == told), None)
    return cited_fact(scope, loaded.path, found) if found else loaded.path


def step_parts(scope: Scope, loaded: Loaded[Initiative], section: Section) -> Iterator[Part]:
    """What is planned next, by whom and when."""
    for step in loaded.value.steps:
        yield Part(
            id=f"{section}/{loaded.value.id}/step-{step.id}",
            section=section,
            item=True,
            text=_step(scope, step),
            sources=(cited_fact(scope, loaded.path, step),),
        )


def _step(scope: Scope, step: Step) -> str:
    """A planned step."""
    owner = owners_words(scope.folder, step.owners, step.owner_text)
    due = when_words(step.due, step.due_text)
    return joined(
        _("Next step: {text}").format(text=dated(step.text, "")),
        _("Owner: {owner}").format(owner=owner),
        due[:1].upper() + due[1:],
    )
