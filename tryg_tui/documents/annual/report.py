"""The yearly status report: composed from registers and minutes, as its author has arranged it."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from tryg_tui.core.ledger.fold import cited
from tryg_tui.core.model.annual_report import InitiativeReport, Presentation
from tryg_tui.core.model.entries import kind_of
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.documents.annual.facts import strategy_parts
from tryg_tui.documents.annual.initiative import reports
from tryg_tui.documents.annual.initiatives import initiatives
from tryg_tui.documents.annual.order import arranged, missing_texts
from tryg_tui.documents.annual.partnership import about, assessment, organisation, preface
from tryg_tui.documents.annual.parts import (
    SECTIONS,
    Part,
    Scope,
    cited_fact,
    date_words,
    joined,
    missing,
    paragraph,
    scope_of,
    sentence,
    tabled,
)
from tryg_tui.documents.annual.registers import index, outreach
from tryg_tui.documents.annual.summary import recommendation, summary
from tryg_tui.documents.model import (
    Block,
    Field,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
)
from tryg_tui.documents.papers.actions import paper
from tryg_tui.locale import _, listed, long_date, pgettext
from tryg_tui.words.corrections import corrected_notes
from tryg_tui.words.entries import entry_kind, entry_text
from tryg_tui.words.names import initiative_words, place_words
from tryg_tui.words.review import report_state
from tryg_tui.words.vocabulary import section_title

ITEM = "- "
"""What a line of a list begins with, as its author writes it."""


def annexes(scope: Scope) -> Iterator[Part]:
    """The forms, the minutes of the period, and whom the report was shown to."""
    forms = [one for one in scope.folder.reports if one.value.year == scope.year]
    for form in forms if scope.report.with_forms else ():
        yield from _form(scope, form)
    if forms and scope.report.with_forms:
        yield from strategy_parts(scope, "annexes")
    if not forms:
        text = _("No form of {year} has come in.").format(year=scope.year)
        yield missing("annexes/no-form", text)
    if scope.report.with_minutes:
        yield from _minutes(scope)
    yield from _way(scope)


def _form(scope: Scope, form: Loaded[InitiativeReport]) -> Iterator[Part]:
    """A form: its summary, and its paragraphs under their own headings."""
    report, name = form.value, f"annexes/{form.value.initiative}"
    title = initiative_words(scope.folder, report.initiative)
    heading = _("Form: {initiative}").format(initiative=title)
    if received := date_words(report.received, report.received_text):
        heading = _("{form} (received {date})").format(form=heading, date=received)
    said = joined(report.summary, report.source)
    yield paragraph(f"{name}/summary", said, form.path, heading=heading)
    for number, one in enumerate(report.paragraphs, 1):
        text = f"{one.heading}: {one.text.strip()}"
        yield paragraph(f"{name}/{number}", text, cited_fact(form.path, one))


def _minutes(scope: Scope) -> Iterator[Part]:
    """Everything the minutes of the period hold, entry by entry, without what is private."""
    rows = []
    for loaded in scope.held():
        for source, entry in cited(loaded.value):
            said = scope.ledger.entry_of(source.citation, entry)
            about = initiative_words(scope.folder, said.initiative)
            text = entry_text(scope.folder, loaded.value, said, place_words, ledger=scope.ledger)
            before = entry if source.citation in scope.ledger.corrections else None
            notes = "; ".join(corrected_notes(scope.folder, before, said))
            text = f"{text} ({notes})" if notes else text
            rows.append((source.citation, entry_kind(kind_of(entry)), about, text))
    caption = _("What the minutes of the period hold")
    head = (pgettext("column", "No."), _("Kind"), _("Initiative"), _("Text"))
    yield from tabled("annexes/minutes", caption, head, rows, heading=caption)


def _way(scope: Scope) -> Iterator[Part]:
    """Whom the report was shown to, when, and what they said of it."""
    shown = {one.step: one for one in scope.report.presented}
    rows = [
        (step.title, step.to, *_shown(shown.get(step.number)))
        for step in scope.folder.partnership.reporting
        if step.to and shown
    ]
    caption = _("Presented to")
    head = (_("Step"), _("To"), pgettext("column", "When"), pgettext("column", "What came of it"))
    yield from tabled("annexes/way", caption, head, rows, heading=caption)


def _shown(one: Presentation | None) -> tuple[str, str]:
    """When somebody was shown the report, and what came of it."""
    if one is None or not (one.date or one.date_text):
        return _("not yet"), ""
    outcome = f"{one.outcome} ({one.of})" if one.outcome and one.of else one.outcome or one.of
    return date_words(one.date, one.date_text), outcome


COMPOSERS = {
    "recommendation": recommendation,
    "summary": summary,
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
    if receivers := [step.to for step in scope.folder.partnership.reporting if step.to]:
        yield Field(_("To"), listed(receivers))
    yield Field(_("State"), report_state(scope.report.state))
    if scope.report.case_number:
        yield Field(_("Case number"), scope.report.case_number)
    yield Field(_("Printed"), long_date(scope.today))
    # Each source has a number, in the order they are first rested on.
    sources = dict.fromkeys(source for part in parts for source in part.sources)
    numbers = {source: number for number, source in enumerate(sources, 1)}
    numbers = numbers if scope.report.with_sources else {}
    for section in SECTIONS:
        here = [part for part in parts if part.section == section]
        if section == "missing":
            yield from _missing(missing)
        elif here:
            yield Heading(section_title(section), 2)
        yield from _section(here, numbers)
    yield from _sources(numbers, scope.folder.partnership.report)


def _section(parts: list[Part], numbers: dict[str, int]) -> Iterator[Block]:
    """The parts of a section: items that follow one another are one list, and short texts with the
    same lead one paragraph.
    """
    for (_under, form, lead), some in groupby(parts, lambda it: (it.under, _set(it), it.lead)):
        here = list(some)
        if here[0].heading:
            yield Heading(here[0].heading, 3)
        if form == "item":
            yield Listing(tuple(" ".join((part.text, *_marks(part, numbers))) for part in here))
        elif form == "text":
            begins = (Run(f"{lead}: ", strong=True),) if lead else ()
            yield Paragraph((*begins, *_running(here, numbers)))
        else:
            yield from (block for part in here for block in _alone(part, numbers))


def _set(part: Part) -> str:
    """How a part is set: by itself, as an item of a list, or as text that runs on."""
    lines = part.text.strip().splitlines()
    alone = part.table or part.figure or part.own or len(lines) > 1
    return "alone" if alone else "item" if part.item else "text"


def _running(parts: list[Part], numbers: dict[str, int]) -> Iterator[Run]:
    """Short texts that run on from one another, each with the numbers of its sources."""
    for place, part in enumerate(parts):
        yield Run(f" {sentence(part.text)}" if place else sentence(part.text))
        yield from _linked(part, numbers)


def _linked(part: Part, numbers: dict[str, int]) -> Iterator[Run]:
    """The numbers of the sources of a part, which lead to them."""
    for mark in _marks(part, numbers):
        yield Run(f" {mark}", link=f"#kilde-{mark[1:-1]}")


def _alone(part: Part, numbers: dict[str, int]) -> Iterator[Block]:
    """A table; or a text with a paragraph for each line, as its author pressed Enter, and lists
    where lines are.
    """
    if whole := part.table or part.figure:
        yield whole
        if links := tuple(_linked(part, numbers)):
            yield Paragraph((Run(f"{_('Sources')}:"), *links), "quiet")
        return
    marks = _marks(part, numbers)
    written = [line.strip() for line in part.text.splitlines() if line.strip()]
    grouped = groupby(written, lambda line: line.startswith(ITEM))
    blocks = [(is_item, [*some]) for is_item, some in grouped]
    for place, (is_item, some) in enumerate(blocks, 1):
        is_last = place == len(blocks)
        if is_item:
            items = [line.removeprefix(ITEM) for line in some]
            yield Listing((*items[:-1], " ".join((items[-1], *(marks if is_last else ())))))
            continue
        yield from (Paragraph((Run(line),)) for line in some[:-1])
        yield Paragraph((Run(some[-1]), *(_linked(part, numbers) if is_last else ())))


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
