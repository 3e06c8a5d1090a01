"""The sections of looking back, and the meetings of all years."""

from collections import Counter
from collections.abc import Callable
from itertools import groupby

import msgspec

from tryg_tui.core.meetings.planning import minutes_of
from tryg_tui.core.model.entries import kind_of
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.review.backlog import Load, loads
from tryg_tui.core.review.decisions import in_years
from tryg_tui.core.review.history import item_history, item_ids, item_titles, minutes_spent
from tryg_tui.locale import _, long_date, month_year, ngettext, number, pgettext
from tryg_tui.ui.pages.context import Rendered, nothing_yet
from tryg_tui.ui.pages.parts import standing
from tryg_tui.ui.pages.row import Row, RowKind, RowRef, section
from tryg_tui.ui.review.attendance import attendance_page
from tryg_tui.ui.review.context import INDENT, MANY, Looking, approved, by_year, row
from tryg_tui.ui.review.history import comparison_page, initiative_page, item_page, treated_words
from tryg_tui.ui.review.home import SIGNS
from tryg_tui.ui.review.registers import actions_page, brief_page, decisions_page, life_page
from tryg_tui.ui.text import lines, parts
from tryg_tui.ui.widgets.marks import bar
from tryg_tui.words import review, vocabulary
from tryg_tui.words.names import meeting_words
from tryg_tui.words.review import counted_words

BAR = 10
"""The cells of a bar before the title of an item."""


class Section(msgspec.Struct, frozen=True):
    """A section of looking back, chosen by its number."""

    id: str
    title: Callable[[], str]
    page: Callable[[Looking], Rendered]


def meetings_page(looking: Looking) -> Rendered:
    """The meetings by year, the newest first; only the years where there are very many."""
    every = [loaded.value for loaded in looking.folder.meetings]
    if len(every) > MANY and looking.wanted.years is None:
        return _years(every)
    held = reversed(minutes_of(looking.folder, looking.wanted.body))
    wanted = [one for one in held if in_years(looking.wanted, one.date)]
    rows = by_year((one.date.year, _meeting(looking, one)) for one in wanted)
    return Rendered(parts((counted_words(every), "bold")), tuple(rows), _none(looking))


def _none(looking: Looking) -> str:
    """That there are no meetings, or none of those wanted."""
    said = _("There are no meetings.")
    return said if looking.folder.meetings else nothing_yet(said, "prepare")


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
    state = vocabulary.standing(meeting)
    sign = (f"{SIGNS[meeting.state]} ", "bold")
    first = parts(sign, (f"{long_date(meeting.date)}  {meeting_words(meeting)}", "bold"))
    checked = approved(looking.folder, looking.ledger, meeting.id)
    if meeting.state == "final" and not (checked[0] or meeting.written):
        checked = (f" · {_('not yet approved')}", "$muted")
    pieces = [(f"{INDENT}{state}", "$muted"), checked]
    pieces += [(f" · {one}", "$muted") for one in told]
    return Row(RowRef("meeting", meeting.id), lines([first, parts(*pieces)]))


def _years(every: list[Meeting]) -> Rendered:
    """The years, each with how many meetings it has."""
    years = groupby(reversed(every), key=lambda one: one.date.year)
    rows = [row(RowRef("year", str(year)), str(year), counted_words(some)) for year, some in years]
    return Rendered(parts((counted_words(every), "bold")), tuple(rows))


def initiatives_page(looking: Looking) -> Rendered:
    """The initiatives, each of which can be followed through the years."""
    said = looking.ledger.concerning
    rows = tuple(
        _initiative(looking, one.value, len(said.get(one.value.id, ())))
        for one in looking.folder.initiatives
    )
    none = nothing_yet(_("There are none."), "initiatives")
    return Rendered(parts((_("Initiatives through the years"), "bold")), rows, none)


def _initiative(looking: Looking, initiative: Initiative, said: int) -> Row:
    """How an initiative stands, how much has been said of it, and when it was last spoken of."""
    sign, state, style = standing.state(looking, initiative)
    lines_of_minutes = ngettext("{n} line of minutes", "{n} lines of minutes", said)
    told = [state, lines_of_minutes.format(n=number(said))]
    if spoken := looking.ledger.discussed.get(initiative.id, ()):
        told.append(_("last discussed {month}").format(month=month_year(spoken[-1].date)))
    return row(
        RowRef("initiative", initiative.id), initiative.title, *told, sign=(f"{sign} ", style)
    )


def items_page(looking: Looking) -> Rendered:
    """The items of all agendas, each of which can be followed through the years."""
    titles = item_titles(looking.folder)
    treated = {id: item_history(looking.folder, id) for id in item_ids(looking.folder)}
    most = max(map(minutes_spent, treated.values()), default=0)
    rows = tuple(
        row(
            RowRef("item", id),
            titles[id][0],
            *[_("earlier: {title}").format(title=title) for title in titles[id][1:]],
            treated_words(found),
            sign=(f"{_spent(minutes_spent(found), most)} ", "$primary"),
        )
        for id, found in treated.items()
    )
    none = nothing_yet(_("There are none."), "prepare")
    return Rendered(parts((_("Items through the years"), "bold")), rows, none)


def _spent(minutes: int, most: int) -> str:
    """A bar of the minutes that were spent on an item, beside those of the one with the most."""
    (done, _style), (left, _other) = bar(minutes, most, BAR)
    return done + " " * len(left)


def people_page(looking: Looking) -> Rendered:
    """The participants, each of whom has a brief, those who have most to do first; then what others
    have to do, and what nobody has.
    """
    people = looking.folder.partnership.people
    owed = {one.id: _owing(looking, one) for one in people}
    most = sorted(people, key=lambda one: (-owed[one.id][0], -owed[one.id][1]))
    rows = [row(RowRef("person", one.id), one.title, one.name, owed[one.id][2]) for one in most]
    known = {one.id for one in people}
    others = [one for one in loads(looking.ledger, looking.today) if one.owner not in known]
    if others:
        rows.append(section(_("Open actions of partners and others, and of nobody")))
    rows += [
        row(
            RowRef("nowhere", f"{one.owner} {one.owner_text}"),
            review.loaded_words(looking.folder, one),
            *review.load_words(one, looking.today),
        )
        for one in others
    ]
    none = nothing_yet(_("There are none."), "people")
    return Rendered(parts((_("A brief for one participant"), "bold")), tuple(rows), none)


def _owing(looking: Looking, person: Person) -> tuple[int, int, str]:
    """How many actions a participant has to do and how many of them are late, also in words."""
    theirs = [a for a in looking.ledger.open_actions(looking.today) if person.acts(a.owners)]
    if not theirs:
        return 0, 0, ""
    late = sum(action.overdue(looking.today) for action in theirs)
    since = min(action.source.date for action in theirs)
    load = Load(owner=person.id, open=len(theirs), overdue=late, since=since)
    return len(theirs), late, ", ".join(filter(None, review.load_words(load, looking.today)))


SECTIONS: tuple[Section, ...] = (
    Section("meetings", lambda: _("Meetings"), meetings_page),
    Section("decisions", lambda: _("Decisions"), decisions_page),
    Section("actions", lambda: pgettext("section", "Actions"), actions_page),
    Section("initiatives", lambda: _("Initiatives"), initiatives_page),
    Section("items", lambda: pgettext("section", "Items"), items_page),
    Section("people", lambda: _("Participants"), people_page),
    Section("attendance", lambda: _("Attendance"), attendance_page),
)


PLACES: dict[RowKind, Callable[[Looking, str], Rendered]] = {
    "section": lambda looking, place: next(one.page for one in SECTIONS if one.id == place)(
        looking
    ),
    "life": life_page,
    "initiative": initiative_page,
    "item": item_page,
    "person": brief_page,
    "compare": comparison_page,
}
"""What is shown of a section, or of one thing."""


def page(looking: Looking, place: RowRef) -> Rendered:
    """The page of a place: of a section, or of one thing.

    Where it has very many rows, the first of them are shown, and that there are more.
    """
    whole = PLACES[place.kind](looking, place.id)
    shown = whole.rows[:MANY]
    left = _entries(whole.rows) - _entries(shown)
    if not left:
        return whole
    more = _("… and {n} more; choose with h, or search with /").format(n=number(left))
    return msgspec.structs.replace(whole, rows=(*shown, row(RowRef("nowhere", "more"), more)))


def _entries(rows: tuple[Row, ...]) -> int:
    """How many of some rows are no headings."""
    return sum(bool(row.ref) for row in rows)
