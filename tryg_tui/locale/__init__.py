"""The language of the user interface: translation, and dates and numbers as people write them."""

import datetime as dt
import gettext
from collections.abc import Sequence
from decimal import Decimal
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


MONTHS = N_("January February March April May June July August September October November December")
SHORT_MONTHS = N_("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec")
WEEKDAYS = N_("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

MOST_DECIMALS = 6
"""Decimals that a number has at most, where it is not said how many."""


def long_date(date: dt.date) -> str:
    """26. februar 2018."""
    return _dated(_("{day} {month} {year}"), date)


def medium_date(date: dt.date) -> str:
    """26. feb. 2018."""
    return _dated(_("{day} {short_month} {year:04}"), date)


def short_date(date: dt.date) -> str:
    """26.02.2018."""
    return _dated(_("{day:02}/{number:02}/{year:04}"), date)


def month_year(date: dt.date) -> str:
    """Feb. 2018."""
    return _dated("{short_month} {year:04}", date)


def weekday_date(date: dt.date) -> str:
    """Tirsdag den 10. april 2018."""
    return _dated(_("{weekday} {day} {month} {year:04}"), date)


def _dated(pattern: str, date: dt.date) -> str:
    """A date in a pattern; English dates are written day first, as in the partnership."""
    return pattern.format(
        weekday=_(WEEKDAYS).split()[date.weekday()],
        day=date.day,
        month=_(MONTHS).split()[date.month - 1],
        short_month=_(SHORT_MONTHS).split()[date.month - 1],
        number=date.month,
        year=date.year,
    )


def clock(moment: dt.time | dt.datetime) -> str:
    """09.30 in Danish, 09:30 in English."""
    return _("{hour:02}:{minute:02}").format(hour=moment.hour, minute=moment.minute)


def number(value: float, decimals: int | None = None) -> str:
    """A number with the language's own signs; as many decimals as given, or up to six of its own.

    Halves are rounded to even, as the number is written and not as a computer holds it.
    """
    text = format(Decimal(str(value)), f",.{MOST_DECIMALS if decimals is None else decimals}f")
    if decimals is None:
        text = text.rstrip("0").rstrip(".")
    sample = _("1,234.5")
    return text.translate({ord(","): sample[1], ord("."): sample[5], ord("-"): "−"})


def listed(words: Sequence[str]) -> str:
    """A, B og C."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} and {last}").format(words=", ".join(words[:-1]), last=words[-1])
