"""What an item view shows: a headline, rows, and the details of each row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, cast, get_args

import msgspec
from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.ledger.ledgers import of_group
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting, split_citation
from tryg_tui.core.registers.register import Name
from tryg_tui.locale import _
from tryg_tui.ui.commands.command import Fact, key_names
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import heading, labelled, lines, parts, plain
from tryg_tui.words import labels

if TYPE_CHECKING:
    from tryg_tui.core.plot.model import Plot

LABEL = 18
"""Width of the labels in details, in cells."""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody has chosen to see; what is empty is left to the view."""

    measure: Id = ""
    """The measure of the safety survey."""
    areas: int = 0
    """Which of the sets of areas."""
    picked: tuple[Id, ...] = ()
    """The areas instead of a set."""
    slot: str = ""
    """The year looked at."""
    later: bool = False
    """Whether figures are shown that came out after the day of the meeting."""
    filters: Mapping[Id, str] = {}
    """Which initiatives are shown, by agenda item."""
    marked: frozenset[Citation] = frozenset()
    """The rows of the item on screen of which the same is to be said."""


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What the views are drawn from."""

    folder: Folder
    ledger: Ledger
    """Folded up to the meeting shown."""
    held: Meeting | None
    """The meeting shown; None outside of one."""
    item: AgendaItem
    previous: Meeting | None
    """The meeting held before."""
    now: dt.datetime
    chosen: Chosen = Chosen()
    """What is chosen to be seen."""
    shared: bool = False
    """Whether it is drawn for everybody in the room, who need not know who is away."""
    gone: frozenset[str] = frozenset()
    """The papers that links of the meeting lead to and that do not lie in the folder."""

    row: RowRef = NOTHING
    """What the highlighted row is about."""
    room: int = 0
    """The width for the headline, in cells; 0 where it is that of the rows."""
    roomy: bool = False
    """Whether there is room for large figures."""
    group: Id = ""
    """The group looked at outside a meeting; empty for all."""
    day: dt.date | None = None
    """The day to reckon at outside a meeting."""

    @property
    def meeting(self) -> Meeting:
        """The meeting shown, for the pages there are only at one."""
        assert self.held is not None
        return self.held

    @property
    def own(self) -> Ledger:
        """The ledger with only what the group of the meeting has agreed, promised and parked."""
        body = self.folder.body_of(self.held) if self.held else ""
        return of_group(self.folder, self.ledger, body)

    def open_actions(self) -> tuple[ActionState, ...]:
        """The open actions of the group looked at, or of all."""
        return of_group(self.folder, self.ledger, self.group).open_actions(self.today)

    @property
    def at(self) -> Id:
        """The id of the meeting shown, or nothing outside of one."""
        return self.held.id if self.held else ""

    @property
    def today(self) -> dt.date:
        """The day ages and due dates are reckoned at: the meeting's, unless another is given."""
        return self.day or self.meeting.date

    def entry(self, citation: Citation) -> tuple[Meeting, AnyEntry] | None:
        """The meeting and entry of a citation, or None."""
        place = split_citation(citation)
        if place is None:
            return None
        if place[0] == self.at:
            meeting = self.meeting
        else:
            loaded = self.folder.meeting(place[0])
            if loaded is None:
                return None
            meeting = loaded.value
        entry = meeting.entry(place[1])
        return None if entry is None else (meeting, entry)


class Large(msgspec.Struct, frozen=True):
    """A figure to be shown large."""

    value: str
    """Digits with their sign and decimal mark."""
    said: tuple[str, str]
    """What it is of, and its unit with its year."""
    age: str = ""
    """How old it is where something newer is known, so that it must not outshine it."""
    between: str = ""
    """Between what it may be, where it is not old; a space keeps the line free."""


class Rendered(msgspec.Struct, frozen=True):
    """A view at one moment and width."""

    headline: Content
    rows: tuple[Row, ...] = ()
    empty: str = ""
    """What is said when there are no rows."""
    plot: Plot | None = None
    """A chart between headline and rows."""
    large: tuple[Large, ...] = ()
    """Figures to be shown large beside the headline."""
    row: RowRef = NOTHING
    """The row that headline and chart are about; nothing where they are not about any."""
    small: bool = False
    """Whether a low chart is enough."""
    more: bool = False
    """Whether there are figures from after the day, to be shown or hidden."""
    under: tuple[Content, ...] = ()
    """The lines under the chart, the most important first."""
    table: bool = False
    """Whether its rows are a table, which is to be seen as a whole."""
    across: bool = False
    """Whether the table uses all of a wide window, with the details below it."""
    whole: bool = False
    """Whether all that was written for the item beforehand stands in the rows."""

    def facts(self) -> Iterator[Fact]:
        """What there is of it that commands may ask for."""
        if self.more:
            yield "later-figures"
        if self.plot is not None and len(self.plot.slots) > 1:
            yield "years"
        if any(row.ref.kind == "revisit" for row in self.rows):
            yield "comes-back"


Filling = Literal["prepare", "record_action", "record_decision", "record_topic"]
"""The commands that put something where there is nothing."""


def nothing_yet(said: str, fills: Name | Filling, *, shared: bool = False) -> str:
    """That there is nothing, and which key puts something in: a command, or a register that is
    filled; not on the screen for the room.
    """
    if shared:
        return said
    if fills not in get_args(Filling):
        title = labels.register_title(cast("Name", fills))
        told = _(
            "R on the front page, F7 at a meeting, opens the registers; what stands under "
            "“{register}” is shown here."
        )
        return f"{said} {told.format(register=title)}"
    command = next(one for one in COMMANDS if one.id == fills)
    home, meeting = _("{key} on the front page: {does}."), _("{key} at a meeting: {does}.")
    told = home if command.scope == "home" else meeting
    return f"{said} {told.format(key=key_names(command)[0], does=_(command.help))}"


def facts(width: int, *pairs: tuple[str, str]) -> Content:
    """Labels with what is known beside them; a pair without a text is left out."""
    return lines(labelled(label, text, LABEL, width) for label, text in pairs if text)


def source_words(line_numbers: tuple[int, ...], source: str = "", example: bool = False) -> str:
    """Where a fact stands: lines of the report, another source, or that it is an example."""
    said = []
    if line_numbers:
        numbers = ", ".join(str(number) for number in line_numbers)
        said.append(_("the report, line {lines}").format(lines=numbers))
    if source:
        said.append(source)
    if example:
        said.append(_("example"))
    return "; ".join(said)


def sourced(
    text: str, line_numbers: tuple[int, ...], source: str = "", example: bool = False
) -> Content:
    """A statement with its source after it."""
    where = source_words(line_numbers, source, example)
    return parts(text, (f"  ({where})", "$muted")) if where else plain(text)


def block(title: str, rows: list[Content]) -> list[Content]:
    """A heading with rows under it, or nothing where there are none."""
    return [plain(""), heading(title), *rows] if rows else []
