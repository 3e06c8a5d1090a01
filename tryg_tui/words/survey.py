"""Changes in the figures of the safety survey, and what can be said of them, in the language spoken
now: first what the publisher says, then our own verdict with how little and how much it may be.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from tryg_tui.core.measures import survey, verdicts
from tryg_tui.core.measures.areas import own_areas
from tryg_tui.core.measures.indicators import Measured
from tryg_tui.core.measures.margin import Doubt, Favour, Judged, Verdict, favour
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.measures.verdicts import Silence
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Survey
from tryg_tui.core.plot.model import Plot, Point, Series, Slot
from tryg_tui.locale import N_, _, long_date, number
from tryg_tui.words import vocabulary
from tryg_tui.words.figures import between_words, reading_figure, signed

Tone = Literal[Favour, "plain"]
"""How a piece is to be shown: better, worse, as less than the others, or plain."""

Piece = tuple[str, Tone]
"""Some words."""

_BASE = re.compile(r"\s*\([^()]*\)$")
"""What a unit is reckoned from, "(2013 = 100)", which is no part of a change."""

LEAST_POINTS = 6
"""The percentage points a chart covers at least: the change of a point or two looks small."""

SIGNS: dict[Verdict, str] = {
    "risen": "↑ ",
    "fallen": "↓ ",
    "unchanged": "= ",
    "unproven": "",
    "unjudged": "",
}
"""The sign of a change; one that may be chance, or cannot be judged, has none."""

WORDS = {
    "risen": N_("risen"),
    "fallen": N_("fallen"),
    "unchanged": N_("unchanged"),
    "unproven": N_("no certain change"),
    "better": N_("better"),
    "worse": N_("worse"),
}
"""What can be said of a change, and whether it is for the better."""

DOUBTS: dict[Doubt, str] = {
    "sample": N_("sample not stated"),
    "rounding": N_("the figures are rounded"),
    "no-share": N_("recorded, not asked: how much it varies by chance is not known"),
    "break": N_("break in the series"),
}
"""Why a change cannot be judged."""

SILENCES: dict[Silence, str] = {
    "certainty": N_("how sure it is: its margin of error is not known"),
    "small": N_("whether a change of less than {points} percentage points is more than chance"),
    "after": N_("what came of decisions after {date}, when people were last asked"),
    "areas": N_("how it is in a single part of the country"),
    "district": N_("how it is in the police district around it"),
    "city": N_("how it is in a single city of the district"),
    "list": N_("whether the same areas have become safer: the list of them changes"),
    "break": N_("whether it has changed since before {year}: something else was measured then"),
    "way": N_("which way it goes: there are not two readings yet"),
    "start": N_("whether it is better than at the start: no baseline is stated"),
    "part": N_("how large a part it is: nobody has said of how many"),
    "covers": N_("whether two values cover the same length of time: nobody has said"),
    "goal": N_("whether it is enough: no target is set"),
    "cause": N_("why it is so, and whether it is our doing"),
}
"""What a figure can not tell."""


def silence_words(measure: Measure, reading: IndexReading) -> list[str]:
    """What a figure of the safety survey can not tell, the most of all first."""
    least, broken = verdicts.smallest(measure, reading), verdicts.last_break(measure, reading)
    found = survey.survey(measure, reading.year) or Survey(year=reading.year)
    told = {
        "points": number(least, 1) if least else "",
        "date": long_date(verdicts.asked_until(found)),
        "year": broken.before if broken else "",
    }
    return [_(SILENCES[one]).format(**told) for one in verdicts.silences(measure, reading)]


def indicator_silence_words(one: Measured) -> list[str]:
    """What the figures of an indicator can not tell, the most of all first."""
    return [_(SILENCES[found]) for found in verdicts.indicator_silences(one)]


def area_label(area: Area) -> str:
    """An area's title; a police district is called one, so that nobody takes it for a city, where
    its title does not say so.
    """
    kind = vocabulary.area_kind(area.kind).lower()
    if area.kind != "police-district" or "(" in area.title or kind in area.title.lower():
        return area.title
    return f"{area.title} ({kind})"


def plot(measure: Measure, areas: Sequence[Area], years: Sequence[int], day: dt.date) -> Plot:
    """The chart of some areas over some years, as it is known on a day."""
    shown, share = {area.id for area in areas}, is_share(measure.unit)
    return Plot(
        slots=tuple(
            Slot(
                str(year),
                str(year),
                not survey.known_by(measure, year, day),
                broken=any(b.before == year and b.area in ("", *shown) for b in measure.breaks),
            )
            for year in years
        ),
        series=tuple(
            Series(
                area_label(area),
                tuple(_point(measure, survey.reading(measure, area.id, year)) for year in years),
            )
            for area in areas
        ),
        unit=measure.unit,
        bounds=(0, 100) if share else None,
        least_span=LEAST_POINTS if share else 0,
        nothing=_("No figures for these areas."),
    )


def _point(measure: Measure, reading: IndexReading | None) -> Point | None:
    """A figure in the chart."""
    if reading is None:
        return None
    found = verdicts.estimate(measure, reading)
    low, high = (found.low, found.high) if found else (None, None)
    last = verdicts.earlier(measure, reading)
    apart = bool(last and survey.broken(measure, reading.area, last.year, reading.year))
    return Point(reading.value, reading_figure(measure, reading), low, high, apart)


def own_plot(measure: Measure, last: int, day: dt.date) -> Plot | None:
    """The chart of the partnership's own areas until a year, as far as it was out on a day; none
    where there are not two years to draw.
    """
    areas = [one for one in own_areas(measure) if survey.readings_of(measure, one.id)]
    found = {one.year for area in areas for one in survey.readings_of(measure, area.id)}
    known = sorted(found.intersection(survey.out_by(measure, day), range(last + 1)))
    if len(known) < 2:
        return None
    return plot(measure, areas, range(known[0], known[-1] + 1), day)


def plot_values(drawn: Plot) -> str:
    """The values of each line of a chart with their years, for those who do not see it."""
    lines = []
    for series in drawn.series:
        pairs = zip(drawn.slots, series.points, strict=True)
        values = ", ".join(f"{point.text} ({slot.label})" for slot, point in pairs if point)
        lines.append(f"{series.label}: {values}")
    return ". ".join(lines)


def sort_words(area: Area) -> str:
    """What sort of area it is, as the partnership calls it where it does."""
    return area.sort or vocabulary.area_kind(area.kind)


def change_pieces(
    measure: Measure,
    reading: IndexReading,
    *,
    short: bool = False,
    why: bool = True,
    before: IndexReading | None = None,
) -> list[Piece]:
    """The change since the figure before, or another, and what can be said of it, first what the
    publisher says; in fewer words if `short`.

    Without `why`, only that it cannot be judged where that is so: the reason stands elsewhere.
    """
    last = verdicts.earlier(measure, reading)
    before = before or last
    if before is None:
        return [(_("no earlier figure"), "")]
    judged = verdicts.changed(measure, before, reading)
    change = difference_words(judged, before.year, measure.unit, short=short)
    said = reading.verdict if before == last else None
    pieces: list[Piece] = [(change, "plain")]
    if said:
        told = _("the publisher: {said}").format(said=vocabulary.said_verdict(said))
        good = favour(said, measure.direction) if judged.doubt else ""
        pieces += [(" · ", "plain"), (f"{told}, {_(WORDS[good])}" if good else told, good)]
    if judged.doubt:
        if not (said and short):
            doubt = doubtful_words(judged, short=short) if why else _("cannot be judged")
            pieces += [("; ", "plain"), (doubt, "")]
        return pieces
    ours = f" · {_('we') if short else _('our estimate')}: "
    pieces.append((ours if said else ", ", "plain"))
    return [*pieces, *_verdict(measure, judged, short=short)]


def verdict_pieces(measure: Measure, reading: IndexReading) -> list[Piece]:
    """What can be said of a figure in one sentence: our verdict, the change, whether it is for the
    better, and what the publisher says where that is something else.
    """
    before = verdicts.earlier(measure, reading)
    judged = verdicts.changed(measure, before, reading) if before else None
    if before is None or judged is None or judged.doubt:
        return change_pieces(measure, reading, short=True, why=False)
    good = favour(judged.verdict, measure.direction)
    change = difference_words(judged, before.year, measure.unit, short=True)
    pieces: list[Piece] = [(SIGNS[judged.verdict] + _(WORDS[judged.verdict]), good)]
    pieces.append((f": {change}", "plain"))
    if good:
        pieces.append((f", {_(WORDS[good])}", good))
    if (said := reading.verdict) and said != judged.verdict:
        told = _("the publisher: {said}").format(said=vocabulary.said_verdict(said))
        pieces.append((f" · {told}", "plain"))
    return pieces


def _verdict(measure: Measure, judged: Judged, *, short: bool) -> list[Piece]:
    """Our own verdict on a change, with how little and how much it may be."""
    good = favour(judged.verdict, measure.direction)
    said = SIGNS[judged.verdict] + _(WORDS[judged.verdict])
    between = f" ({between_words(judged.between)})" if judged.between else ""
    firm = f", {_('also at double uncertainty')}" if judged.firm and not short else ""
    return [
        (said, good),
        (f"{between}{firm}", ""),
        *([(f", {_(WORDS[good])}", good)] if good else []),
    ]


def doubtful_words(judged: Judged, *, short: bool) -> str:
    """That a change cannot be judged, and why."""
    why = _(DOUBTS[judged.doubt])
    # What is nothing as it is written has neither risen nor fallen.
    if short or abs(judged.difference) < (0.5 if judged.rounded else 0.05):
        said = _("cannot be judged ({why})")
    elif judged.difference > 0:
        said = _("whether it has really risen cannot be judged ({why})")
    else:
        said = _("whether it has really fallen cannot be judged ({why})")
    return said.format(why=why)


def difference_words(judged: Judged, since: int, unit: str, *, short: bool) -> str:
    """How big a change is, as exactly as its figures allow, with its unit."""
    counted = not is_share(unit) and judged.difference == round(judged.difference)
    change = signed(judged.difference, 0 if judged.rounded or counted else 1)
    if is_share(unit):
        unit = _("pct. points") if short else _("percentage points")
    else:
        unit = _BASE.sub("", unit)
    pattern = _("about {change} since {year}") if judged.rounded else _("{change} since {year}")
    return pattern.format(change=f"{change} {unit}".rstrip(), year=since)
