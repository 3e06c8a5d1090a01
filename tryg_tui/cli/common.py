"""What the commands share: the options of every command, stopping with a sentence, the folder."""

import datetime as dt
import os
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tryg_tui.core.input.visible import visible
from tryg_tui.locale import _

if TYPE_CHECKING:
    from tryg_tui.store.folder.load import FolderReading

DONE = 0
PROBLEMS = 1
WRONG_USAGE = 2
NO_ACCESS = 3
"""Could not read or write."""


class Stop(Exception):
    """The command cannot go on; the sentence says why and what to do."""

    def __init__(self, sentence: str, code: int = WRONG_USAGE) -> None:
        """Remember what to say and with which code to leave."""
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class Unread(Exception):
    """Nobody reads on what is printed."""


@dataclass
class Options:
    """The options that every command takes."""

    folder: str | None = None
    """Where the partnership's folder is; None looks in the usual places."""
    theme: str = ""
    """The look of the screens; empty is the one chosen before."""
    read_only: bool = False
    """True when nothing may be saved."""


def today() -> dt.date:
    """The date on this computer."""
    return dt.datetime.now().astimezone().date()


def say(text: str, *, lines: bool = False) -> None:
    """Print text, in which nothing out of a file can act on the terminal."""
    click.echo(visible(text.removesuffix("\n"), lines=lines))


def say_wrong(sentence: str) -> None:
    """Print what went wrong where errors are printed."""
    click.echo(visible(sentence), err=True)


def told_unread(unreadable: Collection[str]) -> int:
    """Say which files could not be read, as something is missing then; the code to leave with."""
    if not unreadable:
        return DONE
    from tryg_tui.words.review import not_read

    say_wrong(not_read(unreadable))
    return NO_ACCESS


def found_root(options: Options) -> Path | None:
    """The folder to work on, or None when nothing says which; stops when it is not there."""
    from tryg_tui.store.folder.locate import find_folder
    from tryg_tui.store.folder.settings import load_settings

    settings, _problems = load_settings()
    root = find_folder(options.folder, os.environ, settings, Path.cwd())
    if root is not None and not root.is_dir():
        raise Stop(_("There is no folder at {path}.").format(path=root), NO_ACCESS)
    return root


def root_of(options: Options) -> Path:
    """The folder to work on; stops when there is none."""
    root = found_root(options)
    if root is None:
        sentence = _(
            "There is no folder of meetings here; name one with --folder, make one with "
            "“tryg-tui init DIR”, or look around with “tryg-tui demo”."
        )
        raise Stop(sentence, NO_ACCESS)
    return root


def read(options: Options) -> tuple[Path, "FolderReading"]:
    """The folder to work on, and what each of its files holds."""
    from tryg_tui.store.folder.load import read_folder

    root = root_of(options)
    return root, read_folder(root)


def need_to_write(options: Options) -> None:
    """Stop a command that saves something when nothing may be saved."""
    if options.read_only:
        raise Stop(_("Nothing can be saved with --read-only; leave it out."))


def need_terminal() -> None:
    """Stop where screens cannot be drawn."""
    dumb = os.environ.get("TERM", "") == "dumb"
    if dumb or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(
            _(
                "The screens need a terminal; "
                "“tryg-tui show MEETING” prints a meeting as plain text instead."
            )
        )
