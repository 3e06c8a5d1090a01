"""Folders of many meetings, made up from parts: as large as wanted, the same for the same seed.

Run as `python -m tests.archive_folder DIR COUNT` to have one to look around in.
"""

import datetime as dt
import hashlib
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.shipped import FOLDER, INITIATIVES, STRATEGY

LAST_DAY = dt.date(2018, 4, 9)
"""The day of the last meeting held: the shipped folder takes the day after as today."""

DAYS_BETWEEN = ((30, 182), (1_500, 7), (100_000, 1))
"""Up to how many meetings there are how many days from one to the next."""

PLACES = (
    "Åboulevarden", "Østerågade", "Jomfru Ane Gade", "Kildeparken", "Havnefronten", "Nørresundby",
    "Vestbyen", "Kærby", "Skalborg", "Gug", "Eternitten", "Løvvangen", "Smedegårdsparken",
    "Ørnevej", "Sønderbro", "Budolfi Plads", "Karolinelund", "Tornhøj", "Hasseris",
)  # fmt: skip
DOERS = (
    "Politiet", "Kommunen", "Natteravnene", "Beredskabet", "Ungdomsskolen", "Boligforeningen",
    "Parkafdelingen", "Samrådet", "Fritidscentret", "Tovholderen",
)  # fmt: skip
DEEDS = (
    "sætter ny belysning op ved", "holder en tryghedsvandring omkring", "rydder beplantningen ved",
    "drøfter uroen på", "inviterer naboerne til møde om", "øger tilsynet i weekenden ved",
    "måler trygheden omkring", "kortlægger indbruddene nær", "flytter skraldespandene ved",
    "skriver til forretningerne på", "lukker stien bag", "opsætter støjmåler ved",
)  # fmt: skip
TAILS = (
    "", ", så snart vejret tillader det", " efter aftale med beboerne", " i samarbejde med skolen",
    " inden for den nuværende ramme", ", som samrådet har bedt om", " og melder tilbage",
    "; erfaringerne fra i fjor var gode", " – udgiften deles ligeligt", " før sommerferien",
)  # fmt: skip
CHANNELS = ("hjemmesiden", "lokalavisen", "Facebook", "borgermøde", "opslag i opgangene")
OUTCOMES = ("adopted", "adopted", "adopted", "noted", "noted", "postponed", "rejected")
STATUSES = ("efter-plan", "efter-plan", "efter-plan", "risiko", "kritisk")

PEOPLE = [one["id"] for one in STRATEGY["people"]]
IDS = [table["id"] for table in INITIATIVES.values()]
INDICATORS = [
    (table["id"], one["id"])
    for table in INITIATIVES.values()
    for one in table.get("indicators", ())
]

Entry = dict[str, Any]


class Maker:
    """Makes meetings one after another, each knowing what the earlier ones left open."""

    def __init__(self, seed: int) -> None:
        """Begin with nothing open."""
        self.random = random.Random(seed)
        self.open: list[tuple[str, str]] = []
        """Citations of promises and topics not finished yet, with their initiatives."""
        self.texts: list[str] = []
        """Citations of entries that can be corrected: those of the last closed meetings."""
        self.previous: tuple[str, str] | None = None
        """Id and hash of the minutes to approve."""

    def sentence(self) -> str:
        """Something that is said, decided or agreed."""
        pick = self.random.choice
        return f"{pick(DOERS)} {pick(DEEDS)} {pick(PLACES)}{pick(TAILS)}."

    def meeting(self, date: dt.date, state: str) -> bytes:
        """The file of a meeting on a day."""
        entries = list(self._entries(date)) if state in {"final", "draft"} else []
        for number, entry in enumerate(entries, 1):
            entry["n"] = number
        data = _toml(_head(date, state), _items(date, state), self._present(state), entries)
        if state == "final":
            id = date.isoformat()
            self.previous = (id, hashlib.sha256(data).hexdigest())
            self.texts = [*self.texts, *(f"{id}#{e['n']}" for e in entries if e.get("text"))][-60:]
        born = {"action", "outreach", "topic"}
        self.open += [
            (f"{date}#{entry['n']}", entry.get("initiative", ""))
            for entry in entries
            if entry["kind"] in born and "done" not in entry
        ]
        return data

    def _present(self, state: str) -> list[Entry]:
        """Who took part."""
        if state not in {"final", "draft"}:
            return []
        some = self.random.sample(PEOPLE, self.random.randint(3, len(PEOPLE)))
        return [
            {"person": one, "status": "present" if one in some else "apologies"} for one in PEOPLE
        ]

    def _entries(self, date: dt.date) -> Iterator[Entry]:
        """What is recorded at a meeting, item by item."""
        draw = self.random
        if self.previous:
            of, sha256 = self.previous
            approved = {"of": of, "outcome": "approved", "sha256": sha256}
            yield self._entry(date, "previous-minutes", "approval", **approved)
        if self.texts and draw.random() < 0.2:
            yield self._entry(
                date,
                "previous-minutes",
                "amendment",
                text=self.sentence(),
                of=draw.choice(self.texts),
                why="Skrivefejl i referatet.",
            )
        yield from self._followups(date)
        for initiative in draw.sample(IDS, 3):
            about = {"initiative": initiative}
            yield self._entry(
                date, "initiatives", "status", text=self.sentence(), **about,
                status=draw.choice(STATUSES),
            )  # fmt: skip
            if draw.random() < 0.6:
                yield self._entry(
                    date, "initiatives", "decision", text=self.sentence(), **about,
                    outcome=draw.choice(OUTCOMES),
                )  # fmt: skip
            if draw.random() < 0.5:
                yield self._promise(date, "initiatives", "action", **about)
        if draw.random() < 0.4:
            yield self._promise(date, "communication", "outreach", channel=draw.choice(CHANNELS))
        if draw.random() < 0.4:
            of, indicator = draw.choice(INDICATORS)
            yield self._entry(
                date, "measurement", "reading", initiative=of, indicator=indicator,
                value=draw.randint(1, 99),
            )  # fmt: skip
        if draw.random() < 0.15:
            yield self._entry(date, "topics", "topic", text=self.sentence())
        for _ in range(draw.randint(1, 3)):
            private = {"private": True} if draw.random() < 0.1 else {}
            yield self._entry(date, "other", "note", text=self.sentence(), **private)

    def _followups(self, date: dt.date) -> Iterator[Entry]:
        """A look back at what is open: most of it ends within a few meetings."""
        draw = self.random
        left = []
        for citation, initiative in self.open:
            if draw.random() < 0.2:
                left.append((citation, initiative))
                continue
            state = draw.choices(("done", "open", "dropped"), (5, 4, 1))[0]
            later = {"due": date + dt.timedelta(days=draw.randint(20, 300))}
            moved = later if state == "open" and draw.random() < 0.5 else {}
            about = {"initiative": initiative} if initiative else {}
            yield self._entry(
                date, "actions", "followup", text=self.sentence(), **about, of=citation,
                state=state, **moved,
            )  # fmt: skip
            if state == "open":
                left.append((citation, initiative))
        self.open = left

    def _promise(self, date: dt.date, item: str, kind: str, **fields: Any) -> Entry:
        """Something somebody is to do, sometimes without a name or a date."""
        draw = self.random
        if draw.random() < 0.8:
            fields["owners"] = draw.sample(PEOPLE, draw.randint(1, 2))
        elif draw.random() < 0.5:
            fields["owner_text"] = draw.choice(DOERS)
        if draw.random() < 0.8:
            fields["due"] = date + dt.timedelta(days=draw.randint(20, 300))
        return self._entry(date, item, kind, text=self.sentence(), **fields)

    def _entry(self, date: dt.date, item: str, kind: str, **fields: Any) -> Entry:
        """An entry; its number is given when all are there."""
        at = dt.datetime.combine(date, dt.time(10), dt.UTC)
        return {"n": 0, "item": item, "at": at, "kind": kind, **fields}


def _head(date: dt.date, state: str) -> Entry:
    """The keys of a meeting itself."""
    season = "forår" if date.month < 7 else "efterår"
    return {
        "schema": 1,
        "id": date.isoformat(),
        "title": f"Planlægningsgruppemøde, {season} {date.year}",
        "body": "planlaegningsgruppen",
        "state": state,
        "date": date,
        "chair": PEOPLE[0],
        "secretary": PEOPLE[1],
        "example": True,
    }


def _items(date: dt.date, state: str) -> list[Entry]:
    """The standing agenda, with the time spent where the meeting was held."""
    spent = state in {"final", "draft"}
    return [
        {**{key: item[key] for key in ("id", "title", "short", "kind", "view", "minutes")},
         **({"seconds": item["minutes"] * 60 + date.toordinal() % 90} if spent else {})}
        for item in STRATEGY["agenda"]
    ]  # fmt: skip


def _toml(head: Entry, items: list[Entry], present: list[Entry], entries: list[Entry]) -> bytes:
    """A minutes file."""
    end = {"last": len(entries), "items": len(items), "entries": len(entries)}
    tables = [
        _lines(head),
        *(f"[[items]]\n{_lines(one)}" for one in items),
        *(f"[[attendance]]\n{_lines(one)}" for one in present),
        *(f"[[entries]]\n{_lines(one)}" for one in entries),
        f"[end]\n{_lines(end)}",
    ]
    return "\n".join(tables).encode()


def _lines(table: Entry) -> str:
    """The keys of a table."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    """A value; the texts here need no escapes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    return str(value.isoformat() if isinstance(value, dt.date) else value)


def make_archive(root: Path, count: int, seed: int = 1) -> None:
    """Make a folder with so many meetings held or cancelled, and one that is planned.

    The registers are those that are shipped.
    """
    shutil.copytree(FOLDER, root, ignore=shutil.ignore_patterns("minutes", ".*"))
    minutes = root / "minutes"
    minutes.mkdir()
    days = next(days for most, days in DAYS_BETWEEN if count <= most)
    maker = Maker(seed)
    for index in range(count):
        date = LAST_DAY - dt.timedelta(days=(count - 1 - index) * days)
        cancelled = maker.random.random() < 0.03 and index < count - 1
        state = "cancelled" if cancelled else "draft" if index == count - 1 else "final"
        (minutes / f"{date}.toml").write_bytes(maker.meeting(date, state))
    coming = LAST_DAY + dt.timedelta(days=1)
    (minutes / f"{coming}.toml").write_bytes(maker.meeting(coming, "planned"))


if __name__ == "__main__":
    make_archive(Path(sys.argv[1]), int(sys.argv[2]))
