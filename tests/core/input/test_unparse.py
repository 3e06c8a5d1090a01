"""From an entry back into the editor, and out of it again."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.draft_entries import ANY_ENTRY, known_entries
from tests.core.draft_factories import FOLDER, NEXT, TODAY, untimed
from tests.factories import action, at, decision, folder, followup
from tryg_tui.core.input.draft import FIELDS, Draft, Field
from tryg_tui.core.input.due import date_typed
from tryg_tui.core.input.fields import draft_of, form_of, read
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Status,
)
from tryg_tui.core.model.link import Link

ENTRY: dict[str, Any] = {"n": 11, "item": "initiatives", "at": at(10)}
"""What the entries of these tests have in common."""


@pytest.mark.parametrize(
    ("entry", "values"),
    [
        (
            Decision(
                **ENTRY,
                text="Ja.",
                outcome="noted",
                initiative="natteliv",
                look_again_text="foråret 2019",
                figure="vandringer:andel",
                expected="mindst 86",
                otherwise="Flere vandringer.",
                dissent="Politiet var imod.",
                links=(
                    Link(title="Oplæg", address="https://a.dk"),
                    Link(address="files/kort.pdf"),
                ),
                private=True,
            ),
            (
                *("Ja.", "noted", "Et trygt natteliv", "Politiet var imod.", "", "foråret 2019"),
                *("Tryghedsvandringer: Andel trygge", "mindst 86", "Flere vandringer."),
                *("Oplæg https://a.dk; files/kort.pdf", "yes"),
            ),
        ),
        (decision(11, "Ja."), ("Ja.", *[""] * 10)),
        (
            Action(
                **ENTRY,
                text="x",
                owners=("tryg-politi", "chef"),
                owner_text="Nabohjælp",
                due=dt.date(2018, 6, 1),
            ),
            (
                "x",
                "Tovholder, Nordjyllands Politi; Åse Østergård, Børne- og Ungechef; Nabohjælp",
                *("1.6.2018", "", "", "", ""),
            ),
        ),
        (
            FollowUp(
                **ENTRY,
                of="2017-12-05#4",
                state="done",
                due=dt.date(2018, 5, 31),
                due_text="foråret 2018",
            ),
            ("", "done", "", "foråret 2018", "", ""),
        ),
        (
            Status(**ENTRY, initiative="nedlagt", status="kritisk"),
            ("", "nedlagt", "kritisk", "", ""),
        ),
        (
            LifeCycle(**ENTRY, initiative="vandringer", change="retired", of="2017-06-13#7"),
            ("", "Tryghedsvandringer", "retired", "2017-06-13#7", "", ""),
        ),
        (
            ReadingEntry(
                **ENTRY,
                initiative="natteliv",
                indicator="andel",
                value=85.7,
                denominator=1250,
                period="2017",
                source="Politiets egne tal",
            ),
            (
                *("", "Et trygt natteliv: Andel trygge", "85,7", "exact", "2017", "", "1250"),
                *("Politiets egne tal", "", ""),
            ),
        ),
        (
            Outreach(**ENTRY, text="x", channel="radio", done=dt.date(2018, 4, 9)),
            ("x", "radio", "", "", "9.4.2018", "", "", "", ""),
        ),
        (Approval(**ENTRY, of="2017-12-05"), ("", "approved", "")),
        (Amendment(**ENTRY, text="x", of="2017-12-05#3", why="slåfejl"), ("x", "slåfejl", "", "")),
    ],
)
def test_an_entry_stands_in_the_editor_as_it_would_be_typed(
    entry: AnyEntry, values: tuple[str, ...]
) -> None:
    assert tuple(draft_of(entry, FOLDER).values.values()) == values


def test_a_draft_knows_what_it_is_about_where_nobody_types_it() -> None:
    approved = draft_of(Approval(**ENTRY, of="2017-12-05", sha256="ab"), FOLDER)
    assert (approved.of, approved.sha256, approved.n) == ("2017-12-05", "ab", 11)
    assert draft_of(followup(3, "2017-12-05#4"), FOLDER).of == "2017-12-05#4"
    assert draft_of(Outreach(**ENTRY, of="2017-06-13#7"), FOLDER).of == ""


def test_who_has_no_name_of_their_own_is_written_by_id() -> None:
    shown = draft_of(action(1, owners=("betjent-2", "delt", "ukendt")), FOLDER)
    assert shown.values["owners"] == "betjent-2; delt; ukendt"


@given(ANY_ENTRY)
def test_an_entry_that_is_edited_without_a_change_stays_as_it_is(entry: AnyEntry) -> None:
    draft = replace(draft_of(entry, FOLDER), meeting="2018-04-10")
    assert read(draft, FOLDER, TODAY, NEXT) == (entry, ())


@given(ANY_ENTRY)
def test_an_entry_stays_as_it_is_whatever_day_and_meeting_it_is_edited_at(entry: AnyEntry) -> None:
    draft = draft_of(entry, FOLDER)
    assert read(draft, FOLDER, dt.date(2021, 1, 1), None) == (entry, ())


@given(ANY_ENTRY, st.booleans())
def test_a_change_of_one_field_leaves_the_others(entry: AnyEntry, private: bool) -> None:
    draft = draft_of(entry, FOLDER)
    values: dict[Field, str] = {"text": "Andre ord", "private": "yes" if private else ""}
    changed, faults = read(replace(draft, values={**draft.values, **values}), FOLDER, TODAY, NEXT)
    assert faults == ()
    secret = private if "private" in FIELDS[draft.kind] else entry.private
    assert changed == replace(entry, text="Andre ord", private=secret)


@given(known_entries())
def test_what_stands_in_the_editor_is_enough_to_make_the_entry_again(entry: AnyEntry) -> None:
    draft = replace(draft_of(entry, FOLDER), meeting="2018-04-10", before=None)
    again, faults = read(draft, FOLDER, TODAY, NEXT)
    assert faults == ()
    assert untimed(again) == entry


def edited(entry: AnyEntry, field: Field, typed: str) -> AnyEntry | None:
    """The entry after one field of it was typed anew."""
    draft = replace(draft_of(entry, FOLDER), meeting="2018-04-10")
    return read(replace(draft, values={**draft.values, field: typed}), FOLDER, TODAY, NEXT)[0]


def test_a_citation_that_is_cleared_is_gone() -> None:
    entry = Outreach(**ENTRY, text="x", of="2017-06-13#7")
    assert edited(entry, "of", "") == replace(entry, of="")


def test_owners_that_are_typed_anew_replace_the_old_ones() -> None:
    entry = action(11, "x", owners=("tryg-politi",), owner_text="Nabohjælp; Ældre Sagen")
    assert edited(entry, "owners", "kommune") == replace(
        entry, owners=("tryg-kommune",), owner_text=""
    )


def test_an_entry_that_was_private_can_be_made_public() -> None:
    entry = decision(11, "x", private=True)
    assert edited(entry, "private", "") == replace(entry, private=False)


def test_an_entry_that_lacks_what_it_needs_is_asked_for_it_when_it_is_edited() -> None:
    lacking = Status(**ENTRY, status="kritisk")
    assert edited(lacking, "text", "x") is None
    assert edited(lacking, "initiative", "Tryghedsvandringer") == replace(
        lacking, initiative="vandringer"
    )


def test_an_entry_that_lost_its_words_needs_them_again() -> None:
    assert edited(decision(11, "x"), "text", " ") is None


@pytest.mark.parametrize(
    ("date", "typed"),
    [(None, ""), (dt.date(2018, 6, 1), "1.6.2018"), (dt.date(999, 12, 31), "31.12.0999")],
)
def test_a_date_is_typed_day_first(date: dt.date | None, typed: str) -> None:
    assert date_typed(date) == typed


def test_without_registers_ids_stand_for_themselves() -> None:
    entry = action(1, "x", owners=("tryg-politi",), initiative="natteliv")
    shown = draft_of(entry, folder())
    assert (shown.values["owners"], shown.values["initiative"]) == ("tryg-politi", "natteliv")
    assert read(shown, folder(), TODAY, NEXT) == (entry, ())


def test_a_draft_is_a_form_with_the_names_that_the_file_has_for_its_fields() -> None:
    approved = draft_of(Approval(**ENTRY, of="2017-12-05"), FOLDER)
    form = form_of(approved, FOLDER)
    assert (form.kind, form.values) == (Approval, {"text": "", "outcome": "approved", "links": ""})
    values: dict[Field, str] = {"text": "Nogle lyser", "known": "yes"}
    known = Draft(kind="decision", item="initiatives", values=values)
    assert form_of(known, FOLDER).values["known"] == "yes"
