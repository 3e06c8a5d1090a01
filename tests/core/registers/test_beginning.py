"""What is asked of who begins a folder: every answer may be left out, and every one changed."""

import pytest

from tryg_tui.core.model.strategy import Language
from tryg_tui.core.registers.beginning import (
    Beginning,
    Interview,
    Participant,
    Question,
    Refused,
    role_title,
)


def after(*answers: str, usual: Language = "da") -> Interview:
    """The interview after some answers; "<" goes back."""
    interview = Interview(usual=usual)
    for answer in answers:
        interview = interview.back() if answer == "<" else interview.answered(answer)
    return interview


def asked(interview: Interview) -> tuple[str, int, str]:
    """What is asked now, of which member of a list, and which answer is proposed."""
    question = interview.now()
    assert isinstance(question, Question)
    return question.asked, question.number, interview.proposed(question)


@pytest.mark.parametrize(
    ("usual", "title", "group"),
    [("da", "Samarbejdet", "Planlægningsgruppen"), ("en", "The partnership", "Planning group")],
)
def test_every_question_can_be_left_out(usual: Language, title: str, group: str) -> None:
    whole = after(*("",) * 9, usual=usual).now()
    assert whole == Beginning(title=title, language=usual, bodies=(group,))


def test_everything_is_asked_for_in_its_order() -> None:
    whole = after(
        *("en", "3", "Meath JPC", "JPC", "Council; Garda", "Youth", ""),
        *("Committee", "Panel", ""),
        *("Chair,  Council", "2", "Sergeant", "2", "1, 2", "Guest", "0", "", ""),
        *("Safe streets", "Fewer thefts", "Share who feel safe"),
    )
    assert whole.now() == Beginning(
        title="Meath JPC",
        short="JPC",
        language="en",
        months_between=3,
        partners=("Council", "Garda", "Youth"),
        bodies=("Committee", "Panel"),
        people=(
            Participant(role="Chair, Council", partner="Council", bodies=("Panel",)),
            Participant(role="Sergeant", partner="Garda", bodies=("Committee", "Panel")),
            Participant(role="Guest", bodies=("Committee", "Panel")),
        ),
        initiative="Safe streets",
        goal="Fewer thefts",
        measure="Share who feel safe",
    )


def test_an_earlier_answer_can_be_changed_and_the_later_ones_are_proposed_again() -> None:
    interview = after("1", "3", "Tryg", "T", "Kommunen", "Politiet", "", "<", "<", "<", "<", "<")
    assert asked(interview) == ("title", 1, "Tryg")
    interview = interview.answered("Tryg By").answered("TB")
    assert asked(interview) == ("partner", 1, "Kommunen")
    interview = interview.answered("Kommunen")
    assert asked(interview) == ("partner", 2, "Politiet")
    interview = interview.answered("Regionen").answered("")
    assert asked(interview) == ("body", 1, "Planlægningsgruppen")
    whole = after(*("",) * 9).given
    assert [text for _question, text in interview.given] == [
        *("1", "3", "Tryg By", "TB", "Kommunen", "Regionen", "")
    ]
    assert len(whole) == 9


def test_before_the_first_question_there_is_none() -> None:
    assert asked(after("<")) == ("language", 1, "1")
    assert asked(Interview(usual="en")) == ("language", 1, "2")


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        ((), ("0", "3", "1 2", "svensk")),
        (("",), ("0", "121", "halvårligt", "3 6", "²")),
        (("", "", "", "A"), ("A", "B; A")),
        (("", "", "", "A; B", "", "X", "Y", "", "Leder"), ("3", "A", "1 2", "-1")),
        (("", "", "", "A; B", "", "X", "Y", "", "Leder", "0"), ("3", "1 0", "alle")),
    ],
)
def test_what_cannot_be_taken_is_refused(before: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    interview = after(*before)
    for answer in wrong:
        with pytest.raises(Refused) as caught:
            interview.answered(answer)
        assert caught.value.text == answer.rpartition("; ")[2]
        assert caught.value.question.asked == asked(interview)[0]


@pytest.mark.parametrize(
    ("role", "partner", "title"),
    [
        ("Formand", "Randers Kommune", "Formand, Randers Kommune"),
        ("Formand, Randers Kommune", "Randers Kommune", "Formand, Randers Kommune"),
        ("formand for RANDERS KOMMUNE", "Randers Kommune", "formand for RANDERS KOMMUNE"),
        ("Anna", "An", "Anna, An"),
        ("Gæst", "", "Gæst"),
    ],
)
def test_a_partner_is_named_once_in_a_role(role: str, partner: str, title: str) -> None:
    assert role_title(role, partner) == title


def test_with_one_group_nobody_is_asked_where_somebody_sits() -> None:
    whole = after(
        "", "", "Trygt", "", "Politi", "", "Gruppen", "", "Politi, leder", *("",) * 3
    ).now()
    assert isinstance(whole, Beginning), whole
    assert whole.people == (
        Participant(role="Politi, leder", partner="Politi", bodies=("Gruppen",)),
    )
