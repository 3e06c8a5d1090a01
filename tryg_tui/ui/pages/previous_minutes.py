"""Approval of the previous minutes: what they say, and whether they are approved."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.input.names import fold
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.meetings.attendance import HERE
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.register import Around
from tryg_tui.locale import _, long_date
from tryg_tui.session.meeting import corrections, entry_drafts
from tryg_tui.ui.forms.answer import PAST, AskScreen
from tryg_tui.ui.forms.correction import ask_whose
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.navigation import CorrectionOf
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page, Secretary, Writing
from tryg_tui.ui.pages.parts.minutes import corrections_told, entry_detail, entry_row, marks
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import beside, cut, heading, lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.attendance import part_words, participant_words
from tryg_tui.words.corrections import corrected_mark, each_correction, each_roll_correction
from tryg_tui.words.entries import brief_words
from tryg_tui.words.names import item_words, meeting_words, place_words

CORRECTED = 120
"""Most cells of what each correction says that is proposed as a remark."""


def render(ctx: Context, width: int) -> Rendered:
    """The previous minutes, item by item."""
    previous = ctx.previous
    if previous is None:
        return Rendered(lines(_none_earlier(ctx)))
    rows = _decided(ctx, previous, width)
    for number, item in previous.numbered:
        rows.append(section(f"{number} {item_words(item)}"))
        entries = previous.entries_of(item.id)
        if item.not_reached:
            rows.append(Row(RowRef("item", item.id), plain(_("not reached"), "$muted")))
        rows += [
            Row(RowRef("entry", previous.cite(entry)), entry_row(ctx, previous, entry.n))
            for entry in entries
        ]
        if not (entries or item.not_reached or previous.parts_of(item.id)):
            rows.append(Row(RowRef("item", item.id), plain(_("Nothing recorded."), "$muted")))
    rows += [section(_("Attendance")), _roll_row(ctx, previous)]
    return Rendered(headline(ctx, previous), tuple(rows))


def _decided(ctx: Context, previous: Meeting, width: int) -> list[Row]:
    """What was decided last time, by itself and numbered, each with free lines around it."""
    found = [one for one in previous.entries if isinstance(one, Decision)]
    rows = [section(_("Decided last time ({n})").format(n=len(found)))] if found else []
    for n, one in enumerate(found, 1):
        citation = previous.cite(one)
        now = ctx.ledger.entry_of(citation, one)
        about, _text = brief_words(ctx.folder, previous, now, ctx.ledger)
        became = vocabulary.outcome(now.outcome) if now.outcome not in (None, "adopted") else ""
        about = "" if fold(about) in fold(now.text) else about
        said = [(f"  {words}", "$muted") for words in (about, became) if words]
        number = parts((f"{n:>2}  ", "bold $primary"))
        private = is_private(ctx.folder, previous, one)
        words = _("(private) {text}").format(text=now.text) if private else now.text
        text = parts((words, "bold"), *said, *marks(ctx, citation))
        told = beside(number, text, number.cell_length, width)
        rows.append(Row(RowRef("entry", citation), lines([told, plain("")])))
    return rows


def _roll_row(ctx: Context, previous: Meeting) -> Row:
    """How many took part, as last corrected, with a mark where that was; of those who did not,
    nothing is for everybody to see.
    """
    noted = ctx.ledger.attended(previous).attendance
    counts = Counter(one.status for one in noted if one.status in HERE or not ctx.shared)
    told = " · ".join(f"{vocabulary.presence(status)}: {n}" for status, n in counts.items())
    mark = corrected_mark(ctx.folder, ctx.ledger.corrections.get(previous.id, ()))
    marks = [(f" ({mark})", "$risk")] if mark else []
    return Row(RowRef("meeting", previous.id), parts(told or _("not noted"), *marks))


def _none_earlier(ctx: Context) -> list[Content]:
    """That there are no earlier minutes here, and how those that lie elsewhere are approved."""
    told = [plain(_("There are no earlier minutes to approve."))]
    if ctx.meeting.state in {"planned", "open"} and not ctx.shared:
        elsewhere = _("Minutes from before this folder: g approves them, k with remarks.")
        told.append(plain(elsewhere, "$muted"))
    return told


def headline(ctx: Context, previous: Meeting) -> Content:
    """Which minutes they are, and whether this or another meeting has approved them."""
    title = parts((f"{meeting_words(previous)}, {long_date(previous.date)}", "bold"))
    state = vocabulary.meeting_state(previous.state)
    approval = ctx.ledger.approvals.get(previous.id)
    if approval is None:
        may = ctx.held is not None and ctx.held.state in ("planned", "open") and not ctx.shared
        key = _("{key} approves them").format(key="g") if may else ""
        waits = (_("not approved yet"), "bold $risk")
        told = parts((f"{state} · ", "$muted"), waits, (f"   {key}", "bold $primary"))
        return lines([title, told.rstrip()])
    how = vocabulary.approval_outcome(approval.entry.outcome)
    said = f"{how} ({place_words(ctx.folder, approval.source.citation)})"
    if approval.intact:
        return lines([title, parts((f"{state} · ", "$muted"), (f"✓ {said}", "bold $good"))])
    changed = _("CHANGED AFTER APPROVAL")
    return lines([title, parts((f"{said} · ", "$muted"), (f"! {changed}", "bold $critical"))])


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """An entry in full, with the original where it was corrected."""
    previous = ctx.previous
    if row.kind == "meeting" and previous is not None:
        return _roll_detail(ctx, previous, width)
    return entry_detail(ctx, row.id, width)


def _roll_detail(ctx: Context, previous: Meeting, width: int) -> Content:
    """Who took part as last corrected, with what was noted of those who were corrected."""
    now, by = ctx.ledger.attended(previous), ctx.ledger.corrections.get(previous.id, ())
    told = (
        plain(f"{participant_words(ctx.folder, note)}: {part_words(ctx.folder, now, note)}")
        for note in now.attendance
    )
    title = heading(f"{_('Attendance')} · {place_words(ctx.folder, previous.id)}")
    changed = corrections_told(ctx.folder, each_roll_correction(ctx.folder, previous, by), width)
    return lines([title, *changed, *told])


def _corrected(ctx: Context) -> str:
    """What of the previous minutes was corrected, of what may be shown also how it should read;
    nothing where nothing was.
    """
    previous, told = ctx.previous, list[str]()
    if previous is None:
        return ""
    if previous.id in ctx.ledger.corrections:
        told.append(_("Attendance"))  # Who was away and why stands with the correction alone.
    for entry in previous.entries:
        if by := ctx.ledger.corrections.get(previous.cite(entry)):
            hidden = any(one.entry.private for one in by) or is_private(ctx.folder, previous, entry)
            *_earlier, (_by, now) = each_correction(ctx.folder, entry, by)
            said = "" if hidden else f" ({cut('; '.join(now.splitlines()), CORRECTED)})"
            told.append(_("no. {n}").format(n=entry.n) + said)
    return _("Corrected: {lines}.").format(lines="; ".join(told)) if told else ""


def _approve(*, remarks: bool) -> Writing:
    """Approve the previous minutes; with what was corrected of them since, where anything was."""

    async def approved(host: Secretary) -> None:
        if not host.begin() or _asks_day(host, remarks=remarks):
            return
        said = _corrected(host.context())
        if not (said or remarks):
            await entry_drafts.approve(host.session)
            return
        draft = await entry_drafts.approve_with_remarks(host.session, said)
        if draft is not None:
            await host.write(draft)

    return approved


def _asks_day(host: Secretary, *, remarks: bool) -> bool:
    """Ask of which day the minutes are that lie elsewhere, where there are none here."""
    ctx = host.context()
    if ctx.previous is not None:
        return False

    def earlier(day: dt.date | None) -> tuple[dt.date | None, str]:
        late = day is not None and day >= ctx.today
        return (None, _("That is no day before the meeting.")) if late else (day, "")

    def around() -> Around:
        return replace(around_of(host.session.workspace), today=ctx.today)

    async def approve(day: dt.date | None) -> None:
        if day is None:
            return
        draft = entry_drafts.approve_elsewhere(host.session, day, remarks=remarks)
        if draft is not None:
            await host.write(draft)

    hint = _("The minutes are not in this folder: write the date, for example 27.2.2017.")
    window = AskScreen(_("Minutes of which day?"), PAST, hint=hint, around=around, make=earlier)
    host.ask(window, approve)
    return True


def _amend(host: Secretary) -> None:
    """Open the form of how the highlighted line of the previous minutes should read."""
    roll = host.row.of("meeting")
    if roll and host.begin():
        ask_whose(host.session, roll, host.ask, lambda about: _correct(host, about))
        return
    about = corrections.begin(host.session, host.row.of("entry"))
    if about is None:
        host.say(_("Highlight the line to correct first, with ↑ and ↓."))
    elif host.begin():
        _correct(host, about)


def _correct(
    host: Secretary, about: corrections.Correcting | corrections.CorrectingPart | None
) -> None:
    """Open the form of a correction."""
    if about is not None:
        host.visit(CorrectionOf(host.session, about))


APPROVAL: Mapping[str, Writing] = {
    "approve": _approve(remarks=False),
    "approve_remarks": _approve(remarks=True),
    "amend": _amend,
}
"""What carries out the commands that approve or correct the minutes."""

PAGES = (Page(view="previous-minutes", render=render, detail=detail, writing=APPROVAL),)
"""The page of this view."""
