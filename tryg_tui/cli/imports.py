"""The command that reads in what others have kept: readings, earlier minutes, registers."""

from pathlib import Path

from tryg_tui.cli.console import DONE, NO_ACCESS, PROBLEMS, Options, Stop, say, say_wrong
from tryg_tui.cli.folder import need_to_write, opened
from tryg_tui.cli.meetings import groups, named_date, one_of
from tryg_tui.locale import _
from tryg_tui.session.incoming.figures import Unnamed
from tryg_tui.session.incoming.files import Unreadable
from tryg_tui.session.incoming.incoming import Incoming, Sort, Undated, Wanted, read_in, save


def import_(
    options: Options,
    kind: Sort,
    file: str,
    measure: str | None,
    date: str | None,
    body: str | None,
    title: str | None,
    revised: bool,
    all_done: bool,
    preview: bool,
) -> int:
    """Read in readings of the index, earlier minutes, participants or initiatives."""
    if not preview:
        need_to_write(options)
    root, reading, today = opened(options)
    wanted = Wanted(
        sort=kind,
        file=Path(file).expanduser(),
        day=named_date(date, today) if date else None,
        title=title or "",
        measure=measure or "",
        revised=revised,
        done=all_done,
        body=one_of(body, groups(reading.folder)),
    )
    try:
        incoming = read_in(root, reading.folder, today, wanted)
    except Undated as undated:
        raise Stop(_("Say with --date when the meeting was held.")) from undated
    except Unreadable as unreadable:
        code = NO_ACCESS if unreadable.access else PROBLEMS
        raise Stop(unreadable.sentence, code) from unreadable
    except Unnamed as unnamed:
        raise Stop(_unnamed(unnamed)) from unnamed
    _tell(incoming)
    if incoming.wrong:
        raise Stop(_("Nothing was read in: correct the lines first."), PROBLEMS)
    if not preview:
        for path in save(root, incoming):
            say(_("Written: {path}").format(path=root / path))
    return PROBLEMS if incoming.kept else DONE


def _unnamed(unnamed: Unnamed) -> str:
    """How it is said which measure readings are of."""
    if not unnamed.known:
        return _("Say with --measure or --title what the new measure is called.")
    pattern = _("Say with --measure which measure the numbers are of: {names}.")
    return pattern.format(names=", ".join(unnamed.known))


def _tell(incoming: Incoming) -> None:
    """Show what comes in and what cannot be used."""
    for line in incoming.wrong:
        say_wrong(line)
    for line in incoming.told:
        say(line)
    if incoming.unsaid:
        say(_("With --all-done these actions are read in as done."))
