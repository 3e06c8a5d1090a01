"""What may be chosen on the page of the safety survey, and why a choice changes nothing."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from tryg_tui.core.measures import survey
from tryg_tui.core.measures.areas import area_sets, toggled
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.safety_index import Area, Measure
from tryg_tui.core.plot.model import MOST_SERIES
from tryg_tui.locale import N_, _
from tryg_tui.ui.commands.command import Command
from tryg_tui.ui.pages.context import Chosen, Context
from tryg_tui.ui.pages.index.chart import set_words, shown_areas
from tryg_tui.ui.pages.page import YEARS, Handler, Host
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.words.survey import area_label


def measure_shown(ctx: Context) -> Measure | None:
    """The measure shown: the one chosen, or the first; with what was said of it by the day, or
    later where that is to be seen.
    """
    ids = survey.measure_ids(ctx.folder)
    wanted = ctx.chosen.measure if ctx.chosen.measure in ids else ids[0] if ids else ""
    measure = survey.measure_of(ctx.folder, wanted)
    return measure if measure is None or ctx.chosen.later else survey.told_by(measure, ctx.today)


def area_of_row(measure: Measure, row: RowRef) -> Area | None:
    """The area a row is about, or None."""
    return survey.area_of(measure, row.of("area", "compared"))


def compared_row(row: RowRef) -> RowRef:
    """The row among those compared that is about the area of a row."""
    return RowRef("compared", row.of("area", "compared"))


def next_measure(ctx: Context) -> Chosen:
    """The choice with the measure after the one shown; the year stays."""
    ids = survey.measure_ids(ctx.folder)
    shown = measure_shown(ctx)
    after: Id = ids[(ids.index(shown.measure) + 1) % len(ids)] if shown else ""
    return replace(ctx.chosen, measure=after, areas=0, picked=())


def next_areas(ctx: Context) -> Chosen:
    """The choice with the set of areas after the one shown."""
    measure = measure_shown(ctx)
    count = max(1, len(area_sets(measure))) if measure else 1
    return replace(ctx.chosen, areas=(ctx.chosen.areas + 1) % count, picked=(), slot="")


def pick_area(ctx: Context, row: RowRef) -> Chosen:
    """The choice with the area of a row put into the chart, or taken out of it."""
    measure = measure_shown(ctx)
    area = area_of_row(measure, row) if measure else None
    if measure is None or area is None:
        return ctx.chosen
    shown = tuple(one.id for one in shown_areas(ctx, measure))
    return replace(ctx.chosen, picked=toggled(shown, area.id))


def in_chart(ctx: Context, row: RowRef) -> bool:
    """Whether the area of a row is in the chart."""
    measure = measure_shown(ctx)
    return measure is not None and area_of_row(measure, row) in shown_areas(ctx, measure)


def named(commands: list[Command], ctx: Context, row: RowRef) -> list[Command]:
    """The commands, of which the one for the highlighted area says what it would do."""
    label = N_("Take out") if in_chart(ctx, row) else N_("Put in")
    return [replace(c, label=label) if c.id == "pick_area" else c for c in commands]


def picked_words(ctx: Context, chosen: Chosen, row: RowRef) -> str:
    """What `pick_area` did to the area of a row: what is in the chart now and was not before."""
    measure = measure_shown(ctx)
    area = area_of_row(measure, row) if measure else None
    if measure is None or area is None:
        return ""
    name = area_label(area)
    before = shown_areas(ctx, measure)
    after = shown_areas(replace(ctx, chosen=chosen), measure)
    if not chosen.picked:
        said = _("{area} was the last one in the chart; it shows {areas} again.")
        return said.format(area=name, areas=set_words(replace(ctx, chosen=chosen), measure))
    if area not in after:
        return _("{area} taken out of the chart.").format(area=name)
    gone = [area_label(one) for one in before if one not in after]
    if gone:
        said = _("{area} put into the chart in the place of {gone}: there is room for {n}.")
        return said.format(area=name, gone=", ".join(gone), n=MOST_SERIES)
    return _("{area} put into the chart.").format(area=name)


def show_later(ctx: Context) -> Chosen:
    """The choice with the figures from after the day shown, or hidden again."""
    return replace(ctx.chosen, later=not ctx.chosen.later)


def why_not(ctx: Context, command: str, row: RowRef) -> str:
    """Why a command would change nothing; empty where it changes something."""
    if command not in CHOICES:
        return ""
    measure = measure_shown(ctx)
    if measure is None:
        return _("The folder holds no figures of the safety survey.")
    if command == "next_measure" and len(survey.measure_ids(ctx.folder)) == 1:
        return _("The folder holds no other measure.")
    if command == "next_areas" and len(area_sets(measure)) < 2 and not ctx.chosen.picked:
        return _("There are no other areas with figures in this measure.")
    if command == "pick_area":
        return _why_not_pick(ctx, measure, row)
    return ""


def _why_not_pick(ctx: Context, measure: Measure, row: RowRef) -> str:
    """Why the area of a row cannot be put into the chart."""
    area = area_of_row(measure, row)
    if area is None:
        return _("Highlight an area in the list first; h then puts it into the chart.")
    if area in shown_areas(ctx, measure):
        return ""
    years = [one.year for one in survey.readings_of(measure, area.id)]
    if not years:
        return _("{area} has no figure in this measure.").format(area=area_label(area))
    if not (ctx.chosen.later or any(survey.known_by(measure, year, ctx.today) for year in years)):
        said = _("{area} has figures only from after the meeting; l shows them.")
        return said.format(area=area_label(area))
    return ""


def _choosing(command: str, choice: Callable[[Context], Chosen], *, anew: bool) -> Handler:
    """Show what is chosen then, or say why the choice would change nothing; with `anew`, the list
    begins again with what is compared.
    """

    def choose(host: Host) -> None:
        ctx = host.context()
        if said := why_not(ctx, command, host.row):
            host.say(said)
            return
        chosen = choice(ctx)
        host.choose(chosen, anew=anew)
        if command == "pick_area":
            host.say(picked_words(ctx, chosen, host.row))

    return choose


CHOICES: Mapping[str, Handler] = {
    "next_measure": _choosing("next_measure", next_measure, anew=True),
    "next_areas": _choosing("next_areas", next_areas, anew=True),
    "pick_area": _choosing("pick_area", lambda ctx: pick_area(ctx, ctx.row), anew=False),
    "show_later": _choosing("show_later", show_later, anew=False),
    **YEARS,
}
"""What carries out the commands that choose what is in the chart."""
