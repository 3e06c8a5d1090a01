"""What a search found, meeting by meeting, with what was looked for marked."""

import datetime as dt
import re

from textual.content import Content

from tryg_tui.core.model.folder import Folder
from tryg_tui.core.search.match import SHOWN, Answer, Hit
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.review.context import joined
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.words.names import initiative_words, place_words
from tryg_tui.words.review import (
    hit_notes,
    kind_words,
    line_kind,
    line_lead,
    line_state,
    not_read,
    not_understood,
    state_words,
    unknown_names,
)

MARK = "bold reverse"
"""How what was looked for stands out; it is seen without colours too."""


def found_page(answer: Answer, folder: Folder, today: dt.date) -> Rendered:
    """The page of an answer."""
    titles = {loaded.value.id: loaded.value.title for loaded in reversed(folder.meetings)}
    rows: list[Row] = []
    for group in answer.groups:
        title = titles.get(group.meeting, group.meeting)
        mark = f"  ! {_('CHANGED AFTER APPROVAL')}" if group.meeting in answer.altered else ""
        head = (f"{long_date(group.date)}  {title}", "bold $primary")
        rows.append(Row(NOTHING, parts(head, (mark, "bold $critical"))))
        rows += [_row(hit, folder, today) for hit in group.hits]
    count = ngettext("{n} line found", "{n} lines found", answer.count).format(n=answer.count)
    order = _("the best first") if answer.query.terms else _("the newest first")
    told = [parts((count if not answer.query.empty else _("Write what to look for."), "bold"))]
    if answer.query.empty:
        kinds, states = ", ".join(kind_words()), ", ".join(state_words())
        told.append(plain(_("Kinds of lines: {kinds}").format(kinds=kinds), "$muted"))
        told.append(plain(_("“is:” with one of: {values}").format(values=states), "$muted"))
    if len(answer.groups) > 1:
        told = [parts((count, "bold"), (f", {order}", "$muted"))]
    if answer.more:
        more = _("Only the newest {n} lines are shown; look for more words.").format(n=SHOWN)
        told.append(plain(more, "$muted"))
    unclear = not_understood(answer.query, found=bool(answer.groups))
    unclear += [unknown_names(answer.unknown)] if answer.unknown else []
    told += [plain(sentence, "bold $critical") for sentence in unclear]
    if answer.unread:
        told.append(plain(not_read(answer.unread), "bold $critical"))
    return Rendered(lines(told), tuple(rows))


def _row(hit: Hit, folder: Folder, today: dt.date) -> Row:
    """A line that was found."""
    line = hit.line
    if line.n:
        ref, head = RowRef("line", line.citation), f"#{line.n} {line_kind(line.kind)}"
    else:
        ref, head = RowRef("item-of", f"{line.meeting}#{line.item}"), line.item_title
    told = [initiative_words(folder, line.initiative)] if line.initiative else []
    told += [line_state(line, today), *hit_notes(hit)]
    told += [_("private")] if line.private else []
    told = [one for one in told if one]
    lead = line_lead(folder, line, place_words)
    lead = f"{lead} – " if lead and line.text else lead
    rest = f"  {' · '.join(told)}" if told else ""
    return Row(ref, parts((f"{head}  ", "$muted"), lead, marked_text(hit), (rest, "$muted")))


def marked_text(hit: Hit) -> Content:
    """The text of a line on one line, with what was looked for marked."""
    text = hit.line.text
    pieces = []
    end = 0
    for start, stop in (*hit.spans, (len(text), len(text))):
        pieces.append(plain(_flat(text[end:start])))
        pieces.append(plain(_flat(text[start:stop]), MARK))
        end = stop
    return joined(pieces)


def _flat(text: str) -> str:
    """A piece of a text on one line; its spaces stay where it is joined to others."""
    return re.sub(r"\s+", " ", text)
