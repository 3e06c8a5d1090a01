"""What somebody is to do as a table: the task, what it is about, who, when, how often put off, and
what was said of it last.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState, Promise
from tryg_tui.core.review.backlog import AtHand, has_lost_owner
from tryg_tui.locale import _, medium_date, month_year
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.text import (
    Part,
    beside,
    cell,
    dotted,
    hanging,
    lines,
    one_line,
    parted,
    parts,
    plain,
    shortened,
)
from tryg_tui.ui.widgets.columns import Cells
from tryg_tui.words.dates import age_words, due_words
from tryg_tui.words.names import NOBODY, initiative_words, role_words
from tryg_tui.words.vocabulary import followup_state

NARROW = 72
"""Below this width, in cells, who and when stand below the task."""

WIDE = 112
"""From this width on, in cells, what an action is about has a column of its own."""

SIGN, ABOUT, WHO, WHEN, OFTEN = 2, 25, 27, 35, 8
"""The cells of the sign, and the most of each column with the free one at its end."""

DUE = 22
"""The cells of when something is due before the task has its own; what is longer gets the rest."""

LEAST = 12
"""The fewest cells of what a task is about."""

LAST, LAST_FROM = 40, 124
"""The most cells of what was said last, and from which width on that is told."""

MOST_DOTS = 3
"""From more times put off on, a figure is told instead of dots."""

WHO_LINES = 4
"""The lines that those who are to do something may take, where the others have one."""

DOT = "●"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn of something somebody is to do."""

    sign: Part
    task: Part
    about: str
    """What it is about, or where it is to be told."""
    who: Part
    when: tuple[Part, ...]
    """When it is due or what became of it, as it may be told, the longest first."""
    often: Part = ("", "")
    """How often it was put off."""
    last: Part = ("", "")
    """What was said of it last."""
    asked: str = ""
    """What is asked about it."""


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """How wide each column is, with the free cell at its end; one of no width is left out."""

    task: int
    about: int
    who: int
    when: int
    often: int
    last: int
    is_narrow: bool
    """Whether who and when stand below the task."""


def columns(
    shown: Sequence[Line], heads: Sequence[str], width: int, about_from: int = WIDE
) -> Columns:
    """The columns of some lines: first those that are short, the task gets what is left. What a
    task is about is told from a width on.
    """
    task, about, who, when, often, last = (cell_len(head) for head in heads)

    def longest(texts: Sequence[str], head: int, most: int) -> int:
        """The cells of the longest of some texts and of what stands over them, and a free one."""
        found = max(map(cell_len, texts), default=0)
        return min(most, max(found, head) + 1) if found else 0

    room = Cells(width - SIGN - width // 3)
    often = room.all_of(longest([one.often[0] for one in shown], often, OFTEN))
    when = room.all_of(longest([one.when[-1][0] for one in shown], when, DUE))
    who = room.up_to(longest([one.who[0] for one in shown], who, WHO))
    told = longest([one.last[0] for one in shown], last, LAST) if width >= LAST_FROM else 0
    last = room.up_to(told)
    named = longest([one.about for one in shown], about, ABOUT) if width >= about_from else 0
    if width >= NARROW:
        named = room.up_to(named if room.left >= min(named, LEAST) else 0)
    room.left += width // 3
    wanted = longest([one.task[0] for one in shown], task, width // 2)
    task = room.up_to(wanted)
    whole = longest([one.when[0][0] for one in shown], when, WHEN)
    when += room.up_to(whole - when) if whole - when <= room.left else 0
    return Columns(
        task=task + room.left,
        about=named,
        who=who,
        when=when,
        often=often,
        last=last,
        is_narrow=width < NARROW,
    )


def head(of: Columns, heads: Sequence[str]) -> Content:
    """The names of the columns."""
    widths = (of.task, of.about, of.who, of.when, of.often, of.last)
    named = (cell(words, width, "bold") for words, width in zip(heads, widths, strict=True))
    return parts(" " * SIGN, *named).rstrip()


def row(line: Line, of: Columns, width: int, most: int) -> Content:
    """A task: what is to be done first, then who, when, and how often it was put off; in columns
    in at most so many lines, or one more where those who do it need it.
    """
    asked = [parts(" " * SIGN, (f"! {line.asked}", "$risk"))] if line.asked else []
    if of.is_narrow:
        sign = parts(line.sign, " " * (SIGN - len(line.sign[0])))
        task = beside(sign, parts(line.task), SIGN, width)
        told = dotted(
            [
                line.who,
                *([(line.about, "$muted")] if of.about and line.about else []),
                line.when[-1],
            ]
        )
        below = parts(("→ ", "$muted"), told, "  ", line.often)
        return lines([task, hanging(below, SIGN, width), *asked])
    fitting = (one for one in line.when if cell_len(one[0]) < of.when)
    when = next(fitting, line.when[-1])
    who = _folded(line.who, of.who, WHO_LINES)
    most = max(most, len(who))
    columns = [
        (_folded(line.task, of.task, most), of.task),
        (_folded((line.about, "$muted"), of.about, most), of.about),
        (who, of.who),
        (_folded(when, of.when, most), of.when),
        (_folded(line.often, of.often, 1), of.often),
        (_folded(line.last, of.last, most), of.last),
    ]
    rows = []
    for number in range(max(len(texts) for texts, _cells in columns)):
        mark = line.sign if not number else ("", "")
        pieces: list[Part | str | Content] = [mark, " " * (SIGN - len(mark[0]))]
        for texts, cells in columns:
            text = texts[number] if number < len(texts) else Content("")
            pieces += [text, " " * (cells - text.cell_length)]
        rows.append(parts(*pieces).rstrip())
    return lines([*rows, *asked])


def _folded(part: Part, width: int, most: int) -> list[Content]:
    """A text in at most so many lines of a column; what is left out is whole words."""
    if not width:
        return []
    text = plain(one_line(part[0]), part[1])
    if text.cell_length < width:
        return [text]
    text = plain(parted(text.plain, width - 1), part[1])
    return list(shortened(text, width - 1, most).split("\n"))


def of_action(ctx: Context, one: AtHand) -> Line:
    """What is drawn of an action at hand."""
    marked = one.citation in ctx.chosen.marked
    is_left = has_lost_owner(one.now, ctx.folder.partnership.people, ctx.today)
    return Line(
        sign=("▣", "bold $primary") if marked else _sign(one, ctx.today),
        task=(one.now.text, "" if one.is_treated else "bold"),
        about=initiative_words(ctx.folder, one.now.entry.initiative),
        who=who(ctx, one.now),
        when=_when(one, ctx.today),
        often=_often(one),
        last=("" if ctx.shared else last_said(one.now), "$muted"),
        asked=_("has left: who takes over?") if is_left else "",
    )


def _sign(one: AtHand, today: dt.date) -> Part:
    """Whether it is overdue, waits for a word, or what has become of it today."""
    if not one.is_treated:
        return ("!", "bold $critical") if one.now.overdue(today) else ("○", "$muted")
    return {"done": ("✓", "bold $good"), "dropped": ("✗", "$muted"), "open": ("▸", "bold $good")}[
        one.now.state
    ]


def who(ctx: Context, one: Promise) -> Part:
    """Who does it, by role where that tells who is meant; a question mark where nobody is named."""
    named = "; ".join(role_words(ctx.folder, owner) for owner in one.owners)
    told = "; ".join(filter(None, (named, one.owner_text))) or NOBODY
    return (told, "bold $risk" if told == NOBODY else "")


def _when(one: AtHand, today: dt.date) -> tuple[Part, ...]:
    """When it is due and for how long it has been, or what has become of it today."""
    now = one.now
    if one.is_treated and now.state != "open":
        return ((followup_state(now.state), "$good" if now.state == "done" else "$muted"),)
    if one.is_treated and (now.due or now.due_text):
        return ((f"{followup_state('open')}: {due_words(now.due, now.due_text)}", "$good"),)
    return due(now, today)


def due(one: Promise, today: dt.date) -> tuple[Part, ...]:
    """When something is due, or for how long it has been, the longest first."""
    if not (one.due or one.due_text):
        return (("–", "$muted"),)
    said = due_words(one.due, one.due_text)
    if one.due and one.overdue(today):
        late = _("{age} late").format(age=age_words(one.due, today))
        return ((f"{late}, {said}", "bold $critical"), (late, "bold $critical"))
    day = medium_date(one.due) if one.due else said
    return ((said, ""), (min(said, day, key=cell_len), ""))


def _often(one: AtHand) -> Part:
    """How often it was put off before: a dot each time, or many of them as a figure."""
    times = one.before.carried
    return (DOT * times if times <= MOST_DOTS else f"{DOT * MOST_DOTS}{times}", "$risk")


def last_said(one: ActionState) -> str:
    """When something was said of an action last, and what: its words, or else what it came to."""
    if not one.lineage:
        return ""
    step = one.lineage[-1]
    said = one_line(step.entry.text) or followup_state(step.entry.state)
    return f"{month_year(step.source.date)}: {said}"
