"""Every closed vocabulary has words, and dates, figures and entries read as people write them."""

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

import tryg_tui.core
from tests import factories
from tests.documents.samples import EVERY_KIND, entry, folder, meeting
from tryg_tui.core.annual import edit
from tryg_tui.core.imports import registers as spreadsheets
from tryg_tui.core.imports.index_columns import AreaFault
from tryg_tui.core.imports.tables import Row
from tryg_tui.core.input.draft import Field
from tryg_tui.core.ledger import lineage
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.ledger.outcomes import decisions
from tryg_tui.core.measures.areas import Group
from tryg_tui.core.measures.margin import Doubt, Favour, Judged, Verdict
from tryg_tui.core.measures.moves import Moved
from tryg_tui.core.measures.series import Aim
from tryg_tui.core.measures.verdicts import Silence
from tryg_tui.core.meetings.disputes import Sign
from tryg_tui.core.model.annual_report import ComposedIn
from tryg_tui.core.model.attendance import Attendance, PartNote
from tryg_tui.core.model.entries import (
    ENTRY_TYPES,
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    Note,
    Status,
    kind_of,
)
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.plot.canvas import Glyphs, Kind
from tryg_tui.core.registers import beginning, changes, interview
from tryg_tui.core.registers import fields as registers
from tryg_tui.core.review import attendance, brief, closing, history, unfinished
from tryg_tui.core.review.backlog import Load
from tryg_tui.core.search import match
from tryg_tui.core.search.folded import FoldedLines
from tryg_tui.core.search.query import parse_query
from tryg_tui.documents.export import leak_kind
from tryg_tui.words import closing as closing_words
from tryg_tui.words import corrections, dates, entries, figures, names, review, rounds, vocabulary
from tryg_tui.words.decisions import met_words
from tryg_tui.words.labels import register_title
from tryg_tui.words.registers import done_words
from tryg_tui.words.review import report_state, todo_words
from tryg_tui.words.sentences.imports import index_fault, minutes_fault, row_words
from tryg_tui.words.sentences.saving import level_words
from tryg_tui.words.vocabulary import section_title

WAITING = {
    name: getattr(module, name)
    for module, names in (
        (closing, ("CarryReason", "Column")),
        (unfinished, ("CheckCode",)),
        (lineage, ("Turn",)),
        (brief, ("Role", "Why")),
        (history, ("Origin",)),
        (match, ("Hit",)),
        (beginning, ("Asked", "Question")),
        (interview, ("Refused",)),
    )
    for name in names
}
"""What the words know by name only until it is wanted."""

WORDS: dict[tuple[str, ...], Callable[[Any], str]] = {
    get_args(get_type_hints(function, localns=WAITING)[parameter]): function
    for function, parameter in (
        (vocabulary.item_kind, "kind"),
        (vocabulary.view, "view"),
        (vocabulary.meeting_state, "state"),
        (vocabulary.presence, "status"),
        (rounds.meeting_form, "form"),
        (rounds.vote, "vote"),
        (vocabulary.outcome, "outcome"),
        (met_words, "met"),
        (vocabulary.approval_outcome, "outcome"),
        (vocabulary.any_outcome, "value"),
        (vocabulary.followup_state, "state"),
        (vocabulary.change, "change"),
        (vocabulary.platform_state, "state"),
        (vocabulary.level, "level"),
        (vocabulary.direction, "direction"),
        (vocabulary.basis, "basis"),
        (vocabulary.missing, "why"),
        (figures.signal, "signal"),
        (vocabulary.area_kind, "kind"),
        (vocabulary.precision, "precision"),
        (vocabulary.said_verdict, "said"),
        (vocabulary.severity, "severity"),
        (vocabulary.language, "language"),
        (register_title, "name"),
        (vocabulary.attention_reason, "reason"),
        (closing_words.closing_check, "code"),
        (closing_words.carry_column, "column"),
        (closing_words.carry_reason, "reason"),
        (figures.promise_state, "state"),
        (figures.lack, "lack"),
        (figures.verdict, "verdict"),
        (figures.form_state, "state"),
        (leak_kind, "kind"),
        (todo_words, "kind"),
        (section_title, "section"),
        (index_fault, "kind"),
        (minutes_fault, "kind"),
        (report_state, "state"),
        (review.turn, "turn"),
        (review.origin, "origin"),
        (review.role, "role"),
        (review.concern, "why"),
        (review.rule, "rule"),
        (review.part, "part"),
    )
} | {
    ("fine", "note", "bad", "untried"): level_words,
    ("line", "row", "paragraph", "beside"): lambda sort: row_words(Row(1, (), sort)),
    get_args(changes.Act): lambda act: done_words(act, "people", Person(id="x", title="Leder")),
}


ELSEWHERE = {
    get_args(Field),
    get_args(Aim),
    get_args(Verdict),
    get_args(Sign),
    get_args(attendance.Sign),
    get_args(brief.DutyKind),
    get_args(Doubt),
    get_args(Silence),
    get_args(Favour),
    get_args(Group),
    get_args(Kind),
    get_args(Glyphs),
    get_args(ComposedIn),
    get_args(edit.FaultCode),
    get_args(registers.Input),
    get_args(registers.Target),
    get_args(registers.FaultCode),
    get_args(beginning.Asked),
    get_args(spreadsheets.Kind),
    get_args(AreaFault),
}
"""What is drawn and never said, or what only one screen shows, which has words for it itself."""


def literals() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every closed vocabulary of the domain with where it is defined."""
    for found in pkgutil.walk_packages(tryg_tui.core.__path__, "tryg_tui.core."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if get_origin(value) is Literal:
                yield f"{found.name}.{name}", get_args(value)
            if isinstance(value, type) and issubclass(value, msgspec.Struct):
                for field, hint in get_type_hints(value).items():
                    if get_origin(hint) is Literal:
                        yield f"{found.name}.{name}.{field}", get_args(hint)


VOCABULARIES = {values: name for name, values in literals() if values not in ELSEWHERE}


@pytest.mark.parametrize("values", VOCABULARIES, ids=VOCABULARIES.values())
def test_every_value_of_a_closed_vocabulary_has_a_word_of_its_own(values: tuple[str, ...]) -> None:
    if "more-than" in values:
        words = [figures.quantity(1, "", value) for value in values]  # type: ignore[arg-type]
    else:
        words = [WORDS[values](value) for value in values]
    assert len(set(words)) == len(values)
    assert all(words) or "neutral" in values


def test_every_kind_of_entry_has_a_word_of_its_own() -> None:
    words = {entries.entry_kind(kind) for kind in ENTRY_TYPES}
    assert len(words) == len(ENTRY_TYPES)
    assert all(words)


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "words"),
    [
        (30, "elever", "exact", "30 elever"),
        (85.7, "pct.", "exact", "85.7 pct."),
        (42000, "", "about", "about 42,000"),
        (100, "", "more-than", "more than 100"),
        (5, "år", "less-than", "less than 5 år"),
        (20, "deltagere", "average", "on average about 20 deltagere"),
        (0, "", "exact", "0"),
    ],
)
def test_a_figure_is_told_with_unit_and_qualifier(
    value: float, unit: str, qualifier: Any, words: str
) -> None:
    assert figures.quantity(value, unit, qualifier) == words


@pytest.mark.parametrize(
    ("date", "text", "words"),
    [
        (dt.date(2018, 5, 31), "foråret 2018", "foråret 2018"),
        (dt.date(2018, 6, 1), "", "1 June 2018"),
        (None, "løbende", "løbende"),
        (dt.date(2027, 5, 12), "næste møde", "næste møde (12 May 2027)"),
        (None, "næste møde", "næste møde"),
        (None, "", "not stated"),
    ],
)
def test_a_due_date_is_told_as_written_or_as_a_date(
    date: dt.date | None, text: str, words: str
) -> None:
    assert dates.due_words(date, text) == words


@pytest.mark.parametrize(
    ("owners", "text", "words"),
    [
        (("leder", "anna"), "", "Leder, kommunen (leads); Anna, Referent"),
        ((), "By- og Landskabsforvaltningen", "By- og Landskabsforvaltningen"),
        (("leder",), "boligforeningerne", "Leder, kommunen; boligforeningerne"),
        (("gone",), "", "gone"),
        ((), "", "not stated"),
    ],
)
def test_owners_are_told_by_role_and_name(owners: tuple[str, ...], text: str, words: str) -> None:
    assert names.owners_words(folder(), owners, text) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (dt.date(2018, 4, 10), "0 days"),
        (dt.date(2018, 4, 9), "1 day"),
        (dt.date(2018, 4, 7), "3 days"),
        (dt.date(2018, 3, 11), "30 days"),
        (dt.date(2018, 3, 10), "1 mo."),
        (dt.date(2017, 12, 5), "4 mos."),
        (dt.date(2016, 4, 11), "23 mos."),
        (dt.date(2016, 4, 10), "2 yrs"),
        (dt.date(2018, 4, 13), "3 days"),
    ],
)
def test_an_age_is_told_in_whole_days_months_or_years(date: dt.date, words: str) -> None:
    assert dates.age_words(date, dt.date(2018, 4, 10)) == words


def test_what_is_new_is_from_today_and_not_so_many_days_old() -> None:
    today = dt.date(2018, 4, 10)
    assert dates.old_words(today, today) == "from today"
    assert dates.old_words(dt.date(2018, 4, 9), today) == "1 day old"
    assert review.load_words(Load(open=1, overdue=0, since=today), today)[2] == (
        "the oldest from today"
    )
    lights = factories.decision(1, "lys", outcome="adopted")
    whole = factories.folder(factories.held("2018-04-10", lights))
    (found,) = decisions(fold(whole))
    assert review.came_of(whole, found, today) == "from today"
    assert review.came_of(whole, found, dt.date(2018, 4, 12)) == "without follow-up for 2 days"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "00:00"), (65, "01:05"), (750, "12:30"), (3600, "1:00:00"), (-61, "-01:01")],
)
def test_a_span_is_told_in_minutes_and_seconds_and_from_an_hour_on_in_hours(
    seconds: int, words: str
) -> None:
    assert dates.span_words(seconds) == words


LINES = {
    "decision": "#1 Decision Politiet fortsætter. · Adopted",
    "action": "#2 Action Skriv til ejerne. → Tovholder, politiet (leads); Leder, kommunen · "
    "due 1 June 2018",
    "followup": "#3 Follow-up 2018-04-10#2 Skriv til ejerne. · Done · Brevet er sendt.",
    "note": "#4 Note Gruppen drøftede havnen.",
    "status": "#5 Status Et trygt natteliv: risiko – ny tovholder",
    "lifecycle": "#6 Life cycle Et trygt natteliv: Adjusted – nyt mål (2018-04-10#1)",
    "reading": "#7 Reading Et trygt natteliv: Deltagere pr. hold: "
    "on average about 20 deltagere (2017)",
    "outreach": "#8 Outreach Pressemeddelelse · presse · done 2 May 2018",
    "topic": "#9 Parked topic Belysning",
    "approval": "#10 Approval Minutes of 2017-12-05 (not in this folder): Approved with remarks",
    "amendment": "#11 Correction 2017-12-05#1 reads: Ti hold. · because skrivefejl",
}


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_an_entry_is_told_on_one_line(kind: str) -> None:
    own = meeting(*EVERY_KIND)
    found = next(one for one in EVERY_KIND if kind_of(one) == kind)
    told = f"{entries.entry_label(found)} {entries.entry_text(folder(own), own, found)}"
    assert told.rstrip() == LINES[kind]


def test_an_action_without_owner_and_due_date_says_so() -> None:
    action = entry(Action, text="Ring.")
    own = meeting(action)
    assert entries.entry_text(folder(own), own, action) == (
        "Ring. → owner not stated · due date not stated"
    )


def briefly(said: AnyEntry, *others: AnyEntry) -> tuple[str, str]:
    own = meeting(*others, said)
    return entries.brief_words(folder(own), own, said)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("decision", ("", "Politiet fortsætter. · Adopted")),
        ("action", ("", "Skriv til ejerne. → Tovholder, politiet; Leder, kommunen · 1 June 2018")),
        ("followup", ("", "Skriv til ejerne. · Done · Brevet er sendt.")),
        ("status", ("Et trygt natteliv", "risiko – ny tovholder")),
        ("lifecycle", ("Et trygt natteliv", "Adjusted – nyt mål")),
        (
            "reading",
            ("Et trygt natteliv", "Deltagere pr. hold: on average about 20 deltagere (2017)"),
        ),
        (
            "approval",
            ("", "Minutes of 5 Dec 2017 (not in this folder): Approved with remarks"),
        ),
        ("amendment", ("", "5 Dec 2017, no. 1 reads: Ti hold. · because skrivefejl")),
    ],
)
def test_among_others_of_its_item_an_entry_begins_with_its_initiative_and_cites_nothing(
    kind: str, told: tuple[str, str]
) -> None:
    own = meeting(*EVERY_KIND)
    found = next(one for one in EVERY_KIND if kind_of(one) == kind)
    assert entries.brief_words(folder(own), own, found) == told


def test_among_others_of_its_item_an_action_begins_with_the_task() -> None:
    action = entry(Action, 2, text="Ring.", initiative="natteliv")
    assert briefly(action) == ("Et trygt natteliv", "Ring. → ? · no date")
    done = entry(FollowUp, 3, of="2018-04-10#2", state="done")
    assert briefly(done, action) == ("Et trygt natteliv", "Ring. · Done")


def test_among_others_of_its_item_nothing_private_is_quoted() -> None:
    action = entry(Action, 2, text="Ring.", initiative="natteliv", private=True)
    done = entry(FollowUp, 3, of="2018-04-10#2", state="done")
    assert briefly(done, action) == ("", "10 Apr 2018, no. 2 · Done")
    hidden = entry(FollowUp, 3, of="2018-04-10#2", state="done", private=True)
    assert briefly(hidden, action) == ("Et trygt natteliv", "Ring. · Done")


def test_a_line_that_was_read_back_says_when() -> None:
    for one in (entry(Decision, text="Ja."), entry(Action, text="Skriv.")):
        read = msgspec.structs.replace(one, read_back=one.at.replace(hour=10, minute=42))
        assert entries.entry_text(folder(), meeting(), read).endswith("read back at 10:42")
        assert entries.brief_words(folder(), meeting(), read)[1].endswith("read back at 10:42")
        assert "read back" not in entries.entry_text(folder(), meeting(), one)


def test_a_text_of_several_lines_is_told_on_one() -> None:
    note = entry(Note, text="Første linje\n\n  anden linje\n")
    assert entries.entry_text(folder(), meeting(note), note) == "Første linje anden linje"


def test_a_private_entry_is_marked_by_its_label() -> None:
    assert entries.entry_label(entry(Note, 4, private=True)) == "#4 Note (private)"
    assert entries.entry_label(entry(Note, 4), private=True) == "#4 Note (private)"


def test_a_decision_without_an_outcome_is_told_without_one() -> None:
    decision = entry(Decision, text="Udsættes?")
    assert entries.entry_text(folder(), meeting(decision), decision) == "Udsættes?"


def test_the_text_of_a_private_action_is_quoted_only_in_a_private_followup() -> None:
    secret = entry(Action, 1, text="Hemmeligt", private=True)
    open_one = entry(FollowUp, 2, of="2017-12-05#1")
    private = entry(FollowUp, 3, of="2017-12-05#1", private=True)
    earlier = meeting(secret, id="2017-12-05", date=dt.date(2017, 12, 5))
    own = meeting(open_one, private)
    both = folder(earlier, own)
    assert "Hemmeligt" in entries.entry_text(both, own, private)
    assert "Hemmeligt" not in entries.entry_text(both, own, open_one)


def test_a_followup_of_something_unknown_keeps_the_citation() -> None:
    lost = entry(FollowUp, of="2001-01-01#9", state="dropped")
    own = meeting(lost)
    assert entries.entry_text(folder(own), own, lost) == "2001-01-01#9 · Dropped"


@pytest.mark.parametrize(
    ("begun", "ended", "said"),
    [
        ("09:00", "10:30", "on time"),
        ("09:10", "10:31", "1 min. over time"),
        ("09:00", "10:24", "6 min. early"),
        ("09:00", "11:30", "1 h 0 min. over time"),
        ("09:31", "10:30", "31 min. early, reckoned from 09:31"),
        ("09:31", "11:01", "on time, reckoned from 09:31"),
    ],
)
def test_how_a_meeting_kept_its_time(begun: str, ended: str, said: str) -> None:
    times = {"start": dt.time(9), "end": dt.time(10, 30), "state": "draft"}
    day, hours = dt.date(2018, 4, 10), map(dt.time.fromisoformat, (begun, ended))
    opened, closed = (dt.datetime.combine(day, one, dt.UTC) for one in hours)
    held = meeting(opened=opened, closed=closed, **times)
    assert closing_words.kept_time(held, closed) == said
    assert (
        closing_words.kept_time(msgspec.structs.replace(held, start=None, end=None), closed) == ""
    )


def test_a_step_back_names_what_it_is_about() -> None:
    before = meeting(entry(Status, 1, initiative="broen", status="god"), entry(Note, 2))
    after = msgspec.structs.replace(before, entries=before.entries[1:])
    assert entries.step_words(folder(before), before, after) == "#1 Status – broen"
    here = (Attendance(person="a", status="present"),)
    other = msgspec.structs.replace(after, items=(), attendance=here)
    assert entries.step_words(folder(), after, other) == "attendance, the agenda"
    off = msgspec.structs.replace(before, state="cancelled")
    assert entries.step_words(folder(), off, before) == "that it was called off"


TOLD_OF = (
    (1, {"outcome": "noted"}, "Politiet fortsætter.: Noted (was Adopted)"),
    (2, {"due": dt.date(2018, 7, 1)}, "Skriv til ejerne.: Due: 1 July 2018 (was 1 June 2018)"),
    (3, {"state": "open"}, "Skriv til ejerne.: Open (was Done)"),
    (3, {"text": "Sendt."}, "Skriv til ejerne.: Sendt."),
    (4, {"text": "Gruppen\ndrøftede."}, "Gruppen drøftede."),
    (5, {"status": "groen"}, "Et trygt natteliv: groen (was risiko)"),
    (6, {"change": "retired"}, "Et trygt natteliv: Retired (was Adjusted)"),
    (
        7,
        {"value": 21},
        (
            "Et trygt natteliv: Deltagere pr. hold: on average about 21 deltagere "
            "(was on average about 20 deltagere)"
        ),
    ),
    (10, {"outcome": "approved"}, "Minutes of 5 Dec 2017: {} (was Approved with remarks)"),
    (12, {"text": "Uden."}, "Agenda: Uden."),
    (99, {"text": "Sendt."}, "Sendt."),
)
"""The number of a line, a correction of it, and what a room is shown of that."""


@pytest.mark.parametrize(("n", "fields", "told"), TOLD_OF)
def test_a_correction_says_in_a_few_words_what_it_is_about(
    n: int, fields: dict[str, Any], told: str
) -> None:
    own = meeting(*EVERY_KIND, entry(Approval, 12, of="2018-04-10"))
    by = entry(Amendment, 1, of=f"2018-04-10#{n}", why="hørt forkert", **fields)
    later = meeting(by, id="2018-10-09", date=dt.date(2018, 10, 9))
    whole = folder(own, later)
    said = corrections.corrected_brief(whole, later, by)
    assert said == told.format("Approved without remarks")
    assert "forkert" not in said


def test_a_correction_names_nothing_private_unless_it_is_so_marked() -> None:
    own = meeting(entry(Action, 2, text="Ring til fru Olsen.", private=True))
    by = entry(Amendment, 1, of="2018-04-10#2", due=dt.date(2018, 7, 1))
    later = meeting(by, id="2018-10-09", date=dt.date(2018, 10, 9))
    assert corrections.corrected_names(folder(own, later), later, by) == ("", "")
    marked = msgspec.structs.replace(by, private=True)
    told = corrections.corrected_names(folder(own, later), later, marked)
    assert told == ("", "Ring til fru Olsen.")


def test_a_correction_without_a_text_is_found_with_all_that_it_says() -> None:
    status = entry(Amendment, 1, of="2018-04-10#5", status="groen", why="hørt forkert")
    part = PartNote(person="leder", status="apologies")
    roll = entry(Amendment, 2, of="2018-04-10", attendance=(part,), why="glemt")
    later = meeting(status, roll, id="2018-10-09", date=dt.date(2018, 10, 9))
    whole = folder(meeting(*EVERY_KIND), later)
    lines = FoldedLines().of(whole, fold(whole))
    (group,) = match.search(parse_query("hørt forkert"), whole, lines, dt.date(2018, 10, 9)).groups
    (hit,) = group.hits
    assert review.line_lead(whole, hit.line) == (
        "Et trygt natteliv: 2018-04-10#5 · Status: groen (was risiko) · because hørt forkert"
    )
    groups = match.search(parse_query("is:corrected"), whole, lines, dt.date(2018, 10, 9)).groups
    assert {one.line.citation for each in groups for one in each.hits} == {
        "2018-04-10#5",
        "2018-10-09#2",
    }


def test_no_margin_is_told_of_a_change_that_is_not_judged() -> None:
    before = ReadingPoint(value=1, qualifier="exact", date=None, period="")
    judged = Judged(difference=120, verdict="risen", between=(104, 136))
    moved = Moved(by=120, verdict="unjudged", about=False, before=before, judged=judged)
    one = Indicator(id="a", title="Ture", unit="ture")
    assert figures.change_words(one, moved, "") == "+120 ture, not judged"
    better = msgspec.structs.replace(moved, verdict="better")
    assert figures.change_words(one, better, "") == "+120 ture, better (+104 to +136)"
