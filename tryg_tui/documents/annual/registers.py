"""The sections of the yearly report out of registers: the survey, and outreach."""

from collections.abc import Iterator

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
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    corrected,
    date_words,
    fact_parts,
    joined,
    missing,
    paragraph,
    strategy_parts,
    tabled,
    told,
)
from tryg_tui.locale import _, pgettext
from tryg_tui.words.dates import when_words
from tryg_tui.words.figures import quantity, reading_figure
from tryg_tui.words.names import initiative_words, owners_words
from tryg_tui.words.survey import change_pieces
from tryg_tui.words.vocabulary import direction, not_stated, precision


def outreach(scope: Scope) -> Iterator[Part]:
    """What was done to make the work known, in order of date, and what was promised at meetings."""
    found = [
        (loaded, activity)
        for loaded in scope.folder.communication
        for activity in loaded.value.activities
        if (scope.holds(activity.date) if activity.date else loaded.value.year == scope.year)
    ]
    for loaded, activity in sorted(found, key=lambda pair: _when(pair[1])):
        yield _activity(scope, loaded, activity)
    of_year = [one for one in scope.folder.communication if one.value.year == scope.year]
    for loaded in of_year:
        yield from fact_parts(scope, loaded.path, loaded.value.facts, "outreach")
    yield from strategy_parts(scope, "outreach")
    promised = list(_promised(scope))
    yield from promised
    if not (found or of_year or promised):
        text = _("The folder holds no outreach of {year}.")
        yield missing("outreach/none", text.format(year=scope.year))


def _when(activity: Activity) -> tuple[bool, str, str]:
    """In order of date; what went on all the time comes last."""
    day = activity.date.isoformat() if activity.date else ""
    return activity.date is None, day, activity.title


def _activity(scope: Scope, loaded: Loaded[CommunicationYear], activity: Activity) -> Part:
    """One thing done, with when, where, for whom, with whom, and the figures stated."""
    figures = [one for one in loaded.value.figures if one.activity == activity.id]
    initiatives = ", ".join(initiative_words(scope.folder, id) for id in activity.initiatives)
    when = date_words(activity.date, activity.date_text)
    text = joined(
        f"{activity.title} ({when})" if when else activity.title,
        activity.text,
        told(_("Channel: {channel}"), channel=activity.channel),
        told(_("Place: {place}"), place=activity.place),
        told(_("Audience: {audience}"), audience=activity.audience_text),
        told(_("With: {partners}"), partners=", ".join(activity.partners)),
        told(_("Initiatives: {initiatives}"), initiatives=initiatives),
        *(
            f"{one.title}: {quantity(one.value, one.counted_unit, one.qualifier)}"
            for one in figures
        ),
    )
    sources = (cited_fact(loaded.path, one) for one in (activity, *figures))
    return paragraph(f"outreach/{activity.id}", text, *sources, item=True)


def _promised(scope: Scope) -> Iterator[Part]:
    """What meetings of the period agreed to make known."""
    for state in scope.ledger.outreach:
        if scope.holds(state.source.date):
            owner = owners_words(scope.folder, state.owners, state.owner_text)
            text = joined(
                _("Agreed at a meeting: {text}").format(text=state.text),
                told(_("Channel: {channel}"), channel=state.entry.channel),
                _("Owner: {owner}").format(owner=owner),
                when_words(state.due, state.due_text).capitalize(),
                told(_("Kept: {date}"), date=date_words(state.kept, state.kept_text)),
                corrected(scope, state),
            )
            cited = cited_entry_words(scope, state.source)
            yield paragraph(f"outreach/{state.citation}", text, cited, item=True)


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
    text = joined(measure.definition, better[:1].upper() + better[1:]) or not_stated()
    title = measure.title or measure.measure
    yield paragraph(f"{name}/definition", text, path, heading=title)
    if survey_words := _survey(scope, measure):
        yield paragraph(f"{name}/survey", survey_words, path)
    sources = source_words(measure)
    is_out = known_by(measure, scope.year, scope.today)
    for loaded in files:
        facts = loaded.value.facts
        yield from fact_parts(scope, loaded.path, facts, "index", sources, is_out=is_out)
    before = [year for year in out_by(measure, scope.today) if year < scope.year]
    shown = ((before or [scope.year - 1])[-1], scope.year)
    others = [area for area in ordered_areas(measure) if area.kind == "other" and not area.home]
    rows = [_row(scope, measure, area, shown) for area in (*own_areas(measure), *others)]
    head = (_("Area"), *map(str, shown), _("Change"), pgettext("column", "Source"))
    caption = _("{measure}, in {unit}").format(measure=measure.title, unit=measure.unit)
    yield from tabled(f"{name}/figures", caption, head, rows)
    for one in measure.breaks:
        if shown[0] < one.before <= shown[1]:
            text, area = _("{first} and {last} cannot be compared."), area_of(measure, one.area)
            text = text.format(first=shown[0], last=shown[1])
            why = joined(text, told("{area}", area=area.title if area else ""), one.why)
            yield paragraph(f"{name}/break-{one.before}-{one.area}".rstrip("-"), why, path)
    home = home_area(scope.folder, measure)
    if home is not None and _out(scope, measure, home, scope.year) is None:
        text = _("{measure}: no figure is stated for {area} in {year}.")
        text = text.format(measure=measure.title, area=home.title, year=scope.year)
        yield missing(f"{name}/missing", text)


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
    """The figures of an area for two years, what can be said of the change to the later one, and
    where they come from.
    """
    sources = source_words(measure)
    found = [_out(scope, measure, area, each) for each in years]
    names = dict.fromkeys(id for one in found if one for id in one.sources)
    told = "; ".join(sources.get(id, id) for id in names)
    pieces = change_pieces(measure, found[1], short=True) if found[1] else []
    figures = (_figure(measure, area, year, one) for year, one in zip(years, found, strict=True))
    return (area.title, *figures, "".join(text for text, _tone in pieces), told)


def _figure(measure: Measure, area: Area, year: int, found: IndexReading | None) -> str:
    """A figure with how exactly it is known, or what was said instead of one, if anything was."""
    if found is None:
        fact = stated(measure, area.id, year)
        return fact.brief if fact else not_stated()
    figure = reading_figure(measure, found)
    if found.precision == "exact":
        return figure
    return f"{figure} ({precision(found.precision)})"


def source_words(measure: Measure) -> dict[str, str]:
    """The publications of a measure by their ids, with their addresses."""
    return {
        source.id: f"{source.title}, {source.address}" if source.address else source.title
        for source in measure.sources
    }
