"""The fields of one part of a yearly form: period and status, a paragraph, or the summary."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static, TextArea

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.model.base import Id
from tryg_tui.locale import _
from tryg_tui.ui.review.form_parts import (
    DAYS,
    FIELDS,
    hint,
    last_part,
    paragraph_of,
    part_name,
)
from tryg_tui.ui.text import parts, plain
from tryg_tui.ui.widgets.choice import Choice
from tryg_tui.ui.widgets.typed import LineInput, TextBox


class FormFields(Vertical):
    """Shows a part of a draft to be written in, and takes what stands there back into it."""

    def __init__(self, draft: FormDraft, statuses: list[tuple[Id, str]]) -> None:
        """Begin with the first part; a status is chosen from some, as pairs of id and words."""
        super().__init__(id="form-work")
        self._draft = draft
        self._statuses = statuses

    def compose(self) -> ComposeResult:
        """A title, the fields of all kinds of parts, a hint, what is wrong."""
        draft = self._draft
        yield Static(id="part-title")
        with Vertical(id="period"):
            for name in DAYS:
                with Horizontal(classes="form-field"):
                    yield Label(id=f"label-{name}")
                    value = getattr(draft, name)
                    yield LineInput(value, id=name, compact=True, select_on_focus=False)
            with Horizontal(classes="form-field"):
                yield Label(id="label-status")
                yield Choice(self._statuses, draft.status, id="status")
        yield LineInput(id="heading", compact=True, select_on_focus=False)
        yield TextBox(id="words", compact=True, highlight_cursor_line=False)
        yield Static(id="form-hint")
        yield Static(id="form-faults")

    def redraw(self, draft: FormDraft, part: int) -> None:
        """Name the fields of a part in the language spoken now, and show only those."""
        for name in DAYS:
            self.query_one(f"#label-{name}", Label).update(plain(_(FIELDS[name])))
        self.query_one("#label-status", Label).update(plain(_("Status")))
        of = _("Part {n} of {of}").format(n=part + 1, of=last_part(draft) + 1)
        title = parts((f"{of} · ", "$muted"), (part_name(draft, part), "bold $primary"))
        self.query_one("#part-title", Static).update(title)
        self.query_one("#form-hint", Static).update(plain(hint(draft, part), "$muted"))
        self.query_one("#period").display = part == 0
        self.query_one("#heading").display = paragraph_of(draft, part) is not None
        self.query_one("#words").display = part > 0

    def show(self, draft: FormDraft, part: int) -> None:
        """Put what a part holds into the fields."""
        paragraph = paragraph_of(draft, part)
        words = self.query_one("#words", TextArea)
        words.load_text(paragraph.text if paragraph else draft.summary)
        self.query_one("#heading", Input).value = paragraph.heading if paragraph else ""

    def begin(self, draft: FormDraft, part: int) -> None:
        """Put the cursor into the first field of a part that is written in."""
        paragraph = paragraph_of(draft, part)
        empty = paragraph is not None and not paragraph.heading
        target = "#first" if part == 0 else "#heading" if empty else "#words"
        self.query_one(target).focus()

    def taken(self, draft: FormDraft, part: int) -> FormDraft:
        """The draft with what stands in the fields of a part."""
        words = self.query_one("#words", TextArea).text
        paragraph = paragraph_of(draft, part)
        if part == 0:
            first, last, received = (self.query_one(f"#{name}", Input).value for name in DAYS)
            status = self.query_one("#status", Choice).value
            return replace(draft, first=first, last=last, received=received, status=status)
        if paragraph is None:
            return replace(draft, summary=words)
        heading = self.query_one("#heading", Input).value
        return draft.with_paragraph(part - 1, replace(paragraph, heading=heading, text=words))
