"""The words of dates, as the Unicode register of languages (CLDR) has them.

Babel, which carries the register, holds them right in a test. Loading it for a date and a number
would take a twelfth of the time until the first screen stands there.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """How a language writes dates, and several things."""

    months: tuple[str, ...]
    """From January on."""
    short: tuple[str, ...]
    """The months where there is little room."""
    days: tuple[str, ...]
    """From Monday on."""
    long: str
    """A date in full: its `day`, `month` and `year`."""
    weekday: str
    """The same behind its `weekday`."""
    numbers: str
    """A date in digits alone: the `number` of the month in the place of its name."""
    both: str
    """What stands before the last of several things."""


WORDS = {
    "da": Words(
        months=(
            "januar",
            "februar",
            "marts",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "december",
        ),
        short=(
            "jan.",
            "feb.",
            "mar.",
            "apr.",
            "maj",
            "jun.",
            "jul.",
            "aug.",
            "sep.",
            "okt.",
            "nov.",
            "dec.",
        ),
        days=(
            "mandag",
            "tirsdag",
            "onsdag",
            "torsdag",
            "fredag",
            "lørdag",
            "søndag",
        ),
        long="{day}. {month} {year}",
        weekday="{weekday} den {day}. {month} {year:04}",
        numbers="{day:02}.{number:02}.{year:04}",
        both="og",
    ),
    "en": Words(
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        short=(
            "Jan",
            "Feb",
            "Mar",
            "Apr",
            "May",
            "Jun",
            "Jul",
            "Aug",
            "Sept",
            "Oct",
            "Nov",
            "Dec",
        ),
        days=(
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ),
        long="{day} {month} {year}",
        weekday="{weekday} {day} {month} {year:04}",
        numbers="{day:02}/{number:02}/{year:04}",
        both="and",
    ),
}
"""By language; English dates are written day first, as in the partnership."""
