"""The tables of the safety survey: the areas in one year, and every area in every year."""

from collections.abc import Iterator
from itertools import groupby

import msgspec
from textual.content import Content

from tryg_tui.core.ledger.ledger import DecisionState
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.measures import survey, verdicts
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Survey
from tryg_tui.core.review.decisions import since_figure
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.index.chart import NARROW, is_own, shown_areas
from tryg_tui.ui.pages.index.words import STYLES, stated_words
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.text import cell, heading, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.figures import reading_figure
from tryg_tui.words.names import place_words
from tryg_tui.words.survey import area_label, sort_words, verdict_pieces


def decided(ctx: Context, measure: Measure, year: int) -> list[Row]:
    """The decisions between the figures of the year looked at and of the survey before, and those
    since the last one; a private one is never among them.
    """

    def may_show(decision: DecisionState) -> bool:
        found = ctx.entry(decision.citation)
        return found is not None and not is_private(ctx.folder, *found)

    found = since_figure(measure, ctx.ledger, ctx.today, may_show)
    looked = since_figure(measure, ctx.ledger, ctx.today, may_show, year)
    if found.last is None or looked.last is None:
        return []
    since = _("Decided since people were asked for {year} ({asked})")
    between = _("Decided between asking for {before} and for {last} ({asked} – {asked_last})")
    head = since.format(year=found.last.year, asked=_asked(found.last))
    rows = _part(ctx, measure, head, found.since)
    if looked.before is not None and looked.last.year == year:
        title = between.format(
            before=looked.before.year,
            last=year,
            asked=_asked(looked.before),
            asked_last=_asked(looked.last),
        )
        rows += _part(ctx, measure, title, looked.between)
    return rows


def _asked(survey: Survey) -> str:
    """Until when people were asked in a survey, or where nobody says, when it came out."""
    if survey.fielded_to:
        return _("asked until {date}").format(date=long_date(survey.fielded_to))
    out = survey.published_text or (long_date(survey.published) if survey.published else "")
    return _("published {date}").format(date=out)


def _part(
    ctx: Context, measure: Measure, title: str, decisions: tuple[DecisionState, ...]
) -> list[Row]:
    """Decisions under a heading, the newest first; the heading says it where there are none."""
    if not decisions:
        return [Row(NOTHING, parts(heading(title), (f": {_('nothing')}", "$muted")), under=True)]
    rows = (
        Row(RowRef("decision", one.citation), _row(ctx, measure, one))
        for one in reversed(decisions)
    )
    return [section(title), *rows]


def _row(ctx: Context, measure: Measure, decision: DecisionState) -> Content:
    """A decision in a row, with the first survey that can show what it did."""
    outcome = decision.entry.outcome
    year = verdicts.first_to_show(measure, decision.source.date, ctx.today)
    shows = _("can be seen in the figures of {year} at the earliest")
    if survey.is_share(measure.unit):
        shows = _("can be seen in the survey of {year} at the earliest")
    shows = shows.format(year=year)
    return parts(
        decision.text,
        (f"  {vocabulary.outcome(outcome)}" if outcome else "", "bold"),
        (f"  {place_words(ctx.folder, decision.citation)} · {shows}", "$muted"),
    )


COLUMN = 6
"""Width of a figure, in cells."""

TIGHT = 5
"""The same where the years would not all have room otherwise."""

NAME = 26
"""Least width of an area's name."""

LEFT_OUT = 2
"""The cells of the sign that years are left out, on the right."""

GAP = "·"
"""What stands where there is no value."""


def in_order(ctx: Context, measure: Measure, year: int) -> list[tuple[Area, IndexReading | None]]:
    """The areas of the chart of which something was said in a year, with their figures: the best
    first, then those without a figure; among our own areas, city and district before the rest.
    """
    found = [
        (area, survey.reading(measure, area.id, year))
        for area in shown_areas(ctx, measure)
        if survey.reading(measure, area.id, year) or survey.stated(measure, area.id, year)
    ]
    sign = {"higher": -1, "lower": 1, "neutral": 0}[measure.direction]
    own = is_own(ctx, measure)

    def place(pair: tuple[Area, IndexReading | None]) -> tuple[bool, bool, float]:
        """What decides where an area stands."""
        area, reading = pair
        ours = (area.home or area.district) and (own or reading is not None)
        return not ours, reading is None, sign * reading.value if reading else 0

    return sorted(found, key=place)


def compared(ctx: Context, measure: Measure, year: int, width: int) -> list[Row]:
    """The areas of the chart in the year looked at; those missing are named."""
    found = in_order(ctx, measure, year)
    known = [area for area, one in found if one is not None]
    name = min(max((len(area_label(area)) for area in known), default=0) + 2, width // 2)
    asked = survey.is_share(measure.unit)
    title = _("Compared in the survey of {year}") if asked else _("Compared in {year}")
    rows = [Row(NOTHING, heading(title.format(year=year)))]
    for area, one in found:
        told = _told(ctx, measure, area, year)
        text = told if one is None else _compared(measure, area, one, name, width)
        rows.append(Row(RowRef("compared", area.id), text))
    there = [area for area, _one in found]
    gone = [area_label(one) for one in shown_areas(ctx, measure) if one not in there]
    if gone:
        said = _("no figure: {areas}").format(areas=", ".join(gone))
        rows.append(Row(NOTHING, plain(said, "$muted"), under=True))
    return rows


def _told(ctx: Context, measure: Measure, area: Area, year: int) -> Content:
    """An area without a figure of which something was said; its window says where of our own."""
    fact = survey.stated(measure, area.id, year)
    sourced = not (ctx.shared or area.home)
    return parts(
        (area_label(area), "bold" if area.home else ""),
        (f"  {_('no figure published')}", "bold $risk"),
        f" · {stated_words(measure, fact, sourced=sourced)}" if fact else "",
    )


def _compared(
    measure: Measure, area: Area, reading: IndexReading, name: int, width: int
) -> Content:
    """An area in one year, with its change."""
    telling = reading.precision != "exact" and width >= NARROW
    return parts(
        cell(area_label(area), name, "bold" if area.home else ""),
        cell(reading_figure(measure, reading), COLUMN, "bold", right=True),
        (f" {measure.unit}".rstrip(), ""),
        "  ",
        *((text, STYLES[tone]) for text, tone in verdict_pieces(measure, reading)),
        (f" · {vocabulary.precision(reading.precision)}" if telling else "", "$muted"),
        (f" · {area.note}" if area.note else "", "$risk"),
    )


def everything(ctx: Context, measure: Measure, year: int, width: int) -> Iterator[Row]:
    """Every area by its sort, with as many years as fit, those around the one looked at."""
    known = survey.years(measure)
    if not ctx.chosen.later:
        known = tuple(one for one in known if survey.known_by(measure, one, ctx.today))
    values = {(one.area, one.year): one for one in reversed(measure.readings)}
    widest = max((len(reading_figure(measure, one)) for one in measure.readings), default=0)
    tight = min(COLUMN, max(TIGHT, widest + 1))
    column = COLUMN if len(known) * COLUMN + NAME <= width else tight
    years = known
    if len(known) * column + NAME > width:
        years = years_around(known, year, max(1, (width - NAME - LEFT_OUT) // column))
    later = {one for one in years if not survey.known_by(measure, one, ctx.today)}
    table = _Table(years, later, column, width - column * len(years) - LEFT_OUT * (years != known))
    how = _("{first}–{last}: Enter shows all years of an area")
    more = (
        f"  {how.format(first=known[0], last=known[-1])}"
        if years != known and not ctx.shared
        else ""
    )
    yield Row(NOTHING, parts(heading(_("All figures")), (more, "$muted")))
    yield Row(NOTHING, _years_line(table, known))
    for sort, areas in groupby(survey.ordered_areas(measure), key=sort_words):
        yield Row(NOTHING, plain(f"  {sort}", "bold $muted"), under=True)
        for area in areas:
            found = [values.get((area.id, one)) for one in years]
            yield Row(RowRef("area", area.id), _area_line(measure, area, found, table))
            if area.note and not area.within:
                yield Row(NOTHING, plain(f"    {area.note}", "$risk"), under=True)


class _Table(msgspec.Struct, frozen=True):
    """How the table of all figures is laid out."""

    years: tuple[int, ...]
    later: set[int]
    """Those of them that came out after the meeting."""
    column: int
    """The width of a figure, in cells."""
    name: int
    """The width of an area's name, in cells."""


def years_around(years: tuple[int, ...], year: int, room: int) -> tuple[int, ...]:
    """As many years as there is room for, one of them in the middle as far as there are others."""
    place = years.index(year) if year in years else len(years)
    start = max(0, min(place - room // 2, len(years) - room))
    return years[start : start + room]


def _years_line(table: _Table, known: tuple[int, ...]) -> Content:
    """The heading of the columns, with a sign at either end for years left out; those that came
    out after the meeting are in grey.
    """
    heads = [
        cell(str(year), table.column, "$muted" if year in table.later else "bold", right=True)
        for year in table.years
    ]
    earlier = "‹" if table.years[0] != known[0] else ""
    after = " ›" if table.years[-1] != known[-1] else ""
    room = table.name - len(earlier)
    name = [cell(_("Survey year"), room, "$muted"), plain(earlier, "bold $primary")]
    return parts(*name, *heads, (after, "bold $primary"))


def _area_line(
    measure: Measure, area: Area, found: list[IndexReading | None], table: _Table
) -> Content:
    """An area's values."""
    values = [
        cell(
            reading_figure(measure, one) if one else GAP,
            table.column,
            "$muted" if one is None or year in table.later else "",
            right=True,
        )
        for year, one in zip(table.years, found, strict=True)
    ]
    title = cell(f"▸ {area.title}" if area.home else f"  {area.title}", table.name)
    return parts(title, *values)
