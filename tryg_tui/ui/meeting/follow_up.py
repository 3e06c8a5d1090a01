"""The commands that say something of earlier minutes: what became of a line, whether they stand."""

from collections.abc import Mapping

from tryg_tui.core.input.draft import Field
from tryg_tui.core.model.entries import FollowUpState
from tryg_tui.locale import _
from tryg_tui.session.meeting import entry_drafts, previous_minutes
from tryg_tui.ui.pages.actions import FOLLOWED, why_not
from tryg_tui.ui.pages.host import Secretary, Writing


def _follow(state: FollowUpState) -> Writing:
    """Say what became of what is highlighted: at once when it is done, else with words."""

    async def followed(host: Secretary) -> None:
        if not host.begin():
            return
        citation = host.row.of(*FOLLOWED)
        if not citation:
            host.say(why_not(host.context(), f"follow_{state}", host.row))
            return
        draft = entry_drafts.follow_up(host.session, citation, state)
        if draft is None:
            host.step()
        else:
            await host.write(draft, "due" if state == "open" else "text")

    return followed


async def _approve(host: Secretary) -> None:
    """Approve the previous minutes without remarks."""
    if host.begin():
        await previous_minutes.approve(host.session)


async def _approve_remarks(host: Secretary) -> None:
    """Approve the previous minutes with remarks."""
    draft = await previous_minutes.approve_with_remarks(host.session) if host.begin() else None
    if draft is not None:
        await host.write(draft)


async def _amend(host: Secretary) -> None:
    """Write how the highlighted line of the previous minutes should read."""
    citation = host.row.of("entry")
    ctx = host.context()
    found = ctx.entry(citation)
    if found is None:
        host.say(_("Highlight the line to correct first, with ↑ and ↓."))
    elif host.begin():
        private = "yes" if found[1].private else ""
        text = ctx.ledger.text_of(citation, found[1])
        values: dict[Field, str] = {"text": text, "private": private}
        await host.write(entry_drafts.begin(host.session, "amendment", values, of=citation))


FOLLOW_UP: Mapping[str, Writing] = {
    "follow_done": _follow("done"),
    "follow_open": _follow("open"),
    "follow_dropped": _follow("dropped"),
    "approve": _approve,
    "approve_remarks": _approve_remarks,
    "amend": _amend,
}
"""By command."""
