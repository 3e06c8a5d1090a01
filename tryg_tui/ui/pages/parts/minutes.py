"""Lines of minutes: as rows with what became of them, of a group that reports, and in full."""

import datetime as dt
from collections.abc import Iterable

from textual.content import Content

from tryg_tui.core.input.fields import values_of
from tryg_tui.core.input.visible import visible
from tryg_tui.core.ledger.corrections import Correction
from tryg_tui.core.meetings.planning import OVER, of_body
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Decision,
    LifeCycle,
    Outreach,
    Status,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.locale import _, clock, long_date
from tryg_tui.ui.pages.context import Context, facts
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.text import Part, heading, lines, parts, plain
from tryg_tui.words.corrections import corrected_mark, each_correction
from tryg_tui.words.dates import when_words
from tryg_tui.words.entries import brief_words, entry_label
from tryg_tui.words.fields import choices, label
from tryg_tui.words.names import item_words, place_words

REPORTED = (Decision, Action, Status, LifeCycle, Outreach)
"""What of a group's minutes is told to another group."""


def entry_row(ctx: Context, meeting: Meeting, n: int) -> Content:
    """An entry of a meeting as last corrected, what it is about first, with a mark where it was."""
    entry = meeting.entry(n)
    if entry is None:
        return plain("")
    citation = meeting.cite(entry)
    now = ctx.ledger.entry_of(citation, entry)
    about, text = brief_words(ctx.folder, meeting, now, ctx.ledger)
    named = (f"{about}: " if about else "", "$primary")
    gone = gone_words(ctx, now)
    return parts((f"{entry_label(entry)} ", "bold"), named, text, *marks(ctx, citation), *gone)


def gone_words(ctx: Context, of: AnyEntry | AgendaItem) -> list[Part]:
    """Which papers that something leads to do not lie in the folder; not for everybody to see."""
    gone = dict.fromkeys(link.address for link in of.links if link.address in ctx.gone)
    said = _("{address} is not in the folder.")
    told = [said.format(address=visible(one)) for one in gone if not ctx.shared]
    return [(f" ! {one}", "bold $risk") for one in told]


def marks(ctx: Context, citation: Citation) -> list[Part]:
    """That an entry was corrected, and that it is to be made known or was."""
    mark = corrected_mark(ctx.folder, ctx.ledger.corrections.get(citation, ()))
    return [*([(f" ({mark})", "$risk")] if mark else []), *known_marks(ctx, citation)]


def known_marks(ctx: Context, citation: Citation) -> list[Part]:
    """That a decision is to be made known, or was: a mark for each outreach that says so."""
    marks: list[Part] = []
    for one in ctx.ledger.outreach:
        if one.entry.of != citation or one.state == "dropped":
            continue
        channel = one.entry.channel
        if one.state == "done":
            said, style = [f"  ✓ {_('made known')}", channel], "$good"
        else:
            due = when_words(one.due, one.due_text) if one.due or one.due_text else ""
            said = [f"  → {_('to be made known')}", ", ".join(filter(None, (channel, due)))]
            style = "bold $critical" if one.overdue(ctx.today) else "bold $primary"
        marks.append((": ".join(filter(None, said)), style))
    return marks


def report_rows(ctx: Context) -> list[Row]:
    """What the group that reports under an item has decided, agreed and said of initiatives at its
    meetings since the last time, or at its last one; nothing where no group reports.
    """
    group = next((b for b in ctx.folder.partnership.bodies if b.id == ctx.item.of), None)
    if group is None:
        return []
    last = ctx.previous.date if ctx.previous else dt.date.min
    met = [m for m in of_body(ctx.folder, group.id) if m.state in OVER and m.date <= ctx.today]
    rows: list[Row] = []
    for meeting in reversed([m for m in met if m.date > last] or met[-1:]):
        named = "" if group.title in meeting.title else f"{group.title}: "
        rows.append(section(f"{named}{meeting.title}, {long_date(meeting.date)}"))
        told = [one for one in meeting.entries if isinstance(one, REPORTED)]
        rows += [
            Row(RowRef("entry", meeting.cite(one)), entry_row(ctx, meeting, one.n)) for one in told
        ]
        if not told:
            rows.append(Row(NOTHING, plain(_("Nothing recorded."), "$muted"), under=True))
    never = _("{group} has held no meeting here yet.").format(group=group.title)
    return rows or [Row(NOTHING, plain(never, "$muted"), under=True)]


def entry_detail(ctx: Context, citation: Citation, width: int) -> Content:
    """All that is recorded about one entry."""
    found = ctx.entry(citation)
    if found is None:
        return plain("")
    meeting, entry = found
    item = meeting.item(entry.item)
    rows = [heading(f"{entry_label(entry)} · {place_words(ctx.folder, meeting.id)}")]
    if entry.text:
        rows += [plain(entry.text), plain("")]
    by = ctx.ledger.corrections.get(citation, ())
    rows += corrections_told(ctx.folder, each_correction(ctx.folder, entry, by), width)
    when = _("{date} at {time}").format(date=long_date(entry.at.date()), time=clock(entry.at))
    under = (_("Item"), item_words(item) if item else entry.item)
    rows.append(facts(width, *fields_of(ctx, entry), under, (_("Recorded"), when)))
    return lines(rows)


def corrections_told(
    folder: Folder, by: Iterable[tuple[Correction, str]], width: int
) -> list[Content]:
    """Where each of some corrections stands, what it changed, and why."""
    rows = []
    for correction, said in by:
        place = place_words(folder, correction.source.citation)
        rows += [
            heading(_("Corrected on {citation}").format(citation=place)),
            plain(said),
            facts(width, (_("Why"), correction.entry.why)),
            plain(""),
        ]
    return rows


def fields_of(ctx: Context, entry: AnyEntry) -> list[tuple[str, str]]:
    """The fields of an entry but its text, as pairs of label and words."""
    pairs = []
    for field, value in values_of(entry, ctx.folder).items():
        known = place_words(ctx.folder, value) if field == "of" else value
        words = dict(choices(field, ctx.folder)).get(value, known)
        if field not in {"text", "private"} or (field == "private" and value):
            pairs.append((label(field), words))
    return pairs
