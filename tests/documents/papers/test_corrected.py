"""What was corrected later is quoted as it reads now."""

import datetime as dt

from msgspec.structs import replace

from tests.documents.samples import TODAY, entry, folder, loaded, meeting
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.entries import Action, Amendment, FollowUp
from tryg_tui.documents.papers.minutes import corrected_meeting
from tryg_tui.documents.render.plain import minutes_text
from tryg_tui.words import entries


def test_a_followup_quotes_its_action_as_last_corrected() -> None:
    action = entry(Action, 1, text="Sæt 20 lamper op.")
    look = entry(FollowUp, 1, of="2017-06-13#1")
    earlier = meeting(action, id="2017-06-13", date=dt.date(2017, 6, 13))
    middle = meeting(look, id="2017-12-05", date=dt.date(2017, 12, 5))
    public = entry(Amendment, 1, of="2017-06-13#1", text="Sæt 30 lamper op.", why="talt om")
    secret = entry(Amendment, 2, of="2017-06-13#1", text="Sæt 40 lamper op.", private=True)
    whole = folder(earlier, middle, meeting(public, secret))
    ledger = fold(whole)
    told = entries.entry_text(whole, middle, look, ledger=ledger)
    assert told == "2017-06-13#1 Sæt 30 lamper op. · Open"
    marked = entries.entry_text(whole, middle, replace(look, private=True), ledger=ledger)
    assert marked == "2017-06-13#1 Sæt 40 lamper op. · Open"
    shown = corrected_meeting(loaded(middle), ledger)
    assert "Follows up: 13 Jun 2017, no. 1 Sæt 30 lamper op." in minutes_text(
        whole, shown[0], today=TODAY, ledger=shown[1]
    )
