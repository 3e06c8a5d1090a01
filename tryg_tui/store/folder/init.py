"""A new, empty folder for a partnership."""

from collections.abc import Sequence
from pathlib import Path

from tryg_tui.core.model.base import Id, slug, slugs
from tryg_tui.core.model.strategy import (
    AgendaTemplateItem,
    Body,
    ItemKind,
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

AGENDA: tuple[tuple[Id, str, str, ItemKind, View, int], ...] = (
    ("agenda", "Godkendelse af dagsorden", "Dagsorden", "approval", "agenda", 5),
    ("previous-minutes", "Godkendelse af referat", "Referat", "approval", "previous-minutes", 5),
    ("actions", "Opfølgning på aktionspunkter", "Opfølgning", "discussion", "actions", 20),
    ("index", "Politiets Tryghedsindeks", "Tryghedsindeks", "information", "safety-index", 15),
    ("initiatives", "Status på indsatserne", "Indsatser", "discussion", "initiatives", 40),
    ("communication", "Formidling", "Formidling", "discussion", "communication", 20),
    ("measurement", "Måling", "Måling", "discussion", "measurement", 20),
    ("topics", "Andre aktuelle emner", "Andre emner", "discussion", "topics", 15),
    ("other", "Eventuelt", "Eventuelt", "information", "other", 5),
    ("next-meeting", "Næste møde", "Næste møde", "decision", "next-meeting", 5),
)
"""The standing agenda: id, title, short title, kind, view, minutes."""

STATUSES = (
    StatusDefinition(
        id="efter-plan",
        title="Efter plan",
        level="good",
        definition="Indsatsen følger sin plan, og målet ventes nået til tiden.",
    ),
    StatusDefinition(
        id="risiko",
        title="Risiko",
        level="risk",
        definition="Noget kan bringe målet eller tidsplanen i fare, og gruppen bør følge med.",
    ),
    StatusDefinition(
        id="kritisk",
        title="Kritisk",
        level="critical",
        definition="Målet nås ikke, medmindre gruppen griber ind.",
    ),
)
"""The statuses of an initiative to begin with; the group changes them as it likes."""

GROUP = "Planlægningsgruppen"
"""The group whose meetings are kept."""


def init_folder(
    root: Path,
    *,
    title: str,
    short: str,
    partners: Sequence[str],
    people: Sequence[tuple[str, str]],
) -> None:
    """Make a folder for a partnership.

    `people` are pairs of a role and the title of one of the partners, or "" for none. Raises
    NotSaved, with "exists" for a folder that has something in it; ValueError for a partner that
    is not among the partners.
    """
    strategy = new_strategy(title=title, short=short, partners=partners, people=people)
    if root.exists() and not (root.is_dir() and not any(root.iterdir())):
        raise NotSaved("exists", root)
    for name in FOLDERS:
        # Minutes are drafts at first; what is made in a folder may be read by who may read that.
        make_folder(root / name, private=name == MINUTES)
    commit_document(root / STRATEGY, strategy, None)


def new_strategy(
    *, title: str, short: str, partners: Sequence[str], people: Sequence[tuple[str, str]]
) -> Strategy:
    """The strategy of a partnership that begins."""
    group = slug(GROUP)
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
        bodies=(Body(id=group, title=GROUP),),
        people=tuple(
            Person(id=id, title=role, partner=ids.get(partner, ""), bodies=(group,))
            for id, role, (_, partner) in zip(slugs(roles), roles, people, strict=True)
        ),
        agenda=tuple(
            AgendaTemplateItem(
                id=id, title=name, short=brief, kind=kind, view=view, minutes=minutes
            )
            for id, name, brief, kind, view, minutes in AGENDA
        ),
        statuses=STATUSES,
    )
