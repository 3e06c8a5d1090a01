"""The yearly report: composed from what there is, arranged by its author, nothing papered over."""

import datetime as dt
import re
from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.report_samples import (
    ALL,
    HAVNEN,
    NATTELIV,
    PARTNERSHIP,
    TODAY,
    arranged,
    at,
    headings,
    held,
    paper_of,
    partnership,
    text_of,
)
from tests.documents.samples import AT, entry, meeting
from tryg_tui import locale
from tryg_tui.core.model import annual_report as forms
from tryg_tui.core.model.annual_report import Choice, InitiativeReport, Presentation
from tryg_tui.core.model.communication import Activity, CommunicationYear, Figure
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    Decision,
    FollowUp,
    LifeCycle,
    Note,
    Outreach,
    ReadingEntry,
    Status,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import (
    Indicator,
    Initiative,
    Lead,
    LifeCycleEvent,
    Platform,
    Reading,
    ReadingRevision,
    Step,
)
from tryg_tui.core.model.safety_index import (
    Area,
    AreaFact,
    Break,
    IndexReading,
    Measure,
    Source,
    Survey,
)
from tryg_tui.core.model.strategy import Body, Person, StatedFact, Version
from tryg_tui.documents.annual.parts import date_words, scope_of
from tryg_tui.documents.annual.report import composed, report_paper
from tryg_tui.documents.model import Field, Table
from tryg_tui.documents.render.plain import plain


def test_the_sections_are_those_of_the_partnerships_own_report() -> None:
    every = [
        "Recommendation",
        "Summary",
        "About this report",
        "About the strategy",
        "Organisation",
        "Safety index",
        "Outreach and awareness",
        "New, changed and closed initiatives",
        "Status of the reporting initiatives",
        "Assessment",
        "What is missing",
        "Annexes",
        "Sources",
    ]
    asked = Choice(part="recommendation/own-1", section="recommendation", text="Tages op.")
    shown = Presentation(step=3, date_text="snart")
    measure = at("safety-index/m.toml", Measure(measure="m", title="Andel"))
    done = CommunicationYear(year=2018, activities=(Activity(id="a", title="Stand"),))
    whole = replace(
        arranged(paragraphs=(asked,), presented=(shown,), **ALL),
        measures=(measure,),
        communication=(at("communication/2018.toml", done),),
    )
    assert headings(paper_of(whole), 2) == every
    plain_one = headings(paper_of(partnership()), 2)
    unsaid = {"Recommendation", "Safety index", "Outreach and awareness", "Annexes", "Sources"}
    assert plain_one == [one for one in every if one not in unsaid]


def test_what_nobody_has_stated_is_named_all_together_and_nowhere_else() -> None:
    text = text_of(partnership())
    missing = text.split("What is missing", 1)[1]
    for named in (
        "The folder holds no minutes of a meeting in the period.",
        "The folder holds no figures of the safety survey.",
        "The folder holds no outreach of 2018.",
        "No form of 2018 has come in from Et trygt natteliv.",
        "No form of 2018 has come in.",
    ):
        assert text.count(named) == 1
        assert named in missing
    assert "not stated" not in text
    for named in ("No status is stated for Et trygt natteliv.", "what the readers of the report"):
        assert named in missing


def test_a_folder_with_nothing_in_it_has_a_report_that_says_so() -> None:
    text = text_of(Folder())
    assert "Nobody has written an assessment of 2018 yet." in text
    assert "the strategy has had 0 initiatives" in text


def test_an_initiative_tells_goal_people_figures_and_next_steps_of_its_time() -> None:
    text = text_of(partnership())
    assert "Goal: Et roligt natteliv." in text
    assert "Lead: Politiet, since 2016, until november 2018." in text
    assert "Lys (closed). Nået." in text
    assert "In figures: Hold: about 8 hold (1 June 2018). Target: 10 hold." in text
    assert "99" not in text
    assert "Next steps: En film laves (PPR; foråret 2019)." in text
    assert "Kommer senere" not in text
    assert "the strategy has had 2 initiatives, 1 original and 1 later ones; 0 of them" in text


def test_a_step_that_is_over_by_the_day_of_the_report_is_no_next_step() -> None:
    (film,) = NATTELIV.steps
    steps = (
        replace(film, id="a", done=dt.date(2018, 11, 1)),
        replace(film, id="b", lapsed=dt.date(2018, 12, 1)),
        replace(film, id="c", done=dt.date(2019, 6, 1)),
        replace(film, id="d", done=dt.date(2019, 2, 1)),
        replace(film, id="e", done=dt.date(2017, 2, 1)),
    )
    whole = at("initiatives/natteliv.toml", replace(NATTELIV, steps=steps))
    text = text_of(partnership().with_file(whole))
    named = "En film laves (PPR; "
    over = f"{named}done 1 November 2018). {named}given up 1 December 2018)."
    assert f"No longer to be done: {over} {named}done 1 February 2019)." in text
    assert "2017: En film" not in text
    assert f"Next steps: {named}foråret 2019)." in text
    assert "1 next step is planned." in text
    assert text.count(named) == 4


def test_steps_that_nobody_is_named_for_are_missing_and_not_marked() -> None:
    (film,) = NATTELIV.steps
    steps = (replace(film, owner_text=""), Step(id="b", text="Et møde."))
    whole = at("initiatives/natteliv.toml", replace(NATTELIV, steps=steps))
    text = text_of(partnership().with_file(whole))
    assert "Next steps: En film laves (foråret 2019). Et møde." in text
    assert "Et trygt natteliv: nobody is named for 2 next steps." in text
    assert "2 next steps are planned. What" not in text
    due = replace(steps[1], due=dt.date(2019, 5, 1))
    whole = at("initiatives/natteliv.toml", replace(NATTELIV, steps=(film, due)))
    text = text_of(partnership().with_file(whole))
    assert "2 next steps are planned. Due first is Et trygt natteliv: Et møde (1 May 2019)." in text


@pytest.mark.parametrize(
    ("looked", "told"),
    [
        ({}, "Next steps: En film laves (Skolen; 1 June 2019). (corrected; "),
        (
            {"state": "done"},
            "No longer to be done: En film laves (Skolen; done 5 February 2019). (corrected; ",
        ),
        (
            {"state": "dropped"},
            "No longer to be done: En film laves (Skolen; dropped 5 February 2019).",
        ),
    ],
)
def test_a_step_agreed_at_a_meeting_is_told_as_minutes_have_it_now(
    looked: dict[str, Any], told: str
) -> None:
    minutes = held(
        entry(Action, 1, text="Noget andet", initiative="natteliv", owner_text="PPR"),
        entry(
            Action,
            2,
            text="Der laves en film",
            initiative="natteliv",
            owner_text="PPR",
            due_text="foråret 2019",
        ),
    )
    later = held(
        entry(Amendment, 1, of="2018-05-02#2", owner_text="Skolen", due=dt.date(2019, 6, 1)),
        entry(FollowUp, 2, of="2018-05-02#2", **looked),
        id="2019-02-05",
        date=dt.date(2019, 2, 5),
    )
    text = text_of(partnership(minutes, later))
    assert told in text
    assert "Owner: Skolen (was PPR); Due: 1 June 2019 (was foråret 2019))" in text
    assert text.count("film laves (Skolen;") == 1
    assert "film laves (Skolen;" not in text_of(partnership(minutes, later), 2020) or not looked
    planned = "1 next step is planned. Due first is Et trygt natteliv: En film laves (1 June 2019)."
    assert (planned in text) is (not looked)


def test_what_was_planned_of_an_initiative_that_has_ended_is_no_next_step() -> None:
    end = held(entry(LifeCycle, 1, initiative="natteliv", change="retired", text="Nået"))
    text = text_of(partnership(end))
    assert "No longer to be done: En film laves (PPR; not done when the initiative ended)." in text
    assert "next step" not in text.casefold()


def test_a_corrected_status_change_and_promise_are_told_with_what_they_were() -> None:
    minutes = held(
        entry(Status, 1, initiative="havnen", status="gul"),
        entry(LifeCycle, 2, initiative="havnen", change="adjusted", text="Nyt mål"),
        entry(Outreach, 3, text="Opslag", channel="presse"),
        entry(Status, 4, initiative="natteliv", status="gul"),
    )
    later = held(
        entry(Amendment, 1, of="2018-05-02#1", status="groen"),
        entry(Amendment, 2, of="2018-05-02#2", change="retired"),
        entry(Amendment, 3, of="2018-05-02#3", channel="radio"),
        entry(Amendment, 4, of="2018-05-02#4", status="HEMMELIGT", private=True),
        id="2018-10-09",
        date=dt.date(2018, 10, 9),
    )
    text = text_of(arranged(minutes, later, **ALL))
    assert "Nyt mål. (corrected; Change: Retired (was Adjusted))." in text
    assert "(corrected; Channel: radio (was presse))." in text
    assert "Havnen: groen (corrected; Status: groen (was risiko))" in text
    assert "HEMMELIGT" not in text
    minutes = held(entry(Status, 1, initiative="natteliv", status="groen"))
    fixed = held(
        entry(Amendment, 1, of="2018-05-02#1", status="gul"),
        id="2018-10-09",
        date=dt.date(2018, 10, 9),
    )
    assert "risiko (corrected, was groen)" in text_of(partnership(minutes, fixed))


def test_a_form_is_summed_up_and_stands_in_full_in_an_annex_by_choice() -> None:
    form = InitiativeReport(
        initiative="natteliv",
        year=2018,
        first_day=dt.date(2018, 1, 15),
        last_day=dt.date(2019, 1, 14),
        received_text="januar 2019",
        status="gul",
        summary="Et godt år.",
        lines=(9,),
        source="Efter et opkald.",
        paragraphs=(forms.Paragraph(heading="Resultater", text="Lys er sat op.", lines=(10,)),),
    )
    forms_ = (at("reports/2018/natteliv.toml", form),)
    assert "Resultater" not in text_of(partnership(reports=forms_))
    text = text_of(replace(arranged(**ALL), reports=forms_))
    body, annexes = text.split("What is missing", 1)
    assert "Period: 15 January 2018 to 14 January 2019" in body
    assert "Status: risiko · Right now: Et godt år." in body
    assert "Asks for attention: Et trygt natteliv, risiko." in body
    assert body.count("Et godt år. [") == 1
    assert "Form: Et trygt natteliv (received januar 2019)" in annexes
    assert "Et godt år. Efter et opkald." in annexes
    assert "Resultater: Lys er sat op." in annexes
    assert "reports/2018/natteliv.toml, line 10" in annexes


def test_the_minutes_of_the_period_are_cited_and_read_as_last_corrected() -> None:
    own = held(
        entry(Decision, 1, text="Politiet bliver.", outcome="adopted", initiative="natteliv"),
        entry(Status, 2, initiative="natteliv", status="gul", text="mangler folk"),
        entry(Outreach, 3, text="Skriv i avisen", channel="presse", due_text="maj"),
        entry(LifeCycle, 4, initiative="natteliv", change="adjusted", text="Nyt mål."),
        entry(Note, 5, text="HEMMELIGT", initiative="natteliv", private=True),
        example=True,
    )
    later = meeting(
        entry(Amendment, 1, of="2018-05-02#1", text="Politiet bliver til maj."),
        id="2019-02-01",
        date=dt.date(2019, 2, 1),
    )
    bare = text_of(partnership(own, later))
    assert "Decided: Politiet bliver til maj (2 May 2018)." in bare
    assert "Kind: Decision" not in bare
    text = text_of(arranged(own, later, **ALL))
    assert text.count("Politiet bliver til maj. · Adopted") == 1, "only where the minutes stand"
    assert "2018-05-02#1 · Kind: Decision" in text
    assert paper_of(partnership(own, later)).status == "DRAFT · EXAMPLE"
    assert "Agreed at meetings: Skriv i avisen (presse, due maj)." in text
    assert "2 May 2018: Et trygt natteliv was changed. Nyt mål." in text
    assert "minutes, 2018-05-02#4 (EXAMPLE)" in text
    assert "Status: risiko (EXAMPLE)" in text
    assert "Meetings: 2 May 2018: Forårsmødet (EXAMPLE)." in text
    assert "HEMMELIGT" not in text
    assert "2019-02-01" not in text


def test_the_figures_of_the_index_have_what_can_be_said_of_their_change() -> None:
    measure = Measure(
        measure="trygge",
        title="Andel trygge",
        areas=(Area(id="land", title="Landet", kind="country"),),
        surveys=(
            Survey(year=2016, sample=11_000, sample_qualifier="more-than"),
            Survey(year=2017, held=False),
            Survey(year=2018, sample=11_000, sample_qualifier="more-than"),
        ),
        readings=(
            IndexReading(area="land", year=2016, value=89.1),
            IndexReading(area="land", year=2018, value=85.7, verdict="fallen"),
        ),
    )
    folder = partnership(measures=(at("safety-index/trygge.toml", measure),))
    (_first, figures) = [b for b in paper_of(folder).blocks if isinstance(b, Table)]
    assert figures.head == ("Area", "2016", "2018", "Change")
    said = "Andel trygge 2018. Landet: 85.7 pct. (↓ fallen: −3.4 pct. points since 2016, worse)."
    assert said in text_of(folder)
    said = (
        "−3.4 pct. points since 2016 · the publisher: fallen · we: ↓ fallen (−4.6 to −2.2), worse"
    )
    assert figures.rows == (("Landet", "89.1", "85.7", said),)


def test_the_index_keeps_areas_apart_and_names_the_gap() -> None:
    measure = Measure(
        measure="trygge",
        title="Andel trygge",
        areas=(
            Area(id="by", title="Aalborg", kind="city", home=True),
            Area(id="kreds", title="Nordjylland", kind="police-district", district=True),
        ),
        surveys=(Survey(year=2018, published_text="december 2018"),),
        sources=(Source(id="s1", title="Pressemeddelelse", address="https://a.dk"),),
        readings=(
            IndexReading(area="by", year=2017, value=87, precision="rounded", sources=("s1",)),
            IndexReading(area="kreds", year=2018, value=90.25),
        ),
        facts=(AreaFact(text="Uændret.", source="s1", date_text="2018"),),
    )
    folder = partnership(measures=(at("safety-index/trygge.toml", measure),))
    (_first, figures) = [b for b in paper_of(folder).blocks if isinstance(b, Table)]
    assert figures.head == ("Area", "2017", "2018", "Change")
    assert figures.rows == (
        ("Aalborg", "87 (rounded in the source)", "", ""),
        ("Nordjylland", "", "90.2", "no earlier figure"),
    )
    text = text_of(replace(arranged(**ALL), measures=folder.measures))
    assert "The survey for 2018 came out on december 2018." in text
    assert "Andel trygge: no figure is stated for Aalborg in 2018." in text
    assert "Uændret. [" in text
    assert re.search(r"Sources: \[\d+\]", text), "those of the table"
    assert "safety-index/trygge.toml, Pressemeddelelse, https://a.dk" in text


def test_a_year_without_a_survey_says_so() -> None:
    measure = Measure(measure="t", title="T", surveys=(Survey(year=2018, held=False),))
    folder = partnership(measures=(at("safety-index/t.toml", measure),))
    assert "No survey was made for 2018." in text_of(folder)


def test_outreach_comes_in_order_of_date_with_its_figures_and_partners() -> None:
    year = CommunicationYear(
        year=2018,
        activities=(
            Activity(id="b", title="Møde", date=dt.date(2018, 11, 2), place="Salen", lines=(4,)),
            Activity(id="c", title="Hjemmeside", date_text="løbende"),
            Activity(id="a", title="Stand", date=dt.date(2018, 9, 1), partners=("DKR", "AAU")),
        ),
        figures=(Figure(activity="b", title="Fremmødte", value=450, unit="borgere"),),
    )
    text = text_of(partnership(communication=(at("communication/2018.toml", year),)))
    said = (
        "1 September 2018: Stand (with DKR and AAU).",
        "2 November 2018: Møde (at Salen).",
        "All the time: Hjemmeside.",
        "Møde · When: 2 November 2018 · Counted: Fremmødte · Figure: 450 borgere",
    )
    places = [text.index(each) for each in said]
    assert places == sorted(places)
    assert "3 activities made the work known. What" not in text
    left = Choice(part="outreach/b", left_out=True)
    short = replace(
        arranged(paragraphs=(left,)), communication=(at("communication/2018.toml", year),)
    )
    assert "Figure: 450" not in text_of(short)
    came = replace(year, figures=(replace(year.figures[0], audience=True),))
    text = text_of(partnership(communication=(at("communication/2018.toml", came),)))
    assert "3 activities made the work known. Most came to Møde: 450 borgere." in text


def test_outreach_tells_what_its_title_does_not_say_already() -> None:
    many = ("natteliv", "havnen", "senere", "fjerde")
    activities = (
        Activity(
            id="a",
            title="Et møde om Havnen",
            channel="møde",
            audience_text="Alle borgere",
            partners=("AAU",),
            text="AAU holdt oplæg. Hvor mange der kom, er ikke oplyst.",
            initiatives=("havnen", "natteliv"),
        ),
        Activity(id="b", title="Stand for børn", audience_text="Børn", initiatives=many),
    )
    year = CommunicationYear(year=2018, activities=activities)
    text = text_of(partnership(communication=(at("communication/2018.toml", year),)))
    body, missing = text.split("What is missing")
    assert "Et møde om Havnen (for alle borgere, about Et trygt natteliv). AAU holdt oplæg." in body
    assert "Stand for børn (about 4 initiatives)." in body
    assert "ikke oplyst" not in body
    assert "Et møde om Havnen: AAU holdt oplæg. Hvor mange der kom, er ikke oplyst." in missing


def test_outreach_that_was_agreed_is_told_and_not_that_there_is_none() -> None:
    own = held(entry(Outreach, 1, text="Et opslag", channel="avis"))
    text = text_of(partnership(own))
    assert "Agreed at meetings: Et opslag (avis)." in text
    assert "no outreach of 2018" not in text
    assert "no outreach of 2018" in text_of(partnership())


def test_groups_are_told_with_those_in_them_and_how_often_they_meet_as_the_registers_say() -> None:
    seats = ("gruppen", "nat")
    known = replace(
        PARTNERSHIP,
        months_between=3,
        bodies=(
            Body(id="gruppen", title="Gruppen"),
            Body(id="nat", title="Natgruppen", months_between=1),
            Body(id="stor", title="Rådet", members="Alle", meets="når det passer"),
            Body(id="ingen", title="Kredsen"),
        ),
        people=(
            Person(id="a", title="Leder", bodies=seats, until=dt.date(2018, 6, 30)),
            Person(id="b", title="Ny leder", bodies=seats, since=dt.date(2018, 7, 1)),
            Person(id="c", title="Forgænger", bodies=seats, until=dt.date(2017, 12, 31)),
            Person(id="d", title="Efterfølger", bodies=seats, since=dt.date(2019, 1, 1)),
            Person(id="e", title="Betjent", bodies=("gruppen",), since=dt.date(2016, 1, 1)),
        ),
    )
    text = text_of(replace(partnership(), strategy=at("strategy.toml", known)))
    assert "The work is organised in Gruppen, Natgruppen, Rådet and Kredsen." in text
    assert "Gruppen consists of leder; Ny leder; Betjent. Gruppen meets every 3 months." in text
    assert "Natgruppen meets every month." in text
    assert "Rådet consists of alle. Rådet meets når det passer." in text
    assert "Nobody has stated who sits in Kredsen." in text
    assert "Nobody has stated how often Kredsen meets." in text
    there = "Leder, until 30 June 2018. Ny leder, since 1 July 2018. Betjent."
    assert f"Participants: {there}" in text
    assert "Forgænger" not in text
    assert "Efterfølger" not in text


def test_an_initiative_tells_which_group_it_belongs_to() -> None:
    files = tuple(
        at(f"initiatives/{one.id}.toml", replace(one, body="nat")) for one in (NATTELIV, HAVNEN)
    )
    text = text_of(replace(partnership(), initiatives=files))
    assert text.count("Belongs to: Natgruppen.") == 2


def test_an_indicator_nobody_has_measured_yet_is_told_with_its_baseline() -> None:
    (counted,) = NATTELIV.indicators
    bare = replace(counted, target_text="", baseline=12)
    own = replace(NATTELIV, indicators=(bare,), readings=())
    files = (at("initiatives/natteliv.toml", own),)
    text = text_of(replace(partnership(), initiatives=files))
    assert "In figures: Hold. Baseline: 12 hold." in text


def test_an_assessment_is_that_of_the_year_and_nobody_elses() -> None:
    text = text_of(partnership())
    assert "Assessment Vurdering: samarbejdet er styrket." in text
    assert "Gammel" not in text
    assert "Nobody has written" in text_of(partnership(), 2016)


@pytest.mark.parametrize("state", ["draft", "final"])
def test_a_report_is_a_draft_until_its_author_says_otherwise(state: str) -> None:
    paper = paper_of(arranged(state=state, case_number="2019-1", title="Vores rapport"))
    assert paper.status == ("DRAFT" if state == "draft" else "")
    assert ("DRAFT" in plain(paper.blocks)) is (state == "draft")
    assert (paper.title, paper.case_number) == ("Vores rapport", "2019-1")
    assert Field("Case number", "2019-1") in paper.blocks


def test_whom_the_report_was_shown_to_stands_in_the_annexes() -> None:
    assert "To: Byrådet" in text_of(partnership())
    assert "The report is presented to Byrådet (Fællesmøde)." in text_of(partnership())
    assert "not yet" not in text_of(partnership())
    shown = Presentation(
        step=3, date=dt.date(2019, 2, 4), outcome="Taget til efterretning", of="2018-05-02#1"
    )
    text = text_of(arranged(presented=(shown,)))
    assert "When: 4 February 2019 · What came of it: Taget til efterretning (2018-05-02#1)" in text


def test_every_part_has_a_name_of_its_own_and_a_source_or_is_missing() -> None:
    parts = composed(scope_of(partnership(held(entry(Note, 1, text="x"))), 2018, TODAY))
    assert len({part.id for part in parts}) == len(parts)
    assert all(part.sources or part.missing or part.table for part in parts)


def test_every_mark_in_the_text_leads_to_its_source() -> None:
    paper = paper_of(arranged(**ALL))
    sources = paper.blocks[-1]
    assert isinstance(sources, Table)
    assert sources.anchors == tuple(f"kilde-{row[0]}" for row in sources.rows)
    assert [row[0] for row in sources.rows] == [str(n + 1) for n in range(len(sources.rows))]
    assert "the period of the forms or of report.toml" in [row[1] for row in sources.rows]


def test_a_report_of_a_period_that_is_not_over_says_so() -> None:
    text = text_of(partnership(), 2019)
    assert text.count("The period is not over: the report was written on 1 March 2019.") == 1
    assert "The period is not over" not in text_of(partnership())


def test_a_change_is_told_once_and_dates_in_numbers_are_written_out() -> None:
    lives = (
        LifeCycleEvent(
            change="prioritised", date=dt.date(2018, 1, 1), date_text="2018", text="Kom til."
        ),
        LifeCycleEvent(
            change="adjusted", date=dt.date(2018, 3, 31), date_text="31.03.18", text="Adjusted it."
        ),
        LifeCycleEvent(
            change="retired", date=dt.date(2018, 9, 4), date_text="31.09.18", text="Slut."
        ),
    )
    shared = StatedFact(text="Skriver ikke selv.", date_text="01.02.18")
    havnen = replace(HAVNEN, lifecycle=lives, facts=(shared,))
    other = Initiative(id="bydel", title="Bydel", prioritised=2018, facts=(shared,))
    folder = replace(
        partnership(),
        initiatives=tuple(at(f"initiatives/{i.id}.toml", i) for i in (NATTELIV, havnen, other)),
    )
    text = text_of(folder)
    assert "2018: Havnen and Bydel became parts of the strategy." in text
    assert "31 March 2018: Havnen: Adjusted it." in text, "the change is not named twice"
    assert "31.09.18: Havnen was ended. Slut." in text, "there is no such day"
    assert text.count("Skriver ikke selv") == 1
    assert "Havnen and Bydel: Skriver ikke selv (1 February 2018)." in text


def test_a_corrected_figure_is_told_with_the_one_that_was_reported() -> None:
    reading = entry(
        ReadingEntry, 1, initiative="natteliv", indicator="hold", value=20, period="2018"
    )
    right = meeting(
        entry(Amendment, 1, of="2018-05-02#1", value=24),
        entry(Amendment, 2, of="2018-05-02#1", value=666, private=True),
        id="2018-10-09",
        date=dt.date(2018, 10, 9),
    )
    text = text_of(partnership(held(reading), right))
    assert "24 hold (2018; corrected, was 20 hold)" in text
    assert "666" not in text


def wholly(year: int, it: Initiative, **strategy: object) -> str:
    """The report of a year of a folder with one initiative, written after it."""
    folder = partnership()
    assert folder.strategy is not None
    told = replace(folder.strategy.value, **strategy)
    folder = replace(
        folder,
        strategy=at("strategy.toml", told),
        initiatives=(at(f"initiatives/{it.id}.toml", it),),
    )
    return " ".join(plain(report_paper(folder, year, today=dt.date(year + 1, 3, 1)).blocks).split())


def test_a_report_is_wholly_of_its_year() -> None:
    it = Initiative(
        id="lys",
        title="Lys",
        original=True,
        prioritised=2016,
        leads=(
            Lead(title="Den første", until=dt.date(2016, 12, 31)),
            Lead(title="Den anden", since=dt.date(2017, 1, 1), until=dt.date(2017, 12, 31)),
            Lead(title="Den tredje", since=dt.date(2018, 1, 1)),
        ),
        platforms=(Platform(id="p", title="Byen", since=dt.date(2018, 1, 1)),),
        steps=(
            Step(id="a", text="Først", done=dt.date(2016, 5, 1)),
            Step(id="b", text="Derefter", done=dt.date(2017, 5, 1)),
        ),
    )
    versions = tuple(
        Version(number=n, period=str(year), first_year=year, last_year=year + 3, purpose="Tryg.")
        for n, year in ((1, 2014), (2, 2018))
    )
    people = (
        Person(id="a", title="Leder i 2016", until=dt.date(2016, 12, 31)),
        Person(id="b", title="Leder nu", since=dt.date(2016, 1, 1)),
        Person(id="c", title="Leder fra 2018", since=dt.date(2018, 1, 1)),
    )
    text = wholly(2017, it, versions=versions, people=people, body="")
    for told in ("Den anden", "Derefter", "Version 1", "Leder nu"):
        assert told in text
    left = ("Den første", "Den tredje", "Først", "Byen", "Version 2", "Leder i 2016")
    for gone in (*left, "Leder fra 2018", "became part of"):
        assert gone not in text
    assert "2016: Lys became part of the strategy." in wholly(2016, it)


def test_what_ended_before_the_period_is_counted_but_not_listed() -> None:
    ended = LifeCycleEvent(change="dissolved", date=dt.date(2017, 3, 14))
    it = Initiative(id="lys", title="Lys", original=True, lifecycle=(ended,))
    assert "Since: original" in wholly(2017, it)
    later = wholly(2018, it)
    assert "1 of them have ended" in later
    assert "Since: original" not in later


def surveyed(today: dt.date, year: int = 2018) -> str:
    """The report of a year on a measure whose newest survey came out the year after."""
    measure = Measure(
        measure="m",
        title="Andel",
        areas=(Area(id="a", title="Byen", kind="city", home=True),),
        surveys=(
            Survey(year=2016, published=dt.date(2017, 1, 1)),
            Survey(year=2017, held=False),
            Survey(year=2018, published=dt.date(2018, 12, 21)),
        ),
        readings=(
            IndexReading(area="a", year=2016, value=81.5),
            IndexReading(area="a", year=2018, value=83.5),
        ),
        facts=(AreaFact(text="Byen steg.", year=2018),),
        breaks=(
            Break(before=2017, area="a", why="Ny metode."),
            Break(before=2015, why="Tidligere."),
        ),
    )
    folder = partnership(measures=(at("safety-index/m.toml", measure),))
    return " ".join(plain(report_paper(folder, year, today=today).blocks).split())


def test_a_report_knows_no_survey_that_comes_out_after_it_is_written() -> None:
    before, after = surveyed(dt.date(2018, 12, 20)), surveyed(dt.date(2018, 12, 21))
    assert "The survey for 2018 had not come out yet." in before
    assert "no figure is stated for Byen in 2018" in before
    for told in ("The survey for 2018 came out on 21 December 2018.", "83.5", "Byen steg."):
        assert told in after
        assert told not in before


def test_a_report_compares_with_the_last_year_in_which_a_survey_was_made() -> None:
    text = surveyed(dt.date(2019, 1, 1))
    assert "81.5" in text
    assert "2016: 81.5 · 2018: 83.5" in text


def test_a_report_knows_no_meeting_held_after_it_is_written() -> None:
    entry_ = Decision(n=1, item="a", at=dt.datetime(2018, 5, 2, 9, tzinfo=dt.UTC), text="Vedtaget.")
    folder = partnership(held(entry_))
    paper = report_paper(folder, 2018, today=dt.date(2018, 5, 1))
    assert "Forårsmødet" not in plain(paper.blocks)
    assert "Forårsmødet" in text_of(folder)


def test_a_report_says_that_its_years_cannot_be_compared() -> None:
    text = surveyed(dt.date(2019, 1, 1))
    assert "2016 and 2018 cannot be compared. Byen. Ny metode." in text
    assert "Tidligere." not in text


def test_what_was_done_in_the_period_is_told_whatever_file_it_stands_in() -> None:
    done = Activity(id="moede", title="Borgermøde", date=dt.date(2019, 1, 10))
    always = Activity(id="facebook", title="Facebook")
    year = at("communication/2019.toml", CommunicationYear(year=2019, activities=(done, always)))
    own = replace(PARTNERSHIP, year_from="01-21")
    found = replace(partnership(communication=(year,)), strategy=at("strategy.toml", own))
    assert "10 January 2019: Borgermøde." in text_of(found)
    assert "Facebook" not in text_of(found)
    assert "Borgermøde" not in text_of(found, 2019)
    assert "Facebook" in text_of(found, 2019)
    assert "Borgermøde" not in text_of(partnership(communication=(year,)))


def test_missing_corrected_and_disputed_readings_are_told_as_such() -> None:
    day = dt.date(2018, 6, 1)
    readings = (
        Reading(indicator="hold", value=8, date=day, period="2018", source="politi", text="Halvt."),
        Reading(indicator="hold", value=9, date=day, period="2018", source="kommune"),
        Reading(indicator="hold", missing="not-measured", date=dt.date(2017, 6, 1), period="2017"),
        Reading(
            indicator="hold",
            value=7,
            date=dt.date(2016, 6, 1),
            period="2016",
            revisions=(ReadingRevision(old=6, on=dt.date(2018, 1, 1)),),
        ),
    )
    initiative = replace(NATTELIV, readings=readings)
    found = partnership().with_file(at("initiatives/natteliv.toml", initiative))
    assert (
        "Hold: 7 hold (2016; corrected 1 January 2018, before 6 hold); not measured (2017); "
        "8 hold (2018; politi; halvt); 9 hold (2018; kommune); the sources disagree. "
    ) in text_of(found)


def test_a_quarterly_count_is_told_with_its_year_its_pattern_and_its_baseline() -> None:
    one = Indicator(
        id="hold", title="Hold", unit="hold", direction="higher", basis="quarter", baseline=8
    )
    quarters = (dt.date(2018, 3, 31), dt.date(2018, 6, 30), dt.date(2018, 9, 30))
    readings = tuple(
        Reading(indicator="hold", value=10 + n, date=day)
        for n, day in enumerate((dt.date(2017, 12, 31), *quarters, dt.date(2018, 12, 31)))
    )
    initiative = replace(NATTELIV, indicators=(one,), readings=readings)
    found = partnership().with_file(at("initiatives/natteliv.toml", initiative))
    for said in (
        "Since the baseline: +6 hold, not judged.",
        "The last 12 months: 50 hold until 31 December 2018.",
        "Pattern: too few readings to tell: 5 of 12.",
    ):
        assert said in text_of(found), (said, text_of(found))


def test_what_was_said_instead_of_a_figure_and_districts_of_the_city_stand_in_the_table() -> None:
    measure = Measure(
        measure="anmeldelser",
        title="Anmeldelser",
        unit="anmeldelser",
        direction="lower",
        areas=(
            Area(id="byen", title="Byen", kind="city", home=True),
            Area(id="vest", title="Vest", kind="other", sort="Bydele"),
        ),
        surveys=(Survey(year=2017), Survey(year=2018)),
        facts=(AreaFact(text="Byen var som før.", brief="som i 2017", areas=("byen",), year=2018),),
        readings=(
            IndexReading(area="byen", year=2017, value=379),
            IndexReading(area="vest", year=2017, value=100),
            IndexReading(area="vest", year=2018, value=166),
        ),
    )
    found = partnership(measures=(at("safety-index/anmeldelser.toml", measure),))
    tables = [block for block in paper_of(found).blocks if isinstance(block, Table)]
    (figures,) = [one for one in tables if one.caption == "Anmeldelser, in anmeldelser"]
    change = (
        "+66 anmeldelser since 2017; cannot be judged (recorded, not asked: how much it varies by "
        "chance is not known)"
    )
    assert figures.rows == (
        ("Byen", "379", "som i 2017", ""),
        ("Vest", "100", "166", change),
    )


def test_what_is_known_of_a_year_nobody_is_asked_about_is_told_all_the_same() -> None:
    first = meeting(date=dt.date(2019, 2, 1), id="2019-02-01")
    text = text_of(partnership(first))
    assert "No form of 2018 has come in from Et trygt natteliv" not in text
    assert "Hold: about 8 hold (1 June 2018)" in text


def test_the_report_tells_when_a_decision_is_looked_at_again_and_what_was_found() -> None:
    told: dict[str, Any] = {"item": "a", "at": AT, "outcome": "adopted", "initiative": "natteliv"}
    early = meeting(
        Decision(n=1, text="Flere hold.", figure="natteliv:hold", expected="mindst 9", **told),
        id="2017-05-02",
        date=dt.date(2017, 5, 2),
    )
    asked = Decision(n=1, text="Mere lys", look_again_text="foråret 2019", **told)
    seen = FollowUp(n=2, item="a", at=AT, of="2017-05-02#1", state="done", text="Færre end ventet.")
    said = text_of(partnership(early, held(asked, seen)))
    assert "Decided: Mere lys (2 May 2018, to be looked at again: foråret 2019)." in said
    assert (
        "Looked at again: Flere hold (2 May 2017). 2 May 2018: done, Færre end ventet. "
        "Et trygt natteliv, Hold: about 8 hold (1 June 2018) · expected: mindst 9, "
    ) in said
    assert "Looked at again" not in text_of(partnership(early, held(asked)))


def test_what_was_expected_of_a_decision_stands_beside_what_came_of_it() -> None:
    told: dict[str, Any] = {"item": "a", "at": AT, "outcome": "adopted", "initiative": "natteliv"}
    wanted: dict[str, Any] = {"figure": "natteliv:hold", "expected": "mindst 9", **told}
    here = held(
        Decision(n=1, text="Flere hold", otherwise="Vi spørger holdene", **wanted),
        Decision(n=2, text="Mere lys", expected="færre klager", **told),
        Decision(n=3, text="Flere vagter", figure="andel:by", expected="mindst 86", **told),
    )
    early = meeting(
        Decision(n=1, text="Ét hold", **wanted), id="2017-05-02", date=dt.date(2017, 5, 2)
    )
    rounds = (2017, 88), (2018, 80), (2019, 70)
    measure = Measure(
        measure="andel",
        title="Andel",
        unit="pct.",
        areas=(Area(id="by", title="Byen", kind="city"),),
        surveys=tuple(
            Survey(year=y, fielded_from=dt.date(y, 9, 1), published=dt.date(y, 12, 1))
            for y, _by in rounds
        ),
        readings=tuple(IndexReading(area="by", year=year, value=by) for year, by in rounds),
    )
    folder = replace(partnership(early, here), measures=(at("safety-index/andel.toml", measure),))
    said = text_of(folder)
    assert (
        "Flere hold (2 May 2018, to be looked at again: Et trygt natteliv, Hold). Et trygt "
        "natteliv, Hold: about 8 hold (1 June 2018) · expected: mindst 9, lower than expected · "
        "if worse: Vi spørger holdene."
    ) in said
    assert "Mere lys (2 May 2018, expected: færre klager)." in said
    assert "Andel, Byen: 88.0 (2017) → 80.0 (2018) pct., −8.0 pct. points since 2017" in said
    assert "expected: mindst 86, worse than expected" in said
    assert "The figure since: Ét hold (2 May 2017). Et trygt natteliv, Hold: about 8 hold" in said
    # What came after the period is told by the report of then, and no figure is new twice.
    late = dt.date(2026, 1, 1)
    papers = (report_paper(folder, year, today=late) for year in (2018, 2019, 2020))
    written = [" ".join(plain(one.blocks).split()) for one in papers]
    assert ["70.0" in one for one in written] == [False, True, False]
    assert ["99 hold" in one for one in written] == [False, True, True]
    assert ["The figure since" in one for one in written] == [True, True, False]
    assert "The figure since: Flere vagter (2 May 2018)" in written[1]


def test_whole_dates_of_the_registers_read_as_their_paper_does() -> None:
    said = "21. januar 2017 – 14. januar 2018"
    assert date_words(None, said) == "21 January 2017 – 14 January 2018"
    assert date_words(None, "31. februar 2017, foråret 2018") == "31. februar 2017, foråret 2018"
    locale.set_language("da")
    assert date_words(None, said) == said
