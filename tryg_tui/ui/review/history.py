"""An initiative or an item of the agenda through the years, and two meetings compared."""

from tryg_tui.core.ledger.fold import HELD
from tryg_tui.core.ledger.ledger import ActionState, ReadingPoint
from tryg_tui.core.ledger.outcomes import decisions
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Action, AnyEntry, Decision, kind_of
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.review import history
from tryg_tui.core.review.compare import Comparison, Figure, InitiativePair, ItemPair, compare
from tryg_tui.core.review.decisions import in_years
from tryg_tui.locale import _, long_date, ngettext, number
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.review.context import Looking, altered_mark, row, said
from tryg_tui.ui.text import parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.entries import entry_kind, entry_text
from tryg_tui.words.figures import disputed_words, figure_of
from tryg_tui.words.names import initiative_words, place_words, status_words
from tryg_tui.words.review import led_words, marked, origin


def comparison_page(looking: Looking, of: str) -> Rendered:
    """Two meetings, named by their ids with a bar between, compared."""
    first, _bar, second = of.partition("|")
    one, other = looking.folder.meeting(first), looking.folder.meeting(second)
    if one is None or other is None:
        return Rendered(parts(of), (), _("One of the meetings is no longer there."))
    found = compare(looking.folder, one.value, other.value)
    before, now = long_date(found.before.date), long_date(found.now.date)
    rows = [section(_("Agenda items"))]
    for place, pair in enumerate(found.items):
        rows += [] if pair.empty else _item(looking, found, pair, place)
    empty = [pair.now.title for pair in found.items if pair.empty and pair.now]
    if empty:
        told = _("Nothing recorded either time: {items}").format(items=", ".join(empty))
        rows.append(Row(RowRef("nowhere", "empty"), plain(told, "$muted")))
    rows.append(section(_("Initiatives")))
    changed = [
        row
        for each in (*found.initiatives, found.general)
        for row in _initiative(looking, found, each)
    ]
    rows += changed or [
        Row(RowRef("nowhere", "unchanged"), plain(_("Nothing has changed"), "$muted"))
    ]
    headline = parts((_("{before} compared with {now}").format(before=before, now=now), "bold"))
    return Rendered(headline, tuple(rows))


def _item(looking: Looking, found: Comparison, pair: ItemPair, number: int) -> list[Row]:
    """An item at both meetings, with what each decided and agreed under it."""
    kept = pair.now or pair.before
    assert kept is not None
    if pair.before is None:
        change = _("new")
    elif pair.now is None:
        change = _("gone")
    elif pair.before.title != pair.now.title:
        change = _("called “{title}” before").format(title=pair.before.title)
    else:
        change = ""
    counts = [
        ngettext("{n} line of minutes", "{n} lines of minutes", len(said)).format(n=len(said))
        for said in (pair.said_before, pair.said_now)
    ]
    times = [_spent(item) for item in (pair.before, pair.now)]
    spent = " → ".join(times) if any(times) else ""
    rows = [row(RowRef("nowhere", f"item{number}"), kept.title, change, " → ".join(counts), spent)]
    for meeting, entries in ((found.before, pair.said_before), (found.now, pair.said_now)):
        for entry in entries:
            if isinstance(entry, Decision | Action):
                citation = meeting.cite(entry)
                kind = entry_kind(kind_of(entry))
                text = marked(looking.ledger.entry_of(citation, entry).text, private=entry.private)
                about = entry.initiative and initiative_words(looking.folder, entry.initiative)
                rows.append(
                    said(
                        looking.folder,
                        citation,
                        f"  {long_date(meeting.date)} · {kind}: {text}",
                        about,
                    )
                )
    return rows


def _spent(item: AgendaItem | None) -> str:
    """The time an item took at a meeting."""
    if item is None or not item.seconds:
        return _("time not taken") if item else ""
    return _("{n} min.").format(n=round(item.seconds / history.SECONDS_A_MINUTE))


def _initiative(looking: Looking, found: Comparison, pair: InitiativePair) -> list[Row]:
    """What has become of an initiative, or of what belongs to none."""
    told = [_status(looking, pair)] if pair.status_changed else []
    told += [vocabulary.change(point.change) for point in pair.lives]
    told += [_figures(looking, pair, one) for one in pair.figures]
    # Of a meeting that is still to be held nobody knows what it will speak of.
    if pair.spoken_before != pair.spoken_now and found.now.state in HELD:
        told.append(_("spoken of now") if pair.spoken_now else _("no longer spoken of"))
    # What the two meetings decided themselves stands under their items.
    decided = [
        said(
            looking.folder,
            one.citation,
            f"  {_('decided between')}: {marked(one.text, private=private)}",
        )
        for one in pair.decided
        if one.source.meeting != found.now.id
        for private in [one.entry.private]
    ]
    actions = [(action, _new(action)) for action in pair.born]
    actions += [(action, vocabulary.followup_state(action.state)) for action in pair.ended]
    if not pair.initiative and not (actions or decided):
        return []
    title = initiative_words(looking.folder, pair.initiative) if pair.initiative else _("Others")
    ref = RowRef("initiative" if pair.initiative else "nowhere", pair.initiative or "others")
    rows = [row(ref, title, *(told or ([] if actions or decided else [_("unchanged")]))), *decided]
    for action, what in actions:
        text = marked(action.text, private=action.private)
        rows.append(
            row(
                RowRef("life", action.citation),
                f"  {what}: {text}",
                place_words(looking.folder, action.citation),
            )
        )
    return rows


def _new(action: ActionState) -> str:
    """What became of an action that was agreed after the earlier meeting, by the later one."""
    if action.state == "open":
        return _("new action")
    return _("new action, {state}").format(state=vocabulary.followup_state(action.state).lower())


def _status(looking: Looking, pair: InitiativePair) -> str:
    """The status before and now."""
    before = status_words(looking.folder, pair.before.status) if pair.before else _("none yet")
    now = status_words(looking.folder, pair.now.status) if pair.now else _("none yet")
    return f"{before} → {now}"


def _figures(looking: Looking, pair: InitiativePair, one: Figure) -> str:
    """A figure before and now."""
    named = looking.folder.indicator(pair.initiative, one.indicator)

    def told(points: tuple[ReadingPoint, ...]) -> str:
        return disputed_words(named, points) if points[1:] else figure_of(named, points[0])

    before = told(one.before) if one.before else _("none yet")
    return f"{named.title}: {before} → {told(one.now)}"


def initiative_page(looking: Looking, initiative: Id) -> Rendered:
    """All that minutes and registers say about an initiative, the oldest first."""
    events = history.initiative_history(looking.folder, looking.ledger, initiative)
    events = tuple(event for event in events if in_years(looking.wanted, event.date))
    came = {
        one.decision.citation: f"→ {led_words(looking.folder, one)}"
        for one in decisions(looking.ledger)
        if one.decision.entry.initiative == initiative and led_words(looking.folder, one)
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
    looking: Looking, initiative: Id, event: history.Event, place: int, came: dict[Citation, str]
) -> Row:
    """One thing said, decided, measured or reported; `came` is what came of decisions."""
    if event.entry is not None and event.source is not None:
        kind = entry_kind(kind_of(event.entry))
        corrected = _("corrected") if event.corrected else ""
        text = marked(_entry(looking, event), private=event.entry.private)
        cited = event.source.citation
        return said(
            looking.folder,
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


def _entry(looking: Looking, event: history.Event) -> str:
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


def _figure(looking: Looking, initiative: Id, event: history.Event) -> str:
    """A figure of the register, with what it is about."""
    assert event.reading is not None
    named = looking.folder.indicator(initiative, event.indicator)
    return f"{named.title}: {figure_of(named, event.reading)}"


def item_page(looking: Looking, item: Id) -> Rendered:
    """An item at every meeting that had it, the newest first, and what it has led to in all."""
    met = looking.folder.met_by(looking.wanted.body)
    every = history.item_history(looking.folder, item)
    treated = tuple(one for one in every if one.meeting.id in met)
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


def treated_words(treated: tuple[history.Treated, ...]) -> str:
    """How often an item was treated, how long in all, and what it has led to."""
    met, spent = len(treated), history.minutes_spent(treated)
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


def _meeting(one: history.Treated) -> Row:
    """An item at one meeting: the time it took, and how much was recorded."""
    minutes = one.minutes
    spent = _("time not taken") if minutes is None else _("{n} min.").format(n=minutes)
    plan = _("planned {n} min.").format(n=one.item.minutes) if one.item.minutes else ""
    count = len(one.decisions) + len(one.actions) + len(one.others)
    recorded = ngettext("{n} line of minutes", "{n} lines of minutes", count).format(n=count)
    missed = _("Not reached") if one.item.not_reached else ""
    title = f"{long_date(one.meeting.date)}  {one.item.title}"
    return row(RowRef("meeting", one.meeting.id), title, missed or spent, plan, recorded)


def _line(looking: Looking, one: history.Treated, entry: AnyEntry) -> Row:
    """A decision or action recorded under an item."""
    citation = one.meeting.cite(entry)
    kind = entry_kind(kind_of(entry))
    text = looking.ledger.entry_of(citation, entry).text
    line = f"  {kind}: {marked(text, private=entry.private)}"
    return said(looking.folder, citation, line, mark=altered_mark(looking, citation))
