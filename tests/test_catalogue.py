"""The Danish catalogue is complete, compiled, and says what the English text says."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from tests.architecture import tree
from tests.scripts import loaded
from tryg_tui import locale
from tryg_tui.ui.commands.table import COMMANDS

SAME = {
    "Links": "the same word",
    "{n} problem.": "the same word",
    "Status": "the same word",
    "For": "the same word",
    "Form": "the same word",
    "log": "the same word",
    "Note": "the same word",
    "Status: {status}": "the same word",
    "Deadline": "the column's name in the tables of local councils",
    "ID": "the same abbreviation",
    "Version {n}, {period}: {purpose}": "the same word",
    "Dansk/English": "names each language in itself",
    "+5 min": "the same abbreviation",
    "{n} min.": "the same abbreviation",
    "= {date}": "only a date",
}
"""Texts that are the same in both languages, and why."""

ABOUT_TIME = {"Give the item five more minutes"}
"""Texts whose minutes are minutes of time; those of a meeting are "referat" in Danish."""

NOT_SAID = {
    r"\baktion(en|er|erne)?\b": "a raid of the police; what is to be done is an aktionspunkt",
    r"\bprivate?\b": "of somebody's own life; what stays in the group is fortrolig",
    r"\bdissens": "of a court; of a group it is an afvigende mening",
    r"\bsekretær": "who takes the minutes is the referent",
    r"\b(fører|skriver) referat\b": "one tager referat",
    r"\bfast(e)? vending": "an idiom; a phrase searched for is præcis ordlyd",
    r"\bfuld igen\b": "drunk again",
    r"\bf\.eks\.": "fx, as everywhere else",
    r"\d min\b(?!\.)|\} min\b(?!\.)": "min. is short for something and has its full stop",
    r"\b[Ss]ig med --": "one angiver with an option",
    r"\bforlader[,;.]": "needs something that is left; a window lukkes",
}
"""Words that no Danish text may hold, as patterns, and why."""

ENDS_OTHERWISE = {
    "Got unexpected extra argument ({args})": "our own sentence follows it",
    "Got unexpected extra arguments ({args})": "our own sentence follows it",
    locale.SHORT_MONTHS: "Danish months are abbreviated with a full stop",
}
"""Texts whose translation ends with another sign, and why."""

SMALL_IN_DANISH = {locale.MONTHS, locale.SHORT_MONTHS, locale.WEEKDAYS}
"""Names of days and months, which Danish writes small."""

FOOTER_CELLS = 16
"""Widest label of a key in the footer, in cells."""

KEPT = re.compile(
    r"Ctrl\+\w|PgDn|PgUp|\bEsc\b|\bEnter\b|\bTab\b|\bF\d+\b|[↑↓←→]"
    r"|tryg-tui (?:check|demo|export|init|new|report|review|run|show)\b|--[a-z-]+"
    r"|[\w/]+\.toml|\[end\]|UTF-\d+|CRLF|\bLF\b|BOM|\+02:00"
    r"|2018-04-10(?:#7)?|[<=>]{7}"
)
"""What stands in a text as it is typed or pressed, in every language."""


ABBREVIATED = re.compile(r"\b(?:ca|md|mdr|min|mo|mos|no|nr)\.$")
"""An abbreviation at the end of a text."""


class Pair(NamedTuple):
    """A form of an English text, and its translation."""

    english: str
    danish: str


CATALOGUE = loaded("catalogue")
WRITTEN = CATALOGUE.read()


@cache
def extracted() -> object:
    """What the program says, as a catalogue."""
    return CATALOGUE.extracted()


def keys(catalogue: object) -> set[tuple[str, ...]]:
    """The context and all forms of every message."""
    return {
        (message.context or "", *CATALOGUE.forms(message.id))
        for message in CATALOGUE.messages(catalogue)
    }


def pairs() -> Iterator[Pair]:
    """Every form of every message with its translation."""
    for message in CATALOGUE.messages(WRITTEN):
        forms = zip(
            CATALOGUE.forms(message.id), CATALOGUE.forms(message.string or ""), strict=False
        )
        yield from (Pair(english, danish) for english, danish in forms if danish)


def fields(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _spec, _how in string.Formatter().parse(text) if name is not None}


def last_sign(text: str) -> str:
    """The sign a text ends with; that of an abbreviation is none."""
    sign = text[-1]
    return sign if sign in ".:?!…" and not ABBREVIATED.search(text) else ""


def marked(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that ask for a translation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CATALOGUE.KEYWORDS:
            yield node


@pytest.fixture
def danish() -> Iterator[None]:
    before = locale.language()
    locale.set_language("da")
    yield
    locale.set_language(before)


def test_every_text_of_the_program_is_in_the_catalogue() -> None:
    assert keys(extracted()) - keys(WRITTEN) == set(), "run .ci/catalogue, then translate"


def test_the_catalogue_holds_no_text_that_the_program_has_not() -> None:
    assert keys(WRITTEN) - keys(extracted()) == set(), "run .ci/catalogue"


def test_every_text_is_translated_in_all_its_forms() -> None:
    assert CATALOGUE.untranslated(WRITTEN) == []
    short = [
        message.id
        for message in CATALOGUE.messages(WRITTEN)
        if len(CATALOGUE.forms(message.id)) != len(CATALOGUE.forms(message.string))
    ]
    assert short == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in CATALOGUE.messages(WRITTEN) if message.fuzzy] == []


def test_the_files_are_what_the_script_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CATALOGUE, "extracted", extracted)
    new = CATALOGUE.updated(WRITTEN)
    # Line ends may be those of the system where git checks the text out so.
    assert CATALOGUE.PO.read_text("utf-8") == CATALOGUE.po_bytes(new).decode(), "run .ci/catalogue"
    assert CATALOGUE.MO.read_bytes() == CATALOGUE.mo_bytes(new), "run .ci/catalogue"


def test_the_header_names_no_person_and_no_moment() -> None:
    header = CATALOGUE.PO.read_text("utf-8").partition("\n\n")[0]
    assert "nplurals=2" in header
    assert not re.search(r"@|\d{4}-\d\d|Date|Translator|Team", header)


def test_a_translation_has_the_names_in_braces_of_its_source() -> None:
    wrong = [pair for pair in pairs() if fields(pair.english) != fields(pair.danish)]
    assert wrong == []


def test_a_translation_names_the_same_keys_commands_and_files() -> None:
    wrong = [
        pair
        for pair in pairs()
        if sorted(KEPT.findall(pair.english)) != sorted(KEPT.findall(pair.danish))
    ]
    assert wrong == []


def test_a_translation_ends_with_the_sign_its_source_ends_with() -> None:
    wrong = [
        pair
        for pair in pairs()
        if pair.english not in ENDS_OTHERWISE and last_sign(pair.english) != last_sign(pair.danish)
    ]
    assert wrong == []


def test_a_translation_begins_small_or_large_as_its_source() -> None:
    wrong = [
        pair
        for pair in pairs()
        if pair.english not in SMALL_IN_DANISH
        and pair.english[0].isalpha()
        and pair.danish[0].isalpha()
        and pair.english[0].isupper() != pair.danish[0].isupper()
    ]
    assert wrong == []


def test_quotation_marks_are_danish() -> None:
    assert [pair for pair in pairs() if re.search('[“”„"]', pair.danish)] == []
    assert [pair for pair in pairs() if pair.danish.count("»") != pair.danish.count("«")] == []


def test_a_translation_differs_from_the_english_unless_the_reason_is_known() -> None:
    same = {pair.english for pair in pairs() if pair.english == pair.danish}
    assert same - set(SAME) == set()


def test_the_minutes_of_a_meeting_are_never_minutes_of_time() -> None:
    wrong = [
        pair
        for pair in pairs()
        if re.search("minutter|minuttet", pair.danish, re.IGNORECASE)
        and pair.english not in ABOUT_TIME
    ]
    assert wrong == []


def test_words_of_another_trade_are_not_used() -> None:
    found = [
        (pattern, pair.danish)
        for pair in pairs()
        for pattern in NOT_SAID
        if re.search(pattern, pair.danish, re.IGNORECASE)
    ]
    assert not found, found


@pytest.mark.usefixtures("danish")
def test_the_labels_of_the_footer_are_short() -> None:
    long = [
        locale._(command.label)
        for command in COMMANDS
        if command.footer and cell_len(locale._(command.label)) > FOOTER_CELLS
    ]
    assert long == []


@pytest.mark.usefixtures("danish")
def test_nothing_to_say_stays_nothing_in_danish() -> None:
    assert locale._("") == ""


def test_a_text_is_whole_before_it_is_translated() -> None:
    wrong = [
        f"{path.name}:{call.lineno}"
        for path in sorted(CATALOGUE.PACKAGE.rglob("*.py"))
        for call in marked(tree(path))
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args[:2])
    ]
    assert wrong == []
