"""The rules of the house: what would break each of them, as lines that name the place."""

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import grimp

import tryg_tui

PACKAGE = Path(tryg_tui.__file__).parent
PATHS = sorted(PACKAGE.rglob("*.py"))
NAMES = {path: path.relative_to(PACKAGE).as_posix() for path in PATHS}
"""Every file of the program, and what it is called in what is told."""

MAY_IMPORT = {
    "core": {"core"},
    "locale": {"locale"},
    "store": {"core", "store"},
    "words": {"core", "locale", "words"},
    "documents": {"core", "locale", "words", "documents"},
    "session": {"core", "locale", "words", "store", "documents", "session"},
    "ui": {"core", "locale", "words", "store", "documents", "session", "ui"},
    "cli": {"core", "locale", "words", "store", "documents", "session", "ui", "cli"},
    "__main__": {"cli"},
    "": set[str](),
}
"""What each layer may import of the others; `cli` sees `ui` only when a screen is opened."""

MOST_IN_A_FOLDER = 16
MOST_LINES = 300
FEWEST_LINES = 40
MOST_ANCESTORS = 2
"""Modules a folder, lines a module, lines of a module that only one other needs, and classes of
ours that a class of ours inherits from."""

MOST_LINES_IN_ALL = 36_000
MOST_MODULES = 356
"""Of the whole program; what only makes a folder a package is no module. The house was rebuilt for
260; what corrections, decisions in writing, the drawn boards and wall, two forms of minutes, the
first page of the yearly report, any change taken back alone, the columns of readings, what can
be reckoned of small numbers, a log and charts in papers need came after it."""

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

COPYING = {"copy", "copy2", "copyfile", "copytree", "move", "rmtree", "copyfileobj"}
"""Functions of `shutil` that change files."""

CAN_WRITE = WRITING | WRITING_OS | COPYING | {"fdopen"}
"""Names of all that can change a file, which is looked at closer."""

MAY_WRITE = {
    # Reading without waiting for the other end of a pipe.
    "store/toml/parse.py os.open",
    # The null device, in the place of an output nobody reads.
    "cli/main.py os.open",
    # The demo is copied as it is.
    "store/folder/locate.py shutil.copytree",
}
"""What else than the one module that writes may call what can write."""


@cache
def tree(path: Path) -> ast.Module:
    """A file of the program, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(called: ast.expr) -> str:
    """The last name of what is called, or nothing."""
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a file of the program is made of."""
    return tuple(ast.walk(tree(path)))


@cache
def graph() -> grimp.ImportGraph:
    """Which module imports which, wherever in it."""
    return grimp.build_graph("tryg_tui", include_external_packages=True, cache_dir=None)


def module(path: Path) -> str:
    """The name by which a file is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(name: str) -> str:
    """The layer a module of ours is in."""
    return ([*name.split("."), ""])[1]


def ours(names: set[str]) -> set[str]:
    """What of these modules is ours."""
    return {name for name in names if name.split(".")[0] == "tryg_tui"}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def pointing_up() -> Iterator[str]:
    """Imports of a layer that may not be known here."""
    for path in PATHS:
        name = module(path)
        for other in ours(graph().find_modules_directly_imported_by(name)):
            # The version stands in the package itself.
            if layer(other) and layer(other) not in MAY_IMPORT[layer(name)]:
                yield f"{NAMES[path]} imports {other}"


def in_a_circle() -> Iterator[str]:
    """Modules that import themselves by way of others."""
    for path in PATHS:
        reached: set[str] = set()
        waiting = [module(path)]
        while waiting:
            further = graph().find_modules_directly_imported_by(waiting.pop())
            waiting += ours(further) - reached
            reached |= ours(further)
        if module(path) in reached:
            yield NAMES[path]


def seeing_the_screen() -> Iterator[str]:
    """What should work without a screen and knows the library of screens."""
    for path in PATHS:
        if layer(module(path)) in ("core", "store", "words", "documents", "session"):
            found = graph().find_modules_directly_imported_by(module(path))
            yield from (f"{NAMES[path]} imports {one}" for one in found & {"textual", "rich"})


def imported_late() -> Iterator[str]:
    """Modules that import one of ours anywhere but at the top, `ui` from `cli` apart, and screens
    where one goes to them: the first one is not to wait for all the others.
    """
    for path in PATHS:
        top = tree(path).body
        within = [one for node in top if isinstance(node, ast.If | ast.Try) for one in node.body]
        late = imported({*nodes(path)} - {*top, *within})
        if layer(module(path)) == "cli":
            late = {name for name in late if layer(name) != "ui"}
        if NAMES[path] == "ui/places.py":
            late = {name for name in late if not name.startswith("tryg_tui.ui.screens.")}
        if late:
            yield NAMES[path]


def imported(nodes: set[ast.AST]) -> set[str]:
    """The modules of ours that are imported by some of these nodes."""
    found = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            found.add(node.module or "")
    return ours(found)


def crowded() -> Iterator[str]:
    """Folders with too many modules."""
    held = Counter(path.parent for path in PATHS if path.stem != "__init__")
    for folder, number in held.items():
        if number > MOST_IN_A_FOLDER:
            yield folder.relative_to(PACKAGE).as_posix()


def long() -> Iterator[str]:
    """Modules with too many lines."""
    yield from (NAMES[path] for path in PATHS if lines(path) > MOST_LINES)


def crumbs() -> Iterator[str]:
    """Modules of a few lines that belong to the only one that needs them."""
    for path in PATHS:
        if path.stem.startswith("__") or lines(path) >= FEWEST_LINES:
            continue
        if len(graph().find_modules_that_directly_import(module(path))) < 2:
            yield NAMES[path]


def heirs() -> Iterator[str]:
    """Classes with too many ancestors among ours."""
    above: dict[str, set[str]] = {}
    for path in PATHS:
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases}
                above.setdefault(node.name, set()).update(bases)
    for name in above:
        ancestors: set[str] = set()
        waiting = [name]
        while waiting:
            found = (above[waiting.pop()] & set(above)) - ancestors
            ancestors |= found
            waiting += found
        if len(ancestors) > MOST_ANCESTORS:
            yield name


def writers() -> Iterator[str]:
    """What writes a file past the one module that writes."""
    for path in PATHS:
        if NAMES[path] != "store/files/disk.py":
            found = {f"{NAMES[path]} {call}" for call in writes(nodes(path))}
            yield from found - MAY_WRITE


def writes(module: Iterable[ast.AST]) -> Iterator[str]:
    """What a module calls that can write a file."""
    for node in module:
        if not isinstance(node, ast.Call) or name_of(node.func) not in CAN_WRITE:
            continue
        called = ast.unparse(node.func)
        owner, _, name = called.rpartition(".")
        by_system = owner == "os" and name in WRITING_OS
        by_path = owner not in ("", "os") and name in WRITING
        by_copy = owner == "shutil" and name in COPYING
        by_mode = name in ("open", "fdopen") and not _mode(node, called).isdisjoint("wax+")
        if by_system or by_path or by_copy or by_mode:
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


def too_much() -> Iterator[str]:
    """Whether the program as a whole has outgrown its house."""
    if sum(map(lines, PATHS)) > MOST_LINES_IN_ALL:
        yield "lines"
    if sum(path.stem != "__init__" for path in PATHS) > MOST_MODULES:
        yield "modules"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "a layer knows only those below it": pointing_up,
    "no module imports itself by way of others": in_a_circle,
    "what is below the screens does not know their library": seeing_the_screen,
    "our own modules are imported at the top": imported_late,
    "a folder holds at most 16 modules": crowded,
    "a module has at most 300 lines": long,
    "a module of under 40 lines has more than one importer": crumbs,
    "a class of ours inherits from at most two of ours": heirs,
    "only store/files/disk.py writes files": writers,
    "the program has at most 36,000 lines in 356 modules": too_much,
}


@cache
def broken(rule: str) -> frozenset[str]:
    """Where a rule is not kept."""
    return frozenset(RULES[rule]())
