"""What two people have changed differently, in words; and the lines that are gone from minutes."""

from tryg_tui.core.meetings.disputes import Dispute, disputed
from tryg_tui.core.meetings.lost_lines import LostLines
from tryg_tui.core.model.annual_report import Choice, Presentation
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Attendance, Meeting
from tryg_tui.locale import _, ngettext
from tryg_tui.words.entries import entry_label, entry_text
from tryg_tui.words.names import person_words, place_words


def dispute_words(folder: Folder, document: Document, dispute: Dispute) -> str:
    """What a dispute is about."""
    where, key = dispute[0].where, dispute[0].key
    if where == "entry" and isinstance(document, Meeting):
        entry = document.entry(int(key))
        return entry_label(entry) if entry else f"#{key}"
    match disputed(document, dispute):
        case AgendaItem() as item:
            return item.title
        case Attendance() as one:
            return person_words(folder, one.person)
        case Meeting():
            return _("The meeting's “{key}”").format(key=key)
        case Presentation() as shown:
            steps = folder.strategy.value.reporting if folder.strategy else ()
            whom = next((step.to for step in steps if step.number == shown.step), key)
            return _("Shown to {whom}").format(whom=whom)
    return key


def version_words(folder: Folder, document: Document, dispute: Dispute) -> str:
    """What one version says of what is disputed."""
    record = disputed(document, dispute)
    if record is None:
        return _("Removed")
    if dispute[0].where == "entry" and isinstance(document, Meeting):
        return entry_text(folder, document, record, place_words)
    if isinstance(record, Choice):
        return record.text or (_("left out") if record.left_out else "–")
    if isinstance(record, Presentation):
        told = (str(record.date or record.date_text), record.outcome, record.of)
        return " · ".join(filter(None, told))
    return "\n".join(
        f"{one.field}: {getattr(record, one.field, '') or '–'}" for one in dispute if one.field
    )


def lines_gone_sentence(lost: LostLines, copy: str) -> str:
    """That lines that stood here are gone, and where they are."""
    count = len(lost.entries)
    return ngettext(
        "{n} line that stood here is gone; it is in {file}.",
        "{n} lines that stood here are gone; they are in {file}.",
        count,
    ).format(n=count, file=copy)
