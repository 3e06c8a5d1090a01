"""What a correction says, field by field: how it should read, and how it read before."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import Any, cast, get_args

from tryg_tui.core.input.draft import Field
from tryg_tui.core.ledger.corrections import (
    Correction,
    amended,
    attended,
    corrected_fields,
    differing,
)
from tryg_tui.core.ledger.ledger import Ledger, ReadingPoint, StatusPoint
from tryg_tui.core.ledger.privacy import cited_entry, corrected_entry, is_private
from tryg_tui.core.ledger.timelines import recorded
from tryg_tui.core.meetings.attendance import attendance_of, put_right, with_notes
from tryg_tui.core.model.entries import (
    Amendment,
    AnyEntry,
    Approval,
    FollowUp,
    LifeCycle,
    ReadingEntry,
    Status,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, ReadingRevision
from tryg_tui.core.model.link import link_typed
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, long_date
from tryg_tui.words import vocabulary
from tryg_tui.words.attendance import part_words, participant_words
from tryg_tui.words.dates import due_words
from tryg_tui.words.decisions import figure_title
from tryg_tui.words.fields import label
from tryg_tui.words.figures import counted, figure_of, figure_words
from tryg_tui.words.names import (
    dissent_words,
    initiative_words,
    owners_words,
    place_words,
    status_words,
)


def called(field: str) -> str:
    """What a field of an entry is called; "" where it has no name of its own."""
    name = "when" if field == "date" else field
    return label(cast("Field", name)) if name in get_args(Field) else ""


_WORDS: dict[str, Callable[[Folder, Any], str]] = {
    "text": lambda _folder, entry: " ".join(entry.text.split()),
    "initiative": lambda folder, entry: initiative_words(folder, entry.initiative),
    "outcome": lambda _folder, entry: (
        vocabulary.any_outcome(entry.outcome) if entry.outcome else ""
    ),
    "look_again": lambda _folder, entry: due_words(entry.look_again, entry.look_again_text),
    "figure": lambda folder, entry: figure_title(folder, entry.figure),
    "expected": lambda _folder, entry: entry.expected,
    "otherwise": lambda _folder, entry: entry.otherwise,
    "dissent": lambda folder, entry: dissent_words(folder, entry.dissent),
    "owners": lambda folder, entry: owners_words(folder, entry.owners, entry.owner_text),
    "due": lambda _folder, entry: due_words(entry.due, entry.due_text),
    "state": lambda _folder, entry: vocabulary.followup_state(entry.state),
    "status": lambda folder, entry: status_words(folder, entry.status),
    "change": lambda _folder, entry: vocabulary.change(entry.change),
    "indicator": lambda folder, entry: figure_words(folder, entry)[0],
    "value": lambda folder, entry: figure_words(folder, entry)[1],
    "date": lambda _folder, entry: due_words(entry.date, entry.period),
    "source": lambda _folder, entry: entry.source,
    "channel": lambda _folder, entry: entry.channel,
    "links": lambda _folder, entry: "; ".join(map(link_typed, entry.links)),
    "done": lambda _folder, entry: long_date(entry.done) if entry.done else "",
}
"""How each field that can be corrected reads."""

_TOLD_BY = {"qualifier": "value", "denominator": "value"}
"""By field, the one that tells it too."""

_TOLD_ALONE = frozenset({"change", "outcome", "state", "status", "value"})
"""The fields that say what they are by what they say."""


def said(folder: Folder, entry: AnyEntry, field: str) -> str:
    """A field of an entry in words; that it is not stated where it says nothing."""
    return _WORDS[field](folder, entry) or vocabulary.not_stated()


def field_changes(
    folder: Folder, before: AnyEntry, by: Amendment, *, brief: bool = False
) -> list[str]:
    """What a correction makes of each field of an entry but its text, with the old one."""
    fields = corrected_fields(type(before), by)
    return _changes(folder, before, amended(before, by), fields, brief=brief)


def corrected_notes(folder: Folder, before: AnyEntry | None, now: AnyEntry | None) -> list[str]:
    """That an entry was corrected, with each thing that it said otherwise before; nothing of one
    that was not.
    """
    if before is None or now is None:
        return []
    changed = differing(type(before), before, now)
    old = _("original wording: {text}").format(text=_WORDS["text"](folder, before))
    told = [_("corrected"), *([old] if "text" in changed else [])]
    return [*told, *_changes(folder, before, now, changed)]


def _changes(
    folder: Folder,
    before: AnyEntry,
    after: AnyEntry,
    fields: Iterable[str],
    *,
    brief: bool = False,
) -> list[str]:
    """How some fields of an entry but its text read, and how they did; `brief`, without the names
    of those that are told by what they say.
    """
    found = []
    for field in dict.fromkeys(_TOLD_BY.get(field, field) for field in fields):
        alone = brief and field in _TOLD_ALONE
        pattern = _("{now} (was {before})") if alone else _("{field}: {now} (was {before})")
        now, was = (said(folder, one, field) for one in (after, before))
        if field != "text":
            found.append(pattern.format(field=called(field), now=now, before=was))
    return found


def changes_words(folder: Folder, before: AnyEntry, by: Amendment) -> str:
    """What a correction makes of an entry: the new text, and each other field with the old one."""
    fields = corrected_fields(type(before), by)
    text = [by.text or vocabulary.not_stated()] if "text" in fields else []
    return "\n".join((*text, *field_changes(folder, before, by)))


def changed_by(
    folder: Folder,
    meeting: Meeting,
    by: Amendment,
    ledger: Ledger | None = None,
    *,
    brief: bool = False,
) -> list[str]:
    """What a correction in a meeting makes of each field but the text of what it is about; with a
    ledger, earlier corrections of that count.
    """
    roll = folder.meeting(by.of) if by.attendance else None
    if roll is not None:
        earlier = takewhile(
            lambda one: one.source.citation != meeting.cite(by),
            ledger.corrections.get(by.of, ()) if ledger else (),
        )
        return _part_changes(folder, attended(roll.value, earlier), by)
    found = _as_before(folder, meeting, by, ledger)
    return field_changes(folder, found[1], by, brief=brief) if found else []


def _as_before(
    folder: Folder, meeting: Meeting, by: Amendment, ledger: Ledger | None
) -> tuple[Meeting, AnyEntry] | None:
    """The entry that a correction in a meeting is about as it read before that, with the meeting
    it stands in; None where it is not there.
    """
    found = corrected_entry(folder, meeting, by)
    if found is None:
        return None
    home, before = found
    for one in ledger.corrections.get(home.cite(before), ()) if ledger else ():
        if one.source.citation == meeting.cite(by):
            break
        before = amended(before, one.entry)
    return home, before


def corrected_names(
    folder: Folder, meeting: Meeting, by: Amendment, ledger: Ledger | None = None
) -> tuple[str, str]:
    """The initiative that a correction in a meeting is about, and which task, indicator or other
    line; neither of what is private where the correction is not so marked.
    """
    found = _as_before(folder, meeting, by, ledger)
    if found is None or (is_private(folder, *found) and not by.private):
        return "", ""
    home, before = found
    of, named = before, ""
    match before:
        case ReadingEntry():
            named = figure_words(folder, before)[0]
        case FollowUp():
            of = (cited_entry(folder, home, before.of) or found)[1]
            named = _WORDS["text"](folder, of)
        case Approval():
            minutes = _("Minutes of {meeting}").format(meeting=place_words(folder, before.of))
            named = _("Agenda") if before.of == home.id else minutes
        case Status() | LifeCycle():
            pass
        case _ if "text" not in corrected_fields(type(before), by):
            named = _WORDS["text"](folder, before)
    return initiative_words(folder, before.initiative or of.initiative), named


def corrected_brief(folder: Folder, meeting: Meeting, by: Amendment) -> str:
    """What a correction makes of what it is about, on one line and without its reason."""
    told = (" ".join(by.text.split()), *changed_by(folder, meeting, by, brief=True))
    names = corrected_names(folder, meeting, by)
    return ": ".join(filter(None, (*names, " · ".join(filter(None, told)))))


def _part_changes(folder: Folder, before: Meeting, by: Amendment) -> list[str]:
    """What a correction makes of somebody's part in a meeting, with what was noted of it."""
    after, pattern = with_notes(before, by.attendance), _("{field}: {now} (was {before})")
    told = []
    for note in by.attendance:
        known = attendance_of(before, note.person)
        was = part_words(folder, before, known) if known else _("not noted")
        now = part_words(folder, after, put_right(known, note))
        name = participant_words(folder, note)
        told.append(pattern.format(field=name, now=now, before=was))
    return told


def each_roll_correction(
    folder: Folder, meeting: Meeting, by: Iterable[Correction]
) -> Iterable[tuple[Correction, str]]:
    """The corrections of who took part in a meeting, from how that was noted; each with what it
    changed.
    """
    for one in by:
        yield one, "\n".join(_part_changes(folder, meeting, one.entry))
        meeting = with_notes(meeting, one.entry.attendance)


def each_correction(
    folder: Folder, entry: AnyEntry, by: Iterable[Correction]
) -> Iterable[tuple[Correction, str]]:
    """The corrections of an entry as it was recorded, each with what it changed."""
    for one in by:
        yield one, changes_words(folder, entry, one.entry)
        entry = amended(entry, one.entry)


def corrected_mark(folder: Folder, by: Iterable[Correction]) -> str:
    """That something was corrected, when and where: "corrected on 10 Apr 2018, no. 4"."""
    last = [one.source.citation for one in by][-1:]
    return "".join(
        _("corrected on {citation}").format(citation=place_words(folder, one)) for one in last
    )


def was_status(folder: Folder, point: StatusPoint) -> str:
    """That a status was corrected, with the one that was given: "corrected, was critical"."""
    old = point.revision.original if point.revision else None
    was = status_words(folder, old.status) if isinstance(old, Status) else ""
    return _was(was, status_words(folder, point.status))


def was_figure(indicator: Indicator, point: ReadingPoint) -> str:
    """That a reading was corrected, with the figure that was reported where that was another, or
    that its publisher has put it right.
    """
    if point.revision is None:
        return "; ".join(revised_words(indicator, one) for one in point.revisions)
    now, old = figure_of(indicator, point), recorded(point)
    return _was(figure_of(indicator, old) if old else now, now)


def revised_words(indicator: Indicator, one: ReadingRevision) -> str:
    """When a figure was put right, what it was before, and why."""
    return put_right_words(one.on, counted(indicator, one.old), one.why)


def put_right_words(on: dt.date, before: str, why: str) -> str:
    """When a figure was put right, what it was before, and why."""
    said = _("corrected {date}, before {value}").format(date=long_date(on), value=before)
    return f"{said}: {why}" if why else said


def _was(before: str, now: str) -> str:
    """That something was corrected, with how it read where that was otherwise; or nothing."""
    if before in ("", now):
        return _("corrected") if before else ""
    return _("corrected, was {before}").format(before=before)
