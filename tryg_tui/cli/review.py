"""The commands that look back: actions, decisions, search, and a brief for one participant.

What they need is loaded when they run: help must not wait for it.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from tryg_tui.cli.common import Options, Stop, read, root_of, say, today, told_unread
from tryg_tui.locale import _

if TYPE_CHECKING:
    from tryg_tui.core.model.entries import Outcome
    from tryg_tui.core.model.folder import Folder
    from tryg_tui.core.review.decisions import Wanted

ReviewCommand = tuple[Callable[..., int], str, list[click.Parameter]]
"""A command, what it does, and its arguments and options."""


def review_commands() -> Iterator[ReviewCommand]:
    """The commands, in the language spoken now."""
    state = [
        click.Option(["--open"], is_flag=True, help=_("Only what is open.")),
        click.Option(["--overdue"], is_flag=True, help=_("Only what is overdue.")),
        click.Option(["--done"], is_flag=True, help=_("Only what is done.")),
        click.Option(["--dropped"], is_flag=True, help=_("Only what was dropped.")),
    ]
    outcome = click.Option(
        ["--outcome"],
        metavar=_("OUTCOME"),
        help=_("Only with this outcome: adopted, noted, postponed or rejected."),
    )
    query = click.Argument(["query"], nargs=-1, required=True, metavar=_("QUERY"))
    person = click.Argument(["person"], metavar=_("PERSON"))
    yield (
        actions,
        _("List the actions agreed, how they stand and how often they were carried over."),
        [*state, year_option(), *narrowing_options(), *_printing()],
    )
    yield (
        decisions,
        _("List the decisions, newest first, with what they led to."),
        [outcome, year_option(), *narrowing_options(), *_printing()],
    )
    yield (
        search,
        _(
            "Find lines of all minutes: words, “phrases”, and kinds and names as in "
            "“decision: initiative:night is:open year:2017 owner:police meeting:2017-12”."
        ),
        [query, *_printing()],
    )
    yield (
        brief,
        _("Print what one participant should know before the next meeting."),
        [person, form_options()[0]],
    )


def year_option() -> click.Parameter:
    """The option that leaves the rows of one year."""
    return click.Option(
        ["--year"], metavar=_("YEAR"), help=_("Only of this year, or of these: 2015-2017.")
    )


def narrowing_options() -> list[click.Parameter]:
    """The options that leave some rows."""
    name = _("NAME")
    return [
        click.Option(["--initiative"], metavar=name, help=_("Only about this initiative.")),
        click.Option(["--item"], metavar=name, help=_("Only under this item of the agenda.")),
        click.Option(["--owner"], metavar=name, help=_("Only where this participant acts.")),
        click.Option(["--partner"], metavar=name, help=_("Only where this partner acts.")),
    ]


def _printing() -> list[click.Parameter]:
    """The options that choose what is printed, and how."""
    public = click.Option(["--public"], is_flag=True, help=_("Leave out what is private."))
    return [public, *form_options()]


def form_options() -> list[click.Parameter]:
    """The options that choose how a table is printed."""
    return [
        click.Option(["--json", "as_json"], is_flag=True, help=_("For other programs.")),
        click.Option(["--csv", "as_csv"], is_flag=True, help=_("For spreadsheets.")),
    ]


def _outcome(text: str | None) -> "Outcome | None":
    """The outcome a word in either language means; stops where it means none."""
    from tryg_tui.core.search.query import STATES
    from tryg_tui.core.search.words import plain_letters
    from tryg_tui.words.vocabulary import outcome

    known: tuple[Outcome, ...] = ("adopted", "noted", "postponed", "rejected")
    if text is None:
        return None
    asked = STATES.get(plain_letters(text.strip()).removeprefix("taget til "))
    found = next((one for one in known if one == asked), None)
    if found is None:
        pattern = _("“{text}” is no outcome; known are: {names}.")
        names = ", ".join(outcome(one).lower() for one in known)
        raise Stop(pattern.format(text=text, names=names))
    return found


def _read(options: Options, public: bool = False) -> tuple["Folder", frozenset[str]]:
    """The folder to look back on, and which of its files cannot be read.

    Where it is for everybody, it is without what is private.
    """
    from tryg_tui.core.ledger.privacy import public_part

    reading = read(options)[1]
    folder = reading.folder
    return (public_part(folder) if public else folder), reading.unreadable


def wanted_by(
    folder: "Folder",
    initiative: str | None,
    item: str | None,
    owner: str | None,
    partner: str | None,
    year: str | None = None,
) -> "Wanted":
    """What is wanted, by ids; stops where a name is unknown or means several."""
    from tryg_tui.cli.names import initiatives, items, one_of, partners, people
    from tryg_tui.core.review.decisions import Wanted
    from tryg_tui.core.search.query import years_in

    years = None if year is None else years_in(year.strip())
    if year is not None and years is None:
        pattern = _("“{text}” is not a year; write it as 2017, or several as 2015-2017.")
        raise Stop(pattern.format(text=year))
    return Wanted(
        years=years,
        initiative=one_of(initiative, initiatives(folder)),
        item=one_of(item, items(folder)),
        owner=one_of(owner, people(folder)),
        partner=one_of(partner, partners(folder)),
    )


def actions(
    options: Options,
    open: bool,
    overdue: bool,
    done: bool,
    dropped: bool,
    public: bool,
    as_json: bool,
    as_csv: bool,
    **narrowing: Any,
) -> int:
    """Print the actions."""
    from tryg_tui.cli.tables import print_table
    from tryg_tui.core.ledger.fold import fold
    from tryg_tui.core.review.decisions import wanted_actions
    from tryg_tui.documents.papers.tables import actions_table

    folder, unreadable = _read(options, public)
    ledger, day = fold(folder), folder.today(today())
    asked = (("open", open), ("done", done), ("dropped", dropped))
    states = {state for state, on in asked if on}
    first = ledger.open_actions(day)
    rest = sorted(
        (one for one in ledger.actions if one.state != "open"),
        key=lambda one: one.source.date,
        reverse=True,
    )
    found = [
        one
        for one in wanted_actions(folder, (*first, *rest), wanted_by(folder, **narrowing), day)
        if not (states or overdue) or one.state in states or (overdue and one.overdue(day))
    ]
    table = actions_table(folder, ledger, found, day)
    print_table(table, _("No such actions."), as_json=as_json, as_csv=as_csv)
    return told_unread(unreadable)


def decisions(
    options: Options,
    outcome: str | None,
    public: bool,
    as_json: bool,
    as_csv: bool,
    **narrowing: Any,
) -> int:
    """Print the decisions."""
    from msgspec.structs import replace

    from tryg_tui.cli.tables import print_table
    from tryg_tui.core.ledger.fold import fold
    from tryg_tui.core.review.decisions import decisions as all_of_them
    from tryg_tui.core.review.decisions import wanted_decisions
    from tryg_tui.documents.papers.tables import decisions_table

    folder, unreadable = _read(options, public)
    wanted = replace(wanted_by(folder, **narrowing), outcome=_outcome(outcome))
    ledger = fold(folder)
    found = wanted_decisions(folder, all_of_them(ledger), wanted)
    table = decisions_table(folder, found, ledger.altered)
    print_table(table, _("No such decisions."), as_json=as_json, as_csv=as_csv)
    return told_unread(unreadable)


def search(
    options: Options, query: tuple[str, ...], public: bool, as_json: bool, as_csv: bool
) -> int:
    """Print the lines of all minutes that a query finds."""
    from tryg_tui.cli.found import print_found
    from tryg_tui.core.search.query import parse_query

    asked = parse_query(" ".join(query))
    if asked.misread or asked.waiting:
        from tryg_tui.words.review import not_understood

        told = "; ".join(not_understood(asked, found=True))
        raise Stop(_("{told}; see “tryg-tui search --help”.").format(told=told))
    if asked.empty:
        raise Stop(_("There is nothing to look for; write a word."))
    root, day = root_of(options), today()
    return print_found(root, asked, day, public=public, as_json=as_json, as_csv=as_csv)


def brief(options: Options, person: str, as_json: bool) -> int:
    """Print a brief for one participant."""
    from tryg_tui.cli.names import one_of, people
    from tryg_tui.cli.tables import json_text
    from tryg_tui.core.ledger.fold import fold
    from tryg_tui.core.review.brief import around
    from tryg_tui.core.review.brief import brief as made
    from tryg_tui.documents.papers.brief import brief_blocks, brief_record
    from tryg_tui.documents.render.plain import plain

    folder, unreadable = _read(options)
    found = folder.person(one_of(person, people(folder)))
    assert found is not None
    day = folder.today(today())
    last, coming = around(folder)
    told = made(folder, fold(folder), found, last=last, next=coming, today=day)
    if as_json:
        click.echo(json_text(brief_record(told, day)))
    else:
        say(plain(brief_blocks(folder, told, day)), lines=True)
    return told_unread(unreadable)
