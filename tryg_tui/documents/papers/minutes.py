"""The minutes of a meeting as a document, laid out as Danish authorities know them."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import attended
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.ledger.small_numbers import masked_meeting
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Block, Field, Heading, Text
from tryg_tui.documents.papers.entries import correction_blocks, corrections_shown
from tryg_tui.documents.papers.log import citing, log
from tryg_tui.documents.papers.meeting_head import marks, occasion, taking_part
from tryg_tui.documents.papers.referat import referat
from tryg_tui.documents.papers.round import round_body, round_head
from tryg_tui.locale import _, clock, long_date
from tryg_tui.words.closing import kept_time
from tryg_tui.words.corrections import each_roll_correction
from tryg_tui.words.names import meeting_words, place_words
from tryg_tui.words.vocabulary import approval_outcome, meeting_state

LINE = 24
"""The characters of a line that is to be written on."""

Form = Literal["minutes", "log"]
"""How minutes are told: as the paper that is handed on, or as a log of all lines."""


def minutes(
    folder: Folder,
    loaded: Loaded[Meeting],
    *,
    today: dt.date,
    public: bool = False,
    ledger: Ledger | None = None,
    as_written: bool = False,
    form: Form = "log",
    times: bool = False,
) -> Iterator[Block]:
    """The blocks of a meeting's minutes in a form; with `public`, nothing private is in them. Who
    took part is told as last corrected, or `as_written`.

    With `times` there are the times of the items and the numbers of the lines, which a log has.
    """
    meeting = loaded.value
    if public:
        (folder, meeting), ledger = masked_meeting(folder, meeting), None
    ledger = ledger or fold(folder)
    by = corrections_shown(folder, meeting, meeting.id, ledger, public=public)
    noted = folder.meeting(meeting.id)
    corrected = frozenset(note.person for one in by for note in one.entry.attendance)
    if as_written or noted is None:
        corrected = frozenset()
    elif by:
        meeting = replace(meeting, attendance=attended(noted.value, by).attendance)
    title = "{meeting}" if meeting.written else _("Minutes: {meeting}")
    yield Heading(title.format(meeting=meeting_words(meeting)), 1)
    yield from marks(meeting)
    if meeting.written:
        yield from round_head(folder, meeting)
    else:
        yield from occasion(folder, meeting)
        if meeting.opened:
            yield Field(_("Held"), _held(meeting))
        yield from taking_part(folder, meeting, corrected)
    if by and noted:
        yield from correction_blocks(folder, each_roll_correction(folder, noted.value, by))
    yield Field(_("State"), meeting_state(meeting.state))
    yield from _approval(loaded, ledger)
    yield Field(_("Printed"), long_date(today))
    if public:
        yield Text(_("Public version: without private items and entries"), "quiet")
    elif any(is_private(folder, meeting, entry) for entry in meeting.entries):
        yield Text(_("Internal version: it holds private items or entries"), "notice")
    if meeting.written:
        yield from citing(folder, meeting, public)
        yield from round_body(folder, meeting, ledger, public=public)
        return
    if form == "log":
        yield from log(folder, meeting, ledger, public=public)
    else:
        yield from referat(folder, meeting, ledger, public=public, times=times)
    yield from _signing(meeting, ledger)


def _held(meeting: Meeting) -> str:
    """From when to when the meeting was held."""
    start = clock(meeting.opened) if meeting.opened else ""
    if meeting.closed is None:
        return _("from {time}").format(time=start)
    span = _("{start}–{end}").format(start=start, end=clock(meeting.closed))
    kept = kept_time(meeting, meeting.closed)
    return f"{span}, {kept}" if kept else span


def _approval(loaded: Loaded[Meeting], ledger: Ledger) -> Iterator[Block]:
    """Whether the minutes are approved, and whether they are still what was approved."""
    found = ledger.approvals.get(loaded.value.id)
    if found is None:
        if loaded.value.state == "final" and not loaded.value.written:
            yield Field(_("Approval"), _("not yet approved"))
        return
    pattern = (
        _("{outcome} on {date} ({entry})")
        if loaded.is_version(found.entry.sha256)
        else _("{outcome} on {date} ({entry}), but the minutes are not those that were approved")
    )
    yield Field(
        _("Approval"),
        pattern.format(
            outcome=approval_outcome(found.entry.outcome),
            date=long_date(found.source.date),
            entry=_("no. {n}").format(n=found.entry.n),
        ),
    )


def _signing(meeting: Meeting, ledger: Ledger) -> Iterator[Block]:
    """A line to approve minutes on, until a meeting has approved them."""
    if meeting.state in ("draft", "final") and meeting.id not in ledger.approvals:
        line = "_" * LINE
        yield Heading(_("Approval"), 2)
        yield Text(_("Approved on {line} by {line}").format(line=line))


def corrected_meeting(
    folder: Folder, loaded: Loaded[Meeting], ledger: Ledger
) -> tuple[Loaded[Meeting], Ledger]:
    """A meeting whose entries read as last corrected, marked so, and a ledger to show it with; who
    took part is told as last corrected, with how that was noted.
    """
    meeting = ledger.attended(loaded.value)
    entries = []
    own = {meeting.cite(entry) for entry in meeting.entries}
    for entry in meeting.entries:
        citation = meeting.cite(entry)
        found = ledger.corrections.get(citation)
        if found:
            where = "; ".join(place_words(folder, one.source.citation) for one in found)
            mark = _("[corrected on {entries}; v shows the original wording]")
            now = ledger.entry_of(citation, entry)
            text = f"{now.text}\n{mark.format(entries=where)}".lstrip("\n")
            entries.append(replace(now, text=text))
        else:
            entries.append(entry)
    shown = replace(loaded, value=replace(meeting, entries=tuple(entries)))
    others = {
        citation: found for citation, found in ledger.corrections.items() if citation not in own
    }
    return shown, replace(ledger, corrections=others)


def corrected(meeting: Meeting, ledger: Ledger) -> bool:
    """Whether any entry of a meeting, or who took part, was corrected later."""
    cited = (meeting.id, *map(meeting.cite, meeting.entries))
    return any(citation in ledger.corrections for citation in cited)
