"""The page of the initiatives: the portfolio line by line, its filters, and one in full."""

import datetime as dt
import re
import tomllib
from pathlib import Path

from msgspec.structs import replace

from tests.factories import action, decision, note, status
from tests.shipped import FOLDER, INITIATIVES, STRATEGY
from tests.ui.pages.sheet import Sheet
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.pages.context import Chosen


def row(sheet: Sheet, initiative: str) -> str:
    """The row of an initiative as one line of words."""
    return sheet.row(f"initiative:{initiative}")


def sections(sheet: Sheet) -> dict[str, list[str]]:
    """The initiatives under each heading, in the order shown."""
    found: dict[str, list[str]] = {}
    for id, text in zip(sheet.ids, sheet.texts, strict=True):
        if id:
            found[list(found)[-1]].append(id.removeprefix("initiative:"))
        else:
            found[text] = []
    return found


def test_all_fifteen_stand_there_once_what_asks_for_attention_first_then_by_theme(
    folder: Path,
) -> None:
    themes = {theme["id"]: theme["title"] for theme in STRATEGY["themes"]}
    ended = {"din-vej", "skalborg-borgerhjaelp"}
    asking = [
        "drop-out-elever",
        "tryghedsvandringer",
    ]
    sheet = Sheet(folder, "initiatives")
    shown = sections(sheet)
    assert shown.pop("Asks for attention (2)") == asking
    assert set(shown.pop("Ended (2)")) == ended
    rest: dict[str, set[str]] = {}
    for table in INITIATIVES.values():
        if table["id"] not in {*asking, *ended}:
            rest.setdefault(themes[table["theme"]], set()).add(table["id"])
    assert {re.sub(r" \(\d+\)$", "", title): set(ids) for title, ids in shown.items()} == rest
    assert len(sheet.ids) - sheet.ids.count("") == len(INITIATIVES) == 15
    for table in INITIATIVES.values():
        assert table["title"] in row(sheet, table["id"])
    head = sheet.headline
    statuses = "● 2 efter plan · ▲ 1 risiko · ○ 3 no status yet · ○ 7 not reported · ✓ 2 ended"
    assert head == f"15 initiatives: {statuses}"


ROWS = {
    # Actions 2017-06-13#9 (due March 2018), 2017-12-05#20 and #21.
    "drop-out-elever": (
        "○ no status yet Drop-out-elever – en styrket indsats 3 open actions"
        " · last discussed Dec 2017 ! Overdue: marts 2018 – Nye drop-out-tal for 2017. Next:"
        " foråret 2018 – Cool Kids og Cool Kids ASF"
    ),
    # Status 2017-12-05#22; action 2017-06-13#6 is done, 2017-12-05#23 and #24 are open.
    "tryghedsvandringer": (
        "▲ risiko Tryghedsvandringer status from Dec 2017, 4 mos. · 2 open actions · last discussed"
        " Dec 2017 Next: foråret 2018 – Tryghedsvandringerne går i gang igen."
    ),
    # Actions 2017-12-05#10, #11, #12, #13 and #30; the outreach #29 is a promise of its own.
    "et-trygt-natteliv": (
        "○ no status yet Et trygt natteliv 5 open actions · last discussed Dec 2017"
        " Next: november 2018 – Politiet slipper rollen som ankerperson;"
    ),
    "formidling": "● efter plan Formidling status from Dec 2017, 4 mos. · last discussed Dec 2017",
    "tryg-bydel": "○ not reported Tryg Bydel no line of its own in the minutes",
    "din-vej": "✓ Goal reached Brobygningsforløb Din Vej 31.12.17",
    "skalborg-borgerhjaelp": "✓ Dissolved Skalborg Borgerhjælp 14.03.17",
}
"""How rows begin, worked out from registers and minutes by hand."""


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


def test_each_tells_status_age_actions_talk_and_next_step(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    for initiative, words in ROWS.items():
        assert row(sheet, initiative).startswith(words)


FILTERS = {
    "status:risiko": ("risiko", {"tryghedsvandringer"}),
    "status:efter-plan": ("efter plan", {"formidling", "rusmiddelseminar"}),
    "theme:boern-og-unge": ("Børn og unges trivsel", {"drop-out-elever", "rusmiddelseminar"}),
    "partner:nordjyllands-politi": ("Nordjyllands Politi", {"et-trygt-natteliv"}),
    "partner:aalborg-kommune": ("Aalborg Kommune", {"tryghedsvandringer"}),
    "status:kritisk": ("kritisk", set[str]()),
}


def test_fewer_are_shown_by_status_theme_and_partner(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    for chosen, (words, ids) in FILTERS.items():
        sheet.ctx = replace(sheet.ctx, chosen=Chosen(filters={sheet.ctx.item.id: chosen}))
        assert {id.removeprefix("initiative:") for id in sheet.ids if id} == ids
        assert f"{len(ids)} of 15 shown, {words}" in sheet.headline
    sheet.ctx = replace(sheet.ctx, chosen=Chosen())
    assert len([id for id in sheet.ids if id]) == 15


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
    assert "Jun 2017 ■ kritisk Dec 2017 ▲ risiko" in sheet.detail
    sheet.highlight("initiative:formidling")
    assert "Jun 2017 · nothing said Dec 2017 ● efter plan" in sheet.detail


def test_a_change_of_an_indicator_is_told_with_the_initiative(folder: Path) -> None:
    with (folder / "initiatives" / "drop-out-elever.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[readings]]\nindicator = "drop-out-truede"\nvalue = 131\ndate = 2017-10-31\n'
        )
    sheet = Sheet(folder, "initiatives")
    sheet.highlight("initiative:drop-out-elever")
    assert "↓ −12 elever since oktober 2016, better" in sheet.detail


def test_an_initiative_spoken_of_today_says_so(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    sheet.record(status(1, "tryg-bydel", "kritisk", text="Bydelen er i gang."))
    assert sections(sheet)["Asks for attention (3)"][0] == "tryg-bydel"
    assert row(sheet, "tryg-bydel") == "■ kritisk Tryg Bydel status given today · discussed today"
    assert "■ 1 kritisk" in sheet.headline


def about(sheet: Sheet, of: str) -> None:
    """Let the item be about a theme or a group."""
    sheet.ctx = replace(sheet.ctx, item=replace(sheet.ctx.item, of=of))


def test_an_item_about_a_theme_shows_its_initiatives_until_others_are_chosen(folder: Path) -> None:
    sheet = Sheet(folder, "initiatives")
    about(sheet, "theme:boern-og-unge")
    own = {"initiative:drop-out-elever", "initiative:rusmiddelseminar"}
    assert set(filter(None, sheet.ids)) == own
    assert "2 of 15 shown, Børn og unges trivsel" in sheet.headline
    for chosen, count in (("all", 15), ("status:risiko", 1)):
        here = Chosen(filters={sheet.ctx.item.id: chosen})
        assert len([id for id in replaced(sheet, here).ids if id]) == count
    other = Chosen(filters={"another-item": "status:risiko"})
    assert set(filter(None, replaced(sheet, other).ids)) == own, "what is chosen stays at its item"


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
