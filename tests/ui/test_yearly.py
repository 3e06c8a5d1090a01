"""The yearly report on the screen: chosen, ordered, worded, noted; saved whole, nothing unseen."""

import datetime as dt
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace
from textual.widgets import Input, TextArea

from tests.naughty import NAUGHTY
from tests.ui.driving import Driver, opened
from tryg_tui.core.model.annual_report import Choice, Presentation, YearlyReport
from tryg_tui.session import folder_files
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.reports import save_report
from tryg_tui.ui.dialogs.annual_report import WordsScreen
from tryg_tui.ui.dialogs.dispute import DisputeDialog
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.screens.annual_report import ReportScreen
from tryg_tui.ui.screens.home import HomeScreen

FACT = "part:about/strategy/fact-1"
VERSION = "part:about/version-1"
PERSON = "organisation/person-tryg-politi"


async def open_report(tryg: Driver) -> ReportScreen:
    """Open the report of 2017 from the front page."""
    await tryg.press("E")
    screen = await tryg.show(ReportScreen)
    await tryg.until(lambda: tryg.ids())
    return screen


async def kept(tryg: Driver, screen: ReportScreen) -> YearlyReport:
    """The report as its file says, once it is saved."""
    await tryg.until(lambda: not screen.author.file.unsaved and screen.author.file.saving.at)
    await tryg.settle()
    assert tryg.app.workspace is not None
    loaded = read_folder(tryg.app.workspace.root).folder.yearly_report(2017)
    assert loaded is not None
    return loaded.value


async def test_paragraphs_are_left_out_moved_and_undone(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        screen = await open_report(tryg)
        assert "Draft · 186 of 186 paragraphs · ! 20 missing" in tryg.part("#headline")
        await tryg.highlight(VERSION)
        assert "Version 1 of the strategy covers 2014–2017." in tryg.part("#detail")
        assert "strategy.toml, line" in tryg.part("#detail")
        await tryg.press("space")
        assert "– Left out of the report." in tryg.part("#detail")
        report = await kept(tryg, screen)
        assert report.paragraphs == (Choice(part="about/version-1", left_out=True),)
        before = [id for id in tryg.ids() if id.startswith("part:about/")]
        await tryg.press("plus")
        assert tryg.highlighted() == VERSION
        after = [id for id in tryg.ids() if id.startswith("part:about/")]
        assert after == [before[0], before[2], before[1], *before[3:]]
        await tryg.press("shift+up", "u")
        assert "Undone: the order." in tryg.words
        assert [id for id in tryg.ids() if id.startswith("part:about/")] == after
        await tryg.press("u", "u", "U")
        assert (await kept(tryg, screen)).paragraphs == report.paragraphs
        await tryg.press("u")
        assert "Undone: a paragraph of “About the strategy”." in tryg.words
        assert not (await kept(tryg, screen)).paragraphs
        await tryg.press("6", "down")
        assert tryg.highlighted().startswith(("part:initiatives/", "group:initiatives/"))
        await tryg.highlight("group:reports\nBrobygningsforløb Din Vej")
        await tryg.press("minus")
        await tryg.press("space")
        report = await kept(tryg, screen)
        assert {one.part.split("/")[0] for one in report.paragraphs} == {"reports"}
        assert all(one.left_out for one in report.paragraphs)
        await tryg.press("k")
        assert PERSON in {one.part for one in (await kept(tryg, screen)).paragraphs}
        await tryg.press("k")
        assert not (await kept(tryg, screen)).choice(PERSON)
        for key in ("with_forms", "with_minutes", "with_sources"):
            await tryg.highlight(f"head:{key}")
            assert "left out" in tryg.part("#detail")
            await tryg.press("space")
            assert getattr(await kept(tryg, screen), key)
            assert "left out" not in tryg.part("#detail")
        assert "part:annexes/minutes" in tryg.ids()
        await tryg.press("escape")
        await tryg.show(HomeScreen)


async def test_a_paragraph_is_worded_anew_kept_when_left_and_marked_when_overtaken(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        screen = await open_report(tryg)
        await tryg.highlight(FACT)
        await tryg.press("enter")
        window = await tryg.show(WordsScreen)
        words = window.query_one("#words", TextArea)
        composed = words.text
        words.text = f"{NAUGHTY[0]} 010203-1234"
        await tryg.press("escape")
        await tryg.show(ReportScreen)
        assert "! begun" in tryg.part("#rows")
        assert screen.author.report.paragraphs == ()
        await tryg.press("e")
        window = await tryg.show(WordsScreen)
        assert window.query_one("#words", TextArea).text == f"{NAUGHTY[0]} 010203-1234"
        await tryg.press("ctrl+s")
        assert "civil registration number" in tryg.part("#told")
        await tryg.press("ctrl+s")
        await tryg.show(ReportScreen)
        (choice,) = (await kept(tryg, screen)).paragraphs
        assert (choice.text, choice.instead_of) == (f"{NAUGHTY[0]} 010203-1234", composed)
        assert choice.language == "en"
        assert "As the program composes it:" in tryg.part("#detail")
        assert "begun" not in tryg.part("#rows")
        changed = replace(screen.author.report, paragraphs=(replace(choice, instead_of="Før."),))
        screen.author.change(changed)
        await kept(tryg, screen)
        assert "! changed" in tryg.part("#rows")
        assert "1 changed underneath" in tryg.part("#headline")
        assert "As it was when you wrote your own words: Før." in tryg.part("#detail")
        await tryg.press("x")
        assert (await kept(tryg, screen)).paragraphs == ()
        await tryg.press("n")
        window = await tryg.show(WordsScreen)
        window.query_one("#words", TextArea).text = "Et nyt afsnit."
        await tryg.press("ctrl+s")
        await tryg.show(ReportScreen)
        report = await kept(tryg, screen)
        assert report.paragraphs == (
            Choice(part="about/own-1", section="about", text="Et nyt afsnit."),
        )
        assert tryg.highlighted() == "part:about/own-1"
        place = report.order.index("about/own-1")
        assert report.order[place - 1] == FACT.removeprefix("part:")


async def test_the_head_and_those_it_is_shown_to_are_filled_in(folder: Path) -> None:
    async with opened(folder, start="home", size=(80, 24)) as tryg:
        screen = await open_report(tryg)
        await tryg.highlight("head:number")
        await tryg.press("enter")
        await tryg.show(AskScreen)
        await tryg.answer("fire")
        await tryg.show(AskScreen)
        assert "“fire” is not a number: write 143 or 85,7." in tryg.words
        await tryg.answer("4")
        await tryg.show(ReportScreen)
        await tryg.press("f")
        assert tryg.highlighted() == "step:3"
        await tryg.press("enter")
        form = await tryg.show(RecordScreen)
        for name, typed in (("date", "3.4.2018"), ("outcome", "Taget til efterretning")):
            form.query_one(f"#field-{name}", Input).value = typed
        await tryg.settle()
        assert "= 3 April 2018" in tryg.part("#record-hint")
        form.query_one("#field-of", Input).value = "2018-04-10#99"
        await tryg.press("ctrl+s")
        assert "There is no such line in the minutes" in tryg.part("#record-hint")
        form.query_one("#field-of", Input).value = "2017-12-05#6"
        await tryg.press("ctrl+s")
        await tryg.show(ReportScreen)
        report = await kept(tryg, screen)
        assert report.number == 4
        assert report.presented == (
            Presentation(
                step=3,
                date=dt.date(2018, 4, 3),
                outcome="Taget til efterretning",
                of="2017-12-05#6",
            ),
        )
        assert "Taget til efterretning" in tryg.part("#detail")
        await tryg.press("f")
        await tryg.highlight("head:state")
        await tryg.press("space")
        await tryg.show(ChooseScreen)
        assert "20 things are missing" in tryg.words
        await tryg.choose("final")
        await tryg.show(ReportScreen)
        assert (await kept(tryg, screen)).state == "final"
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        await tryg.highlight("report")
        assert "it is still a draft" not in tryg.words
        assert "Politiledelsen" not in tryg.part("#rows").partition("not yet shown to")[2]


async def test_what_somebody_else_wrote_is_joined_or_asked_about(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = save_report(folder, YearlyReport(year=2017, extra={"egen": 1}), None)
    async with opened(folder, start="home") as tryg:
        screen = await open_report(tryg)
        theirs = save_report(folder, replace(begun.value, case_number="2018-7"), begun.sha256)
        await tryg.highlight(VERSION)
        await tryg.press("space")
        report = await kept(tryg, screen)
        assert (report.case_number, report.extra) == ("2018-7", {"egen": 1})
        assert report.choice("about/version-1")
        there = read_folder(folder).folder.yearly_report(2017)
        assert there is not None
        assert there != theirs
        words = (Choice(part="about/version-1", text="DERES"),)
        save_report(folder, replace(there.value, paragraphs=words), there.sha256)
        screen.author.change(
            replace(report, paragraphs=(Choice(part="about/version-1", text="VORES"),))
        )
        await tryg.show(DisputeDialog)
        assert "DERES" in tryg.words
        assert "VORES" in tryg.words
        await tryg.choose("theirs")
        await tryg.show(ReportScreen)
        report = await kept(tryg, screen)
        assert [one.text for one in report.paragraphs] == ["DERES"]
        await tryg.press("u")
        assert [one.text for one in (await kept(tryg, screen)).paragraphs] == ["VORES"]

        def full(*_given: object) -> NoReturn:
            raise NotSaved("no-space", folder)

        with monkeypatch.context() as patched:
            patched.setattr(folder_files, "save_report", full)
            await tryg.press("space")
            await tryg.until(lambda: "no room left" in tryg.part("#headline"))
            await tryg.press("escape")
            await tryg.show(ChooseScreen)
            await tryg.choose("stay")
        await tryg.press("space", "y")
        await tryg.show(ChooseScreen)
        await tryg.choose("2018")
        await tryg.until(lambda: "Status report 2018" in tryg.top)
        await tryg.press("escape")
        await tryg.show(HomeScreen)


async def test_nothing_is_changed_where_it_may_not_be(folder: Path) -> None:
    saved = save_report(folder, YearlyReport(year=2017), None)
    path = folder / saved.path
    path.write_text("# husk bilag\n" + path.read_text())
    before = path.read_bytes()
    async with opened(folder, start="report") as tryg:
        await tryg.show(ReportScreen)
        await tryg.until(lambda: tryg.ids())
        assert "holds comments written by hand" in tryg.part("#headline")
        await tryg.highlight(VERSION)
        await tryg.press("space", "enter", "n", "plus", "k")
        assert isinstance(tryg.screen, ReportScreen)
        assert "Edit" not in tryg.footer
    assert path.read_bytes() == before
