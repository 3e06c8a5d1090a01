"""The shipped folder as plain tables, for the tests that hold it to its sources."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Table = dict[str, Any]

HERE = Path(__file__).parent
FOLDER = HERE.parent / "meetings"
PATHS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.toml"))
FILES: dict[str, Table] = {
    path: tomllib.loads((FOLDER / path).read_text(encoding="utf-8")) for path in PATHS
}
FACTS: Table = tomllib.loads((HERE / "facts.toml").read_text(encoding="utf-8"))
STRATEGY = FILES["strategy.toml"]
INITIATIVES = {path: table for path, table in FILES.items() if path.startswith("initiatives/")}
MINUTES = {path: table for path, table in FILES.items() if path.startswith("minutes/")}
LAST_LINE = 136
"""The last line of the partnership's report."""


def tables(value: Any, where: str = "") -> Iterator[tuple[str, Table]]:
    """Every table inside a value, with its path."""
    if isinstance(value, dict):
        yield where, value
        for key, inner in value.items():
            yield from tables(inner, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from tables(inner, f"{where}[{number}]")
