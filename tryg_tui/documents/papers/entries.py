"""An entry of the minutes in full: its text as written, and what belongs to it as fields."""

from collections.abc import Iterator

from tryg_tui.core.imports.minutes import OWNER, SUBJECT
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Status,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Block, Field, Heading, Text
from tryg_tui.locale import _, long_date, pgettext
from tryg_tui.words.citations import place_words
from tryg_tui.words.dates import due_words
from tryg_tui.words.entries import citation_words, entry_label, reading_words
from tryg_tui.words.names import dissent_words, initiative_words, owners_words, status_words
from tryg_tui.words.vocabulary import approval_outcome, change, followup_state, not_stated, outcome


def entry_blocks(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger, *, public: bool
) -> Iterator[Block]:
    """An entry with the later corrections of it; nothing of a private one with `public`."""
    private = is_private(folder, meeting, entry)
    if private and public:
        return
    yield Heading(entry_label(entry, private=private), 3)
    if entry.initiative:
        yield Field(_("Initiative"), initiative_words(folder, entry.initiative))
    yield from _before(folder, meeting, entry, ledger)
    if entry.text:
        yield Text(entry.text, "decision" if isinstance(entry, Decision) else "")
    yield from _after(folder, entry)
    yield from _imported(entry)
    yield from _corrections(folder, meeting, entry, ledger, public=public)


def last_text(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger, *, public: bool
) -> str | None:
    """How an entry should read by the last correction that may be shown, or None without one."""
    texts = [text for _place, text, _why in _shown(folder, meeting, entry, ledger, public)]
    return texts[-1] if texts else None


def _before(folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger) -> Iterator[Block]:
    """The fields that say what the text of an entry is about."""
    match entry:
        case FollowUp():
            about = citation_words(folder, meeting, entry, entry.of, place_words, ledger=ledger)
            yield Field(_("Follows up"), about)
        case Status():
            yield Field(_("Status"), status_words(folder, entry.status))
        case LifeCycle():
            yield Field(_("Change"), change(entry.change))
        case ReadingEntry():
            yield Field(*reading_words(folder, entry))
        case Approval():
            yield Field(_("Minutes of"), place_words(entry.of))
        case Amendment():
            about = citation_words(folder, meeting, entry, entry.of, place_words)
            yield Field(_("Corrects"), about)
            yield Text(_("Should read:"))


def _after(folder: Folder, entry: AnyEntry) -> Iterator[Block]:
    """The fields that say what follows from the text of an entry."""
    match entry:
        case Decision():
            if entry.outcome:
                yield Text(outcome(entry.outcome), "outcome")
            else:
                yield Field(_("Outcome"), not_stated())
            if entry.dissent:
                yield Field(_("Dissent"), dissent_words(folder, entry.dissent))
        case Action():
            yield Field(_("Owner"), owners_words(folder, entry.owners, entry.owner_text))
            yield Field(_("Due"), due_words(entry.due, entry.due_text))
            if entry.of:
                yield Field(_("Decision"), place_words(entry.of))
        case FollowUp():
            yield Field(_("State"), followup_state(entry.state))
            yield from _changed(folder, entry)
        case LifeCycle() if entry.of:
            yield Field(_("Decision"), place_words(entry.of))
        case Outreach():
            yield from _outreach(folder, entry)
        case Approval():
            yield Field(_("Outcome"), approval_outcome(entry.outcome))
        case Amendment() if entry.why:
            yield Field(_("Reason"), entry.why)


def _imported(entry: AnyEntry) -> Iterator[Block]:
    """What earlier minutes said that has no place of its own here."""
    if subject := entry.extra.get(SUBJECT):
        yield Field(pgettext("local table", "Subject"), str(subject))
    if owner := entry.extra.get(OWNER):
        yield Field(_("Owner"), str(owner))


def _outreach(folder: Folder, entry: Outreach) -> Iterator[Block]:
    """The fields of outreach."""
    if entry.of:
        yield Field(_("Makes known"), place_words(entry.of))
    if entry.channel:
        yield Field(_("Channel"), entry.channel)
    yield from _changed(folder, entry)
    if entry.done:
        yield Field(_("Done"), long_date(entry.done))


def _changed(folder: Folder, entry: FollowUp | Outreach) -> Iterator[Block]:
    """Owner and due date, where the entry states them."""
    if entry.owners or entry.owner_text:
        yield Field(_("Owner"), owners_words(folder, entry.owners, entry.owner_text))
    if entry.due or entry.due_text:
        yield Field(_("Due"), due_words(entry.due, entry.due_text))


def _corrections(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger, *, public: bool
) -> Iterator[Block]:
    """The corrections of an entry by later meetings."""
    for place, text, why in _shown(folder, meeting, entry, ledger, public):
        yield Field(_("Corrected in {entry}").format(entry=place_words(place)), text)
        if why:
            yield Field(_("Reason"), why)


def _shown(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger, public: bool
) -> Iterator[tuple[str, str, str]]:
    """Of each correction that may be shown: where it stands, how to read the entry, and why."""
    for correction in ledger.corrections.get(meeting.cite(entry), ()):
        later = folder.meeting(correction.source.meeting)
        home = later.value if later else meeting
        if not (public and is_private(folder, home, correction.entry)):
            yield correction.source.citation, correction.entry.text, correction.entry.why
