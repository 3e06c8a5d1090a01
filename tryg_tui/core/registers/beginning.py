"""What is asked of who begins a folder, one question after the other; any may be left empty.

`Interview().now()` is the first question; `answered` goes on and `back` goes to the one before,
until `now` gives the Beginning that all the answers make. What was answered before is proposed.
"""

import re
from collections.abc import Generator
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from tryg_tui.core.check.registers import MOST_MONTHS
from tryg_tui.core.input.names import fold
from tryg_tui.core.model.strategy import Language

Asked = Literal[
    "language", "months", "title", "short", "partner", "body", "person", "of", "bodies",
    "initiative", "goal", "measure",
]  # fmt: skip
"""What a question is about."""

GROUPS: dict[Language, str] = {"da": "Planlægningsgruppen", "en": "Planning group"}
"""What the group whose meetings are kept is called where nobody says otherwise."""

UNTITLED: dict[Language, str] = {"da": "Samarbejdet", "en": "The partnership"}
"""What a partnership is called where nobody says."""

RHYTHM = "6"
"""Months from one meeting to the next, where nobody says otherwise."""

SEVERAL = ";"
"""What may stand between the members of a list that are given in one answer."""

LISTS: frozenset[Asked] = frozenset({"partner", "body"})
"""What may be given so."""


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part in what begins."""

    role: str
    """The role, or the name."""
    partner: str = ""
    """The title of the partner represented; empty for none."""
    bodies: tuple[str, ...] = ()
    """The titles of the groups the participant sits in; none where it is all."""


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
    initiative: str = ""
    """The title of an initiative; empty for none."""
    goal: str = ""
    measure: str = ""
    """The title of a measure of the safety index; empty for none."""


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


class Refused(Exception):
    """An answer that cannot be taken."""

    def __init__(self, question: Question, text: str) -> None:
        super().__init__(text)
        self.question = question
        """What was asked."""
        self.text = text
        """What was answered."""


class Interview(msgspec.Struct, frozen=True, kw_only=True):
    """The questions so far, with their answers."""

    usual: Language = "da"
    """The language that is proposed for the folder."""
    given: tuple[tuple[Question, str], ...] = ()
    """The answers, each with its question."""
    left: tuple[tuple[Question, str], ...] = ()
    """The answers that were gone back from, which are proposed again."""

    def now(self) -> Question | Beginning:
        """What is asked next, or what the answers make when nothing more is."""
        asking = _asking(self.usual)
        question = next(asking)
        try:
            for _question, answer in self.given:
                question = asking.send(answer)
        except StopIteration as end:
            beginning: Beginning = end.value
            return beginning
        return question

    def proposed(self, question: Question) -> str:
        """The answer to a question that is proposed: the one given before, or the usual one."""
        return next((text for one, text in self.left if one == question), question.usual)

    def answered(self, text: str) -> "Interview":
        """The interview after an answer, or several members of a list; raises Refused."""
        question = self.now()
        assert isinstance(question, Question)
        if question.asked in LISTS and SEVERAL in text:
            after = self
            for one in filter(None, map(str.strip, text.split(SEVERAL))):
                after = after.answered(one)
            return after
        answer = " ".join(text.split()) or question.usual
        if not _fits(question, answer):
            raise Refused(question, answer)
        places = [at for at, (one, _text) in enumerate(self.left) if one == question]
        left = self.left[places[0] + 1 :] if places else self.left
        return replace(self, given=(*self.given, (question, answer)), left=left)

    def back(self) -> "Interview":
        """The interview at the question before; at the first one, there."""
        return replace(self, given=self.given[:-1], left=(*self.given[-1:], *self.left))


def role_title(role: str, partner: str) -> str:
    """A role as it is shown, with the partner after it unless it is named in it already."""
    return f"{role}, {partner}" if partner and not _names(role, partner) else role


def _names(role: str, partner: str) -> bool:
    """Whether a role names a partner."""
    return re.search(rf"\b{re.escape(fold(partner))}\b", fold(role)) is not None


Asking = Generator[Question, str, Beginning]


def _asking(usual: Language) -> Asking:
    """All questions in their order; is sent the answers, and returns what they make."""
    languages: tuple[Language, ...] = get_args(Language)
    number = str(languages.index(usual) + 1)
    answer = yield Question(asked="language", options=languages, usual=number)
    language = next((one for one in languages if one == answer), None)
    language = language or languages[int(answer) - 1]
    months = yield Question(asked="months", usual=RHYTHM)
    title = yield Question(asked="title")
    short = (yield Question(asked="short")) if title else ""
    partners = yield from _list("partner")
    bodies = yield from _list("body", GROUPS[language])
    people: list[Participant] = []
    while role := (yield Question(asked="person", number=len(people) + 1)):
        partner = yield from _partner(role, partners, len(people) + 1)
        sits = yield from _bodies(bodies, len(people) + 1)
        people.append(Participant(role=role, partner=partner, bodies=sits))
    initiative = yield Question(asked="initiative")
    goal = (yield Question(asked="goal")) if initiative else ""
    measure = yield Question(asked="measure")
    return Beginning(
        title=title or UNTITLED[language],
        short=short,
        language=language,
        months_between=int(months),
        partners=partners,
        bodies=bodies,
        people=tuple(people),
        initiative=initiative,
        goal=goal,
        measure=measure,
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


def _partner(role: str, partners: tuple[str, ...], number: int) -> Generator[Question, str, str]:
    """The partner that somebody represents, which a role may name; "" for none."""
    named = [one for one in partners if _names(role, one)]
    if len(named) == 1 or not partners:
        return "".join(named)
    answer = yield Question(asked="of", number=number, options=partners, usual="1")
    return partners[int(answer) - 1] if int(answer) else ""


def _bodies(bodies: tuple[str, ...], number: int) -> Generator[Question, str, tuple[str, ...]]:
    """The groups that somebody sits in, where there are several."""
    if len(bodies) < 2:
        return bodies
    answer = yield Question(asked="bodies", number=number, options=bodies)
    return tuple(bodies[one - 1] for one in _numbers(answer)) or bodies


def _numbers(text: str) -> list[int]:
    """The numbers in an answer; what is none is 0."""
    return [int(one) if one.isdecimal() else 0 for one in re.split(r"[\s,;]+", text) if one]


def _fits(question: Question, text: str) -> bool:
    """Whether an answer can be taken."""
    numbers, last = _numbers(text), len(question.options)
    if question.asked == "language":
        return text in question.options or (len(numbers) == 1 and 1 <= numbers[0] <= last)
    if question.asked == "months":
        return len(numbers) == 1 and 1 <= numbers[0] <= MOST_MONTHS
    if question.asked == "of":
        return text == "0" or (len(numbers) == 1 and 1 <= numbers[0] <= last)
    if question.asked == "bodies":
        return all(1 <= number <= last for number in numbers)
    return text not in question.taken
