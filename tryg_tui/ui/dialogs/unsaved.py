"""When the program is to end and something could not be saved."""

from tryg_tui.locale import _
from tryg_tui.session.saver import Saver
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.widgets.top_bar import trouble


def unsaved_screen(saver: Saver) -> ChooseScreen:
    """Says why, and asks whether to stay, to try again ("retry") or to leave ("leave")."""
    return ChooseScreen(
        trouble(saver),
        [
            ("stay", _("Stay")),
            ("retry", _("Try again to save")),
            (
                "leave",
                _("Leave; the changes stay on this computer and are offered at the next start"),
            ),
        ],
    )
