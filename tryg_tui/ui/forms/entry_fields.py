"""The fields of the editor: what may be typed or chosen, how it is understood, what is wrong."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import get_args

from textual.widget import Widget
from textual.widgets import Label, TextArea

from tryg_tui.core.input.draft import FIELDS, Draft, Field
from tryg_tui.core.input.fields import OneLine, Unclear, described, form_of
from tryg_tui.core.input.names import initiatives, matches
from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.core.measures.revisits import shown_later
from tryg_tui.core.model.entries import ENTRY_TYPES, AnyEntry, Decision
from tryg_tui.core.model.initiative import ENDINGS, Change
from tryg_tui.core.registers.register import Around, is_current
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.inputs import echo, field_input, with_picks
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts.standing import open_actions
from tryg_tui.ui.text import plain
from tryg_tui.ui.widgets.inputs import Choice, LineInput
from tryg_tui.words import vocabulary
from tryg_tui.words.entries import entry_kind
from tryg_tui.words.fields import choices, label
from tryg_tui.words.names import SHOWN, person_words, place_words

MARKED = 40
"""The characters of a mark that are shown of it."""


def rows(draft: Draft, within: Collection[str], around: Around) -> Iterator[Widget]:
    """Some fields of the editor in their order."""
    return (_row(draft, field, around) for field in FIELDS[draft.kind] if field in within)


def _row(draft: Draft, field: Field, around: Around) -> Widget:
    """A field of the editor behind its label, with what stands in it."""
    kind, folder, value = ENTRY_TYPES[draft.kind], around.folder, draft.values.get(field, "")
    value = place_words(around.folder, value) if field == "of" else value
    about, offered = described(draft.kind, field, folder), choices(field, folder)
    numbered, id = field == "status", f"field-{field}"
    widget = field_input(kind, about, value, around, id, offered, numbered=numbered)
    return with_picks(Label(plain(label(field)), id=f"label-{field}"), widget, "field")


def title_words(draft: Draft, ctx: Context) -> str:
    """What is written, about what, and at which item, even where another one is on screen."""
    kind = entry_kind(draft.kind)
    what = f"{kind} #{draft.n}" if draft.n else kind
    about = [place_words(ctx.folder, draft.of)] if draft.of else []
    if also := len(draft.also):
        about = [f"{about[0]} {ngettext('and {n} more', 'and {n} more', also).format(n=also)}"]
    # An initiative is told first: where little is in sight, what an entry is about is.
    about += filter(None, [draft.values.get("initiative", "").strip()])
    at = ctx.meeting.item(draft.item) or ctx.item
    shown = [_("on screen: {item}").format(item=ctx.item.title)] if at.id != ctx.item.id else []
    return " · ".join([what, *about, at.title, *shown])


def change_meaning(change: Change) -> str:
    """What a change means."""
    return {
        "prioritised": _("becomes an initiative of the strategy."),
        "adjusted": _("another goal, lead or content."),
        "goal-reached": _("it has done what it was to, and ends."),
        "dissolved": _("those behind it have stopped."),
        "retired": _("the group takes it out of the strategy."),
        "split": _("several others go on with what it did, and it ends."),
        "merged": _("another one goes on with what it did, and it ends."),
    }[change]


def unclear_words(unclear: Unclear) -> str:
    """That a mark in a line stays text, or may mean several."""
    mark = unclear.mark if len(unclear.mark) <= MARKED else f"{unclear.mark[:MARKED]}…"
    if unclear.names:
        named = "; ".join(unclear.names[:SHOWN]) + ("; …" if len(unclear.names) > SHOWN else "")
        return _("! “{mark}” may be {names}. Ctrl+S asks which.").format(mark=mark, names=named)
    if mark.startswith("@"):
        return _("! Nothing is called “{name}”; it stays in the text.").format(name=mark[1:])
    return _("! “{mark}” is not taken as a date; it stays in the text.").format(mark=mark)


def who_screen(unclear: Unclear) -> ChooseScreen:
    """The question who or what is meant by a name that several have, or if it is only text."""
    answers = [*((name, name) for name in unclear.names), ("", _("None of them: it is only text"))]
    return ChooseScreen(_("Who or what is “{name}”?").format(name=unclear.mark[1:]), answers)


def field_of(widget: Widget) -> Field:
    """The field that a widget holds."""
    return (widget.id or "").removeprefix("field-")  # type: ignore[return-value]  # as it was named


def understood(draft: Draft, focused: Widget, ctx: Context, around: Around, line: OneLine) -> str:
    """How what stands in the field with the focus is understood."""
    match focused:
        case LineInput():
            about = described(draft.kind, field_of(focused), ctx.folder)
            return echo(form_of(draft, ctx.folder), about, around)
        case TextArea():
            unclear = map(unclear_words, (*line.unknown, *line.several))
            return "\n".join((*unclear, hint("text", draft, ctx)))
        case Choice():
            return hint(field_of(focused), draft, ctx)
    return ""


def hint(field: Field, draft: Draft, ctx: Context) -> str:
    """What may be done in a text, or how to choose among words, or what the word chosen means."""
    match field:
        case "text" if draft.kind == "action":
            marks = _("@name and >1/6 at the end: owner and date.")
            return f"{_('Esc leaves; the text is kept.')}  {marks}"
        case "text" if draft.kind == "decision":
            marks = _("@figure and >1/6 at the end: look again.")
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


class Doubts:
    """What is asked about before something is recorded, once each."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.asked: tuple[str, ...] = ()
        """What is asked now, in sentences."""
        self._accepted: frozenset[str] = frozenset()
        """What is to be recorded all the same."""

    def ask(self, doubts: Iterable[str]) -> bool:
        """Whether there are doubts that nobody has been asked about yet."""
        self.asked = tuple(one for one in doubts if one not in self._accepted)
        self._accepted |= frozenset(self.asked)
        return bool(self.asked)

    def write_on(self) -> None:
        """Take the questions back: who writes on has not answered them."""
        self._accepted -= frozenset(self.asked)
        self.asked = ()


def told_words(line: OneLine, entry: AnyEntry, ctx: Context) -> Iterator[str]:
    """What is said when an entry is recorded: the marks in its line that stay text, and which
    survey can first show something where it is to be looked at again before that.
    """
    yield from map(unclear_words, line.unknown)
    if isinstance(entry, Decision) and (first := shown_later(ctx.folder, entry, ctx.today)):
        said = _("Recorded; but the survey of {year} is the first that can show what it did.")
        yield said.format(year=first)


def doubts(draft: Draft, entry: AnyEntry, ctx: Context) -> Iterator[str]:
    """What is worth asking about before an entry is recorded: numbers of persons in its words, and
    that somebody who is to do something has left, or does not take part yet.
    """
    for number in sorted(set(cpr_numbers("\n".join(draft.values.values())))):
        yield _(
            "! {numbers} looks like a civil registration number (CPR), which does not belong "
            "in minutes. Take it out, or press Ctrl+S again to record it all the same."
        ).format(numbers=number)
    for owner in getattr(entry, "owners", ()):
        person = ctx.folder.person(owner)
        if person is None or is_current(person, ctx.today):
            continue
        left = _(
            "! {person} has left. Choose somebody else, or press Ctrl+S again to record it "
            "all the same."
        )
        early = _(
            "! {person} does not take part yet. Choose somebody else, or press Ctrl+S again to "
            "record it all the same."
        )
        coming = person.since is not None and person.since > ctx.today
        yield (early if coming else left).format(person=person_words(ctx.folder, owner))
