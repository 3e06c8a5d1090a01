"""Nothing is written, made or tidied through a link that leads out of the folder."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.folder.test_load import STRATEGY, meeting
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.minutes import keep_copy, save_meeting
from tryg_tui.store.folder.reports import index_path, save_register, save_report
from tryg_tui.store.presence.live import myself, remove_dead, show_live

pytestmark = pytest.mark.posix

DAY = dt.date(2018, 10, 9)
NOW = dt.datetime(2018, 4, 10, 10, tzinfo=dt.UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "meetings"
    (root / "minutes").mkdir(parents=True)
    (root / "strategy.toml").write_bytes(STRATEGY)
    return root


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    place = tmp_path / "elsewhere"
    place.mkdir()
    return place


Write = Callable[[Path], object]

WRITES: dict[str, tuple[str, Write]] = {
    "new minutes through a dangling link": (
        "minutes/2018-10-09.toml",
        lambda root: save_meeting(root, meeting("2018-10-09", DAY), None),
    ),
    "new minutes in a folder that is a link": (
        "minutes",
        lambda root: save_meeting(root, meeting("2018-10-09", DAY), None),
    ),
    "another version in a folder that is a link": (
        "minutes",
        lambda root: keep_copy(root, meeting("2018-10-09", DAY), NOW),
    ),
    "figures in a folder that is a link": (
        "safety-index",
        lambda root: save_register(
            root, index_path(root, "tillid", DAY), Measure(measure="tillid"), None
        ),
    ),
    "a form in a year that is a link": (
        "reports/2017",
        lambda root: save_report(root, InitiativeReport(initiative="tryg", year=2017), None),
    ),
    "a form below a folder that is a link": (
        "reports",
        lambda root: save_report(root, InitiativeReport(initiative="tryg", year=2017), None),
    ),
}


@pytest.mark.parametrize(("link", "write"), WRITES.values(), ids=WRITES)
def test_a_write_that_a_link_leads_out_is_refused(
    root: Path, elsewhere: Path, link: str, write: Write
) -> None:
    place = root / link
    place.parent.mkdir(exist_ok=True)
    if place.is_dir():
        place.rmdir()
    place.symlink_to(elsewhere / "planted.toml" if link.endswith(".toml") else elsewhere)
    with pytest.raises(NotSaved) as refused:
        write(root)
    assert refused.value.reason == "outside"
    assert refused.value.path == place
    assert list(elsewhere.iterdir()) == []


def test_who_is_here_is_neither_told_nor_tidied_elsewhere(root: Path, elsewhere: Path) -> None:
    (root / "minutes" / ".live").symlink_to(elsewhere)
    theirs = elsewhere / ".offer.txt.999999.0123abcd.tmp"
    theirs.write_bytes(b"")
    live = myself("secretary")
    show_live(root, "2018-04-10", live)
    remove_dead(root)
    assert list(elsewhere.iterdir()) == [theirs]


def test_a_link_that_stays_in_the_folder_is_written_through(root: Path) -> None:
    (root / "gemt").mkdir()
    (root / "minutes").rmdir()
    (root / "minutes").symlink_to(root / "gemt")
    save_meeting(root, meeting("2018-10-09", DAY), None)
    assert (root / "gemt" / "2018-10-09.toml").exists()


def test_a_folder_that_is_itself_a_link_is_written_in(root: Path, tmp_path: Path) -> None:
    link = tmp_path / "genvej"
    link.symlink_to(root)
    save_meeting(link, meeting("2018-10-09", DAY), None)
    assert (root / "minutes" / "2018-10-09.toml").exists()
