"""Figures of the safety survey, their changes and their areas in words."""

from tryg_tui.core import survey
from tryg_tui.core.margin import SHARES, Doubt, Judged, Verdict, favour, judge, margin
from tryg_tui.core.safety_index import Area, IndexReading, Measure
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import reading_figure
from tryg_tui.locale import _, number
from tryg_tui.ui.present import Part

SIGNS: dict[Verdict, str] = {"risen": "↑ ", "fallen": "↓ ", "unchanged": "= ", "unjudged": ""}
"""The sign of a change; one that cannot be judged has none."""


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


def change_parts(measure: Measure, reading: IndexReading, *, short: bool = False) -> list[Part]:
    """The change since the figure before and what can be said of it; `short` without the unit."""
    before = earlier(measure, reading)
    if before is None:
        return [(_("no earlier figure"), "$muted")]
    judged = judge(before, reading, measure.unit)
    good = favour(judged.verdict, measure.direction)
    style = {"better": "bold $good", "worse": "bold $critical", "": "$muted"}[good]
    said = SIGNS[judged.verdict] + verdict_word(judged.verdict)
    if good:
        said += f" ({favour_word(good)})"
    points = measure.unit in SHARES and not short
    return [(f"{difference_words(judged, before.year, points=points)}, ", ""), (said, style)]


def doubt_of(measure: Measure, reading: IndexReading) -> str:
    """Why the change since the figure before cannot be judged; empty where it can."""
    before = earlier(measure, reading)
    return doubt_words(judge(before, reading, measure.unit).doubt) if before else ""


def difference_words(judged: Judged, since: int, *, points: bool) -> str:
    """How big a change is, as exactly as its figures allow."""
    size = number(abs(judged.difference), 0 if judged.rounded else 1)
    nothing = not any(digit in "123456789" for digit in size)
    change = f"{'±' if nothing else '+' if judged.difference > 0 else '−'}{size}"
    if points:
        pattern = (
            _("about {change} points since {year}")
            if judged.rounded
            else _("{change} points since {year}")
        )
    else:
        pattern = _("about {change} since {year}") if judged.rounded else _("{change} since {year}")
    return pattern.format(change=change, year=since)


def verdict_word(verdict: Verdict) -> str:
    """What can be said of a change."""
    return {
        "risen": _("risen"),
        "fallen": _("fallen"),
        "unchanged": _("unchanged"),
        "unjudged": _("cannot be judged"),
    }[verdict]


def favour_word(favour: str) -> str:
    """Whether a change is for the better."""
    return {"better": _("better"), "worse": _("worse")}[favour]


def doubt_words(doubt: Doubt) -> str:
    """Why a change cannot be judged."""
    return {
        "": "",
        "sample": _("sample not stated"),
        "rounding": _("the figures are rounded"),
        "no-share": _("the figure is not a share"),
    }[doubt]


def source_titles(measure: Measure, reading: IndexReading) -> str:
    """The publications a figure is from."""
    titles = {source.id: source.title for source in measure.sources}
    return "; ".join(titles.get(source, source) for source in reading.sources)
