"""What the tests of the store start from."""

from pathlib import Path

import pytest

from tests.store.saves import OLD


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "2018-04-10.toml"
    file.write_bytes(OLD)
    return file
