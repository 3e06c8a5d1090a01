"""The paragraphs of the yearly status report as its author has arranged them."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.annual_report import Choice, Section, YearlyReport
from tryg_tui.documents.annual.parts import SECTIONS, Part, section_of
from tryg_tui.locale import _, language


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph in its place, also where it is left out."""

    part: Part
    """As it will read."""
    composed: str = ""
    """What the program composes; empty for a paragraph that the author has added."""
    choice: Choice | None = None
    """What the author has made of it."""
    gone: bool = False
    """Whether the program composes nothing any more for which the author had other words."""

    @property
    def left_out(self) -> bool:
        """Whether it is not in the report."""
        return self.choice is not None and self.choice.left_out

    @property
    def is_own(self) -> bool:
        """Whether the author has added it."""
        return not self.composed and not self.gone

    @property
    def is_worded(self) -> bool:
        """Whether it reads in the author's words."""
        return self.choice is not None and bool(self.choice.text)

    @property
    def is_overtaken(self) -> bool:
        """Whether what the author worded anew has changed since."""
        choice = self.choice
        if choice is None or not choice.text or not choice.instead_of or self.gone:
            return False
        judged = choice.language in ("", language())
        return judged and choice.instead_of.split() != self.composed.split()


def placed(parts: Iterable[Part], report: YearlyReport) -> tuple[Placed, ...]:
    """Every paragraph in its place: the program's own, those left out, and those added.

    Paragraphs stay under their heading. In it, and of the headings in a section, those come first
    that the author has put in order.
    """
    made = tuple(parts)
    found = [*_composed(made, report), *_own(made, report)]
    ranks = {id: number for number, id in enumerate(report.order)}
    last = len(ranks)
    first: dict[tuple[Section, str], int] = {}
    for one in found:
        group = (one.part.section, one.part.under)
        first[group] = min(first.get(group, last), ranks.get(one.part.id, last))
    groups = {group: number for number, group in enumerate(first)}

    def place(one: Placed) -> tuple[int, bool, int, int, int]:
        group = (one.part.section, one.part.under)
        named = bool(one.part.under)
        rank = ranks.get(one.part.id, last)
        return SECTIONS.index(one.part.section), named, first[group], groups[group], rank

    return tuple(sorted(found, key=place))


def arranged(parts: Iterable[Part], report: YearlyReport) -> tuple[Part, ...]:
    """The paragraphs of the report, each group of them with its heading on the first one; what is
    missing is told by itself.
    """
    kept = (one.part for one in placed(parts, report) if not one.left_out)
    return tuple(_headed(part for part in kept if not part.missing))


def missing_texts(parts: Iterable[Part], report: YearlyReport) -> tuple[str, ...]:
    """What nobody has stated, also where the author has left the paragraph out that says so."""
    found = placed(parts, report)
    return tuple(one.part.text for one in found if one.part.missing)


def _composed(parts: Iterable[Part], report: YearlyReport) -> Iterator[Placed]:
    """The paragraphs that the program composes, with what the author has made of each."""
    for part in _under(parts):
        choice, shown = report.choice(part.id), part
        if choice and choice.text:
            # What was missing is stated by the author now.
            sources = (*part.sources, _("the author"))
            shown = replace(part, text=choice.text, sources=sources, missing=False)
        yield Placed(part=shown, composed=part.text, choice=choice)


def _own(parts: Iterable[Part], report: YearlyReport) -> Iterator[Placed]:
    """The paragraphs that the author has added, and words whose paragraph is composed no more."""
    known = {part.id: part for part in _under(parts)}
    for choice in report.paragraphs:
        gone = choice.section is None and choice.part not in known
        section = choice.section or (section_of(choice.part) if gone else None)
        if section is None or not choice.text or choice.part in known:
            continue
        part = Part(
            id=choice.part,
            section=section,
            text=choice.text,
            own=True,
            sources=(_("the author"),),
        )
        under = _heading_before(part, report.order, known)
        yield Placed(part=replace(part, under=under), choice=choice, gone=gone)


def _heading_before(own: Part, order: tuple[str, ...], known: Mapping[str, Part]) -> str:
    """The heading of the paragraph that an added one was put after, or nothing."""
    before = order[: order.index(own.id)] if own.id in order else ()
    parts = (known[id] for id in reversed(before) if id in known)
    return next((part.under for part in parts if part.section == own.section), "")


def _under(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with the heading that each stands under."""
    section, heading = "", ""
    for part in parts:
        if part.section != section:
            section, heading = part.section, ""
        heading = part.heading or heading
        yield replace(part, under=heading)


def _headed(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with each heading on the first that stands under it."""
    before: tuple[str, str] = ("", "")
    for part in parts:
        here = (part.section, part.under)
        yield replace(part, heading=part.under if here != before else "")
        before = here


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
