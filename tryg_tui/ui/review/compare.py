"""Two meetings compared: by item and by initiative what is new, gone, changed or moved."""

from tryg_tui.core.ledger.fold import HELD
from tryg_tui.core.ledger.ledger import ActionState, ReadingPoint
from tryg_tui.core.model.entries import Action, Decision, kind_of
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.review.compare import Comparison, Figure, InitiativePair, ItemPair, compare
from tryg_tui.core.review.history import SECONDS_A_MINUTE
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.review.context import Looking, row, said
from tryg_tui.ui.text import parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.entries import entry_kind
from tryg_tui.words.figures import counted
from tryg_tui.words.names import initiative_words, place_words, status_words
from tryg_tui.words.review import marked


def comparison_page(looking: Looking, of: str) -> Rendered:
    """Two meetings, named by their ids with a bar between, compared."""
    first, _bar, second = of.partition("|")
    one, other = looking.folder.meeting(first), looking.folder.meeting(second)
    if one is None or other is None:
        return Rendered(parts(of), (), _("One of the meetings is no longer there."))
    found = compare(looking.folder, one.value, other.value)
    before, now = long_date(found.before.date), long_date(found.now.date)
    rows = [section(_("Agenda items"))]
    for number, pair in enumerate(found.items):
        rows += [] if pair.empty else _item(looking, found, pair, number)
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
                text = marked(looking.ledger.text_of(citation, entry), private=entry.private)
                about = entry.initiative and initiative_words(looking.folder, entry.initiative)
                rows.append(said(citation, f"  {long_date(meeting.date)} · {kind}: {text}", about))
    return rows


def _spent(item: AgendaItem | None) -> str:
    """The time an item took at a meeting."""
    if item is None or not item.seconds:
        return _("time not taken") if item else ""
    return _("{n} min.").format(n=round(item.seconds / SECONDS_A_MINUTE))


def _initiative(looking: Looking, found: Comparison, pair: InitiativePair) -> list[Row]:
    """What has become of an initiative, or of what belongs to none."""
    told = [_status(looking, pair)] if pair.status_changed else []
    told += [vocabulary.change(point.change) for point in pair.lives]
    told += [_figure(looking, pair, one) for one in pair.figures]
    # Of a meeting that is still to be held nobody knows what it will speak of.
    if pair.spoken_before != pair.spoken_now and found.now.state in HELD:
        told.append(_("spoken of now") if pair.spoken_now else _("no longer spoken of"))
    # What the two meetings decided themselves stands under their items.
    decided = [
        said(one.citation, f"  {_('decided between')}: {marked(one.text, private=private)}")
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
            row(RowRef("life", action.citation), f"  {what}: {text}", place_words(action.citation))
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


def _figure(looking: Looking, pair: InitiativePair, one: Figure) -> str:
    """A figure before and now."""
    initiative = looking.folder.initiative(pair.initiative)
    indicators = initiative.indicators if initiative else ()
    found = next((each for each in indicators if each.id == one.indicator), None)
    named = found or Indicator(id=one.indicator, title=one.indicator, unit="")

    def told(point: ReadingPoint) -> str:
        return counted(named, point.value, point.qualifier)

    before = told(one.before) if one.before else _("none yet")
    return f"{named.title}: {before} → {told(one.now)}"
