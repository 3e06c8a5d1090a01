"""Måling on the screen: what is missing, the latest readings, changes, targets and yearly forms."""

from pathlib import Path

from tests.ui.driving import Driver, opened
from tryg_tui.core.model.entries import ReadingEntry

ITEM = 7
PUPILS = "indicator:drop-out-elever:drop-out-truede"
SHARE = "indicator:din-vej:andel-afklaret"


def add(folder: Path, initiative: str, text: str) -> None:
    """Add tables to an initiative's file."""
    path = folder / "initiatives" / f"{initiative}.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def change(folder: Path, initiative: str, old: str, new: str) -> None:
    """Change a line of an initiative's file."""
    path = folder / "initiatives" / f"{initiative}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def sections(tryg: Driver) -> list[str]:
    """The headings of the view, in order."""
    options = tryg.rows().options
    return [str(option.prompt).strip() for option in options if option.disabled]


async def test_the_shipped_readings_are_those_of_the_report(folder: Path) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        shown = tryg.part("#rows")
        for words in (
            "Drop-out-truede elever: 143 elever (oktober 2016)",
            "Uddannede hold: 8 hold (2017)",
            "Deltagere pr. hold: on average about 20 deltagere (2017)",
            "Aktive frivillige: more than 100 frivillige",
            "ordinært arbejde: ! no reading",
        ):
            assert words in shown, words
        assert (
            "15 indicators · 0 readings overdue · ! 1 action on figures overdue · 1 without"
            in tryg.part("#headline")
        )
        assert "reporting forms 2017: 8 of 8" in tryg.part("#headline")


async def test_direction_baseline_and_target_stand_with_every_indicator(folder: Path) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        shown = tryg.part("#rows")
        assert sections(tryg)[0] == "A figure that was agreed on is overdue (1)"
        assert (
            "! overdue 10 days Nye drop-out-tal for 2017. · due marts 2018 · 13 Jun 2017" in shown
        )
        assert shown.count("baseline") == 5, "in its heading, with the late one and three ended"
        assert "15 without a baseline · 14 without a target" in tryg.part("#headline")
        assert "Drop-out-elever – en styrket indsats · lower is better" in shown
        assert "Et trygt natteliv · neither way is better" in shown
        assert "target: 2/3 af dem, der gennemfører · no reading to compare" in shown
        await tryg.highlight(SHARE)
        told = tryg.part("#detail")
        assert "Target 2/3 af dem, der gennemfører" in told
        assert "To the target no reading to compare" in told
        assert "Baseline missing" in told


async def test_ended_initiatives_come_after_those_that_lack_something(folder: Path) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        assert sections(tryg)[1:3] == ["Without a baseline (11)", "Initiatives that have ended (3)"]
        change(
            folder, "tryghedsvandringer", 'unit = "vandringer"', 'unit = "v"\nmonths_between = 1'
        )
        assert tryg.app.desk is not None
        tryg.app.desk.reload()
        tryg.host.redraw()
        await tryg.settle()
        assert sections(tryg)[0] == "A reading is overdue (1)"
        assert "1 reading overdue · ! 1 action" in tryg.part("#headline")


async def test_a_reading_recorded_at_the_meeting_shows_the_change_and_a_little_chart(
    folder: Path,
) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.start()
        await tryg.go(ITEM)
        await tryg.highlight(PUPILS)
        await tryg.do("record_reading")
        await tryg.fill(value="120", when="marts 2018")
        await tryg.record()
        (entry,) = tryg.entries
        assert isinstance(entry, ReadingEntry)
        shown = tryg.part("#rows")
        assert "120 elever (marts 2018 · today)" in shown
        moved = "−23 elever since oktober 2016, better · no margin of error known"
        assert f"█▇ ↓ {moved}" in shown
        await tryg.highlight(PUPILS)
        assert "Change −23 elever since oktober 2016, better" in tryg.part("#detail")


async def test_the_distance_to_a_target_in_per_cent_is_in_percentage_points(folder: Path) -> None:
    reading = '\n[[readings]]\nindicator = "andel-afklaret"\nvalue = 50\ndate = 2017-12-31\n'
    add(folder, "din-vej", f'{reading}period = "2017"\n')
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        assert "16.7 percentage points short of the target" in tryg.part("#rows")


async def test_a_target_that_is_met_or_cannot_be_compared_says_so(folder: Path) -> None:
    change(folder, "formidling", 'unit = "borgere"', 'unit = "borgere"\ntarget = 400')
    change(
        folder, "mit-kvarter-fri-tid", 'unit = "frivillige"', 'unit = "frivillige"\ntarget = 150'
    )
    change(folder, "et-trygt-natteliv", 'unit = "platforme"', 'unit = "platforme"\ntarget = 6')
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        shown = tryg.part("#rows")
        assert "target: 400 borgere · target reached" in shown
        assert "target: 150 frivillige · cannot be compared with the target" in shown
        assert "target: 6 platforme · 1 platforme from the target" in shown


async def test_a_rhythm_says_when_the_next_reading_is_due(folder: Path) -> None:
    change(
        folder, "drop-out-elever", 'direction = "lower"', 'direction = "lower"\nmonths_between = 12'
    )
    change(folder, "rusmiddelseminar", 'unit = "år"', 'unit = "år"\nmonths_between = 120')
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        assert tryg.ids()[1] == PUPILS
        assert "143 elever (oktober 2016) ! overdue since 31 October 2017" in tryg.part("#rows")
        assert "Next reading overdue since 31 October 2017" in tryg.part("#detail")
        await tryg.highlight("indicator:rusmiddelseminar:driftsaar")
        assert "A reading every 120 months." in tryg.part("#detail")
        assert "overdue" not in tryg.part("#detail")


async def test_the_yearly_forms_are_a_row_for_each_initiative_and_a_column_for_each_year(
    folder: Path,
) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        forms = [id for id in tryg.ids() if id.startswith("form:")]
        assert len(forms) == 8
        assert tryg.ids()[-8:] == forms, "none is missing, so they come last"
        await tryg.highlight("form:din-vej")
        shown = tryg.part("#rows")
        assert "2017 2018" in shown
        assert "Brobygningsforløb Din Vej ✓ received – not asked" in shown
        assert "Tryghedsvandringer ✓ received · not yet" in shown
        assert "Målet er nået" in tryg.part("#detail")


async def test_a_missing_form_comes_before_everything_else(folder: Path) -> None:
    (folder / "reports" / "2017" / "formidling.toml").unlink()
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        assert next(id for id in tryg.ids() if id) == "form:formidling"
        assert "Formidling ! missing · not yet" in tryg.part("#rows")
        assert "reporting forms 2017: 7 of 8" in tryg.part("#headline")
        assert "! missing" in tryg.part("#detail")


async def test_a_folder_without_indicators_says_so(folder: Path) -> None:
    for path in [*(folder / "initiatives").glob("*.toml"), *folder.glob("minutes/2017*.toml")]:
        path.unlink()
    async with opened(folder) as tryg:
        await tryg.go(ITEM)
        assert "No indicators are registered." in tryg.words
