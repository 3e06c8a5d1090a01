"""Small folders made of structs, whole unless a test changes something in them."""

import datetime as dt
from typing import Any, TypeVar

from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.entries import Approval
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Indicator, Initiative
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.safety_index import Area, Measure, Source
from tryg_tui.core.model.strategy import Body, Partner, Person, StatusDefinition, Strategy, Theme

D = TypeVar("D", bound=Document)

DAY = dt.date(2018, 4, 10)
"""The date of `meeting()`."""

AT = dt.datetime(2018, 4, 10, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""When entries of `meeting()` are recorded."""


def loaded(path: str, value: D, sha256: str = "") -> Loaded[D]:
    """A file with this content; the hash is only a stand-in."""
    return Loaded(path=path, sha256=sha256 or f"hash of {path}", value=value)


def strategy(**changes: Any) -> Strategy:
    """Two partners, a person of each, one body, the three statuses and a theme."""
    whole: dict[str, Any] = {
        "title": "Tryg Aalborg",
        "body": "planlaegningsgruppen",
        "partners": (
            Partner(id="kommune", title="Aalborg Kommune"),
            Partner(id="politi", title="Nordjyllands Politi"),
        ),
        "bodies": (Body(id="planlaegningsgruppen", title="Planlægningsgruppen"),),
        "people": (
            Person(id="tryg-kommune", title="Tovholder, Aalborg Kommune", partner="kommune"),
            Person(
                id="tryg-politi",
                title="Tovholder, Nordjyllands Politi",
                partner="politi",
                bodies=("planlaegningsgruppen",),
            ),
        ),
        "statuses": (
            StatusDefinition(id="efter-plan", title="Efter plan", level="good", definition=""),
            StatusDefinition(id="risiko", title="Risiko", level="risk", definition=""),
            StatusDefinition(id="kritisk", title="Kritisk", level="critical", definition=""),
        ),
        "themes": (Theme(id="natteliv", title="Natteliv"),),
    }
    return Strategy(**(whole | changes))


def initiative(id: str = "et-trygt-natteliv", **changes: Any) -> Initiative:
    """An initiative with one counted and one per cent indicator."""
    whole: dict[str, Any] = {
        "title": "Et trygt natteliv",
        "theme": "natteliv",
        "indicators": (
            Indicator(id="moeder", title="Møder", unit="møder"),
            Indicator(id="andel", title="Andel", unit="pct."),
        ),
    }
    return Initiative(id=id, **(whole | changes))


def measure(**changes: Any) -> Measure:
    """A measure with one area and one source."""
    whole: dict[str, Any] = {
        "measure": "andel-trygge",
        "areas": (Area(id="aalborg", title="Aalborg", kind="city"),),
        "sources": (Source(id="s1", title="Rigspolitiet 2018"),),
    }
    return Measure(**(whole | changes))


def item(id: str = "initiatives", **changes: Any) -> AgendaItem:
    """An agenda item."""
    whole: dict[str, Any] = {"title": "Indsatser", "kind": "discussion", "view": "initiatives"}
    return AgendaItem(id=id, **(whole | changes))


def meeting(id: str = "2018-04-10", **changes: Any) -> Meeting:
    """A final meeting with one item; its date is its id and `last` fits the entries."""
    entries = changes.get("entries", ())
    whole: dict[str, Any] = {
        "title": "Planlægningsgruppemøde",
        "state": "final",
        "date": dt.date.fromisoformat(id[:10]),
        "items": (item(),),
        "last": max((entry.n for entry in entries), default=0),
    }
    return Meeting(id=id, **(whole | changes))


def approval(n: int, of: str, **changes: Any) -> Approval:
    """An approval of earlier minutes as `folder()` holds them."""
    whole: dict[str, Any] = {"n": n, "item": "initiatives", "at": AT}
    whole["sha256"] = f"hash of minutes/{of}.toml"
    return Approval(of=of, **(whole | changes))


def path_of(value: Document) -> str:
    """Where a file with this content belongs."""
    match value:
        case Initiative():
            return f"initiatives/{value.id}.toml"
        case Measure():
            return f"safety-index/{value.measure}.toml"
        case CommunicationYear():
            return f"communication/{value.year}.toml"
        case InitiativeReport():
            return f"reports/{value.year}/{value.initiative}.toml"
        case Meeting():
            return f"minutes/{value.id}.toml"
        case _:
            return "strategy.toml"


def folder(*values: Document | Loaded[Any]) -> Folder:
    """A folder of contents, each in its place, or of files; with `strategy()` unless one is given.

    Meetings stand in order of date, as in a folder that was read.
    """
    files: list[Loaded[Any]] = [
        value if isinstance(value, Loaded) else loaded(path_of(value), value) for value in values
    ]

    def those(kind: type[D]) -> tuple[Loaded[D], ...]:
        return tuple(file for file in files if isinstance(file.value, kind))

    meetings = sorted(those(Meeting), key=lambda file: (file.value.date, file.value.id))
    return Folder(
        strategy=next(iter(those(Strategy)), loaded("strategy.toml", strategy())),
        initiatives=those(Initiative),
        measures=those(Measure),
        communication=those(CommunicationYear),
        reports=those(InitiativeReport),
        meetings=tuple(meetings),
    )


def found(folder: Folder, *unread: str) -> list[tuple[str, str]]:
    """Key and code of every problem in a folder."""
    return [(problem.key, problem.code) for problem in check_folder(folder, unread)]
