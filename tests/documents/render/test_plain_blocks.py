"""The parts of a document as plain text: told in words, with no word broken or lost."""

from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.documents.model import Block, Field, Heading, Listing, Paragraph, Run, Table, Text
from tryg_tui.documents.render.plain import WIDTH, plain


def test_a_field_of_several_lines_has_them_below_its_name() -> None:
    blocks: list[Block] = [Heading("H", 1), Field("Reason", "one\ntwo"), Field("Short", "three")]
    assert plain(blocks) == "H\n\nReason:\n  one\n  two\nShort: three\n"


def test_lists_tables_and_links_are_told_in_words() -> None:
    blocks: list[Block] = [
        Heading("H", 1),
        Paragraph((Run("See "), Run("the survey", link="https://a.dk/x"), Run(" [1]", link="#k"))),
        Listing(("one", "two"), ordered=True),
        Listing(("three",)),
        Table(("No.", "What", "When"), (("1", "a\nb", ""), ("2", "c", "May")), "Things"),
    ]
    assert plain(blocks) == (
        "H\n\nSee the survey (https://a.dk/x) [1]\n1. one\n2. two\n– three\n"
        "1 · What: a b\n2 · What: c · When: May\n"
    )


WRITTEN = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]), min_size=1
)
LINES = st.lists(st.lists(WRITTEN, min_size=1).map(" ".join), min_size=1).map("\n".join)


@given(LINES)
def test_no_word_is_broken_or_lost_and_only_a_long_word_makes_a_long_line(text: str) -> None:
    shown = plain([Heading("H", 3), Text(text)]).split("\n", 1)[1]
    assert shown.split() == text.split()
    assert all(len(line) <= WIDTH or len(line.split()) == 1 for line in shown.split("\n"))
    assert len(shown.strip("\n").split("\n")) >= len(text.split("\n"))
