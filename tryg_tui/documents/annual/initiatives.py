"""The section of the yearly report about the initiatives together: those that came and went."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import LifePoint
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.documents.annual.initiative import (
    belonging,
    cited_goal,
    cited_life,
    reading_parts,
    reporting,
    step_parts,
)
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    corrected,
    date_words,
    fact_parts,
    is_example,
    joined,
    paragraph,
    says,
    strategy_parts,
    tabled,
)
from tryg_tui.locale import _, listed, pgettext
from tryg_tui.words.corrections import was_status
from tryg_tui.words.names import status_words
from tryg_tui.words.vocabulary import change, not_stated


def initiatives(scope: Scope) -> Iterator[Part]:
    """How many there are, what happened to them in the period, and those that do not report."""
    there = [
        one
        for one in scope.folder.initiatives
        if one.value.prioritised is None or one.value.prioritised <= scope.year
    ]
    yield _count(scope, there)
    yield from strategy_parts(scope, "initiatives")
    for loaded in there:
        yield from _events(scope, loaded)
    caption = _("The initiatives at the end of {year}").format(year=scope.year)
    theme, status = pgettext("initiative", "Theme"), pgettext("initiative", "Status")
    rows = [_row(scope, one.value) for one in there if not _over(scope, one.value)]
    head = (_("Initiative"), _("Since"), theme, status)
    yield from tabled("initiatives/table", caption, head, rows)
    asked = reporting(scope)
    yield from _not_reporting(scope, [one for one in there if one.value.id not in asked])


def _count(scope: Scope, there: list[Loaded[Initiative]]) -> Part:
    """How many initiatives there have been, and how many of them have ended."""
    original = sum(loaded.value.original for loaded in there)
    end = dt.date(scope.year, 12, 31)
    text = _(
        "By the end of {year} the strategy has had {n} initiatives, {original} original and "
        "{later} later ones; {ended} of them have ended."
    ).format(
        year=scope.year,
        n=len(there),
        original=original,
        later=len(there) - original,
        ended=sum(ending(scope.ledger, one.value.id, end) is not None for one in there),
    )
    return paragraph("initiatives/count", text, _("counted in the folder initiatives"))


def _events(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """That an initiative became part of the strategy in the year, and what else happened to it."""
    initiative = loaded.value
    name = f"initiatives/{initiative.id}"
    lives = scope.ledger.lives.get(initiative.id, ())
    known = any(point.change == "prioritised" and scope.holds(point.date) for point in lives)
    if initiative.prioritised == scope.year and not known:
        text = _("{year}: {initiative} became part of the strategy.")
        text = text.format(year=initiative.prioritised, initiative=initiative.title)
        yield paragraph(f"{name}/prioritised", text, cited_goal(loaded), item=True)
    for number, point in enumerate(lives, 1):
        # The register says in words what it tells of a year without a day.
        if point.date is None or scope.holds(point.date):
            text = joined(life_words(initiative, point), corrected(scope, point))
            cited = cited_life(scope, loaded, point)
            yield paragraph(f"{name}/life-{number}", text, cited, item=True)


def life_words(initiative: Initiative, point: LifePoint) -> str:
    """A change in the life of an initiative."""
    when = date_words(point.date, point.date_text) or _("no date stated")
    if point.change == "prioritised":
        text = _("{year}: {initiative} became part of the strategy.")
        return text.format(year=when, initiative=initiative.title)
    if says(point.text, change(point.change)):
        return joined(f"{when}: {initiative.title}: {point.text}")
    return joined(f"{when}: {initiative.title}: {change(point.change)}", point.text)


def _over(scope: Scope, initiative: Initiative) -> bool:
    """Whether an initiative had ended before the period began."""
    end = ending(scope.ledger, initiative.id, scope.first)
    return end is not None and end.date is not None and end.date < scope.first


def _row(scope: Scope, initiative: Initiative) -> tuple[str, ...]:
    """An initiative: since when, under which theme, and how it stands."""
    themes = {one.id: one.title for one in scope.folder.partnership.themes}
    since = str(initiative.prioritised) if initiative.prioritised else ""
    return (
        initiative.title,
        since or (_("original") if initiative.original else not_stated()),
        themes.get(initiative.theme, initiative.theme),
        _standing(scope, initiative),
    )


def _standing(scope: Scope, initiative: Initiative) -> str:
    """How an initiative stands: ended, or the status last given in the period, or its form's."""
    end = ending(scope.ledger, initiative.id, max(scope.last, dt.date(scope.year, 12, 31)))
    if end is not None:
        when = date_words(end.date, end.date_text)
        return f"{change(end.change)} ({when})" if when else change(end.change)
    given = scope.ledger.statuses.get(initiative.id, ())
    found = [point for point in given if scope.holds(point.source.date)]
    form = scope.folder.report(initiative.id, scope.year)
    if form is not None and form.value.status:
        return status_words(scope.folder, form.value.status)
    if found:
        said = status_words(scope.folder, found[-1].status)
        pattern = _("{status} (EXAMPLE)") if is_example(scope, found[-1].source) else "{status}"
        was = was_status(scope.folder, found[-1])
        return pattern.format(status=f"{said} ({was})" if was else said)
    return _("does not report") if not initiative.asked else not_stated()


def _not_reporting(scope: Scope, later: list[Loaded[Initiative]]) -> Iterator[Part]:
    """The initiatives that do not report; what is said of several of them is said once."""
    about = [(loaded.value.title, tuple(_later(scope, loaded))) for loaded in later]
    names: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for title, parts in about:
        for part in parts:
            names.setdefault(part.text, []).append(title)
            sources.setdefault(part.text, []).extend(part.sources)
    shared = [text for text, titles in names.items() if len(titles) > 1]
    for number, text in enumerate(shared, 1):
        said = f"{listed(names[text])}: {text}"
        yield paragraph(f"initiatives/shared-{number}", said, *sources[text])
    for title, parts in about:
        own = [part for part in parts if part.text not in shared]
        for number, part in enumerate(own):
            yield part if number else replace(part, heading=title)


def _later(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """What the registers know of an initiative that does not report."""
    initiative = loaded.value
    group = belonging(scope, initiative)
    if about := joined(initiative.goal, initiative.description, group):
        yield paragraph(f"initiatives/{initiative.id}/about", about, cited_goal(loaded))
    yield from fact_parts(scope, loaded.path, initiative.facts, "initiatives")
    yield from reading_parts(scope, loaded, "initiatives")
    yield from step_parts(scope, loaded, "initiatives")
