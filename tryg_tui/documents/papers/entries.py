"""An entry of the minutes in full: its text as written, and what belongs to it as fields."""

from collections.abc import Iterable, Iterator

from tryg_tui.core.imports.minutes import OWNER, STATUS, SUBJECT
from tryg_tui.core.ledger.corrections import Correction, E, amended
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.privacy import is_private, open_corrections
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import AnyEntry, Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Block, Field, Heading, Paragraph, Run, Text
from tryg_tui.locale import _, pgettext
from tryg_tui.words.corrections import each_correction
from tryg_tui.words.entries import entry_label, entry_words
from tryg_tui.words.fields import Fact, read_back_words
from tryg_tui.words.names import initiative_words, place_words


def entry_blocks(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger, *, public: bool
) -> Iterator[Block]:
    """An entry with the later corrections of it; nothing of a private one with `public`."""
    private = is_private(folder, meeting, entry)
    if private and public:
        return
    yield Heading(entry_label(entry, private=private), 3)
    if entry.initiative:
        yield Field(_("Initiative"), initiative_words(folder, entry.initiative))
    said = entry_words(folder, meeting, entry, place_words, ledger)
    # Of a fact is told what is said of it, if only that it is not stated.
    yield from (_block(fact) for fact in said.before if fact.told)
    if entry.text:
        yield Text(entry.text, "decision" if isinstance(entry, Decision) else "")
    # What minutes that were read in do not say, nobody failed to state here.
    told = (fact for fact in said.after if fact.words or (fact.told and not meeting.imported))
    yield from map(_block, told)
    yield from link_blocks(entry.links)
    if read := read_back_words(entry):
        yield Text(read, "quiet")
    yield from (Field(name, said) for name, said in imported_facts(entry))
    yield from _corrections(folder, meeting, entry, ledger, public=public)


def link_blocks(links: tuple[Link, ...]) -> Iterator[Block]:
    """Where to read more: pages of the web and papers that lie in the folder."""
    runs: list[Run] = []
    for link in links:
        runs += [Run("; " if runs else f"{_('Links')}: "), Run(link.name, link=link.address)]
    if runs:
        yield Paragraph(tuple(runs))


def last_shown(folder: Folder, meeting: Meeting, entry: E, ledger: Ledger, *, public: bool) -> E:
    """An entry as it reads by the last correction that may be shown."""
    for one in shown_corrections(folder, meeting, entry, ledger, public=public):
        entry = amended(entry, one.entry)
    return entry


def _block(fact: Fact) -> Block:
    """A fact with its name; where its words say enough without, those alone."""
    if fact.alone and fact.words:
        return Text(fact.words, "outcome")
    return Field(fact.name, fact.told) if fact.name else Text(fact.told)


def imported_facts(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """What earlier minutes said that has no place of its own here, by what that is called."""
    names = {
        SUBJECT: pgettext("local table", "Subject"),
        OWNER: _("Owner"),
        STATUS: _("Status"),
    }
    said = ((name, str(entry.extra.get(key, ""))) for key, name in names.items())
    yield from (one for one in said if one[1])


def _corrections(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger, *, public: bool
) -> Iterator[Block]:
    """The corrections of an entry by later meetings."""
    by = shown_corrections(folder, meeting, entry, ledger, public=public)
    yield from correction_blocks(folder, each_correction(folder, entry, by))


def correction_blocks(folder: Folder, by: Iterable[tuple[Correction, str]]) -> Iterator[Block]:
    """Where each of some corrections stands, what it changed, and why."""
    for one, said in by:
        place = place_words(folder, one.source.citation)
        yield Field(_("Corrected on {entry}").format(entry=place), said)
        if one.entry.why:
            yield Field(_("Reason"), one.entry.why)


def shown_corrections(
    folder: Folder, meeting: Meeting, entry: AnyEntry, ledger: Ledger, *, public: bool
) -> tuple[Correction, ...]:
    """The corrections of an entry that may be shown."""
    return corrections_shown(folder, meeting, meeting.cite(entry), ledger, public=public)


def corrections_shown(
    folder: Folder, meeting: Meeting, citation: Citation, ledger: Ledger, *, public: bool
) -> tuple[Correction, ...]:
    """The corrections of what is cited in a meeting, or is a meeting, that may be shown."""
    if public:
        return open_corrections(folder, meeting, citation, ledger)
    return ledger.corrections.get(citation, ())
