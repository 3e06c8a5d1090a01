"""What the edges of the judging and drawing functions answer, where nothing is known."""

from types import SimpleNamespace
from typing import Any, cast

from tryg_tui.core.ledger import outcomes
from tryg_tui.core.measures import moves, verdicts
from tryg_tui.core.model.base import is_within
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import IndexReading, Measure
from tryg_tui.core.plot.lines import Frame


def some(**fields: object) -> Any:
    """Something with these attributes and no others."""
    return cast("Any", SimpleNamespace(**fields))


def test_what_nobody_recorded_is_not_hidden() -> None:
    assert not outcomes._is_hidden(Folder(), some(source=None, entry=None))


def test_a_reading_without_a_day_is_of_no_year_before() -> None:
    assert not moves._is_year_ago("quarter", some(date=None), some(date=None))


def test_what_is_no_share_has_no_interval_of_one() -> None:
    measure = Measure(measure="antal", unit="personer")
    assert verdicts.estimate(measure, IndexReading(area="aalborg", year=2017, value=3)) is None


def test_all_is_within_no_span() -> None:
    assert is_within(5, None)


def test_slots_stand_as_far_apart_as_their_days() -> None:
    frame = some(slots=range(3), days=(0, 10, 40), width=30, left=0)
    even = some(slots=range(3), days=(), width=30, left=0)
    assert [Frame.column(frame, slot) for slot in range(3)] == [5, 10, 25]
    assert [Frame.column(even, slot) for slot in range(3)] == [5, 15, 25]
