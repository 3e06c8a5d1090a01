"""The words under which the index keeps a line, and the expression that asks for a query."""

from tryg_tui.core.lines import Line
from tryg_tui.core.matching import Narrowed
from tryg_tui.core.query import Query, Term
from tryg_tui.core.wordlist import folded_words

MOST = 100
"""The most names in one expression; where more are meant, the lines themselves are looked at."""


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
    whole = folded_words(f"{line.text}\n{line.more}\n{line.owner_text}")
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
            *([fact("i", line.initiative)] if line.initiative else []),
            *([fact("s", line.state)] if line.state else []),
            *(["c1"] if line.corrected else []),
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
        f"({' OR '.join([_term('words', term, ''), *(_fact('i', id) for id in sorted(named))])})"
        for term, named in zip(query.terms, narrowed.named, strict=True)
        if len(named) <= MOST
    ]
    parts += _any([fact("k", kind) for kind in query.kinds])
    states = [
        "c1" if state == "corrected" else fact("s", "open" if state == "overdue" else state)
        for state in query.states
    ]
    parts += _any(states)
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
