"""Every problem has one plain sentence, whatever stands in the file."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tryg_tui
from tests.core.check_factories import folder, meeting
from tryg_tui.core.check.common import REFERENCES
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.base import Problem
from tryg_tui.words.problems import as_json, line, sentence
from tryg_tui.words.sentences.problems import HINTS, SENTENCES, WITHOUT

PACKAGE = Path(tryg_tui.__file__).parent
SOURCES = sorted((*PACKAGE.glob("core/**/*.py"), *PACKAGE.glob("store/**/*.py")))

COLLECTORS = {"problems", "spot"}
"""What problems are added to; a set has an `add` too."""


def problem(code: str, key: str = "", **args: Any) -> Problem:
    """A problem of one file."""
    return Problem(file="minutes/2018-04-10.toml", key=key, code=code, args=args)


def codes(source: Path) -> Iterator[str]:
    """The codes of the problems that a module notes."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        code: ast.expr | None = None
        if isinstance(node.func, ast.Attribute) and node.func.attr == "add":
            owner = ast.unparse(node.func.value).rpartition(".")[2]
            code = node.args[0] if owner in COLLECTORS else None
        elif isinstance(node.func, ast.Name) and node.func.id == "refer":
            what = node.args[1]
            if isinstance(what, ast.Constant) and isinstance(what.value, str):
                yield f"unknown-{what.value}"
        elif isinstance(node.func, ast.Name) and node.func.id == "Problem":
            code = next((word.value for word in node.keywords if word.arg == "code"), None)
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            yield code.value


def test_every_problem_the_program_notes_has_a_sentence_and_there_are_no_others() -> None:
    noted = {code for source in SOURCES for code in codes(source)}
    noted |= {f"unknown-{what}" for named in REFERENCES.values() for what in named.values()}
    assert {"not-toml", "unknown-person", "later-citation", "conflict-copy"} <= noted
    assert noted - set(SENTENCES) == set()
    assert set(SENTENCES) - noted == set()
    assert set(WITHOUT) - set(SENTENCES) == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_is_wrong_and_after_a_colon_what_to_do(code: str) -> None:
    others = (text for _, text in WITHOUT.get(code, ()))
    for text in (SENTENCES[code], *others):
        wrong, _, advice = text.partition(": ")
        assert wrong[0].isupper() or wrong[0] in "“[{"
        assert advice.endswith(".")
        assert ". " not in text
        assert "{file}" not in text


@pytest.mark.parametrize("code", [*SENTENCES, "a-code-of-tomorrow"])
def test_a_sentence_never_fails_for_want_of_an_argument(code: str) -> None:
    said = sentence(problem(code))
    assert said.endswith(".")
    assert "{" not in said


def test_hints_come_only_with_what_they_tell() -> None:
    for group in HINTS:
        for needs, text in group:
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            assert fields == set(needs)


def test_the_nearest_name_is_offered() -> None:
    said = sentence(problem("unknown-theme", name="nattelivet", nearest="natteliv"))
    assert said == (
        "There is no theme “nattelivet”: write an id from “themes” in strategy.toml. "
        "Did you mean “natteliv”?"
    )
    assert "Did you mean" not in sentence(problem("unknown-theme", name="x", nearest=""))


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [(3, 7, " See line 3, column 7."), (3, 0, " See line 3."), (0, 0, "")],
)
def test_a_place_is_told_as_far_as_it_is_known(line: int, column: int, hint: str) -> None:
    said = sentence(problem("not-toml", line=line, column=column, detail=""))
    assert said == (
        "The file cannot be understood as TOML: open it in an editor and look for a missing "
        "quotation mark, bracket or equals sign." + hint
    )


def test_the_parsers_own_words_and_a_guessed_encoding_are_told() -> None:
    assert sentence(problem("not-toml", line=1, detail="Invalid value")).endswith(
        "See line 1. The exact fault: Invalid value."
    )
    assert sentence(problem("not-utf-8", line=2, guess="latin-1")).endswith(
        "See line 2. It seems to be saved as latin-1."
    )


def test_a_wrong_type_is_told_in_words_with_an_example_of_the_right_one() -> None:
    args = {"expected": "date", "found": "text", "value": "10/4"}
    assert sentence(problem("wrong-type", **args)) == (
        "Here stands a text (“10/4”): write a date such as 2018-04-10."
    )
    assert sentence(problem("wrong-type", **(args | {"value": ""}))) == (
        "Here stands a text: write a date such as 2018-04-10."
    )
    assert sentence(problem("wrong-type", **(args | {"found": ""}))) == (
        "This value cannot be used here: write a date such as 2018-04-10."
    )


def test_a_zero_is_told_where_it_means_something() -> None:
    said = sentence(problem("end-counts", key="end.entries", said=3, found=0))
    assert "3 of" in said
    assert "has 0" in said
    assert "number 0" in sentence(problem("bad-number", number=0))


def test_words_of_the_file_format_are_told_in_the_words_of_the_program() -> None:
    cited = problem("wrong-citation", of="a#1", kind="decision", kinds=["action", "topic"])
    assert sentence(cited) == (
        "“a#1” is an entry of the kind “Decision”: write the number of one of the kind “Action”, "
        "“Parked topic”."
    )
    assert "“Planned”" in sentence(problem("not-closed", meeting="a", state="planned"))
    assert "5.0 MB" in sentence(problem("too-large", limit=5_000_000, size=6_000_000))
    assert "(no permission)" in sentence(problem("unreadable", reason="EACCES"))
    assert "(EXDEV)" in sentence(problem("unreadable", reason="EXDEV"))
    assert "“a”, “b”." in sentence(problem("not-one-of", value="c", allowed=["a", "b"]))


def test_a_line_has_file_key_and_sentence() -> None:
    said = sentence(problem("bad-number", number=-1))
    assert line(problem("bad-number", "entries[1].n", number=-1)) == (
        f"minutes/2018-04-10.toml: entries[1].n: {said}"
    )
    assert line(problem("empty")) == f"minutes/2018-04-10.toml: {sentence(problem('empty'))}"


def test_a_text_out_of_a_file_is_shown_and_never_acts() -> None:
    hostile = "\x1b[2J{code}{0.__class__}\u202e\n"
    said = line(problem("unknown-theme", f"x{hostile}", name=hostile, nearest=hostile))
    assert said.isprintable()
    assert said.count("␛[2J{code}{0.__class__}⟨U+202E⟩␊") == 3


def test_other_programs_get_every_part_of_a_problem() -> None:
    (found,) = check_folder(folder(meeting(chair="tryg-komune")))
    assert as_json([found]) == [
        {
            "file": "minutes/2018-04-10.toml",
            "key": "chair",
            "code": "unknown-person",
            "severity": "error",
            "message": sentence(found),
        }
    ]
    assert as_json([]) == []
