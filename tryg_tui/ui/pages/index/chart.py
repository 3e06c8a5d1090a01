"""The chart of the safety survey: which areas and which years, and what is said under it."""

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.measures import survey
from tryg_tui.core.measures.areas import AreaSet, area_marks, area_sets, marks_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.safety_index import Area, Measure
from tryg_tui.core.plot.model import Plot
from tryg_tui.locale import _, long_date, short_date
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.text import plain, shortened
from tryg_tui.words.survey import plot as survey_plot

NARROW = 70
"""Below this width, in cells, the texts about the figures say less."""

WHOLE = 100
"""From this width on, in cells, what stands under the chart says all of it."""


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


def is_own(ctx: Context, measure: Measure) -> bool:
    """Whether the areas in the chart are the partnership's own, or picked one by one."""
    found = chosen_set(ctx, measure)
    return bool(ctx.chosen.picked) or found is None or found.group == "own"


def set_words(ctx: Context, measure: Measure) -> str:
    """What the areas in the chart have in common."""
    found = chosen_set(ctx, measure)
    if ctx.chosen.picked or found is None:
        return _("areas picked")
    words = {
        "own": _("our own areas"),
        "city": _("cities"),
        "other": found.sort or _("other areas"),
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
    slots = years_shown(ctx, measure, shown)
    marks = marks_of(area_marks(ctx.folder), [area.id for area in areas])
    drawn = survey_plot(measure, areas, slots, ctx.today)
    series = zip(areas, drawn.series, strict=True)
    return replace(
        drawn,
        series=tuple(replace(one, mark=marks[area.id]) for area, one in series),
        cursor=_cursor(ctx, measure, shown, slots),
    )


def years_shown(ctx: Context, measure: Measure, areas: set[Id]) -> tuple[int, ...]:
    """The years from the first figure of some areas to the newest survey out by the day, or of all.

    A survey without a figure for them is a gap at the end, not an end.
    """
    measured = {one.year for one in measure.readings if one.area in areas}
    made = {one.year for one in measure.surveys if one.held}
    ends = [year for year in measured | made if known(ctx, measure, year)]
    return tuple(range(min(measured), max(ends) + 1)) if measured and ends else ()


def known(ctx: Context, measure: Measure, year: int) -> bool:
    """Whether the survey of a year is to be seen: one that was out by the day, or any."""
    return ctx.chosen.later or survey.known_by(measure, year, ctx.today)


def later_years(ctx: Context, measure: Measure) -> tuple[int, ...]:
    """The years with figures that came out after the day."""
    years = sorted({one.year for one in measure.readings})
    return tuple(year for year in years if not survey.known_by(measure, year, ctx.today))


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


def under(ctx: Context, measure: Measure, width: int) -> tuple[Content, ...]:
    """The line under the chart: that there are figures from after the day."""
    width = ctx.room or width
    note = _later_note(ctx, measure, short=width < WHOLE)
    return (shortened(plain(note, "$muted"), width, 2),) if note else ()


def _later_note(ctx: Context, measure: Measure, *, short: bool) -> str:
    """That there are figures from after the day, and whether they are shown."""
    years = later_years(ctx, measure)
    if not years or (ctx.shared and not ctx.chosen.later):
        return ""
    date = short_date(ctx.today) if short else long_date(ctx.today)
    if ctx.shared:
        said = _("Hollow marks and grey years: came out after {date}.")
    elif ctx.chosen.later:
        said = _("Hollow marks and grey years: came out after {date}; l hides them.")
    elif short:
        said = _("Surveys out after {date}: l shows them.")
    else:
        said = _("Surveys that came out after {date} ({years}) are not shown; l shows them.")
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return said.format(date=date, years=span)
