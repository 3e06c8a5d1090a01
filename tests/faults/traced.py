"""Carries out flows while its system calls are written down: `python -m tests.faults.traced DIR`.

It says on standard output which one begins, and when what each step promises is to be relied on.
"""

import errno
import os
import sys
from pathlib import Path

from tests.faults.broken import BREAKAGES
from tests.faults.flows import Flow, living_in, put
from tests.faults.registry import FLOWS
from tests.faults.shim import Fault, System, installed
from tests.faults.trace import world_of
from tryg_tui.store.files.commit import NotSaved

BROKEN = ("nothing flushed", "no folder flushed", "written in place")
"""The breakages that a power cut would show."""


def say(text: str) -> None:
    """Say something so that it is a system call of its own."""
    os.write(1, f"{text}\n".encode())


def carry_out(name: str, flow: Flow, base: Path, system: System, fault: Fault) -> None:
    """Carry out a flow in a world of its own; what fails is tried again."""
    world = world_of(base, name)
    put(world, flow.files())
    with living_in(world):
        say(f"begin {name}")
        for step in flow.act(world):
            try:
                with system.failing(fault):
                    step.save()
            except NotSaved:
                step.save()
            say("done")


def main(base: Path) -> None:
    """Carry out every flow: as it is, broken, and with a flush of it failing."""
    with installed() as system:
        for name, flow in FLOWS.items():
            counted = Fault()
            carry_out(name, flow, base, system, counted)
            for at, call in enumerate(counted.calls):
                if call in ("fsync", "fdatasync"):
                    fault = Fault(at, errno.EIO)
                    carry_out(f"{name} / {call} {at} fails", flow, base, system, fault)
        for breakage in BROKEN:
            for name in ("recording", "new meeting"):
                with BREAKAGES[breakage]():
                    carry_out(f"{name} / {breakage}", FLOWS[name], base, system, Fault())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
