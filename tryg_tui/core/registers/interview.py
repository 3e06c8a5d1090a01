"""The questions of a new folder as they are answered, one after the other.

`Interview().now()` is the first question; `answered` goes on and `back` goes to the one before,
until `now` gives the Beginning that all the answers make. What was answered before is proposed. The
last question takes the number of an answer, to change that one.
"""

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.strategy import Language
from tryg_tui.core.registers.answers import LINES, NOTHING, members, split
from tryg_tui.core.registers.beginning import Asked, Beginning, Question, asking, fits

LISTS: frozenset[Asked] = frozenset({"partner", "body", "area"})
"""What several may be given of in one answer."""

_WITHOUT: dict[Asked, str] = {
    "language": "",
    "months": "",
    "kind": "",
    "apart": "",
    "unit": "",
    "of": "0",
    "bodies": "0",
}
"""What takes the place of nothing where a question has to have some answer."""


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
    changing: bool = False
    """Whether an answer is changed by itself: those after it that still fit are not asked for."""

    def now(self) -> Question | Beginning:
        """What is asked next, or what the answers make when nothing more is."""
        questions = asking(self.usual)
        question = next(questions)
        try:
            for _question, answer in self.given:
                question = questions.send(answer)
        except StopIteration as end:
            beginning: Beginning = end.value
            return beginning
        return question

    def proposed(self, question: Question) -> str:
        """The answer to a question that is proposed: the one given before, or the usual one."""
        known = self._known(question)
        return question.usual if known is None else self.left[known][1]

    def _known(self, question: Question) -> int | None:
        """The place of the answer that was given to a question before, whatever was usual then."""
        return next((n for n, one in enumerate(self.left) if one[0].key == question.key), None)

    @property
    def told(self) -> tuple[tuple[Question, str], ...]:
        """The answers that can be changed at the end: all but the empty ones that end a list."""
        return tuple(one for one in self.given if one[1] or one[0].number == 1)

    @property
    def may_skip(self) -> bool:
        """Whether the question asked now can be left without an answer."""
        try:
            self.answered(NOTHING)
        except Refused:
            return False
        return True

    def answered(self, text: str) -> "Interview":
        """The interview after an answer, or several members of a list; raises Refused."""
        question = self.now()
        assert isinstance(question, Question)
        text = text.strip()
        if question.asked == "whole" and text.isdecimal():
            return self._at(question, text)
        if text == NOTHING:
            without = _WITHOUT.get(question.asked)
            text = "" if without is None else without or question.usual
        elif question.asked in LISTS and text != self.proposed(question):
            after = self
            for one in members(text) or [question.usual]:
                asked = after.now()
                assert isinstance(asked, Question)
                after = after._given(asked, one)
            return after._on()
        else:
            text = f" {LINES} ".join(split(text)) or question.usual
        return self._given(question, text)._on()

    def _given(self, question: Question, answer: str) -> "Interview":
        """The interview after the answer to a question; raises Refused."""
        if not fits(question, answer):
            raise Refused(question, answer)
        known = self._known(question)
        left = self.left if known is None else self.left[known + 1 :]
        return replace(self, given=(*self.given, (question, answer)), left=left)

    def back(self) -> "Interview":
        """The interview at the question before; at the first one, there."""
        return replace(self, given=self.given[:-1], left=(*self.given[-1:], *self.left))

    def _at(self, question: Question, number: str) -> "Interview":
        """The interview back at an answer that is told, by its number from 1; raises Refused."""
        told = self.told
        if not 1 <= int(number) <= len(told):
            raise Refused(question, number)
        place = self.given.index(told[int(number) - 1])
        return replace(self, given=self.given[:place], left=self.given[place:], changing=True)

    def _on(self) -> "Interview":
        """The interview with the answers put in again that still fit, where one was changed."""
        after, question = self, self.now()
        while self.changing and isinstance(question, Question):
            known = after._known(question)
            if known is None or not fits(question, after.left[known][1]):
                break
            after = after._given(question, after.left[known][1])
            question = after.now()
        return after
