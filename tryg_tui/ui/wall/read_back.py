"""A line of the minutes as it is read back: its wording, who and when, as large as can be."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from tryg_tui.core.model.entries import AnyEntry, kind_of
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.plot.letters import HIGH, is_whole, large_letters
from tryg_tui.ui.text import cell, lines, one_line, parts, plain
from tryg_tui.words.entries import EntryWords, entry_kind, entry_words
from tryg_tui.words.fields import read_back_words
from tryg_tui.words.names import initiative_words

LABEL = 14
"""The cells of what stands before who and when."""

AROUND = 3
"""The lines of what it is, and the air between."""

UNKNOWN = "?"
"""Stands for what should be stated and is not."""

Layout = tuple[list[Content], list[Content]]
"""The wording, and what is stated below it."""

FACTS = (4 * HIGH - 1, HIGH, 0)
"""Most lines of large letters of what is stated, from the largest to the smallest way."""


def read_out(folder: Folder, meeting: Meeting, entry: AnyEntry, width: int, height: int) -> Content:
    """A line in so many cells and lines, never less than all of its wording."""
    # Where what it cites stands is not read out.
    words = entry_words(folder, meeting, entry, lambda *_cited: "")
    about = initiative_words(folder, entry.initiative)
    head = parts(
        (entry_kind(kind_of(entry)).upper(), "bold $primary"),
        (f"   {one_line(about)}", "bold"),
        (f"   ✓ {read}" if (read := read_back_words(entry)) else "", "bold $good"),
    )
    text = one_line(entry.text) or (words.lead or words.line).strip(" :·–")
    for said, told in _layouts(text, words, width, height - AROUND):
        if said and len(said) + len(told) <= height - AROUND:
            break
    return lines([head, plain(""), *said, plain(""), *told])


def _layouts(text: str, words: EntryWords, width: int, room: int) -> Iterator[Layout]:
    """The wording with what is stated below it, from the largest to the smallest way."""
    for most in FACTS:
        told = _facts(words, width, most)
        whole = is_whole(text, width, room - len(told))
        yield (_bold(large_letters(text, width, room - len(told))) if whole else []), told
    body, small = plain(text, "bold").wrap(width), _facts(words, width, 0)
    yield [row for line in body for row in (line, plain(""))][:-1], small
    yield body, small


def _bold(rows: Iterable[str]) -> list[Content]:
    """Lines of large letters."""
    return [plain(row, "bold") for row in rows]


def _facts(words: EntryWords, width: int, most: int) -> list[Content]:
    """Who and when, and what else is stated, each behind its name, in large letters where that
    takes at most so many lines.
    """
    rows: list[Content] = []
    for fact in (*words.before, *words.after):
        said = one_line(fact.words or (UNKNOWN if fact.missing else ""))
        if not said or fact.key in {"", "of"}:
            continue
        room = width - LABEL
        drawn = _bold(large_letters(said, room, most, 1)) if is_whole(said, room, most) else []
        drawn = drawn or plain(said, "bold").wrap(room)
        names = [cell(fact.name, LABEL, "$muted"), *[plain(" " * LABEL)] * (len(drawn) - 1)]
        rows += [plain("")] * bool(rows)
        rows += [parts(name, row) for name, row in zip(names, drawn, strict=True)]
    return rows
