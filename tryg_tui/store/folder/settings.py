"""The user's own settings, in the place the system has for them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from tryg_tui.core.model.base import Document, Problem, Problems
from tryg_tui.store.files.commit import NotSaved, commit_document, digest, make_folder
from tryg_tui.store.toml.codec import read
from tryg_tui.store.toml.parse import contents, note_unreadable

D = TypeVar("D", bound=Document)

NAME = "settings.toml"
"""The file's name."""


class Settings(Document, frozen=True, kw_only=True):
    """What a user has chosen once and for all."""

    folder: str = ""
    """The partnership's folder."""
    language: str = ""
    """The language of the program, "da" or "en"; empty follows the system."""
    body: str = ""
    """The group whose meetings the front page shows; empty for all."""
    theme: str = ""
    """The colour theme; empty is the usual one."""
    papers: str = ""
    """Where papers were written last, where somebody chose that; empty is beside the folder."""
    incoming: str = ""
    """Where a file was read in from last; empty is where files from the net are put."""


def settings_path() -> Path:
    """Where the settings are kept."""
    from platformdirs import user_config_path

    return user_config_path("tryg-tui", appauthor=False) / NAME


def load_settings() -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, or the usual ones and the problems when the file cannot be read."""
    settings, problems, _ = own_file(settings_path(), Settings)
    return settings or Settings(), problems


def papers_place(root: Path) -> Path:
    """Where papers of a folder are written: where somebody last chose, if that is there, else
    beside it.
    """
    chosen = load_settings()[0].papers
    place = Path(chosen).expanduser() if chosen else None
    return place if place and place.is_dir() else root.absolute().parent


def incoming_place() -> Path:
    """Where files to be read in are looked for: where the last one was, else where files from the
    net are put, else where the user's own are.
    """
    chosen, home = load_settings()[0].incoming, Path.home()
    places = (Path(chosen) if chosen else home / "Downloads", home / "Downloads", home)
    return next((place for place in places if place.is_dir()), home)


def remembers(settings: Settings, folder: Path) -> bool:
    """Whether a new folder is to be found at the next start: none is configured that is there."""
    known = Path(settings.folder).expanduser() if settings.folder else None
    return known is None or not known.is_dir() or known == folder


def save_settings(settings: Settings) -> None:
    """Save the settings; NotSaved when that fails or the file there is one to leave alone."""
    path = settings_path()
    _, problems, base = own_file(path, Settings)
    require_ours(path, problems)
    make_folder(path.parent)
    commit_document(path, settings, base)


def own_file(path: Path, kind: type[D]) -> tuple[D | None, tuple[Problem, ...], str | None]:
    """What a file of the user's own says, what is wrong with it, and its SHA-256; None without a
    file.
    """
    problems = Problems(path.name)
    try:
        data = contents(path)
    except FileNotFoundError:
        return None, (), None
    except OSError as error:
        note_unreadable(error, problems)
        return None, tuple(problems.found), None
    return read(data, kind, problems), tuple(problems.found), digest(data)


def require_ours(path: Path, problems: Iterable[Problem]) -> None:
    """Raise NotSaved for a file that is broken, or of a later version of the program."""
    if any(each.severity == "error" or each.code == "newer-schema" for each in problems):
        raise NotSaved("unreadable", path)
