"""Whatever is in a file, it ends in tables or in problems."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shipped import FOLDER
from tryg_tui.core.model.base import Problems
from tryg_tui.store.toml.parse import LIMIT, fits, goes_too_deep, is_shallow, parse, too_deep

BAD_FILES: dict[str, tuple[bytes, str, dict[str, Any]]] = {
    "nothing": (b"", "empty", {}),
    "white space": (b" \t\r\n\n", "empty", {}),
    "a mark alone": (b"\xef\xbb\xbf\n", "empty", {}),
    "too many bytes": (b"#" * (LIMIT + 1), "too-large", {"limit": LIMIT, "size": LIMIT + 1}),
    "utf-16 with a mark": ("\ufeffa = 1\n".encode("utf-16-le"), "utf-16", {}),
    "utf-16 big-endian": ("\ufeffa = 1\n".encode("utf-16-be"), "utf-16", {}),
    "utf-16 without a mark": ("a = 1\n".encode("utf-16-le"), "utf-16", {}),
    "latin-1": (
        'a = 1\nb = "på"\n'.encode("latin-1"),
        "not-utf-8",
        {"guess": "latin-1", "offset": 12, "line": 2},
    ),
    "a character cut off": (
        'a = "å'.encode()[:-1],
        "not-utf-8",
        {"guess": "", "offset": 5, "line": 1},
    ),
    "a conflict": (
        b"a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> other\n",
        "conflict-markers",
        {"line": 2},
    ),
    "a conflict inside a text": (
        b'text = """\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n"""\n',
        "conflict-markers",
        {"line": 2},
    ),
    "a rest of a conflict": (b"a = 1\n=======\nb = 2\n", "conflict-markers", {"line": 2}),
    "an end of a conflict": (b"a = 1\n>>>>>>> other\n", "conflict-markers", {"line": 2}),
    "a key twice": (b"a = 1\nb = 2\na = 3\n", "duplicate-key", {"line": 3, "key": "a"}),
    "a key twice at the end": (b"a = 1\na = 3", "duplicate-key", {"line": 2, "key": "a"}),
    "a key and a table": (
        b"end = 1\n[end]\nb = 2\n",
        "duplicate-key",
        {"line": 2, "key": "end"},
    ),
    "a table twice": (b"[a.b]\n[a.b]\n", "duplicate-key", {"line": 2, "key": "a.b"}),
    "a key twice in one line": (
        b"a = {b = 1, b = 2}\n",
        "duplicate-key",
        {"line": 1, "key": "b"},
    ),
    "brackets": (b"a = " + b"[" * 33 + b"]" * 33, "too-deep", {}),
    "a thousand brackets": (b"a = " + b"[" * 5000, "too-deep", {}),
    "a long key": (b".".join([b"a"] * 17) + b" = 1", "too-deep", {}),
    "a long header": (b"[" + b".".join([b'"a"'] * 17) + b"]", "too-deep", {}),
    "keys that add up": (b"[a.b.c.d.e.f.g.h.i]\na.b.c.d.e.f.g.h.i = 1", "too-deep", {}),
    "not TOML": (
        b"a = 1\nb = \n",
        "not-toml",
        {"line": 2, "column": 5, "detail": "Invalid value"},
    ),
    "a text without an end": (
        b'a = "b',
        "not-toml",
        {"line": 1, "column": 0, "detail": "Unterminated string"},
    ),
    "a control character": (
        b'a = "\x00"',
        "not-toml",
        {"line": 1, "column": 6, "detail": "Illegal character '\\x00'"},
    ),
    "a date that is none": (
        b"a = 2018-02-30\n",
        "not-toml",
        {"line": 1, "column": 5, "detail": "Invalid date or datetime"},
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_has_a_problem_of_its_own(name: str) -> None:
    data, code, args = BAD_FILES[name]
    problems = Problems("file.toml")
    assert parse(data, problems) is None
    assert [(each.code, each.args, each.severity) for each in problems.found] == [
        (code, args, "error")
    ]


def test_a_number_of_ten_thousand_digits_is_refused() -> None:
    problems = Problems("file.toml")
    assert parse(b"a = " + b"9" * 10_000, problems) is None
    assert [each.code for each in problems.found] == ["not-toml"]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"\xef\xbb\xbfa = 1\n", ["bom"]),
        (b"a = 1\r\n", ["crlf"]),
        (b"\xef\xbb\xbfa = 1\r\n", ["bom", "crlf"]),
    ],
)
def test_windows_marks_are_read_with_a_warning(data: bytes, codes: list[str]) -> None:
    problems = Problems("file.toml")
    assert parse(data, problems) == {"a": 1}
    assert [each.code for each in problems.found] == codes
    assert {each.severity for each in problems.found} == {"warning"}


def test_a_text_about_a_conflict_is_no_conflict() -> None:
    problems = Problems("file.toml")
    data = b'text = """\nheading\n=======\n<<<<<<< HEAD\n"""\n'
    assert parse(data, problems) == {"text": "heading\n=======\n<<<<<<< HEAD\n"}
    assert problems.found == []


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 32 + "]" * 32,
        'a = "' + "[" * 50 + '"',
        "a = '" + "{" * 50 + "'",
        "a = 1 # " + "[" * 50,
        'a = """\n' + "[" * 50 + '"""""',
        "a = '''\n" + "[" * 50 + "'''''\nb = 1",
        ".".join("a" * 16) + " = 1",
        'a = "' + ".".join("a" * 50) + '"',
        "a = 1.5\n" * 40,
        "[[a]]\n" * 100,
    ],
)
def test_brackets_and_dots_in_texts_and_side_by_side_do_not_count(text: str) -> None:
    assert not too_deep(text)


_PIECES = (
    "[", "]", "{", "}", "a", ".", ". ", '"a"', '"', "'", "'b'", '\"\"\"', "#", "\n", "[[a]]\n",
    "\n[[entries]]\n", "\n[[", "]]\n", "[" * 15, "a." * 8, '"a".' * 8, "'a' . " * 4, " = ", "\\",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_what_is_not_looked_at_closely_never_goes_too_deep(text: str) -> None:
    assert not (is_shallow(text) and goes_too_deep(text))
    assert too_deep(text) == goes_too_deep(text)


def test_minutes_as_they_are_written_need_no_closer_look() -> None:
    for path in (FOLDER / "minutes").glob("*.toml"):
        assert is_shallow(path.read_text(encoding="utf-8"))


def test_what_is_written_as_headers_counts_as_well() -> None:
    assert fits({"a": [[1]], "b": {"c": 2}})
    deep: dict[str, Any] = {}
    for _ in range(17):
        deep = {"a": deep}
    assert not fits(deep)


@pytest.mark.parametrize(
    "part", ['\\"""', "'", "a", "a.", '"', '\\"', "\"\"\"'''", "a ", '""" \\', "a . ", "\n<<<<<<< "]
)
def test_no_five_megabytes_take_long_to_look_through(part: str) -> None:
    text = '"""' + part * (1_000_000 // len(part))
    before = time.process_time()
    too_deep(text)
    parse(text.encode() + b"=", Problems("file.toml"))
    # Looking at every character again from every other would take hours.
    assert time.process_time() - before < 5


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_end_in_a_traceback(data: bytes) -> None:
    problems = Problems("file.toml")
    table = parse(data, problems)
    errors = [each for each in problems.found if each.severity == "error"]
    assert (table is None) == bool(errors)
