"""The tables of the safety survey: the areas in one year, and every area in every year."""

from collections.abc import Iterator
from itertools import groupby

from textual.content import Content

from tryg_tui.core import survey
from tryg_tui.core.safety_index import Area, AreaFact, IndexReading, Measure
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import reading_figure
from tryg_tui.locale import _
from tryg_tui.ui.present import cell, heading, parts, plain
from tryg_tui.ui.views.index_chart import NARROW, shown_areas
from tryg_tui.ui.views.index_words import area_label, change_parts, stated_words
from tryg_tui.ui.views.page import Context, Row, section

AREA = "area:"
"""What the id of an area's row begins with."""

COMPARED = "compared:"
"""What the id of an area's row among those compared begins with."""

COLUMN = 6
"""Width of a year, in cells."""

NAME = 26
"""Least width of an area's name."""

GAP = "·"
"""What stands where there is no value."""


def compared(ctx: Context, measure: Measure, year: int, width: int) -> list[Row]:
    """The areas of the chart in the year looked at, the best first; those missing are named, with
    what was said of them where there is no figure.
    """
    areas = shown_areas(ctx, measure)
    found = [(area, survey.reading(measure, area.id, year)) for area in areas]
    known = [(area, one) for area, one in found if one is not None]
    if measure.direction != "neutral":
        known.sort(key=lambda pair: pair[1].value, reverse=measure.direction == "higher")
    name = min(max((len(area_label(area)) for area, _one in known), default=0) + 2, width // 2)
    head = heading(_("Compared in the survey of {year}").format(year=year))
    told = {area.id: survey.stated(measure, area.id, year) for area, one in found if one is None}
    missing = ", ".join(area_label(area) for area, _one in found if told.get(area.id, area) is None)
    rows = [
        Row(COMPARED + area.id, _compared(measure, area, one, name, width)) for area, one in known
    ]
    rows += [
        Row(COMPARED + area.id, _told(measure, area, fact))
        for area, _one in found
        if (fact := told.get(area.id))
    ]
    if missing:
        rows.append(Row("", plain(_("no figure: {areas}").format(areas=missing), "$muted")))
    return [Row("", head), *rows]


def _told(measure: Measure, area: Area, fact: AreaFact) -> Content:
    """An area without a figure of which something was said."""
    return parts(
        (area_label(area), "bold" if area.home else ""),
        (f"  {_('no figure published')}", "bold $risk"),
        f" · {stated_words(measure, fact)}",
    )


def _compared(
    measure: Measure, area: Area, reading: IndexReading, name: int, width: int
) -> Content:
    """An area in one year, with its change."""
    telling = reading.precision != "exact" and width >= NARROW
    return parts(
        cell(area_label(area), name, "bold" if area.home else ""),
        cell(reading_figure(reading), COLUMN, "bold", right=True),
        (f" {measure.unit}".rstrip(), ""),
        "  ",
        *change_parts(measure, reading, short=True),
        (f" · {vocabulary.precision(reading.precision)}" if telling else "", "$muted"),
        (f" · {area.note}" if area.note else "", "$risk"),
    )


def everything(ctx: Context, measure: Measure, year: int, width: int) -> Iterator[Row]:
    """Every area by its sort, with as many years as fit, the one looked at among them."""
    known = survey.years(measure)
    if not ctx.chosen.later:
        known = tuple(one for one in known if survey.known_by(measure, one, ctx.today))
    years = years_that_fit(known, year, max(1, (width - NAME) // COLUMN))
    name = width - COLUMN * len(years)
    later = {one for one in years if not survey.known_by(measure, one, ctx.today)}
    values = {(one.area, one.year): one for one in reversed(measure.readings)}
    yield section(_("All figures"))
    yield Row("", _years_line(years, later, name))
    for kind, areas in groupby(survey.ordered_areas(measure), key=lambda area: area.kind):
        yield Row("", plain(f"  {vocabulary.area_kind(kind)}", "bold $muted"))
        for area in areas:
            found = [values.get((area.id, one)) for one in years]
            yield Row(AREA + area.id, _area_line(area, years, found, later, name))
            if area.note and not area.within:
                yield Row("", plain(f"    {area.note}", "$risk"))


def years_that_fit(years: tuple[int, ...], year: int, room: int) -> tuple[int, ...]:
    """The newest years there is room for; where one is older than them, those up to the next."""
    end = len(years)
    if year in years[: max(0, end - room)]:
        end = max(room, years.index(year) + min(room, 2))
    return years[max(0, end - room) : end]


def _years_line(years: tuple[int, ...], later: set[int], name: int) -> Content:
    """The heading of the columns; years that came out after the meeting are in grey."""
    heads = [
        cell(str(year), COLUMN, "$muted" if year in later else "bold", right=True) for year in years
    ]
    return Content("").join([cell(_("Survey year"), name, "$muted"), *heads])


def _area_line(
    area: Area,
    years: tuple[int, ...],
    found: list[IndexReading | None],
    later: set[int],
    name: int,
) -> Content:
    """An area's values."""
    values = [
        cell(
            reading_figure(one) if one else GAP,
            COLUMN,
            "$muted" if one is None or year in later else "",
            right=True,
        )
        for year, one in zip(years, found, strict=True)
    ]
    title = cell(f"▸ {area.title}" if area.home else f"  {area.title}", name)
    return Content("").join([title, *values])
