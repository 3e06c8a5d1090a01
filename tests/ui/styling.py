"""What style sheets come to, found out once for all tests: parsing and matching them for each
program, and for each widget that gets the focus, took a third of the time.
"""

from dataclasses import dataclass
from typing import Any

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


@dataclass(slots=True)
class Found:
    """What was found for a widget."""

    needed: tuple[bool, ...]
    rules: RulesMap
    settled: RulesMap | None = None
    """What a widget without any style has when these rules were given to it one by one."""


parse, parse_whole, apply = Stylesheet._parse_rules, Stylesheet.parse, Stylesheet.apply

PARSED: dict[Any, list[RuleSet]] = {}
"""The rules of each piece of a style sheet, by all that they are made of."""

WHOLE: dict[Any, tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
"""The rules of a whole style sheet, and those that name something, by all that it is made of."""

PLACES: dict[tuple[object, ...], int] = {}
"""A number for each widget there may be, by all that a rule may ask of it and of where it lies."""

FOUND: dict[int, dict[int, Found]] = {}
"""What was found, by the rules of a style sheet and the number of the widget."""


def parsed(self: Stylesheet, *args: Any, **named: Any) -> list[RuleSet]:
    """The rules of a piece of a style sheet."""
    key = (args, frozenset(named.items()), frozenset(self._variables.items()))
    if key not in PARSED:
        PARSED[key] = parse(self, *args, **named)
    return PARSED[key]


def parsed_whole(self: Stylesheet) -> None:
    """Let a style sheet have all its rules."""
    wrong = frozenset(self._invalid_css)
    key = (tuple(self.source.items()), tuple(self._variables.items()), wrong)
    if key not in WHOLE:
        parse_whole(self)
        WHOLE[key] = (self.rules, self.rules_map)
    self._rules, self._rules_map = WHOLE[key]
    self._require_parse = False


def of_sheet(sheet: Any) -> dict[int, Found]:
    """What was found with the rules that a style sheet has now; they are kept for ever."""
    rules = sheet.rules
    if getattr(sheet, "known_rules", None) is not rules:
        sheet.known_rules = rules
        sheet.known = FOUND.setdefault(id(rules), {})
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


def replace(self: Stylesheet, node: Any, found: Found, *, animate: bool) -> None:
    """Give a widget the rules that were found; nothing moves where no rule says so, and nobody is
    to be told of what is not on the screen yet.
    """
    base, rules = node.styles.base, found.rules
    is_new = not base._rules and not node._is_mounted
    if is_new and found.settled is not None:
        base._rules.update(found.settled)
        base._updates += 1
        if node._parent is not None:
            node._parent._nodes.updated()
    elif animate and "transitions" in rules:
        self.replace_rules(node, rules, animate=True)
    else:
        for key in base._rules.keys() | rules.keys():
            value = rules.get(key)
            if base._rules.get(key) is not value:
                setattr(base, key, value)
        if is_new:
            found.settled = dict(base._rules)  # type: ignore[assignment]
    node.notify_style_update()


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
        replace(self, node, found, animate=animate)
        self._process_component_classes(node)
    node.style_found = known.get(place)
