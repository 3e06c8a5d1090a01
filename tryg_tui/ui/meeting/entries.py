"""The commands about an entry of the minutes: beginning one with what the highlighted row says,
changing one, opening its links.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import get_args

from msgspec.structs import replace

from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.input.due import date_typed
from tryg_tui.core.input.names import INDICATOR_JOINT, indicators, written
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.measures.indicators import measured, next_period
from tryg_tui.core.meetings import recording
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import (
    Amendment,
    AnyEntry,
    Decision,
    FollowUpState,
    LifeCycle,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import ENDINGS
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import Meeting, split_citation
from tryg_tui.core.review import unfinished
from tryg_tui.locale import _, ngettext
from tryg_tui.session.meeting import corrections, entry_drafts
from tryg_tui.ui.dialogs import links
from tryg_tui.ui.dialogs.large import LargeScreen
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms import correction
from tryg_tui.ui.navigation import CorrectionOf, PlanOf
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.page import Secretary, Writing
from tryg_tui.ui.pages.parts.minutes import gone_words
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.text import parts
from tryg_tui.ui.wall.whole_screen import read_out
from tryg_tui.words.entries import entry_label
from tryg_tui.words.names import initiative_words


def of_line(meeting: Meeting, line: RowRef) -> AnyEntry | None:
    """The entry that a line of the minutes of a meeting is about, or None."""
    place = split_citation(line.of("entry"))
    return meeting.entry(place[1]) if place and place[0] == meeting.id else None


def _begin(kind: str) -> Writing:
    """Open the editor for a kind of entry, as it was left or with what is known of it."""

    async def begun(host: Secretary) -> None:
        if host.begin():
            draft = entry_drafts.begin(host.session, kind, known(host, kind))
            await host.write(draft, first_field(draft))

    return begun


def first_field(draft: Draft) -> Field:
    """The field to begin in: what has to be said of something that is known already, else the
    text.
    """
    values = draft.values
    if draft.kind == "status" and values.get("initiative") and not values.get("text"):
        return "status"
    if draft.kind == "reading" and values.get("indicator"):
        return "value"
    return "text"


async def _edit(host: Secretary) -> None:
    """Edit the highlighted line of the minutes."""
    session, entry = host.session, of_line(host.session.meeting, host.line)
    if isinstance(entry, Amendment) and corrections.begin(session, session.meeting.cite(entry)):

        def correct(about: corrections.Correcting | corrections.CorrectingPart | None) -> None:
            if about is not None:
                host.visit(CorrectionOf(session, about))

        correction.ask_part(session, entry, host.ask, correct)
    elif entry is not None and host.begin():
        await host.write(entry_drafts.edit(session, entry))


def _remove(host: Secretary) -> None:
    """Remove the highlighted line of the minutes."""
    entry = of_line(host.session.meeting, host.line)
    if entry is not None:
        host.session.remove(entry.n)
        host.say(_("Removed: {line}. u brings it back.").format(line=entry_label(entry)))


def _read_back(host: Secretary) -> None:
    """Show the highlighted line of the minutes large to all; accepted, that is noted."""
    session, line = host.session, host.line
    entry = of_line(session.meeting, line)
    if entry is None:
        host.say(_("There is no line of the minutes here to be read back."))
        return
    private = is_private(session.workspace.folder, session.meeting, entry)

    def answered(accepted: bool | None) -> None:
        if not accepted:
            return
        now = session.workspace.now()
        after = session.apply(lambda m: recording.read_back(m, entry, now)).entry(entry.n)
        if after is None or after.read_back != now:
            host.say(_("The line has other words by now: read it back once more."))

    keys = _("Enter: accepted as it was read. Esc: not yet.")
    if private:
        keys = f"{_('Private: only on this screen.')} {keys}"
    window = LargeScreen(
        partial(read_out, session.workspace.folder, session.meeting, entry),
        keys,
        for_all="" if private else "read-back",
        row=line,
    )
    host.ask(window, answered)


def _links(host: Secretary) -> None:
    """Ask which link of the highlighted line or row, or of the item, is to be opened."""
    session, ctx = host.session, host.context()
    cited = ctx.entry(host.row.id)
    now = ctx.ledger.entry_of(host.row.id, cited[1]) if cited else None
    about = (of_line(session.meeting, host.line), now, session.item)
    found = dict.fromkeys((link.title, link.address) for one in about if one for link in one.links)
    told = [Link(title=title, address=address) for title, address in found]
    links.ask_link(session.workspace.root, told, host.ask, host.say)


def known(host: Secretary, kind: str) -> dict[Field, str]:
    """What is known of an entry of a kind from the highlighted row and line of the minutes."""
    session, row = host.session, host.row
    values = of_row(session.workspace.folder, row)
    entry = of_line(session.meeting, host.line)
    cited = session.meeting.cite(entry) if isinstance(entry, Decision) else ""
    match kind:
        case "decision":
            values["outcome"] = "adopted"
        # A decision of another item would only be what was written last.
        case "action" if cited and entry and entry.item == session.shown:
            values["of"] = cited
        case "outreach" if cited:
            values["of"] = cited
        case "status" if row.kind == "initiative":
            point = host.context().ledger.latest_status(row.id)
            values["status"] = point.status if point else ""
        case "reading":
            last = entry_drafts.last_typed(session, "when")
            values["when"] = last or date_typed(session.meeting.date)
            values |= _reading(host.context(), row)
    # What carries out a decision that may not be shown tells what that says.
    if "of" in values and entry and is_private(session.workspace.folder, session.meeting, entry):
        values["private"] = "yes"
    return values


def _reading(ctx: Context, row: RowRef) -> dict[Field, str]:
    """The indicator a row is about, its own or the only one of its initiative, and the period that
    is due, where its last reading tells.
    """
    about = f"{row.id}{INDICATOR_JOINT}"
    mine = [
        one
        for one in measured(ctx.folder, ctx.ledger, ctx.today)
        if one.id == row.id or one.id.startswith(about)
    ]
    if len(mine) != 1:
        return {}
    values: dict[Field, str] = {"indicator": written(mine[0].id, indicators(ctx.folder))}
    period = next_period(mine[0], ctx.today)
    return {**values, "when": period} if period else values


def of_row(folder: Folder, row: RowRef) -> dict[Field, str]:
    """What a row of a page says about an entry to be written."""
    if row.kind not in {"initiative", "indicator"}:
        return {}
    found = folder.initiative(row.id.partition(":")[0])
    return {"initiative": found.title if found else ""}


async def make_known(host: Secretary, n: int) -> None:
    """Begin the promise to make an entry known, unless one was begun before."""
    session = host.session
    if ("outreach", session.shown, "") in session.workspace.drafts.of(session.id):
        host.say(_("This was begun before; when it is recorded, f promises the decision's."))
    values = entry_drafts.promise(session, n)
    await host.write(entry_drafts.begin(session, "outreach", values))


LACKING: Mapping[str, Field] = {
    "action-no-owner": "owners",
    "action-vague": "owners",
    "action-no-due": "due",
    "outreach-no-channel": "channel",
    "outreach-no-owner": "owners",
    "outreach-no-due": "due",
    "outreach-vague": "channel",
}
"""The first field to be filled in of a line that lacks something."""


async def fill_in(host: Secretary, check: unfinished.ClosingCheck | Draft) -> bool:
    """Go to what looks unfinished before the meeting is closed, or was left unrecorded; whether a
    line of the minutes is open now, in which something is to be filled in.
    """
    session = host.session
    if isinstance(check, Draft):
        session.go(check.item)
        await host.write(check)
        return True
    if check.item:
        session.go(check.item)
    if check.code in {"chair-away", "secretary-away"}:
        host.visit(PlanOf(session))
    entry = session.meeting.entry(check.n or 0)
    if entry is None:
        return False
    await host.write(entry_drafts.edit(session, entry), LACKING[check.code])
    return True


async def go_on_from(host: Secretary, draft: Draft, n: int) -> None:
    """Go on from an entry that was recorded: what it makes known is promised next, what was open
    of an initiative that ends is asked about, and what was said of all that is marked is said.
    """
    entry, chosen = host.session.meeting.entry(n), host.context().chosen
    if draft.kind == "followup" and chosen.marked:
        host.choose(replace(chosen, marked=frozenset()))
    if entry and (lost := gone_words(host.context(), entry)):
        host.say(parts(*lost).plain.strip())
    if draft.values.get("known"):
        await make_known(host, n)
    if isinstance(entry, LifeCycle) and entry.change in ENDINGS and draft.n is None:
        ask_of_actions(host, entry.initiative)


def ask_of_actions(host: Secretary, initiative: Id) -> None:
    """Ask what is to become of the open actions of an initiative that ends, where it has any."""
    ctx = host.context()
    open_ones = ctx.own.open_actions(ctx.today)
    left = [one.citation for one in open_ones if one.entry.initiative == initiative]
    if not left:
        return
    answers = [
        ("dropped", _("They are dropped")),
        ("open", _("They go on, with another owner or date")),
        ("", _("They stay as they are")),
    ]

    async def answered(answer: str | None) -> None:
        for state in get_args(FollowUpState):
            if answer == state:
                draft = entry_drafts.follow_up_all(host.session, left, state)
                values = dict(draft.values)
                if state == "dropped" and not values.get("text"):
                    values["text"] = _("The initiative has ended.")
                first: Field = "text" if state == "dropped" else "owners"
                await host.write(replace(draft, values=values), first)

    asked = ngettext(
        "{initiative} ends, and {n} action of it is open. What becomes of it?",
        "{initiative} ends, and {n} actions of it are open. What becomes of them?",
        len(left),
    ).format(initiative=initiative_words(ctx.folder, initiative), n=len(left))
    host.ask(ChooseScreen(asked, answers), answered)


KINDS = ("decision", "action", "note", "status", "reading", "outreach", "topic", "lifecycle")
"""The kinds of entries that can be begun at any item."""

ENTRIES: Mapping[str, Writing] = {
    **{f"record_{kind}": _begin(kind) for kind in KINDS},
    "edit": _edit,
    "remove": _remove,
    "read_back": _read_back,
    "links": _links,
}
"""By command."""
