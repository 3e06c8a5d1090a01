"""What people, initiatives and statuses are called, in the language spoken now."""

import datetime as dt
from collections.abc import Callable, Iterable

from tryg_tui.core.input.names import fold, partners, people
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem, Meeting, split_citation
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import THEME, Strategy
from tryg_tui.locale import _, medium_date
from tryg_tui.words.vocabulary import item_kind, not_stated

SHOWN = 3
"""How many of several files are listed."""

NOBODY = "?"
"""What stands for an owner where none is stated."""

DATE = len("2018-04-10")
"""The characters of a meeting's id that are its date."""

Place = Callable[[Folder, Citation | Id], str]
"""How what is cited in a folder is told."""


def as_cited(_folder: Folder, place: Citation | Id) -> str:
    """A citation as it stands in the files."""
    return place


def place_near(folder: Folder, place: Citation, meeting: Id) -> str:
    """A citation told where lines of a meeting are spoken of: theirs by their numbers alone."""
    cited = split_citation(place)
    if cited is None or cited[0] != meeting:
        return place_words(folder, place)
    return _("no. {n}").format(n=cited[1])


def place_words(
    folder: Folder, place: Citation | Id, day: Callable[[dt.date], str] = medium_date
) -> str:
    """A citation as date and number, a meeting's id as its date, that of a moved one as the day it
    is held; anything else is shown itself. `day` tells the date.
    """
    cited = split_citation(place)
    meeting, number = cited or (place, None)
    try:
        date = dt.date.fromisoformat(meeting[:DATE])
    except ValueError:
        return place
    # Of several meetings on a day, all but the first have a number after the date.
    rest = meeting[DATE:].removeprefix("-")
    if meeting in folder.moved:
        # Its id, which never changes, is of the day it was planned for first.
        date = folder.moved[meeting]
        is_taken = date.isoformat() != meeting and folder.meeting(date.isoformat()) is not None
        rest = _("moved") if is_taken else ""
    told = day(date) + (f" ({rest})" if rest else "")
    return told if number is None else _("{date}, no. {n}").format(date=told, n=number)


def day_words(folder: Folder, place: Citation | Id) -> str:
    """A meeting told by its day, and nothing of where a line of minutes stands."""
    return "" if split_citation(place) else place_words(folder, place)


def item_words(item: AgendaItem, *, short: bool = False) -> str:
    """The title of an agenda item, or the short one it may have; of a closed one, that it is so."""
    if item.closed:
        return _("Closed item")
    return (item.short if short else "") or item.title


def aim_words(item: AgendaItem) -> str:
    """What an item is for, and its planned time where it has some of its own."""
    planned = _("{n} min").format(n=item.minutes) if item.minutes else ""
    # The number and its unit are not parted at the end of a line.
    planned = planned.replace(" ", "\u00a0")
    return " · ".join(filter(None, (item_kind(item.kind), planned)))


def link_marks(links: Iterable[Link]) -> list[str]:
    """What links lead to, each behind a sign."""
    return [f"↗ {' '.join(link.name.split())}" for link in links]


def meeting_words(meeting: Meeting) -> str:
    """The title of a meeting, and which one it is: "Møde (21. møde)"."""
    number = " ".join(meeting.number.split())
    if not number:
        return meeting.title
    told = _("meeting no. {n}").format(n=number) if number.isdecimal() else number
    return f"{meeting.title} ({told})"


def person_words(folder: Folder, id: Id) -> str:
    """A participant's role, after the name where there is one; an unknown id is shown itself."""
    person = folder.person(id)
    if person is None:
        return id
    return f"{person.name}, {person.title}" if person.name else person.title


def partner_words(folder: Folder, id: Id) -> str:
    """A partner's title; an unknown id is shown itself."""
    return next((one.title for one in folder.partnership.partners if one.id == id), id)


def subject(folder: Folder, item: AgendaItem) -> tuple[str, str]:
    """What an item is: the report of a group, or about a theme, and which one; nothing of others
    and of a closed one. An unknown id is shown itself.
    """
    if not item.of or item.closed:
        return "", ""
    held, theme = folder.partnership, item.of.removeprefix(THEME)
    known = held.bodies if theme == item.of else held.themes
    title = next((one.title for one in known if one.id == theme), theme)
    return (_("Report from") if theme == item.of else _("Theme")), title


def subject_words(folder: Folder, item: AgendaItem) -> str:
    """The report of a group or the theme that an item is, in a few words; empty for others, and
    where its title says so already.
    """
    about, title = subject(folder, item)
    return "" if not title or fold(title) in fold(item.title) else f"{about}: {title}"


def body_words(folder: Folder, id: Id) -> str:
    """A group's title; an unknown id is shown itself."""
    return next((one.title for one in folder.partnership.bodies if one.id == id), id)


def owner_words(folder: Folder, id: Id) -> str:
    """Who is to do something: a participant, or a partner as a whole."""
    return person_words(folder, id) if folder.person(id) else partner_words(folder, id)


def role_words(folder: Folder, id: Id) -> str:
    """Who is to do something where there is little room: a role without where it is from, where no
    other begins like it.
    """
    whole = owner_words(folder, id)
    begun = whole.partition(", ")[0]
    alike = [one for one, title in people(folder) if title.partition(", ")[0] == begun]
    return begun if alike in ([], [id]) else whole


def owners_words(
    folder: Folder, owners: tuple[Id, ...], owner_text: str = "", *, lead: bool = True
) -> str:
    """Who is to do something, or that it is not stated; with `lead`, the first of several is said
    to lead.
    """
    named = [owner_words(folder, owner) for owner in owners]
    if lead and len(named) > 1:
        named[0] = _("{owner} (leads)").format(owner=named[0])
    return "; ".join([*named, *([owner_text] if owner_text else [])]) or not_stated()


def who_words(folder: Folder, owners: tuple[Id, ...], owner_text: str = "") -> str:
    """The owners among other words, or that no owner is stated."""
    if not owners and not owner_text:
        return _("owner not stated")
    return owners_words(folder, owners, owner_text)


def brief_owners(folder: Folder, owners: tuple[Id, ...], owner_text: str = "") -> str:
    """Who is to do something where there is little room: a question mark where nobody is."""
    return owners_words(folder, owners, owner_text, lead=False) if owners or owner_text else NOBODY


def dissent_words(folder: Folder, text: str) -> str:
    """A dissent as it was worded; where only somebody is named, the usual words with that name."""
    name = " ".join(text.split())
    known = {fold(word) for pair in (*people(folder), *partners(folder)) for word in pair}
    if not name or fold(name) not in known:
        return text.strip()
    titles = dict((*people(folder), *partners(folder)))
    return _("{who} could not agree to the decision.").format(who=titles.get(name, name))


def file_words(folder: Folder, path: str) -> str:
    """What a file of the folder is about; minutes are told by their day."""
    loaded = folder.file(path)
    match loaded.value if loaded else None:
        case Strategy():
            return _("the partnership")
        case Initiative() | Measure() as titled if titled.title:
            return titled.title
        case CommunicationYear() as year:
            return _("outreach of {year}").format(year=year.year)
        case InitiativeReport() as form:
            initiative = initiative_words(folder, form.initiative)
            return _("form {year} of {initiative}").format(year=form.year, initiative=initiative)
        case YearlyReport() as report:
            return _("status report {year}").format(year=report.year)
    return place_words(folder, path.rpartition("/")[2].removesuffix(".toml"))


def files_words(folder: Folder, paths: Iterable[str]) -> str:
    """What some files are about, the first of them."""
    names = [file_words(folder, path) for path in paths]
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def initiative_words(folder: Folder, id: Id) -> str:
    """The title of an initiative; an unknown id is shown itself."""
    found = folder.initiative(id)
    return found.title if found else id


def status_words(folder: Folder, id: Id) -> str:
    """The group's word for a status; an unknown id is shown itself."""
    statuses = folder.partnership.statuses
    return next((status.title for status in statuses if status.id == id), id)
