"""Nothing is torn from its heading and no entry is cut, in a PDF, a printed web page and Word."""

import subprocess
from bisect import bisect
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pypdfium2
import pytest

from tests.documents.reading import need, packed
from tests.documents.render.test_ink import entries
from tests.documents.shipped_papers import shipped_minutes
from tryg_tui import locale
from tryg_tui.documents.model import Field, Heading, Paper, Table, kept, texts
from tryg_tui.documents.render.docx import docx
from tryg_tui.documents.render.html import html
from tryg_tui.documents.render.pdf import pdf


def printed(paper: Paper, folder: Path) -> bytes:
    """The web page as a browser prints it."""
    tool = need("chromium-headless-shell")
    page, made = folder / "page.html", folder / "page.pdf"
    page.write_bytes(html(paper))
    options = ["--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = [tool, *options, f"--print-to-pdf={made}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return made.read_bytes()


def laid_out(paper: Paper, folder: Path) -> bytes:
    """The Word file as another word processor lays it out."""
    tool = need("soffice")
    page = folder / "page.docx"
    page.write_bytes(docx(paper))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [tool, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(page)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return page.with_suffix(".pdf").read_bytes()


MAKERS: dict[str, Callable[[Paper, Path], bytes]] = {
    "pdf": lambda paper, _folder: pdf(paper),
    "print": printed,
    "word": laid_out,
}


def pages(data: bytes) -> list[str]:
    """The text of each page without its spaces."""
    signs = str.maketrans("", "", "\u200b\xad\x02\ufffe-")
    file = pypdfium2.PdfDocument(data)
    return [packed(page.get_textpage().get_text_range()).translate(signs) for page in file]


def bare(text: str) -> str:
    """A text as it stands on such a page."""
    return packed(text).replace("-", "")


def torn(paper: Paper, found: list[str]) -> list[str]:
    """The beginnings of parts that stand on another page than what they have to stay with."""
    whole, ends = "".join(found), list(accumulate(map(len, found)))
    faults: list[str] = []
    place, before, keep = 0, 0, False
    for block, keeps in zip(paper.blocks, kept(paper.blocks), strict=True):
        first = "".join(texts(block)).strip()
        if isinstance(block, Field):
            first = f"{block.name}:{first}"
        sign = bare(block.caption if isinstance(block, Table) else first)[:20]
        place = whole.find(sign, place)
        if place < 0:
            return [*faults, f"lost: {first}"]
        page = bisect(ends, place)
        if keep and page != before:
            faults.append(f"torn: {page}: {first}")
        before, keep = page, keeps
        for row in block.rows if isinstance(block, Table) else ():
            name = bare(row[0])
            place = max(whole.find(name, place) + len(name), place)
    return faults


@pytest.mark.parametrize("made", MAKERS)
@pytest.mark.parametrize("paper", [shipped_minutes, lambda: entries(60)], ids=["shipped", "many"])
def test_what_belongs_together_stands_on_one_page(
    paper: Callable[[], Paper], made: str, tmp_path: Path
) -> None:
    locale.set_language("da")
    one = paper()
    assert any(isinstance(block, Heading) for block in one.blocks)
    found = pages(MAKERS[made](one, tmp_path))
    assert len(found) > 3
    assert torn(one, found) == []
