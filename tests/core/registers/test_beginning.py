"""What is asked of who begins a folder: every answer may be left out, and every one changed."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tryg_tui.core.model.safety_index import AreaKind
from tryg_tui.core.model.strategy import Language
from tryg_tui.core.registers.answers import (
    KINDS,
    MEASURES,
    Counted,
    Participant,
    Planned,
    Surveyed,
    counted,
    figures,
    numbers,
    participant,
    place_of,
    planned,
    role_title,
)
from tryg_tui.core.registers.beginning import (
    Beginning,
    Interview,
    Question,
    Refused,
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
        *("Anna Berg, Council,  Chair, panel", "Sergeant; Guest", ""),
        *("0", "1", "0", "1-2", ""),
        *("Safe streets", "Safe homes; Visits; homes; 0; 500\nParks", ""),
        *("Fewer thefts", "Thefts; thefts; 20; 12,5", "", "", ""),
        *("Share who feel safe", "Meath; Ireland", "", "", "", "2", "2024 71.5; 2025: 72"),
    )
    assert whole.now() == Beginning(
        title="Meath JPC",
        short="JPC",
        language="en",
        months_between=3,
        partners=("Council", "Garda", "Youth"),
        bodies=("Committee", "Panel"),
        people=(
            Participant(role="Chair", name="Anna Berg", partner="Council", bodies=("Panel",)),
            Participant(role="Sergeant", partner="Garda", bodies=("Committee", "Panel")),
            Participant(role="Guest", bodies=("Committee", "Panel")),
        ),
        initiatives=(
            Planned(
                title="Safe streets",
                goal="Fewer thefts",
                indicator=Counted(title="Thefts", unit="thefts", baseline=20, target=12.5),
            ),
            Planned(
                title="Safe homes",
                indicator=Counted(title="Visits", unit="homes", baseline=0, target=500),
            ),
            Planned(title="Parks"),
        ),
        measure="Share who feel safe",
        areas=(
            Surveyed(title="Meath", kind="city"),
            Surveyed(title="Ireland", kind="country", readings=((2024, 71.5), (2025, 72))),
        ),
    )


def test_a_dash_leaves_every_question_out_and_takes_away_what_is_proposed() -> None:
    assert after(*("-",) * 8).now() == after(*("",) * 9).now()
    told = after("-", "-", "-", "Vestby Kommune", "-", "-", "Leder; Betjent", "-")
    assert asked(told) == ("of", 1, "1-2")
    left = told.answered("-")
    assert asked(left)[0] == "initiative", "nobody is from there, and there is one group"
    measured = left.answered("-").answered("1")
    assert asked(measured) == ("area", 1, "Vestby")
    none = measured.answered("-").now()
    assert isinstance(none, Beginning)
    assert [one.partner for one in none.people] == ["", ""]
    assert (none.measure, none.areas) == (MEASURES["da"][0], ())


@pytest.mark.parametrize(("usual", "number"), [("da", "1"), ("da", "2"), ("en", "1"), ("en", "2")])
def test_a_measure_is_chosen_by_its_number_and_the_own_place_is_proposed_first(
    usual: Language, number: str
) -> None:
    def made(measure: str) -> Beginning:
        done = after(*("",) * 8, measure, "", usual=usual).now()
        assert isinstance(done, Beginning)
        return done

    assert made(number).measure == MEASURES[usual][int(number) - 1]
    assert made("3") == replace(made("Andet"), measure="3"), "any other answer is its title"


@pytest.mark.parametrize(
    ("partners", "place"),
    [
        (["Vestby Kommune", "Politiet"], "Vestby"),
        (["Police", "Westover  Council"], "Westover"),
        (["Kommune", "Politiet"], ""),
        ([], ""),
    ],
)
def test_the_place_is_that_of_the_authority_called_after_it(
    partners: list[str], place: str
) -> None:
    assert place_of(partners) == place


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
        (("", "", "", "A; B", "", "X", "Y", "", "Leder", ""), ("3", "Aa", "1 2", "-1")),
        (("", "", "", "A", "", "X", "Y", "", "Leder", "", "0"), ("3", "1 0", "alle", "1-3")),
        (("",) * 7, ("Lys; Lamper", "Lys; Lamper; stk.; mange", "; Lamper; stk.", "A | B; C")),
        ((*("",) * 7, "Lys", "", ""), ("Lamper", "Lamper; stk.; 1; 2; 3", "; stk.", "; 3")),
        ((*("",) * 8, "Andel", "By", ""), ("0", "6", "by")),
        (
            (*("",) * 8, "Andel", "By", "", "1"),
            ("84", "2024", "2024 101", "2024 1; 2024 2", "24 5"),
        ),
    ],
)
def test_what_cannot_be_taken_is_refused(before: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    interview = after(*before)
    for answer in wrong:
        with pytest.raises(Refused) as caught:
            interview.answered(answer)
        assert caught.value.text in {answer, answer.rpartition("; ")[2]}
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
    assert whole.people == (Participant(role="leder", partner="Politi", bodies=("Gruppen",)),)


def test_a_list_pasted_in_is_taken_line_by_line_and_proposed_again() -> None:
    before = after("", "", "T", "", "Vestby Kommune\nVest Politi", "", "", "")
    pasted = "Anna Berg, politiet, formand\n Bo Holm,  kommunen, sekretær\n\nGæst | Leder; Vagt"
    interview = before.answered(pasted)
    assert asked(interview) == ("person", 6, "")
    whole = interview.answered("").answered("0").answered("1-2").answered("").answered("").now()
    assert isinstance(whole, Beginning)
    assert [(one.name, one.role, one.partner) for one in whole.people] == [
        ("Anna Berg", "formand", "Vest Politi"),
        ("Bo Holm", "sekretær", "Vestby Kommune"),
        ("", "Gæst", "Vest Politi"),
        ("", "Leder", "Vest Politi"),
        ("", "Vagt", ""),
    ]
    again = interview.back()
    question = again.now()
    assert isinstance(question, Question)
    told = again.proposed(question)
    assert again.answered(told).now() == interview.now()


@pytest.mark.parametrize(
    ("line", "name", "role", "partner", "bodies"),
    [
        ("Formand", "", "Formand", "", ()),
        ("Anna Berg", "", "Anna Berg", "", ()),
        ("Anna Berg, formand", "Anna Berg", "formand", "", ()),
        ("Leder, Børne- og Ungeafdelingen", "", "Leder, Børne- og Ungeafdelingen", "", ()),
        ("Betjent, vestby", "", "Betjent, vestby", "", ()),
        ("Betjent, POLITIETS", "", "Betjent", "Vestby Politi", ()),
        ("Politikommissær", "", "Politikommissær", "", ()),
        ("Leder for Vestby Kommune", "", "Leder for Vestby Kommune", "Vestby Kommune", ()),
        ("vestby politi", "", "vestby politi", "Vestby Politi", ()),
        ("Vagt, rådet, styregr", "", "Vagt, rådet", "", ("Styregruppen",)),
        ("Vagt, lokalråd, styre", "", "Vagt", "", ("Lokalrådet", "Styregruppen")),
        ("Vagt, po", "", "Vagt, po", "", ()),
        (",", "", ",", "", ()),
    ],
)
def test_the_parts_of_a_participant_are_told_apart(
    line: str, name: str, role: str, partner: str, bodies: tuple[str, ...]
) -> None:
    told = participant(line, ["Vestby Kommune", "Vestby Politi"], ["Styregruppen", "Lokalrådet"])
    assert (told.name, told.role, told.partner, told.bodies) == (name, role, partner, bodies)


@given(st.lists(st.integers(1, 99), unique=True))
def test_numbers_are_read_as_they_are_written(wanted: list[int]) -> None:
    assert numbers(", ".join(map(str, wanted))) == wanted
    assert numbers("-".join(map(str, sorted(wanted)[:1]))) == sorted(wanted)[:1]


def test_numbers_from_one_to_another_are_all_between_them() -> None:
    assert numbers("1, 3-5;7") == [1, 3, 4, 5, 7]
    assert numbers("5-3 x 1-9999999999 -2") == [0, 0, 0, 0]


@given(
    st.dictionaries(
        st.integers(1900, 2099), st.integers(0, 1000).map(lambda tenth: tenth / 10), min_size=1
    )
)
def test_figures_are_read_as_they_are_written(wanted: dict[int, float]) -> None:
    for mark in (".", ","):
        typed = "; ".join(f"{year} {value}".replace(".", mark) for year, value in wanted.items())
        assert figures(typed) == tuple(wanted.items())


def test_what_is_counted_has_a_unit_and_figures_that_are_some() -> None:
    assert counted("Ture; ture") == Counted(title="Ture", unit="ture")
    assert counted("Ture; ture; ; 4") == Counted(title="Ture", unit="ture", target=4)
    assert planned("Lamper, der lyser; ") == Planned(title="Lamper, der lyser")
    assert planned("") is None


def test_every_kind_of_area_can_be_chosen() -> None:
    assert sorted(KINDS) == sorted(get_args(AreaKind))
