"""The section of the yearly report about the initiatives together: those that came and went."""

from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.ledger.ledger import LifePoint
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.documents.annual.facts import (
    decision_parts,
    fact_parts,
    is_told,
    step_parts,
    strategy_parts,
)
from tryg_tui.documents.annual.initiative import (
    belonging,
    cited_goal,
    cited_life,
    reading_parts,
    reporting,
)
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    corrected,
    date_words,
    joined,
    paragraph,
    risen,
    says,
)
from tryg_tui.locale import _, listed, ngettext
from tryg_tui.words.vocabulary import change


def initiatives(scope: Scope) -> Iterator[Part]:
    """What happened to them in the period, in order of date, and those that do not report."""
    known = prioritised(scope)
    yield from strategy_parts(scope, "initiatives")
    yield from _events(scope, known)
    yield from decision_parts(scope, "", "initiatives")
    asked = reporting(scope)
    yield from _not_reporting(scope, [one for one in known if one.value.id not in asked])


def prioritised(scope: Scope) -> list[Loaded[Initiative]]:
    """The initiatives that were part of the strategy by the year, in its order."""
    return [
        one
        for one in scope.folder.initiatives
        if one.value.prioritised is None or one.value.prioritised <= scope.year
    ]


def _events(scope: Scope, known: list[Loaded[Initiative]]) -> Iterator[Part]:
    """What happened to the initiatives in the period, in order of date: first what became part of
    the strategy, those of one time together.
    """
    new: dict[str, list[tuple[str, str]]] = {}
    found = []
    for loaded in known:
        lives = scope.ledger.lives.get(loaded.value.id, ())
        # The register says in words what it tells of a year without a day.
        points = [
            one for one in enumerate(lives, 1) if one[1].date is None or scope.holds(one[1].date)
        ]
        for number, point in points:
            cited = cited_life(scope, loaded, point)
            if point.change == "prioritised":
                when = date_words(point.date, point.date_text)
                new.setdefault(when, []).append((loaded.value.title, cited))
            else:
                found.append((point, number, loaded.value, cited))
        if loaded.value.prioritised == scope.year and all(
            point.change != "prioritised" for _number, point in points
        ):
            new.setdefault(str(scope.year), []).append((loaded.value.title, cited_goal(loaded)))
    for number, (when, those) in enumerate(new.items(), 1):
        text = ngettext(
            "{initiatives} became part of the strategy.",
            "{initiatives} became parts of the strategy.",
            len(those),
        ).format(initiatives=listed([title for title, _cited in those]))
        text = f"{risen(when)}: {text}" if when else text
        cites = (cited for _title, cited in those)
        yield paragraph(f"initiatives/prioritised-{number}", text, *cites, item=True)
    for point, number, one, cited in sorted(found, key=lambda it: it[0].date or scope.first):
        name = f"initiatives/{one.id}/life-{number}"
        text = joined(life_words(one, point), corrected(scope, point))
        yield paragraph(name, text, cited, item=True)


def life_words(initiative: Initiative, point: LifePoint) -> str:
    """A change in the life of an initiative, and what was said of it, as sentences."""
    told = {
        "adjusted": _("{initiative} was changed"),
        "goal-reached": _("{initiative} reached its goal"),
        "dissolved": _("{initiative} was dissolved"),
        "retired": _("{initiative} was ended"),
        "split": _("{initiative} was split into several"),
        "merged": _("{initiative} was merged with another one"),
    }[point.change].format(initiative=initiative.title)
    when = date_words(point.date, point.date_text)
    if says(point.text, change(point.change)):
        told, rest = f"{initiative.title}: {point.text}", ""
    else:
        rest = point.text
    return joined(f"{risen(when)}: {told}" if when else told, rest)


def _not_reporting(scope: Scope, later: list[Loaded[Initiative]]) -> Iterator[Part]:
    """The initiatives that do not report; what is said of several of them is said once."""
    stated = " ".join(part.text for part in strategy_parts(scope, "initiatives"))
    about = [(loaded.value.title, tuple(_later(scope, loaded))) for loaded in later]
    names: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for title, parts in about:
        for part in (one for one in parts if not one.missing):
            names.setdefault(part.text, []).append(title)
            sources.setdefault(part.text, []).extend(part.sources)
    shared = [text for text, titles in names.items() if len(titles) > 1]
    for number, text in enumerate(shared, 1):
        said = f"{listed(names[text])}: {text}"
        if is_told(text, stated):
            continue
        yield paragraph(f"initiatives/shared-{number}", said, *sources[text])
    for title, parts in about:
        for part in parts:
            if part.text not in shared:
                yield part if part.missing else replace(part, lead=title)


def _later(scope: Scope, loaded: Loaded[Initiative]) -> Iterator[Part]:
    """What the registers know of an initiative that does not report."""
    initiative = loaded.value
    group = belonging(scope, initiative)
    if about := joined(initiative.goal, initiative.description, group):
        yield paragraph(f"initiatives/{initiative.id}/about", about, cited_goal(loaded))
    yield from fact_parts(
        scope, loaded.path, initiative.facts, "initiatives", about=initiative.title
    )
    for part in decision_parts(scope, initiative.id, "initiatives"):
        yield replace(part, text=part.words)
    yield from reading_parts(scope, loaded, "initiatives")
    yield from step_parts(scope, loaded, "initiatives")
