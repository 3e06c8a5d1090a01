"""Two versions of a register as one, row by row, asked about only where they differ in one."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.registers.samples import another, files, places, shipped
from tests.factories import initiative, strategy
from tryg_tui.core.meetings.disputes import disputed, disputes, with_theirs
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.communication import Figure
from tryg_tui.core.model.initiative import (
    Indicator,
    Initiative,
    Lead,
    LifeCycleEvent,
    Reading,
    YearTarget,
)
from tryg_tui.core.model.strategy import StatedFact
from tryg_tui.core.registers.changes import ChangedToo, joined
from tryg_tui.core.registers.fields import fields
from tryg_tui.core.registers.form import filled, opened
from tryg_tui.core.registers.merge import merge_file
from tryg_tui.core.registers.register import Around

DAY = dt.date(2018, 1, 1)
POLICE, TOWN = Lead(title="Politiet", since=DAY), Lead(title="Kommunen", person="tryg-kommune")
BASE = initiative("x", leads=(POLICE, TOWN))


def leads(*rows: Lead) -> Initiative:
    """The initiative with other leads."""
    return replace(BASE, leads=rows)


def merged(ours: Initiative, theirs: Initiative) -> tuple[Lead, ...]:
    """The leads of both as one, with nothing in conflict."""
    whole, conflicts = merge_file(BASE, ours, theirs)
    assert not conflicts
    return whole.leads


def test_rows_without_an_id_are_merged_one_by_one() -> None:
    new = Lead(title="Havnen")
    until = replace(POLICE, until=DAY)
    moved = replace(TOWN, since=DAY)
    assert merged(leads(until, TOWN), leads(POLICE, TOWN, new)) == (until, TOWN, new)
    assert merged(leads(until, TOWN), leads(POLICE, moved)) == (until, moved)
    assert merged(leads(until, TOWN), leads(POLICE)) == (until,)
    assert merged(leads(until, TOWN), leads(replace(POLICE, source="Brev"), TOWN)) == (
        replace(until, source="Brev"),
        TOWN,
    )
    assert merged(leads(POLICE, TOWN, new), leads(POLICE, TOWN, new)) == (POLICE, TOWN, new)
    other = replace(new, since=DAY)
    assert merged(leads(POLICE, TOWN, new), leads(other, POLICE, TOWN)) == (
        other,
        POLICE,
        TOWN,
        new,
    )


def test_only_a_row_that_both_changed_otherwise_is_asked_about() -> None:
    ours = leads(replace(POLICE, since=DAY.replace(month=2)), TOWN)
    theirs = leads(replace(POLICE, since=DAY.replace(month=3)), replace(TOWN, source="Brev"))
    whole, conflicts = merge_file(BASE, ours, theirs)
    assert whole.leads == (ours.leads[0], theirs.leads[1])
    assert {(one.where, one.field) for one in conflicts} == {("leads", "since")}
    (dispute,) = disputes(conflicts)
    assert disputed(whole, dispute) == ours.leads[0]
    assert with_theirs(whole, dispute).leads == theirs.leads


def test_rows_of_rows_are_merged_and_asked_about_as_one_list() -> None:
    sixty = YearTarget(year=2018, value=60)
    counted = Indicator(id="a", title="A", unit="pct.", targets=(sixty,))
    base = initiative("x", indicators=(counted,))

    def aimed(*targets: YearTarget, **also: Any) -> Initiative:
        return replace(base, indicators=(replace(counted, targets=targets, **also),))

    seventy = YearTarget(year=2019, value=70)
    ours, theirs = aimed(sixty, seventy), aimed(replace(sixty, value=65), unit="%")
    whole, conflicts = merge_file(base, ours, theirs)
    assert not conflicts
    assert whole == aimed(replace(sixty, value=65), seventy, unit="%")
    whole, conflicts = merge_file(base, aimed(replace(sixty, value=61)), theirs)
    assert [(one.where, one.key, one.field) for one in conflicts] == [
        ("indicators", "a", "targets")
    ]
    with pytest.raises(ChangedToo):
        joined(base, aimed(replace(sixty, value=61)), theirs)
    assert joined(base, ours, theirs) == aimed(replace(sixty, value=65), seventy, unit="%")


def test_what_names_a_row_is_told_by_the_row() -> None:
    assert POLICE.key == "Politiet 2018-01-01"
    assert TOWN.key == "tryg-kommune"
    assert LifeCycleEvent(change="retired", date_text="2018").key == "retired 2018"
    assert StatedFact(text="Ord").key == "Ord"
    assert Figure(activity="a", title="Oplag", value=3).key == "a Oplag"
    assert Reading(indicator="a", value=1, date=DAY).key == "a 2018-01-01"


@pytest.mark.parametrize("file", files(), ids=lambda one: one.path)
def test_a_change_of_any_row_meets_a_change_of_any_other(file: Any) -> None:
    around = Around(folder=shipped(), document=file.value, today=DAY)
    changed = [
        one for record, way in places(file.value) if way and (one := _changed(record, way, around))
    ]
    for (way, ours), (other, theirs) in zip(changed, [*changed[1:], *changed[:1]], strict=True):
        if way[0] == other[0]:
            continue  # They are rows of one row, or one is in the other.
        left, right = _put(file.value, way, ours), _put(file.value, other, theirs)
        whole, conflicts = merge_file(file.value, left, right)
        assert not conflicts, (file.path, way, other)
        assert whole == _put(left, other, theirs), (file.path, way, other)


Way = tuple[tuple[str, int], ...]


def _changed(record: Record, way: Way, around: Around) -> tuple[Way, Record] | None:
    """A record with its last field that can be changed as another thing."""
    for field in reversed(fields(type(record))):
        text = another(field, record, around)
        if text is not None:
            made = filled(opened(record, around).with_value(field.name, text), around)
            assert isinstance(made, Record)
            return way, made
    return None


def _put(holder: Any, way: Way, record: Record) -> Any:
    """What holds a record somewhere, with another one there."""
    (name, at), *rest = way
    rows = list(getattr(holder, name))
    rows[at] = _put(rows[at], tuple(rest), record) if rest else record
    return replace(holder, **{name: tuple(rows)})


def test_the_same_change_of_both_is_one() -> None:
    whole = strategy()
    assert merge_file(whole, whole, whole) == (whole, ())
