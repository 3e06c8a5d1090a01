"""The folder somebody works in: as it was read, and as it stands here."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS
from tryg_tui.core.check import folder as folder_check
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.search.query import parse_query
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """The shipped folder."""
    return Workspace(folder)


def retitled(workspace: Workspace, title: str) -> None:
    """Let somebody else write the meeting."""
    loaded = workspace.folder.meeting(NEXT)
    assert loaded is not None
    save_meeting(workspace.root, replace(loaded.value, title=title), loaded.sha256)


def test_what_is_kept_stays_as_it_stands_here_and_the_rest_is_as_it_was_read(
    workspace: Workspace,
) -> None:
    for id in (NEXT, PREVIOUS):
        workspace.put(replace(workspace.meeting(id), title="Her"))
    workspace.take_over(read_folder(workspace.root), keep={NEXT})
    assert workspace.meeting(NEXT).title == "Her"
    assert workspace.meeting(PREVIOUS).title != "Her"


def test_what_is_shown_stays_where_its_file_is_gone(workspace: Workspace) -> None:
    for id in (NEXT, PREVIOUS):
        (workspace.root / "minutes" / f"{id}.toml").unlink()
    workspace.take_over(read_folder(workspace.root), shown={NEXT})
    assert workspace.holds(NEXT)
    assert not workspace.holds(PREVIOUS)


def test_what_is_wrong_between_files_is_told_of_the_folder_as_it_was_read_last(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.root / "initiatives" / "din-vej.toml"
    held = path.read_bytes()
    path.unlink()
    workspace.reload()
    assert not workspace.problems
    workspace.check()
    assert {problem.code for problem in workspace.problems} == {"unknown-initiative"}
    check = folder_check.check_folder

    def others_write(*given: Any) -> Any:
        path.write_bytes(held)
        workspace.reload()
        return check(*given)

    workspace.reload()
    monkeypatch.setattr(folder_check, "check_folder", others_write)
    workspace.check()
    assert not workspace.problems, "what was found is of the folder as it was before"
    assert workspace.unchecked is not None


def test_only_files_that_are_others_than_known_are_news(workspace: Workspace) -> None:
    path = f"minutes/{NEXT}.toml"
    assert not workspace.is_news({path})
    retitled(workspace, "Dér")
    assert workspace.is_news({path})
    assert workspace.is_news({"minutes/ny.toml"}) is False, "it is not there"


def test_the_day_of_the_folder_is_the_one_to_reckon_with(workspace: Workspace) -> None:
    strategy = workspace.folder.strategy
    assert strategy is not None
    assert workspace.today == workspace.now().date()
    assert workspace.now().microsecond == 0
    now = dt.datetime.now().astimezone()
    as_of = replace(strategy, value=replace(strategy.value, as_of=now.date()))
    workspace.folder = replace(workspace.folder, strategy=as_of)
    assert workspace.today == now.date()


def test_a_file_that_can_be_read_again_is_no_longer_among_those_that_cannot(
    workspace: Workspace,
) -> None:
    path = f"minutes/{NEXT}.toml"
    workspace.unreadable = frozenset({path})
    workspace.put(workspace.meeting(NEXT))
    assert workspace.unreadable == {path}
    workspace.put(workspace.meeting(NEXT), "andet")
    assert not workspace.unreadable
    assert workspace.versions()[NEXT] == "andet"


def test_what_is_searched_is_found_in_what_stands_here(workspace: Workspace) -> None:
    first, *rest = workspace.meeting(PREVIOUS).entries
    changed = replace(first, text="Et sjældent ord: qwxz")
    workspace.put(replace(workspace.meeting(PREVIOUS), entries=(changed, *rest)))
    assert workspace.search(parse_query("qwxz")).groups
    assert not workspace.search(parse_query("")).groups


def test_nothing_private_is_held_for_a_shared_screen(folder: Path) -> None:
    workspace = Workspace(folder)
    loaded = workspace.folder.meeting(PREVIOUS)
    assert loaded is not None
    first, *rest = loaded.value.entries
    secret = replace(first, text="HEMMELIGT", private=True)
    there = save_meeting(folder, replace(loaded.value, entries=(secret, *rest)), loaded.sha256)
    shared = Workspace(folder, shared=True)
    assert shared.read_only
    assert "HEMMELIGT" not in repr(shared.folder)
    assert "HEMMELIGT" not in repr(shared.shown(there))
    assert "HEMMELIGT" in repr(workspace.shown(there))


def test_who_was_away_is_not_named_while_that_meeting_is_on_the_wall(folder: Path) -> None:
    loaded = Workspace(folder).folder.meeting(PREVIOUS)
    assert loaded is not None
    away = (Attendance(person="tryg-politi", status="apologies"),)
    save_meeting(folder, replace(loaded.value, attendance=away), loaded.sha256)
    shared, own = Workspace(folder, shared=True), Workspace(folder)

    def told(workspace: Workspace) -> str:
        person = workspace.folder.person("tryg-politi")
        return person.title if person else ""

    for workspace in (shared, own):
        workspace.look_at(NEXT)
        assert told(workspace).startswith("Tovholder")
        workspace.look_at(PREVIOUS)
    assert told(shared) == "Nordjyllands Politi"
    assert told(own).startswith("Tovholder"), "whoever takes the minutes knows them all"
    shared.reload()
    assert told(shared) == "Nordjyllands Politi"
    shared.look_at(NEXT)
    assert told(shared).startswith("Tovholder"), "at another meeting they may be there"


def test_no_small_number_is_held_for_a_shared_screen(folder: Path) -> None:
    workspace = Workspace(folder)
    loaded = workspace.folder.meeting(PREVIOUS)
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
    assert workspace.shown(there) is there


def test_a_meeting_is_prepared_under_a_name_of_its_own(workspace: Workspace) -> None:
    day = dt.date(2018, 4, 10)
    assert workspace.next() == workspace.meeting(NEXT)
    prepared = workspace.prepare(day, workspace.meeting(PREVIOUS))
    assert prepared is not None
    assert prepared.id != NEXT
    assert workspace.holds(prepared.id)
    assert prepared.id not in workspace.versions(), "it is in no file yet"
    workspace.folder = replace(workspace.folder, strategy=None)
    assert workspace.prepare(day, None) is None
    assert workspace.title == ""


def test_a_meeting_is_copied_to_another_day_with_its_agenda(workspace: Workspace) -> None:
    previous = workspace.meeting(PREVIOUS)
    copied = workspace.copy(previous, dt.date(2018, 4, 10))
    assert copied.id != NEXT
    assert workspace.meeting(copied.id) == copied
    assert (copied.state, copied.entries) == ("planned", ())
    assert [one.title for one in copied.items] == [one.title for one in previous.items]
    assert copied.id not in workspace.versions(), "it is in no file yet"


def test_meetings_have_others_before_and_after_them(workspace: Workspace) -> None:
    previous, coming = workspace.meeting(PREVIOUS), workspace.meeting(NEXT)
    assert workspace.previous(coming) == previous
    assert workspace.following(previous) == coming
    assert workspace.before(coming.date) == previous
    assert workspace.before(previous.date, PREVIOUS) == workspace.meetings[0]
    workspace.put(replace(coming, state="open"))
    assert workspace.next() == workspace.meeting(NEXT)
    workspace.put(replace(coming, state="cancelled"))
    assert workspace.next() is None


def test_a_report_that_is_saved_is_held(workspace: Workspace) -> None:
    form = workspace.folder.reports[0]
    workspace.put_file(replace(form, sha256="nyt"))
    assert "nyt" in {one.sha256 for one in workspace.folder.reports}
    path = "annual/2017.toml"
    workspace.put_file(Loaded(path=path, sha256="x", value=YearlyReport(year=2017)))
    assert workspace.may_rewrite(path)
    workspace.read_only = True
    assert not workspace.may_rewrite(path)
    assert not workspace.may_write(workspace.meeting(NEXT))


def test_the_meetings_of_a_group_can_be_looked_at(workspace: Workspace) -> None:
    coming, previous = workspace.meeting(NEXT), workspace.meeting(PREVIOUS)
    other = next(one for one in workspace.bodies if one.id != workspace.folder.partnership.body)
    assert (workspace.body, workspace.next("")) == ("", coming)
    workspace.put(replace(previous, state="planned", body=other.id))
    assert workspace.next(other.id) == workspace.meeting(PREVIOUS)
    assert workspace.next(coming.body) == coming
    workspace.chosen = other.id
    assert workspace.body == other.id
    workspace.chosen = "ukendt"
    assert workspace.body == "", "the one that was chosen is no more"


def test_a_group_that_is_no_more_is_there_while_it_has_met(workspace: Workspace) -> None:
    known = workspace.folder.partnership
    gone = tuple(replace(one, until=dt.date(2017, 1, 1)) for one in known.bodies)
    assert workspace.folder.strategy is not None
    workspace.put_file(replace(workspace.folder.strategy, value=replace(known, bodies=gone)))
    assert [one.id for one in workspace.bodies] == [known.body]


def test_what_was_checked_is_not_checked_again(workspace: Workspace) -> None:
    workspace.check()
    before = workspace.problems
    workspace.check()
    assert workspace.problems is before


def test_the_folder_and_the_ledger_are_there_as_they_were_known_on_a_day(
    workspace: Workspace,
) -> None:
    known, ledger = workspace.as_known("", dt.date(2017, 6, 13))
    assert len(known.partnership.facts) < len(workspace.folder.partnership.facts)
    assert len(ledger.actions) <= len(workspace.ledger().actions)
