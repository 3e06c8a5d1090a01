"""The front page as tiles: the next meeting, what came of the last one, what asks for something,
index, initiatives, deadlines, past meetings.
"""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.annual.form_draft import last_year, report_todo
from tryg_tui.core.ledger.attention import Attention, attention
from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.meetings.planning import minutes_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.register import Name
from tryg_tui.core.review.brief import Wanting, wanting
from tryg_tui.locale import _, medium_date, ngettext
from tryg_tui.ui.pages.actions import late_mark, open_action
from tryg_tui.ui.pages.context import Context, nothing_yet
from tryg_tui.ui.pages.index.words import index_figures
from tryg_tui.ui.pages.parts.standing import row as initiative_row
from tryg_tui.ui.pages.parts.standing import spaced, stand, state
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.review.coming import NARROW, coming, coming_of_each, in_writing
from tryg_tui.ui.review.context import INDENT
from tryg_tui.ui.review.tally import bars, deadline_axis, since_when
from tryg_tui.ui.text import HANG, lines, one_line, parts, plain, shortened, spread
from tryg_tui.ui.widgets.columns import Tile, line
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import meeting_words, owner_words, role_words
from tryg_tui.words.review import counted_words, todo_lines

MEETINGS = 12
"""How many past meetings are shown at most: six years of them."""

SIGNS = {"final": "●", "draft": "◌", "cancelled": "✗", "planned": "○", "open": "▸"}
"""A sign for each state of a meeting."""


def left_tiles(ctx: Context, body: Id, width: int) -> list[Tile]:
    """The meeting that comes, the rounds in writing, index and initiatives, past meetings."""
    folder = ctx.folder
    groups = () if body or len(folder.groups) < 2 else folder.groups
    first = coming_of_each(ctx, width) if groups else coming(ctx, body, width)
    every = minutes_of(folder, body)
    tiles = [first, *in_writing(ctx, [one for one in every if one.asking])]
    named = {group.id: group.title for group in groups}
    shown = {row.ref.id for tile in tiles for row in tile.rows}
    past = [one for one in every if one.id not in shown]
    tiles += [*_index(ctx, width), *_initiatives(ctx, width)]
    # Those that come, the next one first, and then those that were, the last one first.
    ahead = [one for one in past if one.state == "planned"]
    newest = [*ahead, *(one for one in reversed(past) if one not in ahead)][:MEETINGS]
    rows = tuple(
        Row(RowRef("meeting", one.id), _past(ctx, one, named.get(folder.body_of(one), ""), width))
        for one in newest
    )
    if rows:
        rest = RowRef("more", "meetings")
        said = counted_words(past)
        hidden = len(past) - len(newest)
        tiles.append(
            Tile(title=_("Other meetings"), said=said, more=rows, rest=rest, hidden=hidden)
        )
    return tiles


def right_tiles(ctx: Context, body: Id, width: int) -> list[Tile]:
    """What has come of the last meeting, what asks for something, deadlines, what is empty."""
    actions = ctx.open_actions()
    tiles = [*_since(ctx, body, width), *_wanting(ctx, actions, width)]
    return [*tiles, *_deadlines(ctx, actions, width), *_empty(ctx.folder)]


def _since(ctx: Context, body: Id, width: int) -> Iterator[Tile]:
    """What has come of the last meeting, in bars."""
    if ctx.previous is None:
        return
    folder = ctx.folder
    groups = {} if body or len(folder.groups) < 2 else {g.id: g.title for g in folder.groups}
    of = groups.get(folder.body_of(ctx.previous), "")
    title = _("Since last time")
    yield Tile(
        title=f"{title} · {of}" if of else title,
        said=since_when(ctx),
        rows=(Row(RowRef("since"), bars(ctx, width)),),
    )


def _wanting(ctx: Context, actions: tuple[ActionState, ...], width: int) -> Iterator[Tile]:
    """What asks for something, the worst first."""
    found = wanting(ctx.folder, ctx.ledger, actions, ctx.today)
    rows = [_asking(ctx, one, width) for one in found.worst]
    rows += [_action(ctx, one, width) for one in found.overdue]
    rows += [_asking(ctx, one, width) for one in found.others]
    counted = (*_ownerless(ctx, found, width), *_report(ctx, width))
    if rows or counted:
        yield Tile(
            title=_("Asks for something"),
            said=str(len(rows) + len(counted)),
            more=tuple(rows),
            last=counted,
            asks=True,
            rest=RowRef("more", "actions" if found.overdue else "initiatives"),
        )


def _asking(ctx: Context, asking: Attention, width: int) -> Row:
    """An initiative that asks for attention, and why."""
    one = asking.initiative
    sign, word, style = state(ctx, one)
    reasons = [vocabulary.attention_reason(reason) for reason in asking.reasons]
    why = reasons[0] if asking.first not in ("off-track", "at-risk") else word
    left = parts((f"{sign} ", style), (one.title, "bold"))
    return Row(RowRef("initiative", one.id), line(left, plain(why, style), width))


def _action(ctx: Context, action: ActionState, width: int) -> Row:
    """An open action: when it is due and who has it, below it where there is little room."""
    mark = late_mark(action, ctx.today)
    when = parts(mark)
    if not action.overdue(ctx.today):
        said = _due(action)
        when = parts(mark, said, " " * max(1, DUE + 1 - said.cell_length))
    told, who = parts(when, one_line(action.text)), _who(ctx, action)
    ref, room = RowRef("action", action.citation), width - who.cell_length - 1
    if min(told.cell_length, when.cell_length + TEXT) <= room:
        return Row(ref, line(told, who, width))
    if not action.owners and not action.owner_text:
        told, who = spread(when, who, width), plain(one_line(action.text))
    below = shortened(who, width - len(INDENT))
    return Row(ref, lines([shortened(told, width), parts(INDENT, below)]))


def _due(action: ActionState) -> Content:
    """When an action is due: in its own words where there is room for them, else the date."""
    words = due_words(action.due, action.due_text) if action.due or action.due_text else ""
    if not words:
        return plain("?", "bold $risk")
    if cell_len(words) > DUE and action.due:
        words = medium_date(action.due)
    return shortened(plain(one_line(words), "$muted"), DUE if action.due else WORDS)


def _who(ctx: Context, action: ActionState) -> Content:
    """Who has an action: by name, else by role, the first of several; or that nobody has."""
    if not (action.owners or action.owner_text):
        return plain("?", "bold $risk")
    people = [ctx.folder.person(id) for id in action.owners]
    named = [
        (one and one.name) or role_words(ctx.folder, id)
        for id, one in zip(action.owners, people, strict=True)
    ]
    first, *others = (*named, *([action.owner_text] if action.owner_text else []))
    return plain(one_line(first) + (f" +{len(others)}" if others else ""), "$muted")


TEXT = 24
"""The cells that an action's own words have at least in a line."""

DUE, WORDS = 15, 26
"""The cells for when an action is due, and the most of them where only words say so."""


def _ownerless(ctx: Context, found: Wanting, width: int) -> Iterator[Row]:
    """How many open actions need a new owner, and who has left them; and how many nobody has."""
    n, none = len(found.left), found.unowned
    gone = dict.fromkeys(owner for action in found.left for owner in action.owners)
    who = ", ".join(owner_words(ctx.folder, one) for one in gone)
    left = ngettext(
        "{n} action needs a new owner – {who}: left",
        "{n} actions need a new owner – {who}: left",
        n,
    )
    unowned = ngettext(
        "{n} of {open} open actions has no owner", "{n} of {open} open actions have no owner", none
    )
    for count, pattern in ((n, left), (none, unowned)):
        if count:
            said = one_line(pattern.format(n=count, open=found.open, who=who))
            told = shortened(parts(("? ", "bold $risk"), said), width, 2, HANG)
            yield Row(RowRef("more", "actions"), told)


def _report(ctx: Context, width: int) -> Iterator[Row]:
    """What is still to be done for the yearly status report."""
    year = last_year(ctx.folder, ctx.today)
    if year is not None:
        todo = report_todo(ctx.folder, ctx.ledger, year, ctx.today)
        if said := [parts(("○ ", "$muted"), one) for one in todo_lines(todo)]:
            yield Row(RowRef("report"), lines(shortened(one, width, 2, HANG) for one in said))


def _deadlines(ctx: Context, actions: tuple[ActionState, ...], width: int) -> Iterator[Tile]:
    """When the open actions are due, by month, and the next of them."""
    if not actions:
        return
    late = sum(action.overdue(ctx.today) for action in actions)
    n = len(actions)
    title = ngettext("{n} open action", "{n} open actions", n).format(n=n)
    overdue = ngettext("{n} overdue", "{n} overdue", late).format(n=late) if late else ""
    ahead = [action for action in actions if not action.overdue(ctx.today)]
    more = tuple(_action(ctx, action, width) for action in ahead)
    rest = RowRef("more", "actions")
    axis = Row(rest, deadline_axis(ctx, actions, width))
    title = f"{title}, {overdue}" if overdue else title
    yield Tile(title=title, rows=(axis,), more=more, rest=rest)


def _index(ctx: Context, width: int) -> Iterator[Tile]:
    """The figures of the safety survey."""
    found = index_figures(ctx, width)
    if found is not None:
        title, said, drawn = found
        yield Tile(
            title=f"{_('Safety index')} · {title}", said=said, rows=(Row(RowRef("figure"), drawn),)
        )


def _initiatives(ctx: Context, width: int) -> Iterator[Tile]:
    """The initiatives in a strip, and a line for each."""
    initiatives = [one.initiative for one in attention(ctx.folder, ctx.ledger, ctx.today)]
    if not initiatives:
        return
    n = len(initiatives)
    title = ngettext("{n} initiative", "{n} initiatives", n).format(n=n)
    rest = RowRef("more", "initiatives")
    more = tuple(_initiative(ctx, one, width) for one in initiatives)
    strip = lines([_strip(ctx, initiatives), spaced(stand(ctx, initiatives))])
    yield Tile(title=title, rows=(Row(rest, strip),), more=more, rest=rest)


def _strip(ctx: Context, initiatives: list[Initiative]) -> Content:
    """A sign for each initiative, those alike together."""
    signs: dict[tuple[str, str], int] = {}
    for one in initiatives:
        sign, _word, style = state(ctx, one)
        signs[sign, style] = signs.get((sign, style), 0) + 1
    order = "■▲●◌·○✓"
    known = sorted(signs.items(), key=lambda one: order.find(one[0][0]))
    return plain("   ").join(parts((" ".join(sign * n), style)) for (sign, style), n in known)


def _initiative(ctx: Context, one: Initiative, width: int) -> Row:
    """An initiative in a line: its sign and how it stands."""
    sign, word, style = state(ctx, one)
    left = parts((f"{sign} ", style), one.title)
    return Row(RowRef("initiative", one.id), line(left, plain(word, style), width))


def _past(ctx: Context, meeting: Meeting, group: str, width: int) -> Content:
    """A meeting: when it was, its title and group, and how its minutes stand; below if long."""
    approval = ctx.ledger.approvals.get(meeting.id)
    standing, sign = plain(vocabulary.standing(meeting), "$muted"), SIGNS[meeting.state]
    style = "$risk" if meeting.state == "draft" else "$muted"
    if approval and approval.intact:
        standing, sign, style = plain(_("approved"), "$good"), "✓", "$good"
    elif approval:
        standing = plain(f"! {_('CHANGED AFTER APPROVAL')}", "bold $critical")
    title = " · ".join(filter(None, (group, meeting_words(meeting))))
    told = parts((f"{sign} ", style), (f"{medium_date(meeting.date)}  ", "bold"), one_line(title))
    long = width < NARROW or standing.cell_length > DUE
    if long and told.cell_length + 1 + standing.cell_length > width:
        below = shortened(standing, width - len(INDENT))
        return lines([shortened(told, width), parts(INDENT, below)])
    return line(told, standing, width)


def _empty(folder: Folder) -> Iterator[Tile]:
    """The registers in which there is nothing yet, with the key that fills them."""
    lacking: tuple[tuple[bool, str, Name], ...] = (
        (bool(folder.partnership.people), _("No participants are registered."), "people"),
        (bool(folder.initiatives), _("No initiatives are registered."), "initiatives"),
        (
            bool(folder.measures),
            _("The folder holds no figures of the safety survey."),
            "measures",
        ),
    )
    said = [nothing_yet(words, name) for there, words, name in lacking if not there]
    rows = tuple(Row(NOTHING, plain(one, "$muted"), under=True) for one in said)
    if rows:
        yield Tile(title=_("Still empty"), rows=rows)


def all_actions(ctx: Context) -> Content:
    """Every open action."""
    actions = ctx.open_actions()
    return lines(lines([open_action(ctx, one, "bold"), plain("")]) for one in actions)


def all_initiatives(ctx: Context, width: int) -> Content:
    """Every initiative."""
    initiatives = attention(ctx.folder, ctx.ledger, ctx.today)
    return lines(initiative_row(ctx, one, width) for one in initiatives)
