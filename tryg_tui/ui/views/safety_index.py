"""Politiets Tryghedsindeks: the newest figure, the chart, comparisons and decisions beside it."""

from textual.content import Content

from tryg_tui.core import survey
from tryg_tui.core.safety_index import Area, Measure
from tryg_tui.documents import vocabulary
from tryg_tui.locale import _, long_date
from tryg_tui.ui.present import lines, parts, plain
from tryg_tui.ui.views.index_chart import later_years, plot, under, year_of
from tryg_tui.ui.views.index_choices import area_of_row, measure_shown
from tryg_tui.ui.views.index_decisions import DECISION, decided
from tryg_tui.ui.views.index_tables import compared, everything
from tryg_tui.ui.views.index_tile import headline, large
from tryg_tui.ui.views.index_words import (
    area_label,
    change_parts,
    figure_with_unit,
    source_titles,
    stated_words,
)
from tryg_tui.ui.views.page import Context, Page, Row, block, facts, section
from tryg_tui.ui.views.previous import entry_detail

ABOUT = "about"
"""The id of the row with what the group must know about the measure."""


def page(ctx: Context, width: int) -> Page:
    """The chart with the areas compared, the decisions beside the figures, and all figures."""
    measure = measure_shown(ctx)
    if measure is None:
        return Page(plain(_("The folder holds no figures of the safety survey.")))
    drawn = plot(ctx, measure)
    year = year_of(drawn)
    rows: list[Row] = []
    if year is not None:
        rows += compared(ctx, measure, year, width)
        rows += decided(ctx, measure, year)
        rows += everything(ctx, measure, year, width)
    rows += [section(_("About the measure")), Row(ABOUT, _about_line(measure))]
    return Page(
        headline(ctx, measure, width),
        tuple(rows),
        large=large(ctx, measure),
        plot=drawn,
        more=bool(later_years(ctx, measure)),
        under=under(ctx, measure, drawn, area_of_row(measure, ctx.row), width),
    )


def _about_line(measure: Measure) -> Content:
    """What the measure measures, in a row."""
    return plain(measure.definition or measure.title or measure.measure)


def detail(ctx: Context, row: str, width: int) -> Content:
    """A decision in full; else every value of an area, and what to know about the measure."""
    if row.startswith(DECISION):
        return entry_detail(ctx, row.removeprefix(DECISION), width)
    measure = measure_shown(ctx)
    if measure is None:
        return plain("")
    if row == ABOUT:
        return lines(about(measure, width))
    area = area_of_row(measure, row)
    if area is None:
        return plain("")
    values = [
        parts(
            (f"{one.year}  {figure_with_unit(measure, one)}", "bold"),
            "  ",
            *change_parts(measure, one),
            f" · {vocabulary.precision(one.precision)}",
            (f" · n = {one.sample}" if one.sample else "", ""),
            (f"  {source_titles(measure, one)}", "$muted"),
            (f"  ({one.note})" if one.note else "", "$muted"),
        )
        for one in survey.readings_of(measure, area.id)
        if ctx.chosen.later or survey.known_by(measure, one.year, ctx.today)
    ]
    return lines(
        [
            parts(
                (area_label(area), "bold"),
                f" · {vocabulary.area_kind(area.kind)}",
                (f" · {area.note}" if area.note else "", "$risk"),
            ),
            *(values or [plain(_("no figure"), "$muted")]),
            *_told(measure, area),
            *about(measure, width),
        ]
    )


def _told(measure: Measure, area: Area) -> list[Content]:
    """What was said of an area in years without a figure."""
    known = {one.year for one in survey.readings_of(measure, area.id)}
    return [
        parts((f"{fact.year}  ", "bold"), stated_words(measure, fact))
        for fact in measure.facts
        if area.id in fact.areas and fact.brief and fact.year not in known
    ]


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
