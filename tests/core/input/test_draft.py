"""From what somebody typed to an entry."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.draft_factories import FOLDER, NEXT, TODAY, draft, refused, taken
from tests.factories import at, folder, initiative
from tryg_tui.core.input.draft import FIELDS, Draft
from tryg_tui.core.input.fields import draft_of, one_line, read
from tryg_tui.core.model.entries import (
    ENTRY_TYPES,
    Action,
    Amendment,
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
from tryg_tui.core.model.initiative import Indicator, Reading
from tryg_tui.core.model.link import Link
from tryg_tui.core.registers.fields import Fault, FaultCode
from tryg_tui.core.registers.register import Around


def test_every_kind_of_entry_can_be_written() -> None:
    assert set(FIELDS) == set(ENTRY_TYPES)


def test_a_new_entry_leaves_number_and_time_to_the_recording() -> None:
    entry = taken("note", text="x")
    assert (entry.n, entry.at.year, entry.item) == (0, 1, "initiatives")


def test_a_decision_has_its_words_its_outcome_and_its_initiative() -> None:
    entry = taken("decision", text="  Vi fortsætter.\n", outcome="adopted", initiative="vandring")
    assert isinstance(entry, Decision)
    assert (entry.text, entry.outcome, entry.initiative) == (
        "Vi fortsætter.",
        "adopted",
        "vandringer",
    )
    assert not entry.private


def test_a_decision_without_an_outcome_says_nothing_of_it() -> None:
    entry = taken("decision", text="x", private="yes")
    assert isinstance(entry, Decision)
    assert entry.outcome is None
    assert entry.private


def test_an_action_has_owners_and_a_due_date() -> None:
    entry = taken("action", text="x", owners="kommune; Nabohjælp", due="foråret 2018")
    assert isinstance(entry, Action)
    assert (entry.owners, entry.owner_text) == (("tryg-kommune",), "Nabohjælp")
    assert (entry.due, entry.due_text) == (dt.date(2018, 5, 31), "foråret 2018")


def test_a_followup_is_of_what_it_was_begun_from_and_needs_no_words() -> None:
    begun = replace(draft("followup", {"due": "1/6"}), of="2017-12-05#4")
    entry, faults = read(begun, FOLDER, TODAY, NEXT)
    assert faults == ()
    assert isinstance(entry, FollowUp)
    assert (entry.of, entry.state, entry.text) == ("2017-12-05#4", "open", "")
    assert (entry.due, entry.due_text) == (dt.date(2018, 6, 1), "")


def test_what_is_dropped_is_dropped_for_a_reason() -> None:
    begun = replace(draft("followup", {"state": "dropped", "text": " "}), of="2017-12-05#4")
    assert read(begun, FOLDER, TODAY, NEXT) == (None, (Fault("text", "no-reason"),))
    told = replace(begun, values={**begun.values, "text": "Forældet."})
    entry, _faults = read(told, FOLDER, TODAY, NEXT)
    assert isinstance(entry, FollowUp)
    assert (entry.state, entry.text) == ("dropped", "Forældet.")


def test_a_status_is_one_of_the_groups_own_for_an_initiative() -> None:
    entry = taken("status", initiative="natteliv", status="kritisk")
    assert isinstance(entry, Status)
    assert (entry.initiative, entry.status) == ("natteliv", "kritisk")


def test_a_change_of_life_may_name_its_decision() -> None:
    entry = taken("lifecycle", initiative="vandringer", change="adjusted", of="2017-12-05#3")
    assert isinstance(entry, LifeCycle)
    assert (entry.initiative, entry.change, entry.of) == ("vandringer", "adjusted", "2017-12-05#3")


def test_a_reading_has_a_figure_of_an_indicator_of_an_initiative() -> None:
    entry = taken("reading", indicator="vold", value="85,7", qualifier="about", when="marts 2018")
    assert isinstance(entry, ReadingEntry)
    assert (entry.initiative, entry.indicator) == ("natteliv", "vold")
    assert (entry.value, entry.qualifier) == (85.7, "about")
    assert (entry.date, entry.period) == (dt.date(2018, 3, 31), "marts 2018")


def test_a_figure_is_exact_where_nothing_else_is_said() -> None:
    entry = taken("reading", indicator="Et trygt natteliv: Anmeldt vold", value="1.250")
    assert isinstance(entry, ReadingEntry)
    assert (entry.value, entry.qualifier, entry.date) == (1250, "exact", None)


def test_outreach_has_a_channel_and_a_day_it_was_done() -> None:
    entry = taken("outreach", text="x", channel=" Facebook ", done="9/4", of="7", due="")
    assert isinstance(entry, Outreach)
    assert (entry.channel, entry.done, entry.of) == (
        "Facebook",
        dt.date(2018, 4, 9),
        "2018-04-10#7",
    )
    assert (entry.due, entry.due_text) == (None, "")


def test_a_topic_has_words() -> None:
    assert isinstance(taken("topic", text="Havnen?"), Topic)


def test_an_approval_keeps_the_meeting_and_the_hash_it_was_begun_with() -> None:
    begun = Draft(kind="approval", item="previous", of="2017-12-05", sha256="ab")
    entry, faults = read(begun, FOLDER, TODAY, NEXT)
    assert faults == ()
    assert isinstance(entry, Approval)
    assert (entry.of, entry.sha256, entry.outcome) == ("2017-12-05", "ab", "approved")


def test_an_amendment_says_how_an_entry_should_read_and_why() -> None:
    begun = replace(draft("amendment", {"text": "Rettet", "why": " slåfejl "}), of="2017-12-05#3")
    entry, _faults = read(begun, FOLDER, TODAY, NEXT)
    assert isinstance(entry, Amendment)
    assert (entry.of, entry.text, entry.why) == ("2017-12-05#3", "Rettet", "slåfejl")


@pytest.mark.parametrize("kind", ["decision", "action", "note", "outreach", "topic"])
def test_what_says_nothing_without_words_needs_them(kind: str) -> None:
    assert refused(kind, text=" \n ") == (Fault("text", "empty"),)


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_fields() -> None:
    assert refused("outreach", owners="betjent", due="engang", of="99", initiative="x") == (
        Fault("text", "empty"),
        Fault("owners", "ambiguous", options=("betjent-1", "betjent-2")),
        Fault("due", "bad-date"),
        Fault("of", "bad-citation"),
        Fault("initiative", "unknown"),
    )
    assert refused("reading", when="i går") == (
        Fault("indicator", "empty"),
        Fault("value", "empty"),
        Fault("when", "bad-date"),
    )
    assert refused("status") == (Fault("initiative", "empty"), Fault("status", "empty"))
    assert refused("lifecycle") == (Fault("initiative", "empty"), Fault("change", "empty"))


def test_a_reading_may_be_missing_for_a_reason_instead_of_a_value() -> None:
    entry = taken(
        "reading", indicator="vold", missing="not-measured", when="marts 2018", text="systemet ned"
    )
    assert isinstance(entry, ReadingEntry)
    assert (entry.value, entry.missing, entry.period) == (None, "not-measured", "marts 2018")
    told = refused("reading", indicator="vold", missing="awaited", value="3")
    assert told == (Fault("value", "value-or-missing"),)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"value": "7", "denominator": "5"}, "denominator", "denominator"),
        ({"value": "-1", "denominator": "5"}, "value", "below-nought"),
        ({"value": "101", "indicator": "vandringer: andel"}, "value", "value-range"),
        ({"value": "-1", "indicator": "vandringer: andel"}, "value", "value-range"),
        ({"value": "7", "when": "1/5 2018"}, "when", "to-come"),
        ({"value": "7", "when": "sommeren 2018"}, "when", "to-come"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    values: dict[str, str], field: str, code: FaultCode
) -> None:
    values = {"indicator": "vold", **values}
    assert refused("reading", **values) == (Fault(field, code),)


def test_a_figure_of_what_has_begun_may_be_told() -> None:
    entry = taken("reading", indicator="vold", value="7", denominator="7", when="2018")
    assert isinstance(entry, ReadingEntry)
    assert (entry.denominator, entry.date) == (7, dt.date(2018, 12, 31))


def test_a_figure_below_nought_is_refused_where_no_other_is() -> None:
    where = folder(
        initiatives=(
            initiative(
                "ro",
                indicators=(Indicator(id="a", title="A", unit="sager"),),
                readings=(Reading(indicator="a", value=3), Reading(indicator="a")),
            ),
        )
    )
    typed = draft("reading", {"indicator": "A", "value": "-3"})
    assert [one.code for one in read(typed, where, TODAY, NEXT)[1]] == ["below-nought"]


def test_a_figure_that_was_recorded_so_may_be_changed_otherwise() -> None:
    old = ReadingEntry(
        n=1, item="x", at=at(10), initiative="natteliv", indicator="vold", value=7, denominator=5
    )
    begun = draft_of(old, FOLDER)
    entry, faults = read(
        replace(begun, values={**begun.values, "source": "Politiet"}), FOLDER, TODAY, NEXT
    )
    assert (entry, faults) == (replace(old, source="Politiet"), ())


@pytest.mark.parametrize("value", ["mange", "1e5", "½", "12 elever"])
def test_a_figure_that_is_none_is_told(value: str) -> None:
    assert refused("reading", indicator="vold", value=value) == (Fault("value", "bad-number"),)


@pytest.mark.parametrize(
    ("kind", "field", "options"),
    [
        ("decision", "outcome", ("adopted", "noted", "postponed", "rejected")),
        ("followup", "state", ("open", "done", "dropped")),
        ("approval", "approval", ("approved", "approved-with-remarks")),
        ("status", "status", ("efter-plan", "kritisk")),
    ],
)
def test_a_choice_that_is_not_offered_is_not_taken(
    kind: str, field: str, options: tuple[str, ...]
) -> None:
    needed = {"initiative": "natteliv"} if kind == "status" else {}
    faults = refused(kind, **{"text": "x", **needed, field: "måske"})
    assert [(fault.field, fault.code, fault.options) for fault in faults] == [
        (field, "unknown", options)
    ]


def test_a_group_without_statuses_of_its_own_may_write_any() -> None:
    where = replace(FOLDER, strategy=None)
    written = draft("status", {"initiative": "natteliv", "status": "i gang"})
    entry, faults = read(written, where, TODAY, NEXT)
    assert faults == ()
    assert isinstance(entry, Status)
    assert entry.status == "i gang"


@pytest.mark.parametrize(
    ("typed", "date", "words"),
    [
        ("", None, ""),
        ("1/6", "2018-06-01", ""),
        ("næste møde", "2018-10-09", "næste møde"),
        ("snarest", None, "snarest"),
        ("marts", "2019-03-31", "marts"),
    ],
)
def test_what_is_promised_lies_ahead(typed: str, date: str | None, words: str) -> None:
    entry = taken("action", text="x", due=typed)
    assert isinstance(entry, Action)
    assert (entry.due, entry.due_text) == (date and dt.date.fromisoformat(date), words)


@pytest.mark.parametrize(
    ("typed", "date", "words"),
    [
        ("", None, ""),
        ("10/4", "2018-04-10", ""),
        ("11/4", "2017-04-11", ""),
        ("marts", "2018-03-31", "marts"),
        ("november", "2017-11-30", "november"),
        ("foråret 2018", "2018-05-31", "foråret 2018"),
    ],
)
def test_what_is_measured_lies_behind(typed: str, date: str | None, words: str) -> None:
    entry = taken("reading", indicator="vold", value="1", when=typed)
    assert isinstance(entry, ReadingEntry)
    assert (entry.date, entry.period) == (date and dt.date.fromisoformat(date), words)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("", None),
        ("i dag", "2018-04-10"),
        ("fredag", "2018-04-06"),
        ("1/6", "2017-06-01"),
        ("10.4.2018", "2018-04-10"),
    ],
)
def test_what_is_done_was_done_on_a_day(typed: str, date: str | None) -> None:
    entry = taken("outreach", text="x", done=typed)
    assert isinstance(entry, Outreach)
    assert entry.done == (date and dt.date.fromisoformat(date))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("marts 2018", "bad-day"),
        ("løbende", "bad-day"),
        ("næste møde", "later"),
        ("11.4.2018", "later"),
        ("i morgen", "later"),
        ("ja", "bad-day"),
    ],
)
def test_what_is_not_a_day_up_to_today_is_not_a_day_something_was_done(
    typed: str, code: FaultCode
) -> None:
    assert refused("outreach", text="x", done=typed) == (Fault("done", code),)


def test_nothing_is_known_in_an_empty_folder() -> None:
    written = draft("action", {"text": "x", "owners": "Politi"})
    entry, faults = read(written, folder(), TODAY, None)
    assert faults == ()
    assert isinstance(entry, Action)
    assert (entry.owners, entry.owner_text) == ((), "Politi")
    _entry, faults = read(
        draft("lifecycle", {"initiative": "x", "change": "adjusted", "of": "1"}),
        folder(),
        TODAY,
        None,
    )
    assert faults == (
        Fault("initiative", "unknown", "x"),
        Fault("of", "bad-citation", "1"),
    )


def test_a_note_takes_any_words() -> None:
    words = '"""[b]\\ æøå 🙂;#"'
    assert taken("note", text=words) == replace(taken("note", text="x"), text=words)
    assert isinstance(taken("note", text=words), Note)


AROUND = Around(folder=FOLDER, today=TODAY, next_meeting=NEXT)
CHIEF = "Åse Østergård, Børne- og Ungechef"


@pytest.mark.parametrize(
    ("written", "text", "told"),
    [
        ("Bestil @åse >1/6", "Bestil", {"owners": CHIEF, "due": "1.6.2018"}),
        ("Bestil >efterår 2018 @åse.", "Bestil", {"owners": CHIEF, "due": "efterår 2018"}),
        ("Bestil\nlamper >næste møde", "Bestil\nlamper", {"due": "næste møde"}),
        ("Bestil @chef @delt", "Bestil", {"owners": f"{CHIEF}; delt"}),
        ("Bestil @chef; delt >1/6", "Bestil", {"owners": f"{CHIEF}; delt", "due": "1.6.2018"}),
        ("Bestil @chef; ingen", "Bestil @chef; ingen", {}),
        ("Skriv til a@b.dk", "Skriv til a@b.dk", {}),
        ("Tallet er > 5", "Tallet er > 5", {}),
        ("Bestil @ingen >1/6", "Bestil @ingen", {"due": "1.6.2018"}),
        ("Bestil  >1/6\n@ingen. @åse ", "Bestil\n@ingen.", {"owners": CHIEF, "due": "1.6.2018"}),
        ("Bestil >engang @ingen ", "Bestil >engang @ingen ", {}),
        ("Bestil >1/5 >1/6", "Bestil >1/5", {"due": "1.6.2018"}),
        ("Bestil @tovholder", "Bestil @tovholder", {}),
        ("Bestil >1/6 lamper", "Bestil >1/6 lamper", {}),
        ("@chef", "@chef", {}),
    ],
)
def test_an_action_says_who_and_when_at_the_end_of_its_line(
    written: str, text: str, told: dict[str, str]
) -> None:
    line = one_line("action", written, AROUND)
    assert (line.text, line.told) == (text, told)


@pytest.mark.parametrize(
    ("written", "unclear"),
    [
        ("Bestil @åse >1/6", []),
        ("Bestil @åse; tovholder", [("@åse; tovholder", 3)]),
        ("Bestil @åse; ingen; tovholder", [("@åse; ingen; tovholder", 0)]),
        ("Bestil @tovholder. >1/6", [("@tovholder", 3)]),
        ("Bestil @ingen, @tovholder >engang", [("@ingen", 0), ("@tovholder", 3), (">engang", 0)]),
        ("Bestil >1/5 >1/6", [(">1/5", 0)]),
    ],
)
def test_what_a_line_does_not_say_clearly_is_told_with_everybody_who_may_be_meant(
    written: str, unclear: list[tuple[str, int]]
) -> None:
    line = one_line("action", written, AROUND)
    assert [(one.mark, len(one.names)) for one in line.unclear] == unclear
    assert [one.mark for one in line.several] == [mark for mark, names in unclear if names]
    assert [one.mark for one in line.unknown] == [mark for mark, names in unclear if not names]
    for one in line.unclear:
        for name in one.names:
            chosen = written.replace(one.mark, f"@{name}")
            assert one_line("action", chosen, AROUND).told["owners"] == name


def test_an_action_in_one_line_is_read_and_one_edited_keeps_what_is_not_touched() -> None:
    entry = taken("action", text="Bestil lamper @chef >1/6", owners="betjent-1")
    assert isinstance(entry, Action)
    assert (entry.text, entry.owners) == ("Bestil lamper", ("chef",))
    assert entry.due == dt.date(2018, 6, 1)
    before = replace(entry, n=8, text="Bestil @chef", owners=())
    again, faults = read(draft_of(before, FOLDER), FOLDER, TODAY, NEXT)
    assert (again, faults) == (before, ())


def test_links_are_typed_with_their_titles_and_one_without_an_address_is_told() -> None:
    typed = "Oplæg; med mere https://a.dk"
    assert refused("note", text="x", links=typed) == (Fault("links", "bad-link"),)
    entry = taken("note", text="x", links="Oplæg https://a.dk; files/b.pdf; ")
    assert entry.links == (
        Link(title="Oplæg", address="https://a.dk"),
        Link(address="files/b.pdf"),
    )


def test_a_decision_names_no_owner_in_its_line_but_a_figure() -> None:
    line = one_line("decision", "Mere lys @chef >1/6", AROUND)
    assert [(one.mark, one.names) for one in line.unclear] == [("@chef", ())]
    assert line.told == {"look_again": "1.6.2018"}


def test_a_decision_whose_line_names_an_indicator_is_of_its_initiative() -> None:
    entry = taken("decision", text="Mere lys @vold", initiative="Tryghedsvandringer")
    assert isinstance(entry, Decision)
    assert (entry.figure, entry.initiative) == ("natteliv:vold", "natteliv")
    chosen = taken("decision", text="Mere lys", figure="vold", initiative="Tryghedsvandringer")
    assert chosen.initiative == "vandringer"
