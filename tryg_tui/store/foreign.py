"""Files in the folder that other programs put there, told by their names; none is ever loaded."""

import re

_COPIES = tuple(
    re.compile(rf"(?P<of>.+?){after}\Z", re.DOTALL)
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

_UNSAVED = re.compile(r"#(?P<of>.+)\.toml#\Z", re.DOTALL)
"""What Emacs keeps of a text that was not saved."""

_OPEN = tuple(
    re.compile(rf"\.{name}\Z", re.DOTALL)
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
    for pattern in (*_COPIES, _UNSAVED):
        found = pattern.match(name)
        if found:
            return f"{found['of']}.toml"
    return None


def opened(name: str) -> str | None:
    """The name of the file that a file says some editor has open, or None when it says nothing."""
    return next((found["of"] for each in _OPEN if (found := each.match(name))), None)


def is_foreign(name: str) -> bool:
    """Whether a file is none of ours."""
    return _FOREIGN.match(name) is not None
