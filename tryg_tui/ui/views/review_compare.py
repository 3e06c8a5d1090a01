"""Two meetings compared: by item and by initiative what is new, gone, changed or moved."""

from tryg_tui.core.compare import Figure, InitiativePair, ItemPair, compare
from tryg_tui.core.initiative import Indicator
from tryg_tui.core.ledger import ReadingPoint
from tryg_tui.documents import vocabulary
from tryg_tui.documents.measuring_words import counted
from tryg_tui.documents.wording import initiative_words, status_words
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.present import parts
from tryg_tui.ui.views.looking import INITIATIVE, LIFE, NOWHERE, Looking, row
from tryg_tui.ui.views.page import Page, Row, section


def comparison_page(looking: Looking, of: str) -> Page:
    """Two meetings, named by their ids with a bar between, compared."""
    first, _bar, second = of.partition("|")
    one, other = looking.folder.meeting(first), looking.folder.meeting(second)
    if one is None or other is None:
        return Page(parts(of), (), _("One of the meetings is no longer there."))
    found = compare(looking.folder, one.value, other.value)
    before, now = long_date(found.before.date), long_date(found.now.date)
    rows = [section(_("Agenda items"))]
    rows += [_item(pair, number) for number, pair in enumerate(found.items)]
    rows.append(section(_("Initiatives")))
    for pair in (*found.initiatives, found.general):
        rows += _initiative(looking, pair)
    headline = parts((_("{before} compared with {now}").format(before=before, now=now), "bold"))
    return Page(headline, tuple(rows))


def _item(pair: ItemPair, number: int) -> Row:
    """An item at both meetings."""
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
    lines = [
        ngettext("{n} line of minutes", "{n} lines of minutes", len(said)).format(n=len(said))
        for said in (pair.said_before, pair.said_now)
    ]
    return row(f"{NOWHERE}item{number}", kept.title, change, " → ".join(lines))


def _initiative(looking: Looking, pair: InitiativePair) -> list[Row]:
    """What has become of an initiative, or of what belongs to none."""
    told = [_status(looking, pair)] if pair.status_changed else []
    told += [vocabulary.change(point.change) for point in pair.lives]
    told += [_figure(looking, pair, one) for one in pair.figures]
    if pair.spoken_before != pair.spoken_now:
        told.append(_("spoken of now") if pair.spoken_now else _("no longer spoken of"))
    actions = [(action, _("new action")) for action in pair.born]
    actions += [(action, vocabulary.followup_state(action.state)) for action in pair.ended]
    if not pair.initiative and not actions:
        return []
    title = initiative_words(looking.folder, pair.initiative) if pair.initiative else _("Others")
    id = INITIATIVE + pair.initiative if pair.initiative else f"{NOWHERE}others"
    rows = [row(id, title, *(told or [_("unchanged")] if not actions else told))]
    for action, what in actions:
        rows.append(row(f"{LIFE}{action.citation}", f"  {what}: {action.text}"))
    return rows


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
