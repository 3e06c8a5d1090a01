"""Minutes as they are handed on: decisions first, everything once, nothing private in public."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.documents.samples import (
    AT,
    EVERY_KIND,
    ITEMS,
    LATER,
    TODAY,
    corrected,
    entry,
    folder,
    loaded,
    meeting,
)
from tryg_tui.core.imports.minutes import OWNER, STATUS, SUBJECT
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    LifeCycle,
    Note,
    Outreach,
    ReadingEntry,
    Status,
    Topic,
)
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.export import Outgoing, meeting_paper
from tryg_tui.documents.model import Heading, Paper, Paragraph, Table
from tryg_tui.documents.render.plain import plain


def paper(value: Meeting, *others: Meeting, **how: Any) -> Paper:
    """The minutes of a meeting in a folder with others."""
    return meeting_paper(folder(value, *others), loaded(value), today=TODAY, **how)


def text(value: Meeting, *others: Meeting, **how: Any) -> str:
    """The same, as plain text whose lines do not matter."""
    return " ".join(plain(paper(value, *others, **how).blocks).split())


def table(found: Paper, caption: str) -> Table:
    """The table of a document with a caption."""
    (only,) = [one for one in found.blocks if isinstance(one, Table) and one.caption == caption]
    return only


def test_what_was_decided_comes_first_with_what_it_is_called_in_the_minutes() -> None:
    own = meeting(
        entry(Decision, 1, text="Vi\nventer.", outcome="postponed", initiative="natteliv"),
        entry(Decision, 2, text="Vi tier.", item="other"),
        entry(Approval, 3, of="2018-04-10"),
        entry(Decision, 4, text="Hjemløs.", item="gone", outcome="noted"),
        next_date=LATER,
    )
    head = (
        "This was decided – Item 1.1: Et trygt natteliv: Vi venter. – Postponed "
        "– Item 2: Vi tier. – outcome not stated – Hjemløs. – Noted "
        "– Item 1.2: Agenda: Approved without remarks Next meeting: Tuesday 9 October 2018 "
        "Overview 1. Status – approved, 1 decision 2. Eventuelt – 1 decision "
        "1. Status for discussion Decision 1.1 Et trygt natteliv: Vi venter. Postponed "
        "1.2 Agenda: Approved without remarks 2. Eventuelt for information "
        "Decision Vi tier. outcome not stated Entries without an item Decision Hjemløs. Noted"
    )
    assert head in text(own)
    bare = text(meeting(items=()))
    assert "This was decided Nothing was decided. Approval Approved on" in bare


def test_the_overview_leads_to_every_item_and_says_what_came_of_it() -> None:
    part = AgendaItem(id="x", title="Vagter", kind="decision", view="other", part_of="status")
    items = (ITEMS[0], part, replace(ITEMS[1], not_reached=True))
    own = meeting(
        entry(Action, 1, text="Ring."),
        entry(Outreach, 2, text="Brev."),
        entry(Outreach, 3, text="Sendt.", done=TODAY),
        items=items,
    )
    found = paper(own)
    anchors = [one.anchor for one in found.blocks if isinstance(one, Heading) and one.anchor]
    lines = [one.runs for one in found.blocks if isinstance(one, Paragraph)]
    assert anchors == ["item-1", "item-1-a", "item-2"]
    assert [runs[0].link for runs in lines] == [f"#{one}" for one in anchors]
    assert ["".join(run.text for run in runs) for runs in lines] == [
        "1. Status – 2 tasks",
        "1.a. Vagter",
        "2. Eventuelt – not reached",
    ]
    told = text(own)
    assert told.count("Not reached") == 1
    assert told.count("Nothing recorded under this item") == 1


def test_what_was_said_is_told_by_initiative_and_what_was_agreed_stands_in_a_table() -> None:
    found = paper(meeting(*EVERY_KIND))
    assert table(found, "The statuses that were given").rows == (
        ("Et trygt natteliv", "risiko", "ny tovholder"),
    )
    assert table(found, "What became of earlier agreements").rows == (
        ("Skriv til ejerne.", "10 April 2018", "Done", "Brevet er sendt."),
    )
    assert table(found, "Who does what by when").rows == (
        ("Skriv til ejerne.", "Tovholder, politiet (leads); Leder, kommunen", "1 June 2018"),
    )
    told = text(meeting(*EVERY_KIND))
    for words in (
        "Gruppen drøftede havnen. Et trygt natteliv: Adjusted – nyt mål. Deltagere pr. hold: ",
        "nyt mål. Deltagere pr. hold: on average about 20 deltagere (2017). ",
        "Outreach: Pressemeddelelse (presse, done 2 May 2018)",
        "Parked for a later meeting: Belysning",
        "Correction: 5 December 2017, no. 1 reads: Ti hold. · because skrivefejl",
        "Minutes of 5 December 2017 (not in this folder): Approved with remarks",
    ):
        assert words in told


def test_an_item_for_information_was_no_discussion() -> None:
    own = meeting(entry(Note, 1, text="Nyt.", item="other"), entry(Note, 2, text="Snak."))
    told = text(own)
    assert "Discussion Snak." in told
    assert "Briefing Nyt." in told


def test_statuses_of_one_initiative_stand_together_and_lines_stay_lines() -> None:
    def status(n: int, of: str, text: str) -> Any:
        return entry(Status, n, initiative=of, status="gul", text=text)

    own = meeting(
        status(1, "natteliv", "a"),
        status(2, "havn", "b"),
        status(3, "natteliv", "c"),
        entry(Note, 4, text="første\nanden", initiative="havn"),
        entry(Note, 5, text="tredje", initiative="havn"),
        entry(Note, 6, text="Uden"),
    )
    found = paper(own)
    rows = table(found, "The statuses that were given").rows
    assert [row[2] for row in rows] == ["a", "c", "b"]
    paragraphs = [one.runs for one in found.blocks if isinstance(one, Paragraph)]
    said = [runs[1].text for runs in paragraphs if runs[0].strong]
    assert said == ["første\nanden.\ntredje."]


def test_of_earlier_agreements_is_told_when_they_were_made_and_what_is_new() -> None:
    before = meeting(
        entry(Action, 1, text="Ring til ejerne.", initiative="natteliv"),
        entry(Action, 2, text="HEMMELIGT", private=True),
        id="2017-12-05",
        date=dt.date(2017, 12, 5),
    )
    own = meeting(
        entry(FollowUp, 1, of="2017-12-05#1", owner_text="PPR", due_text="maj", text="Venter."),
        entry(FollowUp, 2, of="2017-12-05#2", state="dropped"),
        entry(FollowUp, 3, of="2016-01-01#9"),
    )
    rows = table(paper(own, before), "What became of earlier agreements").rows
    assert rows == (
        (
            "Et trygt natteliv: Ring til ejerne.",
            "5 December 2017",
            "Open",
            "Venter.\nOwner: PPR\nDue: maj",
        ),
        ("5 Dec 2017, no. 2", "5 December 2017", "Dropped", "(private)"),
        ("1 Jan 2016, no. 9", "1 January 2016", "Open", ""),
    )
    public = table(paper(own, before, public=True), "What became of earlier agreements").rows
    assert [row[0] for row in public] == ["Et trygt natteliv: Ring til ejerne.", rows[2][0]]


def test_numbers_and_times_are_told_only_by_request() -> None:
    items = (replace(ITEMS[0], seconds=1250, given=5), replace(ITEMS[1], seconds=59))
    read = AT.replace(hour=10, minute=42)
    own = meeting(*EVERY_KIND, entry(Decision, 12, text="Ja.", read_back=read), items=items)
    before = meeting(entry(Action, 1, text="x"), id="2017-12-05", date=dt.date(2017, 12, 5))
    bare, told = text(own, before), text(own, before, times=True)
    for words in ("planned", "used", "(no. 4)", "read back"):
        assert words not in bare
    for words in (
        "for discussion, planned 40 min., given 5 min. more, used 21 min.",
        "for information, planned 5 min. ",
        "Gruppen drøftede havnen. (no. 4)",
        "Ja. (no. 12; read back at 10:42)",
        "Agreed on: 10 April 2018, no. 2 ·",
        "(10 April 2018, no. 1)",
    ):
        assert words in told


def test_a_dissent_links_and_what_earlier_minutes_said_are_not_lost() -> None:
    web = Link(title="Oplæg", address="https://a.dk/x")
    again = {"look_again": LATER, "expected": "Færre tyverier", "otherwise": "Flere vagter"}
    extra = {SUBJECT: "Lys", OWNER: "JP", STATUS: "I gang"}
    own = meeting(
        entry(Decision, 1, text="Ja.", dissent="leder", links=(web,), outcome="adopted", **again),
        entry(Action, 2, text="Ring.", links=(web, Link(address="files/kort.pdf")), extra=extra),
    )
    told = text(own)
    assert "Ja. Adopted Dissent: Leder, kommunen could not agree to the decision." in told
    for words in ("9 October 2018", "Færre tyverier", "Flere vagter"):
        assert told.count(words) == 1
    assert "Ring. (Subject: Lys; Owner: JP; Status: I gang) ·" in told
    assert told.count("Links: Oplæg (https://a.dk/x); files/kort.pdf") == 1


def test_rows_read_as_corrected_and_below_them_stands_what_was_and_why() -> None:
    told = text(*corrected())
    assert "Ring til ejerne. (corrected) · Owner" in told
    assert "Corrected on 9 Oct 2018, no. 3: Ring til ejerne. Reason: fejl" in told
    fix = meeting(
        entry(Amendment, 1, of="2018-04-10#1", text="Politiet bliver.", outcome="noted"),
        entry(Amendment, 2, of="2018-04-10#5", status="groen"),
        entry(Amendment, 3, of="2018-04-10#4", text="HEMMELIGT", private=True),
        id="2018-10-09",
        date=LATER,
    )
    whole, public = text(meeting(*EVERY_KIND), fix), text(meeting(*EVERY_KIND), fix, public=True)
    for words in (
        "Item 1.1: Politiet bliver. – Noted",
        "1.1 Politiet fortsætter. Adopted Corrected on 9 Oct 2018, no. 1: Politiet bliver. ",
        "Politiet bliver. Outcome: Noted (was Adopted)",
        "· Status: groen · Remark: ny tovholder (corrected)",
        "Et trygt natteliv Corrected on 9 Oct 2018, no. 2: Status: groen (was risiko)",
    ):
        assert words in whole
        assert words in public
    assert "HEMMELIGT" in whole
    assert "HEMMELIGT" not in public


def test_who_took_no_part_in_an_item_stands_under_it() -> None:
    out = Attendance(person="leder", status="present", out_of=("status",), reason="inhabil")
    told = text(meeting(attendance=(out,))).partition("1. Status for discussion")[2]
    assert told.startswith(" Leder, kommunen took no part in the treatment of this item (inhabil).")


def test_a_closed_item_is_named_as_closed_with_why_and_nothing_more() -> None:
    closed = replace(ITEMS[0], private=True, title="LUKKET", text="LUKKET")
    own = meeting(entry(Decision, 1, text="HEMMELIGT"), items=(closed, ITEMS[1]))
    told = text(own, public=True)
    named = "1. Closed item Confidential, and therefore not in the public version. 2. Eventuelt"
    for form in ("minutes", "log"):
        assert named in text(own, public=True, form=form)
    assert named in text(replace(own, state="planned", entries=()), public=True)
    assert "Overview 1. Closed item 2. Eventuelt" in told
    assert "LUKKET" not in told
    assert "Nothing was decided." in told
    assert "1. LUKKET (private) – 1 decision" in text(own)
    assert "Item 1: (private) HEMMELIGT – outcome not stated" in text(own)


def test_an_item_has_the_number_of_its_case_and_says_why_it_is_closed() -> None:
    closed = replace(
        ITEMS[0], private=True, title="HEMMELIGT", case_number="H-1", closed_because="Personsag."
    )
    own = meeting(items=(closed, replace(ITEMS[1], case_number="2018-9", closed_because="nej")))
    for shown in (own, replace(own, state="planned")):
        for form in ("minutes", "log"):
            told, public = text(shown, form=form), text(shown, public=True, form=form)
            assert "Case number: H-1 Closed: Personsag." in told
            assert "1. Closed item Personsag. 2. Eventuelt" in public
            assert "H-1" not in public
            for words in (told, public):
                assert "Case number: 2018-9" in words
                assert "nej" not in words
    going = Outgoing(root=Path(), folder=folder(own), today=TODAY, loaded=loaded(own), public=True)
    for format in ("csv", "json", "ics"):
        assert b"H-1" not in going.file(format)
    assert b'"case_number": "2018-9"' in going.file("json")


MARK = "KANARIE"
KINDS: dict[type[Any], dict[str, Any]] = {
    Decision: dict.fromkeys(("dissent", "expected", "otherwise", "look_again_text"), MARK),
    Action: {"owner_text": MARK},
    FollowUp: {"of": "2018-04-10#90", "due_text": MARK},
    Note: {},
    Status: {"initiative": "natteliv", "status": "gul"},
    LifeCycle: {"initiative": "natteliv", "change": "adjusted"},
    ReadingEntry: {"initiative": "natteliv", "indicator": "hold", "value": 9, "source": MARK},
    Outreach: {"channel": MARK},
    Topic: {},
    Approval: {"of": "2017-12-05"},
    Amendment: {"of": "2018-04-10#90", "why": MARK},
}
"""Every kind of entry with the fields in which words may stand."""


@given(
    kinds=st.lists(st.sampled_from([*KINDS]), min_size=1, max_size=8),
    closed=st.booleans(),
    times=st.booleans(),
)
def test_nothing_private_is_in_public_minutes_and_everything_is_in_the_others(
    kinds: list[type[Any]], closed: bool, times: bool
) -> None:
    entries: list[AnyEntry] = [entry(Note, 90, text="Åbent.", item="other")]
    for n, kind in enumerate(kinds, 1):
        words = {"text": f"{MARK}{n}.", **KINDS[kind], "private": not closed}
        entries.append(entry(kind, n, **words))
    items = (replace(ITEMS[0], private=closed, title=MARK if closed else "Status"), ITEMS[1])
    own = meeting(*entries, items=items)
    told = text(own, times=times)
    assert all(f"{MARK}{n}" in told for n in range(1, len(kinds) + 1))
    public = text(own, public=True, times=times)
    assert MARK not in public
    assert "Åbent." in public


@pytest.mark.parametrize("entry_count", [1, 200])
def test_every_text_of_any_length_is_told_once_below_what_was_decided(entry_count: int) -> None:
    kinds = [Decision, Action, Note, Topic]
    own = meeting(
        *(
            entry(kinds[n % 4], n, text=f"Tekst {n}.", initiative="natteliv" if n % 3 else "")
            for n in range(1, entry_count + 1)
        )
    )
    below = text(own).partition("Overview")[2]
    assert all(below.count(f"Tekst {n}.") == 1 for n in range(1, entry_count + 1))
