"""Figures of the safety survey, their changes and their areas in words, and the newest of them year
by year.
"""

import datetime as dt
from collections.abc import Sequence

from textual.content import Content

from tryg_tui.core.measures import survey, verdicts
from tryg_tui.core.measures.margin import Doubt
from tryg_tui.core.model.safety_index import Area, AreaFact, IndexReading, Measure, Survey
from tryg_tui.locale import _, ngettext, number
from tryg_tui.ui.pages.context import Context, source_words
from tryg_tui.ui.text import Part, cell, lines, parts, plain
from tryg_tui.ui.widgets.marks import EIGHTHS, column_lines
from tryg_tui.words.figures import quantity, reading_figure
from tryg_tui.words.survey import Tone, area_label, change_pieces

STYLES: dict[Tone, str] = {
    "better": "bold $good",
    "worse": "bold $critical",
    "": "$muted",
    "plain": "",
}
"""A style for how words are to be shown."""


HALF_A_YEAR = dt.timedelta(days=183)


def figure_alone(measure: Measure, reading: IndexReading) -> str:
    """A figure with its unit."""
    return f"{reading_figure(measure, reading)} {measure.unit}".rstrip()


def figure_with_unit(measure: Measure, reading: IndexReading) -> str:
    """A figure with its unit, and its interval where one is known: "53.5 pct. (46.5–60.4)"."""
    figure = figure_alone(measure, reading)
    found = verdicts.estimate(measure, reading)
    return f"{figure} ({number(found.low, 1)}–{number(found.high, 1)})" if found else figure


def figure_age(measure: Measure, reading: IndexReading, today: dt.date) -> str:
    """How long ago the last people were asked for a figure, to half a year: "2½ years old"."""
    found = survey.survey(measure, reading.year) or Survey(year=reading.year)
    halves = max(1, round((today - verdicts.asked_until(found)) / HALF_A_YEAR))
    years = f"{halves // 2 or ''}{'½' if halves % 2 else ''}"
    return ngettext("{n} year old", "{n} years old", 1 if halves <= 2 else 2).format(n=years)


def sample_words(measure: Measure, reading: IndexReading) -> str:
    """How many answered where a figure is from; empty where nobody knows."""
    count, exactly = verdicts.sample(measure, reading)
    return quantity(count, "", exactly) if count else ""


def change_parts(
    measure: Measure,
    reading: IndexReading,
    *,
    short: bool = False,
    why: bool = True,
    before: IndexReading | None = None,
) -> list[Part]:
    """The change since the figure before, or another, and what can be said of it."""
    pieces = change_pieces(measure, reading, short=short, why=why, before=before)
    return [(text, STYLES[tone]) for text, tone in pieces]


def doubt_of(measure: Measure, reading: IndexReading) -> Doubt:
    """Why the change to a figure cannot be judged; empty where it can, or there is none."""
    before = verdicts.earlier(measure, reading)
    return verdicts.changed(measure, before, reading).doubt if before is not None else ""


def source_titles(measure: Measure, reading: IndexReading) -> str:
    """The titles of the publications a figure is from."""
    titles = {one.id: one.title for one in measure.sources}
    return "; ".join(titles.get(source, source) for source in reading.sources)


def sources_brief(measure: Measure, reading: IndexReading, *, first: bool = False) -> str:
    """The publications in few words; or the first of them, and how many there are beside it."""
    briefs = [source_brief(measure, source) for source in reading.sources]
    if first and len(briefs) > 1:
        return _("{source} and {n} more").format(source=briefs[0], n=len(briefs) - 1)
    return "; ".join(briefs)


def source_brief(measure: Measure, source: str) -> str:
    """A publication in few words, or the words that stand instead of its id."""
    found = next((one for one in measure.sources if one.id == source), None)
    return found.brief or found.title if found else source


def stated_words(measure: Measure, fact: AreaFact, *, sourced: bool = True) -> str:
    """What was said of an area without a figure, and where: "level with 2016 (…, line 26)"."""
    if not sourced:
        return fact.brief
    source = source_brief(measure, fact.source) if fact.source else ""
    where = source_words(fact.lines, source, fact.example)
    return f"{fact.brief} ({where})" if where else fact.brief


NAME_CELLS = 15
"""The cells for the name of an area."""

YEAR_CELLS = 7
"""The cells of a year."""

TALL_COLUMNS = 4
"""The lines of the columns of an area where there is room for them."""

TENTHS = 10
"""Columns are as exact as a tenth of a point."""

STEP = 5
"""The foot of the columns of the index is a multiple of so many points."""

Figures = tuple[str, str, Content]
"""The title of a measure, its unit, and its figures as they are drawn."""


def index_figures(ctx: Context, width: int) -> Figures | None:
    """The newest figures of the partnership's own places, year by year, each with a column; None
    where there are none.
    """
    ids = survey.measure_ids(ctx.folder)
    measure = survey.measure_of(ctx.folder, ids[0]) if ids else None
    if measure is None:
        return None
    areas = [a for a in survey.ordered_areas(measure) if a.home or a.kind == "country"]
    known = {area.id: _known(ctx, measure, area) for area in areas}
    years = sorted({one.year for some in known.values() for one in some})
    years = years[-max(1, (width - NAME_CELLS) // YEAR_CELLS) :]
    shown = [one for some in known.values() for one in some if one.year in years]
    if not shown:
        return None
    foot = min(one.value for one in shown) // STEP * STEP
    top = max(one.value for one in shown)
    rows = []
    for area in areas:
        if ctx.roomy:
            rows += _columns(known[area.id], years, foot, top)
        rows.append(_area(measure, area, known[area.id], years, foot, top))
    axis = "".join(f"{year:<{YEAR_CELLS}}" for year in years)
    rows.append(parts((" " * NAME_CELLS + axis, "$muted")))
    rows += _moved(ctx, measure, areas, known, number(foot))
    return measure.title or measure.measure, measure.unit, lines(rows)


def _known(ctx: Context, measure: Measure, area: Area) -> list[IndexReading]:
    """The figures of an area that were out by the day."""
    found = survey.readings_of(measure, area.id)
    return [one for one in found if survey.known_by(measure, one.year, ctx.today)]


def _area(
    measure: Measure,
    area: Area,
    known: Sequence[IndexReading],
    years: Sequence[int],
    foot: float,
    top: float,
) -> Content:
    """The figures of an area, each with its column; the newest stands out."""
    by_year = {one.year: one for one in known}
    newest = max(by_year, default=0)
    full = len(EIGHTHS) - 1
    pieces: list[Part | str | Content] = [
        cell(area_label(area), NAME_CELLS, "bold" if area.home else "")
    ]
    for year in years:
        one = by_year.get(year)
        if one is None:
            pieces.append((f"{'·':<{YEAR_CELLS}}", "$muted"))
            continue
        part = (one.value - foot) / (top - foot) if top > foot else 1
        sign = EIGHTHS[max(1, round(part * full))]
        style = "bold $primary" if year == newest else ""
        pieces += [(reading_figure(measure, one), style), (sign, "$primary")]
        pieces.append(" " * max(0, YEAR_CELLS - len(reading_figure(measure, one)) - 1))
    return parts(*pieces)


def _columns(
    known: Sequence[IndexReading], years: Sequence[int], foot: float, top: float
) -> list[Content]:
    """Columns over the figures of an area."""
    values = {one.year: one.value - foot for one in known}
    heights = [round(values.get(year, 0) * TENTHS) for year in years]
    styles = ["$primary"] * len(years)
    most = round((top - foot) * TENTHS)
    rows = column_lines(heights, styles, YEAR_CELLS - 1, TALL_COLUMNS, most)
    return [parts(" " * NAME_CELLS, row) for row in rows]


def _moved(
    ctx: Context,
    measure: Measure,
    areas: Sequence[Area],
    known: dict[str, list[IndexReading]],
    foot: str,
) -> list[Content]:
    """How the newest figures have changed, how old those are that are not of the last survey, and
    where the columns begin.
    """
    rows = []
    last = max(one.year for some in known.values() for one in some)
    for area in areas:
        if not known[area.id]:
            rows.append(parts(f"{area_label(area)}: ", (_("no figure"), "bold $risk")))
            continue
        newest = known[area.id][-1]
        label = (f"{area_label(area)} {newest.year}: ", "bold")
        if newest.year < last:
            old = figure_age(measure, newest, ctx.today)
            rows.append(parts(label, (old, "bold $risk")))
        else:
            rows.append(parts(label, *change_parts(measure, newest, short=True, why=False)))
    begins = _("columns from {value}").format(value=foot)
    return [*rows, plain(begins, "$muted")]
