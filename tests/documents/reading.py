"""Reads the texts of a document back out of each format, with tools that did not write it."""

import io
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from markdown_it import MarkdownIt

VOID = {"meta", "br", "hr", "link", "img"}
"""Elements of a web page that have no end."""


class Page(HTMLParser):
    """The texts and the elements of a web page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    def tags(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a name."""
        return [attributes for tag, attributes in self.elements if tag == name]

    @property
    def text(self) -> str:
        """All that is read."""
        return " ".join(self.texts)


def packed(text: str) -> str:
    """A text without its spaces and the places in its words where each format may break lines."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def need(tool: str) -> str:
    """Where a tool is; the test is skipped without it."""
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    return found


def html_text(data: bytes) -> str:
    """What is read on a web page."""
    return Page(data.decode()).text


def markdown_page(data: bytes) -> Page:
    """Markdown as another program makes a web page of it, links of its own finding included."""
    body = data.decode().split("\n---\n", 1)[1]
    reader = MarkdownIt("gfm-like", {"html": True})
    assert reader.linkify is not None
    # GitHub, whose Markdown this is, makes no link of a bare "aalborg.dk" as this reader would.
    reader.linkify.set({"fuzzy_link": False})
    return Page(reader.render(body))


def markdown_text(data: bytes) -> str:
    """What is read in Markdown made into a web page."""
    return markdown_page(data).text


def docx_text(data: bytes) -> str:
    """What is read in a Word file, tables, links and head included."""
    document: Any = Document(io.BytesIO(data))
    section = document.sections[0]
    bodies = (document.element.body, section.header._element, section.footer._element)
    parts = [
        "".join("\n" if node.tag.endswith("}br") else node.text or "" for node in _texts(paragraph))
        for body in bodies
        for paragraph in body.iter()
        if paragraph.tag.endswith("}p")
    ]
    return "\n".join(parts)


def _texts(paragraph: Any) -> list[Any]:
    """The texts and line ends of a paragraph."""
    return [node for node in paragraph.iter() if node.tag.endswith(("}t", "}br"))]


def pdf_text(data: bytes, folder: Path, *, raw: bool = False) -> str:
    """What is read in the text layer of a PDF file; `raw` in the order of the text."""
    tool = need("pdftotext")
    path = folder / "read.pdf"
    path.write_bytes(data)
    order = "-raw" if raw else "-layout"
    done = subprocess.run([tool, order, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()
