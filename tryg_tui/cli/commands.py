"""The commands with their arguments and options: one table of each.

They are built when the language is known, as help is text like other.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from tryg_tui import __version__
from tryg_tui.cli.console import DONE, Options, Stop, say
from tryg_tui.documents.render.formats import DATA, PAPERS
from tryg_tui.locale import LANGUAGES, N_, _

NAME = "tryg-tui"
SETTINGS = {"help_option_names": ["-h", "--help"]}


class _Unread(Exception):
    """Nobody reads on what is printed."""


class _Group(click.Group):
    """A group that tells of a pipe nobody reads itself, as click would leave with code 1."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Understand the arguments, which may print help."""
        with _read_on():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _read_on():
            return super().invoke(ctx)


@contextmanager
def _read_on() -> Iterator[None]:
    """Tell of a pipe nobody reads."""
    try:
        yield
    except BrokenPipeError:
        raise _Unread from None


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, and return the exit code."""
    try:
        return command_line().main([*arguments], NAME, standalone_mode=False) or DONE
    except _Unread:
        raise BrokenPipeError from None
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        raise Stop(_usage(error) + import_module("tryg_tui.cli.folder").hint(arguments)) from error


def _usage(error: click.ClickException) -> str:
    """What click found wrong with the arguments, and where help is."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else NAME
    return f"{error.format_message()} {_('See “{command} --help”.').format(command=command)}"


def command_line() -> click.Group:
    """The whole command line, in the language spoken now."""
    group = _Group(
        NAME,
        callback=click.pass_context(_home),
        invoke_without_command=True,
        params=program_options(hidden=False),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND]"),
        context_settings={**SETTINGS, "obj": Options()},
        help=_(
            "Run, record and review the meetings of a safety partnership.\n\n"
            "Without a command, the next meeting and what is open is shown."
        ),
        epilog=_(
            "MEETING is an id, a date such as 2018-04-10 or 10.4.2018, “next”, “last”, "
            "or the beginning of an id. “review” and “show” also take a line such as 2018-04-10#3."
        ),
    )
    for place, help, params in every_command():
        group.add_command(_command(place, help, params))
    return group


NARROWING = "--body --initiative --item --owner --partner"
WRITING, FORMS = "--to --output --force", "--json --csv"

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("screens:run", "[meeting] --screen", N_("Open a meeting: the one going on, or the next one.")),
    ("screens:review", "[meeting] --body", N_("Look back on all years, or on one meeting.")),
    (
        "show:show",
        f"meeting --kind {NARROWING} --public {FORMS}",
        N_("Print a meeting: its agenda before it, its minutes after; or some lines of it."),
    ),
    (
        "documents:export",
        f"meeting {WRITING} --public --form --times --annex --table --owner --todos",
        N_(
            "Write a meeting, or “actions” for all that is open: {papers} to be read; "
            "{data}, toml for calendars and other programs. “calendar” is one of all meetings and "
            "deadlines, without anything private: put into the folder, it is kept up to date."
        ),
    ),
    (
        "documents:report",
        f"year {WRITING} --forms --minutes --sources --parts --edit",
        N_("Write the status report of a year: {some} or {last}, without anything private."),
    ),
    (
        "imports:import_",
        "kind file --measure --date --body --title --revised --all-done --preview",
        N_(
            "Read in tables that others have kept (.csv, .xlsx): readings (“index”), “people”, "
            "“initiatives”, or “minutes” (.md, .html, .docx too)."
        ),
    ),
    ("new:new", "date --body", N_("Prepare a meeting on a date, with the standing agenda.")),
    ("folder:check", "--json", N_("Find every problem in the folder.")),
    ("doctor:doctor", "--no-keys --json", N_("Find what will get in the way on this machine.")),
    ("new:init", "directory --language --months", N_("Make a new folder, step by step.")),
    (
        "review:actions",
        f"--open --overdue --done --dropped --year {NARROWING} --public {FORMS}",
        N_("List the actions agreed, how they stand and how often they were carried over."),
    ),
    (
        "review:decisions",
        f"--outcome --without-follow-up --year {NARROWING} --public {FORMS}",
        N_("List the decisions, newest first, with what they led to."),
    ),
    (
        "review:load",
        f"--body --public {FORMS}",
        N_("List who has how many open actions, how many are overdue, and how old they are."),
    ),
    (
        "review:registers",
        FORMS,
        N_("List what is in the registers – participants, initiatives and the rest – by file."),
    ),
    (
        "review:search",
        f"query --body --public {FORMS}",
        N_(
            "Find lines of all minutes: words, “phrases”, and kinds and names as in "
            "“decision: initiative:night is:open year:2017 owner:police meeting:2017-12”."
        ),
    ),
    (
        "review:brief",
        f"person {WRITING} --public --json",
        N_("Print, or write, what one participant should know before the next meeting."),
    ),
    ("screens:demo", "", N_("Try things out in a throw-away copy of the shipped folder.")),
)
"""Where each command is, its arguments and options, and what it does."""

IMPORTED = ("index", "minutes", "people", "initiatives")
"""What can be read in."""

ARGUMENTS: dict[str, dict[str, Any]] = {
    "meeting": {"metavar": N_("MEETING")},
    "[meeting]": {"metavar": N_("[MEETING]"), "required": False},
    "date": {"metavar": N_("DATE")},
    "directory": {"metavar": N_("DIR"), "type": click.Path(path_type=Path)},
    "year": {"metavar": N_("YEAR")},
    "query": {"metavar": N_("QUERY"), "nargs": -1},
    "person": {"metavar": N_("PERSON")},
    "kind": {"metavar": N_("KIND"), "type": click.Choice(IMPORTED)},
    "file": {"metavar": N_("FILE")},
}
"""What click is told of each argument."""

OPTIONS: dict[str, tuple[str, str]] = {
    "--screen": ("", N_("For the screen everybody looks at.")),
    "--public": ("", N_("Leave out what is private.")),
    "--kind": (N_("KIND"), N_("Only such lines, as “decision”; may be given more than once.")),
    "--outcome": (N_("OUTCOME"), N_("Only adopted, noted, postponed or rejected.")),
    "--without-follow-up": ("", N_("Only what was to lead to something, and did not.")),
    "--open": ("", N_("Only what is open.")),
    "--overdue": ("", N_("Only what is overdue.")),
    "--done": ("", N_("Only what is done.")),
    "--dropped": ("", N_("Only what was dropped.")),
    "--year": (N_("YEAR"), N_("Only of this year, or of these: 2015-2017.")),
    "--initiative": (N_("NAME"), N_("Only about this initiative.")),
    "--item": (N_("NAME"), N_("Only under this item of the agenda.")),
    "--owner": (N_("NAME"), N_("Only where this participant acts.")),
    "--partner": (N_("NAME"), N_("Only where this partner acts.")),
    "--no-keys": ("", N_("Ask for no keys to be pressed.")),
    "--json": ("", N_("For other programs.")),
    "--csv": ("", N_("For spreadsheets.")),
    "--to": (N_("FORMATS"), N_("One or more formats with commas between; docx unless said.")),
    "--output": (N_("PATH"), N_("A file, or a folder to write in; beside --folder unless said.")),
    "--force": ("", N_("Write over files, and in spite of warnings.")),
    "--form": (N_("NAME"), N_("Minutes as “minutes”, or as “log” with every line by itself.")),
    "--times": ("", N_("With the times of the items and the numbers of the lines.")),
    "--annex": ("", N_("Open actions and parked topics of an agenda at its end.")),
    "--table": ("", N_("As the table that “import minutes” reads.")),
    "--todos": ("", N_("Deadlines as tasks in a calendar, not as days; Outlook reads none.")),
    "--forms": ("", N_("With the forms of the initiatives as an annex.")),
    "--minutes": ("", N_("With what the minutes of the period hold as an annex.")),
    "--sources": ("", N_("With the numbers of sources, and what they are as an annex.")),
    "--parts": ("", N_("Only print the names of its paragraphs, to choose among in report.toml.")),
    "--edit": ("", N_("Open it on the screen, to choose, order and word its paragraphs.")),
    "--measure": (N_("ID"), N_("The measure readings are of, or a new one.")),
    "--date": (N_("DATE"), N_("When the meeting was held, or figures corrected.")),
    "--body": (N_("NAME"), N_("Of this group; a new meeting else of the usual one.")),
    "--title": (N_("TEXT"), N_("What the meeting, or a new measure, is called.")),
    "--language": (N_("LANGUAGE"), N_("The language of the folder: da or en.")),
    "--months": (N_("NUMBER"), N_("Months from one meeting to the next.")),
    "--revised": ("", N_("Take other figures as the publisher's corrections.")),
    "--all-done": ("", N_("Actions of minutes are done, where no status is told.")),
    "--preview": ("", N_("Only show what would be read in.")),
}
"""What follows an option, nothing where it is there or not; and what it is for."""

ALSO = {"--screen": "shared", "--json": "as_json", "--csv": "as_csv", "--output": "-o"}
"""What some options are called as well."""


def every_command() -> Iterator[tuple[str, str, list[click.Parameter]]]:
    """Where each command is, what it does, and its arguments and options."""
    formats = {"some": ", ".join(PAPERS[:-1]), "last": PAPERS[-1]}
    formats |= {"papers": ", ".join(PAPERS), "data": ", ".join(DATA)}
    for place, words, help in COMMANDS:
        yield place, _(help).format(**formats), [_parameter(word) for word in words.split()]


def _parameter(word: str) -> click.Parameter:
    """An argument or option."""
    if word in ARGUMENTS:
        told = {"required": True, **ARGUMENTS[word]}
        return click.Argument([word.strip("[]")], **{**told, "metavar": _(told["metavar"])})
    value, help = OPTIONS[word]
    names = [word, ALSO[word]] if word in ALSO else [word]
    if not value:
        return click.Option(names, is_flag=True, help=_(help))
    return click.Option(names, metavar=_(value), help=_(help), multiple=word == "--kind")


def program_options(*, hidden: bool) -> list[click.Parameter]:
    """The options of the program; hidden where they would only repeat what help has said."""
    kept: dict[str, Any] = {"callback": _keep, "expose_value": False, "hidden": hidden}
    flag = {**kept, "is_flag": True}
    telling = {**flag, "is_eager": True, "callback": _tell_version}
    return [
        click.Option(["--folder"], metavar=_("DIR"), help=_("The partnership's folder."), **kept),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help=_("The language."), **kept),
        click.Option(["--theme"], metavar=_("NAME"), help=_("The look of the screens."), **kept),
        click.Option(["--read-only"], help=_("Save nothing."), **flag),
        click.Option(["--version"], help=_("Show the version and exit."), **telling),
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


def _command(place: str, help: str, params: list[click.Parameter]) -> click.Command:
    """A command; the options of the program are understood after its name as well."""
    return click.Command(
        place.partition(":")[2].rstrip("_"),
        # Loaded when it is run: help must not wait for all that commands need.
        callback=click.pass_obj(lambda options, **given: found(place)(options, **given)),
        params=[*params, *program_options(hidden=True)],
        options_metavar=_("[OPTIONS]"),
        context_settings=SETTINGS,
        help=help,
    )


def found(place: str) -> Callable[..., int]:
    """The function of a command."""
    module, _colon, function = place.partition(":")
    command: Callable[..., int] = getattr(import_module(f"tryg_tui.cli.{module}"), function)
    return command


def _home(context: click.Context) -> int:
    """Open the first screen, unless a command follows."""
    if context.invoked_subcommand is not None:
        return DONE
    return found("screens:home")(context.ensure_object(Options))
