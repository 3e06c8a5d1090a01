"""An indicator: its readings in words and as a chart, and how far they are from the target."""

from textual.content import Content

from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.ledger.timelines import recorded
from tryg_tui.core.measures import indicators
from tryg_tui.core.measures.indicators import Measured, Moved, Step, Verdict
from tryg_tui.core.measures.margin import SHARES
from tryg_tui.core.model.initiative import Indicator, Number, YearTarget
from tryg_tui.core.plot.lines import sparkline
from tryg_tui.core.plot.model import LARGEST, Plot, Point, Series, Slot
from tryg_tui.locale import _, long_date, month_year
from tryg_tui.ui.pages.context import Context, source_words
from tryg_tui.ui.text import Part, parts, plain, shortened
from tryg_tui.ui.widgets.chart import glyphs
from tryg_tui.words.corrections import was_figure
from tryg_tui.words.figures import counted, quantity, verdict
from tryg_tui.words.names import place_words

SPARK = 8
"""The cells of a line of readings beside the latest one."""

STYLES: dict[Verdict, str] = {
    "better": "bold $good",
    "worse": "bold $critical",
    "same": "$muted",
    "unjudged": "",
}
"""A style for each verdict; its word stands beside it."""


def reading_when(point: ReadingPoint) -> str:
    """The period or date of a reading."""
    return point.period or (long_date(point.date) if point.date else _("date not stated"))


def reading_where(point: ReadingPoint) -> str:
    """The line of minutes a reading stands in, or where else it is from."""
    if point.source:
        return place_words(point.source.citation)
    return source_words(point.lines, point.reference)


def change_part(indicator: Indicator, change: Moved | None) -> list[Part]:
    """The change since the reading before with its sign, or nothing where there is none."""
    if change is None:
        return []
    return [
        (f"  {direction_sign(change)} {change_words(indicator, change)}", STYLES[change.verdict]),
        (" · " + _("no margin of error known"), "$muted"),
    ]


def short(one: Measured) -> tuple[Content, ...]:
    """The latest reading with its change as they may be told in a table, the longest first."""
    if (point := one.latest) is None:
        return ()
    change = indicators.moved(one.indicator, one.points)
    figure = counted(one.indicator, point.value, point.qualifier)
    bare = quantity(point.value, "", point.qualifier)
    if change is None:
        return plain(figure), plain(bare)
    style = STYLES[change.verdict]
    sign, word = (f" {direction_sign(change)}", style), (f" {verdict(change.verdict)}", style)
    known = [value for value in indicators.slots(one) if value is not None]
    bounds = (min(0, *known), max(0, *known))
    line = sparkline(indicators.slots(one), SPARK, glyphs(), bounds)
    told = (line, " ", figure, sign, word), (figure, sign, word), (figure, sign), (bare, sign)
    return tuple(parts(*pieces) for pieces in told)


def direction_sign(change: Moved) -> str:
    """An arrow for the way a reading has moved."""
    return "=" if not change.by else "↑" if change.by > 0 else "↓"


def change_words(indicator: Indicator, change: Moved) -> str:
    """How much a reading has moved since the one before, and whether that is good."""
    sign = "+" if change.by > 0 else "−"
    by = sign + quantity(abs(change.by), difference_unit(indicator, abs(change.by)))
    by = _("about {figure}").format(figure=by) if change.about else by
    since = _("since {date}").format(date=reading_when(change.before))
    word = verdict(change.verdict)
    return f"{by} {since}, {word}" if change.by else f"{verdict('same')} {since}"


def difference_unit(indicator: Indicator, by: Number) -> str:
    """The unit of a difference: that between two per cents is in percentage points."""
    share = indicator.unit.casefold() in SHARES
    return _("percentage points") if share else indicator.unit_of(by)


def target_words(indicator: Indicator, point: ReadingPoint | None) -> str:
    """How a reading stands to the target; empty where there is none to reckon with."""
    found = indicators.distance(indicator, point)
    by = quantity(found.by, difference_unit(indicator, found.by), found.qualifier)
    said = {
        "none": "",
        "in-words": "",
        "no-reading": _("no reading to compare"),
        "reached": _("target reached"),
        "short": _("{figure} short of the target").format(figure=by),
        "off": _("{figure} from the target").format(figure=by),
        "unclear": _("cannot be compared with the target"),
    }[found.aim]
    return f"{said} ({found.year})" if found.year else said


LEAST_SHARE = 6
"""The percentage points a chart covers at least."""

LEAST_PART = 0.2
"""The part of the greatest value a chart covers at least: a small change looks small."""


def comparable(one: Measured) -> bool:
    """Whether a chart says more than the latest figure: two dated readings, or one and a level."""
    dated = sum(point.date is not None for point in one.points)
    levels = (one.indicator.target_at(None), one.indicator.baseline)
    return dated + sum(level is not None for level in levels if dated) > 1


def plot(ctx: Context, one: Measured) -> Plot:
    """The readings over time, with baseline and target as lines of their own."""
    steps = indicators.steps(one)
    ids = _slot_ids(steps)
    by_year = len({step.date.year for step in steps}) == len(steps)
    indicator = one.indicator
    lines = [
        Series(indicator.title, tuple(_point(step) for step in steps)),
        *(
            Series(label.format(value=quantity(value)), (Point(value, ""),) * len(steps))
            for label, value in (
                (_("target {value}"), None if indicator.targets else indicator.target),
                (_("baseline {value}"), indicator.baseline),
            )
            if value is not None and steps
        ),
        *([_by_year(indicator, steps)] if indicator.targets and steps else []),
        *_recorded(steps),
    ]
    values = [point.value for line in lines for point in line.points if point is not None]
    share = indicator.unit.casefold() in SHARES
    greatest = max(map(abs, values), default=0)
    return Plot(
        slots=tuple(
            Slot(
                id, str(step.date.year) if by_year else month_year(step.date), step.date > ctx.today
            )
            for id, step in zip(ids, steps, strict=True)
        ),
        series=tuple(lines),
        unit=indicator.unit,
        bounds=_bounds(values, share=share),
        least_span=LEAST_SHARE if share else LEAST_PART * greatest,
        cursor=_cursor(ctx, ids),
        nothing=_("No reading with a date yet."),
    )


def _recorded(steps: tuple[Step, ...]) -> list[Series]:
    """The figures that were reported where they have been corrected to others."""
    old = [recorded(step.point) if step.point else None for step in steps]
    if not any(old):
        return []
    points = (Point(o.value, quantity(o.value, "", o.qualifier)) if o else None for o in old)
    return [Series(_("before correction"), tuple(points))]


def _by_year(indicator: Indicator, steps: tuple[Step, ...]) -> Series:
    """What the readings are held against, year by year."""
    aims = (indicator.target_at(step.date) for step in steps)
    values = (one.value if isinstance(one, YearTarget) else one for one in aims)
    points = tuple(None if value is None else Point(value, "") for value in values)
    return Series(_("target by year"), points)


def _slot_ids(steps: tuple[Step, ...]) -> list[str]:
    """An id for each step: its year, or where a year has several, its day and place."""
    years = [step.date.year for step in steps]
    return [
        str(year) if years.count(year) == 1 else f"{step.date.isoformat()}#{number}"
        for number, (year, step) in enumerate(zip(years, steps, strict=True))
    ]


def _point(step: Step) -> Point | None:
    """A reading in the chart, with its qualifier."""
    point = step.point
    return Point(point.value, quantity(point.value, "", point.qualifier)) if point else None


def _bounds(values: list[Number], *, share: bool) -> tuple[Number, Number] | None:
    """The least and greatest value there can be: what is counted is never less than nothing."""
    if share and all(0 <= value <= 100 for value in values):
        return (0, 100)
    return (0, LARGEST) if values and min(values) >= 0 else None


def _cursor(ctx: Context, ids: list[str]) -> int | None:
    """The step looked at: that of the year chosen, else the last."""
    if not ids:
        return None
    return ids.index(ctx.chosen.slot) if ctx.chosen.slot in ids else len(ids) - 1


def under(ctx: Context, one: Measured, drawn: Plot, width: int) -> tuple[Content, ...]:
    """The line under the chart: value, change, precision and source of the reading looked at."""
    if drawn.cursor is None:
        return ()
    width = ctx.room or width
    steps = indicators.steps(one)
    step = steps[drawn.cursor]
    head: Part = (f"{drawn.slots[drawn.cursor].label}  ", "bold")
    if step.point is None:
        due = _("no reading; one was due by {date}").format(date=long_date(step.date))
        return (shortened(parts(head, (due, "bold $risk")), width, 2),)
    point = step.point
    known = tuple(s.point for s in steps[: drawn.cursor + 1] if s.point is not None)
    said: list[Part] = [
        (counted(one.indicator, point.value, point.qualifier), "bold $primary"),
        (f" ({reading_when(point)})", "$muted"),
        (f" · {was}" if (was := was_figure(one.indicator, point)) else "", "$risk"),
        *change_part(one.indicator, indicators.moved(one.indicator, known)),
        (f" · {target}" if (target := target_words(one.indicator, point)) else "", ""),
        (f" · {reading_where(point) or _('source not stated')}", "$muted"),
    ]
    return (shortened(parts(head, *said), width, 3),)
