"""What stands beside the highlighted row of the yearly status report."""

from collections.abc import Iterator

from textual.content import Content

from tryg_tui.core.model.annual_report import Section, YearlyReport
from tryg_tui.documents.annual.order import Placed
from tryg_tui.documents.annual.parts import date_words
from tryg_tui.locale import N_, _
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.annual_report import Yearly, field_words
from tryg_tui.ui.text import heading, lines, parts, plain
from tryg_tui.words.labels import label
from tryg_tui.words.vocabulary import section_title

ABOUT: dict[str, str] = {
    "title": N_("What stands at the top; empty keeps what the program composes."),
    "number": N_("Which report it is of those there have been, from 1."),
    "first_day": N_("The first day it covers; empty takes the longest period of the forms."),
    "last_day": N_("The last day it covers; empty takes the longest period of the forms."),
    "case_number": N_("The number of its case, on every page."),
    "state": N_("“Draft” stands on every page until the report is final."),
    "with_forms": N_("Whether the forms of the initiatives stand in full among the annexes."),
    "with_minutes": N_("Whether what the minutes of the period hold is an annex for all to read."),
    "with_sources": N_("Whether every paragraph shows its sources by numbers, with an annex."),
}
"""What each field of the head is for."""


def detail(view: Yearly, row: RowRef) -> Content:
    """What the highlighted row is about, in full."""
    return lines(_rows(view, row))


def _rows(view: Yearly, row: RowRef) -> Iterator[Content]:
    """The lines of it."""
    one = view.paragraph(row)
    if one is not None:
        yield from _paragraph(one)
    elif row.kind == "head":
        yield heading(label(YearlyReport, row.id))
        yield plain(field_words(view, row.id))
        yield plain("")
        yield plain(_(ABOUT[row.id]), "$muted")
    elif row.kind == "step":
        yield from _step(view, int(row.id))
    else:
        yield from _together(view, row)


def _paragraph(one: Placed) -> Iterator[Content]:
    """A paragraph as it will read, what became of it, and what it rests on."""
    part = one.part
    title = section_title(part.section)
    yield heading(f"{title} · {part.under}" if part.under else title)
    for sentence in _remarks(one):
        yield plain(sentence, "bold $risk")
    yield plain("")
    yield plain(part.text, "$muted" if one.left_out else "")
    if part.table is not None:
        for cells in (part.table.head, *part.table.rows):
            yield plain(" · ".join(filter(None, cells)))
    yield plain("")
    if part.sources:
        yield plain(_("It rests on:"), "$muted")
        for source in part.sources:
            yield plain(f"– {source}", "$muted")
    if one.is_worded and one.composed:
        yield plain("")
        yield plain(_("As the program composes it:"), "bold")
        yield plain(one.composed, "$muted")
    if one.is_overtaken and one.choice is not None:
        yield plain("")
        yield plain(_("As it was when you wrote your own words:"), "bold")
        yield plain(one.choice.instead_of, "$muted")
    yield plain("")
    yield plain(part.id, "$muted")


def _remarks(one: Placed) -> Iterator[str]:
    """What is to be noticed of a paragraph, in sentences."""
    if one.left_out:
        yield _("– Left out of the report. Space takes it in.")
    if one.part.missing:
        yield _("! Nobody has stated this. It is named under “What is missing” as well.")
    if one.gone:
        yield _("! The program composes nothing of this name any more; your words are kept.")
    if one.is_overtaken:
        yield _("! What lies behind has changed since you wrote your own words.")


def _step(view: Yearly, number: int) -> Iterator[Content]:
    """Somebody the report is shown to."""
    step = next(one for one in view.steps if one.number == number)
    shown = view.shown(number)
    yield heading(step.to)
    yield plain(", ".join(filter(None, (step.title, step.when))), "$muted")
    yield plain("")
    if shown is None or not (shown.date or shown.date_text):
        yield plain(_("! Not shown to them yet. Enter notes when, and what came of it."), "$risk")
    if shown is not None:
        yield parts((_("When: "), "$muted"), date_words(shown.date, shown.date_text) or "–")
        yield parts((_("What came of it: "), "$muted"), shown.outcome or "–")
        if shown.of:
            yield parts((_("In the minutes: "), "$muted"), shown.of)


def _together(view: Yearly, row: RowRef) -> Iterator[Content]:
    """A section or all under a heading: how it will read from beginning to end."""
    found = view.meant(row)
    if row == RowRef("section", "missing"):
        yield heading(section_title("missing"))
        for text in view.missing:
            yield plain(f"– {text}")
        if not view.missing:
            yield plain(_("Nothing that the program knows of."))
    elif found:
        first = found[0].part
        yield heading(first.under if row.kind == "group" else section_title(first.section))
        for one in found:
            if not one.left_out and not one.part.missing:
                yield plain("")
                yield plain(one.part.words)
    elif row.kind == "section":
        name: Section = row.id  # type: ignore[assignment]
        yield heading(section_title(name))
        yield plain(_("Nothing is written here. n writes a paragraph."), "$muted")
