"""Which lines a query finds, where in them, and in what order they are shown."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from tryg_tui.core.input.names import initiatives as initiatives_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Amendment
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.search.folded import FoldedLine
from tryg_tui.core.search.lines import Line
from tryg_tui.core.search.query import Query, Term, Word, words

SHOWN = 300
"""The most lines looked at for one answer: the newest that fit."""

WEIGHTS = {"decision": 4, "action": 3, "status": 2, "lifecycle": 2, "amendment": 2}
"""How much more than other lines these are usually what somebody looks for."""

WHOLE = 3
"""How much more a whole word counts than the beginning of one."""

Span = tuple[int, int]


class Narrowed(msgspec.Struct, frozen=True, kw_only=True):
    """What the names in a query stand for in a folder; None leaves all."""

    initiatives: frozenset[Id] | None = None
    owners: frozenset[Id] | None = None
    meetings: frozenset[Id] | None = None
    """Those named, and those of the groups named."""
    named: tuple[frozenset[tuple[str, Id]], ...] = ()
    """For each term the initiatives, statuses and indicators whose title has it, with the sign that
    `Line.names` gives them; lines about them are found by it too."""
    unknown: tuple[str, ...] = ()
    """Names in the query that stand for nothing in the folder."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A line that was found."""

    line: Line
    spans: tuple[Span, ...] = ()
    """What of its text was found, in characters, in order and apart from each other."""
    score: int = 0


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one meeting, in the order of its minutes."""

    meeting: Id
    date: dt.date
    hits: tuple[Hit, ...]


def narrow(query: Query, folder: Folder, meetings: Iterable[tuple[Id, str]]) -> Narrowed:
    """What the names in a query stand for; `meetings` are the ids and titles of all of them."""
    unknown: list[str] = []

    def named(terms: Sequence[Term], titles: Iterable[tuple[Id, str]]) -> frozenset[Id] | None:
        if not terms:
            return None
        found = frozenset(id for id, title in titles if _names(terms, f"{id} {title}"))
        unknown.extend(" ".join(term.words) for term in terms if not found)
        return found

    partners = {one.id: one.title for one in folder.partnership.partners}
    people = [
        (one.id, f"{one.title} {one.name} {partners.get(one.partner, '')}")
        for one in folder.partnership.people
    ]
    initiatives = named(query.initiatives, initiatives_of(folder))
    owners = named(query.owners, (*people, *partners.items())) if folder.strategy else None
    met = None
    if query.meetings:
        words_of = [Term((wanted,)) for wanted in query.meetings]
        met = frozenset(
            id for id, title in meetings if id.startswith(query.meetings) or _names(words_of, title)
        )
        unknown += query.meetings if not met else []
    groups = [(one.id, one.title) for one in folder.partnership.bodies]
    bodies = named(query.bodies, groups)
    if bodies is not None:
        theirs = frozenset().union(*map(folder.met_by, bodies))
        met = theirs if met is None else met & theirs
    registered = tuple(_titles(folder))
    return Narrowed(
        initiatives=initiatives,
        owners=owners,
        meetings=met,
        named=tuple(
            frozenset(name for name, title in registered if _names([term], title))
            for term in query.terms
        ),
        unknown=tuple(unknown),
    )


def _titles(folder: Folder) -> Iterator[tuple[tuple[str, Id], str]]:
    """Initiatives, statuses and indicators, as `Line.names` tells them, with their titles."""
    for status in folder.partnership.statuses:
        yield ("t", status.id), status.title
    for loaded in folder.initiatives:
        one = loaded.value
        yield ("i", one.id), one.title
        for indicator in one.indicators:
            yield ("d", f"{one.id}/{indicator.id}"), indicator.title


def _names(terms: Sequence[Term], text: str) -> bool:
    """Whether any of the terms is in a name."""
    there = words(text)
    return any(places(term, there) for term in terms)


def places(term: Term, there: Sequence[Word]) -> list[Span]:
    """Where a term stands among words."""
    length = len(term.words)
    *first, last = term.words
    found = []
    for start in range(len(there) - length + 1):
        end = there[start + length - 1]
        fits = end.folded == last if term.whole else end.folded.startswith(last)
        if fits and all(there[start + n].folded == word for n, word in enumerate(first)):
            found.append((there[start].start, end.end if term.whole else _reach(end, last)))
    return found


def _reach(word: Word, beginning: str) -> int:
    """Where in the text the beginning of a word ends, which folding may have made longer."""
    if len(word.folded) == word.end - word.start:
        return word.start + len(beginning)
    return word.end


def hit(query: Query, narrowed: Narrowed, line: Line, today: dt.date) -> Hit | None:
    """The line as found by a query, or None."""
    if not _narrowed_to(query, narrowed, line, today):
        return None
    text = words(line.text)
    spans: list[Span] = []
    # Without words nothing fits better than another line: the newest come first.
    score = WEIGHTS.get(line.kind, 0) if query.terms else 0
    for term, named in zip(query.terms, narrowed.named, strict=True):
        here = places(term, text)
        elsewhere = here or any(name in named for name in line.names)
        if not (
            elsewhere
            or any(places(term, words(each)) for each in (*line.beside, *line.before))
            or any(name in named for name in line.names_before)
        ):
            return None
        spans += here
        ends = {word.end for word in text}
        score += WHOLE if any(end in ends for _, end in here) else 1 if here else 0
    return Hit(line=line, spans=_apart(spans), score=score)


def _narrowed_to(query: Query, narrowed: Narrowed, line: Line, today: dt.date) -> bool:
    """Whether a line is of the kind, about the initiative … that the query wants."""
    return (
        (not query.kinds or line.kind in query.kinds)
        and (narrowed.initiatives is None or line.initiative in narrowed.initiatives)
        and (narrowed.meetings is None or line.meeting in narrowed.meetings)
        and (
            not query.owners
            or not (narrowed.owners or frozenset()).isdisjoint(line.owners)
            or _names(query.owners, line.owner_text)
        )
        and (not query.states or any(_is(state, line, today) for state in query.states))
        and (not query.entries or not query.entries.isdisjoint((line.citation, line.of)))
        and (not query.years or any(a <= line.date.year <= b for a, b in query.years))
        and (not query.items or _names(query.items, f"{line.item} {line.item_title}"))
    )


def _is(state: str, line: Line, today: dt.date) -> bool:
    """Whether a line is what the query says it is."""
    if state == "overdue":
        return line.overdue(today)
    if state == "corrected" and isinstance(line.entry, Amendment) and line.entry.attendance:
        # Who took part is no line of minutes: the line that puts it right stands for it.
        return True
    if state in {"corrected", "private", "unfollowed"}:
        return bool(getattr(line, state))
    return state in (line.state, line.outcome)


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def grouped(hits: Iterable[Hit]) -> tuple[Group, ...]:
    """Hits by meeting: those with the best line first, of equal ones the newest."""
    by_meeting: dict[tuple[dt.date, Id], list[Hit]] = {}
    for one in hits:
        by_meeting.setdefault((one.line.date, one.line.meeting), []).append(one)
    newest = sorted(by_meeting.items(), reverse=True, key=lambda pair: pair[0])
    ranked = sorted(newest, key=lambda pair: -max(one.score for one in pair[1]))
    return tuple(
        Group(
            meeting=meeting,
            date=date,
            hits=tuple(sorted(found, key=lambda one: (one.line.n, one.line.item))),
        )
        for (date, meeting), found in ranked
    )


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a query found."""

    groups: tuple[Group, ...] = ()
    more: bool = False
    """Whether older lines fit as well and are left out."""
    query: Query = Query()
    unread: tuple[str, ...] = ()
    """The files that could not be read, so that something may be missing."""
    unknown: tuple[str, ...] = ()
    """Names in the query that stand for nothing in the folder."""
    altered: frozenset[Id] = frozenset()
    """The meetings whose minutes are not what was approved."""

    @property
    def count(self) -> int:
        """How many lines are shown."""
        return sum(len(group.hits) for group in self.groups)


def marked_altered(found: Answer, altered: frozenset[Id]) -> Answer:
    """An answer with the meetings in it whose minutes are not what was approved."""
    return replace(found, altered=altered.intersection(group.meeting for group in found.groups))


def search(
    query: Query,
    folder: Folder,
    lines: Iterable[FoldedLine],
    today: dt.date,
    *,
    private: bool = True,
) -> Answer:
    """What a query finds among lines, which are given newest first; the first of them where they
    are many.
    """
    meetings = [(loaded.value.id, loaded.value.title) for loaded in folder.meetings]
    narrowed = narrow(query, folder, meetings)
    hits = (
        hit(query, narrowed, line if private else line.public, today)
        for line in _candidates(query, narrowed, lines)
        if private or not line.private
    )
    # One more than is shown tells that there are more.
    found = tuple(islice(filter(None, hits), SHOWN + 1))
    return Answer(
        groups=grouped(found[:SHOWN]),
        more=len(found) > SHOWN,
        query=query,
        unknown=narrowed.unknown,
    )


def _candidates(query: Query, narrowed: Narrowed, lines: Iterable[FoldedLine]) -> Iterator[Line]:
    """The lines in which every term stands somewhere, or whose names have it."""
    terms = [
        (f" {' '.join(term.words)}{' ' if term.whole else ''}", named)
        for term, named in zip(query.terms, narrowed.named, strict=True)
    ]
    for line, folded in lines:
        if all(
            text in folded or (named and not named.isdisjoint((*line.names, *line.names_before)))
            for text, named in terms
        ):
            yield line
