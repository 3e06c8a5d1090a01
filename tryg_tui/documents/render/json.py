"""JSON for other programs: decisions and actions with the keys of the minutes' files."""

import json
from collections.abc import Iterable
from typing import Any

from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.papers.decisions import Registered

FORMAT = 1
"""The version of this format; it grows when a key changes its meaning."""


def json_data(
    folder: Folder, meeting: Meeting | None, rows: Iterable[Registered], *, public: bool = False
) -> bytes:
    """Agenda, decisions and actions of a meeting, or of all; null or empty where not stated."""
    found: dict[str, Any] = {
        "format": FORMAT,
        "partnership": folder.strategy.value.title if folder.strategy else "",
        "meeting": _meeting(meeting, public) if meeting else None,
        "entries": [_entry(row) for row in rows],
    }
    return (json.dumps(found, ensure_ascii=True, indent=2) + "\n").encode()


def _meeting(meeting: Meeting, public: bool) -> dict[str, Any]:
    """What identifies a meeting, and its agenda."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date": meeting.date.isoformat(),
        "state": meeting.state,
        "case_number": meeting.case_number,
        "example": meeting.example,
        "items": [
            {"id": item.id, "title": item.title, "kind": item.kind, "minutes": item.minutes}
            for item in meeting.items
            if not (public and item.private)
        ],
    }


def _entry(one: Registered) -> dict[str, Any]:
    """A decision or action."""
    common = {
        "citation": one.citation,
        "kind": one.kind,
        "date": one.date.isoformat(),
        "item": one.item,
        "initiative": one.initiative,
        "text": one.text,
        "private": one.private,
    }
    if one.kind == "decision":
        return {**common, "outcome": one.outcome, "dissent": one.dissent}
    return {
        **common,
        "owners": list(one.owners),
        "due": one.due.isoformat() if one.due else None,
        "due_text": one.due_text,
        "state": one.state,
    }
