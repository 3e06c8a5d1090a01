"""The language of the user interface: translation, and dates and numbers as people write them."""

import datetime as dt
import gettext
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

Language = Literal["da", "en"]
"""A language the program speaks completely."""

LANGUAGES: tuple[Language, ...] = get_args(Language)
DOMAIN = "tryg_tui"
CATALOGUES = Path(__file__).parent

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
    from babel.dates import format_date

    return format_date(date, "long", locale=_babel())


def medium_date(date: dt.date) -> str:
    """26. feb. 2018."""
    from babel.dates import format_date

    return format_date(date, "d. MMM yyyy" if _language == "da" else "d MMM yyyy", locale=_babel())


def short_date(date: dt.date) -> str:
    """26.02.2018."""
    from babel.dates import format_date

    return format_date(date, "dd.MM.yyyy" if _language == "da" else "dd/MM/yyyy", locale=_babel())


def month_year(date: dt.date) -> str:
    """Feb. 2018."""
    from babel.dates import format_date

    return format_date(date, "MMM yyyy", locale=_babel())


def weekday_date(date: dt.date) -> str:
    """Tirsdag den 10. april 2018."""
    from babel.dates import format_date

    pattern = "EEEE 'den' d. MMMM yyyy" if _language == "da" else "EEEE d MMMM yyyy"
    return format_date(date, pattern, locale=_babel())


def clock(moment: dt.time | dt.datetime) -> str:
    """09.30 in Danish, 09:30 in English."""
    return moment.strftime("%H.%M" if _language == "da" else "%H:%M")


def number(value: float, decimals: int | None = None) -> str:
    """A number with the language's own decimal sign; as many decimals as given, or as it has."""
    from babel.numbers import format_decimal

    pattern = (
        "#,##0.######" if decimals is None else "#,##0" + ("." + "0" * decimals) * bool(decimals)
    )
    return str(format_decimal(value, pattern, locale=_babel()))


def listed(words: Sequence[str]) -> str:
    """A, B og C."""
    from babel.lists import format_list

    return format_list(words, locale=_babel()) if words else ""


def _babel() -> str:
    """Babel's name of the language; English dates are written day first, as in the partnership."""
    return "en_GB" if _language == "en" else "da_DK"
