"""The page of the initiatives: the portfolio line by line, its filters, and one in full."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from tests.factories import action, amendment, at, decision, note, status
from tests.shipped import FOLDER, INITIATIVES
from tests.ui.driving import NEXT
from tests.ui.pages.sheet import Sheet
from tryg_tui.core.model.entries import LifeCycle
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.pages.context import Chosen
from tryg_tui.ui.pages.parts import card
from tryg_tui.ui.text import lines
from tryg_tui.ui.wall.in_hand import in_hand


def row(sheet: Sheet, initiative: str) -> str:
    """The row of an initiative as one line of words."""
    return sheet.row(f"initiative:{initiative}")


def board(sheet: Sheet) -> dict[str, list[str]]:
    """The initiatives over and under the line between them, and what is said of those ended."""
    found: dict[str, list[str]] = {}
    for id, text in zip(sheet.ids, sheet.texts, strict=True):
        if id:
            found[list(found)[-1]].append(id.removeprefix("initiative:"))
        else:
            found[text.strip("─ ")] = []
    return found


REPORTING = [
    # ▲ first, as the meeting begins; then those without the status they should have; then ●.
    "tryghedsvandringer",
    "drop-out-elever",
    "et-trygt-natteliv",
    "mit-kvarter-fri-tid",
    "formidling",
    "rusmiddelseminar",
]
ENDED = {"din-vej", "skalborg-borgerhjaelp"}


def test_all_fifteen_are_there_those_that_report_first_and_those_ended_in_a_line(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "initiatives")
    heads, later, over = board(sheet).items()
    assert heads == ("initiative jun17 dec17 today open now jul oct latest figure", REPORTING)
    assert later[0] == "need not report"
    assert {*REPORTING, *later[1], *ENDED} == {table["id"] for table in INITIATIVES.values()}
    assert over == ("✓ 2 ended: Brobygningsforløb Din Vej · Skalborg Borgerhjælp h shows them", [])
    head = sheet.headline
    stand = "● 2 efter plan ▲ 1 risiko ◌ 3 no status yet · 7 not reported ✓ 2 ended"
    assert head == f"15 initiatives {stand}"
    sheet.ctx = replace(sheet.ctx, shared=True)
    assert sheet.texts[-1].endswith("Skalborg Borgerhjælp"), "nobody has keys in the room"


ROWS = {
    # Actions 2017-06-13#9 (due March 2018), 2017-12-05#20 and #21; readings of October 2016.
    "drop-out-elever": "! ◌ Drop-out-elever – en styrket ◌ ◌ – !▌▌ !│ ● 143 elever indsats",
    # Statuses 2017-06-13#5 and 2017-12-05#22; action 2017-06-13#6 is done, 2017-12-05#23 and #24
    # are open, one of them with a date.
    "tryghedsvandringer": "! ▲ Tryghedsvandringer ■ ▲ – ▌▌ │ ● 1 vandring",
    # Actions 2017-12-05#10, #11, #12, #13 and #30; the outreach #29 is a promise of its own.
    "et-trygt-natteliv": "◌ Et trygt natteliv ◌ ◌ – ▌▌▌▌▌ │ ●3 5 platforme",
    "formidling": "● Formidling ◌ ● – │",
    "tryg-bydel": "· Tryg Bydel · · – │",
}
"""Rows, worked out from registers and minutes by hand."""

BELOW = {
    "drop-out-elever": (
        "◌ no status yet Drop-out-elever – en styrket indsats 3 open actions"
        " · last discussed Dec 2017 ! Overdue: marts 2018 – Nye drop-out-tal for 2017. Next:"
        " foråret 2018 – Cool Kids og Cool Kids ASF"
    ),
    "tryghedsvandringer": (
        "▲ risiko Tryghedsvandringer status from Dec 2017, 4 mos. · 2 open actions · last discussed"
        " Dec 2017 Next: foråret 2018 – Tryghedsvandringerne går i gang igen."
        " Goal: Indsatsens mål er ikke oplyst."
    ),
    "et-trygt-natteliv": (
        "◌ no status yet Et trygt natteliv 5 open actions · last discussed Dec 2017"
        " Next: november 2018 – Politiet slipper rollen som ankerperson;"
    ),
    "formidling": "● efter plan Formidling status from Dec 2017, 4 mos. · last discussed Dec 2017",
    "tryg-bydel": "· not reported Tryg Bydel no line of its own in the minutes",
}
"""What is said below the table of the one highlighted, worked out in the same way."""


def below(sheet: Sheet, initiative: str) -> str:
    """What is said of an initiative below the table, as a line of words."""
    sheet.highlight(f"initiative:{initiative}")
    assert sheet.page.below is not None
    return " ".join(sheet.page.below(sheet.ctx, sheet.ctx.row, sheet.width).plain.split())


def test_steps_that_are_over_stand_apart_from_the_planned_ones(folder: Path) -> None:
    path = folder / "initiatives" / "tryghedsvandringer.toml"
    steps = "".join(
        f'\n[[steps]]\nid = "{id}"\ntext = "{text}"\n{over}\n'
        for id, text, over in (
            ("lys", "Lys tændes", "done = 2018-02-01"),
            ("sti", "Stien ryddes", "lapsed = 2018-03-01"),
        )
    )
    path.write_text(path.read_text(encoding="utf-8") + steps, encoding="utf-8")
    sheet = Sheet(folder, "initiatives")
    sheet.highlight("initiative:tryghedsvandringer")
    planned, over = sheet.detail.split("Steps done or given up")
    assert "Lys tændes" not in planned
    assert "done 1 February 2018 · not stated · Lys tændes" in over
    assert "given up 1 March 2018 · not stated · Stien ryddes" in over


def test_each_is_a_line_of_signs_and_told_in_words_below_the_table(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives", width=87)
    for initiative, signs in ROWS.items():
        assert row(sheet, initiative) == signs
    for initiative, words in BELOW.items():
        assert below(sheet, initiative).startswith(words)


def test_the_narrower_it_is_the_fewer_columns_but_never_sign_name_and_status_today(
    folder: Path,
) -> None:
    heads = {
        200: "initiative jun17 dec17 today open now jul oct latest figure",
        87: "initiative jun17 dec17 today open now jul latest figure",
        66: "initiative 2017 today open now jul",
        50: "initiative 2017 today open",
        34: "initiative today",
    }
    for width, head in heads.items():
        sheet = Sheet(folder, "initiatives", width=width)
        assert sheet.texts[0] == head
        assert max(len(line) for one in sheet.rows for line in one.text.plain.split("\n")) <= width
        wide = [one.text.plain.replace("\n", " ") for one in sheet.rows if one.ref]
        assert all(("–" in line) for line in wide)
    sheet = Sheet(folder, "initiatives", width=34)
    assert row(sheet, "drop-out-elever") == "! ◌ Drop-out-elever – en – styrket indsats"
    assert row(sheet, "tryghedsvandringer") == "! ▲ Tryghedsvandringer –"


def test_one_that_was_prioritised_later_has_no_sign_for_the_meetings_before(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives", width=87)
    assert row(sheet, "demensindsatser") == "· Demensindsatser – │"


FILTERS = {
    "status:risiko": ("risiko", {"tryghedsvandringer"}),
    "status:efter-plan": ("efter plan", {"formidling", "rusmiddelseminar"}),
    "theme:boern-og-unge": ("Børn og unges trivsel", {"drop-out-elever", "rusmiddelseminar"}),
    "partner:nordjyllands-politi": ("Nordjyllands Politi", {"et-trygt-natteliv"}),
    "partner:aalborg-kommune": ("Aalborg Kommune", {"tryghedsvandringer"}),
    "status:kritisk": ("kritisk", set[str]()),
    "asks": ("those that ask for attention", {"drop-out-elever", "tryghedsvandringer"}),
    "ended": ("those that have ended", ENDED),
}


def test_fewer_are_shown_by_status_theme_and_partner(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    for chosen, (words, ids) in FILTERS.items():
        sheet.ctx = replace(sheet.ctx, chosen=Chosen(filters={sheet.ctx.item.id: chosen}))
        assert {id.removeprefix("initiative:") for id in sheet.ids if id} == ids
        assert f"{len(ids)} of 15 shown, {words}" in sheet.headline
    sheet.ctx = replace(sheet.ctx, chosen=Chosen())
    assert len([id for id in sheet.ids if id]) == 13


def picture(sheet: Sheet, width: int = 0) -> list[str]:
    """The lines of the picture of the initiative that is highlighted."""
    found = sheet.ctx.folder.initiative(sheet.ctx.row.id)
    assert found is not None
    drawn = lines(card.drawn(sheet.ctx, found, width or sheet.width)).plain
    assert drawn in sheet.page.opened(sheet.ctx, sheet.ctx.row, width or sheet.width)[1].plain
    return drawn.split("\n") if drawn else []


def test_one_initiative_is_told_in_full(folder: Path) -> None:
    table = INITIATIVES["initiatives/et-trygt-natteliv.toml"]
    sheet = Sheet(folder, "initiatives")
    sheet.highlight("initiative:et-trygt-natteliv")
    told = sheet.detail
    assert f"Goal: {table['goal']}" in told
    assert "Nordjyllands Politi som ankerperson, until november 2018" in told
    assert "24. november 2017 ● Adjusted" in told
    for platform in table["platforms"]:
        state = "Closed" if platform.get("state") == "closed" else "Active"
        assert f"{platform['title']} ({state})" in told
    assert told.count("(Active)") == 5
    assert told.count("(Closed)") == 1
    assert "Udviklingsplatforme · baseline: missing · target: none" in told
    assert "5 platforme · 24. november 2017" in told
    assert "● ● ● ● ● 5 active ✓ 1 closed" in told
    # Adjusted on 24 November 2017; the lead is to change in November 2018.
    # The actions are due in November 2018 and at the end of that year.
    assert [line.split()[0] for line in picture(sheet)[:4]] == ["2017", "Life", "Due", "Platforms"]
    years, life, due, _platforms = picture(sheet)[:4]
    now = years.index("now")
    assert life[now] == due[now] == "│"
    assert years.index("2017") < life.index("●") < years.index("2018") < now < life.index("○")
    assert life.index("○") == due.index("●")
    assert due.rstrip().endswith("●   3"), "three at once are a number"
    for number in (6, 7, 8, 10, 11, 12, 13, 29, 30):
        assert f"5 Dec 2017 #{number} " in told
    assert "Open actions ○ Politiet slipper rollen som ankerperson" in told
    title, opened = sheet.opened
    assert title == "Et trygt natteliv"
    assert f"Goal: {table['goal']}" in opened
    report = tomllib.loads((FOLDER / "reports/2017/et-trygt-natteliv.toml").read_text("utf-8"))
    assert "Report for 2017" in told
    assert " ".join(report["summary"].split())[:60] in told


def test_the_statuses_stand_in_a_strip_meeting_by_meeting(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    sheet.highlight("initiative:tryghedsvandringer")
    # Of 2017-06-13#5 and 2017-12-05#22.
    assert [line.split()[1:3] for line in picture(sheet) if "Status" in line] == [["■", "▲"]]
    assert "13 June 2017 ■ kritisk – " in sheet.detail
    sheet.highlight("initiative:formidling")
    assert [line.split()[1:3] for line in picture(sheet) if "Status" in line] == [["·", "●"]]
    path = folder / "initiatives" / "formidling.toml"
    life = '\n[[lifecycle]]\nchange = "prioritised"\ndate = 2017-11-01\n'
    path.write_text(path.read_text(encoding="utf-8") + life, encoding="utf-8")
    later = Sheet(folder, "initiatives")
    later.highlight("initiative:formidling")
    rows = [line.split()[1:] for line in picture(later) if "Status" in line]
    assert rows == [["●", "│"]], "no meeting said anything of it before it began"


@pytest.mark.parametrize("width", [40, 66, 118])
def test_the_picture_of_an_initiative_fits_and_stands_before_the_sentences(
    folder: Path, width: int
) -> None:
    for id in [row.ref.id for row in Sheet(folder, "initiatives").rows if row.ref]:
        sheet = Sheet(folder, "initiatives", width=width)
        sheet.highlight(f"initiative:{id}")
        assert all(cell_len(line) <= width for line in picture(sheet)), id
        told = sheet.page.detail(sheet.ctx, sheet.ctx.row, width).plain
        before, _goal, _after = told.partition("\nGoal: ")
        assert before.rstrip().endswith("\n".join(picture(sheet)).rstrip()), id


def test_an_initiative_of_which_no_day_is_known_has_no_axis_of_time(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    sheet.highlight("initiative:mit-kvarter-fri-tid")
    found = sheet.ctx.folder.initiative("mit-kvarter-fri-tid")
    assert found is not None
    assert card.times(sheet.ctx, found, 80) == []
    hand = in_hand(sheet.ctx, sheet.ctx.row)
    assert hand is not None
    assert hand.drawn is None
    sheet.highlight("initiative:tryghedsvandringer")
    hand = in_hand(sheet.ctx, sheet.ctx.row)
    assert hand is not None
    assert hand.drawn is not None
    assert hand.drawn(90).plain.split("\n") == picture(sheet, 90)[:4]


def test_a_change_of_an_indicator_is_told_with_the_initiative(folder: Path) -> None:
    with (folder / "initiatives" / "drop-out-elever.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[readings]]\nindicator = "drop-out-truede"\nvalue = 131\ndate = 2017-10-31\n'
        )
    sheet = Sheet(folder, "initiatives")
    sheet.highlight("initiative:drop-out-elever")
    assert "· −12 elever since oktober 2016, no certain change (−45 to +21)" in sheet.detail


def test_baseline_reading_and_target_stand_on_one_axis(folder: Path) -> None:
    path = folder / "initiatives" / "drop-out-elever.toml"
    text = path.read_text(encoding="utf-8")
    told = 'direction = "lower"\nbaseline = 200\ntarget = 100'
    path.write_text(text.replace('direction = "lower"', told, 1), encoding="utf-8")
    sheet = Sheet(folder, "initiatives")
    sheet.highlight("initiative:drop-out-elever")
    # 100, 143 and 200 of 200 on 54 cells, and below them what they are.
    assert f"0 ├{'─' * 25}★{'─' * 11}●{'─' * 14}◆ 200" in sheet.detail
    assert "★ target 100 ◆ baseline 200 ● now 143" in sheet.detail


def test_what_is_said_today_stands_in_its_line_which_stays_where_it_was(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    before = sheet.ids
    ends = LifeCycle(n=2, item="x", at=at(10), initiative="formidling", change="goal-reached")
    sheet.record(status(1, "tryg-bydel", "kritisk", text="Bydelen er i gang."), ends)
    assert sheet.ids == before
    assert row(sheet, "tryg-bydel").startswith("! ■ Tryg Bydel · · ■")
    assert row(sheet, "formidling").startswith("✓ Formidling ◌ ● ")
    said = "■ kritisk Tryg Bydel status given today · discussed today"
    assert below(sheet, "tryg-bydel").startswith(said)
    assert "■ 1 kritisk" in sheet.headline
    assert sheet.headline.endswith("▓▓░░░░░░░░░░░ 2 of 13 gone through")


def about(sheet: Sheet, of: str) -> None:
    """Let the item be about a theme or a group."""
    sheet.ctx = replace(sheet.ctx, item=replace(sheet.ctx.item, of=of))


def test_an_item_about_a_theme_shows_its_initiatives_until_others_are_chosen(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    about(sheet, "theme:boern-og-unge")
    own = {"initiative:drop-out-elever", "initiative:rusmiddelseminar"}
    assert set(filter(None, sheet.ids)) == own
    assert "2 of 15 shown, Børn og unges trivsel" in sheet.headline
    for chosen, count in (("all", 13), ("status:risiko", 1)):
        here = Chosen(filters={sheet.ctx.item.id: chosen})
        assert len([id for id in replaced(sheet, here).ids if id]) == count
    other = Chosen(filters={"another-item": "status:risiko"})
    assert set(filter(None, replaced(sheet, other).ids)) == own, "what is chosen stays at its item"


def test_an_item_of_a_group_and_its_own_meeting_show_the_initiatives_that_belong_to_it(
    folder: Path,
) -> None:
    own = "drop-out-elever"
    path = folder / "initiatives" / f"{own}.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("original", 'body = "tovholdergruppen"\noriginal', 1), "utf-8")
    sheet = Sheet(folder, "initiatives")
    shown = [id for id in sheet.ids if id]
    assert len(shown) == 13, "the group whose meetings are kept sees all"
    about(sheet, "tovholdergruppen")
    assert [id for id in sheet.ids if id] == [f"initiative:{own}"]
    assert "1 of 15 shown, belonging to Tovholdergruppen" in sheet.headline
    sheet.highlight(f"initiative:{own}")
    assert "Belongs to Tovholdergruppen" in " ".join(sheet.opened[1].split())
    about(sheet, "styregruppen")
    assert "0 of 15 shown, spoken of in Styregruppen" in sheet.headline
    about(sheet, "")
    sheet.ctx = replace(sheet.ctx, held=replace(sheet.ctx.meeting, body="tovholdergruppen"))
    assert [id for id in sheet.ids if id] == [f"initiative:{own}"], "at its own meeting"
    every = Chosen(filters={sheet.ctx.item.id: "all"})
    assert len([id for id in replaced(sheet, every).ids if id]) == 13
    sheet.ctx = replace(sheet.ctx, chosen=Chosen(), day=sheet.ctx.today)
    assert len([id for id in sheet.ids if id]) == 13, "and all of them outside a meeting"


def replaced(sheet: Sheet, chosen: Chosen) -> Sheet:
    """The page with something else chosen."""
    sheet.ctx = replace(sheet.ctx, chosen=chosen)
    return sheet


def test_a_group_that_reports_is_told_with_what_its_meetings_did_and_spoke_of(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    about(sheet, "tovholdergruppen")
    assert "Tovholdergruppen has held no meeting here yet." in " ".join(sheet.texts)
    there = sheet.ctx.folder.meeting("2017-06-13")
    assert there is not None
    told = (
        action(1, "Før sidst", initiative="formidling"),
        decision(1, "Lys i parken", initiative="formidling", outcome="adopted"),
        note(2, "Kun for os"),
        status(3, "drop-out-elever", "risiko"),
    )
    for day, entries in (("2017-10-03", told[:1]), ("2018-02-06", told[1:]), ("2018-03-06", ())):
        met = replace(there.value, id=day, date=dt.date.fromisoformat(day), body="tovholdergruppen")
        save_meeting(folder, replace(met, title="Møde", entries=entries, last=len(entries)), None)
    sheet = Sheet(folder, "initiatives")
    about(sheet, "tovholdergruppen")
    reported = [id for id in sheet.ids if id.startswith("entry:")]
    assert reported == ["entry:2018-02-06#1", "entry:2018-02-06#3"], "since the last time"
    assert "Tovholdergruppen: Møde, 6 March 2018 Nothing recorded." in " ".join(sheet.texts)
    assert {id for id in sheet.ids if id.startswith("initiative:")} == {
        "initiative:formidling",
        "initiative:drop-out-elever",
    }
    assert "2 of 15 shown, spoken of in Tovholdergruppen" in sheet.headline
    sheet.highlight(reported[0])
    assert "Lys i parken" in sheet.detail
    title, text = sheet.page.opened(sheet.ctx, sheet.ctx.row, 80)
    assert (title, "Lys i parken" in text.plain) == (sheet.ctx.item.title, True)
    late = Sheet(folder, "initiatives")
    assert late.ctx.previous is not None
    last = replace(late.ctx.previous, date=dt.date(2018, 4, 1))
    late.ctx = replace(late.ctx, previous=last)
    about(late, "tovholdergruppen")
    assert "Tovholdergruppen: Møde, 6 March 2018" in " ".join(late.texts), "the last there is"
    other = Sheet(folder, "other")
    about(other, "tovholdergruppen")
    assert [id for id in other.ids if id] == reported


def test_a_corrected_status_says_so_and_which_was_given(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    given = status(1, "formidling", "risiko")
    sheet.record(given, amendment(2, f"{NEXT}#1", status="kritisk"))
    told = "corrected, was risiko"
    sheet.highlight("initiative:drop-out-elever")
    assert "corrected" not in sheet.detail
    sheet.highlight("initiative:formidling")
    assert told in sheet.detail
    assert f"kritisk ({told})" in sheet.page.opened(sheet.ctx, sheet.ctx.row, 120)[1].plain


def test_in_the_least_window_no_status_is_broken_and_titles_have_a_line(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives", width=51)
    held = replace(sheet.ctx.meeting, state="open")
    sheet.ctx = replace(sheet.ctx, held=held, room=51)
    first, second = sheet.rendered.headline.plain.splitlines()
    assert (first[:14], first[-24:]) == ("15 initiatives", "░░░ 0 of 13 gone through")
    assert second == "● 2 efter plan   ▲ 1 risiko   ◌ 3 no status yet"
    wide = replace(sheet.ctx, room=70)
    for line in sheet.page.render(wide, 70).headline.plain.splitlines():
        assert line[0] in "1●▲◌·✓░", "a line begins with a sign or a number"
    titles = [one.text.plain for one in sheet.rows if one.ref]
    assert sum("\n" in text for text in titles) <= 3
