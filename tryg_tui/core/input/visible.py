"""Makes characters visible that a terminal would obey, hide or reorder instead of showing."""

import unicodedata

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories without a look of their own: controls, format characters such as bidi marks
and zero-width joiners, lone surrogates, and the line and paragraph separators."""

PICTURES = 0x2400
"""Where Unicode has its pictures of the control characters 0–31."""

PICTURE_OF_DELETE = "\u2421"


JOINERS = frozenset({"\u200c", "\u200d"})
"""Characters without a look that belong to the spelling of words and signs."""

BREAKS = frozenset({"\u2028", "\u2029"})
"""Other signs for a new line."""


def cleaned(text: str, *, lines: bool = False) -> str:
    """A text from elsewhere without what acts or hides: controls, bidi marks, soft hyphens.

    Every kind of line end is a line feed, or with no `lines` a space, as tabs are.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_cleaned(character, lines) for character in text)


def _cleaned(character: str, lines: bool) -> str:
    """What is kept of one character."""
    if character == "\n" or character in BREAKS:
        return "\n" if lines else " "
    if character == "\t":
        return " "
    if character in JOINERS or unicodedata.category(character) not in HIDDEN:
        return character
    return ""


def visible(text: str, *, lines: bool = False) -> str:
    """The text with nothing in it that acts instead of being seen.

    Tabs become spaces. Line feeds are kept with `lines`, and otherwise shown like other controls.
    """
    if text.isprintable():
        return text
    if lines and "\n" in text:
        return "\n".join(map(visible, text.split("\n")))
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    """One character as it may be shown."""
    if unicodedata.category(character) not in HIDDEN:
        return character
    if character == "\t":
        return " "
    if character < " ":
        return chr(PICTURES + ord(character))
    if character == "\x7f":
        return PICTURE_OF_DELETE
    return f"⟨U+{ord(character):04X}⟩"
