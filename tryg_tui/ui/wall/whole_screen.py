"""What fills the whole of the wall: what a meeting came to, and a line of minutes read back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState, OutreachState
from tryg_tui.core.ledger.outcomes import DecisionNow
from tryg_tui.core.model.entries import AnyEntry, kind_of
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.plot.letters import HIGH, LARGEST, is_whole, large_letters
from tryg_tui.core.review.closing import CameTo, Column, came_to, carry_over
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.next_meeting import GAP, abreast, held_words, next_day, next_words
from tryg_tui.ui.text import cell, heading, lines, one_line, parts, plain, shortened, spread
from tryg_tui.ui.widgets.marks import pieces
from tryg_tui.words import closing as closing_words
from tryg_tui.words.entries import EntryWords, entry_kind, entry_text, entry_words
from tryg_tui.words.fields import promised_words, read_back_words
from tryg_tui.words.names import initiative_words, place_words
from tryg_tui.words.vocabulary import outcome

LOW = 24
"""Lines of room from which numbers and the next date are in large letters."""

BESIDE = 140
"""Cells of room from which what is to be done stands beside what was decided."""

SIGN = 3
"""The cells of the sign before a line."""

MOST_WHO = 3
"""Most lines of who has a task where there is little room."""

TALLEST = 31
"""Most lines of one decision, or one task, in large letters."""

HIGH_SCREEN = 40
"""Lines of room from which more is told of what comes back."""

DAY = 20
"""Fewest cells for a day, which is not broken in them."""

Size = Literal["letters", "large", "apart", "whole", "close"]
"""How large lines are: all in large letters, the decisions alone, with air between, without, or
close, a decision on at most two lines and a task on as many as who has it takes.
"""

Lines = list[Content]
"""A text, line by line."""


def came_to_large(ctx: Context, width: int, height: int) -> Content:
    """What a meeting came to, in so many cells and lines; what stands around it is small where it
    would not all have room otherwise.
    """
    found = came_to(ctx.folder, ctx.ledger, ctx.meeting)
    for low in (height < LOW, True):
        title = _letters(_("This was decided today"), width, "bold $primary", low=low)
        names = 0 if low else 1 if height < HIGH_SCREEN else 4
        besides = closing_words.noted_besides(ctx.folder, found)
        foot = [
            *(shortened(plain(one_line(said), "bold"), width) for said in besides),
            *([] if low or not besides else [plain("")]),
            *_carried(ctx, width, names),
            *([] if low else [plain("")]),
            *_next(ctx, width, low),
        ]
        room = height - len(title) - len(foot) - 2
        told, whole = _told(ctx, found, width, room)
        if whole:
            break
    air = [plain("")] * (1 + max(0, room - len(told)))
    return lines([*title, plain(""), *told, *air, *foot])


def _letters(text: str, width: int, style: str = "bold", *, low: bool = False) -> Lines:
    """A text on one row of large letters, or as it is where that has no room."""
    whole = not low and is_whole(text, width, HIGH)
    drawn = large_letters(text, width, HIGH) if whole else ()
    return [plain(row, style) for row in drawn or (text,)]


def _told(ctx: Context, found: CameTo, width: int, room: int) -> tuple[Lines, bool]:
    """What was decided and is to be done, as large as there is room for all of it, and whether
    there is.
    """
    beside = width >= BESIDE
    cells = width // 2 - GAP if beside else width
    for size in get_args(Size):
        both = [_decided(ctx, found, cells, size), _tasks(ctx, found, cells, size)]
        needs = [sum(map(len, part)) for part in both]
        whole = (max(needs) if beside else sum(needs) + 1) <= room
        if whole:
            break
    if not beside:
        first = min(needs[0], max(room // 2, room - 1 - needs[1]))
        return [*_cut(both[0], first), plain(""), *_cut(both[1], room - 1 - first)], whole
    columns = [(lines(_cut(part, room)), cells + GAP) for part in both]
    return list(abreast(columns).split("\n")), whole


def _cut(parts_of: Sequence[Lines], room: int) -> Lines:
    """Parts in so many lines, and how many are left out."""
    shown: Lines = []
    for n, one in enumerate(parts_of):
        rest = len(parts_of) - n - 1
        if len(shown) + len(one) + bool(rest) > room:
            said = plain(_("+ {n} more").format(n=rest + 1), "$muted")
            return [*shown, parts(" " * SIGN, said)][: max(0, room)]
        shown += one
    return shown


def _decided(ctx: Context, found: CameTo, width: int, size: Size) -> list[Lines]:
    """A heading, and each decision, then what was approved, which is not counted as one."""
    near = [
        entry_text(ctx.folder, ctx.meeting, one, place_words, ctx.ledger) for one in found.approvals
    ]
    rows = [
        *(_decision(one, width, size) for one in found.decided.told),
        *(_line("–", plain(text, "bold"), width, size) for text in near),
    ]
    title = heading(_("Decisions ({n})").format(n=len(found.decided.told)))
    return [[title], *_apart(rows or [[plain(_("Nothing was decided."))]], size)]


def _decision(one: DecisionNow, width: int, size: Size) -> Lines:
    """A decision with what became of it, where it was not simply adopted."""
    became = one.decision.entry.outcome
    said = "" if became in (None, "adopted") else outcome(became)
    sign = "✗" if became in ("rejected", "postponed") else "✓"
    text = one_line(one.decision.text)
    if size in ("letters", "large") and (rows := _many_letters(text, width - SIGN)):
        return _behind(sign, [*rows, *([plain(said, "bold $risk")] if said else [])])
    told = parts((text, "bold"), (f" · {said}" if said else "", "bold $risk"))
    return _line(sign, told, width, size)


def _many_letters(text: str, width: int) -> Lines:
    """A text in rows of large letters; nothing where that has no room."""
    whole = is_whole(text, width, TALLEST)
    return [plain(row, "bold") for row in large_letters(text, width, TALLEST, 1) if whole]


def _line(sign: str, text: Content, width: int, size: Size) -> Lines:
    """A line behind its sign."""
    room = width - SIGN
    cut = shortened(text, room, 2).split("\n") if size == "close" else text.wrap(room)
    return _behind(sign, list(cut))


def _behind(sign: str, rows: Lines) -> Lines:
    """Lines behind a sign."""
    signs = [f"{sign:<{SIGN}}", *[" " * SIGN] * (len(rows) - 1)]
    return [parts((one, "bold $good"), row) for one, row in zip(signs, rows, strict=True)]


def _tasks(ctx: Context, found: CameTo, width: int, size: Size) -> list[Lines]:
    """A heading, and what is to be done, by whom and when."""
    title = _("Who does what ({n})").format(n=len(found.tasks))
    nothing = [[plain(_("Nothing was agreed to be done."))]]
    rows = [_task(ctx, one, width, size) for one in found.tasks]
    return [[heading(title)], *_apart(rows or nothing, size)]


def _task(ctx: Context, one: ActionState | OutreachState, width: int, size: Size) -> Lines:
    """A task, who has it and when it is due."""
    who, when = promised_words(ctx.folder, one)
    text, room = one_line(one.text), width - SIGN
    by = plain(who or "?", "bold" if who else "bold $risk")
    due = plain(when or "?", "bold" if when else "bold $risk")
    if size == "letters" and (rows := _many_letters(text, room)):
        return _behind("→", [*rows, *parts(by, " · ", due).wrap(room)])
    third, day = room * 38 // 100, max(DAY, room * 20 // 100)
    half = room - third - day
    told = plain(text)
    if size == "close":
        by, due = (shortened(one, n - GAP, MOST_WHO) for one, n in ((by, third), (due, day)))
        told = shortened(told, half - GAP, max(one.plain.count("\n") for one in (by, due)) + 1)
    columns = [(told, half), (by, third), (due, day)]
    return _behind("→", list(abreast(columns).split("\n")))


def _apart(rows: Sequence[Lines], size: Size) -> Iterator[Lines]:
    """Parts with a free line before each, unless they stand close."""
    close = size in ("whole", "close")
    yield from rows if close else ([plain(""), *one] for one in rows)


def _carried(ctx: Context, width: int, names: int) -> Lines:
    """What comes back, is finished and was not reached: how much of each, and in so many lines
    what; where there are none, small.
    """
    strategy = ctx.folder.strategy.value if ctx.folder.strategy else None
    found = carry_over(ctx.own, ctx.meeting, strategy)
    cells = width // 3
    columns = []
    for column in get_args(Column):
        mine = [one_line(one.text) for one in found if one.column == column]
        number = [plain(row, "bold") for row in _number(len(mine), low=not names)]
        beside = number[0].cell_length + 2 + GAP
        room = cells - GAP - beside
        said = [
            heading(closing_words.carry_column(column)),
            plain(pieces(len(mine), room), "$primary"),
            *([shortened(plain(" · ".join(mine), "$muted"), room, names)] if names else []),
        ]
        told = abreast([(lines(number), beside), (lines(said), room + GAP)])
        columns.append((told, cells))
    return list(abreast(columns).split("\n"))


def _number(count: int, *, low: bool) -> tuple[str, ...]:
    """A number, in large figures where there is room."""
    return (str(count),) if low else large_letters(str(count), 4 * HIGH, HIGH, 1)


def _next(ctx: Context, width: int, low: bool) -> Lines:
    """When the next meeting is, and where."""
    label = parts((f"{_('Next meeting')}  ", "bold $primary"), next_words(ctx))
    held = plain(held_words(ctx), "$muted")
    if label.cell_length + held.cell_length < width:
        label = spread(label, held, width)
    day = next_day(ctx)
    return [label, *([] if low or day is None else _letters(long_date(day), width))]


LABEL = 14
"""The cells of what stands before who and when."""

AROUND = 3
"""The lines of what it is and the air between."""

FACTS = (4 * HIGH - 1, 2 * HIGH + 1, HIGH)
"""Most lines of large letters of what is stated, from the largest to the smallest way."""


def read_out(folder: Folder, meeting: Meeting, entry: AnyEntry, width: int, height: int) -> Content:
    """A line in so many cells and lines, never less than all of its wording."""
    # Where what it cites stands is not read out.
    words = entry_words(folder, meeting, entry, lambda *_cited: "")
    about = initiative_words(folder, entry.initiative)
    head = parts(
        (entry_kind(kind_of(entry)).upper(), "bold $primary"),
        (f"   {one_line(about)}", "bold"),
        (f"   ✓ {read}" if (read := read_back_words(entry)) else "", "bold $good"),
    )
    text = one_line(entry.text) or (words.lead or words.line).strip(" :·–")
    for said, told in _layouts(text, words, width, height - AROUND):
        if said and len(said) + len(told) <= height - AROUND:
            break
    return lines([head, plain(""), *said, plain(""), *told])


def _layouts(text: str, words: EntryWords, width: int, room: int) -> Iterator[tuple[Lines, Lines]]:
    """The wording and what is stated below it, which is smaller before the wording is."""
    small = _facts(words, width, 0)
    large = [_facts(words, width, most) for most in FACTS]
    sizes = [(size, told) for size in range(LARGEST, 0, -1) for told in large]
    for size, told in (*sizes, (1, small)):
        yield _letters_of(text, width, room - len(told), size), told
    body = plain(text, "bold").wrap(width)
    yield [row for line in body for row in (line, plain(""))][:-1], small
    yield body, small


def _letters_of(text: str, width: int, room: int, size: int) -> Lines:
    """A text in letters of just a size; nothing where that has no room."""
    if not is_whole(text, width, room):
        return []
    drawn = large_letters(text, width, room, size)
    return _bold(drawn) if drawn != large_letters(text, width, room, size - 1) else []


def _bold(rows: Iterable[str]) -> Lines:
    """Lines of large letters."""
    return [plain(row, "bold") for row in rows]


def _facts(words: EntryWords, width: int, most: int) -> Lines:
    """Who and when, and what else is stated, each behind its name, in large letters where that
    takes at most so many lines.
    """
    rows: Lines = []
    for fact in (*words.before, *words.after):
        said = one_line(fact.words or ("?" if fact.missing else ""))
        if not said or fact.key in {"", "of"}:
            continue
        room = width - LABEL
        drawn = _bold(large_letters(said, room, most, 1)) if is_whole(said, room, most) else []
        drawn = drawn or plain(said, "bold").wrap(room)
        names = [cell(fact.name, LABEL, "$muted"), *[plain(" " * LABEL)] * (len(drawn) - 1)]
        rows += [plain("")] * bool(rows)
        rows += [parts(name, row) for name, row in zip(names, drawn, strict=True)]
    return rows
