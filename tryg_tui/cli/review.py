"""The commands that look back: actions, decisions, registers, search, a participant's brief."""

import sys

from msgspec.structs import replace

from tryg_tui.cli.console import Options, Stop, say, say_wrong
from tryg_tui.cli.documents import send_out
from tryg_tui.cli.folder import opened, told_unread
from tryg_tui.cli.meetings import groups, one_of, people
from tryg_tui.cli.tables import draw_hits, json_text, print_table
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledgers import of_group
from tryg_tui.core.ledger.outcomes import decisions as all_decisions
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.model.entries import Outcome
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.registers.register import REGISTERS, held
from tryg_tui.core.review.backlog import loads
from tryg_tui.core.review.brief import brief as made_brief
from tryg_tui.core.review.brief import meetings_around
from tryg_tui.core.review.decisions import Wanted, wanted_actions, wanted_decisions
from tryg_tui.core.review.history import item_ids, item_titles
from tryg_tui.core.search.folded import folded_line, newest_first
from tryg_tui.core.search.lines import lines_of
from tryg_tui.core.search.match import SHOWN, marked_altered
from tryg_tui.core.search.match import search as search_in
from tryg_tui.core.search.query import STATES, parse_query, plain_letters, years_in
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.model import Table
from tryg_tui.documents.papers.brief import brief_blocks, brief_record
from tryg_tui.documents.papers.tables import actions_table, decisions_table, lines_table, load_table
from tryg_tui.documents.render.plain import plain
from tryg_tui.locale import _
from tryg_tui.words.labels import register_title
from tryg_tui.words.registers import record_words
from tryg_tui.words.review import not_understood, unknown_names
from tryg_tui.words.vocabulary import outcome as outcome_words


def actions(
    options: Options,
    open: bool,
    overdue: bool,
    done: bool,
    dropped: bool,
    public: bool,
    as_json: bool,
    as_csv: bool,
    **narrowing: str | None,
) -> int:
    """Print the actions."""
    _root, reading, today = opened(options)
    folder = open_part(reading.folder) if public else reading.folder
    ledger = fold(folder, today=today)
    asked = (("open", open), ("done", done), ("dropped", dropped))
    states = {state for state, on in asked if on}
    rest = sorted(
        (one for one in ledger.actions if one.state != "open"),
        key=lambda one: one.source.date,
        reverse=True,
    )
    every = (*ledger.open_actions(today), *rest)
    found = [
        one
        for one in wanted_actions(folder, every, wanted_by(folder, **narrowing), today)
        if not (states or overdue) or one.state in states or (overdue and one.overdue(today))
    ]
    table = actions_table(folder, ledger, found, today)
    print_table(table, _("No such actions."), as_json=as_json, as_csv=as_csv)
    return told_unread(reading.unreadable)


def decisions(
    options: Options,
    outcome: str | None,
    without_follow_up: bool,
    public: bool,
    as_json: bool,
    as_csv: bool,
    **narrowing: str | None,
) -> int:
    """Print the decisions."""
    _root, reading, today = opened(options)
    folder = open_part(reading.folder) if public else reading.folder
    wanted = wanted_by(folder, **narrowing)
    wanted = replace(wanted, outcome=_outcome(outcome), unfollowed=without_follow_up)
    ledger = fold(folder, today=today)
    found = wanted_decisions(folder, all_decisions(ledger), wanted)
    table = decisions_table(folder, found, today, ledger.altered)
    print_table(table, _("No such decisions."), as_json=as_json, as_csv=as_csv)
    return told_unread(reading.unreadable)


def load(options: Options, body: str | None, public: bool, as_json: bool, as_csv: bool) -> int:
    """Print who has how many open actions."""
    _root, reading, today = opened(options)
    folder = open_part(reading.folder) if public else reading.folder
    ledger = of_group(folder, fold(folder, today=today), one_of(body, groups(folder)))
    table = load_table(folder, loads(ledger, today), today)
    print_table(table, _("No actions are open."), as_json=as_json, as_csv=as_csv)
    return told_unread(reading.unreadable)


def registers(options: Options, as_json: bool, as_csv: bool) -> int:
    """Print what is in the registers, and in which file it stands."""
    _root, reading, _today = opened(options)
    found = [(one.name, it) for one in REGISTERS for it in held(reading.folder, one)]
    rows = tuple(
        (register_title(name), record_words(it.record), it.file.path) for name, it in found
    )
    records = tuple(
        {"register": name, "title": cells[1], "id": getattr(it.record, "id", ""), "file": cells[2]}
        for cells, (name, it) in zip(rows, found, strict=True)
    )
    table = Table((_("In the register"), _("Title"), _("File")), rows, records=records)
    print_table(table, _("The registers are empty."), as_json=as_json, as_csv=as_csv)
    return told_unread(reading.unreadable)


def search(
    options: Options,
    query: tuple[str, ...],
    body: str | None,
    public: bool,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Print the lines of all minutes that a query finds, for people by meeting.

    The code to leave with tells whether all minutes could be read.
    """
    asked = parse_query(" ".join(query))
    if asked.misread or asked.waiting:
        told = "; ".join(not_understood(asked, found=True))
        raise Stop(_("{told}; see “tryg-tui search --help”.").format(told=told))
    if asked.empty:
        raise Stop(_("There is nothing to look for; write a word."))
    _root, reading, today = opened(options)
    folder, ledger = reading.folder, fold(reading.folder, today=today)
    met = folder.met_by(one_of(body, groups(folder)))
    met_lines = (line for line in lines_of(folder, ledger) if line.meeting in met)
    lines = newest_first(map(folded_line, met_lines))
    answer = search_in(asked, folder, lines, today, private=not public)
    answer = marked_altered(answer, ledger.altered)
    if answer.groups and sys.stdout.isatty() and not (as_json or as_csv):
        draw_hits(answer, folder, today)
    else:
        hits = (hit for group in answer.groups for hit in group.hits)
        table = lines_table(folder, hits, today, answer.altered)
        print_table(table, _("Nothing was found."), as_json=as_json, as_csv=as_csv)
    if answer.more:
        say_wrong(_("Only the newest {n} lines are shown; look for more words.").format(n=SHOWN))
    for told in not_understood(asked, found=bool(answer.groups)):
        say_wrong(f"{told}.")
    if answer.unknown:
        say_wrong(f"{unknown_names(answer.unknown)}.")
    return told_unread(reading.unreadable)


def brief(
    options: Options,
    person: str,
    to: str | None,
    output: str | None,
    force: bool,
    public: bool,
    as_json: bool,
) -> int:
    """Print a brief for one participant, or write it."""
    root, reading, today = opened(options)
    folder = open_part(reading.folder) if public else reading.folder
    found = folder.person(one_of(person, people(folder)))
    assert found is not None
    last, coming = meetings_around(folder, found)
    told = made_brief(folder, fold(folder, today=today), found, last=last, next=coming, today=today)
    if public:
        open_ones = tuple(one for one in told.concerns if not one.item.private)
        told = replace(told, concerns=open_ones)
    if to or output:
        going = Outgoing(
            root=root, folder=folder, today=today, public=public, owner=found.id, brief=told
        )
        send_out(going, to, output, force=force)
    elif as_json:
        print(json_text(brief_record(told, today)), flush=True)
    else:
        say(plain(brief_blocks(folder, told, today)), lines=True)
    return told_unread(reading.unreadable)


def wanted_by(
    folder: Folder,
    body: str | None,
    initiative: str | None,
    item: str | None,
    owner: str | None,
    partner: str | None,
    year: str | None = None,
) -> Wanted:
    """What is wanted, by ids; stops where a name is unknown or means several."""
    years = None if year is None else years_in(year.strip())
    if year is not None and years is None:
        pattern = _("“{text}” is not a year; write it as 2017, or several as 2015-2017.")
        raise Stop(pattern.format(text=year))
    titles = item_titles(folder)
    return Wanted(
        years=years,
        body=one_of(body, groups(folder)),
        initiative=one_of(initiative, {i.value.id: i.value.title for i in folder.initiatives}),
        # Every title that an item has had is its name.
        item=one_of(item, {id: " ".join(titles[id]) for id in item_ids(folder)}),
        owner=one_of(owner, people(folder)),
        partner=one_of(partner, {one.id: one.title for one in folder.partnership.partners}),
    )


def _outcome(text: str | None) -> Outcome | None:
    """The outcome a word in either language means; stops where it means none."""
    known: tuple[Outcome, ...] = ("adopted", "noted", "postponed", "rejected")
    if text is None:
        return None
    asked = STATES.get(plain_letters(text.strip()).removeprefix("taget til "))
    found = next((one for one in known if one == asked), None)
    if found is None:
        pattern = _("“{text}” is no outcome; known are: {names}.")
        names = ", ".join(outcome_words(one).lower() for one in known)
        raise Stop(pattern.format(text=text, names=names))
    return found
