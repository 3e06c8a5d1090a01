"""Where the folder is: the one asked for, the shipped one, a copy to try things in, a new one."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import tryg_tui
from tryg_tui.store.folder.init import init_folder
from tryg_tui.store.folder.load import STRATEGY
from tryg_tui.store.folder.settings import Settings

__all__ = ["find_folder", "init_folder", "make_demo", "shipped_folder"]

VARIABLE = "TRYG_TUI_FOLDER"
"""The environment variable that names the folder."""

USUAL = "meetings"
"""The name a folder is looked for under where the program is started."""


def find_folder(
    option: str | None, environ: Mapping[str, str], settings: Settings, cwd: Path
) -> Path | None:
    """The folder to work in, or None when nothing says which.

    One that is asked for by option or environment is returned even when it does not exist.
    """
    named = option or environ.get(VARIABLE)
    if named:
        return cwd / Path(named).expanduser()
    if (cwd / USUAL / STRATEGY).is_file():
        return cwd / USUAL
    return cwd / Path(settings.folder).expanduser() if settings.folder else None


def shipped_folder() -> Path:
    """The folder that comes with the program."""
    package = Path(tryg_tui.__file__).parent
    inside = package / USUAL
    return inside if inside.is_dir() else package.parent / USUAL


def make_demo() -> Path:
    """A copy of the shipped folder, in a new temporary one, that may be changed at will."""
    root = Path(tempfile.mkdtemp(prefix="tryg-demo-"))
    hidden = shutil.ignore_patterns(".*")
    # The contents alone are copied: an installed file may be one that nobody can write.
    shutil.copytree(
        shipped_folder(), root, ignore=hidden, copy_function=shutil.copyfile, dirs_exist_ok=True
    )
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
        folder.chmod(0o700)
    return root
