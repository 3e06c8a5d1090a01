"""The meeting after ten years, run key by key in a terminal: every key is counted, letters too."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from tests.grown.plan import LIVING
from tests.terminal.harness import Terminal
from tests.terminal.secretary import Secretary, at_item
from tryg_tui.locale import _

MOST_KEYS = 350
"""Fewer keys than these are enough: with a program that did less for its users it took 750."""

NEXT = dt.date(2028, 10, 10)
"""When the group meets next, as proposed."""

DONE, STILL = 20, 20
"""How many of the 63 actions are done, and still open with another date; those of initiatives that
have ended are all dropped.
"""

DROPPED = 23

WHY = "Indsatsen er ophørt."
"""Why they are dropped."""

SENTENCES = {
    0: "Roligere end sidste forår.",
    3: "Der mangler frivillige.",
    5: "Budgettet er på plads nu.",
    8: "Skolerne vil gerne være med.",
    11: "Afventer tal fra politiet.",
}
"""What is said of some initiatives, by the turn they come in; of the others only the status is."""

STATUSES = ("1", "1", "2", "1", "1", "1", "3", "1", "1", "1", "2", "1", "1")
"""The numbers of the statuses given; a sentence keeps the status there was."""

VALUES = ("86", "61", "940", "12", "23", "15", "44", "70")
"""The figures reported, in the turn they come."""

AWAY = ("park", "analy", "ældre")
"""Parts of the names of those who have sent apologies."""

DECISIONS = ("Natteravnene får nye veste.", "Havnen får mere lys.")
ACTIONS = (("Bestil veste", "bered", "1/6"), ("Mål lyset", "skolech", "1/9"))
"""New actions: what, part of the owner's name, by when."""


NEW = "agree"
"""The part of the meeting in which something new is agreed."""


class Counted:
    """A secretary whose keys are counted, by the part of the meeting and whether they are words."""

    def __init__(self, terminal: Terminal) -> None:
        """Sit down."""
        self.terminal = terminal
        self.secretary = Secretary(terminal)
        self.keys: Counter[str] = Counter()
        """Keys pressed in each part, words included."""
        self.letters: Counter[str] = Counter()
        """Of those, the letters of words, names, dates and figures."""
        self._part = ""

    @property
    def as_before(self) -> int:
        """All keys, words included, but for the decisions and actions that were not counted when
        it took 750.
        """
        return self.keys.total() - self.keys[NEW]

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what is pressed now under a name."""
        self._part = name
        yield

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.keys[self._part] += len(keys)
        self.terminal.press(*keys)

    def type(self, text: str) -> None:
        """Type words, a key a letter."""
        self.keys[self._part] += len(text)
        self.letters[self._part] += len(text)
        self.terminal.type(text)

    def go(self, number: int) -> None:
        """Go on to the next item, which has this number."""
        self.press("pagedown")
        self.terminal.wait_for(partial(at_item, self.terminal, number))

    def said(self, kind: str, count: int = 1) -> None:
        """Wait until so many more entries are in the minutes."""
        self.secretary.n += count - 1
        self.secretary.recorded(kind)

    def in_editor(self) -> None:
        """Wait until the editor is there."""
        self.terminal.wait_for("Ctrl+S " + _("Record"))


def hold(terminal: Terminal) -> Counted:
    """Hold the whole meeting and close it."""
    run = Counted(terminal)
    for part in (_begin, _follow_up, _statuses, _readings, _agree, _close):
        with run.part(part.__name__.strip("_")):
            part(run)
    return run


def _begin(run: Counted) -> None:
    """Start, note who is here, approve agenda and minutes."""
    run.terminal.wait_for(_("The meeting has not started. Press c to start it."))
    run.press("c", "V")
    run.secretary.seen(f"✓ {_('Present')}")
    for name in AWAY:
        run.press("o")
        run.terminal.wait_for(_("Who has sent apologies?"))
        run.type(name)
        run.press("enter")
        run.terminal.wait_for(lambda: not run.terminal.window())
    run.press("g")
    run.said("approval")
    run.go(2)
    run.press("g")
    run.said("approval")


def _follow_up(run: Counted) -> None:
    """Drop what belongs to initiatives that have ended, and say what became of the others, in the
    order they stand.
    """
    run.go(3)
    run.press("h")
    run.terminal.wait_for(_("Mark which actions?"))
    run.press("down", "enter")
    run.terminal.wait_for("▣")
    run.press("w")
    run.in_editor()
    run.type(WHY)
    run.press("ctrl+s")
    run.said("followup", DROPPED)
    for turn in range(DONE + STILL):
        if turn % 2:
            run.press("o")
            run.in_editor()
            run.press("ctrl+s")
        else:
            run.press("d")
        run.said("followup")


def _statuses(run: Counted) -> None:
    """Give every living initiative a status, some with a sentence."""
    run.go(4)
    run.go(5)
    for turn in range(len(LIVING)):
        run.press("s")
        run.in_editor()
        if sentence := SENTENCES.get(turn):
            run.type(sentence)
            run.terminal.wait_for(sentence)
            run.press("ctrl+s")
        else:
            run.press(STATUSES[turn])
        run.said("status")


def _readings(run: Counted) -> None:
    """Record the figures that are due."""
    run.go(6)
    run.go(7)
    for value in VALUES:
        run.press("m")
        run.in_editor()
        run.type(value)
        run.press("ctrl+s")
        run.said("reading")


def _agree(run: Counted) -> None:
    """Two decisions, and two actions with who and when."""
    run.go(8)
    for text in DECISIONS:
        run.press("b")
        run.in_editor()
        run.type(text)
        run.press("ctrl+s")
        run.said("decision")
    for what, who, when in ACTIONS:
        run.press("a")
        run.in_editor()
        run.type(f"{what} @{who} >{when}")
        run.press("ctrl+s")
        run.said("action")


def _close(run: Counted) -> None:
    """Go to the end, close, and take the date proposed for the next meeting."""
    run.go(9)
    run.go(10)
    run.press("pagedown")
    step = _("Closing the meeting, step {n} of {of}")
    for number in (1, 2):
        run.terminal.wait_for(step.format(n=number, of=3))
        run.press("pagedown")
    run.terminal.wait_for(step.format(n=3, of=3))
    run.press("ctrl+s")
    written = _("The draft minutes are written: {file}")
    run.secretary.seen(written.partition("{")[0])
