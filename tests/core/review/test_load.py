"""Who has how many of the open actions."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import action, folder, followup, held
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.review.backlog import Load, loads

JUNE, DECEMBER = "2017-06-13", "2017-12-05"
FIRST, SECOND = dt.date(2017, 6, 13), dt.date(2017, 12, 5)
TODAY = dt.date(2018, 4, 10)
LATE = dt.date(2018, 1, 1)


def test_each_owner_has_what_is_theirs_and_nobody_what_is_nobody_s() -> None:
    whole = folder(
        held(
            JUNE,
            action(1, owners=("anna", "kommune"), due=LATE),
            action(2, owner_text="Havnens  kontor"),
            action(3),
            action(4, owners=("anna",)),
        ),
        held(
            DECEMBER,
            followup(1, f"{JUNE}#4", "done"),
            action(2, owners=("anna",), owner_text="havnens kontor"),
            # One that is named twice has it once.
            action(3, owners=("bo", "bo")),
        ),
    )
    assert loads(fold(whole), TODAY) == (
        Load(owner="anna", open=2, overdue=1, since=FIRST),
        Load(owner_text="havnens kontor", open=2, overdue=0, since=FIRST),
        Load(owner="kommune", open=1, overdue=1, since=FIRST),
        Load(open=1, overdue=0, since=FIRST),
        Load(owner="bo", open=1, overdue=0, since=SECOND),
    )


def test_where_nothing_is_open_nobody_has_a_load() -> None:
    assert (
        loads(
            fold(folder(held(JUNE, action(1)), held(DECEMBER, followup(1, f"{JUNE}#1", "done")))),
            TODAY,
        )
        == ()
    )


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=3), max_size=8))
def test_the_loads_together_are_every_open_action_for_each_of_its_owners(
    owners: list[list[str]],
) -> None:
    entries = [action(n, owners=tuple(each)) for n, each in enumerate(owners, 1)]
    found = loads(fold(folder(held(JUNE, *entries))), TODAY)
    assert sum(one.open for one in found) == sum(max(len(set(each)), 1) for each in owners)
