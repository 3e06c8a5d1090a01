"""The commands by which the minutes as a whole are led: their time, their steps, who takes them."""

from collections.abc import Mapping

from tryg_tui.locale import _
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.meeting.sentences import take_over_question
from tryg_tui.ui.pages.host import Secretary, Writing


def _undo(host: Secretary) -> None:
    """Take the last change of the minutes back."""
    host.session.undo()


def _redo(host: Secretary) -> None:
    """Make the change taken back once more."""
    host.session.redo()


def _give_time(host: Secretary) -> None:
    """Give the item five more minutes."""
    host.session.give_time()


def _not_reached(host: Secretary) -> None:
    """Mark the item as not reached, or take it back."""
    item = host.session.item
    if item is not None:
        host.session.mark_not_reached(item.id, not item.not_reached)


def _take_over(host: Secretary) -> None:
    """Ask whether to take the minutes from now on."""
    writer = host.session.presence.writer
    lease = writer.lease if writer else None

    def answered(answer: str | None) -> None:
        if answer == "take":
            host.session.take_over(lease)

    answers = [("take", _("Take the minutes here")), ("wait", _("Not yet"))]
    host.ask(ChooseScreen(take_over_question(lease), answers), answered)


CHAIR: Mapping[str, Writing] = {
    "undo": _undo,
    "redo": _redo,
    "give_time": _give_time,
    "not_reached": _not_reached,
    "take_over": _take_over,
}
"""By command."""
