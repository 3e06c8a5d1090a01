"""The yearly status report and its forms: what was chosen and changed, and who has seen it."""

import datetime as dt
from typing import Literal

from tryg_tui.core.model.base import Citation, Document, Fact, Id, Record


class Paragraph(Fact, frozen=True, kw_only=True):
    """A paragraph of a form."""

    heading: str
    text: str


class InitiativeReport(Document, frozen=True, kw_only=True):
    """A file `reports/<year>/<initiative>.toml`."""

    initiative: Id
    year: int
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    received: dt.date | None = None
    """When the form came in; absent when no source says so."""
    received_text: str = ""
    status: Id = ""
    """A status of `strategy.toml`, only where the form states one."""
    summary: str = ""
    """The year in one or two sentences."""
    lines: tuple[int, ...] = ()
    source: str = ""
    """Where its words are from, where it is not the form itself that came in."""
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def came_in(self) -> bool:
        """Whether it is known to have come in: somebody says when, or the report was made of it.

        Any other is only begun.
        """
        return self.received is not None or bool(self.received_text or self.lines)


Section = Literal[
    "recommendation",
    "summary",
    "preface",
    "about",
    "organisation",
    "index",
    "outreach",
    "initiatives",
    "reports",
    "assessment",
    "missing",
    "annexes",
]
"""A part of the report, in the order they are in."""

ReportState = Literal["draft", "final"]
"""Whether the author is done with it."""


ComposedIn = Literal["", "da", "en"]
"""The language that the program composed in; empty where nobody kept it."""


class Choice(Record, frozen=True, kw_only=True):
    """What the author has made of a paragraph: left it out, worded it anew, or written it."""

    part: str
    """The paragraph's name, "about/version-2"; a new paragraph's author chooses one."""
    section: Section | None = None
    """Where a new paragraph stands; nothing for one that the program composes."""
    text: str = ""
    """As it is to read; empty keeps what the program composes."""
    instead_of: str = ""
    """What the program composed when the text was written; empty where nobody kept it."""
    language: ComposedIn = ""
    """The language that was composed in; another one says nothing of a change."""
    left_out: bool = False


class Presentation(Record, frozen=True, kw_only=True):
    """The report was shown to one of those it goes to."""

    step: int
    """The number of a step of `strategy.toml`."""
    date: dt.date | None = None
    date_text: str = ""
    outcome: str = ""
    """What they said of it, in words; empty while nothing is known."""
    of: Citation = ""
    """The entry of the minutes that tells of it, if any."""


class YearlyReport(Document, frozen=True, kw_only=True):
    """The file `reports/<year>/report.toml`."""

    year: int
    number: int | None = None
    """Which report it is of those there have been, from 1."""
    title: str = ""
    """Another title than the one composed."""
    case_number: str = ""
    state: ReportState = "draft"
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    with_forms: bool = False
    """Whether the forms of the initiatives stand in full among the annexes."""
    with_minutes: bool = False
    """Whether what the minutes of the period hold, but nothing private, is an annex."""
    with_sources: bool = False
    """Whether every paragraph shows its sources by numbers, which an annex explains."""
    order: tuple[str, ...] = ()
    """Paragraphs that come first under their headings, and headings in their sections."""
    paragraphs: tuple[Choice, ...] = ()
    presented: tuple[Presentation, ...] = ()

    def choice(self, part: str) -> Choice | None:
        """What the author has made of a paragraph, or None."""
        return next((choice for choice in self.paragraphs if choice.part == part), None)
