"""What the recovery journal keeps, by name: versions not saved, drafts, forms, paragraphs."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from tryg_tui.core.annual.edit import ParagraphDraft
from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.base import Citation, Id, Problems
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import digest
from tryg_tui.store.journal.journal import Journal
from tryg_tui.store.journal.lossless_json import from_json, to_json
from tryg_tui.store.toml.codec import encode, read
from tryg_tui.store.toml.pieces import written

S = TypeVar("S", bound=msgspec.Struct)


MEETING, BASE, DRAFT, FORM = "meeting:", "base:", "draft:", "form:"
"""How the keys of versions, of what they follow on, of drafts and of forms begin."""

REPORT, PARAGRAPH = "report:", "paragraph:"
"""How the keys of versions of status reports begin, and of paragraphs of them being written."""


class KeptDraft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that was being written."""

    meeting: Id
    """The meeting it was written at."""
    draft: Draft
    open: bool = False
    """Whether the editor with it was open."""
    field: Field = "text"
    """The field that was being written in."""
    cursor: tuple[int, int] = (0, 0)
    """Row and column in it, from 0."""
    recorded: int = 0
    """The number it was recorded under in a version that was still to be saved; 0 for none."""


class KeptMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a meeting that was handed over but not saved yet."""

    meeting: Meeting
    sha256: str
    """Of the version it follows on; empty for a new meeting."""
    base: Meeting | None = None
    """That version, None for a new meeting or where it can no longer be told."""


class KeptReport(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a yearly status report that was handed over but not saved yet."""

    report: YearlyReport
    sha256: str
    """Of the version it follows on; empty for a new report."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """All that a journal kept."""

    meetings: tuple[KeptMeeting, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()
    forms: dict[str, FormDraft] = {}
    """By the path of the form's file."""
    reports: tuple[KeptReport, ...] = ()
    paragraphs: tuple[ParagraphDraft, ...] = ()
    unreadable: dict[str, str] = {}
    """By its key, what this version cannot read."""


class _Version(msgspec.Struct, frozen=True):
    """A version as it stands in the journal."""

    toml: str
    sha256: str


def meeting_key(id: Id) -> str:
    """The key of a version of a meeting."""
    return f"{MEETING}{id}"


def draft_key(meeting: Id, draft: Draft) -> str:
    """The key of a draft: one for each thing that can be written at a meeting at a time."""
    about: Citation = draft.of if draft.n is None else f"#{draft.n}"
    return f"{DRAFT}{meeting}:{draft.kind}:{draft.item}:{about}"


def note_meeting(journal: Journal, meeting: Meeting, base: bytes | None) -> None:
    """Keep a version that is handed over; `base` are the bytes of the file it follows on."""
    sha256 = "" if base is None else digest(base)
    # Only written when it is another one: a meeting is changed more often than read anew.
    journal.note(f"{BASE}{meeting.id}", base)
    journal.note(meeting_key(meeting.id), to_json(_Version(written(meeting).data.decode(), sha256)))


def forget_meeting(journal: Journal, id: Id) -> None:
    """Forget a version, once it is saved."""
    journal.note(meeting_key(id), None)
    journal.note(f"{BASE}{id}", None)


def note_draft(journal: Journal, kept: KeptDraft) -> None:
    """Keep an entry as it is being written."""
    journal.note(draft_key(kept.meeting, kept.draft), to_json(kept))


def forget_draft(journal: Journal, meeting: Id, draft: Draft) -> None:
    """Forget a draft, once it is recorded or thrown away."""
    journal.note(draft_key(meeting, draft), None)


def note_form(journal: Journal, path: str, form: FormDraft | None) -> None:
    """Keep a form as it is being filled in, by the path of its file; None forgets it."""
    journal.note(f"{FORM}{path}", None if form is None else to_json(form))


def note_report(journal: Journal, report: YearlyReport, sha256: str) -> None:
    """Keep a version of a status report that is handed over, and what it follows on."""
    version = _Version(encode(report).decode(), sha256)
    journal.note(f"{REPORT}{report.year}", to_json(version))


def forget_report(journal: Journal, year: int) -> None:
    """Forget a version of a status report, once it is saved."""
    journal.note(f"{REPORT}{year}", None)


def note_paragraph(journal: Journal, draft: ParagraphDraft) -> None:
    """Keep a paragraph as it is being written; one without a text is forgotten."""
    key = f"{PARAGRAPH}{draft.year}:{draft.part}"
    journal.note(key, to_json(draft) if draft.text else None)


def kept(values: Mapping[str, str]) -> Kept:
    """What the values of a journal say; one that cannot be read hides no other."""
    meetings: list[KeptMeeting] = []
    drafts: list[KeptDraft] = []
    forms: dict[str, FormDraft] = {}
    reports: list[KeptReport] = []
    paragraphs: list[ParagraphDraft] = []
    unreadable: dict[str, str] = {}
    for key, text in values.items():
        kind, _colon, name = key.partition(":")
        try:
            match kind:
                case "meeting":
                    meetings.append(_meeting(text, values.get(f"{BASE}{name}")))
                case "draft":
                    drafts.append(from_json(text, KeptDraft))
                case "form":
                    form = from_json(text, FormDraft)
                    if form.initiative:
                        forms[name] = form
                    else:
                        paragraphs.append(_paragraph(name, form))
                case "report":
                    reports.append(_report(text))
                case "paragraph":
                    paragraphs.append(from_json(text, ParagraphDraft))
                case "base" | "place":
                    pass  # A base is read with its meeting; a place earlier versions kept.
                case _:
                    unreadable[key] = text
        except ValueError:
            unreadable[key] = text
    return Kept(
        meetings=tuple(meetings),
        drafts=tuple(drafts),
        forms=forms,
        reports=tuple(reports),
        paragraphs=tuple(paragraphs),
        unreadable=unreadable,
    )


def _paragraph(name: str, form: FormDraft) -> ParagraphDraft:
    """A paragraph as earlier versions kept it: as the summary of a form of no initiative."""
    return ParagraphDraft(form.year, name.partition("#")[2], form.summary)


def _report(text: str) -> KeptReport:
    """A version of a status report; or ValueError."""
    version = from_json(text, _Version)
    report = read(version.toml.encode(), YearlyReport, Problems(""))
    if report is None:
        raise ValueError(text)
    return KeptReport(report=report, sha256=version.sha256)


def _meeting(text: str, base: str | None) -> KeptMeeting:
    """A version, with the one it follows on where that is the right one; or ValueError."""
    version = from_json(text, _Version)
    meeting = read(version.toml.encode(), Meeting, Problems(""))
    if meeting is None:
        raise ValueError(text)
    data = (base or "").encode("utf-8", "surrogateescape")
    is_known = base is not None and digest(data) == version.sha256
    known = read(data, Meeting, Problems("")) if is_known else None
    return KeptMeeting(meeting=meeting, sha256=version.sha256, base=known)
