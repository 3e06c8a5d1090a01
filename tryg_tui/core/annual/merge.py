"""Three-way merge of the yearly status report's file, which two people have changed at once."""

from typing import TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.merge_records import Clash, keyed, merge_keyed, merge_record
from tryg_tui.core.model.annual_report import Choice, Presentation, YearlyReport

R = TypeVar("R")

_DATE = (("date", "date_text"),)
_WORDS = (("text", "instead_of", "language"),)


class YearlyMerged(msgspec.Struct, frozen=True):
    """What became of two versions."""

    report: YearlyReport
    """With ours where both sides say something else."""
    clashes: tuple[str, ...] = ()
    """Where that is: the names of paragraphs, "step 3", or keys of the file."""


def merge_yearly(
    base: YearlyReport | None, ours: YearlyReport, theirs: YearlyReport
) -> YearlyMerged:
    """Ours and theirs as one, from the version both began with; None where there was none."""
    clashes: list[str] = []
    whole, fields = merge_record(_bare(base) if base else None, _bare(ours), _bare(theirs))
    clashes += [clash.field for clash in fields]

    def merge_choice(
        key: tuple[str, int], before: Choice | None, one: Choice, other: Choice
    ) -> Choice:
        return _noted(merge_record(before, one, other, _WORDS), key[0], clashes)

    def merge_shown(
        key: tuple[int, int], before: Presentation | None, one: Presentation, other: Presentation
    ) -> Presentation:
        return _noted(merge_record(before, one, other, _DATE), f"step {key[0]}", clashes)

    sides = (base, ours, theirs)
    one, two, three = (keyed(s.paragraphs if s else (), lambda each: each.part) for s in sides)
    paragraphs = merge_keyed(one, two, three, merge_choice)
    first, second, third = (keyed(s.presented if s else (), lambda each: each.step) for s in sides)
    presented = merge_keyed(first, second, third, merge_shown)
    report = replace(whole, paragraphs=paragraphs, presented=presented)
    return YearlyMerged(report, tuple(dict.fromkeys(clashes)))


def _noted(merged: tuple[R, list[Clash]], name: str, clashes: list[str]) -> R:
    """What was merged, where its clashes are noted under a name."""
    value, found = merged
    clashes += [name for _clash in found]
    return value


def _bare(report: YearlyReport) -> YearlyReport:
    """A report without what is merged by other rules than its fields."""
    return replace(report, paragraphs=(), presented=())
