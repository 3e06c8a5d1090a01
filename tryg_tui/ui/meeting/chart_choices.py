"""The commands that choose what a page shows; they change no file."""

from collections.abc import Mapping

from msgspec.structs import replace

from tryg_tui.locale import _
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.pages.context import Chosen, Rendered
from tryg_tui.ui.pages.index import choices
from tryg_tui.ui.pages.initiatives import filters
from tryg_tui.ui.pages.page import Handler, Host


def _filter(host: Host) -> None:
    """Ask which initiatives to show."""

    def chosen(answer: str | None) -> None:
        if answer:
            host.narrow("" if answer == "all" else answer)

    answers = [(value or "all", words) for value, words in filters(host.context())]
    host.ask(ChooseScreen(_("Which initiatives?"), answers), chosen)


def _next_measure(host: Host) -> None:
    """Show the other measure of the safety survey."""
    _choose_or_say(host, "next_measure", choices.next_measure(host.context()), anew=True)


def _next_areas(host: Host) -> None:
    """Show other areas in the chart."""
    _choose_or_say(host, "next_areas", choices.next_areas(host.context()), anew=True)


def _pick_area(host: Host) -> None:
    """Put the highlighted area into the chart, or take it out, and say so."""
    ctx, row = host.context(), host.row
    chosen = choices.pick_area(ctx, row)
    if _choose_or_say(host, "pick_area", chosen):
        host.say(choices.picked_words(ctx, chosen, row))


def _choose_or_say(host: Host, command: str, chosen: Chosen, *, anew: bool = False) -> bool:
    """Show what is chosen now, or say why the choice would change nothing; which of the two."""
    said = choices.why_not(host.context(), command, host.row)
    if said:
        host.say(said)
    else:
        host.choose(chosen, anew=anew)
    return not said


def _show_later(host: Host) -> None:
    """Show what came out after the day of the meeting, or hide it again."""
    host.choose(choices.show_later(host.context()))


def _look(step: int) -> Handler:
    """Look at the year so many years on, or say that the chart goes no further."""

    def looked(host: Host) -> None:
        plot, chosen = host.page.plot, host.context().chosen
        if plot is None or plot.cursor is None:
            return
        if at_end(host.page, step):
            host.say(end_words(host.page, chosen, step))
        else:
            host.choose(replace(chosen, slot=plot.slots[plot.cursor + step].id), anew=True)

    return looked


def at_end(page: Rendered, step: int) -> bool:
    """Whether the year looked at is the last one of the chart that way."""
    plot = page.plot
    return (
        plot is not None
        and plot.cursor is not None
        and not 0 <= plot.cursor + step < len(plot.slots)
    )


def end_words(page: Rendered, chosen: Chosen, step: int) -> str:
    """That the chart of a page begins or ends with what is looked at."""
    assert page.plot is not None
    said = _("The chart begins with {slot}.") if step < 0 else _("The chart ends with {slot}.")
    words = said.format(slot=page.plot.slots[0 if step < 0 else -1].label)
    if step > 0 and page.more and not chosen.later:
        words = f"{words} {_('l shows what came out later.')}"
    return words


CHART_CHOICES: Mapping[str, Handler] = {
    "filter": _filter,
    "next_measure": _next_measure,
    "next_areas": _next_areas,
    "pick_area": _pick_area,
    "show_later": _show_later,
    "chart_earlier": _look(-1),
    "chart_later": _look(1),
}
"""By command."""
