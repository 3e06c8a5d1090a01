"""What the yearly status report is composed of, and where each part of it comes from."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.as_known import as_known
from tryg_tui.core.ledger.corrections import Source
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger, LifePoint, Recorded, StatusPoint
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.meetings.head import MONTHS
from tryg_tui.core.model.annual_report import Section, YearlyReport
from tryg_tui.core.model.base import Fact
from tryg_tui.core.model.folder import Folder, Loaded, own_path
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Figure, Table
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.words.corrections import corrected_notes

SECTIONS: tuple[Section, ...] = get_args(Section)

STRATEGY = "strategy.toml"
"""The file whose statements are about the partnership as a whole."""

_NUMERIC = re.compile(r"\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(?:20)?(\d\d)\s*")
"""A whole date in numbers: "31.12.17"."""

_WORDED = re.compile(rf"\b(\d{{1,2}})\. ({'|'.join(MONTHS['da'])}) (\d{{4}})\b")
"""A whole date as the registers write it, which reads as its paper does: "26. februar 2018"."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the report, which its author may leave out, move or word anew."""

    id: str
    """Its name, the same every time the report is composed: "about/version-2"."""
    section: Section
    text: str
    heading: str = ""
    """What it is about, where that begins with this part: the title of an initiative."""
    under: str = ""
    """The heading it stands under, which is that of the last part before it that has one."""
    lead: str = ""
    """What a paragraph begins with, in bold, that this and all after it with the same one share."""
    item: bool = False
    """Whether it is an item of a list."""
    own: bool = False
    """Whether the author has added it; then it runs on from no other one."""
    missing: bool = False
    """Whether it names something that nobody has stated, which the annex on that tells alone."""
    sources: tuple[str, ...] = ()
    """Where it comes from, in words."""
    table: Table | None = None
    """A table that stands in the place of the text; the text names it."""
    figure: Figure | None = None
    """A chart that stands in the place of the text, which tells its values."""

    @property
    def words(self) -> str:
        """Its text with what its paragraph begins with."""
        return f"{self.lead}: {self.text}" if self.lead else self.text


def section_of(id: str) -> Section:
    """The section that the name of a paragraph begins with."""
    name = id.partition("/")[0]
    return next((section for section in SECTIONS if section == name), "annexes")


def paragraph(
    id: str,
    text: str,
    *sources: str,
    item: bool = False,
    heading: str = "",
    lead: str = "",
    missing: bool = False,
) -> Part:
    """A paragraph with its sources, each of them once."""
    return Part(
        id=id,
        section=section_of(id),
        text=text,
        heading=heading,
        lead=lead,
        item=item,
        missing=missing,
        sources=tuple(dict.fromkeys(sources)),
    )


def missing(id: str, text: str) -> Part:
    """That nobody has stated something."""
    return paragraph(id, text, missing=True)


def tabled(
    id: str,
    caption: str,
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    heading: str = "",
    cited: Sequence[str] = (),
) -> Iterator[Part]:
    """A table, where it has any row."""
    if rows:
        table = Table(head, tuple(rows), caption)
        yield replace(paragraph(id, caption, *cited, heading=heading), table=table)


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is composed from."""

    folder: Folder
    """Without anything private: the report is for everybody."""
    ledger: Ledger
    report: YearlyReport
    first: dt.date
    last: dt.date
    today: dt.date

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.report.year

    def holds(self, date: dt.date | None) -> bool:
        """Whether a day lies in the period."""
        return date is not None and self.first <= date <= self.last

    def lasts(self, since: dt.date | None, until: dt.date | None) -> bool:
        """Whether something that went on from a day until another did so in the period."""
        return (since is None or since <= self.last) and (until is None or self.first <= until)

    def held(self) -> tuple[Loaded[Meeting], ...]:
        """The meetings held in the period, and the rounds in writing closed in it."""
        return tuple(
            loaded
            for loaded in self.folder.meetings
            if self.holds(loaded.value.date)
            and loaded.value.state not in ("planned", "cancelled")
            and not loaded.value.asking
        )


def scope_of(
    folder: Folder, year: int, today: dt.date, report: YearlyReport | None = None
) -> Scope:
    """What the report of a year is composed from, as in its file or as given.

    The period is the author's, else that of the year.
    """
    loaded = folder.yearly_report(year)
    report = report or (loaded.value if loaded else YearlyReport(year=year))
    public = open_part(folder)
    # A meeting to come has said nothing yet, but what is due at it quotes its day.
    told = tuple(
        one for one in public.meetings if one.value.date <= today or one.value.state == "planned"
    )
    public = public if len(told) == len(public.meetings) else replace(public, meetings=told)
    own = Loaded(path=own_path(report), sha256="", value=report)
    first, last = public.with_file(own).period(year)
    folder, ledger = as_known(public, fold(public), today, today)
    return Scope(
        folder=folder,
        ledger=ledger,
        report=report,
        first=first,
        last=last,
        today=today,
    )


def cited_fact(path: str, fact: Fact, sources: dict[str, str] | None = None) -> str:
    """Where a fact of the registers comes from: its file, the lines it rests on, other sources."""
    other = (sources or {}).get(fact.source, fact.source)
    return together(path, lines_words(fact.lines), " ".join(other.split()))


def together(*texts: str) -> str:
    """What is said of something, with commas between."""
    return ", ".join(filter(None, texts))


def told(pattern: str, **words: str) -> str:
    """A pattern with some words in it, or nothing where they say nothing."""
    return pattern.format(**words) if all(words.values()) else ""


def lines_words(lines: tuple[int, ...]) -> str:
    """Lines of the report that the registers rest on."""
    if not lines:
        return ""
    numbers = ", ".join(map(str, lines))
    return ngettext("line {lines}", "lines {lines}", len(lines)).format(lines=numbers)


def corrected(scope: Scope, one: Recorded | StatusPoint | LifePoint | None) -> str:
    """That what minutes say was corrected, with how it read before; or nothing."""
    if one is None or one.revision is None:
        return ""
    return f"({'; '.join(corrected_notes(scope.folder, one.revision.original, one.entry))})"


def cited_entry_words(scope: Scope, source: Source) -> str:
    """Where an entry of the minutes stands; that a meeting is only an example is said."""
    example = is_example(scope, source)
    pattern = _("minutes, {citation} (EXAMPLE)") if example else _("minutes, {citation}")
    return pattern.format(citation=source.citation)


def is_example(scope: Scope, source: Source) -> bool:
    """Whether an entry stands in minutes that are only an example."""
    loaded = scope.folder.meeting(source.meeting)
    return loaded is not None and loaded.value.example


def is_dated(scope: Scope, when: str) -> bool:
    """Whether a time says more than that something is of the year reported on."""
    return when != str(scope.year) and re.search(r"\d", when) is not None


def dated(text: str, date_text: str) -> str:
    """A statement with its time, where the words do not tell it themselves."""
    flat = text.strip()
    if all(part in flat for part in date_text.split(" – ")):
        return sentence(flat)
    return f"{flat.removesuffix('.')} ({_written_out(date_text)})."


def date_words(date: dt.date | None, text: str) -> str:
    """A date as it was written, but in words where that is in numbers; nothing without one."""
    return _written_out(text) if text else long_date(date) if date else ""


def _written_out(text: str) -> str:
    """A date in numbers as one in words, any other text as it is: "31.12.17"."""
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return _WORDED.sub(_in_own_words, text)
    day, month, year = map(int, found.groups())
    try:
        return long_date(dt.date(2000 + year, month, day))
    except ValueError:
        return text


def _in_own_words(found: re.Match[str]) -> str:
    """A whole date in the language spoken, where there is such a day."""
    try:
        day = dt.date(int(found[3]), MONTHS["da"].index(found[2]) + 1, int(found[1]))
    except ValueError:
        return found[0]
    return long_date(day)


def says(text: str, words: str) -> bool:
    """Whether a text says some words already, each perhaps with another ending."""
    said = re.findall(r"\w+", text.casefold())
    wanted = re.findall(r"\w+", words.casefold())
    return all(any(one.startswith(word) for one in said) for word in wanted)


def trimmed(text: str) -> str:
    """A text without the full stop at its end, for more to follow."""
    return text.strip().removesuffix(".")


def lowered(text: str) -> str:
    """A text as it stands within a sentence, where its first word is no abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def risen(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    flat = text.strip()
    return flat if not flat or flat.endswith((".", "!", "?", ":", "…")) else f"{flat}."


def joined(*texts: str) -> str:
    """Several texts as sentences after one another."""
    return " ".join(sentence(text) for text in texts if text.strip())
