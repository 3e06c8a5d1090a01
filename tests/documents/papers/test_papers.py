"""The whole documents: what archives need to know of them, and what the action list holds."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.samples import (
    EVERY_KIND,
    ITEMS,
    LATER,
    TODAY,
    agenda_of,
    entry,
    folder,
    loaded,
    meeting,
    minutes_of,
)
from tryg_tui import locale
from tryg_tui.core.model.entries import Action, FollowUp
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.export import Outgoing, meeting_paper
from tryg_tui.documents.model import Paper, Table
from tryg_tui.documents.papers.actions import actions_paper
from tryg_tui.documents.papers.minutes import Form


def paper_of(value: Meeting, form: Form = "minutes") -> Paper:
    """The document of a meeting."""
    return meeting_paper(folder(value), loaded(value), today=TODAY, form=form)


def tables(paper: Paper) -> list[Table]:
    """The tables of a document."""
    return [block for block in paper.blocks if isinstance(block, Table)]


def test_a_document_knows_title_author_subject_date_language_and_case_number() -> None:
    found = paper_of(meeting(*EVERY_KIND, case_number="2018-77"))
    assert found.title == "Minutes: Forårsmødet"
    assert found.author == "Tryg Aalborg"
    assert found.subject == "Planlægningsgruppen, 10 April 2018"
    assert (found.date, found.language, found.case_number) == (TODAY, "en", "2018-77")
    locale.set_language("da")
    assert paper_of(meeting()).language == "da"
    assert paper_of(meeting()).pages == "side {page} af {pages}"


def test_a_folder_without_a_strategy_has_documents_without_an_author() -> None:
    own = meeting()
    found = meeting_paper(Folder().with_meeting(loaded(own)), loaded(own), today=TODAY)
    assert (found.author, found.subject) == ("", "gruppen, 10 April 2018")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"state": "planned"}, ""),
        ({"state": "open"}, "DRAFT"),
        ({"state": "draft", "example": True}, "DRAFT · EXAMPLE"),
        ({"state": "final"}, ""),
        ({"state": "cancelled"}, "CANCELLED"),
    ],
)
def test_every_page_says_draft_until_the_minutes_are_final(
    fields: dict[str, Any], status: str
) -> None:
    assert paper_of(meeting(**fields)).status == status


def test_a_meeting_that_is_not_held_has_an_agenda_and_any_other_minutes() -> None:
    assert paper_of(meeting(state="planned")).title == "Agenda: Forårsmødet"
    assert paper_of(meeting(state="cancelled")).title == "Agenda: Forårsmødet"
    assert paper_of(meeting(state="draft")).title == "Minutes: Forårsmødet"


def test_the_actions_of_a_log_are_a_table() -> None:
    items = (replace(ITEMS[0], short="St."), ITEMS[1])
    (table,) = tables(paper_of(meeting(EVERY_KIND[1], items=items), "log"))
    assert table.head == ("Item", "Owner", "Task", "Due")
    assert table.rows == (
        (
            "1. St. #2",
            "Tovholder, politiet (leads); Leder, kommunen",
            "Skriv til ejerne.",
            "1 June 2018",
        ),
    )


def test_an_action_without_an_item_owner_or_date_is_in_the_table_all_the_same() -> None:
    own = meeting(entry(Action, 3, text="Ring.", item="gone"))
    (table,) = tables(paper_of(own, "log"))
    assert table.rows == (("#3", "not stated", "Ring.", "not stated"),)
    (table,) = tables(paper_of(own))
    assert table.rows == (("Ring.", "not stated", "not stated"),)


def test_the_action_list_holds_what_is_open_with_what_is_overdue_first() -> None:
    first = meeting(
        entry(Action, 1, text="Gammel.", due=dt.date(2018, 5, 1), initiative="natteliv"),
        entry(Action, 2, text="Gjort."),
        entry(Action, 3, text="Uden frist.", owner_text="Forvaltningen"),
    )
    second = meeting(entry(FollowUp, 1, of="2018-04-10#2", state="done"), id="b", date=LATER)
    table, load = tables(actions_paper(folder(first, second), today=LATER))
    assert table.rows == (
        (
            "2018-04-10#1",
            "not stated",
            "Gammel.",
            "1 May 2018 – overdue since 01/05/2018",
            "Et trygt natteliv",
        ),
        ("2018-04-10#3", "Forvaltningen", "Uden frist.", "not stated", ""),
    )
    assert load.rows == (
        ("owner not stated", "1", "1", "5 mos."),
        ("Forvaltningen", "1", "0", "5 mos."),
    )


def test_the_public_action_list_holds_nothing_private() -> None:
    own = meeting(entry(Action, 1, text="HEMMELIGT", private=True))
    assert tables(actions_paper(folder(own), today=TODAY))
    assert not tables(actions_paper(folder(own), today=TODAY, public=True))


def test_the_action_list_of_an_example_says_so() -> None:
    assert actions_paper(folder(meeting(example=True)), today=TODAY).status == "EXAMPLE"


def test_parts_of_an_item_are_numbered_in_every_paper() -> None:
    part = AgendaItem(id="x", title="Vagter", kind="discussion", view="other", part_of="status")
    items = (ITEMS[0], part, ITEMS[1])
    own = meeting(entry(Action, 1, item="x", text="Ring"), items=items)
    for text in (minutes_of(own), agenda_of(own)):
        assert "1.a. Vagter" in text
        assert "2. Eventuelt" in text
    assert "1.a. Vagter #1" in minutes_of(own)
    planned = replace(own, state="planned")
    calendar = Outgoing(
        root=Path(), folder=folder(planned), today=TODAY, loaded=loaded(planned)
    ).file("ics")
    assert b"1.a. Vagter" in calendar


def test_an_item_says_in_every_paper_which_group_reports_or_which_theme_it_is_about() -> None:
    items = (
        replace(ITEMS[0], of="nat"),
        AgendaItem(
            id="x", title="Natgruppen siden sidst", kind="discussion", view="other", of="nat"
        ),
        replace(ITEMS[1], of="theme:unge", private=True),
        AgendaItem(id="y", title="Gamle", kind="information", view="other", of="væk"),
    )
    own = meeting(entry(Action, 1, text="Ring"), items=items)
    for text in (minutes_of(own), agenda_of(own)):
        assert text.count("Report from: Natgruppen") == 2
        assert text.count("Theme: Unge") == 1
        assert "Report from: væk" in text
    for text in (minutes_of(own, public=True), agenda_of(own, public=True)):
        assert "Unge" not in text
    planned = replace(own, state="planned")
    going = Outgoing(root=Path(), folder=folder(planned), today=TODAY, loaded=loaded(planned))
    calendar = going.file("ics").decode().replace("\r\n ", "")
    assert "1. Status – Report from: Natgruppen" in calendar
    assert "2. Natgruppen siden sidst\\n" in calendar, "what the title says is not said again"
    assert "3. Eventuelt – Theme: Unge" in calendar
    held = Outgoing(root=Path(), folder=folder(own), today=TODAY, loaded=loaded(own))
    assert "Report from: Natgruppen" in held.file("csv").decode()
    assert json.loads(going.file("json"))["meeting"]["items"][2]["of"] == "theme:unge"
    assert "Unge" not in replace(going, public=True).file("ics").decode()


def test_the_number_of_a_meeting_stands_with_its_title() -> None:
    own = meeting(number="21")
    assert "Minutes: Forårsmødet (meeting no. 21)" in minutes_of(own)
    assert "Agenda: Forårsmødet (3/2018)" in agenda_of(replace(own, number=" 3/2018 "))
    going = Outgoing(root=Path(), folder=folder(own), today=TODAY, loaded=loaded(own))
    assert going.paper().title == "Minutes: Forårsmødet (meeting no. 21)"
    assert "SUMMARY:Forårsmødet (meeting no. 21)" in going.file("ics").decode()
    assert json.loads(going.file("json"))["meeting"]["number"] == "21"
