"""Looking back on ten years: every page says what was worked out by hand, and leads to its line."""

import re
import shutil
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import OptionList, Static

from tests.ten_years import ANSWERS, TEN_YEARS
from tests.ui.driving import Driver, opened
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.review import ArchiveScreen
from tryg_tui.words.names import place_words

ACTIONS = {one["citation"]: one for one in ANSWERS["actions"]}
DECISIONS = [f"line:{one['citation']}" for one in ANSWERS["decisions"]]

DAYS = sorted(path.stem for path in (TEN_YEARS / "minutes").iterdir())


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A copy of the ten years, whose own day is the day of the answers."""
    root = tmp_path / "years"
    shutil.copytree(TEN_YEARS, root)
    return root


def shown(tryg: Driver) -> list[str]:
    """The ids of the rows that can be highlighted."""
    return [id for id in tryg.ids() if id]


def text_of(tryg: Driver, row: str) -> str:
    """What a row says, as a line of words."""
    return " ".join(tryg.row_text(row).split())


def minutes_text(tryg: Driver) -> str:
    """The minutes on screen, also what is scrolled away."""
    return str(tryg.screen.query_one("#text", Static).content)


async def look_back(tryg: Driver, section: str = "1") -> None:
    """Open a section from the front page."""
    await tryg.press("a")
    await tryg.show(ArchiveScreen)
    await tryg.press(section)


async def marked(tryg: Driver, citation: str) -> None:
    """Wait until the minutes show a line, marked."""
    screen = await tryg.show(MinutesScreen)
    meeting, _hash, number = citation.partition("#")
    assert screen.meeting.id == meeting
    await tryg.until(lambda: f"#{number} " in tryg.text)
    content = screen.query_one("#text", Static).content
    assert isinstance(content, Content)
    spans = [str(content)[s.start : s.end] for s in content.spans if "reverse" in str(s.style)]
    assert spans[0].strip().startswith(f"#{number} ")


async def test_the_meetings_of_all_years_come_newest_first(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg)
        days = sorted((path.stem for path in (years / "minutes").iterdir()), reverse=True)
        assert shown(tryg) == [f"meeting:{day}" for day in days]
        assert "Cancelled" in text_of(tryg, "meeting:2010-10-19")
        workspace = tryg.app.workspace
        assert workspace is not None
        for day, told in ANSWERS["approvals"].items():
            words = text_of(tryg, f"meeting:{day}")
            if told.startswith("-"):
                assert "! CHANGED AFTER APPROVAL" in words
            else:
                assert f"✓ approved {place_words(workspace.folder, told)}" in words
        assert "approved" not in text_of(tryg, "meeting:2017-10-17").lower()
        await tryg.select("meeting:2013-10-22")
        await tryg.show(MinutesScreen)
        assert "! CHANGED AFTER APPROVAL" in tryg.part("#said")


async def test_decisions_lead_to_their_lines_and_can_be_chosen(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg, "2")
        assert shown(tryg) == DECISIONS
        light = text_of(tryg, "line:2008-04-08#1")
        assert "på stien" in light
        assert "corrected 14 Apr 2009, no. 2" in light
        assert "Goal reached; agreed with it: no. 2: Done" in light
        await tryg.press("h")
        await tryg.show(ChooseScreen)
        await tryg.choose("initiative")
        await tryg.choose("natteliv")
        chosen = ANSWERS["chosen"]["initiative=natteliv"]
        assert shown(tryg) == [f"line:{citation}" for citation in chosen]
        assert "4 of them shown" in tryg.part("#headline")
        await tryg.press("h")
        await tryg.choose("all")
        assert shown(tryg) == DECISIONS
        await tryg.select("line:2014-04-08#3")
        await marked(tryg, "2014-04-08#3")
        await tryg.press("escape")
        await tryg.show(ArchiveScreen)
        await tryg.press("escape")
        await tryg.show(HomeScreen)


async def test_decisions_that_led_to_nothing_are_shown_alone_with_their_age(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg, "2")
        every = {row: text_of(tryg, row) for row in shown(tryg)}
        left = [row for row, text in every.items() if "→ without follow-up for " in text]
        assert 0 < len(left) < len(every)
        assert f"{len(left)} without follow-up" in tryg.part("#headline")
        await tryg.press("h")
        await tryg.show(ChooseScreen)
        await tryg.choose("unfollowed")
        assert shown(tryg) == left
        await tryg.press("h")
        await tryg.choose("year")
        year = left[0].removeprefix("line:")[:4]
        await tryg.choose(year)
        assert shown(tryg) == [row for row in left if row.startswith(f"line:{year}")]


async def test_participants_come_by_their_load_and_others_below_them(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg, "6")
        people = [row for row in shown(tryg) if row.startswith("person:")]
        told = [re.search(r"(\d+) open action", text_of(tryg, row)) for row in people]
        counts = [int(found[1]) if found else 0 for found in told]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > 0
        assert "the oldest " in text_of(tryg, people[0])


async def test_actions_have_a_life_that_leads_to_each_of_its_lines(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg, "3")
        assert sorted(shown(tryg)) == sorted(f"life:{citation}" for citation in ACTIONS)
        assert shown(tryg)[:2] == ["life:2012-04-17#4", "life:2017-04-18#3"]
        ending = "End it, split it or give it a new owner?"
        asking = [id for id in shown(tryg) if ending in text_of(tryg, id)]
        assert asking == ["life:2012-04-17#4"]
        await tryg.press("h")
        await tryg.choose("state")
        await tryg.choose("dropped")
        assert shown(tryg) == ["life:2011-10-18#2"]
        assert "1 of them shown" in tryg.part("#headline")
        assert "Only shown: Dropped – Esc shows all" in tryg.part("#headline")
        await tryg.press("escape")
        await tryg.select("life:2008-04-08#2")
        steps = [step.partition(" ")[0] for step in ACTIONS["2008-04-08#2"]["steps"]]
        await tryg.until(lambda: shown(tryg) == [f"line:{citation}" for citation in steps])
        assert "Parkchef → Leder, Kommunen" in text_of(tryg, "line:2009-04-14#3")
        await tryg.select("line:2010-04-13#2")
        await marked(tryg, "2010-04-13#2")


async def test_an_initiative_and_an_item_are_followed_through_the_years(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg, "4")
        await tryg.select("initiative:skole")
        told = [f"line:{citation}" for citation in ANSWERS["histories"]["skole"]]
        await tryg.until(lambda: shown(tryg) == told)
        await tryg.press("escape")
        await tryg.press("5")
        assert "earlier: Måling" in text_of(tryg, "item:measurement")
        await tryg.select("item:measurement")
        await tryg.until(lambda: "19 meetings · 180 min. in all" in tryg.part("#headline"))
        await tryg.press("h")
        await tryg.choose("year")
        await tryg.choose("2014")
        assert [id for id in shown(tryg) if id.startswith("meeting:")] == [
            "meeting:2014-10-21",
            "meeting:2014-04-08",
        ]
        await tryg.press("escape")
        assert "time not taken" in text_of(tryg, "meeting:2014-10-21")


async def test_a_participant_has_a_brief(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg, "6")
        await tryg.select("person:pol")
        told = ANSWERS["briefs"]["pol"]
        actions = [f"life:{citation}" for citation in told["actions"]]
        await tryg.until(lambda: shown(tryg)[:2] == actions)
        assert "Next meeting 10 April 2018 (secretary)" in tryg.part("#headline")
        assert "17 mos. old (18 Oct 2016, no. 4)" in text_of(tryg, "initiative:natteliv")


async def test_two_meetings_are_compared(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await look_back(tryg)
        await tryg.highlight("meeting:2015-04-14")
        await tryg.press("s")
        await tryg.choose("2008-10-21")
        await tryg.until(lambda: "compared with 14 April 2015" in tryg.part("#headline"))
        assert "efter plan → risiko · Goal reached" in text_of(tryg, "initiative:parken")
        assert "40 sager → 31 sager" in text_of(tryg, "initiative:natteliv")
        for citation in ("2008-04-08#2", "2012-04-17#4", "2008-10-21#4", "2011-10-18#2"):
            assert f"life:{citation}" in shown(tryg)
        assert "14 April 2015 · Decision: Skolevejen prioriteres." in text_of(
            tryg, "line:2015-04-14#2"
        )
        assert "decided between: Lukketiderne" in text_of(tryg, "line:2012-04-17#3")
        assert "new action, done: Tæl cyklister." not in tryg.words
        assert "new action: Tæl cyklister." in tryg.words
        assert "Formidling new" in tryg.words
        assert "Mål og tal called “Måling” before" in tryg.words


async def test_corrected_minutes_show_the_original_with_one_key(years: Path) -> None:
    async with opened(years, start="review", meeting="2008-04-08", line=2, size=(120, 60)) as tryg:
        await marked(tryg, "2008-04-08#2")
        assert "Der sættes lys op i parken og på stien." in minutes_text(tryg)
        assert "[corrected on 14 Apr 2009, no. 2; v shows the original wording]" in minutes_text(
            tryg
        )
        assert "Sæt 20 lamper op." not in minutes_text(tryg)
        await tryg.press("v")
        assert "Sæt 20 lamper op." in minutes_text(tryg)
        assert "Corrected on 13 Apr 2010, no. 2: Sæt 30 lamper op." in minutes_text(tryg)
        approved = "✓ Approved without remarks on 21 October 2008 (21 Oct 2008, no. 1); the file"
        assert approved in tryg.words
        await tryg.press("g")
        await tryg.until(lambda: getattr(tryg.screen, "_meeting_id", "") == "2008-10-21")
        await marked(tryg, "2008-10-21#1")


async def test_looking_back_changes_nothing_and_needs_no_right_to(years: Path) -> None:
    before = {path: path.read_bytes() for path in years.rglob("*.toml")}
    async with opened(years, start="home", read_only=True) as tryg:
        await look_back(tryg)
        for section in "123456":
            await tryg.press(section)
            assert shown(tryg)
            assert not any(command.writes for command in tryg.screen.commands())  # type: ignore[attr-defined]
            tryg.screen.query_one(OptionList).action_select()
            await tryg.settle()
            await tryg.press("escape")
    assert {path: path.read_bytes() for path in years.rglob("*.toml")} == before


async def test_very_many_meetings_are_shown_year_by_year(
    years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("review.sections", "screens.review"):
        monkeypatch.setattr(f"tryg_tui.ui.{module}.MANY", 12)
    async with opened(years, start="home", size=(120, 70)) as tryg:
        # What is to be done before the next one names it once more.
        past = list(dict.fromkeys(id for id in tryg.ids() if id.startswith("meeting:")))
        assert past == ["meeting:2018-04-10", *(f"meeting:{day}" for day in DAYS[-2:-14:-1])]
        await tryg.select("more:meetings")
        await tryg.show(ArchiveScreen)
        assert shown(tryg)[:3] == ["year:2018", "year:2017", "year:2016"]
        assert "Compare" not in tryg.footer
        await tryg.select("year:2010")
        assert shown(tryg) == ["meeting:2010-10-19", "meeting:2010-04-13"]
        await tryg.press("s")
        await tryg.choose("2009")
        await tryg.choose("2009-10-20")
        compared = "20 October 2009 compared with 19 October 2010"
        await tryg.until(lambda: compared in tryg.part("#headline"))
        await tryg.press("escape", "escape")
        assert shown(tryg)[0] == "year:2018"
        await tryg.press("2")
        assert shown(tryg)[-1] == "nowhere:more"
        left = len(DECISIONS) - len(shown(tryg)[:-1])
        more = f"… and {left} more; choose with h, or search with /"
        assert text_of(tryg, "nowhere:more") == more
        await tryg.press("1", "escape")
        await tryg.show(HomeScreen)


async def test_attendance_has_a_column_for_each_meeting_and_turns_where_there_is_no_room(
    years: Path,
) -> None:
    async with opened(years, start="home", size=(80, 24)) as tryg:
        await look_back(tryg, "7")
        head = tryg.part("#headline")
        assert "meetings 6–19 of 19" in head
        assert "◐ there for a part" in " ".join(head.split())
        rows = [str(one.prompt) for one in tryg.rows().options]
        months = next(row for row in rows if "Kommunen" in row and "04" in row)
        (person,) = [row for row in rows if "Leder, Kommunen" in row]
        # Every sign stands below the month of its meeting.
        assert len(months.split()[1:]) == person.count("✓") == 14
        assert [at for at, one in enumerate(person) if one == "✓"] == [
            at for at in range(len(months)) if months[at : at + 2] in ("04", "10")
        ]
        assert person.endswith(" 19/19")
        await tryg.press("minus", "minus")
        assert "meetings 1–14 of 19" in tryg.part("#headline")
        await tryg.press("plus", "plus")
        assert "meetings 6–19 of 19" in tryg.part("#headline")
        await tryg.highlight(next(id for id in shown(tryg) if id.startswith("person:")))
        await tryg.press("enter")
        await tryg.until(lambda: "19/19" not in tryg.text)


async def test_attendance_of_a_wide_screen_has_all_meetings_and_needs_no_turning(
    years: Path,
) -> None:
    async with opened(years, start="home") as tryg:
        await look_back(tryg, "7")
        assert "meetings" not in tryg.part("#headline")
        assert tryg.text.count("✓") > 2 * 19
        before = tryg.text
        await tryg.press("minus")
        assert tryg.text == before
