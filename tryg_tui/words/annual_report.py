"""What is still to be done for the yearly status report, in a sentence each."""

from collections.abc import Iterator

from tryg_tui.core.annual.todo import Todo, TodoKind
from tryg_tui.core.model.annual_report import ReportState
from tryg_tui.locale import _, listed, pgettext

PATTERNS: tuple[TodoKind, ...] = ("form", "writing", "presenting")
"""The kinds in the order they are told."""


def todo_lines(todo: tuple[Todo, ...]) -> Iterator[str]:
    """A sentence for each kind of thing that is still to be done."""
    for kind in PATTERNS:
        same = [one for one in todo if one.kind == kind]
        if same:
            what = listed([one.what for one in same])
            yield todo_words(kind).format(year=same[0].year, what=what)


def todo_words(kind: TodoKind) -> str:
    """What is to be done, with room for the year and what it is about."""
    return {
        "form": _("Status report {year}: no form has come in from {what}."),
        "writing": _("Status report {year}: it is still a draft."),
        "presenting": _("Status report {year}: it is not yet shown to {what}."),
    }[kind]


def report_state(state: ReportState) -> str:
    """Whether the author is done with the report."""
    return {"draft": pgettext("report", "Draft"), "final": pgettext("report", "Final")}[state]
