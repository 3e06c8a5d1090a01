"""The keys in the order they were pressed: each waits until the one before has had its effect."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import monotonic
from typing import Any
from weakref import WeakSet

from textual._context import active_message_pump, message_hook
from textual.app import App, ScreenStackError
from textual.events import Callback, Event, Key, Mount, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import InvokeLater
from textual.screen import Screen
from textual.widget import Widget

from tryg_tui.ui.terminal import ESCAPE, FOLLOWED

GAP = 0.02
"""Seconds between two keys within which a terminal, and no person, sends the second."""

HELD_UP = 0.25
"""Seconds for which a busy machine may hold up what was sent in one piece between two signs."""

SURELY = 2.0
"""Seconds within which it tells of a sign that is known to have come."""

PASTED, DIFFERENT = 6, 4
"""So many signs at once that open no text are something pasted, if so many of them differ."""

FRAME = 0.1
"""Seconds within which what a key held down does is drawn once, and after which it is looked again
whether what is waited for can still come.
"""

EFFECT = "effect"
"""The group of the workers that the next key waits for, as it depends on what they find."""

AWAITED = frozenset({EFFECT, "--textual-command-palette-gather-commands"})
"""All such groups: the command palette looks for its commands in one of its own."""

ALT = "alt+"
"""What stands before a key that is pressed with Alt."""

LEAVE = "ctrl+q"
"""The key that waits for nobody else's work."""


class Mark:
    """Comes back when a widget has done everything that reached it before."""

    _param_count = 0
    """What Textual would else look for in its signature, each time anew."""

    def __init__(self, pump: MessagePump, back: Callable[["Mark"], None]) -> None:
        """Be sent to a widget, and tell when it is back."""
        self.pump = pump
        self._back = back

    def __call__(self) -> None:
        """Be back."""
        self._back(self)


class Keyboard:
    """One queue of keys and pasted texts, handed on one at a time.

    What is typed into a text is handed on at once, as the text takes its signs in order itself.
    Any other key waits until everything before it has been taken in, and is waited for in turn:
    until no widget has anything left to do that it caused, and what it opened can be seen.
    """

    def __init__(
        self, app: App[Any], opens_text: Callable[[Key], bool], refuse: Callable[[], None]
    ) -> None:
        """Serve an app: it knows which keys open something to type in, and tells that what was
        pasted is not taken.
        """
        self._app = app
        self._opens_text = opens_text
        self._refuse = refuse
        self._waiting: deque[Key | Paste] = deque()
        self._came = asyncio.Event()
        self._work: asyncio.Task[None] | None = None
        """Hands on what waits, while anything does."""
        self._turns: set[Event] = set()
        """What is on its way to the app, as its turn has come."""
        self._at_work: WeakSet[MessagePump] = WeakSet()
        """What has begun something since it was last seen to be done with everything."""
        self._draw_again = 0.0
        """When the effect of a key is to be drawn again, though the same key follows."""
        self._to_draw = False
        """Whether something has begun that is complete only when it has been drawn."""

    def listen(self) -> None:
        """Notice from now on who begins to work; called before anything is mounted."""
        before = message_hook.get(None)

        def begins(message: Message) -> None:
            if isinstance(message, Callback | InvokeLater) and isinstance(message.callback, Mark):
                return
            if before is not None:
                before(message)
            pump = active_message_pump.get(None)
            if pump is not None:
                self._at_work.add(pump)
            # What a list does to itself once it is drawn, it only scrolls: no key waits for that.
            later = isinstance(message, InvokeLater) and isinstance(pump, App | Screen)
            self._to_draw |= later or isinstance(message, Mount)

        message_hook.set(begins)

    def takes(self, event: Event) -> bool:
        """Whether this is a key or a paste whose turn has not come; if so, it is kept till then."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            return False
        if event in self._turns:
            self._turns.discard(event)
            return False
        if self._work is None and not self._turns and self._is_typed(event):
            return False
        self._waiting.append(event)
        self._came.set()
        if self._work is None:
            self._work = asyncio.create_task(self._hand_on_all(), name="keyboard")
        return True

    async def idle(self) -> None:
        """Wait until all keys pressed so far have had their effect."""
        await self._settle()
        while self._work is not None:
            await asyncio.wait({self._work})
            await self._settle()

    async def _hand_on_all(self) -> None:
        """Hand on what waits, one after another."""
        try:
            while self._waiting and self._app.is_running:
                event = self._waiting.popleft()
                if self._is_typed(event):
                    self._hand_on(event)
                    continue
                await self._settle(leaving=leaves(event))
                for one in [event] if self._is_typed(event) else await self._allowed(event):
                    await self._turn(one)
        except ScreenStackError:
            pass  # The program has ended meanwhile.
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._work = None

    async def _allowed(self, event: Key | Paste) -> list[Key | Paste]:
        """What is to be handed on of a key and those that came with it: nothing of what is pasted
        where there is no text.
        """
        if isinstance(event, Paste):
            self._refuse()
            return []
        if (digit := event.key.removeprefix(ALT)) != event.key and digit.isdecimal():
            # In a form it takes a name, and leaves nothing; elsewhere it is Esc and the digit.
            apart = [Key("escape", ESCAPE), Key(digit, digit)]
            return [event] if any(map(takes_text, self._app.screen.focus_chain)) else list(apart)
        if not event.is_printable or self._opens_text(event):
            return [event]
        burst = [event, *await self._that_came_with(event)]
        signs = [key.character for key in burst if key.is_printable]
        if len(signs) < PASTED or len(set(signs)) < DIFFERENT:
            return list(burst)
        self._refuse()
        return []

    async def _that_came_with(self, key: Key) -> list[Key]:
        """The signs, and ends of lines between them, that came faster than anybody types."""
        found: list[Key] = []
        at_once = [key]
        while True:
            last = at_once[-1]
            room = SURELY if last in FOLLOWED else HELD_UP if at_once[1:] else GAP
            if not (self._waiting or await self._comes(room)):
                break
            following = self._waiting[0]
            gap = 0.0 if last in FOLLOWED else following.time - last.time
            if not isinstance(following, Key) or gap >= room:
                break
            if not (following.is_printable or following.key in {"enter", "tab"}):
                break
            at_once = [*(at_once if gap < GAP else ()), following]
            found.append(following)
            self._waiting.popleft()
        return found

    async def _comes(self, soon: float) -> bool:
        """Whether another key comes within so many seconds."""
        self._came.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._came.wait(), soon)
        return bool(self._waiting)

    async def _turn(self, event: Key | Paste) -> None:
        """Hand one key on, and wait for its effect."""
        if self._is_repeated(event) and monotonic() < self._draw_again:
            with self._app.batch_update():
                self._hand_on(event)
                await self._settle()
            return
        self._hand_on(event)
        if self._is_typed(event):
            return
        begun = monotonic()
        self._app.screen.check_idle()
        await self._settle(leaving=leaves(event))
        # Where drawing is slow, it is done less often.
        self._draw_again = monotonic() + max(FRAME, monotonic() - begun)

    def _is_repeated(self, event: Key | Paste) -> bool:
        """Whether the same key comes next, as when it is held down: nobody sees what is between."""
        following = self._waiting[0] if self._waiting else None
        return isinstance(event, Key) and isinstance(following, Key) and following.key == event.key

    def _hand_on(self, event: Key | Paste) -> None:
        """Let the app do with a key what it does with any."""
        if self._app.post_message(event):
            self._turns.add(event)

    def _is_typed(self, event: Key | Paste) -> bool:
        """Whether this goes into the text that has the focus."""
        if isinstance(event, Paste):
            return takes_text(self._app.focused)
        focused = self._app.focused
        return focused is not None and focused.check_consume_key(event.key, event.character)

    async def _settle(self, *, leaving: bool = False) -> None:
        """Wait until everything that was begun is done."""
        while self._app.is_running:
            if busy := [pump for pump in self._pumps() if self._is_busy(pump)]:
                await self._pass(busy)
            elif self._to_draw:
                self._to_draw = False
                await self._pass([self._app.screen], drawn=True)
            elif self._finds() and not (leaving or any(map(leaves, self._waiting))):
                await asyncio.sleep(GAP / 4)
            else:
                return

    def _is_busy(self, pump: MessagePump) -> bool:
        """Whether something has not done all it was sent, as far as that is known."""
        return pump in self._at_work or pump.message_queue_size > 0

    def _pumps(self) -> Iterable[MessagePump]:
        """Everything that works for what is in front."""
        yield self._app
        if self._app.screen_stack:
            yield from self._app.screen.walk_children(with_self=True)

    def _finds(self) -> bool:
        """Whether something is being found out that the next key depends on."""
        focused = self._app.focused
        return any(
            not worker.is_finished
            and (worker.group in AWAITED or (focused is not None and worker.node is focused))
            for worker in self._app.workers
        )

    async def _pass(self, pumps: Iterable[MessagePump], *, drawn: bool = False) -> None:
        """Wait until each has done what was sent to it, and, if asked, what was drawn thereby."""
        out: set[Mark] = set()
        all_back = asyncio.Event()

        def back(mark: Mark) -> None:
            self._at_work.discard(mark.pump)
            out.discard(mark)
            if not out:
                all_back.set()

        for pump in pumps:
            mark = Mark(pump, back)
            if pump.post_message(InvokeLater(mark) if drawn else Callback(mark)):
                out.add(mark)
            else:
                self._at_work.discard(pump)
        screen = self._app.screen
        while out and self._app.is_running and self._app.screen is screen:
            with suppress(TimeoutError):
                await asyncio.wait_for(all_back.wait(), FRAME)
            here = set(self._pumps())
            out = {mark for mark in out if mark.pump in here}


def leaves(event: Key | Paste) -> bool:
    """Whether this is the key that ends the program, which waits for no other work."""
    return isinstance(event, Key) and event.key == LEAVE


def takes_text(widget: Widget | None) -> bool:
    """Whether what is typed goes into a widget."""
    return widget is not None and widget.check_consume_key("a", "a")
