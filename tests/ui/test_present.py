"""Text reaches a widget only through `present`, which never takes it as markup."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

import tryg_tui.ui
from tests.architecture import name_of
from tests.architecture import tree as parsed
from tryg_tui.core.input.visible import visible
from tryg_tui.ui.text import (
    apart,
    cell,
    cut,
    hanging,
    heading,
    labelled,
    lines,
    one_line,
    parts,
    plain,
    shortened,
    spread,
)

PACKAGE = Path(tryg_tui.ui.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the screens, parsed."""
    return {path: parsed(path) for path in MODULES}


TAKING = {
    "Static": 0,
    "Label": 0,
    "Option": 0,
    "Button": 0,
    "Checkbox": 0,
    "update": 0,
    "notify": 0,
    "DiscoveryHit": 0,
    "Hit": 1,
    "replace_option_prompt": 1,
    "replace_option_prompt_at_index": 1,
}
"""What takes a text, perhaps as markup, and which of its arguments that is."""

TITLES = {"border_title", "border_subtitle", "tooltip"}
"""Attributes of widgets that take a text as markup."""

MADE_ELSEWHERE = {"highlight"}
"""Methods of Textual's that return a `Content` made of plain text."""


def names_content(annotation: ast.expr | None) -> bool:
    return annotation is not None and "Content" in ast.unparse(annotation).split(" | ")


@cache
def content_functions() -> set[str]:
    """The functions that return a `Content`, by their names, which no other functions have."""
    functions = [
        node
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    others = {node.name for node in functions if not names_content(node.returns)}
    return MADE_ELSEWHERE | {node.name for node in functions} - others


@cache
def content_attributes() -> set[str]:
    """The attributes that are declared as, or set from a parameter that is, a `Content`.

    Without a name that entries have for a `str`.
    """
    found = set()
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.AnnAssign) and names_content(node.annotation):
                found.add(ast.unparse(node.target).rpartition(".")[2])
            if isinstance(node, ast.FunctionDef) and node.name == "__init__":
                given = {one.arg for one in node.args.args if names_content(one.annotation)}
                for line in ast.walk(node):
                    if isinstance(line, ast.Assign) and ast.unparse(line.value) in given:
                        found |= {ast.unparse(one).rpartition(".")[2] for one in line.targets}
    return found - {"text"}


ROW_TEXT = {"row.text", "self._rows[index].text"}
"""How the text of a `Row` is written where rows are shown; it is a `Content`."""


def safe(node: ast.expr, around: ast.AST) -> bool:
    """Whether an expression in a function is a `Content`, or a word of the program's own."""
    match node:
        case ast.Constant(value=str(word)):
            return "[" not in word
        case ast.Call(func=ast.Name(id=name)):
            return name in content_functions() or name == "Content"
        case ast.Call(func=ast.Attribute(attr=name, value=value)):
            return name in content_functions() or (name == "join" and safe(value, around))
        case ast.Attribute(attr=name):
            return name in content_attributes() or ast.unparse(node) in ROW_TEXT
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, op=ast.Add(), right=other):
            return safe(one, around) and safe(other, around)
        case ast.Name(id=name):
            given = list(values_of(name, around))
            return bool(given) and all(
                value if isinstance(value, bool) else safe(value, around) for value in given
            )
        case _:
            return False


def values_of(name: str, around: ast.AST) -> Iterator[ast.expr | bool]:
    """What a name may hold in a function: expressions, or whether it is declared `Content`."""
    for node in ast.walk(around):
        if isinstance(node, ast.arg) and node.arg == name:
            yield names_content(node.annotation)
        if isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets):
            yield node.value
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name:
            yield names_content(node.annotation)
        if isinstance(node, ast.For | ast.comprehension):
            targets = node.target.elts if isinstance(node.target, ast.Tuple) else [node.target]
            if name in map(ast.unparse, targets):
                yield from elements(node.iter, targets, name, around)


def elements(
    iterated: ast.expr, targets: list[ast.expr], name: str, around: ast.AST
) -> Iterator[ast.expr | bool]:
    """What a name holds that goes over a list made in the same function."""
    if isinstance(iterated, ast.Call) and ast.unparse(iterated.func) in {"zip", "enumerate"}:
        offset = 1 if ast.unparse(iterated.func) == "enumerate" else 0
        place = [ast.unparse(one) for one in targets].index(name) - offset
        iterated = iterated.args[place]
    if isinstance(iterated, ast.Name):
        for value in values_of(iterated.id, around):
            if isinstance(value, ast.ListComp):
                yield value.elt
            elif isinstance(value, ast.expr):
                yield value
    else:
        yield iterated


def markup_off(call: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )


def doubtful(tree: ast.AST) -> Iterator[str]:
    """Where a text is handed to a widget that may take it as markup."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                titles = [one for one in node.targets if isinstance(one, ast.Attribute)]
                named = any(one.attr in TITLES for one in titles)
                if named and not safe(node.value, function):
                    yield ast.unparse(node)
            if not isinstance(node, ast.Call) or markup_off(node):
                continue
            place = TAKING.get(name_of(node.func))
            # Figures are drawn from digits and take no markup.
            if place is None or len(node.args) <= place or "Digits" in ast.unparse(node.func):
                continue
            if not safe(node.args[place], function):
                yield ast.unparse(node)


def test_no_widget_is_handed_a_text_that_did_not_go_through_present() -> None:
    for path, tree in trees().items():
        assert not list(doubtful(tree)), path.relative_to(PACKAGE)


@pytest.mark.parametrize(
    "line",
    [
        "Static(f'{title}')",
        "Static(title)",
        "Static('[b]x')",
        "Static(entry.text)",
        "Label(_('Hello {name}').format(name=name))",
        "self.query_one(Static).update(self.meeting.title)",
        "self.notify('saved ' + path)",
        "self.notify(path, markup=True)",
        "self.border_title = title",
        "Option(title if title else plain(''), id='a')",
        "box.replace_option_prompt_at_index(0, title)",
    ],
)
def test_a_text_that_may_be_taken_as_markup_is_found(line: str) -> None:
    code = f"def show(self, title: str, name, path, box):\n    {line}\n"
    assert list(doubtful(ast.parse(code)))


@pytest.mark.parametrize(
    "line",
    [
        "Static(plain(title))",
        "Static(id='a')",
        "text = lines([]); Static(text)",
        "self.notify(path, markup=False)",
        "self.border_title = plain(title)",
        "Static(shown)",
        "made = [plain(word) for word in path]; [Option(one) for one in made]",
    ],
)
def test_a_text_that_went_through_present_is_not(line: str) -> None:
    code = f"def show(self, title: str, shown: Content, path):\n    {line}\n"
    assert not list(doubtful(ast.parse(code)))


TEXTS = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    ["[Budget]", "[/]", "[@click=app.quit]x", "a\\", "[b", "\x1b[31m", "\u202e", "a\tb\nc", "漢字"]
)


@given(TEXTS)
def test_plain_shows_every_text_as_it_is(text: str) -> None:
    assert plain(text).plain == visible(text, lines=True)
    assert not plain(text).spans


@given(TEXTS, TEXTS)
def test_parts_are_the_texts_one_after_another(one: str, other: str) -> None:
    expected = visible(one, lines=True) + visible(other, lines=True)
    assert parts((one, "bold"), other).plain == expected
    assert parts(plain(one), heading(other)).plain == expected


@given(st.lists(TEXTS))
def test_lines_are_the_texts_one_below_another(texts: list[str]) -> None:
    shown = lines([plain(text) for text in texts])
    assert shown.plain == "\n".join(visible(text, lines=True) for text in texts)


@given(TEXTS, st.integers(1, 30), st.booleans())
def test_a_cell_is_exactly_as_wide_as_asked(text: str, width: int, right: bool) -> None:
    shown = cell(text, width, right=right)
    assert shown.cell_length == width
    assert "\n" not in shown.plain


@given(TEXTS, st.integers(0, 30))
def test_a_text_that_is_cut_ends_with_a_sign_of_it(text: str, width: int) -> None:
    shown = cut(text, width)
    assert cell_len(shown) <= width
    if cell_len(one_line(text)) <= width:
        assert shown == one_line(text)
    elif width:
        assert shown.endswith("…")
        assert one_line(text).startswith(shown.removesuffix("…"))


@given(TEXTS, TEXTS, TEXTS, st.integers(8, 40))
def test_of_two_texts_it_is_seen_where_they_begin_to_differ(
    same: str, before: str, now: str, width: int
) -> None:
    told = apart(f"{same}x{before}", f"{same}y{now}", width)
    assert all(cell_len(one) <= width for one in told)
    # A sign of two cells, or one made up with the one before it, may take the room of the others.
    if f"{same}{before}{now}".isascii():
        assert told[0] != told[1]


def test_long_texts_begin_with_a_word_before_what_differs() -> None:
    text = "Opgaven har fået ny tovholder og koordinator i oktober 2017."
    assert apart(text, f"{text} Og mere.", 40) == (
        "…i oktober 2017.",
        "…i oktober 2017. Og mere.",
    )
    assert apart("kort", "længere", 40) == ("kort", "længere")
    assert apart(f"a{text}", f"b{text}", 9) == ("aOpgaven…", "bOpgaven…")


@given(TEXTS, TEXTS, st.integers(20, 80))
def test_texts_at_either_end_fill_the_line(left: str, right: str, width: int) -> None:
    one, other = Content(one_line(left)), Content(one_line(right)[: width // 2])
    if other.cell_length < width:
        assert spread(one, other, width).cell_length >= min(width, other.cell_length)
        assert spread(one, other, width).plain.endswith(other.plain)


@given(TEXTS, st.integers(20, 60))
def test_a_text_beside_its_label_loses_no_word(text: str, width: int) -> None:
    shown = labelled("Label", text, 8, width).plain
    assert shown.startswith("Label    ")
    told = "".join(shown.removeprefix("Label").split())
    assert told == "".join(one_line(text).split())


def test_a_text_is_shortened_by_whole_words() -> None:
    text = plain("Mindre fald i trygheden og tilliden; Rigspolitiet 2018")
    assert shortened(text, 80).plain == text.plain
    assert shortened(text, 30, 2).plain == "Mindre fald i trygheden og\ntilliden; Rigspolitiet 2018"
    assert shortened(text, 28).plain == "Mindre fald i trygheden og …"
    assert shortened(text, 27).plain == "Mindre fald i trygheden …"
    assert shortened(text, 20, 2).plain == "Mindre fald i\ntrygheden og …"
    assert shortened(plain("Et; to tre"), 7).plain == "Et …"


def test_every_line_of_a_hanging_text_has_its_indent() -> None:
    assert hanging(plain("et to tre fire"), 4, 14).plain == "    et to tre\n    fire"
