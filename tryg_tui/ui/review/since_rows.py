"""The rows of Siden sidst: a decision, a promise, a status, a figure, a change in a life."""

from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState, LifePoint, OutreachState, Promise, StatusPoint
from tryg_tui.core.ledger.outcomes import DecisionNow
from tryg_tui.core.measures.indicators import moved
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Outcome
from tryg_tui.core.review.since import FigureMove, IndexMove, Since, StatusMove
from tryg_tui.locale import _
from tryg_tui.ui.pages.actions import late_mark, meta
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.index.words import area_label, change_parts, figure_with_unit, sources_brief
from tryg_tui.ui.pages.parts.measured import change_part, reading_when, reading_where
from tryg_tui.ui.text import parts
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.figures import figure_of
from tryg_tui.words.names import initiative_words, place_near, place_words, status_words

NOTHING_COMES: frozenset[Outcome] = frozenset({"noted", "rejected"})
"""The outcomes after which nobody expects anything to come of it."""

INDENT = "  "
"""What a row begins with under its heading."""


def decision_row(ctx: Context, one: DecisionNow, found: Since) -> Content:
    """A decision, its outcome, and what is recorded as having come of it."""
    entry, here = one.decision.entry, one.decision.source.meeting
    said = [place_near(one.decision.citation, here)]
    said += [vocabulary.outcome(entry.outcome)] if entry.outcome else []
    came = [
        _("made known {date}").format(date=due_words(known.sent, known.kept_text))
        if known.sent
        else _("not made known yet")
        for known in one.made_known
        if known.state != "dropped"
    ]
    came += [
        f"{initiative_words(ctx.folder, id)}: {vocabulary.change(point.change)}"
        for id, point in one.changed
    ]
    # The register does not cite a decision; of several about an initiative none is it for sure.
    alone = sum(each.decision.entry.initiative == entry.initiative for each in found.decisions) == 1
    came += [
        _("since then: {change} {date}").format(
            change=vocabulary.change(point.change), date=due_words(point.date, point.date_text)
        )
        for id, point in found.lives
        if alone and id == entry.initiative and not (point.entry and point.entry.of)
    ]
    if one.actions:
        came.append(_("carried out by {actions}").format(actions=_numbers(one.actions, here)))
    elif one.beside:
        came.append(_("followed by {actions}").format(actions=_numbers(one.beside, here)))
    if not came and entry.outcome not in NOTHING_COMES:
        came = [_("nothing is recorded of what came of it")]
    return parts(INDENT, one.decision.text, (f"  {' · '.join([*said, *came])}", "$muted"))


def _numbers(actions: tuple[ActionState, ...], here: Id) -> str:
    """Actions by their numbers, each with how it stands."""
    return ", ".join(
        f"{place_near(one.citation, here)} ({vocabulary.followup_state(one.state)})"
        for one in actions
    )


def settled_row(one: Promise) -> Content:
    """A promise that was kept or given up, with where it was promised, and where it was settled."""
    sign, style = ("✗", "$muted") if one.state == "dropped" else ("✓", "$good")
    day, meeting = one.ended
    text = one.kept_text if isinstance(one, OutreachState) else ""
    settled = place_words(one.lineage[-1].source.citation) if meeting else due_words(day, text)
    said = _("promised {place}, settled {settled}").format(
        place=place_words(one.citation), settled=settled
    )
    mark = (f"{sign} {vocabulary.followup_state(one.state)}  ", f"bold {style}")
    return parts(INDENT, mark, one.text, (f"  {said}", "$muted"))


def open_row(ctx: Context, one: Promise) -> Content:
    """A promise that is overdue, or waits: when it was due, who has it, where it was promised."""
    about = f"  {meta(ctx.folder, one)} · {place_words(one.citation)}"
    return parts(INDENT, late_mark(one, ctx.today), one.text, (about, "$muted"))


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
    about = (vocabulary.direction(measure.direction), sources_brief(measure, move.now, first=True))
    return parts(
        f"{INDENT}{measure.title or measure.measure}, {area_label(move.area)} {move.now.year}: ",
        (figure_with_unit(measure, move.now), "bold"),
        "  ",
        *change_parts(measure, move.now, short=True),
        (f" · {' · '.join(filter(None, about))}", "$muted"),
    )


def figure_row(ctx: Context, move: FigureMove) -> Content:
    """A reading of an indicator with its date, its change, its direction and its source."""
    indicator = ctx.folder.indicator(move.initiative, move.indicator)
    now = move.now
    change = change_part(indicator, moved(indicator, (move.before, now) if move.before else (now,)))
    about = (
        "" if move.before else _("first reading"),
        vocabulary.direction(indicator.direction),
        reading_where(now),
    )
    return parts(
        f"{INDENT}{initiative_words(ctx.folder, move.initiative)}, {indicator.title}: ",
        (figure_of(indicator, now), "bold"),
        (f" ({reading_when(now)})", "$muted"),
        *change,
        (f" · {' · '.join(filter(None, about))}" if any(about) else "", "$muted"),
    )
