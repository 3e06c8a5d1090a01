"""The yearly form of an initiative, filled in step by step."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.core.annual.form_draft import DraftParagraph, FormDraft, filled, read_form
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.locale import _
from tryg_tui.session.drafts import KEEP_SECONDS
from tryg_tui.session.file_kind import Event, Saving, SavingChanged
from tryg_tui.session.file_session import FileSession
from tryg_tui.ui.commands.command import Command, Fact, while_typing
from tryg_tui.ui.forms import form_parts
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import lines, plain
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words.labels import label
from tryg_tui.words.registers import fault_words
from tryg_tui.words.sentences.saving import not_saved_sentence


class FormScreen(TrygScreen):
    """Period and status first, then the paragraphs one by one, the summary last."""

    SCOPE = "form"
    AUTO_FOCUS = "#field-first_day"

    def __init__(
        self,
        title: str,
        begun: FormDraft,
        left: FormDraft | None,
        file: FileSession[InitiativeReport],
    ) -> None:
        """Fill in the form of an initiative of this title, which goes into a file: as it begins, or
        as it was left.
        """
        super().__init__()
        self._title = title
        self._begun, self._draft = begun, left or begun
        self._path = file.kind.path
        self._part = 0
        self._file = file
        self._known = file.versions.base.value if file.versions.base else None
        """The form as its file held it when this was begun."""
        self._sent = False
        """Whether it is being saved."""
        self._keeping: Timer | None = None
        """Runs while something written is still to be kept."""

    def body(self) -> Iterable[Widget]:
        """The parts at the side; fields of the part and a hint."""
        work = form_parts.FormFields(self._draft, around_of(self.workspace))
        return (Horizontal(Rows("parts"), work, id="form"),)

    @property
    def top_words(self) -> str:
        """Which form it is."""
        title = _("Form {year}: {initiative}")
        return title.format(year=self._draft.year, initiative=self._title)

    @property
    def is_example(self) -> bool:
        """A form says of itself what is made up in it."""
        return False

    def on_mount(self) -> None:
        """Let nobody else's version take the place of this one."""
        self._file.held = True
        self._file.listeners.append(self._file_told)

    def on_unmount(self) -> None:
        """Leave the file to others."""
        self._file.listeners.remove(self._file_told)
        self._file.release()

    def on_text_area_changed(self) -> None:
        """Keep what is written, a moment later."""
        self._keep_soon()

    def on_choice_changed(self) -> None:
        """Keep what is chosen, a moment later."""
        self._keep_soon()

    def on_input_changed(self) -> None:
        """Keep what is written, a moment later, and say how it is understood."""
        self._keep_soon()
        self._hint()

    def on_descendant_focus(self) -> None:
        """Say how the field that is entered is understood."""
        self._hint()

    def _hint(self) -> None:
        """Say what to do with the part, and how what stands in it is understood."""
        if self.is_mounted:
            self.query_one(form_parts.FormFields).tell(self._draft, self._part)

    def _keep_soon(self) -> None:
        """Keep what is written, once for all the keys pressed in a moment."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep_words)

    @property
    def _paragraph(self) -> DraftParagraph | None:
        """The paragraph on screen, or None in the first and last part."""
        return form_parts.paragraph_of(self._draft, self._part)

    @property
    def _last(self) -> int:
        """The place of the summary."""
        return form_parts.last_part(self._draft)

    def facts(self) -> Iterator[Fact]:
        """Whether this is a paragraph, and what parts there are beside it."""
        yield from super().facts()
        if self._paragraph is not None:
            yield "paragraph"
        if self._part < self._last:
            yield "next-part"
        if self._part > 0:
            yield "previous-part"

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the keys that work while somebody types."""
        super().show_keys(list(while_typing(self.commands() if commands is None else commands)))

    def redraw(self) -> None:
        """Draw the part."""
        self.show_top()
        parts = self.query_one("#parts", Rows)
        parts.show(form_parts.part_rows(self._draft))
        parts.highlight(RowRef("part", str(self._part)))
        self.query_one(form_parts.FormFields).redraw(self._draft, self._part)
        self.show_keys()

    def told_saving(self) -> Saving | None:
        """The minutes being saved must not look as if the form were; trouble is told."""
        saving = self.saver.saving
        return saving if saving.state == "not-saved" else None

    def keep_words(self) -> None:
        """Keep what is written, a moment after it was, or when the program ends."""
        self._keeping = None
        self.keep()

    def keep(self) -> None:
        """Take what stands in the fields into the draft, and keep it as long as somebody has
        written what is not taken back.
        """
        self._draft = self.query_one(form_parts.FormFields).taken(self._draft, self._part)
        if self._draft != self._begun:
            self.workspace.drafts.keep_form(self._path, self._draft)
        elif self._path in self.workspace.drafts.forms:
            self.workspace.drafts.keep_form(self._path, None)

    def _show(self, part: int) -> None:
        """Show a part, with the cursor in its first field that is written in."""
        self._part = part
        self.redraw()
        self.query_one(form_parts.FormFields).show(self._draft, part)

    def open_row(self, row: RowRef) -> None:
        """Go to the part that was chosen."""
        self._keep_and_show(int(row.id or 0))

    def _keep_and_show(self, part: int) -> None:
        """Keep what is written, and show another part."""
        self.keep()
        self._show(part)

    def action_next_part(self) -> None:
        """Go on to the next part."""
        self._keep_and_show(min(self._last, self._part + 1))

    def action_previous_part(self) -> None:
        """Go back one part."""
        self._keep_and_show(max(0, self._part - 1))

    def action_keep_or_drop(self) -> None:
        """Leave the paragraph out of the form, or take it back."""
        self.keep()
        paragraph = self._paragraph
        if paragraph is not None:
            turned = replace(paragraph, kept=not paragraph.kept)
            self._draft = self._draft.with_paragraph(self._part - 1, turned)
            self.keep()
            self.redraw()

    def action_add_paragraph(self) -> None:
        """Add a paragraph after the last one."""
        self.keep()
        place = len(self._draft.paragraphs)
        self._draft = self._draft.with_paragraph(place, DraftParagraph())
        self._show(place + 1)

    def action_leave_form(self) -> None:
        """Go back to the meeting; what is written is kept."""
        self.keep()
        if self._path in self.workspace.drafts.forms:
            said = _("The form is not saved yet; what is written is kept, and h goes on with it.")
            self.say(said)
        self.dismiss()

    def action_save_form(self) -> None:
        """Save the form, or say what is wrong with it."""
        if self._sent:
            return
        self.keep()
        report, faults = read_form(self._draft, around_of(self.workspace), self._known)
        if report is None:
            names = (label(InitiativeReport, one.field) for one in faults)
            self._say(*map(fault_words, names, faults))
            self._show(form_parts.part_of(self._draft, faults[0]))
            return
        self._sent = True
        self._file.take(report)

    def _file_told(self, event: Event) -> None:
        """Go on when it is known whether the form is saved."""
        if isinstance(event, SavingChanged):
            self.call_later(self._saved_or_not)

    def _saved_or_not(self) -> None:
        """Leave the form when it is saved, or say why it is not."""
        saving = self._file.saving
        if self._sent and saving.state == "not-saved":
            self._sent = False
            self._say(not_saved_sentence(saving.reason or "io", self._path))
            self._file.withdraw()
        elif self._sent and saving.state == "saved":
            self._sent = False
            self._leave_saved()

    def _leave_saved(self) -> None:
        """Say that the form is saved, and go back."""
        self.workspace.drafts.keep_form(self._path, None)
        n, of = filled(self._draft)
        said = [
            _("The form is saved: {file}").format(file=self._path),
            _("{n} of {of} parts are filled in.").format(n=n, of=of),
        ]
        if not self._file.value.came_in:
            said.append(_("It stands as begun until “Received” says when it came in."))
        self.app.notify("\n".join(said), markup=False)
        self.dismiss()

    def _say(self, *sentences: str) -> None:
        """Show what is wrong."""
        said = lines(plain(f"! {sentence}", "bold $critical") for sentence in sentences)
        self.query_one("#form-faults", Static).update(said)
