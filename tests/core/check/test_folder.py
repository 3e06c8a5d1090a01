"""A whole folder is checked at once, and only for what could be read."""

from msgspec.structs import replace

from tests.core.check_factories import (
    approval,
    folder,
    found,
    initiative,
    item,
    loaded,
    measure,
    meeting,
    strategy,
)
from tests.factories import action, decision, followup, note
from tryg_tui.core.check.folder import RULES, check_folder
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Problem
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.entries import Status
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import IndexReading


def whole() -> Folder:
    """A folder with something of everything, all of it in order."""
    past = meeting("2017-12-05", entries=(action(1, owners=("tryg-politi",)), note(2)))
    now = meeting(
        state="open",
        body="planlaegningsgruppen",
        chair="tryg-kommune",
        secretary="tryg-politi",
        current="initiatives",
        items=(item(carried_from="2017-12-05"),),
        attendance=(Attendance(person="tryg-politi", status="present"),),
        entries=(
            followup(1, "2017-12-05#1", state="done"),
            approval(2, "2017-12-05"),
            decision(3, initiative="et-trygt-natteliv"),
        ),
    )
    return folder(
        initiative(),
        measure(readings=(IndexReading(area="aalborg", year=2017, value=85.7),)),
        CommunicationYear(year=2017, activities=(Activity(id="stand", title="Stand"),)),
        InitiativeReport(initiative="et-trygt-natteliv", year=2017, status="risiko"),
        past,
        now,
    )


def test_a_folder_in_order_has_no_problem() -> None:
    assert check_folder(whole()) == ()


def test_an_empty_folder_has_no_problem() -> None:
    assert check_folder(Folder()) == ()


def test_every_kind_of_file_has_rules() -> None:
    some = whole()
    assert some.strategy is not None
    lists = (some.initiatives, some.measures, some.communication, some.reports, some.meetings)
    kinds = {type(some.strategy.value), *(type(each[0].value) for each in lists)}
    assert {*kinds, YearlyReport} == set(RULES)


def test_problems_of_all_files_are_found_at_once_with_file_key_and_nearest_name() -> None:
    wrong = folder(
        strategy(body="planlaegningsgrupen"),
        initiative(theme="nattelivet"),
        meeting(chair="tryg-komune"),
    )
    assert check_folder(wrong) == (
        Problem(
            file="strategy.toml",
            key="body",
            code="unknown-body",
            args={"name": "planlaegningsgrupen", "nearest": "planlaegningsgruppen"},
        ),
        Problem(
            file="initiatives/et-trygt-natteliv.toml",
            key="theme",
            code="unknown-theme",
            args={"name": "nattelivet", "nearest": "natteliv"},
        ),
        Problem(
            file="minutes/2018-04-10.toml",
            key="chair",
            code="unknown-person",
            args={"name": "tryg-komune", "nearest": "tryg-kommune"},
        ),
    )


def test_without_a_strategy_nothing_is_said_of_the_names_it_would_hold() -> None:
    some = folder(
        initiative(theme="hvad"),
        meeting(chair="hvem", body="hvor", entries=(action(owners=("hvem",)),)),
    )
    assert found(replace(some, strategy=None)) == []


def test_a_reference_to_a_file_that_could_not_be_read_is_no_problem_of_its_own() -> None:
    some = folder(
        measure(
            readings=(IndexReading(area="odense", year=2017, value=85, sources=("s9",)),),
        ),
        meeting(
            entries=(
                decision(1, initiative="tryghedsvandringer"),
                followup(2, "2017-12-05#1"),
                approval(3, "2017-12-05"),
                Status(
                    n=4,
                    item="initiatives",
                    at=decision().at,
                    initiative="tryghedsvandringer",
                    status="risiko",
                ),
            )
        ),
    )
    unread = (
        "initiatives/tryghedsvandringer.toml",
        "minutes/2017-12-05.toml",
        "safety-index/andel-trygge-2018.toml",
    )
    assert found(some, *unread) == []
    assert len(found(some)) == 6


def test_of_two_files_with_one_name_the_second_is_the_problem() -> None:
    twice = folder(
        initiative(),
        loaded("initiatives/natteliv.toml", initiative()),
        meeting(),
        loaded("minutes/2018-04-10-kopi.toml", meeting()),
    )
    assert [(p.file, p.key, p.code) for p in check_folder(twice)] == [
        ("initiatives/natteliv.toml", "id", "id-not-file-name"),
        ("initiatives/natteliv.toml", "id", "duplicate-id"),
        ("minutes/2018-04-10-kopi.toml", "id", "id-not-file-name"),
        ("minutes/2018-04-10-kopi.toml", "id", "duplicate-id"),
    ]
