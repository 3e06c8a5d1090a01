"""Andre aktuelle emner: topics that were parked, and proposals put off; and Eventuelt."""

from textual.content import Content

from tryg_tui.core.ledger.ledger import DecisionState, TopicState
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.pages.actions import FOLLOW_UP, why_not
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.previous_minutes import entry_detail, report_rows
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.names import item_words, place_words


def render(ctx: Context, width: int) -> Rendered:
    """The parked topics, then the proposals put off last time."""
    topics = [
        topic
        for topic in ctx.own.topics
        if topic.source.meeting != ctx.at
        and (topic.state == "open" or topic.lineage[-1].source.meeting == ctx.at)
    ]
    put_off = [
        one
        for one in ctx.ledger.decisions
        if ctx.previous
        and one.source.meeting == ctx.previous.id
        and one.entry.outcome == "postponed"
    ]
    total = ngettext("{n} parked topic", "{n} parked topics", len(topics)).format(n=len(topics))
    rows: list[Row] = []
    if topics:
        rows.append(section(_("Parked at earlier meetings")))
        rows += [Row(RowRef("topic", topic.citation), _row(topic)) for topic in topics]
    if put_off:
        rows.append(section(_("Put off last time")))
        rows += [Row(RowRef("decision", one.citation), _row(one)) for one in put_off]
    empty = _("No topics are parked. Park one with p; it comes back at the next meeting.")
    return Rendered(parts((total, "bold")), tuple(rows), empty)


def _row(one: TopicState | DecisionState) -> Content:
    """A parked topic with what is said of it, or a proposal put off."""
    sign = ("○ ", "$muted")
    if isinstance(one, TopicState) and one.lineage:
        sign = (f"✓ {vocabulary.followup_state(one.state)} ", "bold $good")
    return parts(sign, one.text, (f"  {place_words(one.citation)}", "$muted"))


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """The topic or proposal in full."""
    return entry_detail(ctx, row.id, width) if row else plain("")


def render_other(ctx: Context, _width: int) -> Rendered:
    """Eventuelt, for which nothing is prepared: a word on how to use the item; or what a group
    reports.
    """
    if reported := report_rows(ctx):
        return Rendered(plain(item_words(ctx.item), "bold"), tuple(reported))
    return Rendered(
        lines(
            [
                plain(_("Anything the participants bring up."), "bold"),
                plain(_("Note it with n, or park it for the next meeting with p."), "$muted"),
                plain(_("Things to decide belong on the next agenda."), "$muted"),
            ]
        )
    )


PAGES = (
    Page(view="topics", render=render, detail=detail, why_not=why_not, writing=FOLLOW_UP),
    Page(view="other", render=render_other, detail=detail),
)
"""The pages of these two views."""
