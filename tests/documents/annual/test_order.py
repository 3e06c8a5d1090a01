"""The yearly report as its author has arranged it: nothing lost, nothing papered over."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.report_samples import (
    TODAY,
    arranged,
    at,
    headings,
    held,
    paper_of,
    partnership,
    text_of,
)
from tests.documents.samples import entry
from tryg_tui.core.model.annual_report import Choice, YearlyReport
from tryg_tui.core.model.entries import Note
from tryg_tui.documents.annual.order import details, is_short, placed
from tryg_tui.documents.annual.parts import scope_of
from tryg_tui.documents.annual.report import composed
from tryg_tui.documents.model import Listing, Paragraph, Run


def test_the_author_leaves_out_words_anew_adds_and_orders_paragraphs() -> None:
    folder = arranged(
        paragraphs=(
            Choice(part="about/version-1", left_out=True),
            Choice(part="about/strategy/fact-1", text="Ny ordlyd."),
            Choice(part="assessment/egen", section="assessment", text="Egen vurdering."),
            Choice(part="about/tom", section="about"),
        ),
        with_sources=True,
        order=("about/strategy/fact-1",),
    )
    text = text_of(folder)
    about = text.split("About the strategy", 1)[1].split("Organisation")[0]
    assert "2014–2017" not in about
    assert about.index("Ny ordlyd.") < about.index("is run by")
    assert "Baggrund" not in text
    assert "Egen vurdering." in text
    assert "the author" in text


def test_a_heading_stays_with_what_is_left_under_it() -> None:
    goal = Choice(part="reports/natteliv/goal", left_out=True)
    text = text_of(arranged(paragraphs=(goal,)))
    part = text.split("Status of the reporting initiatives", 1)[1]
    assert part.startswith(" Et trygt natteliv Lead: Politiet")
    parts = composed(scope_of(partnership(), 2018, TODAY))
    all_out = tuple(
        Choice(part=one.id, left_out=True) for one in parts if one.id.startswith("reports/nat")
    )
    assert "Et trygt natteliv" not in headings(paper_of(arranged(paragraphs=all_out)), 3)


def test_a_paragraph_moves_under_its_heading_and_a_new_one_stands_where_it_was_put() -> None:
    order = ("reports/natteliv/lead-1", "reports/own-1", "reports/natteliv/goal")
    own = (Choice(part="reports/own-1", section="reports", text="Egne ord."),)
    text = text_of(arranged(order=order, paragraphs=own))
    part = text.split("Status of the reporting initiatives", 1)[1]
    places = [part.index(word) for word in ("Et trygt natteliv", "Lead:", "Egne ord.", "Goal:")]
    assert places == sorted(places)
    last = text_of(arranged(paragraphs=own)).split("Status of the reporting initiatives", 1)[1]
    assert last.index("Egne ord.") < last.index("Et trygt natteliv"), "it belongs to no initiative"


def test_what_is_missing_is_named_also_where_it_is_left_out_but_not_where_it_is_stated() -> None:
    name = "assessment/missing"
    year = YearlyReport(year=2016, paragraphs=(Choice(part=name, left_out=True),))
    text = text_of(partnership(yearly=(at("reports/2016/report.toml", year),)), 2016)
    assert text.count("Nobody has written an assessment of 2016 yet.") == 1
    stated = replace(year, paragraphs=(Choice(part=name, text="Det gik godt."),))
    text = text_of(partnership(yearly=(at("reports/2016/report.toml", stated),)), 2016)
    assert "Nobody has written an assessment" not in text
    assert text.count("Det gik godt.") == 1


def test_own_words_are_paragraphs_and_lists_as_they_were_written() -> None:
    words = "Første linje.\n\nAnden linje.\n- et\n- to"
    paper = paper_of(
        arranged(paragraphs=(Choice(part="about/strategy/fact-1", text=words),), with_sources=True)
    )
    found = [b for b in paper.blocks if isinstance(b, Paragraph | Listing)]
    place = next(n for n, b in enumerate(found) if b == Paragraph((Run("Første linje."),)))
    assert found[place + 1] == Paragraph((Run("Anden linje."),))
    listing = found[place + 2]
    assert isinstance(listing, Listing)
    assert listing.items[0] == "et"
    assert listing.items[1].startswith("to [")


def test_words_stay_when_what_they_stood_for_is_composed_no_more() -> None:
    gone = Choice(part="about/strategy/fact-99", text="Mine ord.", instead_of="Før.")
    lost = Choice(part="aldrig/set", text="Andre ord.")
    empty = Choice(part="about/strategy/fact-98", left_out=True)
    folder = arranged(paragraphs=(gone, lost, empty))
    scope = scope_of(folder, 2018, TODAY)
    found = [one for one in placed(composed(scope), scope.report) if one.gone]
    assert [(one.part.section, one.part.text) for one in found] == [
        ("about", "Mine ord."),
        ("annexes", "Andre ord."),
    ]
    assert "Mine ord." in text_of(folder)


@pytest.mark.parametrize(
    ("instead_of", "language", "overtaken"),
    [
        ("Baggrund.", "en", False),
        ("Baggrund.\n", "", False),
        ("Gammel baggrund.", "en", True),
        ("Gammel baggrund.", "", True),
        ("Gammel baggrund.", "da", False),
        ("", "en", False),
    ],
)
def test_own_words_tell_when_what_they_stand_for_has_changed(
    instead_of: str, language: Any, overtaken: bool
) -> None:
    choice = Choice(
        part="about/strategy/fact-1", text="Mit.", instead_of=instead_of, language=language
    )
    scope = scope_of(arranged(paragraphs=(choice,)), 2018, TODAY)
    found = placed(composed(scope), scope.report)
    assert [one.is_overtaken for one in found if one.is_worded] == [overtaken]


def test_the_sources_are_told_only_as_the_author_wishes() -> None:
    assert "[1]" in text_of(arranged(with_sources=True))
    text = text_of(arranged())
    assert "Sources" not in text
    assert "[1]" not in text


def test_a_short_report_leaves_out_details_and_nothing_that_is_missing() -> None:
    own = held(entry(Note, 1, text="Kun en detalje.", initiative="natteliv"))
    parts = composed(scope_of(arranged(own, with_minutes=True), 2018, TODAY))
    names = details(parts)
    assert "annexes/minutes" in names
    assert not {one.id for one in parts if one.missing} & {*names}
    out = tuple(Choice(part=name, left_out=True) for name in names)
    report = YearlyReport(year=2018, with_minutes=True, paragraphs=out)
    assert is_short(parts, report)
    assert not is_short(parts, replace(report, paragraphs=out[1:]))
    assert not is_short((), report)
    short = partnership(own, yearly=(at("reports/2018/report.toml", report),))
    assert "Kun en detalje." not in text_of(short)
    assert "Goal: Et roligt natteliv." in text_of(short)
