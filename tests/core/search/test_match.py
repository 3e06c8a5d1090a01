"""What a query finds, and in what order."""

import datetime as dt
from typing import Any

import pytest
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
    meeting,
    note,
    status,
    strategy,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.attendance import PartNote
from tryg_tui.core.model.entries import LifeCycle, Outreach, Topic
from tryg_tui.core.model.strategy import Body
from tryg_tui.core.search.folded import FoldedLines
from tryg_tui.core.search.match import SHOWN, Answer, search
from tryg_tui.core.search.query import parse_query

TODAY = dt.date(2018, 4, 10)


FOLDER = folder(
    held(
        "2016-11-01",
        decision(
            1, "Lys på Åboulevarden", initiative="park", outcome="adopted", dissent="For mørkt"
        ),
        action(2, "Opsæt hegn", initiative="park", owners=("tryg-politi",)),
        action(3, "Ring til havnefogeden", owner_text="Havnens kontor", due=dt.date(2017, 1, 1)),
        Topic(**entry(4, text="Gadelys")),
        items=(item("initiatives", title="Status på indsatserne"), item("other", text="Om lys")),
        title="Efterårsmøde",
    ),
    held(
        "2017-05-01",
        followup(1, "2016-11-01#2", "done", text="hegnet står"),
        amendment(2, "2016-11-01#1", "Lys på Østerågade", why="forkert vej"),
        Outreach(**entry(3, text="Omtale", channel="lystavlen")),
        status(4, "park", "efter-plan"),
        note(5, "lyst og lys, LYSET", private=True),
        items=(item("initiatives"), item("closed", private=True, text="lys i mørket")),
        title="Forårsmøde",
    ),
    held("2017-06-01", decision(1, "Årshjul"), decision(2, "Udsat sag", outcome="postponed")),
    held("2017-11-01", note(1, "lys der aldrig kom"), state="cancelled"),
    meeting("2018-04-10", items=(item("agenda"),)),
    strategy=strategy(),
    initiatives=(initiative("park", title="Den gode park"), initiative("havn")),
)
LINES = FoldedLines().of(FOLDER, fold(FOLDER))


def ask(text: str, **options: Any) -> Answer:
    """What a text finds."""
    return search(parse_query(text), FOLDER, LINES, TODAY, **options)


def found(text: str, **options: Any) -> list[str]:
    """Where the lines stand that a text finds, in the order they are shown."""
    return [hit.line.citation for group in ask(text, **options).groups for hit in group.hits]


def marked(text: str) -> list[list[str]]:
    """What is marked in each line that a text finds."""
    return [
        [hit.line.text[start:end] for start, end in hit.spans]
        for group in ask(text).groups
        for hit in group.hits
    ]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("hegn", ["2016-11-01#2", "2017-05-01#1"]),
        ("OESTERAAGADE", ["2016-11-01#1", "2017-05-01#2"]),
        ("Østerågade lys", ["2016-11-01#1", "2017-05-01#2"]),
        ("åboulevarden", ["2016-11-01#1"]),
        ("2016-11-01#1", ["2017-05-01#2", "2016-11-01#1"]),
        ("1.11.2016 hegn", ["2016-11-01#2"]),
        ("is:adopted", ["2016-11-01#1"]),
        ("er:uden-følge", ["2017-06-01#1"]),
        ("is:without-follow-up year:2016", []),
        ("er:privat lys", ["2017-05-01", "2017-05-01#5"]),
        ("type:status", ["2017-05-01#4"]),
        ("“på Østerågade”", ["2016-11-01#1", "2017-05-01#2"]),
        ('"åboulevarden på"', []),
        ('"på østerågade"', ["2016-11-01#1", "2017-05-01#2"]),
        ('"på øster"', []),
        ('"lys østerågade"', []),
        ("beslutning: år:2016", ["2016-11-01#1"]),
        ("beslutning: rettelse: lys", ["2016-11-01#1", "2017-05-01#2"]),
        ("dagsorden: lys", ["2017-05-01", "2016-11-01"]),
        (
            "indsats:park",
            ["2017-05-01#1", "2017-05-01#2", "2017-05-01#4", "2016-11-01#1", "2016-11-01#2"],
        ),
        ('indsats:"gode park" er:udført', ["2016-11-01#2"]),
        ("indsats:havn", []),
        ("ansvarlig:nordjyllands", ["2016-11-01#2"]),
        ("ansvarlig:havnens", ["2016-11-01#3"]),
        ("kontor", ["2016-11-01#3"]),
        ("er:åben", ["2017-05-01#3", "2016-11-01#3", "2016-11-01#4"]),
        ("er:forsinket", ["2016-11-01#3"]),
        ("er:rettet", ["2016-11-01#1"]),
        ("år:2016 hegn", ["2016-11-01#2"]),
        ("år:2010-2015", []),
        ("møde:2017 hegn", ["2017-05-01#1"]),
        ("møde:efterår hegn", ["2016-11-01#2"]),
        ("møde:2019", []),
        ("punkt:indsatserne hegn", ["2016-11-01#2"]),
        ("lystavlen", ["2017-05-01#3"]),
        ("forkert", ["2017-05-01#2"]),
        ("aldrig", []),
    ],
)
def test_a_query_finds(text: str, citations: list[str]) -> None:
    assert found(text) == citations


def test_nothing_private_is_found_where_it_may_not_be_shown() -> None:
    assert "2017-05-01#5" in found("lyst")
    assert found("lyst", private=False) == ["2017-05-01#3"]
    assert found("mørket", private=False) == []


def test_what_was_found_is_marked() -> None:
    assert marked("hegn") == [["hegn"], ["hegn"]]
    assert marked("lyst lys") == [[], ["lyst", "lys", "LYS"]]
    assert marked('"lys på" på') == [["Lys på"], ["Lys på"]]
    assert marked("oester") == [["Østerågade"], ["Østerågade"]]
    assert marked("lystavlen") == [[]]


def test_meetings_with_the_best_line_come_first() -> None:
    # A whole word in a decision, then one in a correction; the same words in notes come last.
    assert [group.meeting for group in ask("lys").groups] == ["2016-11-01", "2017-05-01"]
    assert [group.meeting for group in ask("opsæt").groups] == ["2016-11-01"]


def test_without_a_strategy_an_owner_is_still_found_in_words() -> None:
    bare = replace(FOLDER, strategy=None)
    answer = search(parse_query("ansvarlig:havnens"), bare, LINES, TODAY)
    assert answer.count == 1


def test_the_newest_lines_are_shown_where_there_are_too_many() -> None:
    many = folder(
        held("2016-11-01", note(1, "lys")),
        held("2017-11-01", *(note(n, "lys") for n in range(1, SHOWN + 1))),
    )
    answer = search(parse_query("lys"), many, FoldedLines().of(many, fold(many)), TODAY)
    assert (answer.count, answer.more) == (SHOWN, True)
    assert [group.meeting for group in answer.groups] == ["2017-11-01"]


def test_a_decision_is_found_by_its_dissent() -> None:
    assert found("for mørkt") == ["2016-11-01#1"]


def test_the_lines_of_a_group_are_found_by_what_it_is_called() -> None:
    groups = (Body(id="pg", title="Planlægningsgruppen"), Body(id="natteliv", title="Natteliv"))
    where = folder(
        held("2016-11-01", note(1, "lys")),
        held("2017-05-01", note(1, "lys"), body="natteliv"),
        held("2017-05-02", note(1, "lys"), body="pg"),
        strategy=strategy(body="pg", bodies=groups),
    )
    lines = FoldedLines().of(where, fold(where))
    for text, citations in {
        "lys gruppe:natteliv": ["2017-05-01#1"],
        "lys body:planlæg": ["2017-05-02#1", "2016-11-01#1"],
        "gruppe:natteliv møde:2016-11-01": [],
        "gruppe:ukendt lys": [],
    }.items():
        answer = search(parse_query(text), where, lines, TODAY)
        found = [hit.line.citation for group in answer.groups for hit in group.hits]
        assert found == citations, text
        assert answer.unknown == (("ukendt",) if "ukendt" in text else ())


def test_what_an_authority_is_to_do_is_found_by_its_name() -> None:
    where = folder(held("2016-11-01", action(1, "lys", owners=("politi",))), strategy=strategy())
    lines = FoldedLines().of(where, fold(where))
    for text in ("owner:politi", "ansvarlig:nordjyllands"):
        assert search(parse_query(text), where, lines, TODAY).count == 1, text
    assert not search(parse_query("owner:kommune"), where, lines, TODAY).count


def test_what_only_came_privately_of_a_decision_is_unknown_where_it_may_not_be_shown() -> None:
    of = "2017-06-01#1"
    change: dict[str, Any] = {"of": of, "initiative": "park", "change": "adjusted"}
    for one in (
        action(2, text="a", of=of, private=True),
        action(3, text="b", private=True),
        Outreach(**entry(4, of=of, private=True)),
        LifeCycle(**entry(5, private=True) | change),
    ):
        made = held("2017-06-01", decision(1, text="Ja", outcome="adopted"), one)
        known = folder(made, initiatives=(initiative("park"),))
        lines = FoldedLines().of(known, fold(known))
        told = [
            [hit.line.citation for group in answer.groups for hit in group.hits]
            for private in (True, False)
            for answer in [
                search(parse_query("er:uden-følge"), known, lines, TODAY, private=private)
            ]
        ]
        assert told == [[], [of]], one


def test_a_line_that_puts_right_who_took_part_stands_for_it_among_what_was_corrected() -> None:
    part = PartNote(person="tryg-politi", status="apologies")
    whole = folder(
        held("2016-11-01", decision(1, "Lys"), note(2, "Skilte")),
        held(
            "2017-05-01",
            amendment(1, "2016-11-01", attendance=(part,)),
            amendment(2, "2016-11-01#2", "Hegn"),
        ),
    )
    lines = FoldedLines().of(whole, fold(whole))
    groups = search(parse_query("er:rettet"), whole, lines, TODAY).groups
    told = [hit.line.citation for group in groups for hit in group.hits]
    assert told == ["2017-05-01#1", "2016-11-01#2"]
