"""Minutes in a table that were read in go out as a table that says the same when it is read in."""

import datetime as dt

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import folder
from tests.factories import loaded as in_folder
from tests.shipped import FOLDER
from tryg_tui.core.imports.headings import text_layout
from tryg_tui.core.imports.layout import Layout, layout_of
from tryg_tui.core.imports.minutes import read_minutes
from tryg_tui.core.imports.tables import Row, TextTable, csv_table
from tryg_tui.core.imports.texts import markdown_blocks
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.export import meeting_paper
from tryg_tui.documents.papers.council_table import council_table
from tryg_tui.documents.render.data import table_file, unguarded
from tryg_tui.documents.render.markdown import markdown
from tryg_tui.store.folder.load import read_folder

DAY = dt.date(2009, 3, 23)
TODAY = dt.date(2018, 4, 10)

HEAD = ("Dagsordenpunkt", "Ansvar", "Emne", "Beslutning", "Deadline", "Status")
SIGNS = "aÆø .,:;|*_#<>\"'`\\-=+@\n1234)(/&"
TEXTS = st.text(SIGNS, max_size=25)
DUE = st.sampled_from(
    ["", "", "1. maj 2009", "1/5", "foråret 2010", "snarest", "næste møde", "uge 20", "-", "ok"]
)
OWNERS = st.sampled_from(["", "JP", "JP, KL", "Politiet og kommunen", "<b>Bo</b> | Åse"])
STATUS = st.sampled_from(["", "", "ok", "Udført", "i gang", "bortfaldet (se #2)"])
ROWS = st.lists(st.tuples(TEXTS, OWNERS, TEXTS, TEXTS, DUE, STATUS), min_size=1, max_size=6)


def read(layout: Layout | None, within: Folder) -> Meeting:
    """The meeting that the rows of a table come to that can be used."""
    assert layout is not None
    strategy = within.strategy.value if within.strategy else None
    table = layout.table
    while True:
        layout = replace(layout, table=table)
        found = read_minutes(layout, strategy, id="2009-03-23", date=DAY, title="Møde", source="m")
        wrong = {fault.row for fault in found.faults}
        if not wrong:
            return replace(found.meeting, attendance=())
        table = replace(table, rows=tuple(row for row in table.rows if row not in wrong))


def by_csv(table: bytes) -> Layout | None:
    """The layout of a CSV file."""
    found = csv_table(table.decode("utf-8-sig"))
    assert found is not None
    rows = tuple(
        replace(r, cells=tuple(map(unguarded, r.cells))) for r in (found.head, *found.rows)
    )
    return layout_of([replace(found, head=rows[0], rows=rows[1:])])


def in_and_out(meeting: Meeting, within: Folder) -> tuple[Meeting, Meeting]:
    """A meeting that went out as a table and came in again, as CSV and as Markdown."""
    whole = within.with_meeting(in_folder(f"minutes/{meeting.id}.toml", meeting))
    table = table_file(council_table(whole, meeting))
    there = whole.meeting(meeting.id)
    assert there is not None
    paper = markdown(meeting_paper(whole, there, today=TODAY, table=True)).decode()
    return read(by_csv(table), within), read(text_layout(markdown_blocks(paper)), within)


@given(ROWS)
@example([("1: 1", "", "1", "", "", "")])
@example([("1: 2", "", "1", "", "", "")])
def test_what_was_read_in_goes_out_and_comes_in_without_loss(
    rows: list[tuple[str, ...]],
) -> None:
    table = TextTable(
        head=Row(1, HEAD),
        rows=tuple(Row(at, tuple(c.strip() for c in one)) for at, one in enumerate(rows, 2)),
    )
    empty = folder()
    meeting = read(layout_of([table]), empty)
    if meeting.items:
        first, second = in_and_out(meeting, empty)
        assert first == meeting
        assert second == meeting


def test_minutes_taken_here_come_to_the_same_table_however_often_they_go_out_and_in() -> None:
    within = read_folder(FOLDER).folder
    for there in within.meetings:
        if there.value.state == "final":
            once, _same = in_and_out(there.value, within)
            assert once.entries
            assert in_and_out(once, within) == (once, once)
