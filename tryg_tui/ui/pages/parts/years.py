"""The commands that look at another year of the chart on a page."""

from collections.abc import Mapping

from msgspec.structs import replace

from tryg_tui.locale import _
from tryg_tui.ui.pages.context import Chosen, Rendered
from tryg_tui.ui.pages.page import Handler, Host

STEPS = {"chart_earlier": -1, "chart_later": 1}
"""How many years on each of them looks."""


def _look(command: str) -> Handler:
    """Look at the year that a command is about, or say that the chart goes no further."""

    def looked(host: Host) -> None:
        plot, chosen = host.page.plot, host.context().chosen
        if plot is None or plot.cursor is None:
            return
        if said := end_words(host.page, chosen, command):
            host.say(said)
        else:
            slot = plot.slots[plot.cursor + STEPS[command]]
            host.choose(replace(chosen, slot=slot.id), anew=True)

    return looked


def end_words(page: Rendered, chosen: Chosen, command: str) -> str:
    """That the chart of a page begins or ends with what is looked at, where a command would go on
    from there.
    """
    plot, step = page.plot, STEPS.get(command, 0)
    if plot is None or plot.cursor is None or 0 <= plot.cursor + step < len(plot.slots):
        return ""
    said = _("The chart begins with {slot}.") if step < 0 else _("The chart ends with {slot}.")
    words = said.format(slot=plot.slots[0 if step < 0 else -1].label)
    if step > 0 and page.more and not chosen.later:
        words = f"{words} {_('l shows what came out later.')}"
    return words


YEARS: Mapping[str, Handler] = {command: _look(command) for command in STEPS}
"""By command."""
