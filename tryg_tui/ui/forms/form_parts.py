"""The parts of a yearly form while it is filled in, and the fields of each."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tryg_tui.core.annual.form_draft import (
    HEAD,
    DraftParagraph,
    FormDraft,
    FormFault,
    head_form,
    with_head,
)
from tryg_tui.core.model.annual_report import InitiativeReport, Paragraph
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.registers.fields import Field, fields
from tryg_tui.core.registers.form import begun
from tryg_tui.core.registers.register import Around
from tryg_tui.locale import _
from tryg_tui.ui.forms.record_fields import RecordFields
from tryg_tui.ui.pages.row import Row, RowRef
from tryg_tui.ui.text import cut, parts, plain, show_lines, show_text
from tryg_tui.words.names import place_words

WIDTH = 24
"""Cells of a part's name in the list at the side."""


def last_part(draft: FormDraft) -> int:
    """The place of the summary; the first part is 0."""
    return len(draft.paragraphs) + 1


def paragraph_of(draft: FormDraft, part: int) -> DraftParagraph | None:
    """The paragraph that is a part, or None for the first and last part."""
    return draft.paragraphs[part - 1] if 0 < part < last_part(draft) else None


def part_rows(draft: FormDraft) -> list[Row]:
    """The parts, each with a mark for what is in it."""
    return [
        Row(
            RowRef("part", str(part)),
            parts((f"{_sign(draft, part)} ", "bold"), cut(part_name(draft, part), WIDTH)),
        )
        for part in range(last_part(draft) + 1)
    ]


def _sign(draft: FormDraft, part: int) -> str:
    """A tick for a part that goes into the form, a dash for one left out, a dot when empty."""
    paragraph = paragraph_of(draft, part)
    if paragraph is not None and not paragraph.kept:
        return "–"
    text = paragraph.text if paragraph else draft.summary
    return "✓" if part == 0 or text.strip() else "·"


def part_name(draft: FormDraft, part: int) -> str:
    """What a part is called."""
    if part == 0:
        return _("Period and status")
    paragraph = paragraph_of(draft, part)
    if paragraph is None:
        return _("Summary")
    return paragraph.heading or _("New paragraph")


def hint(folder: Folder, draft: FormDraft, part: int) -> str:
    """What to do with a part."""
    if part == 0:
        return _("The days the form covers, when it came in, and the group's word for the year.")
    paragraph = paragraph_of(draft, part)
    if paragraph is None:
        return _("The year in one or two sentences. Ctrl+S saves the form.")
    if not paragraph.kept:
        return _("LEFT OUT of the form. F8 takes it back.")
    if paragraph.source:
        told = _("From {source}. Change it, keep it, or leave it out with F8.")
        places = "; ".join(place_words(folder, place) for place in paragraph.source.split(", "))
        return told.format(source=places)
    return _("Heading and text. A paragraph without a text is not saved.")


def part_of(draft: FormDraft, fault: FormFault) -> int:
    """The part something is wrong in."""
    if fault.field == "summary":
        return last_part(draft)
    return fault.paragraph + 1 if fault.field == "heading" else 0


class FormFields(Vertical):
    """Shows a part of a draft to be filled in, and takes what stands there back into it."""

    def __init__(self, draft: FormDraft, around: Around) -> None:
        """Begin with the first part of a form among others of the folder."""
        super().__init__(id="form-work")
        self._around = around
        report = head_form(draft, around)
        self._head = RecordFields(report, _some(InitiativeReport, *HEAD.values()), around, "head")
        text = _some(Paragraph, "heading", "text")
        self._paragraph = RecordFields(begun(Paragraph), text, around, "paragraph")
        self._summary = RecordFields(report, _some(InitiativeReport, "summary"), around, "summary")

    def compose(self) -> ComposeResult:
        """A title, the fields of all kinds of parts, a hint, what is wrong."""
        yield Static(id="part-title")
        yield from (self._head, self._paragraph, self._summary)
        yield Static(id="form-hint")
        yield Static(id="form-faults")

    def _of(self, draft: FormDraft, part: int) -> RecordFields:
        """The fields of a part."""
        if part == 0:
            return self._head
        return self._summary if part == last_part(draft) else self._paragraph

    def redraw(self, draft: FormDraft, part: int) -> None:
        """Name the fields of a part in the language spoken now, and show only those."""
        for box in (self._head, self._paragraph, self._summary):
            box.relabel()
            box.display = box is self._of(draft, part)
        of = _("Part {n} of {of}").format(n=part + 1, of=last_part(draft) + 1)
        title = parts((f"{of} · ", "$muted"), (part_name(draft, part), "bold $primary"))
        show_text(self.query_one("#part-title", Static), title)
        self.tell(draft, part)

    def tell(self, draft: FormDraft, part: int) -> None:
        """Say what to do with a part, and of the first how its field is understood."""
        told = "" if part else self._head.told(self.screen.focused)
        said = "\n".join(filter(None, (hint(self._around.folder, draft, part), told)))
        show_lines(self.query_one("#form-hint", Static), plain(said, "$muted"))

    def show(self, draft: FormDraft, part: int) -> None:
        """Put what a part holds into its fields, and the cursor into the first to be filled in."""
        paragraph = paragraph_of(draft, part)
        if paragraph is not None:
            self._paragraph.fill({"heading": paragraph.heading, "text": paragraph.text})
            self._paragraph.go_to("text" if paragraph.heading else "heading")
        elif part == 0:
            self._head.go_to("first_day")
        else:
            self._summary.fill({"summary": draft.summary})
            self._summary.go_to("summary")

    def taken(self, draft: FormDraft, part: int) -> FormDraft:
        """The draft with what stands in the fields of a part."""
        form = self._of(draft, part).form
        paragraph = paragraph_of(draft, part)
        if part == 0:
            return with_head(draft, form)
        if paragraph is None:
            return replace(draft, summary=form.values["summary"])
        heading, text = form.values["heading"], form.values["text"]
        return draft.with_paragraph(part - 1, replace(paragraph, heading=heading, text=text))


def _some(kind: type[Record], *names: str) -> list[Field]:
    """Some fields of a record, in order."""
    return [one for one in fields(kind) if one.name in names]
