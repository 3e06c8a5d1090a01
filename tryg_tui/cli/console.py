"""What every command is given, what is said on the terminal, and the codes to leave with."""

import shutil
import sys
import textwrap
from dataclasses import dataclass

from tryg_tui.core.input.visible import visible

DONE = 0
PROBLEMS = 1
WRONG_USAGE = 2
NO_ACCESS = 3
"""Could not read or write."""


@dataclass
class Options:
    """The options that every command takes."""

    folder: str | None = None
    """Where the partnership's folder is; None looks in the usual places."""
    theme: str = ""
    """The look of the screens; empty is the one chosen before."""
    read_only: bool = False
    """True when nothing may be saved."""


class Stop(Exception):
    """The command cannot go on; the sentence says why and what to do."""

    def __init__(self, sentence: str, code: int = WRONG_USAGE) -> None:
        """Remember what to say and with which code to leave."""
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def say(text: str, *, lines: bool = False) -> None:
    """Print text, in which nothing out of a file can act on the terminal."""
    print(visible(text.removesuffix("\n"), lines=lines), flush=True)


def say_broken(text: str) -> None:
    """Print a sentence; on a terminal no word of it is cut at the margin."""
    print(visible(broken(text), lines=True), flush=True)


def broken(text: str) -> str:
    """A sentence in lines that fit the terminal, where it is read on one."""
    if not sys.stdout.isatty():
        return text
    room = max(2, shutil.get_terminal_size().columns - 1)
    return textwrap.fill(text, room, break_long_words=False, break_on_hyphens=False)


def say_wrong(sentence: str) -> None:
    """Print what went wrong where errors are printed."""
    print(visible(sentence), file=sys.stderr, flush=True)


def hand_on(data: bytes) -> None:
    """Print what is meant for other programs, byte by byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
