"""What the tests of the store start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.saves import OLD
from tryg_tui.store.journal import journal as journals
from tryg_tui.store.journal.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "2018-04-10.toml"
    file.write_bytes(OLD)
    return file


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journals of these tests are kept."""
    monkeypatch.setattr(journals, "second_folder", lambda: tmp_path / "second")
    return tmp_path / "first"


@pytest.fixture
def journal(tmp_path: Path, places: Path) -> Iterator[Journal]:
    """A journal for a folder."""
    own = Journal(tmp_path, places)
    yield own
    own.close()
