"""The documents of the shipped folder, and one whose every part is there."""

import datetime as dt
from functools import cache

from tests.shipped import FOLDER
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.plot.model import Plot, Point, Series, Slot
from tryg_tui.documents.export import meeting_paper
from tryg_tui.documents.model import (
    Field,
    Figure,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
)
from tryg_tui.store.folder.load import read_folder

TODAY = dt.date(2018, 4, 10)

EVERY_PART = Paper(
    title="Prøve",
    language="da",
    author="Tryg Aalborg",
    subject="En prøve",
    date=TODAY,
    status="KLADDE",
    case_number="2018-77",
    pages="side {page} af {pages}",
    blocks=(
        Heading("Prøve", 1),
        Text("KLADDE", "notice"),
        Field("Sted", "Rådhuset"),
        Field("Tid", "kl. 9"),
        Heading("Afsnit", 2, "afsnit"),
        Paragraph(
            (
                Run("Se "),
                Run("undersøgelsen", link="https://example.dk/a?b=1&c=2"),
                Run(" og "),
                Run("kilden", strong=True, link="#kilde-1"),
                Run(", ", emphasis=True),
                Run("vigtigt", emphasis=True),
            )
        ),
        Listing(("første", "anden"), ordered=True),
        Listing(("punkt",)),
        Heading("Indførsel", 3),
        Text("Vi gør det.", "decision"),
        Text("Vedtaget", "outcome"),
        Text("til drøftelse", "quiet"),
        Table(
            ("Nr.", "Kilde"),
            (("1", "Rapporten"), ("2", "Referatet")),
            caption="Kilder",
            anchors=("kilde-1", "kilde-2"),
        ),
        Figure(
            Plot(
                slots=tuple(Slot(year, year) for year in ("2014", "2015", "2016", "2017")),
                series=(
                    Series("Aalborg", (Point(87, "87"), Point(89, "89"), None, Point(90, "90"))),
                    Series("Danmark", (Point(86.8, "86,8"), Point(89.3, "89,3"), None, None)),
                ),
            ),
            "Andel trygge",
            "Aalborg: 87 (2014), 89 (2015), 90 (2017)",
        ),
    ),
)


@cache
def shipped() -> Folder:
    """The shipped folder."""
    return read_folder(FOLDER).folder


def held(id: str = "2017-12-05") -> Loaded[Meeting]:
    """A meeting of the shipped folder."""
    found = shipped().meeting(id)
    assert found is not None
    return found


def shipped_minutes() -> Paper:
    """The minutes of the shipped folder with the most in them."""
    return meeting_paper(shipped(), held(), today=TODAY)
