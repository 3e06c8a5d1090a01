"""No field is told by the key it has in the files: of what is disputed, corrected, or wrong."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.samples import EVERY_KIND, NATTELIV, STRATEGY, folder, meeting
from tryg_tui.core.ledger.corrections import parts_of
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings.attendance import CORRECTABLE
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.model.annual_report import (
    Choice,
    InitiativeReport,
    Paragraph,
    Presentation,
    YearlyReport,
)
from tryg_tui.core.model.attendance import PartNote
from tryg_tui.core.model.base import Document, Problem, Record
from tryg_tui.core.model.entries import ENTRY_TYPES, Amendment, Entry, kind_of
from tryg_tui.core.model.initiative import Step
from tryg_tui.core.model.meeting import AgendaItem, Answer, Meeting
from tryg_tui.locale import set_language
from tryg_tui.words.corrections import called, field_changes
from tryg_tui.words.entries import entry_text
from tryg_tui.words.labels import label
from tryg_tui.words.problems import sentence
from tryg_tui.words.sentences.saving import dispute_words, version_words

BOTH = pytest.mark.parametrize("language", ["en", "da"])

OWN_WAY = {
    Meeting: {
        *("id", "items", "attendance", "answers", "entries", "current", "since", "last"),
        *("opened", "closed", "revision", "revised"),
    },
    AgendaItem: {"id", "started", "ended", "seconds"},
    Answer: {"person", "at"},
}
"""The fields two never dispute, as they are merged in a way of their own."""


def as_key(name: str) -> str:
    """How a field would be told by its key."""
    return f"{name}:"


def fields_of(record: Record) -> list[str]:
    """The fields of a record that two may dispute."""
    left = {"extra", "schema"} | OWN_WAY.get(type(record), set())
    return [name for name in record.__struct_fields__ if name not in left]


ITEM = AgendaItem(
    id="status",
    title="Status",
    kind="discussion",
    view="initiatives",
    carried_from="2017-12-05",
    topic="2017-12-05#1",
)
MEETING = meeting(
    items=(ITEM,),
    chair="leder",
    secretary="anna",
    next_date=dt.date(2018, 10, 9),
    next_start=dt.time(9),
    answers=(Answer(person="anna", vote="for"),),
)
FORM = InitiativeReport(
    initiative="natteliv", year=2017, status="gul", paragraphs=(Paragraph(heading="A", text="b"),)
)
REPORT = YearlyReport(
    year=2017,
    paragraphs=(Choice(part="about/goal", text="x"),),
    presented=(Presentation(step=3, date=dt.date(2018, 4, 10)),),
)


@BOTH
@pytest.mark.parametrize(
    ("document", "where", "key", "record"),
    [
        (MEETING, "field", "", MEETING),
        (MEETING, "item", "status", ITEM),
        (FORM, "field", "", FORM),
        (FORM, "paragraph", "A", FORM.paragraphs[0]),
        (REPORT, "field", "", REPORT),
        (STRATEGY, "field", "", STRATEGY),
        (STRATEGY, "people", "anna", STRATEGY.people[2]),
        (STRATEGY, "statuses", "gul", STRATEGY.statuses[0]),
        (NATTELIV, "field", "", NATTELIV),
        (NATTELIV, "indicators", "hold", NATTELIV.indicators[0]),
        (
            replace(NATTELIV, steps=(Step(id="a", text="x", owners=("anna",)),)),
            "steps",
            "a",
            Step(id="a", text="x"),
        ),
    ],
)
def test_what_two_dispute_is_named_in_words(
    language: str, document: Document, where: str, key: str, record: Record
) -> None:
    set_language(language)
    for name in fields_of(record):
        dispute = (Conflict(where, key or name, name, None, None),)
        about = dispute_words(folder(MEETING), document, dispute)
        said = version_words(folder(MEETING), document, dispute)
        names = (said.partition(": ")[0], *([about] if where == "field" else []))
        assert not any(name == one or "_" in one or f"“{name}”" in one for one in names), name
        assert all(one[:1].isupper() for one in names), (name, names)


@BOTH
def test_what_a_disputed_field_holds_is_told_in_words(language: str) -> None:
    set_language(language)
    told = {
        name: version_words(folder(MEETING), MEETING, (Conflict("field", name, name, 0, 0),))
        for name in ("chair", "secretary", "body", "state", "next_date", "next_start", "next_open")
    }
    words: dict[str, tuple[str, ...]] = {
        "en": ("Leder, kommunen", "Anna", "Planl", "Final", "9 October 2018", "09:00", "no"),
        "da": ("Leder, kommunen", "Anna", "Planl", "Endeligt", "9. oktober 2018", "09.00", "nej"),
    }
    for said, word in zip(told.values(), words[language], strict=True):
        assert word in said.partition(": ")[2]
    item = {
        name: version_words(folder(MEETING), MEETING, (Conflict("item", "status", name, 0, 0),))
        for name in ("kind", "carried_from", "topic", "minutes", "text")
    }
    assert item["kind"].endswith({"en": "for discussion", "da": "til drøftelse"}[language])
    assert "2017-12-05" not in item["carried_from"] + item["topic"]
    assert item["text"].endswith(": –")
    unknown = replace(MEETING, extra={"x_own": "1"})
    assert version_words(folder(), unknown, (Conflict("field", "x_own", "x_own", 0, 0),)) == (
        "x_own: 1"
    )
    status = version_words(folder(MEETING), FORM, (Conflict("field", "status", "status", 0, 0),))
    assert status.endswith(": risiko")
    step = replace(NATTELIV, steps=(Step(id="a", text="x", owners=("anna",)),))
    owner = version_words(folder(MEETING), step, (Conflict("steps", "a", "owners", 0, 0),))
    assert owner.endswith(": Anna, Referent")
    rows = version_words(folder(), NATTELIV, (Conflict("field", "indicators", "indicators", 0, 0),))
    assert rows.endswith(": Deltagere pr. hold")
    part = {"en": "A part of “About the strategy”", "da": "En del af »Om strategien«"}[language]
    for of, about in (("about/goal", part), ("x/y", part.replace("About the strategy", "x"))):
        report = replace(REPORT, paragraphs=(Choice(part=of, text="x"),))
        said = dispute_words(folder(), report, (Conflict("choice", of, "text", 0, 0),))
        assert said == about.replace("Om strategien", "x" if of == "x/y" else "Om strategien")


CHANGES: dict[str, dict[str, Any]] = {
    "text": {"text": "Andet"},
    "initiative": {"initiative": "havnen"},
    "outcome": {"outcome": "rejected"},
    "dissent": {"dissent": "Nogen"},
    "look_again": {"look_again_text": "næste måling"},
    "figure": {"figure": "natteliv:hold"},
    "expected": {"expected": "mindst 86"},
    "otherwise": {"otherwise": "Mere lys"},
    "owners": {"owners": ("anna",)},
    "due": {"due": dt.date(2019, 1, 1)},
    "state": {"state": "dropped"},
    "status": {"status": "groen"},
    "change": {"change": "retired"},
    "indicator": {"indicator": "andet"},
    "value": {"value": 7},
    "qualifier": {"qualifier": "about"},
    "denominator": {"denominator": 80},
    "date": {"date": dt.date(2019, 1, 1)},
    "source": {"source": "Andre"},
    "channel": {"channel": "radio"},
    "done": {"done": dt.date(2019, 1, 1)},
    "links": {"without": ("links",)},
}
"""For each field that can be corrected how it should read."""


@BOTH
def test_every_field_that_can_be_corrected_is_named_in_words(language: str) -> None:
    set_language(language)
    later = meeting(id="2018-10-09", date=dt.date(2018, 10, 9))
    whole = folder(meeting(*EVERY_KIND), later)
    for entry in EVERY_KIND:
        for field in type(entry).correctable:
            fix = Amendment(n=1, item="status", at=entry.at, of=meeting().cite(entry))
            fix = replace(fix, **CHANGES[field])
            home = replace(later, entries=(fix,))
            told = field_changes(whole, entry, fix)
            line = entry_text(folder(meeting(*EVERY_KIND), home), home, fix, ledger=fold(whole))
            for one in told:
                name, _, said = one.partition(": ")
                assert name[:1].isupper(), one
                assert name != field
                assert said
            assert bool(told) == (field != "text")
            assert not any(f" {as_key(part)}" in f" {line}" for part in parts_of(field)), line
            assert called(field)
            assert label(type(entry), field) not in (field, "")


@BOTH
def test_what_no_correction_can_say_is_named_in_words(language: str) -> None:
    set_language(language)
    fields = {field for kind in ENTRY_TYPES.values() for field in kind.correctable}
    for name in (*sorted(fields), "attendance"):
        told = {"named": name, "kind": "note"}
        said = sentence(Problem(file="a.toml", code="not-correctable", args=told))
        shown = {"en": f"“{name}”", "da": f"»{name}«"}[language]
        assert shown not in said or (language, name) == ("en", "attendance")
    for name in CORRECTABLE:
        assert label(PartNote, name) not in (name, "")


def test_each_kind_is_walked() -> None:
    kinds = {kind_of(entry) for entry in EVERY_KIND}
    assert kinds == {*ENTRY_TYPES}
    assert {field for kind in ENTRY_TYPES.values() for field in kind.correctable} == {*CHANGES}
    assert all(issubclass(kind, Entry) for kind in ENTRY_TYPES.values())
