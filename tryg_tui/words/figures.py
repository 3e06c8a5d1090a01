"""Figures with their units, and a word for how they stand, in the language spoken now."""

import re
from collections.abc import Iterable

from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures import moves, series
from tryg_tui.core.measures.forms import FormState
from tryg_tui.core.measures.indicators import Lack, Measured
from tryg_tui.core.measures.moves import Moved, Verdict
from tryg_tui.core.measures.outreach import PromiseState
from tryg_tui.core.measures.series import Signal
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Missing, Number, Qualifier, Reading
from tryg_tui.core.model.safety_index import IndexReading, Measure
from tryg_tui.locale import _, long_date, number, pgettext
from tryg_tui.words import vocabulary


def quantity(value: Number, unit: str = "", qualifier: Qualifier = "exact") -> str:
    """A figure with its unit, and how exactly its source states it: "about 30 pupils"."""
    figure = f"{number(value)} {unit}".rstrip()
    pattern = {
        "exact": "{figure}",
        "about": _("about {figure}"),
        "more-than": _("more than {figure}"),
        "less-than": _("less than {figure}"),
        "average": _("on average about {figure}"),
    }[qualifier]
    return pattern.format(figure=figure)


def reading_figure(measure: Measure, reading: IndexReading) -> str:
    """A figure of a measure: of a share a whole number where its source rounded it, else with one
    decimal; any other as it is.
    """
    printed = is_share(measure.unit) and reading.precision != "rounded"
    return number(reading.value, 1 if printed else None)


def figure_words(folder: Folder, entry: ReadingEntry, when: str = "") -> tuple[str, str]:
    """The name of a reading's indicator, and its value with the day or period it is for."""
    known = folder.initiative(entry.initiative)
    indicators = known.indicators if known else ()
    unknown = Indicator(id=entry.indicator, title=entry.indicator, unit="")
    indicator = next((one for one in indicators if one.id == entry.indicator), unknown)
    figure = figure_of(indicator, entry)
    return indicator.title, f"{figure} ({when})" if when else figure


def figure_of(indicator: Indicator, said: ReadingEntry | ReadingPoint | Reading) -> str:
    """A reading with its unit, and of how many it is: "12 of 18 elever"."""
    of = said.denominator
    if said.value is None:
        return missing_words(said.missing)
    if of is None:
        return counted(indicator, said.value, said.qualifier)
    if is_share(indicator.unit):
        figure, all = counted(indicator, said.value, said.qualifier), number(of)
    else:
        figure = quantity(said.value, "", said.qualifier)
        all = counted(indicator, of)
    return _("{figure} of {all}").format(figure=figure, all=all)


def missing_words(why: Missing | None) -> str:
    """That there is no value, and why."""
    return vocabulary.missing(why) if why else vocabulary.not_stated()


def disputed_words(indicator: Indicator, rivals: Iterable[ReadingPoint]) -> str:
    """What each source says of the same time: "310 burglaries (police) · 265 (municipality)"."""
    return " · ".join(
        f"{figure_of(indicator, one)} ({one.reference or _('source not stated')})" for one in rivals
    )


def counted(indicator: Indicator, value: Number, qualifier: Qualifier = "exact") -> str:
    """A value of an indicator with its unit: "1 vandring", "about 30 elever"."""
    return quantity(value, indicator.unit_of(value), qualifier)


def baseline_words(indicator: Indicator) -> str:
    """The baseline as stated, with what is said about it; empty where there is none."""
    return _stated(indicator, indicator.baseline, indicator.baseline_text)


YEAR = re.compile(r"\b(19|20)\d\d\b")
"""A year in what is said about a figure; it is not the figure."""


def _stated(indicator: Indicator, value: Number | None, text: str) -> str:
    """A figure with what is said about it, or one of the two."""
    figure = "" if value is None else counted(indicator, value)
    return f"{figure} ({text})" if figure and text else figure or text


def target_stated(indicator: Indicator) -> str:
    """The target as stated, with what is said about it unless that has the figure in it ("2/3 of
    them"), and those by year; empty where there is none.
    """
    told = any(map(str.isdigit, YEAR.sub("", indicator.target_text)))
    said = _stated(indicator, None if told else indicator.target, indicator.target_text)
    by_year = (f"{counted(indicator, one.value)} ({one.year})" for one in indicator.targets)
    return "; ".join(filter(None, (said, *by_year)))


def reading_when(point: ReadingPoint | Reading) -> str:
    """The period or date of a reading."""
    return point.period or (long_date(point.date) if point.date else _("date not stated"))


def change_words(indicator: Indicator, change: Moved, since: str | None = None) -> str:
    """How much a reading has moved since the one it is compared with, how little and how much that
    may be, and whether it is good.
    """
    size, points = abs(change.by), change.points or is_share(indicator.unit)
    unit = _("percentage points") if points else indicator.unit_of(size)
    by = ("+" if change.by > 0 else "−") + quantity(round(size, 1) if points else size, unit)
    by = _("about {figure}").format(figure=by) if change.about else by
    if since is None:
        since = _("since {date}").format(date=reading_when(change.before))
    by = f"{by} {since}".rstrip()
    word = verdict(change.verdict)
    if change.judged and change.judged.between and change.verdict != "unjudged":
        word = f"{word} ({between_words(change.judged.between, int(points))})"
    return f"{by}, {word}" if change.by else f"{word} {since}".rstrip()


def baseline_change(indicator: Indicator, points: Iterable[ReadingPoint]) -> str:
    """How the last reading has moved since the baseline; empty where there is none to compare."""
    change = moves.from_baseline(indicator, points)
    return change_words(indicator, change, "") if change else ""


def rolling_words(one: Measured) -> str:
    """What was counted in the last twelve months, and how that has changed; empty where unknown."""
    found = series.rolling(one)
    if found is None:
        return ""
    change = ""
    if found.change:
        change = change_words(one.indicator, found.change, _("since the 12 months before"))
    until = _("until {date}").format(date=reading_when(found.now))
    return " · ".join(filter(None, (f"{figure_of(one.indicator, found.now)} {until}", change)))


def pattern_words(one: Measured) -> str:
    """Whether the last reading is more than what varies all the time; empty where it is no row."""
    found = series.pattern(one)
    if found is None:
        return ""
    if found.points < series.FEW:
        return _("too few readings to tell: {n} of {few}").format(n=found.points, few=series.FEW)
    middle = number(found.middle, 1)
    told = [signal(one).format(n=series.RUN, middle=middle) for one in found.signals]
    usual = _("usual: {low} to {high}").format(low=number(found.low, 1), high=number(found.high, 1))
    return f"{'; '.join(told) or _('only what varies by chance')} ({usual})"


def signal(signal: Signal) -> str:
    """Why a reading is more than what varies by chance."""
    return {
        "outside": _("outside what is usual"),
        "shift": _("a shift: {n} in a row on one side of {middle}"),
        "trend": _("a trend: {n} in a row the same way"),
    }[signal]


def alone_words(indicator: Indicator, point: ReadingPoint | None) -> str:
    """How little and how much a reading may stand for; empty where nobody knows."""
    found = moves.alone(indicator, point) if point else None
    if found is None:
        return ""
    share = is_share(indicator.unit) or (point is not None and point.denominator is not None)
    least, greatest = (number(one, 1 if share else 0) for one in found)
    pattern = _("{least} to {greatest} per cent") if share else _("{least} to {greatest}")
    said = pattern.format(least=least, greatest=greatest)
    return said if share else f"{said} {indicator.unit_of(2)}".rstrip()


def between_words(between: tuple[float, float], decimals: int = 1) -> str:
    """The least and the greatest a change may be: "−4.3 to −2.5"."""
    least, greatest = (signed(one, decimals) for one in between)
    return _("{least} to {greatest}").format(least=least, greatest=greatest)


def signed(value: float, decimals: int) -> str:
    """A change with its sign, whatever way it goes."""
    size = number(abs(value), decimals)
    nothing = not any(digit in "123456789" for digit in size)
    return f"{'±' if nothing else '+' if value > 0 else '−'}{size}"


def promise_state(state: PromiseState) -> str:
    """What became of promised outreach."""
    return {
        "overdue": pgettext("promise", "overdue"),
        "waiting": pgettext("promise", "not sent"),
        "sent": pgettext("promise", "sent"),
        "dropped": pgettext("promise", "dropped"),
    }[state]


def lack(lack: Lack) -> str:
    """The heading of the indicators that lack the same."""
    return {
        "overdue": _("A reading is overdue"),
        "late-action": _("A figure that was agreed on is overdue"),
        "no-reading": _("No reading"),
        "no-baseline": _("Without a baseline"),
        "none": _("With baseline and reading"),
        "closed": _("Indicators of initiatives that have ended"),
    }[lack]


def verdict(verdict: Verdict) -> str:
    """Whether a change is good, by the direction of its indicator alone."""
    return {
        "better": pgettext("change", "better"),
        "worse": pgettext("change", "worse"),
        "same": pgettext("change", "unchanged"),
        "unproven": pgettext("change", "no certain change"),
        "unjudged": pgettext("change", "not judged"),
    }[verdict]


def form_state(state: FormState) -> str:
    """Whether a yearly form came in."""
    return {
        "received": pgettext("form", "received"),
        "begun": pgettext("form", "begun"),
        "missing": pgettext("form", "missing"),
        "due": pgettext("form", "due"),
        "coming": pgettext("form", "not yet"),
        "not-asked": pgettext("form", "not asked"),
    }[state]
