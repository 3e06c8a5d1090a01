"""The wall: what is in hand is large, what was decided is at the bottom, and no private word is."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Static

from tests.factories import action, amendment, held, note, status
from tests.factories import folder as folder_of
from tests.grown.folder import grow
from tests.grown.plan import DAYS, HELD
from tests.ui.driving import NEXT, PREVIOUS, Clock, Driver, opened
from tests.ui.pages.sheet import Sheet
from tests.ui.test_together import both, elsewhere, noted
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.attendance import PartNote
from tryg_tui.core.model.entries import AnyEntry, FollowUp, Status
from tryg_tui.core.plot.letters import LARGEST, large_letters
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.presence.live import Typed, read_live
from tryg_tui.ui.dialogs.large import LargeScreen
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.next_meeting import came_to_rows
from tryg_tui.ui.pages.parts.room import partners_now
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.shared import SharedScreen
from tryg_tui.ui.wall.drawing import being_written, decided, large
from tryg_tui.ui.wall.in_hand import in_hand
from tryg_tui.ui.wall.in_hand import opened as opened_row
from tryg_tui.ui.wall.pages import named
from tryg_tui.ui.wall.view import progress
from tryg_tui.ui.wall.whole_screen import came_to_large, read_out
from tryg_tui.words.names import aim_words

BETWEEN = [pytest.param(size, marks=pytest.mark.large) for size in ((100, 30), (160, 45))]
SIZES = [(80, 24), *BETWEEN, (200, 55)]
"""The least window and the largest, and in longer runs what lies between them."""

AGENDA = (
    "Godkendelse af dagsorden",
    "Godkendelse af referat",
    "Opfølgning på aktionspunkter",
    "Politiets Tryghedsindeks",
    "Status på indsatserne",
    "Formidling",
    "Måling",
    "Andre aktuelle emner",
    "Eventuelt",
    "Næste møde",
)
"""The titles of the shipped agenda."""


CITED = re.compile(r"\d{4}, no\. \d|the report, line|not stated|not known|Rigspolitiet|as printed")
"""How it is said where something stands, or that nobody has stated it."""

ABOUT = {
    1: "Minutes of 13 Jun 2017: Approved without remarks Approval",
    3: "Drop-out-elever – en styrket indsats: Nye drop-out-tal for 2017. · Open · due marts 2018 "
    "Follow-up",
    17: "Rusmiddelseminar/Forebyggelsesseminar: efter plan Status",
}
"""How lines are told that say hardly anything by their own words."""

KEYS = re.compile(
    r"\b(?:[Pp]ress|F7|Enter|Esc)\b|\b[a-zA-Z] (?:shows|hides|approves) |with [a-z]\b"
)
"""How it is said which key does something."""


def lines_of(tryg: Driver, id: str) -> list[str]:
    """The lines of a part of the screen as they are drawn."""
    region = tryg.screen.query_one(f"#{id}").region
    return [
        strip.crop(region.x, region.right).text.rstrip()
        for strip in tryg.lines(region.y, region.bottom)
    ]


def all_of(tryg: Driver) -> Iterator[str]:
    """All that is shown of an item: what stands there now, and what each row shows in hand."""
    yield tryg.text
    for row in tryg.host.page.rows:
        yield tryg.host.detail(row.ref, tryg.host.board.room, True).plain


def is_large(word: str, tryg: Driver) -> bool:
    """Whether a word stands on the screen in large letters of any size."""
    seen = tryg.text
    sizes = (large_letters(word, 1_000, 20, size) for size in range(1, LARGEST + 1))
    return any(all(row in seen for row in rows) for rows in sizes)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_name_and_state_of_what_is_in_hand_are_in_large_letters(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, start="screen", size=size) as tryg:
        await tryg.go(5)
        await tryg.highlight("initiative:tryghedsvandringer")
        assert is_large("Tryghedsvandringer", tryg)
        assert is_large("risiko", tryg)
        assert "▲" in "".join(lines_of(tryg, "in-hand")), "a sign, not a colour alone"
        if size > (80, 24):
            assert "Tryghedsvandringerne går i gang igen. →" in tryg.words
        for number in range(1, 11):
            await tryg.go(number)
            assert tryg.part("#decided").startswith("━━ JUST DECIDED")
            assert f"{number}/10" in tryg.part("#progress")
            assert re.search(r"\d+ min left +░+", tryg.part("#progress"))


@pytest.mark.parametrize("size", [(100, 30), (200, 55)], ids=str)
async def test_nothing_on_it_tells_where_it_stands(folder: Path, size: tuple[int, int]) -> None:
    async with opened(folder, start="screen", size=size) as tryg:
        for number in range(2, 11):
            await tryg.go(number)
            assert_calm(tryg, number)


def assert_calm(tryg: Driver, number: int) -> None:
    """Nothing of an item says where it stands, that nobody has stated it, or which key to press."""
    keys = tryg.footer
    for shown in all_of(tryg):
        words = " ".join(shown.split()).replace(keys, "")
        for unwanted in (CITED, KEYS):
            assert not unwanted.search(words), (number, unwanted.search(words))


async def test_nothing_on_it_asks_for_a_key_after_ten_years(tmp_path: Path) -> None:
    folder = grow(tmp_path / "grown")
    async with opened(folder, start="screen", meeting=f"{DAYS[HELD]}", size=(100, 30)) as tryg:
        for number in range(1, 11):
            await tryg.go(number)
            assert_calm(tryg, number)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_whole_agenda_stands_on_it_before_and_at_the_meeting(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder) as secretary, opened(folder, start="screen", size=size) as shared:
        assert is_large("Begins at 09:00", shared)
        words = shared.words
        assert all(f"{n} {one}" in words for n, one in enumerate(AGENDA, 1))
        assert "decided" in shared.words
        await shared.press("pageup")
        assert "This is the first one." in shared.words
        await secretary.start()
        await secretary.press("V")
        await shared.until(lambda: "present" in shared.words)
        words = shared.words
        assert all(f"{n} {one}" in words for n, one in enumerate(AGENDA, 1))
        assert "This is the first one." not in words, "what was said before it began is gone"
        assert is_large("3", shared)


async def test_what_is_approved_is_decided_and_stands_large_with_the_minutes(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.go(2)
        await shared.until(lambda: is_large("not approved yet", shared))
        assert is_large("Minutes of 5 Dec 2017", shared)
        await secretary.press("g")
        await shared.until(lambda: is_large("Approved without remarks", shared))
        decided = re.compile(r"✓ Minutes.*5 Dec 2017.*Approved")
        await shared.until(lambda: decided.search(shared.part("#decided")) is not None)
        assert "Nothing is decided yet." not in shared.words


async def test_under_eventuelt_the_last_line_is_large_over_those_before(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.go(9)
        for text, private in (("Belysning", ""), ("Skilte", ""), ("HEMMELIGT", "yes")):
            await noted(secretary, text, private=private)
        await shared.until(lambda: is_large("Skilte", shared))
        assert "Note Belysning" in shared.part("#rows")
        assert not is_large("HEMMELIGT", shared)


async def test_who_has_something_and_when_is_said_once_and_large_beside_its_state(
    folder: Path,
) -> None:
    async with opened(folder, start="screen", size=(100, 30)) as tryg:
        await tryg.go(3)
        for words in ("Nye drop-out-tal", "10 days late", "→ ? · marts 2018"):
            assert is_large(words, tryg), words
        assert tryg.text.count("Nye drop-out-tal") == 1
        await tryg.press("down", "enter")
        assert isinstance(tryg.screen, LargeScreen)
        assert is_large("forældreoplægget.", tryg)
        assert "→ ? · foråret 2018" in tryg.words, "progress and decision keep their room"


async def test_a_card_longer_than_the_wall_is_seen_where_the_secretary_reads(folder: Path) -> None:
    async with opened(folder, size=(80, 24)) as secretary:
        await secretary.start()
        await secretary.saved()
        async with opened(folder, start="screen", size=(80, 24)) as shared:
            await shared.until(lambda: shared.followed.presence.participants.others)
            await secretary.go(5)
            await secretary.select("initiative:et-trygt-natteliv")
            await shared.show(LargeScreen)
            await shared.until(lambda: "page 1 of" in shared.words)
            assert is_large("natteliv", shared)
            for _page in range(9):
                await secretary.press("pagedown")
            await shared.until(lambda: re.search(r"page (\d) of \1", shared.words))
            assert not is_large("natteliv", shared)
            await secretary.press("escape")
            await shared.until(lambda: isinstance(shared.screen, SharedScreen))


async def test_all_since_last_time_is_seen_where_the_secretary_reads_it(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.pilot.resize_terminal(80, 24)
        await secretary.press("z")
        screen = await shared.show(SinceScreen)
        assert screen.far == 0
        await secretary.press("enter")
        await shared.until(lambda: screen.far == 1)
        for _page in range(9):
            await secretary.press("pagedown")
        await shared.until(lambda: screen.far == 100)
        await secretary.press("escape")
        await shared.until(lambda: isinstance(shared.screen, SharedScreen))


async def test_the_last_decision_stays_at_the_bottom_with_what_follows_from_it(
    folder: Path, clock: Clock
) -> None:
    async with both(folder) as (secretary, shared):
        assert "Nothing is decided yet." in shared.part("#decided")
        await secretary.do("record_decision")
        await secretary.fill("Vandringerne begynder i maj.", outcome="adopted")
        await secretary.record()
        await secretary.do("record_action")
        await secretary.fill("Skilte sættes op.", owners="Ankerperson", due="1.6.2018")
        await secretary.record()
        await shared.until(lambda: "Skilte" in shared.part("#decided"))
        assert "✓ Vandringerne begynder i maj." in shared.part("#decided")
        assert "Adopted" in shared.part("#decided")
        await secretary.press("5")
        await shared.until(lambda: shared.shown == "initiatives")
        assert "Vandringerne begynder" in shared.part("#decided"), "else that of the meeting"
        # The item is shown before its beginning is read from the minutes.
        await shared.until(lambda: shared.host.context().meeting.current == shared.host.item.id)
        clock.advance(minutes=41)
        await shared.settle()
        shared.host.tick()
        await shared.settle()
        assert "! 1 min over" in shared.part("#progress")


async def test_a_private_line_is_in_no_part_of_it_and_opens_nothing(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.do("record_decision")
        await secretary.fill("HEMMELIGT", private="yes", outcome="adopted")
        await secretary.record()
        await noted(secretary, "HEMMELIGT OGSÅ", private="yes")
        await secretary.do("record_decision")
        await secretary.fill("Åbent", outcome="adopted")
        await secretary.record()
        await shared.until(lambda: "Åbent" in shared.part("#decided"))
        large = large_letters("hemmeligt", 80, 3, 1)[0]
        for number in range(1, 11):
            await shared.go(number)
            for shown in all_of(shared):
                assert "HEMMELIGT" not in shown
                assert large not in shown


@pytest.mark.parametrize("size", [(100, 30), (200, 55)], ids=str)
async def test_nothing_since_last_time_tells_where_it_stands(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, start="screen", size=size) as tryg:
        await tryg.press("z", "enter")
        told = tryg.screen.query_one("#text", Static).content
        assert isinstance(told, Content)
        words = " ".join(told.plain.split())
        assert re.search(r"carried out by \d actions? \(Open\)", words)
        assert not CITED.search(words), CITED.search(words)
        assert not re.search(r"\(\)|by \(| ,|· ·", words)


async def test_a_number_so_small_that_it_tells_of_somebody_is_in_no_part_of_it(
    folder: Path,
) -> None:
    row = "indicator:drop-out-elever:elever-med-handling"
    async with both(folder) as (secretary, shared):
        await secretary.go(7)
        await secretary.highlight(row)
        await secretary.do("record_reading")
        await secretary.fill("Alle tre er hjulpet", value="3", when="marts 2018", denominator="18")
        await secretary.record()
        await secretary.highlight(row)
        assert "3 of 18 elever (only us)" in secretary.text
        await shared.go(7)
        await shared.until(lambda: "less than 5 of 18" in " ".join(all_of(shared)))
        for number in range(1, 11):
            await shared.go(number)
            for shown in all_of(shared):
                assert not re.search(r"(?<![\d.,])3 of 18|(?<![\d.,])3 elever", shown)
                assert "only us" not in shown


async def test_what_is_in_hand_opens_with_all_that_counts(folder: Path) -> None:
    async with opened(folder, start="screen", size=(100, 30)) as tryg:
        await tryg.go(3)
        await tryg.select(f"action:{PREVIOUS}#18")
        assert isinstance(tryg.screen, LargeScreen)
        assert not CITED.search(tryg.words)
        for stays in ("3 Opfølgning på aktionspunkter", "3/10", "JUST DECIDED"):
            assert stays in tryg.words, "what is always in the same place is seen over a card too"
        await tryg.press("escape")
        await tryg.go(4)
        await tryg.press("enter")
        assert isinstance(tryg.screen, LargeScreen)
        assert is_large("Aalborg", tryg)
        assert is_large("(2015)", tryg), "no figure without its year"


def test_a_status_is_seen_from_afar_with_its_initiative(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    given = status(1, "tryghedsvandringer", "risiko", item="initiatives")
    now = replace(sheet.ctx.meeting, state="open", entries=(given,), last=1)
    item = next(one for one in now.items if one.view == "initiatives")
    told = decided(sheet.ctx.folder, now, item, 96, is_large=True).plain
    assert all(row in told for row in large_letters("risiko", 96, 3, 1))
    assert "Tryghedsvandringer" in told
    small = decided(sheet.ctx.folder, now, item, 76).plain.splitlines()[-1]
    assert small == "▲  risiko  Tryghedsvandringer"


def test_the_wording_that_is_read_back_is_made_larger_before_who_and_when_is() -> None:
    who = "Tovholder for Tryghedsvandringer, By- og Landskabsforvaltningen"
    one = action(1, "Skilte sættes op ved stien", owners=(), owner_text=who)
    meeting = held(NEXT, one)
    drawn = read_out(folder_of(meeting), meeting, one, 156, 30).plain
    assert all(row in drawn for row in large_letters("skilte", 400, 40))
    assert who in drawn


def test_the_figure_is_large_where_name_and_figure_have_no_room(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    hand = in_hand(sheet.ctx, RowRef("compared", "aalborg"))
    assert hand is not None
    drawn = large(hand, 76, 4).plain.split("\n")
    assert len(drawn) == 4
    assert drawn[0].startswith("Aalborg")
    assert all(row in "\n".join(drawn) for row in large_letters(hand.state, 76, 3, 1))


def test_what_was_noted_under_an_item_with_a_text_is_told_below(folder: Path) -> None:
    sheet = Sheet(folder, "other")
    said = note(1, "Det blev sagt.", item=sheet.ctx.item.id)
    for text, is_told in (("", False), ("Forberedt.", True)):
        item = replace(sheet.ctx.item, text=text)
        now = replace(sheet.ctx.meeting, entries=(said,), last=1)
        assert ("Det blev sagt." in decided(sheet.ctx.folder, now, item, 96).plain) is is_told


async def test_a_line_is_read_back_large_on_both_screens_and_its_acceptance_is_noted(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("R")
        assert "no line of the minutes" in secretary.footer
        await secretary.do("record_action")
        await secretary.fill("Skilte sættes op", owners="Ankerperson", due="1.6.2018")
        await secretary.record()
        secretary.host.say("Det er ført til referat")
        await secretary.press("R")
        for one in (secretary, shared):
            await one.until(lambda one=one: isinstance(one.screen, LargeScreen))  # type: ignore[misc]
            assert not one.app._notifications, "the keys of the window are seen"
            await one.until(lambda one=one: "ACTION" in one.text)  # type: ignore[misc]
            assert all(is_large(word, one) for word in ("Skilte", "Ankerperson", "2018"))
        await shared.press("enter")
        await secretary.press("escape")
        assert secretary.entries[0].read_back is None, "only the secretary accepts"
        await shared.until(lambda: isinstance(shared.screen, SharedScreen))
        await secretary.press("R", "enter")
        assert secretary.entries[0].read_back == secretary.followed.workspace.now()
        assert "read back at 09:00" in secretary.part("#minutes")
        await shared.until(lambda: isinstance(shared.screen, SharedScreen))
        await secretary.saved()
        assert secretary.on_disk().entries == secretary.entries
        await secretary.press("u")
        assert secretary.entries[0].read_back is None


async def test_a_private_line_is_read_back_on_the_secretarys_screen_alone(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await noted(secretary, "HEMMELIGT", private="yes")
        await noted(secretary, "Åbent")
        await secretary.highlight(f"entry:{NEXT}#1", "minutes")
        await secretary.press("R")
        assert isinstance(secretary.screen, LargeScreen)
        assert "Private: only on this screen." in secretary.text
        await secretary.press("enter")
        assert [one.read_back is None for one in secretary.entries] == [False, True]
        await secretary.press("pagedown")
        await shared.until(lambda: shared.shown == "previous-minutes")
        assert isinstance(shared.screen, SharedScreen)


async def test_words_changed_while_a_line_is_read_back_are_not_said_to_have_been(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await noted(tryg, "Før")
        await tryg.saved()
        await tryg.press("R")
        elsewhere(folder, entries=(replace(tryg.entries[0], text="Efter"),))
        await tryg.until(lambda: tryg.entries[0].text == "Efter")
        await tryg.press("enter")
        assert tryg.entries[0].read_back is None
        assert "read it back once more" in tryg.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_while_the_meeting_is_closed_and_after_it_the_room_sees_what_was_decided(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder) as secretary:
        await secretary.start()
        await secretary.saved()
        async with opened(folder, start="screen", size=size) as shared:
            await shared.until(lambda: shared.followed.presence.participants.others)
            for text, private in (("Vandringerne begynder", ""), ("HEMMELIGT", "yes")):
                await secretary.do("record_decision")
                await secretary.fill(text, private=private, outcome="adopted")
                await secretary.record()
            await secretary.do("start_or_close")
            await shared.show(LargeScreen)
            await shared.until(lambda: "Decisions (1)" in shared.words)
            assert "Who does what (0)" in shared.words
            for column in ("Comes back", "Finished", "Not reached"):
                assert column in shared.words
            assert "proposed: Tuesday 9 October 2018" in shared.words
            await secretary.press("ctrl+s", "ctrl+s")
            await secretary.show(MinutesScreen)
            await shared.until(lambda: "Tuesday 9 October 2018, 09:00" in shared.words)
            assert isinstance(shared.screen, LargeScreen), "it stays when the meeting is over"
            assert "HEMMELIGT" not in shared.text
            assert large_letters("hemmeligt", 80, 3, 1)[0] not in shared.text
            await shared.press("escape")
            if isinstance(shared.screen, LargeScreen):  # The end came after the key was pressed.
                await shared.press("escape")
            assert isinstance(shared.screen, SharedScreen)
            await shared.until(lambda: "The meeting is over." in shared.part("#banner"))
            assert "min" not in shared.part("#progress"), "no time is left of what is over"
            assert "minutes" not in shared.top
            await shared.press("pagedown")
            assert isinstance(shared.screen, SharedScreen), "it is shown once"
    async with opened(folder, start="screen", meeting=NEXT, size=size) as shared:
        await shared.until(lambda: "Vandringerne" in shared.words or is_large("begynder", shared))


async def test_the_room_sees_what_is_written_only_where_it_is_told_to_and_nothing_private(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):

        def writing() -> str:
            return shared.part("#writing")

        await secretary.do("record_decision")
        await secretary.fill("Vandringerne")
        await secretary.until(lambda: any(one.writing for one in read_live(folder, NEXT)))
        assert not writing(), "at a start it does not"
        assert "Vandringerne" not in repr(read_live(folder, NEXT))
        await secretary.press("f9")
        assert "the room sees what is written" in secretary.top
        await shared.until(lambda: "Vandringerne" in writing())
        assert "BEING WRITTEN ━ DECISION" in writing()
        await secretary.fill("Vandringerne begynder i maj")
        await shared.until(lambda: "begynder i maj▌" in writing())
        await secretary.fill(private="yes")
        await shared.until(lambda: not writing())
        await secretary.fill("HEMMELIGT")
        await secretary.settle()
        assert "HEMMELIGT" not in repr(read_live(folder, NEXT))
        await secretary.fill("Åbent", private="")
        await shared.until(lambda: "Åbent" in writing())
        await secretary.press("f9")
        await shared.until(lambda: not writing())
        await secretary.press("f9")
        await shared.until(lambda: "Åbent" in writing())
        await secretary.record()
        await shared.until(lambda: not writing())
        await shared.until(lambda: "✓ Åbent" in shared.part("#decided"))


async def test_what_others_say_is_written_is_text_and_not_too_much_of_it(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.do("show_writing")
        await secretary.do("record_note")
        await secretary.fill("[bold]x[/] \x1b[31m " + "æ" * 100_000 + " slut")
        await shared.until(lambda: "slut▌" in shared.part("#writing"))
        assert "\x1b" not in shared.text
        await secretary.fill("[bold]x[/]")
        await shared.until(lambda: "[bold]x[/]▌" in shared.part("#writing"))
        assert being_written(Typed("no kind", "x"), 40).plain.endswith("x▌")


async def test_no_source_of_a_figure_stands_at_the_index(folder: Path) -> None:
    async with opened(folder, start="screen", size=(160, 45)) as wall:
        await wall.go(4)
        measures = read_folder(folder).folder.measures
        named = {source.brief or source.title for one in measures for source in one.value.sources}
        assert len(named) > 5
        assert "no figure published" in wall.words
        words = wall.words
        assert [one for one in named if one in words] == []


async def test_nobody_who_is_away_is_named(folder: Path) -> None:
    name = "Tovholder for strategien, Nordjyllands Politi"
    async with opened(folder) as secretary:
        await secretary.start()
        await secretary.saved()
        async with opened(folder, start="screen", size=(160, 45)) as wall:
            await wall.until(lambda: wall.followed.presence.participants.others)
            assert name not in wall.words
            for key in ("v", "i"):
                await secretary.highlight("person:tryg-politi")
                await secretary.press(key)
                await wall.until(lambda key=key: (name in wall.words) == (key == "v"))  # type: ignore[misc]
            assert not in_hand(wall.host.context(), RowRef("person", "tryg-politi"))
            await secretary.do("record_action")
            await secretary.fill("Skilte sættes op", owners="tryg-politi", due="1.6.2018")
            await secretary.record()
            await secretary.saved()
    for state, day in product(("draft", "final"), (10, 9)):
        held = read_folder(folder).folder.meeting(NEXT)
        assert held is not None
        over = replace(held.value, state=state, date=held.value.date.replace(day=day))
        save_meeting(folder, over, held.sha256)
        async with opened(folder, start="screen", meeting=NEXT, size=(160, 45)) as wall:
            owner = "Nordjyllands Politi · 1 June 2018"
            await wall.until(lambda wall=wall, said=owner: said in wall.words)  # type: ignore[misc]
            assert name not in wall.words, (state, day)


async def test_it_follows_the_line_highlighted_the_second_of_one_and_the_roll_too(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        await shared.pilot.resize_terminal(100, 30)
        await secretary.press("2")
        await shared.until(lambda: shared.shown == "previous-minutes")
        rows, other = (tryg.host.board.rows for tryg in (secretary, shared))
        again = RowRef("entry", f"{PREVIOUS}#7")
        while secretary.host.row != again or (rows.highlighted or 0) < 7:
            await secretary.press("down")
            here = secretary.host.row
            await shared.until(lambda here=here: shared.host.row == here)  # type: ignore[misc]
        assert other.highlighted == [n for n in range(99) if other.ref(n) == again][1]
        await secretary.press("end")
        await shared.until(lambda: shared.host.row == RowRef("meeting", PREVIOUS))
        assert "Attendance" in shared.part("#rows")
        assert "Apologies" not in shared.part("#rows"), "how many were away is not told"


async def test_who_comes_later_is_neither_counted_nor_named_as_present_before(
    folder: Path, clock: Clock
) -> None:
    async with both(folder) as (secretary, shared):
        for person in ("tryg-politi", "natteliv-politi"):
            await secretary.highlight(f"person:{person}")
            await secretary.press("v")
        await secretary.highlight("person:natteliv-politi")
        await secretary.press("l")
        await secretary.answer("09.20-")
        assert "comes 09:20" in secretary.part("#rows")
        said = "Ankerperson for Et trygt natteliv, Nordjyllands Politi (comes 09:20)"
        await shared.until(lambda: said in shared.words)
        assert partners_now(shared.host.context())["nordjyllands-politi"] == 1
        clock.advance(minutes=21)
        secretary.host.redraw()
        await secretary.settle()
        assert "comes 09:20" not in secretary.text
        assert partners_now(secretary.host.context())["nordjyllands-politi"] == 2


async def test_who_has_a_task_and_when_is_not_cut_where_it_was_agreed_last(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await shared.pilot.resize_terminal(100, 30)
        await secretary.do("record_action")
        text = "Kommunen skriver til skolerne om den nye ordning for unge og deres forældre."
        await secretary.fill(text, owners="vandringer-kommune; natteliv-politi", due="30.9.2018")
        await secretary.record()
        await shared.until(lambda: "30 September 2018" in shared.part("#decided"))
        *_, what, who = lines_of(shared, "decided")
        assert "Kommunen skriver til skolerne" in what
        assert "Tryghedsvandringer" in who
        assert who.endswith("30 September 2018")


def closing_ctx(folder: Path, *entries: AnyEntry) -> Context:
    """What is drawn of a meeting at its end, with lines that it has."""
    sheet = Sheet(folder, "next-meeting")
    now = replace(sheet.ctx.meeting, state="open", entries=entries, last=len(entries))
    found = sheet.ctx.folder.meeting(NEXT)
    assert found is not None
    whole = sheet.ctx.folder.with_meeting(replace(found, value=now))
    return replace(sheet.ctx, folder=whole, held=now, ledger=fold(whole, NEXT))


def test_what_a_meeting_came_to_names_who_and_when_and_the_initiatives_that_are_not_well(
    folder: Path,
) -> None:
    tasks = (
        action(
            n,
            "Kommunen skriver til skolerne om den nye ordning for de unge i byen",
            owners=("natteliv-politi",),
            due=dt.date(2018, 9, 30),
        )
        for n in range(1, 7)
    )
    noted = (
        status(7, "tryghedsvandringer", "risiko"),
        status(8, "et-trygt-natteliv", "efter-plan"),
    )
    ctx = closing_ctx(folder, *tasks, *noted, amendment(9, f"{PREVIOUS}#7", "Ny"))
    drawn = came_to_large(ctx, 96, 28).plain
    assert len(drawn.split("\n")) <= 28
    assert drawn.count("30 September 2018") == 6
    assert drawn.count("Nordjyllands Politi") == 6
    assert "Statuses given: 2 – risiko: Tryghedsvandringer\nCorrections made: 1" in drawn
    rows = [row.text.plain for row in came_to_rows(ctx, 96)]
    assert rows[rows.index("Statuses, figures and corrections") + 1 :][:2] == [
        "Statuses given: 2 – risiko: Tryghedsvandringer",
        "Corrections made: 1",
    ]


def test_a_part_is_counted_within_its_item_and_has_no_time_of_its_own(folder: Path) -> None:
    meeting = Sheet(folder, "agenda").ctx.meeting
    first, second, *others = meeting.items
    part = replace(second, id="del", title="Del", part_of=second.id, minutes=0)
    split = replace(meeting, state="open", items=(first, second, part, *others))
    now = dt.datetime(2018, 4, 10, 9, tzinfo=dt.UTC)
    assert "○▸" + "○" * 8 + " 2/10" in progress(split, part, now, 100).plain
    assert "min" in aim_words(second)
    assert "min" not in aim_words(part)


def test_what_was_corrected_stands_as_it_reads_now_and_each_line_says_of_what(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "previous-minutes")
    loaded = sheet.ctx.folder.meeting(PREVIOUS)
    assert loaded is not None
    entries = tuple(
        replace(one, text="") if isinstance(one, FollowUp | Status) else one
        for one in loaded.value.entries
    )
    before = replace(loaded.value, entries=entries)
    by = amendment(1, f"{PREVIOUS}#7", "Politiet er med til 2019.", item="previous-minutes")
    now = replace(sheet.ctx.meeting, state="open", entries=(by,), last=1)
    whole = sheet.ctx.folder.with_meeting(replace(loaded, value=before))
    found = whole.meeting(NEXT)
    assert found is not None
    whole = whole.with_meeting(replace(found, value=now))
    ledger = fold(whole, NEXT)
    ctx = replace(sheet.ctx, folder=whole, held=now, previous=before, ledger=ledger, shared=True)
    rows = [*named(ctx, sheet.page.render(ctx, 120).rows, 120)]
    told = [(row.ref.id, " ".join(row.text.plain.split())) for row in rows]
    corrected = [one for id, one in told if id == f"{PREVIOUS}#7"]
    assert len(corrected) == 2, "among the decisions and under its item"
    for one in corrected:
        assert one.startswith("Et trygt natteliv: Politiet er med til 2019.")
        assert one.endswith("Noted · corrected")
    said = dict(told)
    for n, words in ABOUT.items():
        assert said[f"{PREVIOUS}#{n}"] == words
    assert not CITED.search(" ".join(said.values()))
    hand = opened_row(ctx, RowRef("entry", f"{PREVIOUS}#7"))
    assert hand is not None
    assert (hand.name, hand.state) == ("Politiet er med til 2019.", "Noted · corrected")


def test_what_was_just_corrected_says_of_what_and_nothing_private(folder: Path) -> None:
    sheet = Sheet(folder, "previous-minutes")
    part = PartNote(person="beredskab", status="present")
    fixes = (
        amendment(1, f"{PREVIOUS}#11", due=dt.date(2018, 6, 1), why="hørt forkert"),
        amendment(2, PREVIOUS, attendance=(part,), why="glemt"),
    )
    for by, about in zip(fixes, ("1 June 2018 (was november 2018)", ""), strict=True):
        by = replace(by, item="previous-minutes")
        now = replace(sheet.ctx.meeting, state="open", entries=(by,), last=by.n)
        item = now.item("previous-minutes")
        assert item is not None
        said = decided(sheet.ctx.folder, now, item, 300).plain.splitlines()[-1]
        assert said.startswith("Corrected: ")
        assert about in said
        assert by.why not in said
        assert len(said) > len("Corrected: ") + len(about)
