"""Follow-up: every action that was open when the meeting began, and what is said of it today."""

import datetime as dt
from collections.abc import Mapping
from typing import get_args

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.input.draft import Field
from tryg_tui.core.ledger.ledger import ActionState, FollowedUp, Promise
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import FollowUpState
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.backlog import AtHand, Part, agreed_at, at_hand, held_by, parts_of
from tryg_tui.locale import _, ngettext
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.ui.dialogs import modal
from tryg_tui.ui.pages.context import Context, Rendered, block, facts, nothing_yet
from tryg_tui.ui.pages.page import Handler, Host, Page, Secretary, Writing
from tryg_tui.ui.pages.parts import action_table
from tryg_tui.ui.pages.row import NOTHING, Row, RowKind, RowRef, section
from tryg_tui.ui.text import dotted, flowed, lines, parts, plain
from tryg_tui.words import review, vocabulary
from tryg_tui.words.dates import age_words, due_words, when_words
from tryg_tui.words.names import initiative_words, owners_words, place_words, who_words
from tryg_tui.words.review import aged_place

FOLLOWED: tuple[RowKind, ...] = ("action", "outreach", "revisit", "topic")
"""The rows about something of an earlier meeting of which it can be said what became of it."""


def why_not(_ctx: Context, command: str, row: RowRef) -> str:
    """Why it cannot be said now what became of what is highlighted."""
    if command not in FOLLOW_UP or row.of(*FOLLOWED):
        return ""
    return _("That is for an earlier action, topic, promise or decision: highlight one first.")


def _follow(state: FollowUpState) -> Writing:
    """Say what became of what is highlighted: at once when it is done, else with words."""

    async def followed(host: Secretary) -> None:
        if not host.begin():
            return
        field: Field = "due" if state == "open" else "text"
        if marked := marked_rows(host):
            await host.write(entry_drafts.follow_up_all(host.session, marked, state), field)
            return
        citation = host.row.of(*FOLLOWED)
        if not citation:
            host.say(why_not(host.context(), f"follow_{state}", host.row))
            return
        draft = entry_drafts.follow_up(host.session, citation, state)
        if draft is None:
            host.step()
        else:
            await host.write(draft, field)

    return followed


def marked_rows(host: Secretary) -> tuple[Citation, ...]:
    """The rows that are marked, in their order."""
    marked = host.context().chosen.marked
    return tuple(row.ref.id for row in host.page.rows if row.ref.id in marked)


def _mark(host: Secretary) -> None:
    """Mark the highlighted action, or take its mark away, and go on to the next."""
    ctx = host.context()
    if not (cited := host.row.of("action")):
        return
    if cited not in {action.citation for action in waiting(ctx)}:
        host.say(_("Something has been said of it today already; e changes that."))
        return
    host.choose(replace(ctx.chosen, marked=ctx.chosen.marked ^ {cited}))
    host.step()


def _mark_by_rule(host: Secretary) -> None:
    """Ask which actions are to be marked, or take all marks away."""
    ctx = host.context()
    found = held_by(ctx.ledger, waiting(ctx), ctx.today)
    every = frozenset(action.citation for action in waiting(ctx))
    answers: list[tuple[str, str]] = [
        *((rule, f"{review.rule(rule)}: {len(cited)}") for rule, cited in found.items()),
        ("all", _("all that await an update: {n}").format(n=len(every))),
        ("none", _("none")),
    ]

    def answered(answer: str | None) -> None:
        if answer is not None:
            chosen = host.context().chosen
            marks: dict[str, frozenset[Citation]] = {"all": every, "none": frozenset()}
            marks |= {rule: chosen.marked.union(cited) for rule, cited in found.items()}
            host.choose(replace(chosen, marked=marks[answer]))

    host.ask(modal.ChooseScreen(_("Mark which actions?"), answers), answered)


FOLLOW_UP: Mapping[str, Writing] = {
    f"follow_{state}": _follow(state) for state in get_args(FollowUpState)
}
"""What carries out the commands that say what became of what is highlighted."""


FEW = 20
"""So many actions at most have two lines each; more have one, or few of them would be in sight."""

PARTS = get_args(Part)
"""The parts of the actions at hand, in order."""


def all_parts(ctx: Context) -> dict[Part, tuple[AtHand, ...]]:
    """The actions at hand by part."""
    last = ctx.previous.date if ctx.previous else None
    return parts_of(ctx.ledger, at_hand(ctx.own, ctx.at), last, ctx.today)


def part_shown(ctx: Context) -> Part:
    """The part looked at; all of them unless another one is chosen."""
    chosen = ctx.chosen.filters.get(ctx.item.id)
    return next((part for part in PARTS if part == chosen), "all")


def waiting(ctx: Context) -> list[ActionState]:
    """The actions looked at of which nothing has been said today."""
    return [one.now for one in all_parts(ctx)[part_shown(ctx)] if not one.is_treated]


def _turn(step: int) -> Handler:
    """Look at the next part, or the one before, in which there is anything."""

    def turned(host: Host) -> None:
        ctx = host.context()
        found = all_parts(ctx)
        some = [part for part in PARTS if found[part] or part in {"all", part_shown(ctx)}]
        part = some[(some.index(part_shown(ctx)) + step) % len(some)]
        chosen = {**ctx.chosen.filters, ctx.item.id: part}
        # What is marked is in sight, or it would be spoken of unseen.
        host.choose(replace(ctx.chosen, filters=chosen, marked=frozenset()), anew=True)

    return turned


def render(ctx: Context, width: int) -> Rendered:
    """The actions at hand, and below them those that were agreed today."""
    found = all_parts(ctx)
    shown = found[part_shown(ctx)]
    most = 2 if len(shown) <= FEW else 1
    heads = (_("Action"), _("Initiative"), _("Owner"), _("Due"), _("Put off"), _("Said last"))
    new = agreed_at(ctx.ledger, ctx.at) if part_shown(ctx) in {"new", "all"} else ()
    drawn = [action_table.of_action(ctx, one) for one in (*shown, *new)]
    columns = action_table.columns(drawn, heads, width)
    refs = [RowRef("action", one.citation) for one in shown]
    refs += [RowRef("entry", one.citation) for one in new]
    rows = [
        Row(ref, action_table.row(line, columns, width, most))
        for ref, line in zip(refs, drawn, strict=True)
    ]
    if new:
        rows.insert(len(shown), section(_("Agreed today")))
    if rows and not columns.is_narrow:
        rows.insert(0, Row(NOTHING, action_table.head(columns, heads)))
    none = nothing_yet(_("No actions are open."), "record_action", shared=ctx.shared)
    return Rendered(_headline(ctx, found), tuple(rows), none, table=True, across=True)


def _headline(ctx: Context, found: Mapping[Part, tuple[AtHand, ...]]) -> Content:
    """How many wait, are overdue, are treated and marked; and how many there are in each part."""
    every = found["all"]
    asking = [one.now for one in every if not one.is_treated]
    overdue = sum(action.overdue(ctx.today) for action in asking)
    asked = ngettext("{n} action awaits an update", "{n} actions await an update", len(asking))
    late = ngettext("{n} overdue", "{n} overdue", overdue).format(n=overdue)
    treated = _("{n} treated today").format(n=len(every) - len(asking))
    marked = len(ctx.chosen.marked)
    all_marked = ngettext("{n} marked", "{n} marked", marked).format(n=marked)
    first = parts(
        (asked.format(n=len(asking)), "bold"),
        " · ",
        (late, "bold $critical" if overdue else "$muted"),
        (f" · {treated}", "$muted"),
        (f" · {all_marked}" if marked else "", "bold $primary"),
    )
    tabs = [
        (f"[{review.part(part)} {len(found[part])}]", "bold $primary")
        if part == part_shown(ctx)
        else (f"{review.part(part)} {len(found[part])}", "" if found[part] else "$muted")
        for part in PARTS
    ]
    return lines([first, flowed(tabs, ctx.room)]) if every else first


def late_mark(action: Promise, today: dt.date) -> tuple[str, str]:
    """The sign of an open action, and how long it is overdue where it is."""
    if action.overdue(today) and action.due:
        age = age_words(action.due, today)
        return ("! " + _("overdue {age}").format(age=age) + "  ", "bold $critical")
    return ("○ ", "$muted")


def open_action(ctx: Context, action: ActionState, style: str = "") -> Content:
    """An open action: how long it is overdue where it is, when it is due, and who has it."""
    about = (f"  {meta(ctx.folder, action)}", "$muted")
    return parts(late_mark(action, ctx.today), (action.text, style), about)


def meta(folder: Folder, action: Promise) -> str:
    """When an action is due and who has it."""
    due = when_words(action.due, action.due_text)
    return f"{due} · {who_words(folder, action.owners, action.owner_text)}"


def action_detail(ctx: Context, row: RowRef, width: int) -> Content:
    """All that is known about an action, with its lineage."""
    action = next((a for a in ctx.ledger.actions if a.citation == row.id), None)
    if action is None:
        return plain("")
    mark = late_mark(action, ctx.today) if action.state == "open" else ""
    return lines(
        [
            parts(mark, (action.text, "bold")),
            plain(""),
            facts(
                width,
                (_("State"), vocabulary.followup_state(action.state)),
                (_("Owner"), owners_words(ctx.folder, action.owners, action.owner_text)),
                (_("Due"), due_words(action.due, action.due_text)),
                (_("Initiative"), initiative_words(ctx.folder, action.entry.initiative)),
                (_("Recorded"), aged_place(ctx.folder, action, ctx.today)),
            ),
            *block(_("What became of it"), lineage_rows(ctx.folder, action.lineage)),
        ]
    )


def below(ctx: Context, row: RowRef, width: int) -> Content:
    """What the row of an action does not tell: all of the task, where it is from, and what was said
    of it, the newest first.
    """
    action = next((a for a in ctx.ledger.actions if a.citation == row.id), None)
    if action is None:
        return plain("")
    about = initiative_words(ctx.folder, action.entry.initiative)
    place = aged_place(ctx.folder, action, ctx.today)
    said = list(lineage_rows(ctx.folder, action.lineage))
    first = dotted([*([(about, "")] if about else []), (place, "$muted")])
    return lines([plain(action.text, "bold"), first, *said[::-1]])


def lineage_rows(folder: Folder, lineage: tuple[FollowedUp, ...]) -> list[Content]:
    """What was said at each look back, oldest first."""
    return [
        parts(
            (f"{place_words(folder, step.source.citation)} ", "bold"),
            vocabulary.followup_state(step.entry.state),
            f" · {due_words(step.entry.due, step.entry.due_text)}"
            if step.entry.due or step.entry.due_text
            else "",
            f" · {step.entry.text}" if step.entry.text else "",
        )
        for step in lineage
    ]


PAGES = (
    Page(
        view="actions",
        render=render,
        detail=action_detail,
        below=below,
        why_not=why_not,
        commands={"part_before": _turn(-1), "part_after": _turn(1)},
        writing={**FOLLOW_UP, "mark": _mark, "mark_by_rule": _mark_by_rule},
    ),
)
"""The page of this view."""
