"""The status report of 2017 holds every fact of the partnership's own report, in every format."""

import datetime as dt
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents.reading import docx_text, html_text, markdown_text, packed, pdf_text
from tests.documents.shipped_papers import TODAY, shipped
from tests.factories import loaded
from tests.shipped import FACTS, FILES, STRATEGY, Table
from tests.test_shipped_facts import look_up
from tryg_tui import locale
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.documents.annual.parts import date_words
from tryg_tui.documents.annual.report import report_paper
from tryg_tui.documents.render.formats import Format, written
from tryg_tui.documents.render.plain import plain
from tryg_tui.locale import long_date, number

WORDS = {
    "about": "ca.",
    "more-than": "mere end",
    "average": "i gennemsnit",
    "goal-reached": "Mål nået",
    "dissolved": "Opløst",
    "adjusted": "Justeret",
    "closed": "Lukket",
    "efter-plan": "efter plan",
}
"""How the report says what the registers keep as a word of a closed list."""

ANNEXES = "forms are annexes"
"""What is not said of a report without them."""

YEARS = range(2000, 2100)

AS_WRITTEN = ("date_text", "period", "due_text", "until_text", "since_text")
"""Keys that hold a date in the words of its source."""


PAGES = 7
"""How many pages the report of 2017 may have, without the annexes that are there by choice."""


@cache
def made(format: Format, *, whole: bool = False) -> bytes:
    """The report of 2017 in a format, in Danish; with every annex if `whole`."""
    folder = shipped()
    own = YearlyReport(year=2017, with_forms=whole, with_minutes=whole, with_sources=whole)
    folder = folder.with_file(loaded("reports/2017/report.toml", own))
    return written(report_paper(folder, 2017, today=TODAY), format)


@cache
def told(format: Format, folder: Path, *, whole: bool = False) -> str:
    """What is read in the report of 2017 in a format, without spaces."""
    content = made(format, whole=whole)
    if format == "pdf":
        # The words of a line that was broken within a cell stand beside those of other cells, so
        # that they are read in the order of the text and not of the page.
        return packed(pdf_text(content, folder, raw=True)).casefold()
    read = {"docx": docx_text, "html": html_text, "md": markdown_text}[format]
    return packed(read(content)).casefold()


def lost(text: str, *, whole: bool) -> list[tuple[Any, ...]]:
    """The facts of the partnership's own report that are not read in a text: where each stands in
    the folder, and what of it is not read; those of the minutes, and that there are annexes, only
    of a report that has them.
    """
    return [
        (fact["line"], fact["what"], fact["file"], fact["path"], words)
        for fact in FACTS["facts"]
        if whole or not (fact["file"].startswith("minutes/") or fact["what"] == ANNEXES)
        for words in words_of(fact)
        if not any(packed(word).casefold() in text for word in words)
    ]


def words_of(fact: Table) -> Iterator[tuple[str, ...]]:
    """What has to be read of a fact; of each tuple one is enough."""
    passed = look_up(FILES[fact["file"]], fact["path"])
    if "contains" in fact:
        # A date in numbers is written out.
        yield from ((word, date_words(None, word)) for word in fact["contains"])
        return
    values = fact["value"] if isinstance(fact["value"], list) else [fact["value"]]
    for value in values:
        yield from _said(value, passed[-2], FILES[fact["file"]])


def _unit(record: Table, file: Table) -> str:
    """What a number of a record counts."""
    key = "unit_one" if record.get("value") == 1 else "unit"
    indicators = {one["id"]: one.get(key, one["unit"]) for one in file.get("indicators", [])}
    return str(record.get("unit") or indicators.get(record.get("indicator"), ""))


def _said(value: Any, record: Table, file: Table) -> Iterator[tuple[str, ...]]:
    """How a value may be told, with the record and the file it stands in."""
    titles = {one["id"]: one["title"] for key in ("partners", "people") for one in STRATEGY[key]}
    titles |= {path.split("/")[-1][:-5]: table.get("title", "") for path, table in FILES.items()}
    if isinstance(value, bool):
        yield (record["title"],)
    elif isinstance(value, dt.date):
        yield (long_date(value), *(record[key] for key in AS_WRITTEN if key in record))
    elif isinstance(value, int | float):
        # A year stands by itself, any other number with what it counts.
        yield (str(value) if value in YEARS else f"{number(value)} {_unit(record, file)}",)
    else:
        yield (WORDS.get(value, titles.get(value, value)),)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """Speak Danish during a test, and afterwards again what was spoken before."""
    before = locale.language()
    locale.set_language("da")
    yield
    locale.set_language(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a PDF is read from."""
    return tmp_path_factory.mktemp("report")


@pytest.mark.parametrize("format", ["md", "html", "docx", "pdf"])
def test_every_fact_of_the_report_of_2017_is_read_back(format: Format, folder: Path) -> None:
    assert lost(told(format, folder), whole=False) == []
    assert lost(told(format, folder, whole=True), whole=True) == []


def test_the_report_of_2017_is_short_enough_to_be_read() -> None:
    with pikepdf.open(io.BytesIO(made("pdf"))) as paper:
        assert len(paper.pages) <= PAGES


@pytest.mark.parametrize("format", ["md", "html", "docx", "pdf"])
def test_what_nobody_has_stated_is_named_with_what_is_missing_alone(
    format: Format, folder: Path
) -> None:
    body, _missing, _rest = told(format, folder).partition(
        packed("Manglende oplysninger").casefold()
    )
    for word in ("ikke oplyst", "uddrag af periodens referater", "strategy.toml"):
        assert packed(word).casefold() not in body


@pytest.mark.parametrize("format", ["md", "html", "docx", "pdf"])
def test_every_planned_step_is_read_back_with_owner_and_date(format: Format, folder: Path) -> None:
    text = told(format, folder, whole=True)
    for step in FACTS["steps"]:
        assert packed(step["word"]).casefold() in text, step
        assert packed(step.get("due_text", "")).casefold() in text, step


def test_the_fixture_tells_of_every_part_of_the_report() -> None:
    files = {fact["file"].split("/")[0] for fact in FACTS["facts"]}
    assert files == {
        "strategy.toml",
        "safety-index",
        "communication",
        "initiatives",
        "reports",
        "minutes",
    }
    assert sum(len(list(words_of(fact))) for fact in FACTS["facts"]) > 200


def test_what_was_done_before_the_period_is_over_is_in_the_report_whatever_its_year() -> None:
    done = Activity(id="moede", title="Et borgermøde i januar", date=dt.date(2018, 1, 10))
    year = CommunicationYear(year=2018, activities=(done,))
    found = shipped().with_file(loaded("communication/2018.toml", year))
    text = {
        year: plain(report_paper(found, year, today=TODAY).blocks) for year in (2016, 2017, 2018)
    }
    assert [year for year, said in text.items() if done.title in said] == [2017]
    assert "15. januar 2018" in text[2018]


@cache
def of_year(year: int) -> str:
    """The report of a year on one line, with the forms."""
    own = YearlyReport(year=year, with_forms=True)
    folder = shipped().with_file(loaded(f"reports/{year}/report.toml", own))
    return " ".join(plain(report_paper(folder, year, today=TODAY).blocks).split())


@pytest.mark.parametrize(
    "said",
    [
        # What the report says of its own year alone.
        "De syv senere indsatser står ikke i strategien",
        "Strategien rummer otte indsatser",
        "Tryghedsindekset udkommer hvert år",
        # The general assembly, and not the day on which a register says that all is closed.
        "Skalborg Borgerhjælp · Siden: oprindelig · Status: Opløst (primo 2017)",
        # That of 2018 was out on 21 December.
        "Danmark · 2016: 89,1 · 2017: 85,7 · Ændring: −3,4 pct.-point siden 2016",
    ],
)
def test_what_is_of_2017_is_in_the_report_of_2017_alone(said: str) -> None:
    assert [year for year in (2016, 2017, 2018, 2021) if said in of_year(year)] == [2017]


def test_a_form_that_was_made_of_the_report_says_so() -> None:
    said = "Skrevet med vores egne ord efter den samlede rapport; selve skemaet er ikke med."
    assert of_year(2017).count("Afrapporteringsskema: ") == of_year(2017).count(said) == 8


def test_no_figure_of_a_survey_that_is_not_out_is_in_a_report() -> None:
    for figure in ("86,5", "83,5", "88,1"):
        assert all(figure not in of_year(year) for year in (2017, 2018, 2021))


def test_the_first_page_holds_the_whole_summary_and_names_who_does_not_report(
    tmp_path: Path,
) -> None:
    (first, *_others) = pdf_text(made("pdf"), tmp_path, raw=True).split("\f")
    table, others = packed(first).split(packed("Indsatser, der ikke afrapporterer – "))
    assert "Tryghedsvandringer" in table
    assert others.startswith("2015:Antiradikalisering(TovholderforAntiradikalisering);2016:")
    assert "ProjektEnVejInd." in others
