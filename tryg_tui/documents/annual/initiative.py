"""The section of the yearly report for each initiative that reports."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.input.names import INDICATOR_JOINT
from tryg_tui.core.ledger.ledger import LifePoint, ReadingPoint
from tryg_tui.core.measures.forms import forms
from tryg_tui.core.measures.indicators import Measured, measured_one
from tryg_tui.core.measures.moves import rivals
from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative, Platform, Reading
from tryg_tui.documents.annual.facts import (
    decision_parts,
    fact_parts,
    step_parts,
    strategy_parts,
    unknown,
    untold,
    without_unknown,
)
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    date_words,
    joined,
    lines_words,
    lowered,
    missing,
    paragraph,
    says,
    together,
    told,
    trimmed,
)
from tryg_tui.locale import _, long_date
from tryg_tui.words.corrections import was_figure
from tryg_tui.words.figures import (
    baseline_change,
    baseline_words,
    figure_of,
    pattern_words,
    rolling_words,
    target_stated,
)
from tryg_tui.words.names import body_words
from tryg_tui.words.vocabulary import platform_state


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
    """An initiative: goal, form, facts, what was decided, people, platforms, figures, next steps.

    What changed in its life stands with the changes of all.
    """
    initiative = loaded.value
    name = f"reports/{initiative.id}"
    yield paragraph(
        f"{name}/goal",
        joined(
            initiative.goal or without_unknown(initiative.goal_text),
            initiative.description,
            belonging(scope, initiative),
        ),
        cited_goal(loaded),
        heading=initiative.title,
        lead=_("Goal") if initiative.goal else "",
    )
    rest = list(_rest(scope, loaded))
    said = " ".join(part.text for part in rest if not part.missing)
    yield from _form(scope, initiative, said)
    yield from rest
    if not initiative.goal and not without_unknown(initiative.goal_text):
        text = _("{initiative}: no goal is stated.").format(initiative=initiative.title)
        yield missing(f"{name}/goal-missing", text)


def _rest(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """What is told of an initiative beside its goal and its form."""
    initiative = loaded.value
    name = f"reports/{initiative.id}"
    form = scope.folder.report(initiative.id, scope.year)
    yield from fact_parts(
        scope,
        loaded.path,
        initiative.facts,
        "reports",
        about=initiative.title,
        said=form.value.summary if form else "",
    )
    yield from decision_parts(scope, initiative.id, "reports")
    for number, lead in enumerate(initiative.leads, 1):
        if scope.lasts(lead.since, lead.until):
            since = told(_("since {when}"), when=date_words(lead.since, lead.since_text))
            until = told(_("until {when}"), when=date_words(lead.until, lead.until_text))
            text, cited = together(lead.title, since, until), cited_fact(loaded.path, lead)
            yield paragraph(f"{name}/lead-{number}", text, cited, lead=_("Lead"))
    for platform in initiative.platforms:
        if scope.lasts(platform.since, None):
            cited = cited_fact(loaded.path, platform)
            yield paragraph(f"{name}/platform-{platform.id}", _platform(platform), cited, item=True)
            if platform.closed_text != without_unknown(platform.closed_text):
                about = together(initiative.title, platform.title)
                yield unknown(f"{name}/platform-{platform.id}", about, platform.closed_text)
    yield from reading_parts(scope, loaded, "reports")
    yield from step_parts(scope, loaded, "reports")


def belonging(scope: Scope, initiative: Initiative) -> str:
    """Which group an initiative belongs to, where that is stated."""
    group = body_words(scope.folder, initiative.body)
    return f"{_('Belongs to')}: {group}" if group else ""


def cited_goal(loaded: Loaded[Initiative]) -> str:
    """Where goal and description of an initiative come from."""
    return together(loaded.path, lines_words(loaded.value.lines))


def _form(scope: Scope, initiative: Initiative, said: str) -> Iterator[Part]:
    """The year in the words of the form as far as nothing else tells it, or that none came in."""
    form = scope.folder.report(initiative.id, scope.year)
    name = f"reports/{initiative.id}/form"
    if form is None:
        text = _("No form of {year} has come in from {initiative}.")
        yield missing(name, text.format(year=scope.year, initiative=initiative.title))
    elif summary := untold(form.value.summary, said):
        cited = together(form.path, lines_words(form.value.lines))
        yield paragraph(name, summary, cited)


def _platform(platform: Platform) -> str:
    """A part of the initiative with a life of its own: one that goes on is only told since when."""
    since = told(_("since {when}"), when=date_words(platform.since, ""))
    state = platform_state(platform.state) if platform.state != "active" else ""
    beside = together(lowered(state), since)
    title = f"{platform.title} ({beside})" if beside else platform.title
    goal = f"{title}: {platform.goal}" if platform.goal else title
    return joined(goal, without_unknown(platform.closed_text))


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
            lead = _("In figures")
            yield paragraph(name, _figure(scope, one), *sources, lead=lead)
            about = together(loaded.value.title, indicator.title)
            for number, each in enumerate(found, 1):
                if each.text != without_unknown(each.text):
                    yield unknown(f"{name}/{number}", about, each.text)
        else:
            text = _("{initiative}: no figure is stated for “{indicator}”.")
            text = text.format(initiative=loaded.value.title, indicator=indicator.title)
            yield missing(f"{section}/{loaded.value.id}/no-figure-{indicator.id}", text)


def _cited_reading(scope: Scope, path: str, point: ReadingPoint) -> str:
    """Where a reading comes from."""
    if point.source is not None:
        return together(" ".join(point.reference.split()), cited_entry_words(scope, point.source))
    return together(path, lines_words(point.lines), " ".join(point.reference.split()))


def _figure(scope: Scope, one: Measured) -> str:
    """An indicator with its readings, each with its period, how exactly it is stated, what is said
    of it alone, and where others say otherwise whose it is; those that are missing, each with the
    reason; and what they come to.
    """
    indicator, readings = one.indicator, one.points
    every: list[ReadingPoint | Reading] = [*readings, *one.gaps]
    # What covers the whole period needs not be told when.
    whole = f"{long_date(scope.first)} – {long_date(scope.last)}"
    values = []
    for each in sorted(every, key=lambda it: it.date or dt.date.min):
        notes = [date_words(each.date, each.period)]
        notes = [] if notes == [whole] else notes
        if isinstance(each, ReadingPoint):
            whose = each.reference if rivals(indicator, readings, each) else ""
            notes += [whose, was_figure(indicator, each)]
        figure = figure_of(indicator, each)
        note = trimmed(without_unknown(each.text))
        notes += ["" if says(indicator.title + figure, note) else lowered(note)]
        when = "; ".join(filter(None, notes))
        values.append(f"{figure} ({when})" if when else figure)
    if any(rivals(indicator, readings, each) for each in readings):
        values.append(_("the sources disagree"))
    return joined(
        f"{indicator.title}: {'; '.join(values)}" if values else indicator.title,
        told(_("Baseline: {baseline}"), baseline="" if readings else baseline_words(indicator)),
        told(_("Target: {target}"), target=target_stated(indicator)),
        told(_("Since the baseline: {change}"), change=baseline_change(indicator, readings)),
        told(_("The last 12 months: {change}"), change=rolling_words(one)),
        told(_("Pattern: {found}"), found=pattern_words(one)),
        *(
            joined(_("Not comparable with before {date}").format(date=long_date(it.before)), it.why)
            for it in indicator.breaks
            if it.before <= scope.last
        ),
    )


def cited_life(scope: Scope, loaded: Loaded[Initiative], point: LifePoint) -> str:
    """Where a change in the life of an initiative comes from."""
    if point.source is not None:
        return cited_entry_words(scope, point.source)
    told = (point.change, point.date, point.text)
    events = loaded.value.lifecycle
    found = next((one for one in events if (one.change, one.date, one.text) == told), None)
    return cited_fact(loaded.path, found) if found else loaded.path
