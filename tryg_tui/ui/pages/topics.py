"""Andre aktuelle emner: topics that were parked, and proposals put off; and Eventuelt."""

import re
from textwrap import shorten

from textual.content import Content

from tryg_tui.core.ledger.ledger import DecisionState, TopicState
from tryg_tui.core.ledger.privacy import cited_entry
from tryg_tui.core.model.base import Citation, free_slug
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.review.decisions import put_off
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.pages.actions import FOLLOW_UP, why_not
from tryg_tui.ui.pages.context import Context, Rendered, nothing_yet
from tryg_tui.ui.pages.page import Page, Secretary
from tryg_tui.ui.pages.parts.minutes import entry_detail, report_rows
from tryg_tui.ui.pages.parts.revisits import revisit_detail, revisit_rows
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.names import item_words, link_marks, place_words
from tryg_tui.words.review import aged_place

LONGEST = 30
"""Most signs of the short title of an item made out of a topic."""

SENTENCE = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")
"""What stands behind the first sentence of a topic, which is the title of its item."""


def render(ctx: Context, width: int) -> Rendered:
    """The parked topics, then the proposals put off last time."""
    topics = [
        topic
        for topic in ctx.own.topics
        if topic.source.meeting != ctx.at
        and (topic.state == "open" or topic.lineage[-1].source.meeting == ctx.at)
    ]
    waiting = put_off(ctx.folder, ctx.own, ctx.previous)
    total = ngettext("{n} parked topic", "{n} parked topics", len(topics)).format(n=len(topics))
    new = sum(topic.source.meeting == ctx.at for topic in ctx.own.topics)
    today = f" · {_('{n} parked today').format(n=new)}" if new else ""
    rows: list[Row] = []
    if topics:
        rows.append(section(_("Parked at earlier meetings")))
        rows += [Row(RowRef("topic", topic.citation), _row(ctx, topic)) for topic in topics]
    if waiting:
        rows.append(section(_("Put off last time")))
        rows += [Row(RowRef("decision", one.citation), _row(ctx, one)) for one in waiting]
    again, later = revisit_rows(ctx, ctx.item.view)
    rows += [*again, *later]
    empty = nothing_yet(_("No topics are parked."), "record_topic", shared=ctx.shared)
    headline = parts((f"{total}{today}", "bold"))
    return Rendered(headline, tuple(rows), "" if new else empty)


def _row(ctx: Context, one: TopicState | DecisionState) -> Content:
    """A parked topic with what is said of it and the item it has become, or a proposal put off."""
    sign = ("○ ", "$muted")
    if isinstance(one, TopicState) and one.lineage:
        sign = (f"✓ {vocabulary.followup_state(one.state)} ", "bold $good")
    number = _made_of(ctx.meeting, one.citation)
    item = (f"  {_('now item {n}').format(n=number)}", "$good") if number else ""
    return parts(sign, one.text, item, (f"  {aged_place(ctx.folder, one, ctx.today)}", "$muted"))


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """The topic or proposal in full."""
    if row.kind == "revisit":
        return revisit_detail(ctx, row, width)
    return entry_detail(ctx, row.id, width) if row else plain("")


def _make_item(host: Secretary) -> None:
    """Make an item of the agenda out of the topic highlighted."""
    citation, folder = host.row.of("topic"), host.session.workspace.folder
    found = cited_entry(folder, host.session.meeting, citation)
    if found is None:
        host.say(_("Highlight a parked topic first."))
        return
    _meeting, topic = found
    there = _made_of(host.session.meeting, citation)
    if there:
        host.say(_("It is item {n} of the agenda already.").format(n=there))
        return
    title = SENTENCE.split(topic.text.strip(), maxsplit=1)[0]
    item = AgendaItem(
        id=free_slug(title, [one.id for one in host.session.meeting.items]),
        title=title,
        short=shorten(title, LONGEST, placeholder="…") if len(title) > LONGEST else "",
        kind="discussion",
        view="other",
        text=topic.text if topic.text != title else "",
        topic=citation,
        private=topic.private,
    )
    host.session.add_item(item)
    number = host.session.meeting.number_of(item.id)
    host.say(_("It is item {n} of the agenda now.").format(n=number))


def _made_of(meeting: Meeting, topic: Citation) -> str:
    """The number of the item made out of a topic, or nothing."""
    return next((number for number, item in meeting.numbered if item.topic == topic), "")


def render_other(ctx: Context, _width: int) -> Rendered:
    """What was written for an item beforehand, or what a group reports; of Eventuelt, for which
    nothing is prepared, a word on how to use it.
    """
    if reported := report_rows(ctx):
        return Rendered(plain(item_words(ctx.item), "bold"), tuple(reported))
    if ctx.item.text or ctx.item.topic:
        paragraphs = filter(None, map(str.strip, ctx.item.text.splitlines()))
        parked = _("Parked as a topic: {place}").format(
            place=place_words(ctx.folder, ctx.item.topic)
        )
        source = (parked,) if ctx.item.topic else ()
        told = (*paragraphs, *link_marks(ctx.item.links), *source)
        rows = tuple(Row(RowRef("part", str(n)), plain(one)) for n, one in enumerate(told))
        late = f" · {_('put on at the meeting')}" if ctx.item.late else ""
        head = parts((item_words(ctx.item), "bold"), (late, "$muted"))
        return Rendered(head, rows, whole=True)
    if ctx.shared:
        return Rendered(plain(""))
    if ctx.item.id not in {one.id for one in ctx.folder.partnership.agenda_of(ctx.meeting.body)}:
        return Rendered(plain(_("Nothing was written for this item beforehand."), "$muted"))
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
    Page(
        view="topics",
        render=render,
        detail=detail,
        why_not=why_not,
        writing={**FOLLOW_UP, "make_item": _make_item},
    ),
    Page(view="other", render=render_other, detail=detail),
)
"""The pages of these two views."""
