"""Approval of the previous minutes: what they say, and whether they are approved."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.input.fields import values_of
from tryg_tui.core.ledger.corrections import Correction
from tryg_tui.core.meetings.planning import OVER, of_body
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Decision,
    LifeCycle,
    Outreach,
    Status,
)
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.register import Around
from tryg_tui.locale import _, clock, long_date
from tryg_tui.session.meeting import corrections, entry_drafts
from tryg_tui.ui.forms.answer import PAST, AskScreen
from tryg_tui.ui.forms.correction import ask_whose
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.navigation import CorrectionOf
from tryg_tui.ui.pages.context import Context, Rendered, facts
from tryg_tui.ui.pages.page import Page, Secretary, Writing
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.text import Part, heading, lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.attendance import part_words, participant_words
from tryg_tui.words.corrections import corrected_mark, each_correction, each_roll_correction
from tryg_tui.words.dates import when_words
from tryg_tui.words.entries import brief_words, entry_label
from tryg_tui.words.fields import choices, label
from tryg_tui.words.names import item_words, meeting_words, place_words

REPORTED = (Decision, Action, Status, LifeCycle, Outreach)
"""What of a group's minutes is told to another group."""


def render(ctx: Context, width: int) -> Rendered:
    """The previous minutes, item by item."""
    previous = ctx.previous
    if previous is None:
        return Rendered(lines(_none_earlier(ctx)))
    rows: list[Row] = []
    for number, item in previous.numbered:
        rows.append(section(f"{number} {item_words(item)}"))
        entries = previous.entries_of(item.id)
        if item.not_reached:
            rows.append(Row(RowRef("item", item.id), plain(_("not reached"), "$muted")))
        rows += [
            Row(RowRef("entry", previous.cite(entry)), entry_row(ctx, previous, entry.n))
            for entry in entries
        ]
        if not entries and not item.not_reached:
            rows.append(Row(RowRef("item", item.id), plain(_("Nothing recorded."), "$muted")))
    if not ctx.shared:
        rows += [section(_("Attendance")), _roll_row(ctx, previous)]
    return Rendered(headline(ctx, previous), tuple(rows))


def _roll_row(ctx: Context, previous: Meeting) -> Row:
    """How many took part, as last corrected, with a mark where that was."""
    counts = Counter(note.status for note in ctx.ledger.attended(previous).attendance)
    told = " · ".join(f"{vocabulary.presence(status)}: {n}" for status, n in counts.items())
    mark = corrected_mark(ctx.ledger.corrections.get(previous.id, ()))
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
        return lines(
            [title, parts((f"{state} · ", "$muted"), (_("not approved yet"), "bold $risk"))]
        )
    how = vocabulary.approval_outcome(approval.entry.outcome)
    said = f"{how} ({place_words(approval.source.citation)})"
    if approval.intact:
        return lines([title, parts((f"{state} · ", "$muted"), (f"✓ {said}", "bold $good"))])
    changed = _("CHANGED AFTER APPROVAL")
    return lines([title, parts((f"{said} · ", "$muted"), (f"! {changed}", "bold $critical"))])


def entry_row(ctx: Context, meeting: Meeting, n: int) -> Content:
    """An entry of a meeting as last corrected, what it is about first, with a mark where it was."""
    entry = meeting.entry(n)
    if entry is None:
        return plain("")
    citation = meeting.cite(entry)
    known = known_marks(ctx, citation)
    now = ctx.ledger.entry_of(citation, entry)
    about, text = brief_words(ctx.folder, meeting, now, ctx.ledger)
    mark = corrected_mark(ctx.ledger.corrections.get(citation, ()))
    marks = [(f" ({mark})", "$risk")] if mark else []
    named = (f"{about}: " if about else "", "$primary")
    return parts((f"{entry_label(entry)} ", "bold"), named, text, *marks, *known)


def report_rows(ctx: Context) -> list[Row]:
    """What the group that reports under an item has decided, agreed and said of initiatives at its
    meetings since the last time, or at its last one; nothing where no group reports.
    """
    group = next((b for b in ctx.folder.partnership.bodies if b.id == ctx.item.of), None)
    if group is None:
        return []
    last = ctx.previous.date if ctx.previous else dt.date.min
    met = [m for m in of_body(ctx.folder, group.id) if m.state in OVER and m.date <= ctx.today]
    rows: list[Row] = []
    for meeting in reversed([m for m in met if m.date > last] or met[-1:]):
        named = "" if group.title in meeting.title else f"{group.title}: "
        rows.append(section(f"{named}{meeting.title}, {long_date(meeting.date)}"))
        told = [one for one in meeting.entries if isinstance(one, REPORTED)]
        rows += [
            Row(RowRef("entry", meeting.cite(one)), entry_row(ctx, meeting, one.n)) for one in told
        ]
        if not told:
            rows.append(Row(NOTHING, plain(_("Nothing recorded."), "$muted"), under=True))
    never = _("{group} has held no meeting here yet.").format(group=group.title)
    return rows or [Row(NOTHING, plain(never, "$muted"), under=True)]


def known_marks(ctx: Context, citation: Citation) -> list[Part]:
    """That a decision is to be made known, or was: a mark for each outreach that says so."""
    marks: list[Part] = []
    for one in ctx.ledger.outreach:
        if one.entry.of != citation or one.state == "dropped":
            continue
        channel = one.entry.channel or _("channel not stated")
        if one.state == "done":
            marks.append((f"  ✓ {_('made known')}: {channel}", "$good"))
        else:
            due = when_words(one.due, one.due_text)
            style = "bold $critical" if one.overdue(ctx.today) else "bold $primary"
            marks.append((f"  → {_('to be made known')}: {channel}, {due}", style))
    return marks


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
    title = heading(f"{_('Attendance')} · {place_words(previous.id)}")
    changed = _corrections(each_roll_correction(ctx.folder, previous, by), width)
    return lines([title, *changed, *told])


def _corrections(by: Iterable[tuple[Correction, str]], width: int) -> list[Content]:
    """Where each of some corrections stands, what it changed, and why."""
    rows = []
    for correction, said in by:
        place = place_words(correction.source.citation)
        rows += [
            heading(_("Corrected in {citation}").format(citation=place)),
            plain(said),
            facts(width, (_("Why"), correction.entry.why)),
            plain(""),
        ]
    return rows


def entry_detail(ctx: Context, citation: Citation, width: int) -> Content:
    """All that is recorded about one entry."""
    found = ctx.entry(citation)
    if found is None:
        return plain("")
    meeting, entry = found
    item = meeting.item(entry.item)
    rows = [heading(f"{entry_label(entry)} · {place_words(meeting.id)}")]
    if entry.text:
        rows += [plain(entry.text), plain("")]
    by = ctx.ledger.corrections.get(citation, ())
    rows += _corrections(each_correction(ctx.folder, entry, by), width)
    when = _("{date} at {time}").format(date=long_date(entry.at.date()), time=clock(entry.at))
    under = (_("Item"), item_words(item) if item else entry.item)
    rows.append(facts(width, *fields_of(ctx, entry), under, (_("Recorded"), when)))
    return lines(rows)


def fields_of(ctx: Context, entry: AnyEntry) -> list[tuple[str, str]]:
    """The fields of an entry but its text, as pairs of label and words."""
    pairs = []
    for field, value in values_of(entry, ctx.folder).items():
        known = place_words(value) if field == "of" else value
        words = dict(choices(field, ctx.folder)).get(value, known)
        if field not in {"text", "private"} or (field == "private" and value):
            pairs.append((label(field), words))
    return pairs


async def _approve(host: Secretary) -> None:
    """Approve the previous minutes without remarks."""
    if host.begin() and not _asks_day(host, remarks=False):
        await entry_drafts.approve(host.session)


async def _approve_remarks(host: Secretary) -> None:
    """Approve the previous minutes with remarks."""
    if not host.begin() or _asks_day(host, remarks=True):
        return
    draft = await entry_drafts.approve_with_remarks(host.session)
    if draft is not None:
        await host.write(draft)


def _asks_day(host: Secretary, *, remarks: bool) -> bool:
    """Ask of which day the minutes are that lie elsewhere, where there are none here."""
    ctx = host.context()
    if ctx.previous is not None:
        return False

    def earlier(day: dt.date | None) -> tuple[dt.date | None, str]:
        late = day is not None and day >= ctx.today
        return (None, _("That is no day before the meeting.")) if late else (day, "")

    def around() -> Around:
        return replace(around_of(host.session.desk), today=ctx.today)

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
    "approve": _approve,
    "approve_remarks": _approve_remarks,
    "amend": _amend,
}
"""What carries out the commands that approve or correct the minutes."""

PAGES = (Page(view="previous-minutes", render=render, detail=detail, writing=APPROVAL),)
"""The page of this view."""
