"""Numbers drawn: siden sidst in bars, or large with a bar below each; deadlines by month."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.plot.letters import HIGH, large_letters
from tryg_tui.core.review.brief import deadlines
from tryg_tui.core.review.since import Count, Since, Tally, since, tally
from tryg_tui.locale import SHORT_MONTHS, _, long_date, medium_date, ngettext
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.text import HANG, cell, dotted, lines, parts, plain
from tryg_tui.ui.widgets.marks import bar, column_lines
from tryg_tui.words.dates import age_words
from tryg_tui.words.names import meeting_words

BAR = 20
"""Most cells of a bar in a tile."""

LABEL = 19
"""The cells for what a bar is of."""

SAID = 28
"""The cells kept for what is said beside a bar."""

BETWEEN = 4
"""The cells between two large numbers."""

WIDEST = 44
"""Most cells of a large number with its words."""

MONTH = 5
"""The cells of a month."""

BESIDE = 3
"""The months beside those to come: what is overdue, what is later, what has no date."""

MOST_MONTHS = 12
"""How many months ahead are shown at most."""

LOW, TALL = 2, 7
"""The lines of the columns over the months, and where there is room for more."""


def since_when(ctx: Context) -> str:
    """The day of the last meeting, and how long ago it was."""
    if ctx.previous is None:
        return ""
    date = ctx.previous.date
    return f"{medium_date(date)} ({age_words(date, ctx.today)})"


def title(ctx: Context) -> Content:
    """The meeting that is remembered."""
    if ctx.previous is None:
        return plain("")
    return parts(
        (meeting_words(ctx.previous), "bold"), (f"  {long_date(ctx.previous.date)}", "$muted")
    )


def large(ctx: Context, width: int, high: int) -> list[Content]:
    """What was decided at the last meeting, what is done since and what is overdue, in numbers of
    at most so many lines, then what has moved.
    """
    if ctx.previous is None:
        return []
    found = since(ctx.folder, ctx.own, ctx.previous, ctx.today)
    room = min(WIDEST, (width - 2 * BETWEEN) // 3)
    counted = tally(found)
    drawn = [_number(*one, room, max(HIGH, high)) for one in _numbers(counted, room)]
    deep = max(map(len, drawn))
    drawn = [[plain(" " * room)] * (deep - len(one)) + one for one in drawn]
    between = plain(" " * BETWEEN)
    return [*(between.join(row) for row in zip(*drawn, strict=True)), *_moved(found, counted)]


def brief(ctx: Context) -> list[Content]:
    """The three numbers with their words on a line; nothing where there was no meeting before."""
    if ctx.previous is None:
        return []
    found = _numbers(tally(since(ctx.folder, ctx.own, ctx.previous, ctx.today)), WIDEST)
    return [dotted([(f"{n} {word}", f"bold {style}") for n, word, _part, _said, style in found])]


def _numbers(counted: Tally, room: int) -> list[tuple[int, str, tuple[int, int], str, str]]:
    """The three numbers: each with its word, a part of a whole, what that is, and a style.

    Where there is no room for a word as long as that for actions, their number stands alone.
    """
    actions = counted.actions
    followed = _("{n} followed up").format(n=counted.followed)
    of = ngettext("of {n} action", "of {n} actions", actions.all).format(n=actions.all)
    if cell_len(of) > room:
        of = _("of {n}").format(n=actions.all)
    still = _("of {n} open").format(n=actions.open)
    late = "$critical" if actions.late else "$muted"
    decided = _("decided")
    if counted.private:
        decided = _("decided, and {n} private").format(n=counted.private)
    return [
        (counted.decided, decided, (counted.followed, counted.decided), followed, "$primary"),
        (actions.kept, _("done since"), (actions.kept, actions.all), of, "$good"),
        (actions.late, _("overdue"), (actions.late, actions.open), still, late),
    ]


def _number(
    n: int, word: str, part: tuple[int, int], said: str, style: str, width: int, high: int
) -> list[Content]:
    """A large number over its word, a bar, and what that is of."""
    drawn = large_letters(str(n), width, high) or (str(n),)
    return [
        *(plain(row.ljust(width), f"bold {style}") for row in drawn),
        cell(word, width, f"bold {style}"),
        parts(*bar(*part, width, style)),
        cell(said, width, "$muted"),
    ]


def bars(ctx: Context, width: int) -> Content:
    """The half-year memory in bars: what has come of decisions and promises, and what has moved."""
    assert ctx.previous is not None
    found = since(ctx.folder, ctx.own, ctx.previous, ctx.today)
    counted = tally(found)
    actions = counted.actions
    room = max(4, min(BAR, width - LABEL - SAID))
    decided = ngettext("{n} decision", "{n} decisions", counted.decided)
    private = _("and {n} private").format(n=counted.private) if counted.private else ""
    promised = ngettext("{n} action", "{n} actions", actions.all)
    followed = _("{n} followed up").format(n=counted.followed)
    followed = " · ".join(filter(None, (followed, private)))
    kept = _("{n} done").format(n=actions.kept)
    rows = [
        parts(
            cell(decided.format(n=counted.decided), LABEL, "bold"),
            *bar(counted.followed, counted.decided, room),
            f" {followed}",
        ),
        parts(
            cell(promised.format(n=actions.all), LABEL, "bold"),
            *bar(actions.kept, actions.all, room, "$good"),
            f" {kept}",
        ),
    ]
    if actions.late:
        late = parts((f"! {_late(actions.late)}", "bold $critical"))
        beside = rows[1].cell_length + 3 + late.cell_length <= width
        rows[1] = parts(rows[1], " · " if beside else "\n" + " " * HANG, late)
    return lines([*rows, *_moved(found, counted)])


def _late(n: int) -> str:
    """How many are overdue."""
    return ngettext("{n} overdue", "{n} overdue", n).format(n=n)


def promised_words(n: int) -> str:
    """How much promised outreach there is."""
    return ngettext("{n} promised outreach", "{n} promised outreach", n).format(n=n)


def _outreach(counted: Count) -> list[tuple[str, str]]:
    """What has come of promised outreach, which is counted beside the actions."""
    said, style = "", ""
    if counted.open:
        said = promised_words(counted.open)
    if counted.late:
        said, style = f"{said} (! {_late(counted.late)})", "bold $critical"
    done = ngettext("{n} outreach done", "{n} outreach done", counted.kept).format(n=counted.kept)
    return [(said, style)] * bool(said) + [(done, "")] * bool(counted.kept)


def _moved(found: Since, counted: Tally) -> list[Content]:
    """How much is promised and has happened of each other kind, without what has not, or that
    nothing has.
    """
    moved, written = len(found.figures) + len(found.index), len(found.written)
    after = found.after
    dropped, lives = len(after.dropped), len(found.lives)
    statuses = len(after.statuses)
    begun = ngettext(
        "{n} initiative begun, changed or ended", "{n} initiatives begun, changed or ended", lives
    )
    decided = ngettext("{n} decided in writing", "{n} decided in writing", written)
    kinds = (
        (written, decided),
        (dropped, ngettext("{n} dropped", "{n} dropped", dropped)),
        (statuses, ngettext("{n} status changed", "{n} statuses changed", statuses)),
        (moved, ngettext("{n} new figure", "{n} new figures", moved)),
        (lives, begun),
    )
    moves = [(words.format(n=n), "") for n, words in kinds if n]
    told = dotted([*_outreach(counted.outreach), *moves])
    quiet = plain(_("nothing is noted since"), "$muted")
    return [told] * bool(told.plain) + [quiet] * found.quiet


def deadline_axis(ctx: Context, actions: Sequence[ActionState], width: int) -> Content:
    """How many open actions are due in each month to come, what is overdue in front."""
    months = max(1, min(MOST_MONTHS, width // MONTH - BESIDE))
    found = deadlines(actions, ctx.today, months)
    names = _(SHORT_MONTHS).split()
    columns = [(found.overdue, _("late"), "$critical")]
    columns += [(n, names[first.month - 1][:3].lower(), "$primary") for first, n in found.months]
    columns.append((found.later, f">{columns[-1][1]}", "$primary"))
    columns.append((found.undated, _("date?"), "$risk"))
    high = TALL if ctx.roomy else LOW
    counts = [n for n, _label, _style in columns]
    drawn = column_lines(counts, [style for _n, _label, style in columns], MONTH - 1, high)
    figures = (cell(str(n) if n else "", MONTH, f"bold {style}") for n, _l, style in columns)
    labels = (cell(label, MONTH, "$muted") for _n, label, _style in columns)
    return lines([*drawn, parts(*figures), parts(*labels)])
