"""The rules of the house, held: who imports whom, who writes files, and how large things are."""

import ast
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, RULES, broken, tree, writes
from tests.conftest import ONLY_ON_POSIX
from tests.unfinished import UNFINISHED

TESTS = Path(__file__).parent

ONLY_POSIX_HAS = {"symlink_to", "mkfifo", "fork", "openpty", "SIGKILL", "SIGHUP"}
"""What a test that names it cannot do on Windows, or not without an administrator."""


@pytest.mark.parametrize("rule", RULES)
def test_the_house_is_kept(rule: str) -> None:
    new = broken(rule) - set(UNFINISHED.get(rule, ()))
    assert not new, "\n".join([f"{rule}, but:", *sorted(new)])


@pytest.mark.parametrize("part", ["core", "store"])
def test_core_and_store_load_neither_screen_nor_language(part: str) -> None:
    names = [
        each.name
        for each in pkgutil.walk_packages([str(PACKAGE / part)], prefix=f"tryg_tui.{part}.")
    ]
    assert names
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "msgspec" in loaded
    assert not loaded & {"textual", "rich", "babel", "gettext", "click", "filelock", "platformdirs"}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("open('a', 'w')", True),
        ("open('a', mode='ab')", True),
        ("open('a', mode)", True),
        ("path.open('r+')", True),
        ("path.write_text('b')", True),
        ("os.replace('a', 'b')", True),
        ("os.open('a', 0)", True),
        ("shutil.copytree('a', 'b')", True),
        ("open('a')", False),
        ("open('a', 'rb')", False),
        ("path.open('rb')", False),
        ("editor.open(entry)", False),
        ("editor.open('note')", False),
        ("text.replace('a', 'b')", False),
    ],
)
def test_writing_is_recognised(code: str, found: bool) -> None:
    assert bool(list(writes(ast.walk(ast.parse(code))))) is found


def test_tests_that_only_posix_can_run_say_so() -> None:
    marked: dict[str, bool] = {}
    for path in TESTS.rglob("test_*.py"):
        words = set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
        if path.relative_to(TESTS).parts[0] in ONLY_ON_POSIX or not words & ONLY_POSIX_HAS:
            continue
        found = tree(path)
        whole = any(
            isinstance(one, ast.Assign) and "mark.posix" in ast.unparse(one) for one in found.body
        )
        for test in found.body:
            if isinstance(test, ast.FunctionDef | ast.AsyncFunctionDef) and "test" in test.name:
                named = {getattr(one, "attr", "") for one in ast.walk(test)}
                if named & ONLY_POSIX_HAS:
                    name = f"{path.relative_to(TESTS)} {test.name}"
                    marks = map(ast.unparse, test.decorator_list)
                    marked[name] = whole or "pytest.mark.posix" in marks
    assert len(marked) > 10
    assert not [name for name, is_marked in marked.items() if not is_marked]
