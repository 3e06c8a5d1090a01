"""What style sheets come to, found out once for all tests: parsing and matching them for each
program, and for each widget that gets the focus, took a third of the time.
"""

from typing import Any, NamedTuple

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

OF_WIDGETS = ("hover", "focus", "can-focus", "disabled")
"""What a rule may ask of a widget alone; where one asks what lies around it, Textual keeps nothing
either. Two more are the opposite of one of these.
"""

OF_PROGRAMS = ("focus", "dark", "inline", "ansi", "nocolor")
"""What a rule may ask of the program, or of a widget as a part of it."""

NEEDED = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What a widget knows of the rules that may apply to it."""


class Found(NamedTuple):
    """What was found for a widget."""

    needed: tuple[bool, ...]
    rules: RulesMap


parse, apply = Stylesheet._parse_rules, Stylesheet.apply

PARSED: dict[Any, list[RuleSet]] = {}
"""The rules of each piece of a style sheet, by all that they are made of."""

PLACES: dict[tuple[object, ...], int] = {}
"""A number for each widget there may be, by all that a rule may ask of it and of where it lies."""

FOUND: dict[tuple[int, ...], dict[int, Found]] = {}
"""What was found, by the rules of a style sheet and the number of the widget."""


def parsed(self: Stylesheet, *args: Any, **named: Any) -> list[RuleSet]:
    """The rules of a piece of a style sheet."""
    key = (args, frozenset(named.items()), frozenset(self._variables.items()))
    if key not in PARSED:
        PARSED[key] = parse(self, *args, **named)
    return PARSED[key]


def of_sheet(sheet: Any) -> dict[int, Found]:
    """What was found with the rules that a style sheet has now."""
    if getattr(sheet, "known_rules", None) is not sheet.rules:
        sheet.known_rules = sheet.rules
        sheet.known = FOUND.setdefault(tuple(map(id, sheet.rules)), {})
    known: dict[int, Found] = sheet.known
    return known


def look(node: Any, seen: dict[Any, int]) -> int:
    """The number of a widget, or of the program, as it is now; what has been seen stays so."""
    if not isinstance(node, DOMNode):
        return 0
    if node not in seen:
        asked: tuple[str, ...] = OF_WIDGETS if isinstance(node, Widget) else ()
        asked = OF_PROGRAMS if isinstance(node, App) else asked
        known: Any = node._PSEUDO_CLASSES
        answers = [known[name](node) for name in asked]
        place = (type(node), node._id, node.classes, look(node._parent, seen), *answers)
        seen[node] = PLACES.setdefault(place, len(PLACES) + 1)
    return seen[node]


def applied(
    self: Stylesheet, node: Any, *, animate: bool = False, cache: dict[Any, Any] | None = None
) -> None:
    """Apply a style sheet to a widget, with what is known of one like it; the cache, of those that
    are done together, holds what has been seen.
    """
    known, place = of_sheet(self), look(node, {} if cache is None else cache)
    found = known.get(place)
    if found is None:
        one: dict[Any, RulesMap] = {}
        apply(self, node, animate=animate, cache=one)
        for rules in one.values():
            known[place] = Found(tuple(getattr(node, name) for name in NEEDED), rules)
    elif getattr(node, "style_found", None) is found:
        node.notify_style_update()  # What it lies in may have other colours now.
    else:
        for name, value in zip(NEEDED, found.needed, strict=True):
            setattr(node, name, value)
        self.replace_rules(node, found.rules, animate=animate)
        self._process_component_classes(node)
    node.style_found = known.get(place)
