"""The front page: the next meeting, what is overdue, where the initiatives stand, past meetings."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from tryg_tui.core.attention import ORDER, attention, by_attention
from tryg_tui.core.due import parse_due
from tryg_tui.core.ledger import ActionState
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.planning import free_id, new_meeting, next_date
from tryg_tui.documents import vocabulary
from tryg_tui.documents.problems import line as problem_line
from tryg_tui.locale import _, long_date, ngettext, weekday_date
from tryg_tui.ui.command_table import COMMANDS
from tryg_tui.ui.commands import Command, bindings
from tryg_tui.ui.present import lines, parts, plain
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.modal import WINDOW, AskScreen, TextScreen
from tryg_tui.ui.views.actions import ACTION, action_detail, late_mark, meta
from tryg_tui.ui.views.initiatives import INITIATIVE
from tryg_tui.ui.views.initiatives import detail as initiative_detail
from tryg_tui.ui.views.initiatives import row as initiative_row
from tryg_tui.ui.views.page import Context, Row, section
from tryg_tui.ui.views.since import memory, summary
from tryg_tui.ui.widgets.key_line import KeyLine
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.ui.widgets.top_bar import TopBar, trouble

CALM = ORDER.index("fine")
"""From this rank on an initiative asks for nothing."""

FEW = 4
"""How many open actions, and how many initiatives that ask for nothing, are shown at once."""

SINCE = "since"
MORE_ACTIONS = "more:actions"
MORE_INITIATIVES = "more:initiatives"
MEETING = "meeting:"
"""What the id of a meeting's row begins with."""


class HomeScreen(TrygScreen):
    """The first screen."""

    SCOPE = "home"
    BINDINGS = bindings(COMMANDS, "home")
    AUTO_FOCUS = "#rows"

    def compose(self) -> ComposeResult:
        """A first line, a headline, the rows, the keys."""
        yield TopBar()
        yield Static(id="headline")
        yield Rows("rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Keep the clock going."""
        self.set_interval(20.0, self._tick)

    def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.call_after_refresh(self.redraw)

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.redraw()

    def available(self, command: Command) -> bool:
        """Problems can be shown only where there are some."""
        if command.id == "show_problems":
            return bool(self.desk.problems)
        if command.id == "run_next":
            return self.desk.next() is not None
        return super().available(command)

    def context(self) -> Context | None:
        """What the rows are drawn from: the situation today."""
        meeting = self.desk.next() or (self.desk.meetings[-1] if self.desk.meetings else None)
        if meeting is None or not meeting.items:
            return None
        return Context(
            folder=self.desk.folder,
            ledger=self.desk.ledger(),
            meeting=meeting,
            item=meeting.items[0],
            previous=self.desk.previous(meeting),
            now=self.desk.now(),
        )

    @property
    def _room(self) -> int:
        """The width of a row's text, in cells."""
        return self.query_one(Rows).room

    def redraw(self) -> None:
        """Draw everything anew."""
        strategy = self.desk.folder.strategy
        self._tick()
        self.query_one("#headline", Static).update(self._headline())
        self.query_one(Rows).show(self._rows())
        self.show_keys()
        if strategy is None:
            self.query_one("#headline", Static).update(
                plain(_("This folder holds no strategy.toml; run “tryg-tui check”."), "$critical")
            )

    def _tick(self) -> None:
        """Show title and clock."""
        example = any(meeting.example for meeting in self.desk.meetings)
        self.show_top("", example=example)

    def _headline(self) -> Content:
        """The day, and what is wrong with files or saving."""
        today = weekday_date(self.desk.today)
        rows = [parts((today[:1].upper() + today[1:], "bold"))]
        errors = len(self.desk.problems)
        if errors:
            text = ngettext(
                "{n} problem in the folder's files: press ! to read it.",
                "{n} problems in the folder's files: press ! to read them.",
                errors,
            )
            rows.append(plain(text.format(n=errors), "bold $critical"))
        if trouble(self.saver):
            rows.append(plain(trouble(self.saver), "bold $critical"))
        return lines(rows)

    def _rows(self) -> list[Row]:
        """The sections of the page."""
        upcoming = self.desk.next()
        past = [m for m in self.desk.meetings if upcoming is None or m.id != upcoming.id]
        rows = [section(_("Next meeting"))]
        if upcoming is None:
            rows.append(Row("prepare", plain(_("None is planned. Press n to prepare one."))))
        else:
            rows.append(Row(MEETING + upcoming.id, self._meeting(upcoming)))
        ctx = self.context()
        if ctx is not None and ctx.previous is not None:
            rows += [section(_("Since last time")), Row(SINCE, summary(ctx))]
        rows += self._actions()
        if past:
            rows.append(section(_("Other meetings")))
            rows += [Row(MEETING + m.id, self._meeting(m)) for m in reversed(past)]
        return [*rows, *self._initiatives()]

    def _meeting(self, meeting: Meeting) -> Content:
        """A meeting: date, title, state, approval, size."""
        ledger = self.desk.ledger()
        approval = ledger.approvals.get(meeting.id)
        state_words = vocabulary.meeting_state(meeting.state)
        size = ngettext("{n} item", "{n} items", len(meeting.items)).format(n=len(meeting.items))
        entries = len(meeting.entries)
        lines_words = ngettext("{n} line of minutes", "{n} lines of minutes", entries)
        said = f" · {size} · {lines_words.format(n=entries) if entries else ''}".rstrip(" ·")
        if approval and approval.intact:
            approved = (
                " · ✓ " + _("approved {citation}").format(citation=approval.source.citation),
                "$good",
            )
        elif approval:
            approved = (" · ! " + _("CHANGED AFTER APPROVAL"), "bold $critical")
        else:
            approved = ("", "")
        return parts(
            (f"{long_date(meeting.date)}  ", "bold"),
            meeting.title,
            (f" · {state_words}{said}", "$muted"),
            approved,
        )

    def _actions(self) -> list[Row]:
        """The overdue actions and the next few open ones."""
        today = self.desk.today
        actions = self.desk.ledger().open_actions(today)
        if not actions:
            return []
        overdue = sum(action.overdue(today) for action in actions)
        title = ngettext("{n} open action", "{n} open actions", len(actions)).format(n=len(actions))
        late = _("{n} overdue").format(n=overdue)
        shown = actions[: max(overdue, FEW)]
        rows = [section(f"{title}, {late}" if overdue else title)]
        rows += [Row(ACTION + action.citation, self._action(action)) for action in shown]
        if len(actions) > len(shown):
            more = _("… and {n} more").format(n=len(actions) - len(shown))
            rows.append(Row(MORE_ACTIONS, plain(more, "$muted")))
        return rows

    def _action(self, action: ActionState) -> Content:
        """An open action."""
        return parts(
            late_mark(action, self.desk.today),
            (action.text, "bold"),
            (f"  {meta(self.desk.folder, action)}", "$muted"),
        )

    def _initiatives(self) -> list[Row]:
        """The initiatives that ask for attention, and a line for the rest."""
        ctx = self.context()
        if ctx is None:
            return []
        today = self.desk.today
        initiatives = by_attention(ctx.folder, ctx.ledger, today)
        asking = [
            one for one in initiatives if attention(ctx.folder, ctx.ledger, one, today).rank < CALM
        ]
        shown = initiatives[: max(FEW, len(asking))]
        rows = [Row(INITIATIVE + one.id, initiative_row(ctx, one, self._room)) for one in shown]
        if len(initiatives) > len(shown):
            more = _("… and {n} more").format(n=len(initiatives) - len(shown))
            rows.append(Row(MORE_INITIATIVES, plain(more, "$muted")))
        count = ngettext("{n} initiative", "{n} initiatives", len(initiatives))
        return [section(count.format(n=len(initiatives))), *rows] if rows else []

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        id = event.option_id or ""
        ctx = self.context()
        if id.startswith(MEETING):
            found = self.desk.folder.meeting(id.removeprefix(MEETING))
            if found is not None:
                self.open_meeting(found.value, reading=found.value.state not in {"planned", "open"})
        elif id == SINCE and ctx is not None:
            self.app.push_screen(TextScreen(_("Since last time"), memory(ctx)))
        elif id == MORE_ACTIONS:
            actions = self.desk.ledger().open_actions(self.desk.today)
            text = lines(plain("\n").join([self._action(one), plain("")]) for one in actions)
            self.app.push_screen(TextScreen(_("Open actions"), text))
        elif id == MORE_INITIATIVES and ctx is not None:
            text = lines(
                initiative_row(ctx, one, WINDOW)
                for one in by_attention(ctx.folder, ctx.ledger, self.desk.today)
            )
            self.app.push_screen(TextScreen(_("The initiatives"), text))
        elif id == "prepare":
            self.action_prepare()
        elif id.startswith(ACTION) and ctx is not None:
            citation = id.removeprefix(ACTION)
            action = next(a for a in ctx.ledger.actions if a.citation == citation)
            self.app.push_screen(TextScreen(citation, action_detail(ctx, action, WINDOW)))
        elif id.startswith(INITIATIVE) and ctx is not None:
            self.app.push_screen(TextScreen(_("Initiative"), initiative_detail(ctx, id, WINDOW)))

    def open_meeting(self, meeting: Meeting, *, reading: bool) -> None:
        """Show a meeting to run it, or its minutes to read them."""
        from tryg_tui.ui.screens.meeting import MeetingScreen
        from tryg_tui.ui.screens.minutes import MinutesScreen

        self.app.push_screen(MinutesScreen(meeting.id) if reading else MeetingScreen(meeting))

    def action_run_next(self) -> None:
        """Go to the meeting that is next."""
        upcoming = self.desk.next()
        if upcoming is not None:
            self.open_meeting(upcoming, reading=False)

    def action_overview(self) -> None:
        """Show the dashboards as they stand today."""
        from tryg_tui.ui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.desk))

    def action_reload(self) -> None:
        """Read the folder again."""
        self.desk.reload()
        self.redraw()

    def action_show_problems(self) -> None:
        """Show what is wrong with files."""
        text = lines(plain(f"{problem_line(problem)}\n") for problem in self.desk.problems)
        self.app.push_screen(TextScreen(_("Problems in the folder's files"), text))

    def action_prepare(self) -> None:
        """Ask for the date of a new meeting."""
        last = self.desk.meetings[-1] if self.desk.meetings else None
        strategy = self.desk.folder.strategy
        if strategy is None:
            return
        months = strategy.value.months_between
        date = next_date(last.date, months) if last else self.desk.today
        self.app.push_screen(
            AskScreen(
                _("When is the meeting?"),
                f"{date.day}.{date.month}.{date.year}",
                _("Write the date, for example 9.10.2018."),
            ),
            self._prepare,
        )

    def _prepare(self, answer: str | None) -> None:
        """Prepare a meeting on the date answered."""
        strategy = self.desk.folder.strategy
        due = parse_due(answer or "", self.desk.today, None)
        if strategy is None or not answer:
            return
        if due is None or due.date is None:
            self.notify(
                _("That is not a date; nothing was prepared."), severity="warning", markup=False
            )
            return
        taken = frozenset(meeting.id for meeting in self.desk.meetings)
        held = [m for m in self.desk.meetings if m.date < due.date and m.state != "cancelled"]
        meeting = new_meeting(strategy.value, due.date, previous=held[-1] if held else None)
        import msgspec

        meeting = msgspec.structs.replace(meeting, id=free_id(due.date, taken))
        self.desk.put(meeting, "")
        self.saver.save(meeting)
        self.redraw()
        self.query_one(Rows).highlight(MEETING + meeting.id)
