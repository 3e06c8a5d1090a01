"""How much there is of all years: what is counted where only a part of it is at hand."""

import datetime as dt
from collections import Counter

import msgspec

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.lineage import asks_for_an_end
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.decisions import Wanted, decisions, wanted_actions, wanted_decisions
from tryg_tui.core.review.history import Treated, item_history, item_ids, item_titles, minutes_spent


class Treatment(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of an item at all the meetings that had it."""

    titles: tuple[str, ...] = ()
    """Every title it has had, the newest first."""
    meetings: int = 0
    minutes: int = 0
    """Whole minutes spent on it."""
    decisions: int = 0
    actions: int = 0


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted over all years; each page needs some of it."""

    years: dict[int, int] = {}
    """How many meetings each year has had, the newest first."""
    every: int = 0
    """How many decisions or actions there are."""
    found: dict[str, int] = {}
    """How many of them are wanted; of actions by their state, of decisions under ""."""
    overdue: int = 0
    """How many open actions are overdue."""
    asking: int = 0
    """How many open actions ask for an end."""
    said: dict[Id, int] = {}
    """How many lines of minutes concern an initiative."""
    items: dict[Id, Treatment] = {}
    """The items of all agendas, the standing ones first."""
    rows: int = 0
    """The rows of the whole page without its headings, where not all of it is at hand."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """As much of a folder as a page shows, with what is counted over all of it."""

    folder: Folder
    totals: Totals


def years_of(folder: Folder) -> Totals:
    """How many meetings each year has had."""
    years = Counter(loaded.value.date.year for loaded in reversed(folder.meetings))
    return Totals(years=dict(years))


def decided(folder: Folder, ledger: Ledger, wanted: Wanted) -> Totals:
    """How many decisions there are, and how many of them are wanted."""
    every = decisions(ledger)
    found = wanted_decisions(folder, every, wanted)
    return Totals(every=len(every), found={"": len(found)})


def agreed(folder: Folder, ledger: Ledger, wanted: Wanted, today: dt.date) -> Totals:
    """How many actions there are, how many of them are wanted, and what is wrong with open ones."""
    chosen = wanted_actions(folder, ledger.actions, wanted, today)
    found: Counter[str] = Counter(action.state for action in chosen)
    return Totals(
        every=len(ledger.actions),
        found=dict(found),
        overdue=sum(action.overdue(today) for action in ledger.actions),
        asking=sum(asks_for_an_end(action) for action in ledger.actions),
    )


def said_of(ledger: Ledger) -> Totals:
    """How many lines concern each initiative."""
    return Totals(said={id: len(sources) for id, sources in ledger.concerning.items()})


def treated(folder: Folder) -> Totals:
    """What has become of each item."""
    titles = item_titles(folder)
    return Totals(
        items={id: _treatment(titles[id], item_history(folder, id)) for id in item_ids(folder)}
    )


def _treatment(titles: tuple[str, ...], found: tuple[Treated, ...]) -> Treatment:
    """What has become of an item at its meetings."""
    return Treatment(
        titles=titles,
        meetings=len(found),
        minutes=minutes_spent(found),
        decisions=sum(len(one.decisions) for one in found),
        actions=sum(len(one.actions) for one in found),
    )
