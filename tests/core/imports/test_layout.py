"""Where minutes stand in the tables of a file, however they are laid out."""

import pytest

from tryg_tui.core.imports.layout import layout_of
from tryg_tui.core.imports.tables import Row, TextTable, csv_table


def table(*rows: str, place: int = 1, outside: tuple[Row, ...] = ()) -> TextTable:
    """A table of a Word file, from lines of cells."""
    made = [Row(number, tuple(row.split(";")), "row", place) for number, row in enumerate(rows, 1)]
    return TextTable(head=made[0], rows=tuple(made[1:]), outside=outside)


@pytest.mark.parametrize(
    ("head", "known", "unknown"),
    [
        ("Dagsordens-punkt;Emne;Beslutning;Ansvarlig;Frist;Status", "ISDOTs", ()),
        ("Nr.;Dagsordenpunkt;Ansvar;Emne;Beslutning;Deadline", "-IOSDT", ("Nr",)),
        ("Punkt;Referat;Ansvarlig", "IDO", ()),
        ("Pkt.;Beslutning/aftale;Tidsfrist", "IDT", ()),
        ("Emne;Beslutning;Hvem;Hvornår", "IDOT", ()),
        ("Sak;Vedtak;Ansvarlig;Frist", "IDOT", ()),
        ("Ärende;Beslut;Ansvarig;Senast", "IDOT", ()),
        ("Pkt;Emne;Drøftelse;Aftale;Ansv.;Frist", "ISNDOT", ()),
        ("Agenda item;Discussion;Decision;Owner;Due date", "ISDOT", ()),
        ("Topic;Action item;Who;When", "IDOT", ()),
        ("PUNKT:;BESLUTNING OG AFTALER;FRIST *", "IDT", ()),
        ("Tema;Konklusion;Tovholder;Bilag", "IDO-", ("Bilag",)),
        ("Punkt;Punkt;Beslutning", "I-D", ("Punkt",)),
    ],
)
def test_columns_are_known_by_what_people_call_them(
    head: str, known: str, unknown: tuple[str, ...]
) -> None:
    letters = {
        "I": "item",
        "S": "subject",
        "N": "notes",
        "D": "decision",
        "O": "owner",
        "T": "due",
        "s": "status",
    }
    found = layout_of([table(head, ";" * (len(known) - 1))])
    assert found is not None
    assert found.columns == {letters[one]: at for at, one in enumerate(known) if one in letters}
    assert found.unknown == unknown


def test_tables_of_the_same_columns_are_one_and_others_are_told() -> None:
    said = (Row(1, ("Referat",), "paragraph"),)
    found = layout_of(
        [
            table("Navn;Mail", "Bo;b@x.dk", outside=said),
            table("Punkt;Beslutning", "1. A;a", place=2, outside=said),
            table("Pkt;Beslutning", "2. B;b", place=3, outside=said),
        ]
    )
    assert found is not None
    assert [(row.table, row.cells[0]) for row in found.table.rows] == [(2, "1. A"), (3, "2. B")]
    told = [(row.sort, row.cells[0]) for row in found.table.outside]
    assert told == [("paragraph", "Referat"), ("row", "Navn | Mail"), ("row", "Bo | b@x.dk")]


def test_titles_above_the_head_and_heads_on_every_page_are_told() -> None:
    made = csv_table("Referat;\nPunkt;Beslutning\n1. A;a\nPunkt;Beslutning\n2. B;b\n")
    assert made is not None
    found = layout_of([made])
    assert found is not None
    assert [row.cells for row in found.table.rows] == [("1. A", "a"), ("2. B", "b")]
    told = [(row.line, row.cells) for row in found.table.outside]
    assert told == [(1, ("Referat",)), (4, ("Punkt | Beslutning",))]


def test_without_items_and_decisions_there_are_no_minutes() -> None:
    assert layout_of([table("Navn;Mail", "a;b")]) is None
    assert layout_of([]) is None
