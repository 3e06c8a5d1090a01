"""What the group has decided between the figures of the safety survey and since the last one."""

from textual.content import Content

from tryg_tui.core.ledger.ledger import DecisionState
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.model.safety_index import Measure, Survey
from tryg_tui.core.review.survey_decisions import since_figure
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.text import heading, parts
from tryg_tui.words import vocabulary
from tryg_tui.words.citations import place_words


def decided(ctx: Context, measure: Measure, year: int) -> list[Row]:
    """The decisions between the figures of the year looked at and of the survey before, and those
    since the last one; a private one is never among them.
    """

    def may_show(decision: DecisionState) -> bool:
        found = ctx.entry(decision.citation)
        return found is not None and not is_private(ctx.folder, *found)

    found = since_figure(measure, ctx.ledger, ctx.today, may_show)
    looked = since_figure(measure, ctx.ledger, ctx.today, may_show, year)
    if found.last is None or looked.last is None:
        return []
    since = _("Decided since the last figure, survey of {year} ({published})")
    between = _(
        "Decided between the figures of {before} and {last} ({published} – {published_last})"
    )
    rows = _part(since.format(year=found.last.year, published=_out(found.last)), found.since)
    if looked.before is not None and looked.last.year == year:
        title = between.format(
            before=looked.before.year,
            last=year,
            published=_out(looked.before),
            published_last=_out(looked.last),
        )
        rows += _part(title, looked.between)
    return rows


def _out(survey: Survey) -> str:
    """When a survey came out."""
    return survey.published_text or (long_date(survey.published) if survey.published else "")


def _part(title: str, decisions: tuple[DecisionState, ...]) -> list[Row]:
    """Decisions under a heading, the newest first; the heading says it where there are none."""
    if not decisions:
        return [Row(NOTHING, parts(heading(title), (f": {_('nothing')}", "$muted")), under=True)]
    rows = (Row(RowRef("decision", one.citation), _row(one)) for one in reversed(decisions))
    return [section(title), *rows]


def _row(decision: DecisionState) -> Content:
    """A decision in a row."""
    outcome = decision.entry.outcome
    return parts(
        decision.text,
        (f"  {vocabulary.outcome(outcome)}" if outcome else "", "bold"),
        (f"  {place_words(decision.citation)}", "$muted"),
    )
