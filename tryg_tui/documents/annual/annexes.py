"""The annexes of the yearly report: the forms in full, what the minutes say, the way it went."""

from collections.abc import Iterator

from tryg_tui.core.ledger.fold import cited
from tryg_tui.core.model.annual_report import InitiativeReport, Presentation
from tryg_tui.core.model.entries import kind_of
from tryg_tui.core.model.folder import Loaded
from tryg_tui.documents.annual.parts import Part, Scope, as_corrected, cited_fact, date_words
from tryg_tui.documents.model import Table
from tryg_tui.locale import _, pgettext
from tryg_tui.words.entries import entry_kind, entry_text
from tryg_tui.words.names import initiative_words, place_words


def annexes(scope: Scope) -> Iterator[Part]:
    """The forms, the minutes of the period, and whom the report was shown to."""
    forms = [one for one in scope.folder.reports if one.value.year == scope.year]
    for form in forms:
        yield from _form(scope, form)
    if not forms:
        yield Part(
            id="annexes/no-form",
            section="annexes",
            missing=True,
            text=_("No form of {year} has come in.").format(year=scope.year),
        )
    yield from _minutes(scope)
    yield from _way(scope)


def _form(scope: Scope, form: Loaded[InitiativeReport]) -> Iterator[Part]:
    """A form: its summary, and its paragraphs under their own headings."""
    report = form.value
    title = initiative_words(scope.folder, report.initiative)
    heading = _("Form: {initiative}").format(initiative=title)
    received = date_words(report.received, report.received_text)
    if received:
        heading = _("{form} (received {date})").format(form=heading, date=received)
    yield Part(
        id=f"annexes/{report.initiative}/summary",
        section="annexes",
        heading=heading,
        text=report.summary.strip(),
        sources=(form.path,),
    )
    for number, paragraph in enumerate(report.paragraphs, 1):
        yield Part(
            id=f"annexes/{report.initiative}/{number}",
            section="annexes",
            text=f"{paragraph.heading}: {paragraph.text.strip()}",
            sources=(cited_fact(scope, form.path, paragraph),),
        )


def _minutes(scope: Scope) -> Iterator[Part]:
    """Everything the minutes of the period hold, entry by entry, without what is private."""
    rows = []
    for loaded in scope.folder.meetings:
        meeting = loaded.value
        if not scope.holds(meeting.date) or meeting.state in ("planned", "cancelled"):
            continue
        for source, entry in cited(meeting):
            about = initiative_words(scope.folder, entry.initiative) if entry.initiative else ""
            said = as_corrected(scope.ledger, source, entry)
            text = entry_text(scope.folder, meeting, said, place_words, ledger=scope.ledger)
            rows.append((source.citation, entry_kind(kind_of(entry)), about, text))
    if rows:
        caption = _("What the minutes of the period hold")
        head = (
            pgettext("column", "No."),
            _("Kind"),
            _("Initiative"),
            _("Text"),
        )
        yield Part(
            id="annexes/minutes",
            section="annexes",
            heading=caption,
            text=caption,
            table=Table(head, tuple(rows), caption),
        )


def _way(scope: Scope) -> Iterator[Part]:
    """Whom the report was shown to, when, and what they said of it."""
    strategy = scope.folder.strategy
    steps = [step for step in (strategy.value.reporting if strategy else ()) if step.to]
    shown = {one.step: one for one in scope.report.presented}
    rows = tuple((step.title, step.to, *_shown(shown.get(step.number))) for step in steps)
    if rows:
        caption = _("Whom the report is shown to")
        head = (
            _("Step"),
            _("To"),
            pgettext("column", "When"),
            pgettext("column", "What came of it"),
        )
        yield Part(
            id="annexes/way",
            section="annexes",
            heading=caption,
            text=caption,
            table=Table(head, rows, caption),
        )


def _shown(one: Presentation | None) -> tuple[str, str]:
    """When somebody was shown the report, and what came of it."""
    if one is None or not (one.date or one.date_text):
        return _("not yet"), ""
    outcome = f"{one.outcome} ({one.of})" if one.outcome and one.of else one.outcome or one.of
    return date_words(one.date, one.date_text), outcome
