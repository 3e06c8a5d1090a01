"""The fields of entries and the questions of a new folder: what each is called and may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from tryg_tui.core.check.registers import MOST_MONTHS
from tryg_tui.core.model.entries import (
    APPROVALS,
    Action,
    AnyEntry,
    FollowUp,
    Outcome,
    Outreach,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Change, Missing, Qualifier
from tryg_tui.core.registers.answers import LINES, SEVERAL, numbers
from tryg_tui.locale import N_, _, clock
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import owners_words
from tryg_tui.words.vocabulary import not_stated

if TYPE_CHECKING:
    from tryg_tui.core.ledger.ledger import Promise
    from tryg_tui.core.registers.beginning import Asked, Question
    from tryg_tui.core.registers.interview import Interview, Refused

BACK = "<"
"""The answer that goes back to the question before."""

_QUESTIONS: dict[Asked, str] = {
    "language": N_("Language of the folder"),
    "months": N_("Months between meetings"),
    "title": N_("Title of the partnership"),
    "short": N_("Short name, where there is little room"),
    "partner": N_("Partner {n}"),
    "body": N_("Group {n} that holds meetings"),
    "person": N_("Participant {n}: name, partner, role – or only the role"),
    "of": N_("Who is from {about}? Numbers, 0 for nobody"),
    "bodies": N_("Who sits in {about}? Numbers, 0 for nobody"),
    "initiative": N_(
        "Initiative {n}: title, indicator, unit, baseline, target – or only the title"
    ),
    "apart": N_("“{about}”: is that one title? Number"),
    "goal": N_("Goal of “{about}”"),
    "indicator": N_("What is counted of “{about}”: indicator, unit, baseline, target"),
    "unit": N_("Unit of “{about}”"),
    "measure": N_("A measure of the safety index to begin with: a number, or its title"),
    "area": N_("Area {n} of the measure, your own first"),
    "kind": N_("Number of what “{about}” is"),
    "sort": N_("What you call areas like “{about}”"),
    "figures": N_("Figures of “{about}” in per cent, each with its year"),
    "whole": N_("Write create, and the folder is made; a number changes that answer"),
}
"""What is asked."""

_HINTS: dict[Asked, str] = {
    "months": N_("For example 3, 6 or 12."),
    "title": N_("For example Tryg Aalborg. A folder has to have one."),
    "partner": N_("Several with ; between, for example: Aalborg Kommune; Nordjyllands Politi"),
    "body": N_("Each group has meetings of its own. Several with ; between."),
    "person": N_(
        "For example: Anna Berg, police, chair. Several with ; between, or a list pasted in. "
        "What is no partner or group named above is taken as the role. An empty answer goes on."
    ),
    "of": N_("For example: 1, 3-5"),
    "bodies": N_("For example: 1, 3-5"),
    "initiative": N_(
        "For example: A safe night out, Night patrols, walks, 8, 24. The title is enough. Several "
        "with ; between. An empty answer goes on to the next question."
    ),
    "goal": N_("For example: Fewer feel unsafe in town at night."),
    "indicator": N_("For example: Night patrols, walks, 8, 24. An empty answer leaves it out."),
    "unit": N_("What stands behind its figures, for example walks, or %."),
    "measure": N_("An empty answer goes on without one."),
    "area": N_("Several with ; between, for example: Vestby; Denmark"),
    "sort": N_("For example Districts. An empty answer leaves it out."),
    "figures": N_("For example: 2024 84.5; 2025 86. An empty answer leaves them out."),
}
"""How it may be answered, where there is room to say so."""

_NAMES: dict[Asked, str] = {
    "language": N_("Language"),
    "title": N_("Partnership"),
    "short": N_("Short name"),
    "partner": N_("Partner {n}"),
    "body": N_("Group {n}"),
    "person": N_("Participants"),
    "of": N_("From {about}"),
    "bodies": N_("In {about}"),
    "initiative": N_("Initiatives"),
    "apart": N_("The commas in “{about}”"),
    "indicator": N_("Counted of “{about}”"),
    "measure": N_("Measure of the safety index"),
    "area": N_("Area {n}"),
    "kind": N_("What “{about}” is"),
    "sort": N_("Areas like “{about}”"),
    "figures": N_("Figures of “{about}”"),
}
"""What an answer is called when all of them are told; else as the question."""

_LATER: dict[Asked, str] = {
    "person": N_("none; R in the program puts them in, or “tryg-tui import people” with a table"),
    "initiative": N_(
        "none; R in the program puts them in, or “tryg-tui import initiatives” with a table"
    ),
    "measure": N_("none; R in the program puts one in, or “tryg-tui import index” with a table"),
    "short": N_("the whole name"),
}
"""What stands for an answer that was left out, and how to do it later."""


def _planned(line: str) -> str:
    """An initiative with each of its parts named."""
    title, mark, indicator = line.partition(f"{SEVERAL} ")
    told = _("title: {title} · indicator: {indicator}") if mark else _("title: {title}")
    return told.format(title=title, indicator=indicator)


_CHOICES: Mapping[str, Callable[[Any], str]] = {
    "language": vocabulary.language,
    "apart": _planned,
    "kind": vocabulary.area_kind,
}
"""The words for what may be chosen."""


def question_words(question: Question) -> str:
    """What is asked."""
    return _(_QUESTIONS[question.asked]).format(n=question.number, about=question.about)


def hint_words(question: Question) -> str:
    """How it may be answered, in a few words; "" where the question says enough."""
    return _(_HINTS.get(question.asked, ""))


def option_lines(question: Question) -> list[str]:
    """What may be chosen, each with its number before it; participants on one line."""
    told = _CHOICES.get(question.asked, str)
    lines = [f"{n} {told(one)}" for n, one in enumerate(question.options, start=1)]
    return [" · ".join(lines)] if lines and question.asked in ("of", "bodies") else lines


def told_lines(interview: Interview) -> list[str]:
    """The answers that may still be changed, each with the number that does it."""
    lines = []
    for n, (question, text) in enumerate(interview.told, start=1):
        pattern = _(_NAMES.get(question.asked) or _QUESTIONS[question.asked])
        name = pattern.format(n=question.number, about=question.about)
        later = _LATER.get(question.asked) or N_("none; R in the program puts it in")
        lines.append(f"{n:>2} {name}: {_told(question, text) or _(later)}")
    return lines


def _told(question: Question, text: str) -> str:
    """An answer in words: what was chosen by its number instead of that."""
    if question.asked in ("of", "bodies"):
        chosen = [question.options[one - 1] for one in numbers(text) if one]
        return "; ".join(chosen) or _("nobody")
    words = _CHOICES.get(question.asked, str)
    if text.isdecimal() and 1 <= int(text) <= len(question.options):
        text = question.options[int(text) - 1]
    if text in question.options:
        return str(words(text))
    return text.replace(f" {LINES} ", f"{SEVERAL} ")


def refused_words(refused: Refused) -> str:
    """Why an answer cannot be taken."""
    question, text = refused.question, refused.text
    if text in question.taken:
        return _("{partner} is there already.").format(partner=text)
    last = MOST_MONTHS if question.asked == "months" else len(question.options)
    if not last:
        said = _("“{text}” is not understood.") if text else _("This has to be answered.")
        return f"{said.format(text=text)} {hint_words(question)}".rstrip()
    pattern = _("“{text}” is not understood; answer with a number from {first} to {last}.")
    first = int(question.asked not in ("of", "bodies"))
    return pattern.format(text=text, first=first, last=last)


def label(field: str) -> str:
    """What a field is called."""
    return {
        "text": _("Text"),
        "initiative": _("Initiative"),
        "indicator": _("Indicator"),
        "outcome": _("Outcome"),
        "look_again": _("Look again"),
        "figure": _("Should move"),
        "expected": _("Expected"),
        "otherwise": _("If worse"),
        "approval": _("Approved"),
        "state": _("State"),
        "status": _("Status"),
        "change": _("Change"),
        "owners": _("Owner"),
        "due": _("Due"),
        "value": _("Value"),
        "qualifier": _("Precision"),
        "missing": _("Missing"),
        "denominator": _("Out of"),
        "when": _("Date/period"),
        "source": _("Source"),
        "channel": _("Channel"),
        "done": _("Done on"),
        "of": _("Decision no."),
        "why": _("Why"),
        "dissent": _("Dissent"),
        "known": _("Make known"),
        "links": _("Links"),
        "private": _("Shown to"),
    }[field]


def choices(field: str, folder: Folder) -> Sequence[tuple[str, str]]:
    """What may be chosen in a field, as pairs of value and word; empty where it is typed."""
    statuses = folder.partnership.statuses
    match field:
        case "outcome":
            told = [(value, vocabulary.outcome(value)) for value in get_args(Outcome)]
            return [*told, ("", not_stated())]
        case "approval":
            return [(v, vocabulary.approval_outcome(v)) for v in APPROVALS]
        case "state":
            return [(v, vocabulary.followup_state(v)) for v in ("open", "done", "dropped")]
        case "status":
            return [(status.id, status.title) for status in statuses]
        case "change":
            return [(v, vocabulary.change(v)) for v in get_args(Change)]
        case "qualifier":
            return [(v, vocabulary.qualifier(v)) for v in get_args(Qualifier)]
        case "missing":
            return [("", _("no")), *((v, vocabulary.missing(v)) for v in get_args(Missing))]
        case "known":
            return [("", _("no")), ("yes", _("yes: written next"))]
        case "private":
            return [("", _("everybody")), ("yes", _("only us (private)"))]
        case _:
            return ()


class Fact(msgspec.Struct, frozen=True):
    """Something that an entry says besides its text."""

    key: str
    """The field of the entry."""
    name: str
    """What it is called; empty where its words need no name."""
    words: str
    """Empty where nothing is stated."""
    missing: str = ""
    """What is said among other words where nothing is stated; empty where nothing need be."""
    alone: bool = False
    """Whether its words say enough without the name."""

    @property
    def told(self) -> str:
        """Its words, or that there are none where there should be some."""
        return self.words or (not_stated() if self.missing else "")


def read_back_words(entry: AnyEntry) -> str:
    """At what time of day an entry was read back to the room; nothing where it was not."""
    at = entry.read_back
    return _("read back at {time}").format(time=clock(at)) if at else ""


def promise_facts(folder: Folder, entry: Action | FollowUp | Outreach) -> tuple[Fact, ...]:
    """Who is to do something, and when it is due; only an action has to say so."""
    who = entry.owners or entry.owner_text
    when = entry.due or entry.due_text
    asked = isinstance(entry, Action)
    return (
        Fact(
            "owners",
            label("owners"),
            owners_words(folder, entry.owners, entry.owner_text) if who else "",
            _("owner not stated") if asked else "",
        ),
        Fact(
            "due",
            label("due"),
            due_words(entry.due, entry.due_text) if when else "",
            _("due date not stated") if asked else "",
        ),
    )


def promised_words(folder: Folder, one: Promise | Action | Outreach) -> tuple[str, str]:
    """Who is to do something and when it is due, each only where it is stated."""
    has_owner = one.owners or one.owner_text
    who = owners_words(folder, one.owners, one.owner_text, lead=False) if has_owner else ""
    return who, due_words(one.due, one.due_text) if one.due or one.due_text else ""
