"""What the author does to the yearly report: each change says what it should and no more."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.factories import folder, meeting, note
from tryg_tui.core.annual.edit import (
    added,
    arranged_as,
    differing,
    head_fault,
    noted,
    shown_fault,
    stepped,
    stepped_heading,
    turned,
    unworded,
    worded,
)
from tryg_tui.core.meetings.disputes import disputes, with_all_theirs, with_theirs
from tryg_tui.core.model.annual_report import (
    Choice,
    InitiativeReport,
    Paragraph,
    Presentation,
    YearlyReport,
)
from tryg_tui.core.registers.form import filled, opened
from tryg_tui.core.registers.merge import merge_file
from tryg_tui.core.registers.register import Around

EMPTY = YearlyReport(year=2017)
TODAY = dt.date(2018, 4, 10)
PLACES = (("a", ""), ("b", "Et"), ("c", "Et"), ("d", "To"))


def test_what_is_left_out_and_taken_in_again_leaves_no_trace() -> None:
    out = turned(EMPTY, ["a", "b"], out=True)
    assert out.paragraphs == (
        Choice(part="a", left_out=True),
        Choice(part="b", left_out=True),
    )
    assert turned(out, ["a", "b"], out=False) == EMPTY


def test_own_words_are_kept_with_what_they_stand_for() -> None:
    report = worded(turned(EMPTY, ["a"], out=True), "a", " Mine ord. ", "Programmets. ", "da")
    assert report.paragraphs == (
        Choice(part="a", text="Mine ord.", instead_of="Programmets.", language="da"),
    )
    assert unworded(report, "a") == EMPTY


@pytest.mark.parametrize("text", ["", "  ", "Programmets  ord.\n"])
def test_no_words_or_the_same_ones_are_no_own_words(text: str) -> None:
    before = worded(EMPTY, "a", "Mine ord.", "Programmets ord.", "da")
    assert worded(before, "a", text, "Programmets ord.", "da") == EMPTY


def test_an_own_paragraph_is_put_after_another_worded_again_and_taken_away() -> None:
    report, name = added(EMPTY, "about", " Nyt. ", "b", PLACES)
    assert name == "about/own-1"
    assert report.paragraphs == (Choice(part=name, section="about", text="Nyt."),)
    assert report.order == ("a", "b", name, "c", "d")
    first, other = added(report, "about", "Først.", "", (*PLACES, (name, "To")))
    assert other == "about/own-2"
    assert first.order[:2] == (other, "a")
    assert worded(report, name, "Andet.", "", "da").paragraphs[0].text == "Andet."
    assert worded(report, name, " ", "", "da").paragraphs[0].text == "Nyt."
    gone = unworded(report, name)
    assert (gone.paragraphs, gone.order) == ((), ("a", "b", "c", "d"))
    assert unworded(gone, name) == gone


def test_keys_that_are_not_known_stay_with_their_paragraph() -> None:
    known = replace(EMPTY, paragraphs=(Choice(part="a", extra={"egen": 1}),), extra={"x": 2})
    changed = unworded(worded(known, "a", "Ord.", "Før.", "da"), "a")
    assert changed == known


@pytest.mark.parametrize(
    ("part", "step", "order"),
    [
        ("c", -1, ["a", "c", "b", "d"]),
        ("b", 1, ["a", "c", "b", "d"]),
        ("b", -1, None),
        ("c", 1, None),
        ("d", 1, None),
        ("a", -1, None),
        ("x", 1, None),
    ],
)
def test_a_paragraph_moves_under_its_heading(part: str, step: int, order: list[str] | None) -> None:
    assert stepped(PLACES, part, step) == order


@pytest.mark.parametrize(
    ("heading", "step", "order"),
    [
        ("To", -1, ["a", "d", "b", "c"]),
        ("Et", 1, ["a", "d", "b", "c"]),
        ("Et", -1, None),
        ("To", 1, None),
        ("Tre", 1, None),
    ],
)
def test_all_under_a_heading_moves_in_its_section(
    heading: str, step: int, order: list[str] | None
) -> None:
    assert stepped_heading(PLACES, heading, step) == order


def test_the_order_of_one_section_leaves_that_of_others() -> None:
    before = replace(EMPTY, order=("x", "b", "a"))
    assert arranged_as(before, ["a", "b"]).order == ("x", "a", "b")


def test_a_step_is_noted_changed_and_taken_away() -> None:
    one, two = Presentation(step=7), Presentation(step=3, date_text="marts")
    report = noted(noted(EMPTY, 7, one), 3, two)
    assert report.presented == (two, one)
    assert noted(report, 7, replace(one, outcome="set")).presented[1].outcome == "set"
    assert noted(noted(report, 7, None), 3, None) == EMPTY


def test_what_two_versions_say_differently_is_told() -> None:
    one = turned(EMPTY, ["a", "b"], out=True)
    assert differing(one, turned(one, ["b"], out=False)) == ("b",)
    assert differing(one, one) == ()


AROUND = Around(folder=folder(), today=TODAY)


def head(report: YearlyReport, key: str, typed: str) -> object:
    """The report with a field of its head as typed, or what is wrong with that."""
    made = filled(opened(report, AROUND).with_value(key, typed), AROUND)
    if isinstance(made, tuple):
        return made[0].code
    assert isinstance(made, YearlyReport)
    return head_fault(made) or made


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("title", "  Vores   rapport ", "Vores rapport"),
        ("title", "", ""),
        ("number", "4", 4),
        ("number", "", None),
        ("first_day", "1.2.2017", dt.date(2017, 2, 1)),
        ("first_day", "1/5", dt.date(2017, 5, 1)),
        ("last_day", "", None),
    ],
)
def test_the_head_is_read_as_typed(key: str, typed: str, value: object) -> None:
    assert head(EMPTY, key, typed) == replace(EMPTY, **{key: value})


@pytest.mark.parametrize(
    ("key", "typed", "fault"),
    [
        ("number", "0", "bad-number"),
        ("number", "fire", "bad-number"),
        ("first_day", "i går måske", "bad-day"),
        ("first_day", "foråret 2017", "bad-day"),
        ("last_day", "1.1.2016", "date-order"),
    ],
)
def test_a_head_that_cannot_be_is_told(key: str, typed: str, fault: str) -> None:
    assert head(replace(EMPTY, first_day=dt.date(2017, 1, 1)), key, typed) == fault


KNOWN = Presentation(step=3, extra={"egen": 1})
HELD = folder(meeting("2018-04-10", entries=(note(1, "vist"),)))


@pytest.mark.parametrize(
    ("when", "outcome", "of", "read"),
    [
        ("", " ", "", KNOWN),
        ("3.4.2018", "ok", "", replace(KNOWN, date=dt.date(2018, 4, 3), outcome="ok")),
        (
            "marts 2018",
            "",
            "2018-04-10#1",
            replace(KNOWN, date=dt.date(2018, 3, 31), date_text="marts 2018", of="2018-04-10#1"),
        ),
        ("", "ok", "", "no-date"),
        ("", "", "2018-04-10#1", "no-date"),
        ("hvornår som helst 99", "", "", "bad-date"),
        ("11.4.2018", "", "", "later"),
        ("3.4.2018", "", "2018-04-10#2", "bad-citation"),
        ("3.4.2018", "", "2017-04-10#1", "bad-citation"),
        ("3.4.2018", "", "referatet", "bad-citation"),
    ],
)
def test_a_step_is_read_as_typed(when: str, outcome: str, of: str, read: object) -> None:
    form = opened(KNOWN, AROUND)
    for name, typed in (("date", when), ("outcome", outcome), ("of", of)):
        form = form.with_value(name, typed)
    made = filled(form, AROUND)
    if isinstance(made, tuple):
        assert made[0].code == read
    else:
        assert isinstance(made, Presentation)
        assert (shown_fault(HELD, made, TODAY) or made) == read


BASE = YearlyReport(
    year=2017,
    order=("a",),
    paragraphs=(Choice(part="a", text="Før."), Choice(part="b", left_out=True)),
    presented=(Presentation(step=3, date_text="marts"),),
)


def test_what_two_people_changed_is_put_together() -> None:
    ours = worded(BASE, "a", "Vores.", "x", "da")
    theirs = noted(replace(BASE, title="Deres"), 7, Presentation(step=7))
    report, conflicts = merge_file(BASE, ours, theirs)
    assert conflicts == ()
    assert report.title == "Deres"
    assert report.choice("a") == ours.choice("a")
    assert [one.step for one in report.presented] == [3, 7]
    assert merge_file(None, ours, ours) == (ours, ())


def test_what_both_changed_differently_is_named_and_ours_stands() -> None:
    ours = replace(
        worded(BASE, "a", "Vores.", "x", "da"),
        title="Vores",
        presented=(Presentation(step=3, date_text="april"),),
    )
    theirs = replace(
        worded(BASE, "a", "Deres.", "x", "da"),
        title="Deres",
        presented=(Presentation(step=3, date_text="maj"),),
    )
    report, conflicts = merge_file(BASE, ours, theirs)
    assert [(one.where, one.key, one.field) for one in conflicts] == [
        *(("field", "title", "title"), ("choice", "a", "text"), ("step", "3", "date_text")),
    ]
    assert report == ours
    assert merge_file(BASE, theirs, ours)[0] == theirs
    assert with_all_theirs(report, disputes(conflicts)) == theirs


def test_the_paragraphs_of_a_form_are_merged_by_their_headings() -> None:
    def form(summary: str, **texts: str) -> InitiativeReport:
        paragraphs = tuple(Paragraph(heading=name, text=text) for name, text in texts.items())
        return InitiativeReport(
            initiative="din-vej", year=2017, summary=summary, paragraphs=paragraphs
        )

    base = form("Året", Status="Før", Tal="9")
    ours, theirs = form("Året gik", Status="Vores", Tal="9"), form("Året", Status="Før", Tal="10")
    report, conflicts = merge_file(base, ours, theirs)
    assert (report, conflicts) == (form("Året gik", Status="Vores", Tal="10"), ())
    theirs = form("Året", Status="Deres", Tal="9")
    report, conflicts = merge_file(base, ours, theirs)
    assert report == ours
    (dispute,) = disputes(conflicts)
    assert with_theirs(report, dispute) == form("Året gik", Status="Deres", Tal="9")
