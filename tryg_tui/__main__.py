"""The entrance: the command `tryg-tui` and `python -m tryg_tui` begin here."""

import sys
from importlib import import_module
from typing import NoReturn

from tryg_tui import __version__


def main() -> NoReturn:
    """Run the program and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments != ["--version"] or not _told_version():
        # Loaded only now: whoever asks for the version need not wait for it.
        sys.exit(import_module("tryg_tui.cli.main").run(arguments))
    sys.exit(0)


def _told_version() -> bool:
    """Print the version; False where it cannot be printed."""
    try:
        print(f"tryg-tui {__version__}", flush=True)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
