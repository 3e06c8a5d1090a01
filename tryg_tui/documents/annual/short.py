"""What of the yearly status report is only detail, so that it can be left out in one move."""

from collections.abc import Iterable

from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.documents.annual.parts import Part

_DETAILS = ("annexes/minutes", "organisation/person-", "organisation/meeting-")
"""How the names of paragraphs begin that tell no more than registers or minutes do."""


def is_detail(part: Part) -> bool:
    """Whether a paragraph repeats what stands in full elsewhere: lines of minutes, single facts.

    What is missing is no detail.
    """
    if part.missing:
        return False
    last = part.id.rpartition("/")[2]
    told_again = part.section == "reports" and last.startswith("fact-")
    return told_again or part.id.startswith(_DETAILS)


def details(parts: Iterable[Part]) -> tuple[str, ...]:
    """The names of the paragraphs that are only detail."""
    return tuple(part.id for part in parts if is_detail(part))


def is_short(parts: Iterable[Part], report: YearlyReport) -> bool:
    """Whether every detail is left out."""
    names = details(parts)
    out = {choice.part for choice in report.paragraphs if choice.left_out}
    return bool(names) and out.issuperset(names)
