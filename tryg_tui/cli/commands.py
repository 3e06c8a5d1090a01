"""The commands; built when the language is known, as help is text like other."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from tryg_tui.cli import arguments as take
from tryg_tui.cli.console import DONE, Options, Stop
from tryg_tui.documents.render.formats import DATA, PAPERS
from tryg_tui.locale import _

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
        raise Stop(_usage(error)) from error


def _usage(error: click.ClickException) -> str:
    """What click found wrong with the arguments, and where help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else NAME
    hint = _("See “{command} --help”.").format(command=path)
    return f"{error.format_message()} {hint}"


def command_line() -> click.Group:
    """The whole command line, in the language spoken now."""
    group = _Group(
        NAME,
        callback=click.pass_context(_home),
        invoke_without_command=True,
        params=take.program_options(hidden=False),
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


def every_command() -> Iterator[tuple[str, str, list[click.Parameter]]]:
    """Where each command is, what it does, and its arguments and options."""
    yield (
        "screens:run",
        _("Open a meeting: the one going on, or the next one."),
        [take.meeting(required=False), take.for_all()],
    )
    yield (
        "screens:review",
        _("Look back on all years, or open the minutes of one meeting."),
        [take.meeting(required=False)],
    )
    yield (
        "show:show",
        _("Print a meeting: its agenda before it, its minutes after; or some lines of it."),
        [
            take.meeting(required=True),
            take.kind(),
            *take.narrowing(),
            take.public(),
            *take.forms(),
        ],
    )
    yield (
        "documents:export",
        _(
            "Write a meeting, or “actions” for all that is open: {papers} to be read; "
            "{data} for calendars and other programs."
        ).format(papers=", ".join(PAPERS), data=", ".join(DATA)),
        [take.meeting(required=True), *take.writing(), take.public(), take.table()],
    )
    yield (
        "documents:report",
        _("Write the status report of a year: {some} or {last}, without anything private.").format(
            some=", ".join(PAPERS[:-1]), last=PAPERS[-1]
        ),
        [take.year(), *take.writing(), *take.paragraphs()],
    )
    yield (
        "imports:import_",
        _(
            "Read in what others have kept: “index” and a CSV file with readings, or “minutes” and "
            "a table of minutes (.md, .csv, .docx) with --date."
        ),
        take.reading_in(),
    )
    yield "new:new", _("Prepare a meeting on a date, with the standing agenda."), [take.date()]
    yield "check:check", _("Find every problem in the folder."), [take.as_json()]
    yield "new:init", _("Make a new, empty folder, asked for step by step."), [take.directory()]
    yield (
        "review:actions",
        _("List the actions agreed, how they stand and how often they were carried over."),
        [*take.states(), take.years(), *take.narrowing(), take.public(), *take.forms()],
    )
    yield (
        "review:decisions",
        _("List the decisions, newest first, with what they led to."),
        [take.outcome(), take.years(), *take.narrowing(), take.public(), *take.forms()],
    )
    yield (
        "review:search",
        _(
            "Find lines of all minutes: words, “phrases”, and kinds and names as in "
            "“decision: initiative:night is:open year:2017 owner:police meeting:2017-12”."
        ),
        [take.query(), take.public(), *take.forms()],
    )
    yield (
        "review:brief",
        _("Print what one participant should know before the next meeting."),
        [take.person(), take.as_json()],
    )
    yield "screens:demo", _("Try things out in a throw-away copy of the shipped folder."), []


def _command(place: str, help: str, params: list[click.Parameter]) -> click.Command:
    """A command; the options of the program are understood after its name as well."""
    return click.Command(
        place.partition(":")[2].rstrip("_"),
        callback=click.pass_obj(_loading(place)),
        params=[*params, *take.program_options(hidden=True)],
        options_metavar=_("[OPTIONS]"),
        context_settings=SETTINGS,
        help=help,
    )


def _loading(place: str) -> Callable[..., int]:
    """What loads a command and runs it: help must not wait for all that commands need."""

    def load_and_run(options: Options, **given: Any) -> int:
        return int(found(place)(options, **given))

    return load_and_run


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
