"""The yearly reporting form of an initiative."""

import datetime as dt

from tryg_tui.core.model.base import Document, Fact, Id


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
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def came_in(self) -> bool:
        """Whether it is known to have come in: somebody says when, or the report was made of it.

        Any other is only begun.
        """
        return self.received is not None or bool(self.received_text or self.lines)
