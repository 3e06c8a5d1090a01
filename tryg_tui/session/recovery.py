"""Giving back what the last program could not save before it ended."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.input.draft import Draft, Field, RecordDraft
from tryg_tui.core.meetings.disputes import Difference, differences
from tryg_tui.core.meetings.lost_lines import lost_lines, put_back
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import kind_of
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.merge import merge_file
from tryg_tui.session.drafts import draft_place
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.notes import BEGUN
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.journal.journal import Found
from tryg_tui.store.journal.recovery import Begun, Kept, KeptDraft, KeptFile, KeptMeeting, kept


class Version(msgspec.Struct, frozen=True):
    """Minutes that were recorded and not saved."""

    meeting: Meeting
    """With what the file holds now."""
    differences: tuple[Difference, ...]
    """By which it differs from the file."""
    closed: bool = False
    """Whether the file is final now, so that this can only go into a copy beside it."""


class Recovered(Begun, frozen=True, kw_only=True):
    """What can be given back."""

    versions: tuple[Version, ...] = ()
    notes: dict[str, RecordDraft] = {}
    """One's own notes that were being written, by what finds them again."""

    @property
    def has_words(self) -> bool:
        """Whether there is anything in it that somebody wrote."""
        written = any(version.differences or version.closed for version in self.versions)
        begun = self.drafts or self.forms or self.paragraphs or self.records or self.notes
        return bool(written or begun or self.files)

    @property
    def open_draft(self) -> KeptDraft | None:
        """The entry in whose editor the last program ended."""
        return next((draft for draft in self.drafts if draft.open), None)

    @property
    def line_count(self) -> int:
        """How many lines of text there are in it."""
        entries = [one.entry.text for version in self.versions for one in version.differences]
        drafts = [one.draft.values.get("text", "") for one in self.drafts]
        forms = [text for form in self.forms.values() for text in form.written]
        words = [one.text for one in self.paragraphs]
        words += [one.values.get("text", "") for one in self.notes.values()]
        for record in self.records.values():
            words += [text for text in record.values.values() if text]
            words += [""] * len(record.rows)
        for file in self.files:
            said = file.value.paragraphs if isinstance(file.value, YearlyReport) else ()
            words += [one.text for one in said] or [""]
        return sum(len(text.splitlines()) or 1 for text in (*entries, *drafts, *forms, *words))


def recovered(workspace: Workspace, found: Iterable[Found]) -> Recovered:
    """What journals hold that the folder does not."""
    said = [kept(one.values) for one in found]
    versions = (_version(workspace, one) for each in said for one in each.meetings)
    records = {key: one for each in said for key, one in each.records.items()}
    notes = {key: records.pop(key) for key in [*records] if key.startswith(BEGUN)}
    return Recovered(
        versions=tuple(version for version in versions if version is not None),
        drafts=tuple(_each_once(one for each in said for one in _left(workspace, each))),
        forms={path: form for each in said for path, form in each.forms.items()},
        files=tuple(one for each in said for one in each.files if _is_news(workspace, one)),
        paragraphs=tuple(one for each in said for one in each.paragraphs),
        records=records,
        notes=notes,
        unreadable={key: text for each in said for key, text in each.unreadable.items()},
    )


def _left(workspace: Workspace, said: Kept) -> Iterator[KeptDraft]:
    """The drafts that are in no minutes."""
    return (one for one in said.drafts if not _stands(workspace, said, one))


def _each_once(drafts: Iterable[KeptDraft]) -> Iterator[KeptDraft]:
    """The drafts without those that a program had kept which an earlier one gave them back to."""
    seen: list[tuple[Id, Draft]] = []
    for one in drafts:
        if (one.meeting, one.draft) not in seen:
            seen.append((one.meeting, one.draft))
            yield one


def _stands(workspace: Workspace, said: Kept, draft: KeptDraft) -> bool:
    """Whether an entry that was recorded stands in the minutes given back, or in their file."""
    given = next((one.meeting for one in said.meetings if one.meeting.id == draft.meeting), None)
    there = workspace.folder.meeting(draft.meeting)
    meeting = given or (there.value if there else None)
    entry = meeting.entry(draft.recorded) if meeting and draft.recorded else None
    text = draft.draft.values.get("text", "").strip()
    return entry is not None and (kind_of(entry), entry.text) == (draft.draft.kind, text)


def _is_news(workspace: Workspace, kept: KeptFile) -> bool:
    """Whether a status report or register says something that its file does not."""
    there = workspace.folder.file(kept.path)
    return there is None or there.value != kept.value


def _version(workspace: Workspace, one: KeptMeeting) -> Version | None:
    """A version put together with what the file holds now; None where that is all there is."""
    there = workspace.folder.meeting(one.meeting.id)
    if there is None:
        return Version(one.meeting, tuple(differences(None, one.meeting)))
    merged = merge(one.base, one.meeting, there.value)
    meeting = one.meeting if merged.closed else _with_lost(one, there.value, merged.meeting)
    if meeting == there.value:
        return None
    return Version(meeting, tuple(differences(there.value, meeting)), merged.closed)


def _with_lost(one: KeptMeeting, there: Meeting, merged: Meeting) -> Meeting:
    """Both versions as one, with the lines that an older version in the file lacks."""
    if one.base is None:
        return merged
    lost = lost_lines(one.base, one.meeting, there, now=merged, earlier=(), own=())
    return merged if lost is None else put_back(merged, lost)


def give_back(workspace: Workspace, given: Recovered) -> list[Meeting]:
    """Put what was recovered where it belongs, and return the meetings that are to be saved.

    Those whose file is final now are left out.
    """
    for one in given.drafts:
        workspace.drafts.keep(_with_words_before(workspace, one))
    for path, form in given.forms.items():
        workspace.drafts.keep_form(path, form)
    for key, record in (given.records | given.notes).items():
        workspace.drafts.keep_record(key, record)
    for paragraph in given.paragraphs:
        workspace.drafts.keep_paragraph(paragraph)
    keep_unread(workspace, given)
    return [version.meeting for version in given.versions if not version.closed]


def placed(workspace: Workspace, given: Recovered) -> tuple[Recovered, tuple[KeptDraft, ...]]:
    """What is given back with its drafts where they can be recorded: those of meetings that are
    over go into a note at the meeting that is open. Where none is, they are returned beside it.
    """
    here: list[KeptDraft] = []
    over: list[KeptDraft] = []
    for one in given.drafts:
        (here if _takes(workspace, one.meeting, "planned", "open") else over).append(one)
    opened = [
        one.value for one in workspace.folder.meetings if _takes(workspace, one.value.id, "open")
    ]
    texts = list(filter(None, (one.draft.values.get("text", "") for one in over)))
    if not opened or not opened[-1].items or not texts:
        return replace(given, drafts=tuple(here)), tuple(one for one in over if texts)
    meeting = opened[-1]
    item = meeting.current or meeting.items[0].id
    values: dict[Field, str] = {"text": "\n".join(texts)}
    note = Draft(kind="note", item=item, values=values, meeting=meeting.id)
    moved = KeptDraft(meeting=meeting.id, draft=note, open=True)
    return replace(given, drafts=(moved, *here)), ()


def _takes(workspace: Workspace, meeting: Id, *states: str) -> bool:
    """Whether there is a meeting in one of some states that may be written here."""
    there = workspace.folder.meeting(meeting)
    return there is not None and there.value.state in states and workspace.may_write(there.value)


def _with_words_before(workspace: Workspace, one: KeptDraft) -> KeptDraft:
    """A draft, after the words of another one of its kind that is kept already."""
    known = workspace.drafts.of(one.meeting).get(draft_place(one.draft))
    texts = [d.values.get("text", "") for d in (known, one.draft) if d is not None]
    if len(texts) < 2 or texts[0] == texts[1]:
        return one
    joint = {**one.draft.values, "text": "\n".join(texts)}
    return replace(one, draft=replace(one.draft, values=joint))


def meeting_of(given: Recovered) -> Id:
    """The meeting at which the last program ended, or nothing."""
    if given.open_draft is not None:
        return given.open_draft.meeting
    return next((v.meeting.id for v in given.versions if v.meeting.state == "open"), "")


def keep_unread(workspace: Workspace, given: Recovered) -> None:
    """Keep what only another version of the program can read, for that to find."""
    for key, text in given.unreadable.items():
        workspace.drafts.keeper.unread(key, text)


def give_back_file(saver: Saver, kept: KeptFile) -> None:
    """Go on with a status report or register as it was, together with what its file says now."""
    value = kept.value
    if isinstance(value, YearlyReport):
        file: FileSession[Any] = saver.annual_report(value.year)
    else:
        file = saver.register(kept.path, value)
    there = file.versions.base
    if there is not None and there.sha256 != kept.sha256:
        if kept.base is None:
            value = merge_file(None, value, file.value)[0]
        else:
            # Saving finds what the file says now, and asks where both say something else.
            before = replace(there, sha256=kept.sha256, value=kept.base)
            file.versions.stand_on(before)
    file.change(value)
