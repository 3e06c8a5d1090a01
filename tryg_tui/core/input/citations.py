"""Which decision a draft cites."""

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.folder import Folder


def decisions_cited(text: str, draft: Draft, folder: Folder) -> tuple[Citation, ...]:
    """Every decision that may be meant, by its number, "7" or "#7", or in full, "2018-04-10#7".

    A number that the draft's own meeting has given means that entry and no other meeting's, and
    nothing is meant when it is not a decision.
    """
    cited = "".join(text.split())
    decisions = decisions_before(draft, folder)
    if cited in decisions:
        return (cited,)
    number = f"#{cited.removeprefix('#').lstrip('0')}"
    meeting = folder.meeting(draft.meeting)
    own = draft.meeting + number
    if meeting and any(own == meeting.value.cite(entry) for entry in meeting.value.entries):
        return (own,) if own in decisions else ()
    return tuple(one for one in decisions if one.endswith(number))


def decisions_before(draft: Draft, folder: Folder) -> tuple[Citation, ...]:
    """The decisions made before what the draft records, oldest first."""
    found: list[Citation] = []
    for meeting in (loaded.value for loaded in folder.meetings):
        own = meeting.id == draft.meeting
        until = draft.n if own else None
        made = (entry for entry in meeting.entries if isinstance(entry, Decision))
        found += [meeting.cite(one) for one in made if until is None or one.n < until]
        if own:
            break
    return tuple(found)
