"""Filling in a yearly form on the screen: step by step, with what is known, saved whole."""

import datetime as dt
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.ui.driving import Driver, opened
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.session import folder_files
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.load import read_folder
from tryg_tui.ui.dialogs.dispute import DisputeDialog
from tryg_tui.ui.dialogs.modal import ChooseScreen, TextScreen
from tryg_tui.ui.screens.reporting_form import FormScreen
from tryg_tui.ui.widgets.inputs import Choice

ITEM = 7
WALKS = "tryghedsvandringer"
PATH = f"reports/2017/{WALKS}.toml"


@pytest.fixture
def missing(folder: Path) -> Path:
    """The shipped folder without the form of the safety walks for 2017."""
    (folder / PATH).unlink()
    return folder


async def open_form(tryg: Driver, year: int = 2017) -> None:
    """Open a form of the safety walks."""
    await tryg.go(ITEM)
    await tryg.highlight(f"form:{WALKS}")
    await tryg.press("F")
    await tryg.show(ChooseScreen)
    await tryg.choose(str(year))
    await tryg.show(FormScreen)


def words(tryg: Driver) -> TextArea:
    """The text of the part on screen."""
    name = "summary" if tryg.screen.query_one("#summary").display else "text"
    return tryg.screen.query_one(f"#field-{name}", TextArea)


def field(tryg: Driver, name: str) -> Input:
    """A field of one line."""
    return tryg.screen.query_one(f"#field-{name}", Input)


def focus(tryg: Driver) -> str:
    """The name of the field that keys go to."""
    focused = tryg.screen.focused
    return (focused.id or "") if focused else ""


def saved(folder: Path) -> InitiativeReport | None:
    """The form as the file says now."""
    loaded = read_folder(folder).folder.report(WALKS, 2017)
    return loaded.value if loaded else None


async def to_summary(tryg: Driver) -> None:
    """Go on to the last part."""
    while tryg.part("#part-title").rpartition("· ")[2] != "Summary":
        await tryg.press("pagedown")


async def test_a_form_begins_with_what_is_known_and_is_filled_in_saved_and_shown_as_received(
    missing: Path,
) -> None:
    async with opened(missing) as tryg:
        await tryg.start()
        await tryg.saved()
        assert "Saved at" in tryg.top
        await open_form(tryg)
        assert "Form 2017: Tryghedsvandringer" in tryg.top
        assert "Saved" not in tryg.top, "the minutes are, the form is not"
        days = [field(tryg, name).value for name in ("first_day", "last_day", "received")]
        assert days == ["1.1.2017", "31.12.2017", "10.4.2018"]
        assert "= 1 January 2017" in tryg.part("#form-hint"), "a day says how it is understood"
        assert tryg.screen.query_one("#field-status", Choice).value == "risiko"
        await tryg.press("pagedown")
        assert "Part 2 of 8 · Status" in tryg.part("#part-title")
        assert "ny tovholder og koordinator i oktober 2017" in words(tryg).text
        assert "From 13 Jun 2017, no. 5" in tryg.part("#form-hint")
        for _ in range(2):
            await tryg.press("pageup")
            assert "Part 1 of 8" in tryg.part("#part-title")
        tryg.screen.query_one("#field-status", Choice).action_step(1)
        drafts = tryg.session.workspace.drafts.forms
        await tryg.until(lambda: PATH in drafts and drafts[PATH].status == "kritisk")
        field(tryg, "received").value = "1.2.2018"
        await tryg.press("pagedown")
        kept = words(tryg).text
        await tryg.press("pagedown")
        words(tryg).text = "Én vandring."
        await to_summary(tryg)
        words(tryg).text = "Vandringerne begynder igen i 2018."
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        made = saved(missing)
        assert made is not None
        assert (made.first_day, made.last_day) == (dt.date(2017, 1, 1), dt.date(2017, 12, 31))
        assert (made.received, made.status) == (dt.date(2018, 2, 1), "kritisk")
        assert made.summary == "Vandringerne begynder igen i 2018."
        texts = {one.heading: one.text for one in made.paragraphs}
        assert texts["Status"] == kept
        assert texts["Results"] == "Én vandring."
        await tryg.highlight(f"form:{WALKS}")
        assert "Tryghedsvandringer ✓ received" in tryg.part("#rows")
        # Part 1, the proposed Status and Next steps, Results and the summary.
        assert "8 parts are filled in." in tryg.words
        assert "reporting forms 2017: 8 of 8" in tryg.part("#headline")
        await open_form(tryg)
        await to_summary(tryg)
        words(tryg).text = "Siden"
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        made = saved(missing)
        assert made is not None
        assert made.summary == "Siden", "what the program has written can be changed"


async def test_what_is_wrong_is_said_and_paragraphs_are_left_out_and_added(missing: Path) -> None:
    async with opened(missing) as tryg:
        await open_form(tryg)
        await tryg.press("ctrl+s")
        assert "! “Summary” has to be filled in." in tryg.part("#form-faults")
        assert "Summary" in tryg.part("#part-title")
        words(tryg).text = "Året gik."
        await tryg.press("f6")
        assert focus(tryg) == "field-heading"
        words(tryg).text = "Tak."
        await tryg.press("ctrl+s")
        assert "! “Heading” has to be filled in." in tryg.part("#form-faults")
        assert focus(tryg) == "field-heading"
        tryg.screen.query_one("#field-heading", Input).value = "Til Byrådet"
        tryg.screen.query_one("#field-heading", Input).focus()
        await tryg.press("enter")
        assert focus(tryg) == "field-text"
        await tryg.select("part:0", "parts")
        first = field(tryg, "first_day").value
        field(tryg, "first_day").value = "engang"
        await tryg.press("pagedown", "ctrl+s")
        assert "! “engang” is no single day" in tryg.part("#form-faults")
        assert focus(tryg) == "field-first_day"
        assert saved(missing) is None
        field(tryg, "first_day").value = first
        await tryg.press("pagedown", "f8")
        assert "LEFT OUT" in tryg.part("#form-hint")
        assert "– Status" in tryg.part("#parts")
        await tryg.press("f8")
        assert "LEFT OUT" not in tryg.part("#form-hint")
        await tryg.press("f8", "ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        made = saved(missing)
        assert made is not None
        assert "Status" not in [one.heading for one in made.paragraphs]
        assert (made.paragraphs[-1].heading, made.paragraphs[-1].text) == ("Til Byrådet", "Tak.")


async def test_a_form_that_is_left_goes_on_where_it_was_also_at_the_next_start(
    missing: Path,
) -> None:
    async with opened(missing, size=(160, 40)) as tryg:
        await open_form(tryg)
        await to_summary(tryg)
        await tryg.press("q", "h", "question_mark", "space")
        assert words(tryg).text == "qh? "
        assert "F1 Help" in tryg.footer
        assert "Ctrl+Q Quit" in tryg.footer
        assert "F8" not in tryg.footer, "there is no paragraph to leave out here"
        words(tryg).text = "Halvt skrevet"
        await tryg.press("escape")
        assert tryg.screen is tryg.host
        assert saved(missing) is None
        await open_form(tryg)
        await to_summary(tryg)
        assert words(tryg).text == "Halvt skrevet"
        await tryg.press("ctrl+q")
        await tryg.until(lambda: tryg.app._exit)
    async with opened(missing, size=(80, 24)) as tryg:
        await tryg.show(ChooseScreen)
        assert "Tryghedsvandringer" in tryg.words
        await tryg.choose("take")
        await open_form(tryg)
        assert "First day" in tryg.words
        assert "31.12.2017" in tryg.words
        await tryg.press("pagedown")
        assert words(tryg).size.height >= 8
        assert "Status" in tryg.part("#parts")
        await to_summary(tryg)
        assert words(tryg).text == "Halvt skrevet"
        words(tryg).text = ""
        await tryg.press("escape")
        await tryg.press("ctrl+q")
        await tryg.until(lambda: tryg.app._exit)
    async with opened(missing) as tryg:
        assert tryg.screen is tryg.host, "what was taken back is offered no more"


async def test_a_form_that_somebody_made_meanwhile_is_not_overwritten_and_an_error_keeps_the_text(
    missing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise NotSaved("no-space", missing / PATH)

    async with opened(missing) as tryg:
        await open_form(tryg)
        await to_summary(tryg)
        words(tryg).text = "Vores"
        with monkeypatch.context() as patched:
            patched.setattr(folder_files, "save_report", full)
            await tryg.press("ctrl+s")
            await tryg.until(lambda: "no room left" in tryg.part("#form-faults"))
        theirs = (
            b'schema = 1\ninitiative = "tryghedsvandringer"\nyear = 2017\n'
            b'summary = "Deres"\ncase = "2018-7"\n'
        )
        (missing / PATH).write_bytes(theirs)
        await tryg.press("ctrl+s")
        await tryg.show(DisputeDialog)
        assert (missing / PATH).read_bytes() == theirs
        assert "Deres" in tryg.words
        assert "Vores" in tryg.words
        await tryg.choose("ours")
        await tryg.until(lambda: tryg.screen is tryg.host)
        made = saved(missing)
        assert made is not None
        assert (made.summary, made.extra) == ("Vores", {"case": "2018-7"})


async def test_an_indicator_leads_to_its_form_others_ask_and_one_written_by_hand_is_only_shown(
    folder: Path,
) -> None:
    (folder / PATH).write_bytes(before := b"# Af os.\n" + (folder / PATH).read_bytes())
    with (folder / "initiatives" / "demensindsatser.toml").open("a", encoding="utf-8") as later:
        later.write('\n[[indicators]]\nid = "demensvenner"\ntitle = "Demensvenner"\nunit = "x"\n')
    async with opened(folder) as tryg:
        await tryg.go(ITEM)
        await tryg.highlight("indicator:demensindsatser:demensvenner")
        await tryg.press("F")
        await tryg.show(ChooseScreen)  # Its initiative reports nothing, by design.
        assert "Tryghedsvandringer (2017 ✓ received · 2018 · not yet)" in tryg.words
        await tryg.choose("tryghedsvandringer")
        assert "Which year of Tryghedsvandringer?" in tryg.words
        await tryg.press("escape")
        await tryg.highlight("indicator:drop-out-elever:drop-out-truede")
        await tryg.press("F")
        await tryg.show(ChooseScreen)
        assert "Drop-out-elever" in tryg.words
        await tryg.press("escape")
        assert tryg.screen is tryg.host
        await tryg.highlight(f"form:{WALKS}")
        await tryg.press("F")
        await tryg.show(ChooseScreen)
        await tryg.choose("2017")
        await tryg.show(TextScreen)
        assert f"{PATH} is written by hand" in tryg.words
    assert (folder / PATH).read_bytes() == before


async def test_no_form_is_filled_in_where_nothing_may_be_written(folder: Path) -> None:
    async with opened(folder, read_only=True) as tryg:
        await tryg.go(ITEM)
        await tryg.highlight(f"form:{WALKS}")
        await tryg.press("F")
        assert tryg.screen is tryg.host
