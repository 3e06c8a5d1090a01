"""Several processes at the index, some of which are killed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive_folder import make_archive
from tests.store.archives import reread, told
from tryg_tui.store.archive.archive import Archive

INDEX = """
import sys
from pathlib import Path
from tryg_tui.store.archive import build as archive_build
from tryg_tui.store.archive.archive import Archive
archive_build.BATCH = 5
Archive(Path(sys.argv[1]), Path(sys.argv[2])).refresh(lambda done, of: print(done, flush=True))
"""

COUNT = 60


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some meetings; nobody changes it."""
    root = tmp_path_factory.mktemp("many") / "meetings"
    make_archive(root, COUNT, seed=2)
    return root


@pytest.fixture
def archive(root: Path, tmp_path: Path) -> Iterator[Archive]:
    """An index of it that is to be right in the end."""
    archive = Archive(root, tmp_path / "index.sqlite")
    yield archive
    assert not archive.look_through()
    assert told(archive.lines()) == reread(root)


def indexing(archive: Archive) -> "subprocess.Popen[str]":
    """A process that indexes the folder and tells how far it is."""
    command = [sys.executable, "-c", INDEX, str(archive.root), str(archive.path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("after", [1, 7])
def test_a_process_killed_while_it_indexes_leaves_no_wrong_answer(
    archive: Archive, after: int
) -> None:
    with indexing(archive) as process:
        assert process.stdout is not None
        for _ in range(after):
            assert process.stdout.readline()
        process.kill()
    assert process.returncode != 0


def test_two_processes_index_the_same_folder_at_once(archive: Archive) -> None:
    with indexing(archive) as one, indexing(archive) as other:
        one.communicate()
        other.communicate()
    assert (one.returncode, other.returncode) == (0, 0)


def test_an_index_thrown_away_under_another_process_is_made_again(archive: Archive) -> None:
    with indexing(archive) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for path in archive.path.parent.glob("index.sqlite*"):
            path.unlink()
        archive.refresh()
        process.communicate()
