"""The queue of keys by itself, in a program with two texts and keys that take their time."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, TextArea

from tryg_tui.ui.keyboard import EFFECT, Keyboard
from tryg_tui.ui.terminal import KeyParser


class Window(ModalScreen[str]):
    """Something asked for that is answered with a letter."""

    BINDINGS = [Binding("j", "dismiss('yes')", priority=True)]

    def compose(self) -> ComposeResult:
        yield Label("?")


class Asking(Label):
    """A widget that does nothing more until it is answered."""

    class Asked(Message):
        """Somebody wants to know something."""

    async def on_asking_asked(self) -> None:
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self.app.call_later(self.app.push_screen, Window(), answer.set_result)
        self.update((await answer) or "")


class Writing(App[None]):
    """Two texts, and keys that do something to them."""

    BINDINGS = [
        Binding("ctrl+s", "record", priority=True),
        Binding("ctrl+o", "other", priority=True),
        Binding("ctrl+t", "later('text')", priority=True),
        Binding("ctrl+g", "grow", priority=True),
        Binding("ctrl+n", "find", priority=True),
        Binding("f5", "ask", priority=True),
        Binding("f6", "fail", priority=True),
        Binding("f7", "nowhere", priority=True),
        Binding("ctrl+q", "leave", priority=True),
        Binding("n", "write", priority=True),
        Binding("v", "count", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.keyboard = Keyboard(self, lambda key: key.key == "n", self.refuse)
        self.recorded: list[str] = []
        self.refused = self.counted = 0
        self.found = asyncio.Event()
        self.left = False

    def compose(self) -> ComposeResult:
        yield TextArea(id="text")
        yield Input(id="other")
        yield Asking("")

    def on_load(self) -> None:
        self.keyboard.listen()

    async def on_event(self, event: Event) -> None:
        if not self.keyboard.takes(event):
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.focused is None or action not in {"write", "count"}

    def refuse(self) -> None:
        self.refused += 1

    @property
    def text(self) -> str:
        return self.query_one(TextArea).text

    def action_record(self) -> None:
        self.recorded.append(self.text)
        self.query_one(TextArea).text = ""

    async def action_other(self) -> None:
        """Go to the other text, a little at a time."""
        for _turn in range(5):
            await asyncio.sleep(0)
        self.call_later(self.query_one("#other").focus)

    def action_later(self, id: str) -> None:
        """Go to a text when the screen has been drawn."""
        self.call_after_refresh(self.query_one(f"#{id}").focus)

    def action_write(self) -> None:
        """Begin to write."""
        self.action_later("text")

    async def action_grow(self) -> None:
        """Add a text, and go there."""
        await self.mount(Input(id="new"))
        self.query_one("#new").focus()

    def action_find(self) -> None:
        """Find a text beside everything else, and then go there."""
        self.run_worker(self._find(), group=EFFECT)

    async def _find(self) -> None:
        await self.found.wait()
        self.query_one("#other").focus()

    def action_ask(self) -> None:
        self.query_one(Asking).post_message(Asking.Asked())

    def action_fail(self) -> None:
        raise RuntimeError("on purpose")

    def action_nowhere(self) -> None:
        self.set_focus(None)

    def action_leave(self) -> None:
        self.left = True

    def action_count(self) -> None:
        self.counted += 1

    def burst(self, *keys: str) -> None:
        """Press keys in one go; what is no key's name is typed letter by letter."""
        for key in keys:
            if "+" in key or key in {"backspace", "left", "f5", "f6", "f7"}:
                self.post_message(Key(key, None))
                continue
            for sign in key:
                self.post_message(Key(sign if sign.isalnum() else "space", sign))


@asynccontextmanager
async def writing() -> AsyncIterator[Writing]:
    """The program, with the focus in its text."""
    app = Writing()
    async with app.run_test():
        app.query_one(TextArea).focus()
        await app.keyboard.idle()
        yield app


@pytest.fixture(autouse=True)
def pasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell what is pasted from what is typed, as in a terminal."""
    monkeypatch.setattr("tryg_tui.ui.keyboard.GAP", 0.02)


async def test_a_key_does_not_overtake_the_letters_before_it() -> None:
    async with writing() as app:
        app.burst("abc def", "ctrl+s", "ghi", "ctrl+s")
        await app.keyboard.idle()
        assert app.recorded == ["abc def", "ghi"]


async def test_a_key_of_the_text_itself_is_taken_in_order_too() -> None:
    async with writing() as app:
        app.burst("abx", "backspace", "cd", "left", "left", "e", "ctrl+s")
        await app.keyboard.idle()
        assert app.recorded == ["abecd"]


@pytest.mark.parametrize("key", ["ctrl+o", "ctrl+g"])
async def test_letters_wait_until_the_key_before_them_has_moved_the_focus(key: str) -> None:
    async with writing() as app:
        app.burst("abc", key, "def", "ctrl+t", "ghi")
        await app.keyboard.idle()
        assert app.text == "abcghi"
        assert [field.value for field in app.query(Input) if field.value] == ["def"]


async def test_a_key_waits_for_what_the_key_before_it_looks_for() -> None:
    async with writing() as app:
        app.burst("ab", "ctrl+n", "cd", "ctrl+s")
        await asyncio.sleep(0)
        app.call_later(app.found.set)
        await app.keyboard.idle()
        assert app.recorded == ["ab"]
        assert app.query_one("#other", Input).value == "cd"


async def test_the_key_that_quits_does_not_wait_for_that_but_for_what_is_typed() -> None:
    async with writing() as app:
        app.burst("ab", "ctrl+n", "cd", "ctrl+q")
        await until(lambda: app.left)
        assert not app.found.is_set()
        assert app.text == "abcd"
        app.found.set()


async def test_who_waits_for_an_answer_does_not_hold_the_answer_back() -> None:
    async with writing() as app:
        app.burst("f5", "j")
        await app.keyboard.idle()
        await until(lambda: str(app.query_one(Asking).content) == "yes")


async def test_a_key_that_fails_holds_nothing_back() -> None:
    app = Writing()
    with pytest.raises(RuntimeError, match="on purpose"):
        await pressed(app, "f6", "ab", "ctrl+s")
    assert not app.recorded


async def test_signs_that_come_too_fast_for_a_person_do_nothing_where_nobody_writes() -> None:
    async with writing() as app:
        app.burst("f7", "vi taler om")
        await app.keyboard.idle()
        assert (app.counted, app.refused, app.text) == (0, 1, "")


def sent(signs: str, at: float) -> list[Key]:
    """Signs that a terminal sent at one moment, as a busy machine reads them."""
    keys = [Key(sign if sign.isalnum() else "space", sign) for sign in signs]
    for key in keys:
        key.time = at
    return keys


@pytest.mark.parametrize("cut", [2, 5, 9, 10])
async def test_what_is_pasted_is_one_text_though_the_machine_is_held_up_within_it(cut: int) -> None:
    async with writing() as app:
        app.burst("f7")
        await app.keyboard.idle()
        text, now = "vi taler ov", time.monotonic()
        for key in [*sent(text[:cut], now), *sent(text[cut:], now + 0.15)]:
            app.post_message(key)
        await app.keyboard.idle()
        assert (app.counted, app.refused, app.text) == (0, 1, "")


@pytest.mark.parametrize("cut", [1, 2, 9, 10])
async def test_what_came_in_one_piece_is_one_text_however_long_the_machine_is_held_up(
    monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    monkeypatch.setattr("tryg_tui.ui.keyboard.GAP", 0.0)
    monkeypatch.setattr("tryg_tui.ui.keyboard.HELD_UP", 0.0)
    async with writing() as app:
        app.burst("f7")
        await app.keyboard.idle()
        now = time.monotonic()
        keys = [one for one in KeyParser().feed("vi taler ov") if isinstance(one, Key)]
        for key in keys[cut:]:
            key.time = now + 1.5
        for key in keys[:cut]:
            app.post_message(key)
        await until(lambda: app.keyboard._work is not None)
        for _turn in range(200):
            await asyncio.sleep(0)
        assert app.counted == 0
        for key in keys[cut:]:
            app.post_message(key)
        await app.keyboard.idle()
        assert (app.counted, app.refused, app.text) == (0, 1, "")


async def test_a_key_pressed_a_moment_after_others_is_taken() -> None:
    async with writing() as app:
        app.burst("f7")
        await app.keyboard.idle()
        now = time.monotonic()
        for key in [*sent("vv", now), *sent("v", now + 0.3), *sent("v", now + 0.6)]:
            app.post_message(key)
        await app.keyboard.idle()
        assert (app.counted, app.refused) == (4, 0)


async def test_a_key_held_down_and_a_few_keys_at_once_are_taken() -> None:
    async with writing() as app:
        app.burst("f7", "v" * 20)
        await app.keyboard.idle()
        assert (app.counted, app.refused) == (20, 0)
        app.burst("vaveu")
        await app.keyboard.idle()
        assert (app.counted, app.refused) == (22, 0)


async def test_letters_behind_a_key_that_opens_a_text_are_typed() -> None:
    async with writing() as app:
        app.burst("f7", "nvi taler om", "ctrl+s")
        await app.keyboard.idle()
        assert (app.recorded, app.counted, app.refused) == (["vi taler om"], 0, 0)


async def test_what_is_pasted_is_taken_in_order_in_a_text_and_refused_elsewhere() -> None:
    async with writing() as app:
        app.burst("ab")
        app.post_message(Paste("cd"))
        app.burst("ef", "f7")
        app.post_message(Paste("gh"))
        app.burst("ctrl+s")
        await app.keyboard.idle()
        assert (app.recorded, app.refused) == (["abcdef"], 1)


async def pressed(app: Writing, *keys: str) -> None:
    """Press keys in a program, and wait for what they do."""
    async with app.run_test():
        app.burst(*keys)
        await app.keyboard.idle()


async def until(condition: Callable[[], Any]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0)
