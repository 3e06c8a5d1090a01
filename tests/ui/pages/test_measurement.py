"""The page of measurement: what is missing, latest readings, changes, targets and forms."""

import datetime as dt
import re
from pathlib import Path

from msgspec.structs import replace

from tests.factories import amendment, at
from tests.ui.charts import FIGURE
from tests.ui.driving import NEXT
from tests.ui.pages.sheet import Sheet
from tryg_tui.core.model.entries import ReadingEntry

PUPILS = "indicator:drop-out-elever:drop-out-truede"
PLATFORMS = "indicator:et-trygt-natteliv:platforme"
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


def sections(sheet: Sheet) -> list[str]:
    """The headings of the view, in order."""
    return sheet.headings


def test_the_shipped_readings_are_those_of_the_report(folder: Path) -> None:
    sheet = Sheet(folder, "measurement")
    shown = sheet.shown
    for words in (
        "Drop-out-truede elever 143 elever oktober 2016",
        "Uddannede hold 8 hold 2017",
        "Deltagere pr. hold on average about 20 2017",
        "Aktive frivillige more than 100 frivillige",
        "ordinært arbejde no reading",
    ):
        assert words in shown, words
    assert sheet.headline.startswith("8 indicators are followed · reporting forms 2017: 8 of 8 !")
    # The bars count what the list has under the same words.
    for words in ("A figure that was agreed on is overdue", "Without a baseline"):
        (n,) = re.findall(rf"{words} \((\d+)\)", sheet.shown)
        assert re.search(rf"{words} ▓+░+ {n}\b", sheet.headline)
    assert sheet.headline.endswith(f"✓ With baseline and reading {'░' * 24} 0")
    low = sheet.page.render(replace(sheet.ctx, roomy=False), 51).headline.plain
    assert low.splitlines()[1] == "! A figure that was agreed on is overdue: 1"
    assert "forms" not in low, "all of them came in"


def test_direction_baseline_and_target_stand_with_every_indicator(folder: Path) -> None:
    sheet = Sheet(folder, "measurement")
    shown = sheet.shown
    assert sections(sheet)[1] == "A figure that was agreed on is overdue (1)"
    assert "! overdue 10 days Nye drop-out-tal for 2017." in shown
    assert "Drop-out-elever – en styrket indsats · lower is better" in sheet.below
    sheet.highlight(PLATFORMS)
    assert "Et trygt natteliv · neither way is better" in sheet.below
    sheet.highlight(SHARE)
    assert "target: 2/3 af dem, der gennemfører · no reading to compare" in sheet.below
    told = sheet.detail
    assert "Target 2/3 af dem, der gennemfører" in told
    assert "To the target no reading to compare" in told
    assert "Baseline missing" in told


def test_ended_initiatives_come_after_those_that_lack_something(folder: Path) -> None:
    sheet = Sheet(folder, "measurement")
    assert sections(sheet)[2:4] == [
        "Without a baseline (7)",
        "Indicators of initiatives that have ended (3)",
    ]
    change(folder, "tryghedsvandringer", 'unit = "vandringer"', 'unit = "v"\nmonths_between = 1')
    sheet = Sheet(folder, "measurement")
    assert sections(sheet)[1] == "A reading is overdue (1)"
    assert re.search(r"! A reading is overdue ▓+░+ 1 ! A figure that was agreed", sheet.headline)


def test_a_reading_recorded_at_the_meeting_shows_the_change_and_a_little_chart(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "measurement")
    initiative, indicator = PUPILS.split(":")[1:]
    sheet.record(
        ReadingEntry(
            n=1,
            item="measurement",
            at=at(10),
            initiative=initiative,
            indicator=indicator,
            value=120,
            denominator=150,
            date=dt.date(2018, 3, 31),
            period="marts 2018",
            source="Skoleforvaltningen",
        )
    )
    shown = sheet.shown
    assert "120 of 150 elever marts 2018 · today █▇ · no certain change" in shown
    sheet.highlight(PUPILS)
    # Of 143 and 120 that are counted, chance alone makes as much.
    moved = "−23 elever since oktober 2016, no certain change (−56 to +9)"
    assert f"· {moved}" in sheet.below
    assert f"Change {moved}" in sheet.detail
    assert "120 of 150 elever · marts 2018 (Skoleforvaltningen, 10 Apr 2018, no. 1)" in sheet.detail


def test_the_distance_to_a_target_in_per_cent_is_in_percentage_points(folder: Path) -> None:
    reading = '\n[[readings]]\nindicator = "andel-afklaret"\nvalue = 50\ndate = 2017-12-31\n'
    add(folder, "din-vej", f'{reading}period = "2017"\n')
    sheet = Sheet(folder, "measurement")
    sheet.highlight(SHARE)
    assert "16.7 percentage points short of the target" in sheet.below


def test_a_plan_by_year_says_what_comes_next(folder: Path) -> None:
    targets = 'unit = "elever"\ntargets = [{ year = 2018, value = 120 }]'
    change(folder, "drop-out-elever", 'unit = "elever"', targets)
    sheet = Sheet(folder, "measurement")
    sheet.highlight(PUPILS)
    assert re.search(r"To follow the plan ≤ 1[23]\d elever \(\d+ \w+ 201[78]\)", sheet.detail)


def test_a_target_that_is_met_or_cannot_be_compared_says_so(folder: Path) -> None:
    change(folder, "din-vej", 'unit = "hold"', 'unit = "hold"\ntarget = 8')
    change(
        folder, "mit-kvarter-fri-tid", 'unit = "frivillige"', 'unit = "frivillige"\ntarget = 150'
    )
    change(folder, "et-trygt-natteliv", 'unit = "platforme"', 'unit = "platforme"\ntarget = 6')
    sheet = Sheet(folder, "measurement")
    for row, said in (
        ("din-vej:hold", "target: 8 hold · target reached"),
        (
            "mit-kvarter-fri-tid:aktive-frivillige",
            "target: 150 frivillige · cannot be compared with the target",
        ),
        ("et-trygt-natteliv:platforme", "target: 6 platforme · 1 platforme from the target"),
    ):
        sheet.highlight(f"indicator:{row}")
        assert said in sheet.below


def test_a_rhythm_says_when_the_next_reading_is_due(folder: Path) -> None:
    change(
        folder, "drop-out-elever", 'direction = "lower"', 'direction = "lower"\nmonths_between = 12'
    )
    change(folder, "mit-kvarter-fri-tid", 'higher"', 'higher"\nmonths_between = 120')
    sheet = Sheet(folder, "measurement")
    assert sheet.ids[2] == PUPILS
    assert sheet.row(PUPILS).startswith("! Drop-out-truede elever 143 elever oktober 2016")
    assert "! overdue since 31 October 2017" in sheet.below
    assert "Next reading overdue since 31 October 2017" in sheet.detail
    sheet.highlight("indicator:mit-kvarter-fri-tid:samarbejdspartnere")
    assert "A reading every 120 months." in sheet.detail
    assert "overdue" not in sheet.detail


def test_the_yearly_forms_are_a_row_for_each_initiative_and_a_column_for_each_year(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "measurement")
    forms = [id for id in sheet.ids if id.startswith("form:")]
    assert len(forms) == 8
    assert sheet.ids[-8:] == forms, "none is missing, so they come last"
    sheet.highlight("form:din-vej")
    shown = sheet.shown
    assert "2017 2018" in shown
    assert "Brobygningsforløb Din Vej ✓ received – not asked" in shown
    assert "Tryghedsvandringer ✓ received · not yet" in shown
    assert "Målet er nået" in sheet.detail


def test_a_missing_form_comes_before_everything_else(folder: Path) -> None:
    (folder / "reports" / "2017" / "formidling.toml").unlink()
    sheet = Sheet(folder, "measurement")
    assert next(id for id in sheet.ids if id) == "form:formidling"
    assert "Formidling ! missing · not yet" in sheet.shown
    assert "reporting forms 2017: 7 of 8" in sheet.headline
    assert "! missing" in sheet.detail


def test_what_is_overdue_comes_before_a_missing_form(folder: Path) -> None:
    (folder / "reports" / "2017" / "formidling.toml").unlink()
    yearly = 'direction = "lower"\nmonths_between = 12'
    change(folder, "drop-out-elever", 'direction = "lower"', yearly)
    shown = [id for id in Sheet(folder, "measurement").ids if id]
    assert shown[:2] == [PUPILS, "form:formidling"]


def test_a_folder_without_indicators_says_so(folder: Path) -> None:
    for path in [*(folder / "initiatives").glob("*.toml"), *folder.glob("minutes/2017*.toml")]:
        path.unlink()
    sheet = Sheet(folder, "measurement")
    assert "No indicators are registered." in sheet.words


def test_a_corrected_figure_says_so_and_what_was_reported(folder: Path) -> None:
    sheet = Sheet(folder, "measurement")
    initiative, indicator = PUPILS.split(":")[1:]
    reading = ReadingEntry(
        n=1,
        item="measurement",
        at=at(10),
        initiative=initiative,
        indicator=indicator,
        value=120,
        date=dt.date(2018, 3, 31),
        period="marts 2018",
    )
    sheet.record(reading, amendment(2, f"{NEXT}#1", value=126))
    told = "corrected, was 120 elever"
    assert "126 elever marts 2018 · today" in sheet.row(PUPILS)
    assert told in sheet.row(PUPILS)
    sheet.highlight(PUPILS)
    assert f"126 elever ({told})" in sheet.detail
    assert f"126 elever (marts 2018) · {told}" in " ".join(sheet.under.split())
    assert "before correction" in sheet.plotted
    assert "120" in FIGURE.findall(sheet.plotted)
    sheet = Sheet(folder, "measurement")
    sheet.record(reading, amendment(2, f"{NEXT}#1", text="Talt igen"))
    sheet.highlight(PUPILS)
    assert "126" not in sheet.shown
    assert "120 elever marts 2018 · today" in sheet.row(PUPILS)
    assert "corrected" in sheet.row(PUPILS)
    assert "before correction" not in sheet.plotted


def test_who_is_asked_for_no_form_is_counted_not_listed(folder: Path) -> None:
    sheet = Sheet(folder, "measurement", width=40)
    forms = [id for id in sheet.ids if id.startswith("form:")]
    assert "form:din-vej" not in forms, "of the one year there is room for none is asked of it"
    assert len(forms) == 6
    assert "– 2 more are not asked for any" in sheet.shown


HOLD = "indicator:formidling:hold"
QUARTERS = """
[[indicators]]
id = "indbrud"
title = "Indbrud"
unit = "indbrud"
direction = "lower"
basis = "year"

[[indicators.breaks]]
before = 2016-01-01
why = "Ny optælling"

[[readings]]
indicator = "indbrud"
value = 900
date = 2015-12-31
period = "2015"

[[readings]]
indicator = "indbrud"
value = 400
date = 2016-12-31
period = "2016"

[[readings.revisions]]
old = 410
on = 2017-06-15
why = "Dobbelt talt"

[[readings]]
indicator = "indbrud"
value = 310
date = 2017-12-31
period = "2017"
source = "politi"
"""
CITY = """
[[readings]]
indicator = "indbrud"
value = 265
date = 2017-12-31
period = "2017"
source = "kommune"
"""
GONE = """
[[readings]]
indicator = "indbrud"
missing = "not-published"
date = 2018-03-31
period = "1. kvartal 2018"
source = "politi"
"""
BURGLARIES = "indicator:tryghedsvandringer:indbrud"


def test_a_break_a_correction_and_what_is_missing_stand_with_the_figures(folder: Path) -> None:
    add(folder, "tryghedsvandringer", QUARTERS + GONE)
    sheet = Sheet(folder, "measurement")
    assert "1. kvartal 2018: not published" in sheet.shown
    sheet.highlight(BURGLARIES)
    told = sheet.detail
    for said in (
        "not published · 1. kvartal 2018 (politi)",
        "310 indbrud · 2017 (politi)",
        "400 indbrud (corrected 15 June 2017, before 410 indbrud: Dobbelt talt) · 2016",
        "Breaks in the series ⋮ 1 January 2016 Ny optælling",
        "Corrected figures 2016: 400 indbrud · corrected 15 June 2017, before 410 indbrud",
        "Change −90 indbrud since 2016",
    ):
        assert said in told, (said, told)
    assert told.index("not published") < told.index("310 indbrud · 2017")


def test_sources_that_disagree_are_told_until_it_is_decided_whose_count(folder: Path) -> None:
    add(folder, "tryghedsvandringer", QUARTERS + CITY)
    sheet = Sheet(folder, "measurement")
    both = "the sources disagree: 310 indbrud (politi) · 265 indbrud (kommune)"
    assert both in sheet.shown
    sheet.highlight(BURGLARIES)
    assert "Change" not in sheet.detail
    change(
        folder,
        "tryghedsvandringer",
        'basis = "year"',
        'basis = "year"\nvalid = "kommune"\ndecided = "2017-12-05#7"',
    )
    sheet = Sheet(folder, "measurement")
    assert "disagree" not in sheet.shown
    sheet.highlight(BURGLARIES)
    told = sheet.detail
    assert "Counts kommune · 5 Dec 2017, no. 7" in told
    assert "310 indbrud · 2017 (politi) · does not count" in told
    assert "Change −135 indbrud since 2016" in told


def test_a_quarterly_count_has_its_year_its_pattern_its_baseline_and_its_interval(
    folder: Path,
) -> None:
    quarters = "".join(
        f"""
[[readings]]
indicator = "kvartal"
value = {value}
date = {year}-{month:02}-{day}
"""
        for year, four in (
            (2015, (20, 24, 21, 23)),
            (2016, (19, 25, 22, 20)),
            (2017, (24, 21, 23, 60)),
        )
        for (month, day), value in zip(((3, 31), (6, 30), (9, 30), (12, 31)), four, strict=True)
    )
    head = """
[[indicators]]
id = "kvartal"
title = "Cykeltyverier"
unit = "tyverier"
direction = "lower"
basis = "quarter"
baseline = 25
"""
    add(folder, "tryghedsvandringer", head + quarters)
    sheet = Sheet(folder, "measurement")
    sheet.highlight("indicator:tryghedsvandringer:kvartal")
    for said in (
        "Since the baseline +35 tyverier, not judged",
        "The last 12 months 128 tyverier until 31 December 2017 · +42 tyverier since the 12",
        "worse (",
        "Pattern outside what is usual (usual: ",
        "May stand for 47 to 77 tyverier",
        "Change +40 tyverier since 31 December 2016, worse",
    ):
        assert said in sheet.detail, (said, sheet.detail)
