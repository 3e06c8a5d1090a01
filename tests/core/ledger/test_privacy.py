"""What may not be shown, however it is spoken of."""

from msgspec.structs import replace

from tests.factories import action, amendment, folder, followup, held, item, note
from tryg_tui.core.ledger.privacy import cited_entry, is_private, public_part

EARLIER = held(
    "2017-12-05",
    action(1, "hemmelig", private=True),
    action(2, "åben"),
    action(3, "under et lukket punkt", item="closed"),
    items=(item("closed", private=True), item("initiatives")),
)
LATER = held(
    "2018-04-10",
    followup(1, "2017-12-05#1"),
    amendment(2, "2018-04-10#1", "om den hemmelige"),
    followup(3, "2017-12-05#2"),
    followup(4, "2017-12-05#3"),
    followup(5, "2018-04-10#5"),
    followup(6, "ingenting"),
    followup(7, "2001-01-01#1"),
    note(8, "fri"),
)
FOLDER = folder(EARLIER, LATER)


def test_what_speaks_of_something_private_is_private() -> None:
    private = [is_private(FOLDER, LATER, entry) for entry in LATER.entries]
    assert private == [True, True, False, True, False, False, False, False]


def test_a_meeting_knows_its_own_entries_before_the_folder_does() -> None:
    changed = replace(EARLIER, entries=(action(2, "nyere"),))
    found = cited_entry(FOLDER, changed, "2017-12-05#2")
    assert found is not None
    assert found[1].text == "nyere"
    assert cited_entry(FOLDER, changed, "2017-12-05#9") is None


def test_the_public_part_of_a_folder_tells_nothing_private() -> None:
    earlier, later = public_part(FOLDER).meetings
    assert [entry.n for entry in earlier.value.entries] == [2]
    assert [entry.n for entry in later.value.entries] == [3, 5, 6, 7, 8]
