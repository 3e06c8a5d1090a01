"""Where a line of minutes stands, as people say it in the room: "5. dec. 2017, nr. 8"."""

import datetime as dt

from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.locale import _, medium_date

DATE = len("2018-04-10")
"""The characters of a meeting's id that are its date."""


def place_near(place: Citation, meeting: Id) -> str:
    """A citation told where lines of a meeting are spoken of: theirs by their numbers alone."""
    cited = split_citation(place)
    if cited is None or cited[0] != meeting:
        return place_words(place)
    return _("no. {n}").format(n=cited[1])


def place_words(place: Citation | Id) -> str:
    """A citation as date and number, a meeting's id as its date; anything else is shown itself."""
    cited = split_citation(place)
    meeting, number = cited or (place, None)
    try:
        date = dt.date.fromisoformat(meeting[:DATE])
    except ValueError:
        return place
    # Of several meetings on a day, all but the first have a number after the date.
    day = medium_date(date) + (f" ({rest})" if (rest := meeting[DATE:].removeprefix("-")) else "")
    return day if number is None else _("{date}, no. {n}").format(date=day, n=number)
