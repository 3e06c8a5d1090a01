"""A journal that is cut, changed or added to says less, but never anything else."""

import random
import zlib
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.store.journal.file import Replayed, header_line, replay, value_line

HEADER = {"folder": "/møder", "pid": "7"}


class Sample(NamedTuple):
    """A journal, and what each number of its first lines says."""

    data: bytes
    states: dict[int, dict[str, str]]
    """By where the last of the lines ends."""


@cache
def sample(size: int = 3_000) -> Sample:
    """A journal of about this many bytes, as typing makes it."""
    data, values = header_line(HEADER), dict[str, str]()
    states = {0: dict[str, str](), len(data): dict[str, str]()}
    number = 0
    while len(data) < size:
        number += 1
        key = ("draft:2018-04-10", "place", "meeting:2018-04-10")[number % 3]
        value = None if number % 7 == 0 else "Politiet fortsætter som ankerperson."[: number * 2]
        if value is None:
            values.pop(key, None)
        else:
            values[key] = value
        data += value_line(number, key, value)
        states[len(data)] = dict(values)
    return Sample(data, states)


def prefix(end: int) -> dict[str, str]:
    """What the whole lines before a place say."""
    states = sample().states
    return states[max(place for place in states if place <= end)]


def test_what_was_noted_is_read_again() -> None:
    data, states = sample()
    assert replay(data) == Replayed({"folder": "/møder", "pid": "7"}, states[len(data)], False)
    assert states[len(data)]


@given(st.dictionaries(st.text(), st.none() | st.text(st.characters(codec=None))))
def test_any_text_comes_back_as_it_was(values: dict[str, str | None]) -> None:
    lines = [value_line(number, *pair) for number, pair in enumerate(values.items(), 1)]
    said = replay(b"".join([header_line(HEADER), *lines]))
    assert said.values == {key: value for key, value in values.items() if value is not None}
    assert not said.damaged


def test_cut_anywhere_it_says_what_stood_before() -> None:
    data = sample().data
    for end in range(len(data)):
        said = replay(data[:end])
        assert said.values == prefix(end)
        assert said.damaged == (end not in sample().states)


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.large)])
def test_with_any_bit_turned_over_it_says_what_stood_before(step: int) -> None:
    data = sample().data
    # Five is no part of eight: it comes to every bit of a byte in turn.
    for bit in range(0, len(data) * 8, step):
        place = bit // 8
        changed = bytearray(data)
        changed[place] ^= 1 << bit % 8
        said = replay(bytes(changed))
        assert said.values == prefix(place), bit
        assert said.damaged


def tails() -> list[bytes]:
    """What may stand after a journal when the power went while it grew."""
    draw = random.Random(1)
    data = sample().data
    lines = data.splitlines(keepends=True)
    return [
        *(bytes(length) for length in range(1, 400)),
        *(draw.randbytes(draw.randrange(1, 400)) for _ in range(400)),
        *(data[place:] for place in range(0, len(data), 7)),
        *(b"".join(lines[first:]) for first in range(len(lines))),
        *(line[:-1] + b"\r\n" for line in lines),
        value_line(0, "x", "y"),
        b"\n",
    ]


def test_whatever_is_added_at_the_end_it_says_what_it_said() -> None:
    data, states = sample()
    for tail in tails():
        said = replay(data + tail)
        assert said.values == states[len(data)]
        assert said.damaged


def test_a_line_of_another_shape_ends_it() -> None:
    for body in (b"[]", b"1", b"{", b'{"seq":1.5}', b'{"key":"a","value":"b"}'):
        line = b"%08x %d %b\n" % (zlib.crc32(body), len(body), body)
        said = replay(header_line(HEADER) + line)
        assert (said.values, said.damaged) == ({}, True)


def test_nothing_is_no_journal() -> None:
    assert replay(b"") == Replayed({}, {}, False)
