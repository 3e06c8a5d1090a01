"""What the recovery journal keeps, by name: versions not saved, drafts, forms, and the place."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.model.base import Citation, Id, Problems
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import digest
from tryg_tui.store.journal.journal import Journal
from tryg_tui.store.journal.lossless_json import from_json, to_json
from tryg_tui.store.toml.codec import decode
from tryg_tui.store.toml.parse import parse
from tryg_tui.store.toml.pieces import written

S = TypeVar("S", bound=msgspec.Struct)

PLACE = "place"
"""The key of where the user was."""

MEETING, BASE, DRAFT, FORM = "meeting:", "base:", "draft:", "form:"
"""How the keys of versions, of what they follow on, of drafts and of forms begin."""


class Place(msgspec.Struct, frozen=True):
    """Where the user was."""

    meeting: Id
    item: Id = ""


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


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """All that a journal kept."""

    meetings: tuple[KeptMeeting, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()
    forms: dict[str, FormDraft] = {}
    """By the path of the form's file."""
    place: Place | None = None
    unreadable: tuple[str, ...] = ()
    """The keys whose values this version cannot read."""


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


def note_place(journal: Journal, place: Place | None) -> None:
    """Keep where the user is; None forgets it."""
    journal.note(PLACE, None if place is None else to_json(place))


def kept(values: Mapping[str, str]) -> Kept:
    """What the values of a journal say; one that cannot be read hides no other."""
    meetings: list[KeptMeeting] = []
    drafts: list[KeptDraft] = []
    forms: dict[str, FormDraft] = {}
    place: Place | None = None
    unreadable: list[str] = []
    for key, text in values.items():
        try:
            if key.startswith(MEETING):
                meetings.append(_meeting(text, values.get(f"{BASE}{key.removeprefix(MEETING)}")))
            elif key.startswith(DRAFT):
                drafts.append(from_json(text, KeptDraft))
            elif key.startswith(FORM):
                forms[key.removeprefix(FORM)] = from_json(text, FormDraft)
            elif key == PLACE:
                place = from_json(text, Place)
            elif not key.startswith(BASE):
                unreadable.append(key)
        except ValueError:
            unreadable.append(key)
    return Kept(
        meetings=tuple(meetings),
        drafts=tuple(drafts),
        forms=forms,
        place=place,
        unreadable=tuple(unreadable),
    )


def _meeting(text: str, base: str | None) -> KeptMeeting:
    """A version, with the one it follows on where that is the right one; or ValueError."""
    version = from_json(text, _Version)
    meeting = _decoded(version.toml.encode())
    if meeting is None:
        raise ValueError(text)
    data = (base or "").encode("utf-8", "surrogateescape")
    known = base is not None and digest(data) == version.sha256
    return KeptMeeting(
        meeting=meeting, sha256=version.sha256, base=_decoded(data) if known else None
    )


def _decoded(data: bytes) -> Meeting | None:
    """The meeting in the bytes of a file, or None."""
    problems = Problems("")
    table = parse(data, problems)
    return None if table is None else decode(table, Meeting, problems)
