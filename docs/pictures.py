"""Make the pictures from the program itself: python -m docs.pictures.

The clock, the language and the folder are the same each time, so the same program makes the same
pictures.
"""

import asyncio
import datetime as dt
import os
import re
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from textual.pilot import Pilot
from textual.widgets import TextArea

from tryg_tui.locale import set_language
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.folder.locate import shipped_folder
from tryg_tui.ui.app import Start, TrygApp
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.widgets.rows import Rows

PICTURES = Path(__file__).parent / "pictures"
SIZE, WALL = (120, 36), (100, 30)
"""Columns and lines: of a screen, and of the one everybody looks at."""

NOTE = "Spørg først, hvordan natten til lørdag gik. Hold igen med kampagnen til efter sommer."
"""What the chair has noted for an item, for nobody else."""

NINE = dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""When the meeting in the pictures starts."""

DECISION = "Politiet fortsætter som ankerperson for Et trygt natteliv til november 2018."
"""What is being written in the picture of the editor; the report says so, line 75."""

FONTS = '"Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace'


class Clock:
    """The time of day in the pictures."""

    def __init__(self) -> None:
        """Begin when the meeting does."""
        self.now = NINE


class Shoot:
    """A program that is driven from picture to picture."""

    def __init__(self, app: TrygApp, pilot: Pilot[int], clock: Clock) -> None:
        """Drive a program that runs."""
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def press(self, *keys: str) -> None:
        """Press keys and wait until nothing changes any more."""
        await self.pilot.press(*keys)
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until all is saved and two looks at the screen are the same."""
        before = ""
        while True:
            if self.app.saver is not None:
                await self.app.saver.settled()
            await self.pilot.pause(0.1)
            now = self.app.export_screenshot(title="tryg-tui")
            if now == before:
                return
            before = now

    async def take(self, name: str) -> None:
        """Make a picture."""
        await self.quiet()
        path = PICTURES / f"{name}.svg"
        path.write_text(own(self.app.export_screenshot(title="tryg-tui")), encoding="utf-8")
        print(path.name)


def own(svg: str) -> str:
    """A picture that asks nobody for a font and is the same each time it is made."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    svg = re.sub(r"terminal-\d+", "screen", svg)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")
    svg = svg.replace("font-family: arial", "font-family: sans-serif")
    return re.sub(r"\s*\n\s*", "\n", svg).strip() + "\n"


async def shoot(start: Start, theme: str, clock: Clock, root: Path) -> None:
    """Make the pictures that begin on a screen, in a theme."""
    app = TrygApp(root, screen=start, theme=theme)
    async with app.run_test(size=SIZE) as pilot:
        shoot = Shoot(app, pilot, clock)
        await shoot.quiet()
        if start == "home":
            await shoot.take("home" if theme == "light" else f"home-{theme}")
            if theme == "light":
                await shoot.press("R", *["down"] * 3, "enter", "down", "down", "enter")
                await shoot.take("register")
        elif theme == "light":
            await meeting(shoot)
        else:
            await shoot.press("4")
            await shoot.take(f"item-04-{theme}")


async def beside(shoot: Shoot, name: str) -> None:
    """Make the picture of the shared screen that follows a program; in a task of its own, as one
    task belongs to one program.
    """
    assert shoot.app.workspace is not None
    app = TrygApp(shoot.app.workspace.root, screen="screen", theme="light")
    async with app.run_test(size=WALL) as pilot:
        await Shoot(app, pilot, shoot.clock).take(name)


async def initiative(shoot: Shoot, screen: MeetingScreen) -> None:
    """Make the pictures of what is done with an initiative: its card, a note of one's own, a
    decision as it is written, read back, and seen by all.
    """
    screen.query_one("#rows", Rows).highlight(RowRef("initiative", "et-trygt-natteliv"))
    await shoot.press("enter")
    await shoot.take("card")
    await shoot.press("escape", "N")
    shoot.app.screen.query_one(TextArea).insert(NOTE)
    await shoot.press("escape")
    await shoot.take("note")
    await shoot.press("b")
    screen.editor.query_one("#editor-text", TextArea).insert(DECISION)
    await shoot.take("editor")
    await shoot.press("ctrl+s")
    await asyncio.create_task(beside(shoot, "shared"))
    await shoot.press("R")
    await shoot.take("read-back")
    await shoot.press("escape")


async def meeting(shoot: Shoot) -> None:
    """Go through the meeting from its first item to closing it."""
    screen = shoot.app.screen
    assert isinstance(screen, MeetingScreen)
    await shoot.press("c")
    for number, item in enumerate(screen.session.meeting.items, start=1):
        if number == 1:
            await shoot.press("z")
            await shoot.take("since")
            await shoot.press("escape", "V")
        await shoot.take(f"item-{number:02}")
        if item.view == "initiatives":
            await initiative(shoot, screen)
        shoot.clock.now += dt.timedelta(minutes=item.minutes)
        if number < len(screen.session.meeting.items):
            await shoot.press("pagedown")
    await shoot.press("c", "pagedown")
    await shoot.take("closing")
    await asyncio.create_task(beside(shoot, "shared-closing"))


def main() -> None:
    """Make all the pictures."""
    PICTURES.mkdir(exist_ok=True)
    clock = Clock()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
        set_language("da")
        with patch.object(Workspace, "now", lambda _workspace: clock.now):
            runs: tuple[tuple[Start, str], ...] = (
                ("home", "light"),
                ("home", "dark"),
                ("run", "dark"),
                ("run", "light"),
            )
            for start, theme in runs:
                clock.now = NINE
                root = Path(home, f"{start}-{theme}")
                shutil.copytree(shipped_folder(), root)
                asyncio.run(shoot(start, theme, clock, root))


if __name__ == "__main__":
    main()
