"""Charts in papers: drawn where there are pictures, told where there are none."""

import datetime as dt
import io
import re
import zipfile

import pytest

from tests.documents.shipped_papers import EVERY_PART, shipped
from tryg_tui.documents.annual.facts import is_told, untold
from tryg_tui.documents.annual.report import report_paper
from tryg_tui.documents.model import Figure
from tryg_tui.documents.render import drawing
from tryg_tui.documents.render.docx import docx
from tryg_tui.documents.render.html import html
from tryg_tui.documents.render.markdown import markdown

FIGURE = next(one for one in EVERY_PART.blocks if isinstance(one, Figure))


def test_a_line_leads_over_no_gap_and_is_known_without_its_colour() -> None:
    drawn = drawing.svg(FIGURE.plot, "serif")
    ways = re.findall(r'<path d="(M[\d. ]+L[\d. ]+)"[^/]*?(dash[^/]*)?/>', drawn)
    assert len(ways) == 2
    assert [bool(dashes) for _way, dashes in ways] == [False, True]
    assert drawn.count("<circle") == 5
    assert "Aalborg 90<" in drawn
    assert "Danmark 89,3 (2015)<" in drawn


def test_each_format_tells_its_values_to_those_who_do_not_see_it() -> None:
    page = html(EVERY_PART).decode()
    assert f'role="img" aria-label="{FIGURE.values}"' in page
    assert FIGURE.values in markdown(EVERY_PART).decode()
    with zipfile.ZipFile(io.BytesIO(docx(EVERY_PART))) as file:
        assert f'descr="{FIGURE.values}"' in file.read("word/document.xml").decode()
        assert any(name.endswith(".png") for name in file.namelist())


def test_without_what_draws_pictures_word_has_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda _name: None)
    with zipfile.ZipFile(io.BytesIO(docx(EVERY_PART))) as file:
        assert FIGURE.values in file.read("word/document.xml").decode()
        assert not any(name.endswith(".png") for name in file.namelist())


@pytest.mark.parametrize(
    ("day", "last"), [(dt.date(2018, 2, 25), "2016"), (dt.date(2018, 4, 10), "2017")]
)
def test_the_yearly_report_draws_one_chart_of_what_was_out_on_its_day(
    day: dt.date, last: str
) -> None:
    found = report_paper(shipped(), 2017, today=day).blocks
    (figure,) = [one for one in found if isinstance(one, Figure)]
    assert figure.plot.slots[-1].label == last
    assert ("(2017)" in figure.values) == (last == "2017")


def test_what_is_told_in_other_words_is_told_once_and_what_is_denied_is_not_told() -> None:
    said = "Seminarerne holdes efter planen. Elever og undervisere er glade for metoden."
    assert untold("Seminarerne holdes efter planen, og eleverne er glade. Ny film.", said) == (
        "Ny film."
    )
    assert not is_told("Seminarerne holdes ikke efter planen.", said)
    assert not is_told("", said)
