"""The folder of a partnership that never was, ten years old: every byte follows from one seed.

Run as `python -m tests.grown.folder DIR` to have one to look around in.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tomli_w

from tests.grown.minutes import minutes
from tests.grown.plan import (
    DAYS,
    FIRST_YEAR,
    HELD,
    INITIATIVES,
    ORIGINAL,
    SURVEYS,
    WORDS,
    Grown,
    Table,
)
from tests.shipped import STRATEGY

TITLE = "Tryg Sandby (opdigtet)"
"""It says of itself that it is made up."""

SEED = 1

MISSING = (1, 2)
"""The places of the initiatives whose last yearly form has not come in."""


@cache
def files(seed: int = SEED) -> dict[str, bytes]:
    """Every file, by its path in the folder."""
    draw = random.Random(seed)
    found = {"strategy.toml": _strategy()}
    for place, one in enumerate(INITIATIVES):
        found[f"initiatives/{one.id}.toml"] = _initiative(one, original=place < ORIGINAL)
    found["safety-index/andel-trygge.toml"] = _measure(draw)
    for year in range(FIRST_YEAR, FIRST_YEAR + HELD // 2):
        found[f"communication/{year}.toml"] = _communication(year, draw)
        found |= {f"reports/{year}/{form['initiative']}.toml": form for form in _forms(year)}
    registers = {
        path: tomli_w.dumps({"schema": 1} | table).encode() for path, table in found.items()
    }
    return registers | minutes(draw)


def grow(root: Path, seed: int = SEED) -> Path:
    """Write the folder, and return it."""
    for path, data in files(seed).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def _strategy() -> Table:
    """The partnership, and who takes part; those who left did so the day before a meeting."""
    return {
        "title": TITLE,
        "short": "Tryg Sandby",
        "as_of": DAYS[HELD],
        "body": "gruppen",
        "partners": [
            {"id": "kommune", "title": "Sandby Kommune"},
            {"id": "politi", "title": "Fjordpolitiet"},
        ],
        "bodies": [{"id": "gruppen", "title": "Planlægningsgruppen"}],
        "people": [_person(*each) for each in WORDS["people"]],
        "themes": [{"id": "byen", "title": "Byen"}, {"id": "mennesker", "title": "Mennesker"}],
        "agenda": STRATEGY["agenda"],
        "statuses": [
            {key: value for key, value in one.items() if key != "source"}
            for one in STRATEGY["statuses"]
        ],
    }


def _person(id: str, title: str, partner: str, since: int, until: int) -> Table:
    """A participant."""
    person: Table = {"id": id, "title": title, "bodies": ["gruppen"], "example": True}
    if partner:
        person["partner"] = partner
    if since:
        person["from"] = DAYS[since] - dt.timedelta(days=30)
    if until < HELD:
        person["until"] = DAYS[until + 1] - dt.timedelta(days=31)
    return person


def _initiative(one: Grown, *, original: bool) -> Table:
    """An initiative; of those that came later the minutes tell when they began."""
    life = {"change": "prioritised", "date": dt.date(FIRST_YEAR, 1, 21), "example": True}
    indicator: Table = {
        "id": "antal",
        "title": one.counted,
        "unit": one.unit,
        "direction": one.direction,
        "basis": "half-year" if one.half_yearly else "school-year",
        "months_between": 6 if one.half_yearly else 12,
        "since": DAYS[one.begins],
        "example": True,
    }
    if one.direction != "neutral" and len(one.title) % 2:
        indicator["target"] = (
            one.start
            * (2 if one.direction == "higher" else 1)
            // (1 if one.direction == "higher" else 2)
        )
    return {
        "id": one.id,
        "title": one.title,
        "theme": "byen" if len(one.id) % 2 else "mennesker",
        "original": original,
        "prioritised": DAYS[one.begins].year,
        "goal": one.goal,
        "leads": [{"title": "Parterne i fællesskab", "example": True}],
        **({"lifecycle": [life]} if original else {}),
        "indicators": [indicator],
    }


def _measure(draw: random.Random) -> Table:
    """Thirteen surveys of the country, the police district and the city, none of them true."""
    areas = {"danmark": ("country", 86), "fjorden": ("police-district", 88), "sandby": ("city", 85)}
    own = {"fjorden": {"district": True}, "sandby": {"home": True}}
    titles = {"danmark": "Danmark", "fjorden": "Fjordens politikreds", "sandby": "Sandby"}
    return {
        "measure": "andel-trygge",
        "title": "Andel trygge",
        "definition": "Opdigtede tal til afprøvning.",
        "owner": "Ingen: tallene er opdigtede",
        "areas": [
            {"id": id, "title": titles[id], "kind": kind, **own.get(id, {})}
            for id, (kind, _value) in areas.items()
        ],
        "surveys": [
            *(
                {"year": year, "published": dt.date(year + 1, 2, 15), "sources": ["digt"]}
                for year in SURVEYS
            ),
            {"year": 2020, "held": False, "note": "Der blev ikke spurgt."},
        ],
        "sources": [{"id": "digt", "title": "Opdigtet til afprøvning"}],
        "readings": [
            {"area": id, "year": year, "value": value + draw.randint(-30, 30) / 10}
            | {"sources": ["digt"]}
            for year in SURVEYS
            for id, (_kind, value) in areas.items()
        ],
    }


def _communication(year: int, draw: random.Random) -> Table:
    """What was done outside the meetings in a year."""
    said = WORDS["said"]
    return {
        "year": year,
        "activities": [
            {
                "id": f"aktivitet-{month}",
                "title": f"{draw.choice(('Stand', 'Borgermøde', 'Temadag'))} ved {place}",
                "date": dt.date(year, month, 12),
                "channel": draw.choice(said["channels"]),
                "example": True,
            }
            for month, place in zip((3, 6, 11), draw.sample(said["places"], 3), strict=True)
        ],
    }


def _forms(year: int) -> Iterator[Table]:
    """The yearly forms that came in, of the first initiatives while they lived."""
    for place, one in enumerate(INITIATIVES[:ORIGINAL]):
        ended = one.ends is not None and DAYS[one.ends].year <= year
        if not ended and (year < DAYS[HELD].year - 1 or place not in MISSING):
            yield {
                "initiative": one.id,
                "year": year,
                "received": dt.date(year + 1, 1, 10 + place),
                "summary": f"{one.title} er gået som ventet i {year}.",
                "paragraphs": [
                    {"heading": "Status", "text": one.goal + ".", "example": True},
                ],
            }


if __name__ == "__main__":
    grow(Path(sys.argv[1]))
