"""What is asked of who begins a folder, one question after the other, and what the answers make."""

from collections.abc import Generator, Sequence
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from tryg_tui.core.check.registers import MOST_MONTHS
from tryg_tui.core.imports.index_columns import told_kind
from tryg_tui.core.input.names import fold
from tryg_tui.core.model.safety_index import AreaKind
from tryg_tui.core.model.strategy import Language
from tryg_tui.core.registers.answers import (
    GROUPS,
    Participant,
    Planned,
    Surveyed,
    apart,
    counted,
    figures,
    numbers,
    participant,
    place_of,
    planned,
    several_people,
    several_planned,
)

Asked = Literal[
    "language", "months", "title", "short", "partner", "body", "person", "of", "bodies",
    "initiative", "apart", "goal", "indicator", "unit", "measure", "area", "kind", "sort",
    "figures", "whole",
]  # fmt: skip
"""What a question is about."""


RHYTHM = "6"
"""Months from one meeting to the next, where nobody says otherwise."""

MEASURES: dict[Language, tuple[str, ...]] = {
    "da": ("Andel trygge", "Tillid til politiet"),
    "en": ("Share who feel safe", "Trust in the police"),
}
"""What the measures are called that an index mostly begins with."""

UNITS: dict[Language, str] = {"da": "antal", "en": "number"}
"""What is counted in where nobody says otherwise."""

KINDS: tuple[AreaKind, ...] = (
    "city", "country", "police-district", "vulnerable-areas", "vulnerable-area", "other",
)  # fmt: skip
"""The kinds of areas."""

CREATE = ("create", "opret", "yes", "ja")
"""What may be answered in the end to have the folder made, or how that begins."""


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder begins with."""

    title: str
    short: str = ""
    """The title where there is little room; without one, the title."""
    language: Language = "da"
    months_between: int = 6
    partners: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    """The groups that hold meetings; without any, one with the usual name."""
    people: tuple[Participant, ...] = ()
    initiatives: tuple[Planned, ...] = ()
    measure: str = ""
    """The title of a measure of the safety index; empty for none."""
    areas: tuple[Surveyed, ...] = ()
    """The areas it is known of, the partnership's own first."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is asked."""

    asked: Asked
    number: int = 1
    """Which member of a list it is about."""
    options: tuple[str, ...] = ()
    """What may be chosen by its number, from 1."""
    usual: str = ""
    """What an empty answer stands for."""
    taken: tuple[str, ...] = ()
    """The members of the list before it, which are not given again."""
    about: str = ""
    """What of the answers before it is about."""

    @property
    def key(self) -> tuple[str, int, str, tuple[str, ...]]:
        """What makes two questions the same one."""
        return self.asked, self.number, self.about, self.options


Asking = Generator[Question, str, Beginning]


def asking(usual: Language) -> Asking:
    """All questions in their order; is sent the answers, and returns what they make."""
    languages: tuple[Language, ...] = get_args(Language)
    number = str(languages.index(usual) + 1)
    answer = yield Question(asked="language", options=languages, usual=number)
    language = languages[int(answer) - 1 if answer.isdecimal() else languages.index(answer)]
    months = yield Question(asked="months", usual=RHYTHM)
    title = yield Question(asked="title")
    short = yield Question(asked="short")
    partners = yield from _list("partner")
    bodies = (yield from _list("body", GROUPS[language])) or (GROUPS[language],)
    people: tuple[Participant, ...] = ()
    while told := (yield Question(asked="person", number=len(people) + 1)):
        lines = several_people(told, partners, bodies)
        people += tuple(participant(one, partners, bodies) for one in lines)
    people = yield from _represented(people, partners)
    people = yield from _seated(people, bodies)
    initiatives: tuple[Planned, ...] = ()
    while told := (yield Question(asked="initiative", number=len(initiatives) + 1)):
        initiatives += yield from _planned(told)
    initiatives = yield from _aimed(initiatives, UNITS[language])
    measures = MEASURES[language]
    measure = yield Question(asked="measure", options=measures)
    measure = measures[int(measure) - 1] if _is_one(measure, len(measures)) else measure
    areas = (yield from _surveyed(place_of(partners))) if measure else ()
    yield Question(asked="whole")
    return Beginning(
        title=title,
        short=short,
        language=language,
        months_between=int(months),
        partners=partners,
        bodies=bodies,
        people=people,
        initiatives=initiatives,
        measure=measure,
        areas=areas,
    )


def _list(asked: Asked, usual: str = "") -> Generator[Question, str, tuple[str, ...]]:
    """The members of a list, until an empty answer; the first has a usual name, or none."""
    found: tuple[str, ...] = ()
    while one := (
        yield Question(
            asked=asked, number=len(found) + 1, usual="" if found else usual, taken=found
        )
    ):
        found = (*found, one)
    return found


def _chosen(
    asked: Asked, about: str, people: Sequence[Participant], usual: Sequence[Participant]
) -> Generator[Question, str, list[Participant]]:
    """Those of some participants who are told by their numbers, usually some of them."""
    options = tuple(one.name or one.role for one in people)
    known = [str(n) for n, one in enumerate(people, start=1) if _is_in(one, usual)]
    told = f"1-{len(people)}" if 1 < len(people) == len(known) else ", ".join(known)
    answer = yield Question(asked=asked, about=about, options=options, usual=told or "0")
    return [people[one - 1] for one in numbers(answer) if one]


def _is_elsewhere(one: Participant) -> bool:
    """Whether an organisation of its own is named, alone or before what somebody does there:
    "Per Skov, Sønderby Boligforening, boligsocial medarbejder".
    """
    words = one.role.split()
    return "," in one.role or (len(words) > 1 and all(word[0].isupper() for word in words))


def _represented(
    people: tuple[Participant, ...], partners: Sequence[str]
) -> Generator[Question, str, tuple[Participant, ...]]:
    """The participants with their partners, asked for of each partner where somebody has none."""
    for partner in partners:
        left = [one for one in people if not one.partner]
        if left:
            # Who names another organisation is from none of them.
            usual = [one for one in left if partner == partners[-1] and not _is_elsewhere(one)]
            chosen = yield from _chosen("of", partner, left, usual)
            people = tuple(
                replace(one, partner=partner) if _is_in(one, chosen) else one for one in people
            )
    return people


def _seated(
    people: tuple[Participant, ...], bodies: tuple[str, ...]
) -> Generator[Question, str, tuple[Participant, ...]]:
    """The participants with their groups, asked for of each group where there are several."""
    left = [one for one in people if not one.bodies]
    seats = {}
    for body in bodies if left and len(bodies) > 1 else ():
        seats[body] = yield from _chosen("bodies", body, left, left)
    found = []
    for one in people:
        sits = tuple(body for body, chosen in seats.items() if _is_in(one, chosen))
        found.append(replace(one, bodies=one.bodies or sits or bodies))
    return tuple(found)


def _is_in(one: Participant, chosen: Sequence[Participant]) -> bool:
    """Whether a participant is one of those chosen, and not only described alike."""
    return any(one is each for each in chosen)


def _planned(told: str) -> Generator[Question, str, tuple[Planned, ...]]:
    """The initiatives of an answer; where a comma stands in a title it is asked what that says."""
    found: list[Planned] = []
    for line in several_planned(told):
        one = planned(line)
        if one and one.indicator is None and (other := apart(one.title)):
            options = (one.title, other)
            answer = yield Question(asked="apart", about=one.title, options=options, usual="1")
            one = planned(options[int(answer) - 1])
        found += [one] if one else []
    return tuple(found)


def _aimed(
    initiatives: tuple[Planned, ...], unit: str
) -> Generator[Question, str, tuple[Planned, ...]]:
    """The initiatives, each with its goal, and with what is counted and its unit where that was
    not said.
    """
    found = []
    for one in initiatives:
        goal = yield Question(asked="goal", about=one.title)
        indicator = one.indicator
        if indicator is None:
            indicator = counted((yield Question(asked="indicator", about=one.title)))
        if indicator and not indicator.unit:
            said = yield Question(asked="unit", about=indicator.title, usual=unit)
            indicator = replace(indicator, unit=said)
        found.append(replace(one, goal=goal, indicator=indicator))
    return tuple(found)


def _surveyed(home: str) -> Generator[Question, str, tuple[Surveyed, ...]]:
    """The areas of a measure, mostly that at home first, each with its kind, which its name may
    tell, and its figures.
    """
    titles = yield from _list("area", home)
    found: list[Surveyed] = []
    for title in titles:
        usual = told_kind(title) or ("other" if found else "city")
        number = str(KINDS.index(usual) + 1)
        answer = yield Question(asked="kind", about=title, options=KINDS, usual=number)
        kind = KINDS[int(answer) - 1]
        sort = (yield Question(asked="sort", about=title)) if kind == "other" else ""
        known = yield Question(asked="figures", about=title)
        readings = figures(known) or ()
        found.append(Surveyed(title=title, kind=kind, sort=sort, readings=readings))
    return tuple(found)


def fits(question: Question, text: str) -> bool:
    """Whether an answer can be taken."""
    last = len(question.options)
    match question.asked:
        case "language":
            return text in question.options or _is_one(text, last)
        case "months":
            return _is_one(text, MOST_MONTHS)
        case "title":
            return bool(text)
        case "whole":
            return bool(text) and any(one.startswith(fold(text)) for one in CREATE)
        case "kind" | "apart":
            return _is_one(text, last)
        case "of" | "bodies":
            return text == "0" or all(1 <= number <= last for number in numbers(text))
        case "initiative":
            return None not in map(planned, several_planned(text))
        case "indicator":
            return not text or counted(text) is not None
        case "figures":
            return figures(text) is not None
        case _:
            return text not in question.taken


def _is_one(text: str, last: int) -> bool:
    """Whether an answer is one number, from 1 to the last one."""
    return any(numbers(text) == [one] for one in range(1, last + 1))
