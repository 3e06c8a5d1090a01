"""The annexes of the yearly report: the forms in full, what the minutes say, the way it went."""

from collections.abc import Iterator

from tryg_tui.core.ledger.fold import cited
from tryg_tui.core.model.annual_report import InitiativeReport, Presentation
from tryg_tui.core.model.entries import kind_of
from tryg_tui.core.model.folder import Loaded
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_fact,
    date_words,
    joined,
    missing,
    paragraph,
    tabled,
)
from tryg_tui.locale import _, pgettext
from tryg_tui.words.entries import entry_kind, entry_text
from tryg_tui.words.names import initiative_words, place_words


def annexes(scope: Scope) -> Iterator[Part]:
    """The forms, the minutes of the period, and whom the report was shown to."""
    forms = [one for one in scope.folder.reports if one.value.year == scope.year]
    for form in forms:
        yield from _form(scope, form)
    if not forms:
        text = _("No form of {year} has come in.").format(year=scope.year)
        yield missing("annexes/no-form", text)
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
        if step.to
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
