"""Nothing in the screens takes a text for anything but words, by whatever way it gets there.

What widgets are handed by position or as a title is looked at in `tests.ui.test_present`; here is
what could get round that: other widgets, other ways to hand it over, other ways to make it.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.ui.test_present import PACKAGE, TAKING, markup_off, safe, trees

KNOWN = {*TAKING, "Input", "TextArea", "OptionList", "Digits"}
"""The widgets of Textual's that are used: those whose text is looked at, and those that show any
text as it is."""

BY_NAME = {"content", "prompt", "label", "renderable", "tooltip", "title", "text"}
"""What the argument is called by which a widget may be handed a text."""

INTERPRETING = {"from_markup", "from_ansi", "render_markup", "to_content", "print"}
"""What takes a text for more than words, or puts it on the terminal past the screen."""


def widgets_imported(tree: ast.AST) -> Iterator[str]:
    """The names that a module takes from Textual's widgets."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
            yield from (alias.name for alias in node.names)


def name_of(call: ast.Call) -> str:
    """The last name of what is called."""
    func = call.func
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def handed_by_name(tree: ast.AST) -> Iterator[str]:
    """Where a text goes to a widget as a named argument that may be taken as markup."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            if not isinstance(node, ast.Call) or markup_off(node):
                continue
            if name_of(node) in TAKING:
                named = (word for word in node.keywords if word.arg in BY_NAME)
                yield from (ast.unparse(node) for word in named if not safe(word.value, function))


def interpreted(tree: ast.AST) -> Iterator[str]:
    """Where a text is taken for more than words, or made renderable past `present`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = name_of(node)
        if called in INTERPRETING:
            yield ast.unparse(node)
        if called == "Content" and not (node.args and isinstance(node.args[0], ast.Constant)):
            yield ast.unparse(node)
        for word in node.keywords:
            if word.arg == "markup" and ast.unparse(word.value) != "False":
                yield ast.unparse(node)


def test_every_way_to_the_screen_is_one_that_is_looked_at() -> None:
    for path, tree in trees().items():
        where = path.relative_to(PACKAGE)
        assert set(widgets_imported(tree)) <= KNOWN, where
        assert not list(handed_by_name(tree)), where
        if path.name != "text.py":
            assert not list(interpreted(tree)), where


@pytest.mark.parametrize(
    "line",
    [
        "Static(content=title)",
        "Option(id='a', prompt=f'{title}')",
        "Button(label=self.title, id='b')",
        "self.notify('a', tooltip=title)",
    ],
)
def test_a_text_handed_over_by_name_is_found(line: str) -> None:
    code = ast.parse(f"def show(self, title: str):\n    {line}\n")
    assert list(handed_by_name(code))


@pytest.mark.parametrize(
    "line",
    [
        "Content.from_markup(title)",
        "Text.from_ansi(title)",
        "self.app.console.print(title)",
        "Static(plain(title), markup=True)",
        "self.notify(title, markup=on)",
        "Content(title)",
    ],
)
def test_a_text_taken_for_more_than_words_is_found(line: str) -> None:
    assert list(interpreted(ast.parse(line)))


def test_a_widget_nobody_has_looked_at_is_found() -> None:
    tree = ast.parse("from textual.widgets import DataTable, Static")
    assert set(widgets_imported(tree)) - KNOWN == {"DataTable"}
