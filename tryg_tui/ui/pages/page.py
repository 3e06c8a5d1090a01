"""A page: what an agenda view shows, and which of its commands would do something."""

from collections.abc import Callable
from typing import Protocol

import msgspec
from textual.content import Content

from tryg_tui.core.model.strategy import View
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.words.names import item_words


class Asked(Protocol):
    """What is asked about a command of a page."""

    def __call__(self, ctx: Context, command: str, row: RowRef, /) -> str:
        """Why it would do nothing with a row; empty where it does something."""


def _nothing_stands_in_the_way(_ctx: Context, _command: str, _row: RowRef) -> str:
    """Every command does something."""
    return ""


def _named_by_the_item(_ctx: Context, _row: RowRef, _width: int) -> None:
    """The window of a row is named by the agenda item."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The page of an agenda view."""

    view: View
    render: Callable[[Context, int], Rendered]
    """How it looks at a width."""
    detail: Callable[[Context, RowRef, int], Content]
    """What else is known of a row."""
    why_not: Asked = _nothing_stands_in_the_way
    """Why a command of the page would do nothing with a row; empty where it does something."""
    window: Callable[[Context, RowRef, int], tuple[str, Content] | None] = _named_by_the_item
    """The title and text of the window a row opens, where it is not named by the agenda item."""

    def opened(self, ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
        """The title and text of the window that a row opens; no text where there is none."""
        return self.window(ctx, row, width) or (item_words(ctx.item), self.detail(ctx, row, width))
