"""Files in the folder that other programs put there, told by their names."""

import re

_COPIES = (
    re.compile(r"\.sync-conflict-"),
    re.compile(r" \([^()]*conflicted copy"),
    re.compile(r"\.conflict-[^/]*\.toml\Z"),
)
"""How Syncthing, Dropbox and we name the second version of a file that was changed twice."""

_FOREIGN = re.compile(r"\.|~|.*(?:\.orig|~|\.swp)\Z", re.DOTALL)
"""Hidden files, locks, and the copies of editors and git."""


def copy_of(name: str) -> str | None:
    """The name of the file that a file is a conflict copy of, or None when it is none."""
    for pattern in _COPIES:
        found = pattern.search(name)
        if found and not name.startswith("."):
            return f"{name[: found.start()]}.toml"
    return None


def is_foreign(name: str) -> bool:
    """Whether a file is none of ours."""
    return _FOREIGN.match(name) is not None
