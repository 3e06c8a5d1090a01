"""The records of the shipped registers, and a new value for each kind of field."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec.structs import replace

from tests.shipped import FOLDER
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.registers.fields import Field, fields
from tryg_tui.core.registers.register import REGISTERS, Around, named
from tryg_tui.store.folder.load import read_folder

TODAY = dt.date(2018, 4, 10)


@cache
def shipped() -> Folder:
    """The shipped folder."""
    return read_folder(FOLDER).folder


def files() -> list[Loaded[Any]]:
    """The files of its registers."""
    kinds = {one.document for one in REGISTERS}
    return [one for one in shipped().documents() if type(one.value) in kinds]


def without_id(record: Record) -> Any:
    """A record as a copy of it begins, which gets an id of its own."""
    return replace(record, id="") if "id" in record.__struct_fields__ else record


def places(
    holder: Record, path: tuple[tuple[str, int], ...] = ()
) -> Iterator[tuple[Record, tuple[tuple[str, int], ...]]]:
    """A record and all those in it, each with the way that leads to it."""
    yield holder, path
    for field in fields(type(holder)):
        if field.input == "rows":
            for at, one in enumerate(getattr(holder, field.name)):
                yield from places(one, (*path, (field.name, at)))


def another(field: Field, record: Record, around: Around) -> str | None:
    """Something else to stand in a field than what is there; None where there is nothing else."""
    held = getattr(record, field.name)
    match field.input:
        case "rows" | "id":
            return None
        case "choice":
            return next(value for value in field.values if value != held)
        case "yes-no":
            return "" if held else "yes"
        case "date":
            return "3.2.2016"
        case "number":
            return "41,5"
        case "whole":
            least = max(field.span[0], 7) if field.span else 7
            return str(least if held != least else least + 1)
        case "wholes":
            return "3, 4"
        case "name":
            assert field.target
            known = [id for id, _ in named(around, field.target) if id != held]
            return known[-1] if known else None
        case "names":
            assert field.target
            return next(
                (id for id, _ in reversed(named(around, field.target)) if (id,) != held), None
            )
        case "list":
            return "Et\nTo"
        case "text":
            return 'Første linje\n\nTredje »linje« \\ med "tegn"'
        case _:
            return 'Et »nyt« ord \\ med "tegn"'
