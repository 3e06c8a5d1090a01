"""Approval of the agenda: who is here, and what the meeting is about."""

from collections.abc import Mapping
from functools import partial

from textual.content import Content

from tryg_tui.core.input.names import named_people, with_capitals, written
from tryg_tui.core.meetings.attendance import attendance_of
from tryg_tui.core.model.attendance import Attendance, Presence
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.registers.register import present
from tryg_tui.core.review.attendance import left_but_present
from tryg_tui.locale import N_, _
from tryg_tui.session.meeting import attendance, entry_drafts
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.steps import begun
from tryg_tui.ui.forms.answer import PERSON, AskScreen, times_asked
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.meeting.sentences import agenda_remarks, refusal_words
from tryg_tui.ui.navigation import PartOf
from tryg_tui.ui.pages.context import Context, Rendered, facts, nothing_yet, source_words
from tryg_tui.ui.pages.page import Page, Secretary, Writing
from tryg_tui.ui.pages.parts import room
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.review.tally import large, title
from tryg_tui.ui.text import cell, lines, one_line, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.attendance import notes_words, span_words
from tryg_tui.words.names import (
    aim_words,
    item_words,
    link_marks,
    partner_words,
    person_words,
    place_words,
    subject_words,
)

SYMBOLS: dict[Presence | None, tuple[str, str]] = {
    "present": ("✓", "$good"),
    "apologies": ("–", "$muted"),
    "absent": ("✗", "$critical"),
    "guest": ("+", "$primary"),
    None: ("·", "$muted"),
}
"""A sign and a colour for each presence; the word stands beside it."""

STATUS_WIDTH = 12

LARGE = 5
"""The lines of large numbers where there is room for them."""

NAME = 24
"""Fewest cells for a name beside the times."""


def render(ctx: Context, width: int) -> Rendered:
    """Before the meeting what has happened since the last one, then who is here; the agenda."""
    if ctx.meeting.state == "planned":
        said = parts((_("Since last time"), "bold $primary"), "  ", title(ctx))
        told = large(ctx, width, LARGE if ctx.roomy else 0)
        nothing = plain(_("No meeting has been held before."), "$muted")
        row = Row(RowRef("since"), lines(told)) if told else Row(NOTHING, nothing)
        return Rendered(said, (row, *_agenda(ctx)))
    if ctx.shared:
        return Rendered(room.present_line(ctx), tuple(room.here_rows(ctx)))
    large_counts = room.present_large(ctx)
    here = {note.person for note in ctx.meeting.attendance}
    everybody = ctx.folder.partnership.people
    called = present(everybody, ctx.meeting.date, ctx.meeting.body)
    people = [one for one in everybody if one.id in here or one in called]
    partners = ctx.folder.partnership.partners
    rows: list[Row] = []
    for partner in partners:
        rows.append(section(partner.title))
        rows += [_person(ctx, person, width) for person in people if person.partner == partner.id]
    known = {partner.id for partner in partners}
    others = [_person(ctx, person, width) for person in people if person.partner not in known]
    listed = {person.id for person in people}
    others += [
        Row(RowRef("person", note.person), _line(ctx, note.name or note.person, note, width))
        for note in ctx.meeting.attendance
        if note.person not in listed
    ]
    if others:
        rows += [section(_("Others")), *others]
    if not any(row.ref for row in rows):
        none = plain(nothing_yet(_("No participants are registered."), "people"), "$muted")
        rows.append(Row(NOTHING, none, under=True))
    head = room.noted_line(ctx, len(called), width) if large_counts else room.present_line(ctx)
    if ctx.meeting.state == "open" and not ctx.meeting.attendance:
        hint = _("Press V to note all as present, then mark those who are not.")
        head = lines([head, plain(hint, "$muted")])
    return Rendered(head, (*rows, *_agenda(ctx)), large=large_counts)


def _agenda(ctx: Context) -> list[Row]:
    """The agenda under a heading; of one that stands beside the page, what was put on it or carried
    over to it.
    """
    beside = ctx.meeting.state != "planned"
    shown = [
        Row(RowRef("item", item.id), plain(_agenda_line(ctx.folder, number, item)))
        for number, item in ctx.meeting.numbered
        if not beside or item.late or item.carried_from
    ]
    title = _("Put on the agenda or carried over") if beside else _("Agenda")
    return [section(title), *shown] if shown else []


def _person(ctx: Context, person: Person, width: int) -> Row:
    """A participant's row."""
    note, name = attendance_of(ctx.meeting, person.id), person_words(ctx.folder, person.id)
    doubt = person.id in left_but_present(ctx.folder, ctx.meeting)
    asked = _("has left: here all the same? Del takes the note away.") if doubt else ""
    return Row(RowRef("person", person.id), _line(ctx, name, note, width, asked))


def _line(ctx: Context, name: str, note: Attendance | None, width: int, asked: str = "") -> Content:
    """Sign, word, name and times of one participant, and below what else is noted or asked."""
    status = note.status if note else None
    comes = room.comes_words(ctx, note) if note else ""
    sign, style = SYMBOLS[None if comes else status]
    word = comes or (vocabulary.presence(status) if status else _("not noted"))
    times = span_words(note.stays) if note else ""
    notes = list(notes_words(ctx.folder, ctx.meeting, note)) if note else []
    left = width - STATUS_WIDTH - 4 - len(times)
    if times and left < NAME:
        # Beside so little of the name the times stand below it.
        notes, times, left = [times, *notes], "", width - STATUS_WIDTH - 4
    told = [
        row
        for words in notes
        for row in plain(one_line(words), "$muted").wrap(max(1, width - STATUS_WIDTH - 3))
    ]
    first, *rest = plain(one_line(name)).wrap(max(1, left)) or [plain("")]
    return lines(
        [
            parts(
                (f"{sign} ", f"bold {style}"),
                cell(word, STATUS_WIDTH, style),
                " ",
                first,
                (" " * (left - first.cell_length) + f" {times}" if times else "", "$muted"),
            ),
            *(parts(" " * (STATUS_WIDTH + 3), row) for row in (*rest, *told)),
            *([parts(" " * (STATUS_WIDTH + 3), (f"! {asked}", "$risk"))] if asked else []),
        ]
    )


def _agenda_line(folder: Folder, number: str, item: AgendaItem) -> str:
    """An item of the agenda with who reports, what it is for and its planned time."""
    whose = subject_words(folder, item)
    about = " · ".join(filter(None, (whose, aim_words(item))))
    carried = _("not reached {meeting}").format(meeting=place_words(folder, item.carried_from))
    return f"{number} {item_words(item)} · {about}" + f" · {carried}" * bool(item.carried_from)


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """More about a participant or an agenda item."""
    id = row.id
    if row.kind == "since":
        return plain("")
    if row.kind == "item":
        item = ctx.meeting.item(id)
        told = (item.text or item_words(item), *link_marks(item.links)) if item else ()
        return lines(map(plain, told))
    person = ctx.folder.person(id)
    if person is None:
        return plain(id)
    bodies = [body.title for body in ctx.folder.partnership.bodies if body.id in person.bodies]
    return facts(
        width,
        (_("Participant"), person_words(ctx.folder, id)),
        (_("Represents"), partner_words(ctx.folder, person.partner)),
        (_("Sits in"), ", ".join(bodies)),
        (_("Source"), source_words(person.lines, person.source, person.example)),
    )


def _note(status: Presence | None) -> Writing:
    """Note how the highlighted participant takes part, and go on to the next one."""

    def noted(host: Secretary) -> None:
        person = host.row.of("person")
        if host.begin() and person:
            attendance.note(host.session, person, status)
            host.step()

    return noted


def _away(status: Presence, question: str) -> Writing:
    """Note that the highlighted participant is not there; at the first one, where nobody has gone
    anywhere yet, ask who is not, as they are few and stand anywhere in the list.
    """

    def noted(host: Secretary) -> None:
        rows = (row.ref for row in host.page.rows)
        if host.row != next((ref for ref in rows if ref.kind == "person"), NOTHING):
            _note(status)(host)
        elif host.begin():
            _ask_who(host, status, _(question))

    return noted


def _ask_who(host: Secretary, status: Presence, question: str) -> None:
    """Ask by name who takes part so; the highlighted one is proposed."""
    meeting, everybody = host.session.meeting, host.session.workspace.folder.partnership.people
    names = named_people(present(everybody, meeting.date, meeting.body))

    def answered(person: str | None) -> None:
        if person:
            attendance.note(host.session, person, status)
            name = person_words(host.session.workspace.folder, person)
            host.say(f"{vocabulary.presence(status)}: {name}")

    proposed, around = written(host.row.id, names), partial(around_of, host.session.workspace)
    hint = _("Part of the name is enough.")
    window = AskScreen(question, PERSON, proposed, hint, around=around, names=names)
    host.ask(window, answered)


def _all(host: Secretary) -> None:
    """All who are not noted yet are present."""
    if host.begin():
        attendance.note_all(host.session)


def _leave(host: Secretary) -> None:
    """Ask when the highlighted participant came or left: now, unless another time is typed."""
    person = host.row.of("person")
    if host.begin() and person:
        note = partial(attendance.come_or_go, host.session, person)
        host.ask(times_asked(host.session, person), lambda said: said and note(said))


def _part(host: Secretary) -> None:
    """Fill in all there is to the part of the highlighted participant."""
    person = host.row.of("person")
    if host.begin() and person:
        host.visit(PartOf(host.session, person))


def _guest(host: Secretary) -> None:
    """Ask for a guest's name."""

    def named(name: str | None) -> None:
        if not name:
            return
        try:
            attendance.add_guest(host.session, name)
        except Refused as refused:
            entry_drafts.set_aside(host.session, name)
            kept = _("“{text}” is kept as a note.").format(text=name)
            host.say(f"{refusal_words(host.session, refused.why)} {kept}")

    def understood(name: str) -> tuple[str, str]:
        return (said := with_capitals(name)), f"= {said}" if said else ""

    if host.begin():
        hint = _("Name and where from.")
        host.ask(AskScreen(_("Who is the guest?"), hint=hint, make=understood), named)


def _approve(*, remarks: bool) -> Writing:
    """Approve the agenda; with what was changed of it at the meeting, where anything was."""

    async def approved(host: Secretary) -> None:
        if not host.begin():
            return
        said = agenda_remarks(begun(host.session), host.session.meeting)
        draft = entry_drafts.approve_agenda(host.session, said if said or remarks else None)
        if draft is not None:
            await host.write(draft)

    return approved


ATTENDANCE: Mapping[str, Writing] = {
    "attend_present": _note("present"),
    "attend_apologies": _away("apologies", N_("Who has sent apologies?")),
    "attend_absent": _away("absent", N_("Who is absent without apologies?")),
    "attend_clear": _note(None),
    "attend_all": _all,
    "attend_leave": _leave,
    "attend_part": _part,
    "attend_guest": _guest,
    "approve_agenda": _approve(remarks=False),
    "approve_agenda_changed": _approve(remarks=True),
}
"""By command."""

PAGES = (Page(view="agenda", render=render, detail=detail, writing=ATTENDANCE),)
"""The page of this view."""
