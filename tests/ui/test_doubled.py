"""A folder in which everything stands twice is shown, and no screen ends by it."""

import re
from pathlib import Path

from tests.ui.driving import opened

TABLE = re.compile(r"^\[\[(.+?)\]\]\n(?:(?!^\[).*\n?)*", re.MULTILINE)
"""One table of a list, with all that stands in it up to the next one."""


def double(folder: Path, kind: str) -> int:
    """Write each table of a list once more behind itself, in all files; how many there were."""
    count = 0
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        twice, made = TABLE.subn(lambda found: found[0] * (1 + (found[1] == kind)), text)
        if made:
            for rows in ("items", "entries"):
                twice = re.sub(
                    rf"^{rows} = \d+$",
                    f"{rows} = {twice.count(f'[[{rows}]]')}",
                    twice,
                    flags=re.MULTILINE,
                )
            path.write_text(twice, encoding="utf-8")
            count += len(re.findall(rf"^\[\[{re.escape(kind)}\]\]", text, re.MULTILINE))
    return count


def kinds(folder: Path) -> set[str]:
    """The names of all lists of tables in a folder."""
    found = set()
    for path in folder.rglob("*.toml"):
        found |= set(
            re.findall(r"^\[\[([\w.-]+)\]\]", path.read_text(encoding="utf-8"), re.MULTILINE)
        )
    return found


async def test_everything_doubled_at_once(folder: Path) -> None:
    assert len(kinds(folder)) > 20
    for kind in kinds(folder):
        assert double(folder, kind)
    async with opened(folder) as tryg:
        for key in "1234567890":
            await tryg.press(key, "down", "down", "enter", "escape")
        await tryg.press("V", "z", "escape", "b", "escape", "c", "tab", "escape")
        await tryg.press("escape", "escape", "a")
        for key in "1234567":
            await tryg.press(key, "down", "enter", "escape")
        assert tryg.words
