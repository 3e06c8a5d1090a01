"""What minutes say of how an item was treated: what was decided, what was said, what was agreed."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

import msgspec

from tryg_tui.core.ledger.corrections import E
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.next_due import dated
from tryg_tui.core.ledger.privacy import cited_entry, is_private
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    Note,
    Outreach,
    Status,
    Topic,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Block, Field, Heading, Paragraph, Run, Table, Text
from tryg_tui.documents.papers.entries import correction_blocks, imported_facts, link_blocks
from tryg_tui.locale import _, long_date, pgettext
from tryg_tui.words.corrections import each_correction
from tryg_tui.words.dates import due_words
from tryg_tui.words.decisions import decision_facts
from tryg_tui.words.entries import citation_words, entry_kind, entry_words
from tryg_tui.words.fields import promise_facts, read_back_words
from tryg_tui.words.names import initiative_words, owners_words, place_words, status_words
from tryg_tui.words.vocabulary import followup_state

formal_place = partial(place_words, day=long_date)
"""Where something cited stands, with the name of the month in full."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting whose minutes are told, and how."""

    folder: Folder
    meeting: Meeting
    ledger: Ledger
    public: bool
    """Whether closed items are only named; nothing else that is private is in the folder then."""
    times: bool
    """Whether the lines have their numbers, and the items their times."""
    references: dict[int, str]
    """By the number of each decision and approval what it is called here: "5.1"."""

    def place(self, _folder: Folder, cited: Citation | Id) -> str:
        """Where something cited stands: the day of another meeting; with numbers, where exactly."""
        if self.times:
            return formal_place(self.folder, cited)
        meeting = cited.partition("#")[0]
        return "" if meeting == self.meeting.id else formal_place(self.folder, meeting)

    def now(self, entry: E) -> E:
        """An entry as last corrected, due on the day of the next meeting where it is due then."""
        return self.dated(self.ledger.entry_of(self.meeting.cite(entry), entry))

    def dated(self, entry: E) -> E:
        """An entry with the day of the next meeting where it says that."""
        return dated(self.folder, self.meeting.cite(entry), entry, self.ledger.corrections)

    def line(self, entry: AnyEntry) -> str:
        """What an entry says, on one line."""
        return entry_words(self.folder, self.meeting, entry, self.place, self.ledger).line

    def about(self, entry: AnyEntry, *more: str) -> str:
        """The text of an entry behind the initiative it is about, and what else there is to say."""
        return ": ".join(filter(None, (self.initiative(entry), *more, entry.text)))

    def initiative(self, entry: AnyEntry) -> str:
        """The initiative an entry is about; nothing where it is about none."""
        return initiative_words(self.folder, entry.initiative)

    def marked(self, entry: AnyEntry, text: str) -> str:
        """What is told of an entry, with what earlier minutes said besides, marked where it is
        private; by request with its number and when it was read back.
        """
        more = [f"{name}: {said}" for name, said in imported_facts(entry)]
        if self.times:
            more += filter(None, (_("no. {n}").format(n=entry.n), read_back_words(entry)))
        text = f"{text} ({'; '.join(more)})".lstrip() if more else text
        private = is_private(self.folder, self.meeting, entry)
        return _("(private) {text}").format(text=text) if private else text

    def corrected(self, entry: AnyEntry, text: str) -> str:
        """What a row tells of an entry as last corrected, marked where that is so."""
        text = self.marked(entry, text)
        is_corrected = self.meeting.cite(entry) in self.ledger.corrections
        return (_("{text} (corrected)").format(text=text) if is_corrected else text).strip()

    def corrections(self, entry: AnyEntry, of: str = "") -> Iterator[Block]:
        """The corrections of an entry; `of` says which one, where it stands among others."""
        by = self.ledger.corrections.get(self.meeting.cite(entry), ())
        if by and of:
            yield Text(of, "quiet")
        yield from correction_blocks(self.folder, each_correction(self.folder, entry, by))


def settled(entries: Iterable[AnyEntry]) -> list[Approval | Decision]:
    """What was decided or approved, of some entries."""
    return [one for one in entries if isinstance(one, Approval | Decision)]


def agreed(entries: Iterable[AnyEntry]) -> list[Action | Outreach]:
    """What is to be done, of some entries."""
    return [
        one
        for one in entries
        if isinstance(one, Action) or (isinstance(one, Outreach) and one.done is None)
    ]


def treatment(it: Telling, entries: tuple[AnyEntry, ...], kind: str) -> Iterator[Block]:
    """What came of an item of a kind: what was decided first, then what was said and agreed, and
    where to read more of it.
    """
    decided, tasks = settled(entries), agreed(entries)
    yield from _decisions(it, decided)
    taken = {one.n for one in (*decided, *tasks)}
    if said := [one for one in entries if one.n not in taken]:
        briefing = pgettext("minutes", "Briefing")
        yield Heading(briefing if kind == "information" else pgettext("minutes", "Discussion"), 3)
        yield from _statuses(it, [one for one in said if isinstance(one, Status)])
        yield from _followed(it, [one for one in said if isinstance(one, FollowUp)])
        yield from _prose(it, [one for one in said if not isinstance(one, Status | FollowUp)])
    if tasks:
        yield Heading(pgettext("minutes", "Agreed"), 3)
        yield from _tasks(it, tasks)
    links = {link.address: link for one in entries for link in it.now(one).links}
    yield from link_blocks(tuple(links.values()))


def decision_line(it: Telling, entry: Approval | Decision) -> str:
    """A decision on one line as last corrected, with what became of it."""
    now = it.now(entry)
    if not isinstance(now, Decision):
        return it.marked(entry, it.line(now))
    outcome = decision_facts(it.folder, now)[0]
    said = " ".join(it.about(now).split())
    return it.marked(entry, f"{said} – {outcome.words or outcome.missing}")


def _decisions(it: Telling, decided: list[Approval | Decision]) -> Iterator[Block]:
    """What was decided, each with what became of it and who could not agree."""
    if decided:
        yield Heading(pgettext("minutes", "Decision"), 3)
    for one in decided:
        number = f"{it.references[one.n]} " if len(decided) > 1 else ""
        if isinstance(one, Decision):
            yield Text(number + it.marked(one, it.about(one)), "decision")
            outcome, *others = decision_facts(it.folder, it.dated(one))
            yield Text(outcome.words or outcome.missing, "outcome")
            yield from (Field(fact.name, fact.words) for fact in others if fact.words)
        else:
            yield Text(number + it.marked(one, it.line(one)), "decision")
        yield from it.corrections(one)


Rows = Sequence[tuple[AnyEntry, tuple[str, ...]]]
"""Entries, each with its row in a table."""


def _table(it: Telling, rows: Rows, head: tuple[str, ...], caption: str) -> Iterator[Block]:
    """Entries as a table, and below it their corrections, by what each is about."""
    if rows:
        yield Table(head=head, rows=tuple(row for _one, row in rows), caption=caption)
        yield from chain.from_iterable(it.corrections(one, row[0]) for one, row in rows)


def _statuses(it: Telling, statuses: list[Status]) -> Iterator[Block]:
    """The statuses that were given, those of one initiative together."""
    first = {one.initiative: -place for place, one in enumerate(reversed(statuses))}
    rows = []
    for one in sorted(statuses, key=lambda each: first[each.initiative]):
        now = it.now(one)
        said = it.corrected(one, now.text)
        rows.append((one, (it.initiative(now), status_words(it.folder, now.status), said)))
    head = _("Initiative"), _("Status"), _("Remark")
    yield from _table(it, rows, head, _("The statuses that were given"))


def _followed(it: Telling, followed: list[FollowUp]) -> Iterator[Block]:
    """What became of earlier agreements."""
    rows = []
    for one in followed:
        now, cited = it.now(one), cited_entry(it.folder, it.meeting, one.of)
        about = it.initiative(cited[1]) if cited else ""
        quoted = citation_words(
            it.folder, it.meeting, one, one.of, lambda *_cited: "", it.ledger
        ) or place_words(it.folder, one.of)
        when = formal_place(it.folder, one.of if it.times else one.of.partition("#")[0])
        new = (f"{fact.name}: {fact.words}" for fact in promise_facts(it.folder, now) if fact.words)
        said = it.corrected(one, "\n".join(filter(None, (now.text, *new))))
        what = ": ".join(filter(None, (about, quoted)))
        rows.append((one, (what, when, followup_state(now.state), said)))
    head = _("What was agreed"), _("Agreed on"), _("Status"), _("Remark")
    yield from _table(it, rows, head, _("What became of earlier agreements"))


def _tasks(it: Telling, tasks: list[Action | Outreach]) -> Iterator[Block]:
    """What is to be done, by whom and when, as last corrected."""
    rows = []
    for one in tasks:
        now = it.now(one)
        told = it.about(now, now.channel) if isinstance(now, Outreach) else it.about(now)
        who = owners_words(it.folder, now.owners, now.owner_text)
        rows.append((one, (it.corrected(one, told), who, due_words(now.due, now.due_text))))
    head = _("Task"), pgettext("column", "Owner"), pgettext("column", "Due")
    yield from _table(it, rows, head, _("Who does what by when"))


def _prose(it: Telling, entries: list[AnyEntry]) -> Iterator[Block]:
    """What was said: a paragraph for each initiative, and for each entry that is about none."""
    groups: dict[str, list[AnyEntry]] = {}
    for one in entries:
        groups.setdefault(one.initiative or str(one.n), []).append(one)
    for group in groups.values():
        text = _joined([it.marked(one, _said(it, one)) for one in group])
        if about := it.initiative(group[0]):
            yield Paragraph((Run(f"{about}: ", strong=True), Run(text)))
        else:
            yield Text(text)
        yield from chain.from_iterable(it.corrections(one) for one in group)


def _joined(texts: list[str]) -> str:
    """Texts one after the other, each ending as a sentence; each on lines of its own where one of
    them has several.
    """
    if len(texts) == 1:
        return texts[0]
    ended = [text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in texts]
    return ("\n" if any("\n" in text for text in ended) else " ").join(ended)


def _said(it: Telling, entry: AnyEntry) -> str:
    """What an entry says beside the initiative it is about."""
    match entry:
        case Note():
            return entry.text
        case Topic():
            return _("Parked for a later meeting: {text}").format(text=entry.text)
        case Amendment():
            said = entry_words(it.folder, it.meeting, entry, formal_place, it.ledger).line
            return f"{entry_kind(kind_of(entry))}: {said}"
        case Outreach():
            facts = (fact.words for fact in promise_facts(it.folder, entry))
            done = _("done {date}").format(date=long_date(entry.done)) if entry.done else ""
            more = ", ".join(filter(None, (entry.channel, *facts, done)))
            return f"{entry_kind(kind_of(entry))}: {entry.text} ({more})"
    return it.line(entry).removeprefix(f"{it.initiative(entry)}: ")
