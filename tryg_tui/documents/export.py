"""What leaves the room, however it is asked for: its formats, its name, its file in each format."""

import datetime as dt

import msgspec

from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.annual.report import report_paper
from tryg_tui.documents.model import Paper
from tryg_tui.documents.papers.actions import actions_paper
from tryg_tui.documents.papers.council_table import council_table
from tryg_tui.documents.papers.meeting import meeting_paper
from tryg_tui.documents.papers.register import register
from tryg_tui.documents.personal import found, leak_line
from tryg_tui.documents.render.csv import table_file
from tryg_tui.documents.render.formats import FORMATS, KINDS, PAPERS, Format, written
from tryg_tui.words.vocabulary import file_word

TABLES: tuple[Format, ...] = (*PAPERS, "csv")
"""The formats that the table of a meeting is written in."""


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, the status report of a year, or with neither all that is open."""

    folder: Folder
    today: dt.date
    loaded: Loaded[Meeting] | None = None
    year: int | None = None
    public: bool = False
    """Whether what is private is left out; a report never holds any."""
    table: bool = False
    """Whether a meeting is written as the table that local councils keep."""

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats it can be written in."""
        if self.year is not None:
            return PAPERS
        return TABLES if self.table else FORMATS

    @property
    def name(self) -> str:
        """The name of its file without an ending: "referat-2017-12-05"."""
        if self.year is not None:
            return f"{file_word('report')}-{self.year}"
        if self.loaded is None:
            name = file_word("actions")
        else:
            word = file_word("agenda" if self.loaded.value.state == "planned" else "minutes")
            name = f"{word}-{self.loaded.value.id}"
            if self.loaded.value.state in ("open", "draft"):
                name += f"-{file_word('draft')}"
        return f"{name}-{file_word('public')}" if self.public else name

    def paper(self) -> Paper:
        """The document."""
        if self.year is not None:
            return report_paper(self.folder, self.year, today=self.today)
        if self.loaded is None:
            return actions_paper(self.folder, today=self.today, public=self.public)
        return meeting_paper(
            self.folder, self.loaded, today=self.today, public=self.public, table=self.table
        )

    def leaks(self) -> tuple[str, ...]:
        """A line for each thing that looks personal, where the document is for everybody."""
        if not self.public and self.year is None:
            return ()
        return tuple(map(leak_line, found(self.paper())))

    def file(self, format: Format) -> bytes:
        """Its file in a format; raises PackageMissing."""
        meeting = self.loaded.value if self.loaded else None
        if self.table and meeting and format == "csv":
            return table_file(council_table(self.folder, meeting, public=self.public))
        if KINDS[format].data:
            return written(
                register(self.folder, meeting, today=self.today, public=self.public), format
            )
        return written(self.paper(), format)
