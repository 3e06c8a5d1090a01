"""JSON for other programs: decisions and actions with the keys of the minutes' files."""

import json
from typing import Any

import msgspec

from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.papers.register import Register

FORMAT = 1
"""The version of this format; it grows when a key changes its meaning."""


def register_json(register: Register) -> bytes:
    """Agenda, decisions and actions of a meeting, or of all; null or empty where not stated."""
    strategy, meeting = register.folder.strategy, register.meeting
    found = {
        "format": FORMAT,
        "partnership": strategy.value.title if strategy else "",
        "meeting": _meeting(meeting, register.public) if meeting else None,
        "entries": register.table.records,
    }
    return (json.dumps(msgspec.to_builtins(found), ensure_ascii=True, indent=2) + "\n").encode()


def _meeting(meeting: Meeting, public: bool) -> dict[str, Any]:
    """What identifies a meeting, and its agenda."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date": meeting.date,
        "state": meeting.state,
        "case_number": meeting.case_number,
        "example": meeting.example,
        "items": [
            {"id": item.id, "title": item.title, "kind": item.kind, "minutes": item.minutes}
            for item in meeting.items
            if not (public and item.private)
        ],
    }
