"""Måling: every indicator with baseline, target, readings and change, and the yearly forms."""

from collections import Counter
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.measures import indicators, moves
from tryg_tui.core.measures.forms import Forms, forms
from tryg_tui.core.measures.indicators import Lack, Measured
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages.actions import FOLLOW_UP, open_action, why_not
from tryg_tui.ui.pages.context import (
    Context,
    Rendered,
    block,
    facts,
    nothing_yet,
    source_words,
)
from tryg_tui.ui.pages.page import YEARS, Page
from tryg_tui.ui.pages.parts import indicator_chart, indicator_table, measured
from tryg_tui.ui.pages.parts.forms import FORMS, form_detail, form_rows
from tryg_tui.ui.pages.parts.revisits import revisit_detail, revisit_rows
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, first, section
from tryg_tui.ui.text import Part, cell, lines, parts, plain, shortened
from tryg_tui.ui.widgets.marks import bar, level_lines
from tryg_tui.words import vocabulary
from tryg_tui.words.figures import (
    alone_words,
    baseline_change,
    baseline_words,
    change_words,
    lack,
    pattern_words,
    rolling_words,
    target_stated,
)
from tryg_tui.words.names import initiative_words, item_words, place_words
from tryg_tui.words.survey import indicator_silence_words

AXIS = 72
"""The most cells of the axis of an indicator."""

BAR = 24
"""The most cells of a bar."""

SIGNS: dict[Lack, tuple[str, str]] = {
    "overdue": ("!", "bold $critical"),
    "late-action": ("!", "bold $critical"),
    "no-reading": ("?", "bold $risk"),
    "no-baseline": ("?", "bold $risk"),
    "none": ("✓", "bold $good"),
}
"""The sign and style of what an indicator that goes on lacks, in the order of the list."""


def render(ctx: Context, width: int) -> Rendered:
    """What is missing first; then the other indicators, and the yearly reporting forms."""
    all_measured = indicators.measured(ctx.folder, ctx.ledger, ctx.today)
    columns = indicator_table.columns(ctx, all_measured, width)
    overdue: list[Row] = []
    others: list[Row] = []
    for found, group in groupby(all_measured, key=lambda m: m.lack):
        members, rows = list(group), overdue if found == "overdue" else others
        rows.append(section(f"{lack(found)} ({len(members)})"))
        rows += [Row(_ref(one), indicator_table.row(ctx, one, columns)) for one in members]
    shown = form_rows(yearly := forms(ctx.folder, ctx.ledger, ctx.today), width)
    # What is read at the meeting itself comes first, what is written outside it next.
    late = any(yearly.count(year, "missing") for year in yearly.years)
    ordered = [*overdue, *shown, *others] if late else [*overdue, *others, *shown]
    if all_measured:
        ordered.insert(0, Row(NOTHING, indicator_table.head(columns)))
    again, later = revisit_rows(ctx, ctx.item.view)
    every = (*again, *ordered, *later)
    row = ctx.row or first(every)
    looked_at = next((one for one in all_measured if _ref(one) == row), None)
    # Where no indicator has two values to compare, a chart would be a dot and says nothing.
    telling = any(indicator_chart.comparable(one) for one in all_measured)
    drawn = indicator_chart.plot(ctx, looked_at) if looked_at and telling else None
    return Rendered(
        _headline(ctx, all_measured, width),
        every,
        nothing_yet(_("No indicators are registered."), "initiatives", shared=ctx.shared),
        plot=drawn,
        row=row,
        small=True,
        under=indicator_chart.under(ctx, looked_at, drawn, width) if looked_at and drawn else (),
        table=True,
    )


def _ref(one: Measured) -> RowRef:
    """What an indicator's row is about: initiative and indicator."""
    return RowRef("indicator", one.id)


def _headline(ctx: Context, all_measured: tuple[Measured, ...], width: int) -> Content:
    """How many of the indicators that go on lack what, as the list has them, and how many forms
    came in; as bars where there is room.
    """
    counts = Counter(one.lack for one in all_measured if one.ended is None)
    whole = counts.total()
    total = ngettext("{n} indicator is followed", "{n} indicators are followed", whole)
    came_in = _came_in(forms(ctx.folder, ctx.ledger, ctx.today), ctx.today.year)
    told = [(lack(one), counts[one], *SIGNS[one]) for one in SIGNS if counts[one] or one == "none"]
    first: list[Part] = [(total.format(n=whole), "bold"), (" · " if came_in else "", "")]
    if not ctx.roomy or not whole:
        late = came_in if any(style == "$risk" for _text, style in came_in) else []
        lacks = [plain(f"{sign} {words}: {n}", style) for words, n, sign, style in told if n]
        return lines([parts(first[0]), *lacks, *([parts(*late)] if late else [])])
    label = max(cell_len(words) for words, *_others in told) + 4
    room = max(1, min(BAR, (ctx.room or width) - label - len(str(whole)) - 1))
    bars = (
        parts(
            (f"{sign} ", style),
            cell(words, label - 2),
            *bar(n, whole, room, style),
            (f" {n}", style),
        )
        for words, n, sign, style in told
    )
    return lines([parts(*first, *came_in), *bars])


def _came_in(yearly: Forms, now: int) -> list[Part]:
    """How many forms of last year came in, if any was asked for, and of this one where any is
    begun.
    """
    said: list[Part] = []
    for year in (now - 1, now):
        came, begun = yearly.count(year, "received"), yearly.count(year, "begun")
        asked = came + begun + yearly.count(year, "missing", "due", "coming")
        if not (came or begun) and (year == now or not asked):
            continue
        words = _("reporting forms {year}: {n} of {due}").format(year=year, n=came, due=asked)
        some = ngettext("{n} begun", "{n} begun", begun)
        told = f"{words} ({some.format(n=begun)})" if begun else words
        style = "$risk" if year < now and came < asked else ""
        said += [(" · ", "")] * bool(said) + [(told, style)]
    return said


def _frame(one: Measured) -> str:
    """Direction, baseline and target, and how far the latest reading is from that.

    That there is no baseline is said once by the heading over those that lack nothing worse.
    """
    indicator = one.indicator
    baseline, target = baseline_words(indicator), target_stated(indicator)
    missing = "" if one.lack == "no-baseline" else _("without a baseline")
    said = (
        vocabulary.direction(indicator.direction) or _("neither way is better"),
        _("baseline: {value}").format(value=baseline) if baseline else missing,
        _("target: {value}").format(value=target) if target else "",
        measured.target_words(one, one.latest),
    )
    return " · ".join(filter(None, said))


def below(ctx: Context, row: RowRef, width: int) -> Content:
    """What is said below the table of an indicator: whose it is, its axis, its change."""
    one = indicators.measured_one(ctx.folder, ctx.ledger, row.of("indicator"), ctx.today)
    if one is None:
        return detail(ctx, row, width)
    change = moves.moved(one.indicator, one.points)
    levels = measured.levels(one)
    late = long_date(one.due) if one.asks and one.due else ""
    said = [
        parts((one.initiative.title, "bold"), f" · {_frame(one)}"),
        plain(f"! {_('overdue since {date}').format(date=late)}" if late else "", "bold $critical"),
        parts(*measured.change_part(one.indicator, change)),
    ]
    drawn = level_lines(levels, min(width, AXIS)) if levels else []
    return lines([*(shortened(text, width, 2) for text in said if text.plain), *drawn])


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """An indicator with all its readings, or the yearly forms of an initiative."""
    if row.kind == "revisit":
        return revisit_detail(ctx, row, width)
    if row.kind == "form":
        return form_detail(ctx, row.id, width)
    if row.kind != "indicator":
        return plain("")
    one = indicators.measured_one(ctx.folder, ctx.ledger, row.id, ctx.today)
    return _detail(ctx, one, width) if one else plain("")


def opened(ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
    """The title of an initiative, and its indicator or its forms in full."""
    of = row.id.partition(":")[0]
    title = item_words(ctx.item) if row.kind == "revisit" else initiative_words(ctx.folder, of)
    return title, detail(ctx, row, width)


def _detail(ctx: Context, one: Measured, width: int) -> Content:
    """All that is known of an indicator, its newest reading first."""
    indicator = one.indicator
    direction = vocabulary.direction(indicator.direction) or _("neither way is better")
    change = moves.moved(indicator, one.points)
    levels = measured.levels(one)
    margin = "" if change and change.judged else f" · {_('no margin of error known')}"
    where = source_words(indicator.lines, indicator.source, indicator.example)
    return lines(
        [
            parts((f"{one.initiative.title}: {indicator.title}", "bold")),
            *measured.now(one),
            *(level_lines(levels, width) if levels else ()),
            facts(
                width,
                (_("Direction"), direction),
                (_("Baseline"), baseline_words(indicator) or _("missing")),
                (_("Target"), target_stated(indicator) or _("none")),
                (_("To the target"), measured.target_words(one, one.latest)),
                (_("To follow the plan"), measured.needed_words(one)),
                (
                    _("Change"),
                    f"{change_words(indicator, change)}{margin}" if change else "",
                ),
                (_("Since the baseline"), baseline_change(indicator, one.points)),
                (_("The last 12 months"), rolling_words(one)),
                (_("Pattern"), pattern_words(one)),
                (_("May stand for"), alone_words(indicator, None if one.rivals else one.latest)),
                (
                    _("Chart"),
                    ""
                    if indicator_chart.comparable(one)
                    else _("appears when there are two readings"),
                ),
                (
                    _("Each value covers"),
                    vocabulary.basis(indicator.basis) if indicator.basis else "",
                ),
                (_("Counts"), _counts(ctx, indicator)),
                (_("Rhythm"), _rhythm(indicator)),
                (_("Next reading"), _next(one)),
                (_("Source"), where),
            ),
            *block(
                _("Open actions on figures"), [open_action(ctx, action) for action in one.agreed]
            ),
            *block(_("Readings, newest first"), measured.readings(ctx, one)),
            *block(_("Breaks in the series"), measured.breaks(indicator)),
            *block(_("Corrected figures"), measured.corrected(one)),
            *block(
                _("What the figures can not tell"),
                [plain(f"– {found}") for found in indicator_silence_words(one)],
            ),
        ]
    )


def _counts(ctx: Context, indicator: Indicator) -> str:
    """Whose readings count, and which decision says so."""
    where = place_words(ctx.folder, indicator.decided) if indicator.decided else ""
    return " · ".join(filter(None, (indicator.valid, where)))


def _next(one: Measured) -> str:
    """When the next reading is due, and whether that day has passed."""
    if one.due is None or one.ended is not None:
        return ""
    date = long_date(one.due)
    return _("overdue since {date}").format(date=date) if one.overdue else date


def _rhythm(indicator: Indicator) -> str:
    """How often a reading is agreed."""
    if indicator.months_between is None:
        return _("No rhythm of readings is agreed.")
    every = ngettext(
        "A reading every month.", "A reading every {n} months.", indicator.months_between
    )
    return every.format(n=indicator.months_between)


PAGES = (
    Page(
        view="measurement",
        render=render,
        detail=detail,
        below=below,
        window=opened,
        why_not=why_not,
        commands=YEARS,
        writing={**FORMS, **FOLLOW_UP},
    ),
)
"""The page of this view."""
