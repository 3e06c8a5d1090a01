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


def show_lines(widget: Static, text: Content) -> None:
    """Show a text that changes often; the screen is arranged anew when it takes more or less lines.

    Without that, a line that comes to a text would have no room to be seen in.
    """
    shown, width = widget.content, max(1, widget.content_size.width)
    lines = len(shown.wrap(width)) if isinstance(shown, Content) else 0
    show_text(widget, text, layout=lines != len(text.wrap(width)))
