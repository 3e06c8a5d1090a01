"""The sections of looking back, and the meetings of all years."""

from collections import Counter
from collections.abc import Callable

import msgspec

from tryg_tui.core.attention import ending
from tryg_tui.core.entries import kind_of
from tryg_tui.core.history import item_history, item_ids, item_titles
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.register import in_years
from tryg_tui.documents import vocabulary
from tryg_tui.documents.citing import place_words
from tryg_tui.documents.wording import status_words
from tryg_tui.locale import _, long_date, month_year, ngettext, pgettext
from tryg_tui.ui.present import lines, parts
from tryg_tui.ui.views.looking import (
    COMPARE,
    INDENT,
    INITIATIVE,
    ITEM,
    LIFE,
    MANY,
    MEETING,
    NOWHERE,
    PERSON,
    YEAR,
    Looking,
    row,
)
from tryg_tui.ui.views.page import Page, Row, section
from tryg_tui.ui.views.review_compare import comparison_page
from tryg_tui.ui.views.review_history import initiative_page, item_page, treated_words
from tryg_tui.ui.views.review_people import brief_page
from tryg_tui.ui.views.review_registers import actions_page, decisions_page, life_page


class Section(msgspec.Struct, frozen=True):
    """A section of looking back, chosen by its number."""

    id: str
    title: Callable[[], str]
    page: Callable[[Looking], Page]


def meetings_page(looking: Looking) -> Page:
    """The meetings by year, the newest first; only the years where there are very many."""
    rows: list[Row] = []
    year = 0
    meetings = [loaded.value for loaded in looking.folder.meetings]
    wanted = looking.wanted
    if len(meetings) > MANY and wanted.years is None:
        return _years(meetings)
    for meeting in reversed(meetings):
        if in_years(wanted, meeting.date):
            if meeting.date.year != year:
                year = meeting.date.year
                rows.append(section(str(year)))
            rows.append(_meeting(looking, meeting))
    count = ngettext("{n} meeting", "{n} meetings", len(meetings)).format(n=len(meetings))
    return Page(parts((count, "bold")), tuple(rows), _("There are no meetings."))


def _meeting(looking: Looking, meeting: Meeting) -> Row:
    """A meeting: when and which, its state, whether it is approved, and how much came of it."""
    counts = Counter(map(kind_of, meeting.entries))
    decided = ngettext("{n} decision", "{n} decisions", counts["decision"])
    agreed = ngettext("{n} action", "{n} actions", counts["action"])
    said = ngettext("{n} line of minutes", "{n} lines of minutes", len(meeting.entries))
    told = [decided.format(n=counts["decision"])] if counts["decision"] else []
    told += [agreed.format(n=counts["action"])] if counts["action"] else []
    if meeting.entries and not told:
        told = [said.format(n=len(meeting.entries))]
    state = vocabulary.meeting_state(meeting.state)
    first = parts((f"{long_date(meeting.date)}  {meeting.title}", "bold"))
    pieces = [(f"{INDENT}{state}", "$muted"), _approved(looking, meeting)]
    return Row(MEETING + meeting.id, lines([first, parts(*pieces, *_dotted(told))]))


def _approved(looking: Looking, meeting: Meeting) -> tuple[str, str]:
    """Whether the minutes of a meeting are approved, and still what was approved."""
    approval = looking.ledger.approvals.get(meeting.id)
    if approval is None:
        final = meeting.state == "final"
        return (f" · {_('not yet approved')}", "$muted") if final else ("", "")
    if not approval.intact:
        return (f" · ! {_('CHANGED AFTER APPROVAL')}", "bold $critical")
    words = _("approved {citation}").format(citation=place_words(approval.source.citation))
    return (f" · ✓ {words}", "$good")


def _dotted(told: list[str]) -> list[tuple[str, str]]:
    """Pieces that follow others, each after a dot."""
    return [(f" · {one}", "$muted") for one in told]


def _years(meetings: list[Meeting]) -> Page:
    """The years, each with how many meetings it has."""
    counts = Counter(meeting.date.year for meeting in meetings)
    rows = []
    for year in sorted(counts, reverse=True):
        count = ngettext("{n} meeting", "{n} meetings", counts[year]).format(n=counts[year])
        rows.append(row(f"{YEAR}{year}", str(year), count))
    count = ngettext("{n} meeting", "{n} meetings", len(meetings)).format(n=len(meetings))
    return Page(parts((count, "bold")), tuple(rows))


def initiatives_page(looking: Looking) -> Page:
    """The initiatives, each of which can be followed through the years."""
    rows = tuple(
        row(INITIATIVE + one.id, one.title, *_standing(looking, one.id))
        for one in (loaded.value for loaded in looking.folder.initiatives)
    )
    return Page(parts((_("Initiatives through the years"), "bold")), rows, _("There are none."))


def _standing(looking: Looking, initiative: str) -> list[str]:
    """How an initiative stands, when it was last spoken of, and how much has been said of it."""
    ledger = looking.ledger
    ended = ending(ledger, initiative, looking.today)
    status, spoken = ledger.latest_status(initiative), ledger.discussed.get(initiative, ())
    told = [vocabulary.change(ended.change)] if ended else []
    if status is not None and not ended:
        told.append(status_words(looking.folder, status.status))
    said = ledger.concerning.get(initiative, ())
    told.append(ngettext("{n} line of minutes", "{n} lines of minutes", len(said)))
    told[-1] = told[-1].format(n=len(said))
    if spoken:
        told.append(_("last discussed {month}").format(month=month_year(spoken[-1].date)))
    return told


def items_page(looking: Looking) -> Page:
    """The items of all agendas, each of which can be followed through the years."""
    titles = item_titles(looking.folder)
    rows = tuple(
        row(
            ITEM + id,
            titles[id][0],
            *[_("earlier: {title}").format(title=t) for t in titles[id][1:]],
            treated_words(item_history(looking.folder, id)),
        )
        for id in item_ids(looking.folder)
    )
    return Page(parts((_("Items through the years"), "bold")), rows, _("There are none."))


def people_page(looking: Looking) -> Page:
    """The participants, each of whom has a brief."""
    strategy = looking.folder.strategy
    rows = tuple(
        row(PERSON + one.id, one.title, one.name, _owing(looking, one.id))
        for one in (strategy.value.people if strategy else ())
    )
    return Page(parts((_("A brief for one participant"), "bold")), rows, _("There are none."))


def _owing(looking: Looking, person: str) -> str:
    """How many actions a participant has to do, and how many of them are late."""
    theirs = [a for a in looking.ledger.open_actions(looking.today) if person in a.owners]
    late = sum(action.overdue(looking.today) for action in theirs)
    count = ngettext("{n} open action", "{n} open actions", len(theirs)).format(n=len(theirs))
    overdue = ngettext("{n} overdue", "{n} overdue", late).format(n=late)
    return f"{count}, {overdue}" if late else count if theirs else ""


SECTIONS: tuple[Section, ...] = (
    Section("meetings", lambda: _("Meetings"), meetings_page),
    Section("decisions", lambda: _("Decisions"), decisions_page),
    Section("actions", lambda: pgettext("section", "Actions"), actions_page),
    Section("initiatives", lambda: _("Initiatives"), initiatives_page),
    Section("items", lambda: pgettext("section", "Items"), items_page),
    Section("people", lambda: _("Participants"), people_page),
)

PLACES: dict[str, Callable[[Looking, str], Page]] = {
    LIFE: life_page,
    INITIATIVE: initiative_page,
    ITEM: item_page,
    PERSON: brief_page,
    COMPARE: comparison_page,
}
"""What is shown of one thing, by what the id of its row begins with."""


def page(looking: Looking, place: str) -> Page:
    """The page of a place: of a section by its id, or of one thing by the id of its row.

    Where it has very many rows, the first of them are shown, and that there are more.
    """
    sections = {one.id: one.page for one in SECTIONS}
    kind, colon, of = place.partition(":")
    whole = sections[place](looking) if place in sections else PLACES[kind + colon](looking, of)
    if len(whole.rows) <= MANY:
        return whole
    left = len(whole.rows) - MANY
    more = _("… and {n} more; choose with h, or search with /").format(n=left)
    return msgspec.structs.replace(whole, rows=(*whole.rows[:MANY], row(f"{NOWHERE}more", more)))
