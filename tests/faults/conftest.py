"""A place on the fastest disk there is, as most tests here write thousands of files."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.registry import FLOWS

MEMORY = Path("/dev/shm")  # noqa: S108  only a place for worlds that are thrown away
"""A file system in memory, on Linux."""


def in_memory(otherwise: Path) -> Iterator[Path]:
    """An empty folder in memory where there is such a thing."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        yield otherwise
        return
    made = Path(tempfile.mkdtemp(prefix="tryg-faults-", dir=MEMORY))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """An empty folder for one test."""
    yield from in_memory(tmp_path)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder for the tests of one file."""
    yield from in_memory(tmp_path_factory.mktemp("memory"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for a flow once with each of them."""
    if "flow" in metafunc.fixturenames:
        metafunc.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
