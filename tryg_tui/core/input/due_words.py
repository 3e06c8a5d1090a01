"""The words of due dates in Danish and English, folded as `nearest.fold` does."""

import re
from collections.abc import Iterable
from functools import lru_cache

from tryg_tui.core.input.names import aliases, fold


def either(words: Iterable[str]) -> str:
    """A regular expression for any one of the words, the longest first."""
    return "|".join(map(re.escape, sorted(map(fold, words), key=len, reverse=True)))


MONTHS = aliases(
    {
        1: "januar, january, jan",
        2: "februar, february, feb",
        3: "marts, march, mar",
        4: "april, apr",
        5: "maj, may",
        6: "juni, june, jun",
        7: "juli, july",
        8: "august, aug",
        9: "september, sept, sep",
        10: "oktober, october, okt, oct",
        11: "november, nov",
        12: "december, dec",
    }
)
"""Months by name. Alone "jul" is Christmas in Danish, and July only with the number of a day."""

DAY_MONTHS = {**MONTHS, "jul": 7}
"""Months by name beside the number of a day."""

ENGLISH_MONTHS = "january|march|may|june|july|jul|october|oct|sept"
"""Months as only English writes them, folded; before a number they are those of a day."""

HOLIDAYS = aliases(
    {
        "christmas": "jul, julen, juleaften, jul og nytår, christmas, xmas, christmas eve",
        "new-year": "nytår, nytåret, årsskiftet, årets udgang, årets slutning, new year, year end",
        "easter": "påske, påsken, easter",
        "whitsun": "pinse, pinsen, whitsun, pentecost",
    }
)
"""Times of the year that are called by a holiday."""

SEASONS = aliases(
    {
        5: "foråret, forår, spring",
        8: "sommeren, sommer, summer",
        11: "efteråret, efterår, autumn, fall",
        14: "vinteren, vinter, winter",
    }
)
"""The last month of a season; 14 is February of the following year."""

WEEKDAYS = aliases(
    {
        1: "mandag, monday",
        2: "tirsdag, tuesday",
        3: "onsdag, wednesday",
        4: "torsdag, thursday",
        5: "fredag, friday",
        6: "lørdag, saturday",
        7: "søndag, sunday",
    }
)
"""ISO numbers of the days of the week."""

PARTS = aliases(
    {
        1: "primo, prim., start, starten af, begyndelsen af, early, beginning of, start of",
        2: "medio, med., midt i, midten af, mid, middle of",
        3: "ultimo, ult., slut, slutningen af, udgangen af, late, end of",
    }
)
"""The first, middle and last part of a month or year."""

DAYS_AHEAD = aliases(
    {
        0: "i dag, idag, today",
        1: "i morgen, imorgen, tomorrow",
        2: "i overmorgen, overmorgen, day after tomorrow",
    }
)
"""Days from today."""

NUMBERS = aliases(
    {
        1: "en, et, én, ét, a, an, one",
        2: "to, two",
        3: "tre, three",
        4: "fire, four",
        5: "fem, five",
        6: "seks, six",
        7: "syv, seven",
        8: "otte, eight",
        9: "ni, nine",
        10: "ti, ten",
        11: "elleve, eleven",
        12: "tolv, twelve",
    }
)
"""Numbers in words."""

ORDINALS = aliases(
    {
        1: "1, 1., første, 1st, first",
        2: "2, 2., andet, anden, 2nd, second",
        3: "3, 3., tredje, 3rd, third",
        4: "4, 4., fjerde, 4th, fourth",
    }
)
"""Quarters and halves of a year."""

DAYS = aliases({1: "dag, dage, day, days", 7: "uge, uger, week, weeks"})
"""Days in a unit of time."""

MONTHS_IN = aliases(
    {
        1: "måned, måneder, md, mdr, month, months",
        3: "kvartal, kvartaler, quarter, quarters",
        6: "halvt år, half year, half a year",
        12: "år, year, years",
    }
)
"""Months in a unit of time."""

FILLERS = ("den", "d.", "d", "the", "on", "på", "i", "in", "at", "til", "for", "ved", "med")
"""Words before a date that say nothing more."""

LIMITS = (
    *("senest", "inden", "før", "forud for", "frem til", "ca.", "ca", "cirka", "omkring"),
    *("fra", "fra og med", "i løbet af", "løbende i", "hele", "by", "before", "no later than"),
    *("at the latest", "until", "about", "around", "from", "during", "in the course of"),
)
"""Words before a date that say how to take it, and are therefore kept."""

BEFORE = {fold(each) for each in ("inden", "før", "forud for", "before")}
"""Those after which a period is over before it begins."""

_VAGUE = either(
    (
        *("snarest", "snarest muligt", "hurtigst muligt", "løbende", "straks", "omgående"),
        *("efter behov", "efter aftale", "når det er muligt", "as soon as possible", "asap"),
        *("immediately", "at once", "ongoing", "continuously", "as needed", "when possible"),
    )
)
_AFTER = either(("efter", "når", "så snart", "i forbindelse med", "after", "when", "as soon as"))

NO_DATE = re.compile(
    rf"{_VAGUE}|(?:{_AFTER}) [^0-9]*[a-z][^0-9]*(?:[0-9]{{4}}(?: [^0-9]+)?)?"
    r"|(?:(?:inden|foer|i|efter) )?(?:sommer|efteraars|jule|vinter|paaske)ferien(?: [0-9]{4})?"
    r"|naeste [a-z-]*(?:moede|maaling|undersoegelse)|next [a-z -]*(?:meeting|survey|reading)"
)
"""Times without a date, folded; the next meeting of the group itself is not among them."""

NEXT_MEETING = re.compile(
    rf"(?:(?:{either((*FILLERS, *LIMITS))}|det) )*"
    r"(?:naeste (?:planlaegningsgruppe)?moede|naeste gang|next (?:planning group )?meeting)"
)
"""The time of the next meeting."""


@lru_cache(maxsize=1000)
def is_next_meeting(text: str) -> bool:
    """Whether a due date in words is the next meeting, whenever that is."""
    return NEXT_MEETING.fullmatch(fold(text).strip(" .,;:!")) is not None
