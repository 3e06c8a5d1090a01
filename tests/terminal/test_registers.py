"""An empty folder is filled through the registers, without any editor, in a real terminal."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.registers.beginning import Beginning
from tryg_tui.locale import _
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.locate import init_folder
from tryg_tui.words.registers import label, register_title

pytestmark = pytest.mark.terminal

DOWN = "\x1b[B"
"""What a terminal sends for the arrow down."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership that has nothing yet but its two partners."""
    root = tmp_path / "meetings"
    partners = ("Vestby", "Politiet")
    init_folder(root, Beginning(title="Trygt Vestby", short="Vestby", partners=partners))
    return root


def new(terminal: Terminal, of: str, typed: str) -> None:
    """Begin something new and type into its fields; a tab goes to the next."""
    terminal.press("n")
    terminal.wait_for(f"{of} › {_('new')}")
    terminal.type(typed)


def saved(terminal: Terminal, *shown: str) -> None:
    """Save what is filled in, and wait until it is told and on disk."""
    terminal.press("ctrl+s")
    for text in shown:
        terminal.wait_for(text)
    terminal.wait_for(lambda: terminal.shows(_("Saved at {time}").partition("{")[0]))


def into(terminal: Terminal, steps: int, title: str) -> None:
    """Go down so many registers from the one shown, and into it."""
    terminal.press("escape")
    terminal.wait_for(_("Registers"))
    terminal.type(DOWN * steps)
    terminal.wait_for(
        lambda: terminal.shows(
            _("There is nothing in “{register}” yet: n puts in the first.").format(register=title)
        )
    )
    terminal.press("enter")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_an_empty_partnership_is_filled(
    folder: Path, start: Start, lang: str, spoken: object
) -> None:
    assert callable(spoken)
    spoken(lang)
    terminal = start(size=(140, 36), lang=lang)
    terminal.wait_for("Vestby")
    terminal.press("R")
    terminal.wait_for(register_title("people"))
    terminal.press("enter")
    for name, partner in (("Leder", "vest"), ("Analytiker", "politi")):
        new(terminal, register_title("people"), f"{name}\t{partner}")
        saved(terminal, name)
    into(terminal, 3, register_title("initiatives"))
    new(terminal, register_title("initiatives"), "Lys i parken\t\t\t2026\tIngen mørke stier\t\t")
    # Leads, life, platforms, then the indicators.
    terminal.type("\t" * 4)
    new(terminal, label(Initiative, "indicators"), "Lamper\tlamper")
    terminal.press("ctrl+s")
    terminal.wait_for("Lamper")
    saved(terminal, "Lys i parken")
    into(terminal, 2, register_title("measures"))
    new(terminal, register_title("measures"), "Andel trygge\tpct.\t\t\t\t\t")
    new(terminal, label(Measure, "areas"), "Vestby\t  ")
    terminal.press("ctrl+s")
    terminal.wait_for("Vestby")
    saved(terminal, "Andel trygge")
    assert terminal.quit() == 0
    reading = read_folder(folder)
    found = reading.folder
    assert [one.partner for one in found.partnership.people] == ["vestby", "politiet"]
    initiative = found.initiative("lys-i-parken")
    assert initiative is not None
    assert [one.title for one in initiative.indicators] == ["Lamper"]
    assert initiative.goal == "Ingen mørke stier"
    (measure,) = found.measures
    assert [one.title for one in measure.value.areas] == ["Vestby"]
    assert not reading.problems
    assert not check_folder(found)
