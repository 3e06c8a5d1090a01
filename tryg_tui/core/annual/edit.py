"""What the author of the yearly status report does to it: changes, and what is typed."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.annual_report import Choice, Presentation, Section, YearlyReport
from tryg_tui.core.model.base import WHOLE, is_within
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import split_citation

FaultCode = Literal["date-order", "bad-number", "no-date", "later", "bad-citation"]
"""What may be wrong with it."""


def head_fault(report: YearlyReport) -> FaultCode | None:
    """What is wrong with the head of a report, if anything is."""
    first, last = report.first_day, report.last_day
    if report.number == 0 or not is_within(report.number or 1, WHOLE):
        return "bad-number"
    return "date-order" if first and last and last < first else None


def shown_fault(folder: Folder, shown: Presentation, today: dt.date) -> FaultCode | None:
    """What is wrong with what is noted of a step, if anything is."""
    if not (shown.date or shown.date_text):
        return "no-date" if shown.outcome or shown.of else None
    if shown.date and not shown.date_text and shown.date > today:
        return "later"
    return "bad-citation" if shown.of and not _is_entry(folder, shown.of) else None


def _is_entry(folder: Folder, citation: str) -> bool:
    """Whether a citation names an entry of the minutes."""
    found = split_citation(citation)
    loaded = folder.meeting(found[0]) if found else None
    return bool(found and loaded and loaded.value.entry(found[1]))


NEW = "new:"
"""What the name of a paragraph begins with that is only being written; its section follows."""


class ParagraphDraft(msgspec.Struct, frozen=True):
    """Words of the author's own for a paragraph, while they are written."""

    year: int
    part: str
    """The paragraph's name, or NEW and the section of one that is not in the report yet."""
    text: str


Places = Sequence[tuple[str, str]]
"""The paragraphs of a section in order, each with the heading it stands under."""


def turned(report: YearlyReport, parts: Collection[str], *, out: bool) -> YearlyReport:
    """The report with paragraphs left out, or taken in again."""
    for part in parts:
        choice = report.choice(part) or Choice(part=part)
        report = _with_choice(report, replace(choice, left_out=out))
    return report


def worded(
    report: YearlyReport, part: str, text: str, instead_of: str, language: Literal["da", "en"]
) -> YearlyReport:
    """The report with a paragraph in the author's own words, and taken in where it was left out.

    Words that are those composed, or none, are no own ones; an own paragraph keeps what it has.
    """
    choice = report.choice(part) or Choice(part=part)
    own = text.strip()
    if choice.section is not None:
        return _with_choice(report, replace(choice, text=own or choice.text, left_out=False))
    if _flat(own) in ("", _flat(instead_of)):
        return _with_choice(report, _composed(replace(choice, left_out=False)))
    changed = replace(
        choice, text=own, instead_of=instead_of.strip(), language=language, left_out=False
    )
    return _with_choice(report, changed)


def unworded(report: YearlyReport, part: str) -> YearlyReport:
    """The report with a paragraph as the program composes it; an own paragraph is taken away."""
    choice = report.choice(part)
    if choice is None:
        return report
    if choice.section is None:
        return _with_choice(report, _composed(choice))
    kept = tuple(one for one in report.paragraphs if one.part != part)
    order = tuple(id for id in report.order if id != part)
    return replace(report, paragraphs=kept, order=order)


def added(
    report: YearlyReport, section: Section, text: str, after: str, places: Places
) -> tuple[YearlyReport, str]:
    """The report with a new paragraph after another one, or first in its section; and its name."""
    taken = {choice.part for choice in report.paragraphs}
    names = (f"{section}/own-{number}" for number in range(1, len(taken) + 2))
    name = next(name for name in names if name not in taken)
    choice = Choice(part=name, section=section, text=text.strip())
    order = [id for id, _heading in places]
    order.insert(order.index(after) + 1 if after in order else 0, name)
    made = replace(report, paragraphs=(*report.paragraphs, choice))
    return arranged_as(made, order), name


def arranged_as(report: YearlyReport, order: Sequence[str]) -> YearlyReport:
    """The report with the paragraphs of a section in this order."""
    others = tuple(id for id in report.order if id not in order)
    return replace(report, order=(*others, *order))


def stepped(places: Places, part: str, step: int) -> list[str] | None:
    """A section's paragraphs with one moved a place; None where it cannot leave its heading."""
    headings = dict(places)
    order = [id for id, _heading in places]
    if part not in headings:
        return None
    place = order.index(part)
    other = place + step
    if not 0 <= other < len(order) or headings[order[other]] != headings[part]:
        return None
    order[place], order[other] = order[other], order[place]
    return order


def stepped_heading(places: Places, heading: str, step: int) -> list[str] | None:
    """A section's paragraphs with all under a heading moved past those under the next one."""
    headings = list(dict.fromkeys(under for _id, under in places if under))
    if heading not in headings or not 0 <= headings.index(heading) + step < len(headings):
        return None
    place = headings.index(heading)
    headings[place], headings[place + step] = headings[place + step], headings[place]
    return [id for under in ("", *headings) for id, own in places if own == under]


def noted(report: YearlyReport, step: int, shown: Presentation | None) -> YearlyReport:
    """The report with what is known of a step of the way it goes; None takes that away."""
    others = [one for one in report.presented if one.step != step]
    presented = sorted((*others, *([shown] if shown else [])), key=lambda one: one.step)
    return replace(report, presented=tuple(presented))


def differing(one: YearlyReport, other: YearlyReport) -> tuple[str, ...]:
    """The paragraphs of which two versions of the file say something else."""
    names = dict.fromkeys(choice.part for choice in (*one.paragraphs, *other.paragraphs))
    return tuple(name for name in names if one.choice(name) != other.choice(name))


def _with_choice(report: YearlyReport, choice: Choice) -> YearlyReport:
    """The report with one choice put in or replaced; one that says nothing is dropped."""
    names = [one.part for one in report.paragraphs]
    kept: Iterable[Choice] = (
        *(choice if one.part == choice.part else one for one in report.paragraphs),
        *(() if choice.part in names else (choice,)),
    )
    return replace(report, paragraphs=tuple(one for one in kept if one != Choice(part=one.part)))


def _composed(choice: Choice) -> Choice:
    """A choice without words of its own."""
    return replace(choice, text="", instead_of="", language="")


def _flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
