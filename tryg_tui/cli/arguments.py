"""The arguments and options of the commands, in the language spoken now."""

from pathlib import Path
from typing import Any

import click

from tryg_tui import __version__
from tryg_tui.cli.console import Options, say
from tryg_tui.locale import LANGUAGES, _


def _flag(name: str, help: str, *names: str) -> click.Option:
    """An option that is there or not."""
    return click.Option([name, *names], is_flag=True, help=help)


def _valued(name: str, metavar: str, help: str, *names: str, **more: Any) -> click.Option:
    """An option that is followed by a value."""
    return click.Option([name, *names], metavar=metavar, help=help, **more)


def program_options(*, hidden: bool) -> list[click.Parameter]:
    """The options of the program; hidden where they would only repeat what help has said."""
    kept: dict[str, Any] = {"callback": _keep, "expose_value": False, "hidden": hidden}
    return [
        click.Option(["--folder"], metavar=_("DIR"), help=_("The partnership's folder."), **kept),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help=_("The language."), **kept),
        click.Option(["--theme"], metavar=_("NAME"), help=_("The look of the screens."), **kept),
        click.Option(["--read-only"], is_flag=True, help=_("Save nothing."), **kept),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            hidden=hidden,
            callback=_tell_version,
            help=_("Show the version and exit."),
        ),
    ]


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keep the value of an option of the program; the one after the command's name wins."""
    if value and parameter.name:
        setattr(context.ensure_object(Options), parameter.name, value)


def _tell_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the version and leave."""
    if value:
        say(f"tryg-tui {__version__}")
        context.exit()


def meeting(*, required: bool) -> click.Parameter:
    """Which meeting."""
    metavar = _("MEETING") if required else _("[MEETING]")
    return click.Argument(["meeting"], required=required, metavar=metavar)


def date() -> click.Parameter:
    """On which day."""
    return click.Argument(["date"], metavar=_("DATE"))


def directory() -> click.Parameter:
    """In which folder."""
    return click.Argument(["directory"], metavar=_("DIR"), type=click.Path(path_type=Path))


def year() -> click.Parameter:
    """Of which year."""
    return click.Argument(["year"], metavar=_("YEAR"))


def query() -> click.Parameter:
    """What is looked for."""
    return click.Argument(["query"], nargs=-1, required=True, metavar=_("QUERY"))


def person() -> click.Parameter:
    """For whom."""
    return click.Argument(["person"], metavar=_("PERSON"))


def for_all() -> click.Parameter:
    """Whether it is for the screen everybody looks at."""
    return _flag("--screen", _("For the screen everybody looks at."), "shared")


def public() -> click.Parameter:
    """Whether it is for everybody."""
    return _flag("--public", _("Leave out what is private."))


def kind() -> click.Parameter:
    """Which kinds of lines."""
    help = _("Only lines of this kind, such as “decision”; may be given more than once.")
    return _valued("--kind", _("KIND"), help, multiple=True)


def outcome() -> click.Parameter:
    """Which outcome of decisions."""
    help = _("Only with this outcome: adopted, noted, postponed or rejected.")
    return _valued("--outcome", _("OUTCOME"), help)


def states() -> list[click.Parameter]:
    """How the actions stand that are listed."""
    return [
        _flag("--open", _("Only what is open.")),
        _flag("--overdue", _("Only what is overdue.")),
        _flag("--done", _("Only what is done.")),
        _flag("--dropped", _("Only what was dropped.")),
    ]


def years() -> click.Parameter:
    """The option that leaves the rows of one year."""
    return _valued("--year", _("YEAR"), _("Only of this year, or of these: 2015-2017."))


def narrowing() -> list[click.Parameter]:
    """The options that leave some rows."""
    return [
        _valued("--initiative", _("NAME"), _("Only about this initiative.")),
        _valued("--item", _("NAME"), _("Only under this item of the agenda.")),
        _valued("--owner", _("NAME"), _("Only where this participant acts.")),
        _valued("--partner", _("NAME"), _("Only where this partner acts.")),
    ]


def as_json() -> click.Parameter:
    """Whether it is printed for other programs."""
    return _flag("--json", _("For other programs."), "as_json")


def forms() -> list[click.Parameter]:
    """The options that choose how a table is printed."""
    return [as_json(), _flag("--csv", _("For spreadsheets."), "as_csv")]


def writing() -> list[click.Parameter]:
    """The options of the commands that write documents."""
    formats = _("One or more formats with commas between; docx unless said.")
    place = _("A file, or a folder to write in; where you are unless said.")
    return [
        _valued("--to", _("FORMATS"), formats),
        _valued("--output", _("PATH"), place, "-o"),
        _flag("--force", _("Write over files, and in spite of warnings.")),
    ]


def table() -> click.Parameter:
    """Whether a meeting is written as a table."""
    help = _("As the table that “import minutes” reads: items, owners, decisions, deadlines.")
    return _flag("--table", help)


def paragraphs() -> list[click.Parameter]:
    """What else than writing it is done with the yearly report."""
    names = _("Only print the names of its paragraphs, to choose among in report.toml.")
    screen = _("Open it on the screen, to choose, order and word its paragraphs.")
    return [_flag("--parts", names), _flag("--edit", screen)]


def reading_in() -> list[click.Parameter]:
    """What is read in, from which file, and how."""
    return [
        click.Argument(["kind"], metavar=_("KIND"), type=click.Choice(["index", "minutes"])),
        click.Argument(["file"], metavar=_("FILE")),
        _valued("--measure", _("ID"), _("The measure readings are of.")),
        _valued("--date", _("DATE"), _("When the meeting was held.")),
        _valued("--title", _("TEXT"), _("What the meeting is called.")),
        _flag("--preview", _("Only show what would be read in.")),
    ]
