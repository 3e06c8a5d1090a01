"""An initiative through the years, and an item of the agenda through the years."""

from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import AnyEntry, kind_of
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.review.decisions import decisions, in_years
from tryg_tui.core.review.history import (
    Event,
    Treated,
    initiative_history,
    item_history,
    minutes_spent,
)
from tryg_tui.locale import _, long_date, ngettext, number
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.review.context import Looking, altered_mark, row, said
from tryg_tui.ui.text import parts
from tryg_tui.words import vocabulary
from tryg_tui.words.entries import entry_kind, entry_text
from tryg_tui.words.figures import counted
from tryg_tui.words.names import initiative_words, place_words
from tryg_tui.words.review import led_words, marked, origin


def initiative_page(looking: Looking, initiative: Id) -> Rendered:
    """All that minutes and registers say about an initiative, the oldest first."""
    events = initiative_history(looking.folder, looking.ledger, initiative)
    events = tuple(event for event in events if in_years(looking.wanted, event.date))
    came = {
        one.decision.citation: f"→ {led_words(one)}"
        for one in decisions(looking.ledger)
        if one.decision.entry.initiative == initiative and led_words(one)
    }
    rows: list[Row] = []
    year = ""
    for place, event in enumerate(events):
        told = str(event.date.year) if event.date else _("Without a date")
        if told != year and (event.date or not rows):
            year = told
            rows.append(section(year))
        rows.append(_event(looking, initiative, event, place, came))
    headline = parts((initiative_words(looking.folder, initiative), "bold"))
    return Rendered(headline, tuple(rows), _("Nothing is known about it."))


def _event(
    looking: Looking, initiative: Id, event: Event, place: int, came: dict[Citation, str]
) -> Row:
    """One thing said, decided, measured or reported; `came` is what came of decisions."""
    if event.entry is not None and event.source is not None:
        kind = entry_kind(kind_of(event.entry))
        corrected = _("corrected") if event.corrected else ""
        text = marked(_entry(looking, event), private=event.entry.private)
        cited = event.source.citation
        return said(
            cited,
            f"{kind}: {text}",
            corrected,
            came.get(cited, ""),
            mark=altered_mark(looking, cited),
        )
    when = long_date(event.date) if event.date else ""
    if event.life is not None:
        text = vocabulary.change(event.life.change)
        when = event.life.date_text or when
    elif event.reading is not None:
        text = _figure(looking, initiative, event)
        when = event.reading.period or when
    else:
        assert event.report is not None
        text = _("Yearly form {year}").format(year=event.report.year)
    return row(RowRef("nowhere", str(place)), text, event.text, when, origin(event.origin))


def _entry(looking: Looking, event: Event) -> str:
    """What a line of the minutes says, as last corrected."""
    assert event.entry is not None
    assert event.source is not None
    if event.corrected:
        return event.text
    loaded = looking.folder.meeting(event.source.meeting)
    assert loaded is not None
    text = entry_text(looking.folder, loaded.value, event.entry, place_words, looking.ledger)
    # The page is about the initiative, whose name need not stand on each line of it.
    return text.removeprefix(f"{initiative_words(looking.folder, event.entry.initiative)}: ")


def _figure(looking: Looking, initiative: Id, event: Event) -> str:
    """A figure of the register, with what it is about."""
    assert event.reading is not None
    found = looking.folder.initiative(initiative)
    indicators = found.indicators if found else ()
    known = next((one for one in indicators if one.id == event.indicator), None)
    named = known or Indicator(id=event.indicator, title=event.indicator, unit="")
    return f"{named.title}: {counted(named, event.reading.value, event.reading.qualifier)}"


def item_page(looking: Looking, item: Id) -> Rendered:
    """An item at every meeting that had it, the newest first, and what it has led to in all."""
    treated = item_history(looking.folder, item)
    title = treated[-1].item.title if treated else item
    told = treated_words(treated)
    rows: list[Row] = []
    for one in reversed(treated):
        if not in_years(looking.wanted, one.meeting.date):
            continue
        rows.append(_meeting(one))
        rows += [_line(looking, one, entry) for entry in (*one.decisions, *one.actions)]
    return Rendered(
        parts((title, "bold"), (f" · {told}", "$muted")), tuple(rows), _("Never treated.")
    )


def treated_words(treated: tuple[Treated, ...]) -> str:
    """How often an item was treated, how long in all, and what it has led to."""
    met, spent = len(treated), minutes_spent(treated)
    decided = sum(len(one.decisions) for one in treated)
    agreed = sum(len(one.actions) for one in treated)
    return " · ".join(
        [
            ngettext("{n} meeting", "{n} meetings", met).format(n=number(met)),
            _("{n} min. in all").format(n=number(spent)),
            ngettext("{n} decision", "{n} decisions", decided).format(n=number(decided)),
            ngettext("{n} action", "{n} actions", agreed).format(n=number(agreed)),
        ]
    )


def _meeting(one: Treated) -> Row:
    """An item at one meeting: the time it took, and how much was recorded."""
    minutes = one.minutes
    spent = _("time not taken") if minutes is None else _("{n} min.").format(n=minutes)
    plan = _("planned {n} min.").format(n=one.item.minutes) if one.item.minutes else ""
    count = len(one.decisions) + len(one.actions) + len(one.others)
    recorded = ngettext("{n} line of minutes", "{n} lines of minutes", count).format(n=count)
    missed = _("Not reached") if one.item.not_reached else ""
    title = f"{long_date(one.meeting.date)}  {one.item.title}"
    return row(RowRef("meeting", one.meeting.id), title, missed or spent, plan, recorded)


def _line(looking: Looking, one: Treated, entry: AnyEntry) -> Row:
    """A decision or action recorded under an item."""
    citation = one.meeting.cite(entry)
    kind = entry_kind(kind_of(entry))
    text = looking.ledger.text_of(citation, entry)
    line = f"  {kind}: {marked(text, private=entry.private)}"
    return said(citation, line, mark=altered_mark(looking, citation))
