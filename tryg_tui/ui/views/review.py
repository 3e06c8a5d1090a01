"""The sections of looking back, and the meetings of all years."""

from collections import Counter
from collections.abc import Callable

import msgspec

from tryg_tui.core.history import item_ids, item_titles
from tryg_tui.core.meeting import Meeting
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.present import parts
from tryg_tui.ui.views.front import meeting_line
from tryg_tui.ui.views.looking import (
    COMPARE,
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
from tryg_tui.ui.views.review_history import initiative_page, item_page
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
    wanted = looking.wanted.year
    if len(meetings) > MANY and wanted is None:
        return _years(meetings)
    for meeting in reversed(meetings):
        if wanted in (None, meeting.date.year):
            if meeting.date.year != year:
                year = meeting.date.year
                rows.append(section(str(year)))
            rows.append(Row(MEETING + meeting.id, meeting_line(looking.ledger, meeting)))
    count = ngettext("{n} meeting", "{n} meetings", len(meetings)).format(n=len(meetings))
    return Page(parts((count, "bold")), tuple(rows), _("There are no meetings."))


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
        row(INITIATIVE + one.id, one.title, _spoken(looking, one.id))
        for one in (loaded.value for loaded in looking.folder.initiatives)
    )
    return Page(parts((_("Initiatives through the years"), "bold")), rows, _("There are none."))


def _spoken(looking: Looking, initiative: str) -> str:
    """How many lines of minutes there are about an initiative."""
    count = len(looking.ledger.discussed.get(initiative, ()))
    return ngettext("{n} line of minutes", "{n} lines of minutes", count).format(n=count)


def items_page(looking: Looking) -> Page:
    """The items of all agendas, each of which can be followed through the years."""
    titles = item_titles(looking.folder)
    rows = tuple(
        row(
            ITEM + id,
            titles[id][0],
            *[_("earlier: {title}").format(title=t) for t in titles[id][1:]],
        )
        for id in item_ids(looking.folder)
    )
    return Page(parts((_("Items through the years"), "bold")), rows, _("There are none."))


def people_page(looking: Looking) -> Page:
    """The participants, each of whom has a brief."""
    strategy = looking.folder.strategy
    rows = tuple(
        row(PERSON + one.id, one.title, one.name)
        for one in (strategy.value.people if strategy else ())
    )
    return Page(parts((_("A brief for one participant"), "bold")), rows, _("There are none."))


SECTIONS: tuple[Section, ...] = (
    Section("meetings", lambda: _("Meetings"), meetings_page),
    Section("decisions", lambda: _("Decisions"), decisions_page),
    Section("actions", lambda: _("Action points"), actions_page),
    Section("initiatives", lambda: _("Initiatives"), initiatives_page),
    Section("items", lambda: _("Agenda items"), items_page),
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
