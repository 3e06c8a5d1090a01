"""Politiets Tryghedsindeks: a measure's areas year by year, with gaps shown as gaps."""

from itertools import groupby

from textual.content import Content

from tryg_tui.core import survey
from tryg_tui.core.base import Id
from tryg_tui.core.safety_index import Area, IndexReading, Measure
from tryg_tui.documents import vocabulary
from tryg_tui.locale import _, long_date, number
from tryg_tui.ui.present import cell, lines, parts, plain
from tryg_tui.ui.views.page import Context, Page, Row, block, facts, section

AREA = "area:"
"""What the id of an area's row begins with."""

COLUMN = 6
"""Width of a year, in cells."""

NAME = 26
"""Least width of an area's name."""

GAP = "·"
"""What stands where there is no value."""


def chosen(ctx: Context) -> Measure | None:
    """The measure shown: the one chosen, or the first."""
    ids = survey.measure_ids(ctx.folder)
    wanted = ctx.measure if ctx.measure in ids else ids[0] if ids else ""
    return survey.measure_of(ctx.folder, wanted)


def next_measure(ctx: Context) -> Id:
    """The measure after the one shown."""
    ids = survey.measure_ids(ctx.folder)
    shown = chosen(ctx)
    return ids[(ids.index(shown.measure) + 1) % len(ids)] if shown else ""


def page(ctx: Context, width: int) -> Page:
    """The areas by sort, the newest years that fit to the right."""
    measure = chosen(ctx)
    if measure is None:
        return Page(plain(_("The folder holds no figures of the safety survey.")))
    years = survey.years(measure)[-max(1, (width - NAME) // COLUMN) :]
    name = width - COLUMN * len(years)
    rows = [Row("", _years_line(ctx, measure, years, name))]
    for kind, areas in groupby(survey.ordered_areas(measure), key=lambda area: area.kind):
        rows.append(section(vocabulary.area_kind(kind)))
        rows += [Row(AREA + a.id, _area_line(ctx, measure, a, years, name)) for a in areas]
    return Page(headline(ctx, measure), tuple(rows))


def headline(ctx: Context, measure: Measure) -> Content:
    """The newest value of the partnership's own city and the country, with their survey year."""
    title = parts(
        (measure.title or measure.measure, "bold"),
        f" · {measure.unit} · ",
        (vocabulary.direction(measure.direction), "$muted"),
    )
    tiles = []
    for area in survey.ordered_areas(measure):
        if area.home or area.district or area.kind == "country":
            newest = survey.latest(measure, area.id, ctx.today)
            value = _value(newest) if newest else _("no figure")
            year = _("({year})").format(year=newest.year) if newest else ""
            tiles.append(
                parts(f"{area.title} ", (value, "bold $primary"), (f" {year}   ", "$muted"))
            )
    later = _("Latest figures out by {date}; years in grey came out later.")
    note = plain(later.format(date=long_date(ctx.today)), "$muted")
    return lines([title, Content("").join(tiles), note])


def _years_line(ctx: Context, measure: Measure, years: tuple[int, ...], name: int) -> Content:
    """The heading of the columns; years that came out after the meeting are in grey."""
    heads = [
        cell(
            str(year),
            COLUMN,
            "bold" if survey.known_by(measure, year, ctx.today) else "$muted",
            right=True,
        )
        for year in years
    ]
    return Content("").join([cell(_("Survey year"), name, "$muted"), *heads])


def _area_line(
    ctx: Context, measure: Measure, area: Area, years: tuple[int, ...], name: int
) -> Content:
    """An area's values."""
    values = []
    for year in years:
        found = survey.reading(measure, area.id, year)
        known = survey.known_by(measure, year, ctx.today)
        text = _value(found) if found else GAP
        values.append(cell(text, COLUMN, "" if found and known else "$muted", right=True))
    title = cell(f"▸ {area.title}" if area.home else f"  {area.title}", name)
    return Content("").join([title, *values])


def _value(reading: IndexReading) -> str:
    """A value with as many decimals as its source printed."""
    return number(reading.value, None if reading.precision == "rounded" else 1)


def detail(ctx: Context, row: str, width: int) -> Content:
    """Every value of an area with precision and source, and what to know about the measure."""
    measure = chosen(ctx)
    area = survey.area_of(measure, row.removeprefix(AREA)) if measure else None
    if measure is None or area is None:
        return plain("")
    titles = {source.id: source.title for source in measure.sources}
    values = [
        parts(
            (f"{one.year}  {_value(one)} {measure.unit}", "bold"),
            f"  {vocabulary.precision(one.precision)}",
            (f"  n = {one.sample}" if one.sample else "", ""),
            (f"  {'; '.join(titles.get(source, source) for source in one.sources)}", "$muted"),
            (f"  ({one.note})" if one.note else "", "$muted"),
        )
        for one in survey.readings_of(measure, area.id)
    ]
    return lines(
        [
            parts((area.title, "bold"), f" · {vocabulary.area_kind(area.kind)}"),
            *values,
            *about(measure, width),
        ]
    )


def about(measure: Measure, width: int) -> list[Content]:
    """What a reader must know about a measure and its rounds."""
    surveys = [
        parts(
            (f"{one.year}  ", "bold"),
            (_("no survey") if not one.held else one.fielded),
            f" · {one.answers}" if one.answers else "",
            (
                " · "
                + _("published {date}").format(
                    date=one.published_text or (long_date(one.published) if one.published else "")
                )
                if one.published or one.published_text
                else "",
                "$muted",
            ),
            (f" · {one.note}" if one.note else "", "$muted"),
        )
        for one in measure.surveys
    ]
    return [
        *block(_("About the measure"), [plain(measure.definition)] if measure.definition else []),
        facts(
            width,
            (_("Owner"), measure.owner),
            (_("Direction"), vocabulary.direction(measure.direction)),
        ),
        *[plain(f"– {note}") for note in measure.notes],
        *[plain(f"– {fact.text}") for fact in measure.facts],
        *block(_("Survey years"), surveys),
    ]
