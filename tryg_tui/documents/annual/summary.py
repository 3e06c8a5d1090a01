"""The first page of the yearly report: what is asked of its readers, and the year in few lines."""

import datetime as dt
import re
from collections.abc import Iterator
from textwrap import shorten

from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.measures.areas import home_area
from tryg_tui.core.measures.survey import measure_ids, measure_of, told_by
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.documents.annual.facts import plans, strategy_parts
from tryg_tui.documents.annual.initiative import cited_goal
from tryg_tui.documents.annual.initiatives import prioritised
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_fact,
    date_words,
    is_example,
    joined,
    lowered,
    missing,
    paragraph,
    tabled,
    told,
    trimmed,
)
from tryg_tui.documents.annual.registers import activities, figure_said
from tryg_tui.locale import _, listed, ngettext, pgettext
from tryg_tui.words.corrections import was_status
from tryg_tui.words.dates import due_words
from tryg_tui.words.figures import quantity
from tryg_tui.words.names import status_words
from tryg_tui.words.survey import verdict_pieces
from tryg_tui.words.vocabulary import change

SHORT = 150
"""Characters of what is told of an initiative right now, at most."""


def recommendation(scope: Scope) -> Iterator[Part]:
    """What its readers are asked to do; nobody but people can write it."""
    found = list(strategy_parts(scope, "recommendation"))
    yield from found
    if not found and not any(one.section == "recommendation" for one in scope.report.paragraphs):
        text = _("Nobody has written what the readers of the report are asked to do.")
        yield missing("recommendation/missing", text)


def summary(scope: Scope) -> Iterator[Part]:
    """The year in a few lines, and the initiatives in a table in the strategy's order."""
    yield from strategy_parts(scope, "summary")
    known = prioritised(scope)
    yield _count(scope, known)
    yield from _index(scope)
    yield from _outreach(scope)
    yield from _attention(scope, known)
    yield from _next(scope, known)
    yield from _table(scope, known)


def _count(scope: Scope, known: list[Loaded[Initiative]]) -> Part:
    """How many initiatives there have been, and which of them ended in the year."""
    day = dt.date(scope.year, 12, 31)
    ends = [(one.value, ending(scope.ledger, one.value.id, day)) for one in known]
    over = [(one, end) for one, end in ends if end is not None]
    text = _(
        "By the end of {year} the strategy has had {n} initiatives, {original} original and "
        "{later} later ones; {ended} of them have ended."
    )
    original = sum(one.value.original for one in known)
    now = [
        f"{one.title} ({lowered(change(end.change))})"
        for one, end in over
        if end.date is None or scope.first <= end.date
    ]
    text = text.format(
        year=scope.year,
        n=len(known),
        original=original,
        later=len(known) - original,
        ended=len(over),
    )
    text = joined(text, told(_("Ended in the period: {names}"), names=listed(now) if now else ""))
    cited = _("counted in the folder initiatives")
    return paragraph("summary/initiatives", text, cited, item=True)


def _index(scope: Scope) -> Iterator[Part]:
    """What the first measure of the survey says of the area it is about, else of all."""
    for id in measure_ids(scope.folder)[:1]:
        found = measure_of(scope.folder, id)
        assert found is not None
        measure = told_by(found, scope.today)
        home = home_area(scope.folder, measure)
        wider = [area for area in measure.areas if area.kind == "country"]
        areas = [area for area in (home, *wider) if area is not None]
        said = []
        for area in dict.fromkeys(area.id for area in areas):
            one = next(each for each in areas if each.id == area)
            words, reading = figure_said(scope, measure, one, scope.year)
            if words:
                pieces = verdict_pieces(measure, reading) if reading else []
                verdict = "".join(text for text, _tone in pieces)
                said.append(
                    " ".join(filter(None, (f"{one.title}: {words}", verdict and f"({verdict})")))
                )
        if said:
            text = joined(f"{measure.title} {scope.year}", "; ".join(said))
            yield paragraph("summary/index", text, f"safety-index/{id}.toml", item=True)


def _outreach(scope: Scope) -> Iterator[Part]:
    """How much was done to make the work known, and what most people came to."""
    found = activities(scope)
    if not found:
        return
    n = len(found)
    text = ngettext("{n} activity made the work known.", "{n} activities made the work known.", n)
    counts = [
        (figure.value, activity, figure)
        for loaded, activity in found
        for figure in loaded.value.figures
        if figure.activity == activity.id and figure.audience
    ]
    most = max(counts, key=lambda one: one[0], default=None)
    more = ""
    if most:
        _value, activity, figure = most
        came = quantity(figure.value, figure.counted_unit, figure.qualifier)
        more = _("Most came to {activity}: {count}").format(activity=activity.title, count=came)
    cited = (cited_fact(loaded.path, activity) for loaded, activity in found)
    yield paragraph("summary/outreach", joined(text.format(n=n), more), *cited, item=True)


def _attention(scope: Scope, known: list[Loaded[Initiative]]) -> Iterator[Part]:
    """The initiatives whose status asks for attention."""
    levels = {one.id: one.level for one in scope.folder.partnership.statuses}
    given = [(one, *_given(scope, one.value)) for one in known]
    named = [it for it in given if levels.get(it[1], "good") != "good"]
    if named:
        names = "; ".join(f"{one.value.title}, {said}" for one, _id, said in named)
        text = _("Asks for attention: {initiatives}.").format(initiatives=names)
        cited = (cited_goal(one) for one, _id, _said in named)
        yield paragraph("summary/attention", text, *cited, item=True)


def _next(scope: Scope, known: list[Loaded[Initiative]]) -> Iterator[Part]:
    """How much is still to be done, and what is due first."""
    steps = [(plan, one) for one in known for plan in plans(scope, one.value) if not plan.became]
    if not steps:
        return
    n = len(steps)
    text = ngettext("{n} next step is planned.", "{n} next steps are planned.", n).format(n=n)
    dated = [(plan.now.due, plan, one) for plan, one in steps if plan.now.due]
    more = ""
    if dated:
        day, plan, one = min(dated, key=lambda each: each[0])
        more = _("Due first is {initiative}: {step} ({when})").format(
            initiative=one.value.title,
            step=trimmed(plan.step.text),
            when=due_words(day, plan.now.due_text),
        )
    cited = (cited_fact(one.path, plan.step) for plan, one in steps)
    yield paragraph("summary/steps", joined(text, more), *cited, item=True)


def _table(scope: Scope, known: list[Loaded[Initiative]]) -> Iterator[Part]:
    """The initiatives of the period that report: since when, how each stands and what is now; the
    others in a sentence; and of which nobody has said how it stands or who leads it.
    """
    there = [one.value for one in known if not _over(scope, one.value)]
    asked = [one for one in there if _reports(scope, one)]
    caption = _("The initiatives at the end of {year}").format(year=scope.year)
    rows = [_row(scope, one) for one in asked]
    head = (_("Initiative"), _("Since"), pgettext("initiative", "Status"), _("Right now"))
    yield from tabled("summary/table", caption, head, rows)
    yield from _others(scope, [one for one in there if one not in asked])
    for name, text, lacking in (
        (
            "status",
            _("No status is stated for {initiatives}."),
            [one for one in asked if not _standing(scope, one)],
        ),
        (
            "lead",
            _("Nobody is named as lead of {initiatives}."),
            [one for one in asked if not _lead(scope, one)],
        ),
    ):
        if names := listed([one.title for one in lacking if one.asked]):
            yield missing(f"summary/{name}-missing", text.format(initiatives=names))


def _reports(scope: Scope, initiative: Initiative) -> bool:
    """Whether there is more to tell of an initiative than since when it is part of the strategy."""
    form = scope.folder.report(initiative.id, scope.year)
    return initiative.asked or form is not None or bool(_standing(scope, initiative))


def _others(scope: Scope, those: list[Initiative]) -> Iterator[Part]:
    """The initiatives that do not report, with those that lead them, by when they came."""
    came: dict[str, list[str]] = {}
    for one in those:
        lead = _lead(scope, one)
        came.setdefault(_since(one), []).append(f"{one.title} ({lead})" if lead else one.title)
    if came:
        told = (
            f"{since}: {listed(names)}" if since else listed(names) for since, names in came.items()
        )
        text = _("Initiatives that do not report – {initiatives}.")
        text = text.format(initiatives="; ".join(told))
        yield paragraph("summary/not-reporting", text, _("counted in the folder initiatives"))


def _over(scope: Scope, initiative: Initiative) -> bool:
    """Whether an initiative had ended before the period began."""
    end = ending(scope.ledger, initiative.id, scope.first)
    return end is not None and end.date is not None and end.date < scope.first


def _row(scope: Scope, initiative: Initiative) -> tuple[str, ...]:
    """An initiative: since when, how it stands, and what there is to say now."""
    form = scope.folder.report(initiative.id, scope.year)
    now = form.value.summary if form else ""
    standing = _standing(scope, initiative) or pgettext("status", "not given")
    return initiative.title, _since(initiative), standing, _first_sentence(now)


def _since(initiative: Initiative) -> str:
    """Since when an initiative is part of the strategy."""
    since = str(initiative.prioritised) if initiative.prioritised else ""
    return since or (_("original") if initiative.original else "")


def _lead(scope: Scope, initiative: Initiative) -> str:
    """Who leads an initiative at the end of the period."""
    leads = [one.title for one in initiative.leads if scope.lasts(one.since, one.until)]
    return leads[-1] if leads else ""


def _first_sentence(text: str) -> str:
    """The first sentence of a text, cut at a word where it is long."""
    flat = " ".join(text.split())
    # An ordinal or an abbreviation is followed by no capital letter: "24. november".
    found = re.match(r".*?[.!?](?= [A-ZÆØÅ»“])", flat)
    return shorten(found[0] if found else flat, SHORT, placeholder=" …")


def _standing(scope: Scope, initiative: Initiative) -> str:
    """How an initiative stands: ended, or the status given."""
    end = ending(scope.ledger, initiative.id, max(scope.last, dt.date(scope.year, 12, 31)))
    if end is not None:
        when = date_words(end.date, end.date_text)
        return f"{change(end.change)} ({when})" if when else change(end.change)
    return _given(scope, initiative)[1]


def _given(scope: Scope, initiative: Initiative) -> tuple[Id, str]:
    """The status that its form of the year gives it, else the last of a meeting in the period, and
    that in words; nothing of one that has ended.
    """
    if ending(scope.ledger, initiative.id, max(scope.last, dt.date(scope.year, 12, 31))):
        return "", ""
    form = scope.folder.report(initiative.id, scope.year)
    if form is not None and form.value.status:
        return form.value.status, status_words(scope.folder, form.value.status)
    given = scope.ledger.statuses.get(initiative.id, ())
    found = [point for point in given if scope.holds(point.source.date)]
    if not found:
        return "", ""
    said = status_words(scope.folder, found[-1].status)
    pattern = _("{status} (EXAMPLE)") if is_example(scope, found[-1].source) else "{status}"
    was = was_status(scope.folder, found[-1])
    return found[-1].status, pattern.format(status=f"{said} ({was})" if was else said)
