"""Figures of the safety survey, their changes and their areas in words."""

from tryg_tui.core.measures import survey
from tryg_tui.core.measures.margin import SHARES, Doubt, Judged, Verdict, favour, judge, margin
from tryg_tui.core.model.safety_index import Area, AreaFact, IndexReading, Measure
from tryg_tui.locale import N_, _, number
from tryg_tui.ui.pages.context import source_words
from tryg_tui.ui.text import Part
from tryg_tui.words import vocabulary
from tryg_tui.words.figures import reading_figure

SIGNS: dict[Verdict, str] = {"risen": "↑ ", "fallen": "↓ ", "unchanged": "= ", "unjudged": ""}
"""The sign of a change; one that cannot be judged has none."""

WORDS = {
    "risen": N_("risen"),
    "fallen": N_("fallen"),
    "unchanged": N_("unchanged"),
    "better": N_("better"),
    "worse": N_("worse"),
}
"""What can be said of a change, and whether it is for the better."""

DOUBTS: dict[Doubt, str] = {
    "sample": N_("sample not stated"),
    "rounding": N_("the figures are rounded"),
    "no-share": N_("the figure is not a share"),
}
"""Why a change cannot be judged."""


def area_label(area: Area) -> str:
    """An area's title; a police district is called one, so that nobody takes it for a city."""
    if area.kind != "police-district" or "(" in area.title:
        return area.title
    return f"{area.title} ({vocabulary.area_kind(area.kind).lower()})"


def figure_with_unit(measure: Measure, reading: IndexReading) -> str:
    """A figure with its unit, and its margin of error where one is known: "53.5 pct. ± 5.7"."""
    figure = f"{reading_figure(reading)} {measure.unit}".rstrip()
    points = margin(reading.value, reading.sample) if measure.unit in SHARES else None
    return figure if points is None else f"{figure} ± {number(points, 1)}"


def earlier(measure: Measure, reading: IndexReading) -> IndexReading | None:
    """The figure of the same area before one, or None."""
    before = [r for r in survey.readings_of(measure, reading.area) if r.year < reading.year]
    return before[-1] if before else None


def change_parts(
    measure: Measure, reading: IndexReading, *, short: bool = False, why: bool = True
) -> list[Part]:
    """The change since the figure before and what can be said of it, in fewer words if `short`.

    Without `why`, only that it cannot be judged where that is so: the reason stands elsewhere.
    """
    before = earlier(measure, reading)
    if before is None:
        return [(_("no earlier figure"), "$muted")]
    judged = judge(before, reading, measure.unit)
    if judged.doubt:
        return [
            (f"{difference_words(judged, before.year, measure.unit, short=short)}; ", ""),
            (doubtful_words(judged, short=short) if why else _("cannot be judged"), "$muted"),
        ]
    good = favour(judged.verdict, measure.direction)
    style = {"better": "bold $good", "worse": "bold $critical", "": "$muted"}[good]
    said = SIGNS[judged.verdict] + _(WORDS[judged.verdict])
    said += f" ({_(WORDS[good])})" if good else ""
    change = difference_words(judged, before.year, measure.unit, short=short)
    return [(f"{change}, ", ""), (said, style)]


def doubt_of(measure: Measure, reading: IndexReading) -> Doubt:
    """Why the change to a figure cannot be judged; empty where it can, or there is none."""
    before = earlier(measure, reading)
    return judge(before, reading, measure.unit).doubt if before is not None else ""


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
    size = number(abs(judged.difference), 0 if judged.rounded else 1)
    nothing = not any(digit in "123456789" for digit in size)
    change = f"{'±' if nothing else '+' if judged.difference > 0 else '−'}{size}"
    if unit in SHARES:
        unit = _("pct. points") if short else _("percentage points")
    pattern = _("about {change} since {year}") if judged.rounded else _("{change} since {year}")
    return pattern.format(change=f"{change} {unit}".rstrip(), year=since)


def source_titles(measure: Measure, reading: IndexReading) -> str:
    """The titles of the publications a figure is from."""
    titles = {one.id: one.title for one in measure.sources}
    return "; ".join(titles.get(source, source) for source in reading.sources)


def sources_brief(measure: Measure, reading: IndexReading, *, first: bool = False) -> str:
    """The publications in few words; or the first of them, and how many there are beside it."""
    briefs = [source_brief(measure, source) for source in reading.sources]
    if first and len(briefs) > 1:
        return _("{source} and {n} more").format(source=briefs[0], n=len(briefs) - 1)
    return "; ".join(briefs)


def source_brief(measure: Measure, source: str) -> str:
    """A publication in few words, or the words that stand instead of its id."""
    found = next((one for one in measure.sources if one.id == source), None)
    return found.brief or found.title if found else source


def stated_words(measure: Measure, fact: AreaFact) -> str:
    """What was said of an area without a figure, and where: "level with 2016 (…, line 26)"."""
    source = source_brief(measure, fact.source) if fact.source else ""
    where = source_words(fact.lines, source, fact.example)
    return f"{fact.brief} ({where})" if where else fact.brief
