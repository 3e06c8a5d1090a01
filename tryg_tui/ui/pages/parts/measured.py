"""An indicator: its readings in words and as a chart, and how far they are from the target."""

from textual.content import Content

from tryg_tui.core.ledger import small_numbers
from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures import indicators, moves
from tryg_tui.core.measures.indicators import Measured
from tryg_tui.core.measures.moves import Moved, Verdict
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Number, YearTarget
from tryg_tui.core.plot.lines import sparkline
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.context import Context, source_words
from tryg_tui.ui.text import Part, parts, plain
from tryg_tui.ui.widgets.chart import glyphs
from tryg_tui.ui.widgets.marks import Level
from tryg_tui.words.figures import between_words, counted, figure_of, quantity, verdict
from tryg_tui.words.names import place_words

BASELINE, PATH, TARGET, READING = "○", "┼", "▲", "●"
"""The signs of the values on the axis of an indicator."""

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


def reading_when(point: ReadingPoint) -> str:
    """The period or date of a reading."""
    return point.period or (long_date(point.date) if point.date else _("date not stated"))


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
    if (point := one.latest) is None:
        return ()
    figure = figure_of(one.indicator, point)
    bare = quantity(point.value, "", point.qualifier)
    arrow, word, style = way(one)
    if not arrow:
        return plain(figure), plain(bare)
    # What may be chance needs no word where there is little room.
    told_by = word if style in (STYLES["better"], STYLES["worse"]) else ""
    sign, judged = (f" {arrow}", style), (f" {told_by}".rstrip(), style)
    line = spark(one, SPARK)
    told = (line, " ", figure, sign, judged), (figure, sign, judged), (figure, sign), (bare, sign)
    return tuple(parts(*pieces) for pieces in told)


def levels(indicator: Indicator, point: ReadingPoint | None) -> tuple[Level, ...]:
    """Baseline, targets of the years to come, target and a reading on one axis; nothing where only
    one of them is known.
    """
    aim = indicator.target_at(point.date if point else None)
    target = aim.value if isinstance(aim, YearTarget) else aim
    known: list[tuple[str, Number | None, str]] = [
        (BASELINE, indicator.baseline, _("baseline {value}")),
        *((PATH, one.value, f"{{value}} ({one.year})") for one in indicator.targets if one != aim),
        (TARGET, target, _("target {value}")),
        (READING, point.value if point else None, _("now {value}")),
    ]
    found = tuple(
        Level(float(value), sign, words.format(value=quantity(value)))
        for sign, value, words in known
        if value is not None
    )
    return found if len(found) > 1 else ()


def direction_sign(change: Moved) -> str:
    """An arrow for the way a reading has moved."""
    return "=" if not change.by else "↑" if change.by > 0 else "↓"


def change_words(indicator: Indicator, change: Moved) -> str:
    """How much a reading has moved since the one it is compared with, how little and how much that
    may be, and whether it is good.
    """
    size, points = abs(change.by), change.points or is_share(indicator.unit)
    unit = _("percentage points") if points else indicator.unit_of(size)
    by = ("+" if change.by > 0 else "−") + quantity(round(size, 1) if points else size, unit)
    by = _("about {figure}").format(figure=by) if change.about else by
    since = _("since {date}").format(date=reading_when(change.before))
    word = verdict(change.verdict)
    if change.judged and change.judged.between:
        word = f"{word} ({between_words(change.judged.between, int(points))})"
    return f"{by} {since}, {word}" if change.by else f"{word} {since}"


def difference_unit(indicator: Indicator, by: Number) -> str:
    """The unit of a difference: that between two per cents is in percentage points."""
    share = is_share(indicator.unit)
    return _("percentage points") if share else indicator.unit_of(by)


def needed_words(one: Measured) -> str:
    """What the next reading has to be to follow the plan; empty where there is none."""
    found = indicators.needed(one)
    if found is None:
        return ""
    sign = "≥" if one.indicator.direction == "higher" else "≤"
    return f"{sign} {counted(one.indicator, found.value)} ({long_date(found.day)})"


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
