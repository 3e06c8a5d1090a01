"""The commands that print, write and read documents, and their arguments and options.

What they need is loaded when they run: help must not wait for it.
"""

from collections.abc import Callable, Iterator

import click

from tryg_tui.cli.common import (
    Options,
    Stop,
    need_terminal,
    need_to_write,
    read,
    root_of,
    today,
    told_unread,
)
from tryg_tui.cli.review import form_options, narrowing_options
from tryg_tui.locale import _

DocumentCommand = tuple[Callable[..., int], str, list[click.Parameter]]
"""A command, what it does, and its arguments and options."""


def document_commands() -> Iterator[DocumentCommand]:
    """The commands, in the language spoken now."""
    yield (
        show,
        _("Print a meeting: its agenda before it, its minutes after; or some lines of it."),
        [_meeting(), _kind(), *narrowing_options(), _public(), *form_options()],
    )
    yield (
        export,
        _(
            "Write a meeting, or “actions” for all that is open: md, html, docx, pdf to be read; "
            "ics, csv, json for calendars and other programs."
        ),
        [_meeting(), *_writing(), _public(), _table()],
    )
    yield (
        report,
        _("Write the status report of a year: md, html, docx or pdf, without anything private."),
        [click.Argument(["year"], metavar=_("YEAR")), *_writing(), _parts(), _edit()],
    )
    yield (
        import_,
        _(
            "Read in what others have kept: “index” and a CSV file with readings, or “minutes” and "
            "a table of minutes (.md, .csv, .docx) with --date."
        ),
        _reading_in(),
    )


def _reading_in() -> list[click.Parameter]:
    """What is read in, from which file, and how."""
    return [
        click.Argument(["kind"], metavar=_("KIND"), type=click.Choice(["index", "minutes"])),
        click.Argument(["file"], metavar=_("FILE")),
        click.Option(["--measure"], metavar=_("ID"), help=_("The measure readings are of.")),
        click.Option(["--date"], metavar=_("DATE"), help=_("When the meeting was held.")),
        click.Option(["--title"], metavar=_("TEXT"), help=_("What the meeting is called.")),
        click.Option(["--preview"], is_flag=True, help=_("Only show what would be read in.")),
    ]


def _meeting() -> click.Parameter:
    """Which meeting."""
    return click.Argument(["meeting"], metavar=_("MEETING"))


def _kind() -> click.Parameter:
    """Which kinds of lines."""
    help = _("Only lines of this kind, such as “decision”; may be given more than once.")
    return click.Option(["--kind"], multiple=True, metavar=_("KIND"), help=help)


def _public() -> click.Parameter:
    """Whether it is for everybody."""
    return click.Option(["--public"], is_flag=True, help=_("Leave out what is private."))


def _table() -> click.Parameter:
    """Whether a meeting is written as a table."""
    help = _("As the table that “import minutes” reads: items, owners, decisions, deadlines.")
    return click.Option(["--table"], is_flag=True, help=help)


def _parts() -> click.Parameter:
    """Whether the names of the paragraphs are printed instead."""
    help = _("Only print the names of its paragraphs, to choose among in report.toml.")
    return click.Option(["--parts"], is_flag=True, help=help)


def _edit() -> click.Parameter:
    """Whether the report is opened on the screen instead."""
    help = _("Open it on the screen, to choose, order and word its paragraphs.")
    return click.Option(["--edit"], is_flag=True, help=help)


def _writing() -> list[click.Parameter]:
    """The options of the commands that write documents."""
    return [
        click.Option(
            ["--to"],
            metavar=_("FORMATS"),
            help=_("One or more formats with commas between; docx unless said."),
        ),
        click.Option(
            ["--output", "-o"],
            metavar=_("PATH"),
            help=_("A file, or a folder to write in; where you are unless said."),
        ),
        click.Option(
            ["--force"], is_flag=True, help=_("Write over files, and in spite of warnings.")
        ),
    ]


def show(
    options: Options,
    meeting: str,
    kind: tuple[str, ...],
    public: bool,
    as_json: bool,
    as_csv: bool,
    **narrowing: str | None,
) -> int:
    """Print a meeting as plain text, or some of its lines as a table."""
    from tryg_tui.cli import show as cli_show
    from tryg_tui.cli.meetings import choose

    _root, reading = read(options)
    now = reading.folder.today(today())
    found = choose(reading, meeting, now)
    number = meeting.partition("#")[2]
    if not (number or kind or as_json or as_csv or any(narrowing.values())):
        cli_show.whole(reading.folder, found, now, public=public)
        return told_unread(reading.unreadable)
    wanted = cli_show.wanted(reading.folder, number, kind, narrowing)
    cli_show.some(
        reading.folder,
        found.value,
        wanted,
        today=now,
        public=public,
        as_json=as_json,
        as_csv=as_csv,
    )
    return told_unread(reading.unreadable)


def export(
    options: Options,
    meeting: str,
    to: str | None,
    output: str | None,
    public: bool,
    force: bool,
    table: bool,
) -> int:
    """Write a meeting, or the open actions, in one or more formats."""
    from tryg_tui.cli import export as cli_export

    _root, reading = read(options)
    now = reading.folder.today(today())
    return cli_export.export(
        reading, meeting, to, output, now=now, public=public, force=force, table=table
    )


def report(
    options: Options,
    year: str,
    to: str | None,
    output: str | None,
    force: bool,
    parts: bool,
    edit: bool,
) -> int:
    """Write the yearly status report, print the names of its paragraphs, or open it."""
    from tryg_tui.cli import report as cli_report

    if edit:
        need_terminal()
        from tryg_tui.cli.screens import open_screens

        number = cli_report.year_named(year)
        return open_screens(root_of(options), options, screen="report", year=number)
    _root, reading = read(options)
    folder = reading.folder
    now = folder.today(today())
    if parts:
        return cli_report.list_parts(folder, year, now)
    return cli_report.report(reading, year, to, output, now=now, force=force)


def import_(
    options: Options,
    kind: str,
    file: str,
    measure: str | None,
    date: str | None,
    title: str | None,
    preview: bool,
) -> int:
    """Read in readings of the index, or earlier minutes."""
    from pathlib import Path

    from tryg_tui.cli import imports
    from tryg_tui.cli.meetings import named_date

    if not preview:
        need_to_write(options)
    root, reading = read(options)
    folder, path = reading.folder, Path(file).expanduser()
    now = folder.today(today())
    if kind == "index":
        return imports.import_index(root, folder, path, measure, now=now, preview=preview)
    if date is None:
        raise Stop(_("Say with --date when the meeting was held."))
    day = named_date(date, now)
    name = title or _("Minutes of {file}").format(file=path.name)
    return imports.import_minutes(root, folder, path, day, name, preview=preview)
