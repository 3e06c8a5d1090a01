"""What is due at the next meeting is quoted with the day of that in every paper, wherever moved."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from tests.documents.reading import docx_text, html_text, markdown_text, packed, pdf_text
from tests.documents.samples import TODAY, entry, folder, loaded, meeting
from tryg_tui.core.imports.layout import layout_of
from tryg_tui.core.imports.minutes import read_minutes
from tryg_tui.core.imports.tables import csv_table
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.entries import Action, Decision, FollowUp, Outreach
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.papers.tables import actions_table
from tryg_tui.documents.render.formats import Format

STORED = dt.date(2018, 9, 4)
"""The day that was agreed first, which stands in the file."""

DUE = {"due": STORED, "due_text": "næste møde"}
OWN = meeting(
    entry(Action, 1, text="Ring.", owners=("anna",), **DUE),
    entry(FollowUp, 2, of="2017-12-05#1", text="Endnu ikke.", **DUE),
    entry(Outreach, 3, text="Brev.", channel="avis", **DUE),
    entry(Decision, 4, text="Lys.", look_again=STORED, look_again_text="næste møde"),
)
"""Minutes in which each kind that can be due, or looked at again, is so at the next meeting."""

ACTIONS = AgendaItem(id="actions", title="Aktioner", kind="discussion", view="actions")
NEXT = meeting(
    id="2018-09-04",
    date=dt.date(2018, 10, 9),
    moved_from=STORED,
    state="planned",
    items=(ACTIONS,),
)
HELD = folder(OWN, NEXT)
QUOTED = "næste møde (9 October 2018)"


def made(format: Format, one: Meeting | None = OWN, **fields: Any) -> bytes:
    """The papers of a meeting, or without one what is open, in a format."""
    what = loaded(one) if one else None
    return Outgoing(root=Path(), folder=HELD, today=TODAY, loaded=what, **fields).file(format)


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize(("form", "times"), [("minutes", 4), ("log", 7)])
def test_minutes_in_every_format_quote_the_day(
    tmp_path: Path, public: bool, form: str, times: int
) -> None:
    kind: dict[str, Any] = {"public": public, "form": form}
    texts = {
        "md": markdown_text(made("md", **kind)),
        "html": html_text(made("html", **kind)),
        "docx": docx_text(made("docx", **kind)),
        "pdf": pdf_text(made("pdf", **kind), tmp_path),
    }
    # Each of the four entries; in a log, those that bind once more among what was agreed.
    assert {name: packed(text).count(packed(QUOTED)) for name, text in texts.items()} == (
        dict.fromkeys(texts, times)
    )
    assert not any("4September2018" in packed(text) for text in texts.values())


def test_agenda_and_list_of_what_is_open_quote_it_too() -> None:
    assert QUOTED in markdown_text(made("md", NEXT))
    assert QUOTED in markdown_text(made("md", None))


def test_calendar_and_data_have_the_day() -> None:
    calendar = made("ics", todos=True).decode().replace("\r\n ", "")
    assert "DUE;VALUE=DATE:20181009" in calendar
    assert f"Due: {QUOTED}" in calendar
    assert ";næste møde;2018-10-09;" in made("csv").decode("utf-8-sig")
    told, decision = json.loads(made("json"))["entries"]
    assert (told["due"], told["due_text"]) == ("2018-10-09", "næste møde")
    assert decision["look_again"] == QUOTED


def test_the_table_of_what_is_open_quotes_it() -> None:
    ledger = fold(HELD)
    (row,) = actions_table(HELD, ledger, ledger.actions, TODAY).rows
    assert "næste møde (2018-10-09)" in row


def test_the_table_of_a_local_council_is_read_back_with_the_words_alone() -> None:
    data = made("csv", table=True).decode("utf-8-sig")
    table = csv_table(data)
    assert QUOTED in data
    assert table is not None
    layout = layout_of([table])
    assert layout is not None
    read = read_minutes(layout, None, id="2018-04-10", date=OWN.date, title="", source="m.csv")
    due = [one.due_text for one in read.meeting.entries if isinstance(one, Action)]
    assert due == ["næste møde"] * 3


def test_a_report_of_a_year_quotes_it() -> None:
    paper = Outgoing(root=Path(), folder=HELD, today=TODAY, year=2018).file("md")
    assert QUOTED in markdown_text(paper)
    assert "4 September 2018" not in markdown_text(paper)
