"""What is asked of who begins a folder: every answer may be left out, and every one changed."""

from functools import reduce
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tryg_tui.core.model.safety_index import AreaKind
from tryg_tui.core.model.strategy import Language
from tryg_tui.core.registers.answers import (
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
    several_people,
    several_planned,
)
from tryg_tui.core.registers.beginning import KINDS, MEASURES, Beginning, Question
from tryg_tui.core.registers.interview import Interview, Refused


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


def test_what_has_to_be_answered_is_not_said_to_be_skipped() -> None:
    assert after("1", "6").may_skip is False, "the title"
    assert after("1", "6", "Tryg").may_skip
    assert after().may_skip, "the usual language stands for none"


PARTIES = ["Søndersted Kommune", "Politiet"]
"""The partners of somewhere."""

LAMPS = Counted(title="Lamper", unit="stk.", baseline=8.5, target=24)
"""Something that is counted."""

LEFT_OUT = ("", "", "Tryg", *("",) * 7)
"""Nothing but what the partnership is called."""


@pytest.mark.parametrize(
    ("usual", "group"), [("da", "Planlægningsgruppen"), ("en", "Planning group")]
)
def test_every_question_but_one_can_be_left_out(usual: Language, group: str) -> None:
    last = after(*LEFT_OUT, usual=usual)
    assert asked(last)[0] == "whole"
    assert last.answered("opret").now() == Beginning(title="Tryg", language=usual, bodies=(group,))


@pytest.mark.parametrize("answer", ["", "-", " \n "])
def test_a_partnership_has_to_have_a_name(answer: str) -> None:
    with pytest.raises(Refused) as caught:
        after("", "").answered(answer)
    assert caught.value.question.asked == "title"


@pytest.mark.parametrize("answer", ["c", "create", "CREATE", "opret", "o", "ja", "y"])
def test_the_folder_is_made_when_somebody_says_so(answer: str) -> None:
    assert isinstance(after(*LEFT_OUT, answer).now(), Beginning)


@pytest.mark.parametrize("answer", ["", "-", "0", "99", "nej", "create it"])
def test_nothing_else_makes_the_folder(answer: str) -> None:
    with pytest.raises(Refused):
        after(*LEFT_OUT, answer)


def test_everything_is_asked_for_in_its_order() -> None:
    whole = after(
        *("en", "3", "Meath JPC", "JPC", "Council; Garda", "Youth", ""),
        *("Committee", "Panel", ""),
        *("Anna Berg, Council,  Chair, panel", "Sergeant; Guest", ""),
        *("0", "1", "0", "1-2", ""),
        *("Safe streets", "Safe homes; Visits; homes; 0; 500\nParks", ""),
        *("Fewer thefts", "Thefts; thefts; 20; 12,5", "", "", ""),
        *("Share who feel safe", "Meath; Ireland", "", "", "", "2", "2024 71.5; 2025: 72"),
        "create",
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
    assert after("-", "-", "Tryg", *("-",) * 6, "o").now() == after(*LEFT_OUT, "o").now()
    told = after("-", "-", "T", "-", "Vestby Kommune", "-", "-", "Leder; Betjent", "-")
    assert asked(told) == ("of", 1, "1-2")
    left = told.answered("-")
    assert asked(left)[0] == "initiative", "nobody is from there, and there is one group"
    measured = left.answered("-").answered("1")
    assert asked(measured) == ("area", 1, "Vestby")
    none = measured.answered("-").answered("create").now()
    assert isinstance(none, Beginning)
    assert [one.partner for one in none.people] == ["", ""]
    assert (none.measure, none.areas) == (MEASURES["da"][0], ())


@pytest.mark.parametrize(("usual", "number"), [("da", "1"), ("da", "2"), ("en", "1"), ("en", "2")])
def test_a_measure_is_chosen_by_its_number_and_the_own_place_is_proposed_first(
    usual: Language, number: str
) -> None:
    def made(measure: str) -> Beginning:
        done = after(*LEFT_OUT[:9], measure, "", "create", usual=usual).now()
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
    assert [text for _question, text in interview.given] == [
        *("1", "3", "Tryg By", "TB", "Kommunen", "Regionen", "")
    ]


def test_before_the_first_question_there_is_none() -> None:
    assert asked(after("<")) == ("language", 1, "1")
    assert asked(Interview(usual="en")) == ("language", 1, "2")


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        ((), ("0", "3", "1 2", "svensk")),
        (("",), ("0", "121", "halvårligt", "3 6", "²")),
        (("", "", "T", "", "A"), ("A", "B; A", "B, A")),
        (("", "", "T", "", "A; B", "", "X", "Y", "", "Leder", ""), ("3", "Aa", "1 2", "-1")),
        (("", "", "T", "", "A", "", "X", "Y", "", "Leder", "", "0"), ("3", "1 0", "alle", "1-3")),
        (LEFT_OUT[:8], ("Lys; Lamper; ; mange; 3", "; Lamper; 3", "A | B; ; 4")),
        ((*LEFT_OUT[:8], "Lys", "", ""), ("Lamper; stk.; 1; 2; 3", "; stk.", "; 3")),
        ((*LEFT_OUT[:9], "Andel", "By", ""), ("0", "7", "by")),
        (
            (*LEFT_OUT[:9], "Andel", "By", "", "1"),
            ("84", "2024", "2024 101", "2024 1; 2024 2", "24 5"),
        ),
    ],
)
def test_what_cannot_be_taken_is_refused(before: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    interview = after(*before)
    for answer in wrong:
        with pytest.raises(Refused) as caught:
            interview.answered(answer)
        assert caught.value.text in {answer, answer[-1]}
        assert caught.value.question.asked == asked(interview)[0]


@pytest.mark.parametrize(
    ("role", "partner", "title"),
    [
        ("Formand", "Randers Kommune", "Formand, Randers Kommune"),
        ("Formand, Randers Kommune", "Randers Kommune", "Formand, Randers Kommune"),
        ("formand for RANDERS KOMMUNE", "Randers Kommune", "formand for RANDERS KOMMUNE"),
        ("Anna", "An", "Anna, An"),
        ("Gæst", "", "Gæst"),
        ("", "Randers Kommune", "Randers Kommune"),
    ],
)
def test_a_partner_is_named_once_in_a_role(role: str, partner: str, title: str) -> None:
    assert role_title(role, partner) == title


def test_with_one_group_nobody_is_asked_where_somebody_sits() -> None:
    whole = after(
        *("", "", "Trygt", "", "Politi", "", "Gruppen", "", "Politi, leder", *("",) * 3, "create")
    ).now()
    assert isinstance(whole, Beginning), whole
    assert whole.people == (Participant(role="leder", partner="Politi", bodies=("Gruppen",)),)


ALL = (
    *("1", "3", "Tryg", "T", "Kommunen; Politiet", "", "Rådet; Styret", "", "Leder; Vagt", ""),
    *("1", "1", "1-2", "2", "Lys, Lamper, 3, 4; Naboer", "", "Ingen mørke", "", "", "1"),
    *("Byen", "", "1", "2024 84,5, 2025 86"),
)
"""Answers to everything."""


def test_one_answer_is_changed_by_its_number_and_only_what_that_changes_is_asked_anew() -> None:
    last = after(*ALL)
    names = [(question.asked, text) for question, text in last.told]
    assert names[2] == ("title", "Tryg")
    changed = last.answered("3")
    assert asked(changed) == ("title", 1, "Tryg")
    changed = changed.answered("Tryg By")
    assert asked(changed)[0] == "whole"
    names[2] = ("title", "Tryg By")
    assert [(question.asked, text) for question, text in changed.told] == names
    place = names.index(("person", "Leder; Vagt"))
    more = changed.answered(str(place + 1)).answered("Leder, kommunen; Vagt; Bo")
    more = more.answered("")
    assert asked(more) == ("of", 1, "0"), "who is asked about is another one than before"
    more = more.answered("1").answered("1")
    assert asked(more)[0] == "bodies"
    whole = reduce(Interview.answered, ("1-3", "2", "opret"), more).now()
    assert isinstance(whole, Beginning)
    assert [(one.role, one.partner, one.bodies) for one in whole.people] == [
        ("Leder", "Kommunen", ("Rådet",)),
        ("Vagt", "Kommunen", ("Rådet", "Styret")),
        ("Bo", "Politiet", ("Rådet",)),
    ]
    assert [one.title for one in whole.initiatives] == ["Lys", "Naboer"]
    assert whole.areas[0].readings == ((2024, 84.5), (2025, 86))


def test_what_no_longer_fits_is_asked_anew() -> None:
    last = after(*ALL)
    again = last.answered("5").answered("Politiet")
    assert asked(again) == ("partner", 2, "Politiet"), "it is there twice now"
    assert after(*ALL).answered("5").answered("Regionen").told[5][1] == "Politiet"


def test_going_back_while_an_answer_is_changed_changes_the_one_before() -> None:
    changed = after(*ALL).answered("4").back()
    assert asked(changed) == ("title", 1, "Tryg")
    assert [text for _question, text in changed.answered("Nyt").told][:4] == ["1", "3", "Nyt", "T"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("A; B; C", ["A", "B", "C"]),
        ("A, B, C", ["A", "B", "C"]),
        ("A, b; C", ["A, b", "C"]),
        ("A\nB", ["A", "B"]),
        ("A", ["A"]),
    ],
)
def test_members_stand_between_semicolons_or_commas(text: str, titles: list[str]) -> None:
    interview = after("", "", "T", "", text, "")
    partners = [told for question, told in interview.told if question.asked == "partner"]
    assert partners == titles


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Dorte, Søndersted Kommune", [("Dorte", "Søndersted Kommune")]),
        ("Dorte; Søndersted Kommune", [("Dorte", "Søndersted Kommune")]),
        ("Dorte; Bo", [("Dorte", ""), ("Bo", "")]),
        ("Dorte, kommunen; Bo; politi", [("Dorte", "Søndersted Kommune"), ("Bo", ""),
         ("politi", "Politiet")]),
    ],
)  # fmt: skip
def test_a_partner_behind_a_name_is_where_somebody_is_from(
    text: str, people: list[tuple[str, str]]
) -> None:
    told = several_people(text, PARTIES, ["Rådet"])
    found = [participant(one, PARTIES, ["Rådet"]) for one in told]
    assert [(one.role, one.partner) for one in found] == people


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Lys, Lamper, stk., 8,5, 24", [Planned(title="Lys", indicator=LAMPS)]),
        ("Lys; Lamper; stk.; 8,5; 24", [Planned(title="Lys", indicator=LAMPS)]),
        ("Lys, luft og liv", [Planned(title="Lys, luft og liv")]),
        ("Lys; Naboer", [Planned(title="Lys"), Planned(title="Naboer")]),
        ("Lys, Lamper, stk., 8,5, 24; Naboer", [Planned(title="Lys", indicator=LAMPS),
         Planned(title="Naboer")]),
        ("Lys, Lamper, 8,5, 24", [Planned(title="Lys", indicator=replace(LAMPS, unit="lamper"))]),
    ],
)  # fmt: skip
def test_initiatives_are_told_with_commas_or_semicolons(text: str, made: list[Planned]) -> None:
    assert [planned(one) for one in several_planned(text)] == made


def test_a_list_pasted_in_is_taken_line_by_line_and_proposed_again() -> None:
    before = after("", "", "T", "", "Vestby Kommune\nVest Politi", "", "", "")
    pasted = "Anna Berg, politiet, formand\n Bo Holm,  kommunen, sekretær\n\nGæst | Leder; Vagt"
    interview = before.answered(pasted)
    assert asked(interview) == ("person", 6, "")
    rest = ("", "0", "1-2", "", "", "create")
    whole = reduce(Interview.answered, rest, interview).now()
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
        ("Karen Lund, politi", "Karen Lund", "", "Vestby Politi", ()),
        ("Karen Lund, VP", "Karen Lund", "", "Vestby Politi", ()),
        ("Karen Lund, vestby-kommune", "Karen Lund", "", "Vestby Kommune", ()),
        ("Karen Lund, NP", "Karen Lund", "NP", "", ()),
        ("Borough Commander, politi", "", "Borough Commander", "Vestby Politi", ()),
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
    assert counted("Ture om natten; 8; 24") == Counted(
        title="Ture om natten", unit="", baseline=8, target=24
    )
    assert planned("Lamper, der lyser; ") == Planned(title="Lamper, der lyser")
    assert planned("") is None


@pytest.mark.parametrize(("answer", "unit"), [("", "antal"), ("-", "antal"), ("ture", "ture")])
def test_a_unit_that_was_not_said_is_asked_for(answer: str, unit: str) -> None:
    told = after(*LEFT_OUT[:8], "Lys; Naboer, Vejfester, 3, 4", "", "", "Ture om natten")
    assert asked(told) == ("unit", 1, "antal")
    whole = reduce(Interview.answered, (answer, "", "", "o"), told).now()
    assert isinstance(whole, Beginning)
    assert [one.indicator and one.indicator.unit for one in whole.initiatives] == [
        unit,
        "vejfester",
    ]


def test_who_names_an_organisation_that_is_no_partner_is_proposed_to_none() -> None:
    skov = "Per Skov, Sønderby Boligforening, boligsocial medarbejder"
    told = after("", "", "T", "", "Vestby Kommune", "", "-", f"{skov}; Leder; Betjent", "")
    assert asked(told) == ("of", 1, "2, 3")
    alone = after(
        "", "", "T", "", "Vestby Kommune", "", "-", "Per Skov, Sønderby Boligforening", ""
    )
    assert asked(alone) == ("of", 1, "0")
    assert asked(after("", "", "T", "", "Vestby Kommune", "", "-", "Leder", ""))[2] == "1"


def test_the_kind_of_an_area_is_proposed_by_its_name_and_one_of_another_sort_has_a_name() -> None:
    told = after(*LEFT_OUT[:-1], "1", "Vestby; Havnen; Danmark; Vest Politi", "")
    found = {}
    for _area in range(4):
        question = told.now()
        assert isinstance(question, Question)
        found[question.about] = KINDS[int(told.proposed(question)) - 1]
        told = told.answered("")
        if found[question.about] == "other":
            assert asked(told)[0] == "sort"
            told = told.answered("Bydele")
        told = told.answered("")
    assert found == {
        "Vestby": "city", "Havnen": "other", "Danmark": "country", "Vest Politi": "police-district",
    }  # fmt: skip
    whole = told.answered("o").now()
    assert isinstance(whole, Beginning)
    assert [one.sort for one in whole.areas] == ["", "Bydele", "", ""]


@pytest.mark.parametrize(
    ("answer", "title", "counts"),
    [
        ("", "Lys på stierne, Utrygge strækninger", ""),
        ("2", "Lys på stierne", "Utrygge strækninger"),
    ],
)
def test_what_a_comma_in_a_title_without_figures_says_is_asked(
    answer: str, title: str, counts: str
) -> None:
    told = after(*LEFT_OUT[:8], "Lys på stierne, Utrygge strækninger")
    assert asked(told) == ("apart", 1, "1")
    with pytest.raises(Refused):
        told.answered("3")
    whole = told.answered(answer)
    while asked(whole)[0] != "whole":
        whole = whole.answered("")
    made = whole.answered("o").now()
    assert isinstance(made, Beginning)
    (one,) = made.initiatives
    assert (one.title, one.indicator.title if one.indicator else "") == (title, counts)


def test_every_kind_of_area_can_be_chosen() -> None:
    assert sorted(KINDS) == sorted(get_args(AreaKind))
