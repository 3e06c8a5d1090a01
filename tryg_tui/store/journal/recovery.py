"""What the recovery journal keeps, by name: versions not saved, drafts, forms, paragraphs."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from tryg_tui.core.annual.edit import ParagraphDraft
from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import Draft, Field, RecordDraft
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.base import Citation, Document, Id, Problems
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.files.commit import digest
from tryg_tui.store.folder.load import REPORTS, STRATEGY, YEARLY
from tryg_tui.store.journal.journal import LARGEST, Journal
from tryg_tui.store.toml.codec import encode, read
from tryg_tui.store.toml.pieces import written

_MOMENTS: dict[str, type[dt.datetime] | type[dt.date] | type[dt.time]] = {
    "$datetime": dt.datetime,
    "$date": dt.date,
    "$time": dt.time,
}
"""The key under which each kind of moment stands, which JSON has none of."""

_KEPT = (dt.datetime, dt.date, dt.time)

S = TypeVar("S", bound=msgspec.Struct)

MEETING, BASE, DRAFT, FORM = "meeting:", "base:", "draft:", "form:"
"""How the keys of versions, of what they follow on, of drafts and of forms begin."""

FILE, PARAGRAPH, RECORD = "file:", "paragraph:", "record:"
"""How those of versions of reports and registers begin, of paragraphs and of records."""

_KINDS: dict[str, type[Document]] = {
    STRATEGY: Strategy,
    "initiatives": Initiative,
    "safety-index": Measure,
    "communication": CommunicationYear,
    REPORTS: YearlyReport,
}
"""The kind of the files in each folder, or of a file by its name."""


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


class KeptFile(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a status report or a register that was handed over but not saved yet."""

    path: str
    """Of the file, below the folder."""
    value: Document
    sha256: str
    """Of the version it follows on; empty for a new file."""
    base: Document | None = None
    """That version, None for a new file or where it can no longer be told."""


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """What was being written, and versions of files other than minutes."""

    drafts: tuple[KeptDraft, ...] = ()
    forms: dict[str, FormDraft] = {}
    """By the path of the form's file."""
    files: tuple[KeptFile, ...] = ()
    """Status reports and registers."""
    paragraphs: tuple[ParagraphDraft, ...] = ()
    records: dict[str, RecordDraft] = {}
    """By what finds it again, a record of a register that was being filled in."""
    unreadable: dict[str, str] = {}
    """By its key, what another version of the program kept and this one cannot read."""


class Kept(Begun, frozen=True, kw_only=True):
    """All that a journal kept."""

    meetings: tuple[KeptMeeting, ...] = ()


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


def note_file(journal: Journal, value: Loaded[Any], base: Document | None) -> None:
    """Keep a version of a report or register that is handed over, with the hash of the one it
    follows on, and that one.
    """
    journal.note(f"{BASE}{value.path}", None if base is None else encode(base))
    version = _Version(encode(value.value).decode(), value.sha256)
    journal.note(f"{FILE}{value.path}", to_json(version))


def forget_file(journal: Journal, path: str) -> None:
    """Forget a version of a report or register, once it is saved."""
    journal.note(f"{FILE}{path}", None)
    journal.note(f"{BASE}{path}", None)


def note_paragraph(journal: Journal, draft: ParagraphDraft) -> None:
    """Keep a paragraph as it is being written; one without a text is forgotten."""
    key = f"{PARAGRAPH}{draft.year}:{draft.part}"
    journal.note(key, to_json(draft) if draft.text else None)


def note_record(journal: Journal, key: str, draft: RecordDraft | None) -> None:
    """Keep a record of a register that is being filled in; None forgets it."""
    journal.note(f"{RECORD}{key}", None if draft is None else to_json(draft))


def kept(values: Mapping[str, str]) -> Kept:
    """What the values of a journal say; one that cannot be read hides no other."""
    meetings: list[KeptMeeting] = []
    drafts: list[KeptDraft] = []
    forms: dict[str, FormDraft] = {}
    files: list[KeptFile] = []
    paragraphs: list[ParagraphDraft] = []
    records: dict[str, RecordDraft] = {}
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
                case "file":
                    files.append(_file(name, text, values.get(f"{BASE}{name}")))
                case "report":  # As earlier versions kept it.
                    files.append(_file(f"{REPORTS}/{name}/{YEARLY}", text, None))
                case "paragraph":
                    paragraphs.append(from_json(text, ParagraphDraft))
                case "record":
                    records[name] = from_json(text, RecordDraft)
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
        files=tuple(files),
        paragraphs=tuple(paragraphs),
        records=records,
        unreadable=unreadable,
    )


def _paragraph(name: str, form: FormDraft) -> ParagraphDraft:
    """A paragraph as earlier versions kept it: as the summary of a form of no initiative."""
    return ParagraphDraft(form.year, name.partition("#")[2], form.summary)


def _file(path: str, text: str, base: str | None) -> KeptFile:
    """A version of a report or register, with the one it follows on; or ValueError."""
    version = from_json(text, _Version)
    kind = _KINDS.get(path.partition("/")[0])
    value = read(version.toml.encode(), kind, Problems(""), LARGEST) if kind else None
    if value is None:
        raise ValueError(text)
    before = read(base.encode(), type(value), Problems("")) if base else None
    return KeptFile(path=path, value=value, sha256=version.sha256, base=before)


def _meeting(text: str, base: str | None) -> KeptMeeting:
    """A version, with the one it follows on where that is the right one; or ValueError."""
    version = from_json(text, _Version)
    meeting = read(version.toml.encode(), Meeting, Problems(""), LARGEST)
    if meeting is None:
        raise ValueError(text)
    data = (base or "").encode("utf-8", "surrogateescape")
    is_known = base is not None and digest(data) == version.sha256
    known = read(data, Meeting, Problems("")) if is_known else None
    return KeptMeeting(meeting=meeting, sha256=version.sha256, base=known)


def to_json(value: msgspec.Struct) -> str:
    """A struct as JSON."""
    plain = msgspec.to_builtins(value, builtin_types=_KEPT)
    return json.dumps(_packed(plain), separators=(",", ":"))


def from_json(text: str, kind: type[S]) -> S:
    """The struct that was written; ValueError for anything else."""
    try:
        plain = _unpacked(json.loads(text))
    except RecursionError as error:
        raise ValueError(str(error)) from error
    return msgspec.convert(plain, kind, builtin_types=_KEPT)


def _packed(value: Any) -> Any:
    """A value with moments as tables that no other table looks like."""
    if isinstance(value, dict):
        return {f"${key}" if key.startswith("$") else key: _packed(value[key]) for key in value}
    if isinstance(value, list | tuple):
        return [_packed(member) for member in value]
    for key, kind in _MOMENTS.items():
        if isinstance(value, kind):
            return {key: value.isoformat()}
    return value


def _unpacked(value: Any) -> Any:
    """A value as it was before it was packed."""
    if isinstance(value, list):
        return [_unpacked(member) for member in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, only),) = value.items()
        if key in _MOMENTS:
            return _MOMENTS[key].fromisoformat(str(only))
    return {key.removeprefix("$"): _unpacked(member) for key, member in value.items()}
