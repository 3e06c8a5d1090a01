"""The escape key and what is pressed right behind it, as a terminal sends them."""

import pytest
from textual.events import Key, Paste

from tryg_tui.ui.terminal import FOLLOWED, KeyParser

LONG = "Gruppen vedtog at gå videre med planen om ældre på Østerå."


def told(*pieces: str) -> list[str]:
    """The keys in what a terminal sends, and what is pasted."""
    parser = KeyParser()
    events = [event for piece in (*pieces, "") for event in parser.feed(piece)]
    return [e.key if isinstance(e, Key) else e.text for e in events if isinstance(e, Key | Paste)]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b", ["escape"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1bn", ["escape", "n"]),
        ("\x1bæ", ["escape", "æ"]),
        ("\x1b\x13", ["escape", "ctrl+s"]),
        ("\x1b\x11", ["escape", "ctrl+q"]),
        ("\x1b\t", ["escape", "tab"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b ", ["escape", "space"]),
        ("\x1bn\x1bb", ["escape", "n", "escape", "b"]),
        ("\x1b\x1b[B", ["escape", "down"]),
        ("\x1b[B\x1b[6~\x1bOQ", ["down", "pagedown", "f2"]),
        ("\x1b[110;3u", ["alt+n"]),
        ("\x1b5", ["alt+5"]),
        ("\x1b55\x1b0n", ["alt+5", "5", "alt+0", "n"]),
        ("\x1b\x1b1", ["escape", "alt+1"]),
        ("\x1b[200~ab\x1b[201~n", ["ab", "n"]),
    ],
)
def test_escape_is_a_key_of_its_own(sent: str, keys: list[str]) -> None:
    assert told(sent) == keys
    for place in range(1, len(sent)):
        assert told(sent[:place], sent[place:]) == keys, place


def test_a_text_right_behind_escape_stays_a_text() -> None:
    keys = told(f"\x1bn{LONG}")
    assert keys[:2] == ["escape", "n"]
    assert [key for key in keys[2:] if len(key) == 1] == [s for s in LONG if s.isalnum()]


def test_escape_in_what_is_pasted_is_not_pressed() -> None:
    assert "escape" not in told("\x1b[200~a\x1bb\x1b[201~n")


@pytest.mark.parametrize("text", ["Vi taler", "n", "b\rc", "\x1b[Bab", "\x1bn", "æ😀€"])
def test_of_keys_that_come_in_one_piece_it_is_known_behind_which_there_are_others(
    text: str,
) -> None:
    parser = KeyParser()
    for _time in range(2):
        keys = [one for one in (*parser.feed(text),) if isinstance(one, Key)]
        assert [one in FOLLOWED for one in keys] == [True] * (len(keys) - 1) + [False]
