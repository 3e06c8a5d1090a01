"""The headline of the safety survey: the newest figure of the partnership's own city."""

from textual.content import Content

from tryg_tui.core import survey
from tryg_tui.core.index_areas import home_area, own_areas
from tryg_tui.core.safety_index import Area, IndexReading, Measure
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import reading_figure
from tryg_tui.locale import _
from tryg_tui.ui.present import Part, lines, parts, shortened
from tryg_tui.ui.views.index_chart import NARROW, set_words
from tryg_tui.ui.views.index_words import (
    area_label,
    change_parts,
    doubt_of,
    figure_with_unit,
    source_titles,
)
from tryg_tui.ui.views.page import Context, Large
from tryg_tui.ui.widgets.chart import glyphs
from tryg_tui.ui.widgets.figure import BESIDE, cells

MOST = 2
"""Most lines that one of the headline's statements takes."""


def large(ctx: Context, measure: Measure) -> Large | None:
    """The city's newest figure, where there is room to show it large."""
    newest = _newest(ctx, measure)
    if newest is None or not ctx.roomy or glyphs() == "ascii":
        return None
    return Large(reading_figure(newest), f"{measure.unit} {newest.year}".strip())


def _newest(ctx: Context, measure: Measure) -> IndexReading | None:
    """The newest figure of the partnership's own city, or None."""
    home = home_area(ctx.folder, measure)
    return survey.latest(measure, home.id, ctx.today) if home else None


def headline(ctx: Context, measure: Measure, width: int) -> Content:
    """The measure, its direction, the city's newest figure, and that of district and country."""
    beside = large(ctx, measure)
    width = (ctx.room or width) - (cells(beside) + BESIDE if beside else 0)
    title: list[Part] = [
        (measure.title or measure.measure, "bold"),
        (f" · {measure.unit}" if measure.unit else "", ""),
    ]
    direction = vocabulary.direction(measure.direction)
    if direction:
        title.append((f" · {direction}", ""))
    if width >= NARROW:
        title.append((f"   {_('Shown')}: {set_words(ctx, measure)}", "$muted"))
    rows = [parts(*title), *_tile(ctx, measure, width)]
    others = [area for area in own_areas(measure) if not area.home]
    if others and width >= NARROW:
        rows.append(Content("   ").join([_short(ctx, measure, area) for area in others]))
    return lines(shortened(row, width, MOST) for row in rows)


def _tile(ctx: Context, measure: Measure, width: int) -> list[Content]:
    """The newest figure of the partnership's own city, its change and its source."""
    home = home_area(ctx.folder, measure)
    if home is None:
        return [parts((_("No area is marked as the partnership's own city."), "$muted"))]
    newest = _newest(ctx, measure)
    if newest is None:
        none = _("no figure in this measure by the day of the meeting")
        return [parts((f"{area_label(home)}  ", "bold"), (none, "$risk"))]
    value: list[Part] = [
        (f"{area_label(home)}  ", "bold"),
        (figure_with_unit(measure, newest), "bold $primary"),
        (f" ({newest.year})  ", ""),
    ]
    if width < NARROW:
        return [parts(*value), parts(*change_parts(measure, newest))]
    missing = _missing_since(ctx, measure, newest.year)
    after = _("no figure for {years}").format(years=missing) if missing else ""
    source = f"{_('Source')}: {source_titles(measure, newest) or _('not stated')}"
    doubt = doubt_of(measure, newest)
    said = filter(None, (source, vocabulary.precision(newest.precision), doubt))
    return [
        parts(*value, *change_parts(measure, newest)),
        parts((f"{after} · " if after else "", "$risk"), (" · ".join(said), "$muted")),
    ]


def _missing_since(ctx: Context, measure: Measure, year: int) -> str:
    """The survey years after one that are out, and so have no figure for the city."""
    return ", ".join(
        str(one.year)
        for one in measure.surveys
        if one.held and one.year > year and survey.known_by(measure, one.year, ctx.today)
    )


def _short(ctx: Context, measure: Measure, area: Area) -> Content:
    """The newest figure of another area, with its survey year."""
    newest = survey.latest(measure, area.id, ctx.today)
    value = figure_with_unit(measure, newest) if newest else _("no figure")
    year = f" ({newest.year})" if newest else ""
    return parts(f"{area_label(area)} ", (value, "bold $primary"), (year, "$muted"))
