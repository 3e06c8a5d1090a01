"""A folder to write drafts against."""

import datetime as dt

from msgspec.structs import replace

from tests.factories import (
    action,
    at,
    decision,
    folder,
    held,
    initiative,
    meeting,
    note,
    strategy,
)
from tryg_tui.core.input.draft import FIELDS, Draft, Field
from tryg_tui.core.input.fields import read
from tryg_tui.core.model.entries import (
    AnyEntry,
)
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.strategy import Person, StatusDefinition
from tryg_tui.core.registers.fields import Fault

TODAY = dt.date(2018, 4, 10)
NEXT = dt.date(2018, 10, 9)

PEOPLE = (
    Person(id="tryg-kommune", title="Tovholder, Aalborg Kommune"),
    Person(id="tryg-politi", title="Tovholder, Nordjyllands Politi"),
    Person(id="havn-politi", title="Tovholder, Nordjyllands Politi, Havnefronten"),
    Person(id="betjent-1", title="Betjent"),
    Person(id="betjent-2", title="Betjent"),
    Person(id="chef", title="Børne- og Ungechef", name="Åse Østergård"),
    Person(id="delt", title="Formand; kasserer"),
)

INITIATIVES = (
    initiative(
        "natteliv",
        title="Et trygt natteliv",
        indicators=(
            Indicator(id="vold", title="Anmeldt vold", unit="sager"),
            Indicator(id="andel", title="Andel trygge", unit="pct."),
        ),
    ),
    initiative(
        "vandringer",
        title="Tryghedsvandringer",
        indicators=(Indicator(id="andel", title="Andel trygge", unit="pct."),),
    ),
    initiative("natteliv-2", title="Et trygt natteliv: platforme"),
)

FOLDER = folder(
    held("2017-06-13", decision(2), decision(7, private=True), decision(9)),
    held("2017-12-05", decision(3), decision(9), note(4)),
    meeting("2018-04-10", entries=(decision(7), action(8), decision(10)), last=10),
    meeting("2018-10-09", entries=(decision(5), decision(2)), last=5),
    strategy=strategy(
        people=PEOPLE,
        statuses=(
            StatusDefinition(id="efter-plan", title="Efter plan", level="good", definition=""),
            StatusDefinition(id="kritisk", title="Kritisk", level="critical", definition=""),
        ),
    ),
    initiatives=INITIATIVES,
)
"""Three meetings up to today, one after; decisions 2, 7 and 9 are there more than once."""

DECISIONS = ("2017-06-13#2", "2017-06-13#7", "2017-06-13#9", "2017-12-05#3", "2017-12-05#9")


def draft(kind: str, values: dict[Field, str], n: int | None = None) -> Draft:
    """A draft written at the meeting of today."""
    return Draft(kind=kind, item="initiatives", values=values, meeting="2018-04-10", n=n)


def taken(kind: str, **values: str) -> AnyEntry:
    """The entry that these fields make."""
    entry, faults = read(_of(kind, values), FOLDER, TODAY, NEXT)
    assert faults == ()
    assert entry is not None
    return entry


def refused(kind: str, **values: str) -> tuple[Fault, ...]:
    """All that is wrong with these fields, without what of them is meant."""
    entry, faults = read(_of(kind, values), FOLDER, TODAY, NEXT)
    assert entry is None
    assert all(fault.typed in values.get(fault.field, "") for fault in faults)
    return tuple(replace(fault, typed="") for fault in faults)


def _of(kind: str, values: dict[str, str]) -> Draft:
    """A draft whose fields come by their names."""
    assert set(values) <= {*FIELDS[kind]}
    typed: dict[Field, str] = {field: values[field] for field in FIELDS[kind] if field in values}
    return draft(kind, typed)


def untimed(entry: AnyEntry | None) -> AnyEntry | None:
    """The entry as if it were recorded at ten."""
    return entry and replace(entry, at=at(10))
