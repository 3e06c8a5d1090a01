"""New, changed, copied, moved, ended, removed; what cites a record; what a change would break."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.registers.samples import TODAY, shipped, without_id
from tests.factories import action, initiative, loaded, strategy
from tests.factories import folder as folder_of
from tests.factories import held as held_meeting
from tryg_tui.core.measures.survey import is_of_no_survey
from tryg_tui.core.model.base import Document, Id
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative, Lead, LifeCycleEvent, Platform, Step
from tryg_tui.core.model.safety_index import IndexReading, Measure, Survey
from tryg_tui.core.model.strategy import AgendaTemplateItem, Partner, Person, Strategy
from tryg_tui.core.registers.changes import (
    ChangedToo,
    Citing,
    NotThere,
    added,
    changed,
    cited,
    ended,
    may_end,
    moved,
    new_file,
    new_problems,
    removed,
    renamed,
    with_survey,
)
from tryg_tui.core.registers.fields import Target
from tryg_tui.core.registers.register import (
    REGISTERS,
    held,
    register,
)

KOMMUNE, POLITI = strategy().partners


def ids(whole: Strategy) -> list[Id]:
    return [one.id for one in whole.partners]


def test_a_new_record_gets_an_id_of_its_own_and_stands_last() -> None:
    whole = added(strategy(), "partners", Partner(id="", title="Aalborg Havn"))
    whole = added(whole, "partners", Partner(id="", title="Aalborg Havn"))
    assert ids(whole) == ["kommune", "politi", "aalborg-havn", "aalborg-havn-2"]
    lead = Lead(title="Politiet")
    assert added(initiative("x"), "leads", lead).leads == (lead,)


def test_who_may_own_an_action_has_an_id_nobody_else_has_who_may() -> None:
    whole = strategy()
    for one in (
        Person(id="", title=POLITI.title, name="Karen Lund"),
        Person(id="", title="politi"),
        Partner(id="", title="Karen Lund"),
        Person(id="", title="Betjent", name="Karen Lund"),
    ):
        whole = added(whole, "people" if isinstance(one, Person) else "partners", one)
    named = [one.id for one in whole.people[-3:]]
    assert (named, ids(whole)[-1]) == (["karen-lund", "politi-2", "betjent"], "karen-lund-2")


def test_a_copy_stands_after_what_it_is_of() -> None:
    whole = added(strategy(), "partners", without_id(KOMMUNE), after=KOMMUNE)
    assert ids(whole) == ["kommune", "aalborg-kommune", "politi"]
    lead = Lead(title="Politiet")
    assert added(initiative("x", leads=(lead,)), "leads", without_id(lead), after=lead).leads == (
        lead,
        lead,
    )


def test_a_change_meets_what_others_have_changed_meanwhile() -> None:
    theirs = changed(strategy(), "partners", POLITI, replace(POLITI, source="Brev"))
    whole = changed(theirs, "partners", POLITI, replace(POLITI, title="Politiet"))
    assert whole.partners[1] == replace(POLITI, title="Politiet", source="Brev")
    with pytest.raises(ChangedToo) as told:
        changed(theirs, "partners", POLITI, replace(POLITI, source="Rapport"))
    assert [(c.field, c.ours, c.theirs) for c in told.value.clashes] == [
        ("source", "Rapport", "Brev")
    ]


def test_what_is_gone_cannot_be_changed() -> None:
    whole = removed(strategy(), "partners", POLITI)
    assert ids(whole) == ["kommune"]
    with pytest.raises(NotThere):
        changed(whole, "partners", POLITI, KOMMUNE)
    with pytest.raises(NotThere):
        removed(initiative("x"), "leads", Lead(title="Politiet"))


@pytest.mark.parametrize(("step", "order"), [(1, "bac"), (-1, "abc"), (9, "bca"), (-9, "abc")])
def test_a_record_is_moved_and_stays_in_its_list(step: int, order: str) -> None:
    items = [AgendaTemplateItem(id=i, title=i, kind="decision", view="other") for i in "abc"]
    whole = moved(strategy(agenda=tuple(items)), "agenda", items[0], step)
    assert "".join(one.id for one in whole.agenda) == order


def test_what_ends_says_so_in_its_own_way() -> None:
    assert ended(KOMMUNE, TODAY).until == TODAY
    assert ended(Platform(id="p", title="P"), TODAY).state == "closed"
    assert ended(Step(id="s", text="S"), TODAY).lapsed == TODAY
    event = LifeCycleEvent(change="goal-reached", date=TODAY)
    assert ended(initiative("x"), TODAY, "goal-reached").lifecycle == (event,)
    assert [kind for kind in (Person, Initiative, Lead, AgendaTemplateItem) if may_end(kind)] == [
        Person,
        Initiative,
        Lead,
    ]


@pytest.mark.parametrize(
    ("target", "id", "of", "paths"),
    [
        ("people", "natteliv-politi", "", {"initiatives/et-trygt-natteliv.toml"}),
        ("bodies", "planlaegningsgruppen", "", {"strategy.toml", "minutes/2017-12-05.toml"}),
        ("initiatives", "et-trygt-natteliv", "", {"minutes/2017-12-05.toml"}),
        ("statuses", "present", "", set()),
        ("areas", "nordjylland", "safety-index/andel-trygge.toml",
         {"safety-index/andel-trygge.toml"}),
        ("activities", "co-creation-workshop", "communication/2017.toml", set()),
        ("indicators", "ukendt", "initiatives/din-vej.toml", set()),
    ],
)  # fmt: skip
def test_what_cites_a_record(target: Target, id: Id, of: str, paths: set[str]) -> None:
    folder = shipped()
    within = folder.file(of)
    found = cited(folder, target, id, within.value if within else None)
    assert paths <= {one.path for one in found}
    assert bool(found) == bool(paths)


@pytest.mark.parametrize(
    ("target", "id", "times"),
    [("people", "tryg-politi", 1), ("partners", "politi", 1), ("partners", "kommune", 0)],
)
def test_who_is_to_do_something_is_cited_participant_or_partner(
    target: Target, id: Id, times: int
) -> None:
    where = folder_of(held_meeting("2017-12-05", action(1, owners=("tryg-politi", "politi"))))
    path = "minutes/2017-12-05.toml"
    assert cited(where, target, id) == ((Citing(path, times),) if times else ())


def test_the_minutes_that_are_final_would_show_another_name() -> None:
    folder = shipped()
    (first, *_rest) = held(folder, register("people"))
    person = first.record
    assert isinstance(person, Person)
    called = replace(person, title="Formand")
    final = [one.path for one in folder.meetings if one.value.state == "final"]
    assert final
    assert [one.path for one in renamed(folder, person, called)] == final
    assert renamed(folder, person, replace(person, until=TODAY)) == ()
    assert renamed(folder, None, called) == ()
    assert renamed(folder, KOMMUNE, replace(KOMMUNE, title="Byen")) == ()


def test_an_indicator_is_cited_by_its_own_readings_only() -> None:
    folder = shipped()
    file, id = next(
        (one, one.value.readings[0].indicator) for one in folder.initiatives if one.value.readings
    )
    times = sum(reading.indicator == id for reading in file.value.readings)
    assert Citing(file.path, times) in cited(folder, "indicators", id, file.value)
    other = next(one for one in folder.initiatives if one.path != file.path)
    assert not any(c.path == file.path for c in cited(folder, "indicators", id, other.value))


def test_every_register_lists_its_records_with_their_files() -> None:
    folder = shipped()
    found = {one.name: len(held(folder, one)) for one in REGISTERS}
    assert found["initiatives"] == 15
    assert found["partnership"] == 1
    assert found["outreach"] == len(folder.communication[0].value.activities)
    assert found["people"] == len(held(folder, register("people")))
    names = [field.name for field in register("partnership").fields]
    assert "versions" in names
    assert "people" not in names


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (Initiative(id="", title="Din Vej"), "initiatives/din-vej-2.toml"),
        (Initiative(id="", title="En ny"), "initiatives/en-ny.toml"),
        (Measure(measure="", title="Utrygge"), "safety-index/utrygge.toml"),
        (CommunicationYear(year=2018), "communication/2018.toml"),
    ],
)
def test_a_new_file_is_named_after_what_is_in_it(document: Document, path: str) -> None:
    new = new_file(shipped(), document)
    assert new.path == path
    assert new_problems(shipped(), new.path, new.value) == ()
    assert shipped().with_file(new).file(path) == new


def test_what_a_change_would_break_is_told_by_the_checks_of_the_folder() -> None:
    folder = Folder(strategy=loaded("strategy.toml", strategy()))
    assert folder.strategy
    whole = folder.strategy.value
    person = Person(id="x", title="X", partner="hvem", since=TODAY, until=TODAY.replace(year=2017))
    broken = added(whole, "people", person)
    assert [one.code for one in new_problems(folder, "strategy.toml", broken)] == [
        "date-order",
        "unknown-partner",
    ]
    wrong = folder.with_file(loaded("strategy.toml", broken))
    more = added(broken, "people", Person(id="", title="Y"), after=whole.people[0])
    assert new_problems(wrong, "strategy.toml", more) == ()
    assert register("outreach").record is Activity


def test_only_a_reading_of_the_index_has_a_survey() -> None:
    assert with_survey(Measure(measure="x"), Step(id="a", text="b"), Folder()) is None
    known = Measure(measure="x", surveys=(Survey(year=2025),))
    assert with_survey(known, IndexReading(area="a", year=2025, value=1), Folder()) is None
    new = with_survey(known, IndexReading(area="a", year=2026, value=1), Folder())
    assert new is not None
    assert [one.year for one in new.surveys] == [2025, 2026]
    assert not is_of_no_survey(Folder(), known, Step(id="a", text="b"))


def test_a_step_is_open_until_it_is_done_or_given_up() -> None:
    steps = (
        Step(id="a", text="a"),
        Step(id="b", text="b", done=TODAY),
        Step(id="c", text="c", lapsed=TODAY),
    )
    whole = replace(initiative("x"), steps=steps)
    assert (whole.open_steps, whole.steps_over) == (steps[:1], steps[1:])
    assert [one.is_open(TODAY) for one in steps] == [True, False, False]
    assert all(one.is_open(TODAY - dt.timedelta(days=1)) for one in steps)
