"""Looking back by way of the index shows the very rows that reading all the minutes shows."""

import datetime as dt
import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from tests.archive_folder import IDS, PEOPLE, make_archive
from tests.core.ledger.test_fold_properties import histories
from tests.shipped import FOLDER, STRATEGY
from tests.store.archives import folder_at, write
from tests.ten_years import TEN_YEARS
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.present import present
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.decisions import Wanted
from tryg_tui.core.review.history import item_ids
from tryg_tui.session.looking_back import PLACES, SECTIONS
from tryg_tui.store.archive.archive import Archive
from tryg_tui.store.archive.file import NoIndex
from tryg_tui.store.archive.past import Past
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.row import RowKind, RowRef
from tryg_tui.ui.review import sections
from tryg_tui.ui.review.context import MANY, Looking

TODAY = dt.date(2018, 4, 10)

PARTNERS = [one["id"] for one in STRATEGY["partners"]]

NARROWED: dict[str, tuple[Wanted, ...]] = {
    "meetings": (Wanted(), Wanted(years=(2016, 2016))),
    "decisions": (
        Wanted(),
        Wanted(years=(2015, 2016), outcome="adopted"),
        Wanted(initiative=IDS[0], item="initiatives"),
        Wanted(initiative="x"),
        Wanted(owner=PEOPLE[0]),
        *(Wanted(partner=one) for one in (*PARTNERS, "nobody")),
    ),
    "actions": (
        Wanted(),
        Wanted(state="overdue"),
        Wanted(state="done", years=(2016, 2016)),
        Wanted(initiative=IDS[1], item="initiatives"),
        Wanted(owner="p"),
        *(Wanted(partner=one, state="open") for one in (*PARTNERS, "nobody")),
    ),
    "initiatives": (Wanted(),),
    "items": (Wanted(),),
    "initiative": (Wanted(), Wanted(years=(2016, 2016))),
    "item": (Wanted(), Wanted(years=(2010, 2016))),
}


def told(page: Page) -> tuple[object, ...]:
    """All that is seen of a page."""
    rows = [(row.ref, row.text.plain, tuple(row.text.spans)) for row in page.rows]
    return page.headline.plain, rows, page.empty


def things(folder: Folder) -> Iterator[str]:
    """Everything there is a page of its own about."""
    ledger = fold(folder)
    meetings = [loaded.value.id for loaded in folder.meetings]
    yield from (f"life:{action.citation}" for action in ledger.actions)
    yield from (f"initiative:{id}" for id in {*ledger.concerning, *IDS, "x"})
    yield from (f"item:{id}" for id in (*item_ids(folder), "unknown"))
    pairs = zip(meetings[::5], reversed(meetings[1::4]), strict=False)
    yield from (f"compare:{one}|{other}" for one, other in pairs)
    yield "compare:2001-01-01|2002-01-01"
    yield "life:2001-01-01#1"


def compare(root: Path, index: Path, most: int) -> int:
    """Draw every page from all minutes and from the index; how many rows there were."""
    folder = folder_at(root)
    ledger = fold(folder)
    past = Past(Archive(root, index), present(folder, ledger), TODAY, most)
    whole = Looking(folder=folder, ledger=ledger, today=TODAY)
    seen = 0
    for place in itertools.chain(SECTIONS, things(folder)):
        kind, colon, of = place.partition(":")
        row = RowRef(cast("RowKind", kind), of) if colon else RowRef("section", place)
        for wanted in NARROWED.get(kind if colon else place, (Wanted(),)):
            part = (
                SECTIONS[place](past, wanted) if not colon else PLACES[row.kind](past, of, wanted)
            )
            looking = Looking(
                folder=part.folder,
                ledger=fold(part.folder),
                today=TODAY,
                wanted=wanted,
                totals=part.totals,
            )
            expected = told(sections.page(replace(whole, wanted=wanted), row))
            assert told(sections.page(looking, row)) == expected, (place, wanted)
            seen += len(expected[1])  # type: ignore[arg-type]
    return seen


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages have few rows."""
    monkeypatch.setattr(sections, "MANY", 7)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("seed", [11, pytest.param(12, marks=pytest.mark.large)])
def test_every_page_is_the_same_when_only_its_rows_are_asked_for(tmp_path: Path, seed: int) -> None:
    root = tmp_path / "meetings"
    make_archive(root, 30, seed)
    assert compare(root, tmp_path / "index.sqlite", 7) > 400


def test_every_page_is_the_same_where_all_rows_are_shown(tmp_path: Path) -> None:
    assert compare(TEN_YEARS, tmp_path / "index.sqlite", MANY) > 100


def _live_through(meetings: tuple[Meeting, ...]) -> None:
    """Draw every page of some meetings."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "meetings"
        shutil.copytree(FOLDER, root, ignore=shutil.ignore_patterns("minutes", ".*"))
        write(root, meetings)
        compare(root, Path(place) / "index.sqlite", 7)


@given(histories())
@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("few")
def test_any_pages_are_the_same(meetings: tuple[Meeting, ...]) -> None:
    _live_through(meetings)


@pytest.mark.large
@given(histories())
@settings(deadline=None, max_examples=500, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("few")
def test_very_many_pages_are_the_same(meetings: tuple[Meeting, ...]) -> None:
    _live_through(meetings)


def test_a_count_that_was_tampered_with_is_noticed(tmp_path: Path) -> None:
    root = tmp_path / "meetings"
    make_archive(root, 5, 1)
    for change in ("line SET carried = 9 WHERE kind = 'action'", "agenda SET seconds = 1"):
        archive = Archive(root, tmp_path / "index.sqlite")
        archive.refresh()
        assert not archive.look_through()
        with closing(sqlite3.connect(archive.path)) as connection, connection:
            connection.execute(f"UPDATE {change}")
        assert archive.ensure()
        assert not archive.look_through()


def test_where_two_files_are_of_one_meeting_all_minutes_have_to_be_read(tmp_path: Path) -> None:
    root = tmp_path / "meetings"
    make_archive(root, 5, 1)
    first = min((root / "minutes").iterdir())
    for name in ("a", "b"):
        shutil.copyfile(first, root / "minutes" / f"{name}.toml")
    first.unlink()
    folder = folder_at(root)
    past = Past(Archive(root, tmp_path / "index.sqlite"), folder, TODAY, 7)
    with pytest.raises(NoIndex):
        past.minutes(first.stem)
