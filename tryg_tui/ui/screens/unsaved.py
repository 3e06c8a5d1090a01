"""When the program is to end and something could not be saved."""

from tryg_tui.locale import _
from tryg_tui.ui.saving import Saver
from tryg_tui.ui.screens.modal import ChooseScreen
from tryg_tui.ui.widgets.top_bar import trouble


def unfinished_screen(what: list[str]) -> ChooseScreen:
    """Says what is written and not recorded, and asks whether to stay or to leave ("leave")."""
    said = _("Written, but not recorded yet: {what}. Stay, and press Ctrl+S there to record it.")
    return ChooseScreen(
        said.format(what=", ".join(what)),
        [("stay", _("Stay")), ("leave", _("Leave without saving what was written there"))],
    )


def unsaved_screen(saver: Saver) -> ChooseScreen:
    """Says why, and asks whether to stay, to try again ("retry") or to leave ("leave")."""
    return ChooseScreen(
        trouble(saver),
        [
            ("stay", _("Stay")),
            ("retry", _("Try again to save")),
            ("leave", _("Leave without saving the last changes")),
        ],
    )
