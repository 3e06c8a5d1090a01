"""Politiets Tryghedsindeks: the newest figure, the chart, comparisons and decisions beside it."""

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core import survey
from tryg_tui.core.base import Id
from tryg_tui.core.index_areas import area_sets, toggled
from tryg_tui.core.safety_index import Area, Measure
from tryg_tui.documents import vocabulary
from tryg_tui.locale import _, long_date
from tryg_tui.ui.present import lines, parts, plain
from tryg_tui.ui.views.index_chart import plot, shown_areas, under, year_of
from tryg_tui.ui.views.index_decisions import DECISION, decided
from tryg_tui.ui.views.index_tables import AREA, COMPARED, compared, everything
from tryg_tui.ui.views.index_tile import headline, large
from tryg_tui.ui.views.index_words import (
    area_label,
    change_parts,
    doubt_of,
    figure_with_unit,
    source_titles,
)
from tryg_tui.ui.views.page import Chosen, Context, Page, Row, block, facts, section
from tryg_tui.ui.views.previous import entry_detail

ABOUT = "about"
"""The id of the row with what the group must know about the measure."""


def measure_shown(ctx: Context) -> Measure | None:
    """The measure shown: the one chosen, or the first."""
    ids = survey.measure_ids(ctx.folder)
    wanted = ctx.chosen.measure if ctx.chosen.measure in ids else ids[0] if ids else ""
    return survey.measure_of(ctx.folder, wanted)


def next_measure(ctx: Context) -> Chosen:
    """The choice with the measure after the one shown; the year stays."""
    ids = survey.measure_ids(ctx.folder)
    shown = measure_shown(ctx)
    after: Id = ids[(ids.index(shown.measure) + 1) % len(ids)] if shown else ""
    return Chosen(measure=after, slot=ctx.chosen.slot)


def next_areas(ctx: Context) -> Chosen:
    """The choice with the set of areas after the one shown."""
    measure = measure_shown(ctx)
    count = max(1, len(area_sets(measure))) if measure else 1
    return replace(ctx.chosen, areas=(ctx.chosen.areas + 1) % count, picked=(), slot="")


def pick_area(ctx: Context, row: str) -> Chosen:
    """The choice with the area of a row put into the chart, or taken out of it."""
    measure = measure_shown(ctx)
    area = _area_of(measure, row) if measure else None
    if measure is None or area is None:
        return ctx.chosen
    shown = tuple(one.id for one in shown_areas(ctx, measure))
    return replace(ctx.chosen, picked=toggled(shown, area.id))


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
        rows += decided(ctx, measure)
        rows += everything(ctx, measure, year, width)
    rows += [section(_("About the measure")), Row(ABOUT, _about_line(measure))]
    return Page(
        headline(ctx, measure, width),
        tuple(rows),
        large=large(ctx, measure),
        plot=drawn,
        under=under(ctx, measure, drawn, width),
    )


def _about_line(measure: Measure) -> Content:
    """What the measure measures, in a row."""
    return plain(measure.definition or measure.title or measure.measure)


def _area_of(measure: Measure, row: str) -> Area | None:
    """The area a row is about, or None."""
    return survey.area_of(measure, row.removeprefix(AREA).removeprefix(COMPARED))


def detail(ctx: Context, row: str, width: int) -> Content:
    """A decision in full; else every value of an area, and what to know about the measure."""
    if row.startswith(DECISION):
        return entry_detail(ctx, row.removeprefix(DECISION), width)
    measure = measure_shown(ctx)
    if measure is None:
        return plain("")
    if row == ABOUT:
        return lines(about(measure, width))
    area = _area_of(measure, row)
    if area is None:
        return plain("")
    values = [
        parts(
            (f"{one.year}  {figure_with_unit(measure, one)}", "bold"),
            "  ",
            *change_parts(measure, one),
            (f": {doubt}" if (doubt := doubt_of(measure, one)) else "", "$muted"),
            f" · {vocabulary.precision(one.precision)}",
            (f" · n = {one.sample}" if one.sample else "", ""),
            (f"  {source_titles(measure, one)}", "$muted"),
            (f"  ({one.note})" if one.note else "", "$muted"),
        )
        for one in survey.readings_of(measure, area.id)
    ]
    return lines(
        [
            parts((area_label(area), "bold"), f" · {vocabulary.area_kind(area.kind)}"),
            *(values or [plain(_("no figure"), "$muted")]),
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
