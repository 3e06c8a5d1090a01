"""From an entry back to what somebody would have typed, to edit it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from msgspec.structs import asdict

from tryg_tui.core.input.draft import BEGUN_FROM, FIELDS, OWNER_JOINT, Draft, Field
from tryg_tui.core.input.names import INDICATOR_JOINT, indicators, initiatives, people, written
from tryg_tui.core.input.numbers import number_typed
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry, kind_of
from tryg_tui.core.model.folder import Folder


def draft_of(entry: AnyEntry, folder: Folder) -> Draft:
    """The draft that makes an entry again, to edit it."""
    kind, held = kind_of(entry), asdict(entry)
    return Draft(
        kind=kind,
        item=entry.item,
        values=values_of(entry, folder),
        of=held["of"] if kind in BEGUN_FROM else "",
        sha256=held.get("sha256", ""),
        n=entry.n,
        before=entry,
    )


def values_of(entry: AnyEntry, folder: Folder) -> dict[Field, str]:
    """What stands in each field of the editor for an entry."""
    held = asdict(entry)
    return {
        field: _TYPED[field](held, folder) if field in _TYPED else held[field]
        for field in FIELDS[kind_of(entry)]
    }


def date_typed(date: dt.date | None) -> str:
    """A date as somebody would type it, "1.6.2018"."""
    return f"{date.day}.{date.month}.{date.year:04}" if date else ""


def _owner(id: Id, folder: Folder) -> str:
    """A participant's name, unless it would be taken for several."""
    name = written(id, people(folder))
    return id if OWNER_JOINT in name else name


def _owners(held: dict[str, Any], folder: Folder) -> str:
    """The owners as they would be typed."""
    names = [*(_owner(id, folder) for id in held["owners"]), held["owner_text"]]
    return f"{OWNER_JOINT} ".join(filter(None, names))


def _initiative(held: dict[str, Any], folder: Folder) -> str:
    """The initiative's title."""
    return written(held["initiative"], initiatives(folder))


def _indicator(held: dict[str, Any], folder: Folder) -> str:
    """The indicator with its initiative, as it would be typed."""
    return written(f"{held['initiative']}{INDICATOR_JOINT}{held['indicator']}", indicators(folder))


_TYPED: dict[Field, Callable[[dict[str, Any], Folder], str]] = {
    "initiative": _initiative,
    "indicator": _indicator,
    "owners": _owners,
    "outcome": lambda held, _folder: held["outcome"] or "",
    "approval": lambda held, _folder: str(held["outcome"]),
    "due": lambda held, _folder: held["due_text"] or date_typed(held["due"]),
    "when": lambda held, _folder: held["period"] or date_typed(held["date"]),
    "done": lambda held, _folder: date_typed(held["done"]),
    "value": lambda held, _folder: number_typed(held["value"]),
    "known": lambda _held, _folder: "",
    "private": lambda held, _folder: "yes" if held["private"] else "",
}
"""How each field that is not text in the file is put back into the editor."""
