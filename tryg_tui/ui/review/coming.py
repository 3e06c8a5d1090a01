"""The tile of the meeting that comes: when, where, who leads and writes, what is ready, and what is
to be done before it.
"""

import datetime as dt
from collections.abc import Iterator

from textual.content import Content

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.meetings import rounds
from tryg_tui.core.meetings.planning import around
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.brief import Duty, Ready, duties, readiness
from tryg_tui.locale import _, clock, long_date, medium_date, ngettext, weekday_date
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.row import Row, RowRef
from tryg_tui.ui.review.context import INDENT, approved
from tryg_tui.ui.text import HANG, Part, lines, parts, plain, shortened
from tryg_tui.ui.widgets.columns import Tile, line
from tryg_tui.words import rounds as round_words
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import age_words
from tryg_tui.words.names import meeting_words, person_words, place_words

NARROW = 54
"""Below this width, in cells, less is said of a meeting."""

MOST = 5
"""How much that is to be done is shown at most where several groups meet."""

OPEN = ("?", "bold $risk")
"""What stands where something is still to be said."""


def coming(ctx: Context, body: Id, width: int) -> Tile:
    """The meeting that comes, of a group or of all, with what is to be done before it."""
    folder, today = ctx.folder, ctx.today
    last, meeting = around(folder, body)
    ready = readiness(folder, ctx.ledger, last, meeting, today)
    todo = [_duty(ctx, one, width) for one in duties(ready, last, meeting, today)]
    group = folder.partnership.group(body).title
    key = _("g shows another group") if group else ""
    named = f" · {group}" if group else ""
    if meeting is None:
        row = Row(RowRef("prepare", body), plain(none_planned()))
        title = f"{_('Next meeting')}{named}"
    else:
        row = Row(RowRef("meeting", meeting.id), _meeting(ctx, meeting, ready, width))
        title = _title(meeting, named, today)
    return Tile(title=title, said=key, rows=(row,), last=tuple(todo))


def _title(meeting: Meeting, group: str, today: dt.date) -> str:
    """That a meeting goes on, or when it comes, and of which group it is."""
    if meeting.state == "open":
        return f"{_('The meeting goes on')}{group}"
    when = when_left(meeting.date, today).plain
    return f"{_('Next meeting')}{group}: {when}"


def _meeting(ctx: Context, meeting: Meeting, ready: Ready, width: int) -> Content:
    """The meeting in a few lines."""
    folder = ctx.folder
    narrow = width < NARROW
    date = medium_date(meeting.date) if narrow else weekday_date(meeting.date)
    times = "–".join(clock(one) for one in (meeting.start, meeting.end) if one)
    when: list[Part] = [(date[:1].upper() + date[1:], "bold"), (" · ", "$muted")]
    when += [(times, "bold")] if times else [(f"{_('Time')} ", ""), OPEN]
    when += [(" · ", "$muted")]
    when += [(meeting.place, "")] if meeting.place else [(f"{_('Place')} ", ""), OPEN]
    leads = _leads(folder, meeting)
    writes = person_words(folder, meeting.secretary) if meeting.secretary else ""
    rows = [plain(meeting_words(meeting), "bold"), parts(*when)]
    for label, who in ((_("Chair"), leads), (_("Minute-taker"), writes)):
        told = parts((f"{label}: ", "$muted"), (who, "") if who else OPEN)
        rows.append(shortened(told, width) if narrow else told)
    running = meeting.state == "open"
    return lines([*rows, parts(*_standing(meeting)) if running else _ready(ready, narrow=narrow)])


def _leads(folder: Folder, meeting: Meeting) -> str:
    """Who leads a meeting: all of them, where several do."""
    return "; ".join(person_words(folder, one) for one in meeting.chairs)


def _standing(meeting: Meeting) -> Iterator[Part]:
    """Where a meeting that goes on has come to."""
    there = meeting.number_of(meeting.current)
    n = len(meeting.entries)
    said = [_("at item {n}").format(n=there)] if there else []
    said.append(ngettext("{n} line of minutes", "{n} lines of minutes", n).format(n=n))
    yield (f"▸ {vocabulary.standing(meeting)}", "bold $good")
    yield (f" · {' · '.join(said)}", "")


def _ready(ready: Ready, *, narrow: bool) -> Content:
    """What is ready for a meeting, and what is not."""
    told = [(_("agenda"), ready.agenda, "")]
    if ready.minutes is not None:
        told.append((_("last minutes"), ready.minutes, ""))
    if ready.year is not None:
        figures = f" {ready.came}/{ready.asked}"
        told.append((_("forms"), ready.came == ready.asked, figures))
    pieces: list[Part] = [] if narrow else [(f"{_('Ready')}: ", "$muted")]
    for words, done, figures in told:
        sign = (" ✓", "bold $good") if done else (" ◌", "bold $risk")
        pieces += [(f"{words}{figures}", ""), sign, ("  ", "")]
    return parts(*pieces)


def _duty(ctx: Context, duty: Duty, width: int, group: str = "") -> Row:
    """Something to be done, by when, of which group where that is to be said, and the keys that do
    it.
    """
    late, left = duty.due < ctx.today, when_left(duty.due, ctx.today)
    # Of several groups r goes to the one that meets first.
    words, keys = _duty_words(ctx, duty, "Enter" if group else "r")
    if duty.kind == "agenda" and late:
        # Nobody notes that it was sent, so that it is no fault.
        late, left = False, plain("")
    sign = ("! ", "bold $critical") if late else ("○ ", "$muted")
    ref = RowRef("meeting", duty.meeting) if duty.meeting else RowRef("report")
    words = " · ".join(filter(None, (words, group)))
    told, key = parts(sign, words), parts(("  ", ""), (keys, "$primary"))
    if told.cell_length + key.cell_length + left.cell_length < width:
        return Row(ref, line(parts(told, key), left, width))
    if told.cell_length + left.cell_length < width:
        return Row(ref, lines([line(told, left, width), key]))
    return Row(ref, lines([shortened(told, width, 2, HANG), line(key, left, width)]))


def _duty_words(ctx: Context, duty: Duty, key: str) -> tuple[str, str]:
    """What is to be done, and the keys that do it from here; one goes to the meeting."""
    by = long_date(duty.due)
    match duty.kind:
        case "agenda":
            words = _("Send the agenda by {date}")
            if duty.due < ctx.today:
                words = _("Is the agenda out? It was to go by {date}")
            return words.format(date=by), _("Enter, then E")
        case "minutes":
            words = _("Finish and send the minutes of {meeting}")
            return words.format(meeting=place_words(ctx.folder, duty.meeting)), _(
                "Enter, then c and E"
            )
        case "meeting" if duty.due == ctx.today:
            return _("Hold the meeting"), _("{key}, then c").format(key=key)
        case "meeting":
            return _("Hold the meeting, move it or call it off"), _("{key}, then c, A or X").format(
                key=key
            )
        case "forms":
            pattern = ngettext(
                "Get {n} form for {year} before the meeting",
                "Get {n} forms for {year} before the meeting",
                duty.n,
            )
            return pattern.format(n=duty.n, year=duty.year), "Enter"
        case "again":
            pattern = ngettext(
                "Look again at {n} decision at the meeting",
                "Look again at {n} decisions at the meeting",
                duty.n,
            )
            return pattern.format(n=duty.n), "Enter"


def when_left(due: dt.date, today: dt.date) -> Content:
    """How long there is until a day, or how long ago it was."""
    if due == today:
        return plain(_("today"), "bold $risk")
    age = age_words(due, today)
    if due < today:
        return plain(_("{time} late").format(time=age), "bold $critical")
    return plain(_("in {time}").format(time=age), "$muted")


def coming_of_each(ctx: Context, width: int) -> Tile:
    """The meeting that comes of each group, the first one first, with the one it held last, and
    what is to be done soonest.
    """
    folder, ledger, today = ctx.folder, ctx.ledger, ctx.today
    rows: list[Row] = []
    todo: list[tuple[Duty, str]] = []
    found = [(group, *around(folder, group.id)) for group in folder.groups]
    for group, last, meeting in sorted(found, key=lambda one: _turn(one[2])):
        ref = RowRef("meeting", meeting.id) if meeting else RowRef("prepare", group.id)
        next_one = meeting_line(folder, ledger, meeting) if meeting else plain(none_planned())
        told = [parts((f"{group.title}: ", "bold $primary"), next_one)]
        if meeting and meeting.chairs:
            told.append(parts((f"{INDENT}{_('Chair')}: ", "$muted"), _leads(folder, meeting)))
        if last is not None:
            when = _("held last {date}").format(date=long_date(last.date))
            told.append(parts((f"{INDENT}{when}", "$muted"), approved(folder, ledger, last.id)))
        ready = readiness(folder, ledger, last, meeting, today)
        # The forms of a year are the same for all, so that whoever meets first asks for them.
        own = [
            one for one in duties(ready, last, meeting, today) if one.kind != "forms" or not rows
        ]
        todo += [(one, group.title) for one in own]
        rows.append(Row(ref, lines(told)))
    todo.sort(key=lambda one: one[0].due)
    last_rows = tuple(_duty(ctx, one, width, group) for one, group in todo[:MOST])
    title, key = _("Next meeting of each group"), _("g shows one group only")
    return Tile(title=title, said=key, rows=tuple(rows), last=last_rows)


def _turn(meeting: Meeting | None) -> tuple[bool, bool, dt.date]:
    """When it is the turn of a meeting that comes: what goes on first, then by date; none last."""
    if meeting is None:
        return True, True, dt.date.max
    return False, meeting.state != "open", meeting.date


def none_planned() -> str:
    """That no meeting is planned, and the key that prepares one."""
    return _("None is planned. Press n to prepare one.")


def meeting_line(folder: Folder, ledger: Ledger, meeting: Meeting, group: str = "") -> Content:
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
        date, meeting_words(meeting), (f" · {said}", "$muted"), approved(folder, ledger, meeting.id)
    )


def in_writing(ctx: Context, asking: list[Meeting]) -> Iterator[Tile]:
    """The rounds in writing that go on, each with how many have answered and until when."""
    rows = []
    for one in asking:
        style = "bold $risk" if rounds.is_due(one, ctx.today) else "$muted"
        standing = round_words.standing_words(one, ctx.today)
        rows.append(
            Row(RowRef("meeting", one.id), parts((one.title, "bold"), (f" · {standing}", style)))
        )
    if rows:
        yield Tile(title=_("In writing"), rows=tuple(rows))
