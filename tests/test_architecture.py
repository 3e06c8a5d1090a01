"""The layers: who imports whom, what is loaded with them, and who writes files."""

import ast
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tryg_tui

PACKAGE = Path(tryg_tui.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "core": {"core"},
    "store": {"core", "store"},
    "locale": {"locale"},
    "words": {"core", "words", "locale"},
    "documents": {"core", "words", "documents", "locale"},
    "session": {"core", "words", "documents", "store", "locale", "session", "ui"},
    "ui": {"core", "store", "words", "documents", "session", "locale", "ui"},
    "cli": {"core", "store", "words", "documents", "session", "locale", "ui", "cli"},
    "__main__": {"cli"},
    "__init__": set[str](),
}
"""What each part of the package may import of the others."""

WRITING = {
    "write_text",
    "write_bytes",
    "unlink",
    "rename",
    "touch",
    "symlink_to",
    "hardlink_to",
}
"""Methods of paths that change files."""

WRITING_OS = {"open", "replace", "rename", "renames", "remove", "unlink", "truncate", "link"}
"""Functions of `os` that can change files."""


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """The parts of our package that a module imports, wherever in it."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "tryg_tui" and len(parts) > 1 and parts[1] != "__version__":
                yield parts[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    found = set(imported(ast.parse(path.read_text(encoding="utf-8"))))
    assert found <= MAY_IMPORT[part]


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


def writes(tree: ast.AST) -> Iterator[str]:
    """What a module calls that can write a file."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        name = called.rpartition(".")[2]
        by_system = called.startswith("os.") and name in WRITING_OS
        by_path = "." in called and name in WRITING and not called.startswith("os.")
        by_mode = name in ("open", "fdopen") and not _mode(node, called).isdisjoint("wax+")
        if by_system or by_path or by_mode:
            yield called


def _mode(call: ast.Call, called: str) -> set[str]:
    """The letters of the mode that a call to `open` has."""
    alone = called in ("open", "os.fdopen", "io.open")
    # A path's own method does not take the file as its first argument.
    given = [word.value for word in call.keywords if word.arg == "mode"]
    given += call.args[1:2] if alone else call.args[:1]
    if not given:
        return set()
    if isinstance(given[0], ast.Constant):
        letters = set(str(given[0].value))
        # Other things are opened as well, an editor with a text for one.
        return letters if letters <= set("rwaxbt+") else set()
    return {"w"} if alone else set()


ALLOWED = {
    # Reading without waiting for the other end of a pipe.
    ("store/toml/parse.py", "os.open"),
    # The null device, in the place of an output nobody reads.
    ("cli/main.py", "os.open"),
    # Throwing away an index in the user's cache, which is made from the files again.
    ("store/archive/file.py", "os.unlink"),
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_one_module_writes_files(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    if name == "store/files/disk.py":
        return
    found = {(name, call) for call in writes(ast.parse(path.read_text(encoding="utf-8")))}
    assert found <= ALLOWED


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_demo_copies_with_shutil(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() == "store/folder/locate.py":
        return
    copying = {"copy", "copy2", "copyfile", "copytree", "move", "rmtree", "copyfileobj"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {f"shutil.{name}" for name in copying}


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
        ("open('a')", False),
        ("open('a', 'rb')", False),
        ("path.open('rb')", False),
        ("editor.open(entry)", False),
        ("editor.open('note')", False),
        ("text.replace('a', 'b')", False),
    ],
)
def test_writing_is_recognised(code: str, found: bool) -> None:
    assert bool(list(writes(ast.parse(code)))) is found
