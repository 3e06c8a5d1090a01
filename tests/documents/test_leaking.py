"""What looks personal is told with the heading it stands under, wherever in a document it is."""

import datetime as dt

from tryg_tui.core.input.personal import Leak
from tryg_tui.documents.export import Found, found, leak_line
from tryg_tui.documents.model import (
    Field,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
)


def test_every_part_of_a_document_is_looked_at() -> None:
    paper = Paper(
        title="Titel",
        language="da",
        date=dt.date(2018, 4, 10),
        blocks=(
            Text("a@b.dk"),
            Heading("Et c@d.dk", 2),
            Field("Sted", "e@f.dk"),
            Paragraph((Run("g@"), Run("h.dk"), Run(" her", link="https://x.dk/?om=n%40o.dk"))),
            Paragraph((Run("a"), Run("[1]", link="#a@b.dk"), Run("kort", link="files/p@q.dk"))),
            Listing(("", "i@j.dk")),
            Heading("Under", 3),
            Text("r@s.dk"),
            Heading("To", 2),
            Table(("k",), (("l@m.dk",), ("l@m.dk",)), "n"),
        ),
    )
    places = [(one.place, one.leak.text) for one in found(paper)]
    assert places == [
        ("Titel", "a@b.dk"),
        ("Et c@d.dk", "c@d.dk"),
        ("Et c@d.dk", "e@f.dk"),
        ("Et c@d.dk", "g@h.dk"),
        ("Et c@d.dk", "n@o.dk"),
        ("Et c@d.dk", "p@q.dk"),
        ("Et c@d.dk", "i@j.dk"),
        ("Et c@d.dk: Under", "r@s.dk"),
        ("To", "l@m.dk"),
    ]


def test_a_line_says_where_and_what_it_looks_like() -> None:
    line = leak_line(Found("Punkt 1", Leak("case", "0100-83942-00001-17")))
    assert line == "Punkt 1: “0100-83942-00001-17” looks like the number of a case"
