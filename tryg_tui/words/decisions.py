"""What decisions say besides their text, in the language spoken now; of one that is to be looked at
again when, at which figure, what was expected of it, and what came of it.
"""

import datetime as dt
from collections.abc import Iterator

from tryg_tui.core.input.names import INDICATOR_JOINT, indicators
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.measures import survey
from tryg_tui.core.measures.revisits import Met, OfIndex, OfIndicator, Revisit, revisit
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import UNTIMED, Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.locale import _, pgettext
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.fields import Fact, label
from tryg_tui.words.figures import change_words, figure_of, reading_figure, reading_when
from tryg_tui.words.names import dissent_words
from tryg_tui.words.survey import Piece, Tone, area_label, change_pieces

TONES: dict[Met, Tone] = {"better": "better", "worse": "worse"}
"""How it is shown how a figure is beside what was expected."""


def decision_facts(folder: Folder, entry: Decision) -> tuple[Fact, ...]:
    """What a decision says besides its text, by which the tables of decisions have columns too."""
    said = vocabulary.outcome(entry.outcome) if entry.outcome else ""
    return (
        Fact("outcome", label("outcome"), said, _("outcome not stated"), alone=True),
        Fact("dissent", label("dissent"), dissent_words(folder, entry.dissent)),
        Fact("look_again", label("look_again"), again_words(folder, entry)),
        Fact("expected", label("expected"), expected_words(entry)),
    )


def decision_words(folder: Folder, entry: Decision) -> Iterator[str]:
    """Those facts on one line: by name what nobody would understand without."""
    for fact in decision_facts(folder, entry):
        named = fact.words and fact.key in ("look_again", "expected")
        yield " ".join((f"{fact.name}: {fact.words}" if named else fact.words).split())


def decision_names() -> tuple[str, ...]:
    """What those facts are called, for the columns of tables without any row."""
    none = Decision(n=0, item="", at=UNTIMED)
    return tuple(fact.name for fact in decision_facts(Folder(), none))


def met_words(met: Met) -> str:
    """How a figure is beside what was expected."""
    return {
        "as-expected": pgettext("expectation", "as expected"),
        "unproven": pgettext("expectation", "may be as expected"),
        "better": pgettext("expectation", "better than expected"),
        "worse": pgettext("expectation", "worse than expected"),
        "above": pgettext("expectation", "higher than expected"),
        "below": pgettext("expectation", "lower than expected"),
    }[met]


def figure_title(folder: Folder, figure: str) -> str:
    """What a figure is called that a decision should move: "Share feeling safe, Aalborg"."""
    of, _joint, place = figure.partition(INDICATOR_JOINT)
    measure = survey.measure_of(folder, of) if place else None
    area = survey.area_of(measure, place) if measure else None
    if measure is not None and area is not None:
        return f"{measure.title or measure.measure}, {area_label(area)}"
    title = dict(indicators(folder)).get(figure, figure)
    return title.replace(f"{INDICATOR_JOINT} ", ", ", 1)


def again_words(folder: Folder, entry: Decision) -> str:
    """When a decision is looked at again, and at which figure; nothing where it is not."""
    when = due_words(entry.look_again, entry.look_again_text)
    asked = when if entry.look_again or entry.look_again_text else ""
    figure = figure_title(folder, entry.figure) if entry.figure else ""
    return " · ".join(filter(None, (asked, figure)))


def expected_words(entry: Decision) -> str:
    """What is expected of its figure, and what is done where that is worse."""
    worse = _("if worse: {what}").format(what=entry.otherwise) if entry.otherwise else ""
    return "; ".join(filter(None, (entry.expected, worse)))


def result_pieces(folder: Folder, one: Revisit) -> list[Piece]:
    """The figure before the decision and now, what can be said of the change, and how it is beside
    what was expected; nothing where no figure is named that is there.
    """
    if one.figure is None:
        return []
    told = _index(one.figure) if isinstance(one.figure, OfIndex) else _indicator(one.figure)
    pieces: list[Piece] = [(f"{figure_title(folder, one.decision.entry.figure)}: ", "plain"), *told]
    if said := one.decision.entry.expected:
        pieces.append((f" · {_('expected: {what}').format(what=said)}", "plain"))
    if one.met:
        pieces += [(", ", "plain"), (met_words(one.met), TONES.get(one.met, ""))]
    if said := one.decision.entry.otherwise:
        worse = _("if worse: {what}").format(what=said)
        pieces += [(" · ", "plain"), (worse, "worse" if one.met == "worse" else "plain")]
    return pieces


def result_facts(
    folder: Folder, citation: Citation, day: dt.date, ledger: Ledger | None
) -> tuple[Fact, ...]:
    """The figure of a decision that is looked at again on a day, before it and then."""
    one = revisit(folder, ledger, citation, day) if ledger else None
    return (Fact("result", _("Before and now"), result_words(folder, one)),) if one else ()


def result_words(folder: Folder, one: Revisit) -> str:
    """The same in words alone."""
    return "".join(text for text, _tone in result_pieces(folder, one))


def _index(figure: OfIndex) -> list[Piece]:
    """A figure of the safety index before and now."""
    measure, before, after = figure.measure, figure.before, figure.after
    known = [f"{reading_figure(measure, one)} ({one.year})" for one in (before, after) if one]
    told: list[Piece] = [(" → ".join(known) or _("no figure"), "plain")]
    told.append((f" {measure.unit}".rstrip() if known else "", "plain"))
    if after is None:
        shows = _("can be seen in the figures of {year} at the earliest").format(year=figure.first)
        return [*told, (f" · {shows}", "")]
    if before is not None and before.year < after.year:
        told += [(", ", "plain"), *change_pieces(measure, after, short=True, before=before)]
    if figure.is_early:
        told.append((f" · {_('people were asked before it was decided')}", ""))
    return told


def _indicator(figure: OfIndicator) -> list[Piece]:
    """A reading of an indicator before and now."""
    indicator, change = figure.one.indicator, figure.change
    readings = [one for one in (figure.before, figure.after) if one]
    known = [f"{figure_of(indicator, one)} ({reading_when(one)})" for one in readings]
    told: list[Piece] = [(" → ".join(known) or _("no reading"), "plain")]
    if figure.after is None:
        return [*told, (f" · {_('no reading since it was decided')}", "")]
    if figure.one.rivals:
        told.append((f" · {_('the sources disagree')}", ""))
    if change is not None:
        tone: Tone = change.verdict if change.verdict in ("better", "worse") else ""
        told += [(", ", "plain"), (change_words(indicator, change), tone)]
    return told
