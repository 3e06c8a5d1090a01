"""The sections of the yearly report out of registers: the survey, and outreach."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.measures.areas import home_area, own_areas
from tryg_tui.core.measures.survey import (
    area_of,
    files_of,
    known_by,
    measure_ids,
    measure_of,
    ordered_areas,
    out_by,
    reading,
    stated,
    survey,
    told_by,
)
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure
from tryg_tui.documents.annual.facts import (
    fact_parts,
    is_told,
    source_words,
    strategy_parts,
    unknown,
    without_unknown,
)
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    corrected,
    date_words,
    is_dated,
    joined,
    lowered,
    missing,
    paragraph,
    risen,
    says,
    sentence,
    tabled,
    together,
    told,
    trimmed,
)
from tryg_tui.documents.model import Figure
from tryg_tui.locale import _, listed, ngettext, pgettext
from tryg_tui.words.dates import when_words
from tryg_tui.words.figures import quantity, reading_figure
from tryg_tui.words.names import initiative_words, owners_words
from tryg_tui.words.survey import change_pieces, own_plot, plot_values
from tryg_tui.words.vocabulary import direction, precision

FEW = 3
"""How many initiatives something may be about for each of them to be named."""


def outreach(scope: Scope) -> Iterator[Part]:
    """What was done to make the work known, in order of date, and what was promised at meetings."""
    found = activities(scope)
    for loaded, activity in found:
        yield from _activity(scope, loaded, activity)
    yield from _counted(scope, found)
    of_year = [one for one in scope.folder.communication if one.value.year == scope.year]
    for loaded in of_year:
        yield from fact_parts(scope, loaded.path, loaded.value.facts, "outreach")
    told = " ".join(f"{one.title}. {sentence(one.text)}" for _loaded, one in found)
    stated = strategy_parts(scope, "outreach")
    yield from (part for part in stated if part.missing or not is_told(part.text, told))
    promised = list(_promised(scope))
    yield from promised
    if not (found or of_year or promised):
        text = _("The folder holds no outreach of {year}.")
        yield missing("outreach/none", text.format(year=scope.year))


def activities(scope: Scope) -> list[tuple[Loaded[CommunicationYear], Activity]]:
    """What was done in the period to make the work known, in order of date."""
    found = [
        (loaded, activity)
        for loaded in scope.folder.communication
        for activity in loaded.value.activities
        if (scope.holds(activity.date) if activity.date else loaded.value.year == scope.year)
    ]
    return sorted(found, key=lambda pair: _when(pair[1]))


def _when(activity: Activity) -> tuple[bool, bool, str, str]:
    """In order of date; what has no day after that, and what went on all the time last."""
    day = activity.date.isoformat() if activity.date else ""
    is_once = not activity.date_text or re.search(r"\d", activity.date_text) is not None
    return activity.date is None, not is_once, day, activity.title


def _activity(
    scope: Scope, loaded: Loaded[CommunicationYear], activity: Activity
) -> Iterator[Part]:
    """One thing done as sentences: when it was, where, for whom, with whom, and about what."""
    audience = lowered(activity.audience_text)
    audience = "" if audience.casefold() in activity.title.casefold() else audience
    place, others = activity.place, listed(list(activity.partners))
    about = [initiative_words(scope.folder, id) for id in activity.initiatives]
    told_already = f"{activity.title} {activity.text}"
    named = [title for title in about if not says(told_already, title)]
    n = len(about)
    many = ngettext("about {n} initiative", "about {n} initiatives", n).format(n=n)
    channel = "" if says(told_already, activity.channel) else activity.channel
    beside = together(
        channel,
        told(_("at {place}"), place=place if place not in told_already else ""),
        told(_("for {audience}"), audience=audience),
        told(_("with {partners}"), partners=others if others not in told_already else ""),
        told(_("about {initiatives}"), initiatives=listed(named)) if n <= FEW else many,
    )
    title = f"{activity.title} ({beside})" if beside else activity.title
    when = date_words(activity.date, activity.date_text)
    # A list tells what was done, a paragraph what went on all the time.
    is_once = bool(activity.date) or not when or re.search(r"\d", when) is not None
    begins = f"{risen(when)}: {title}" if activity.date and is_dated(scope, when) else title
    yield paragraph(
        f"outreach/{activity.id}",
        joined(begins, without_unknown(activity.text)),
        cited_fact(loaded.path, activity),
        item=is_once,
        lead="" if is_once else _("All the time"),
    )
    if activity.text.strip() != without_unknown(activity.text):
        yield unknown(f"outreach/{activity.id}", activity.title, activity.text)


def _counted(
    scope: Scope, found: list[tuple[Loaded[CommunicationYear], Activity]]
) -> Iterator[Part]:
    """The figures of what was done, of what the author has not left out."""
    told = [
        (loaded, activity, figure)
        for loaded, activity in found
        for figure in loaded.value.figures
        if figure.activity == activity.id
        and not ((choice := scope.report.choice(f"outreach/{activity.id}")) and choice.left_out)
    ]
    rows = [
        (
            activity.title,
            date_words(activity.date, activity.date_text),
            figure.title,
            quantity(figure.value, figure.counted_unit, figure.qualifier),
        )
        for _loaded, activity, figure in told
    ]
    cited = [cited_fact(loaded.path, figure) for loaded, _activity, figure in told]
    caption = _("Outreach in figures")
    head = (_("Activity"), pgettext("column", "When"), _("Counted"), _("Figure"))
    yield from tabled("outreach/figures", caption, head, rows, cited=cited)


def _promised(scope: Scope) -> Iterator[Part]:
    """What meetings of the period agreed to make known."""
    for state in scope.ledger.outreach:
        if scope.holds(state.source.date):
            owner = owners_words(scope.folder, state.owners, state.owner_text, lead=False)
            owner = owner if state.owners or state.owner_text else ""
            beside = together(
                state.entry.channel,
                owner,
                when_words(state.due, state.due_text) if state.due or state.due_text else "",
                told(_("kept: {date}"), date=date_words(state.kept, state.kept_text)),
            )
            text = f"{trimmed(state.text)} ({beside})" if beside else state.text
            text = joined(text, corrected(scope, state))
            cited = cited_entry_words(scope, state.source)
            lead = _("Agreed at meetings")
            yield paragraph(f"outreach/{state.citation}", text, cited, lead=lead)


def index(scope: Scope) -> Iterator[Part]:
    """Every measure of the survey: what it is, what was said of the year, and the figures."""
    yield from strategy_parts(scope, "index")
    measures = [measure_of(scope.folder, id) for id in measure_ids(scope.folder)]
    for measure in filter(None, measures):
        yield from _measure(scope, told_by(measure, scope.today))
    if not measures:
        yield missing("index/none", _("The folder holds no figures of the safety survey."))


def _measure(scope: Scope, measure: Measure) -> Iterator[Part]:
    """A measure: what it means, when the survey came out, the year's facts and figures."""
    files = files_of(scope.folder, measure.measure)
    name, path = f"index/{measure.measure}", files[0].path
    better = direction(measure.direction)
    text = joined(measure.definition, better[:1].upper() + better[1:])
    title = measure.title or measure.measure
    survey_words = _survey(scope, measure) or text
    yield paragraph(f"{name}/survey", survey_words, path, heading=title)
    sources = source_words(measure)
    is_out = known_by(measure, scope.year, scope.today)
    for loaded in files:
        facts = loaded.value.facts
        yield from fact_parts(
            scope, loaded.path, facts, "index", sources, is_out=is_out, about=title
        )
    before = [year for year in out_by(measure, scope.today) if year < scope.year]
    shown = ((before or [scope.year - 1])[-1], scope.year)
    others = [area for area in ordered_areas(measure) if area.kind == "other" and not area.home]
    areas = [*own_areas(measure), *others]
    rows = [row for area in areas if any((row := _row(scope, measure, area, shown))[1:])]
    head = (_("Area"), *map(str, shown), _("Change"))
    caption = _("{measure}, in {unit}").format(measure=measure.title, unit=measure.unit)
    cited = _figure_sources(scope, measure, areas, shown)
    if measure.measure == measure_ids(scope.folder)[0]:
        yield from _drawn(scope, measure, path)
    yield from tabled(f"{name}/figures", caption, head, rows, cited=cited)
    for one in measure.breaks:
        if shown[0] < one.before <= shown[1]:
            text, area = _("{first} and {last} cannot be compared."), area_of(measure, one.area)
            text = text.format(first=shown[0], last=shown[1])
            why = joined(text, told("{area}", area=area.title if area else ""), one.why)
            yield paragraph(f"{name}/break-{one.before}-{one.area}".rstrip("-"), why, path)
    if text and text != survey_words:
        yield paragraph(f"{name}/definition", text, path, lead=_("How it is measured"))
    home = home_area(scope.folder, measure)
    if home is not None and _out(scope, measure, home, scope.year) is None:
        text = _("{measure}: no figure is stated for {area} in {year}.")
        text = text.format(measure=measure.title, area=home.title, year=scope.year)
        yield missing(f"{name}/missing", text)


def _drawn(scope: Scope, measure: Measure, path: str) -> Iterator[Part]:
    """The figures of the partnership's own areas drawn, as far as they were out, and in words."""
    if chart := own_plot(measure, scope.year, scope.today):
        caption = f"{measure.title}, {chart.slots[0].label}–{chart.slots[-1].label}"
        values = plot_values(chart)
        part = paragraph(f"index/{measure.measure}/figure", f"{caption}: {values}", path)
        yield replace(part, figure=Figure(chart, caption, values))


def _survey(scope: Scope, measure: Measure) -> str:
    """When the survey of the year came out, or that none was made."""
    found = survey(measure, scope.year)
    if found is None:
        return ""
    if not found.held:
        return _("No survey was made for {year}.").format(year=scope.year)
    if not known_by(measure, scope.year, scope.today):
        return _("The survey for {year} had not come out yet.").format(year=scope.year)
    when = date_words(found.published, found.published_text)
    return told(_("The survey for {year} came out on {date}."), year=str(scope.year), date=when)


def _out(scope: Scope, measure: Measure, area: Area, year: int) -> IndexReading | None:
    """The figure of an area for a year, where it was out when the report was written."""
    return reading(measure, area.id, year) if known_by(measure, year, scope.today) else None


def _row(scope: Scope, measure: Measure, area: Area, years: tuple[int, int]) -> tuple[str, ...]:
    """The figures of an area for two years, and what can be said of the change to the later one."""
    found = [_out(scope, measure, area, each) for each in years]
    pieces = change_pieces(measure, found[1], short=True) if found[1] else []
    figures = (_figure(measure, area, year, one) for year, one in zip(years, found, strict=True))
    return (area.title, *figures, "".join(text for text, _tone in pieces))


def figure_said(
    scope: Scope, measure: Measure, area: Area, year: int
) -> tuple[str, IndexReading | None]:
    """The figure of an area for a year with its unit, or what was said instead of one; and the
    reading, where there is one.
    """
    found = _out(scope, measure, area, year)
    said = _figure(measure, area, year, found)
    return (f"{said} {measure.unit}" if found and measure.unit else said), found


def _figure_sources(
    scope: Scope, measure: Measure, areas: list[Area], years: tuple[int, int]
) -> list[str]:
    """Where the figures of some areas for two years come from."""
    words = source_words(measure)
    found = (_out(scope, measure, area, year) for area in areas for year in years)
    return [words.get(id, id) for one in found if one for id in one.sources]


def _figure(measure: Measure, area: Area, year: int, found: IndexReading | None) -> str:
    """A figure with how exactly it is known, or what was said instead of one, if anything was."""
    if found is None:
        fact = stated(measure, area.id, year)
        return fact.brief if fact else ""
    figure = reading_figure(measure, found)
    if found.precision == "exact":
        return figure
    return f"{figure} ({precision(found.precision)})"
