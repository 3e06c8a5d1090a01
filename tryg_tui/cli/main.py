"""The command line: whatever happens, one plain sentence and an exit code, never a traceback."""

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from tryg_tui.cli.common import DONE, NO_ACCESS, WRONG_USAGE, Stop, Unread, say_wrong
from tryg_tui.locale import _

DEBUG = "TRYG_TUI_DEBUG"
"""The environment variable that lets a traceback through, for whoever looks for a fault."""

INTERRUPTED = 130
"""The code shells give a program ended by ctrl+c."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line with arguments and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe may speak an encoding without æ, ø and å; a word is never lost over it.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except Exception as error:
        return _explained(error)
    except (KeyboardInterrupt, SystemExit) as left:
        return _left(left)
    return code


def _command(arguments: Sequence[str]) -> int:
    """Choose the language and run the command."""
    from tryg_tui.cli.language import choose_language

    choose_language(arguments)
    from tryg_tui.cli.commands import NAME, command_line

    return command_line().main([*arguments], NAME, standalone_mode=False) or DONE


def _left(left: KeyboardInterrupt | SystemExit) -> int:
    """The exit code after the program was told to stop."""
    if isinstance(left, KeyboardInterrupt):
        return INTERRUPTED
    return left.code if isinstance(left.code, int) else DONE


def _unread() -> int:
    """Nobody reads on, as with "| head": nothing is wrong, and nothing more to be said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return DONE


def _explained(error: Exception) -> int:
    """Say what went wrong in a sentence, and return the exit code."""
    if isinstance(error, BrokenPipeError | Unread):
        return _unread()
    if isinstance(error, click.Abort):
        say_wrong(_("Stopped; nothing was saved."))
        return INTERRUPTED
    if os.environ.get(DEBUG) == "1" and not isinstance(error, Stop | click.ClickException):
        raise error
    sentence, code = _sentence(error)
    say_wrong(sentence)
    return code


def _sentence(error: Exception) -> tuple[str, int]:
    """What to say of an error, and the exit code."""
    if isinstance(error, Stop):
        return error.sentence, error.code
    if isinstance(error, click.ClickException):
        return _usage(error), WRONG_USAGE
    # Only after an error are these worth their time.
    from tryg_tui.store.files.commit import NotSaved
    from tryg_tui.store.folder.load import FolderMissing
    from tryg_tui.words.saving import not_saved_sentence

    if isinstance(error, NotSaved):
        return not_saved_sentence(error.reason, str(error.path)), NO_ACCESS
    if isinstance(error, FolderMissing):
        return _("There is no folder at {path}.").format(path=error.root), NO_ACCESS
    if isinstance(error, OSError) and error.errno:
        pattern = _("{path} could not be read or written ({reason}).")
        path = error.filename or _("A file")
        return pattern.format(path=path, reason=os.strerror(error.errno)), NO_ACCESS
    pattern = _(
        "Something unexpected went wrong ({name}); what was saved before is untouched. "
        "Set TRYG_TUI_DEBUG=1 to see where."
    )
    return pattern.format(name=type(error).__name__), NO_ACCESS


def _usage(error: click.ClickException) -> str:
    """What click found wrong with the arguments, and where help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "tryg-tui"
    hint = _("See “{command} --help”.").format(command=path)
    return f"{error.format_message()} {hint}"
