"""The words under which the index keeps a line, and the expression that asks for a query."""

from tryg_tui.core.search.lines import Line
from tryg_tui.core.search.match import Narrowed, beside_text
from tryg_tui.core.search.query import Query, Term
from tryg_tui.core.search.words import folded_words

MOST = 100
"""The most names in one expression; where more are meant, the lines themselves are looked at."""


CORRECTED, PRIVATE = "c1", "c2"
"""The words that stand for a line's being corrected, or private."""

MARKS = {"corrected": CORRECTED, "private": PRIVATE}


def plain_word(word: str) -> str:
    """A folded word in letters and digits of ASCII, which the index does not take apart.

    Beginnings of words stay beginnings of words.
    """
    if word.isascii():
        return word
    return "".join(one if one.isascii() else f"u{ord(one):x}z" for one in word)


def fact(kind: str, value: str) -> str:
    """A word that stands for a fact about a line, such as its kind or year."""
    return kind + "".join(one if one.isalnum() and one.isascii() else "0z" for one in value)


def words_of(line: Line) -> str:
    """The words that are looked for in a line."""
    texts = (line.text, line.original, line.open_text or "", *beside_text(line))
    whole = folded_words("\n".join(texts))
    return " ".join(plain_word(word) for word in whole.split())


def facts_of(line: Line) -> str:
    """The words that stand for the facts about a line."""
    named = folded_words(f"{line.item} {line.item_title}").split()
    whose = folded_words(line.owner_text).split()
    return " ".join(
        [
            fact("k", line.kind),
            fact("y", f"{line.date.year:04}"),
            fact("m", line.meeting),
            *(fact(sign, id) for sign, id in line.names),
            *(fact("e", each) for each in (line.citation, line.of) if each),
            *(fact("s", each) for each in (line.state, line.outcome) if each),
            *([CORRECTED] if line.corrected else []),
            *([PRIVATE] if line.private else []),
            *(fact("o", owner) for owner in line.owners),
            *(f"w{plain_word(word)}" for word in whose),
            *(f"p{plain_word(word)}" for word in named),
        ]
    )


def _fact(kind: str, value: str) -> str:
    """What asks for a fact about a line."""
    return f'facts : "{fact(kind, value)}"'


def expression(query: Query, narrowed: Narrowed) -> str:
    """What to ask the index: all lines that a query finds are among those it answers with."""
    parts = [
        f"({' OR '.join([_term('words', term, ''), *(_fact(*name) for name in sorted(named))])})"
        for term, named in zip(query.terms, narrowed.named, strict=True)
        if len(named) <= MOST
    ]
    parts += _any([fact("k", kind) for kind in query.kinds])
    states = [
        MARKS.get(state) or fact("s", "open" if state == "overdue" else state)
        for state in query.states
    ]
    parts += _any(states)
    parts += _any([fact("e", entry) for entry in query.entries])
    years = {year for first, last in query.years for year in range(first, last + 1)}
    parts += _any([fact("y", f"{year:04}") for year in years])
    for kind, names in (("i", narrowed.initiatives), ("m", narrowed.meetings)):
        parts += [] if names is None else _any([fact(kind, name) for name in names])
    if query.owners:
        known = [_fact("o", id) for id in sorted(narrowed.owners or ())]
        told = [_term("facts", term, "w") for term in query.owners]
        parts.append(f"({' OR '.join([*known, *told])})")
    if query.items:
        parts.append(f"({' OR '.join(_term('facts', term, 'p') for term in query.items)})")
    return " AND ".join(parts)


def _any(facts: list[str]) -> list[str]:
    """That one of some facts holds; nothing where there are none or too many to ask for."""
    if not facts or len(facts) > MOST:
        return []
    return [f"facts : ({' OR '.join(sorted(facts))})"]


def _term(column: str, term: Term, mark: str) -> str:
    """That a term stands in a column."""
    words = " ".join(mark + plain_word(word) for word in term.words)
    return f'{column} : "{words}"' + ("" if term.whole else " *")
