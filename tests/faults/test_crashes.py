"""After a power cut at any instant every file is whole, and what was called saved is there."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.crashes import Disk, Model, Op, after
from tests.faults.flows import (
    Flow,
    Step,
    Told,
    Verdict,
    judged,
    left_over,
    living_in,
    put,
    steps_of,
)
from tests.faults.registry import FLOWS
from tests.faults.trace import flow_of, runs, traced, world_of
from tests.faults.traced import BROKEN
from tryg_tui.store.files.disk import remove_orphans

FINEST, COARSE = 4, 4096
"""Bytes between places where a write may be torn: in longer runs, and where more goes wrong."""

STATES = 5_000
"""So many different states of a disk are looked at, at least."""

THIRD, MOST = 3, 2
"""Of how many runs with a failed flush one is looked at in the shorter form, and of how many."""

MODELS: tuple[Model, ...] = ("posix", "ext4")

BEFORE = "before"
"""What an orphan is called that was there from the beginning."""


class Found:
    """What the states are like that a disk may be in after a power cut during a run."""

    def __init__(self, flow: Flow, steps: list[Step], ops: list[Op], world: Path) -> None:
        """Look at all of them."""
        self.states: set[bytes] = set()
        self.torn: set[bytes] = set()
        self.lost: set[bytes] = set()
        self.left: set[str] = set()
        """Temporary files that the next start would not remove."""
        self._flow, self._steps, self._world = flow, steps, world
        self._files = flow.files()
        self._verdicts: dict[bytes, Verdict] = {}
        for model in MODELS:
            for place in range(len(ops) + 1):
                self._look_after(ops[:place], model)

    def _look_after(self, ops: list[Op], model: Model) -> None:
        done = sum(op.kind == "done" for op in ops)
        changes = [op for op in ops if op.kind != "done"]
        for state in after(changes, Disk(self._files), model):
            key = _hash(state, str(done))
            if key in self.states:
                continue
            self.states.add(key)
            verdict = self._judged(state, done)
            if verdict.torn:
                self.torn.add(key)
            if verdict.lost:
                self.lost.add(key)

    def _judged(self, state: dict[str, bytes], done: int) -> Verdict:
        """What is wrong with a state; files nobody looks at have no part in it."""
        shown = {path: data for path, data in state.items() if not _hidden(path)}
        names = sorted(path for path in state if _hidden(path))
        key = _hash(shown, str(done), *names)
        if key not in self._verdicts:
            put(self._world, state)
            told = Told.of(self._files).after(self._steps, done)
            with living_in(self._world):
                self._verdicts[key] = judged(self._flow, self._world, told)
                for folder in {each.parent for each in self._world.rglob("*.tmp")}:
                    remove_orphans(folder)
            self.left.update(left_over(self._world))
        return self._verdicts[key]


def _hidden(path: str) -> bool:
    """Whether a file is one that no reader looks at."""
    return path.endswith((".tmp", ".lock"))


def _hash(state: dict[str, bytes], *more: str) -> bytes:
    """What tells states apart."""
    parts = [b"%d:%s" % (len(part), part) for pair in sorted(state.items()) for part in _pair(pair)]
    return hashlib.sha256(b"".join(parts) + "\0".join(more).encode()).digest()


def _pair(pair: tuple[str, bytes]) -> tuple[bytes, bytes]:
    return pair[0].encode(), pair[1]


class Runs:
    """The runs that were traced, and what may be on a disk after each."""

    def __init__(self, traces: dict[str, list[Op]], base: Path) -> None:
        """Look at nothing yet."""
        self.traces, self._base = traces, base
        self._found: dict[tuple[str, int], Found] = {}

    def of(self, run: str, block: int = COARSE) -> Found:
        """What may be on a disk after a power cut during a run."""
        if (run, block) not in self._found:
            flow = FLOWS[flow_of(run)]
            world = world_of(self._base, run)
            steps = steps_of(flow, world)
            ops = [replace(op, block=block) for op in self.traces[run]]
            assert sum(op.kind == "done" for op in ops) == len(steps)
            self._found[run, block] = Found(flow, steps, ops, world)
        return self._found[run, block]


@pytest.fixture(scope="module")
def runs_traced(memory: Path) -> Runs:
    """The changes of the disk that the program makes, flow by flow."""
    base = memory / "traced"
    base.mkdir()
    lines = traced("tests.faults.traced", str(base), out=memory / "calls")
    files = {name: flow.files() for name, flow in FLOWS.items()}
    return Runs(runs(lines, base, files), base)


def test_a_power_cut_leaves_whole_files_and_all_that_was_promised(runs_traced: Runs) -> None:
    states = 0
    for name, flow in FLOWS.items():
        found = runs_traced.of(name, flow.block)
        check(found, name)
        states += len(found.states)
    assert states >= STATES


@pytest.mark.large
def test_a_power_cut_that_tears_a_file_anywhere_does_no_harm(flow: Flow, runs_traced: Runs) -> None:
    check(runs_traced.of(flow.name, FINEST), flow.name)


def check(found: Found, name: str) -> None:
    """Nothing is torn, lost or left behind."""
    assert not found.torn, name
    assert not found.lost, name
    assert not found.left, name


def failing(flow: Flow, runs_traced: Runs) -> list[str]:
    """The runs of a flow in which a flush failed, each another one."""
    runs = [run for run in runs_traced.traces if run.startswith(f"{flow.name} / ")]
    return [run for run in runs if run.endswith("fails")]


def check_failing(runs: list[str], runs_traced: Runs) -> None:
    """Nothing is torn or lost."""
    for run in runs:
        found = runs_traced.of(run)
        assert not found.torn, run
        assert not found.lost, run


def test_a_power_cut_after_a_flush_that_failed_loses_nothing_either(
    flow: Flow, runs_traced: Runs
) -> None:
    # The flows flush in the same way; which flush fails is another one in each of them.
    chosen = failing(flow, runs_traced)[list(FLOWS).index(flow.name) % THIRD :: THIRD]
    check_failing(chosen[:MOST], runs_traced)


@pytest.mark.large
def test_a_power_cut_after_any_flush_that_failed_loses_nothing(
    flow: Flow, runs_traced: Runs
) -> None:
    check_failing(failing(flow, runs_traced), runs_traced)


@pytest.mark.parametrize("breakage", BROKEN)
@pytest.mark.parametrize("name", ["recording", "new meeting"])
def test_what_is_left_out_of_the_commit_is_found(
    name: str, breakage: str, runs_traced: Runs
) -> None:
    found = runs_traced.of(f"{name} / {breakage}")
    wrong = {
        "nothing flushed": found.torn,
        "no folder flushed": found.lost,
        "written in place": found.torn,
    }
    assert wrong[breakage]
