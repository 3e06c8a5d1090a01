"""What is looked up in a folder."""

from tests.factories import folder, initiative
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.safety_index import IndexReading


def test_an_indicator_that_is_gone_is_called_by_its_id() -> None:
    walks = Indicator(id="vandringer", title="Vandringer", unit="stk.")
    held = folder(initiatives=(initiative("natteliv", indicators=(walks,)),))
    assert held.indicator("natteliv", "vandringer") == walks
    assert held.indicator("natteliv", "væk").title == "væk"
    assert held.indicator("væk", "vandringer").title == "vandringer"


def test_a_reading_is_told_from_the_others_by_area_and_year() -> None:
    assert IndexReading(area="aalborg", year=2017, value=85.7).key == "aalborg 2017"
