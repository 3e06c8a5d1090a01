"""The command line: whatever happens, one plain sentence and an exit code, never a traceback."""

import gc
import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from itertools import pairwise
from threading import RLock
from types import ModuleType
from typing import Any, Literal

import tomli

from tryg_tui.cli.console import DONE, Options, Stop, open_streams, say_wrong
from tryg_tui.locale import CATALOGUES, DOMAIN, LANGUAGES, N_, _, set_language

CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Did you mean {possibility}?"),
    N_("(Did you mean one of: {possibilities}?)"),
    N_("Error: {message}"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing command."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not one of {choices}."),
)
"""What click itself says in our commands; it asks gettext's current domain, which is ours."""


DEBUG = "TRYG_TUI_DEBUG"
"""The environment variable that lets a traceback through, for whoever looks for a fault."""

INTERRUPTED = 130
"""The code shells give a program ended by ctrl+c."""

COMPLETION = "_TRYG_TUI_COMPLETE"
"""The environment variable by which a shell asks how the line may go on."""

WITH_VALUE = ("--folder", "--theme", "--lang")
"""The options of the program that are followed by a value."""

Screen = Literal["home", "run", "screen"]
"""A screen that is opened every day."""

SCREENS: dict[tuple[str, ...], Screen] = {
    (): "home",
    ("run",): "run",
    ("run", "--screen"): "screen",
}
"""The words of the command line that open these screens."""

LATER = frozenset(
    f"tryg_tui.{folder}.{name}"
    for folder, names in {
        "cli": ["meetings"],
        "core.check": ["folder"],
        "core.meetings": ["lost_lines", "rounds"],
        "core.registers": ["beginning", "form"],
        "core.review": ["closing", "history", "unfinished"],
        "core.search": ["match", "query"],
        "documents": ["export"],
        "documents.render": ["formats"],
        "session": ["folder_files", "links", "notes", "registers"],
        "session.meeting": ["entry_drafts"],
        "store.folder": ["minutes"],
        "store.journal": ["journal", "recovery"],
        "store.presence": ["lease", "live"],
        "ui.commands": ["help"],
        "ui.dialogs": [
            "clock",
            "dispute",
            "export",
            "incoming",
            "links",
            "modal",
            "new_meeting",
            "notes",
            "recovered",
            "since",
        ],
        "ui.forms": ["answer", "correction"],
        "ui.pages.parts": ["board", "measured", "minutes"],
        "ui.review": ["since_rows"],
        "ui.screens": ["closing", "minutes"],
        "words": ["entries", "labels", "problems", "rounds"],
        "words.sentences": ["saving"],
    }.items()
    for name in names
)
"""What the first screen is drawn without: imported as a module, each of these is loaded when
something of it is used; by the app as soon as the first screen is there.
"""

LOADING = RLock()
"""Held while one of them is loaded, as two threads may ask for it at once."""


class Later(ModuleType):
    """A module that is loaded when something of it is used for the first time."""

    def __getattribute__(self, name: str) -> Any:
        """Something of it."""
        with LOADING:
            load = object.__getattribute__(self, "__dict__").pop("load", None)
            if load is not None:
                load(self)
                object.__setattr__(self, "__class__", ModuleType)  # As any other from now on.
        return object.__getattribute__(self, name)


class LaterLoader(SourceFileLoader):
    """Finds those modules and lets them wait."""

    @classmethod
    def find_spec(
        cls, name: str, path: Sequence[str] | None, _: object = None
    ) -> ModuleSpec | None:
        """Where one of those modules is; nothing of all others."""
        spec = PathFinder.find_spec(name, path) if name in LATER else None
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = cls(name, spec.loader.path)
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module that is still empty."""
        return Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it so until it is used."""
        vars(module)["load"] = super().exec_module


def run(arguments: Sequence[str]) -> int:
    """Run the program with arguments and return the exit code."""
    open_streams()
    try:
        code = _done(arguments)
        sys.stdout.flush()
    except Exception as error:
        return _explained(error)
    except (KeyboardInterrupt, SystemExit) as left:
        return _left(left)
    finally:
        # What loaded it is what has something to note.
        if noted := sys.modules.get("tryg_tui.store.files.log"):
            noted.write_down()
    return code


def _done(arguments: Sequence[str]) -> int:
    """Choose the language and do what is asked for.

    What that needs is loaded only then: screens wait for no commands, and help for no screens.
    """
    choose_language(arguments)
    plain = plain_screen(arguments)
    if plain is None:
        return int(import_module("tryg_tui.cli.commands").run(arguments))
    options, screen = plain
    if LaterLoader not in sys.meta_path:
        sys.meta_path.insert(0, LaterLoader)
    gc.disable()  # As the screens do, whose modules are garbage no more than what they hold.
    try:
        screens = import_module("tryg_tui.cli.screens")
        if screen == "home":
            return int(screens.home(options))
        return int(screens.run(options, None, shared=screen == "screen"))
    finally:
        gc.enable()


def plain_screen(arguments: Sequence[str]) -> tuple[Options, Screen] | None:
    """The screen asked for, where it is one that is opened every day and nothing unusual is said.

    What is understood here is what the commands mean by it as well; they are asked for all else.
    """
    options, words = Options(), list[str]()
    rest = iter(arguments)
    for one in rest:
        name, equals, value = one.partition("=")
        if name in WITH_VALUE:
            value = value if equals else next(rest, "")
            if not value or value.startswith("-") or (name == "--lang" and value not in LANGUAGES):
                return None
            # The language has been chosen before.
            if name != "--lang":
                setattr(options, name.removeprefix("--"), value)
        elif one == "--read-only":
            options.read_only = True
        else:
            words.append(one)
    screen = SCREENS.get(tuple(words))
    return (options, screen) if screen and COMPLETION not in os.environ else None


def _left(left: KeyboardInterrupt | SystemExit) -> int:
    """The exit code after the program was told to stop."""
    if isinstance(left, KeyboardInterrupt):
        say_wrong(_("Stopped; nothing was saved."))
        return INTERRUPTED
    return left.code if isinstance(left.code, int) else DONE


def _unread() -> int:
    """Nobody reads on, as with "| head": nothing is wrong, and nothing more to be said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return DONE


def _explained(error: Exception) -> int:
    """Say what went wrong in a sentence, and return the exit code."""
    if isinstance(error, BrokenPipeError):
        return _unread()
    if isinstance(error, Stop):
        sentence, code = error.sentence, error.code
    elif os.environ.get(DEBUG) == "1":
        raise error
    else:
        # Only after an error is this worth its time.
        import_module("tryg_tui.store.files.log").note_fault(error)
        sentence, code = import_module("tryg_tui.cli.folder").explained(error)
    say_wrong(sentence)
    return code


def choose_language(arguments: Sequence[str]) -> None:
    """Speak the language asked for, else the one chosen before, else Danish."""
    speak(_asked_for(arguments) or _chosen_before())


def speak(language: str) -> None:
    """Speak a language from now on, click's own texts included."""
    try:
        set_language(language)
    except FileNotFoundError:
        # Without its catalogue a translation cannot be had, but the program can be used.
        set_language("en")
        language = "en"
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def _asked_for(arguments: Sequence[str]) -> str:
    """The language of the option `--lang`, wherever it stands; empty without a valid one."""
    asked = ""
    for option, following in pairwise((*arguments, "")):
        if option == "--":
            break
        name, equals, value = option.partition("=")
        if name == "--lang":
            asked = value if equals else following
    return asked if asked in LANGUAGES else ""


def _chosen_before() -> str:
    """The language of the settings; Danish where there is none, or it cannot be read.

    Only this one key is looked at: help would come late if it waited for all that reads settings.
    """
    from platformdirs import user_config_path

    path = user_config_path("tryg-tui", appauthor=False) / "settings.toml"
    try:
        language = tomli.loads(path.read_text("utf-8-sig")).get("language")
    except (OSError, ValueError, RecursionError):
        return "da"
    return language if language in LANGUAGES else "da"
