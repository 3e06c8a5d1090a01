"""Texts on the screen that are drawn anew only when they change."""

from textual.content import Content
from textual.widgets import Static


def show_text(widget: Static, text: Content, *, layout: bool = True) -> None:
    """Show a text, unless it is what the widget shows already.

    With `layout` the widget may become taller or lower, for which the whole screen is arranged
    anew; that costs more than all the rest, so nothing is done for a text that stays.
    """
    shown = widget.content
    if not (isinstance(shown, Content) and shown.is_same(text)):
        widget.update(text, layout=layout)
