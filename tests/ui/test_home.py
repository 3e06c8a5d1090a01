"""The front page and the first start: every row opens what it says."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Paste
from textual.widgets import Input, Static

from tests.factories import action, meeting
from tests.ui.driving import NEXT, PREVIOUS, Clock, Driver, opened
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings.planning import next_date
from tryg_tui.locale import set_language
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.folder.settings import load_settings
from tryg_tui.ui.commands.help import HelpScreen
from tryg_tui.ui.dialogs.modal import ChooseScreen, TextScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.review import ArchiveScreen
from tryg_tui.ui.screens.welcome import WelcomeScreen
from tryg_tui.ui.widgets.rows import Rows


def window(tryg: Driver) -> str:
    """All that a window says, also what is scrolled away."""
    return str(tryg.screen.query_one("#text", Static).content)


async def test_under_a_meeting_that_was_asked_for_the_front_page_is_made_when_it_is_seen(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.show(MeetingScreen)
        home = next(one for one in tryg.app.screen_stack if isinstance(one, HomeScreen))
        assert not home.query(Rows)
        tryg.app.action_switch_language()
        tryg.app.action_switch_language()
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert tryg.app.focused is tryg.rows()
        assert next(id for id in tryg.ids() if id) == f"meeting:{NEXT}"
        assert "?" in tryg.footer


async def test_actions_of_who_has_left_are_told_of(folder: Path) -> None:
    root = read_folder(folder).folder
    actions = fold(root).open_actions(dt.date(2018, 4, 10))
    owner = next(one.owners[0] for one in actions if len(one.owners) == 1)
    theirs = [one for one in actions if one.owners == (owner,) and not one.owner_text]
    strategy = folder / "strategy.toml"
    text = strategy.read_text(encoding="utf-8")
    known = f'id = "{owner}"\n'
    strategy.write_text(text.replace(known, f"{known}until = 2018-03-01\n", 1), encoding="utf-8")
    async with opened(folder, start="home", size=(120, 60)) as tryg:
        assert f"? {len(theirs)} action" in tryg.words
        assert "needs a new owner – " in tryg.words


async def test_rows_of_every_kind_open_what_they_say(folder: Path) -> None:
    async with opened(folder, start="home", size=(120, 60)) as tryg:
        await tryg.select(f"meeting:{PREVIOUS}")
        screen = await tryg.show(MinutesScreen)
        assert screen.meeting.id == PREVIOUS
        assert "Politiet fortsætter som ankerperson til november 2018." in window(tryg)
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert tryg.app.workspace is not None
        workspace = tryg.app.workspace
        elsewhere = ("meeting:", "report", "figure")
        kinds: dict[str, list[str]] = {}
        for row in tryg.ids():
            if row and not row.startswith(elsewhere):
                kinds.setdefault(
                    row if row.startswith("more:") else row.partition(":")[0], []
                ).append(row)
        # Rows of one kind are opened by what they are about: the first and the last show it.
        for row in dict.fromkeys(row for rows in kinds.values() for row in (rows[0], rows[-1])):
            await tryg.select(row)
            await tryg.show(TextScreen)
            kind, _mark, id = row.partition(":")
            if kind == "action":
                (action,) = [a for a in workspace.ledger().actions if a.citation == id]
                assert action.text in window(tryg)
            elif kind == "initiative":
                initiative = workspace.folder.initiative(id)
                assert initiative is not None
                assert initiative.title == tryg.part(".window-title")
            elif row == "more:actions":
                for action in workspace.ledger().open_actions(workspace.today):
                    assert action.text in window(tryg)
            elif row == "more:initiatives":
                for loaded in workspace.folder.initiatives:
                    assert loaded.value.title in window(tryg)
            await tryg.press("escape")
            await tryg.show(HomeScreen)


async def test_the_front_page_has_first_what_is_next_overdue_and_at_risk_and_proposes_a_date(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        rows = [id for id in tryg.ids() if id]
        assert rows[0] == f"meeting:{NEXT}"
        assert tryg.host_or_none is None
        actions = [id for id in rows if id.startswith("action:")]
        assert actions[0] == "action:2017-06-13#9"
        assert "! overdue" in tryg.part("#beside")
        first = next(id for id in tryg.ids() if id.startswith("initiative:"))
        assert first in {"initiative:tryghedsvandringer", "initiative:drop-out-elever"}
        await tryg.until(
            lambda: tryg.app.workspace is not None and tryg.app.workspace.unchecked is None
        )
        await tryg.settle()
        assert "problem" not in tryg.part("#headline")
        await tryg.press("exclamation_mark")
        assert isinstance(tryg.screen, HomeScreen)
        await tryg.press("n")
        await tryg.choose("planlaegningsgruppen")
        await tryg.show(AskScreen)
        ahead = next_date(tryg.on_disk().date, 6)
        assert f"{ahead.day}.{ahead.month}.{ahead.year}" in tryg.text
        await tryg.press("9")
        assert tryg.screen.query_one(Input).value == "9", "a proposal gives way to what is typed"
        await tryg.answer("hmm")
        assert "! “hmm” is no single day" in tryg.part("#told")
        await tryg.show(AskScreen)
        await tryg.answer("")
        await tryg.show(HomeScreen)
        assert len(list((folder / "minutes").glob("*.toml"))) == 3, "nothing is prepared"
        await tryg.press("n")
        await tryg.choose("planlaegningsgruppen")
        await tryg.show(AskScreen)
        await tryg.press("8", "escape")
        await tryg.press("enter")
        await tryg.show(MeetingScreen)
        assert tryg.meeting.id == NEXT
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        await tryg.press("n")
        await tryg.choose("planlaegningsgruppen")
        await tryg.show(AskScreen)
        assert tryg.screen.query_one(Input).value == "8", "what was typed when it was left"
        await tryg.answer("9.10.2018")
        await tryg.show(HomeScreen)
        await tryg.saved()
        prepared = tryg.on_disk("2018-10-09")
        assert (prepared.state, len(prepared.items)) == ("planned", 10)
        assert tryg.highlighted() == "meeting:2018-10-09"


async def test_what_is_wrong_between_files_is_found_when_the_page_is_there(folder: Path) -> None:
    (folder / "initiatives" / "din-vej.toml").unlink()
    async with opened(folder, start="home") as tryg:
        await tryg.until(lambda: "problem" in tryg.part("#headline"))
        await tryg.press("exclamation_mark")
        await tryg.show(TextScreen)
        assert "din-vej" in window(tryg)


async def test_problems_are_read_with_their_file_and_the_folder_is_read_again(folder: Path) -> None:
    (folder / "initiatives" / "din-vej.toml").write_text("schema = [", encoding="utf-8")
    async with opened(folder, start="home") as tryg:
        assert "problem" in tryg.part("#headline")
        await tryg.press("exclamation_mark")
        await tryg.show(TextScreen)
        assert "initiatives/din-vej.toml" in window(tryg)
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        (folder / "minutes" / f"{NEXT}.toml").unlink()
        await tryg.press("f5")
        assert f"meeting:{NEXT}" not in tryg.ids()
        assert tryg.ids()[1] == "prepare"
        await tryg.press("r")
        assert isinstance(tryg.screen, HomeScreen)


async def test_a_folder_without_strategy_says_so_and_opens_nothing(folder: Path) -> None:
    (folder / "strategy.toml").unlink()
    async with opened(folder, start="home") as tryg:
        assert "strategy.toml" in tryg.part("#headline")
        await tryg.press("n")
        assert isinstance(tryg.screen, HomeScreen)
        await tryg.press("r")
        await tryg.show(MeetingScreen)
        for number in range(1, 11):
            await tryg.go(number)
        assert tryg.shown == "next-meeting"


async def test_the_first_start_offers_a_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    async with opened(None) as tryg:
        await tryg.show(WelcomeScreen)
        await tryg.choose("demo")
        await tryg.until(lambda: tryg.app.workspace is not None)
        assert tryg.app.workspace is not None
        assert tryg.app.workspace.root.parent == tmp_path
        assert tryg.app.workspace.folder.meeting(NEXT) is not None


async def test_the_first_start_makes_a_new_folder(tmp_path: Path) -> None:
    async with opened(None, start="home") as tryg:
        await tryg.show(WelcomeScreen)
        await tryg.choose("new")
        place = str(tmp_path / "ny" / "møder")
        begun = (place, "2", "6<", "3", "", "6", "Tryg [By]", "", "Kommunen; Politiet ; ")
        for words in (*begun, "", "", ""):
            await tryg.show(AskScreen)
            await tryg.answer(words)
        await tryg.show(AskScreen)
        await tryg.until(lambda: "no partner or group" in tryg.words)
        tryg.app.post_message(Paste("Bo Holm, politiet, leder\r\nVagt, kommunen\n"))
        await tryg.until(lambda: "leder | Vagt" in tryg.words)
        await tryg.press("enter")
        for words in ("", "", ""):
            await tryg.show(AskScreen)
            await tryg.answer(words)
        await tryg.show(AskScreen)
        assert "3 Partnership: Tryg [By]" in tryg.words
        assert "none; R in the program puts them in" in tryg.words
        for words in ("4", "TB", "create"):
            await tryg.show(AskScreen)
            await tryg.answer(words)
        await tryg.show(HomeScreen)
        assert "TB" in tryg.top
        assert "opened at the next start" in tryg.words
    assert load_settings()[0].folder == place
    reading = read_folder(tmp_path / "ny" / "møder")
    assert not reading.problems
    strategy = reading.folder.strategy
    assert strategy is not None
    assert [partner.title for partner in strategy.value.partners] == ["Kommunen", "Politiet"]
    assert [(one.name, one.title) for one in strategy.value.people] == [
        ("Bo Holm", "leder, Politiet"),
        ("", "Vagt, Kommunen"),
    ]


async def test_leaving_a_question_of_a_new_folder_goes_to_the_one_before_and_loses_no_answer(
    tmp_path: Path,
) -> None:
    async with opened(None) as tryg:
        await tryg.show(WelcomeScreen)
        assert "Enter choose. ? Help." in tryg.words
        await tryg.press("question_mark")
        await tryg.show(HelpScreen)
        await tryg.press("escape")
        await tryg.show(WelcomeScreen)
        await tryg.choose("new")
        for words in (str(tmp_path / "ny"), "1", "6"):
            await tryg.show(AskScreen)
            await tryg.answer(words)
        await tryg.until(lambda: "Title of the partnership" in tryg.words)
        assert "leaves it out" not in tryg.words
        await tryg.press("escape")
        await tryg.until(lambda: "Months between meetings" in tryg.words)
        await tryg.press("escape")
        await tryg.until(lambda: "Language of the folder" in tryg.words)
        await tryg.press("escape")
        await tryg.show(WelcomeScreen)


async def test_a_folder_that_holds_something_is_left_alone_and_the_first_start_can_be_left(
    folder: Path,
) -> None:
    before = sorted(path.name for path in folder.iterdir())
    async with opened(None) as tryg:
        await tryg.show(WelcomeScreen)
        await tryg.choose("new")
        for words in (str(folder), "1", "6", "Tryg", *("",) * 7, "create"):
            await tryg.show(AskScreen)
            await tryg.answer(words)
        await tryg.show(WelcomeScreen)
        assert "was not saved" in tryg.words
        await tryg.choose("new")
        await tryg.show(AskScreen)
        await tryg.press("escape")
        await tryg.show(WelcomeScreen)
        await tryg.press("ctrl+l")
        assert "Afslut" in tryg.text or "Luk" in tryg.text
        await tryg.choose("quit")
        assert tryg.app._exit
        assert tryg.app.return_value == 0
    assert sorted(path.name for path in folder.iterdir()) == before


STYRE = "styret"

SEPTEMBER = dt.date(2018, 9, 30)


@pytest.fixture
def groups(folder: Path) -> Path:
    """The shipped folder with a group of its own besides, which has met and will meet."""
    strategy = folder / "strategy.toml"
    strategy.write_text(f'{strategy.read_text()}\n[[bodies]]\nid = "{STYRE}"\ntitle = "Styret"\n')
    for day, state in (("2018-01-09", "final"), ("2018-05-08", "planned")):
        there = read_folder(folder).folder.meeting(NEXT)
        assert there is not None
        one = replace(there.value, id=day, date=dt.date.fromisoformat(day), state=state, body=STYRE)
        if state == "final":
            promised = action(1, "Styret bestiller lamper", item=one.items[2].id)
            one = replace(one, entries=(promised,), last=1, title="Møde i Styret, vinter 2018")
        save_meeting(folder, one, None)
    return folder


async def test_each_group_has_its_next_meeting_on_the_front_page_and_one_can_be_looked_at(
    groups: Path,
) -> None:
    async with opened(groups, start="home", size=(120, 60)) as tryg:
        ahead = [one for one in tryg.ids() if one][:2]
        assert ahead == [f"meeting:{NEXT}", "meeting:2018-05-08"]
        own, other = map(tryg.row_text, ahead)
        assert own.startswith("Planlægningsgruppen: ")
        assert "held last 5 December 2017" in own
        assert "Chair: Tovholder for strategien, Aalborg Kommune" in own
        assert other.startswith("Styret: ")
        assert "held last 9 January 2018" in other
        assert "Since last time · Planlægningsgruppen" in tryg.text
        await tryg.select("more:actions")
        await tryg.show(TextScreen)
        assert "Styret bestiller lamper" in window(tryg), "all that is open, of both"
        await tryg.press("escape")
        await tryg.press("g")
        await tryg.show(ChooseScreen)
        await tryg.choose(STYRE)
        await tryg.show(HomeScreen)
        assert [one for one in tryg.ids() if one.startswith("meeting:")] == [
            "meeting:2018-05-08",
            "meeting:2018-05-08",
            "meeting:2018-01-09",
        ], "the one that comes, what is to be done before it, and the one before"
        assert "Next meeting · Styret" in tryg.text
        actions = [one for one in tryg.ids() if one.startswith("action:")]
        assert actions == ["action:2018-01-09#1"]
        await tryg.press("a")
        await tryg.show(ArchiveScreen)
        assert "Only shown: Styret" in tryg.text
        await tryg.press("3")
        assert [one for one in tryg.ids() if one] == ["life:2018-01-09#1"]
        await tryg.press("h")
        await tryg.choose("all")
        assert len([one for one in tryg.ids() if one]) > 1
        await tryg.press("escape")
        assert "Only shown: Styret" in tryg.text
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        await tryg.press("r")
        await tryg.show(MeetingScreen)
        await tryg.go(3)
        assert "action:2018-01-09#1" in tryg.ids()
        assert "action:2017-06-13#9" not in tryg.ids(), "what another group has agreed"
    async with opened(groups, start="home") as tryg:
        assert next(one for one in tryg.ids() if one) == "meeting:2018-05-08", "it is remembered"
        await tryg.press("n")
        await tryg.show(AskScreen)
        await tryg.answer("13.11.2018")
        await tryg.show(HomeScreen)
        await tryg.saved()
        assert tryg.on_disk("2018-11-13").body == STYRE
        await tryg.press("g")
        await tryg.choose("*")
        await tryg.press("n")
        await tryg.show(ChooseScreen)
        await tryg.choose("planlaegningsgruppen")
        await tryg.show(AskScreen)
        await tryg.answer("16.10.2018")
        await tryg.show(HomeScreen)
        await tryg.saved()
        assert tryg.on_disk("2018-10-16").body == "planlaegningsgruppen"


async def test_where_one_group_meets_only_a_first_meeting_of_another_is_prepared_there(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        assert "Next meeting of each group" not in tryg.text
        workspace = tryg.app.workspace
        assert workspace is not None
        other = next(one for one in workspace.bodies if one.id != workspace.folder.partnership.body)
        await tryg.press("g")
        await tryg.choose(other.id)
        await tryg.show(HomeScreen)
        assert tryg.highlighted() == f"prepare:{other.id}"
        await tryg.press("enter")
        await tryg.show(AskScreen)
        await tryg.answer("8.5.2018")
        await tryg.show(HomeScreen)
        await tryg.saved()
        assert tryg.on_disk("2018-05-08").body == other.id


async def test_of_several_who_chair_the_next_meeting_one_leads_it(folder: Path) -> None:
    for id in (PREVIOUS, NEXT):
        there = read_folder(folder).folder.meeting(id)
        assert there is not None
        both = replace(there.value, chair=("tryg-kommune", "tryg-politi"))
        save_meeting(folder, both, there.sha256)
    async with opened(folder, start="home") as tryg:
        first = " ".join(tryg.row_text(f"meeting:{NEXT}").split())
        both_lead = "Aalborg Kommune; Tovholder for strategien, Nordjyllands Politi"
        assert f"Chair: Tovholder for strategien, {both_lead}" in first
        for day, answer in (("2018-10-09", "tryg-politi"), ("2018-10-16", "")):
            await tryg.press("n")
            await tryg.choose("planlaegningsgruppen")
            await tryg.show(AskScreen)
            await tryg.answer(day)
            await tryg.show(ChooseScreen)
            await (tryg.choose(answer) if answer else tryg.press("escape"))
            await tryg.show(HomeScreen)
            await tryg.saved()
        assert tryg.on_disk("2018-10-09").chair == ("tryg-politi", "tryg-kommune")
        assert tryg.on_disk("2018-10-16").chair == ("tryg-politi", "tryg-kommune"), "as last time"
        others = [one for one in tryg.ids() if one.startswith("meeting:2")][1:]
        assert others[-4:] == [
            "meeting:2018-10-09",
            "meeting:2018-10-16",
            f"meeting:{PREVIOUS}",
            "meeting:2017-06-13",
        ], "those to come in their order, and then those that were, the last one first"


async def test_a_meeting_is_copied_to_another_day(folder: Path) -> None:
    async with opened(folder, start="home", size=(120, 60)) as tryg:
        other = next(id for id in tryg.ids() if id and not id.startswith("meeting:"))
        await tryg.highlight(other)
        await tryg.press("k")
        assert "Highlight a meeting first." in tryg.words
        await tryg.highlight(f"meeting:{PREVIOUS}")
        await tryg.press("k")
        await tryg.show(AskScreen)
        await tryg.answer("1.5.2018")
        await tryg.saved()
        before, copied = tryg.on_disk(PREVIOUS), tryg.on_disk("2018-05-01")
        assert tryg.highlighted() == "meeting:2018-05-01"
        assert (copied.state, copied.entries, copied.place) == ("planned", (), before.place)
        assert [one.id for one in copied.items] == [one.id for one in before.items]
        await tryg.press("a")
        await tryg.show(ArchiveScreen)
        await tryg.highlight("meeting:2018-05-01")
        await tryg.press("k")
        await tryg.show(AskScreen)
        await tryg.answer("1.5.2018")
        await tryg.saved()
        assert tryg.on_disk("2018-05-01-2").date == copied.date


@pytest.mark.parametrize("earlier", [0, 9, 14])
async def test_what_the_front_page_leaves_out_is_counted_once_the_next_meeting_is_made(
    folder: Path, earlier: int
) -> None:
    for n in range(earlier):
        save_meeting(folder, meeting(f"2016-01-{n + 1:02}", state="final"), None)
    async with opened(folder, size=(120, 60)) as tryg:
        await tryg.start()
        await tryg.do("start_or_close")
        for _step in range(4):
            if not isinstance(tryg.screen, MinutesScreen):
                await tryg.press("ctrl+s")
        await tryg.show(MinutesScreen)
        await tryg.saved()
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert tryg.app.workspace is not None
        every = {f"meeting:{one.id}" for one in tryg.app.workspace.meetings}
        assert "meeting:2018-10-09" in every
        hidden = len(every - set(tryg.ids()))
        told = [tryg.row_text(id) for id in tryg.ids() if id == "more:meetings"]
        assert told == ([f"… and {hidden} more"] if hidden else [])
        assert bool(hidden) == (earlier > 0)
        assert "-1" not in tryg.words


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2018-04-10", "Hold the meeting r, then c today"),
        ("2018-04-13", "! Hold the meeting, move it or call it off 3 days late r, then c, A or X"),
        ("2018-03-20", "Send the agenda by 27 March 2018 in 7 days Enter, then E"),
        ("2018-04-01", "Is the agenda out? It was to go by 27 March 2018 Enter, then E"),
    ],
)
async def test_at_every_time_the_front_page_says_what_to_do_and_the_key_that_does_it(
    folder: Path, clock: Clock, day: str, said: str
) -> None:
    clock.now = dt.datetime.combine(dt.date.fromisoformat(day), clock.now.timetz())
    async with opened(folder, start="home", size=(120, 36)) as tryg:
        assert said in " ".join(tryg.part("#rows").split())


async def test_minutes_that_are_to_be_sent_are_named_with_their_keys(folder: Path) -> None:
    path = folder / "minutes" / f"{PREVIOUS}.toml"
    path.write_text(path.read_text().replace('state = "final"', 'state = "draft"'))
    async with opened(folder, start="home", size=(120, 36)) as tryg:
        said = " ".join(tryg.part("#rows").split())
        assert "! Finish and send the minutes of 5 Dec 2017 3 mos. late Enter, then c and E" in said


async def test_what_is_overdue_is_seen_at_once_in_the_least_window(folder: Path) -> None:
    async with opened(folder, start="home", size=(80, 24)) as tryg:
        assert "! overdue 10 days Nye drop-out-tal for 2017." in tryg.words
        ids = [one.partition(":")[0] for one in tryg.ids() if one]
        assert ids.index("action") < ids.index("since") < ids.index("figure")
        seen = []
        for _press in range(len(ids)):
            seen.append(tryg.highlighted())
            await tryg.press("down")
        assert seen == [one for one in tryg.ids() if one], "the keys reach every row"


async def test_no_name_and_no_date_of_an_action_is_cut_on_the_front_page(folder: Path) -> None:
    strategy, name = folder / "strategy.toml", "Mette-Marie Kirstine Bergstrøm-Sørensen"
    text = strategy.read_text()
    person = 'id = "tryg-kommune"\n'
    assert text.count(person) == 1
    strategy.write_text(text.replace(person, f'{person}name = "{name}"\n'))
    there = read_folder(folder).folder.meeting(PREVIOUS)
    assert there is not None
    one, due = there.value, "senest inden udgangen af september 2018"
    owners = ("tryg-kommune", "tryg-politi")
    words = "Lamperne i parken tændes, så vejen hjem er lys, også når ingen er på den."
    entry = action(
        one.last + 1, words, item=one.items[2].id, owners=owners, due_text=due, due=SEPTEMBER
    )
    save_meeting(folder, replace(one, entries=(*one.entries, entry), last=entry.n), there.sha256)
    async with opened(folder, start="home", size=(120, 60)) as tryg:
        said = tryg.row_text(f"action:{PREVIOUS}#{entry.n}").splitlines()
        assert "30 Sept 2018 " in said[0]
        assert "Lamperne i parken" in said[0]
        assert said[1].strip() == f"{name} +1"


async def test_in_a_narrow_column_nothing_an_action_or_a_moved_meeting_says_is_dropped(
    folder: Path,
) -> None:
    set_language("da")
    there = read_folder(folder).folder.meeting(PREVIOUS)
    assert there is not None
    moved = replace(there.value, moved_from=there.value.date.replace(day=1))
    save_meeting(folder, moved, there.sha256)
    async with opened(folder, start="home", size=(100, 45)) as tryg:
        overdue = next(one for one in tryg.ids() if one.startswith("action:"))
        first, below = tryg.row_text(overdue).split("\n")
        assert first.startswith("! overskredet med 10 dage ")
        assert first.endswith(" ?")
        assert below.strip() == "Nye drop-out-tal for 2017."
        row = tryg.row_text(f"meeting:{PREVIOUS}")
        assert "Planlægningsgruppemøde" in row
        assert "flyttet fra 1. december 2017" in " ".join(row.split())


async def test_of_several_groups_it_is_said_what_to_do_for_which_soonest_first(
    groups: Path, clock: Clock
) -> None:
    clock.now = clock.now.replace(day=24)
    async with opened(groups, start="home", size=(120, 60)) as tryg:
        said = " ".join(tryg.part("#rows").split())
        assert (
            "! Hold the meeting, move it or call it off · Planlægningsgruppen Enter, then c, "
            "A or X 14 days late ○ Send the agenda by 24 April 2018 · Styret today Enter, then E"
        ) in said


async def test_of_several_groups_the_one_that_meets_first_comes_first(groups: Path) -> None:
    for path in (groups / "minutes").glob("2018-05-08.toml"):
        text = path.read_text().replace("2018-05-08", "2018-04-03")
        path.with_name("2018-04-03.toml").write_text(text)
        path.unlink()
    async with opened(groups, start="home", size=(120, 36)) as tryg:
        assert [one for one in tryg.ids() if one][:2] == ["meeting:2018-04-03", f"meeting:{NEXT}"]


async def test_of_several_groups_the_one_that_meets_comes_first(groups: Path) -> None:
    path = groups / "minutes" / "2018-05-08.toml"
    path.write_text(path.read_text().replace('state = "planned"', 'state = "open"'))
    async with opened(groups, start="home", size=(120, 36)) as tryg:
        assert [one for one in tryg.ids() if one][:2] == ["meeting:2018-05-08", f"meeting:{NEXT}"]
