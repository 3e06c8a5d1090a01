"""When the program is to end and something could not be saved."""

from tryg_tui.locale import _
from tryg_tui.ui.saving import Saver
from tryg_tui.ui.screens.modal import ChooseScreen
from tryg_tui.ui.widgets.top_bar import trouble


def unfinished_screen(paths: list[str]) -> ChooseScreen:
    """Says which forms are begun and not saved, and asks whether to stay or to leave ("leave")."""
    said = _("Begun and not saved: {files}. Open the form and press Ctrl+S to save it.")
    return ChooseScreen(
        said.format(files=", ".join(paths)),
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
