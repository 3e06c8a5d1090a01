"""Where the folder is: the one asked for, the shipped one, a copy to try things in, a new one."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

import tryg_tui
from tryg_tui.core.meetings.head import SEASONAL
from tryg_tui.core.model.base import Document, Id, slug, slugs
from tryg_tui.core.model.initiative import Indicator, Initiative
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Survey
from tryg_tui.core.model.strategy import (
    AgendaTemplateItem,
    Body,
    ItemKind,
    Language,
    Level,
    Partner,
    Person,
    StatusDefinition,
    Strategy,
    View,
)
from tryg_tui.core.registers import beginning as first_answers
from tryg_tui.core.registers.answers import GROUPS, Counted, Surveyed, role_title
from tryg_tui.store.files.commit import NotSaved, commit_document, hand_out, make_folder
from tryg_tui.store.files.processes import is_vacant, told_to_git
from tryg_tui.store.folder.load import MINUTES, STRATEGY
from tryg_tui.store.folder.settings import Settings

VARIABLE = "TRYG_TUI_FOLDER"
"""The environment variable that names the folder."""

RUN_BY_UV = "UV_RUN_RECURSION_DEPTH"
"""The environment variable of who is started by “uv run”, and finds programs no shell finds."""

USUAL = "meetings"
"""The name a folder is looked for under where the program is started."""

FOLDERS = ("initiatives", "safety-index", "communication", "reports", "minutes")
"""The folders in a partnership's folder."""

AGENDA: tuple[tuple[Id, ItemKind, View, int], ...] = (
    ("agenda", "approval", "agenda", 5),
    ("previous-minutes", "approval", "previous-minutes", 5),
    ("actions", "discussion", "actions", 20),
    ("index", "information", "safety-index", 15),
    ("initiatives", "discussion", "initiatives", 40),
    ("communication", "discussion", "communication", 20),
    ("measurement", "discussion", "measurement", 20),
    ("topics", "discussion", "topics", 15),
    ("other", "information", "other", 5),
    ("next-meeting", "decision", "next-meeting", 5),
)
"""The standing agenda: id, kind, view, minutes."""

TITLES: dict[Language, tuple[tuple[str, str], ...]] = {
    "da": (
        ("Godkendelse af dagsorden", "Dagsorden"),
        ("Godkendelse af referat", "Referat"),
        ("Opfølgning på aktionspunkter", "Opfølgning"),
        ("Politiets Tryghedsindeks", "Tryghedsindeks"),
        ("Status på indsatserne", "Indsatser"),
        ("Formidling", "Formidling"),
        ("Måling", "Måling"),
        ("Andre aktuelle emner", "Andre emner"),
        ("Eventuelt", "Eventuelt"),
        ("Næste møde", "Næste møde"),
    ),
    "en": (
        ("Approval of the agenda", "Agenda"),
        ("Approval of the minutes", "Minutes"),
        ("Matters arising", "Actions"),
        ("Safety figures", "Safety figures"),
        ("Status of the initiatives", "Initiatives"),
        ("Communication", "Communication"),
        ("Measurement", "Measurement"),
        ("Other current topics", "Other topics"),
        ("Any other business", "AOB"),
        ("Next meeting", "Next meeting"),
    ),
}
"""What its items are called in the language of the folder, and where there is little room."""

STATUSES: dict[Language, tuple[tuple[Id, str, Level, str], ...]] = {
    "da": (
        (
            "efter-plan",
            "Efter plan",
            "good",
            "Indsatsen følger sin plan, og målet ventes nået til tiden.",
        ),
        (
            "risiko",
            "Risiko",
            "risk",
            "Noget kan bringe målet eller tidsplanen i fare, og gruppen bør følge med.",
        ),
        ("kritisk", "Kritisk", "critical", "Målet nås ikke, medmindre gruppen griber ind."),
    ),
    "en": (
        (
            "on-track",
            "On track",
            "good",
            "The initiative follows its plan, and its goal is expected to be met in time.",
        ),
        (
            "at-risk",
            "At risk",
            "risk",
            "Something may endanger the goal or the timetable; the group should watch it.",
        ),
        ("critical", "Critical", "critical", "The goal is not met unless the group steps in."),
    ),
}
"""The statuses of an initiative to begin with; the group changes them as it likes."""

MEETING_TITLE = "{body}, {month} {year}"
"""How meetings are called where a season does not tell them apart."""


def find_folder(
    option: str | None, environ: Mapping[str, str], settings: Settings, cwd: Path
) -> Path | None:
    """The folder to work in, or None when nothing says which.

    One that is asked for by option or environment is returned even when it does not exist.
    """
    named = option or environ.get(VARIABLE)
    if named:
        return cwd / Path(named).expanduser()
    if (cwd / USUAL / STRATEGY).is_file():
        return cwd / USUAL
    return cwd / Path(settings.folder).expanduser() if settings.folder else None


def started(*arguments: str) -> str:
    """A command of this program as a shell takes it, by the name it was started with: alone where a
    shell finds it by that, else with its place.
    """
    script = Path(sys.argv[0]).absolute()
    found = shutil.which(script.name)
    if script.name == "__main__.py":
        words = [sys.executable, "-m", "tryg_tui"]
    elif found and Path(found).samefile(script) and RUN_BY_UV not in os.environ:
        words = [script.stem]
    else:
        words = [str(script)]
    return (subprocess.list2cmdline if os.name == "nt" else shlex.join)([*words, *arguments])


def shipped_folder() -> Path:
    """The folder that comes with the program."""
    package = Path(tryg_tui.__file__).parent
    inside = package / USUAL
    return inside if inside.is_dir() else package.parent / USUAL


def make_demo() -> Path:
    """A copy of the shipped folder, in a new temporary one, that may be changed at will."""
    root = Path(tempfile.mkdtemp(prefix="tryg-demo-"))
    hidden = shutil.ignore_patterns(".*")
    # The contents alone are copied: an installed file may be one that nobody can write.
    shutil.copytree(
        shipped_folder(), root, ignore=hidden, copy_function=shutil.copyfile, dirs_exist_ok=True
    )
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
        folder.chmod(0o700)
    return root


def init_folder(
    root: Path, beginning: first_answers.Beginning, today: dt.date | None = None
) -> None:
    """Make a folder for a partnership, whose indicators are followed from today on.

    Raises NotSaved, with "exists" for a folder that has something in it; ValueError for a
    participant of a partner or group that is not there.
    """
    strategy = new_strategy(beginning)
    if not is_vacant(root):
        raise NotSaved("exists", root)
    for name in FOLDERS:
        # Minutes are drafts at first; what is made in a folder may be read by who may read that.
        make_folder(root / name, private=name == MINUTES)
    for path, document in new_files(beginning, today).items():
        commit_document(root / path, document, None)
    for name, data in told_to_git(root):
        hand_out(root / name, data, force=True)
    # It makes a folder one of the program's: what is half made is not taken for one.
    commit_document(root / STRATEGY, strategy, None)


def new_strategy(beginning: first_answers.Beginning) -> Strategy:
    """The strategy of a partnership that begins."""
    language = beginning.language
    called = beginning.bodies or (GROUPS[language],)
    partners = dict(zip(beginning.partners, slugs(beginning.partners), strict=True))
    bodies = dict(zip(called, slugs(called), strict=True))
    for one in beginning.people:
        unknown = {one.partner, *one.bodies} - {"", *partners, *bodies}
        if unknown:
            message = f"not one of the partners or groups: {min(unknown)!r}"
            raise ValueError(message)
    # Titles with a season follow from the rhythm of each group; with a month they fit any.
    strategy = Strategy(
        title=beginning.title,
        short=beginning.short or beginning.title,
        body=bodies[called[0]],
        language=language,
        meeting_title=MEETING_TITLE if beginning.months_between < SEASONAL else "",
        months_between=beginning.months_between,
        partners=tuple(Partner(id=id, title=title) for title, id in partners.items()),
        bodies=tuple(Body(id=id, title=title) for title, id in bodies.items()),
        agenda=tuple(
            AgendaTemplateItem(
                id=id, title=title, short=short, kind=kind, view=view, minutes=minutes
            )
            for (id, kind, view, minutes), (title, short) in zip(
                AGENDA, TITLES[language], strict=True
            )
        ),
        statuses=tuple(
            StatusDefinition(id=id, title=title, level=level, definition=definition)
            for id, title, level, definition in STATUSES[language]
        ),
    )
    for one in beginning.people:
        person = Person(
            id="",
            title=role_title(one.role, one.partner),
            name=one.name,
            partner=partners.get(one.partner, ""),
            bodies=tuple(bodies[body] for body in one.bodies or called),
        )
        person = replace(person, id=strategy.owner_id(person))
        strategy = replace(strategy, people=(*strategy.people, person))
    return strategy


def new_files(beginning: first_answers.Beginning, today: dt.date | None) -> dict[str, Document]:
    """The initiatives and the measure that a partnership begins with, by their paths."""
    files: dict[str, Document] = {}
    ids = slugs([one.title for one in beginning.initiatives])
    for id, one in zip(ids, beginning.initiatives, strict=True):
        followed = (_indicator(one.indicator, today),) if one.indicator else ()
        files[f"initiatives/{id}.toml"] = Initiative(
            id=id, title=one.title, reports=True, goal=one.goal, indicators=followed
        )
    if beginning.measure:
        id = slug(beginning.measure)
        measure = _measure(beginning.areas)
        files[f"safety-index/{id}.toml"] = replace(measure, measure=id, title=beginning.measure)
    return files


def _indicator(told: Counted, today: dt.date | None) -> Indicator:
    """An indicator that is followed from today on; which way is better follows from its target."""
    known = told.baseline is not None and told.target is not None
    up = (told.target or 0) - (told.baseline or 0) if known else 0
    return Indicator(
        id=slug(told.title),
        title=told.title,
        unit=told.unit,
        direction="neutral" if not up else "higher" if up > 0 else "lower",
        baseline=told.baseline,
        target=told.target,
        since=today,
    )


def _measure(areas: Sequence[Surveyed]) -> Measure:
    """A measure of some areas, the first of which is the partnership's own if it is a city."""
    known = tuple(zip(slugs([one.title for one in areas]), areas, strict=True))
    years = {year for one in areas for year, _value in one.readings}
    own = next((one for one in areas[:1] if one.kind == "city"), None)
    return Measure(
        measure="",
        areas=tuple(
            Area(id=id, title=one.title, kind=one.kind, sort=one.sort, home=one is own)
            for id, one in known
        ),
        surveys=tuple(Survey(year=year) for year in sorted(years)),
        readings=tuple(
            IndexReading(area=id, year=year, value=value)
            for id, one in known
            for year, value in one.readings
        ),
    )
