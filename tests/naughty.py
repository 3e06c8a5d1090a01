"""Texts that have broken one program or another, made from what is awkward about them."""

import unicodedata
from collections.abc import Iterator
from itertools import chain, product

WORDS = ("Budget", "AB", "Ane Ø.", "10 %", "ikke vedtaget", "2018-04-10#7", "https://a.dk/x", "")
"""What a secretary may put between signs."""

SIGNS = (
    "[{}]", "[[{}]]", "[/{}]", "[{}", "{}]", "[b]{}[/b]", "[link={}]x[/link]",
    "[@click=app.quit]{}[/]", "[{}='", "[${}]", "\\[{}]", ":{}:", "*{}*", "_{}_", "`{}`",
    "# {}", "> {}", "- {}", "<{}>", "<script>{}</script>", "<!-- {} -->", "&{};",
    "{{{}}}", "${{{}}}", "%({})s", "%s{}%n", "{{0}}{}", "'{}'", '"{}"', "\"\"\"{}\"\"\"",
    "'''{}'''", "''{}", "{}\"\"\"\"", "\\{}", "{}\\", "{}\\\n", "={}", "+{}", "-{}",
    "@{}", "\t={}", "=cmd|'/c {}'!A1", "../{}", "/{}/../..", "C:\\{}", "\\\\{}\\a$",
    "file:///{}", "{}\0", "[end]\nitems = {}", "[[entries]]\n{}", "a = {}", "# {}\r\n",
    "<<<<<<< {}", "{}\n=======", ">>>>>>> {}", "; rm -rf {}", "$({})", "`{}`|cat",
    "' OR 1=1 --{}", "{}%00", "%2e%2e/{}",
)  # fmt: skip
"""Signs that mean something to markup, TOML, formats, formulas, paths, shells and git."""

CODES = (
    "\x1b[2J", "\x1b[31m", "\x1b]0;t\x07", "\x1b]52;c;eA==\x07", "\x1b]8;;http://a\x1b\\",
    "\x1bPq\x1b\\", "\x1bc", "\x1b[6n", "\x1b[?1049l", "\x9b2J", "\x9d0;t\x9c",
    "\x90q\x9c", "\r\n", "\n\r", "\r", "\b\b",
)  # fmt: skip
"""What a terminal would obey."""

RANGES = (
    range(0x20), range(0x7F, 0xA1), range(0x200B, 0x2010), range(0x2028, 0x2030),
    range(0x2060, 0x2070), range(0xFFF9, 0xFFFE), range(0xD800, 0xE000, 0x1FF),
    range(0xE0001, 0xE0080, 16),
)  # fmt: skip
"""Characters that act, hide, turn others about, or are only half of one."""

WIDE = (
    "漢字", "ひらがな", "한국어", "ไทย", "हिन्दी", "עברית", "العربية", "ﷺ", "ａｂｃ", "e\u0301",
    "æ\u0327", "Å", "A\u030a", "\u0301", "Z\u0363\u0366\u036b", "🙂", "👩🏽\u200d🚒", "🇩🇰",
    "☎\ufe0f", "1\ufe0f\u20e3", "\U0001f3f4", "🏳️\u200d🌈", "ß", "ŒœŁł", "ı", "ǅ", "ﬁ",
    "½", "①", "Ⅷ", "µ", "Ω", "\u00ad", "a\u00a0b", "\u3000", "…", "–—", "„“”‚‘’»«",
)  # fmt: skip
"""Scripts, marks, pictures and signs of any width."""

DANISH = (
    "Rødgrød med fløde", "På Å, i Æ og Ø", "blåbærgrød", "Aalborg/Ålborg",
    "Grønlandstorv nr. 5, 2. tv.", "kl. 09.00–10.30", "d. 1/4-18", "§ 115-midler", "SSP+",
    "ca. 3.500 kr.", "1,5 mio.", "jf. pkt. 3 a)",
)  # fmt: skip
"""What stands in Danish minutes."""

WORDLIKE = (
    "true", "false", "nan", "inf", "-inf", "null", "None", "undefined", "0", "-0",
    "1e400", "0x1F", "1_000", "2018-02-30", "00:00", "9" * 400, "CON", "NUL.toml", "....",
    ".", "..", "~", "-", "--", "--help", "\\0",
)  # fmt: skip
"""What may be taken for another kind of value, or for a name that is special."""

LONG = (
    "x" * 10_000, "ord " * 2_500, "漢" * 5_000, "e\u0301" * 5_000, "[" * 3_000,
    '"' * 3_000, "\\" * 3_000, "\n" * 500, "linje\n" * 500, "🙂" * 3_000, "'" * 3_000,
    " " * 3_000 + "x",
)  # fmt: skip
"""Texts that do not end."""


def _all() -> Iterator[str]:
    """Every text, some of them several times."""
    yield from (sign.replace("{}", word) for sign, word in product(SIGNS, WORDS))
    yield from (f"før{code}efter" for code in CODES)
    yield from (f"før{chr(code)}efter" for code in chain(*RANGES))
    yield from (f"{one}{two}" for one, two in zip(WIDE, reversed(WIDE), strict=True))
    yield from chain(WIDE, DANISH, WORDLIKE, LONG)
    yield from (unicodedata.normalize("NFD", text) for text in DANISH)


NAUGHTY = tuple(dict.fromkeys(_all()))
"""All of them, each once."""
