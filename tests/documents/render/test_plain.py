"""Minutes and agendas as plain text: complete, readable aloud, and without what is private."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.samples import (
    EVERY_KIND,
    ITEMS,
    LATER,
    SHA,
    TODAY,
    ZONE,
    agenda_of,
    corrected,
    entry,
    loaded,
    meeting,
    minutes_of,
)
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Approval,
    Decision,
    Note,
    Outreach,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.documents.render.plain import minutes_text
from tryg_tui.words.names import place_words


def test_the_head_has_the_fields_of_danish_minutes() -> None:
    own = meeting(
        start=dt.time(9),
        end=dt.time(11, 30),
        place="Rådhuset",
        chair="leder",
        secretary="anna",
        case_number="2018-1234",
        opened=dt.datetime(2018, 4, 10, 9, 3, tzinfo=ZONE),
        closed=dt.datetime(2018, 4, 10, 11, 41, tzinfo=ZONE),
        attendance=(
            Attendance(person="leder", status="present", arrived=dt.time(9, 30)),
            Attendance(person="betjent", status="apologies"),
            Attendance(person="anna", status="absent"),
            Attendance(person="gaest", name="Formanden for samrådet", status="guest"),
            Attendance(person="ukendt", status="present", left=dt.time(10)),
        ),
    )
    head = minutes_of(own).split("\n\nDecided at", maxsplit=1)[0].split("\n")
    assert head == [
        "Minutes: Forårsmødet",
        "",
        "Group: Planlægningsgruppen",
        "Time: Tuesday 10 April 2018, 09:00–11:30",
        "Place: Rådhuset",
        "Chair of the meeting: Leder, kommunen",
        "Minute-taker: Anna, Referent",
        "Case number: 2018-1234",
        "Held: 09:03–11:41, 11 min. over time",
        "Present, Aalborg Kommune: Leder, kommunen (from 09:30)",
        "Present, Nordjyllands Politi: none",
        "Present, others: ukendt (until 10:00)",
        "Apologies from: Tovholder, politiet",
        "Absent: Anna, Referent",
        "Guests: Formanden for samrådet",
        "State: Final",
        "Approval: not yet approved",
        "Printed: 12 April 2018",
    ]


@pytest.mark.parametrize(
    ("state", "mark"),
    [("open", "DRAFT"), ("draft", "DRAFT"), ("final", None), ("cancelled", "CANCELLED")],
)
def test_minutes_say_draft_until_they_are_final(state: Any, mark: str | None) -> None:
    third_line = minutes_of(meeting(state=state)).split("\n")[2]
    assert third_line == (mark or "Group: Planlægningsgruppen")


def test_a_planned_meeting_is_no_draft() -> None:
    assert "DRAFT" not in agenda_of(meeting(state="planned"))


def test_an_example_says_so_in_minutes_and_agenda() -> None:
    own = meeting(example=True)
    assert "EXAMPLE" in minutes_of(own)
    assert "EXAMPLE" in agenda_of(own)


def test_a_folder_without_a_strategy_still_gives_minutes() -> None:
    own = meeting(*EVERY_KIND, chair="leder")
    text = minutes_text(Folder().with_meeting(loaded(own)), loaded(own), today=TODAY)
    assert "Chair of the meeting: leder" in text
    assert "Group: gruppen" in text


def test_an_item_shows_number_kind_planned_and_used_time() -> None:
    items = (
        replace(
            ITEMS[0],
            seconds=750,
            text="Se bilag 1",
            carried_from="2017-12-05",
            topic="2017-06-13#4",
        ),
    )
    text = minutes_of(meeting(items=items))
    assert (
        "1. Status\n"
        "  for discussion, planned 40 min., used 12 min.\n"
        "  Carried over from: 5 Dec 2017\n"
        "  Parked: 13 Jun 2017, no. 4\n"
        "  Se bilag 1\n"
        "  Nothing recorded under this item\n"
    ) in text


def test_items_not_reached_are_marked_and_listed() -> None:
    items = (ITEMS[0], replace(ITEMS[1], not_reached=True))
    text = minutes_of(meeting(items=items))
    assert "2. Eventuelt\n  for information, planned 5 min.\n  Not reached\n" in text
    assert "\n\nNot reached\n  2. Eventuelt\n" in text


@pytest.mark.parametrize("found", EVERY_KIND, ids=kind_of)
def test_an_entry_of_any_kind_shows_number_text_and_what_it_cites(found: AnyEntry) -> None:
    text = minutes_of(meeting(*EVERY_KIND))
    own = text.split(f"  #{found.n} ", 1)[1].split("\n\n", 1)[0]
    assert found.text in own
    assert place_words(Folder(), getattr(found, "of", "")) in own


def test_a_decision_has_its_lines_kept_and_its_outcome_set_apart() -> None:
    decision = entry(Decision, text="Gruppen beslutter:\n  – første\n\n  – anden", outcome="noted")
    assert (
        "  #1 Decision\n    Gruppen beslutter:\n      – første\n\n      – anden\n    Noted\n"
    ) in minutes_of(meeting(decision))


def test_an_action_shows_owner_and_due_date_or_that_none_is_stated() -> None:
    text = minutes_of(meeting(entry(Action, text="Ring."), EVERY_KIND[1]))
    assert "    Ring.\n    Owner: not stated\n    Due: not stated\n" in text
    assert "    Owner: Tovholder, politiet (leads); Leder, kommunen\n    Due: 1 June 2018\n" in text


def test_outreach_shows_owner_due_date_and_the_decision_it_makes_known() -> None:
    outreach = entry(
        Outreach, text="Omtale", of="2018-04-10#1", owner_text="Presseteamet", due_text="maj"
    )
    assert (
        "    Publicises: 10 Apr 2018, no. 1\n    Owner: Presseteamet\n    Due: maj\n"
    ) in minutes_of(meeting(outreach))


def test_what_was_decided_and_agreed_comes_first() -> None:
    coming = {"next_date": dt.date(2018, 10, 9), "next_start": dt.time(9)}
    begun = dt.datetime(2018, 4, 10, 9, tzinfo=dt.UTC)
    time = {"opened": begun, "closed": begun.replace(hour=11), "start": dt.time(9)}
    text = minutes_of(meeting(*EVERY_KIND, **coming, **time, end=dt.time(10, 54)))
    assert "Held: 09:00–11:00, 6 min. over time\n" in text
    assert "\n\nDecided at the meeting\n  1. " in text
    assert "(#1)\n" in text
    assert (
        "\n\nAction points\n"
        "  1. Status #2 · Owner: Tovholder, politiet (leads); Leder, kommunen · Task:\n"
        "    Skriv til ejerne. · Due: 1 June 2018\n"
    ) in text
    assert "\n\nNext meeting\n  Tuesday 9 October 2018, 09:00\n" in text
    assert text.index("Decided at") < text.index("Action points") < text.index("\n1. Status\n")
    line = "_" * 24
    bare = minutes_of(meeting())
    assert "\n\nDecided at the meeting\n  none\n\nAction points\n  none\n" in bare
    assert bare.endswith(f"\n\nApproval\n  Approved on {line} by {line}\n")


def test_what_is_private_is_not_among_what_was_decided_for_the_public() -> None:
    secret = entry(Decision, 1, text="HEMMELIGT", private=True)
    own = meeting(secret, entry(Decision, 2, text="Åbent"))
    assert "\n  1. Åbent (#2)\n  – (private) HEMMELIGT (#1)\n" in minutes_of(own)
    found = minutes_of(own, public=True)
    assert "HEMMELIGT" not in found
    assert "Åbent" in found


def test_time_under_a_minute_is_not_told() -> None:
    assert "used" not in minutes_of(meeting(items=(replace(ITEMS[0], seconds=59),)))


def test_the_head_says_how_an_entry_is_cited_where_there_is_one() -> None:
    told = "An entry is cited by its number, the first one here as 2018-04-10#4."
    assert told in minutes_of(meeting(EVERY_KIND[3])).split("\n\n1. ")[0]
    assert "cited by its number" not in minutes_of(meeting())
    assert "cited by" not in minutes_of(meeting(entry(Note, private=True)), public=True)


def test_a_dissent_stands_in_its_own_words_or_in_the_usual_ones_for_who_is_named() -> None:
    words = "Politiet ønsker til referat,\nat der mangler folk."
    own = entry(Decision, text="Vi gør det.", outcome="adopted", dissent=words)
    told = (
        "    Adopted\n    Dissent:\n"
        "      Politiet ønsker til referat,\n      at der mangler folk.\n"
    )
    assert told in minutes_of(meeting(own))
    for name in ("leder", "Leder, kommunen"):
        usual = "Dissent: Leder, kommunen could not agree to the decision.\n"
        assert usual in minutes_of(meeting(replace(own, dissent=name)))
    assert "Dissent" not in minutes_of(meeting(replace(own, dissent="")))
    assert "Dissent" not in minutes_of(meeting(replace(own, private=True)), public=True)


def test_a_decision_without_an_outcome_says_that_none_is_stated() -> None:
    assert "    Vi gør det.\n    Outcome: not stated\n" in minutes_of(
        meeting(entry(Decision, text="Vi gør det."))
    )


def test_an_entry_whose_item_is_gone_is_not_left_out() -> None:
    text = minutes_of(meeting(entry(Note, text="Uden punkt", item="gone")))
    assert "Entries without an item\n\n  #1 Note\n    Uden punkt\n" in text


def test_a_later_correction_is_shown_at_the_entry_and_in_the_list_of_actions() -> None:
    text = minutes_of(*corrected())
    assert (
        "    Skriv til ejerne.\n"
        "    Owner: Tovholder, politiet (leads); Leder, kommunen\n"
        "    Due: 1 June 2018\n"
        "    Corrected on 9 Oct 2018, no. 3: Ring til ejerne.\n"
        "    Reason: fejl\n"
    ) in text
    assert "Task: Ring til ejerne. (corrected) · Due: 1 June 2018" in " ".join(text.split())


@pytest.mark.parametrize(
    ("sha256", "line"),
    [
        (SHA, "Approval: Approved without remarks on 9 October 2018 (no. 1)"),
        (
            "0" * 64,
            "Approval: Approved without remarks on 9 October 2018 (no. 1), but the minutes",
        ),
    ],
)
def test_an_approval_says_when_and_whether_the_minutes_are_still_the_same(
    sha256: str, line: str
) -> None:
    approval = entry(Approval, of="2018-04-10", sha256=sha256)
    text = minutes_of(meeting(), meeting(approval, id="2018-10-09", date=LATER))
    assert line in text
    assert ("but the minutes" in text) == (sha256 != SHA)


def test_minutes_say_who_came_twice_who_stood_in_and_who_was_out_of_an_item() -> None:
    nine, ten, eleven = dt.time(9), dt.time(10), dt.time(11)
    own = meeting(
        items=ITEMS,
        attendance=(
            Attendance(
                person="leder",
                status="present",
                times=((nine, ten), (eleven,)),
                stands_in_for="anna",
                out_of=(ITEMS[0].id,),
                reason="inhabil",
            ),
            Attendance(person="anna", status="apologies", out_of=(ITEMS[0].id,)),
            Attendance(person="g", name="Gæst", status="guest", out_of=(ITEMS[0].id,)),
        ),
    )
    for public in (False, True):
        text = minutes_of(own, public=public)
        here = "Leder, kommunen (09:00–10:00 and from 11:00, stands in for Anna, Referent)"
        assert f"Present, Aalborg Kommune: {here} Present" in " ".join(text.split())
        first = text.split("\n1. ")[1].split("\n2. ")[0]
        assert "Leder, kommunen took no part in the treatment of this item (inhabil)." in first
        assert "Gæst took no part in the treatment of this item." in first
        assert text.count("took no part") == 2


def test_the_agenda_shows_who_is_to_come_and_when_items_begin() -> None:
    items = (
        *ITEMS,
        AgendaItem(id="x", title="Uden tid", kind="decision", view="other", text="Læs bilaget"),
        AgendaItem(id="y", title="Sidste", kind="approval", view="other"),
    )
    own = meeting(
        EVERY_KIND[3],
        state="planned",
        start=dt.time(9),
        items=items,
        attendance=(
            Attendance(person="betjent", status="apologies"),
            Attendance(person="g", name="Gæst", status="guest"),
        ),
    )
    assert agenda_of(own) == (
        "Agenda: Forårsmødet\n"
        "\n"
        "Group: Planlægningsgruppen\n"
        "Time: Tuesday 10 April 2018, 09:00–09:45\n"
        "Place: not stated\n"
        "Chair of the meeting: not stated\n"
        "Minute-taker: not stated\n"
        "Participants, Aalborg Kommune: Leder, kommunen\n"
        "Participants, Nordjyllands Politi: Tovholder, politiet\n"
        "Apologies from: Tovholder, politiet\n"
        "Guests: Gæst\n"
        "Printed: 12 April 2018\n"
        "\n"
        "1. Status\n"
        "  for discussion, planned 40 min., at 09:00\n"
        "  1 initiative is to be given a status.\n"
        "\n"
        "  #4 Note\n"
        "    Gruppen drøftede havnen.\n"
        "\n"
        "2. Eventuelt\n"
        "  for information, planned 5 min., at 09:40\n"
        "\n"
        "3. Uden tid\n"
        "  for decision, at 09:45\n"
        "  Læs bilaget\n"
        "  A decision is to be made.\n"
        "\n"
        "4. Sidste\n"
        "  for approval\n"
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "Tuesday 10 April 2018"),
        (dt.time(9), dt.time(11), "Tuesday 10 April 2018, 09:00–11:00"),
        (dt.time(9), dt.time(9), "Tuesday 10 April 2018, 09:00"),
    ],
)
def test_the_time_is_told_as_far_as_it_is_known(
    start: dt.time | None, end: dt.time | None, words: str
) -> None:
    assert f"Time: {words}\n" in minutes_of(meeting(start=start, end=end))


def test_characters_that_act_on_a_terminal_are_made_visible() -> None:
    text = minutes_of(meeting(entry(Note, text="\x1b[2J\u202e\r"), title="a\nb\x07"))
    assert "Minutes: a␊b␇\n" in text
    assert "    ␛[2J⟨U+202E⟩␍\n" in text


def test_of_several_who_chair_the_first_is_said_to_lead() -> None:
    text = minutes_of(replace(meeting(), chair=("betjent", "leder")))
    assert "Chair of the meeting: Tovholder, politiet (leads); Leder, kommunen\n" in text
