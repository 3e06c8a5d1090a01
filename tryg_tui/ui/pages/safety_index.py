"""Politiets Tryghedsindeks: the figure looked at, the chart, comparisons, decisions beside it."""

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.measures import survey, verdicts
from tryg_tui.core.measures.margin import Doubt
from tryg_tui.core.model.safety_index import Area, Measure
from tryg_tui.locale import _, number
from tryg_tui.ui.pages.actions import FOLLOW_UP
from tryg_tui.ui.pages.actions import why_not as why_not_followed
from tryg_tui.ui.pages.context import Context, Rendered, block, facts, nothing_yet
from tryg_tui.ui.pages.index import words
from tryg_tui.ui.pages.index.chart import later_years, plot, under, year_of
from tryg_tui.ui.pages.index.choices import CHOICES, area_of_row, measure_shown, why_not
from tryg_tui.ui.pages.index.passport import (
    break_words,
    breaks_known,
    corrected_words,
    effect_words,
    passport,
    published_words,
)
from tryg_tui.ui.pages.index.tables import compared, decided, everything
from tryg_tui.ui.pages.index.tile import headline, large, looked_at
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts.minutes import entry_detail
from tryg_tui.ui.pages.parts.revisits import revisit_detail, revisit_rows
from tryg_tui.ui.pages.row import Row, RowRef, first, section
from tryg_tui.ui.text import heading, lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.names import item_words
from tryg_tui.words.survey import area_label, sort_words


def render(ctx: Context, width: int) -> Rendered:
    """The chart with the areas compared, the decisions beside the figures, and all figures."""
    measure = measure_shown(ctx)
    if measure is None:
        said = _("The folder holds no figures of the safety survey.")
        return Rendered(plain(nothing_yet(said, "measures", shared=ctx.shared)))
    drawn = plot(ctx, measure)
    year = year_of(drawn)
    rows: list[Row] = []
    again, later = revisit_rows(ctx, ctx.item.view)
    rows += again
    if year is not None:
        rows += compared(ctx, measure, year, width)
        rows += [*later, *decided(ctx, measure, year)]
        rows += everything(ctx, measure, year, width)
    ctx = replace(ctx, row=ctx.row or first(rows))
    shown = looked_at(ctx, measure, year) if year is not None else None
    told = plain(measure.definition or measure.title or measure.measure)
    rows += [section(_("About the measure")), Row(RowRef("about"), told)]
    return Rendered(
        headline(ctx, measure, shown, width),
        tuple(rows),
        large=large(ctx, measure, shown) if shown else (),
        plot=drawn,
        row=ctx.row,
        more=bool(later_years(ctx, measure)),
        under=under(ctx, measure, width),
    )


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """A decision in full; else every value of an area, or what to know about the measure."""
    if row.kind == "revisit":
        return revisit_detail(ctx, row, width)
    if row.kind == "decision":
        return entry_detail(ctx, row.id, width)
    measure = measure_shown(ctx)
    if measure is None:
        return plain("")
    if row.kind == "about":
        return lines(about(ctx, measure, width))
    area = area_of_row(measure, row)
    return plain("") if area is None else _area(ctx, measure, area, whole=False)


def _area(ctx: Context, measure: Measure, area: Area, *, whole: bool) -> Content:
    """Every value of an area; the `whole` says as well what else stands beside the chart."""
    kind = parts(
        (area_label(area), "bold"),
        f" · {sort_words(area)}",
        (f" · {area.note}" if area.note else "", "$risk"),
    )
    values = _values(ctx, measure, area, whole=whole) or [plain(_("no figure"), "$muted")]
    beside = [*_start(ctx, measure, area), *_told(measure, area, whole=whole)]
    return lines([kind, *values, *beside, *_smallest(ctx, measure, area)])


def _start(ctx: Context, measure: Measure, area: Area) -> list[Content]:
    """How the newest figure of an area has changed since the strategy began."""
    newest = survey.latest(measure, area.id, ctx.today)
    begun = min((one.first_year for one in ctx.folder.partnership.versions), default=None)
    before = verdicts.at_start(measure, newest, begun) if newest else None
    if newest is None or before is None:
        return []
    label = _("Since the strategy began: ")
    why = verdicts.changed(measure, before, newest).doubt != "sample"
    return [parts((label, "bold"), *words.change_parts(measure, newest, why=why, before=before))]


def _smallest(ctx: Context, measure: Measure, area: Area) -> list[Content]:
    """How small a change the next survey of an area can show."""
    newest = survey.latest(measure, area.id, ctx.today)
    least = verdicts.smallest(measure, newest) if newest else None
    if newest is None or least is None:
        return []
    said = _("With {n} answers only changes of {points} percentage points or more can be seen.")
    answers = words.sample_words(measure, newest)
    return [plain(said.format(n=answers, points=number(least, 1)), "$muted")]


def opened(ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
    """What is said of a row in a window, where an area's values go with the measure's notes."""
    measure = measure_shown(ctx)
    area = area_of_row(measure, row) if measure else None
    if measure is None or area is None:
        return item_words(ctx.item), detail(ctx, row, width)
    year = year_of(plot(ctx, measure))
    shown = looked_at(replace(ctx, row=row), measure, year) if year is not None else None
    reading = shown.reading if shown else None
    told = [*passport(ctx, measure, reading, width), plain("")] if reading else []
    values = [_area(ctx, measure, area, whole=True), plain("")]
    title = heading(_("About the measure"))
    return item_words(ctx.item), lines([*told, *values, title, *_known(ctx, measure)])


def _values(ctx: Context, measure: Measure, area: Area, *, whole: bool) -> list[Content]:
    """Every value of an area; why a change cannot be judged is said once, in the `whole`."""
    told: set[Doubt] = set()
    found = []
    for one in survey.readings_of(measure, area.id):
        if not (ctx.chosen.later or survey.known_by(measure, one.year, ctx.today)):
            continue
        doubt = words.doubt_of(measure, one)
        found.append(
            parts(
                (f"{one.year}  {words.figure_with_unit(measure, one)}", "bold"),
                "  ",
                *words.change_parts(measure, one, short=True, why=whole and doubt not in told),
                f" · {vocabulary.precision(one.precision)}",
                (f" · n = {answers}" if (answers := words.sample_words(measure, one)) else "", ""),
                (f"  {words.source_titles(measure, one)}", "$muted"),
                (f"  ({one.note})" if one.note else "", "$muted"),
                *(
                    (f"  {corrected_words(it)}", "$risk")
                    for it in survey.revisions_of(measure, one)
                ),
            )
        )
        told.add(doubt)
    return found


def _told(measure: Measure, area: Area, *, whole: bool) -> list[Content]:
    """What was said of an area in years without a figure."""
    known = {one.year for one in survey.readings_of(measure, area.id)}
    return [
        parts((f"{fact.year}  ", "bold"), words.stated_words(measure, fact, sourced=whole))
        for fact in measure.facts
        if area.id in fact.areas and fact.brief and fact.year not in known
    ]


def about(ctx: Context, measure: Measure, width: int) -> list[Content]:
    """What a reader must know about a measure and its rounds."""
    return [
        *([plain(measure.definition)] if measure.definition else []),
        facts(
            width,
            (_("Owner"), measure.owner),
            (_("Direction"), vocabulary.direction(measure.direction)),
            (_("Uncertainty"), effect_words(measure)),
        ),
        *_known(ctx, measure),
    ]


def _known(ctx: Context, measure: Measure) -> list[Content]:
    """What is said of a measure, its rounds and its breaks."""
    surveys = [
        parts(
            (f"{one.year}  ", "bold"),
            (_("no survey") if not one.held else one.fielded),
            f" · {one.answers}" if one.answers else "",
            (
                f" · {_('published {date}').format(date=out)}"
                if (out := published_words(one))
                else "",
                "$muted",
            ),
            (f" · {one.note}" if one.note else "", "$muted"),
        )
        for one in measure.surveys
        if ctx.chosen.later or survey.known_by(measure, one.year, ctx.today)
    ]
    breaks = [parts((break_words(measure, one), "bold")) for one in breaks_known(ctx, measure)]
    return [
        *[plain(f"– {note}") for note in measure.notes],
        *[plain(f"– {fact.text}") for fact in measure.facts],
        *block(_("Survey years"), surveys),
        *block(_("Breaks in the series"), breaks),
        *block(_("Corrected figures"), _revisions(measure)),
    ]


def _revisions(measure: Measure) -> list[Content]:
    """The figures that the publisher has put right, the last first."""
    found = []
    for one in sorted(measure.revisions, key=lambda it: it.on, reverse=True):
        now = survey.reading(measure, one.area, one.year)
        if now is not None:
            area = survey.area_of(measure, one.area)
            name = area.title if area else one.area
            figure = words.figure_alone(measure, now)
            found.append(plain(f"{name} {one.year}: {figure} · {corrected_words(one)}"))
    return found


PAGES = (
    Page(
        view="safety-index",
        render=render,
        detail=detail,
        why_not=lambda *asked: why_not(*asked) or why_not_followed(*asked),
        window=opened,
        commands=CHOICES,
        writing=FOLLOW_UP,
    ),
)
"""The page of this view."""
