"""The flows that save minutes, forms and settings."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from tests.factories import action, at, decision, item, meeting, note
from tests.faults.flows import MINUTES, ROOT, Flow, Step
from tryg_tui.core.meetings.attendance import attend
from tryg_tui.core.meetings.lifecycle import close, finalise, go_to, open_meeting
from tryg_tui.core.meetings.recording import edit, record
from tryg_tui.core.model.annual_report import InitiativeReport, Paragraph
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Person, Strategy
from tryg_tui.core.registers.changes import added, removed
from tryg_tui.store.files.commit import NotSaved, digest, take_away
from tryg_tui.store.files.disk import remove_orphans
from tryg_tui.store.folder.load import STRATEGY, read_meeting
from tryg_tui.store.folder.minutes import Copy, keep_copy, minutes_path, save_meeting
from tryg_tui.store.folder.reports import read_report, report_path, save_register, save_report
from tryg_tui.store.folder.settings import Settings, save_settings, settings_path
from tryg_tui.store.toml.codec import encode
from tryg_tui.store.toml.edits import edited

LONG = "Gruppen drøftede trygheden på Østerågade, i Karolinelund og ved Nytorv. " * 8
"""So much that a file has several blocks on a disk."""


def planned(id: str = "2018-04-10") -> Meeting:
    """A meeting that was not held yet."""
    items = tuple(item(id, text=2 * LONG) for id in "abc")
    return meeting(id, title="Møde i planlægningsgruppen", items=items)


def begun() -> Meeting:
    """A meeting that goes on, with something in its minutes."""
    started = attend(open_meeting(planned(), at(9)), "tryg-politi", "present")
    for entry in (decision(0, 3 * LONG, item="a"), note(0, "Kort.", item="a"), action(0, LONG)):
        started, _ = record(started, entry, at(9, 10))
    return started


def path_of(one: Meeting) -> str:
    """Where a meeting is in a world."""
    return f"{ROOT}/{minutes_path(one.id)}"


class Minutes:
    """One meeting and its file, as the program holds them."""

    def __init__(self, world: Path, loaded: Loaded[Meeting] | None = None) -> None:
        """Begin with a meeting as it was read, or with none."""
        self._root = world / ROOT
        self.loaded = loaded

    @classmethod
    def read(cls, world: Path, id: str = "2018-04-10") -> "Minutes":
        """Begin with a meeting in a world."""
        loaded, problems = read_meeting(world / ROOT, minutes_path(id))
        assert loaded is not None, problems
        return cls(world, loaded)

    @property
    def value(self) -> Meeting:
        """The meeting as saved last."""
        assert self.loaded is not None
        return self.loaded.value

    def to(self, changed: Meeting) -> Step:
        """The step that saves a changed meeting."""
        return Step(path_of(changed), encode(changed), partial(self._save, changed))

    def _save(self, changed: Meeting) -> None:
        base = self.loaded.sha256 if self.loaded else None
        self.loaded = save_meeting(self._root, changed, base)


def recording(world: Path) -> Iterator[Step]:
    """Entries are recorded and one is changed, while the meeting goes on."""
    minutes = Minutes.read(world)
    for number in range(3):
        said = note(0, f"Punkt {number}: {LONG[: 150 * number]}", item="b")
        yield minutes.to(record(minutes.value, said, at(9, 20 + number))[0])
    changed = edit(minutes.value, 4, decision(0, "Rettet ordlyd.", item="b"))
    yield minutes.to(go_to(changed, "b", at(9, 30)))


def new_meeting(world: Path) -> Iterator[Step]:
    """A meeting is saved for the first time, in a folder that has none, and begun."""
    minutes = Minutes(world)
    yield minutes.to(planned())
    yield minutes.to(open_meeting(minutes.value, at(9)))


def conflict_copy(world: Path) -> Iterator[Step]:
    """Somebody else has changed the file: the words go into a copy, which is brought up to date."""
    kept: list[Copy | None] = [None]
    ours = begun()

    def keep(version: Meeting) -> None:
        kept.append(keep_copy(world / ROOT, version, at(10), kept[-1]))

    for number in range(2):
        ours, _ = record(ours, note(0, f"Vores {number}. {LONG}", item="c"), at(9, 50))
        path = f"{MINUTES}/{ours.id}.conflict-*.toml"
        yield Step(path, encode(ours), partial(keep, ours))


def closing(world: Path) -> Iterator[Step]:
    """The meeting is closed and the next one prepared."""
    minutes = Minutes.read(world)
    yield minutes.to(close(minutes.value, at(11)))
    yield Minutes(world).to(planned("2018-10-09"))


def finalising(world: Path) -> Iterator[Step]:
    """A draft becomes final."""
    minutes = Minutes.read(world)
    yield minutes.to(finalise(minutes.value))


FORM = InitiativeReport(
    initiative="natteliv",
    year=2018,
    received=dt.date(2019, 2, 1),
    paragraphs=(Paragraph(heading="Status", text=4 * LONG, source="2018-04-10#7"),),
)
FORM_PATH = f"{ROOT}/{report_path('natteliv', 2018)}"
BY_HAND = encode(FORM) + b"# what a person has noted\n"


def form(world: Path) -> Iterator[Step]:
    """A form is saved for the first time, in a folder of its own, and once more."""
    saved: list[Loaded[InitiativeReport]] = []

    def save(report: InitiativeReport) -> None:
        saved.append(save_report(world / ROOT, report, saved[-1].sha256 if saved else None))

    for report in (FORM, replace(FORM, summary=LONG)):
        yield Step(FORM_PATH, encode(report), partial(save, report))


def form_by_hand(world: Path) -> Iterator[Step]:
    """Somebody has written comments into a form: it is not written over."""

    def save() -> None:
        try:
            save_report(world / ROOT, replace(FORM, summary="Nyt"), digest(BY_HAND))
        except NotSaved as refused:
            if refused.reason != "comments":
                raise

    yield Step(FORM_PATH, BY_HAND, save)


REGISTER = STRATEGY
REGISTER_PATH = f"{ROOT}/{REGISTER}"
PEOPLE = "".join(f'[[people]]\nid = "p{n}"\ntitle = "{LONG}"  # nr. {n}\n\n' for n in range(4))
REGISTER_FILE = f"# Skrevet i hånden\ntitle = 'Tryg'\n\n{PEOPLE}".encode()


def register(world: Path) -> Iterator[Step]:
    """A register that somebody has written is changed where it changes, and an initiative begun,
    taken back and made once more.
    """
    saved = [read_report(world / ROOT, REGISTER, Strategy)]
    data = REGISTER_FILE

    def save(value: Strategy, sha256: str) -> None:
        saved.append(save_register(world / ROOT, REGISTER, value, sha256))

    changes: tuple[Callable[[Strategy], Strategy], ...] = (
        lambda it: added(it, "people", Person(id="", title="Ny")),
        lambda it: removed(it, "people", it.people[0]),
        lambda it: replace(it, short=LONG),
    )
    for change in changes:
        before = saved[-1]
        assert before is not None
        after = change(before.value)
        data = edited(data, before.value, after)
        yield Step(REGISTER_PATH, data, partial(save, after, before.sha256))
    new = Initiative(id="lys", title="Lys", goal=LONG)
    path = "initiatives/lys.toml"
    made = Step(
        f"{ROOT}/{path}", encode(new), partial(save_register, world / ROOT, path, new, None)
    )
    yield made
    yield Step(made.path, None, partial(take_away, world / made.path, digest(encode(new))))
    yield made


def settings(world: Path) -> Iterator[Step]:
    """The settings are saved for the first time, and changed."""
    path = settings_path().relative_to(world).as_posix()
    for each in (Settings(folder=LONG, language="da"), Settings(language="en", theme="dark")):
        yield Step(path, encode(each), partial(save_settings, each))


DEAD = 2**22 + 1
"""A number that no process of Linux can have."""

ORPHANS = f"{MINUTES}/.2018-04-10.toml.*.0000000[01].tmp"


def orphans() -> dict[str, bytes]:
    """A meeting beside which saves were cut off."""
    names = (f".2018-04-10.toml.{DEAD}.0000000{number}.tmp" for number in range(2))
    return {f"{MINUTES}/{name}": b"cut = " for name in names} | on_disk(begun)


def tidying(world: Path) -> Iterator[Step]:
    """What was left of saves that were cut off is removed; nothing depends on that."""
    yield Step(ORPHANS, b"cut = ", lambda: remove_orphans(world / MINUTES), promises=False)


def on_disk(made: Callable[[], Meeting]) -> dict[str, bytes]:
    """The file of a meeting."""
    one = made()
    return {path_of(one): encode(one)}


def theirs() -> Meeting:
    """The meeting as somebody else has changed it."""
    return record(begun(), note(0, "Deres.", item="c"), at(9, 45))[0]


SAVING = (
    Flow("recording", partial(on_disk, begun), recording),
    Flow("new meeting", dict, new_meeting),
    Flow("conflict copy", partial(on_disk, theirs), conflict_copy),
    Flow("closing", partial(on_disk, begun), closing),
    Flow("finalising", partial(on_disk, lambda: close(begun(), at(11))), finalising),
    Flow("form", partial(on_disk, begun), form),
    Flow("form by hand", lambda: {FORM_PATH: BY_HAND}, form_by_hand),
    Flow("register", lambda: {REGISTER_PATH: REGISTER_FILE}, register),
    Flow("settings", partial(on_disk, begun), settings),
    Flow("tidying", orphans, tidying),
)
