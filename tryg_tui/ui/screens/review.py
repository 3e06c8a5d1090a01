"""Looking back: meetings, decisions, actions, initiatives, items and participants of all years."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting, split_citation
from tryg_tui.core.review.decisions import Wanted, in_years
from tryg_tui.core.review.history import meetings_by_year
from tryg_tui.locale import _, long_date
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.dialogs import new_meeting
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.navigation import MinutesOf
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.attendance import hidden, turned
from tryg_tui.ui.review.choosing import ask_filter, offered
from tryg_tui.ui.review.context import MANY, Looking, wanted_words
from tryg_tui.ui.review.sections import SECTIONS, page
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import lines, parts, plain, show_text
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words.names import meeting_words
from tryg_tui.words.review import not_read

FIRST = RowRef("section", SECTIONS[0].id)
"""The section looked at first."""

GRID = RowRef("section", "attendance")
"""The section that has a column for each meeting."""


class ArchiveScreen(TrygScreen):
    """A page that looks back; each row goes on to another page, or to a line of minutes."""

    SCOPE = "archive"
    AUTO_FOCUS = "#rows"

    def __init__(self, place: RowRef = FIRST) -> None:
        """Show a section, or one thing that a row is about."""
        super().__init__()
        self.place = place
        self._choice: Wanted | None = None
        """What was chosen here."""
        self._back = 0
        """How many meetings back from the last one is looked."""

    def body(self) -> Iterable[Widget]:
        """The sections or what is shown, over the rows."""
        return Static(id="headline"), Rows("rows")

    def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        self.redraw_soon()

    @property
    def _usual(self) -> Wanted:
        """What is wanted to begin with: all, or what the group looked at has said."""
        return Wanted(body=self.workspace.body)

    @property
    def _wanted(self) -> Wanted:
        """Which rows are wanted."""
        return self._usual if self._choice is None else self._choice

    @property
    def top_words(self) -> str:
        """What this is."""
        return _("Looking back")

    @property
    def _is_section(self) -> bool:
        """Whether this is a section and not one thing."""
        return self.place.kind == "section"

    def facts(self) -> Iterator[Fact]:
        """Whether this is a section, and has something to choose by, or meetings to compare."""
        yield from super().facts()
        if self._is_section:
            yield "sections"
        if offered(self.place):
            yield "filters"
        count = len(self.workspace.meetings)
        # Of very many meetings the years come first.
        chosen = count <= MANY or self._wanted.years is not None
        if self.place == GRID and self.is_mounted and hidden(self.looking()):
            yield "columns"
        if self.place == FIRST and chosen and count > 1:
            yield "other-meetings"

    def looking(self) -> Looking:
        """What the rows are drawn from."""
        workspace = self.workspace
        folder, ledger = workspace.as_known("", workspace.today)
        return Looking(
            folder=folder,
            ledger=ledger,
            today=workspace.today,
            wanted=self._wanted,
            width=self.query_one(Rows).room,
            back=self._back,
        )

    def redraw(self) -> None:
        """Draw everything anew."""
        self.show_top()
        looking = self.looking()
        shown = page(looking, self.place)
        head = [shown.headline]
        if self._wanted != Wanted():
            chosen = self._wanted != self._usual
            told = _("Only shown: {what} – Esc shows all") if chosen else _("Only shown: {what}")
            told = told.format(what=wanted_words(looking))
            head.append(plain(told, "bold $primary"))
        if self._is_section:
            head.insert(0, self._sections())
        if self.workspace.unreadable:
            head.append(plain(f"! {not_read(self.workspace.unreadable)}", "bold $critical"))
        if not shown.rows:
            head.append(plain(shown.empty, "$muted"))
        show_text(self.query_one("#headline", Static), lines(head))
        self.query_one(Rows).show(shown.rows)
        self.show_keys()

    def _sections(self) -> Content:
        """The names of the sections with their keys, the one on screen marked."""
        shown = self.place.of("section")
        return parts(
            *(
                (f"{number} {one.title()}  ", "bold $primary" if one.id == shown else "$muted")
                for number, one in enumerate(SECTIONS, start=1)
            )
        )

    def open_row(self, row: RowRef) -> None:
        """Go to a line of minutes, to minutes, or to another page."""
        if row.kind == "line":
            found = split_citation(row.id)
            if found is not None and self.workspace.holds(found[0]):
                self.visit(MinutesOf(found[0], line=found[1]))
        elif row.kind == "year":
            year = int(row.id)
            self._choose(replace(self._wanted, years=(year, year)))
        elif row.kind == "meeting":
            self.visit(MinutesOf(row.id))
        elif row.kind not in {"none", "nowhere"}:
            self.app.push_screen(ArchiveScreen(row))

    def action_section(self, number: int) -> None:
        """Show a section."""
        if number <= len(SECTIONS):
            self.place = RowRef("section", SECTIONS[number - 1].id)
            self._choice, self._back = None, 0
            self.redraw()

    def action_earlier(self) -> None:
        """Show the meetings before those shown."""
        self._turn(1)

    def action_later(self) -> None:
        """Show the meetings after those shown."""
        self._turn(-1)

    def _turn(self, pages: int) -> None:
        """Show meetings further back."""
        self._back = turned(self.looking(), pages)
        self.redraw()

    def action_filter(self) -> None:
        """Ask which rows are wanted."""
        ask_filter(self, self.place, self.looking(), self._choose)

    def _choose(self, wanted: Wanted) -> None:
        """Show the rows that are wanted."""
        self._choice = wanted
        self.redraw()

    def action_copy(self) -> None:
        """Ask for the day of a meeting with the agenda of the highlighted one."""
        copied = self.query_one(Rows).highlighted_ref.of("meeting")
        new_meeting.ask_copy(self, copied, self._keep)

    def _keep(self, meeting: Meeting) -> None:
        """Save a meeting that is prepared, and show it."""
        self.saver.save(meeting)
        self.redraw()
        self.query_one(Rows).highlight(RowRef("meeting", meeting.id))

    def action_compare(self) -> None:
        """Ask which meeting to compare the highlighted one with."""
        one = self.query_one(Rows).highlighted_ref.of("meeting")
        if len(self.workspace.meetings) <= MANY:
            self._ask_other(one, Wanted())
            return
        years = [(str(year), str(year)) for year in meetings_by_year(self.workspace.folder)]
        self.app.push_screen(
            ChooseScreen(_("Compare it with a meeting of which year?"), years),
            lambda year: (
                self._ask_other(one, Wanted(years=(int(year), int(year)))) if year else None
            ),
        )

    def _ask_other(self, one: Id, wanted: Wanted) -> None:
        """Ask which of some meetings to compare one with."""
        answers = [
            (m.id, f"{long_date(m.date)}  {meeting_words(m)}")
            for m in reversed(self.workspace.meetings)
            if m.id != one and in_years(wanted, m.date)
        ]
        self.app.push_screen(
            ChooseScreen(_("Compare it with which meeting?"), answers),
            lambda other: (
                self.open_row(RowRef("compare", f"{one}|{other}")) if other and one else None
            ),
        )

    def action_back(self) -> None:
        """Show all again where a year or other rows were chosen, else go back."""
        if self._choice in (None, self._usual):
            self.dismiss()
        else:
            self._choose(self._usual)
