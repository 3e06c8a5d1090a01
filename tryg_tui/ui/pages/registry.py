"""Which page each agenda view has, as the modules of this folder tell."""

from collections import deque
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tryg_tui.core.model.strategy import View
from tryg_tui.ui import pages
from tryg_tui.ui.commands import table
from tryg_tui.ui.pages.page import Page


def all_pages(first: str = "") -> Iterator[Page]:
    """Every page, beginning with those of a module: a new one is a module beside these, and told
    nowhere else. A module is loaded when it is come to.
    """
    names = [f"{pages.__name__}.{module.name}" for module in iter_modules(pages.__path__)]
    for name in sorted(names, key=lambda name: not name.endswith(f".{first}")):
        if name != __name__:
            yield from getattr(import_module(name), "PAGES", ())


@cache
def page_of(view: View) -> Page:
    """The page of a view, which is looked for first in the module that has its name."""
    return next(page for page in all_pages(view.replace("-", "_")) if page.view == view)


def load() -> None:
    """Load every page."""
    deque(all_pages(), maxlen=0)


SOON = 0.3
"""Seconds after which the first page has been drawn, so that the others need not wait any more."""

COMMANDS = frozenset(one.id for one in table.COMMANDS if one.views and not one.writes)
"""The commands of the pages that change no file."""

WRITING = frozenset(one.id for one in table.COMMANDS if one.views and one.writes)
"""Those that write."""
