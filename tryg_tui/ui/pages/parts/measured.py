"""An indicator: its readings in words and as a chart, and how far they are from the target."""

import datetime as dt

from textual.content import Content

from tryg_tui.core.ledger import small_numbers
from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures import indicators, moves, series
from tryg_tui.core.measures.indicators import Measured
from tryg_tui.core.measures.moves import Moved, Verdict
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Number, Qualifier, Reading, YearTarget
from tryg_tui.core.plot.lines import sparkline
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.context import Context, source_words
from tryg_tui.ui.text import Part, parts, plain
from tryg_tui.ui.widgets.chart import glyphs
from tryg_tui.ui.widgets.marks import Level
from tryg_tui.words.corrections import was_figure
from tryg_tui.words.figures import change_words, counted, figure_of, quantity, reading_when, verdict
from tryg_tui.words.names import place_words

BASELINE, PATH, TARGET, READING = "◆", "┼", "★", "●"
"""The signs of the values of an indicator, on its axis and in its chart; no status has them."""

SPARK = 8
"""The cells of a line of readings beside the latest one."""

STYLES: dict[Verdict, str] = {
    "better": "bold $good",
    "worse": "bold $critical",
    "same": "$muted",
    "unproven": "$muted",
    "unjudged": "",
}
"""A style for each verdict; its word stands beside it."""


def small_mark(ctx: Context, indicator: Indicator, point: ReadingPoint) -> str:
    """That a reading is so small that the shared screen and public papers do not tell it."""
    few = small_numbers.limit(ctx.folder, indicator)
    small = small_numbers.is_small(few, indicator.unit, point.value, point.denominator)
    return f" ({_('only us')})" if small else ""


def reading_where(folder: Folder, point: ReadingPoint) -> str:
    """Whose figure it is, and the line of minutes it stands in or the lines it is from."""
    if point.source:
        place = place_words(folder, point.source.citation)
        return ", ".join(filter(None, (point.reference, place)))
    return source_words(point.lines, point.reference)


def reading_words(ctx: Context, indicator: Indicator, point: ReadingPoint) -> Content:
    """A reading with its date or period and where it stands."""
    where = reading_where(ctx.folder, point)
    return parts(
        (figure_of(indicator, point), "bold"),
        (small_mark(ctx, indicator, point), "$risk"),
        (f" ({was})" if (was := was_figure(indicator, point)) else "", "$risk"),
        f" · {reading_when(point)}",
        f" – {point.text}" if point.text else "",
        (f"  ({where})" if where else "", "$muted"),
    )


def newest_words(one: Measured) -> str:
    """The latest reading, or where sources disagree what each says: "131 · 118 cases"."""
    if one.latest is None:
        return _("no reading")
    several = f"{bare_words(one)} {one.indicator.unit_of(2)}".rstrip()
    return several if one.rivals else figure_of(one.indicator, one.latest)


def bare_words(one: Measured) -> str:
    """The same without a unit."""
    return " · ".join(quantity(each.value, "", each.qualifier) for each in one.newest)


def now(one: Measured) -> list[Content]:
    """The latest reading of an indicator, and when it was made."""
    if one.latest is None:
        return []
    figure = (newest_words(one), "bold $primary")
    return [parts(figure, (f"  {reading_when(one.latest)}", "$muted"))]


def readings(ctx: Context, one: Measured) -> list[Content]:
    """The readings, with those that do not count or are missing for a reason; the newest first."""
    told = [
        (
            point.date,
            parts(
                reading_words(ctx, one.indicator, point),
                ("" if point in one.points else f" · {_('does not count')}", "$muted"),
            ),
        )
        for point in one.told
    ]
    told += [(gap.date, _gap(one.indicator, gap)) for gap in one.gaps]
    told.sort(key=lambda pair: pair[0] or dt.date.min)
    return [said for _day, said in reversed(told)] or [plain(_("no reading"))]


def _gap(indicator: Indicator, gap: Reading) -> Content:
    """Why there is no reading for a day or period, and who says so."""
    where = source_words(gap.lines, gap.source, gap.example)
    return parts(
        (figure_of(indicator, gap), "bold $risk"),
        f" · {reading_when(gap)}",
        f" – {gap.text}" if gap.text else "",
        (f"  ({where})" if where else "", "$muted"),
    )


def breaks(indicator: Indicator) -> list[Content]:
    """From when on readings cannot be compared with those before, and why."""
    return [
        parts((f"⋮ {long_date(one.before)}  ", "bold"), one.why)
        for one in sorted(indicator.breaks, key=lambda it: it.before)
    ]


def corrected(one: Measured) -> list[Content]:
    """The readings that have been put right, the last first."""
    return [
        parts(
            (f"{reading_when(point)}: {figure_of(one.indicator, point)}", "bold"),
            f" · {was}",
        )
        for point in reversed(one.points)
        if (was := was_figure(one.indicator, point))
    ]


def change_part(indicator: Indicator, change: Moved | None) -> list[Part]:
    """The change since the reading before with its sign, or nothing where there is none."""
    if change is None:
        return []
    return [
        (f"  {direction_sign(change)} {change_words(indicator, change)}", STYLES[change.verdict]),
        ("" if change.judged else " · " + _("no margin of error known"), "$muted"),
    ]


def values(one: Measured) -> list[Number]:
    """The dated readings, oldest first."""
    return [value for value in indicators.slots(one) if value is not None]


def spark(one: Measured, width: int) -> str:
    """The readings beside one another, from zero, or a small change would look like a great one;
    nothing where there is only one.
    """
    known = values(one)
    bounds = (min(0, *known), max(0, *known)) if known[1:] else None
    return sparkline(indicators.slots(one), width, glyphs(), bounds) if bounds else ""


def way(one: Measured) -> tuple[str, str, str]:
    """The sign and the word for how the latest reading has moved, and their style; empty where
    there is none to compare it with.
    """
    change = moves.moved(one.indicator, one.points)
    if change is None:
        return "", "", ""
    return direction_sign(change), verdict(change.verdict), STYLES[change.verdict]


def short(one: Measured) -> tuple[Content, ...]:
    """The latest reading with its change as they may be told in a table, the longest first."""
    if one.latest is None:
        return ()
    figure, bare = newest_words(one), bare_words(one)
    arrow, word, style = way(one)
    if not arrow:
        return plain(figure), plain(bare)
    # What may be chance needs no word where there is little room.
    told_by = word if style in (STYLES["better"], STYLES["worse"]) else ""
    sign, judged = (f" {arrow}", style), (f" {told_by}".rstrip(), style)
    line = spark(one, SPARK)
    told = (line, " ", figure, sign, judged), (figure, sign, judged), (figure, sign), (bare, sign)
    return tuple(parts(*pieces) for pieces in told)


def levels(one: Measured) -> tuple[Level, ...]:
    """Baseline, targets of the years to come, target and the latest reading on one axis, as exactly
    as they are stated; nothing where only one of them is known.
    """
    indicator = one.indicator
    aim = indicator.target_at(one.latest.date if one.latest else None)
    target = aim.value if isinstance(aim, YearTarget) else aim
    path = [each for each in indicator.targets if each != aim]
    known: list[tuple[str, Number | None, str, Qualifier]] = [
        (BASELINE, indicator.baseline, _("baseline {value}"), "exact"),
        *((PATH, each.value, f"{{value}} ({each.year})", "exact") for each in path),
        (TARGET, target, _("target {value}"), "exact"),
        *((READING, each.value, _("now {value}"), each.qualifier) for each in one.newest),
    ]
    found = tuple(
        Level(float(value), sign, words.format(value=quantity(value, "", exactly)))
        for sign, value, words, exactly in known
        if value is not None
    )
    return found if len({level.sign for level in found}) > 1 else ()


def direction_sign(change: Moved) -> str:
    """An arrow for the way a reading has moved, or a dot where that may be chance."""
    if change.verdict == "unproven":
        return "·"
    return "=" if not change.by else "↑" if change.by > 0 else "↓"


def difference_unit(indicator: Indicator, by: Number) -> str:
    """The unit of a difference: that between two per cents is in percentage points."""
    share = is_share(indicator.unit)
    return _("percentage points") if share else indicator.unit_of(by)


def needed_words(one: Measured) -> str:
    """What the next reading has to be to follow the plan; empty where there is none."""
    found = series.needed(one)
    if found is None:
        return ""
    sign = "≥" if one.indicator.direction == "higher" else "≤"
    return f"{sign} {counted(one.indicator, found.value)} ({long_date(found.day)})"


def target_words(one: Measured, point: ReadingPoint | None) -> str:
    """How a reading stands to the target; empty where there is none to reckon with."""
    indicator = one.indicator
    found = series.distance(indicator, point)
    if point and found.aim != "none" and moves.rivals(indicator, one.points, point):
        return _("the sources disagree")
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
