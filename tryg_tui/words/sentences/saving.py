"""Why a file was not saved, what two have changed differently, what is gone, and what else is found
to be in the way.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, get_args

from tryg_tui.core.check.machine import Finding, Level
from tryg_tui.core.input.visible import visible
from tryg_tui.core.meetings.disputes import Dispute, disputed
from tryg_tui.core.meetings.lost_lines import LostLines
from tryg_tui.core.model.annual_report import Choice, Presentation, Section
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import AgendaItem, Answer, Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.core.registers.fields import fields
from tryg_tui.locale import N_, _, clock, long_date, ngettext, number
from tryg_tui.words.attendance import part_words
from tryg_tui.words.entries import entry_label, entry_text
from tryg_tui.words.labels import label
from tryg_tui.words.names import (
    body_words,
    owners_words,
    person_words,
    place_words,
    status_words,
)
from tryg_tui.words.registers import choice_words, record_words
from tryg_tui.words.review import report_state
from tryg_tui.words.rounds import vote_words
from tryg_tui.words.sentences.files import MACHINE
from tryg_tui.words.vocabulary import language, meeting_state, section_title

SECTIONS: tuple[Section, ...] = get_args(Section)
"""The sections of the yearly report."""

REGISTERS = (Strategy, Initiative, Measure, CommunicationYear)
"""The files whose records have names."""


def dispute_words(folder: Folder, document: Document, dispute: Dispute) -> str:
    """What a dispute is about."""
    where, key = dispute[0].where, dispute[0].key
    if where == "entry" and isinstance(document, Meeting):
        entry = document.entry(int(key))
        return entry_label(entry) if entry else f"#{key}"
    record = disputed(document, dispute)
    if where == "field":
        about = _field_words(document, key)
        own = _("The meeting's “{key}”") if isinstance(document, Meeting) else "{key}"
        return own.format(key=about)
    if isinstance(document, REGISTERS):
        return key if record is None else record_words(record)
    match record:
        case AgendaItem() as item:
            return item.title
        case Attendance() | Answer() as one:
            return person_words(folder, one.person)
        case Choice() as one:
            section = one.part.partition("/")[0]
            title = next((section_title(it) for it in SECTIONS if it == section), section)
            return _("A part of “{section}”").format(section=title)
        case Presentation() as shown:
            steps = folder.partnership.reporting
            whom = next((step.to for step in steps if step.number == shown.step), key)
            return _("Shown to {whom}").format(whom=whom)
    return key


def version_words(folder: Folder, document: Document, dispute: Dispute) -> str:
    """What one version says of what is disputed."""
    record = disputed(document, dispute)
    if record is None:
        return _("Removed")
    if dispute[0].where == "entry" and isinstance(document, Meeting):
        return entry_text(folder, document, record, place_words)
    if isinstance(record, Attendance) and isinstance(document, Meeting):
        return part_words(folder, document, record)
    if isinstance(record, Choice):
        return record.text or (_("left out") if record.left_out else "–")
    if isinstance(record, Answer):
        return " · ".join(filter(None, (vote_words(record), record.text)))
    if isinstance(record, Presentation):
        told = (str(record.date or record.date_text), record.outcome, record.of)
        return " · ".join(filter(None, told))
    return "\n".join(
        f"{_field_words(record, one.field)}: {_value_words(folder, one.field, record)}"
        for one in dispute
        if one.field
    )


def _field_words(record: Record, name: str) -> str:
    """What a field of a file, or of a record in it, is called; a key that nobody knows as it is."""
    return label(type(record), name) if name in type(record).__struct_fields__ else name


def _value_words(folder: Folder, name: str, record: Record) -> str:
    """What a field says."""
    value = getattr(record, name, record.extra.get(name))
    meant = _MEANT.get(f"{type(record).__name__}.{name}") or _MEANT.get(name)
    if value and meant:
        return meant(folder, record, value)
    chosen = (one for one in fields(type(record)) if one.name == name and one.values)
    if value and (field := next(chosen, None)):
        return dict(choice_words(type(record), field)).get(value, str(value))
    return _plain(value) or "–"


def _plain(value: Any) -> str:
    """A value as people write it."""
    match value:
        case bool():
            return _("yes") if value else _("no")
        case dt.datetime():
            return f"{long_date(value.date())} {clock(value)}"
        case dt.date():
            return long_date(value)
        case dt.time():
            return clock(value)
        case Record():
            return record_words(value)
        case tuple():
            return "; ".join(map(_plain, value))
        case int() | float():
            return number(value)
    return str(value or "")


_MEANT: dict[str, Callable[[Folder, Any, Any], str]] = {
    "Meeting.state": lambda _folder, _record, value: meeting_state(value),
    "YearlyReport.state": lambda _folder, _record, value: report_state(value),
    "InitiativeReport.status": lambda folder, _record, value: status_words(folder, value),
    "body": lambda folder, _record, value: body_words(folder, value),
    "chair": lambda folder, record, _value: owners_words(folder, record.chairs),
    "owners": lambda folder, _record, value: owners_words(folder, value),
    "secretary": lambda folder, _record, value: person_words(folder, value),
    "carried_from": lambda folder, _record, value: place_words(folder, value),
    "topic": lambda folder, _record, value: place_words(folder, value),
}
"""What some fields mean, of one kind of record or all, whose values are no words."""


def lines_gone_sentence(lost: LostLines, copy: str) -> str:
    """That lines that stood here are gone, and where they are."""
    count = len(lost.entries)
    return ngettext(
        "{n} line that stood here is gone; it is in {file}.",
        "{n} lines that stood here are gone; they are in {file}.",
        count,
    ).format(n=count, file=copy)


SENTENCES = {
    "changed": N_(
        "{path} was not saved, because somebody has changed it since it was read; "
        "read it again and make your change once more."
    ),
    "read-only": N_(
        "{path} was not saved, because it may only be read; "
        "allow writing to it, or work on a copy of the folder."
    ),
    "no-space": N_(
        "{path} was not saved, because there is no room left for it; "
        "free some space on the disk and save again."
    ),
    "no-permission": N_(
        "{path} was not saved, because you are not allowed to write there; "
        "ask for the right to, or work on a copy of the folder."
    ),
    "folder-gone": N_(
        "{path} was not saved, because its folder is no longer there; "
        "connect the drive or share again, or put the folder back."
    ),
    "outside": N_(
        "{path} was not saved, because a link leads it out of the folder of meetings; "
        "put the folder or the file itself there."
    ),
    "locked": N_(
        "{path} was not saved, because another program is saving it at the same time; "
        "wait a moment and save again."
    ),
    "held-open": N_(
        "{path} was not saved, because another program has it open, such as a preview, a backup or "
        "a virus scanner; close it there or wait a moment, and save again."
    ),
    "not-a-lock": N_(
        "{path} was not saved, because a folder or a link lies beside it where its lock, the file "
        "whose name ends in “.lock”, should be; take that away and save again."
    ),
    "io": N_(
        "{path} was not saved, because the disk or network reported an error; "
        "check the connection and save again."
    ),
    "device": N_(
        "{path} was not saved, because that is what Windows calls a device; choose another name."
    ),
    "exists": N_(
        "{path} was not saved, because there is a file of that name already; "
        "open that one, or choose another name."
    ),
    "unreadable": N_(
        "{path} was not saved, because the file there cannot be understood as it is; "
        "see what “tryg-tui check” says of it."
    ),
    "comments": N_(
        "{path} was not saved, because somebody has written comments in it that would be lost; "
        "change it in a text editor."
    ),
    "fenced": N_(
        "{path} was not saved, because somebody else has taken over writing the minutes; "
        "agree who writes, and look at both versions."
    ),
    "unconfirmed": N_(
        "{path} was not saved for certain: it is written, but the disk has not confirmed it; "
        "leave the program and the computer on until it is saved."
    ),
    "too-large": N_(
        "{path} was not saved, because it would be larger than 5 MB and could not be read again; "
        "take back or shorten what is very long."
    ),
}
"""By reason, as `store.commit` names it."""

UNKNOWN = N_("{path} was not saved ({reason}); check that the folder can be written to.")
"""For a reason without a sentence of its own."""


def not_saved_sentence(reason: str, path: str) -> str:
    """Why a file was not saved and what to do; what was there before is untouched."""
    return _(SENTENCES.get(reason, UNKNOWN)).format(path=visible(path), reason=visible(reason))


def kept_beside_sentence(path: str, copy: str) -> str:
    """Where the words went when somebody else had changed the file meanwhile, and what to do."""
    sentence = _(
        "{path} has been changed by somebody else meanwhile; your minutes are saved in {copy} "
        "beside it. Compare the two and keep one."
    )
    return sentence.format(path=visible(path), copy=visible(copy))


def level_words(level: Level) -> str:
    """What is to be thought of a thing that was found."""
    return {
        "fine": _("Fine"),
        "note": _("Good to know"),
        "bad": _("In the way"),
        "untried": _("Not tried"),
    }[level]


def finding_words(finding: Finding) -> str:
    """What was found of the machine or the place of the folder, and what to do."""
    sentence = MACHINE[finding.code]
    told = dict(finding.facts)
    for name, value in told.items():
        if isinstance(value, float | int):
            told[name] = number(value)
    if "language" in told:
        told["language"] = language(told["language"])
    words = [_(sentence).format(**told)] if sentence else []
    if reason := told.get("reason"):
        place = _("the folder") if told["place"] == "." else told["place"]
        trial = _("A file tried in {place}").format(place=place)
        words.append(not_saved_sentence(reason, trial))
    return " ".join(words)
