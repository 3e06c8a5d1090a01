"""Minutes as they read after later corrections."""

from msgspec.structs import replace

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _
from tryg_tui.words.citations import place_words


def corrected_meeting(loaded: Loaded[Meeting], ledger: Ledger) -> tuple[Loaded[Meeting], Ledger]:
    """A meeting whose entries read as last corrected, marked so, and a ledger to show it with."""
    meeting = loaded.value
    entries = []
    own = {meeting.cite(entry) for entry in meeting.entries}
    for entry in meeting.entries:
        citation = meeting.cite(entry)
        found = ledger.corrections.get(citation)
        if found:
            where = "; ".join(place_words(one.source.citation) for one in found)
            mark = _("[corrected in {entries}; v shows the original wording]")
            text = f"{found[-1].entry.text}\n{mark.format(entries=where)}"
            entries.append(replace(entry, text=text))
        else:
            entries.append(entry)
    shown = replace(loaded, value=replace(meeting, entries=tuple(entries)))
    others = {
        citation: found for citation, found in ledger.corrections.items() if citation not in own
    }
    return shown, replace(ledger, corrections=others)


def corrected(meeting: Meeting, ledger: Ledger) -> bool:
    """Whether any entry of a meeting was corrected later."""
    return any(meeting.cite(entry) in ledger.corrections for entry in meeting.entries)
