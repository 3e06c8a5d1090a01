"""Nothing in a file may act on the terminal: every such character becomes something to see."""

import unicodedata

import pytest

from tryg_tui.core.input.visible import HIDDEN, cleaned, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tryghed på havnefronten – 85,7 pct.", "Tryghed på havnefronten – 85,7 pct."),
        ("\x1b[2J", "␛[2J"),
        ("\x00\x07\x1f", "␀␇␟"),
        ("\x7f", "␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("abc\u202edef", "abc⟨U+202E⟩def"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"),
        ("a\u2028b\u2029", "a⟨U+2028⟩b⟨U+2029⟩"),
        ("a\u200bb\ufeff", "a⟨U+200B⟩b⟨U+FEFF⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\udcff", "⟨U+DCFF⟩"),
        ("a\tb", "a b"),
        ("a\r\nb", "a␍␊b"),
        ("no\u00a0break", "no\u00a0break"),
        ("e\u0301", "e\u0301"),
        ("", ""),
    ],
)
def test_a_character_that_acts_is_shown_and_any_other_is_kept(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_feeds_are_kept_only_where_lines_are_wanted() -> None:
    assert visible("a\nb\rc", lines=True) == "a\nb␍c"
    assert visible("a\nb") == "a␊b"


def test_no_character_of_unicode_comes_through_that_has_no_look_of_its_own() -> None:
    everything = "".join(map(chr, range(0x110000)))
    shown = visible(everything)
    assert not {c for c in set(shown) if unicodedata.category(c) in HIDDEN}
    assert shown.count("⟨U+") == sum(
        unicodedata.category(c) in HIDDEN and c >= "\x80" for c in everything
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Åben æøå – 85,7 pct.", "Åben æøå – 85,7 pct."),
        ("a\x1b[31mb\x00\x7f\x9b", "a[31mb"),
        ("a\u202eb\u2066c\u200b\u00ad\ufeff", "abc"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\nd\u2028e", "a\nb\nc\nd\ne"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_what_is_pasted_keeps_its_words_and_nothing_that_acts(text: str, kept: str) -> None:
    assert cleaned(text, lines=True) == kept
    assert cleaned(text) == kept.replace("\n", " ")
