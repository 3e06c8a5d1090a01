"""What is counted over all years."""

import datetime as dt

from tests.core.factories import action, decision, folder, followup, held, item, note, strategy
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.past import Treatment, agreed, decided, said_of, treated, years_of
from tryg_tui.core.review.decisions import Wanted

TODAY = dt.date(2016, 1, 1)

YEARS = folder(
    held(
        "2014-05-01",
        decision(1, "lys", initiative="park", item="evt"),
        action(2, "sæt lamper op", item="evt", due=dt.date(2014, 9, 1)),
        action(3, "mål lyset", item="evt"),
        action(4, "ring til ejeren", item="ikke på dagsordenen"),
        items=(item("evt", title="Eventuelt", seconds=90),),
    ),
    held(
        "2014-11-01",
        *(followup(n, "2014-05-01#2", item="evt") for n in (1, 2, 3)),
        followup(4, "2014-05-01#3", "done", item="evt"),
        note(5, "om parken", initiative="park", item="evt"),
        items=(item("evt", title="Evt.", seconds=60),),
    ),
    held("2015-05-01", decision(1, "mere lys", initiative="havn", item="evt")),
    strategy=strategy(agenda=()),
)
LEDGER = fold(YEARS)


def test_meetings_are_counted_by_year_the_newest_first() -> None:
    assert list(years_of(YEARS).years.items()) == [(2015, 1), (2014, 2)]


def test_decisions_are_counted_and_those_that_are_wanted() -> None:
    every = decided(YEARS, LEDGER, Wanted())
    assert (every.every, every.found) == (2, {"": 2})
    some = decided(YEARS, LEDGER, Wanted(initiative="havn"))
    assert (some.every, some.found) == (2, {"": 1})


def test_actions_are_counted_by_their_state_and_what_is_wrong_with_open_ones() -> None:
    every = agreed(YEARS, LEDGER, Wanted(), TODAY)
    assert (every.every, every.found) == (3, {"open": 2, "done": 1})
    assert (every.overdue, every.asking) == (1, 1)
    late = agreed(YEARS, LEDGER, Wanted(state="overdue"), TODAY)
    assert (late.every, late.found) == (3, {"open": 1})


def test_lines_are_counted_by_initiative() -> None:
    assert said_of(LEDGER).said == {"park": 2, "havn": 1}


def test_an_item_is_counted_at_the_meetings_that_had_it() -> None:
    assert treated(YEARS).items["evt"] == Treatment(
        titles=("Evt.", "Eventuelt"), meetings=2, minutes=2, decisions=1, actions=2
    )
    assert "ikke på dagsordenen" not in treated(YEARS).items
