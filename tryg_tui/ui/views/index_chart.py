"""The chart of the safety survey: which areas, which years, and what is said of the year chosen."""

from textual.content import Content

from tryg_tui.core import survey
from tryg_tui.core.base import Id
from tryg_tui.core.index_areas import AreaSet, area_sets
from tryg_tui.core.margin import SHARES, interval
from tryg_tui.core.plot import Plot, Point, Series, Slot
from tryg_tui.core.safety_index import Area, IndexReading, Measure
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import reading_figure
from tryg_tui.locale import _, long_date, short_date
from tryg_tui.ui.present import Part, parts, plain, shortened
from tryg_tui.ui.views.index_words import (
    area_label,
    change_parts,
    figure_with_unit,
    source_titles,
)
from tryg_tui.ui.views.page import Context

LEAST_POINTS = 6
"""The percentage points a chart covers at least: the change of a point or two looks small."""

NARROW = 70
"""Below this width, in cells, the texts about the figures say less."""


def chosen_set(ctx: Context, measure: Measure) -> AreaSet | None:
    """The set of areas the chart shows, or None where the measure has none."""
    sets = area_sets(measure)
    return sets[ctx.chosen.areas % len(sets)] if sets else None


def shown_areas(ctx: Context, measure: Measure) -> tuple[Area, ...]:
    """The areas in the chart: those picked one by one, else those of the set."""
    found = chosen_set(ctx, measure)
    ids = ctx.chosen.picked or (found.areas if found else ())
    areas = (survey.area_of(measure, id) for id in ids)
    return tuple(area for area in areas if area is not None)


def set_words(ctx: Context, measure: Measure) -> str:
    """What the areas in the chart have in common."""
    found = chosen_set(ctx, measure)
    if ctx.chosen.picked or found is None:
        return _("areas picked")
    words = {
        "own": _("our own areas"),
        "city": _("cities"),
        "police-district": _("police districts"),
        "vulnerable-areas": _("vulnerable housing areas"),
    }[found.group]
    if found.parts == 1:
        return words
    return _("{areas}, {n} of {total}").format(areas=words, n=found.part, total=found.parts)


def plot(ctx: Context, measure: Measure) -> Plot:
    """The chart of the areas shown."""
    areas = shown_areas(ctx, measure)
    shown = {area.id for area in areas}
    years = sorted({one.year for one in measure.readings if one.area in shown})
    slots = tuple(range(years[0], years[-1] + 1)) if years else ()
    later = [not survey.known_by(measure, year, ctx.today) for year in slots]
    share = measure.unit in SHARES
    return Plot(
        slots=tuple(
            Slot(str(year), str(year), after) for year, after in zip(slots, later, strict=True)
        ),
        series=tuple(
            Series(
                area_label(area),
                tuple(_point(survey.reading(measure, area.id, year), share) for year in slots),
            )
            for area in areas
        ),
        unit=measure.unit,
        bounds=(0, 100) if share else None,
        least_span=LEAST_POINTS if share else 0,
        cursor=_cursor(ctx, measure, shown, slots),
        nothing=_("No figures for these areas."),
    )


def _point(reading: IndexReading | None, share: bool) -> Point | None:
    """A figure in the chart."""
    if reading is None:
        return None
    margin = interval(reading.value, reading.sample) if share else None
    low, high = margin or (None, None)
    return Point(reading.value, reading_figure(reading), low, high)


def _cursor(ctx: Context, measure: Measure, shown: set[Id], slots: tuple[int, ...]) -> int | None:
    """The year looked at: the one chosen, else the newest with a figure that was out by the day."""
    if not slots:
        return None
    places = {str(year): index for index, year in enumerate(slots)}
    if ctx.chosen.slot in places:
        return places[ctx.chosen.slot]
    newest = [survey.latest(measure, area, ctx.today) for area in shown]
    return max((places[str(one.year)] for one in newest if one is not None), default=0)


def year_of(drawn: Plot) -> int | None:
    """The survey year looked at in a chart, or None where there is no figure at all."""
    return None if drawn.cursor is None else int(drawn.slots[drawn.cursor].id)


def under(ctx: Context, measure: Measure, drawn: Plot, width: int) -> tuple[Content, ...]:
    """The lines under the chart: value, change, precision and source in the year looked at."""
    year = year_of(drawn)
    if year is None:
        return ()
    areas = shown_areas(ctx, measure)
    found = ((area, survey.reading(measure, area.id, year)) for area in areas)
    first = next(((area, one) for area, one in found if one is not None), None)
    round_ = survey.survey(measure, year)
    if first is not None:
        said = figure_parts(measure, *first, short=width < NARROW)
    elif round_ is not None and not round_.held:
        said = [(_("no survey"), "bold $risk"), (f"  {round_.note}", "$muted")]
    else:
        said = [(_("no figure for these areas"), "$muted")]
    rows = [parts((f"{year}  ", "bold"), *said)]
    if any(slot.later for slot in drawn.slots):
        note = _("Hollow marks and grey years: came out after {date}.")
        date = short_date(ctx.today) if width < NARROW else long_date(ctx.today)
        rows.append(plain(note.format(date=date), "$muted"))
    width = ctx.room or width
    return tuple(shortened(row, width, 2) for row in rows)


def figure_parts(measure: Measure, area: Area, reading: IndexReading, *, short: bool) -> list[Part]:
    """A figure with its change, precision and source."""
    return [
        (f"{area_label(area)} ", ""),
        (figure_with_unit(measure, reading), "bold $primary"),
        ("  ", ""),
        *change_parts(measure, reading, short=short),
        (f" · {vocabulary.precision(reading.precision)}", "$muted"),
        (f" · {source_titles(measure, reading)}", "$muted"),
    ]
