"""The yearly form of an initiative, filled in step by step."""

import asyncio
from collections.abc import Iterator

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Label, OptionList, Static, TextArea

from tryg_tui.core.annual.form_draft import DraftParagraph, FormDraft, filled, read_form
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.locale import _
from tryg_tui.session.keeper import KEEP_SECONDS
from tryg_tui.session.saver import Saver
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.reports import report_path, save_report
from tryg_tui.ui.commands.command import Command, Fact, bindings, while_typing
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.form_parts import (
    DAYS,
    FIELDS,
    fault_sentence,
    hint,
    last_part,
    paragraph_of,
    part_name,
    part_of,
    part_rows,
)
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.shutdown import Leaving
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.ui.widgets.choice import Choice
from tryg_tui.ui.widgets.key_line import KeyLine
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.ui.widgets.top_bar import TopBar
from tryg_tui.ui.widgets.typed import LineInput, TextBox
from tryg_tui.words.fields import choices
from tryg_tui.words.saving import not_saved_sentence


class FormScreen(TrygScreen, Leaving):
    """Period and status first, then the paragraphs one by one, the summary last."""

    SCOPE = "form"
    BINDINGS = bindings(COMMANDS, "form")
    AUTO_FOCUS = "#first"

    def __init__(self, title: str, draft: FormDraft) -> None:
        """Fill in the form of an initiative of this title."""
        super().__init__()
        self._title = title
        self._draft = self._begun = draft
        self._path = report_path(draft.initiative, draft.year)
        self._part = 0
        self._known: Loaded[InitiativeReport] | None = None
        """The form as its file held it when this was begun."""
        self._saving = False
        self._keeping: Timer | None = None
        """Runs while something written is still to be kept."""

    def compose(self) -> ComposeResult:
        """The parts at the side; fields of the part, a hint, the keys."""
        draft = self._draft
        statuses: list[tuple[Id, str]] = [
            ("", _("not stated")),
            *choices("status", self.desk.folder),
        ]
        yield TopBar()
        with Horizontal(id="form"):
            yield Rows("parts")
            with Vertical(id="form-work"):
                yield Static(id="part-title")
                with Vertical(id="period"):
                    for name in DAYS:
                        with Horizontal(classes="form-field"):
                            yield Label(id=f"label-{name}")
                            value = getattr(draft, name)
                            yield LineInput(value, id=name, compact=True, select_on_focus=False)
                    with Horizontal(classes="form-field"):
                        yield Label(id="label-status")
                        yield Choice(statuses, draft.status, id="status")
                yield LineInput(id="heading", compact=True, select_on_focus=False)
                yield TextBox(id="words", compact=True, highlight_cursor_line=False)
                yield Static(id="form-hint")
                yield Static(id="form-faults")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first part."""
        self._known = self.desk.folder.report(self._draft.initiative, self._draft.year)
        self.call_after_refresh(self.redraw)

    def on_saver_changed(self) -> None:
        """Show the state of saving the minutes."""
        self._top()

    def on_text_area_changed(self) -> None:
        """Keep what is written, a moment later."""
        self._keep_soon()

    def on_input_changed(self) -> None:
        """Keep what is written, a moment later."""
        self._keep_soon()

    def _keep_soon(self) -> None:
        """Keep what is written, once for all the keys pressed in a moment."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self._keep_now)

    def _keep_now(self) -> None:
        """Keep what is written."""
        self._keeping = None
        self.keep()

    @property
    def _paragraph(self) -> DraftParagraph | None:
        """The paragraph on screen, or None in the first and last part."""
        return paragraph_of(self._draft, self._part)

    @property
    def _last(self) -> int:
        """The place of the summary."""
        return last_part(self._draft)

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
        self._top()
        self.query_one("#parts", Rows).show(part_rows(self._draft))
        self.query_one("#parts", Rows).highlight(RowRef("part", str(self._part)))
        for name in DAYS:
            self.query_one(f"#label-{name}", Label).update(plain(_(FIELDS[name])))
        self.query_one("#label-status", Label).update(plain(_("Status")))
        of = _("Part {n} of {of}").format(n=self._part + 1, of=self._last + 1)
        title = parts((f"{of} · ", "$muted"), (part_name(self._draft, self._part), "bold $primary"))
        self.query_one("#part-title", Static).update(title)
        self.query_one("#form-hint", Static).update(plain(hint(self._draft, self._part), "$muted"))
        self.query_one("#period").display = self._part == 0
        self.query_one("#heading").display = self._paragraph is not None
        self.query_one("#words").display = self._part > 0
        self.show_keys()

    def _top(self) -> None:
        """Show the first line."""
        title = _("Form {year}: {initiative}")
        self.show_top(title.format(year=self._draft.year, initiative=self._title), example=False)

    def told_saver(self) -> Saver | None:
        """The minutes being saved must not look as if the form were; trouble is told."""
        return self.saver if self.saver.saving.state == "not-saved" else None

    def keep_words(self) -> None:
        """Keep what is written when the program ends."""
        self.keep()

    def keep(self) -> None:
        """Take what stands in the fields into the draft, and keep it if somebody has written."""
        words = self.query_one("#words", TextArea).text
        paragraph = self._paragraph
        if self._part == 0:
            first, last, received = (self.query_one(f"#{name}", Input).value for name in DAYS)
            status = self.query_one("#status", Choice).value
            self._draft = replace(
                self._draft, first=first, last=last, received=received, status=status
            )
        elif paragraph is None:
            self._draft = replace(self._draft, summary=words)
        else:
            heading = self.query_one("#heading", Input).value
            changed = replace(paragraph, heading=heading, text=words)
            self._draft = self._draft.with_paragraph(self._part - 1, changed)
        if self._draft != self._begun:
            self.desk.drafts.keep_form(self._path, self._draft)

    def _show(self, part: int) -> None:
        """Show a part, with the cursor in its first field that is written in."""
        self._part = part
        paragraph = self._paragraph
        words = self.query_one("#words", TextArea)
        words.load_text(paragraph.text if paragraph else self._draft.summary)
        self.query_one("#heading", Input).value = paragraph.heading if paragraph else ""
        self.redraw()
        empty = paragraph is not None and not paragraph.heading
        target = "#first" if part == 0 else "#heading" if empty else "#words"
        self.query_one(target).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the part that was chosen."""
        event.stop()
        self.keep()
        self._show(int(self.query_one("#parts", Rows).ref(event.option_index).id or 0))

    def action_next_part(self) -> None:
        """Go on to the next part."""
        self.keep()
        self._show(min(self._last, self._part + 1))

    def action_previous_part(self) -> None:
        """Go back one part."""
        self.keep()
        self._show(max(0, self._part - 1))

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

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
        if self._path in self.desk.drafts.forms:
            said = _("The form is not saved yet; what is written is kept, and h goes on with it.")
            self.notify(said, markup=False)
        self.dismiss()

    async def action_save_form(self) -> None:
        """Save the form, or say what is wrong with it."""
        if self._saving:
            return
        self.keep()
        desk = self.desk
        # The folder may have been read again meanwhile: the form follows on what it began with.
        known = self._known
        base = known.value if known else None
        report, faults = read_form(self._draft, desk.today, base)
        if report is None:
            self._say(*map(fault_sentence, faults))
            self._show(part_of(self._draft, faults[0]))
            return
        self._saving = True
        try:
            sha256 = known.sha256 if known else None
            saved = await asyncio.to_thread(save_report, desk.root, report, sha256)
        except NotSaved as failure:
            self._say(not_saved_sentence(failure.reason, self._path))
            return
        finally:
            self._saving = False
        desk.put_report(saved)
        desk.drafts.keep_form(self._path, None)
        n, of = filled(self._draft)
        said = [
            _("The form is saved: {file}").format(file=saved.path),
            _("{n} of {of} parts are filled in.").format(n=n, of=of),
        ]
        if not report.came_in:
            said.append(_("It stands as begun until “Received” says when it came in."))
        self.app.notify("\n".join(said), markup=False)
        self.dismiss()

    def _say(self, *sentences: str) -> None:
        """Show what is wrong."""
        said = lines(plain(f"! {sentence}", "bold $critical") for sentence in sentences)
        self.query_one("#form-faults", Static).update(said)
