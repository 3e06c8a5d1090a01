"""A page: what an agenda view shows, and what its commands may do with the screen that shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from msgspec.structs import replace
from textual.content import Content
from textual.screen import Screen

from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _
from tryg_tui.ui.commands.command import Command
from tryg_tui.ui.pages.context import Chosen, Context, Rendered
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.words.names import item_words

if TYPE_CHECKING:
    from tryg_tui.session.meeting.meeting_session import MeetingSession
    from tryg_tui.ui.navigation import Place


class Host(Protocol):
    """A screen with a page on it; nothing can be changed through this."""

    @property
    def row(self) -> RowRef:
        """What the highlighted row is about."""

    @property
    def page(self) -> Rendered:
        """The page as it was drawn last."""

    def context(self) -> Context:
        """What the page is drawn from now."""

    def choose(self, chosen: Chosen, *, anew: bool = False) -> None:
        """Show what is chosen now; with `anew`, the list begins again with what is compared."""

    def ask(self, dialog: Screen[Any], then: Callable[[Any], object]) -> None:
        """Open a window, and act on what it answers."""

    def say(self, text: str) -> None:
        """Say something in passing."""

    def visit(self, place: Place) -> None:
        """Go to a place, over this screen."""


class Secretary(Host, Protocol):
    """A screen at which the minutes are taken."""

    @property
    def session(self) -> MeetingSession:
        """The meeting, and every change of it."""

    @property
    def line(self) -> RowRef:
        """What the highlighted line of the minutes is about."""

    async def write(self, draft: Draft, first: Field = "text") -> None:
        """Open the editor with a draft, in one of its fields."""

    def begin(self) -> bool:
        """Whether minutes can be taken now; where the meeting has not begun, that is offered."""

    def step(self) -> None:
        """Highlight the next row of the page of which nothing has been said yet."""


Handler = Callable[[Host], object]
"""Carries out a command that changes nothing."""

Writing = Callable[[Secretary], Awaitable[None] | None]
"""Carries out a command that writes minutes, or opens what does; may raise Refused."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The page of an agenda view."""

    view: View
    render: Callable[[Context, int], Rendered]
    """How it looks at a width."""
    detail: Callable[[Context, RowRef, int], Content]
    """What else is known of a row."""
    commands: Mapping[str, Handler] = {}
    """What carries out its commands that change no file."""
    writing: Mapping[str, Writing] = {}
    """What carries out those that write minutes, or open what does."""
    why_not: Callable[[Context, str, RowRef], str] = lambda _ctx, _command, _row: ""
    """Why a command of the page would do nothing with a row; empty where it does something."""
    below: Callable[[Context, RowRef, int], Content] | None = None
    """What is said of a row below a table, where there is no room for all else that is known."""
    window: Callable[[Context, RowRef, int], tuple[str, Content]] | None = None
    """The title and text of the window a row opens, where it is not named by the agenda item."""

    def details(self, ctx: Context, row: RowRef, width: int, *, beside: bool) -> Content:
        """What else is known of a row: all of it beside the list, or what is said below it."""
        return (self.detail if beside or self.below is None else self.below)(ctx, row, width)

    def opened(self, ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
        """The title and text of the window that a row opens; no text where there is none."""
        if self.window is not None:
            return self.window(ctx, row, width)
        return item_words(ctx.item), self.detail(ctx, row, width)


STEPS = {"chart_earlier": -1, "chart_later": 1}
"""How many years on each of them looks."""


def _look(command: str) -> Handler:
    """Look at the year that a command is about, or say that the chart goes no further."""

    def looked(host: Host) -> None:
        plot, chosen = host.page.plot, host.context().chosen
        if plot is None or plot.cursor is None:
            return
        if said := end_words(host.page, chosen, command):
            host.say(said)
        else:
            slot = plot.slots[plot.cursor + STEPS[command]]
            host.choose(replace(chosen, slot=slot.id), anew=True)

    return looked


def end_words(page: Rendered, chosen: Chosen, command: str) -> str:
    """That the chart of a page begins or ends with what is looked at, where a command would go on
    from there.
    """
    plot, step = page.plot, STEPS.get(command, 0)
    if plot is None or plot.cursor is None or 0 <= plot.cursor + step < len(plot.slots):
        return ""
    said = _("The chart begins with {slot}.") if step < 0 else _("The chart ends with {slot}.")
    words = said.format(slot=plot.slots[0 if step < 0 else -1].label)
    if step > 0 and page.more and not chosen.later:
        words = f"{words} {_('l shows what came out later.')}"
    return words


def doing(
    page: Page, rendered: Rendered, ctx: Context, commands: Iterable[Command]
) -> list[Command]:
    """Those of some commands that would do something at a page as it is drawn."""

    def is_idle(command: Command) -> bool:
        ends = end_words(rendered, ctx.chosen, command.id)
        return bool(ends or page.why_not(ctx, command.id, ctx.row))

    return [command for command in commands if not (command.views and is_idle(command))]


YEARS: Mapping[str, Handler] = {command: _look(command) for command in STEPS}
"""By command."""
