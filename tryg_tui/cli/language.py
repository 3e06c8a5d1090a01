"""The language of the command line, chosen before any help is written."""

import gettext
import os
from collections.abc import Sequence
from itertools import pairwise

import tomli

from tryg_tui.locale import CATALOGUES, DOMAIN, LANGUAGES, N_, set_language

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
