"""The paper of a round in writing: question, answers, outcome; nothing private for everybody."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.samples import LATER, TODAY, ZONE, folder, loaded, meeting
from tests.naughty import NAUGHTY
from tryg_tui.core.meetings import rounds
from tryg_tui.core.meetings.rounds import Question
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.annual.facts import decision_parts
from tryg_tui.documents.annual.partnership import organisation
from tryg_tui.documents.annual.parts import scope_of
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.render.formats import PAPERS
from tryg_tui.documents.render.plain import agenda_text, minutes_text

NOW = dt.datetime(2018, 4, 12, 9, tzinfo=ZONE)
HELD = meeting()


def asked(**question: Any) -> Meeting:
    """A round with two answers."""
    whole: dict[str, Any] = {
        "text": "Vi køber ti lamper.",
        "deadline": dt.date(2018, 4, 26),
        "asked": ("leder", "betjent", "anna"),
    }
    one = rounds.new_round(folder(HELD), Question(**(whole | question)), NOW, sha256="ab" * 32)
    one = rounds.answer(one, "leder", "for", NOW)
    one = rounds.answer(one, "betjent", "against", NOW)
    return rounds.comment(one, "betjent", "Fem er nok.", NOW)


def text(one: Meeting, *, public: bool = False) -> str:
    """The paper as plain text."""
    return minutes_text(folder(HELD, one), loaded(one), today=TODAY, public=public)


def test_a_round_that_goes_on_tells_what_is_asked_and_who_has_not_answered() -> None:
    said = text(asked())
    assert said.startswith("Skriftlig runde: Vi køber ti lamper\n")
    for words in (
        "NOT SETTLED – the answers are awaited",
        "in writing, between meetings",
        "26 April 2018",
        "2 of 3 have answered · for: 1 · against: 1",
        "Fem er nok.",
        "not answered",
    ):
        assert words in " ".join(said.split())
    assert "Approved on" not in said


def test_a_closed_round_tells_what_came_of_it() -> None:
    one = replace(rounds.close(asked(), "adopted", NOW), state="final")
    said = text(one)
    assert "Closed on" in said
    assert "Adopted" in said
    assert "not yet approved" not in said


def test_a_public_paper_holds_the_answers_but_not_what_was_said_with_them() -> None:
    said = text(asked(), public=True)
    assert "Against" in said
    assert "Fem er nok." not in said


def test_nothing_of_a_private_round_is_public() -> None:
    one = asked(private=True)
    said = text(one, public=True)
    for words in ("lamper", "Fem", "Against", "answered"):
        assert words not in said
    assert "lamper" in text(one)


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("private", [False, True])
def test_programs_are_told_the_answers(public: bool, private: bool) -> None:
    one = asked(private=private)
    going = Outgoing(
        root=Path(), folder=folder(HELD, one), today=TODAY, loaded=loaded(one), public=public
    )
    told = json.loads(going.file("json"))["meeting"]
    if public and private:
        assert "answers" not in told
        assert "lamper" not in json.dumps(told)
        return
    assert (told["form"], told["deadline"]) == ("written", "2018-04-26")
    assert [answer["vote"] for answer in told["answers"]] == ["for", "against", None]
    assert ("text" in told["answers"][1]) is not public


def test_a_round_is_written_in_every_format_and_named_so() -> None:
    one = rounds.close(asked(), "postponed", NOW)
    going = Outgoing(root=Path(), folder=folder(HELD, one), today=TODAY, loaded=loaded(one))
    assert going.name == "round-2018-04-12-skriftlig-draft"
    assert all(going.file(format) for format in PAPERS)
    assert going.file("csv")
    assert b"Skriftlig runde" in going.file("ics")


def test_words_of_any_kind_are_only_words() -> None:
    for words in NAUGHTY:
        one = rounds.comment(asked(text=words, title=words), "leder", words, NOW)
        going = Outgoing(root=Path(), folder=folder(HELD, one), today=TODAY, loaded=loaded(one))
        assert all(going.file(format) for format in ("html", "md")), words


def test_the_yearly_report_tells_of_rounds_beside_meetings() -> None:
    one = rounds.close(asked(), "adopted", NOW)
    scope = scope_of(folder(one, HELD), 2018, LATER)
    told = [(part.lead, part.text) for part in organisation(scope)]
    *_others, (met, held), written = told
    assert (met, held.partition(":")[0]) == ("Meetings", "10 April 2018")
    assert written == (
        "Rounds in writing",
        (
            "12 April 2018: Skriftlig runde: Vi køber ti lamper "
            "(Draft; 2 of 3 have answered · for: 1 · against: 1)"
        ),
    )
    decided = [part.lead for part in decision_parts(scope, "", "initiatives")]
    assert decided == sorted(decided), "what was decided in writing comes last"
    assert decided[-1] == "Decided in writing"
    open_one = [part.text for part in organisation(scope_of(folder(HELD, asked()), 2018, LATER))]
    assert not any("Skriftlig runde" in words for words in open_one)


def test_what_was_put_off_in_writing_is_on_the_next_agenda() -> None:
    one = rounds.close(asked(), "postponed", NOW)
    coming = meeting(id="2018-10-09", date=LATER, state="planned")
    said = agenda_text(folder(HELD, one, coming), loaded(coming), today=TODAY)
    assert "Vi køber ti lamper." in said
