"""Eventuelt: nothing is prepared; what comes up is noted or parked."""

from textual.content import Content

from tryg_tui.locale import _
from tryg_tui.ui.pages.page import Context, Page
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.text import lines, plain


def page(ctx: Context, width: int) -> Page:
    """A word on how to use the item."""
    return Page(
        lines(
            [
                plain(_("Anything the participants bring up."), "bold"),
                plain(_("Note it with n, or park it for the next meeting with p."), "$muted"),
                plain(_("Things to decide belong on the next agenda."), "$muted"),
            ]
        )
    )


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """There are no rows."""
    return plain("")
