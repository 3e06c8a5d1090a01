"""Counts so small that they tell of somebody: what a shared screen and public papers say instead.

The number is replaced by what it is less or more than, so that nothing made of it can tell it;
where one part of a year could be reckoned from the others and their sum, another is hidden too.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import amended
from tryg_tui.core.ledger.privacy import corrected_entry, public_part
from tryg_tui.core.ledger.reckoning import Said, is_mask, reckonable
from tryg_tui.core.measures.survey import area_of, is_share, measure_of
from tryg_tui.core.model.base import Document, Id
from tryg_tui.core.model.entries import Amendment, AnyEntry, Note, ReadingEntry
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Indicator, Initiative, Number, Qualifier, Reading
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import AreaFact, IndexReading, Measure, hidden_figure

R = TypeVar("R", bound=Reading | ReadingEntry)

TENTHS = 10
"""Per cent that stand for a hidden count are told in tenths."""


def limit(folder: Folder, indicator: Indicator) -> int:
    """Below how many a count of an indicator is confidential; nothing is where it is 0."""
    own = indicator.confidential_below
    return folder.partnership.confidential_below if own is None else own


def is_small(few: int, unit: str, value: Number, of: int | None) -> bool:
    """Whether a figure tells of fewer than so many, or of all but fewer than so many; nobody and
    everybody are no small number, unless there are fewer in all.
    """
    if is_share(unit):
        return of is not None and _is_few(few, round(value * of / 100), of)
    return value == int(value) and _is_few(few, int(value), of)


def _is_few(few: int, count: int, of: int | None) -> bool:
    """Whether a count, or what is left of all, is small."""
    return 0 < count < few or (of is not None and (0 < of - count < few or 0 < of < few))


def open_part(folder: Folder) -> Folder:
    """The folder as everybody may know it: without private entries and small numbers."""
    return masked(public_part(folder))


def masked(folder: Folder) -> Folder:
    """The folder without small numbers; what has none stays the same object."""
    hidden = _primary(folder)
    besides = reckonable(hidden, limit)
    return _replaced(hidden, besides) if besides else hidden


def masked_meeting(folder: Folder, meeting: Meeting) -> tuple[Folder, Meeting]:
    """The folder without small numbers, and so a meeting of which it may know another version."""
    known = folder.meeting(meeting.id) or Loaded(path="", sha256="", value=meeting)
    hidden = masked(folder.with_meeting(replace(known, value=meeting)))
    found = hidden.meeting(meeting.id)
    assert found is not None
    return hidden, found.value


def _primary(folder: Folder) -> Folder:
    """The folder without the small numbers themselves."""
    indicators = {
        (of.value.id, one.id): one for of in folder.initiatives for one in of.value.indicators
    }

    def hide(of: Id, said: R) -> R | None:
        """A reading of an initiative as it may be told; None where nothing of it may be."""
        unknown = Indicator(id=said.indicator, title=said.indicator, unit="")
        indicator = indicators.get((of, said.indicator), unknown)
        few, value = limit(folder, indicator), said.value
        if value is None:
            return said
        if not is_small(few, indicator.unit, value, said.denominator) or is_mask(said, few):
            return said
        return _hidden(said, value, few, share=is_share(indicator.unit))

    bounded: set[int] = set()

    def entry(meeting: Meeting, one: AnyEntry) -> AnyEntry:
        found = corrected_entry(folder, meeting, one) if isinstance(one, Amendment) else None
        of = found[1] if found else one
        if not isinstance(of, ReadingEntry):
            return one
        now = amended(of, one) if isinstance(one, Amendment) else of
        if isinstance(one, Amendment) and one.value is None:
            return one
        shown = hide(now.initiative, now)
        if shown is not now:
            bounded.add(id(of))
            return _corrected(one, shown) if isinstance(one, Amendment) else shown or _note(of)
        if isinstance(one, Amendment) and id(of) in bounded:
            # What is told of it otherwise is no longer only a bound.
            return replace(one, qualifier=now.qualifier, denominator=now.denominator)
        return one

    def of_register(one: Initiative) -> Initiative:
        readings = _kept(one.readings, lambda each: hide(one.id, _revised(folder, one.id, each)))
        based = _kept(one.indicators, lambda each: _based(folder, each))
        same = readings is one.readings and based is one.indicators
        return one if same else replace(one, readings=readings, indicators=based)

    def of_minutes(one: Meeting) -> Meeting:
        entries = _kept(one.entries, lambda each: entry(one, each))
        return one if entries is one.entries else replace(one, entries=entries)

    return replace(
        folder,
        initiatives=_loaded(folder.initiatives, of_register),
        measures=_loaded(folder.measures, lambda one: _index(folder, one)),
        meetings=_loaded(folder.meetings, of_minutes),
    )


T = TypeVar("T")
D = TypeVar("D", bound=Document)


def _kept(some: tuple[T, ...], change: Callable[[T], T | None]) -> tuple[T, ...]:
    """Some things changed, without those of which nothing is left; the same where none is."""
    changed = tuple(map(change, some))
    if all(now is before for now, before in zip(changed, some, strict=True)):
        return some
    return tuple(one for one in changed if one is not None)


def _loaded(some: tuple[Loaded[D], ...], change: Callable[[D], D]) -> tuple[Loaded[D], ...]:
    """Files with their documents changed."""

    def of(one: Loaded[D]) -> Loaded[D]:
        now = change(one.value)
        return one if now is one.value else replace(one, value=now)

    return _kept(some, of)


def _revised(folder: Folder, of: Id, said: Reading) -> Reading:
    """A reading without what it was before where that, or what it is, is a small number."""
    indicator = folder.indicator(of, said.indicator)
    values = [one.old for one in said.revisions] + ([said.value] if said.value else [])
    few, unit, all = limit(folder, indicator), indicator.unit, said.denominator
    small = said.revisions and any(is_small(few, unit, one, all) for one in values)
    return replace(said, revisions=()) if small else said


def _hidden(said: R, value: Number, few: int, *, share: bool) -> R | None:
    """A small number as it may be told: less, or more, than something."""
    of = said.denominator
    if of is None or of < few:
        bare = replace(said, denominator=None)
        return None if share else _bounded(bare, few, "less-than")
    count = round(value * of / 100) if share else value
    less = 0 < count < few
    bound = few if less else of - few
    value = bound
    if share:
        tenths = 100 * TENTHS * bound / of
        value = (math.ceil(tenths) if less else math.floor(tenths)) / TENTHS
    return _bounded(said, value, "less-than" if less else "more-than")


def _bounded(said: R, value: Number, qualifier: Qualifier) -> R:
    """A reading of which only a bound is told."""
    return replace(said, value=value, qualifier=qualifier)


def _note(entry: ReadingEntry) -> Note:
    """The line of a reading of which nothing may be told."""
    names = ("n", "item", "at", "text", "initiative", "links", "private")
    return Note(**{name: getattr(entry, name) for name in names})


def _corrected(by: Amendment, shown: ReadingEntry | None) -> Amendment:
    """A correction that tells of a figure only what may be told."""
    if shown is None:
        return replace(by, value=None, qualifier=None, denominator=None)
    return replace(by, value=shown.value, qualifier=shown.qualifier, denominator=shown.denominator)


def _based(folder: Folder, indicator: Indicator) -> Indicator:
    """An indicator whose baseline is no small number."""
    few, value = limit(folder, indicator), indicator.baseline
    if value is None or is_share(indicator.unit) or not is_small(few, "", value, None):
        return indicator
    return replace(indicator, baseline=None, baseline_text=f"< {few}")


def _index(folder: Folder, file: Measure) -> Measure:
    """A file of a measure without the figures of few who answered, of which that is said."""
    few, whole = folder.partnership.confidential_below, measure_of(folder, file.measure) or file
    small = [
        one
        for one in whole.readings
        if is_share(whole.unit) and one.sample and is_small(few, whole.unit, one.value, one.sample)
    ]
    all_hidden = (*small, *_beside(whole, small))
    hidden = [one for one in file.readings if one in all_hidden]
    if not hidden:
        return file

    def fact(one: IndexReading) -> AreaFact:
        area, said = area_of(whole, one.area), f"n {'<' if one in small else '≥'} {few}"
        return hidden_figure(one.area, area.title if area else one.area, one.year, said)

    return replace(
        file,
        readings=tuple(one for one in file.readings if one not in hidden),
        facts=(*file.facts, *map(fact, hidden)),
    )


def _beside(measure: Measure, small: list[IndexReading]) -> Iterator[IndexReading]:
    """Where the only hidden part of an area could be reckoned, the one with the fewest answers."""
    within = {area.id: area.within for area in measure.areas}
    for one in small:
        whole = within.get(one.area)
        of_year = [other for other in measure.readings if other.year == one.year and other != one]
        others = [other for other in of_year if whole and within.get(other.area) == whole]
        known = others and all(other.sample and other not in small for other in others)
        if known and any(other.area == whole for other in of_year):
            yield min(others, key=lambda other: other.sample or 0)


def _replaced(folder: Folder, besides: Mapping[int, tuple[Said, int]]) -> Folder:
    """The folder with only that it is no small one told of each of some figures."""

    def shown(one: T) -> T:
        said, few = besides.get(id(one), (None, 0))
        if said is None:
            return one
        told = replace(said, value=few - 1, qualifier="more-than")
        return replace(told, revisions=()) if isinstance(told, Reading) else told  # type: ignore[return-value]

    def of_register(one: Initiative) -> Initiative:
        readings = _kept(one.readings, shown)
        return one if readings is one.readings else replace(one, readings=readings)

    def of_minutes(one: Meeting) -> Meeting:
        entries = _kept(one.entries, shown)
        return one if entries is one.entries else replace(one, entries=entries)

    return replace(
        folder,
        initiatives=_loaded(folder.initiatives, of_register),
        meetings=_loaded(folder.meetings, of_minutes),
    )
