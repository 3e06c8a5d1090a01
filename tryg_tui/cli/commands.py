"""The commands and their options; built when the language is known, as help is text like other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tryg_tui import __version__
from tryg_tui.cli.common import (
    DONE,
    PROBLEMS,
    Options,
    Stop,
    Unread,
    found_root,
    need_terminal,
    need_to_write,
    read,
    root_of,
    say,
    today,
)
from tryg_tui.cli.documents import document_commands
from tryg_tui.cli.review import review_commands
from tryg_tui.cli.screens import open_screens
from tryg_tui.locale import LANGUAGES, _, ngettext

if TYPE_CHECKING:
    from tryg_tui.store.folder.load import FolderReading
    from tryg_tui.ui.app import Start

NAME = "tryg-tui"
SETTINGS = {"help_option_names": ["-h", "--help"]}


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
        raise Unread from None


def command_line() -> click.Group:
    """The whole command line, in the language spoken now."""
    group = _Group(
        NAME,
        callback=click.pass_context(home),
        invoke_without_command=True,
        params=_options(hidden=False),
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
    meeting = click.Argument(["meeting"], required=False, metavar=_("[MEETING]"))
    date = click.Argument(["date"], metavar=_("DATE"))
    folder = click.Argument(["directory"], metavar=_("DIR"), type=click.Path(path_type=Path))
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=_("For other programs."))
    for_all = click.Option(
        ["--screen", "shared"], is_flag=True, help=_("For the screen everybody looks at.")
    )
    _add(group, run, _("Open a meeting: the one going on, or the next one."), meeting, for_all)
    _add(group, review, _("Look back on all years, or open the minutes of one meeting."), meeting)
    for command, help, params in document_commands():
        _add(group, command, help, *params)
    _add(group, new, _("Prepare a meeting on a date, with the standing agenda."), date)
    _add(group, check, _("Find every problem in the folder."), as_json)
    _add(group, init, _("Make a new, empty folder, asked for step by step."), folder)
    for command, told, params in review_commands():
        _add(group, command, told, *params)
    _add(group, demo, _("Try things out in a throw-away copy of the shipped folder."))
    return group


def _add(
    group: click.Group, callback: Callable[..., int], help: str, *params: click.Parameter
) -> None:
    """Add a command; the options of the program are understood after its name as well."""
    command = click.Command(
        callback.__name__.rstrip("_"),
        callback=click.pass_obj(callback),
        params=[*params, *_options(hidden=True)],
        options_metavar=_("[OPTIONS]"),
        context_settings=SETTINGS,
        help=help,
    )
    group.add_command(command)


def _options(*, hidden: bool) -> list[click.Parameter]:
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
            callback=_version,
            help=_("Show the version and exit."),
        ),
    ]


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keep the value of an option of the program; the one after the command's name wins."""
    if value and parameter.name:
        setattr(context.ensure_object(Options), parameter.name, value)


def _version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the version and leave."""
    if value:
        click.echo(f"{NAME} {__version__}")
        context.exit()


def home(context: click.Context) -> int:
    """Open the first screen, unless a command follows."""
    if context.invoked_subcommand is not None:
        return DONE
    options = context.ensure_object(Options)
    need_terminal()
    return open_screens(found_root(options), options)


def run(options: Options, meeting: str | None, shared: bool) -> int:
    """Open a meeting to hold it, or to show it to everybody."""
    need_terminal()
    from tryg_tui.cli.meetings import choose

    named = meeting or "next"
    root, reading = read(options)
    found = choose(reading, named, reading.folder.today(today()))
    screen: Start = "screen" if shared else "run"
    return open_screens(root, options, meeting=found.value.id, screen=screen)


def review(options: Options, meeting: str | None) -> int:
    """Open the minutes of a meeting to read them, or what there is of all years."""
    need_terminal()
    from tryg_tui.cli.meetings import choose, cited_line

    options.read_only = True
    if meeting is None:
        return open_screens(root_of(options), options, screen="review")
    root, reading = read(options)
    found = choose(reading, meeting, reading.folder.today(today()))
    line = cited_line(found.value, meeting)
    return open_screens(root, options, meeting=found.value.id, line=line, screen="review")


def new(options: Options, date: str) -> int:
    """Prepare a meeting and save it."""
    from tryg_tui.cli.meetings import named_date
    from tryg_tui.core.meetings.planning import new_meeting
    from tryg_tui.store.folder.minutes import save_meeting

    need_to_write(options)
    root, reading = read(options)
    folder = reading.folder
    if folder.strategy is None:
        raise Stop(_("The folder has no strategy.toml that can be read; see “tryg-tui check”."))
    day = named_date(date, folder.today(today()))
    earlier = [one.value for one in folder.meetings if one.value.date < day]
    held = [one for one in earlier if one.state != "cancelled"]
    meeting = new_meeting(folder.strategy.value, day, previous=held[-1] if held else None)
    if folder.meeting(meeting.id):
        pattern = _("There is a meeting “{name}” already; see it with “tryg-tui show {name}”.")
        raise Stop(pattern.format(name=meeting.id))
    saved = save_meeting(root, meeting, None)
    say(_("Prepared: {path}").format(path=root / saved.path))
    return DONE


def check(options: Options, as_json: bool) -> int:
    """Print every problem in the folder."""
    from tryg_tui.cli.report import to_do
    from tryg_tui.core.check.folder import check_folder
    from tryg_tui.words.problems import as_json as problems_as_json
    from tryg_tui.words.problems import line

    _root, reading = read(options)
    problems = (*reading.problems, *check_folder(reading.folder, reading.unreadable))
    if as_json:
        import json

        click.echo(json.dumps(problems_as_json(problems), ensure_ascii=False, indent=2))
    elif problems:
        for problem in problems:
            say(line(problem))
        count = len(problems)
        say(ngettext("{n} problem.", "{n} problems.", count).format(n=count))
    else:
        say(_clean(reading))
    if not as_json:
        for sentence in to_do(reading.folder, reading.folder.today(today())):
            say(sentence)
    return PROBLEMS if problems else DONE


def _clean(reading: "FolderReading") -> str:
    """That there are no problems, and what was looked at."""
    folder = reading.folder
    return _(
        "No problems. Files checked: initiatives {initiatives}, safety index {measures}, "
        "communication {years}, reports {reports}, meetings {meetings}."
    ).format(
        initiatives=len(folder.initiatives),
        measures=len(folder.measures),
        years=len(folder.communication),
        reports=len(folder.reports),
        meetings=len(folder.meetings),
    )


def init(options: Options, directory: Path) -> int:
    """Make a new folder."""
    from tryg_tui.cli.init import new_folder

    need_to_write(options)
    new_folder(directory)
    return DONE


def demo(options: Options) -> int:
    """Open a copy of the shipped folder."""
    need_terminal()
    from tryg_tui.store.folder.locate import make_demo

    root = make_demo()
    try:
        return open_screens(root, options)
    finally:
        say(_("The copy is in {path}; it may be removed.").format(path=root))
