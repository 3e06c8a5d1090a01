"""What is proposed for a yearly form: all that is known of the year, and nothing private."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import (
    action,
    amendment,
    at,
    decision,
    folder,
    followup,
    held,
    initiative,
    item,
    loaded,
    report,
    status,
)
from tests.shipped import FOLDER
from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.model.communication import Activity, CommunicationYear, Figure
from tryg_tui.core.model.entries import LifeCycle, Outreach, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Initiative, LifeCycleEvent, Reading, Step
from tryg_tui.documents.annual.form_proposal import period, propose
from tryg_tui.store.folder.load import read_folder

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"
TODAY = dt.date(2018, 4, 10)
ID = "natteliv"
MINE: dict[str, Any] = {"initiative": ID}


def mine(**fields: Any) -> Initiative:
    """The initiative the form is about."""
    indicator = Indicator(id="moeder", title="Møder", unit="møder")
    return initiative(ID, **({"indicators": (indicator,), "original": True} | fields))


def proposed(where: Folder, year: int = 2017) -> FormDraft:
    """What is proposed."""
    about = where.initiative(ID)
    assert about is not None
    return propose(where, about, year, TODAY)


def texts(draft: FormDraft) -> dict[str, list[str]]:
    """The lines of the paragraphs that say anything, by heading."""
    return {one.heading: one.text.split("\n") for one in draft.paragraphs if one.text}


def sources(draft: FormDraft) -> dict[str, str]:
    """The entries the paragraphs come from, by heading."""
    return {one.heading: one.source for one in draft.paragraphs if one.source}


def entry(n: int, **fields: Any) -> dict[str, Any]:
    """The fields that every entry has."""
    return {"n": n, "item": "other", "at": at(9), "initiative": ID} | fields


def test_an_initiative_nobody_spoke_of_gets_empty_paragraphs_to_write_in() -> None:
    draft = proposed(folder(initiatives=(mine(),)))
    assert (draft.first, draft.last, draft.received) == ("1.1.2017", "31.12.2017", "10.4.2018")
    running = proposed(folder(initiatives=(mine(),)), 2018)
    assert (running.last, running.received) == ("31.12.2018", "")
    assert (draft.status, draft.summary) == ("", "")
    assert [one.heading for one in draft.paragraphs] == [
        "Status",
        "Results",
        "Decisions",
        "Actions",
        "Communication",
        "Next steps",
    ]
    assert texts(draft) == {}


def test_status_decisions_and_actions_of_the_year_are_proposed_with_their_entries() -> None:
    june = held(
        JUNE,
        status(1, ID, "risiko", text="Ny tovholder"),
        decision(2, "Vi fortsætter", outcome="adopted", **MINE),
        decision(3, "Om noget andet", outcome="adopted"),
        action(4, "Kampagne", due=dt.date(2018, 5, 1), owner_text="Pressen", **MINE),
        action(5, "Udført", **MINE),
    )
    december = held(
        DECEMBER,
        followup(1, f"{JUNE}#5", "done"),
        status(2, ID, "efter-plan"),
        decision(3, "Uden udfald", **MINE),
    )
    april = held(APRIL, status(1, ID, "kritisk"), decision(2, "Næste år", **MINE))
    draft = proposed(folder(june, december, april, initiatives=(mine(),)))
    assert draft.status == "efter-plan"
    assert texts(draft) == {
        "Status": ["13 June 2017: risiko – Ny tovholder", "5 December 2017: efter-plan"],
        "Decisions": ["Vi fortsætter (Adopted)", "Uden udfald"],
        "Actions": ["Kampagne (Open)", "Udført (Done)"],
        "Next steps": ["Kampagne (due 1 May 2018; Pressen)"],
    }
    assert sources(draft) == {
        "Status": f"{JUNE}#1, {DECEMBER}#2",
        "Decisions": f"{JUNE}#2, {DECEMBER}#3",
        "Actions": f"{JUNE}#4, {JUNE}#5",
        "Next steps": f"{JUNE}#4",
    }


def test_readings_and_changes_of_life_count_by_their_own_day_or_their_meeting() -> None:
    about = mine(
        readings=(
            Reading(indicator="moeder", value=5, date=dt.date(2017, 9, 30), period="sept. 2017"),
            Reading(indicator="moeder", value=4, date=dt.date(2016, 9, 30)),
            Reading(indicator="moeder", value=9, period="i perioden"),
        ),
        lifecycle=(
            LifeCycleEvent(change="prioritised", date=dt.date(2014, 1, 1)),
            LifeCycleEvent(change="adjusted", date=dt.date(2017, 11, 24), text="Fem platforme"),
        ),
    )
    reading = ReadingEntry(**entry(1), indicator="moeder", value=6, date=dt.date(2017, 12, 1))
    life = LifeCycle(**entry(2), change="retired")
    draft = proposed(folder(held(DECEMBER, reading, life), initiatives=(about,)))
    assert texts(draft) == {
        "Status": ["24 November 2017: Adjusted – Fem platforme", "5 December 2017: Retired"],
        "Results": ["Møder: 5 møder (sept. 2017)", "Møder: 6 møder (1 December 2017)"],
    }
    assert sources(draft) == {"Status": f"{DECEMBER}#2", "Results": f"{DECEMBER}#1"}


def test_what_was_made_known_in_the_year_is_proposed_with_its_figures() -> None:
    stand = Activity(
        id="stand", title="Stand", date=dt.date(2017, 9, 9), channel="stand", initiatives=(ID,)
    )
    other = Activity(id="andet", title="Andet", date=dt.date(2017, 9, 9))
    ongoing = Activity(id="loebende", title="Løbende", initiatives=(ID,))
    figure = Figure(activity="stand", title="Besøg", value=450, unit="borgere", qualifier="about")
    register = CommunicationYear(year=2017, activities=(stand, other, ongoing), figures=(figure,))
    june = held(
        JUNE,
        Outreach(**entry(1), text="Sendt", done=dt.date(2017, 6, 1)),
        Outreach(**entry(2), text="Lovet"),
        Outreach(**entry(3), text="Sendt året efter"),
        Outreach(**entry(4, initiative=""), text="Om andet", done=dt.date(2017, 6, 1)),
    )
    april = held(APRIL, followup(1, f"{JUNE}#3", "done"))
    where = replace(
        folder(june, april, initiatives=(mine(),)),
        communication=(loaded("communication/2017.toml", register),),
    )
    draft = proposed(where)
    assert texts(draft) == {
        "Communication": ["Sendt, 1 June 2017", "Stand, 9 September 2017 (about 450 borgere)"]
    }
    assert sources(draft) == {"Communication": f"{JUNE}#1"}


def test_planned_steps_after_the_year_are_next_steps() -> None:
    steps = (
        Step(id="a", text="Nye tal\nfor 2017.", due=dt.date(2018, 3, 31), due_text="marts 2018"),
        Step(id="b", text="Før", due=dt.date(2017, 12, 31)),
        Step(id="c", text="Uden frist"),
    )
    assert texts(proposed(folder(initiatives=(mine(steps=steps),)))) == {
        "Next steps": ["Nye tal for 2017. (due marts 2018)", "Uden frist (due date not stated)"]
    }
    over = dt.date(2017, 11, 1)
    done = (replace(steps[-1], done=over), replace(steps[-1], lapsed=TODAY))
    assert texts(proposed(folder(initiatives=(mine(steps=done),)))) == {}
    later = (replace(steps[-1], done=TODAY + dt.timedelta(days=1)),)
    assert texts(proposed(folder(initiatives=(mine(steps=later),)))) == {
        "Next steps": ["Uden frist (due date not stated)"]
    }


def test_a_step_that_the_minutes_hold_as_an_action_is_proposed_once() -> None:
    where = read_folder(Path(FOLDER)).folder
    pupils = where.initiative("drop-out-elever")
    assert pupils is not None
    steps = texts(propose(where, pupils, 2018, TODAY))["Next steps"]
    # Two of the actions 2017-12-05#20 and #21 and 2017-06-13#9 are worded otherwise as steps.
    assert len(steps) == 3
    assert sum("udviklingsprojekt" in line for line in steps) == 1
    due: dict[str, Any] = {"due": dt.date(2018, 5, 31), "due_text": "foråret 2018"}
    planned = (
        Step(id="a", text="Lys i parken sættes op.", **due),
        Step(id="b", text="Noget helt andet.", **due),
        Step(id="c", text="Lys i parken sættes op.", owner_text="PPR", **due),
    )
    minutes = held(JUNE, action(1, "Der sættes lys op i parken.", **MINE, **due))
    told = texts(proposed(folder(minutes, initiatives=(mine(steps=planned),))))["Next steps"]
    assert [line.split(" (")[0] for line in told] == [
        "Der sættes lys op i parken.",
        "Noget helt andet.",
        "Lys i parken sættes op.",
    ]


@pytest.mark.parametrize("by_item", [False, True], ids=["marked itself", "by its item"])
def test_nothing_private_is_proposed(by_item: bool) -> None:
    hidden = {} if by_item else {"private": True}
    items = (item("initiatives", private=by_item), item("other", private=by_item))
    june = held(
        JUNE,
        status(1, ID, "risiko", text="hemmelig", **hidden),
        decision(2, "hemmelig", **MINE, **hidden),
        action(3, "hemmelig", **MINE, **hidden),
        LifeCycle(**entry(4, **hidden), change="adjusted", text="hemmelig"),
        ReadingEntry(**entry(5, **hidden), indicator="moeder", value=5),
        Outreach(**entry(6, **hidden), text="hemmelig", done=dt.date(2017, 6, 1)),
        items=items,
    )
    draft = proposed(folder(june, initiatives=(mine(),)))
    assert draft.status == ""
    assert texts(draft) == {}
    assert sources(draft) == {}


def test_what_was_said_of_a_public_entry_in_private_changes_nothing_in_the_proposal() -> None:
    june = held(JUNE, action(1, "Kampagne", **MINE), decision(2, "Vi fortsætter", **MINE))
    december = held(
        DECEMBER,
        followup(1, f"{JUNE}#1", "done", private=True),
        amendment(2, f"{JUNE}#2", "hemmelig", private=True),
    )
    draft = proposed(folder(june, december, initiatives=(mine(),)))
    assert texts(draft)["Actions"] == ["Kampagne (Open)"]
    assert texts(draft)["Decisions"] == ["Vi fortsætter"]


@pytest.mark.parametrize(
    ("last_day", "first"),
    [
        (None, dt.date(2018, 1, 1)),
        (dt.date(2018, 1, 14), dt.date(2018, 1, 15)),
        (dt.date(2017, 12, 31), dt.date(2018, 1, 1)),
        (dt.date(2015, 1, 1), dt.date(2018, 1, 1)),
    ],
)
def test_a_form_begins_where_the_one_before_it_ended(
    last_day: dt.date | None, first: dt.date
) -> None:
    where = folder(reports=(replace(report(ID, 2017), last_day=last_day),))
    assert period(where, ID, 2018) == (first, dt.date(2018, 12, 31))
    assert period(folder(), ID, 2018) == (dt.date(2018, 1, 1), dt.date(2018, 12, 31))


def test_the_shipped_form_of_the_safety_walks_would_say_what_the_minutes_say() -> None:
    where = read_folder(Path(FOLDER)).folder
    about = where.initiative("tryghedsvandringer")
    assert about is not None
    draft = propose(where, about, 2017, TODAY)
    said = texts(draft)
    assert draft.status == "risiko"
    assert any("oktober 2017" in line for line in said["Status"])
    assert all(
        citation.startswith(("2017-06-13#", "2017-12-05#"))
        for citation in sources(draft)["Status"].split(", ")
    )
