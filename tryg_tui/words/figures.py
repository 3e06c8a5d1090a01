"""Figures with their units, and a word for how they stand, in the language spoken now."""

import re

from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures.forms import FormState
from tryg_tui.core.measures.indicators import Lack
from tryg_tui.core.measures.moves import Verdict
from tryg_tui.core.measures.outreach import PromiseState
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Number, Qualifier, Reading
from tryg_tui.core.model.safety_index import IndexReading
from tryg_tui.locale import _, number, pgettext


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


def reading_figure(reading: IndexReading) -> str:
    """A figure of the survey: a whole number where its source rounded it, else one decimal."""
    return number(reading.value, None if reading.precision == "rounded" else 1)


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
    if of is None:
        return counted(indicator, said.value, said.qualifier)
    if is_share(indicator.unit):
        figure, all = counted(indicator, said.value, said.qualifier), number(of)
    else:
        figure = quantity(said.value, "", said.qualifier)
        all = counted(indicator, of)
    return _("{figure} of {all}").format(figure=figure, all=all)


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
