"""The yearly status report's own file: what fits in it, and what is still to be done."""

import datetime as dt

from tests.core.check_factories import folder, found, initiative, loaded, strategy
from tryg_tui.core.annual.form_draft import Todo, last_year, report_todo, unpresented
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.annual_report import Choice, InitiativeReport, Presentation, YearlyReport
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.strategy import ReportingStep

TODAY = dt.date(2018, 4, 10)
STEPS = (
    ReportingStep(number=1, title="Skemaerne udfyldes"),
    ReportingStep(number=3, title="Fællesmøde", to="Magistraten"),
    ReportingStep(number=7, title="Forelæggelse", to="Byrådet"),
)


def yearly(path: str = "reports/2017/report.toml", **fields: object) -> Loaded[YearlyReport]:
    """The report of 2017 as read from a file."""
    return loaded(path, YearlyReport(**{"year": 2017, **fields}))  # type: ignore[arg-type]


def partnership(*files: Loaded[YearlyReport]) -> Folder:
    """A folder whose reporting has three steps, with these reports."""
    whole = folder(strategy(reporting=STEPS))
    for file in files:
        whole = whole.with_file(file)
    return whole


def test_a_report_that_fits_has_no_problems() -> None:
    report = yearly(
        first_day=dt.date(2017, 1, 21),
        last_day=dt.date(2018, 1, 14),
        paragraphs=(
            Choice(part="a", text="x"),
            Choice(part="b", left_out=True),
            Choice(part="c", section="about", text="y"),
        ),
        presented=(Presentation(step=3, date=dt.date(2018, 3, 1)), Presentation(step=7)),
    )
    assert found(partnership(report)) == []


def test_a_report_lies_in_the_folder_of_its_year() -> None:
    assert found(partnership(yearly("reports/2016/report.toml"))) == [("year", "id-not-file-name")]


def test_a_paragraph_is_chosen_once_and_a_new_one_says_something() -> None:
    choices = (Choice(part="a"), Choice(part="a"), Choice(part="b", section="about"))
    assert found(partnership(yearly(paragraphs=choices))) == [
        ("paragraphs[2].part", "duplicate-id"),
        ("paragraphs[3].text", "paragraph-empty"),
    ]


def test_days_of_a_report_are_in_order_and_its_steps_are_known() -> None:
    report = yearly(
        first_day=dt.date(2017, 1, 21),
        last_day=dt.date(2017, 1, 20),
        presented=(
            Presentation(step=3, date=dt.date(2017, 1, 19)),
            Presentation(step=4, date_text="marts 2018"),
        ),
    )
    assert found(partnership(report)) == [
        ("last_day", "date-order"),
        ("presented[2].step", "unknown-step"),
        ("presented[1].date", "date-order"),
    ]


def test_without_a_strategy_nothing_is_said_of_steps() -> None:
    alone = Folder().with_file(yearly(presented=(Presentation(step=4),)))
    assert check_folder(alone) == ()


def test_a_report_is_found_by_its_year_and_replaced_by_its_path() -> None:
    first, second = yearly(), yearly(number=4)
    other = loaded("reports/2016/report.toml", YearlyReport(year=2016))
    whole = Folder().with_file(first).with_file(other).with_file(second)
    assert whole.yearly == (other, second)
    assert whole.yearly_report(2017) == second
    assert whole.yearly_report(2015) is None


def test_what_the_author_made_of_a_paragraph_is_found_by_its_name() -> None:
    report = YearlyReport(year=2017, paragraphs=(Choice(part="a", text="x"),))
    assert report.choice("a") == Choice(part="a", text="x")
    assert report.choice("b") is None


def test_a_year_that_is_not_over_asks_for_nothing() -> None:
    assert report_todo(partnership(), Ledger(), 2018, TODAY) == ()


def test_forms_writing_and_those_who_have_not_seen_it_are_still_to_be_done() -> None:
    whole = folder(
        strategy(reporting=STEPS),
        loaded("initiatives/et-trygt-natteliv.toml", initiative(original=True)),
    )
    title = initiative().title
    assert report_todo(whole, fold(whole), 2017, TODAY) == (
        Todo(kind="form", year=2017, what=title),
        Todo(kind="writing", year=2017),
        Todo(kind="presenting", year=2017, what="Magistraten"),
        Todo(kind="presenting", year=2017, what="Byrådet"),
    )
    came = dt.date(2018, 1, 14)
    form = InitiativeReport(initiative="et-trygt-natteliv", year=2017, received=came)
    seen = (
        Presentation(step=3, date=dt.date(2018, 3, 1)),
        Presentation(step=7, date_text="april 2018"),
    )
    done = whole.with_file(loaded("reports/2017/et-trygt-natteliv.toml", form)).with_file(
        yearly(state="final", presented=seen)
    )
    assert report_todo(done, fold(done), 2017, TODAY) == ()


def test_a_step_without_a_day_is_not_taken_for_done() -> None:
    report = YearlyReport(year=2017, presented=(Presentation(step=3, outcome="?"),))
    assert [step.number for step in unpresented(partnership(), report)] == [3, 7]
    assert unpresented(Folder(), report) == ()


def test_the_report_worked_on_is_of_the_last_year_that_is_over() -> None:
    form = loaded("reports/2016/x.toml", InitiativeReport(initiative="x", year=2016))
    coming = loaded("reports/2018/report.toml", YearlyReport(year=2018))
    assert last_year(Folder(), TODAY) is None
    assert last_year(Folder().with_file(form).with_file(coming), TODAY) == 2016
    assert last_year(Folder().with_file(form).with_file(yearly()), TODAY) == 2017
