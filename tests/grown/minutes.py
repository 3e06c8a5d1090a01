"""The minutes of ten years: each meeting knows what the earlier ones left open."""

import datetime as dt
import hashlib
import random
from collections.abc import Sequence
from typing import Any

import tomli_w

from tests.grown.plan import DAYS, HELD, INITIATIVES, WORDS, Grown, Table, period, present
from tests.shipped import STRATEGY

SAID: Table = WORDS["said"]

FIRST, MORE, NEW = 25, 2, 9
"""The actions open after the first meeting, how many more after each, and how many are new there:
in the end 63.
"""

TOPICS = 11
"""The topics parked at once, from some time on."""

ZONE = dt.timezone(dt.timedelta(hours=2))


class Open:
    """An action, a promise or a topic that is not over."""

    def __init__(self, of: str, place: int, initiative: str, *, private: bool) -> None:
        """It was born at the meeting with this place."""
        self.of, self.place, self.initiative, self.private = of, place, initiative, private


class Meeting:
    """A meeting while it is held."""

    def __init__(self, place: int) -> None:
        """Begin it."""
        self.place, self.day = place, DAYS[place]
        self.entries: list[Table] = []

    def record(self, item: str, kind: str, **fields: Any) -> str:
        """Record an entry, and return how it is cited."""
        at = dt.datetime.combine(self.day, dt.time(9), ZONE) + self._minutes()
        said = {key: value for key, value in fields.items() if value not in ("", None, False)}
        self.entries.append(
            {"n": len(self.entries) + 1, "item": item, "at": at, "kind": kind, **said}
        )
        return f"{self.day}#{len(self.entries)}"

    def _minutes(self) -> dt.timedelta:
        """How long it has lasted."""
        return dt.timedelta(minutes=5, seconds=70 * len(self.entries))


class Decade:
    """Ten years of a group's meetings."""

    def __init__(self, draw: random.Random) -> None:
        """Begin with nothing open."""
        self.draw = draw
        self.actions: list[Open] = []
        self.promises: list[Open] = []
        self.topics: list[Open] = []
        self.texts: set[str] = set()
        self.values = {one.id: one.start for one in INITIATIVES}
        self.decided: list[str] = []
        """Citations of the last meeting's decisions."""

    def sentence(self) -> str:
        """Something that nobody has said before."""
        while True:
            parts = [self.draw.choice(SAID[name]) for name in ("doers", "deeds", "places", "tails")]
            said = f"{parts[0]} {parts[1]} {parts[2]}{parts[3]}."
            if said not in self.texts:
                self.texts.add(said)
                return said

    def hold(self, place: int, approved: Table | None) -> Meeting:
        """Hold a meeting; `approved` says which minutes are."""
        meeting, draw = Meeting(place), self.draw
        lives = [one for one in INITIATIVES if one.lives(place)]
        meeting.record("agenda", "approval", of=f"{meeting.day}", outcome="approved")
        if approved:
            meeting.record("previous-minutes", "approval", outcome="approved", **approved)
        if self.decided and place % 4 == 3:
            meeting.record(
                "previous-minutes", "amendment", of=self.decided[0],
                text=self.sentence(), why=SAID["why"],
            )  # fmt: skip
        self.decided = []
        # The new ones are added before it is settled which of the old ones end.
        self._follow_actions(meeting)
        self._initiatives(meeting, lives)
        self._made_known(meeting, lives)
        for one in lives:
            self._count(meeting, one)
        self._talk_over(meeting)
        for _ in range(draw.randint(1, 3)):
            private = draw.random() < 0.15
            meeting.record("other", "note", text=self._words(private=private), private=private)
        return meeting

    def _words(self, *, private: bool) -> str:
        """Something that is said, which says so where it is for the group alone."""
        return f"{SAID['private'] if private else ''}{self.sentence()}"

    def _ended(self, open: list[Open], count: int) -> list[Open]:
        """So many of what is open: rather what is new, and never what is private."""
        found: list[Open] = []
        while len(found) < count:
            place = min(int(self.draw.expovariate(0.12)), len(open) - 1)
            one = open[-1 - place]
            if one not in found and not one.private:
                found.append(one)
        return found

    def _follow_actions(self, meeting: Meeting) -> None:
        """Look back at what is open: some of it ends, half of the rest is spoken of."""
        draw, place = self.draw, meeting.place
        over = self._ended(self.actions, NEW - MORE) if place else []
        for one in self.actions:
            if one in over:
                state = "done" if draw.random() < 0.7 else "dropped"
                text = "" if state == "done" else draw.choice(SAID["follow"])
                meeting.record("actions", "followup", of=one.of, state=state, text=text)
            elif draw.random() < 0.5:
                due = self._due(place) if draw.random() < 0.5 else {}
                text = draw.choice(SAID["follow"])
                meeting.record(
                    "actions", "followup", of=one.of, state="open", text=text,
                    private=one.private, **due,
                )  # fmt: skip
        self.actions = [one for one in self.actions if one not in over]

    def _initiatives(self, meeting: Meeting, lives: Sequence[Grown]) -> None:
        """Each is given its status; some are decided about, begin or end."""
        draw, item = self.draw, "initiatives"
        for one in lives:
            level = draw.choice(("efter-plan",) * 4 + ("risiko", "risiko", "kritisk"))
            text = draw.choice(SAID["statuses"]) if draw.random() < 0.6 else ""
            meeting.record(item, "status", initiative=one.id, status=level, text=text)
            change = {one.begins: "prioritised", one.ends: draw.choice(("goal-reached", "retired"))}
            if meeting.place and meeting.place in change:
                words = f"{one.title}: {self.sentence()}"
                of = self._decide(meeting, item, one.id, words)
                told = change[meeting.place]
                meeting.record(item, "lifecycle", initiative=one.id, change=told, of=of)
        about = draw.sample(lives, 5)
        for one in about:
            self._decide(meeting, item, one.id, self.sentence())
        count = NEW if meeting.place else FIRST
        for number in range(count):
            of = self.decided[number] if number < 3 else ""
            about_one = about[number % 5].id if number < count - 2 else ""
            self._agree(meeting, about_one, of, private=meeting.place == 15 and number == 0)

    def _decide(self, meeting: Meeting, item: str, initiative: str, text: str) -> str:
        """Record a decision."""
        outcome = self.draw.choice(("adopted",) * 4 + ("noted", "noted", "postponed", "rejected"))
        of = meeting.record(item, "decision", text=text, initiative=initiative, outcome=outcome)
        self.decided.append(of)
        return of

    def _agree(self, meeting: Meeting, initiative: str, of: str, *, private: bool) -> None:
        """Record an action, often without anybody to do it."""
        who: Table = {}
        if self.draw.random() < 0.55:
            who = {"owners": self.draw.sample(present(meeting.place), self.draw.choice((1, 1, 2)))}
        elif self.draw.random() < 0.2:
            who = {"owner_text": self.draw.choice(SAID["owners"])}
        due = self._due(meeting.place) if self.draw.random() < 0.8 else {}
        cited = meeting.record(
            "initiatives", "action", text=self._words(private=private),
            initiative=initiative, of=of, private=private, **who, **due,
        )  # fmt: skip
        self.actions.append(Open(cited, meeting.place, initiative, private=private))

    def _due(self, place: int) -> Table:
        """By when something is to be done."""
        next_day = DAYS[min(place + 1, HELD)]
        year = next_day.year + self.draw.randint(0, 1)
        return self.draw.choice(
            [
                {"due": next_day, "due_text": "næste møde"},
                {"due": DAYS[place] + dt.timedelta(days=self.draw.randint(20, 300))},
                {"due": dt.date(year, 5, 31), "due_text": f"foråret {year}"},
                {"due": dt.date(year, 11, 30), "due_text": f"efteråret {year}"},
            ]
        )

    def _made_known(self, meeting: Meeting, lives: Sequence[Grown]) -> None:
        """What was promised is made known, mostly; something more is promised."""
        left = []
        for one in self.promises:
            if self.draw.random() < 0.8:
                meeting.record("communication", "followup", of=one.of, state="done")
            else:
                left.append(one)
        for of in self.decided[:2]:
            cited = meeting.record(
                "communication", "outreach", text=self.sentence(), of=of,
                channel=self.draw.choice(SAID["channels"]), initiative=self.draw.choice(lives).id,
                owners=[self.draw.choice(present(meeting.place))],
                due=meeting.day + dt.timedelta(days=60),
            )  # fmt: skip
            left.append(Open(cited, meeting.place, "", private=False))
        self.promises = left

    def _count(self, meeting: Meeting, one: Grown) -> None:
        """Record what an initiative has counted since, where that can be known by now."""
        counted = period(one, meeting.place)
        if counted is None:
            return
        grows = {"higher": 0.04, "lower": -0.03, "neutral": 0.0}[one.direction]
        moved = self.values[one.id] * (1 + grows + self.draw.uniform(-0.12, 0.12))
        self.values[one.id] = max(1, round(moved))
        meeting.record(
            "measurement", "reading", initiative=one.id, indicator="antal",
            value=self.values[one.id], date=counted[1], period=counted[0],
        )  # fmt: skip

    def _talk_over(self, meeting: Meeting) -> None:
        """Park a topic; an old one is over where there are many."""
        for _ in range(2 if meeting.place else 3):
            cited = meeting.record("topics", "topic", text=self.sentence())
            self.topics.append(Open(cited, meeting.place, "", private=False))
        while len(self.topics) > TOPICS:
            # The oldest ones stay parked for years, as they do.
            one = self.topics.pop(self.draw.randint(4, len(self.topics) - 3))
            meeting.record("topics", "followup", of=one.of, state="done")


def minutes(draw: random.Random) -> dict[str, bytes]:
    """The files of all the meetings, each approved by the one behind it, and of the next one."""
    found, decade = {}, Decade(draw)
    approved: Table | None = None
    for place, day in enumerate(DAYS[:HELD]):
        meeting = decade.hold(place, approved)
        data = _file(place, meeting.entries, draw)
        found[f"minutes/{day}.toml"] = data
        approved = {"of": f"{day}", "sha256": hashlib.sha256(data).hexdigest()}
    return found | {f"minutes/{DAYS[HELD]}.toml": _file(HELD, [], draw)}


def _file(place: int, entries: list[Table], draw: random.Random) -> bytes:
    """A file of minutes."""
    day, held = DAYS[place], place < HELD
    begun = dt.datetime.combine(day, dt.time(9), ZONE)
    times = {"opened": begun, "closed": begun + dt.timedelta(minutes=140 + place)}
    table: Table = {
        "schema": 1,
        "id": f"{day}",
        "title": f"Planlægningsgruppemøde, {'efterår' if place % 2 else 'forår'} {day.year}",
        "body": "gruppen",
        "state": "final" if held else "planned",
        "date": day,
        "start": dt.time(9),
        "until": dt.time(11, 30),
        "place": "Sandby Rådhus",
        "chair": present(place)[0],
        "secretary": present(place)[1],
        "example": True,
        **(times if held else {}),
        "items": _items(begun, draw) if held else [_item(each) for each in STRATEGY["agenda"]],
        "attendance": _attendance(place, draw) if held else [],
        "entries": entries,
        "end": {"items": len(STRATEGY["agenda"]), "entries": len(entries), "last": len(entries)},
    }
    return tomli_w.dumps({key: value for key, value in table.items() if value != []}).encode()


def _item(template: Table) -> Table:
    """An item of the standing agenda."""
    kept = ("id", "title", "short", "kind", "view", "minutes")
    return {key: template[key] for key in kept if key in template}


def _items(begun: dt.datetime, draw: random.Random) -> list[Table]:
    """The agenda as it was gone through, each item about as long as planned."""
    items, now = [], begun
    for template in STRATEGY["agenda"]:
        seconds = template["minutes"] * 60 + draw.randint(-90, 60)
        times = {"started": now, "ended": now + dt.timedelta(seconds=seconds)}
        items.append({**_item(template), **times, "seconds": seconds, "done": True})
        now = times["ended"]
    return items


def _attendance(place: int, draw: random.Random) -> list[Table]:
    """Who was there, and who was not."""
    here = present(place)
    away = draw.sample(here[2:], draw.randint(0, 3))
    return [{"person": id, "status": "apologies" if id in away else "present"} for id in here]
