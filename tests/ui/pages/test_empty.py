"""Where there is nothing yet, it is said which key puts something in."""

import datetime as dt

from msgspec.structs import replace

from tests.factories import at, folder, item, meeting, strategy
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.folder import Folder
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.registry import page_of
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.context import Looking
from tryg_tui.ui.review.home import left_tiles, right_tiles
from tryg_tui.ui.review.sections import page
from tryg_tui.ui.widgets.columns import arranged

TODAY = dt.date(2018, 4, 10)

NOBODY = replace(strategy(), people=())

REGISTERS = "R on the front page, F7 at a meeting, opens the registers; what stands under"


def seen(where: Folder, view: str, *, shared: bool = False) -> str:
    """All that a page of the first meeting says."""
    first = where.meetings[0].value
    shown = item("a", view=view)
    ctx = Context(
        folder=where,
        ledger=Ledger(),
        held=first,
        item=shown,
        previous=None,
        now=at(9),
        shared=shared,
    )
    made = page_of(shown.view).render(ctx, 100)
    told = [made.headline.plain, *(row.text.plain for row in made.rows), made.empty]
    return " ".join(" ".join(told).split())


def front(where: Folder) -> str:
    """All that the front page says."""
    ctx = Context(
        folder=where,
        ledger=Ledger(),
        held=None,
        item=item("a"),
        previous=None,
        now=at(9),
        day=TODAY,
    )
    rows = arranged([*left_tiles(ctx, "", 100), *right_tiles(ctx, "", 100)], 100, 0)
    return " ".join(" ".join(row.text.plain for row in rows).split())


def test_the_front_page_of_an_empty_folder_says_which_keys_fill_it() -> None:
    said = front(folder(strategy=NOBODY))
    assert "None is planned. Press n to prepare one." in said
    assert "Still empty" in said
    for register in ("Participants", "Initiatives", "Measures of the index"):
        assert f"{REGISTERS} “{register}”" in said, register
    assert f"{REGISTERS} “Participants”" not in front(folder(strategy=strategy()))


def test_each_item_without_anything_says_which_key_fills_it_but_not_to_the_room() -> None:
    where = folder(meeting(state="open", items=(item("a"),)), strategy=NOBODY)
    for view, said in {
        "agenda": f"{REGISTERS} “Participants”",
        "actions": "No actions are open. a at a meeting: Record an action point.",
        "safety-index": f"{REGISTERS} “Measures of the index”",
        "initiatives": f"{REGISTERS} “Initiatives”",
        "communication": f"{REGISTERS} “Outreach outside meetings”",
        "measurement": f"{REGISTERS} “Initiatives”",
        "topics": "No topics are parked. p at a meeting: Park a topic for a later meeting.",
    }.items():
        assert said in seen(where, view), view
        shown = seen(where, view, shared=True)
        assert REGISTERS not in shown, view
        assert "at a meeting:" not in shown, view


def test_looking_back_on_nothing_says_which_key_fills_it() -> None:
    looking = Looking(folder=folder(strategy=NOBODY), ledger=Ledger(), today=TODAY)
    for section, said in {
        "meetings": "n on the front page: Prepare a new meeting from the agenda template.",
        "decisions": "b at a meeting: Record a decision.",
        "actions": "a at a meeting: Record an action point.",
        "initiatives": f"{REGISTERS} “Initiatives”",
        "items": "n on the front page",
        "people": f"{REGISTERS} “Participants”",
        "attendance": "n on the front page",
    }.items():
        shown = page(looking, RowRef("section", section))
        assert not shown.rows
        assert said in shown.empty, section
