"""A partnership is set up and its groups meet, without any editor, in a real terminal."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, command, isolated
from tests.terminal.registrar import Filled, Registrar
from tests.terminal.secretary import Said, Secretary
from tryg_tui.core.model.folder import Folder
from tryg_tui.locale import _
from tryg_tui.store.folder.load import read_folder

pytestmark = pytest.mark.terminal


class Setting(NamedTuple):
    """A partnership as somebody tells of it when asked, and how it then goes on."""

    answers: tuple[str, ...]
    initiatives: tuple[Filled, ...]
    """Those that are put in afterwards."""
    bodies: tuple[str, ...]
    """Its groups."""
    present: tuple[int, ...]
    """How many are present at the meeting of each."""
    leaves: str
    """Whoever leaves between the two meetings, by the title."""
    partners: int
    people: int
    months: int
    begun: int
    """The initiatives that the answers begin, each with an indicator."""
    areas: int
    readings: int
    keys: int
    """How many keys all this takes at most."""


def indicator(title: str, unit: str, baseline: str, target: str) -> Filled:
    """An indicator of which more is better."""
    more = {"direction": "higher", "baseline": baseline, "target": target}
    return {"title": title, "unit": unit, **more}


VESTBY = Setting(
    answers=(
        "", "2", "Trygt Vestby", "Vestby",
        "Vestby Kommune; Vestjyllands Politi", "", "Styregruppen; Lokalrådet", "",
        "Forebyggelseschef; SSP-konsulent; Sekretær", "Politikommissær; Analytiker; Lokalbetjent",
        "", "1-3", "", "1-5", "2 3 5 6",
        "Lys i parken; Lamper, der lyser; lamper; 12; 40",
        "Tryg nat; Natteravne; 8; 24", "Naboer; Vejfester; fester; ; 10", "",
        "Ingen mørke stier", "", "",
        "1", "", "Hele landet", "", "", "2024 84,5; 2025 86,1", "", "2025 85", "o",
    ),
    initiatives=(),
    bodies=("Styregruppen", "Lokalrådet"), present=(5, 3),
    leaves="Analytiker, Vestjyllands Politi", partners=2, people=6, months=2,
    begun=3, areas=2, readings=3, keys=367,
)  # fmt: skip

WESTOVER = Setting(
    answers=(
        "", "3", "Westover Safety Board", "",
        "Westover Council; Police; Fire Service; Probation", "", "Board; Youth Group", "",
        "Chief executive, council", "Superintendent, police", "Station officer, fire, board",
        "Analyst, probation, youth", "", "1 2", "",
        "", "1", "", "", "", "2025 71.5", "c",
    ),
    initiatives=(
        {"title": "Safe homes", "indicators": [indicator("Homes visited", "homes", "0", "500")]},
    ),
    bodies=("Board", "Youth Group"), present=(3, 2),
    leaves="Superintendent, Police", partners=4, people=4, months=3,
    begun=0, areas=1, readings=1, keys=288,
)  # fmt: skip


def set_up(terminal: Terminal, setting: Setting) -> None:
    """Answer what `init` asks."""
    for answer in setting.answers:
        terminal.type(f"{answer}\n")
    assert terminal.ended() == 0, terminal.screen_text()


def hold(terminal: Terminal, present: int, item: str) -> None:
    """Hold the meeting shown, so many present, with a decision and an action at its fifth item."""
    secretary = Secretary(terminal)
    secretary.begin()
    secretary.all_present()
    there = f"✓ {_('Present')}"
    terminal.wait_for(lambda: terminal.screen_text().count(there) == present)
    terminal.press("5")
    secretary.on(5, item)
    secretary.record(Said("b", "decision", "Der tændes flere lamper."))
    secretary.record(Said("a", "action", "Bestil lamperne."))
    terminal.press("0", "pagedown")
    step = _("Closing the meeting, step {n} of {of}")
    for n in (1, 2, 3):
        terminal.wait_for(step.format(n=n, of=3))
        terminal.press("pagedown" if n < 3 else "ctrl+s")
    secretary.seen(_("The draft minutes are written: {file}").partition("{")[0])


def readable(path: Path) -> bool:
    """Whether a person can read a file: short lines, and air between its tables."""
    lines = path.read_text(encoding="utf-8").splitlines()
    tables = [n for n, line in enumerate(lines) if line.startswith("[") and n]
    return max(map(len, lines)) <= 200 and not any(lines[n - 1] for n in tables)


@pytest.mark.parametrize(
    ("lang", "setting"),
    [("da", VESTBY), pytest.param("en", WESTOVER, marks=pytest.mark.large)],
    ids=["da", "en"],
)
def test_a_partnership_is_set_up_and_its_groups_meet(
    lang: str,
    setting: Setting,
    tmp_path: Path,
    start: Start,
    spoken: Callable[[str], None],
) -> None:
    spoken(lang)
    made, home = tmp_path / "made", tmp_path / "home"
    given = ["--lang", lang, "init", str(made)]
    first = Terminal(given, (120, 36), isolated(home), tmp_path)
    set_up(first, setting)
    terminal = start("--folder", str(made), size=(120, 50), lang=lang)
    terminal.wait_for(_("None is planned. Press n to prepare one."))
    if setting.initiatives:
        Registrar(terminal).new("initiatives", *setting.initiatives)
        terminal.press("escape")
    assert first.pressed + terminal.pressed <= setting.keys
    terminal.press("n")
    terminal.wait_for(_("Enter chooses. Esc leaves."))
    terminal.press("enter")
    terminal.wait_for(_("Enter goes on. Esc leaves."))
    terminal.press("enter")
    terminal.wait_for(setting.bodies[0])
    terminal.press("r")
    fifth = read_folder(made).folder.partnership.agenda[4].title
    hold(terminal, setting.present[0], fifth)
    terminal.press("escape")
    terminal.wait_for(_("Since last time"))
    today = dt.datetime.now().astimezone().date()
    left = today - dt.timedelta(days=1)
    Registrar(terminal).end("people", setting.leaves, f"{left:%d.%m.%Y}")
    assert terminal.quit() == 0
    command(home, made, lang, "new", str(today), "--body", setting.bodies[1])
    terminal = start("--folder", str(made), "run", size=(120, 50), lang=lang)
    hold(terminal, setting.present[1], fifth)
    assert terminal.quit() == 0
    checked = command(home, made, lang, "check")
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    assert all(map(readable, made.rglob("*.toml")))
    is_kept(read_folder(made).folder, setting, left)


def is_kept(found: Folder, setting: Setting, left: dt.date) -> None:
    """All that was told and typed is in the folder."""
    partnership = found.partnership
    assert len(partnership.partners) == setting.partners
    assert len(partnership.people) == setting.people
    assert partnership.months_between == setting.months
    assert [one.title for one in partnership.people if one.until == left] == [setting.leaves]
    kept = [one.value for one in found.initiatives]
    wanted = setting.begun + len(setting.initiatives)
    assert len(kept) == sum(len(one.indicators) for one in kept) == wanted
    (measure,) = (one.value for one in found.measures)
    assert len(measure.areas) == setting.areas
    assert len(measure.readings) == setting.readings
    ended = [one.value for one in found.meetings if one.value.state == "draft"]
    assert [len(one.attendance) for one in ended] == list(setting.present)
