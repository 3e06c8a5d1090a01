"""The command that finds every problem in the folder."""

import json

from tryg_tui.cli.console import DONE, PROBLEMS, Options, say
from tryg_tui.cli.folder import opened
from tryg_tui.core.annual.form_draft import last_year, report_todo
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.folder import Folder
from tryg_tui.locale import _, ngettext
from tryg_tui.words.problems import as_json as problems_as_json
from tryg_tui.words.problems import line
from tryg_tui.words.review import todo_lines


def check(options: Options, as_json: bool) -> int:
    """Print every problem in the folder, and what is to be done for the yearly report."""
    _root, reading, today = opened(options)
    folder = reading.folder
    problems = (*reading.problems, *check_folder(folder, reading.unreadable))
    if as_json:
        print(json.dumps(problems_as_json(problems), ensure_ascii=False, indent=2), flush=True)
        return PROBLEMS if problems else DONE
    for problem in problems:
        say(line(problem))
    n = len(problems)
    say(ngettext("{n} problem.", "{n} problems.", n).format(n=n) if n else _clean(folder))
    year = last_year(folder, today)
    if year is not None:
        for sentence in todo_lines(report_todo(folder, fold(folder), year, today)):
            say(sentence)
    return PROBLEMS if problems else DONE


def _clean(folder: Folder) -> str:
    """That there are no problems, and what was looked at."""
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
