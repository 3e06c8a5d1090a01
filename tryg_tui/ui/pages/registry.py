"""Which page each agenda view has, as the modules of this folder tell."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from tryg_tui.core.model.strategy import View
from tryg_tui.ui import pages
from tryg_tui.ui.pages.page import Page


def all_pages() -> Iterator[Page]:
    """Every page: a new one is a module beside these, and told nowhere else."""
    for module in iter_modules(pages.__path__, f"{pages.__name__}."):
        if module.name != __name__:
            yield from getattr(import_module(module.name), "PAGES", ())


PAGES: Mapping[View, Page] = {page.view: page for page in all_pages()}
"""The page of each view."""

COMMANDS = frozenset(id for page in PAGES.values() for id in page.commands)
"""The commands of the pages that change no file."""

WRITING = frozenset(id for page in PAGES.values() for id in page.writing)
"""Those that write."""
