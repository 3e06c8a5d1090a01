"""Hundreds of awkward texts in one meeting: none acts on a terminal, none ends up in a pipe."""

import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.factories import at, decision, held, item
from tests.naughty import NAUGHTY
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, isolated, squeezed
from tests.terminal.test_hostile_text import check_stream
from tryg_tui.core.input.visible import visible
from tryg_tui.store.folder.minutes import save_meeting

pytestmark = pytest.mark.terminal

MEETING = "2017-11-07"

TEXTS = [text for text in NAUGHTY if text.strip() and len(text) < 1_000]
"""Those that leave room for the others."""

LAST = "Det sidste ord."


@pytest.fixture
def naughty(folder: Path) -> Path:
    """The folder with a meeting at which all of that was decided."""
    said = [*TEXTS, LAST]
    entries = (decision(n, text, item="a", at=at(10)) for n, text in enumerate(said, 1))
    save_meeting(folder, held(MEETING, *entries, items=(item("a", title=TEXTS[0]),)), None)
    return folder


def other(terminal: Terminal, before: str) -> bool:
    """Whether another page is shown."""
    return terminal.work_text() != before


def test_no_text_is_a_command_to_the_terminal(naughty: Path, start: Start) -> None:
    review = start("review", MEETING, size=(120, 300))
    review.wait_for("#1 ")
    for _page in range(40):
        if review.shows(LAST):
            break
        before = review.work_text()
        review.press("pagedown")
        review.wait_for(partial(other, review, before))
    review.wait_for(LAST)
    assert review.quit() == 0
    check_stream(bytes(review.raw))


def test_no_text_is_a_command_in_what_is_printed(naughty: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tryg_tui", "--folder", str(naughty), "show", MEETING],
        env=isolated(tmp_path / "home"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout)
    shown = "".join(done.stdout.split())
    for text in TEXTS:
        expected = re.sub("\r+\n", "\n", re.sub("[\ud800-\udfff]", "\ufffd", text)).strip()
        assert "".join(visible(squeezed(expected)).split()) in shown, repr(text)
