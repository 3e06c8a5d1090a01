"""Whichever call of the file system fails, and however: old or new, and told as not saved."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.flows import Flow, Step, Told, judged, left_over, living_in, put
from tests.faults.shim import ERRORS, SHORT, Fault, System, installed
from tryg_tui.store.files import commit, disk
from tryg_tui.store.files.commit import NotSaved


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    """A file system that can fail, where what somebody holds is given up at once."""
    monkeypatch.setattr(commit, "LOCK_SECONDS", 0.0)
    monkeypatch.setattr(disk, "PAUSES", (0.0,))
    with installed() as system:
        yield system


FEW, EVERY = 2, 2
"""More calls of a kind are often, and of how many of those one fails in the shorter form."""


class Attempt:
    """A flow in which something fails, and what is wrong about how that went."""

    def __init__(self, flow: Flow, world: Path, system: System, fault: Fault) -> None:
        """Carry it out, up to where what failed was tried again."""
        self.wrong: list[str] = []
        self._flow, self._world, self._system, self._fault = flow, world, system, fault
        files = flow.files()
        put(world, files)
        self._told = Told.of(files)
        with living_in(world):
            self._run()

    def _run(self) -> None:
        for step in self._flow.act(self._world):
            self._told.will(step)
            failed = self._fails(step, self._fault)
            if failed is not None:
                self._judge("after the error")
                if isinstance(failed, NotSaved):
                    again = self._fails(step, None if self._fault.for_ever else self._fault)
                else:
                    again = failed
                if again is not None:
                    self.wrong.append(f"{type(again).__name__}: {again}")
                    return
            self._told.done(step)
            self._judge("when saved")
            if failed is not None:
                return

    def _fails(self, step: Step, fault: Fault | None) -> Exception | None:
        """Save, and return the error if there is one."""
        try:
            with self._system.failing(fault or Fault()):
                step.save()
        except Exception as error:
            return error
        return None

    def _judge(self, when: str) -> None:
        """Note what is wrong with the world; what an error left behind may be cut off as well."""
        if verdict := judged(self._flow, self._world, self._told):
            self.wrong.append(f"{verdict} {when}")
        hindered = self._fault.hit in {"unlink", "scandir"}
        if self._fault.hit and not hindered and (left := left_over(self._world)):
            self.wrong.append(f"{left} {when}")


def everything(calls: list[str]) -> Iterator[Fault]:
    """Everything that can go wrong with each of these calls."""
    for at, name in enumerate(calls):
        for number in (*ERRORS, *([SHORT] if name == "write" else [])):
            yield Fault(at, number)
            yield Fault(at, number, for_ever=True)


def in_turn(calls: list[str]) -> Iterator[Fault]:
    """These calls failing, once and for ever in turn, with the errors in turn; of those that a flow
    makes often, every other one.

    The flows make the same ones; which half of them fails is another one in each.
    """
    made, come, tried = Counter(calls), Counter[str](), Counter[str]()
    for at, name in enumerate(calls):
        come[name] += 1
        if made[name] > FEW and (come[name] + len(calls)) % EVERY:
            continue
        kinds = (*ERRORS, *([SHORT] if name == "write" else []))
        round, place = divmod(tried[name] + len(calls), len(kinds))
        tried[name] += 1
        yield Fault(at, kinds[place], for_ever=(round + place) % 2 == 1)


def calls_of(flow: Flow, world: Path, system: System) -> list[str]:
    """The calls that a flow makes when nothing fails."""
    # What is asked of the system only once, such as its name, is asked in the first run.
    assert not Attempt(flow, world, system, Fault()).wrong
    counted = Fault()
    assert not Attempt(flow, world, system, counted).wrong
    assert counted.calls
    return counted.calls


def check(flow: Flow, place: Path, system: System, chosen: Iterator[Fault]) -> None:
    """No fault does any harm."""
    wrong, came, tried = [], 0, 0
    for fault in chosen:
        attempt = Attempt(flow, place / "world", system, fault)
        tried += 1
        came += bool(fault.hit)
        wrong += [f"{fault.name}: {each}" for each in attempt.wrong]
    assert not wrong, "\n".join(wrong)
    # A handle nobody holds any more is closed at any time, and shifts those at the very end.
    assert came > 0.95 * tried


def test_an_error_of_the_system_loses_nothing_and_is_told(
    flow: Flow, place: Path, system: System
) -> None:
    check(flow, place, system, in_turn(calls_of(flow, place / "world", system)))


@pytest.mark.large
def test_no_error_of_the_system_loses_anything(flow: Flow, place: Path, system: System) -> None:
    check(flow, place, system, everything(calls_of(flow, place / "world", system)))
