"""What the program did and what went wrong, for whoever helps: never what anybody wrote.

Notes wait in memory and are written beside the work, so that nothing waits for them; what cannot
be written is left out. A fault is told by its kind and its place in the program, a file by the
folder it is in and its date: names of files are made of titles.
"""

import datetime as dt
import os
import re
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tryg_tui.store.files import disk

NAME = "log.txt"
"""The file's name."""

LARGEST = 400_000
"""Bytes after which the file is put aside; so much is there twice at most."""

PAUSE = 1.0
"""Seconds that notes may wait while the screens are open."""

FRAMES = 8
"""So many calls tell where a fault was."""

_PLACES = ("minutes", "initiatives", "safety-index", "communication", "reports")
"""The folders of a partnership's folder, whose names say nothing of it."""

_TOLD = re.compile(
    r"(?P<date>(strategy|settings|report)(?=\.toml$)|(\d{4}(-\d\d){0,2}(-\d\d?)?)?).*?"
    r"(?P<kind>\.(toml|docx|pdf|html|md|ics|csv|json))?",
    re.DOTALL,
)
"""What of a file's name is told: the date it begins with or the name all have, and its kind."""

_waiting: deque[str] = deque(maxlen=1000)
_wake = threading.Event()
_writing = threading.Lock()


def log_path() -> Path:
    """Where it is kept."""
    from platformdirs import user_state_path

    return user_state_path("tryg-tui", appauthor=False) / NAME


def note(what: str, *facts: str | int | None) -> None:
    """Note what happened, with facts that nobody has written."""
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    told = " ".join(str(one) for one in (what, *facts) if one not in (None, ""))
    _waiting.append(f"{now} {os.getpid()} {''.join(filter(str.isprintable, told))}\n")
    _wake.set()


def note_fault(error: BaseException) -> None:
    """Note a fault by its kind and its place, without what it says: that may be anybody's words."""
    places = [*_places(error.__traceback__)][-FRAMES:]
    note("fault", type(error).__name__, "at", " < ".join(reversed(places)))


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Where the calls were that led to a fault, each by its module."""
    while trace is not None:
        code = trace.tb_frame.f_code
        file = "/".join(Path(code.co_filename).parts[-2:])
        yield f"{file}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def file_told(path: Path) -> str:
    """A file without what somebody has called it."""
    parts = path.parts
    first = next((n for n, part in enumerate(parts) if part in _PLACES), len(parts) - 1)
    return "/".join(map(_told, parts[max(first, 0) :]))


def _told(part: str) -> str:
    """What of a name is told."""
    found = _TOLD.fullmatch(part)
    if part in _PLACES or found is None:
        return part if part in _PLACES else "…"
    date, kind = found["date"] or "", found["kind"] or ""
    return date + ("" if date + kind == part else "…") + kind


def folder_told(root: Path) -> str:
    """A folder by its place, without the way to the user's home."""
    with suppress(ValueError, RuntimeError):
        return (Path("~") / root.absolute().relative_to(Path.home())).as_posix()
    return str(root)


def keep() -> None:
    """Write what is noted from now on, soon after it was."""
    threading.Thread(target=_keep, name="log", daemon=True).start()


def _keep() -> None:
    """Write notes until the program ends."""
    while True:
        _wake.wait()
        threading.Event().wait(PAUSE)
        write_down()


def write_down() -> None:
    """Write what is noted and not written yet; where that cannot be, it is left out."""
    # Whatever happens here, a program is not to end or to wait because of its log.
    with suppress(Exception), _writing:
        _wake.clear()
        lines = [_waiting.popleft() for _ in range(len(_waiting))]
        if lines:
            disk.add(log_path(), "".join(lines).encode("utf-8", "replace"), LARGEST)
