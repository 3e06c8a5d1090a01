"""A round in writing as a document: what was asked, who has answered what, what came of it."""

from collections.abc import Iterator

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.meetings.rounds import asked_by
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Block, Field, Heading, Table, Text
from tryg_tui.documents.papers.entries import entry_blocks
from tryg_tui.documents.papers.meeting_head import body_title
from tryg_tui.locale import _, long_date, pgettext
from tryg_tui.words.names import owners_words, person_words
from tryg_tui.words.rounds import meeting_form, tally_words, vote_words
from tryg_tui.words.vocabulary import not_stated


def round_head(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """Which group was asked, by whom, from when until when."""
    if meeting.body:
        yield Field(_("Group"), body_title(folder, meeting.body))
    yield Field(_("Form"), meeting_form(meeting.form))
    if meeting.opened:
        yield Field(_("Begun on"), long_date(meeting.opened))
    if meeting.deadline:
        yield Field(_("Answers by"), long_date(meeting.deadline))
    if meeting.closed:
        yield Field(_("Closed on"), long_date(meeting.closed))
    yield Field(_("Chair"), owners_words(folder, meeting.chairs))
    yield Field(_("Minute-taker"), person_words(folder, meeting.secretary) or not_stated())
    if meeting.case_number:
        yield Field(_("Case number"), meeting.case_number)


def round_body(
    folder: Folder, meeting: Meeting, ledger: Ledger, *, public: bool
) -> Iterator[Block]:
    """What was asked, with what came of it, and the answers; nothing private with `public`, nor
    what was said with an answer.
    """
    item, asked = next(iter(meeting.items), None), asked_by(meeting)
    private = asked is not None and is_private(folder, meeting, asked)
    if public and (private or (item is not None and item.private)):
        return
    if item is not None:
        yield Heading(_("{title} (private)").format(title=item.title) if private else item.title, 2)
        if item.text:
            yield Text(item.text)
    for entry in meeting.entries:
        yield from entry_blocks(folder, meeting, entry, ledger, public=public)
    yield Heading(_("Answers"), 2)
    yield Text(tally_words(meeting))
    head = (_("Participant"), _("Answer"), pgettext("column", "When"))
    rows = [
        (
            person_words(folder, one.person),
            vote_words(one),
            long_date(one.at) if one.at and one.vote else "",
            one.text,
        )
        for one in meeting.answers
    ]
    if public:
        yield Table(head=head, rows=tuple(row[:-1] for row in rows), caption=_("The answers"))
    else:
        yield Table(head=(*head, _("Remark")), rows=tuple(rows), caption=_("The answers"))
