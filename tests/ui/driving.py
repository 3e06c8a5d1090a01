"""Opening the program on a screen of some size, driving it, and reading what stands on it."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual._context import active_app, visible_screen_stack
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.ui.app import Start, TrygApp
from tryg_tui.ui.forms.entry_editor import EntryEditor
from tryg_tui.ui.meeting.agenda_screen import AgendaScreen
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.shared import SharedScreen
from tryg_tui.ui.widgets.inputs import Choice
from tryg_tui.ui.widgets.rows import Rows

S = TypeVar("S", bound=Screen[Any])

PATIENCE = 30.0
"""Seconds after which something that is waited for is taken to have failed."""

REST = 0.006
"""Seconds between two looks."""

QUIET = 3
"""Turns of the loop in which nothing is done, after which nothing more comes of itself."""

NEXT = "2018-04-10"
"""The shipped meeting that is planned."""

PREVIOUS = "2017-12-05"
"""The shipped meeting whose minutes it approves."""


def named(ref: RowRef) -> str:
    """What a row is about, as tests name it: kind and id, or nothing for a heading."""
    return ":".join(filter(None, (ref.kind, ref.id))) if ref else ""


class Clock:
    """The time of day, which stands still until it is moved."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def advance(self, **span: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(**span)


def is_busy(pump: Any) -> bool:
    """Whether a widget has something to do, or is doing it."""
    queue = pump._message_queue
    return bool(queue.values) or (pump._running and not queue.ready_event._waiters)


def has_to_draw(screen: Screen[Any]) -> bool:
    """Whether a screen has something to lay out or to draw, or waits until it has done so."""
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


async def at_rest(app: Any) -> bool:
    """Wait until the program has done all it was told, and what is drawn after that; False when it
    has failed meanwhile.
    """
    loop: Any = asyncio.get_running_loop()
    end, turn, quiet = loop.time() + PATIENCE, 0, 0
    while not app._exception_event.is_set() and app.screen_stack:
        busy: Any = None
        if loop._ready:
            quiet = 0
        elif quiet < QUIET:
            quiet += 1
        else:
            pumps = (app, *app.screen.walk_children(with_self=True))
            busy = next((pump for pump in pumps if is_busy(pump)), None)
            if busy is None:
                if app._resize_timer is not None:
                    app._check_resize()
                elif app._exit or not has_to_draw(app.screen):
                    return True
                elif app.screen.is_current and not app._batch_count:
                    app.screen._on_timer_update()
            quiet = 0
        assert loop.time() < end, f"{busy!r} does not come to rest"
        turn += 1
        # What a thread does takes longer than a few turns.
        await asyncio.sleep(0 if turn < 200 else 0.001)
    return False


class Driver:
    """The program on the screen, and what a user does with it."""

    def __init__(self, app: TrygApp, pilot: Pilot[int]) -> None:
        self._app = app
        self._pilot = pilot

    @property
    def app(self) -> TrygApp:
        """The program; of several that run side by side, the one that is driven from now on."""
        active_app.set(self._app)
        return self._app

    @property
    def pilot(self) -> Pilot[int]:
        """What presses keys."""
        active_app.set(self._app)
        return self._pilot

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    @property
    def host_or_none(self) -> AgendaScreen | None:
        """The screen of the meeting, whatever lies over it, or None where none is open."""
        return next((s for s in self.app.screen_stack if isinstance(s, AgendaScreen)), None)

    @property
    def host(self) -> AgendaScreen:
        """The screen of the meeting, whatever lies over it."""
        found = self.host_or_none
        assert found is not None
        return found

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands on the screen."""
        return self.followed.meeting

    @property
    def session(self) -> MeetingSession:
        """The meeting that is written on the screen."""
        host = self.host
        assert isinstance(host, MeetingScreen)
        return host.session

    @property
    def followed(self) -> OpenMeeting:
        """The meeting that is open on the screen."""
        host = self.host
        assert isinstance(host, MeetingScreen | SharedScreen)
        return host.session

    @property
    def shown(self) -> str:
        """The id of the item on screen."""
        return self.host.item.id

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The minutes as they stand on the screen."""
        return self.meeting.entries

    @property
    def editor(self) -> EntryEditor:
        """The editor of entries."""
        return self.host.query_one(EntryEditor)

    @property
    def strips(self) -> list[Strip]:
        """What stands on the screen, painted for whoever looks."""
        return self.lines(0, self.screen.size.height)

    def lines(self, first: int, end: int) -> list[Strip]:
        """Some lines of the screen, as far as it has been arranged; the others are not painted."""
        # A window shows what is below it, if it is told what that is.
        visible_screen_stack.set(self.app._background_screens)
        screen = self.app.screen
        part = Region(0, first, screen.size.width, end - first).intersection(screen.size.region)
        pieces = screen._compositor._render_chops(part, lambda _line: True)
        there = part.line_range[: max(0, len(pieces) - first)]
        return [Strip.join(pieces[line].values()) for line in there]

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.strips)

    @property
    def words(self) -> str:
        """What stands on the screen with every run of space and line ends as one space."""
        return " ".join(self.text.split())

    def part(self, selector: str) -> str:
        """What stands in one part of the screen, as a line of words; nothing if it is away."""
        widget = self.screen.query_one(selector)
        if not widget.display:
            return ""
        region = widget.region
        strips = self.lines(region.y, region.bottom)
        return " ".join(
            " ".join(strip.crop(region.x, region.right).text.split()) for strip in strips
        ).strip()

    @property
    def footer(self) -> str:
        """The last line of the screen."""
        height = self.screen.size.height
        return self.lines(height - 1, height)[0].text.rstrip()

    @property
    def top(self) -> str:
        """The first line of the screen."""
        return self.lines(0, 1)[0].text.rstrip()

    def rows(self, id: str = "rows") -> Rows:
        """A list of the screen."""
        return self.screen.query_one(f"#{id}", Rows)

    def lists(self, id: str = "rows") -> list[Rows]:
        """A list of the screen with the one beside it, where there is one."""
        beside = self.screen.query(f"#{id}, #beside") if id == "rows" else [self.rows(id)]
        return [one for one in beside if isinstance(one, Rows) and one.display]

    def ids(self, id: str = "rows") -> list[str]:
        """What the rows of a list, and of the one beside it, are about; nothing for headings."""
        return [
            named(rows.ref(place)) for rows in self.lists(id) for place in range(rows.option_count)
        ]

    def holding(self, row: str, id: str = "rows") -> Rows:
        """The list that has a row, of two beside each other."""
        return next(
            rows
            for rows in self.lists(id)
            if row in [named(rows.ref(place)) for place in range(rows.option_count)]
        )

    def row_text(self, row: str, id: str = "rows") -> str:
        """What stands in a row of a list."""
        rows = self.holding(row, id)
        refs = [named(rows.ref(place)) for place in range(rows.option_count)]
        return str(rows.options[refs.index(row)].prompt)

    def highlighted(self, id: str = "rows") -> str:
        """What the highlighted row of a list is about, or of the one beside it that keys go to."""
        rows = next((one for one in self.lists(id) if one.has_focus), self.rows(id))
        return named(rows.highlighted_ref)

    async def settle(self) -> None:
        """Let everything that was begun be done, and what is drawn after that."""
        await self.pilot.pause(0)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not condition():
            assert asyncio.get_running_loop().time() < end, f"waited in vain; seen:\n{self.text}"
            await self.pilot.pause()
            # What is waited for is done by a thread, which gets on faster while nobody looks.
            await asyncio.sleep(REST)

    async def press(self, *keys: str) -> None:
        """Press keys and let them work."""
        await self.pilot.press(*keys)
        await self.app.keyboard.idle()
        await self.settle()

    async def do(self, command: str) -> None:
        """Carry out a command of the screen or the program, if it is available; one that leaves a
        meeting that goes on, as often as it takes.
        """
        screen = self.screen
        space = "screen" if hasattr(screen, f"action_{command}") else "app"
        await screen.run_action(f"{space}.{command}")
        await self.settle()
        if command == "back" and isinstance(screen, MeetingScreen) and self.screen is screen:
            await screen.run_action("screen.back")
            await self.settle()

    async def show(self, screen: type[S]) -> S:
        """Wait until a kind of screen is on top, and return it."""
        await self.until(lambda: isinstance(self.screen, screen) and self.screen.is_current)
        await self.settle()
        found = self.screen
        assert isinstance(found, screen)
        return found

    async def go(self, number: int) -> None:
        """Go to an item of the agenda by its number."""
        self.host.action_item_number(number % 10)
        await self.settle()

    async def start(self) -> None:
        """Start the planned meeting, and put away what it then shows."""
        await self.do("start_or_close")
        if self.meeting.state == "planned":
            await self.choose("start")  # It is another day than that of the meeting.
        assert self.meeting.state == "open"
        if self.screen is not self.host:
            await self.press("escape")
        assert self.screen is self.host

    async def highlight(self, row: str, id: str = "rows") -> None:
        """Highlight a row of a list."""
        rows = self.holding(row, id)
        refs = [rows.ref(place) for place in range(rows.option_count)]
        rows.highlight(next(ref for ref in refs if named(ref) == row))
        assert named(rows.highlighted_ref) == row
        if len(self.lists(id)) > 1:
            rows.focus()
        await self.settle()

    async def select(self, row: str, id: str = "rows") -> None:
        """Choose a row of a list, as enter or a click does."""
        await self.highlight(row, id)
        self.holding(row, id).action_select()
        await self.settle()

    async def choose(self, answer: str) -> None:
        """Answer a question that offers answers."""
        offered = self.screen.query_one(OptionList)
        offered.highlighted = [one.id for one in offered.options].index(answer)
        offered.action_select()
        await self.settle()

    async def answer(self, text: str) -> None:
        """Answer a question with words."""
        field = self.screen.query_one(Input)
        field.value = text
        await field.action_submit()
        await self.settle()

    async def fill(self, text: str | None = None, **fields: str) -> None:
        """Put words into the editor and choose among its words."""
        if text is not None:
            self.editor.query_one("#editor-text", TextArea).text = text
        for name, value in fields.items():
            widget = self.field(name)
            if isinstance(widget, Input):
                widget.value = value
                continue
            assert isinstance(widget, Choice)
            for _ in range(20):
                if widget.value == value:
                    break
                widget.action_turn()
            assert widget.value == value
        await self.settle()

    def field(self, name: str) -> Widget:
        """A field of the editor."""
        return self.editor.query_one(f"#field-{name}")

    def held(self, name: str) -> str:
        """What a field of the editor holds."""
        widget = self.field(name)
        assert isinstance(widget, Input | Choice)
        return widget.value

    @property
    def written(self) -> str:
        """The text in the editor."""
        return self.editor.query_one("#editor-text", TextArea).text

    async def record(self) -> None:
        """Record what the editor holds."""
        self.editor.action_save_entry()
        await self.settle()

    async def leave(self) -> None:
        """Leave the editor."""
        self.editor.action_leave_editor()
        await self.settle()

    async def saved(self) -> None:
        """Wait until everything is on disk."""
        saver = self.app.saver
        assert saver is not None
        await saver.settled()
        assert not saver.unsaved
        await self.settle()

    def on_disk(self, id: str = NEXT) -> Meeting:
        """A meeting as its file says now."""
        assert self.app.workspace is not None
        loaded, problems = read_meeting(self.app.workspace.root, f"minutes/{id}.toml")
        assert loaded is not None, problems
        return loaded.value


@asynccontextmanager
async def opened(
    root: Path | None,
    *,
    start: Start = "run",
    meeting: str | None = None,
    line: int = 0,
    size: tuple[int, int] = (120, 40),
    read_only: bool = False,
    theme: str = "",
) -> AsyncIterator[Driver]:
    """The program as it looks when it has been opened."""
    app = TrygApp(root, meeting=meeting, line=line, screen=start, read_only=read_only, theme=theme)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


def all_in(text: str, words: Iterable[str]) -> list[str]:
    """The words that are missing in a text."""
    return [word for word in words if word not in text]
