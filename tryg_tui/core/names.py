"""Finding what somebody means by a name or part of one."""

from collections.abc import Iterable

from tryg_tui.core.base import Id

Named = tuple[Id, str]
"""An id and the name people know it by."""

FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ö": "oe", "ä": "ae"})


def fold_letters(text: str) -> str:
    """A text in which upper case and the two ways of writing æ, ø and å make no difference."""
    return text.casefold().translate(FOLDED)


def matches(text: str, named: Iterable[Named]) -> tuple[Named, ...]:
    """Everything a text may mean: the one it names exactly, else all with all its words in them."""
    wanted = fold_letters(text).strip()
    if not wanted:
        return ()
    known = [(pair, fold_letters(pair[0]), fold_letters(pair[1])) for pair in named]
    exact = tuple(pair for pair, id, title in known if wanted in {id, title})
    if exact:
        return exact[:1]
    words = wanted.replace(",", " ").split()
    return tuple(
        pair for pair, id, title in known if all(word in title or word in id for word in words)
    )
