"""Every field of every shipped record, opened, changed and read back; and what is refused."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.registers.samples import TODAY, another, files, places, shipped
from tests.factories import folder, strategy
from tests.factories import initiative as initiative_of
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Initiative, Lead, Reading, Step
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.safety_index import IndexReading, Survey
from tryg_tui.core.model.strategy import (
    AgendaTemplateItem,
    Partner,
    Person,
    StatedFact,
    Strategy,
    Version,
)
from tryg_tui.core.registers.changes import new_problems
from tryg_tui.core.registers.fields import Fault, field_of, fields, naming, title_of
from tryg_tui.core.registers.form import Form, begun, begun_like, filled, opened, with_row
from tryg_tui.core.registers.register import Around
from tryg_tui.core.registers.values import YES, typed

AROUND = Around(folder=Folder(), document=strategy(), today=TODAY)


def test_every_shipped_record_is_read_back_as_it_is() -> None:
    for file in files():
        around = Around(folder=shipped(), document=file.value, today=TODAY)
        for record, _way in places(file.value):
            assert filled(opened(record, around), around) == record


def test_every_field_of_every_shipped_record_can_be_changed_alone() -> None:
    for file in files():
        around = Around(folder=shipped(), document=file.value, today=TODAY)
        for record, _way in places(file.value):
            form = opened(record, around)
            for field in fields(type(record)):
                text = another(field, record, around)
                if text is None:
                    continue
                made = filled(form.with_value(field.name, text), around)
                assert isinstance(made, Record), (file.path, field, made)
                own = {field.name, field.words}
                before = {n: getattr(record, n) for n in record.__struct_fields__ if n not in own}
                after = {n: getattr(made, n) for n in made.__struct_fields__ if n not in own}
                assert after == before
                assert getattr(made, field.name) != getattr(record, field.name)


def fill(kind: type[Record], around: Around = AROUND, /, **values: str) -> Any:
    """What a new form makes."""
    return filled(begun(kind, **values), around)


def test_a_new_record_begins_with_what_is_usual() -> None:
    assert fill(Partner, title=" Aalborg  Havn ") == Partner(id="", title="Aalborg Havn")
    form = begun(Strategy, title="Tryg")
    assert form.values["months_between"] == "6"
    assert filled(form, AROUND) == Strategy(title="Tryg")


def test_a_new_initiative_reports_every_year_unless_that_is_said() -> None:
    form = begun(Initiative, title="Lys i parken")
    for told in (form, form.with_value("reports", "")):
        made = filled(told, AROUND)
        assert isinstance(made, Initiative)
        assert made.asked == (told is form)


def test_a_record_after_another_begins_with_what_they_have_in_common() -> None:
    before = IndexReading(area="by", year=2024, value=84, note="Skønnet")
    assert begun_like(IndexReading, before, AROUND).values == {
        **begun(IndexReading).values,
        "area": "by",
        "year": "2024",
        "sources": "",
    }
    for other in (None, Partner(id="a", title="A")):
        assert begun_like(IndexReading, other, AROUND) == begun(IndexReading)


def test_rows_are_kept_beside_the_fields() -> None:
    form = opened(initiative_of("natteliv"), AROUND)
    lead = Lead(title="Politiet")
    made = filled(form.with_rows("leads", (lead,)), AROUND)
    assert isinstance(made, Initiative)
    assert made.leads == (lead,)


@pytest.mark.parametrize(
    ("kind", "values", "fault"),
    [
        (Partner, {}, Fault("title", "empty")),
        (Person, {"title": "Formand", "partner": "hvem"}, Fault("partner", "unknown", "hvem")),
        (Person, {"title": "Formand", "until": "i foråret 2018"},
         Fault("until", "bad-day", "i foråret 2018")),
        (Person, {"title": "Formand", "until": "engang"}, Fault("until", "bad-day", "engang")),
        (Step, {"text": "Gør det", "due": "engang"}, Fault("due", "bad-date", "engang")),
        (Person, {"title": "Formand", "lines": "4, x"}, Fault("lines", "bad-number", "x")),
        (Step, {"text": "Gør det", "done": "1.6.2030"}, Fault("done", "later", "1.6.2030")),
        (Person, {"title": "x", "bodies": "gruppen; hvem"}, Fault("bodies", "unknown", "gruppen")),
        (Version, {"number": "1", "period": "", "first_year": "-1", "last_year": "2"},
         (Fault("period", "empty"), Fault("first_year", "bad-number", "-1"),
          Fault("last_year", "out-of-range", "2", ("1900", "2199")))),
        (Reading, {"indicator": "", "value": "mange"},
         (Fault("indicator", "empty"), Fault("value", "bad-number", "mange"))),
        (AgendaTemplateItem, {"title": "Nyt", "kind": "snak", "view": "other"},
         Fault("kind", "unknown", "snak", ("approval", "information", "discussion", "decision"))),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_field_by_field(
    kind: type[Record], values: dict[str, str], fault: Fault | tuple[Fault, ...]
) -> None:
    around = Around(
        folder=Folder(),
        document=strategy(people=(Person(id="mette", title="Mette"),)),
        today=TODAY,
    )
    assert fill(kind, around, **values) == (fault if isinstance(fault, tuple) else (fault,))


def test_what_may_mean_several_is_asked_by_title_or_where_those_are_alike_by_id() -> None:
    people = (
        Person(id="a", title="Tovholder, politi"),
        Person(id="b", title="Ankerperson, politi"),
        Person(id="c", title="Ankerperson, politi"),
    )
    around = Around(folder=Folder(), document=strategy(people=people), today=TODAY)
    several = Fault("person", "ambiguous", "politi", ("a", "b", "c"))
    assert fill(Lead, around, title="x", person="politi") == (several,)
    two = Around(folder=Folder(), document=strategy(people=people[:2]), today=TODAY)
    titles = ("Tovholder, politi", "Ankerperson, politi")
    assert fill(Lead, two, title="x", person="politi") == (
        Fault("person", "ambiguous", "politi", titles),
    )
    assert fill(Lead, two, title="x", person="b") == Lead(title="x", person="b")


def test_emptied_fields_hold_what_they_hold_where_nobody_says_anything() -> None:
    step = Step(id="s", text="Gør det", due=TODAY, due_text="foråret", owners=("x",))
    form = opened(step, AROUND).with_value("due", "").with_value("owners", " ")
    assert filled(form, AROUND) == Step(id="s", text="Gør det")


def test_a_participant_who_leads_does_so_in_their_own_role_where_no_other_is_given() -> None:
    person = Person(id="leder", title="Leder af Borgerservice")
    where = folder(strategy=strategy(people=(person,)))
    around = Around(folder=where, today=TODAY)
    assert filled(begun(Lead), around) == (Fault("title", "empty"),)
    assert filled(begun(Lead, person="Leder af"), around) == Lead(
        title="Leder af Borgerservice", person="leder"
    )
    given = begun(Lead, person="leder", title="Tovholder")
    assert filled(given, around) == Lead(title="Tovholder", person="leder")
    form = opened(Lead(title="Tovholder", person="leder"), around)
    emptied = filled(form.with_value("title", ""), around)
    assert emptied == Lead(title="Leder af Borgerservice", person="leder")


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Formand", "ny"),
        ("Mette Ny, Formand", "ny"),
        ("Mette Ny", "ny"),
        ("Kasserer", ""),
        ("Tovholder", ""),
    ],
)
def test_who_leads_is_known_by_a_role_or_name_that_only_one_has(typed: str, person: str) -> None:
    people = (
        Person(id="ny", title="Formand", name="Mette Ny"),
        Person(id="et", title="Kasserer"),
        Person(id="to", title="Kasserer"),
    )
    around = Around(folder=folder(strategy=strategy(people=people)), today=TODAY)
    role = "Formand" if person else typed
    assert filled(begun(Lead, title=typed), around) == Lead(title=role, person=person)
    form = opened(Lead(title="x", person="et"), around).with_value("title", typed)
    assert filled(form, around) == Lead(title=typed, person="et")
    untouched = Lead(title=typed)
    assert filled(opened(untouched, around).with_value("since", "1.1.2018"), around) == replace(
        untouched, since=dt.date(2018, 1, 1)
    )


def test_a_day_in_words_is_a_day_and_a_period_keeps_its_words() -> None:
    made = fill(Step, text="Gør det", due="foråret 2019")
    assert (made.due_text, made.due.year) == ("foråret 2019", 2019)
    assert fill(Step, text="Gør det", done="9. april").done == TODAY.replace(day=9)


def test_the_next_meeting_is_a_day_and_where_words_have_a_place_it_is_called_so() -> None:
    day = TODAY.replace(month=10)
    around = Around(folder=Folder(), today=TODAY, next_meeting=day)
    assert fill(Person, around, title="Formand", until="næste møde").until == day
    step = fill(Step, around, text="Gør det", due="senest næste møde")
    assert (step.due, step.due_text) == (day, "senest næste møde")
    assert fill(Person, title="Formand", until="næste møde") == (
        Fault("until", "bad-day", "næste møde"),
    )


def test_an_owner_whose_name_looks_like_two_is_written_by_id() -> None:
    people = (Person(id="a", title="Formand; politi"),)
    around = Around(folder=Folder(), document=strategy(people=people), today=TODAY)
    step = Step(id="s", text="Gør det", owners=("a",))
    assert typed(field_of(Step, "owners"), step, around) == "a"


def test_what_records_are_known_by() -> None:
    assert title_of(Person(id="a", title="Formand", name="Bo")) == "Formand"
    assert title_of(StatedFact(text="")) == ""
    assert [naming(kind) for kind in (Person, Version, Reading, Lead)] == [
        "id",
        "number",
        "key",
        "key",
    ]
    assert Form(kind=Lead).rows == {}


PLAN = Meeting(
    id="2018-04-10",
    title="Møde",
    date=dt.date(2018, 4, 10),
    start=dt.time(9),
    chair="leder",
    items=(AgendaItem(id="a", title="Dagsorden", kind="approval", view="agenda"),),
)
"""A meeting that is planned."""


def test_the_plan_of_a_meeting_is_a_form_with_times_and_one_or_several_chairs() -> None:
    around = replace(AROUND, document=PLAN)
    form = opened(PLAN, around)
    assert filled(form, around) == PLAN
    assert (form.values["start"], form.values["end"]) == ("09.00", "")
    typed = form.with_value("date", "17.4").with_value("end", "kl. 11").with_value("start", "0830")
    changed = filled(typed, around)
    assert changed == replace(
        PLAN, date=dt.date(2018, 4, 17), start=dt.time(8, 30), end=dt.time(11)
    )
    for wrong in ("ti", "24", "9.60", "9:5"):
        assert filled(form.with_value("start", wrong), around) == (
            Fault("start", "bad-time", wrong),
        )
    new = fill(AgendaItem, title="Lys")
    longer, shown = with_row(form, "items", None, new, PLAN.items[0])
    assert longer.rows["items"] == (*PLAN.items, replace(new, id="lys"))
    assert (shown, new.kind, new.view) == (longer.rows["items"][1], "discussion", "other")


def test_what_would_be_wrong_with_a_plan_is_found_by_the_checks_of_the_folder() -> None:
    folder = Folder(meetings=(Loaded(path="minutes/2018-04-10.toml", sha256="", value=PLAN),))
    twice = replace(PLAN, items=(*PLAN.items, *PLAN.items))
    found = new_problems(folder, "minutes/2018-04-10.toml", twice)
    assert [one.code for one in found] == ["duplicate-id"]


def test_links_stand_one_on_each_line() -> None:
    links = (Link(title="Oplæg", address="https://a.dk"), Link(address="files/b.pdf"))
    around = Around(folder=Folder(), today=dt.date(2018, 4, 10))
    form = opened(AgendaItem(id="a", title="A", kind="decision", view="other", links=links), around)
    assert form.values["links"] == "Oplæg https://a.dk\nfiles/b.pdf"
    changed = filled(form.with_value("links", "files/b.pdf\n\nKort https://b.dk\n"), around)
    assert isinstance(changed, AgendaItem)
    assert changed.links == (links[1], Link(title="Kort", address="https://b.dk"))
    wrong = filled(form.with_value("links", "Kort"), around)
    assert wrong == (Fault("links", "bad-link", "Kort"),)


def test_somebody_has_one_field_for_all_the_times_they_were_there() -> None:
    around = replace(AROUND, document=replace(PLAN, start=dt.time(9)))
    note = Attendance(person="p", status="present", arrived=dt.time(9, 30), out_of=("a",))
    form = opened(note, around)
    assert form.values["times"] == "09.30–"
    assert filled(form, around) == note
    twice = filled(form.with_value("times", "9.30-10, 11-"), around)
    assert twice == replace(
        note, arrived=None, times=((dt.time(9, 30), dt.time(10)), (dt.time(11),))
    )
    assert filled(form.with_value("times", "ti"), around) == (Fault("times", "bad-times", "ti"),)


def test_a_survey_that_is_put_in_has_been_made_unless_that_is_said() -> None:
    assert begun(Survey).values["held"] == YES
    record = filled(begun(Survey).with_value("year", "2023"), AROUND)
    assert isinstance(record, Survey)
    assert (record.year, record.held) == (2023, True)
