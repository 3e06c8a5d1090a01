"""The fields of the editor: what may be typed or chosen, how it is understood, what is wrong."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from tryg_tui.core.input.draft import OWNER_JOINT, Draft, Fault, Field
from tryg_tui.core.input.names import (
    Named,
    indicators,
    initiatives,
    matches,
    owner_matches,
    partners,
    people,
)
from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.core.ledger.attention import ENDINGS
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Change
from tryg_tui.core.registers.register import Around, Name, offered
from tryg_tui.locale import N_, _, ngettext
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts.initiative import open_actions
from tryg_tui.ui.widgets.inputs import Choice, LineInput, NameSuggester
from tryg_tui.ui.widgets.name_input import NameInput
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import date_echo
from tryg_tui.words.fields import choices, label

DUE_KEYS = {"1": N_("next meeting"), "2": N_("in half a year")}
"""What a figure stands for that is all there is in a due date."""


def meant(field: Field, typed: str) -> str:
    """What is typed in a field, with a figure that stands for a due date in words."""
    words = DUE_KEYS.get(typed.strip()) if field == "due" else None
    return _(words) if words else typed


def name_echo(typed: str, names: list[Named]) -> str:
    """The one thing that is understood, or those a beginning may mean."""
    if not typed.strip():
        return _("Part of a name; → completes it, ↓ shows all.")
    found = matches(typed, names)
    if not found:
        return _("Nothing has that name.")
    return f"= {found[0][1]}" if len(found) == 1 else several()


def names_echo(typed: str, names: list[Named], unknown: str) -> str:
    """The things that are understood; `unknown` is what is said of something else."""
    return _names_echo(typed, lambda text: matches(text, names), unknown)


def _names_echo(typed: str, meant: Callable[[str], Sequence[Named]], unknown: str) -> str:
    """What is understood by each of several names, as something tells."""
    said = []
    for piece in filter(None, (piece.strip() for piece in typed.split(OWNER_JOINT))):
        found = meant(piece)
        if not found:
            said.append(unknown.format(text=piece))
        else:
            said.append(found[0][1] if len(found) == 1 else several())
    return "= " + "; ".join(said)


def several() -> str:
    """That a text may mean more than one thing, which can be picked from the list under it."""
    return _("several: ↓, then Enter or its number, takes one")


NAMING = frozenset({"owners", "initiative", "indicator"})
"""The fields that take names of a register."""

MADE_HERE: dict[Field, Name] = {"owners": "people", "initiative": "initiatives"}
"""Where something new that is named in a field goes, when it is made on the spot."""


def change_meaning(change: Change) -> str:
    """What a change means."""
    return {
        "prioritised": _("becomes an initiative of the strategy."),
        "adjusted": _("another goal, lead or content."),
        "goal-reached": _("it has done what it was to, and ends."),
        "dissolved": _("those behind it have stopped."),
        "retired": _("the group takes it out of the strategy."),
    }[change]


def hint(field: Field, draft: Draft, ctx: Context) -> str:
    """What may be done in a text, or how to choose among words, or what the word chosen means."""
    match field:
        case "text" if draft.kind == "action":
            marks = _("@name and >1/6 at the end: owner and date.")
            return f"{_('Esc leaves; the text is kept.')}  {marks}"
        case "text":
            why = _("Why is it dropped?") if draft.values.get("state") == "dropped" else ""
            return f"{why} {_('Esc leaves; the text is kept.')}".strip()
        case "change":
            return "\n".join(filter(None, _change_hint(draft.values, ctx)))
        case "status" if draft.values.get("text", "").strip():
            return _("Choose with ← and →, or by the number.")
        case "status":
            return _("A number gives the status and goes on to the next; a letter begins a text.")
        case _:
            return _("Choose with ← and →.")


def _change_hint(values: Mapping[Field, str], ctx: Context) -> list[str]:
    """What the change chosen means, or all that may be chosen; and what it leaves open."""
    change = next((one for one in get_args(Change) if one == values["change"]), None)
    shown = [change] if change else get_args(Change)
    said = [f"{vocabulary.change(one)}: {change_meaning(one)}" for one in shown]
    return [*said, left_open(values["initiative"], ctx)] if change in ENDINGS else said


def left_open(typed: str, ctx: Context) -> str:
    """What stands open in the initiative that is typed; nothing for an unknown one."""
    found = matches(typed, initiatives(ctx.folder))
    initiative = ctx.folder.initiative(found[0][0]) if len(found) == 1 else None
    if initiative is None:
        return ""
    actions, steps = len(open_actions(ctx, initiative)), len(initiative.open_steps)
    said = []
    # A step of the register often stands in the minutes as an action too: told once.
    if actions:
        left = ngettext("{n} action", "{n} actions", actions).format(n=actions)
    else:
        left = ngettext("{n} planned step", "{n} planned steps", steps).format(n=steps)
    if actions or steps:
        said.append(_("Still open after that: {what}.").format(what=left))
    if not initiative.goal:
        said.append(_("The goal of the initiative is not stated."))
    return " ".join(said)


def named(field: Field, folder: Folder) -> list[Named]:
    """The names a field may hold."""
    match field:
        case "owners":
            today = folder.today(dt.datetime.now().astimezone().date())
            around = Around(folder=folder, today=today)
            # A partner is meant by its title: its id may be a word of many roles.
            partnered = [(title, title) for _id, title in offered(around, "partners")]
            return [*offered(around, "people"), *partnered]
        case "initiative":
            return initiatives(folder)
        case "indicator":
            return indicators(folder)
        case "dissent":
            return dissents(folder)
        case _:
            return []


def dissents(folder: Folder) -> list[Named]:
    """The usual words of a dissent, with the name of each partner and participant."""
    usual = _("{who} could not agree to the decision, because ")
    return [(id, usual.format(who=title)) for id, title in (*partners(folder), *people(folder))]


def field_input(field: Field, value: str, folder: Folder) -> LineInput | Choice:
    """A field that is chosen, or typed, over a list of names where it takes some."""
    id, names = f"field-{field}", named(field, folder)
    if words := choices(field, folder):
        required = field in {"status", "change"}
        return Choice(words, value, id, required=required, numbered=field == "status")
    if field == "dissent":
        titles = [title for _id, title in names]
        return LineInput(value, id=id, compact=True, suggester=NameSuggester(titles, several=False))
    if field not in NAMING:
        whole = field not in {"why", "channel", "links"}
        return LineInput(value, id=id, compact=True, select_on_focus=whole)
    several = field == "owners"
    register: Name | None = MADE_HERE.get(field)
    # What is filled in beforehand gives way to the first letter of another name.
    return NameInput(
        value, names, id=id, several=several, register=register, select_on_focus=not several
    )


def echo(field: Field, typed: str, ctx: Context, next_meeting: dt.date | None) -> str:
    """How what stands in a field is understood, or how to fill it in."""
    match field:
        case "due" if not typed.strip():
            return _("1 next meeting, 2 in half a year, or a date: 1/6, spring 2018, in 2 weeks.")
        case "due" | "when" | "done":
            return date_echo(meant(field, typed), ctx.today, next_meeting, past=field != "due")
        case "owners":
            return owners_echo(typed, ctx.folder)
        case "initiative" | "indicator":
            return name_echo(typed, named(field, ctx.folder))
        case "value":
            return _("A number such as 143 or 85,7.")
        case "of":
            return _(
                "The number of the decision behind it, such as 7; of an older one 2017-12-05#7."
            )
        case "dissent":
            return _("Who could not agree, and why; → completes a name. Empty: nobody.")
        case "links":
            return _("Title and address, https://… or files/…; several with ; and a space between.")
        case _:
            return ""


def owners_echo(typed: str, folder: Folder) -> str:
    """The participants and partners that are understood, or those a beginning may mean."""
    if not typed.strip(f" {OWNER_JOINT}"):
        return _("Part of a name, role or partner; several with ; between, who leads first.")
    return _names_echo(
        typed, lambda text: owner_matches(text, folder), _("“{text}” (not a participant)")
    )


class Personal:
    """The numbers of persons in what is written, which are asked about before it is recorded."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.asked: tuple[str, ...] = ()
        """Those that are asked about."""
        self._accepted: frozenset[str] = frozenset()
        """Those that are to be written all the same."""

    def asks_about(self, draft: Draft) -> bool:
        """Whether something personal is written that nobody has been asked about yet."""
        found = frozenset(cpr_numbers("\n".join(draft.values.values())))
        self.asked = tuple(sorted(found - self._accepted))
        self._accepted |= found
        return bool(self.asked)

    def write_on(self) -> None:
        """Take the question back: who writes on has not answered it."""
        self._accepted -= frozenset(self.asked)
        self.asked = ()

    def words(self) -> str:
        """What is asked."""
        return _(
            "! {numbers} looks like a civil registration number (CPR), which does not belong "
            "in minutes. Take it out, or press Ctrl+S again to record it all the same."
        ).format(numbers=", ".join(self.asked))


def fault_words(fault: Fault) -> str:
    """What is wrong with a field and what to do, in a sentence."""
    name = label(fault.field)
    options = ", ".join(fault.options[:4])
    sentence = {
        "empty": _("“{field}” is empty: write or choose something."),
        "unknown": _("“{field}” names nothing that is known: write part of a name."),
        "ambiguous": _("“{field}” may mean several: {options}. Write more of the name."),
        "bad-date": _("“{field}” is not a date: write 1/6, 1.6.2018, spring 2018 or next meeting."),
        "bad-day": _("“{field}” is not a day up to today: write 1/6 or 1.6.2018."),
        "bad-number": _("“{field}” is not a number: write 143 or 85,7."),
        "no-reason": _("“{field}” is empty: write why it is dropped."),
        "bad-link": _("“{options}” has no address: write https://… or files/… and its name."),
        "bad-citation": _("“{field}” is not a decision: write its number, such as 7."),
    }[fault.code]
    return sentence.format(field=name, options=options)
