"""What one line of an answer says: a participant, an initiative, figures of an area."""

import re
from collections.abc import Sequence

import msgspec

from tryg_tui.core.input.names import fold, is_name
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.model.base import slug
from tryg_tui.core.model.initiative import Number
from tryg_tui.core.model.safety_index import AreaKind
from tryg_tui.core.model.strategy import Language

SEVERAL = ";"
"""What may stand between the members of a list, and between the parts of one of them."""

LINES = "|"
"""What may stand between lines where there is room for only one."""

GROUPS: dict[Language, str] = {"da": "Planlægningsgruppen", "en": "Planning group"}
"""What the group whose meetings are kept is called where nobody says otherwise."""

NOTHING = "-"
"""The answer that takes away what is proposed, and skips the question."""

_PART = ","
"""What stands between the parts of a member."""

_PARTS = re.compile(r",(?!\d)")
"""What stands between parts of which some are figures: no comma within one."""

_LEAST = 3
"""The letters by which a partner or group can be told from others."""

_AUTHORITIES = frozenset({"kommune", "council", "borough", "municipality"})
"""What an authority that is called after its place is, folded."""

_MANY = 1000
"""More than anybody counts."""

_YEAR = re.compile("(19|20)[0-9]{2}")
"""A year of a survey."""

_ENDINGS = frozenset({"", "n", "t", "s", "en", "et", "ns", "ts", "ens", "ets"})
"""What may be added to a word of a title where people write of it: politi, politiet."""


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part in what begins."""

    role: str
    """The role, or the name; empty where only the name and the partner are told."""
    name: str = ""
    """The name, where there is a role or a partner too."""
    partner: str = ""
    """The title of the partner represented; empty for none."""
    bodies: tuple[str, ...] = ()
    """The titles of the groups the participant sits in; none where it is all."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted of an initiative."""

    title: str
    unit: str
    """Empty as long as nobody has said it."""
    baseline: Number | None = None
    target: Number | None = None


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative that begins."""

    title: str
    goal: str = ""
    indicator: Counted | None = None


class Surveyed(msgspec.Struct, frozen=True, kw_only=True):
    """An area of the index, with its figures by year."""

    title: str
    kind: AreaKind
    sort: str = ""
    """What areas of its kind are called where that is none of those known."""
    readings: tuple[tuple[int, Number], ...] = ()


def split(text: str, marks: str = LINES) -> list[str]:
    """The lines of an answer, or what stands between some marks in it, each without spaces
    around it.
    """
    found = re.split(f"[\n{re.escape(marks)}]", text)
    return [line for line in (" ".join(one.split()) for one in found) if line]


def participant(line: str, partners: Sequence[str], bodies: Sequence[str]) -> Participant:
    """A participant out of "name, partner, role", in any order and with any of it left out.

    >>> participant("Anna Berg, politiet, formand", ["Fyns Politi"], [])
    Participant(role='formand', name='Anna Berg', partner='Fyns Politi', bodies=())
    """
    partner, sits, left = "", [], []
    for part in split(line, _PART + SEVERAL):
        if not partner and (found := _meant(part, partners)):
            partner = found
        elif found := _meant(part, bodies):
            sits.append(found)
        else:
            left.append(part)
    # Of whom nothing but the name and where from is said, there is no role.
    named_so = bool(left) and is_name(left[0]) and (len(left) > 1 or bool(partner))
    name = left.pop(0) if named_so else ""
    role = f"{_PART} ".join(left) or ("" if name else line)
    named = [one for one in partners if names(role, one)]
    if not partner and len(named) == 1:
        partner = named[0]
    return Participant(role=role, name=name, partner=partner, bodies=tuple(sits))


def members(text: str) -> list[str]:
    """The members of a list: what stands between semicolons, or between commas where there are no
    semicolons.
    """
    return split(text, LINES + (SEVERAL if SEVERAL in text else _PART))


def several_people(text: str, partners: Sequence[str], bodies: Sequence[str]) -> list[str]:
    """The participants in an answer, a line each. What stands between semicolons is one each, but
    not where what stands behind one is the partner or the group of the one before.
    """
    found: list[str] = []
    for line in split(text):
        told = split(line, SEVERAL)
        apart = _PART in line or not any(_meant(one, [*partners, *bodies]) for one in told[1:])
        found += told if apart else [line]
    return found


def several_planned(text: str) -> list[str]:
    """The initiatives in an answer, a line each. What stands between semicolons is one each, but
    not where figures of their own stand between some: those are parts of one.
    """
    found: list[str] = []
    for line in split(text):
        told = split(line, SEVERAL)
        is_one = any(parse_number(one) is not None for one in told)
        found += [line] if is_one else told
    return found


def planned(line: str) -> Planned | None:
    """An initiative out of "title, indicator, unit, baseline, target", of which only the title has
    to be there; None where a figure or a unit is not to be understood. Without figures, commas
    belong to the title.
    """
    parts = _parts(line)
    if SEVERAL not in line and not any(parse_number(part) is not None for part in parts):
        parts = [line.strip()]
    title, *rest = parts
    indicator = _counted(rest) if any(rest) else None
    whole = title and (indicator or not any(rest))
    return Planned(title=title, indicator=indicator) if whole else None


def apart(title: str) -> str:
    """A title in which commas stand as the title and what is counted, which it may be as well;
    nothing where it is one title.
    """
    first, mark, rest = title.partition(_PART)
    return (
        f"{first.strip()}{SEVERAL} {rest.strip()}"
        if mark and first.strip() and rest.strip()
        else ""
    )


def _parts(line: str) -> list[str]:
    """The parts of a member, which stand between semicolons, or where there are none, commas."""
    found = line.split(SEVERAL) if SEVERAL in line else _PARTS.split(line)
    return [part.strip() for part in found]


def counted(line: str) -> Counted | None:
    """What is counted out of "indicator, unit, baseline, target"; None where that is none. The
    unit is called as the indicator where a figure stands in its place and that is one word, and
    else is left to be asked for.
    """
    return _counted(_parts(line))


def _counted(parts: list[str]) -> Counted | None:
    """What is counted, out of its parts."""
    if len(parts) > 1 and parse_number(parts[1]) is not None:
        word = parts[0] if len(parts[0].split()) == 1 else ""
        parts.insert(1, word[:1].lower() + word[1:])
    title, unit, baseline, target, *more = (*parts, "", "", "", "")[: max(4, len(parts))]
    figures = [parse_number(part) for part in (baseline, target)]
    understood = all(
        known is not None or not part
        for known, part in zip(figures, (baseline, target), strict=True)
    )
    if not (title and understood) or more:
        return None
    return Counted(title=title, unit=unit, baseline=figures[0], target=figures[1])


def figures(line: str) -> tuple[tuple[int, Number], ...] | None:
    """Years and shares in per cent out of "2024 84,5; 2025 86", or with commas between; None where
    there is none of one, or a year twice.
    """
    found: dict[int, Number] = {}
    for part in split(_PARTS.sub(SEVERAL, line), SEVERAL):
        year, _mark, rest = part.partition(" ")
        value = parse_number(rest)
        year = year.rstrip(":")
        if (
            not _YEAR.fullmatch(year)
            or value is None
            or not 0 <= value <= 100
            or int(year) in found
        ):
            return None
        found[int(year)] = value
    return tuple(found.items())


def numbers(text: str) -> list[int]:
    """The numbers in an answer, with all from one to the other of 2-4; what is none is 0."""
    found: list[int] = []
    for part in re.split(r"[\s,;]+", text.strip()):
        first, mark, last = part.partition("-")
        if mark and first.isdecimal() and last.isdecimal() and int(first) < int(last) < _MANY:
            found += range(int(first), int(last) + 1)
        elif part:
            found.append(int(part) if part.isdecimal() else 0)
    return found


def place_of(partners: Sequence[str]) -> str:
    """The place a partnership is of, by the name of the authority that is called after it: Vestby
    out of Vestby Kommune; nothing where none is.
    """
    for one in partners:
        place, _mark, authority = one.strip().rpartition(" ")
        if fold(authority) in _AUTHORITIES:
            return place.strip()
    return ""


def role_title(role: str, partner: str) -> str:
    """A role as it is shown, with the partner after it unless it is named in it already, and
    without a role the partner alone.
    """
    return ", ".join(filter(None, (role, "" if names(role, partner) else partner)))


def names(role: str, partner: str) -> bool:
    """Whether a role names a partner."""
    return re.search(rf"\b{re.escape(fold(partner))}\b", fold(role)) is not None


def _meant(part: str, titles: Sequence[str]) -> str:
    """The one title that a part means: exactly, by its id or its initials, or by some of its words
    as people write them.
    """
    exact = [
        one
        for one in titles
        if fold(part) == fold(one) or part.casefold() in {slug(one), _initials(one)}
    ]
    found = exact or [one for one in titles if _fits(fold(part).split(), fold(one).split())]
    return found[0] if len(found) == 1 else ""


def _initials(title: str) -> str:
    """What a title of several words is called for short, in lower case: np of Nordjyllands Politi;
    nothing where that is a letter only.
    """
    found = "".join(word[0] for word in title.split() if word[0].isupper()).casefold()
    return found if found[1:] else ""


def _fits(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether each of some words is one of a title, or how it begins, or has an ending more."""
    return all(
        any(
            (len(word) >= _LEAST and one.startswith(word))
            or (word.startswith(one) and word.removeprefix(one) in _ENDINGS)
            for one in title
        )
        for word in words
    )
