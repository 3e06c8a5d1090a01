"""Records for tests, with no more in them than a test says."""

import datetime as dt
import io
from importlib import import_module
from typing import Any, TypeVar

from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.base import Citation, Document, Id
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Decision,
    FollowUp,
    FollowUpState,
    Note,
    Status,
    Topic,
)
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Partner, Person, Strategy

D = TypeVar("D", bound=Document)

SUMMER = dt.timezone(dt.timedelta(hours=2))
"""The offset of Danish summer time."""


def at(hour: int, minute: int = 0, second: int = 0, *, day: int = 10) -> dt.datetime:
    """A moment of April 2018, on the day of the meeting unless another is given."""
    return dt.datetime(2018, 4, day, hour, minute, second, tzinfo=SUMMER)


def loaded(path: str, value: D, sha256: str = "") -> Loaded[D]:
    """A file with this content."""
    return Loaded(path=path, sha256=sha256, value=value)


def item(id: str, **fields: Any) -> AgendaItem:
    """An agenda item."""
    whole: dict[str, Any] = {"title": id.capitalize(), "kind": "discussion", "view": "other"}
    return AgendaItem(id=id, **(whole | fields))


def meeting(id: str = "2018-04-10", **fields: Any) -> Meeting:
    """A planned meeting on the day its id begins with."""
    whole: dict[str, Any] = {"title": "Møde", "date": dt.date.fromisoformat(id[:10])}
    return Meeting(id=id, **(whole | fields))


def held(id: str, *entries: AnyEntry, **fields: Any) -> Meeting:
    """A meeting that is over, with these entries."""
    last = max((entry.n for entry in entries), default=0)
    whole: dict[str, Any] = {"state": "final", "entries": entries, "last": last}
    return meeting(id, **(whole | fields))


def decision(n: int = 1, text: str = "", **fields: Any) -> Decision:
    """A decision."""
    return Decision(**_entry(n, fields), text=text)


def note(n: int = 1, text: str = "", **fields: Any) -> Note:
    """A note."""
    return Note(**_entry(n, fields), text=text)


def action(n: int = 1, text: str = "", **fields: Any) -> Action:
    """An action without owner and due date, unless they are given."""
    return Action(**_entry(n, fields), text=text)


def followup(n: int, of: Citation, state: FollowUpState = "open", **fields: Any) -> FollowUp:
    """A follow-up of the entry cited."""
    return FollowUp(**_entry(n, fields), of=of, state=state)


def status(n: int, initiative: Id, status: Id, **fields: Any) -> Status:
    """A status given to an initiative."""
    return Status(**_entry(n, fields), initiative=initiative, status=status)


def amendment(n: int, of: Citation, text: str = "", **fields: Any) -> Amendment:
    """A correction of the entry cited."""
    return Amendment(**_entry(n, fields), of=of, text=text)


def topic(n: int = 1, text: str = "", **fields: Any) -> Topic:
    """A parked topic."""
    return Topic(**_entry(n, fields), text=text)


def _entry(n: int, fields: dict[str, Any]) -> dict[str, Any]:
    """What every entry has, and what a test wants."""
    return {"n": n, "item": "initiatives", "at": at(10)} | fields


def entry(n: int, **fields: Any) -> dict[str, Any]:
    """The fields that every entry has, of one at nine under another item."""
    return {"n": n, "item": "other", "at": at(9)} | fields


def initiative(id: str, **fields: Any) -> Initiative:
    """An initiative."""
    whole: dict[str, Any] = {"title": id.capitalize()}
    return Initiative(id=id, **(whole | fields))


def strategy(**fields: Any) -> Strategy:
    """A strategy with two partners and a person of each."""
    whole: dict[str, Any] = {
        "title": "Tryg Aalborg",
        "partners": (
            Partner(id="kommune", title="Aalborg Kommune"),
            Partner(id="politi", title="Nordjyllands Politi"),
        ),
        "people": (
            Person(id="tryg-kommune", title="Tovholder, Aalborg Kommune", partner="kommune"),
            Person(id="tryg-politi", title="Tovholder, Nordjyllands Politi", partner="politi"),
        ),
    }
    return Strategy(**(whole | fields))


def report(initiative: Id, year: int) -> InitiativeReport:
    """A reporting form that came in, with nothing in it."""
    return InitiativeReport(initiative=initiative, year=year, received_text="kom ind")


def folder(
    *meetings: Meeting | Loaded[Meeting],
    strategy: Strategy | None = None,
    initiatives: tuple[Initiative, ...] = (),
    reports: tuple[InitiativeReport, ...] = (),
) -> Folder:
    """A folder with these meetings, in order of date and id."""
    files = [
        each if isinstance(each, Loaded) else loaded(f"minutes/{each.id}.toml", each)
        for each in meetings
    ]
    return Folder(
        strategy=loaded("strategy.toml", strategy) if strategy else None,
        initiatives=tuple(loaded(f"initiatives/{each.id}.toml", each) for each in initiatives),
        reports=tuple(
            loaded(f"reports/{each.year}/{each.initiative}.toml", each) for each in reports
        ),
        meetings=tuple(sorted(files, key=lambda file: (file.value.date, file.value.id))),
    )


def workbook(*rows: tuple[object, ...]) -> bytes:
    """An Excel file with a table."""
    # It comes without types.
    book: Any = import_module("openpyxl").Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
