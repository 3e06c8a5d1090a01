"""Trying out the machine, its terminal and the folder: what will get in the way, and nothing else.

Nothing personal is told: no user's name, no way to a home, nothing out of the folder's files.
"""

import ctypes
import json
import os
import platform
import select
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from gettext import find
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.console import Console

from tryg_tui import __version__
from tryg_tui.cli.console import DONE, PROBLEMS, Options, Stop, say, say_broken
from tryg_tui.cli.folder import found_root
from tryg_tui.core.check import machine
from tryg_tui.core.check.machine import Finding, Terminal
from tryg_tui.locale import CATALOGUES, DOMAIN, _, language, ngettext
from tryg_tui.store.files import log, trial
from tryg_tui.store.folder.settings import settings_path
from tryg_tui.store.journal.journal import own_place
from tryg_tui.words.sentences.saving import finding_words, level_words

PACKAGES = ("textual", "rich", "msgspec", "filelock")
"""What the program cannot be without, of which other versions do other things."""

EXTRAS = {"python-docx": "docx", "typst": "typst", "icalendar": "icalendar", "openpyxl": "openpyxl"}
"""What papers and tables need, and the module of each."""

COLOURS = {"truecolor": 256**3, "256": 256, "standard": 16, "windows": 16}
"""How many colours there are in each way to tell a terminal of them."""

KEYS = {"Ctrl+S": ("\x13",), "F2": ("\x1bOQ", "\x1b[12~", "\x1b[[B", "\x1b[Q", "\x00<", "\xe0<")}
"""The keys that save, and what terminals send for each."""

PATIENCE = 15.0
"""Seconds in which a key is to be pressed."""


def doctor(options: Options, no_keys: bool, as_json: bool) -> int:
    """Try out everything and tell what was found."""
    trials: tuple[Callable[[], Iterable[Finding]], ...] = (
        _program,
        lambda: machine.of_terminal(_terminal(keys=not (no_keys or as_json))),
        lambda: machine.of_encoding(sys.stdout.encoding or "ascii", _code_page()),
        _own_places,
        lambda: _folder(options),
    )
    findings = [one for trial in trials for one in _as_far_as_it_goes(trial)]
    well = machine.well(findings)
    if as_json:
        told = [
            {"code": one.code, "level": one.level, **one.facts, "says": finding_words(one)}
            for one in findings
        ]
        say(json.dumps({"well": well, "findings": told}, ensure_ascii=False, indent=2), lines=True)
        return DONE if well else PROBLEMS
    for one in findings:
        say_broken(f"{level_words(one.level)}: {finding_words(one)}")
    n = sum(one.level == "bad" for one in findings)
    in_the_way = ngettext("{n} thing will get in the way.", "{n} things will get in the way.", n)
    say(_("Nothing will get in the way.") if well else in_the_way.format(n=n))
    return DONE if well else PROBLEMS


def _as_far_as_it_goes(trial: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """What a trial finds, and where the machine has not what it asks for, that."""
    try:
        yield from trial()
    except Exception as error:
        yield Finding(code="lacking", level="untried", facts={"kind": type(error).__name__})


def _system() -> str:
    """What the machine runs, without the service that tells it on Windows: it may be turned off,
    and where it is not there at all asking ends the program.
    """
    if told := vars(sys).get("getwindowsversion"):
        parts = (
            "Windows",
            ".".join(map(str, told()[:3])),
            os.environ.get("PROCESSOR_ARCHITECTURE"),
        )
    else:
        parts = (platform.system(), platform.release(), platform.machine())
    return " ".join(filter(None, parts))


def _program() -> Iterator[Finding]:
    """The program, what it is made of, and its language."""
    system = _system()
    python = platform.python_version()
    yield Finding(
        code="program", facts={"version": __version__, "python": python, "system": system}
    )
    known = {name: _version(name) for name in (*PACKAGES, *EXTRAS)}
    there = ", ".join(f"{name} {number}" for name, number in known.items() if number)
    yield Finding(code="packages", facts={"packages": there})
    if missing := ", ".join(name for name in EXTRAS if not known[name]):
        yield Finding(code="extras", level="note", facts={"packages": missing})
    if refused := ", ".join(name for name in EXTRAS if known[name] and not _loads(EXTRAS[name])):
        yield Finding(code="not-loaded", level="note", facts={"packages": refused})
    yield Finding(code="language", facts={"language": language()})
    if find(DOMAIN, CATALOGUES, ["da"]) is None:
        yield Finding(code="no-danish", level="bad")


def _version(package: str) -> str:
    """The version of a package; empty when it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _loads(module: str) -> bool:
    """Whether a package that is installed can be loaded: a library of the system may be missing."""
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def _terminal(*, keys: bool) -> Terminal | None:
    """What the terminal says of itself, and which keys come through; None where there is none."""
    if not on_terminal():
        return None
    size = shutil.get_terminal_size()
    return Terminal(
        name=_terminal_name(),
        columns=size.columns,
        lines=size.lines,
        colours=COLOURS.get(Console(file=sys.stdout).color_system or "", 2),
        keys={key: _arrives(key) for key in KEYS} if keys else None,
    )


def on_terminal() -> bool:
    """Whether somebody sits at a terminal, to see and to press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _terminal_name() -> str:
    """What the terminal is called, as far as it says."""
    windows = "Windows Terminal" if "WT_SESSION" in os.environ else ""
    names = ("TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TERM", "COLORTERM")
    return ", ".join(filter(None, (windows, *map(os.environ.get, names)))) or "?"


def _code_page() -> str:
    """The number of the signs that a console of Windows shows; empty elsewhere."""
    windows = vars(ctypes).get("windll")
    return str(windows.kernel32.GetConsoleOutputCP()) if windows else ""


def _arrives(key: str) -> bool:
    """Whether a key comes through when it is pressed."""
    say(_("Press {key} – or Enter, if nothing happens.").format(key=key))
    with _pressed() as next_key:
        return next_key() in KEYS[key]


@contextmanager
def _pressed() -> Iterator[Callable[[], str]]:
    """What tells the next key that is pressed, unseen; empty when none was in time."""
    if sys.platform == "win32":
        yield _pressed_on_windows
    else:
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)
        try:
            tty.setcbreak(sys.stdin)
            now = termios.tcgetattr(sys.stdin)
            now[0] &= ~(termios.IXON | termios.ICRNL)  # Ctrl+S stops what is shown otherwise.
            termios.tcsetattr(sys.stdin, termios.TCSANOW, now)
            yield _pressed_on_posix
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, before)


def _pressed_on_posix() -> str:
    """The next key, as the terminal sends it."""
    handle = sys.stdin.fileno()
    if not select.select([handle], [], [], PATIENCE)[0]:
        return ""
    return os.read(handle, 16).decode("latin-1")


def _pressed_on_windows() -> str:
    """The next key, which Windows gives in two pieces where it is no letter."""
    import msvcrt
    import time

    console = vars(msvcrt)
    end = time.monotonic() + PATIENCE
    while not console["kbhit"]():
        if time.monotonic() > end:
            return ""
        time.sleep(0.02)
    first = str(console["getwch"]())
    return first + str(console["getwch"]()) if first in ("\x00", "\xe0") else first


def _own_places() -> Iterator[Finding]:
    """Whether words can be kept, and settings, in the user's own places."""
    for code, place in (("journal", own_place("journal")), ("settings", settings_path().parent)):
        # What is not there yet is made when it is needed.
        there = next(one for one in (place, *place.parents) if one.exists())
        reason = trial.refused(there)
        facts = {"place": private(place), "reason": reason}
        yield Finding(
            code=f"{code}-not-kept" if reason else code,
            level="note" if reason else "fine",
            facts=facts,
        )
    yield Finding(code="log", facts={"place": private(log.log_path())})


def _folder(options: Options) -> Iterator[Finding]:
    """How the folder answers; nothing of it is changed, nor read but what shows its clock."""
    try:
        root = found_root(options)
    except (Stop, OSError):
        yield Finding(code="folder-missing", level="bad")
        return
    if root is None:
        yield Finding(code="no-folder", level="untried")
        return
    yield Finding(code="folder", facts={"place": private(root)})
    yield from machine.of_place(trial.tried(root))


def private(path: Path) -> str:
    """Where something is, without the way to the user's home or its name."""
    home = Path.home()
    for one in (path, path.resolve()):
        for start in (home, home.resolve()):
            if one.is_relative_to(start):
                return (Path("~") / one.relative_to(start)).as_posix()
    return str(Path(*("~" if part == home.name else part for part in path.parts)))
