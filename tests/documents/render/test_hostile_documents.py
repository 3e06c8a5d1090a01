"""Whatever was written comes through every format as text, and as nothing but text."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.documents.reading import (
    Page,
    docx_text,
    html_text,
    markdown_page,
    markdown_text,
    packed,
    pdf_text,
)
from tryg_tui.core.input.visible import visible
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
from tryg_tui.documents.render.formats import PAPERS, Format, written

NAUGHTY = (
    "<script>alert(1)</script> &amp; &#65; <!-- x -->",
    "*a* _b_ **c** `d` ~~e~~ [f](http://g) ![h](i) <http://j> www.k.dk a@b.dk",
    "# heading",
    "1. one",
    "2) two",
    "- item + plus",
    "===",
    "---",
    "> quoted",
    "    four spaces",
    "| a | b |",
    '$x^2$ #strong[y] #include "z" @ref <label> \\ // /* */ ~',
    "=1+1",
    "[Budget][/] {curly} {.class} :smile:",
    "\x1b]0;t\x07 \x00 \x9b \u202e\u2066 \ufffe\uffff \ud800",
    "æøå ÆØÅ „quotes“ – dash … €",
    "trailing #",
    "a\nb\n\n  c",
    "'; DROP TABLE x; --",
    "{page} {pages} %s {0}",
    "]]> <![CDATA[ &lt;",
)
"""Texts that want to be more than text in one format or another."""

CHINESE = "中文 😀 \ue000"
"""Signs that no font of a PDF has, or that no archive takes."""


def paper(text: str) -> Paper:
    """A document with a text everywhere one can stand."""
    line = text.replace("\n", " ")
    return Paper(
        title=line,
        language="da",
        author=text,
        subject=text,
        date=dt.date(2018, 4, 10),
        status=line,
        case_number=text,
        pages="page {page} of {pages}",
        blocks=(
            Heading(line, 1),
            Field(f"N{line}", f"F{text}"),
            Heading(f"H{line}", 2),
            Text(f"{text}T"),
            *(Text(text, role) for role in ("notice", "decision", "outcome", "quiet")),
            Paragraph((Run("before "), Run(f"S{text}", strong=True), Run(f"{text}R"))),
            Paragraph((Run(text, emphasis=True), Run("away", link=f"javascript:{line}"))),
            Listing((text, "L"), ordered=True),
            Listing((text,)),
            Heading(line, 3),
            Table(("A", line), ((text, f"C{text}"), (text, text)), caption=f"K{line}"),
        ),
    )


def led_to(text: str) -> set[str]:
    """Where links lead of a text: only what stands there as a whole address of the web."""
    return {"http://g", "http://j"} if "http://" in text else set()


def everything(text: str) -> str:
    """What is to be read of each text."""
    kept = visible(text, lines=True)
    return packed(kept.replace("\ufffe", "⟨U+FFFE⟩").replace("\uffff", "⟨U+FFFF⟩"))


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_web_page_and_markdown_show_it_and_make_nothing_of_it(text: str) -> None:
    found = Page(written(paper(text), "html").decode())
    shown = packed(found.text)
    assert shown.count(everything(text)) >= 17
    assert not found.tags("script")
    assert {one["href"] for one in found.tags("a")} == led_to(text)
    made = markdown_page(written(paper(text), "md"))
    shown = packed(made.text)
    assert shown.count(everything(text)) >= 17, made.text
    allowed = {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "blockquote", "br"}
    table = {"table", "thead", "tbody", "tr", "th", "td"}
    assert {tag for tag, _attributes in made.elements} - {"a"} <= allowed | table
    assert {one["href"] for one in made.tags("a")} == led_to(text)
    assert len(made.tags("h2")) == len(made.tags("h3")) == len(made.tags("blockquote")) == 1
    assert len(made.tags("li")) == 4
    assert len(made.tags("td")) == 4


@pytest.mark.parametrize("text", NAUGHTY)
def test_word_shows_it_and_makes_nothing_of_it(text: str) -> None:
    data = written(paper(text), "docx")
    assert packed(docx_text(data)).count(everything(text)) >= 17
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        related = parts.read("word/_rels/document.xml.rels").decode()
    assert set(re.findall(r'/hyperlink" Target="(.*?)"', related)) == led_to(text)


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_pdf_shows_it_and_makes_nothing_of_it(text: str, tmp_path: Path) -> None:
    data = written(paper(text), "pdf")
    pictures = {0x2400 + n: f"⟨U+{n:04X}⟩" for n in range(32)}
    shown = packed(pdf_text(data, tmp_path)).translate(REORDERED)
    wanted = everything(text).translate(pictures).translate(REORDERED)
    assert shown.count(wanted) >= 12, pdf_text(data, tmp_path)
    assert {one.decode() for one in re.findall(rb"/URI ?\((.*?)\)", data)} == led_to(text)


REORDERED = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))
"""Marks that the reader puts around words of another direction."""


def test_a_pdf_shows_a_sign_that_no_font_has_by_its_number(tmp_path: Path) -> None:
    shown = packed(pdf_text(written(paper(CHINESE), "pdf"), tmp_path))
    assert "⟨U+4E2D⟩⟨U+6587⟩⟨U+1F600⟩⟨U+E000⟩" in shown


@pytest.mark.parametrize("format", PAPERS)
def test_the_same_document_is_the_same_file(format: Format) -> None:
    assert written(paper("x"), format) == written(paper("x"), format)


def test_signs_of_other_scripts_are_kept_where_there_is_a_font_for_them() -> None:
    assert packed(CHINESE) in packed(html_text(written(paper(CHINESE), "html")))
    assert packed(CHINESE) in packed(docx_text(written(paper(CHINESE), "docx")))
    assert packed(CHINESE) in packed(markdown_text(written(paper(CHINESE), "md")))


def test_an_address_is_a_link_wherever_it_stands_but_in_a_heading() -> None:
    told = paper("Se »https://a.dk/å«.")
    address: dict[str, str | None] = {"href": "https://a.dk/%C3%A5"}
    assert Page(written(told, "html").decode()).tags("a").count(address) == 18
    assert markdown_page(written(told, "md")).tags("a").count(address) >= 18
    assert written(told, "pdf").count(b"(https://a.dk/%C3%A5)") >= 18
    with zipfile.ZipFile(io.BytesIO(written(told, "docx"))) as parts:
        words = parts.read("word/document.xml").decode()
    assert words.count("<w:hyperlink") == 18
