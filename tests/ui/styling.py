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

FOUND: dict[tuple[int, ...], dict[Any, Found]] = {}
"""What was found, by the rules of a style sheet, and by the widget and all that it lies in."""


def parsed(self: Stylesheet, *args: Any, **named: Any) -> list[RuleSet]:
    """The rules of a piece of a style sheet."""
    key = (args, frozenset(named.items()), frozenset(self._variables.items()))
    if key not in PARSED:
        PARSED[key] = parse(self, *args, **named)
    return PARSED[key]


def of_sheet(sheet: Any) -> dict[Any, Found]:
    """What was found with the rules that a style sheet has now."""
    if getattr(sheet, "known_rules", None) is not sheet.rules:
        sheet.known_rules = sheet.rules
        sheet.known = FOUND.setdefault(tuple(map(id, sheet.rules)), {})
    known: dict[Any, Found] = sheet.known
    return known


def look(node: Any) -> tuple[object, ...]:
    """All that a rule may ask of a widget, or of the program, and of what it lies in."""
    seen: list[object] = []
    while isinstance(node, DOMNode):
        asked: tuple[str, ...] = OF_WIDGETS if isinstance(node, Widget) else ()
        asked = OF_PROGRAMS if isinstance(node, App) else asked
        known: Any = node._PSEUDO_CLASSES
        answers = [known[name](node) for name in asked]
        seen += (type(node), node._id, node.classes, *answers)
        node = node._parent
    return tuple(seen)


def applied(
    self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: object = None
) -> None:
    """Apply a style sheet to a widget, with what is known of one like it."""
    known, key = of_sheet(self), look(node)
    if (found := known.get(key)) is None:
        one: dict[Any, RulesMap] = {}
        apply(self, node, animate=animate, cache=one)
        for rules in one.values():
            known[key] = Found(tuple(getattr(node, name) for name in NEEDED), rules)
        return
    for name, value in zip(NEEDED, found.needed, strict=True):
        setattr(node, name, value)
    self.replace_rules(node, found.rules, animate=animate)
    self._process_component_classes(node)
