"""A new, empty folder for a partnership."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from tryg_tui.core.model.base import Id, slug, slugs
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
from tryg_tui.store.files.commit import NotSaved, commit_document, make_folder
from tryg_tui.store.folder.load import MINUTES, STRATEGY

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

GROUP: dict[Language, str] = {"da": "Planlægningsgruppen", "en": "Planning group"}
"""The group whose meetings are kept."""


def init_folder(
    root: Path,
    *,
    title: str,
    short: str,
    partners: Sequence[str],
    people: Sequence[tuple[str, str]],
    language: Language = "da",
    months_between: int = 6,
) -> None:
    """Make a folder for a partnership, with what it begins with in the folder's own language.

    `people` are pairs of a role and the title of one of the partners, or "" for none. Raises
    NotSaved, with "exists" for a folder that has something in it; ValueError for a partner that
    is not among the partners.
    """
    begun = new_strategy(language, title=title, short=short, partners=partners, people=people)
    strategy = replace(begun, months_between=months_between)
    if root.exists() and not (root.is_dir() and not any(root.iterdir())):
        raise NotSaved("exists", root)
    for name in FOLDERS:
        # Minutes are drafts at first; what is made in a folder may be read by who may read that.
        make_folder(root / name, private=name == MINUTES)
    commit_document(root / STRATEGY, strategy, None)


def new_strategy(
    language: Language,
    *,
    title: str,
    short: str,
    partners: Sequence[str],
    people: Sequence[tuple[str, str]],
) -> Strategy:
    """The strategy of a partnership that begins."""
    group = slug(GROUP[language])
    ids = dict(zip(partners, slugs(partners), strict=True))
    unknown = next((partner for _, partner in people if partner and partner not in ids), None)
    if unknown is not None:
        message = f"not one of the partners: {unknown!r}"
        raise ValueError(message)
    roles = [f"{role}, {partner}" if partner else role for role, partner in people]
    return Strategy(
        title=title,
        short=short,
        body=group,
        partners=tuple(Partner(id=id, title=partner) for partner, id in ids.items()),
        bodies=(Body(id=group, title=GROUP[language]),),
        people=tuple(
            Person(id=id, title=role, partner=ids.get(partner, ""), bodies=(group,))
            for id, role, (_, partner) in zip(slugs(roles), roles, people, strict=True)
        ),
        agenda=tuple(
            AgendaTemplateItem(
                id=id, title=name, short=brief, kind=kind, view=view, minutes=minutes
            )
            for (id, kind, view, minutes), (name, brief) in zip(
                AGENDA, TITLES[language], strict=True
            )
        ),
        statuses=tuple(
            StatusDefinition(id=id, title=name, level=level, definition=definition)
            for id, name, level, definition in STATUSES[language]
        ),
        language=language,
    )
