"""The headline of the safety survey: the newest figure of the partnership's own city."""

from textual.content import Content

from tryg_tui.core.measures import survey
from tryg_tui.core.measures.areas import home_area, own_areas
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure
from tryg_tui.locale import _
from tryg_tui.ui.pages.context import Context, Large
from tryg_tui.ui.pages.index import words
from tryg_tui.ui.pages.index.chart import NARROW, set_words
from tryg_tui.ui.text import Part, lines, parts, shortened
from tryg_tui.ui.widgets.chart import MOST as MOST_LARGE
from tryg_tui.ui.widgets.chart import cells, glyphs
from tryg_tui.words import vocabulary
from tryg_tui.words.figures import reading_figure

MOST = 2
"""Most lines that one of the headline's statements takes."""

ROOM_FOR_ALL = 110
"""From this width on, in cells, the figures of district and country are large as well."""


def large(ctx: Context, measure: Measure) -> tuple[Large, ...]:
    """The city's newest figure, and those of country and district, where there is room for them."""
    home = home_area(ctx.folder, measure)
    if not ctx.roomy or glyphs() == "ascii":
        return ()
    everything = ctx.room >= ROOM_FOR_ALL
    areas = own_areas(measure) if everything else () if home is None else (home,)
    figures = [(area, survey.latest(measure, area.id, ctx.today)) for area in areas]
    return tuple(_large(ctx, measure, area, one) for area, one in figures if one)[:MOST_LARGE]


def _large(ctx: Context, measure: Measure, area: Area, newest: IndexReading) -> Large:
    """A figure with its area, unit and survey year."""
    year = _("{unit} in {year}").format(unit=measure.unit, year=newest.year)
    old = any(known > newest.year for known in survey.out_by(measure, ctx.today))
    said = words.age_words(measure, newest, ctx.today)
    return Large(
        reading_figure(newest), (words.area_label(area), year.strip()), said if old else ""
    )


def headline(ctx: Context, measure: Measure, width: int) -> Content:
    """The measure, its direction, the city's newest figure, and that of district and country."""
    beside = large(ctx, measure)
    width = (ctx.room or width) - cells(beside)
    title: list[Part | str] = [
        (measure.title or measure.measure, "bold"),
        (f" · {measure.unit}" if measure.unit else "", ""),
    ]
    direction = vocabulary.direction(measure.direction)
    if direction:
        title.append((f" · {direction}", ""))
    shown = (f"{_('Shown')}: {set_words(ctx, measure)}", "$muted")
    if width >= NARROW:
        title += ["   ", shown]
    rows = [parts(*title), *_tile(ctx, measure, width)]
    if width < NARROW and beside:
        rows.append(parts(shown))
    others = [area for area in own_areas(measure) if not area.home]
    if others and width >= NARROW and len(beside) < MOST_LARGE:
        rows.append(Content("   ").join([_short(ctx, measure, area) for area in others]))
    return lines(shortened(row, width, MOST) for row in rows)


def _tile(ctx: Context, measure: Measure, width: int) -> list[Content]:
    """The newest figure of the partnership's own city, its change, what is missing, its source."""
    home = home_area(ctx.folder, measure)
    if home is None:
        return [parts((_("No area is marked as the partnership's own city."), "$muted"))]
    newest = survey.latest(measure, home.id, ctx.today)
    if newest is None:
        none = _("no figure in this measure by the day of the meeting")
        return [parts((f"{words.area_label(home)}  ", "bold"), (none, "$risk"))]
    short = width < NARROW
    value: list[Part] = [
        (f"{words.area_label(home)}  ", "bold"),
        (words.figure_with_unit(measure, newest), "bold $primary"),
        (f" ({newest.year})  ", "bold"),
    ]
    source = (
        f"{_('Source')}: {words.sources_brief(measure, newest, first=short) or _('not stated')}"
    )
    exactly = "" if newest.precision == "exact" else vocabulary.precision(newest.precision)
    if exactly and not short:
        source = f"{source} · {exactly}"
    missing = _missing(ctx, measure, home, newest.year)
    return [
        parts(*value, *words.change_parts(measure, newest, short=short, why=False)),
        *([parts(*missing)] if missing else []),
        *([] if ctx.shared else [parts((source, "$muted"))]),
    ]


def _missing(ctx: Context, measure: Measure, home: Area, year: int) -> list[Part]:
    """The surveys after a year that are out without a figure for the city, and what they said."""
    years = [one for one in survey.out_by(measure, ctx.today) if one > year]
    if not years:
        return []
    none = _("{years}: no figure published").format(years=", ".join(map(str, years)))
    told = [(one, survey.stated(measure, home.id, one)) for one in years]
    said = [
        f"{one}: {words.stated_words(measure, fact, sourced=not ctx.shared)}"
        for one, fact in told
        if fact
    ]
    return [(none, "bold $risk"), ("".join(f" · {one}" for one in said), "")]


def _short(ctx: Context, measure: Measure, area: Area) -> Content:
    """The newest figure of another area, with its survey year."""
    newest = survey.latest(measure, area.id, ctx.today)
    value = words.figure_alone(measure, newest) if newest else _("no figure")
    year = f" ({newest.year})" if newest else ""
    return parts(f"{words.area_label(area)} ", (value, "bold $primary"), (year, "$muted"))
