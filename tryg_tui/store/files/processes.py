"""Which program on which machine something belongs to."""

import os
import platform
from functools import cache
from pathlib import Path

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
    if os.name == "nt" or process <= 0:
        return True  # Asking would end it there.
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return not _is_ended(process)


def _is_ended(process: int) -> bool:
    """Whether a process is over and only its number is left, until somebody asks how it ended."""
    try:
        said = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return False
    # The name before it, in brackets, may hold anything.
    return said.rpartition(b") ")[2][:1] in (b"Z", b"X")


def is_gone(host: str, boot: str, process: int) -> bool:
    """Whether a process is certainly over: it ran on this machine since it was started.

    Of others nothing is known: two machines can have the same name.
    """
    return (host, boot) == (host_name(), boot_id()) and not is_alive(process)


def user_name() -> str:
    """The name of the user, empty where the system does not tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
