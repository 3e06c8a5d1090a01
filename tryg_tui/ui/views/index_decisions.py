"""What the group has decided between the figures of the safety survey and since the last one."""

from textual.content import Content

from tryg_tui.core.ledger import DecisionState
from tryg_tui.core.safety_index import Measure, Survey
from tryg_tui.core.since_figure import since_figure
from tryg_tui.documents import vocabulary
from tryg_tui.documents.citing import place_words
from tryg_tui.documents.privacy import is_private
from tryg_tui.locale import _, long_date
from tryg_tui.ui.present import heading, parts
from tryg_tui.ui.views.page import Context, Row, section

DECISION = "decision:"
"""What the id of a decision's row begins with; the citation follows."""


def decided(ctx: Context, measure: Measure) -> list[Row]:
    """The decisions by the figures they lie between; a private one is never among them."""

    def may_show(decision: DecisionState) -> bool:
        found = ctx.entry(decision.citation)
        return found is not None and not is_private(ctx.folder, *found)

    found = since_figure(measure, ctx.ledger, ctx.today, may_show)
    if found.last is None:
        return []
    since = _("Decided since the last figure, survey of {year} ({published})")
    between = _(
        "Decided between the figures of {before} and {last} ({published} – {published_last})"
    )
    rows = _part(since.format(year=found.last.year, published=_out(found.last)), found.since)
    if found.before is not None:
        title = between.format(
            before=found.before.year,
            last=found.last.year,
            published=_out(found.before),
            published_last=_out(found.last),
        )
        rows += _part(title, found.between)
    return rows


def _out(survey: Survey) -> str:
    """When a survey came out."""
    return survey.published_text or (long_date(survey.published) if survey.published else "")


def _part(title: str, decisions: tuple[DecisionState, ...]) -> list[Row]:
    """Decisions under a heading, the newest first; the heading says it where there are none."""
    if not decisions:
        return [Row("", parts(heading(title), (f": {_('nothing')}", "$muted")))]
    rows = (Row(DECISION + one.citation, _row(one)) for one in reversed(decisions))
    return [section(title), *rows]


def _row(decision: DecisionState) -> Content:
    """A decision in a row."""
    outcome = decision.entry.outcome
    return parts(
        decision.text,
        (f"  {vocabulary.outcome(outcome)}" if outcome else "", "bold"),
        (f"  {place_words(decision.citation)}", "$muted"),
    )
