"""The actions at hand as a table: what is to be done, by whom, by when, how often put off."""

import datetime as dt

from textual.content import Content

from tryg_tui.core.registers.register import have_left
from tryg_tui.core.review.backlog import AtHand
from tryg_tui.locale import _
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.text import Part, beside, cell, hanging, lines, one_line, parts, plain
from tryg_tui.words.dates import age_words, due_words
from tryg_tui.words.names import NOBODY, brief_owners, initiative_words
from tryg_tui.words.vocabulary import followup_state

NARROW = 72
"""Below this width, in cells, who and when stand below the task."""

WIDE = 112
"""From this width on, in cells, the initiative has a column of its own."""

SIGN, ABOUT, OFTEN = 2, 24, 7
"""The widths of the sign, the initiative, and how often it was put off, in cells."""

MOST_DOTS = 3
"""From more times put off on, a figure is told instead of dots."""

DOT = "●"


Column = tuple[Part, int]
"""What stands in a column, and its width in cells."""


def head(width: int) -> Content:
    """The names of the columns; where they stand below one another there are none."""
    return _beside(
        ("", ""),
        _columns(
            width,
            (_("Action"), "bold"),
            (_("Initiative"), "bold"),
            (_("Owner"), "bold"),
            (_("Due"), "bold"),
            (_("Put off"), "bold"),
        ),
        1,
    )


def row(ctx: Context, one: AtHand, width: int, most: int) -> Content:
    """An action: what is to be done first, then who, when, and how often it was put off; in
    columns in at most so many lines.
    """
    sign = ("▣", "bold $primary") if one.citation in ctx.chosen.marked else _sign(one, ctx.today)
    who, due, often = _who(ctx, one), _due(one, ctx.today), _often(one)
    gone = parts(" " * SIGN, ("! " + _("has left: who takes over?"), "$risk"))
    left = [gone] if _is_left(ctx, one) else []
    if width < NARROW:
        task = beside(parts(sign, " "), plain(one.now.text, "bold"), SIGN, width)
        below = parts(("→ ", "$muted"), who, " · ", due, "  ", often)
        return lines([task, hanging(below, SIGN, width), *left])
    task_part = (one.now.text, "" if one.is_treated else "bold")
    about = (initiative_words(ctx.folder, one.now.entry.initiative), "$muted")
    return lines([_beside(sign, _columns(width, task_part, about, who, due, often), most), *left])


def _columns(
    width: int, task: Part, about: Part, who: Part, due: Part, often: Part
) -> list[Column]:
    """The columns there is room for."""
    side = min(26, max(18, width // 5))
    named = [(about, ABOUT)] if width >= WIDE else []
    rest = [*named, (who, side), (due, side), (often, OFTEN)]
    taken = SIGN + sum(taken + 1 for _part, taken in rest)
    return [(task, width - taken), *rest]


def _beside(sign: Part, columns: list[Column], most: int) -> Content:
    """Texts beside one another in at most so many lines; … says where one is longer."""
    told = [_folded(text, width, most) for (text, _style), width in columns]
    rows = []
    for number in range(max(map(len, told))):
        pieces: list[Part | str | Content] = [sign, " " * (SIGN - len(sign[0]))]
        if number:
            pieces = [" " * SIGN]
        for rows_of, ((_text, style), width) in zip(told, columns, strict=True):
            pieces += [cell(rows_of[number] if number < len(rows_of) else "", width, style), " "]
        rows.append(parts(*pieces).rstrip())
    return lines(rows)


def _folded(text: str, width: int, most: int) -> list[str]:
    """A text in lines of a width; what is more than so many is in the last one, to be cut there."""
    rows = [row.plain for row in plain(one_line(text)).wrap(width)] or [""]
    return [*rows[: most - 1], " ".join(rows[most - 1 :])] if len(rows) > most else rows


def _sign(one: AtHand, today: dt.date) -> Part:
    """Whether it is overdue, awaits an update, or what has become of it today."""
    if not one.is_treated:
        return ("!", "bold $critical") if one.now.overdue(today) else ("○", "$muted")
    return {"done": ("✓", "bold $good"), "dropped": ("✗", "$muted"), "open": ("▸", "bold $good")}[
        one.now.state
    ]


def _who(ctx: Context, one: AtHand) -> Part:
    """Who does it; a question mark where nobody is named."""
    who = brief_owners(ctx.folder, one.now.owners, one.now.owner_text)
    return (who, "bold $risk" if who == NOBODY else "")


def _due(one: AtHand, today: dt.date) -> Part:
    """When it is due and for how long it has been, or what has become of it today."""
    now = one.now
    if one.is_treated and now.state != "open":
        return (followup_state(now.state), "$good" if now.state == "done" else "$muted")
    if not (now.due or now.due_text):
        return ("–", "$muted")
    said = due_words(now.due, now.due_text)
    if one.is_treated:
        return (f"{followup_state('open')}: {said}", "$good")
    if now.due and now.overdue(today):
        late = _("{age} late").format(age=age_words(now.due, today))
        return (f"{late}, {said}", "bold $critical")
    return (said, "")


def _often(one: AtHand) -> Part:
    """How often it was put off before: a dot each time, or many of them as a figure."""
    times = one.before.carried
    return (DOT * times if times <= MOST_DOTS else f"{DOT * MOST_DOTS}{times}", "$risk")


def _is_left(ctx: Context, one: AtHand) -> bool:
    """Whether all who were to do it have left."""
    people = ctx.folder.partnership.people
    return not one.now.owner_text and have_left(people, one.now.owners, ctx.today)
