"""The passport of a figure of the safety survey: what it is, rests on, and can not tell."""

from textual.content import Content

from tryg_tui.core.measures import survey
from tryg_tui.core.model.safety_index import Break, IndexReading, Measure, Revision, Survey
from tryg_tui.locale import _, long_date, number
from tryg_tui.ui.pages.context import Context, block, facts
from tryg_tui.ui.pages.index import words
from tryg_tui.ui.text import parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.corrections import put_right_words
from tryg_tui.words.survey import area_label, silence_words


def passport(ctx: Context, measure: Measure, reading: IndexReading, width: int) -> list[Content]:
    """A figure with all that one has to know before one decides on it."""
    area = survey.area_of(measure, reading.area)
    found = survey.survey(measure, reading.year) or Survey(year=reading.year)
    name = area_label(area) if area else reading.area
    figure = words.figure_with_unit(measure, reading)
    rests = words.sample_words(measure, reading)
    known = (one for one in breaks_known(ctx, measure) if one.area in ("", reading.area))
    breaks = [break_words(measure, one) for one in known]
    corrected = [corrected_words(one) for one in survey.revisions_of(measure, reading)]
    return [
        parts((f"{name} {reading.year}: {figure}", "bold")),
        facts(
            width,
            (_("What it is"), measure.definition),
            (_("Answers"), rests or vocabulary.not_stated()),
            (_("People asked"), found.fielded or vocabulary.not_stated()),
            (_("Published"), published_words(found) or vocabulary.not_stated()),
            (_("Owner"), measure.owner),
            (_("Uncertainty"), effect_words(measure)),
            (_("Precision"), vocabulary.precision(reading.precision)),
            (_("Breaks"), "; ".join(breaks) or _("none known")),
            (_("Corrections"), "; ".join(corrected) or _("none known")),
            (_("Source"), words.source_titles(measure, reading)),
            (_("Remark"), reading.note),
        ),
        *block(
            _("What the figure can not tell"),
            [plain(f"– {one}") for one in silence_words(measure, reading)],
        ),
    ]


def breaks_known(ctx: Context, measure: Measure) -> list[Break]:
    """The breaks in a series that the surveys out by the day tell of."""
    known, later = measure.breaks, ctx.chosen.later
    return [one for one in known if later or survey.known_by(measure, one.before, ctx.today)]


def published_words(found: Survey) -> str:
    """When a survey came out; empty where nobody knows."""
    return found.published_text or (long_date(found.published) if found.published else "")


def corrected_words(one: Revision) -> str:
    """When a figure was put right, what it was before, and why."""
    return put_right_words(one.on, number(one.old), one.why)


def break_words(measure: Measure, one: Break) -> str:
    """From when on figures cannot be compared with those before, of which area, and why."""
    area = survey.area_of(measure, one.area)
    return f"⋮ {one.before}  " + ": ".join(
        filter(None, (area.title if area else one.area, one.why))
    )


def effect_words(measure: Measure) -> str:
    """How sure the intervals of a measure are, and what is assumed of its survey."""
    if not survey.is_share(measure.unit):
        return ""
    said = _("intervals of 95 per cent at a design effect of {effect}, where answers are known")
    return said.format(effect=number(measure.design_effect))
