"""The language of the user interface: translation, and dates and numbers as people write them."""

import datetime as dt
import gettext
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args

from tryg_tui.locale.words import WORDS, Words

Language = Literal["da", "en"]
"""A language the program speaks completely."""

LANGUAGES: tuple[Language, ...] = get_args(Language)
DOMAIN = "tryg_tui"
CATALOGUES = Path(__file__).parent

MOST = 6
"""As many decimals a number is written with where nobody says how many."""

_SWAPPED = str.maketrans(",.", ".,")
"""English signs of thousands and decimals for Danish ones."""

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language: Language = "en"


def set_language(language: str) -> None:
    """Speak a language from now on; an unknown one is taken as Danish."""
    global _translations, _language
    _language = next((known for known in LANGUAGES if known == language), "da")
    _translations = (
        gettext.NullTranslations()
        if _language == "en"
        else gettext.translation(DOMAIN, CATALOGUES, [_language])
    )


def language() -> Language:
    """The language spoken now."""
    return _language


def _(text: str) -> str:
    """The text in the language spoken now; nothing stays nothing."""
    return _translations.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text for translation where it is defined; it is translated where it is shown."""
    return text


def ngettext(singular: str, plural: str, n: int) -> str:
    """The text for n things in the language spoken now."""
    return _translations.ngettext(singular, plural, n)


def pgettext(context: str, text: str) -> str:
    """The text in the language spoken now, where the same English word has several meanings."""
    return _translations.pgettext(context, text)


def long_date(date: dt.date) -> str:
    """26. februar 2018."""
    return _written(date, _words().long)


def medium_date(date: dt.date) -> str:
    """26. feb. 2018."""
    return f"{date.day}{'.' if _language == 'da' else ''} {month_year(date)}"


def short_date(date: dt.date) -> str:
    """26.02.2018."""
    return _written(date, _words().numbers)


def month_year(date: dt.date) -> str:
    """Feb. 2018."""
    return f"{_words().short[date.month - 1]} {date.year:04}"


def weekday_date(date: dt.date) -> str:
    """Tirsdag den 10. april 2018."""
    return _written(date, _words().weekday)


def _words() -> Words:
    """The words of dates and lists in the language spoken now."""
    return WORDS[_language]


def _written(date: dt.date, pattern: str) -> str:
    """A date as a pattern has it."""
    words = _words()
    return pattern.format(
        day=date.day,
        number=date.month,
        month=words.months[date.month - 1],
        year=date.year,
        weekday=words.days[date.weekday()],
    )


def clock(moment: dt.time | dt.datetime) -> str:
    """09.30 in Danish, 09:30 in English."""
    return moment.strftime("%H.%M" if _language == "da" else "%H:%M")


def number(value: float, decimals: int | None = None) -> str:
    """A number with the language's own decimal sign; as many decimals as given, or as it has."""
    written = f"{Decimal(str(value)):,.{MOST if decimals is None else decimals}f}"
    if decimals is None:
        written = written.rstrip("0").rstrip(".")
    return written.translate(_SWAPPED) if _language == "da" else written


def listed(words: Sequence[str]) -> str:
    """A, B og C."""
    *before, last = words or [""]
    return f"{', '.join(before)} {_words().both} {last}" if before else last
