"""The rows of Siden sidst: a decision, a promise, a status, a figure, a change in a life."""

from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState, LifePoint, OutreachState, Promise, StatusPoint
from tryg_tui.core.ledger.outcomes import DecisionNow
from tryg_tui.core.measures.moves import moved, rivals
from tryg_tui.core.measures.revisits import Revisit
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Outcome
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.since import FigureMove, IndexMove, IndexSaid, Since, StatusMove
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.pages.actions import late_mark, meta
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.index.words import (
    STYLES,
    change_parts,
    doubt_of,
    figure_with_unit,
    sources_brief,
    stated_words,
)
from tryg_tui.ui.pages.parts.measured import change_part, reading_where
from tryg_tui.ui.text import Part, parts
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.decisions import result_pieces
from tryg_tui.words.fields import promised_words
from tryg_tui.words.figures import disputed_words, figure_of, reading_when
from tryg_tui.words.names import initiative_words, place_near, place_words, status_words
from tryg_tui.words.survey import area_label

NOTHING_COMES: frozenset[Outcome] = frozenset({"noted", "rejected"})
"""The outcomes after which nobody expects anything to come of it."""

INDENT = "  "
"""What a row begins with under its heading."""


def decision_row(ctx: Context, one: DecisionNow, found: Since) -> Content:
    """A decision, its outcome, and what is recorded as having come of it."""
    entry, here = one.decision.entry, one.decision.source.meeting
    said = [] if ctx.shared else [place_near(ctx.folder, one.decision.citation, here)]
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
    there = [each.decision.entry.initiative for each in found.decided.every]
    alone = there.count(entry.initiative) == 1
    came += [
        _("since then: {change} {date}").format(
            change=vocabulary.change(point.change), date=due_words(point.date, point.date_text)
        )
        for id, point in found.lives
        if alone and id == entry.initiative and not (point.entry and point.entry.of)
    ]
    if ctx.shared and (actions := one.actions or one.beside):
        came.append(_counted(actions))
    elif one.actions:
        came.append(
            _("carried out by {actions}").format(actions=_numbers(ctx.folder, one.actions, here))
        )
    elif one.beside:
        came.append(
            _("followed by {actions}").format(actions=_numbers(ctx.folder, one.beside, here))
        )
    if not came and entry.outcome not in NOTHING_COMES:
        came = [_("nothing is recorded of what came of it")]
    return parts(INDENT, one.decision.text, _about(*said, *came))


def _about(*said: str) -> Part:
    """What stands quietly behind a text, where anything does."""
    told = " · ".join(filter(None, said))
    return (f"  {told}" if told else "", "$muted")


def _numbers(folder: Folder, actions: tuple[ActionState, ...], here: Id) -> str:
    """Actions by their numbers, each with how it stands."""
    return ", ".join(
        f"{place_near(folder, one.citation, here)} ({vocabulary.followup_state(one.state)})"
        for one in actions
    )


def _counted(actions: tuple[ActionState, ...]) -> str:
    """How many actions there are, and how they stand."""
    states = dict.fromkeys(vocabulary.followup_state(one.state) for one in actions)
    said = ngettext(
        "carried out by {n} action ({states})",
        "carried out by {n} actions ({states})",
        len(actions),
    )
    return said.format(n=len(actions), states=", ".join(states))


def again_row(ctx: Context, one: Revisit) -> Content:
    """A decision that has come back, with the figure before it and now, and where it was taken."""
    told = parts(*((text, STYLES[tone]) for text, tone in result_pieces(ctx.folder, one)))
    place = "" if ctx.shared else place_words(ctx.folder, one.decision.citation)
    said = ("  ", told) if told.plain else ()
    return parts(INDENT, one.decision.text, *said, _about(place))


def settled_row(ctx: Context, one: Promise) -> Content:
    """A promise that was kept or given up, with where it was promised, and where it was settled; on
    a shared screen, when.
    """
    sign, style = ("✗", "$muted") if one.state == "dropped" else ("✓", "$good")
    day, meeting = one.ended
    text = one.kept_text if isinstance(one, OutreachState) else ""
    settled = (
        place_words(ctx.folder, one.lineage[-1].source.citation)
        if meeting
        else due_words(day, text)
    )
    said = _("promised {place}, settled {settled}").format(
        place=place_words(ctx.folder, one.citation), settled=settled
    )
    if ctx.shared:
        said = _("settled {date}").format(date=due_words(day, text))
    mark = (f"{sign} {vocabulary.followup_state(one.state)}  ", f"bold {style}")
    return parts(INDENT, mark, one.text, _about(said))


def open_row(ctx: Context, one: Promise) -> Content:
    """A promise that is overdue, or waits: when it was due, who has it, where it was promised; on a
    shared screen, only what is stated of who and when.
    """
    about = _about(meta(ctx.folder, one), place_words(ctx.folder, one.citation))
    if ctx.shared:
        about = _about(*promised_words(ctx.folder, one))
    return parts(INDENT, late_mark(one, ctx.today), one.text, about)


def status_row(ctx: Context, move: StatusMove) -> Content:
    """A status before and now."""

    def word(point: StatusPoint | None) -> str:
        return status_words(ctx.folder, point.status) if point else _("no status yet")

    return parts(
        INDENT,
        (initiative_words(ctx.folder, move.initiative), "bold"),
        f"  {word(move.before)} → {word(move.now)}",
        _about("" if ctx.shared else place_words(ctx.folder, move.now.source.citation)),
    )


def life_row(ctx: Context, id: Id, point: LifePoint) -> Content:
    """An initiative that began, changed or ended."""
    return parts(
        INDENT,
        (initiative_words(ctx.folder, id), "bold"),
        f"  {vocabulary.change(point.change)}",
        (f"  {due_words(point.date, point.date_text)}", "$muted"),
    )


def index_row(ctx: Context, move: IndexMove) -> Content:
    """A figure of the survey with its change, its direction and, but for all, its source."""
    measure = move.measure
    source = "" if ctx.shared else sources_brief(measure, move.now, first=True)
    about = (vocabulary.direction(measure.direction), source)
    why = doubt_of(measure, move.now) != "sample"
    return parts(
        f"{INDENT}{measure.title or measure.measure}, {area_label(move.area)} {move.now.year}: ",
        (figure_with_unit(measure, move.now), "bold"),
        "  ",
        *change_parts(measure, move.now, short=True, why=why),
        (f" · {' · '.join(filter(None, about))}", "$muted"),
    )


def said_row(ctx: Context, one: IndexSaid) -> Content:
    """What was said of an area without a figure, with its source but for all."""
    measure = one.measure
    return parts(
        f"{INDENT}{measure.title or measure.measure}, {area_label(one.area)} {one.fact.year}: ",
        (stated_words(measure, one.fact, sourced=not ctx.shared), "bold"),
    )


def figure_row(ctx: Context, move: FigureMove) -> Content:
    """A reading of an indicator, or what sources that disagree say of its time, with its date, its
    change, its direction and, but for all, its source.
    """
    indicator, now = ctx.folder.indicator(move.initiative, move.indicator), move.points[-1]
    change = change_part(indicator, moved(indicator, move.points))
    told = disputed_words(indicator, rivals(indicator, move.points, now))
    about = (
        _("the sources disagree") if told else "",
        _("first reading") if all(one.date == now.date for one in move.points) else "",
        vocabulary.direction(indicator.direction),
        "" if ctx.shared or told else reading_where(ctx.folder, now),
    )
    return parts(
        f"{INDENT}{initiative_words(ctx.folder, move.initiative)}, {indicator.title}: ",
        (told or figure_of(indicator, now), "bold"),
        (f" ({reading_when(now)})", "$muted"),
        *change,
        (f" · {' · '.join(filter(None, about))}" if any(about) else "", "$muted"),
    )
