"""What stands on the wall, drawn from plain data at a width: progress, the object, the decision."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.meetings.timekeeping import (
    allowed_seconds,
    overrun_seconds,
    treated,
    used_seconds,
)
from tryg_tui.core.model.entries import ENTRY_TYPES, Action, AnyEntry, Decision, Outreach, kind_of
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.plot.letters import is_whole, large_letters
from tryg_tui.locale import _
from tryg_tui.store.presence.live import Typed
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.row import Row, RowKind, RowRef
from tryg_tui.ui.text import labelled, lines, one_line, parts, plain, shortened, spread
from tryg_tui.ui.wall.in_hand import InHand, in_hand, item_in_hand
from tryg_tui.ui.widgets.marks import bar
from tryg_tui.ui.widgets.rows import TALL
from tryg_tui.words import vocabulary
from tryg_tui.words.entries import entry_kind, entry_words
from tryg_tui.words.fields import promised_words
from tryg_tui.words.names import item_words

BAR = 14
"""The cells of the bar of the time used."""

LABEL = 14
"""The width of what stands before a fact, in cells."""

LOW = 20
"""Lines of room from which a name may take more than two rows of large letters."""

WRITTEN = 4
"""Most lines of what is being written."""

SECONDS = 60

TABLES: frozenset[RowKind] = frozenset(
    {"action", "indicator", "initiative", "outreach", "promised"}
)
"""What is shown in rows that tell more than a sign, a name and a state."""


def progress(meeting: Meeting, item: AgendaItem, now: dt.datetime, width: int) -> Content:
    """Which item it is, how many are behind, and the time left of it."""
    ids = [one.id for one in meeting.items]
    place = ids.index(item.id) + 1 if item.id in ids else 0
    dots = "".join(
        "▸" if one.id == item.id else "●" if treated(meeting, one) else "○" for one in meeting.items
    )
    title = parts((f"{meeting.number_of(item.id)} {item_words(item)}", "bold $primary"))
    of_all = parts((dots, "$primary"), (f" {place}/{len(ids)}", "bold"))
    time = time_left(meeting, item, now)
    if title.cell_length + of_all.cell_length + time.cell_length + 6 > width:
        of_all = parts((f"{place}/{len(ids)}", "bold"))
    return spread(title, parts(of_all, "   ", time), width)


def time_left(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> Content:
    """The minutes left of an item or used of it, or over, and a bar of what is used."""
    used, allowed = used_seconds(meeting, item, now), allowed_seconds(item)
    over = overrun_seconds(meeting, item, now)
    if not allowed:
        return plain(_("{n} min used").format(n=used // SECONDS)) if used else plain("")
    left = -(-(allowed - used) // SECONDS)
    said = _("{n} min over").format(n=-(-over // SECONDS)) if over else _("{n} min left")
    style = "bold $risk" if over else "bold"
    spent = bar(min(used, allowed), allowed, BAR, style)
    return parts(("! " if over else "", style), (said.format(n=left), style), "  ", *spent)


def large(hand: InHand, width: int, height: int) -> Content:
    """An object in so many cells and lines: its name and its state in large letters, then facts."""
    name, state = one_line(hand.name), one_line(hand.state)
    rows: list[Content] = []
    most = max(3, (height - 4) // (2 if height >= LOW else 3) // 4 * 4 - 1) if height > 8 else 3
    most = max(most, 7) if height >= 16 else most
    drawn = large_letters(name, width, most)
    rows += [plain(line, "bold") for line in drawn] or [plain(name, "bold")]
    if drawn and not (hand.is_told or is_whole(name, width, most)):
        rows += [plain("")] * (height >= LOW) + plain(name, "bold").wrap(width)
    if state:
        beside = large_letters(state, width - 4, 3, 1)
        lead = f"{hand.sign}  " if hand.sign else ""
        rows += [plain("")]
        rows += [
            parts((lead if n == 1 else " " * len(lead), hand.style), (line, hand.style))
            for n, line in enumerate(beside)
        ] or [plain(f"{lead}{state}", hand.style)]
    if hand.drawn is not None:
        rows += [plain(""), *hand.drawn(width).split("\n")]
    room = height - len(rows) - 1
    facts = [one for one in hand.facts if one[1]]
    if room < 1 or not facts:
        return lines(rows)
    return lines([*rows, plain(""), *_facts(facts, width, room)])


def _facts(facts: list[tuple[str, str]], width: int, room: int) -> list[Content]:
    """Facts in at most so many lines, and how many are left out."""
    shown: list[Content] = []
    before = ""
    for n, (label, text) in enumerate(facts):
        told = labelled("" if label == before else label, text, LABEL, width).split("\n")
        rest = len(facts) - n - 1
        if len(shown) + len(told) + bool(rest) > room:
            said = plain(_("+ {n} more").format(n=rest + 1), "$muted")
            return [*shown, parts(" " * (LABEL + 1), said)][:room]
        shown += told
        before = label
    return shown


def decided(folder: Folder, meeting: Meeting, item: AgendaItem, width: int) -> Content:
    """The last decision of an item, or else of the meeting, with what follows from it; and what was
    written last, where that is something else.
    """
    here = [one for one in meeting.entries if isinstance(one, Decision) and one.item == item.id]
    found = here or [one for one in meeting.entries if isinstance(one, Decision)]
    written = [one for one in meeting.entries if one.item == item.id]
    title = f"━━ {_('Just decided')} "
    rows = [plain(title.upper() + "━" * max(0, width - len(title)), "bold $primary")]
    if found:
        rows += _decision(folder, meeting, found[-1], width)
    else:
        rows.append(plain(_("Nothing is decided yet."), "$muted"))
    last = written[-1] if written else None
    told = [*found[-1:], *(_following(meeting, found[-1])[-1:] if found else ())]
    if last and all(last.n > one.n for one in told):
        rows.append(_written(folder, meeting, last, width))
    return lines(rows)


def being_written(typed: Typed, width: int) -> Content:
    """The end of what is being written, where the room is to see it."""
    if not typed.text.strip():
        return Content("")
    kind = entry_kind(typed.kind) if typed.kind in ENTRY_TYPES else ""
    title = f"━━ {_('Being written')} ━ {kind} ".upper()
    text = plain(f"{typed.text}▌", "bold").wrap(width)
    rows = [plain(title + "━" * max(0, width - len(title)), "bold $accent"), *text[-WRITTEN:]]
    return lines(rows)


def _decision(folder: Folder, meeting: Meeting, one: Decision, width: int) -> list[Content]:
    """A decision, what became of it, and who does what of it by when."""
    outcome = plain(vocabulary.outcome(one.outcome) if one.outcome else "", "bold $good")
    sign = "✗" if one.outcome in {"rejected", "postponed"} else "✓"
    text = shortened(plain(one_line(one.text), "bold"), width - outcome.cell_length - 4, 2)
    first, *rest = text.split("\n")
    rows = [spread(parts((f"{sign} ", "bold $good"), first), outcome, width)]
    rows += [parts("  ", row) for row in rest]
    follows = _following(meeting, one)
    return [*rows, *(_follows(folder, entry, width) for entry in follows[-1:])]


def _following(meeting: Meeting, one: Decision) -> list[Action | Outreach]:
    """What carries a decision out, or makes it known."""
    cited = meeting.cite(one)
    promises = (entry for entry in meeting.entries if isinstance(entry, Action | Outreach))
    return [entry for entry in promises if entry.of == cited]


def _follows(folder: Folder, entry: Action | Outreach, width: int) -> Content:
    """What is done about a decision."""
    return shortened(parts(("  → ", "bold"), _promised(folder, entry)), width)


def _promised(folder: Folder, entry: Action | Outreach) -> str:
    """What is to be done, by whom and when, and where it is made known, each where it is stated."""
    channel = entry.channel if isinstance(entry, Outreach) else ""
    promised = promised_words(folder, entry)
    return " · ".join(filter(None, (one_line(entry.text), *promised, channel)))


def _written(folder: Folder, meeting: Meeting, entry: AnyEntry, width: int) -> Content:
    """The line of the minutes that was written last."""
    kind = kind_of(entry)
    if isinstance(entry, Action | Outreach):
        said = _promised(folder, entry)
    else:
        said = entry_words(folder, meeting, entry, lambda *_cited: "").line
    return shortened(parts((f"{entry_kind(kind)}  ", "bold $primary"), one_line(said)), width)


class Room(Protocol):
    """Where an object is shown."""

    @property
    def lines_for_object(self) -> int:
        """The lines there are for what is in hand."""


def for_all(page: Page, room: Room) -> Page:
    """A page with its objects as they are told to everybody."""

    def render(ctx: Context, width: int) -> Rendered:
        drawn = page.render(ctx, width)
        return replace(
            drawn,
            headline=without(drawn.headline),
            rows=tuple(named(ctx, drawn.rows)),
            under=tuple(without(one) for one in drawn.under),
        )

    def detail(ctx: Context, row: RowRef, width: int) -> Content:
        return large(in_hand(ctx, row) or item_in_hand(ctx), width, room.lines_for_object)

    def window(ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
        hand = in_hand(ctx, row)
        return "", large(hand, width, TALL) if hand else Content("")

    return replace(page, render=render, detail=detail, window=window)


DATE = r"\d{1,2}\.?\s[^\W\d]+\.?\s\d{4}(?: \([^()]*\))?"
"""How a day is written."""

NUMBERS = r"\d+(?:(?:, | ?[–-] ?)\d+)*"
"""How numbers of lines are written."""


def stated_where() -> re.Pattern[str]:
    """How it is said where something stands: in minutes or in the partnership's report."""
    return _stated_where(_("{date}, no. {n}"), _("no. {n}"), _("the report, line {lines}"))


@cache
def _stated_where(*said: str) -> re.Pattern[str]:
    """The same from the words of a language; every row that is drawn asks for it."""
    fields = (("date", DATE), ("n", NUMBERS), ("lines", NUMBERS))
    where = "|".join(re.escape(one).replace(r"\ ", r"\s") for one in said)
    for name, written in fields:
        where = where.replace(rf"\{{{name}\}}", written)
    begun = r"(?<!\s)\s*"  # Where a row is filled up with spaces, only the first one is tried.
    bracket = rf"\([^()]{{0,80}}(?:{where})[^()]{{0,80}}\)"
    return re.compile(rf"{begun}{bracket}|(?<! ) *(?:· *)?(?:{where})")


def without(text: Content) -> Content:
    """A text without what tells where something stands."""
    for found in reversed(list(stated_where().finditer(text.plain))):
        text = text[: found.start()] + text[found.end() :]
    return text


def named(ctx: Context, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of a page, those about an object with its sign, name and state alone, but for lines
    of signs, which tell more.
    """
    for row in rows:
        hand = None if row.ref.kind in TABLES else in_hand(ctx, row.ref)
        if hand is None:
            yield replace(row, text=without(row.text))
        else:
            state = (f"  {hand.state}" if hand.state else "", hand.style)
            sign = (f"{hand.sign} " if hand.sign else "", hand.style)
            yield replace(row, text=parts(sign, one_line(hand.name), state))
