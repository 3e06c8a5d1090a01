"""What every command is given, what is said on the terminal, and the codes to leave with."""

import errno
import io
import os
import shutil
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


class _Output(io.FileIO):
    """A pipe or file that is written to."""

    def write(self, data: Any, /) -> int:
        """Write some bytes; BrokenPipeError where nobody reads them any more, which Windows calls
        an invalid argument.
        """
        try:
            return super().write(data)
        except OSError as error:
            if error.errno == errno.EINVAL:
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
            raise


def open_streams() -> None:
    """Lead what was closed before the start to nowhere, so that no file is taken for it, and make
    the others speak UTF-8, unless they are a terminal or the user says otherwise.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper) and mode == "w":
            # A terminal may be without æ, ø and å; a word is never lost over it.
            stream.reconfigure(errors="backslashreplace")
            # What a test has put there instead stays.
            if type(stream) is io.TextIOWrapper and not stream.isatty():
                setattr(sys, name, _led(stream))


def _led(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """A stream that leads where another one does, which has to stay open but is used no more."""
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Output(stream.fileno(), "w", closefd=False)),
        # On Windows it would be the code page of the machine, in which no program expects JSON.
        encoding=stream.encoding if os.environ.get("PYTHONIOENCODING") else "utf-8",
        errors=stream.errors,
        line_buffering=stream.line_buffering,
    )


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
