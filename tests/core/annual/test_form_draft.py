"""A form while it is filled in, and the report it makes."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.factories import folder, loaded, report, strategy
from tryg_tui.core.annual.form_draft import (
    DraftParagraph,
    FormDraft,
    FormFault,
    draft_of_report,
    filled,
    head_form,
    read_form,
    with_head,
)
from tryg_tui.core.model.annual_report import InitiativeReport, Paragraph
from tryg_tui.core.model.strategy import StatusDefinition
from tryg_tui.core.registers.register import Around

STATUSES = (StatusDefinition(id="risiko", title="I risiko", level="risk", definition=""),)
AROUND = Around(folder=folder(strategy=strategy(statuses=STATUSES)), today=dt.date(2018, 4, 10))

WHOLE = FormDraft(
    initiative="natteliv",
    year=2017,
    first="1.1.2017",
    last="31.12.2017",
    received="1.2.2018",
    status="risiko",
    summary=" Året gik. \n",
    paragraphs=(
        DraftParagraph(heading=" Status ", text=" Fint.\n", source="2017-12-05#6"),
        DraftParagraph(heading="Udeladt", text="Nej", kept=False),
        DraftParagraph(heading="Tomt", text="  "),
    ),
)


def test_a_draft_makes_a_report_without_what_was_left_out_or_empty() -> None:
    made, faults = read_form(WHOLE, AROUND)
    assert faults == ()
    assert made == InitiativeReport(
        initiative="natteliv",
        year=2017,
        first_day=dt.date(2017, 1, 1),
        last_day=dt.date(2017, 12, 31),
        received=dt.date(2018, 2, 1),
        status="risiko",
        summary="Året gik.",
        paragraphs=(Paragraph(heading="Status", text="Fint.", source="2017-12-05#6"),),
    )


def test_the_first_part_is_a_form_of_the_report_and_comes_back_as_it_was_typed() -> None:
    form = head_form(WHOLE, AROUND)
    assert with_head(WHOLE, form) == WHOLE
    changed = form.with_value("last_day", "30/6").with_value("status", "")
    assert with_head(WHOLE, changed) == replace(WHOLE, last="30/6", status="")


def test_days_may_be_left_open_and_the_date_received_may_be_words() -> None:
    open_days = replace(WHOLE, first="", last="", received="februar 2018")
    made, faults = read_form(open_days, AROUND)
    assert faults == ()
    assert made is not None
    assert (made.first_day, made.last_day) == (None, None)
    assert (made.received, made.received_text) == (dt.date(2018, 2, 28), "februar 2018")


@pytest.mark.parametrize(
    ("draft", "fault"),
    [
        (replace(WHOLE, summary=" "), FormFault("summary", "empty")),
        (replace(WHOLE, first="engang"), FormFault("first_day", "bad-day", "engang")),
        (replace(WHOLE, first="2017"), FormFault("first_day", "bad-day", "2017")),
        (replace(WHOLE, last="31.13.2017"), FormFault("last_day", "bad-day", "31.13.2017")),
        (replace(WHOLE, received="løbende"), FormFault("received", "bad-date", "løbende")),
        (replace(WHOLE, last="31.12.2016"), FormFault("last_day", "date-order")),
        (replace(WHOLE, status="ukendt"), FormFault("status", "unknown", "ukendt")),
        (replace(WHOLE, received="31.12.2016"), FormFault("received", "date-order")),
        (
            WHOLE.with_paragraph(3, DraftParagraph(text="Uden overskrift")),
            FormFault("heading", "empty", paragraph=3),
        ),
    ],
)
def test_each_fault_is_told(draft: FormDraft, fault: FormFault) -> None:
    assert read_form(draft, AROUND) == (None, (fault,))


def test_the_parts_with_something_in_them_are_counted() -> None:
    paragraphs = (
        DraftParagraph(heading="a", text="x"),
        DraftParagraph(heading="b", text=" "),
        DraftParagraph(heading="c", text="x", kept=False),
    )
    draft = FormDraft(initiative="i", year=2018, first="1.1.2018", paragraphs=paragraphs)
    # Period, two paragraphs and summary; of the period the last day is missing.
    assert filled(draft) == (1, 4)
    assert filled(replace(draft, last="31.12.2018", summary="Alt vel.")) == (3, 4)


def test_all_faults_are_told_at_once() -> None:
    _made, faults = read_form(replace(WHOLE, summary="", first="x", last="y"), AROUND)
    assert {fault.field for fault in faults} == {"first_day", "last_day", "summary"}


def test_a_form_is_changed_without_losing_what_the_program_does_not_know() -> None:
    base = replace(
        report("natteliv", 2017),
        extra={"egen": 1},
        first_day=dt.date(2017, 1, 21),
        received_text="primo 2018",
        received=dt.date(2018, 1, 31),
        summary="Før",
        lines=(67,),
        paragraphs=(Paragraph(heading="A", text="Før", lines=(1,), extra={"x": 2}),),
    )
    draft = draft_of_report(base)
    assert (draft.first, draft.last, draft.received) == ("21.1.2017", "", "primo 2018")
    same, _faults = read_form(draft, AROUND, base)
    assert same == base
    changed = draft.with_paragraph(0, replace(draft.paragraphs[0], text="Efter"))
    made, _faults = read_form(changed, AROUND, base)
    assert made is not None
    assert made.paragraphs[0] == replace(base.paragraphs[0], text="Efter")
    assert (made.extra, made.lines) == ({"egen": 1}, (67,))


def test_a_folder_finds_and_takes_over_a_form() -> None:
    where = folder(reports=(report("a", 2017), report("b", 2016)))
    new = loaded("reports/2016/b.toml", replace(report("b", 2016), summary="Ny"), "x")
    later = where.with_file(new)
    assert later.report("b", 2016) == new
    assert [each.path for each in later.reports] == ["reports/2016/b.toml", "reports/2017/a.toml"]
    assert later.report("b", 2017) is None
