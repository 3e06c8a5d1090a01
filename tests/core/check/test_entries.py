"""Checks of the entries of a meeting and of what they cite."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.check_factories import AT, approval, folder, found, initiative, meeting
from tests.factories import action, amendment, decision, followup, note, topic
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.base import Problem
from tryg_tui.core.model.entries import AnyEntry, LifeCycle, Outreach, ReadingEntry, Status
from tryg_tui.core.model.meeting import State

PAST = meeting("2017-12-05", entries=(action(1), topic(2), decision(3), note(4)))


def problems(*entries: AnyEntry, **changes: Any) -> tuple[Problem, ...]:
    """The problems of a meeting with these entries, after `PAST` and before another one."""
    later = meeting("2018-10-09", entries=(action(1),))
    this = meeting(**({"entries": entries} | changes))
    return check_folder(folder(initiative(), PAST, this, later))


def keys(*entries: AnyEntry, **changes: Any) -> list[tuple[str, str]]:
    """Key and code of each of these problems."""
    return [(problem.key, problem.code) for problem in problems(*entries, **changes)]


def status(n: int, initiative: str, status: str) -> Status:
    """A status of an initiative."""
    return Status(n=n, item="initiatives", at=AT, initiative=initiative, status=status)


def reading(n: int, initiative: str, indicator: str, value: float = 5) -> ReadingEntry:
    """A reading of an indicator."""
    return ReadingEntry(
        n=n, item="initiatives", at=AT, initiative=initiative, indicator=indicator, value=value
    )


def lifecycle(n: int, of: str, initiative: str = "et-trygt-natteliv") -> LifeCycle:
    """A change of life."""
    return LifeCycle(
        n=n, item="initiatives", at=AT, initiative=initiative, change="adjusted", of=of
    )


def outreach(n: int, of: str = "", owners: tuple[str, ...] = ()) -> Outreach:
    """An outreach."""
    return Outreach(n=n, item="initiatives", at=AT, of=of, owners=owners)


def test_an_entry_belongs_to_an_item_of_its_meeting_and_to_a_known_initiative() -> None:
    (item_problem, initiative_problem) = problems(
        note(1, item="initiative"), note(2, initiative="et-trykt-natteliv"), note(3)
    )
    assert (item_problem.key, item_problem.code) == ("entries[1].item", "unknown-item")
    assert item_problem.args == {"name": "initiative", "nearest": "initiatives"}
    assert (initiative_problem.key, initiative_problem.code) == (
        "entries[2].initiative",
        "unknown-initiative",
    )
    assert initiative_problem.args["nearest"] == "et-trygt-natteliv"


def test_whoever_is_to_do_something_is_a_participant_or_a_partner() -> None:
    assert keys(
        action(1, owners=("tryg-politi", "en")),
        followup(2, "2017-12-05#1", owners=("to",)),
        outreach(3, owners=("tre",)),
        action(4, owners=("kommune", "politi")),
    ) == [
        ("entries[1].owners[2]", "unknown-owner"),
        ("entries[2].owners[1]", "unknown-owner"),
        ("entries[3].owners[1]", "unknown-owner"),
    ]


@pytest.mark.parametrize(("state", "warned"), [("open", True), ("draft", False), ("final", False)])
def test_an_entry_of_another_day_is_worth_a_look_while_the_meeting_is_open(
    state: State, warned: bool
) -> None:
    entries = (note(1), note(2, at=AT + dt.timedelta(days=1)))
    found = problems(*entries, state=state)
    expected = [("entries[2].at", "entry-date", "warning")] if warned else []
    assert [(p.key, p.code, p.severity) for p in found] == expected


def test_nothing_is_read_back_before_it_is_recorded() -> None:
    entries = (note(1, at=AT, read_back=AT), note(2, at=AT, read_back=AT - dt.timedelta(hours=1)))
    found = [(one.key, one.code, one.severity) for one in problems(*entries)]
    assert found == [("entries[2].read_back", "read-back-early", "warning")]


def test_what_is_recorded_on_the_day_a_meeting_was_begun_is_recorded_in_time() -> None:
    later = AT + dt.timedelta(days=30)
    entries = (note(1, at=later), note(2, at=later + dt.timedelta(days=1)))
    found = problems(*entries, state="open", opened=later)
    assert [(p.key, p.code) for p in found] == [("entries[2].at", "entry-date")]


def test_a_status_is_one_of_the_groups_own_and_of_an_initiative() -> None:
    assert keys(
        status(1, "et-trygt-natteliv", "risiko"),
        status(2, "et-trygt-natteliv", "gul"),
        status(3, "", "kritisk"),
    ) == [("entries[2].status", "unknown-status"), ("entries[3].initiative", "no-initiative")]


def test_a_reading_is_of_an_indicator_of_its_initiative() -> None:
    assert keys(
        reading(1, "et-trygt-natteliv", "moeder"),
        reading(2, "et-trygt-natteliv", "moder"),
        reading(3, "", "moeder"),
        reading(4, "et-trygt-natteliv", "andel", 101),
        reading(5, "havnefronten", "hvad"),
    ) == [
        ("entries[5].initiative", "unknown-initiative"),
        ("entries[2].indicator", "unknown-indicator"),
        ("entries[3].initiative", "no-initiative"),
        ("entries[4].value", "value-range"),
    ]


@pytest.mark.parametrize("of", ["2017-12-05#1", "2017-12-05#2", "2018-04-10#1", "2018-04-10#2"])
def test_an_earlier_action_or_topic_can_be_followed_up(of: str) -> None:
    assert keys(action(1), topic(2), followup(3, of)) == []


def test_earlier_outreach_can_be_followed_up() -> None:
    assert keys(outreach(1), followup(2, "2018-04-10#1")) == []


@pytest.mark.parametrize(
    ("of", "code"),
    [
        ("2017-12-05#3", "not-again"),
        ("2017-12-05#4", "wrong-citation"),
        ("2017-12-05#9", "unknown-citation"),
        ("2017-12-06#1", "unknown-citation"),
        ("2017-12-05", "unknown-citation"),
        ("", "unknown-citation"),
        ("2018-04-10#2", "later-citation"),
        ("2018-10-09#1", "later-citation"),
    ],
)
def test_nothing_else_can_be_followed_up(of: str, code: str) -> None:
    assert keys(followup(1, of), action(2)) == [("entries[1].of", code)]


def test_an_entry_cannot_follow_up_itself() -> None:
    assert keys(followup(1, "2018-04-10#1")) == [("entries[1].of", "wrong-citation")]


def test_a_wrong_kind_is_told_with_the_kinds_that_fit() -> None:
    (problem,) = problems(followup(1, "2017-12-05#4"))
    assert problem.args == {
        "of": "2017-12-05#4",
        "kind": "note",
        "kinds": ["action", "decision", "outreach", "topic"],
    }


@pytest.mark.parametrize("again", [{"look_again": dt.date(2018, 4, 10)}, {"figure": "natteliv:x"}])
def test_a_decision_that_is_looked_at_again_can_be_followed_up(again: dict[str, Any]) -> None:
    decided = decision(1, **again)
    assert ("entries[2].of", "not-again") not in keys(decided, followup(2, "2018-04-10#1"))
    plain = keys(decision(1), followup(2, "2018-04-10#1"))
    assert plain == [("entries[2].of", "not-again")]


def test_what_a_correction_may_have_said_to_be_looked_at_again_can_be_followed_up() -> None:
    corrected = amendment(1, "2017-12-05#3", look_again_text="næste måling")
    assert keys(corrected, followup(2, "2017-12-05#3")) == []


def test_a_figure_that_a_decision_should_move_is_one_there_is() -> None:
    figure = "et-trygt-natteliv:moeder"
    assert keys(decision(1, figure=figure, expected="højst 900")) == []
    wrong = decision(1, figure="et-trygt-natteliv:moede")
    assert keys(wrong) == [("entries[1].figure", "unknown-figure")]
    (problem,) = problems(wrong)
    assert problem.args["nearest"] == figure
    assert keys(decision(1, expected="85")) == [("entries[1].expected", "expected-of-nothing")]
    assert keys(amendment(1, "2017-12-05#3", figure="intet:intet")) == [
        ("entries[1].figure", "unknown-figure")
    ]


@pytest.mark.parametrize(
    ("of", "nearest"),
    [("2017-12-05#9", "2017-12-05#3"), ("2017-12-06#1", "2017-12-05#1"), ("hvad", "")],
)
def test_an_unknown_citation_comes_with_the_nearest_one_that_fits(of: str, nearest: str) -> None:
    (problem,) = problems(followup(1, of))
    assert problem.args == {"of": of, "nearest": nearest}


@pytest.mark.parametrize(
    ("of", "codes"),
    [
        ("", []),
        ("2017-12-05#3", []),
        ("2018-04-10#1", []),
        ("2017-12-05#1", ["wrong-citation"]),
        ("2017-12-05#8", ["unknown-citation"]),
    ],
)
def test_a_change_of_life_and_an_outreach_come_of_a_decision_if_they_name_one(
    of: str, codes: list[str]
) -> None:
    found = keys(decision(1), lifecycle(2, of), outreach(3, of))
    assert found == [(f"entries[{n}].of", code) for n in (2, 3) for code in codes]


def test_a_change_of_life_is_of_an_initiative() -> None:
    assert keys(lifecycle(1, "", initiative="")) == [("entries[1].initiative", "no-initiative")]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_any_entry_of_a_closed_meeting_can_be_corrected(n: int) -> None:
    assert keys(amendment(1, f"2017-12-05#{n}")) == []


@pytest.mark.parametrize(
    ("of", "code"),
    [
        ("2018-04-10#1", "same-meeting"),
        ("2018-04-10#2", "later-citation"),
        ("2018-10-09#1", "later-citation"),
        ("2017-12-05#9", "unknown-citation"),
    ],
)
def test_no_other_entry_can_be_corrected(of: str, code: str) -> None:
    assert keys(note(1), amendment(2, of)) == [("entries[2].of", code)]


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"text": "Noget andet"}, []),
        ({"outcome": "noted"}, []),
        ({"without": ("outcome",)}, []),
        ({"value": 4}, [("value", "not-correctable")]),
        ({"without": ("text",)}, [("without", "not-correctable")]),
        ({"without": ("due",)}, [("without", "not-correctable")]),
        ({"status": "nowhere"}, [("status", "unknown-status"), ("status", "not-correctable")]),
        ({"initiative": "nowhere"}, [("initiative", "unknown-initiative")]),
    ],
)
def test_only_what_an_entry_has_can_be_corrected_of_it(
    fields: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    expected = [(f"entries[1].{key}", code) for key, code in problems]
    assert sorted(keys(amendment(1, "2017-12-05#3", **fields))) == sorted(expected)


def test_a_corrected_figure_is_one_of_its_indicator() -> None:
    past = meeting("2017-12-05", entries=(reading(1, "et-trygt-natteliv", "andel", 50),))
    this = meeting(
        entries=(
            amendment(1, "2017-12-05#1", value=501),
            amendment(2, "2017-12-05#1", indicator="nowhere"),
            amendment(3, "2017-12-05#1", value=51),
            amendment(4, "2017-12-05#1", text="Talt"),
        )
    )
    assert found(folder(initiative(), past, this)) == [
        ("entries[1].value", "value-range"),
        ("entries[2].indicator", "unknown-indicator"),
    ]


def test_a_correction_that_leads_to_no_entry_is_of_nothing() -> None:
    first = meeting("2017-06-13", entries=(amendment(1, "2017-01-01#1", value=4),))
    past = meeting("2017-12-05", entries=(amendment(1, "2017-06-13#1", value=4),))
    assert ("entries[1].of", "unknown-citation") in found(folder(first, past, meeting()))


@pytest.mark.parametrize(
    ("state", "closed"),
    [("draft", True), ("final", True), ("open", False), ("planned", False), ("cancelled", False)],
)
def test_only_closed_minutes_can_be_corrected_or_approved(state: State, closed: bool) -> None:
    past_entry = note(1, at=dt.datetime(2017, 12, 5, 10, tzinfo=dt.UTC))
    past = meeting("2017-12-05", state=state, entries=(past_entry,))
    entries = (amendment(1, "2017-12-05#1"), approval(2, "2017-12-05"))
    expected = [] if closed else [("entries[1].of", "not-closed"), ("entries[2].of", "not-closed")]
    assert found(folder(past, meeting(entries=entries))) == expected


def test_an_approval_is_of_a_known_earlier_meeting_or_of_the_own_agenda() -> None:
    assert keys(
        approval(1, "2017-12-05"),
        approval(2, "2017-12-06"),
        approval(3, "2018-04-10"),
        approval(4, "2018-10-09"),
    ) == [
        ("entries[2].of", "unknown-meeting"),
        ("entries[4].of", "later-meeting"),
    ]


def test_minutes_that_were_changed_after_their_approval_are_found() -> None:
    (problem,) = problems(approval(1, "2017-12-05", sha256="another hash"))
    assert (problem.key, problem.code, problem.severity) == (
        "entries[1].sha256",
        "approval-hash",
        "error",
    )
    assert problem.args == {"meeting": "2017-12-05", "path": "minutes/2017-12-05.toml"}


def test_minutes_whose_line_ends_another_program_changed_are_still_approved() -> None:
    past = meeting("2017-12-05", state="final")
    read = folder(past, meeting(entries=(approval(1, "2017-12-05", sha256="of Windows"),)))
    here = tuple(replace(one, alike=("of Windows",)) for one in read.meetings)
    assert found(replace(read, meetings=here)) == []
    assert found(read) == [("entries[1].sha256", "approval-hash")]
    assert fold(replace(read, meetings=here)).altered == frozenset()
    assert fold(read).altered == {"2017-12-05"}


def test_minutes_that_were_changed_while_their_approval_is_asked_for_are_found() -> None:
    asked = approval(1, "2017-12-05", sha256="another hash", outcome="asked")
    assert ("entries[1].sha256", "asked-hash") in keys(asked)


def test_an_approval_without_a_hash_is_worth_a_look() -> None:
    (problem,) = problems(approval(1, "2017-12-05", sha256=""))
    assert (problem.code, problem.severity) == ("approval-without-hash", "warning")


def test_minutes_from_before_the_folder_are_approved_by_their_day_and_without_a_hash() -> None:
    assert not keys(approval(1, "2017-02-27", sha256=""))
    assert keys(
        approval(1, "2017-02-27"), approval(2, "2018-12-01", sha256=""), approval(3, "x", sha256="")
    ) == [(f"entries[{n}].of", "unknown-meeting") for n in (1, 2, 3)]
