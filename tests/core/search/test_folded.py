"""Lines with their texts folded: what is looked through finds no less than the lines themselves."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import amendment, decision, folder, held, initiative, note, strategy
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.search.folded import FoldedLines, folded_line, newest_first
from tryg_tui.core.search.lines import lines_of
from tryg_tui.core.search.match import Hit, hit, narrow, search
from tryg_tui.core.search.query import parse_query

TODAY = dt.date(2018, 1, 1)

WORDS = ("lys", "Lyset", "på", "paa", "Østerågade", "hegn", "hegnet.", "12", "a_b", "e\u0301n", "ß")

TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)


def made(texts: list[str]) -> Folder:
    """Two meetings that say these texts; the second also corrects the first line, privately."""
    first, *others = texts
    return folder(
        held("2016-11-01", decision(1, first, initiative="park")),
        held(
            "2017-05-01",
            amendment(1, "2016-11-01#1", " ".join(reversed(first.split())), private=True),
            *(note(n, text, private=n % 2 == 0) for n, text in enumerate(others, 2)),
        ),
        strategy=strategy(),
        initiatives=(initiative("park", title="Lys på hegnet"),),
    )


@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS, st.booleans(), st.booleans())
def test_looking_through_folded_lines_finds_what_is_in_the_lines(
    texts: list[str], asked: str, phrase: bool, private: bool
) -> None:
    here, query = made(texts), parse_query(f'"{asked}"' if phrase else asked)
    ledger = fold(here)
    narrowed = narrow(query, here, [])
    every = [
        hit(query, narrowed, line if private else line.public, TODAY)
        for line in lines_of(here, ledger)
        if private or not line.private
    ]
    answer = search(query, here, FoldedLines().of(here, ledger), TODAY, private=private)
    hits: list[Hit] = [one for group in answer.groups for one in group.hits]
    assert sorted(hits, key=lambda one: one.line.citation) == sorted(
        filter(None, every), key=lambda one: one.line.citation
    )


def test_only_lines_that_have_changed_are_folded_again() -> None:
    here = made(["lys på hegnet", "hegn"])
    lines = FoldedLines()
    before = lines.of(here, fold(here))
    assert lines.of(here, fold(here)) is not before
    second = here.meetings[1]
    value = replace(second.value, entries=(*second.value.entries, note(9, "nyt lys")))
    later = here.with_meeting(replace(second, value=value))
    after = lines.of(later, fold(later))
    assert [one.line.n for one in after] == [9, 2, 1, 1]
    assert [one.folded for one in after[1:]] == [one.folded for one in before]
    assert all(new is old for new, old in zip(after[1:], before, strict=True))
    assert after == newest_first(map(folded_line, lines_of(later, fold(later))))


def test_the_lines_of_one_folder_are_the_same_each_time() -> None:
    here = made(["lys"])
    ledger, lines = fold(here), FoldedLines()
    assert lines.of(here, ledger) is lines.of(here, ledger)
