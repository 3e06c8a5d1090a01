"""The rows of Siden sidst: a decision, a promise, a status, a figure, a change in a life."""

from textual.content import Content

from tryg_tui.core.base import Id
from tryg_tui.core.initiative import Indicator
from tryg_tui.core.ledger import LifePoint, Promise, StatusPoint
from tryg_tui.core.measuring import moved
from tryg_tui.core.register import DecisionNow
from tryg_tui.core.since import FigureMove, IndexMove, StatusMove
from tryg_tui.documents import vocabulary
from tryg_tui.documents.citing import place_words
from tryg_tui.documents.measuring_words import counted
from tryg_tui.documents.wording import due_words, initiative_words, status_words
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.present import Part, parts
from tryg_tui.ui.views.actions import late_mark, meta
from tryg_tui.ui.views.index_words import (
    area_label,
    change_parts,
    figure_with_unit,
    source_titles,
)
from tryg_tui.ui.views.measured_words import change_part, reading_when
from tryg_tui.ui.views.page import Context, source_words

INDENT = "  "
"""What a row begins with under its heading."""


def decision_row(ctx: Context, one: DecisionNow) -> Content:
    """A decision, its outcome, and what is recorded as having come of it."""
    outcome = one.decision.entry.outcome
    came = [
        _("made known {date}").format(date=long_date(known.sent))
        if known.sent
        else _("not made known yet")
        for known in one.made_known
        if known.state != "dropped"
    ]
    came += [
        f"{initiative_words(ctx.folder, id)}: {vocabulary.change(point.change)}"
        for id, point in one.changed
    ]
    if one.beside:
        done = sum(action.state == "done" for action in one.beside)
        agreed = ngettext(
            "{n} action under the same item, {done} done",
            "{n} actions under the same item, {done} done",
            len(one.beside),
        )
        came.append(agreed.format(n=len(one.beside), done=done))
    said = [vocabulary.outcome(outcome)] if outcome else []
    said += came or [_("nothing is recorded of what came of it")]
    return parts(INDENT, one.decision.text, (f"  {' · '.join(said)}", "$muted"))


def kept_row(ctx: Context, one: Promise) -> Content:
    """A promise that was kept."""
    mark = (f"✓ {vocabulary.followup_state(one.state)}  ", "bold $good")
    return parts(INDENT, mark, one.text, _about(ctx, one))


def dropped_row(ctx: Context, one: Promise) -> Content:
    """A promise that was given up."""
    mark = (f"✗ {vocabulary.followup_state(one.state)}  ", "bold $muted")
    return parts(INDENT, mark, one.text, _about(ctx, one))


def open_row(ctx: Context, one: Promise) -> Content:
    """A promise that is overdue, or waits."""
    return parts(INDENT, late_mark(one, ctx.today), one.text, _about(ctx, one))


def _about(ctx: Context, one: Promise) -> Part:
    """When it was due, who has it, and where it was promised."""
    return (f"  {meta(ctx.folder, one)} · {place_words(one.citation)}", "$muted")


def status_row(ctx: Context, move: StatusMove) -> Content:
    """A status before and now."""

    def word(point: StatusPoint | None) -> str:
        return status_words(ctx.folder, point.status) if point else _("no status yet")

    return parts(
        INDENT,
        (initiative_words(ctx.folder, move.initiative), "bold"),
        f"  {word(move.before)} → {word(move.now)}",
        (f"  {place_words(move.now.source.citation)}", "$muted"),
    )


def life_row(ctx: Context, id: Id, point: LifePoint) -> Content:
    """An initiative that began, changed or ended."""
    return parts(
        INDENT,
        (initiative_words(ctx.folder, id), "bold"),
        f"  {vocabulary.change(point.change)}",
        (f"  {due_words(point.date, point.date_text)}", "$muted"),
    )


def index_row(move: IndexMove) -> Content:
    """A figure of the survey with its change, its direction and its source."""
    measure = move.measure
    about = (vocabulary.direction(measure.direction), source_titles(measure, move.now))
    return parts(
        f"{INDENT}{measure.title or measure.measure}, {area_label(move.area)} {move.now.year}: ",
        (figure_with_unit(measure, move.now), "bold"),
        "  ",
        *change_parts(measure, move.now),
        (f" · {' · '.join(filter(None, about))}", "$muted"),
    )


def figure_row(ctx: Context, move: FigureMove) -> Content:
    """A reading of an indicator with its date, its change, its direction and its source."""
    initiative = ctx.folder.initiative(move.initiative)
    known = initiative.indicators if initiative else ()
    found = next((one for one in known if one.id == move.indicator), None)
    indicator = found or Indicator(id=move.indicator, title=move.indicator, unit="")
    now = move.now
    change = change_part(indicator, moved(indicator, (move.before, now) if move.before else (now,)))
    where = (
        place_words(now.source.citation) if now.source else source_words(now.lines, now.reference)
    )
    about = (
        "" if move.before else _("first reading"),
        vocabulary.direction(indicator.direction),
        where,
    )
    return parts(
        f"{INDENT}{initiative_words(ctx.folder, move.initiative)}, {indicator.title}: ",
        (counted(indicator, now.value, now.qualifier), "bold"),
        (f" ({reading_when(now)})", "$muted"),
        *change,
        (f" · {' · '.join(filter(None, about))}" if any(about) else "", "$muted"),
    )
