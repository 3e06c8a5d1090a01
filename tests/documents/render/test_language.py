"""What people wrote in Danish is said to be so in an English paper, in every format."""

import io
import zipfile

import pikepdf
import pytest

from tests.documents.reading import Page
from tests.documents.shipped_papers import shipped, shipped_minutes
from tryg_tui import locale
from tryg_tui.documents.render.docx import docx
from tryg_tui.documents.render.html import html
from tryg_tui.documents.render.pdf import pdf
from tryg_tui.documents.render.visible import other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Politiet fortsætter som ankerperson til november 2018.", "da"),
        ("Tovholder for strategien, Aalborg Kommune", "da"),
        ("Tryghedsvandringer", "da"),
        ("Planlagt på ny", "da"),
        ("Decided at the meeting", ""),
        ("Minutes of the meeting of Planlægningsgruppen", ""),
        ("For discussion, planned 20 min.", ""),
        ("Somebody else", ""),
        ("Aalborg", ""),
        ("12", ""),
        ("", ""),
    ],
)
def test_a_text_is_in_the_language_of_most_of_its_words(text: str, language: str) -> None:
    assert other_language(text, "en") == language
    assert other_language(text, "da") == ""


def test_all_that_was_decided_and_noted_is_marked_in_each_format() -> None:
    locale.set_language("en")
    paper = shipped_minutes()
    meeting = shipped().meeting("2017-12-05")
    assert meeting is not None
    texts = [entry.text for entry in meeting.value.entries if entry.text]
    assert len(texts) > 30
    assert {other_language(text, "en") for text in texts} == {"da"}
    page = Page(html(paper).decode())
    assert page.tags("html") == [{"lang": "en"}]
    marked = [tag for tag, given in page.elements if given.get("lang") == "da"]
    assert len(marked) > 20
    assert "h1" in marked
    assert "dt" not in marked
    with zipfile.ZipFile(io.BytesIO(docx(paper))) as parts:
        assert parts.read("word/document.xml").decode().count("<w:lang ") > 20
    with pikepdf.open(io.BytesIO(pdf(paper))) as file:
        told = [
            str(one.get("/Lang"))
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one
        ]
        assert told.count("da") > 20
        assert file.Root.Lang == "en"


def test_a_danish_paper_marks_nothing() -> None:
    locale.set_language("da")
    assert html(shipped_minutes()).decode().count("lang=") == 1
