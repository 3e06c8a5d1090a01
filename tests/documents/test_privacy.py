"""What is private is marked, and never stands in a public text."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest
from msgspec.structs import replace

from tests.documents.samples import (
    AT,
    EVERY_KIND,
    ITEMS,
    LATER,
    TODAY,
    agenda_of,
    corrected,
    entry,
    folder,
    loaded,
    meeting,
    minutes_of,
)
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.entries import Action, Amendment, Decision, FollowUp, kind_of
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.link import Link
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.papers.minutes import Form
from tryg_tui.documents.render.formats import FORMATS


def test_a_private_correction_stays_out_of_public_minutes() -> None:
    text = minutes_of(*corrected(private=True), public=True)
    assert "Ring til ejerne" not in text
    assert "Ring til ejerne" in minutes_of(*corrected(private=True))


@pytest.mark.parametrize("found", EVERY_KIND, ids=kind_of)
def test_a_private_entry_of_any_kind_is_marked_and_left_out_of_public_text(found: Any) -> None:
    secret = replace(found, text="HEMMELIGT", private=True)
    own = meeting(secret)
    assert "(private)" in minutes_of(own)
    for text in (minutes_of(own, public=True), agenda_of(own, public=True)):
        assert "HEMMELIGT" not in text
        assert "#" not in text


def test_a_private_item_is_left_out_of_public_text_with_all_its_entries() -> None:
    own = meeting(
        entry(Action, text="HEMMELIGT"),
        items=(replace(ITEMS[0], private=True, title="LUKKET", text="LUKKET"), ITEMS[1]),
    )
    assert "1. LUKKET (private)" in minutes_of(own)
    assert "  1. LUKKET #1 (private) · " in minutes_of(own)
    for text in (minutes_of(own, public=True), agenda_of(own, public=True)):
        assert "HEMMELIGT" not in text
        assert "LUKKET" not in text
        assert "2. Eventuelt" in text


@pytest.mark.parametrize("kind", [FollowUp, Amendment])
def test_what_speaks_of_a_private_entry_is_private_too(kind: Any) -> None:
    earlier = meeting(
        entry(Action, text="HEMMELIGT", private=True), id="2017-12-05", date=dt.date(2017, 12, 5)
    )
    about = entry(kind, 2, of="2017-12-05#1", text="HEMMELIGT er gjort")
    further = entry(Amendment, 3, of="2018-04-10#2", text="HEMMELIGT er næsten gjort")
    text = minutes_of(meeting(about, further), earlier, public=True)
    assert "HEMMELIGT" not in text
    assert "#" not in text


def test_corrections_that_cite_each_other_are_shown() -> None:
    round_about = (
        entry(Amendment, 1, of="2018-04-10#2", text="en"),
        entry(Amendment, 2, of="2018-04-10#1", text="to"),
        entry(Amendment, 3, of="nonsense", text="tre"),
    )
    text = minutes_of(meeting(*round_about), public=True)
    assert "Should read:\n    en\n" in text
    assert "Should read:\n    tre\n" in text


def test_a_public_version_says_that_it_is_one() -> None:
    assert "Public version" in minutes_of(meeting(), public=True)
    assert "Public version" in agenda_of(meeting(), public=True)
    assert "Public version" not in minutes_of(meeting())


def test_minutes_say_that_a_line_was_read_back_but_nothing_of_a_private_one() -> None:
    read = AT.replace(hour=10, minute=42)
    own = meeting(
        entry(Decision, 1, text="Åbent", read_back=read),
        entry(Decision, 2, text="Lukket", read_back=read.replace(minute=43), private=True),
    )
    for public, told in ((True, [True, False]), (False, [True, True])):
        text = minutes_of(own, public=public)
        assert ["read back at 10:42" in text, "read back at 10:43" in text] == told


def test_links_lead_out_of_internal_papers_and_never_what_is_private_out_of_public_ones() -> None:
    web, file = Link(title="Oplæg", address="https://a.dk/x"), Link(address="files/kort.pdf")
    near = "../meetings/files/kort.pdf"
    secret = Link(title="HEMMELIGT", address="https://hemmeligt.dk")
    own = meeting(
        entry(Action, 1, text="x", links=(web, file)),
        entry(Action, 2, text="y", links=(secret,), private=True),
        items=(
            replace(ITEMS[0], links=(web,)),
            replace(ITEMS[1], links=(secret,), private=True),
        ),
        state="planned",
    )
    for state in ("planned", "final"):
        shown = replace(own, state=state)
        for public in (False, True):
            going = Outgoing(
                root=Path(), folder=folder(shown), today=TODAY, loaded=loaded(shown), public=public
            )
            page, text = going.file("html").decode(), going.file("md").decode()
            assert 'href="files' not in page
            assert "files/kort.pdf" in page
            way = {"files/kort.pdf": near}.__getitem__
            assert f'<a href="{near}">files/kort.pdf</a>' in going.file("html", way).decode()
            assert f"[files/kort.pdf](<{near}>)" in going.file("md", way).decode()
            parts = zipfile.ZipFile(io.BytesIO(going.file("docx", way)))
            assert f'Target="{near}"' in parts.read("word/_rels/document.xml.rels").decode()
            assert near.encode() in going.file("pdf", way)
            assert '<a href="https://a.dk/x">Oplæg</a>' in page
            assert "[Oplæg](<https://a.dk/x>)" in text
            assert "files/kort.pdf" in text
            for format in FORMATS:
                if format not in ("docx", "pdf"):
                    assert (b"hemmeligt.dk" in going.file(format)) <= (not public), format
            assert ("hemmeligt.dk" in page) is not public
            parts = zipfile.ZipFile(io.BytesIO(going.file("docx")))
            related = parts.read("word/_rels/document.xml.rels").decode()
            assert "https://a.dk/x" in related
            assert ("hemmeligt.dk" in related) is not public
            assert b"https://a.dk/x" in going.file("pdf")
            assert (b"hemmeligt.dk" in going.file("pdf")) is not public


SAID = "HEMMELIGT"


def read(format: str, data: bytes) -> str:
    """All that a file holds, whether it is shown or not."""
    if format == "docx":
        parts = zipfile.ZipFile(io.BytesIO(data))
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if format == "pdf":
        pages = pypdfium2.PdfDocument(data)
        return "".join(page.get_textpage().get_text_bounded() for page in pages)
    return data.decode()


def every_public_form() -> Iterator[Outgoing]:
    """All that can be written for everybody of a folder in which something of each kind is private,
    with each choice there is.
    """
    secret = [replace(one, text=SAID, private=True) for one in EVERY_KIND]
    closed = entry(Action, 90, item="closed", text=SAID, owner_text=SAID, due_text=SAID)
    items = (*ITEMS, replace(ITEMS[1], id="closed", title=SAID, text=SAID, private=True))
    told = entry(Decision, 91, text="Åbent", outcome="adopted")
    own = meeting(*secret, closed, told, items=items)
    report = YearlyReport(year=2018, with_forms=True, with_minutes=True, with_sources=True)
    for state in ("planned", "open", "draft", "final"):
        there = folder(replace(own, state=state)).with_file(
            Loaded(path="reports/2018/report.toml", sha256="", value=report)
        )
        common: dict[str, Any] = {"root": Path(), "folder": there, "today": LATER, "public": True}
        at = loaded(replace(own, state=state))
        yield Outgoing(**common, loaded=at, table=True)
        for form in get_args(Form):
            yield Outgoing(**common, loaded=at, form=form, times=True, annex=True)
        for todos in (False, True):
            yield Outgoing(**common, kept=True, todos=todos)
            yield Outgoing(**common, todos=todos)
    yield Outgoing(**common, year=2018)


def test_no_public_form_of_anything_holds_what_is_private() -> None:
    seen = ""
    for going in every_public_form():
        for format in going.formats:
            text = read(format, going.file(format))
            assert SAID not in text.upper(), (going.name, format)
            seen += text if "Åbent" in text else ""
    assert seen
