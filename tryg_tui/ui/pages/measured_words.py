"""An indicator's readings in words: when, how far from the target, how much changed."""

from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures import indicators
from tryg_tui.core.measures.indicators import Moved, Verdict
from tryg_tui.core.measures.margin import SHARES
from tryg_tui.core.model.initiative import Indicator, Number
from tryg_tui.locale import _, long_date
from tryg_tui.ui.text import Part
from tryg_tui.words.figures import quantity, verdict

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


def change_part(indicator: Indicator, change: Moved | None) -> list[Part]:
    """The change since the reading before with its sign, or nothing where there is none."""
    if change is None:
        return []
    sign = "=" if not change.by else "↑" if change.by > 0 else "↓"
    return [
        (f"  {sign} {change_words(indicator, change)}", STYLES[change.verdict]),
        (" · " + _("no margin of error known"), "$muted"),
    ]


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
    return {
        "none": "",
        "in-words": "",
        "no-reading": _("no reading to compare"),
        "reached": _("target reached"),
        "short": _("{figure} short of the target").format(figure=by),
        "off": _("{figure} from the target").format(figure=by),
        "unclear": _("cannot be compared with the target"),
    }[found.aim]
