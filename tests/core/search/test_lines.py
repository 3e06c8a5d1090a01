"""The lines of the minutes as they are looked for: what each says, and how it reads in public."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from tests.factories import (
    action,
    amendment,
    decision,
    entry,
    folder,
    followup,
    held,
    initiative,
    item,
    note,
    status,
    strategy,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.entries import Approval, LifeCycle, Outreach, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.strategy import StatusDefinition
from tryg_tui.core.search.folded import FoldedLines
from tryg_tui.core.search.lines import Line, item_lines, lines_of
from tryg_tui.core.search.match import Answer, marked_altered, search
from tryg_tui.core.search.query import parse_query

TODAY = dt.date(2018, 4, 10)


def reading(n: int, value: float, **fields: Any) -> ReadingEntry:
    """A reading of an indicator of the park."""
    told = {"initiative": "park", "indicator": "haervaerk", "value": value}
    return ReadingEntry(**entry(n, **told, **fields))


FOLDER = folder(
    held(
        "2016-11-01",
        decision(1, "Lys ved Hasseris 12", initiative="park"),
        decision(2, "Hegn ved søen"),
        reading(3, 17, period="2015"),
        reading(4, 3.5, date=dt.date(2016, 10, 1)),
        reading(5, 4),
        items=(item("other"), item("closed", private=True)),
    ),
    held(
        "2017-05-01",
        amendment(1, "2016-11-01#1", "Lys ved Hasseris"),
        amendment(2, "2016-11-01#1", "Lys ved fru Hansens hus", private=True),
        amendment(3, "2016-11-01#2", "Hegn ved fru Olsens hus", item="closed"),
        Outreach(**entry(4, of="2016-11-01#1", text="Opslag")),
        followup(5, "2017-05-01#4", "done"),
        LifeCycle(**entry(6, initiative="park", change="adjusted", of="2016-11-01#1")),
        Approval(**entry(7, of="2016-11-01", sha256="0" * 64)),
        status(8, "park", "rod"),
        items=(item("other"), item("closed", private=True)),
    ),
    strategy=strategy(
        statuses=(StatusDefinition(id="rod", title="Afsporet", level="critical", definition=""),)
    ),
    initiatives=(
        initiative("park", indicators=(Indicator(id="haervaerk", title="Hærværkssager", unit=""),)),
    ),
)
LINES = {line.citation: line for line in lines_of(FOLDER, fold(FOLDER))}
FOLDED = FoldedLines().of(FOLDER, fold(FOLDER))


def found(text: str, *, private: bool = True, folder: Folder = FOLDER) -> list[str]:
    """Where the lines stand that a query finds."""
    answer = search(parse_query(text), folder, FOLDED, TODAY, private=private)
    return sorted(hit.line.citation for group in answer.groups for hit in group.hits)


def test_a_line_tells_what_it_speaks_of_and_the_value_it_gives() -> None:
    told = {
        citation.removeprefix("2017-05-01#"): (line.of, line.said)
        for citation, line in LINES.items()
        if line.meeting == "2017-05-01"
    }
    assert told == {
        "1": ("2016-11-01#1", ""),
        "2": ("2016-11-01#1", ""),
        "3": ("2016-11-01#2", ""),
        "4": ("2016-11-01#1", ""),
        "5": ("2017-05-01#4", "done"),
        "6": ("2016-11-01#1", "adjusted"),
        "7": ("2016-11-01", "approved"),
        "8": ("", ""),
    }
    values = [LINES[f"2016-11-01#{n}"] for n in (3, 4, 5)]
    assert [(one.value, one.when) for one in values] == [(17, "2015"), (3.5, "2016-10-01"), (4, "")]


def test_what_corrects_or_makes_known_is_about_the_same_initiative() -> None:
    about = sorted(one.line.citation for one in FOLDED if one.line.initiative == "park")
    assert about == [
        *(f"2016-11-01#{n}" for n in (1, 3, 4, 5)),
        *(f"2017-05-01#{n}" for n in (1, 2, 4, 5, 6, 8)),
    ]


def test_a_private_correction_does_not_show_in_what_is_for_everybody() -> None:
    first, second = LINES["2016-11-01#1"], LINES["2016-11-01#2"]
    assert (first.text, first.public.text) == ("Lys ved fru Hansens hus", "Lys ved Hasseris")
    assert (second.text, second.public.text) == ("Hegn ved fru Olsens hus", "Hegn ved søen")
    for name in ("Hansens", "Olsens"):
        assert len(found(name)) == 2
        assert found(name, private=False) == []


def test_titles_of_statuses_and_indicators_are_found_where_they_are_meant() -> None:
    assert found("afsporet") == ["2017-05-01#8"]
    assert found("hærværk") == ["2016-11-01#3", "2016-11-01#4", "2016-11-01#5"]
    assert found("17") == ["2016-11-01#3"]
    assert found("måling: 3,5") == ["2016-11-01#4"]
    assert found("afsporet", folder=replace(FOLDER, strategy=None)) == []


def test_a_line_is_found_by_its_first_wording_too() -> None:
    answer = search(parse_query("12"), FOLDER, FOLDED, TODAY)
    (hit,) = [hit for group in answer.groups for hit in group.hits]
    assert (hit.line.citation, hit.spans) == ("2016-11-01#1", ())
    assert hit.line.original == "Lys ved Hasseris 12"
    assert hit.line.changed == ("text",)


def test_a_corrected_line_is_found_by_what_any_field_said_and_tells_it() -> None:
    minutes = held(
        "2016-11-01",
        status(1, "park", "rod", text="x"),
        action(2, "Ring", owner_text="Naboerne", due_text="straks"),
        reading(3, 17),
        decision(4, "Lys", dissent="Sørensen var imod", initiative="park"),
        note(5, "Kaffe"),
    )
    fixed = held(
        "2017-05-01",
        amendment(1, "2016-11-01#1", status="groen"),
        amendment(2, "2016-11-01#2", owner_text="Beboerne"),
        amendment(3, "2016-11-01#3", value=71),
        amendment(4, "2016-11-01#4", dissent="Hansen var imod", private=True),
        amendment(5, "2016-11-01#5", "Kaffe"),
        amendment(6, "2016-11-01#4", without=("initiative",)),
    )
    levels = {"rod": "Afsporet", "groen": "Fremme"}
    whole = folder(
        minutes,
        fixed,
        strategy=strategy(
            statuses=tuple(
                StatusDefinition(id=id, title=title, level="good", definition="")
                for id, title in levels.items()
            )
        ),
        initiatives=(initiative("park", title="Byparken"),),
    )
    lines = FoldedLines().of(whole, fold(whole))
    for query, n, fields in (
        ("afsporet", 1, ("status",)),
        ("fremme", 1, ("status",)),
        ("naboerne", 2, ("owners",)),
        ("beboerne", 2, ("owners",)),
        ("17", 3, ("value",)),
        ("71", 3, ("value",)),
        ("sørensen", 4, ("initiative", "dissent")),
        ("kaffe", 5, ()),
    ):
        found = search(parse_query(query), whole, lines, TODAY).groups
        told = {
            hit.line.n: hit for group in found if group.meeting == minutes.id for hit in group.hits
        }
        assert (*told,) == (n,), query
        assert {*told[n].line.changed} == {*fields}, query
    assert not search(parse_query("hansen"), whole, lines, TODAY, private=False).groups
    assert search(parse_query("byparken lys"), whole, lines, TODAY).count == 1
    (line,) = (one.line.public for one in lines if one.line.citation == "2016-11-01#4")
    assert (line.corrected, line.changed) == (True, ("initiative",))


def test_what_only_something_private_has_corrected_is_not_called_corrected_in_public() -> None:
    second = LINES["2016-11-01#2"]
    assert (second.corrected, second.changed) == (True, ("text",))
    assert (second.public.corrected, second.public.changed) == (False, ())
    assert next(item_lines(held("2018-04-10", items=(item("a", text="x"),)))).changed == ()


def test_names_that_stand_for_nothing_are_told() -> None:
    text = "indsats:havn ansvarlig:brandvæsenet møde:2019"
    assert search(parse_query(text), FOLDER, (), TODAY).unknown == ("havn", "brandvaesenet", "2019")
    assert search(parse_query("indsats:park"), FOLDER, (), TODAY).unknown == ()


def test_only_meetings_in_the_answer_are_marked_as_changed_after_approval() -> None:
    altered = fold(FOLDER).altered
    assert altered == {"2016-11-01"}
    answer = search(parse_query("hegn"), FOLDER, FOLDED, TODAY)
    assert marked_altered(answer, altered | {"2019"}).altered == {"2016-11-01"}
    assert marked_altered(Answer(), altered).altered == frozenset()


def test_a_note_has_nothing_but_its_text() -> None:
    bare = folder(held("2017-05-01", note(1, "Kaffe")))
    (line,) = lines_of(bare, fold(bare))
    assert line == Line(
        citation="2017-05-01#1",
        meeting="2017-05-01",
        date=dt.date(2017, 5, 1),
        n=1,
        item="initiatives",
        item_title="",
        kind="note",
        text="Kaffe",
        entry=note(1, "Kaffe"),
    )


def test_an_item_is_found_by_the_number_of_its_case() -> None:
    links = (Link(address="files/b.pdf"),)
    items = (
        item("a", case_number="2018-9"),
        item("b", case_number="2018-10", links=links),
        item("c"),
    )
    own = held("2018-04-10", items=items)
    found = lines_of(folder(own), fold(folder(own)))
    assert [one.more for one in found] == ["2018-9", "2018-10\nfiles/b.pdf"]


def test_a_line_and_an_item_are_found_by_where_their_links_lead() -> None:
    links = (Link(title="Oplæg", address="https://a.dk"), Link(address="files/b.pdf"))
    own = held("2018-04-10", note(1, "x", links=links), items=(item("a", links=links[:1]),))
    found = lines_of(folder(own), fold(folder(own)))
    assert [one.more for one in found] == ["Oplæg https://a.dk", "Oplæg https://a.dk\nfiles/b.pdf"]
