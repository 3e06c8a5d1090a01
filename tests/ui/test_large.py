"""A large folder opens as a small one does, and every screen knows all of it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.archive_folder import make_archive
from tests.ui.driving import Driver, opened
from tryg_tui.core.ledger.fold import fold
from tryg_tui.session.workspace import Desk
from tryg_tui.store.archive import beginning, opening
from tryg_tui.store.folder.load import FolderReading, read_folder
from tryg_tui.ui.screens.dashboards import OverviewScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.review import ArchiveScreen
from tryg_tui.ui.screens.search import SearchScreen

COUNT = 45


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as large, whose files nobody has just changed."""
    for module in (opening, beginning):
        monkeypatch.setattr(module, "FEW", 10)
    monkeypatch.setattr("tryg_tui.store.archive.scan.FRESH", 0)
    root = tmp_path / "large"
    make_archive(root, COUNT, seed=4)
    return root


def page(tryg: Driver) -> list[str]:
    """All rows of the front page."""
    return [str(option.prompt) for option in tryg.rows().options]


async def front(root: Path) -> tuple[list[str], int]:
    """The front page, and how many meetings were read for it."""
    with pytest.MonkeyPatch.context() as patch:
        read: list[int] = []
        before = opening.open_folder

        def reading(root: Path) -> FolderReading:
            found = before(root)
            read.append(len(found.folder.meetings))
            return found

        for module in ("tryg_tui.session.workspace", "tryg_tui.store.archive.opening"):
            patch.setattr(f"{module}.open_folder", reading)
        async with opened(root, start="home", size=(120, 60)) as tryg:
            desk = tryg.app.desk
            assert desk is not None
            if opening.FEW < COUNT:
                await tryg.until(lambda: not desk.whole and beginning.recall(root) is not None)
            return page(tryg), sum(read)


async def test_the_front_page_is_the_same_whatever_was_read_for_it(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, every = await front(large)
    again, some = await front(large)
    assert every == COUNT + 1
    assert some < every
    assert again == first
    assert any(f"… and {COUNT - 12} more" in row for row in again)
    monkeypatch.setattr(opening, "FEW", 1000)
    monkeypatch.setattr(beginning, "FEW", 1000)
    assert await front(large) == (first, every)


async def test_a_changed_file_is_read_at_the_next_start(large: Path) -> None:
    await front(large)
    path = large / "minutes" / "2018-04-10.toml"
    path.write_bytes(path.read_bytes().replace("forår 2018".encode(), b"i haven"))
    rows, every = await front(large)
    assert every == COUNT + 1
    assert any("i haven" in row for row in rows)
    rows, some = await front(large)
    assert some < every
    assert any("i haven" in row for row in rows)


async def test_other_screens_know_the_whole_folder(large: Path) -> None:
    await front(large)
    async with opened(large, start="home") as tryg:
        desk = tryg.app.desk
        assert desk is not None
        assert len(desk.folder.meetings) < COUNT
        await tryg.press("o")
        await tryg.show(OverviewScreen)
        assert desk.folder == read_folder(large).folder
        assert desk.ledger() == fold(desk.folder)


async def test_looking_back_shows_all_years_and_holds_no_more_than_is_shown(large: Path) -> None:
    folder = read_folder(large).folder
    decided = [one.citation for one in reversed(fold(folder).decisions)]
    old = folder.meetings[0].value
    await front(large)
    async with opened(large, start="home", size=(120, 60)) as tryg:
        desk = tryg.app.desk
        assert desk is not None
        held = desk.folder
        await tryg.press("a")
        await tryg.show(ArchiveScreen)
        assert f"{COUNT + 1} meetings" in tryg.part("#headline")
        assert tryg.ids()[-1] == f"meeting:{old.id}"
        await tryg.press("2")
        assert [id for id in tryg.ids() if id] == [f"line:{citation}" for citation in decided]
        await tryg.press("h")
        await tryg.choose("year")
        await tryg.choose(str(old.date.year))
        chosen = [one for one in decided if one.startswith(str(old.date.year))]
        assert [id for id in tryg.ids() if id] == [f"line:{citation}" for citation in chosen]
        await tryg.select(f"line:{decided[-1]}")
        minutes = await tryg.show(MinutesScreen)
        assert minutes.meeting == folder.meeting(minutes.meeting.id).value  # type: ignore[union-attr]
        await tryg.press("slash", *"tilsynet")
        search = await tryg.show(SearchScreen)
        await tryg.until(lambda: bool(search.answer.groups))
        titles = {one.value.id: one.value.title for one in folder.meetings}
        await tryg.until(lambda: titles[search.answer.groups[-1].meeting] in tryg.text)
        assert desk.folder is held
        assert not desk.whole


async def test_where_there_is_no_index_looking_back_reads_all_minutes(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await front(large)
    async with opened(large, start="home") as tryg:
        desk = tryg.app.desk
        assert desk is not None
        monkeypatch.setattr(
            "tryg_tui.store.archive.archive.index_path", lambda root: Path("/dev/null/x")
        )
        await tryg.press("a")
        await tryg.show(ArchiveScreen)
        assert f"{COUNT + 1} meetings" in tryg.part("#headline")
        assert len(desk.folder.meetings) == COUNT + 1


async def test_old_minutes_are_opened_at_once_without_the_rest(large: Path) -> None:
    await front(large)
    old = min(path.stem for path in (large / "minutes").iterdir())
    async with opened(large, start="review", meeting=old) as tryg:
        screen = await tryg.show(MinutesScreen)
        assert screen.meeting == read_folder(large).folder.meetings[0].value
        assert not screen.desk.whole
        await tryg.press("escape")
        await tryg.show(HomeScreen)


@pytest.mark.parametrize("start", ["run", "review"])
async def test_a_meeting_opened_at_once_knows_the_whole_folder(large: Path, start: str) -> None:
    await front(large)
    async with opened(large, start=start, meeting="2018-04-10") as tryg:  # type: ignore[arg-type]
        desk = tryg.app.desk
        assert desk is not None
        assert desk.total == COUNT + 1
        if start == "run":
            await tryg.until(lambda: len(desk.folder.meetings) == COUNT + 1)
        else:
            assert (await tryg.show(MinutesScreen)).meeting.id == "2018-04-10"


def test_nothing_is_kept_of_files_that_have_just_been_written(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tryg_tui.store.archive.scan.FRESH", 3_000_000_000)
    Desk(large)
    assert beginning.recall(large) is None
    monkeypatch.setattr("tryg_tui.store.archive.scan.FRESH", 0)
    Desk(large)
    found = beginning.recall(large)
    assert found is not None
    assert found[1] == COUNT + 1
    (large / "initiatives" / "din-vej.toml").touch()
    assert beginning.recall(large) is None
    assert dt.date(2018, 4, 10) in {m.value.date for m in found[0].folder.meetings}
