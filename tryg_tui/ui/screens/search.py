"""Search in all minutes, as one types."""

import asyncio
import datetime as dt
import re
from collections.abc import Iterable

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.core.search.match import SHOWN, Answer, Hit
from tryg_tui.core.search.query import parse_query
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.commands.command import Command, while_typing
from tryg_tui.ui.keyboard import EFFECT
from tryg_tui.ui.navigation import MinutesOf
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.review.context import joined
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import lines, parts, plain, show_text
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words import review
from tryg_tui.words.corrections import corrected_notes
from tryg_tui.words.names import initiative_words, place_words

MARK = "bold reverse"
"""How what was looked for stands out; it is seen without colours too."""


def found_page(answer: Answer, folder: Folder, today: dt.date) -> Rendered:
    """The page of an answer."""
    titles = {loaded.value.id: loaded.value.title for loaded in reversed(folder.meetings)}
    rows: list[Row] = []
    for group in answer.groups:
        title = titles.get(group.meeting, group.meeting)
        mark = f"  ! {_('CHANGED AFTER APPROVAL')}" if group.meeting in answer.altered else ""
        head = (f"{long_date(group.date)}  {title}", "bold $primary")
        rows.append(Row(NOTHING, parts(head, (mark, "bold $critical"))))
        rows += [_row(hit, folder, today) for hit in group.hits]
    count = ngettext("{n} line found", "{n} lines found", answer.count).format(n=answer.count)
    order = _("the best first") if answer.query.terms else _("the newest first")
    told = [parts((count if not answer.query.empty else _("Write what to look for."), "bold"))]
    if answer.query.empty:
        kinds, states = ", ".join(review.kind_words()), ", ".join(review.state_words())
        told.append(plain(_("Kinds of lines: {kinds}").format(kinds=kinds), "$muted"))
        told.append(plain(_("“is:” with one of: {values}").format(values=states), "$muted"))
    if len(answer.groups) > 1:
        told = [parts((count, "bold"), (f", {order}", "$muted"))]
    if answer.more:
        more = _("Only the newest {n} lines are shown; look for more words.").format(n=SHOWN)
        told.append(plain(more, "$muted"))
    unclear = review.not_understood(answer.query, found=bool(answer.groups))
    unclear += [review.unknown_names(answer.unknown)] if answer.unknown else []
    told += [plain(sentence, "bold $critical") for sentence in unclear]
    if answer.unread:
        told.append(plain(review.not_read(answer.unread), "bold $critical"))
    return Rendered(lines(told), tuple(rows))


def _row(hit: Hit, folder: Folder, today: dt.date) -> Row:
    """A line that was found."""
    line = hit.line
    if line.n:
        ref, head = RowRef("line", line.citation), f"#{line.n} {review.line_kind(line.kind)}"
    else:
        ref, head = RowRef("item-of", f"{line.meeting}#{line.item}"), line.item_title
    told = [initiative_words(folder, line.initiative)] if line.initiative else []
    told += [review.line_state(line, today), *corrected_notes(folder, line.recorded, line.entry)]
    told += [_("private")] if line.private else []
    told = [one for one in told if one]
    lead = review.line_lead(folder, line, place_words)
    lead = f"{lead} – " if lead and line.text else lead
    rest = f"  {' · '.join(told)}" if told else ""
    return Row(ref, parts((f"{head}  ", "$muted"), lead, marked_text(hit), (rest, "$muted")))


def marked_text(hit: Hit) -> Content:
    """The text of a line on one line, with what was looked for marked."""
    text = hit.line.text
    pieces = []
    end = 0
    for start, stop in (*hit.spans, (len(text), len(text))):
        pieces.append(plain(_flat(text[end:start])))
        pieces.append(plain(_flat(text[start:stop]), MARK))
        end = stop
    return joined(pieces)


def _flat(text: str) -> str:
    """A piece of a text on one line; its spaces stay where it is joined to others."""
    return re.sub(r"\s+", " ", text)


class SearchScreen(TrygScreen):
    """A line to type in, and under it what is found."""

    SCOPE = "search"
    AUTO_FOCUS = "#query"

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.answer = Answer()
        """What was found last."""

    def commands(self) -> list[Command]:
        """The commands that can be used now: all the time, somebody types."""
        return list(while_typing(super().commands()))

    @property
    def top_words(self) -> str:
        """What this is."""
        return _("Search")

    def body(self) -> Iterable[Widget]:
        """What is looked for, what is said of it, what is found."""
        found = Rows("rows")
        found.can_focus = False
        return Input(id="query", select_on_focus=False), Static(id="headline"), found

    def on_screen_resume(self) -> None:
        """Look again, as minutes may have changed."""
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed now."""
        event.stop()
        self._look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the line that is highlighted."""
        event.stop()
        self.open_row(self.query_one(Rows).highlighted_ref)

    @work(group=EFFECT, exclusive=True, exit_on_error=False)
    async def _look(self) -> None:
        """Look for what is typed, and show what is found; what was begun before is given up."""
        text = self.query_one("#query", Input).value
        self.answer = await asyncio.to_thread(self.workspace.search, parse_query(text))
        self._show()

    def _show(self) -> None:
        """Show what was found."""
        page = found_page(self.answer, self.workspace.folder, self.workspace.today)
        show_text(self.query_one("#headline", Static), page.headline)
        self.query_one(Rows).show(page.rows)

    def redraw(self) -> None:
        """Draw everything anew."""
        self.query_one("#query", Input).placeholder = _(
            "words, “a phrase”, decision:, initiative:…, owner:…, is:open, year:2017, meeting:…"
        )
        self.show_top()
        self._show()
        self._look()
        self.show_keys()

    def open_row(self, row: RowRef) -> None:
        """Open the minutes at a line, or at an item."""
        if row.kind == "line":
            found = split_citation(row.id)
            if found is not None:
                self.visit(MinutesOf(found[0], line=found[1]))
        elif row.kind == "item-of":
            meeting, _hash, item = row.id.rpartition("#")
            self.visit(MinutesOf(meeting, item=item))

    def action_next_found(self) -> None:
        """Highlight the next line."""
        self.query_one(Rows).action_cursor_down()

    def action_previous_found(self) -> None:
        """Highlight the line before."""
        self.query_one(Rows).action_cursor_up()

    def action_page_down(self) -> None:
        """Highlight a line a page further down."""
        self.query_one(Rows).action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Highlight a line a page further up."""
        self.query_one(Rows).action_page_up()  # type: ignore[no-untyped-call]
