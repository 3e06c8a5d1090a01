"""What an entry of the minutes is called and what it says, in the language spoken now."""

from collections.abc import Callable

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.privacy import cited_entry, is_private
from tryg_tui.core.model.base import Citation
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
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, long_date
from tryg_tui.words.dates import when_words
from tryg_tui.words.figures import figure_words
from tryg_tui.words.names import (
    dissent_words,
    initiative_words,
    owners_words,
    status_words,
    who_words,
)
from tryg_tui.words.vocabulary import approval_outcome, change, entry_kind, followup_state, outcome


def entry_label(entry: AnyEntry, *, private: bool = False) -> str:
    """The number and kind of an entry, and whether it is private: "#7 Decision".

    With `private`, it is marked even where it has no mark of its own.
    """
    pattern = _("#{n} {kind} (private)") if private or entry.private else "#{n} {kind}"
    return pattern.format(n=entry.n, kind=entry_kind(kind_of(entry)))


def entry_line(folder: Folder, meeting: Meeting, entry: AnyEntry) -> str:
    """An entry on one line, with number and kind."""
    return f"{entry_label(entry)} {entry_text(folder, meeting, entry)}".rstrip()


def entry_text(
    folder: Folder,
    meeting: Meeting,
    entry: AnyEntry,
    place: Callable[[Citation], str] = str,
    ledger: Ledger | None = None,
) -> str:
    """What an entry says, on one line, without number and kind; `place` tells what it cites.

    With a ledger, what it follows up is quoted as last corrected.
    """
    text = _flat(entry.text)
    match entry:
        case Decision():
            against = dissent_words(folder, _flat(entry.dissent))
            return _dotted(text, outcome(entry.outcome) if entry.outcome else "", against)
        case Action():
            who = who_words(folder, entry.owners, entry.owner_text)
            return _dotted(who, when_words(entry.due, entry.due_text), text)
        case FollowUp():
            moved, who = _stated_when(entry), _stated_who(folder, entry)
            about = citation_words(folder, meeting, entry, entry.of, place, ledger)
            return _dotted(about, followup_state(entry.state), who, moved, text)
        case Status():
            said = status_words(folder, entry.status)
            return f"{initiative_words(folder, entry.initiative)}: {_dashed(said, text)}"
        case LifeCycle():
            said = _dashed(change(entry.change), text)
            line = f"{initiative_words(folder, entry.initiative)}: {said}"
            return f"{line} ({place(entry.of)})" if entry.of else line
        case ReadingEntry():
            return _reading(folder, entry, text)
        case Outreach():
            done = _("done {date}").format(date=long_date(entry.done)) if entry.done else ""
            who = _stated_who(folder, entry)
            due = "" if entry.done else _stated_when(entry)
            return _dotted(text, entry.channel, who, due, done, place(entry.of))
        case Approval():
            of = _("Minutes of {meeting}").format(meeting=place(entry.of))
            return f"{of}: {_dashed(approval_outcome(entry.outcome), text)}"
        case Amendment():
            why = _("because {reason}").format(reason=_flat(entry.why)) if entry.why else ""
            return _dotted(_("{entry} reads: {text}").format(entry=place(entry.of), text=text), why)
        case _:
            return text


def _flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _dotted(*parts: str) -> str:
    """The parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)


def _dashed(*parts: str) -> str:
    """The parts that say something, with dashes between."""
    return " – ".join(part for part in parts if part)


def _stated_who(folder: Folder, entry: FollowUp | Outreach) -> str:
    """The owners, or nothing where none is stated."""
    stated = entry.owners or entry.owner_text
    return owners_words(folder, entry.owners, entry.owner_text) if stated else ""


def _stated_when(entry: FollowUp | Outreach) -> str:
    """When something is due, or nothing where that is not stated."""
    return when_words(entry.due, entry.due_text) if entry.due or entry.due_text else ""


def citation_words(
    folder: Folder,
    meeting: Meeting,
    entry: AnyEntry,
    citation: Citation,
    place: Callable[[Citation], str] = str,
    ledger: Ledger | None = None,
) -> str:
    """A cited entry with its text; that of a private one only where the citing one is so marked.

    With a ledger, the text is the one last corrected, private corrections treated alike.
    """
    cited = cited_entry(folder, meeting, citation)
    if cited is None or (is_private(folder, *cited) and not entry.private):
        return place(citation)
    text = cited[1].text
    for correction in ledger.corrections.get(citation, ()) if ledger else ():
        later = folder.meeting(correction.source.meeting)
        home = later.value if later else meeting
        if entry.private or not is_private(folder, home, correction.entry):
            text = correction.entry.text
    return f"{place(citation)} {_flat(text)}".rstrip()


def reading_words(folder: Folder, entry: ReadingEntry) -> tuple[str, str]:
    """The name of a reading's indicator, and its value with the day or period it is for."""
    when = entry.period or (long_date(entry.date) if entry.date else "")
    return figure_words(
        folder, entry.initiative, entry.indicator, entry.value, entry.qualifier, when
    )


def _reading(folder: Folder, entry: ReadingEntry, text: str) -> str:
    """A reading on one line."""
    title, value = reading_words(folder, entry)
    return f"{initiative_words(folder, entry.initiative)}: {title}: {_dashed(value, text)}"
