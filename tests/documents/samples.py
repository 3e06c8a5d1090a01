"""A small folder for tests of documents: two partners, three meetings, entries of every kind."""

import datetime as dt
from typing import Any

from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    LifeCycle,
    Note,
    Outreach,
    ReadingEntry,
    Status,
    Topic,
)
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Indicator, Initiative
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Body, Partner, Person, StatusDefinition, Strategy, Theme
from tryg_tui.documents.render.plain import agenda_text, minutes_text

ZONE = dt.timezone(dt.timedelta(hours=2))
AT = dt.datetime(2018, 4, 10, 9, 21, tzinfo=ZONE)
TODAY = dt.date(2018, 4, 12)
LATER = dt.date(2018, 10, 9)
"""The day of the following meeting."""

SHA = "ab" * 32

STRATEGY = Strategy(
    title="Tryg Aalborg",
    body="gruppen",
    partners=(
        Partner(id="kommune", title="Aalborg Kommune"),
        Partner(id="politi", title="Nordjyllands Politi"),
    ),
    bodies=(Body(id="gruppen", title="Planlægningsgruppen"), Body(id="nat", title="Natgruppen")),
    themes=(Theme(id="unge", title="Unge"),),
    people=(
        Person(id="leder", title="Leder, kommunen", partner="kommune", bodies=("gruppen",)),
        Person(id="betjent", title="Tovholder, politiet", partner="politi", bodies=("gruppen",)),
        Person(id="anna", title="Referent", name="Anna", partner="politi"),
    ),
    statuses=(StatusDefinition(id="gul", title="risiko", level="risk", definition="…"),),
)

NATTELIV = Initiative(
    id="natteliv",
    title="Et trygt natteliv",
    indicators=(Indicator(id="hold", title="Deltagere pr. hold", unit="deltagere"),),
)

ITEMS = (
    AgendaItem(id="status", title="Status", kind="discussion", view="initiatives", minutes=40),
    AgendaItem(id="other", title="Eventuelt", kind="information", view="other", minutes=5),
)


def meeting(*entries: AnyEntry, **fields: Any) -> Meeting:
    """A meeting of 10 April 2018 with these entries."""
    given: dict[str, Any] = {
        "id": "2018-04-10",
        "title": "Forårsmødet",
        "date": dt.date(2018, 4, 10),
        "state": "final",
        "body": "gruppen",
        "items": ITEMS,
        "entries": entries,
        **fields,
    }
    return Meeting(**given)


def loaded(value: Meeting, sha256: str = SHA) -> Loaded[Meeting]:
    """A meeting as read from its file."""
    return Loaded(path=f"minutes/{value.id}.toml", sha256=sha256, value=value)


def folder(*meetings: Meeting) -> Folder:
    """A folder with these meetings."""
    found = Folder(
        strategy=Loaded(path="strategy.toml", sha256="", value=STRATEGY),
        initiatives=(Loaded(path="initiatives/natteliv.toml", sha256="", value=NATTELIV),),
    )
    for one in meetings:
        found = found.with_meeting(loaded(one))
    return found


def entry(kind: type[Any], n: int = 1, **fields: Any) -> Any:
    """An entry of a kind under the item "status"."""
    return kind(**{"n": n, "item": "status", "at": AT, **fields})


EVERY_KIND: tuple[AnyEntry, ...] = (
    entry(Decision, 1, text="Politiet fortsætter.", outcome="adopted"),
    entry(
        Action,
        2,
        text="Skriv til ejerne.",
        owners=("betjent", "leder"),
        due=dt.date(2018, 6, 1),
    ),
    entry(FollowUp, 3, of="2018-04-10#2", state="done", text="Brevet er sendt."),
    entry(Note, 4, text="Gruppen drøftede havnen."),
    entry(Status, 5, initiative="natteliv", status="gul", text="ny tovholder"),
    entry(
        LifeCycle, 6, initiative="natteliv", change="adjusted", of="2018-04-10#1", text="nyt mål"
    ),
    entry(
        ReadingEntry,
        7,
        initiative="natteliv",
        indicator="hold",
        value=20,
        qualifier="average",
        period="2017",
    ),
    entry(Outreach, 8, text="Pressemeddelelse", channel="presse", done=dt.date(2018, 5, 2)),
    entry(Topic, 9, text="Belysning"),
    entry(Approval, 10, of="2017-12-05", outcome="approved-with-remarks"),
    entry(Amendment, 11, of="2017-12-05#1", text="Ti hold.", why="skrivefejl"),
)


def minutes_of(value: Meeting, *others: Meeting, public: bool = False) -> str:
    """The minutes of a meeting in a folder with others."""
    return minutes_text(folder(value, *others), loaded(value), today=TODAY, public=public)


def agenda_of(value: Meeting, public: bool = False) -> str:
    """The agenda of a meeting."""
    return agenda_text(folder(value), loaded(value), today=TODAY, public=public)


def corrected(private: bool = False) -> tuple[Meeting, Meeting]:
    """A meeting, and the one that corrected its action."""
    amendment = entry(
        Amendment, 3, of="2018-04-10#2", text="Ring til ejerne.", why="fejl", private=private
    )
    return meeting(*EVERY_KIND), meeting(amendment, id="2018-10-09", date=LATER)
