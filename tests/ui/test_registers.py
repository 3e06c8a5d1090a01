"""The registers on the screen: each kind of field, names that are picked, rows, changes, undo."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from tests.ui.driving import Driver, opened
from tryg_tui.core.model.entries import LifeCycle
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.reports import save_register
from tryg_tui.ui.dialogs.dispute import DisputeDialog
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_fields import RowList
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.registers import RegistersScreen
from tryg_tui.ui.widgets.inputs import Choice
from tryg_tui.ui.widgets.name_input import NameInput
from tryg_tui.ui.widgets.rows import Rows

HOSTILE = "[red]\x1b[31mRød[/red] \u202e{markup}"


def strategy(folder: Path) -> Strategy:
    """The partnership as its file says now."""
    return read_folder(folder).folder.partnership


def at(tryg: Driver) -> str:
    """The field that keys go to."""
    focused = tryg.screen.focused
    return (focused.id or "").removeprefix("field-") if focused else ""


async def into(tryg: Driver, name: str) -> None:
    """Go to the field of a name with Tab."""
    for _ in range(40):
        if at(tryg) == name:
            return
        await tryg.press("tab")
    raise AssertionError(f"no field {name}")


async def registers(tryg: Driver, name: str) -> None:
    """Open a register, with the keys in what is in it."""
    await tryg.press("R")
    await tryg.show(RegistersScreen)
    await tryg.highlight(f"register:{name}", "registers")
    await tryg.press("enter")


async def saved(tryg: Driver) -> None:
    """Wait until all is on disk."""
    saver = tryg.app.saver
    assert saver is not None
    await saver.settled()
    await tryg.settle()


async def test_a_participant_is_put_in_with_a_partner_made_on_the_spot_and_taken_back(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "people")
        await tryg.press("n")
        await tryg.show(RecordScreen)
        await tryg.press("ctrl+s")
        assert "“Role” has to be filled in." in tryg.words
        assert at(tryg) == "title"
        await tryg.press(*"Formand", "enter", *"regi")
        assert at(tryg) == "partner"
        assert "+ New: “regi”" in tryg.words
        await tryg.press("down", "enter")
        await tryg.until(lambda: "Partners › new" in tryg.top)
        await tryg.press(*"onen", "f2")
        await tryg.until(lambda: "Participants › new" in tryg.top)
        assert tryg.screen.query_one("#field-partner", NameInput).value == "regionen"
        await into(tryg, "bodies")
        await tryg.press(*"gruppen", "down", "2", *"; styre")
        assert "= Tovholdergruppen; Styregruppen" in tryg.words
        await into(tryg, "since")
        await tryg.press(*"foråret 2018", "ctrl+s")
        assert "is no single day" in tryg.words
        assert at(tryg) == "since"
        await tryg.press("ctrl+a", "ctrl+k", *"1/2", "tab", "tab", "right", "ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        assert "Saved at" in tryg.top
        person = strategy(folder).people[-1]
        assert (person.id, person.title, person.partner) == ("formand", "Formand", "regionen")
        assert person.bodies == ("tovholdergruppen", "styregruppen")
        assert str(person.since) == "2018-02-01"
        assert person.formidlingsansvarlig
        assert "Formand" in tryg.row_text(tryg.highlighted("records"), "records")
        await tryg.press("u")
        assert "Undone: new participant Formand." in tryg.words
        await tryg.press("u")
        assert "Undone: new partner regionen." in tryg.words
        await saved(tryg)
        assert len(strategy(folder).people) == 7
        assert len(strategy(folder).partners) == 2
        await tryg.press("U")
        await saved(tryg)
        assert len(strategy(folder).partners) == 3


async def test_keys_act_on_the_list_they_are_in_and_arrows_go_between_the_two(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        before = strategy(folder).people
        await tryg.press("R")
        await tryg.show(RegistersScreen)
        left, right = (tryg.screen.query_one(f"#{id}", Rows) for id in ("registers", "records"))
        for key in ("x", "k", "alt+down"):
            assert left.has_focus
            await tryg.press(key)
            assert isinstance(tryg.screen, RegistersScreen)
            assert right.has_focus, "what a key acts on is gone to first"
            await tryg.press("left")
        await tryg.press("right", "down", "left", "down", "right")
        assert right.has_focus
        await saved(tryg)
        assert strategy(folder).people == before


async def test_another_register_begins_at_its_first_row(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "people")
        await tryg.press("down", "down", "left", "down", "right")
        there = tryg.screen.query_one("#records", Rows)
        assert there.has_focus
        assert there.highlighted_ref.id == "0"


async def test_arrows_go_from_field_to_field_where_they_do_nothing_within_one(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "initiatives")
        await tryg.press("n", "down")
        assert at(tryg) == "theme"
        await tryg.press("up", "down")
        assert at(tryg) == "theme", "its names are looked through"
        await tryg.press("up", "shift+tab", "up")
        assert at(tryg) == "title", "above the first field there is none"
        await into(tryg, "original")
        await tryg.press("down", "down", "down", "down")
        assert at(tryg) == "goal"
        await tryg.press("A", "enter", "B", "up", "end", "down", "down")
        assert at(tryg) == "goal_text"
        await tryg.press("up", "up", "up", "up")
        assert at(tryg) == "order", "by way of the beginning of the text"
        await into(tryg, "leads")
        await tryg.press("n", *"Politiet", "ctrl+s", "n", *"Kommunen", "ctrl+s")
        assert tryg.screen.query_one("#field-leads", RowList).highlighted == 1
        await tryg.press("up")
        assert at(tryg) == "leads"
        await tryg.press("down", "down", "down")
        assert at(tryg) == "platforms", "an empty list is passed at once"
        await tryg.press("up", "up", "up", "up")
        assert at(tryg) == "description"


async def test_the_form_of_a_group_shows_who_sits_in_it_and_takes_somebody_in(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        before = strategy(folder).people
        await registers(tryg, "bodies")
        await tryg.press("n", *"Rådet")
        await into(tryg, "seated")
        await tryg.press(*"beredskab", "enter", "ctrl+s")
        await saved(tryg)
        (new,) = (one for one in strategy(folder).people if "raadet" in one.bodies)
        assert new.id == "beredskab"
        await tryg.press("e")
        assert "Beredskab" in tryg.screen.query_one("#field-seated", Input).value
        await into(tryg, "seated")
        await tryg.press("home", "ctrl+k", "ctrl+s")
        await saved(tryg)
        assert strategy(folder).people == before
        await tryg.press("u")
        await saved(tryg)
        assert [one.id for one in strategy(folder).people if "raadet" in one.bodies] == [new.id]


async def test_alt_and_a_digit_take_a_name_and_leave_no_form(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "initiatives")
        await tryg.press("n", *"Lys")
        for name in ("original", "leads"):
            await into(tryg, name)
            await tryg.press("alt+5")
            assert (isinstance(tryg.screen, RecordScreen), at(tryg)) == (True, name)
        await into(tryg, "title")
        assert tryg.screen.query_one("#field-title", Input).value == "Lys"
        await tryg.press("f9", "escape")
        await registers_at(tryg, "people")
        await tryg.press("n", "alt+5", *"repr", "alt+5")
        assert isinstance(tryg.screen, RecordScreen)
        assert at(tryg) == "title"
        await tryg.press("alt+1")
        assert tryg.screen.query_one("#field-title", Input).value.startswith("Repræsentant")


async def test_an_initiative_gets_rows_that_are_moved_changed_and_taken_out(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "initiatives")
        await tryg.press(
            "n", *"Lys i gården", "tab", *"trivsel", "tab", "tab", "right", "tab", "tab"
        )
        await tryg.press(*"2018")
        await into(tryg, "goal")
        await tryg.press(*"Tryg", "enter", *"gård")
        await into(tryg, "platforms")
        rows = tryg.screen.query_one("#field-platforms", RowList)
        for title in ("Et", "To"):
            await tryg.press("f6", *title, "ctrl+s")
            assert tryg.screen.focused is rows
        await tryg.press("alt+up", "e", *" B", "ctrl+s")
        await into(tryg, "indicators")
        await tryg.press("n", *"Brændte lamper", "tab", *"lamper", "tab", "tab", "left", "tab")
        await tryg.press(*"12,5", "ctrl+s")
        await into(tryg, "readings")
        await tryg.press("n", *"brænd", "tab", *"10", "ctrl+s")
        await into(tryg, "indicators")
        await tryg.press("x")
        await into(tryg, "readings")
        await tryg.press("delete")
        await into(tryg, "platforms")
        await tryg.press("down", "f8", "ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        found = read_folder(folder).folder.initiative("lys-i-gaarden")
        assert found is not None
        assert (found.theme, found.original, found.prioritised) == (
            "boern-og-unge", True, 2018,
        )  # fmt: skip
        assert found.goal == "Tryg\ngård"
        assert [one.title for one in found.platforms] == ["To B"]
        (indicator,) = found.indicators
        assert (indicator.direction, indicator.baseline) == ("lower", 12.5)
        assert not found.readings


async def test_an_indicator_has_targets_by_year_and_what_looks_wrong_is_asked_about(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "initiatives")
        await tryg.press("e")
        await into(tryg, "indicators")
        await tryg.press("n", *"Utrygge", "tab", *"pct.")
        await into(tryg, "direction")
        await tryg.press("left", "left", "left", "right")
        await into(tryg, "baseline")
        await tryg.press(*"40,5")
        assert "= 40.5 pct." in tryg.words
        await into(tryg, "targets")
        await tryg.press("n", *"2020", "tab", *"4x")
        assert "Not understood as a number yet." in tryg.words
        await tryg.press("backspace", *"5")
        assert "= 45 pct." in tryg.words
        await tryg.press("ctrl+s")
        assert "2020: 45" in tryg.words
        await into(tryg, "basis")
        await tryg.press(*["right"] * 5, "ctrl+s")
        assert "! The target 45 is worse than the baseline 40.5, as lower is better" in tryg.words
        assert "! Press Ctrl+S again to save it all the same." in tryg.words
        await tryg.press("ctrl+s")
        await into(tryg, "readings")
        await tryg.press("n", *"utry", "enter")
        assert at(tryg) == "value"
        await tryg.press(*"41", "tab", "right")
        await tryg.press("shift+tab")
        assert "= about 41 pct." in tryg.words
        await tryg.press("ctrl+s", "ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        one = read_folder(folder).folder.initiatives[0].value
        made = one.indicators[-1]
        assert (made.direction, made.basis) == ("lower", "school-year")
        assert [(each.year, each.value) for each in made.targets] == [(2020, 45)]
        assert (one.readings[-1].indicator, one.readings[-1].qualifier) == ("utrygge", "about")


async def test_a_number_of_a_person_is_asked_about_and_words_used_before_are_offered(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "people")
        await tryg.press("n", *"repr")
        assert "1 Repræsentant i Tryghedsvandringer, Nordjyllands Politi" in tryg.words
        await tryg.press("enter")
        assert tryg.screen.query_one("#field-title", Input).value == "repr"
        await tryg.press("shift+tab", "alt+1")
        assert tryg.screen.query_one("#field-title", Input).value.startswith("Repræsentant")
        await into(tryg, "name")
        await tryg.press(*"Bo 010203-1234")
        await into(tryg, "until")
        await tryg.press(*"næste møde")
        assert "10 April 2018" in tryg.words
        await tryg.press("ctrl+s")
        assert "010203-1234 looks like a civil registration number" in tryg.words
        assert len(strategy(folder).people) == 7
        await tryg.press("backspace", "e", "ctrl+s")
        assert "looks like a civil" in tryg.words
        await tryg.press("ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        assert str(strategy(folder).people[-1].until) == "2018-04-10"
        await tryg.press("e")
        await into(tryg, "until")
        await tryg.press("end", "backspace", "8", "ctrl+s")
        await tryg.show(RegistersScreen)


async def test_who_is_called_otherwise_is_told_of_the_minutes_that_name_them(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "people")
        await tryg.press("e", "end", *" X", "ctrl+s")
        assert "Minutes that are final name Tovholder for strategien, Aalborg Kommune" in tryg.words
        assert "13 Jun 2017" in tryg.words
        await tryg.press("ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        assert strategy(folder).people[0].title.endswith("Kommune X")


async def test_a_new_initiative_goes_again_with_its_file_unless_the_minutes_name_it(
    folder: Path,
) -> None:
    path = folder / "initiatives" / "lys-i-gaarden.toml"
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "initiatives")
        await tryg.press("n", *"Lys i gården", "ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        data = path.read_bytes()
        await tryg.press("u")
        await saved(tryg)
        assert "Undone: new initiative Lys i gården." in tryg.words
        assert not path.exists()
        await registers_at(tryg, "people")
        await tryg.press("U")
        await saved(tryg)
        assert "Made again: new initiative Lys i gården." in tryg.words
        assert "Initiatives" in tryg.row_text("register:initiatives", "registers")
        assert path.read_bytes() == data
        theirs(folder, "Aalborg Kommune", "Aalborg Kommune Y")
        named = folder / "communication" / "2017.toml"
        text = named.read_text(encoding="utf-8")
        more = '\n[[activities]]\nid = "y"\ntitle = "Y"\ninitiatives = ["lys-i-gaarden"]\n'
        named.write_text(text + more, encoding="utf-8")
        assert tryg.app.workspace is not None
        tryg.app.workspace.reload()
        await tryg.press("u")
        assert "Not undone: new initiative Lys i gården – It is named in" in tryg.words
        assert path.exists()


async def test_what_is_named_ends_on_a_day_and_what_is_not_is_removed(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "people")
        await tryg.press("x")
        ask = await tryg.show(AskScreen)
        assert "cannot be removed. It can end." in tryg.words
        ask.query_one(Input).value = "engang"
        await tryg.press("enter")
        await tryg.until(lambda: "“engang” is no single day" in tryg.words)
        await tryg.answer("31/3")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        first = strategy(folder).people[0]
        assert str(first.until) == "2018-03-31"
        assert "until" in tryg.words
        await tryg.press("k", "ctrl+s", "x")
        await saved(tryg)
        assert len(strategy(folder).people) == 7
        await registers_at(tryg, "measures")
        await tryg.press("x")
        assert "whole file" in tryg.words


async def registers_at(tryg: Driver, name: str) -> None:
    """Go to another register on its screen."""
    await tryg.press("escape")
    await tryg.highlight(f"register:{name}", "registers")
    await tryg.press("enter")


async def test_the_agenda_is_put_in_another_order_and_words_are_looked_for(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "agenda")
        await tryg.press("alt+down", "alt+down", "alt+up")
        assert "now. u takes it back." in tryg.words
        await saved(tryg)
        assert strategy(folder).agenda[1].id == "agenda"
        assert tryg.highlighted("records") == "record:1"
        await tryg.press("slash", *"måling")
        assert len(tryg.ids("records")) == 1
        await tryg.press("enter", "e")
        await tryg.show(RecordScreen)
        await tryg.press("escape", "escape")
        assert len(tryg.ids("records")) == 10
        await tryg.press("slash", *"findes ikke")
        assert "Esc shows all again" in tryg.words
        await tryg.press("escape", "escape", "escape")
        await tryg.show(HomeScreen)


async def test_words_that_are_left_are_kept_and_can_be_dropped(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "partners")
        await tryg.press("e", "end", *" X", "escape")
        await tryg.show(RegistersScreen)
        assert "Not saved" in tryg.words
        await tryg.press("e")
        title = tryg.screen.query_one("#field-title", Input)
        assert title.value == "Aalborg Kommune X"
        assert "F9 drops it" in tryg.words
        await tryg.press("f9")
        assert tryg.screen.query_one("#field-title", Input).value == "Aalborg Kommune"
        await tryg.press("escape", "e")
        assert "F9 drops it" not in tryg.words
        await tryg.press("escape", "k", "end", *" K", "escape", "down", "k")
        assert tryg.screen.query_one("#field-title", Input).value == "Nordjyllands Politi"
        await tryg.press("escape")
        assert len(strategy(folder).partners) == 2


async def test_words_that_nobody_saved_come_back_after_the_end_of_the_program(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "people")
        await tryg.press("n", *"Formand")
        await tryg.until(lambda: tryg.app.workspace and tryg.app.workspace.drafts.records)
        await tryg.press("ctrl+q")
    async with opened(folder, start="home") as tryg:
        await tryg.show(ChooseScreen)
        assert "Formand" in tryg.words
        await tryg.choose("take")
        await registers(tryg, "people")
        await tryg.press("n")
        assert tryg.screen.query_one("#field-title", Input).value == "Formand"
        await tryg.press("f9")
        assert not tryg.screen.query_one("#field-title", Input).value


async def test_an_initiative_that_is_decided_upon_is_made_on_the_spot(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.press("y", *"Vi begynder.", "tab", *"Lys i parken", "down", "enter")
        await tryg.show(RecordScreen)
        await tryg.press("ctrl+s")
        await tryg.show(MeetingScreen)
        assert tryg.held("initiative") == "Lys i parken"
        await tryg.press("tab", "right")
        await tryg.record()
        (entry,) = tryg.entries
        assert isinstance(entry, LifeCycle)
        assert (entry.initiative, entry.change) == ("lys-i-parken", "prioritised")
        await saved(tryg)
        assert read_folder(folder).folder.initiative("lys-i-parken")


async def test_where_nothing_is_yet_it_is_said_how_to_put_it_in_or_read_in_a_table(
    folder: Path,
) -> None:
    for path in (folder / "initiatives").iterdir():
        path.unlink()
    async with opened(folder, start="home", size=(160, 40)) as tryg:
        await registers(tryg, "initiatives")
        said = " ".join(tryg.part("#records").split())
        assert (
            "yet: n puts in the first. A table (.csv, .xlsx) is read in by: tryg-tui import" in said
        )
        await tryg.press("left")
        await tryg.highlight("register:themes", "registers")
        assert "tryg-tui import" not in tryg.part("#records")


async def test_hostile_text_is_shown_as_itself_everywhere(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "themes")
        await tryg.press("n")
        tryg.screen.query_one("#field-title", Input).value = HOSTILE
        await tryg.press("ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        assert "[red]" in tryg.row_text(tryg.highlighted("records"), "records")
        assert "\x1b" not in tryg.words
        await tryg.press("e")
        assert "[red]" in tryg.top


async def test_the_partnership_is_one_form_without_its_registers(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await tryg.press("R")
        await tryg.show(RegistersScreen)
        await tryg.highlight("register:partnership", "registers")
        await tryg.press("e")
        form: Any = await tryg.show(RecordScreen)
        assert not form.query("#field-people")
        assert form.query_one("#field-versions", RowList).record is not None
        await into(tryg, "language")
        assert form.query_one("#field-language", Choice).value == "da"
        await tryg.press("right", "ctrl+s")
        await saved(tryg)
        assert strategy(folder).language == "en"
        assert len(strategy(folder).people) == 7


@pytest.mark.parametrize("width", [80, 160])
async def test_a_form_fits_from_eighty_columns(folder: Path, width: int) -> None:
    async with opened(folder, start="home", size=(width, 24)) as tryg:
        await registers(tryg, "initiatives")
        await tryg.press("e")
        await tryg.show(RecordScreen)
        await into(tryg, "facts")
        assert "Other facts" in tryg.words
        await into(tryg, "goal")
        assert isinstance(tryg.screen.focused, TextArea)
        await tryg.press("q", "slash", "R")
        assert tryg.screen.focused.text.endswith("q/R")


async def test_what_somebody_else_wrote_meanwhile_is_joined_or_asked_about(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "partners")
        await tryg.press("e", "end", *" X")
        theirs(folder, "Aalborg Kommune", "Aalborg Kommune Y")
        theirs(folder, "Nordjyllands Politi", "Politiet")
        await tryg.press("ctrl+s")
        await tryg.show(DisputeDialog)
        assert "Aalborg Kommune X" in tryg.words
        assert "Aalborg Kommune Y" in tryg.words
        await tryg.choose("theirs")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        titles = [one.title for one in strategy(folder).partners]
        assert titles == ["Aalborg Kommune Y", "Politiet"]
        assert "Politiet" in tryg.words


async def test_what_is_not_saved_is_told_of_and_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [True]

    def fails(*given: Any) -> Any:
        if full[0]:
            raise NotSaved("no-space", folder / "strategy.toml")
        return save_register(*given)

    monkeypatch.setattr("tryg_tui.session.folder_files.save_register", fails)
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "partners")
        await tryg.press("n", *"Regionen", "ctrl+s")
        await tryg.show(RegistersScreen)
        await tryg.until(lambda: "NOT SAVED" in tryg.top)
        assert "no room left" in tryg.words
        assert "Regionen" in tryg.words
        assert len(strategy(folder).partners) == 2
        full[0] = False
        assert tryg.app.saver is not None
        tryg.app.saver.retry()
        await tryg.until(lambda: "Saved at" in tryg.top)
        assert "no room left" not in tryg.words
        assert len(strategy(folder).partners) == 3


def theirs(folder: Path, before: str, after: str) -> None:
    """Somebody else gives a partner another name, with an editor."""
    file = folder / "strategy.toml"
    text = file.read_text(encoding="utf-8")
    assert f'\ntitle = "{before}"\n' in text
    file.write_text(text.replace(f'\ntitle = "{before}"\n', f'\ntitle = "{after}"\n'), "utf-8")


async def test_one_after_another_is_put_in_with_what_is_the_same(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "people")
        partners = strategy(folder).partners
        await tryg.press("n", *"Leder", "tab", *partners[0].title)
        await into(tryg, "bodies")
        await tryg.press(*"styre", "ctrl+n")
        await tryg.until(lambda: at(tryg) == "title")
        assert tryg.screen.query_one("#field-partner", NameInput).value == partners[0].title
        await tryg.press("ctrl+n")
        assert "“Role” has to be filled in." in tryg.words
        await tryg.press(*"Vagt", "ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        first, second = strategy(folder).people[-2:]
        assert (first.title, second.title) == ("Leder", "Vagt")
        assert (first.partner, first.bodies) == (second.partner, second.bodies)
        assert first.partner == partners[0].id
        await tryg.press("n")
        await tryg.show(RecordScreen)
        assert tryg.screen.query_one("#field-partner", NameInput).value == partners[0].title
        await tryg.press("escape")


async def test_rows_follow_one_another_and_the_year_of_the_last_gives_way_to_what_is_typed(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await registers(tryg, "measures")
        await tryg.press("n", *"Andel glade")
        await into(tryg, "areas")
        await tryg.press("n", *"By", "tab", "right", "right", "ctrl+n")
        await tryg.until(lambda: at(tryg) == "title")
        await tryg.press(*"Land", "tab", "right", "ctrl+s")
        await into(tryg, "readings")
        await tryg.press("n", *"by", "tab", *"2024", "tab", *"84,5", "ctrl+n", "ctrl+n")
        await tryg.until(lambda: at(tryg) == "area")
        await tryg.press("tab", *"2025", "tab", *"86", "ctrl+n", "ctrl+n")
        await tryg.until(lambda: at(tryg) == "area")
        await tryg.press(*"land", "tab", "tab", *"85", "ctrl+s")
        await tryg.until(lambda: at(tryg) == "readings")
        await tryg.press("ctrl+s")
        await tryg.show(RegistersScreen)
        await saved(tryg)
        made = read_folder(folder).folder.measures
        (measure,) = (one.value for one in made if one.value.title == "Andel glade")
        assert [(one.area, one.year, one.value) for one in measure.readings] == [
            ("by", 2024, 84.5),
            ("by", 2025, 86),
            ("land", 2025, 85),
        ]
        assert [one.title for one in measure.areas] == ["By", "Land"]
