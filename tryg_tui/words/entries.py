"""What an entry of the minutes says, in the language spoken now: each kind described once."""

import msgspec

from tryg_tui.core.ledger.corrections import amended
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.next_due import dated
from tryg_tui.core.ledger.privacy import cited_entry, is_private, open_corrections
from tryg_tui.core.meetings.disputes import differences
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
from tryg_tui.locale import _, long_date, pgettext
from tryg_tui.words.corrections import changed_by, corrected_names
from tryg_tui.words.dates import due_words, when_words
from tryg_tui.words.decisions import decision_facts, decision_words, result_facts
from tryg_tui.words.fields import Fact, label, promise_facts, read_back_words
from tryg_tui.words.figures import figure_words
from tryg_tui.words.names import (
    Place,
    as_cited,
    brief_owners,
    initiative_words,
    link_marks,
    place_words,
    status_words,
    who_words,
)
from tryg_tui.words.vocabulary import approval_outcome, change, followup_state


def entry_kind(kind: str) -> str:
    """What an entry is: "Decision", "Action" …; `kind` is the key of its file."""
    return {
        "decision": pgettext("entry", "Decision"),
        "action": pgettext("entry", "Action"),
        "followup": pgettext("entry", "Follow-up"),
        "note": pgettext("entry", "Note"),
        "status": pgettext("entry", "Status"),
        "lifecycle": pgettext("entry", "Life cycle"),
        "reading": pgettext("entry", "Reading"),
        "outreach": pgettext("entry", "Outreach"),
        "topic": pgettext("entry", "Parked topic"),
        "approval": pgettext("entry", "Approval"),
        "amendment": pgettext("entry", "Correction"),
    }[kind]


class EntryWords(msgspec.Struct, frozen=True, kw_only=True):
    """All that an entry says, in words; every document, list and table is made from it."""

    line: str
    """All of it on one line, without number and kind."""
    lead: str = ""
    """What it speaks of and what becomes of that, for a line beside which its text stands."""
    before: tuple[Fact, ...] = ()
    """What its text is about."""
    after: tuple[Fact, ...] = ()
    """What follows from its text."""


def entry_words(
    folder: Folder,
    meeting: Meeting,
    entry: AnyEntry,
    place: Place = as_cited,
    ledger: Ledger | None = None,
) -> EntryWords:
    """An entry in words; `place` tells what it cites.

    With a ledger, what it follows up is quoted as last corrected.
    """
    entry = dated(folder, meeting.cite(entry), entry, ledger.corrections if ledger else {})
    text = _flat(entry.text)
    about = initiative_words(folder, entry.initiative)
    match entry:
        case Decision():
            line = _dotted(text, *decision_words(folder, entry))
            return EntryWords(line=line, after=decision_facts(folder, entry))
        case Action():
            who = who_words(folder, entry.owners, entry.owner_text)
            when = when_words(entry.due, entry.due_text)
            decided = Fact("of", _("Decision"), place(folder, entry.of))
            return EntryWords(
                line=f"{text} → {_dotted(who, when)}".lstrip(),
                after=(*promise_facts(folder, entry), decided),
            )
        case FollowUp():
            cited = citation_words(folder, meeting, entry, entry.of, place, ledger)
            state = followup_state(entry.state)
            return EntryWords(
                line=_dotted(cited, state, *_promised(folder, entry), text),
                lead=f"{place(folder, entry.of)}: {state}",
                before=(Fact("of", _("Follows up"), cited),),
                after=(
                    Fact("state", label("state"), state),
                    *promise_facts(folder, entry),
                    *result_facts(folder, entry.of, meeting.date, ledger),
                ),
            )
        case Status():
            status = status_words(folder, entry.status)
            return EntryWords(
                line=f"{about}: {_dashed(status, text)}",
                lead=status,
                before=(Fact("status", label("status"), status),),
            )
        case LifeCycle():
            said = change(entry.change)
            line, decision = f"{about}: {_dashed(said, text)}", place(folder, entry.of)
            return EntryWords(
                line=f"{line} ({decision})" if decision else line,
                lead=said,
                before=(Fact("change", label("change"), said),),
                after=(Fact("of", _("Decision"), decision),),
            )
        case ReadingEntry():
            when = entry.period or (long_date(entry.date) if entry.date else "")
            title, value = figure_words(folder, entry, when)
            return EntryWords(
                line=f"{about}: {title}: {_dashed(value, text)}",
                lead=f"{title}: {value}",
                before=(Fact("value", title, value),),
                after=(Fact("source", label("source"), entry.source),),
            )
        case Outreach():
            done = long_date(entry.done) if entry.done else ""
            who, due = _promised(folder, entry)
            when = _("done {date}").format(date=done) if done else due
            return EntryWords(
                line=_dotted(text, entry.channel, who, when, place(folder, entry.of)),
                lead=place(folder, entry.of),
                after=(
                    Fact("of", _("Publicises"), place(folder, entry.of)),
                    Fact("channel", label("channel"), entry.channel),
                    *promise_facts(folder, entry),
                    Fact("done", _("Done"), done),
                ),
            )
        case Approval():
            said, is_own = approval_outcome(entry.outcome), entry.of == meeting.id
            what = _("Agenda") if is_own else place(folder, entry.of)
            if entry.day and not is_own and folder.meeting(entry.of) is None:
                what = _("{minutes} (not in this folder)").format(minutes=what)
            of = what if is_own else _("Minutes of {meeting}").format(meeting=what)
            return EntryWords(
                line=f"{of}: {_dashed(said, text)}",
                lead=f"{what}: {said}",
                before=() if is_own else (Fact("of", _("Minutes of"), what),),
                after=(Fact("outcome", label("outcome"), said),),
            )
        case Amendment():
            why = _("because {reason}").format(reason=_flat(entry.why)) if entry.why else ""
            named = corrected_names(folder, meeting, entry, ledger)
            others = changed_by(folder, meeting, entry, ledger)
            of = place(folder, entry.of)
            of = _("Attendance, {meeting}").format(meeting=of) if entry.attendance else of
            lead = _colons(of, named[1])
            told = _("{entry} reads: {text}").format(entry=lead, text=text) if text else lead
            old = citation_words(folder, meeting, entry, entry.of, lambda *_cited: "")
            should = (Fact("text", "", _("Should read:")),) if text else ()
            return EntryWords(
                line=_dotted(_colons(named[0], told), *others, why),
                lead=_colons(named[0], lead),
                before=(Fact("of", _("Corrects"), _colons(of, *named, text and old)), *should),
                after=(*(Fact("", "", one) for one in others), Fact("why", _("Reason"), entry.why)),
            )
        case _:
            return EntryWords(line=text)


def _promised(folder: Folder, entry: FollowUp | Outreach) -> tuple[str, str]:
    """Who is to do something and when it is due, each only where it is stated."""
    who, when = promise_facts(folder, entry)
    return who.words, when_words(entry.due, entry.due_text) if when.words else ""


def entry_label(entry: AnyEntry, *, private: bool = False) -> str:
    """The number and kind of an entry, and whether it is private: "#7 Decision".

    With `private`, it is marked even where it has no mark of its own.
    """
    pattern = _("#{n} {kind} (private)") if private or entry.private else "#{n} {kind}"
    return pattern.format(n=entry.n, kind=entry_kind(kind_of(entry)))


def step_words(folder: Folder, before: Meeting, after: Meeting) -> str:
    """What of the minutes is another thing after a step back or forth; "" where nothing is."""
    changed = [one.entry for one in differences(before, after)]
    about = (initiative_words(folder, one.initiative) if one.initiative else "" for one in changed)
    named = zip(map(entry_label, changed), about, strict=True)
    found = [" – ".join(filter(None, one)) for one in named]
    found += [_("attendance")] if before.attendance != after.attendance else []
    found += [_("answers")] if before.answers != after.answers else []
    if before.state != after.state:
        off = before.state == "cancelled"
        found = [_("that it was called off") if off else _("the start of the meeting")]
    elif before.items != after.items:
        found += [_("the agenda")]
    return ", ".join(found)


def entry_text(
    folder: Folder,
    meeting: Meeting,
    entry: AnyEntry,
    place: Place = as_cited,
    ledger: Ledger | None = None,
) -> str:
    """What an entry says and where its links lead, on one line, without number and kind."""
    line = entry_words(folder, meeting, entry, place, ledger).line
    # A correction tells which links there should be among the other fields.
    own = () if isinstance(entry, Amendment) else entry.links
    return _dotted(line, *link_marks(own), read_back_words(entry))


def brief_words(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger | None = None
) -> tuple[str, str]:
    """The initiative an entry is about, and what it says of that, among the others of its item:
    what is to be done before who does it, and nothing of where what it cites stands.
    """
    about = initiative_words(folder, entry.initiative)
    if isinstance(entry, Action):
        who = brief_owners(folder, entry.owners, entry.owner_text)
        when = due_words(entry.due, entry.due_text) if entry.due or entry.due_text else _("no date")
        said = f"{_flat(entry.text)} → {_dotted(who, when)}".lstrip()
        return about, _dotted(said, *link_marks(entry.links), read_back_words(entry))
    if isinstance(entry, Amendment):
        about = corrected_names(folder, meeting, entry, ledger)[0]
    if isinstance(entry, FollowUp | LifeCycle | Outreach) and _is_quoted(folder, meeting, entry):
        cited = cited_entry(folder, meeting, entry.of)
        about = about or (initiative_words(folder, cited[1].initiative) if cited else "")
        said = entry_text(folder, meeting, entry, lambda *_cited: "", ledger)
    else:
        said = entry_text(folder, meeting, entry, place_words, ledger)
    return about, said.removeprefix(f"{about}: ") if about else said


def _is_quoted(folder: Folder, meeting: Meeting, entry: FollowUp | LifeCycle | Outreach) -> bool:
    """Whether the text of what an entry cites may stand beside what it says of it."""
    cited = cited_entry(folder, meeting, entry.of)
    return cited is not None and (entry.private or not is_private(folder, *cited))


def citation_words(
    folder: Folder,
    meeting: Meeting,
    entry: AnyEntry,
    citation: Citation,
    place: Place = as_cited,
    ledger: Ledger | None = None,
) -> str:
    """A cited entry with its text; that of a private one only where the citing one is so marked.

    With a ledger, the text is the one last corrected, private corrections treated alike.
    """
    cited = cited_entry(folder, meeting, citation)
    if cited is None or (is_private(folder, *cited) and not entry.private):
        return place(folder, citation)
    said = cited[1]
    if ledger and entry.private:
        said = ledger.entry_of(citation, said)
    for one in open_corrections(folder, meeting, citation, ledger) if ledger else ():
        said = said if entry.private else amended(said, one.entry)
    return f"{place(folder, citation)} {_flat(said.text)}".strip()


def _flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _dotted(*parts: str) -> str:
    """The parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)


def _colons(*parts: str) -> str:
    """The parts that say something, with colons between."""
    return ": ".join(part for part in parts if part)


def _dashed(*parts: str) -> str:
    """The parts that say something, with dashes between."""
    return " – ".join(part for part in parts if part)
