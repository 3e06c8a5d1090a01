"""The user's own settings, in the place the system has for them."""

from pathlib import Path

from tryg_tui.core.model.base import Document, Problem, Problems
from tryg_tui.store.files.commit import NotSaved, commit_document, digest, make_folder
from tryg_tui.store.toml.codec import read
from tryg_tui.store.toml.parse import note_unreadable

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


def settings_path() -> Path:
    """Where the settings are kept."""
    from platformdirs import user_config_path

    return user_config_path("tryg-tui", appauthor=False) / NAME


def load_settings() -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, or the usual ones and the problems when the file cannot be read."""
    settings, problems, _ = _load(settings_path())
    return settings or Settings(), problems


def remembers(settings: Settings, folder: Path) -> bool:
    """Whether a new folder is to be found at the next start: none is configured that is there."""
    known = Path(settings.folder).expanduser() if settings.folder else None
    return known is None or not known.is_dir() or known == folder


def save_settings(settings: Settings) -> None:
    """Save the settings; NotSaved when that fails or the file there is one to leave alone."""
    path = settings_path()
    _, problems, base = _load(path)
    if any(each.severity == "error" or each.code == "newer-schema" for each in problems):
        raise NotSaved("unreadable", path)
    make_folder(path.parent)
    commit_document(path, settings, base)


def _load(path: Path) -> tuple[Settings | None, tuple[Problem, ...], str | None]:
    """The settings in a file, what is wrong with it, and its SHA-256; None without a file."""
    problems = Problems(NAME)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, (), None
    except OSError as error:
        note_unreadable(error, problems)
        return None, tuple(problems.found), None
    settings = read(data, Settings, problems)
    return settings, tuple(problems.found), digest(data)
