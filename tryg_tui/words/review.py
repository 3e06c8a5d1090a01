"""The words of what has happened over the years: to actions, decisions, initiatives, people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tryg_tui.core.annual.form_draft import Todo, TodoKind
from tryg_tui.core.ledger.ledger import ActionState, DecisionState, LifePoint, Promise, TopicState
from tryg_tui.core.ledger.outcomes import DecisionNow
from tryg_tui.core.model.annual_report import ReportState
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.backlog import CARRIED, Part, Rule
from tryg_tui.core.search import query as queries
from tryg_tui.core.search.lines import Line
from tryg_tui.locale import _, listed, long_date, ngettext, number, pgettext
from tryg_tui.words import entries, vocabulary
from tryg_tui.words.dates import age_words, old_words
from tryg_tui.words.names import Place, as_cited, place_near, place_words, who_words

if TYPE_CHECKING:
    from tryg_tui.core.ledger.lineage import Turn
    from tryg_tui.core.review.backlog import Load
    from tryg_tui.core.review.brief import Role, Why
    from tryg_tui.core.review.history import Origin

PATTERNS: tuple[TodoKind, ...] = ("form", "writing", "presenting")
"""The kinds in the order they are told."""


def todo_lines(todo: tuple[Todo, ...]) -> Iterator[str]:
    """A sentence for each kind of thing that is still to be done."""
    for kind in PATTERNS:
        same = [one for one in todo if one.kind == kind]
        if same:
            what = listed([one.what for one in same])
            yield todo_words(kind).format(year=same[0].year, what=what)


def todo_words(kind: TodoKind) -> str:
    """What is to be done, with room for the year and what it is about."""
    return {
        "form": _("Status report {year}: no form has come in from {what}."),
        "writing": _("Status report {year}: it is still a draft."),
        "presenting": _("Status report {year}: it is not yet shown to {what}."),
    }[kind]


def report_state(state: ReportState) -> str:
    """Whether the author is done with the report."""
    return {"draft": pgettext("report", "Draft"), "final": pgettext("report", "Final")}[state]


def turn(turn: Turn) -> str:
    """What happened to an action at one place of the minutes."""
    return {
        "born": pgettext("action", "recorded"),
        "moved": pgettext("action", "new due date"),
        "handed": pgettext("action", "new owner"),
        "kept": pgettext("action", "still open"),
        "reworded": pgettext("action", "wording corrected"),
        "corrected": pgettext("action", "corrected"),
        "done": pgettext("action", "done"),
        "dropped": pgettext("action", "dropped"),
        "reopened": pgettext("action", "opened again"),
    }[turn]


def origin(origin: Origin) -> str:
    """Where something known about an initiative comes from."""
    return {
        "minutes": _("minutes"),
        "life": _("register: life cycle"),
        "reading": _("register: reading"),
        "report": _("yearly form"),
    }[origin]


def role(role: Role) -> str:
    """The part somebody has at a meeting."""
    return {"chair": _("chair"), "secretary": _("secretary"), "": _("participant")}[role]


def ended_words(point: LifePoint) -> str:
    """What ended an initiative, and when."""
    when = point.date_text or (long_date(point.date) if point.date else "")
    change = vocabulary.change(point.change)
    return f"{change} ({when})" if when else change


def rule(rule: Rule) -> str:
    """Why an open action may have to come to an end."""
    return {
        "carried": _("carried over {n} times or more").format(n=CARRIED),
        "ended": _("of an initiative that has ended"),
        "unowned": _("without an owner"),
        "late": _("more than a year overdue"),
    }[rule]


def part(part: Part) -> str:
    """What of the actions that earlier meetings left open is looked at."""
    return {
        "new": pgettext("actions", "New"),
        "near": pgettext("actions", "Due soon"),
        "end": pgettext("actions", "Ought to end"),
        "ended": pgettext("actions", "Ended initiatives"),
        "all": pgettext("actions", "All"),
    }[part]


def concern(why: Why) -> str:
    """Why an item of the next agenda concerns somebody."""
    return {
        "actions": _("open actions"),
        "outreach": _("promised outreach"),
        "initiatives": _("leads an initiative"),
        "named": _("named in the item"),
    }[why]


def not_read(paths: Iterable[str]) -> str:
    """That files cannot be read, and what this means for an answer."""
    pattern = _(
        "Cannot be read, so something is missing here: {names}; “tryg-tui check” tells why."
    )
    return pattern.format(names=", ".join(sorted(paths)))


def line_lead(folder: Folder, line: Line, place: Place = as_cited) -> str:
    """What a line says besides its text: what it speaks of, told by `place`, and its value."""
    loaded = folder.meeting(line.meeting)
    if loaded is None or line.entry is None:
        return ""
    words = entries.entry_words(folder, loaded.value, line.entry, place)
    # A correction that has no text of its own says all that it says beside it.
    return words.line if line.kind == "amendment" and not line.text else words.lead


def line_state(line: Line, today: dt.date) -> str:
    """How what a line promises stands on a day, or what became of what it proposes."""
    if line.overdue(today):
        return pgettext("action", "Overdue")
    if line.state:
        return vocabulary.followup_state(line.state)  # type: ignore[arg-type]
    return vocabulary.outcome(line.outcome) if line.outcome else ""


def not_understood(query: queries.Query, *, found: bool) -> list[str]:
    """What of a query says nothing, and what could be written instead."""
    told = []
    if query.misread:
        pattern = _("Not understood: {text}")
        told.append(pattern.format(text=" ".join(query.misread)))
    if query.waiting:
        told.append(_("Nothing is written after {text}").format(text=" ".join(query.waiting)))
    typed = " ".join((*query.misread, *query.waiting)).casefold()
    if "er:" in typed or "is:" in typed:
        values = ", ".join(state_words())
        told.append(_("after “is:” stands one of: {values}").format(values=values))
    if query.strange and not found:
        pattern = _("{text} is looked for as a word; the words that narrow are in the help")
        told.append(pattern.format(text=" ".join(query.strange)))
    return told


def state_words() -> list[str]:
    """What can stand after “is:”, in the language spoken now."""
    states = [vocabulary.followup_state(state) for state in ("open", "done", "dropped")]
    others = [pgettext("action", "Overdue"), _("corrected"), _("private")]
    others += [_("without-follow-up")]
    outcomes = [vocabulary.outcome(one) for one in ("adopted", "postponed", "rejected")]
    return [word.lower() for word in (*states, *others, *outcomes)]


def kind_words() -> list[str]:
    """The words with a colon that say of what kind a line is, in the language spoken now."""
    known = (line_kind(kind).lower() for kind in dict.fromkeys(queries.KINDS.values()))
    return [f"{word}:" for word in known if queries.plain_letters(word) in queries.KINDS]


def unknown_names(names: Iterable[str]) -> str:
    """That names stand for nothing here."""
    pattern = _("Nothing here is called: {names}")
    return pattern.format(names=", ".join(names))


def line_kind(kind: str) -> str:
    """What a line that was found is: an entry of some kind, or the text of an item."""
    return _("Agenda") if kind == "item" else entries.entry_kind(kind)


def action_state(action: ActionState, today: dt.date) -> str:
    """How an action stands on a day, in a word or two."""
    if action.overdue(today):
        return pgettext("action", "Overdue")
    return vocabulary.followup_state(action.state)


def marked(text: str, *, private: bool) -> str:
    """A text on one line, and whether it is private."""
    flat = " ".join(text.split())
    return _("(private) {text}").format(text=flat) if private else flat


def loaded_words(folder: Folder, load: Load) -> str:
    """Who has a load of actions."""
    return who_words(folder, (load.owner,) if load.owner else (), load.owner_text)


def load_words(load: Load, today: dt.date) -> tuple[str, str, str]:
    """How many open actions somebody has, how many are late, and how old the oldest is."""
    count = ngettext("{n} open action", "{n} open actions", load.open).format(n=load.open)
    late = ngettext("{n} overdue", "{n} overdue", load.overdue).format(n=load.overdue)
    is_new = load.since == today
    age = _("from today") if is_new else age_words(load.since, today)
    oldest = _("the oldest {age}").format(age=age)
    return count, late if load.overdue else "", oldest


def came_of(folder: Folder, one: DecisionNow, today: dt.date, *, raw: bool = False) -> str:
    """What came of a decision, or for how long nothing did where something was to; else nothing."""
    if one.unfollowed and one.decision.source.date == today:
        return _("from today")
    if one.unfollowed:
        age = age_words(one.decision.source.date, today)
        return _("without follow-up for {age}").format(age=age)
    return led_words(folder, one, raw=raw)


def led_words(folder: Folder, one: DecisionNow, *, raw: bool = False) -> str:
    """What came of a decision, and which actions were agreed with it; `raw` cites for programs."""

    def stands(promise: Promise) -> str:
        near = place_near(folder, promise.citation, one.decision.source.meeting)
        state = vocabulary.followup_state(promise.state)
        return f"{promise.citation if raw else near}: {state}"

    told = [vocabulary.change(point.change) for _, point in one.changed]
    told += [f"{entries.entry_kind('outreach')} {stands(each)}" for each in one.made_known]
    told += [f"{entries.entry_kind('action')} {stands(each)}" for each in one.actions]
    if one.beside:
        # The minutes do not say that these follow from the decision.
        told.append(
            _("agreed with it: {actions}").format(actions="; ".join(map(stands, one.beside)))
        )
    return "; ".join(told)


def step_words(turns: Iterable[Turn]) -> str:
    """What happened to an action at one place, in words."""
    return ", ".join(turn(one) for one in turns)


def aged_place(folder: Folder, one: Promise | TopicState | DecisionState, today: dt.date) -> str:
    """Where something was recorded, and how old it is while it is open."""
    place = place_words(folder, one.citation)
    if not isinstance(one, DecisionState) and one.state != "open":
        return place
    return f"{place}, {old_words(one.source.date, today)}"


def counted_words(meetings: Iterable[Meeting]) -> str:
    """How many meetings there are, and how many rounds in writing."""
    written = [meeting.written for meeting in meetings]
    n, rounds = written.count(False), written.count(True)
    told = [ngettext("{n} meeting", "{n} meetings", n).format(n=number(n))]
    said = ngettext("{n} round in writing", "{n} rounds in writing", rounds)
    told += [said.format(n=number(rounds))] if rounds else []
    return " · ".join(told[bool(rounds and not n) :])
