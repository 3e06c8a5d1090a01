"""What is recorded at the meeting of 2018-04-10: how it is typed, and what the file then holds."""

import datetime as dt
import hashlib
from typing import Any

from tests.shipped import FOLDER, MINUTES, Table
from tests.terminal.secretary import Said
from tryg_tui.locale import _
from tryg_tui.words.vocabulary import outcome

MEETING = "2018-04-10"
PREVIOUS = "2017-12-05"
NEXT = dt.date(2018, 10, 9)
"""Half a year after the meeting, on a Tuesday like it."""

TITLES = [item["title"] for item in MINUTES[f"minutes/{MEETING}.toml"]["items"]]
IDS = [item["id"] for item in MINUTES[f"minutes/{MEETING}.toml"]["items"]]

AWKWARD = 'Brønderslev siger "æøå" og """ i C:\\tryg\\ny [/] [b]fed[/b] {x} \'\'\' på Østerå'
ENDING = 'Sendes til "Ålborg" som C:\\mødet\\'
"""Words that TOML, markup or escapes could trip over, and some that end with a backslash."""


def open_actions() -> list[str]:
    """The citations of the actions that the earlier minutes leave open."""
    entries = [
        (f"{table['id']}#{entry['n']}", entry)
        for path, table in MINUTES.items()
        if table["id"] != MEETING
        for entry in table.get("entries", [])
    ]
    over = {e["of"] for _, e in entries if e["kind"] == "followup" and e["state"] != "open"}
    return [cited for cited, entry in entries if entry["kind"] == "action" and cited not in over]


def said_of_action(place: int) -> Said:
    """What is said of the action in a row of the list: open, dropped, and of all others done."""
    if place not in (1, 2, 5):
        return Said("d", "followup", "", recorded={"state": "done"})
    if place != 2:
        return Said(
            "o",
            "followup",
            f"Fortsætter, {place}. gang.",
            typed={"due": "1.11.2018"},
            recorded={"state": "open", "due": dt.date(2018, 11, 1)},
        )
    return Said("w", "followup", f"Udgår som nr. {place}.", recorded={"state": "dropped"})


def at_initiatives() -> list[Said]:
    """Two statuses, something private, and a decision that outreach will make known."""
    return [
        Said(
            "s",
            "status",
            "Vandringerne er begyndt igen på Hasserisgade.",
            "initiatives",
            typed={"initiative": "Tryghedsvandringer"},
            chosen={"status": "efter plan"},
            recorded={"initiative": "tryghedsvandringer", "status": "efter-plan"},
        ),
        Said(
            "s",
            "status",
            "Færre hold end ventet.",
            "initiatives",
            typed={"initiative": "Rusmiddelseminar"},
            chosen={"status": "kritisk"},
            recorded={"initiative": "rusmiddelseminar", "status": "kritisk"},
        ),
        Said(
            "n",
            "note",
            "Kun for gruppen: tovholderen er sygemeldt.",
            "initiatives",
            typed={"initiative": ""},
            chosen={"private": _("only us (private)")},
            recorded={"private": True},
        ),
        Said(
            "b",
            "decision",
            "Vandringerne omtales i lokalavisen.",
            "initiatives",
            typed={"initiative": "tryghedsvandringer"},
            chosen={"outcome": outcome("adopted")},
            recorded={"outcome": "adopted", "initiative": "tryghedsvandringer"},
        ),
    ]


def outreach(decision: int) -> Said:
    """How the decision is made known."""
    return Said(
        "f",
        "outreach",
        "Artikel om vandringerne på Facebook.",
        "communication",
        typed={
            "channel": "sociale medier",
            "owners": "Ankerperson; Søren Ø. fra avisen",
            "due": "næste møde",
            "of": str(decision),
        },
        recorded={
            "channel": "sociale medier",
            "owners": ["natteliv-politi"],
            "owner_text": "Søren Ø. fra avisen",
            "due": NEXT,
            "due_text": "næste møde",
            "of": f"{MEETING}#{decision}",
        },
    )


def reading() -> Said:
    """A figure of an indicator."""
    return Said(
        "m",
        "reading",
        "Tal fra forvaltningen.",
        "measurement",
        typed={"indicator": "Drop-out-truede", "value": "139,5", "when": "marts 2018"},
        chosen={"qualifier": _("on average")},
        recorded={
            "initiative": "drop-out-elever",
            "indicator": "drop-out-truede",
            "value": 139.5,
            "qualifier": "average",
            "date": dt.date(2018, 3, 31),
            "period": "marts 2018",
        },
    )


def at_topics() -> list[Said]:
    """A parked topic, and a decision and an action whose words TOML and markup could trip over."""
    return [
        Said("p", "topic", "Tryghed på Limfjordens nordside?", "topics"),
        Said(
            "b",
            "decision",
            f"{AWKWARD}\nAnden linje: {ENDING}",
            "topics",
            chosen={"outcome": outcome("noted")},
            recorded={"outcome": "noted"},
        ),
        Said(
            "a",
            "action",
            f'"""{AWKWARD}"""',
            "topics",
            typed={"owners": "Tovholder for strategien, Aalborg Kommune", "due": "foråret 2019"},
            recorded={
                # The decision before it is highlighted when it is begun.
                "of": BEFORE,
                "owners": ["tryg-kommune"],
                "due": dt.date(2019, 5, 31),
                "due_text": "foråret 2019",
            },
        ),
    ]


BEFORE = "the entry before"
"""Stands where an entry cites the one recorded before it."""


def table(said: Said, n: int, **more: Any) -> Table:
    """An entry as it has to stand in the file, but for the time."""
    text = {"text": said.text} if said.text else {}
    recorded = {
        key: f"2018-04-10#{n - 1}" if value == BEFORE else value
        for key, value in said.recorded.items()
    }
    return {"n": n, "item": said.item, "kind": said.kind, **text, **recorded, **more}


def approval() -> Table:
    """The approval of the minutes before, with the hash of the file as it was delivered."""
    sha256 = hashlib.sha256((FOLDER / "minutes" / f"{PREVIOUS}.toml").read_bytes()).hexdigest()
    return {
        "n": 1,
        "item": "previous-minutes",
        "kind": "approval",
        "outcome": "approved",
        "of": PREVIOUS,
        "sha256": sha256,
    }


def follow(entries: list[Table], cited: list[str]) -> None:
    """Put the actions followed up, in the order of the list, into what is expected."""
    of = [one for one, entry in zip(cited, entries, strict=True) if entry["kind"] == "followup"]
    assert sorted(of) == sorted(open_actions())
    for entry, one in zip(entries, cited, strict=True):
        if entry["kind"] == "followup":
            entry["of"] = one
