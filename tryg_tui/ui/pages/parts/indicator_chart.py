"""The chart of an indicator: its readings over time, its baseline and targets; words under it."""

import datetime as dt
from collections.abc import Sequence

from textual.content import Content

from tryg_tui.core.ledger.timelines import recorded
from tryg_tui.core.measures import indicators, moves
from tryg_tui.core.measures.indicators import Measured, Step
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.initiative import Indicator, Number, YearTarget
from tryg_tui.core.plot.canvas import SIGNS
from tryg_tui.core.plot.model import LARGEST, Plot, Point, Series, Slot
from tryg_tui.locale import _, long_date, month_year
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts.measured import BASELINE, TARGET, change_part, target_words
from tryg_tui.ui.text import Part, parts, shortened
from tryg_tui.words.corrections import was_figure
from tryg_tui.words.figures import counted, disputed_words, figure_of, quantity, reading_when

LEAST_SHARE = 6
"""The percentage points a chart covers at least."""

LEAST_PART = 0.2
"""The part of the greatest value a chart covers at least: a small change looks small."""

TO_TARGET, FROM_BASELINE, CORRECTED = map(SIGNS["braille"].marks.index, (TARGET, BASELINE, "▼"))
"""Which marks the lines beside the readings have: those of the axis, wherever they are known."""

AHEAD = "target-"
"""What the slot of a target of a year to come is named by, before its year."""


def comparable(one: Measured) -> bool:
    """Whether a chart says more than the latest figure: two dated readings, or one and a level."""
    dated = sum(point.date is not None for point in one.points)
    levels = (one.indicator.target_at(None), one.indicator.baseline)
    return dated + sum(level is not None for level in levels if dated) > 1


def plot(ctx: Context, one: Measured) -> Plot:
    """The readings over time, with baseline and target as lines of their own, and the targets of
    the years to come; where one value stands alone, it.
    """
    if not comparable(one):
        last = one.latest
        figure = figure_of(one.indicator, last) if last else ""
        return Plot(slots=(), series=(), alone=figure, nothing=_("No reading with a date yet."))
    steps, ahead = indicators.steps(one), _targets_ahead(one)
    lines = [
        Series(one.indicator.title, tuple(_point(one.indicator, pair) for pair in _pairs(steps))),
        *_levels(one.indicator, len(steps) + len(ahead)),
        *([_by_year(one.indicator, steps, ahead)] if one.indicator.targets else []),
        *_recorded(steps),
    ]
    values = [point.value for line in lines for point in line.points if point is not None]
    share = is_share(one.indicator.unit)
    slots = _slots(one.indicator, steps, ahead, ctx.today)
    ids = [slot.id for slot in slots]
    chosen = ctx.chosen.slot
    return Plot(
        slots=slots,
        series=tuple(lines),
        unit=one.indicator.unit,
        bounds=_bounds(values, share=share),
        least_span=LEAST_SHARE if share else LEAST_PART * max(map(abs, values)),
        cursor=ids.index(chosen) if chosen in ids else len(steps) - 1,
    )


def _levels(indicator: Indicator, count: int) -> list[Series]:
    """Target and baseline through so many slots, each where there is one for all years."""
    levels = (
        (TO_TARGET, _("target {value}"), None if indicator.targets else indicator.target),
        (FROM_BASELINE, _("baseline {value}"), indicator.baseline),
    )
    return [
        Series(label.format(value=quantity(value)), (Point(value, ""),) * count, mark)
        for mark, label, value in levels
        if value is not None
    ]


def _slots(
    indicator: Indicator, steps: tuple[Step, ...], ahead: Sequence[YearTarget], today: dt.date
) -> tuple[Slot, ...]:
    """The places of readings and of targets to come, as far apart as their days are."""
    by_year = len({step.date.year for step in steps}) == len(steps)
    told = [
        Slot(
            id,
            str(step.date.year) if by_year else month_year(step.date),
            step.date > today,
            step.date.toordinal(),
            _is_broken(indicator, pair),
        )
        for id, pair in zip(_slot_ids(steps), _pairs(steps), strict=True)
        for step in pair[1:]
    ]
    ends = ((aim, dt.date(aim.year, 12, 31)) for aim in ahead)
    path = (Slot(f"{AHEAD}{aim.year}", str(aim.year), True, end.toordinal()) for aim, end in ends)
    return (*told, *path)


def _targets_ahead(one: Measured) -> list[YearTarget]:
    """The targets of the years after that of the last reading."""
    steps = indicators.steps(one)
    found = sorted(one.indicator.targets, key=lambda aim: aim.year)
    return [aim for aim in found if steps and aim.year > steps[-1].date.year]


def _recorded(steps: tuple[Step, ...]) -> list[Series]:
    """The figures that were reported where they have been corrected to others."""
    old = [recorded(step.point) if step.point else None for step in steps]
    if not any(old):
        return []
    points = (
        Point(o.value, quantity(o.value, "", o.qualifier)) if o and o.value is not None else None
        for o in old
    )
    return [Series(_("before correction"), tuple(points), CORRECTED)]


def _by_year(indicator: Indicator, steps: tuple[Step, ...], ahead: Sequence[YearTarget]) -> Series:
    """What the readings are held against, year by year, and in the years to come."""
    aims = (indicator.target_at(step.date) for step in steps)
    values = [one.value if isinstance(one, YearTarget) else one for one in aims]
    points = [None if value is None else Point(value, "") for value in values]
    path = [Point(aim.value, quantity(aim.value)) for aim in ahead]
    return Series(_("target by year"), (*points, *path), TO_TARGET)


def _slot_ids(steps: tuple[Step, ...]) -> list[str]:
    """An id for each step: its year, or where a year has several, its day and place."""
    years = [step.date.year for step in steps]
    return [
        str(year) if years.count(year) == 1 else f"{step.date.isoformat()}#{number}"
        for number, (year, step) in enumerate(zip(years, steps, strict=True))
    ]


def _pairs(steps: tuple[Step, ...]) -> list[tuple[Step | None, Step]]:
    """Each step with the one before it."""
    return list(zip((None, *steps), steps, strict=False))


def _is_broken(indicator: Indicator, pair: tuple[Step | None, Step]) -> bool:
    """Whether there is a break between a step and the one before it."""
    before, step = pair
    return before is not None and bool(moves.broken(indicator, before.date, step.date))


def _point(indicator: Indicator, pair: tuple[Step | None, Step]) -> Point | None:
    """A reading in the chart, with its qualifier; no line leads to it over a break."""
    point = pair[1].point
    if point is None:
        return None
    text = quantity(point.value, "", point.qualifier)
    return Point(point.value, text, apart=_is_broken(indicator, pair))


def _bounds(values: list[Number], *, share: bool) -> tuple[Number, Number] | None:
    """The least and greatest value there can be: what is counted is never less than nothing."""
    if share and all(0 <= value <= 100 for value in values):
        return (0, 100)
    return (0, LARGEST) if values and min(values) >= 0 else None


def under(ctx: Context, one: Measured, drawn: Plot, width: int) -> tuple[Content, ...]:
    """The line under the chart: value and change of the reading looked at."""
    width = ctx.room or width
    if drawn.alone:
        when = reading_when(one.latest) if one.latest else ""
        only = _("one reading: {when}").format(when=when)
        return (shortened(parts((one.indicator.title, "bold"), f"  {only}"), width),)
    if drawn.cursor is None:
        return ()
    steps = indicators.steps(one)
    said: list[Part]
    head: Part = (f"{drawn.slots[drawn.cursor].label}  ", "bold")
    if drawn.cursor >= len(steps):
        aim = _targets_ahead(one)[drawn.cursor - len(steps)]
        target = _("target: {value}").format(value=counted(one.indicator, aim.value))
        return (shortened(parts(head, target), width),)
    step = steps[drawn.cursor]
    if step.gap is not None:
        why = f"{figure_of(one.indicator, step.gap)} ({reading_when(step.gap)})"
        told = " · ".join(filter(None, (step.gap.text, step.gap.source)))
        said = [(why, "bold $risk"), (f" · {told}" if told else "", "$muted")]
        return (shortened(parts(head, *said), width, 2),)
    if step.point is None:
        due = _("no reading; one was due by {date}").format(date=long_date(step.date))
        return (shortened(parts(head, (due, "bold $risk")), width, 2),)
    point = step.point
    rivals = moves.rivals(one.indicator, one.points, point)
    known = tuple(s.point for s in steps[: drawn.cursor + 1] if s.point is not None)
    disputed = _("the sources disagree: {figures}").format(
        figures=disputed_words(one.indicator, rivals)
    )
    said = [
        (figure_of(one.indicator, point), "bold $primary"),
        (f" ({reading_when(point)})", "$muted"),
        (f" · {was}" if (was := was_figure(one.indicator, point)) else "", "$risk"),
        (f" · {disputed}" if rivals else "", "$risk"),
        *change_part(one.indicator, moves.moved(one.indicator, known)),
        (f" · {target}" if (target := target_words(one, point)) else "", ""),
    ]
    return (shortened(parts(head, *said), width, 3),)
