"""The links of something: which of them is to be opened, and what became of that."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tryg_tui.core.input.visible import visible
from tryg_tui.core.model.link import Link
from tryg_tui.locale import N_, _
from tryg_tui.session.links import Opened, gone, open_link
from tryg_tui.ui.dialogs.modal import ChooseScreen

_SAID: dict[Opened, str] = {
    "opened": N_("{address} is being opened."),
    "gone": N_("{address} is not in the folder."),
    "no-paper": N_("{address} may be a program and is not opened from here."),
    "no-address": N_("{address} is neither a page of the web nor a file in the folder."),
    "failed": N_("Nothing on this computer opens {address}."),
}
"""What is said of each."""


Ask = Callable[[ChooseScreen, Callable[[str | None], None]], object]
"""How a screen opens a window and acts on its answer."""


def ask_link(root: Path, links: Sequence[Link], ask: Ask, say: Callable[[str], object]) -> None:
    """Ask which link is to be opened, each with its whole address, and open that one."""
    if not links:
        say(_("There are no links here."))
        return

    def answered(answer: str | None) -> None:
        if answer is None:
            return
        link = links[int(answer)]
        said = _(_SAID[open_link(root, link)])
        say(said.format(address=visible(link.address)))

    answers = [(str(n), _told(root, link)) for n, link in enumerate(links)]
    ask(ChooseScreen(_("Open which link?"), answers), answered)


def _told(root: Path, link: Link) -> str:
    """A link with its address, below its title where it has one; and that it is not there."""
    lost = [_(_SAID["gone"]).format(address=visible(one)) for one in gone(root, [link])]
    return "\n".join(filter(None, (link.title, link.address, *lost)))
