"""What a meeting on the screen says: who writes it, why nothing is recorded, what has happened."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.content import Content

from tryg_tui.core.ledger.privacy import closed_item
from tryg_tui.core.meetings.disputes import Sign, differences
from tryg_tui.core.meetings.recording import HEAD, moved_items
from tryg_tui.core.meetings.timekeeping import allowed_seconds, overrun_seconds, used_seconds
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.locale import N_, _, listed, long_date, ngettext
from tryg_tui.session.meeting.events import Note, Refused, Told, WhyNot
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.presence.lease import Lease
from tryg_tui.ui.text import cut, parts
from tryg_tui.words import entries, vocabulary
from tryg_tui.words.attendance import participant_words
from tryg_tui.words.dates import span_words
from tryg_tui.words.labels import label
from tryg_tui.words.names import SHOWN, item_words, place_words

STATES: dict[WhyNot, str] = {
    "planned": N_("The meeting has not started. Press c to start it."),
    "draft": N_("These minutes are a draft. Press c to take the meeting up again."),
    "final": N_("These minutes are final and are not changed again."),
    "read-only": N_("Read only: nothing can be recorded here."),
    "item-gone": N_("The item it was written at is not on the agenda any more."),
    "entry-gone": N_("The line it is about is not in the minutes any more."),
    "full": N_("No line can be added: the numbers of these minutes are used up."),
}
"""Why nothing is recorded."""

SIGNS: dict[Sign, str] = {"added": N_("new"), "changed": N_("changed"), "removed": N_("removed")}
"""What became of a line by a change."""

BRIEF = 100
"""Most cells of what a line says, where only its beginning is told."""

NOTES: dict[Note, str] = {
    "approved-already": N_("That is approved already; e edits the line."),
    "previous-changed": N_(
        "{file} has been changed meanwhile: go back, read the folder again (F5) first."
    ),
}
"""What is said in passing."""


def note_words(event: Told) -> str:
    """What is said in passing."""
    return _(NOTES[event.note]).format(**event.values)


def unread_words(workspace: Workspace) -> str:
    """That not everything has been read, so that figures and lists here may lack something."""
    unread = sorted(workspace.unreadable)
    if not unread:
        return ""
    said = _("Not everything could be read: {files}. What is shown may be incomplete.")
    return said.format(files=", ".join(unread))


def lease_words(lease: Lease) -> str:
    """Who somebody is, as their program says."""
    return lease.name or f"{lease.user}@{lease.host}"


def writer_words(session: MeetingSession) -> str:
    """Who writes, where it is not this program and there is something to write."""
    writer = session.presence.writer
    if writer is None or writer.mine or session.is_over:
        return ""
    if not session.workspace.may_write(session.meeting):
        return ""
    if writer.lease is None:
        return _("Nobody takes the minutes now. Press O to take them.")
    said = _("{name} takes the minutes; this screen follows.")
    if writer.lost:
        said = _("{name} has taken over the minutes. What was written here is kept.")
    elif writer.stale:
        said = _("{name} takes the minutes, but does not answer. Press O to take over.")
    return said.format(name=lease_words(writer.lease))


def banner_words(session: MeetingSession) -> str:
    """What the state of the meeting asks people to know."""
    why = session.why_not_write
    return _why_words(session, why) if why is not None else ""


def refusal_words(session: MeetingSession, why: WhyNot) -> str:
    """Why nothing was recorded."""
    return f"{_('Nothing was recorded.')} {_why_words(session, why)}".strip()


@contextmanager
def refusal_said(session: MeetingSession, say: Callable[[str], None]) -> Iterator[None]:
    """Do something, or say why that is refused."""
    try:
        yield
    except Refused as refused:
        say(refusal_words(session, refused.why))


def undo_said(session: MeetingSession, say: Callable[[str], None]) -> None:
    """Take the last change back, and say which."""
    _stepped(session, session.undo, _("Undone: {what}."), say)


def redo_said(session: MeetingSession, say: Callable[[str], None]) -> None:
    """Make the change taken back once more, and say which."""
    _stepped(session, session.redo, _("Made again: {what}."), say)


def arranged_words(before: Meeting, after: Meeting) -> str:
    """What was moved as a meeting was planned otherwise: to which day, and which items where; what
    was put on the agenda and taken off; and how it is taken back. Nothing where none of it was.
    """
    said = []
    if before.date != after.date:
        told = _("The meeting is moved from {before} to {after}.")
        said.append(told.format(before=long_date(before.date), after=long_date(after.date)))
    for item in moved_items(before.items, after.items):
        told = _("“{item}” is now item {n}, and was item {was}.")
        numbers = {"n": after.number_of(item.id), "was": before.number_of(item.id)}
        said.append(told.format(item=item_words(item), **numbers))
    for told, some, others in (
        (_("Put on the agenda: {items}."), after.items, before.items),
        (_("Taken off the agenda: {items}."), before.items, after.items),
    ):
        known = {one.id for one in others}
        if new := [item_words(one) for one in some if one.id not in known]:
            said.append(told.format(items=listed(new)))
    return " ".join([*said, _("u takes it back.")]) if said else ""


def agenda_changes(before: Meeting, after: Meeting) -> list[str]:
    """What was done to an agenda: which items were split, put on it, taken off, moved, changed."""
    old = {one.id: one for one in before.items}
    new = {one.id: one for one in after.items}
    added = [one for id, one in new.items() if id not in old]
    parted = [old[id] for id in dict.fromkeys(one.part_of for one in added) if id in old]
    told = (
        (_("split: {items}"), parted),
        (_("put on: {items}"), [one for one in added if one.part_of not in old]),
        (_("taken off: {items}"), [one for id, one in old.items() if id not in new]),
        (_("moved: {items}"), moved_items(before.items, after.items)),
        (_("changed: {items}"), [one for id, one in new.items() if old.get(id, one) != one]),
    )
    return [said.format(items=listed(list(map(item_words, some)))) for said, some in told if some]


def agenda_remarks(before: Meeting, now: Meeting) -> str:
    """How the agenda that is approved is another one than before the meeting began: what was put
    on it, split, moved, taken off, no private item by its title. Nothing where it is not.
    """
    said, late = [], [one for one in now.items if one.late]
    if new := [one for one in late if not one.part_of]:
        said.append(_("Put on the agenda: {items}.").format(items=_for_all(*new)))
    for id in dict.fromkeys(one.part_of for one in late if one.part_of):
        parts = listed([now.number_of(one.id) for one in late if one.part_of == id])
        told = _("Item {n} is split into {parts}.")
        said.append(told.format(n=now.number_of(id), parts=parts))
    whole = [one for one in now.items if not one.part_of]
    for item in moved_items(before.items, now.items):
        if not item.part_of:
            told, after = _("{item} last."), whole[whole.index(item) + 1 :]
            told = _("{item} before {other}.") if after else told
            said.append(told.format(item=_for_all(item), other=_for_all(*after[:1])))
    if gone := [one for one in before.items if now.item(one.id) is None]:
        said.append(_("Taken off the agenda: {items}.").format(items=_for_all(*gone)))
    return " ".join(said)


def _for_all(*items: AgendaItem) -> str:
    """Some items as everybody may know them."""
    return listed([item_words(closed_item(one) if one.private else one) for one in items])


def change_words(folder: Folder, before: Meeting, after: Meeting) -> str:
    """What a change was about: which lines are new, changed or gone, with the beginning of what
    they say, whose attendance, what of the agenda and of the head.
    """
    lines = []
    for one in differences(before, after):
        meeting = before if one.sign == "removed" else after
        sign = "" if one.sign == "added" else f" ({_(SIGNS[one.sign])})"
        words = cut(entries.entry_text(folder, meeting, one.entry, place_words), BRIEF)
        lines.append(f"{entries.entry_label(one.entry)}{sign} {words}".rstrip())
    said = [*(lines[:SHOWN] or [entries.step_words(folder, before, after)])]
    said.append(_attendance_changes(folder, before, after))
    said += agenda_changes(before, after) if before.state == after.state else []
    head = [name for name in HEAD if getattr(before, name) != getattr(after, name)]
    said += [label(Meeting, name) for name in head if name != "moved_from"]
    return " · ".join(filter(None, said))


def _attendance_changes(folder: Folder, before: Meeting, after: Meeting) -> str:
    """Who was noted otherwise by a change; of many, how many are noted how."""
    noted = {one.person: one for one in before.attendance}
    now = {one.person: one for one in after.attendance}
    people = [one for one in noted | now if noted.get(one) != now.get(one)]
    counts = Counter(vocabulary.presence(now[one].status) for one in people if one in now)
    if len(people) > SHOWN and counts:
        return " · ".join(f"{status}: {n}" for status, n in counts.items())
    return listed([participant_words(folder, now.get(one) or noted[one]) for one in people])


def _stepped(
    session: MeetingSession, act: Callable[[], None], said: str, say: Callable[[str], None]
) -> None:
    """Go a step back or forth, and say which."""
    before = session.meeting
    act()
    if what := entries.step_words(session.workspace.folder, before, session.meeting):
        say(said.format(what=what))


def _why_words(session: MeetingSession, why: WhyNot) -> str:
    """What stands in the way; an open meeting is only in the way of being begun."""
    if why == "not-writer":
        return writer_words(session) or _(STATES["read-only"])
    if why == "cancelled":
        return cancelled_words(session.meeting)
    return _(STATES[why]) if why in STATES else ""


def cancelled_words(meeting: Meeting) -> str:
    """That a meeting was called off, or a round given up, and why."""
    said = _("The round is given up.") if meeting.written else _("This meeting was cancelled.")
    return " ".join(filter(None, (said, meeting.cancelled_because)))


def take_over_question(lease: Lease | None) -> str:
    """Whether to take the minutes from somebody who shows no sign of life, or from nobody."""
    if lease is None:
        return _("Nobody takes the minutes now.")
    return _(
        "{name} does not answer. What {name} has recorded is in the file; what is only "
        "written there stays there. Take over the minutes?"
    ).format(name=lease_words(lease))


def company_words(session: OpenMeeting) -> str:
    """Who else has the meeting open, for the first line."""
    presence = session.presence
    screens = len(presence.screens)
    others = len(presence.participants.others) - screens
    shown = ngettext("{n} screen", "{n} screens", screens).format(n=screens)
    follow = ngettext("{n} follows", "{n} follow", others).format(n=others)
    dark = _("screen blank") if presence.blank and screens else ""
    seen = _("the room sees what is written") if session.shows_writing else ""
    said = (dark or (shown if screens else ""), follow if others else "", seen)
    return " · ".join(words for words in said if words)


def title_parts(
    meeting: Meeting, item: AgendaItem, now: dt.datetime
) -> tuple[Content, Content, Content]:
    """Number and title, what is to be known of the item with its time, and the time alone."""
    used = span_words(used_seconds(meeting, item, now))
    planned = span_words(allowed_seconds(item))
    over = overrun_seconds(meeting, item, now)
    of_planned = _("{used} of {planned}").format(used=used, planned=planned)
    clock = (of_planned if allowed_seconds(item) else used, "bold $risk" if over else "bold")
    marks = [(_("not reached"), "bold $risk")] if item.not_reached else []
    marks += [(_("private"), "bold $risk")] if item.private else []
    marks += [(_("put on at the meeting"), "$muted")] if item.late else []
    marks.append((vocabulary.item_kind(item.kind), "$muted"))
    title = parts((f"{meeting.number_of(item.id)} {item_words(item)}", "bold $primary"))
    said = parts(*((f"{word}  ", style) for word, style in marks), clock)
    return title, said, parts(clock)
