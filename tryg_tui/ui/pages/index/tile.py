"""The headline of the safety survey: the figure of the area looked at, and what can be said of it.

All else that is known of the area stands in the window that its row opens.
"""

import msgspec
from textual.content import Content

from tryg_tui.core.measures import survey, verdicts
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure
from tryg_tui.locale import _, number
from tryg_tui.ui.pages.context import Context, Large
from tryg_tui.ui.pages.index import words
from tryg_tui.ui.pages.index.chart import NARROW, known, set_words
from tryg_tui.ui.pages.index.choices import area_of_row
from tryg_tui.ui.pages.index.tables import in_order
from tryg_tui.ui.text import Part, lines, parts, shortened
from tryg_tui.ui.widgets.chart import cells, glyphs
from tryg_tui.words import vocabulary
from tryg_tui.words.figures import reading_figure
from tryg_tui.words.survey import area_label, verdict_pieces

MOST = 2
"""Most lines of what can be said of a figure."""


class LookedAt(msgspec.Struct, frozen=True):
    """The area that is looked at, and the year."""

    area: Area
    year: int
    reading: IndexReading | None
    """Its figure of the year, or else the last one before that."""

    @property
    def is_old(self) -> bool:
        """Whether there is only a figure of an earlier year."""
        return self.reading is not None and self.reading.year < self.year


def looked_at(ctx: Context, measure: Measure, year: int) -> LookedAt | None:
    """The area highlighted, or else the first of those compared, in a year; None where there is
    none.
    """
    compared = (area for area, _reading in in_order(ctx, measure, year))
    area = area_of_row(measure, ctx.row) or next(compared, None)
    if area is None:
        return None
    so_far = [one for one in survey.readings_of(measure, area.id) if one.year <= year]
    so_far = [one for one in so_far if known(ctx, measure, one.year)]
    return LookedAt(area, year, so_far[-1] if so_far else None)


def large(ctx: Context, measure: Measure, shown: LookedAt) -> tuple[Large, ...]:
    """The figure of the area looked at, where there is room for it."""
    reading = shown.reading
    if reading is None or not ctx.roomy or glyphs() == "ascii":
        return ()
    of = _("{unit} in {year}").format(unit=measure.unit, year=reading.year).strip()
    figure, said = reading_figure(measure, reading), (area_label(shown.area), of)
    if shown.is_old:
        return (Large(figure, said, words.figure_age(measure, reading, ctx.today)),)
    found = verdicts.estimate(measure, reading)
    between = f"{number(found.low, 1)}–{number(found.high, 1)}" if found else " "
    return (Large(figure, said, between=between),)


def headline(ctx: Context, measure: Measure, shown: LookedAt | None, width: int) -> Content:
    """What is measured and which areas are in the chart; the figure of the area looked at and what
    can be said of it, where that is not large beside this, or on the wall over it.
    """
    beside = large(ctx, measure, shown) if shown else ()
    width = (ctx.room or width) - cells(beside)
    told = (measure.title or measure.measure, measure.unit, vocabulary.direction(measure.direction))
    title, *others = filter(None, told)
    rows = [parts((title, "bold"), *((f" · {one}", "") for one in others))]
    areas = (f"{_('Shown')}: {set_words(ctx, measure)}", "$muted")
    if width >= NARROW:
        rows = [parts(rows[0], "   ", areas)]
    elif beside:
        rows.append(parts(areas))
    if shown is not None:
        is_over = ctx.shared and area_of_row(measure, ctx.row) is not None
        rows += [] if beside or is_over else [parts(*_figure(ctx, measure, shown))]
        if not is_over or shown.reading is None or shown.is_old:
            rows.append(parts(*_said(ctx, measure, shown)))
    return lines(shortened(row, width, MOST) for row in rows)


def _figure(ctx: Context, measure: Measure, shown: LookedAt) -> list[Part]:
    """The area looked at with its figure and year, and how old that is where it is old."""
    name: Part = (f"{area_label(shown.area)}  ", "bold")
    if (reading := shown.reading) is None:
        return [name]
    old = f"{words.figure_age(measure, reading, ctx.today)}  " if shown.is_old else ""
    figure = f"{words.figure_with_unit(measure, reading)} "
    return [name, (figure, "bold $primary"), (f"({reading.year})  ", "bold"), (old, "bold $risk")]


def _said(ctx: Context, measure: Measure, shown: LookedAt) -> list[Part]:
    """What can be said of the figure of the year; or which years have none, and what was said."""
    if shown.reading is not None and not shown.is_old:
        pieces = verdict_pieces(measure, shown.reading)
        note = f" · {shown.area.note}" if shown.area.note else ""
        return [*((text, words.STYLES[tone]) for text, tone in pieces), (note, "$risk")]
    round_ = survey.survey(measure, shown.year)
    if round_ is not None and not round_.held:
        return [(f"{shown.year}: {_('no survey')}", "bold $risk"), (f"  {round_.note}", "$muted")]
    return _missing(ctx, measure, shown)


def _missing(ctx: Context, measure: Measure, shown: LookedAt) -> list[Part]:
    """The surveys since the last figure of an area that are without one, and what they said."""
    since = shown.reading.year if shown.reading else shown.year - 1
    made = sorted({one.year for one in measure.surveys if one.held})
    years = [one for one in made if since < one <= shown.year and known(ctx, measure, one)]
    none = _("{years}: no figure published").format(years=", ".join(map(str, years)))
    if survey.latest(measure, shown.area.id, ctx.today) is None:
        none = _("no figure in this measure by the day of the meeting")
    stated = [(one, survey.stated(measure, shown.area.id, one)) for one in years]
    told = [f" · {one}: {fact.brief}" for one, fact in stated if fact]
    return [(none, "bold $risk"), *((one, "bold") for one in told)]
