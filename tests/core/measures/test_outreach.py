"""What was promised and done to make the work known, and how it is counted."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import at, folder, followup, held, initiative, loaded, meeting
from tests.shipped import FACTS, FOLDER
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.ledgers import Ledgers
from tryg_tui.core.measures.outreach import (
    Balance,
    Done,
    all_done,
    balance,
    bar_lengths,
    by_channel,
    by_month,
    channels,
    figures,
    first_day,
    looked_at,
    media,
    media_facts,
    promise_state,
    promises,
    since,
    without_month,
)
from tryg_tui.core.model.communication import Activity, CommunicationYear, Figure
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import StatedFact
from tryg_tui.core.review.since import since as since_last
from tryg_tui.store.folder.load import read_folder

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"
TODAY = dt.date(2018, 4, 10)


def promised(n: int, text: str = "", **fields: Any) -> Outreach:
    """Outreach recorded at a meeting."""
    return Outreach(n=n, item="communication", at=at(9), text=text, **fields)


def year(number: int, *activities: Activity, **fields: Any) -> CommunicationYear:
    """A year of the register."""
    return CommunicationYear(year=number, activities=activities, **fields)


def with_years(where: Folder, *years: CommunicationYear) -> Folder:
    """A folder with a register."""
    files = tuple(loaded(f"communication/{each.year}.toml", each) for each in years)
    return replace(where, communication=files)


def done(title: str, date: dt.date | None = None, channel: str = "", text: str = "") -> Done:
    """Something done."""
    return Done(title=title, date=date, date_text=text, channel=channel)


def shipped() -> tuple[Folder, Ledger]:
    """The shipped folder."""
    where = read_folder(Path(FOLDER)).folder
    return where, fold(where)


def fact(what: str) -> Any:
    """A number of the report, from the fixture that is written from it."""
    return next(f["value"] for f in FACTS["facts"] if f["what"] == what)


def test_promises_of_earlier_meetings_come_back_until_somebody_settles_them() -> None:
    first = held(
        JUNE,
        promised(1, "uden frist"),
        promised(2, "senere", due=dt.date(2018, 5, 1)),
        promised(3, "for sent", due=dt.date(2018, 4, 9)),
        promised(4, "sendt straks", done=dt.date(2017, 6, 1)),
        promised(5, "sendt til december"),
        promised(6, "droppes i dag", due=dt.date(2018, 1, 1)),
    )
    between = held(DECEMBER, followup(1, f"{JUNE}#5", "done"))
    now = held(APRIL, promised(1, "ny"), followup(2, f"{JUNE}#6", "dropped"), state="open")
    ledger = fold(folder(first, between, now))
    found = promises(ledger, now.id)
    assert [one.text for one in found] == ["droppes i dag", "for sent", "senere", "uden frist"]
    assert [promise_state(one, TODAY) for one in found] == [
        "dropped",
        "overdue",
        "waiting",
        "waiting",
    ]
    assert [looked_at(one, now.id) for one in found] == [True, False, False, False]


def test_what_was_promised_within_a_year_or_is_open_is_held_against_what_was_done() -> None:
    long_ago = held(
        "2016-01-12",
        promised(1, "stadig åben", due=dt.date(2016, 2, 1)),
        promised(2, "sendt for længst"),
        promised(3, "droppet"),
    )
    first = held(
        JUNE,
        followup(1, "2016-01-12#2", "done"),
        followup(2, "2016-01-12#3", "dropped"),
        promised(3, "uden frist"),
        promised(4, "senere", due=dt.date(2018, 6, 1)),
        promised(5, "snart", due=dt.date(2018, 5, 1)),
        promised(6, "sendt straks", done=dt.date(2017, 6, 1)),
    )
    found = balance(fold(folder(long_ago, first)), TODAY)
    assert (found.promised, found.sent, found.overdue) == (5, 1, 1)
    assert found.next is not None
    assert found.next.text == "snart"
    assert balance(fold(folder()), TODAY) == Balance()


def test_a_promise_kept_today_stays_in_its_place_as_sent() -> None:
    first = held(JUNE, promised(1, "a", due=dt.date(2018, 1, 1)), promised(2, "b"))
    now = held(APRIL, followup(1, f"{JUNE}#1", "done"), state="open")
    found = promises(fold(folder(first, now)), now.id)
    assert [(one.text, promise_state(one, TODAY)) for one in found] == [
        ("a", "sent"),
        ("b", "waiting"),
    ]


def test_everything_done_comes_newest_first_with_its_figures() -> None:
    figure = Figure(activity="stand", title="Fremmødte", value=450, unit="borgere", audience=True)
    other = Figure(activity="other", title="Andet", value=1)
    register = year(
        2017,
        Activity(id="stand", title="Stand", date=dt.date(2017, 9, 9), channel="stand"),
        Activity(id="hjemmeside", title="Hjemmeside", date_text="løbende"),
        Activity(id="senere", title="Senere", date=dt.date(2018, 4, 11)),
        figures=(figure, other),
    )
    kept = held(JUNE, promised(1, "Pressemeddelelse", channel="presse"), promised(2, "ikke sendt"))
    now = held(APRIL, followup(1, f"{JUNE}#1", "done"))
    where = with_years(folder(kept, now), register)
    found = all_done(where, fold(where), TODAY)
    assert [(one.title, one.id) for one in found] == [
        ("Pressemeddelelse", f"{JUNE}#1"),
        ("Stand", "2017:stand"),
        ("Hjemmeside", "2017:hjemmeside"),
    ]
    assert found[0].date == TODAY
    assert found[1].figures == (figure,)
    assert figures(found) == ((found[1], figure),)


def test_of_a_year_what_has_a_month_comes_before_what_only_has_the_year() -> None:
    register = year(
        2017,
        Activity(id="hele-aaret", title="", date=dt.date(2017, 12, 31), date_text="2017"),
        Activity(id="november", title="", date=dt.date(2017, 11, 28)),
        Activity(id="udateret", title=""),
    )
    older = year(2016, Activity(id="december", title="", date=dt.date(2016, 12, 1)))
    where = with_years(folder(), register, older)
    found = [one.activity.id for one in all_done(where, fold(where), TODAY) if one.activity]
    assert found == ["november", "hele-aaret", "udateret", "december"]


def test_a_promise_that_became_an_activity_is_that_activity() -> None:
    register = year(2017, Activity(id="kampagne", title="", promise=f"{JUNE}#1"))
    minutes = held(JUNE, promised(1, "kampagne"), promised(2, "avisen"))
    now = held(APRIL, followup(1, f"{JUNE}#1", "done"), followup(2, f"{JUNE}#2", "done"))
    where = with_years(folder(minutes, now), register)
    assert [one.id for one in all_done(where, fold(where), TODAY)] == [
        f"{JUNE}#2",
        "2017:kampagne",
    ]


def test_a_figure_of_one_stands_with_its_unit_in_the_singular() -> None:
    def counted(value: int) -> str:
        return Figure(
            activity="a", title="", value=value, unit="borgere", unit_one="borger"
        ).counted_unit

    assert (counted(1), counted(2)) == ("borger", "borgere")


def test_a_thing_without_register_or_minutes_still_has_an_id() -> None:
    assert done("x").id == "0:"


@pytest.mark.parametrize(
    ("date", "text", "first"),
    [
        (dt.date(2017, 11, 28), "", dt.date(2017, 11, 28)),
        (dt.date(2017, 11, 28), "28. november 2017", dt.date(2017, 11, 28)),
        (dt.date(2017, 6, 1), "1. juni", dt.date(2017, 6, 1)),
        (dt.date(2017, 9, 30), "september 2017", dt.date(2017, 9, 1)),
        (dt.date(2017, 12, 31), "2017", None),
        (dt.date(2018, 5, 31), "foråret 2018", None),
        (dt.date(2018, 1, 14), "21. januar 2017 – 14. januar 2018", None),
        (None, "løbende", None),
    ],
)
def test_a_day_or_month_has_a_first_day_and_longer_times_have_none(
    date: dt.date | None, text: str, first: dt.date | None
) -> None:
    assert first_day(date, text) == first


def test_what_was_done_since_a_meeting_has_to_be_known_by_its_month() -> None:
    found = (
        done("samme dag", dt.date(2017, 12, 5)),
        done("dagen efter", dt.date(2017, 12, 6)),
        done("måneden", dt.date(2018, 1, 31), text="januar 2018"),
        done("året", dt.date(2017, 12, 31), text="2017"),
        done("løbende", None, text="løbende"),
    )
    kept = since(found, Ledger(), dt.date(2017, 12, 5))
    assert [one.title for one in kept] == ["måneden", "dagen efter"]


def test_a_promise_is_settled_by_the_activity_that_has_kept_it_outside_the_meetings() -> None:
    minutes = held(JUNE, promised(1, "indfriet", due=dt.date(2017, 9, 1)), promised(2, "udateret"))
    between = held(DECEMBER, followup(1, f"{JUNE}#1", "open"))
    now = held(APRIL, state="open")
    day = dt.date(2018, 2, 1)
    register = year(
        2018,
        Activity(id="a", title="", date=day, promise=f"{JUNE}#1"),
        Activity(id="b", title="", date_text="2018", promise=f"{JUNE}#2"),
    )
    where = with_years(folder(minutes, between, now), register)
    kept, undated = fold(where, now.id).outreach
    assert (kept.state, kept.sent, kept.ended) == ("done", day, (day, ""))
    assert not kept.overdue(TODAY)
    assert (undated.state, undated.kept_text) == ("done", "2018"), "some time in its year"
    assert promises(fold(where, now.id), now.id) == ()
    early = fold(where, now.id, dt.date(2018, 1, 31)).outreach
    assert [one.state for one in early] == ["open", "done"], "a day to come settles nothing yet"
    before = fold(where, now.id, dt.date(2017, 12, 31)).outreach
    assert [one.state for one in before] == ["open", "open"], "nor does a year to come"
    assert [one.state for one in fold(where, DECEMBER).outreach] == ["open", "open"]
    same = replace(register, year=2017, activities=(replace(register.activities[1], date_text=""),))
    own = with_years(folder(minutes, between, now), same)
    assert fold(own, JUNE).outreach[1].state == "open", "a meeting of that year did not know it"
    assert fold(own, now.id).outreach[1].kept_text == "2017"
    assert fold(where, DECEMBER).outreach[0].state == "open", "as it was known then"
    assert [one.id for one in all_done(where, fold(where), TODAY)] == ["2018:a", "2018:b"]
    told = since_last(where, fold(where, now.id), between, TODAY).after
    assert [one.text for one in told.kept] == ["indfriet", "udateret"]
    found = since(all_done(where, fold(where), TODAY), fold(where), between.date)
    assert [(one.title, one.date_text) for one in found] == [("", ""), ("udateret", "2018")]
    ledgers = Ledgers()
    assert ledgers.of(where, today=dt.date(2018, 1, 31)).outreach[0].state == "open"
    assert ledgers.of(with_years(where)).outreach[0].state == "open"
    assert ledgers.of(where).outreach[0].state == "done"


def test_a_promise_called_sent_after_a_meeting_is_made_known_since_whatever_kept_it() -> None:
    promises_of_june = held(
        JUNE, promised(1, "årets"), promised(2, "novembers"), promised(3, "intet"), promised(4)
    )
    now = held(APRIL, *(followup(n, f"{JUNE}#{n}", "done") for n in (1, 2, 3)))
    register = year(
        2017,
        Activity(
            id="aaret",
            title="Året",
            date=dt.date(2017, 12, 31),
            date_text="2017",
            promise=f"{JUNE}#1",
        ),
        Activity(id="nov", title="November", date=dt.date(2017, 11, 2), promise=f"{JUNE}#2"),
    )
    where = with_years(folder(promises_of_june, now), register)
    ledger = fold(where)
    found = since(all_done(where, ledger, TODAY), ledger, dt.date(2017, 6, 13))
    assert [one.title for one in found] == ["intet", "årets", "November"]
    assert since(all_done(where, ledger, TODAY), ledger, TODAY) == ()


def test_months_are_counted_from_the_first_with_anything_to_the_meeting_without_gaps() -> None:
    found = (
        done("to år før", dt.date(2016, 4, 1)),
        done("lige for gammel", dt.date(2017, 4, 30)),
        done("juni", dt.date(2017, 6, 1)),
        done("februar", dt.date(2018, 2, 1)),
        done("februar igen", dt.date(2018, 2, 28), text="februar 2018"),
        done("året", dt.date(2017, 12, 31), text="2017"),
    )
    counts = by_month(found, TODAY)
    assert [one.month for one in counts][:2] == [(2017, 6), (2017, 7)]
    assert counts[-1].month == (2018, 4)
    assert [len(one.done) for one in counts] == [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0]
    oldest = by_month([done("maj", dt.date(2017, 5, 1))], TODAY)
    assert len(oldest) == 12
    assert by_month(found[:2], TODAY) == ()


def test_a_thing_done_through_several_channels_counts_at_each() -> None:
    found = (
        done("a", channel="Facebook, Twitter og trykte medier"),
        done("b", channel="facebook"),
        done("c", channel="intern og ekstern formidling"),
        done("d"),
    )
    counts = by_channel(found)
    assert [(one.label, len(one.done)) for one in counts] == [
        ("Facebook", 2),
        ("intern og ekstern formidling", 1),
        ("trykte medier", 1),
        ("Twitter", 1),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ()),
        (" borgermøde ", ("borgermøde",)),
        ("a, b and c", ("a", "b", "c")),
        ("a, , a", ("a",)),
    ],
)
def test_channels_are_told_apart_at_commas(text: str, named: tuple[str, ...]) -> None:
    assert channels(text) == named


@pytest.mark.parametrize(
    ("values", "width", "lengths"),
    [
        ([4, 2, 0, 1], 8, (8, 4, 0, 2)),
        ([100, 1], 10, (10, 1)),
        ([3, 3], 5, (5, 5)),
        ([0, 0], 5, (0, 0)),
        ([], 5, ()),
    ],
)
def test_bars_are_as_long_as_their_values_and_only_nothing_has_none(
    values: list[int], width: int, lengths: tuple[int, ...]
) -> None:
    assert bar_lengths(values, width) == lengths


def test_what_is_known_by_a_season_or_year_has_no_month() -> None:
    day = dt.date(2017, 12, 31)
    dated = (done("a", day), done("b", day, text="december 2017"))
    vague = (done("c", day, text="2017"), done("d", day, text="efteråret 2017"), done("e"))
    assert without_month((*dated, *vague)) == vague


def test_media_coverage_is_found_by_channel_and_what_is_said_of_it_by_word() -> None:
    mine, other = done("omtale", channel="Medieomtale"), done("andet", channel="stand")
    assert media((mine, other)) == (mine,)
    told = StatedFact(text="Medieomtalen er opgjort.")
    where = with_years(
        folder(initiatives=(initiative("formidling", facts=(told, StatedFact(text="Andet."))),)),
        year(2017, facts=(StatedFact(text="Ingen tal for sociale medier."),)),
    )
    assert [fact.text for fact in media_facts(where)] == [
        "Ingen tal for sociale medier.",
        "Medieomtalen er opgjort.",
    ]


def test_the_shipped_figures_are_those_of_the_report() -> None:
    where, ledger = shipped()
    found = all_done(where, ledger, TODAY)
    told = {(figure.value, figure.unit): one.date for one, figure in figures(found)}
    assert told == {
        (fact("450 citizens"), "borgere"): fact("28 November 2017"),
        (fact("150 dementia friends"), "personer"): fact("9 September 2017"),
        (fact("30 smoke alarms"), "røgalarmer"): fact("9 September 2017"),
    }
    first_one, first_figure = figures(found)[0]
    assert first_figure.audience
    assert first_one.id == "2017:borgermoede-indbrud"


def test_the_shipped_promise_is_waiting_and_nothing_dated_was_done_since() -> None:
    where, ledger = shipped()
    now = where.meeting(APRIL)
    assert now is not None
    (one,) = promises(ledger, now.value.id)
    assert (one.citation, promise_state(one, TODAY)) == (f"{DECEMBER}#29", "waiting")
    assert since(all_done(where, ledger, TODAY), ledger, dt.date(2017, 12, 5)) == ()
    after = since(all_done(where, ledger, TODAY), ledger, dt.date(2017, 6, 13))
    assert len(after) == 3, "two in September and one in November 2017"


def test_a_meeting_that_is_not_held_promises_nothing() -> None:
    where = folder(meeting(JUNE, entries=(promised(1, "planlagt"),)))
    assert promises(fold(where), APRIL) == ()
