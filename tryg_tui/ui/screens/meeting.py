"""The meeting: agenda at the side, the item's view in the middle, its minutes below."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from tryg_tui.core.meetings.timekeeping import allowed_seconds, overrun_seconds, used_seconds
from tryg_tui.locale import N_, _
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.commands.command import Command, Fact, Scope, bindings
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs.modal import WINDOW, TextScreen
from tryg_tui.ui.meeting.attending import Attending
from tryg_tui.ui.meeting.chairing import Chairing
from tryg_tui.ui.meeting.charting import Charting
from tryg_tui.ui.meeting.following import Following
from tryg_tui.ui.meeting.forming import Forming
from tryg_tui.ui.meeting.recording import editor_commands
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.previous_minutes import entry_detail, entry_row
from tryg_tui.ui.pages.registry import PAGES
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.shutdown import Leaving
from tryg_tui.ui.text import lines, one_line, parts, plain, shortened
from tryg_tui.ui.widgets.chart import Chart
from tryg_tui.ui.widgets.editor import EntryEditor
from tryg_tui.ui.widgets.figure import LargeFigures
from tryg_tui.ui.widgets.item_clock import ItemClock
from tryg_tui.ui.widgets.item_title import ItemTitle
from tryg_tui.ui.widgets.key_line import KeyLine
from tryg_tui.ui.widgets.rail import Rail, end_line
from tryg_tui.ui.widgets.rows import TALL, Rows
from tryg_tui.ui.widgets.texts import show_lines, show_text
from tryg_tui.ui.widgets.top_bar import TopBar, trouble
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import span_words
from tryg_tui.words.names import item_words

TEXT_LINES = 4
"""The lines that what was written for an item beforehand may take; half of them where it is low."""

ROOMY = 50
"""From this height on, in lines, there is room for details below a chart and its rows."""


class MeetingScreen(Chairing, Following, Attending, Charting, Forming, Leaving):
    """One meeting, from its first item to its last."""

    SCOPE: ClassVar[Scope] = "meeting"
    BINDINGS = bindings(COMMANDS, "meeting")
    AUTO_FOCUS = "#rows"

    def compose(self) -> ComposeResult:
        """The rail beside the item with its view, minutes and editor."""
        yield TopBar()
        with Horizontal(id="main"):
            with Vertical(id="side"):
                yield Rail(id="rail", markup=False)
                yield ItemClock()
                yield Static(id="end")
            with Vertical(id="work"):
                yield ItemTitle()
                yield Static(id="banner")
                with Horizontal(id="head"):
                    yield LargeFigures()
                    yield Static(id="headline")
                yield Chart()
                yield Static(id="under")
                with Container(id="body"):
                    yield Rows("rows")
                    with VerticalScroll(id="detail-box", can_focus=False):
                        yield Static(id="detail")
                yield Static(id="minutes-title")
                yield Rows("minutes")
                yield EntryEditor()
        yield KeyLine()

    def on_mount(self) -> None:
        """Join whoever is there, and keep the clock going."""
        self.desk.left_running = ""
        self.sit_down()
        self.set_interval(1.0, self._tick)
        self.call_after_refresh(self.redraw)

    def keep_words(self) -> None:
        """Stop the clock of the item and keep what is being written when the program ends."""
        self.pause()
        self.keep_editor()

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.call_after_refresh(self.redraw)

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self._banner()
        self._top()

    @property
    def has_clock(self) -> bool:
        """Whether the items have times."""
        return True

    def facts(self) -> Iterator[Fact]:
        """Whether there is a step to undo or make once more, and whether the minutes are free."""
        yield from super().facts()
        if self.writable and self.file.history.past:
            yield "past"
        if self.writable and self.file.history.future:
            yield "future"
        if self.may_take_over:
            yield "free"

    def situation(self) -> Situation:
        """By what it is decided which commands there are now: how the meeting stands."""
        said = self.banner_words()
        return replace(
            super().situation(),
            state=self.meeting.state,
            writable=self.writable,
            refusal=f"{_('Nothing was recorded.')} {said}" if said else "",
        )

    def commands(self) -> list[Command]:
        """The commands there are now; the one for starting and closing says which it is."""
        labels = {
            "planned": N_("Start meeting"),
            "open": N_("Close meeting"),
            "draft": N_("Draft …"),
        }
        label = labels.get(self.meeting.state, "")
        rank = 2 if self.meeting.state == "planned" else 9
        return [
            replace(command, label=label, footer=rank)
            if command.id == "start_or_close" and label
            else command
            for command in super().commands()
        ]

    def redraw(self) -> None:
        """Draw everything anew."""
        if not self.meeting.items:
            self.query_one("#headline", Static).update(plain(_("This meeting has no agenda.")))
            return
        ctx = self.context()
        page = PAGES[self.item.view].render(ctx, (rows := self.query_one("#rows", Rows)).room)
        show_text(self.query_one("#headline", Static), self._with_text(page))
        self.query_one(LargeFigures).show(page.large)
        nothing = (Row(NOTHING, plain(page.empty, "$muted")),) if page.empty else ()
        self.show_chart(page)
        rows.show(page.rows or nothing)
        rows.display = bool(page.rows or page.empty)
        self._minutes(ctx)
        self._detail(ctx)
        self._banner()
        self.editor.redraw()
        self._tick()
        self.show_keys()

    def _with_text(self, page: Rendered) -> Content:
        """The headline, and under it what was written for the item beforehand.

        All of a long text is with the item on the agenda; so is any text beside a chart that a low
        window has just room for.
        """
        low = self.app.size.height < TALL
        if not self.item.text or (low and page.plot is not None):
            return page.headline
        text = plain(one_line(self.item.text), "$muted")
        room = self.query_one("#rows", Rows).room
        most = TEXT_LINES // 2 if low else TEXT_LINES
        return lines([page.headline, shortened(text, room, most)])

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the keys of the editor while it is open."""
        if self.editor.is_open:
            commands = [c for c in editor_commands() if c.footer]
        super().show_keys(commands)

    def _minutes(self, ctx: Context) -> None:
        """The minutes of the item, newest at the bottom and in sight."""
        entries = self.meeting.entries_of(self.shown)
        minutes = self.query_one("#minutes", Rows)
        rows = tuple(
            Row(RowRef("entry", self.meeting.cite(entry)), entry_row(ctx, self.meeting, entry.n))
            for entry in entries
        )
        minutes.show(rows)
        minutes.display = bool(rows) and not self.editor.is_open and self.has_minutes
        title = _("Minutes of this item") if rows else _("Minutes of this item: nothing yet")
        shown = self.query_one("#minutes-title", Static)
        show_text(shown, plain(title, "bold $primary"))
        shown.display = not self.editor.is_open and self.has_minutes

    def _detail(self, ctx: Context) -> None:
        """The details of the highlighted row, where there is room."""
        box = self.query_one("#detail-box", VerticalScroll)
        roomy = self.has_class("-wide") or self.size.height >= (
            ROOMY if self.has_class("-charted") else TALL
        )
        if roomy and self.row and not self.editor.is_open:
            detail = PAGES[self.item.view].detail(ctx, self.row, self.detail_room)
            box.display = bool(detail.plain)
            self.query_one("#detail", Static).update(detail)
            box.scroll_home(animate=False)
        else:
            box.display = False

    def _banner(self) -> None:
        """What has to be said first: not saved, not started, over."""
        failed = "\n".join(filter(None, (self.trouble_words(), self.unread_words())))
        said = "\n".join(filter(None, (failed, self.banner_words())))
        banner = self.query_one("#banner", Static)
        show_text(banner, plain(said, "bold $critical" if failed else "bold $risk"))
        banner.display = bool(said)

    def trouble_words(self) -> str:
        """Why something is not saved."""
        return trouble(self.saver)

    def banner_words(self) -> str:
        """What the state of the meeting asks people to know."""
        if self.standing_words():
            return self.standing_words()
        if not self.writable:
            return _("Read only: nothing can be recorded here.")
        return {
            "planned": _("The meeting has not started. Press c to start it."),
            "draft": _("These minutes are a draft. Press c to take the meeting up again."),
            "final": _("These minutes are final and are not changed again."),
            "cancelled": _("This meeting was cancelled."),
        }.get(self.meeting.state, "")

    def _tick(self) -> None:
        """Show the time in the first line, the item's line and the rail."""
        if not self.meeting.items:
            return
        now = self.desk.now()
        self._top()
        self.query_one(Rail).show(self.meeting, self.shown, now)
        self.query_one(ItemClock).show(self.meeting, self.item, now)
        show_lines(self.query_one("#end", Static), end_line(self.meeting, now))
        self.query_one(ItemTitle).show(*self._title(now))

    def _top(self) -> None:
        """Show the first line."""
        self.show_top(self.meeting.title, example=self.meeting.example)

    def _title(self, now: dt.datetime) -> tuple[Content, Content, Content]:
        """Number and title, what is to be known of the item with its time, and the time alone."""
        item = self.item
        number = [one.id for one in self.meeting.items].index(item.id) + 1
        used = span_words(used_seconds(self.meeting, item, now))
        planned = span_words(allowed_seconds(item))
        over = overrun_seconds(self.meeting, item, now)
        of_planned = _("{used} of {planned}").format(used=used, planned=planned)
        time = of_planned if allowed_seconds(item) else used
        marks = [(_("not reached"), "bold $risk")] if item.not_reached else []
        marks += [(_("private"), "bold $risk")] if item.private else []
        marks += [(vocabulary.item_kind(item.kind), "$muted")] if self.has_clock else []
        clock = (time if self.has_clock else "", "bold $risk" if over else "bold")
        title = parts((f"{number} {item_words(item)}", "bold $primary"))
        said = parts(*((f"{word}  ", style) for word, style in marks), clock)
        return title, said, parts(clock)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen: an item, a row, a line of the minutes."""
        event.stop()
        if not isinstance(event.option_list, Rows):
            self.go(event.option_id or "")
            return
        row = event.option_list.ref(event.option_index)
        if not row:
            return
        ctx = self.context()
        if event.option_list.id == "minutes":
            title, detail = item_words(self.item), entry_detail(ctx, row.id, WINDOW)
        else:
            title, detail = PAGES[self.item.view].opened(ctx, row, WINDOW)
        if detail.plain.strip():
            self.app.push_screen(TextScreen(title, detail))
        else:
            self.notify(_("There is no more to say about this line."), markup=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the details of the row that is highlighted now."""
        event.stop()
        if event.option_list.id == "rows" and self.meeting.items:
            self.chart_row()
            self.show_keys()
            self._detail(self.context())

    def action_back(self) -> None:
        """Go back to the front page; the meeting is still at its item, whose clock goes on."""
        if self.meeting.state == "open" and self.writable:
            self.desk.left_running = self.meeting.id
        self.dismiss()
