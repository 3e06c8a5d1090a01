"""The folder that the commands work on, and what is said where it cannot be read or written."""

import datetime as dt
import json
import os
import re
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tryg_tui.cli.console import DONE, NO_ACCESS, PROBLEMS, Options, Stop, say, say_wrong
from tryg_tui.core.annual.form_draft import last_year, report_todo
from tryg_tui.core.check import folder as folder_check
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.folder import Folder
from tryg_tui.documents import export
from tryg_tui.documents.render import formats
from tryg_tui.locale import _, ngettext
from tryg_tui.session import links
from tryg_tui.store.files.commit import NotSaved, hand_out
from tryg_tui.store.folder.load import STRATEGY, FolderMissing, FolderReading, read_folder
from tryg_tui.store.folder.locate import find_folder, started
from tryg_tui.store.folder.settings import load_settings
from tryg_tui.words import problems as problem_words
from tryg_tui.words.review import not_read, todo_lines
from tryg_tui.words.sentences import saving


class Opened(NamedTuple):
    """The folder worked on, as it was read."""

    root: Path
    """Where it is."""
    reading: FolderReading
    """What its files hold."""
    today: dt.date
    """The day to reckon with there."""


def found_root(options: Options) -> Path | None:
    """The folder to work on, or None when nothing says which; stops when it is not there."""
    settings, _problems = load_settings()
    root = find_folder(options.folder, os.environ, settings, Path.cwd())
    if root is not None and not root.is_dir():
        raise Stop(_("There is no folder at {path}.").format(path=root), NO_ACCESS)
    return root


def root_of(options: Options) -> Path:
    """The folder to work on; stops when there is none."""
    root = found_root(options)
    if root is None:
        sentence = _(
            "There is no folder of meetings here. Write “tryg-tui” alone: it asks, and makes one; "
            "or name one with --folder, or look around with “tryg-tui demo”."
        )
        raise Stop(sentence, NO_ACCESS)
    return root


def today() -> dt.date:
    """The date on this computer."""
    return dt.datetime.now().astimezone().date()


def opened(options: Options) -> Opened:
    """The folder to work on, read; stops when there is none."""
    root = root_of(options)
    reading = read_folder(root)
    return Opened(root, reading, reading.folder.today(today()))


def need_to_write(options: Options) -> None:
    """Stop a command that saves something when nothing may be saved."""
    if options.read_only:
        raise Stop(_("Nothing can be saved with --read-only; leave it out."))


def told_unread(unreadable: Collection[str]) -> int:
    """Say which files could not be read, as something is missing then; the code to leave with."""
    if not unreadable:
        return DONE
    say_wrong(not_read(unreadable))
    return NO_ACCESS


_KEPT = re.compile(rb"^X-TRYG-TUI-KEPT:(\S+) (days|todos)\r?$", re.MULTILINE)
"""The mark of a calendar that is kept up to date, with whose deadlines it holds and how."""

_MADE = re.compile(rb"^DTSTAMP:.*$", re.MULTILINE)
"""When a part of a calendar was written."""


def keep_calendars(root: Path, folder: Folder, today: dt.date) -> None:
    """Bring the calendars up to date that lie in the folder; why one is not, is told."""
    try:
        for path in sorted(root.glob("*.ics")):
            there = path.read_bytes()
            if mark := _KEPT.search(there):
                owner, how = (each.decode() for each in mark.groups())
                going = export.Outgoing(
                    root=root,
                    folder=folder,
                    today=today,
                    public=True,
                    owner="" if owner == "-" else owner,
                    todos=how == "todos",
                    kept=True,
                )
                now = going.file("ics")
                if _MADE.sub(b"", now) != _MADE.sub(b"", there):
                    hand_out(path, now, force=True)
    except formats.PackageMissing as error:
        say_wrong(error.sentence)
    except (NotSaved, OSError) as error:
        say_wrong(explained(error)[0])


def explained(error: Exception) -> tuple[str, int]:
    """What to say of an error that came up while a command worked, and the exit code."""
    if isinstance(error, NotSaved):
        return saving.not_saved_sentence(error.reason, str(error.path)), NO_ACCESS
    if isinstance(error, FolderMissing):
        return _("There is no folder at {path}.").format(path=error.root), NO_ACCESS
    if isinstance(error, OSError) and error.errno:
        pattern = _("{path} could not be read or written ({reason}).")
        path = error.filename or _("A file")
        return pattern.format(path=path, reason=os.strerror(error.errno)), NO_ACCESS
    pattern = _(
        "Something unexpected went wrong ({name}); what was saved before is untouched. "
        "Set TRYG_TUI_DEBUG=1 to see where."
    )
    return pattern.format(name=type(error).__name__), NO_ACCESS


def check(options: Options, as_json: bool) -> int:
    """Print every problem in the folder, and what is to be done for the yearly report."""
    root, reading, today = opened(options)
    folder = reading.folder
    problems = (
        *reading.problems,
        *folder_check.check_folder(
            folder, reading.unreadable, partial(links.is_there, root), today
        ),
    )
    if as_json:
        print(json.dumps(problem_words.as_json(problems), ensure_ascii=False, indent=2), flush=True)
        return PROBLEMS if problems else DONE
    for problem in problems:
        say(problem_words.line(problem))
    n = len(problems)
    say(ngettext("{n} problem.", "{n} problems.", n).format(n=n) if n else _clean(folder))
    year = last_year(folder, today)
    if year is not None:
        for sentence in todo_lines(report_todo(folder, fold(folder, today=today), year, today)):
            say(sentence)
    return PROBLEMS if problems else DONE


def _clean(folder: Folder) -> str:
    """That there are no problems, and what was looked at."""
    rounds = sum(one.value.written for one in folder.meetings)
    written = ngettext("{n} round in writing", "{n} rounds in writing", rounds).format(n=rounds)
    return _(
        "No problems. Files checked: initiatives {initiatives}, safety index {measures}, "
        "communication {years}, reports {reports}, meetings {meetings}{rounds}."
    ).format(
        initiatives=len(folder.initiatives),
        measures=len(folder.measures),
        years=len(folder.communication),
        reports=len(folder.reports),
        meetings=len(folder.meetings) - rounds,
        rounds=f", {written}" if rounds else "",
    )


def hint(given: Sequence[str]) -> str:
    """How the same is done in a folder that is named without its option, behind a sentence."""
    named = [one for one in given[1:] if (Path(one) / STRATEGY).is_file()]
    if len(named) != 1 or "--folder" in given:
        return ""
    command = started("--folder", *named, *(one for one in given if one not in named))
    return " " + _("For the folder write: {command}").format(command=command)
