"""Who sits in a group is filled in with it, and kept with each participant."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.registers.samples import TODAY
from tests.factories import loaded, strategy
from tryg_tui.core.model.strategy import Body, Person, Strategy
from tryg_tui.core.registers.changes import ChangedToo
from tryg_tui.core.registers.register import Held
from tryg_tui.core.registers.seats import SeatedBody, in_form, with_group

PEOPLE = (
    Person(id="a", title="A", bodies=("styret", "raadet")),
    Person(id="b", title="B", bodies=("raadet",)),
    Person(id="gone", title="C", bodies=("styret",), until=TODAY - dt.timedelta(days=1)),
)
STYRET = Body(id="styret", title="Styret", meets="tit", months_between=3, source="Brev")
WHOLE = strategy(people=PEOPLE, bodies=(STYRET, Body(id="raadet", title="Rådet")))


def filled(body: Body, whole: Strategy = WHOLE) -> SeatedBody:
    """A group as it is filled in."""
    one = in_form(Held(loaded("strategy.toml", whole), body), TODAY)
    assert isinstance(one.record, SeatedBody)
    return one.record


def bodies(whole: Strategy) -> dict[str, tuple[str, ...]]:
    """By participant, the groups."""
    return {one.id: one.bodies for one in whole.people}


def test_a_group_is_filled_in_with_all_its_file_says_and_with_those_who_sit_in_it_now() -> None:
    assert {*SeatedBody.__struct_fields__} - {*Body.__struct_fields__} == {"seated"}
    assert filled(STYRET).seated == ("a",)
    assert filled(STYRET).body == STYRET
    partner = Held(loaded("strategy.toml", WHOLE), WHOLE.partners[0])
    assert in_form(partner, TODAY) is partner


def test_who_is_taken_in_or_let_go_is_changed_and_nobody_else() -> None:
    before = filled(STYRET)
    after = with_group(WHOLE, before, replace(before, title="Bestyrelsen", seated=("b",)))
    assert bodies(after) == {"a": ("raadet",), "b": ("raadet", "styret"), "gone": ("styret",)}
    assert after.bodies[0] == replace(STYRET, title="Bestyrelsen")
    assert (
        with_group(after, filled(after.bodies[0], after), filled(after.bodies[0], after)) == after
    )


def test_a_new_group_gets_an_id_and_those_who_sit_in_it() -> None:
    after = with_group(WHOLE, None, SeatedBody(id="", title="Rådet", seated=("a", "gone")))
    assert after.bodies[-1] == Body(id="raadet-2", title="Rådet")
    assert bodies(after)["a"] == ("styret", "raadet", "raadet-2")
    assert bodies(after)["gone"] == ("styret", "raadet-2")


def test_what_others_have_changed_meanwhile_stays_or_is_told() -> None:
    before = filled(STYRET)
    theirs = replace(WHOLE, people=(PEOPLE[0], replace(PEOPLE[1], bodies=("styret",))))
    after = with_group(theirs, before, replace(before, seated=("a", "b"), meets="sjældent"))
    assert bodies(after) == {"a": ("styret", "raadet"), "b": ("styret",)}
    with pytest.raises(ChangedToo):
        with_group(after, before, replace(before, meets="aldrig"))
