"""Planned steps, and the actions as which minutes hold them."""

import datetime as dt

from tests.factories import action, folder, followup, held
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.outcomes import agreed_as
from tryg_tui.core.model.initiative import Step

MAY, JUNE = dt.date(2018, 5, 1), dt.date(2018, 6, 1)


def test_a_step_is_held_by_an_action_with_most_of_its_words_and_the_same_due_date() -> None:
    told = "Kommunen får malet tunnelen"
    ledger = fold(
        folder(
            held(
                "2018-01-01",
                action(1, told, initiative="lys", due=MAY),
                action(2, told, initiative="andet", due=MAY),
                action(3, "Noget helt andet", initiative="lys", due=MAY),
            ),
            held("2018-03-01", followup(1, "2018-01-01#1", due=JUNE)),
        )
    )
    for due, found in ((MAY, 1), (JUNE, 1), (None, None)):
        step = Step(id="s", text="Få malet tunnelen", due=due)
        state = agreed_as(ledger, "lys", step)
        assert (state and state.entry.n) == found
    assert agreed_as(ledger, "lys", Step(id="s", text="Sæt lamper op", due=MAY)) is None
