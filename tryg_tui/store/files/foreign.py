"""Files in the folder that other programs put there, told by their names; none is ever loaded."""

import re

_OWN = re.compile(r"[a-z0-9-]+\.toml\Z")
"""The names that are nothing but ours, which nearly all are."""

_COPIES = tuple(
    rf"(?P<of>.+?){after}\Z"
    for after in (
        # How Syncthing, Dropbox with its likes, and we name the second of two versions.
        r"\.sync-conflict-[^/]*\.toml",
        r" \([^()]*(?i:conflict|konflikt)[^()]*\)\.toml",
        r"\.conflict-[^/]*\.toml",
        # OneDrive puts the name of the computer there, and no id has a capital letter.
        r"-(?=[A-Z])[A-Za-z0-9-]+\.toml",
        # Copies made in Windows, by Google Drive or by hand.
        r" - (?:Copy|Kopi)(?: ?\(\d+\))?\.toml",
        r" ?\(\d+\)\.toml",
        # What git leaves while two versions are put together, and editors before they save.
        r"_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\.toml",
        r"\.toml(?:~|\.(?:orig|rej|old|bak|v\d+\.bak))",
    )
)

_UNSAVED = r"#(?P<of>.+)\.toml#\Z"
"""What Emacs keeps of a text that was not saved."""

_OPEN = tuple(
    rf"\.{name}\Z"
    for name in (
        r"(?P<of>[^#~].*\.toml)\.(?:sw[a-p]|kate-swp)",
        r"#(?P<of>.+\.toml)",
        r"~lock\.(?P<of>.+\.toml)#",
    )
)
"""What Vim, Kate, Emacs and LibreOffice put beside a file for as long as they have it open."""

_FOREIGN = re.compile(r"\.|~|.*(?:\.orig|~|\.swp)\Z", re.DOTALL)
"""Hidden files, locks, and the copies of editors and git."""


def copy_of(name: str) -> str | None:
    """The name of the file that a file is a second version of, or None when it is none."""
    if name.startswith((".", "~")):
        return None
    of = _of(name, (*_COPIES, _UNSAVED))
    return None if of is None else f"{of}.toml"


def opened(name: str) -> str | None:
    """The name of the file that a file says some editor has open, or None when it says nothing."""
    return _of(name, _OPEN)


def _of(name: str, patterns: tuple[str, ...]) -> str | None:
    """What the first of some patterns that a name has says it is of; None where it has none."""
    if _OWN.match(name):
        return None
    # They are compiled when they are needed first, as most folders never need them.
    found = (re.match(each, name, re.DOTALL) for each in patterns)
    return next((one["of"] for one in found if one), None)


def is_foreign(name: str) -> bool:
    """Whether a file is none of ours."""
    return _FOREIGN.match(name) is not None
