"""Which program on which machine something belongs to."""

import os
import platform
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tryg_tui.store.files import windows

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

GIT_ATTRIBUTES = ".gitattributes"
"""The file that tells git what not to change."""

FOR_GIT = {
    GIT_ATTRIBUTES: "# Every computer has the same files, whatever ends a line there.\n"
    "*.toml text eol=lf\n*.ics -text\n",
    ".gitignore": "# Who is working here just now, locks, and files that are being written.\n"
    ".live/\n.*.lock\n.*.tmp\n",
}
"""What a folder that is shared by git tells it, by file."""

_BEFORE = re.compile(r"\.git|(README|LICEN[CS]E|COPYING)(\.\w+)*", re.IGNORECASE)


def is_vacant(path: Path) -> bool:
    """Whether there is no folder yet, or one that holds only what a project is begun with that is
    shared by git.
    """
    if not path.is_dir():
        return not path.exists()
    names = (one.name for one in path.iterdir())
    return all(name in FOR_GIT or _BEFORE.fullmatch(name) for name in names)


def told_to_git(root: Path) -> Iterator[tuple[str, bytes]]:
    """The files that tell git, each below what stands in it: git goes by what comes last."""
    for name, text in FOR_GIT.items():
        path = root / name
        there = path.read_bytes().rstrip() + b"\n\n" if path.exists() else b""
        yield name, there + text.encode()


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


_BOOT = Path("/proc/sys/kernel/random/boot_id")


@cache
def boot_id() -> str:
    """What names the time since the machine was started; empty where the system does not tell."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


@cache
def host_name() -> str:
    """The name of the machine."""
    return platform.node()


def is_alive(process: int) -> bool:
    """Whether a process runs on this machine, as far as can be told."""
    if process <= 0:
        return True
    if windows.HERE:
        return windows.is_running(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    # One that is over keeps its number until somebody asks how it ended.
    return _told(process, _STATE) not in ("Z", "X")


_STATE, _STARTED = 0, 19
"""Where Linux tells of a process how it is, and when it was started."""


def _told(process: int, what: int) -> str:
    """What Linux tells of a process; empty on other systems."""
    try:
        said = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return ""
    # The name before it, in brackets, may hold anything.
    return said.rpartition(b") ")[2].split()[what].decode()


def since(process: int) -> str:
    """When a process was started, as the system counts, which tells it from others that have its
    number later; empty where the system does not say.
    """
    return windows.started(process) if windows.HERE else _told(process, _STARTED)


def is_gone(host: str, boot: str, process: int, begun: str = "") -> bool:
    """Whether a process is certainly over: it ran on this machine since it was started, and none
    has its number or one does that was started at another time.

    Of others nothing is known: two machines can have the same name.
    """
    if (host, boot) != (host_name(), boot_id()):
        return False
    return not is_alive(process) or bool(begun and since(process) not in ("", begun))


def user_name() -> str:
    """The name of the user, empty where the system does not tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
