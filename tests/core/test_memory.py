"""No garbage is looked for meanwhile, and afterwards as before."""

import gc
from collections.abc import Iterator

import pytest

from tryg_tui.core.model.folder import uncollected


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """The collector, on again afterwards."""
    yield
    gc.enable()


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_afterwards_as_it_was_before_also_after_a_fault(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() == on

    @uncollected()
    def fails() -> None:
        assert not gc.isenabled()
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            fails()
        assert gc.isenabled() == on
