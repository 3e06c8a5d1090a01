"""What is written is read back: values, texts, unknown keys, and byte for byte."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.strategies import DOCUMENTS, NASTY, documents
from tryg_tui.core.model.base import Document, Problems
from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.toml.codec import decode, encode
from tryg_tui.store.toml.parse import parse

AT = dt.datetime(2018, 4, 10, 10, 2, 11, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def read_back(data: bytes, kind: type[Document]) -> Document | None:
    problems = Problems("file.toml")
    table = parse(data, problems)
    value = None if table is None else decode(table, kind, problems)
    assert not [each for each in problems.found if each.severity == "error"]
    return value


@pytest.mark.parametrize("kind", DOCUMENTS)
@given(data=st.data())
@settings(max_examples=settings().max_examples // 3, suppress_health_check=list(HealthCheck))
def test_every_document_is_read_back_as_it_was_and_written_alike(
    kind: type[Document], data: st.DataObject
) -> None:
    document = data.draw(documents(kind))
    written = encode(document)
    back = read_back(written, kind)
    assert back == document
    assert encode(back) == written
    assert written.endswith(b"\n")


def meeting(**fields: Any) -> Meeting:
    return Meeting(id="2018-04-10", title="Møde", date=dt.date(2018, 4, 10), **fields)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_an_entry_is_changed_by_saving(text: str) -> None:
    value = meeting(entries=(Note(n=1, item="a", at=AT, text=text),), last=1)
    assert read_back(encode(value), Meeting) == value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\r\nb", "a\nb"), ("a\r\r\nb", "a\nb"), ("a\rb", "a\rb"), ("a\ud83d", "a\ufffd")],
)
def test_line_ends_and_halves_of_characters_are_put_right(typed: str, kept: str) -> None:
    back = read_back(encode(meeting(place=typed)), Meeting)
    assert isinstance(back, Meeting)
    assert back.place == kept


def test_a_minutes_file_reads_like_one() -> None:
    item = AgendaItem(id="other", title="Eventuelt", kind="information", view="other")
    note = Note(n=3, item="other", at=AT, text="To\nlinjer", private=True)
    value = meeting(end=dt.time(11, 30), items=(item,), entries=(note,), last=3)
    assert encode(value).decode() == (
        "schema = 1\n"
        'id = "2018-04-10"\n'
        'title = "Møde"\n'
        'state = "planned"\n'
        "date = 2018-04-10\n"
        "until = 11:30:00\n"
        "\n"
        "[[items]]\n"
        'id = "other"\n'
        'title = "Eventuelt"\n'
        'kind = "information"\n'
        'view = "other"\n'
        "\n"
        "[[entries]]\n"
        "n = 3\n"
        'item = "other"\n'
        "at = 2018-04-10T10:02:11+02:00\n"
        'kind = "note"\n'
        'text = """\nTo\nlinjer"""\n'
        "private = true\n"
        "\n"
        "[end]\n"
        "last = 3\n"
        "items = 1\n"
        "entries = 1\n"
    )


def test_a_fact_is_written_before_its_source() -> None:
    partner = b'[[partners]]\nid = "politi"\ntitle = "Politi"\nlines = [\n    12,\n]\n'
    value = read_back(b'schema = 1\ntitle = "Tryg"\n\n' + partner, Strategy)
    assert value is not None
    assert encode(value).endswith(partner)


def test_unknown_keys_survive_wherever_they_stand() -> None:
    text = """
schema = 1
id = "2018-04-10"
title = "Møde"
date = 2018-04-10
weather = "regn"
[x_tool]
seen = 2018-04-10T09:00:00
[[items]]
id = "other"
title = "Eventuelt"
kind = "information"
view = "other"
colour = { red = 1, shades = [{ name = "dark" }, { name = "light" }] }
[end]
items = 1
entries = 0
checked = true
"""
    first = read_back(text.encode(), Meeting)
    assert first is not None
    second = read_back(encode(first), Meeting)
    assert isinstance(second, Meeting)
    assert second.extra == {
        "weather": "regn",
        "x_tool": {"seen": dt.datetime(2018, 4, 10, 9)},  # noqa: DTZ001  local on purpose
        "end": {"checked": True},
    }
    shades = [{"name": "dark"}, {"name": "light"}]
    assert second.items[0].extra == {"colour": {"red": 1, "shades": shades}}


def test_tables_of_the_same_list_have_a_header_each_however_short_they_are() -> None:
    head = b'schema = 1\nid = "a"\ntitle = "A"\n'
    value = read_back(head + b'facts = [{text = "x"}, {text = "y"}]\n', Initiative)
    assert value is not None
    assert encode(value) == head + b'\n[[facts]]\ntext = "x"\n\n[[facts]]\ntext = "y"\n'
