"""The yearly status report: composed from registers and minutes, as its author has arranged it."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from tryg_tui.core.model.folder import Folder
from tryg_tui.documents.annual.annexes import annexes
from tryg_tui.documents.annual.initiative import reports
from tryg_tui.documents.annual.initiatives import initiatives
from tryg_tui.documents.annual.order import arranged, missing_texts
from tryg_tui.documents.annual.partnership import about, assessment, organisation, preface
from tryg_tui.documents.annual.parts import SECTIONS, Part, Scope, scope_of
from tryg_tui.documents.annual.registers import index, outreach
from tryg_tui.documents.model import (
    Block,
    Field,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Role,
    Run,
    Table,
    Text,
)
from tryg_tui.documents.papers.actions import paper
from tryg_tui.locale import _, long_date, pgettext
from tryg_tui.words.review import report_state
from tryg_tui.words.vocabulary import section_title

ITEM = "- "
"""What a line of a list begins with, as its author writes it."""

COMPOSERS = {
    "preface": preface,
    "about": about,
    "organisation": organisation,
    "index": index,
    "outreach": outreach,
    "initiatives": initiatives,
    "reports": reports,
    "assessment": assessment,
    "annexes": annexes,
}
"""What composes the parts of each section."""


def composed(scope: Scope) -> tuple[Part, ...]:
    """Every part of the report as the program composes it, in order."""
    return tuple(part for compose in COMPOSERS.values() for part in compose(scope))


def report_paper(folder: Folder, year: int, *, today: dt.date) -> Paper:
    """The status report of a year as a document; nothing private is in it."""
    scope = scope_of(folder, year, today)
    made = composed(scope)
    parts = arranged(made, scope.report)
    return paper(
        folder,
        _blocks(scope, parts, missing_texts(made, scope.report)),
        today=today,
        subject=_("Status report {year}").format(year=year),
        status=" · ".join(_marks_of(scope)),
        case_number=scope.report.case_number,
    )


def _marks_of(scope: Scope) -> Iterator[str]:
    """What every page must say: a draft, and that it rests on minutes that are only examples."""
    if scope.report.state != "final":
        yield _("DRAFT")
    if any(one.value.example for one in scope.held()):
        yield _("EXAMPLE")


def _blocks(scope: Scope, parts: tuple[Part, ...], missing: tuple[str, ...]) -> Iterator[Block]:
    """The blocks of the report: its head, its sections, and last the sources."""
    title = _("Status report {year}: {partnership}")
    title = title.format(year=scope.year, partnership=scope.folder.partnership.title)
    yield Heading(scope.report.title or title, 1)
    if marks := " · ".join(_marks_of(scope)):
        yield Text(marks, "notice")
    period = _("{start} to {end}")
    yield Field(_("Period"), period.format(start=long_date(scope.first), end=long_date(scope.last)))
    yield Field(_("State"), report_state(scope.report.state))
    if scope.report.case_number:
        yield Field(_("Case number"), scope.report.case_number)
    yield Field(_("Printed"), long_date(scope.today))
    # Each source has a number, in the order they are first rested on.
    sources = dict.fromkeys(source for part in parts for source in part.sources)
    numbers = {source: number for number, source in enumerate(sources, 1)}
    numbers = {} if scope.report.without_sources else numbers
    for section in SECTIONS:
        here = [part for part in parts if part.section == section]
        if section == "missing":
            yield from _missing(missing)
        elif here:
            yield Heading(section_title(section), 2)
        yield from _section(here, numbers)
    yield from _sources(numbers, scope.folder.partnership.report)


def _section(parts: list[Part], numbers: dict[str, int]) -> Iterator[Block]:
    """The parts of a section; items that follow one another are one list."""
    items: list[str] = []
    for part in parts:
        if items and (part.heading or not part.item):
            yield Listing(tuple(items))
            items = []
        if part.heading:
            yield Heading(part.heading, 3)
        if part.table is not None:
            yield part.table
        elif part.item:
            items.append(" ".join((part.text, *_marks(part, numbers))))
        else:
            yield from _prose(part, numbers)
    if items:
        yield Listing(tuple(items))


def _prose(part: Part, numbers: dict[str, int]) -> Iterator[Block]:
    """A text: a paragraph for each line, as its author pressed Enter, and lists where lines are."""
    marks = _marks(part, numbers)
    written = [line.strip() for line in part.text.splitlines() if line.strip()]
    grouped = groupby(written, lambda line: line.startswith(ITEM))
    blocks = [(is_item, [*some]) for is_item, some in grouped]
    for place, (is_item, some) in enumerate(blocks, 1):
        last = marks if place == len(blocks) else []
        if is_item:
            items = [line.removeprefix(ITEM) for line in some]
            yield Listing((*items[:-1], " ".join((items[-1], *last))))
            continue
        links = [Run(f" {mark}", link=f"#kilde-{mark[1:-1]}") for mark in last]
        role: Role = "notice" if part.missing else ""
        yield from (Paragraph((Run(line),), role) for line in some[:-1])
        yield Paragraph((Run(some[-1]), *links), role)


def _marks(part: Part, numbers: dict[str, int]) -> list[str]:
    """The numbers of the sources of a part: "[3]"."""
    return [f"[{numbers[source]}]" for source in part.sources if source in numbers]


def _missing(missing: tuple[str, ...]) -> Iterator[Block]:
    """What nobody has stated, together, so that a reader sees it and an author can ask."""
    yield Heading(section_title("missing"), 2)
    if missing:
        yield Listing(missing)
    else:
        yield Text(_("Nothing that the program knows of."))


def _sources(numbers: dict[str, int], report: str) -> Iterator[Block]:
    """Where every paragraph comes from."""
    if not numbers:
        return
    title = _("Sources")
    yield Heading(title, 2)
    if report:
        text = _("Lines are those of: {report}")
        yield Text(text.format(report=" ".join(report.split())), "quiet")
    yield Table(
        head=(pgettext("column", "No."), pgettext("column", "Source")),
        rows=tuple((str(number), source) for source, number in numbers.items()),
        caption=_("Where each paragraph comes from"),
        anchors=tuple(f"kilde-{number}" for number in numbers.values()),
    )
