"""A word for what became of promises, indicators and yearly forms, in the language spoken now."""

from tryg_tui.core.measures.forms import FormState
from tryg_tui.core.measures.indicators import Lack, Verdict
from tryg_tui.core.measures.outreach import PromiseState
from tryg_tui.core.model.initiative import Indicator, Number, Qualifier
from tryg_tui.locale import _, pgettext
from tryg_tui.words.entries import quantity


def counted(indicator: Indicator, value: Number, qualifier: Qualifier = "exact") -> str:
    """A value of an indicator with its unit: "1 vandring", "about 30 elever"."""
    return quantity(value, indicator.unit_of(value), qualifier)


def baseline_words(indicator: Indicator) -> str:
    """The baseline as stated, in words where there are words; empty where there is none."""
    if indicator.baseline_text or indicator.baseline is None:
        return indicator.baseline_text
    return counted(indicator, indicator.baseline)


def target_stated(indicator: Indicator) -> str:
    """The target as stated, in words where there are words; empty where there is none."""
    if indicator.target_text or indicator.target is None:
        return indicator.target_text
    return counted(indicator, indicator.target)


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
        "closed": _("Initiatives that have ended"),
    }[lack]


def verdict(verdict: Verdict) -> str:
    """Whether a change is good, by the direction of its indicator alone."""
    return {
        "better": pgettext("change", "better"),
        "worse": pgettext("change", "worse"),
        "same": pgettext("change", "unchanged"),
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
