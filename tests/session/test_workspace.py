"""The folder somebody works in: as it was read, and as it stands here."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS
from tryg_tui.core.check import folder as folder_check
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.search.query import parse_query
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting


@pytest.fixture
def desk(folder: Path) -> Workspace:
    """The shipped folder."""
    return Workspace(folder)


def retitled(desk: Workspace, title: str) -> None:
    """Let somebody else write the meeting."""
    loaded = desk.folder.meeting(NEXT)
    assert loaded is not None
    save_meeting(desk.root, replace(loaded.value, title=title), loaded.sha256)


def test_what_is_kept_stays_as_it_stands_here_and_the_rest_is_as_it_was_read(
    desk: Workspace,
) -> None:
    for id in (NEXT, PREVIOUS):
        desk.put(replace(desk.meeting(id), title="Her"))
    desk.take_over(read_folder(desk.root), keep={NEXT})
    assert desk.meeting(NEXT).title == "Her"
    assert desk.meeting(PREVIOUS).title != "Her"


def test_what_is_shown_stays_where_its_file_is_gone(desk: Workspace) -> None:
    for id in (NEXT, PREVIOUS):
        (desk.root / "minutes" / f"{id}.toml").unlink()
    desk.take_over(read_folder(desk.root), shown={NEXT})
    assert desk.holds(NEXT)
    assert not desk.holds(PREVIOUS)


def test_what_is_wrong_between_files_is_told_of_the_folder_as_it_was_read_last(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.root / "initiatives" / "din-vej.toml"
    held = path.read_bytes()
    path.unlink()
    desk.reload()
    assert not desk.problems
    desk.check()
    assert {problem.code for problem in desk.problems} == {"unknown-initiative"}
    check = folder_check.check_folder

    def others_write(*given: Any) -> Any:
        path.write_bytes(held)
        desk.reload()
        return check(*given)

    desk.reload()
    monkeypatch.setattr(folder_check, "check_folder", others_write)
    desk.check()
    assert not desk.problems, "what was found is of the folder as it was before"
    assert desk.unchecked is not None


def test_only_files_that_are_others_than_known_are_news(desk: Workspace) -> None:
    path = f"minutes/{NEXT}.toml"
    assert not desk.is_news({path})
    retitled(desk, "Dér")
    assert desk.is_news({path})
    assert desk.is_news({"minutes/ny.toml"}) is False, "it is not there"


def test_the_day_of_the_folder_is_the_one_to_reckon_with(desk: Workspace) -> None:
    strategy = desk.folder.strategy
    assert strategy is not None
    assert desk.today == desk.now().date()
    assert desk.now().microsecond == 0
    now = dt.datetime.now().astimezone()
    as_of = replace(strategy, value=replace(strategy.value, as_of=now.date()))
    desk.folder = replace(desk.folder, strategy=as_of)
    assert desk.today == now.date()


def test_a_file_that_can_be_read_again_is_no_longer_among_those_that_cannot(
    desk: Workspace,
) -> None:
    path = f"minutes/{NEXT}.toml"
    desk.unreadable = frozenset({path})
    desk.put(desk.meeting(NEXT))
    assert desk.unreadable == {path}
    desk.put(desk.meeting(NEXT), "andet")
    assert not desk.unreadable
    assert desk.versions()[NEXT] == "andet"


def test_what_is_searched_is_found_in_what_stands_here(desk: Workspace) -> None:
    first, *rest = desk.meeting(PREVIOUS).entries
    changed = replace(first, text="Et sjældent ord: qwxz")
    desk.put(replace(desk.meeting(PREVIOUS), entries=(changed, *rest)))
    assert desk.search(parse_query("qwxz")).groups
    assert not desk.search(parse_query("")).groups


def test_nothing_private_is_held_for_a_shared_screen(folder: Path) -> None:
    desk = Workspace(folder)
    loaded = desk.folder.meeting(PREVIOUS)
    assert loaded is not None
    first, *rest = loaded.value.entries
    secret = replace(first, text="HEMMELIGT", private=True)
    there = save_meeting(folder, replace(loaded.value, entries=(secret, *rest)), loaded.sha256)
    shared = Workspace(folder, shared=True)
    assert shared.read_only
    assert "HEMMELIGT" not in repr(shared.folder)
    assert "HEMMELIGT" not in repr(shared.shown(there))
    assert "HEMMELIGT" in repr(desk.shown(there))


def test_no_small_number_is_held_for_a_shared_screen(folder: Path) -> None:
    desk = Workspace(folder)
    loaded = desk.folder.meeting(PREVIOUS)
    assert loaded is not None
    last = loaded.value.last + 1
    few = ReadingEntry(
        n=last,
        at=loaded.value.entries[-1].at,
        item="measurement",
        initiative="drop-out-elever",
        indicator="elever-med-handling",
        value=3,
    )
    changed = replace(loaded.value, entries=(*loaded.value.entries, few), last=last)
    there = save_meeting(folder, changed, loaded.sha256)
    shared = Workspace(folder, shared=True)
    found = (shared.folder.meeting(PREVIOUS), shared.shown(there))
    for one in found:
        assert one is not None
        told = one.value.entries[-1]
        assert isinstance(told, ReadingEntry)
        assert (told.value, told.qualifier) == (5, "less-than")
    shared.put(replace(changed, entries=(few,)))
    assert "value=3," not in repr(shared.folder)
    assert desk.shown(there) is there


def test_a_meeting_is_prepared_under_a_name_of_its_own(desk: Workspace) -> None:
    day = dt.date(2018, 4, 10)
    assert desk.next() == desk.meeting(NEXT)
    prepared = desk.prepare(day, desk.meeting(PREVIOUS))
    assert prepared is not None
    assert prepared.id != NEXT
    assert desk.holds(prepared.id)
    assert prepared.id not in desk.versions(), "it is in no file yet"
    desk.folder = replace(desk.folder, strategy=None)
    assert desk.prepare(day, None) is None
    assert desk.title == ""


def test_a_meeting_is_copied_to_another_day_with_its_agenda(desk: Workspace) -> None:
    previous = desk.meeting(PREVIOUS)
    copied = desk.copy(previous, dt.date(2018, 4, 10))
    assert copied.id != NEXT
    assert desk.meeting(copied.id) == copied
    assert (copied.state, copied.entries) == ("planned", ())
    assert [one.title for one in copied.items] == [one.title for one in previous.items]
    assert copied.id not in desk.versions(), "it is in no file yet"


def test_meetings_have_others_before_and_after_them(desk: Workspace) -> None:
    previous, coming = desk.meeting(PREVIOUS), desk.meeting(NEXT)
    assert desk.previous(coming) == previous
    assert desk.following(previous) == coming
    assert desk.before(coming.date) == previous
    assert desk.before(previous.date, PREVIOUS) == desk.meetings[0]
    desk.put(replace(coming, state="open"))
    assert desk.next() == desk.meeting(NEXT)
    desk.put(replace(coming, state="cancelled"))
    assert desk.next() is None


def test_a_report_that_is_saved_is_held(desk: Workspace) -> None:
    form = desk.folder.reports[0]
    desk.put_file(replace(form, sha256="nyt"))
    assert "nyt" in {one.sha256 for one in desk.folder.reports}
    path = "annual/2017.toml"
    desk.put_file(Loaded(path=path, sha256="x", value=YearlyReport(year=2017)))
    assert desk.may_rewrite(path)
    desk.read_only = True
    assert not desk.may_rewrite(path)
    assert not desk.may_write(desk.meeting(NEXT))


def test_the_meetings_of_a_group_can_be_looked_at(desk: Workspace) -> None:
    coming, previous = desk.meeting(NEXT), desk.meeting(PREVIOUS)
    other = next(one for one in desk.bodies if one.id != desk.folder.partnership.body)
    assert (desk.body, desk.next("")) == ("", coming)
    desk.put(replace(previous, state="planned", body=other.id))
    assert desk.next(other.id) == desk.meeting(PREVIOUS)
    assert desk.next(coming.body) == coming
    desk.chosen = other.id
    assert desk.body == other.id
    desk.chosen = "ukendt"
    assert desk.body == "", "the one that was chosen is no more"


def test_a_group_that_is_no_more_is_there_while_it_has_met(desk: Workspace) -> None:
    known = desk.folder.partnership
    gone = tuple(replace(one, until=dt.date(2017, 1, 1)) for one in known.bodies)
    assert desk.folder.strategy is not None
    desk.put_file(replace(desk.folder.strategy, value=replace(known, bodies=gone)))
    assert [one.id for one in desk.bodies] == [known.body]


def test_what_was_checked_is_not_checked_again(desk: Workspace) -> None:
    desk.check()
    before = desk.problems
    desk.check()
    assert desk.problems is before


def test_the_folder_and_the_ledger_are_there_as_they_were_known_on_a_day(desk: Workspace) -> None:
    known, ledger = desk.as_known("", dt.date(2017, 6, 13))
    assert len(known.partnership.facts) < len(desk.folder.partnership.facts)
    assert len(ledger.actions) <= len(desk.ledger().actions)
