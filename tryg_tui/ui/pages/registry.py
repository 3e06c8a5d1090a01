"""Which page each agenda view has, as the modules of this folder tell."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from textual.content import Content

from tryg_tui.core.model.strategy import View
from tryg_tui.ui import pages
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.row import RowRef


def all_pages() -> Iterator[Page]:
    """Every page: a new one is a module beside these, and told nowhere else."""
    for module in iter_modules(pages.__path__, f"{pages.__name__}."):
        if module.name != __name__:
            yield from getattr(import_module(module.name), "PAGES", ())


PAGES: Mapping[View, Page] = {page.view: page for page in all_pages()}
"""The page of each view."""


def rendered(ctx: Context, width: int) -> Rendered:
    """The page of the item on screen, at a width."""
    return PAGES[ctx.item.view].render(ctx, width)


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """What else is known of a row of that page."""
    return PAGES[ctx.item.view].detail(ctx, row, width)


def opened(ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
    """The title and text of the window that a row of that page opens; no text for none."""
    return PAGES[ctx.item.view].opened(ctx, row, width)


def why_not(ctx: Context, command: str, row: RowRef) -> str:
    """Why a command of that page would do nothing with a row; empty where it does something."""
    return PAGES[ctx.item.view].why_not(ctx, command, row)
