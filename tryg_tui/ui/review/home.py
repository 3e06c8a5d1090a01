"""The front page: the next meeting, what came of the last one, what is open, past meetings."""

import datetime as dt

from textual.content import Content

from tryg_tui.core.annual.form_draft import last_year, report_todo
from tryg_tui.core.ledger.attention import attention
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.meetings import rounds
from tryg_tui.core.meetings.planning import around, minutes_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.register import Name
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages.actions import open_action
from tryg_tui.ui.pages.context import Context, nothing_yet
from tryg_tui.ui.pages.parts.standing import row as initiative_row
from tryg_tui.ui.pages.parts.standing import spaced, stand
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.review.context import INDENT, approved
from tryg_tui.ui.review.since import summary
from tryg_tui.ui.text import heading, lines, parts, plain
from tryg_tui.words import rounds as round_words
from tryg_tui.words import vocabulary
from tryg_tui.words.names import meeting_words
from tryg_tui.words.review import todo_lines

FEW = 4
"""How many open actions, and how many initiatives that ask for nothing, are shown at once."""

HIGH = 50
"""From this height of the window on, in lines, there is room for more of them."""

MANY = 9
"""How many are shown there."""

MEETINGS = 12
"""How many past meetings are shown at once: six years of them."""


def front_rows(
    ctx: Context,
    folder: Folder,
    ledger: Ledger,
    body: Id,
    width: int,
    few: int = FEW,
) -> list[Row]:
    """The sections of the page, with the meetings of a group or of all."""
    groups = () if body or len(folder.groups) < 2 else folder.groups
    named = {group.id: group.title for group in groups}
    rows = _coming_of_each(folder, ledger) if groups else _coming(folder, ledger, body)
    every = minutes_of(folder, body)
    rows += _rounds([one for one in every if one.asking], ctx.today)
    shown = {row.ref.id for row in rows}
    past = [m for m in every if m.id not in shown]
    if ctx.previous is not None:
        of = named.get(folder.body_of(ctx.previous), "")
        title = _("Since last time")
        rows.append(section(f"{title} · {of}" if of else title))
        rows.append(Row(RowRef("since"), summary(ctx)))
    rows += _actions(ctx, few)
    if past:
        rows.append(section(_("Other meetings")))
        newest = past[: -MEETINGS - 1 : -1]
        rows += [
            Row(
                RowRef("meeting", one.id),
                meeting_line(ledger, one, named.get(folder.body_of(one), "")),
            )
            for one in newest
        ]
        rows += _more("meetings", len(past) - len(newest))
    return [*rows, *_initiatives(ctx, width, few), *_report(ctx), *_empty(folder)]


def _empty(folder: Folder) -> list[Row]:
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
    rows = [Row(NOTHING, plain(one, "$muted"), under=True) for one in said]
    return [section(_("Still empty")), *rows] if rows else []


def _rounds(asking: list[Meeting], today: dt.date) -> list[Row]:
    """The rounds in writing that go on, each with how many have answered and until when."""
    rows = [section(_("In writing"))] if asking else []
    for one in asking:
        style = "bold $risk" if rounds.is_due(one, today) else "$muted"
        told = parts((one.title, "bold"), (f" · {round_words.standing_words(one, today)}", style))
        rows.append(Row(RowRef("meeting", one.id), told))
    return rows


def _coming(folder: Folder, ledger: Ledger, body: Id) -> list[Row]:
    """The meeting that comes, of a group or of all."""
    title, group = _("Next meeting"), folder.partnership.group(body).title
    key = _("g shows another group")
    rows = [section(f"{title} · {group} ({key})" if group else title)]
    _last, coming = around(folder, body)
    if coming is None:
        return [*rows, Row(RowRef("prepare", body), plain(none_planned()))]
    return [*rows, Row(RowRef("meeting", coming.id), meeting_line(ledger, coming))]


def _coming_of_each(folder: Folder, ledger: Ledger) -> list[Row]:
    """The meeting that comes of each group, with the one it held last."""
    rows = [section(_("Next meeting of each group (g shows one group only)"))]
    for group in folder.groups:
        last, coming = around(folder, group.id)
        ref = RowRef("meeting", coming.id) if coming else RowRef("prepare", group.id)
        next_one = meeting_line(ledger, coming) if coming else plain(none_planned())
        told = [parts((f"{group.title}: ", "bold $primary"), next_one)]
        if last is not None:
            when = _("held last {date}").format(date=long_date(last.date))
            told.append(parts((f"{INDENT}{when}", "$muted"), approved(ledger, last.id)))
        rows.append(Row(ref, lines(told)))
    return rows


def none_planned() -> str:
    """That no meeting is planned, and the key that prepares one."""
    return _("None is planned. Press n to prepare one.")


def meeting_line(ledger: Ledger, meeting: Meeting, group: str = "") -> Content:
    """A meeting: date, title, the group where that is to be said, state, approval, size."""
    state = vocabulary.standing(meeting)
    size = ngettext("{n} item", "{n} items", len(meeting.items)).format(n=len(meeting.items))
    entries = len(meeting.entries)
    recorded = ngettext("{n} line of minutes", "{n} lines of minutes", entries)
    there = meeting.number_of(meeting.current) if meeting.state == "open" else ""
    place = _("at item {n}").format(n=there) if there else ""
    lines_there = recorded.format(n=entries) if entries else ""
    said = " · ".join(filter(None, (group, state, place, size, lines_there)))
    date = (f"{long_date(meeting.date)}  ", "bold")
    return parts(
        date, meeting_words(meeting), (f" · {said}", "$muted"), approved(ledger, meeting.id)
    )


def _actions(ctx: Context, few: int) -> list[Row]:
    """The overdue actions and the next few open ones."""
    actions = ctx.open_actions()
    if not actions:
        return []
    overdue = sum(action.overdue(ctx.today) for action in actions)
    title = ngettext("{n} open action", "{n} open actions", len(actions)).format(n=len(actions))
    late = ngettext("{n} overdue", "{n} overdue", overdue).format(n=overdue)
    shown = actions[: max(overdue, few)]
    rows = [section(f"{title}, {late}" if overdue else title)]
    rows += [
        Row(RowRef("action", action.citation), open_action(ctx, action, "bold")) for action in shown
    ]
    return [*rows, *_more("actions", len(actions) - len(shown))]


def _initiatives(ctx: Context, width: int, few: int) -> list[Row]:
    """The initiatives that ask for attention, and a line for the rest."""
    initiatives = attention(ctx.folder, ctx.ledger, ctx.today)
    shown = initiatives[: max(few, sum(one.asks for one in initiatives))]
    rows = [
        Row(RowRef("initiative", one.initiative.id), initiative_row(ctx, one, width))
        for one in shown
    ]
    rows += _more("initiatives", len(initiatives) - len(shown))
    count = ngettext("{n} initiative", "{n} initiatives", len(initiatives))
    stands = spaced(stand(ctx, [one.initiative for one in initiatives]))
    title = parts(heading(count.format(n=len(initiatives))), "  ", stands)
    return [Row(NOTHING, title), *rows] if rows else []


def _report(ctx: Context) -> list[Row]:
    """What is still to be done for the yearly status report."""
    year = last_year(ctx.folder, ctx.today)
    if year is None:
        return []
    said = list(todo_lines(report_todo(ctx.folder, ctx.ledger, year, ctx.today)))
    return [section(_("Reporting")), Row(RowRef("report"), lines(map(plain, said)))] if said else []


def _more(what: str, rest: int) -> list[Row]:
    """A row for what is not shown, or nothing."""
    return (
        [Row(RowRef("more", what), plain(_("… and {n} more").format(n=rest), "$muted"))]
        if rest
        else []
    )


def all_actions(ctx: Context) -> Content:
    """Every open action."""
    actions = ctx.open_actions()
    return lines(lines([open_action(ctx, one, "bold"), plain("")]) for one in actions)


def all_initiatives(ctx: Context, width: int) -> Content:
    """Every initiative."""
    initiatives = attention(ctx.folder, ctx.ledger, ctx.today)
    return lines(initiative_row(ctx, one, width) for one in initiatives)
