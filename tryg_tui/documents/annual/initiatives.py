"""The section of the yearly report about the initiatives together: those that came and went."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import LifePoint
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.documents.annual.initiative import cited_life, reading_parts, step_parts
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    date_words,
    fact_parts,
    joined,
    lines_words,
    says,
)
from tryg_tui.documents.model import Table
from tryg_tui.locale import _, listed, pgettext
from tryg_tui.words.names import status_words
from tryg_tui.words.vocabulary import change, not_stated


def initiatives(scope: Scope) -> Iterator[Part]:
    """How many there are, what happened to them in the period, and those that do not report."""
    strategy = scope.folder.strategy
    there = [loaded for loaded in scope.folder.initiatives if _there(loaded.value, scope.year)]
    yield _count(scope, there)
    if strategy is not None:
        yield from fact_parts(scope, strategy.path, strategy.value.facts, "initiatives")
    for loaded in there:
        yield from _events(scope, loaded)
    rows = tuple(_row(scope, loaded.value) for loaded in there)
    if rows:
        caption = _("The initiatives at the end of {year}").format(year=scope.year)
        head = (
            _("Initiative"),
            _("Since"),
            pgettext("initiative", "Theme"),
            pgettext("initiative", "Status"),
        )
        yield Part(
            id="initiatives/table",
            section="initiatives",
            text=caption,
            table=Table(head, rows, caption),
        )
    yield from _not_reporting(scope, [one for one in there if not one.value.original])


def _there(initiative: Initiative, year: int) -> bool:
    """Whether an initiative had become part of the strategy by the end of a year."""
    return initiative.prioritised is None or initiative.prioritised <= year


def _count(scope: Scope, there: list[Loaded[Initiative]]) -> Part:
    """How many initiatives there have been, and how many of them have ended."""
    original = sum(loaded.value.original for loaded in there)
    end = dt.date(scope.year, 12, 31)
    ended = sum(ending(scope.ledger, one.value.id, end) is not None for one in there)
    text = _(
        "By the end of {year} the strategy has had {n} initiatives, {original} original and "
        "{later} later ones; {ended} of them have ended."
    )
    return Part(
        id="initiatives/count",
        section="initiatives",
        text=text.format(
            year=scope.year,
            n=len(there),
            original=original,
            later=len(there) - original,
            ended=ended,
        ),
        sources=(_("counted in the folder initiatives"),),
    )


def _events(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """That an initiative became part of the strategy in the year, and what else happened to it."""
    initiative = loaded.value
    lives = scope.ledger.lives.get(initiative.id, ())
    told = any(point.change == "prioritised" and scope.holds(point.date) for point in lives)
    if initiative.prioritised is not None and not told:
        text = _("{year}: {initiative} became part of the strategy.")
        yield Part(
            id=f"initiatives/{initiative.id}/prioritised",
            section="initiatives",
            item=True,
            text=text.format(year=initiative.prioritised, initiative=initiative.title),
            sources=(_cited(loaded),),
        )
    for number, point in enumerate(lives, 1):
        # The register says in words what it tells of a year without a day.
        if point.date is not None and not scope.holds(point.date):
            continue
        yield Part(
            id=f"initiatives/{initiative.id}/life-{number}",
            section="initiatives",
            item=True,
            text=life_words(initiative, point),
            sources=(cited_life(scope, loaded, point),),
        )


def life_words(initiative: Initiative, point: LifePoint) -> str:
    """A change in the life of an initiative."""
    when = date_words(point.date, point.date_text) or _("no date stated")
    if point.change == "prioritised":
        text = _("{year}: {initiative} became part of the strategy.")
        return text.format(year=when, initiative=initiative.title)
    if says(point.text, change(point.change)):
        return joined(f"{when}: {initiative.title}: {point.text}")
    return joined(f"{when}: {initiative.title}: {change(point.change)}", point.text)


def _row(scope: Scope, initiative: Initiative) -> tuple[str, ...]:
    """An initiative: since when, under which theme, and how it stands."""
    strategy = scope.folder.strategy
    themes = strategy.value.themes if strategy else ()
    theme = next((one.title for one in themes if one.id == initiative.theme), initiative.theme)
    since = str(initiative.prioritised) if initiative.prioritised else ""
    return (
        initiative.title,
        since or (_("original") if initiative.original else not_stated()),
        theme,
        _standing(scope, initiative),
    )


def _standing(scope: Scope, initiative: Initiative) -> str:
    """How an initiative stands: ended, or the status last given in the period, or its form's."""
    end = ending(scope.ledger, initiative.id, max(scope.last, dt.date(scope.year, 12, 31)))
    if end is not None:
        when = date_words(end.date, end.date_text)
        return f"{change(end.change)} ({when})" if when else change(end.change)
    given = scope.ledger.statuses.get(initiative.id, ())
    found = [point.status for point in given if scope.holds(point.source.date)]
    form = scope.folder.report(initiative.id, scope.year)
    if form is not None and form.value.status:
        found.append(form.value.status)
    if found:
        return status_words(scope.folder, found[-1])
    return _("does not report") if not initiative.original else not_stated()


def _not_reporting(scope: Scope, later: list[Loaded[Initiative]]) -> Iterator[Part]:
    """The initiatives that do not report; what is said of several of them is said once."""
    told = [(loaded.value.title, tuple(_later(scope, loaded))) for loaded in later]
    names: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for title, parts in told:
        for part in parts:
            names.setdefault(part.text, []).append(title)
            sources.setdefault(part.text, []).extend(part.sources)
    shared = [text for text, titles in names.items() if len(titles) > 1]
    for number, text in enumerate(shared, 1):
        yield Part(
            id=f"initiatives/shared-{number}",
            section="initiatives",
            text=f"{listed(names[text])}: {text}",
            sources=tuple(dict.fromkeys(sources[text])),
        )
    for title, parts in told:
        own = [part for part in parts if part.text not in shared]
        for number, part in enumerate(own):
            yield part if number else replace(part, heading=title)


def _later(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """What the registers know of an initiative that does not report."""
    initiative = loaded.value
    name = f"initiatives/{initiative.id}/about"
    about = joined(initiative.goal, initiative.description)
    own = Part(id=name, section="initiatives", text=about, sources=(_cited(loaded),))
    if about:
        yield own
    yield from fact_parts(scope, loaded.path, initiative.facts, "initiatives")
    yield from reading_parts(scope, loaded, "initiatives")
    yield from step_parts(scope, loaded, "initiatives")


def _cited(loaded: Loaded[Initiative]) -> str:
    """Where goal and description of an initiative come from."""
    return ", ".join(part for part in (loaded.path, lines_words(loaded.value.lines)) if part)
