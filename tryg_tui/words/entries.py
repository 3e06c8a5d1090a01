"""How people, dates, figures and entries are put into words, in the language spoken now."""

import datetime as dt
from collections.abc import Callable

from tryg_tui.core.input.names import partners, people
from tryg_tui.core.input.nearest import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Status,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Number, Qualifier
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import IndexReading
from tryg_tui.locale import _, long_date, ngettext, number
from tryg_tui.words.privacy import cited_entry, is_private
from tryg_tui.words.vocabulary import (
    approval_outcome,
    area_kind,
    attention_reason,
    carry_column,
    carry_reason,
    change,
    closing_check,
    direction,
    entry_kind,
    followup_state,
    item_kind,
    level,
    meeting_state,
    outcome,
    platform_state,
    precision,
    presence,
    severity,
    view,
)

__all__ = [
    "age_words",
    "approval_outcome",
    "area_kind",
    "attention_reason",
    "carry_column",
    "carry_reason",
    "change",
    "citation_words",
    "closing_check",
    "direction",
    "dissent_words",
    "due_words",
    "entry_kind",
    "entry_label",
    "entry_line",
    "entry_text",
    "followup_state",
    "initiative_words",
    "item_kind",
    "level",
    "meeting_state",
    "not_stated",
    "outcome",
    "owners_words",
    "person_words",
    "platform_state",
    "precision",
    "presence",
    "quantity",
    "reading_figure",
    "reading_words",
    "severity",
    "span_words",
    "status_words",
    "view",
    "when_words",
    "who_words",
]

MONTHS_SHOWN = 24
"""From this age on, in months, years are told instead."""


def not_stated() -> str:
    """What stands where nobody has said anything."""
    return _("not stated")


def quantity(value: Number, unit: str = "", qualifier: Qualifier = "exact") -> str:
    """A figure with its unit, and how exactly its source states it: "about 30 pupils"."""
    figure = f"{number(value)} {unit}".rstrip()
    pattern = {
        "exact": "{figure}",
        "about": _("about {figure}"),
        "more-than": _("more than {figure}"),
        "less-than": _("less than {figure}"),
        "average": _("on average about {figure}"),
    }[qualifier]
    return pattern.format(figure=figure)


def due_words(date: dt.date | None, text: str = "") -> str:
    """A due date as it was written, else as a date, else that it is not stated."""
    if text:
        return text
    return long_date(date) if date else not_stated()


def person_words(folder: Folder, id: Id) -> str:
    """A participant's role, after the name where there is one; an unknown id is shown itself."""
    person = folder.person(id)
    if person is None:
        return id
    return f"{person.name}, {person.title}" if person.name else person.title


def owners_words(folder: Folder, owners: tuple[Id, ...], owner_text: str = "") -> str:
    """Who is to do something, or that it is not stated."""
    named = [person_words(folder, owner) for owner in owners]
    return "; ".join([*named, *([owner_text] if owner_text else [])]) or not_stated()


def initiative_words(folder: Folder, id: Id) -> str:
    """The title of an initiative; an unknown id is shown itself."""
    found = folder.initiative(id)
    return found.title if found else id


def status_words(folder: Folder, id: Id) -> str:
    """The group's word for a status; an unknown id is shown itself."""
    statuses = folder.strategy.value.statuses if folder.strategy else ()
    return next((status.title for status in statuses if status.id == id), id)


def age_words(date: dt.date, today: dt.date) -> str:
    """The time between two days in whole days, months or years, whichever comes first."""
    first, last = sorted((date, today))
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months >= MONTHS_SHOWN:
        return ngettext("{n} yr", "{n} yrs", months // 12).format(n=months // 12)
    if months:
        return ngettext("{n} mo.", "{n} mos.", months).format(n=months)
    days = (last - first).days
    return ngettext("{n} day", "{n} days", days).format(n=days)


def span_words(seconds: int) -> str:
    """A time span as minutes and seconds, "12:30", with hours in front from one hour on."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    sign = "-" if seconds < 0 else ""
    if hours:
        return f"{sign}{hours}:{minutes:02}:{left:02}"
    return f"{sign}{minutes:02}:{left:02}"


def entry_label(entry: AnyEntry, *, private: bool = False) -> str:
    """The number and kind of an entry, and whether it is private: "#7 Decision".

    With `private`, it is marked even where it has no mark of its own.
    """
    pattern = _("#{n} {kind} (private)") if private or entry.private else "#{n} {kind}"
    return pattern.format(n=entry.n, kind=entry_kind(kind_of(entry)))


def entry_line(folder: Folder, meeting: Meeting, entry: AnyEntry) -> str:
    """An entry on one line, with number and kind."""
    return f"{entry_label(entry)} {entry_text(folder, meeting, entry)}".rstrip()


def entry_text(
    folder: Folder,
    meeting: Meeting,
    entry: AnyEntry,
    place: Callable[[Citation], str] = str,
    ledger: Ledger | None = None,
) -> str:
    """What an entry says, on one line, without number and kind; `place` tells what it cites.

    With a ledger, what it follows up is quoted as last corrected.
    """
    text = _flat(entry.text)
    match entry:
        case Decision():
            against = dissent_words(folder, _flat(entry.dissent))
            return _dotted(text, outcome(entry.outcome) if entry.outcome else "", against)
        case Action():
            who = who_words(folder, entry.owners, entry.owner_text)
            return _dotted(who, when_words(entry.due, entry.due_text), text)
        case FollowUp():
            moved, who = _stated_when(entry), _stated_who(folder, entry)
            about = citation_words(folder, meeting, entry, entry.of, place, ledger)
            return _dotted(about, followup_state(entry.state), who, moved, text)
        case Status():
            said = status_words(folder, entry.status)
            return f"{initiative_words(folder, entry.initiative)}: {_dashed(said, text)}"
        case LifeCycle():
            said = _dashed(change(entry.change), text)
            line = f"{initiative_words(folder, entry.initiative)}: {said}"
            return f"{line} ({place(entry.of)})" if entry.of else line
        case ReadingEntry():
            return _reading(folder, entry, text)
        case Outreach():
            done = _("done {date}").format(date=long_date(entry.done)) if entry.done else ""
            who = _stated_who(folder, entry)
            due = "" if entry.done else _stated_when(entry)
            return _dotted(text, entry.channel, who, due, done, place(entry.of))
        case Approval():
            of = _("Minutes of {meeting}").format(meeting=place(entry.of))
            return f"{of}: {_dashed(approval_outcome(entry.outcome), text)}"
        case Amendment():
            why = _("because {reason}").format(reason=_flat(entry.why)) if entry.why else ""
            return _dotted(_("{entry} reads: {text}").format(entry=place(entry.of), text=text), why)
        case _:
            return text


def _flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _dotted(*parts: str) -> str:
    """The parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)


def _dashed(*parts: str) -> str:
    """The parts that say something, with dashes between."""
    return " – ".join(part for part in parts if part)


def _stated_who(folder: Folder, entry: FollowUp | Outreach) -> str:
    """The owners, or nothing where none is stated."""
    stated = entry.owners or entry.owner_text
    return owners_words(folder, entry.owners, entry.owner_text) if stated else ""


def _stated_when(entry: FollowUp | Outreach) -> str:
    """When something is due, or nothing where that is not stated."""
    return when_words(entry.due, entry.due_text) if entry.due or entry.due_text else ""


def who_words(folder: Folder, owners: tuple[Id, ...], owner_text: str = "") -> str:
    """The owners among other words, or that no owner is stated."""
    if not owners and not owner_text:
        return _("owner not stated")
    return owners_words(folder, owners, owner_text)


def when_words(date: dt.date | None, text: str = "") -> str:
    """When something is due, or that no due date is stated."""
    if not date and not text:
        return _("due date not stated")
    return _("due {date}").format(date=due_words(date, text))


def citation_words(
    folder: Folder,
    meeting: Meeting,
    entry: AnyEntry,
    citation: Citation,
    place: Callable[[Citation], str] = str,
    ledger: Ledger | None = None,
) -> str:
    """A cited entry with its text; that of a private one only where the citing one is so marked.

    With a ledger, the text is the one last corrected, private corrections treated alike.
    """
    cited = cited_entry(folder, meeting, citation)
    if cited is None or (is_private(folder, *cited) and not entry.private):
        return place(citation)
    text = cited[1].text
    for correction in ledger.corrections.get(citation, ()) if ledger else ():
        later = folder.meeting(correction.source.meeting)
        home = later.value if later else meeting
        if entry.private or not is_private(folder, home, correction.entry):
            text = correction.entry.text
    return f"{place(citation)} {_flat(text)}".rstrip()


def dissent_words(folder: Folder, text: str) -> str:
    """A dissent as it was worded; where only somebody is named, the usual words with that name."""
    name = text.strip()
    known = {fold(word) for pair in (*people(folder), *partners(folder)) for word in pair}
    if not name or fold(name) not in known:
        return name
    titles = dict((*people(folder), *partners(folder)))
    return _("{who} could not agree to the decision.").format(who=titles.get(name, name))


def reading_figure(reading: IndexReading) -> str:
    """A figure of the survey: a whole number where its source rounded it, else one decimal."""
    return number(reading.value, None if reading.precision == "rounded" else 1)


def figure_words(
    folder: Folder,
    initiative: Id,
    indicator: Id,
    value: Number,
    qualifier: Qualifier = "exact",
    when: str = "",
) -> tuple[str, str]:
    """The name of an indicator, and one of its values with the day or period it is for."""
    known = folder.initiative(initiative)
    indicators = known.indicators if known else ()
    found = next((one for one in indicators if one.id == indicator), None)
    title, unit = (found.title, found.unit_of(value)) if found else (indicator, "")
    figure = quantity(value, unit, qualifier)
    return title, f"{figure} ({when})" if when else figure


def reading_words(folder: Folder, entry: ReadingEntry) -> tuple[str, str]:
    """The name of a reading's indicator, and its value with the day or period it is for."""
    when = entry.period or (long_date(entry.date) if entry.date else "")
    return figure_words(
        folder, entry.initiative, entry.indicator, entry.value, entry.qualifier, when
    )


def _reading(folder: Folder, entry: ReadingEntry, text: str) -> str:
    """A reading on one line."""
    title, value = reading_words(folder, entry)
    return f"{initiative_words(folder, entry.initiative)}: {title}: {_dashed(value, text)}"
