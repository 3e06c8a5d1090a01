"""The sections of the yearly report out of registers: the survey, and outreach."""

from collections.abc import Iterator

from tryg_tui.core.measures.areas import home_area, own_areas
from tryg_tui.core.measures.survey import measure_ids, measure_of, reading, survey
from tryg_tui.core.model.communication import Activity, CommunicationYear, Figure
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    date_words,
    fact_parts,
    joined,
)
from tryg_tui.documents.model import Table
from tryg_tui.locale import _, pgettext
from tryg_tui.words.dates import when_words
from tryg_tui.words.figures import quantity, reading_figure
from tryg_tui.words.names import initiative_words, owners_words
from tryg_tui.words.vocabulary import direction, not_stated, precision


def outreach(scope: Scope) -> Iterator[Part]:
    """What was done to make the work known, in order of date, and what was promised at meetings."""
    found = [one for one in scope.folder.communication if one.value.year == scope.year]
    for loaded in found:
        for activity in sorted(loaded.value.activities, key=_when):
            yield _activity(scope, loaded, activity)
        yield from fact_parts(scope, loaded.path, loaded.value.facts, "outreach")
    strategy = scope.folder.strategy
    if strategy is not None:
        yield from fact_parts(scope, strategy.path, strategy.value.facts, "outreach")
    yield from _promised(scope)
    if not found:
        yield Part(
            id="outreach/none",
            section="outreach",
            missing=True,
            text=_("The folder holds no outreach of {year}.").format(year=scope.year),
        )


def _when(activity: Activity) -> tuple[bool, str, str]:
    """In order of date; what went on all the time comes last."""
    day = activity.date.isoformat() if activity.date else ""
    return activity.date is None, day, activity.title


def _activity(scope: Scope, loaded: Loaded[CommunicationYear], activity: Activity) -> Part:
    """One thing done, with when, where, for whom, with whom, and the figures stated."""
    figures = [one for one in loaded.value.figures if one.activity == activity.id]
    initiatives = ", ".join(initiative_words(scope.folder, id) for id in activity.initiatives)
    when = date_words(activity.date, activity.date_text)
    parts = (
        f"{activity.title} ({when})" if when else activity.title,
        activity.text,
        _("Channel: {channel}").format(channel=activity.channel) if activity.channel else "",
        _("Place: {place}").format(place=activity.place) if activity.place else "",
        _("Audience: {audience}").format(audience=activity.audience_text)
        if activity.audience_text
        else "",
        _("With: {partners}").format(partners=", ".join(activity.partners))
        if activity.partners
        else "",
        _("Initiatives: {initiatives}").format(initiatives=initiatives) if initiatives else "",
        *map(_counted, figures),
    )
    sources = (cited_fact(scope, loaded.path, one) for one in (activity, *figures))
    return Part(
        id=f"outreach/{activity.id}",
        section="outreach",
        item=True,
        text=joined(*parts),
        sources=tuple(dict.fromkeys(sources)),
    )


def _counted(figure: Figure) -> str:
    """A figure: what was counted, and how many."""
    return f"{figure.title}: {quantity(figure.value, figure.counted_unit, figure.qualifier)}"


def _promised(scope: Scope) -> Iterator[Part]:
    """What meetings of the period agreed to make known."""
    for state in scope.ledger.outreach:
        if not scope.holds(state.source.date):
            continue
        owner = owners_words(scope.folder, state.owners, state.owner_text)
        yield Part(
            id=f"outreach/{state.citation}",
            section="outreach",
            item=True,
            text=joined(
                _("Agreed at a meeting: {text}").format(text=state.text),
                _("Channel: {channel}").format(channel=state.entry.channel)
                if state.entry.channel
                else "",
                _("Owner: {owner}").format(owner=owner),
                when_words(state.due, state.due_text).capitalize(),
            ),
            sources=(cited_entry_words(scope, state.source),),
        )


def index(scope: Scope) -> Iterator[Part]:
    """Every measure of the survey: what it is, what was said of the year, and the figures."""
    strategy = scope.folder.strategy
    if strategy is not None:
        yield from fact_parts(scope, strategy.path, strategy.value.facts, "index")
    found = False
    for id in measure_ids(scope.folder):
        measure = measure_of(scope.folder, id)
        if measure is not None:
            found = True
            yield from _measure(scope, measure)
    if not found:
        yield Part(
            id="index/none",
            section="index",
            missing=True,
            text=_("The folder holds no figures of the safety survey."),
        )


def _measure(scope: Scope, measure: Measure) -> Iterator[Part]:
    """A measure: what it means, when the survey came out, the year's facts and figures."""
    path = _path(scope.folder, measure)
    name = f"index/{measure.measure}"
    better = direction(measure.direction)
    yield Part(
        id=f"{name}/definition",
        section="index",
        heading=measure.title or measure.measure,
        text=joined(measure.definition, better[:1].upper() + better[1:]) or not_stated(),
        sources=(path,),
    )
    yield from _survey(scope, measure, path)
    sources = source_words(measure)
    for loaded in scope.folder.measures:
        if loaded.value.measure == measure.measure:
            yield from fact_parts(scope, loaded.path, loaded.value.facts, "index", sources)
    areas = own_areas(measure)
    rows = tuple(_row(measure, area, scope.year) for area in areas)
    if rows:
        head = (
            _("Area"),
            str(scope.year - 1),
            str(scope.year),
            pgettext("column", "Source"),
        )
        caption = _("{measure}, in {unit}").format(measure=measure.title, unit=measure.unit)
        yield Part(
            id=f"{name}/figures",
            section="index",
            text=caption,
            table=Table(head, rows, caption),
        )
    yield from _missing(scope, measure)


def _survey(scope: Scope, measure: Measure, path: str) -> Iterator[Part]:
    """When the survey of the year came out, or that none was made."""
    found = survey(measure, scope.year)
    name = f"index/{measure.measure}/survey"
    if found is None:
        return
    if not found.held:
        text = _("No survey was made for {year}.").format(year=scope.year)
        yield Part(id=name, section="index", text=text, sources=(path,))
    elif when := date_words(found.published, found.published_text):
        text = _("The survey for {year} came out on {date}.").format(year=scope.year, date=when)
        yield Part(id=name, section="index", text=text, sources=(path,))


def _row(measure: Measure, area: Area, year: int) -> tuple[str, ...]:
    """The figures of an area for two years, with where they come from."""
    sources = source_words(measure)
    found = [reading(measure, area.id, each) for each in (year - 1, year)]
    names = dict.fromkeys(id for one in found if one for id in one.sources)
    told = "; ".join(sources.get(id, id) for id in names)
    return (area.title, *map(_figure, found), told)


def _figure(found: IndexReading | None) -> str:
    """A figure with how exactly it is known, or that there is none."""
    if found is None:
        return not_stated()
    figure = reading_figure(found)
    if found.precision == "exact":
        return figure
    return f"{figure} ({precision(found.precision)})"


def _missing(scope: Scope, measure: Measure) -> Iterator[Part]:
    """That the partnership's own city has no figure for the year."""
    home = home_area(scope.folder, measure)
    if home is None or reading(measure, home.id, scope.year) is not None:
        return
    text = _("{measure}: no figure is stated for {area} in {year}.")
    yield Part(
        id=f"index/{measure.measure}/missing",
        section="index",
        missing=True,
        text=text.format(measure=measure.title, area=home.title, year=scope.year),
    )


def source_words(measure: Measure) -> dict[str, str]:
    """The publications of a measure by their ids, with their addresses."""
    return {
        source.id: f"{source.title}, {source.address}" if source.address else source.title
        for source in measure.sources
    }


def _path(folder: Folder, measure: Measure) -> str:
    """The first file of a measure."""
    paths = (one.path for one in folder.measures if one.value.measure == measure.measure)
    return next(paths)
