"""The commands that print, write and read documents, and their arguments and options.

What they need is loaded when they run: help must not wait for it.
"""

from collections.abc import Callable, Iterator

import click

from tryg_tui.cli_common import DONE, Options, read, say, today
from tryg_tui.locale import _

DocumentCommand = tuple[Callable[..., int], str, list[click.Parameter]]
"""A command, what it does, and its arguments and options."""


def document_commands() -> Iterator[DocumentCommand]:
    """The commands, in the language spoken now."""
    yield (
        show,
        _("Print a meeting: its agenda before it, its minutes after."),
        [_meeting(), _public()],
    )
    yield (
        export,
        _(
            "Write a meeting, or “actions” for all that is open: md, html, docx, pdf to be read; "
            "ics, csv, json for calendars and other programs."
        ),
        [_meeting(), *_writing(), _public()],
    )
    yield (
        report,
        _("Write the status report of a year: md, html, docx or pdf, without anything private."),
        [click.Argument(["year"], metavar=_("YEAR")), *_writing()],
    )


def _meeting() -> click.Parameter:
    """Which meeting."""
    return click.Argument(["meeting"], metavar=_("MEETING"))


def _public() -> click.Parameter:
    """Whether it is for everybody."""
    return click.Option(["--public"], is_flag=True, help=_("Leave out what is private."))


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


def show(options: Options, meeting: str, public: bool) -> int:
    """Print a meeting as plain text."""
    from tryg_tui.cli_meeting import choose
    from tryg_tui.documents.plain import agenda_text, minutes_text

    _root, reading = read(options)
    now = reading.folder.today(today())
    found = choose(reading, meeting, now)
    text = agenda_text if found.value.state == "planned" else minutes_text
    say(text(reading.folder, found, today=now, public=public), lines=True)
    return DONE


def export(
    options: Options,
    meeting: str,
    to: str | None,
    output: str | None,
    public: bool,
    force: bool,
) -> int:
    """Write a meeting, or the open actions, in one or more formats."""
    from tryg_tui import cli_export

    _root, reading = read(options)
    now = reading.folder.today(today())
    return cli_export.export(reading, meeting, to, output, now=now, public=public, force=force)


def report(options: Options, year: str, to: str | None, output: str | None, force: bool) -> int:
    """Write the yearly status report."""
    from tryg_tui import cli_report

    _root, reading = read(options)
    folder = reading.folder
    now = folder.today(today())
    return cli_report.report(folder, year, to, output, now=now, force=force)
