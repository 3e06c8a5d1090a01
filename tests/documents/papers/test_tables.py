"""The tables of what was decided and agreed."""

from tests.documents.samples import TODAY, entry, folder, meeting
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.outcomes import decisions
from tryg_tui.core.model.entries import Action, Decision
from tryg_tui.documents.papers.tables import actions_table, decisions_table
from tryg_tui.ui.review.context import Looking
from tryg_tui.ui.review.registers import decisions_page

AGAINST = "Nordjyllands Politi could not agree to the decision."


def test_a_decision_stands_in_the_register_with_who_could_not_agree() -> None:
    decided = entry(Decision, 1, text="Lys.", outcome="adopted", dissent="politi")
    agreed = entry(Decision, 2, text="Mere lys.", outcome="adopted")
    found = folder(meeting(decided, agreed))
    ledger = fold(found)
    table = decisions_table(found, decisions(ledger), TODAY)
    column = table.head.index("Dissent")
    assert [row[column] for row in table.rows] == [AGAINST, ""]
    page = decisions_page(Looking(folder=found, ledger=ledger, today=TODAY))
    shown = {row.ref.id: str(row.text) for row in page.rows}
    assert AGAINST in shown["2018-04-10#1"]
    assert "could not agree" not in shown["2018-04-10#2"]


def test_an_action_tells_which_meeting_agreed_it_and_counts_in_figures() -> None:
    found = folder(meeting(entry(Action, 1, text="Ring.")))
    ledger = fold(found)
    table = actions_table(found, ledger, ledger.actions, TODAY)
    row = dict(zip(table.head, table.rows[0], strict=True))
    assert (row["Carried over"], row["End it?"], row["Agreed at"]) == ("0", "", "Forårsmødet")
    record = table.records[0]
    assert (record["meeting"], record["meeting_title"]) == ("2018-04-10", "Forårsmødet")
