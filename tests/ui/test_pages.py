"""The pages of the agenda views."""

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from tests.shipped import FOLDER
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.strategy import View
from tryg_tui.store.folder.load import read_folder
from tryg_tui.ui import pages
from tryg_tui.ui.commands.command import of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.registry import all_pages, page_of
from tryg_tui.ui.pages.row import NOTHING, RowRef


def at(view: View) -> Context:
    """The shipped meeting at an item with a view."""
    folder = read_folder(FOLDER).folder
    meeting = folder.meetings[-1].value
    return Context(
        folder=folder,
        ledger=fold(folder, meeting.id),
        held=meeting,
        item=next(one for one in meeting.items if one.view == view),
        previous=folder.meetings[-2].value,
        now=dt.datetime.combine(meeting.date, dt.time(9)),
    )


def test_every_view_has_a_page_and_every_page_a_view() -> None:
    assert sorted(page.view for page in all_pages()) == sorted(get_args(View))
    assert all(page_of(view).view == view for view in get_args(View))


def test_a_page_is_shown_without_what_only_others_need() -> None:
    shown = "import sys; from tryg_tui.ui.pages.registry import page_of; page_of('agenda')"
    asked = f"{shown}; print('tryg_tui.ui.pages.measurement' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


WEATHER = """
from textual.content import Content
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.page import Page

PAGES = (
    Page(
        view="weather",
        render=lambda ctx, width: Rendered(Content("Rain")),
        detail=lambda ctx, row, width: Content(""),
    ),
)
"""


def test_a_new_page_is_a_module_and_told_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weather.py").write_text(WEATHER)
    monkeypatch.setattr(pages, "__path__", [*pages.__path__, str(tmp_path)])
    assert {page.view for page in all_pages()} == {*get_args(View), "weather"}


@pytest.mark.parametrize("view", get_args(View))
def test_every_page_can_be_drawn_and_every_row_of_it_be_looked_at(view: View) -> None:
    page, ctx = page_of(view), at(view)
    drawn = page.render(ctx, 80)
    assert drawn.headline.plain or drawn.large
    for ref in {row.ref for row in drawn.rows if row.ref}:
        title, text = page.opened(ctx, ref, 68)
        assert title, ref
        assert text.plain or not page.detail(ctx, ref, 68).plain, ref


@pytest.mark.parametrize("view", ["actions", "communication", "topics"])
def test_what_became_of_it_is_said_only_of_what_was_left_open(view: View) -> None:
    said = "That is for an earlier action, topic, promise or decision: highlight one first."
    asked, ctx = page_of(view).why_not, at(view)
    assert asked(ctx, "follow_done", RowRef("action", "2017-12-05#1")) == ""
    assert asked(ctx, "follow_done", NOTHING) == said
    assert asked(ctx, "record_note", NOTHING) == ""


def test_every_command_of_a_view_is_carried_out_by_its_page() -> None:
    for one in of_scope(COMMANDS, "meeting"):
        for view in one.views:
            page = page_of(view)
            assert one.id in (page.writing if one.writes else page.commands), (one.id, view)
    known = {one.id for one in of_scope(COMMANDS, "meeting") if one.views}
    assert known == {id for page in all_pages() for id in (*page.writing, *page.commands)}
