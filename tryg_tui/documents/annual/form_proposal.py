"""What minutes and registers already say of an initiative's year, as paragraphs for its form.

Nothing private is proposed: the forms are read by many.
"""

import datetime as dt

import msgspec

from tryg_tui.core.annual.form_draft import DraftParagraph, FormDraft
from tryg_tui.core.input.due import date_typed
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.ledger.outcomes import agreed_as
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.measures.outreach import all_done
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import A_DAY, Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.locale import _, long_date
from tryg_tui.words.dates import due_words, when_words
from tryg_tui.words.figures import figure_of, quantity
from tryg_tui.words.names import status_words, who_words
from tryg_tui.words.vocabulary import change, followup_state, outcome


class Year(msgspec.Struct, frozen=True):
    """The year of an initiative a form is about."""

    folder: Folder
    ledger: Ledger
    initiative: Initiative
    first: dt.date
    last: dt.date
    today: dt.date

    def holds(self, date: dt.date | None) -> bool:
        """Whether a day lies in the period."""
        return date is not None and self.first <= date <= self.last


Said = tuple[str, str]
"""A line, and the entry it comes from, or nothing for a register."""


def propose(folder: Folder, initiative: Initiative, year: int, today: dt.date) -> FormDraft:
    """A form with all that is known filled in, to be changed, kept or left out."""
    first, last = period(folder, initiative.id, year)
    shown = open_part(folder)
    ledger = fold(shown)
    of = Year(shown, ledger, initiative, first, last, today)
    statuses = [s for s in ledger.statuses.get(initiative.id, ()) if of.holds(s.source.date)]
    proposed = (
        (_("Status"), _statuses(of)),
        (_("Results"), _readings(of)),
        (_("Decisions"), _decisions(of)),
        (_("Actions"), _actions(of)),
        (_("Communication"), _made_known(of)),
        (_("Next steps"), _steps(of)),
    )
    return FormDraft(
        initiative=initiative.id,
        year=year,
        first=date_typed(first),
        last=date_typed(last),
        # A form of a year that still runs cannot have come in.
        received=date_typed(today) if today > last else "",
        status=statuses[-1].status if statuses else "",
        paragraphs=tuple(_paragraph(heading, said) for heading, said in proposed),
    )


def period(folder: Folder, initiative: Id, year: int) -> tuple[dt.date, dt.date]:
    """The days a form covers: from where the one before ended, to the end of the year."""
    before = folder.report(initiative, year - 1)
    ended = before.value.last_day if before else None
    begins = folder.partnership.begins
    start = begins(year)
    if ended is not None and ended.year in {year - 1, year}:
        start = ended + A_DAY
    return start, begins(year + 1) - A_DAY


def _paragraph(heading: str, said: list[Said]) -> DraftParagraph:
    """A paragraph of lines, with the entries they come from."""
    cited = dict.fromkeys(citation for _line, citation in said if citation)
    text = "\n".join(line for line, _citation in said)
    return DraftParagraph(heading=heading, text=text, source=", ".join(cited), proposed=text)


def _statuses(of: Year) -> list[Said]:
    """The statuses the group gave, and what changed in the initiative's life."""
    points = of.ledger.statuses.get(of.initiative.id, ())
    said = [
        (
            f"{long_date(point.source.date)}: "
            + " – ".join(filter(None, (status_words(of.folder, point.status), point.text))),
            point.source.citation,
        )
        for point in points
        if of.holds(point.source.date)
    ]
    for point in of.ledger.lives.get(of.initiative.id, ()):
        told = of.holds(point.source.date if point.source else point.date)
        if told:
            what = " – ".join(filter(None, (change(point.change), point.text)))
            where = point.source.citation if point.source else ""
            said.append((f"{due_words(point.date, point.date_text)}: {what}", where))
    return said


def _readings(of: Year) -> list[Said]:
    """The readings of the year."""
    said = []
    for indicator in of.initiative.indicators:
        for point in of.ledger.readings.get((of.initiative.id, indicator.id), ()):
            told = of.holds(point.source.date if point.source else point.date)
            if told:
                figure = figure_of(indicator, point)
                when = due_words(point.date, point.period)
                line = f"{indicator.title}: {figure} ({when})"
                said.append((line, point.source.citation if point.source else ""))
    return said


def _decisions(of: Year) -> list[Said]:
    """The decisions of the year."""
    return [
        (
            f"{one.text} ({outcome(one.entry.outcome)})" if one.entry.outcome else one.text,
            one.citation,
        )
        for one in of.ledger.decisions
        if one.entry.initiative == of.initiative.id and of.holds(one.source.date)
    ]


def _actions(of: Year) -> list[Said]:
    """The actions agreed in the year, as they stand now."""
    return [
        (f"{one.text} ({followup_state(one.state)})", one.citation)
        for one in of.ledger.actions
        if one.entry.initiative == of.initiative.id and of.holds(one.source.date)
    ]


def _made_known(of: Year) -> list[Said]:
    """What was done in the year to make the initiative known."""
    said = []
    for one in reversed(all_done(of.folder, of.ledger, of.last)):
        about = one.activity.initiatives if one.activity else ()
        if one.outreach:
            about = (one.outreach.entry.initiative,)
        if of.initiative.id in about and of.holds(one.date):
            figures = [quantity(f.value, f.counted_unit, f.qualifier) for f in one.figures]
            line = f"{one.title}, {due_words(one.date, one.date_text)}"
            line += f" ({', '.join(figures)})" if figures else ""
            said.append((line, one.outreach.citation if one.outreach else ""))
    return said


def _steps(of: Year) -> list[Said]:
    """What is planned and agreed after the year, and not over by today."""
    said = [
        (f"{one.text} ({_plan(of.folder, one)})", one.citation)
        for one in of.ledger.actions
        if one.entry.initiative == of.initiative.id
        and one.state == "open"
        and one.source.date <= of.last
    ]
    said += [
        (f"{step.text} ({when_words(step.due, step.due_text)})", "")
        for step in of.initiative.steps
        if (step.due is None or step.due > of.last)
        and step.is_open(max(of.last, of.today))
        and agreed_as(of.ledger, of.initiative.id, step) is None
    ]
    return [(" ".join(line.split()), citation) for line, citation in said]


def _plan(folder: Folder, action: ActionState) -> str:
    """When an action is due and who has it."""
    due = when_words(action.due, action.due_text)
    return f"{due}; {who_words(folder, action.owners, action.owner_text)}"
