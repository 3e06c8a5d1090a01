"""Problems of the yearly status report's own file."""

from tryg_tui.core.check.common import refer, same_name, unique
from tryg_tui.core.check.known import Known
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.problems import Problems


def yearly_name(report: YearlyReport, known: Known, problems: Problems) -> None:
    """The report lies in the folder of its year."""
    same_name(problems, "year", str(report.year), f"reports/{report.year}/report.toml")


def yearly_paragraphs(report: YearlyReport, known: Known, problems: Problems) -> None:
    """A paragraph is chosen once, and a new one says what it says."""
    unique(problems, "paragraphs", (choice.part for choice in report.paragraphs), "part")
    for number, choice in enumerate(report.paragraphs, 1):
        if choice.section is not None and not choice.text:
            problems.add("paragraph-empty", f"paragraphs[{number}].text", "warning")


def yearly_dates(report: YearlyReport, known: Known, problems: Problems) -> None:
    """The period does not end before it begins, nor is the report shown before it began."""
    if report.first_day and report.last_day and report.last_day < report.first_day:
        problems.add("date-order", "last_day", value=report.last_day, earlier=report.first_day)
    for number, one in enumerate(report.presented, 1):
        if report.last_day and one.date and one.date < report.last_day:
            key = f"presented[{number}].date"
            problems.add("date-order", key, value=one.date, earlier=report.last_day)


def yearly_steps(report: YearlyReport, known: Known, problems: Problems) -> None:
    """The report is shown on steps that the strategy names."""
    for number, one in enumerate(report.presented, 1):
        key = f"presented[{number}].step"
        refer(problems, "unknown-step", key, str(one.step), known.steps)
