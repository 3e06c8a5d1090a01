"""The actions at hand are a table: the task first, then who, when and how often it was put off."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.grown.folder import grow
from tests.grown.plan import DAYS, HELD
from tests.ui.pages.sheet import Sheet
from tryg_tui.locale import month_year
from tryg_tui.ui.pages.parts import action_table
from tryg_tui.ui.pages.row import NOTHING
from tryg_tui.words.names import place_words

FIGURES = "2017-06-13#9"
"""The action that is overdue, and nobody's."""


def drawn(folder: Path, width: int, id: str) -> list[str]:
    """The lines of an action's row."""
    sheet = Sheet(folder, "actions", width=width)
    return next(row for row in sheet.rows if row.ref.id == id).text.plain.split("\n")


def test_a_row_begins_with_the_task_and_ends_with_who_when_and_how_often(folder: Path) -> None:
    sheet = Sheet(folder, "actions", width=120)
    assert sheet.texts[0] == "Action Initiative Owner Due Put off"
    first = drawn(folder, 120, FIGURES)[0]
    pattern = r"! Nye drop-out-tal for 2017\. +Drop-out-elever – en +\? +10 days late +●"
    assert re.fullmatch(pattern, first)
    assert "no. 9" not in sheet.shown
    sheet.highlight(f"action:{FIGURES}")
    assert "no. 9" in sheet.detail, "where it stands is one key away"


@pytest.mark.parametrize("width", [20, 40, 71, 72, 90, 111, 112, 160])
def test_no_row_is_wider_than_its_room_and_tasks_are_whole_where_they_stand_alone(
    folder: Path, width: int
) -> None:
    sheet = Sheet(folder, "actions", width=width)
    assert all(
        len(line) <= width for row in sheet.rows if row.ref for line in row.text.plain.split("\n")
    )
    if width < action_table.NARROW:
        assert "…" not in sheet.shown
        assert "→ ? ·" in sheet.shown
        assert "Owner" not in sheet.shown


def test_many_actions_have_a_line_each_and_those_of_who_left_say_so(tmp_path: Path) -> None:
    sheet = Sheet(grow(tmp_path), "actions", meeting=DAYS[HELD].isoformat())
    texts = [row.text.plain for row in sheet.rows if row.ref]
    assert len(texts) == 63
    asked = [text for text in texts if "has left: who takes over?" in text]
    assert asked
    assert sum("\n" not in text for text in texts) > 40
    assert all(len(text.split("\n")) <= 5 for text in texts)
    assert any("●●●" in text for text in texts)


@pytest.mark.parametrize("width", [72, 90, 120, 160])
def test_owners_are_whole_and_told_by_role_where_that_tells_who_is_meant(
    folder: Path, tmp_path: Path, width: int
) -> None:
    for sheet in (
        Sheet(folder, "actions", width=width),
        Sheet(grow(tmp_path / "g"), "actions", meeting=DAYS[HELD].isoformat(), width=width),
    ):
        head = sheet.rows[0].text.plain
        owner, due = head.index("Owner"), head.index("Due")
        shown = [line[owner:due] for row in sheet.rows for line in row.text.plain.split("\n")]
        assert not any("…" in told for told in shown)
    told = " ".join(" ".join(told.split()) for told in shown)
    assert "Tovholder, Sandby Kommune" in told, "both partners have a Tovholder"
    assert "Beredskabschef" in told


def test_the_part_chosen_belongs_to_its_item_and_an_unknown_one_is_all(folder: Path) -> None:
    sheet = Sheet(folder, "actions")
    item, every = sheet.ctx.item.id, len(sheet.rows)
    for chosen, shown in (({item: "near"}, 5), ({item: "gone"}, every), ({"x": "near"}, every)):
        sheet.ctx = replace(sheet.ctx, chosen=replace(sheet.ctx.chosen, filters=chosen))
        assert len(sheet.rows) == shown


def test_a_wide_table_tells_what_was_said_last_and_uses_all_of_the_window(folder: Path) -> None:
    sheet = Sheet(folder, "actions", width=131)
    assert sheet.rendered.across
    assert sheet.texts[0].endswith("Put off Said last")
    late = next(one for one in sheet.ctx.ledger.actions if one.lineage and one.state == "open")
    step = late.lineage[-1]
    said = step.entry.text or "Open"
    told = f"{month_year(step.source.date)}: {said.split()[0]}"
    assert told in sheet.row(f"action:{late.citation}")
    sheet.ctx = replace(sheet.ctx, shared=True)
    assert "Said" not in sheet.texts[0], "the room is shown what is in hand"
    assert "Said" not in Sheet(folder, "actions", width=118).texts[0]


def test_below_the_table_the_newest_follow_up_comes_first(tmp_path: Path) -> None:
    sheet = Sheet(grow(tmp_path), "actions", meeting=DAYS[HELD].isoformat())
    often = max(sheet.ctx.open_actions(), key=lambda one: len(one.lineage))
    sheet.highlight(f"action:{often.citation}")
    told = sheet.page.details(sheet.ctx, sheet.ctx.row, 120, beside=False).plain.splitlines()
    assert told[0] == often.text
    assert "no." in told[1]
    dates = [place_words(sheet.ctx.folder, one.source.citation) for one in often.lineage]
    assert [line.startswith(date) for line, date in zip(told[2:], dates[::-1], strict=True)] == (
        [True] * len(dates)
    )
    assert not sheet.page.details(sheet.ctx, NOTHING, 120, beside=False).plain
