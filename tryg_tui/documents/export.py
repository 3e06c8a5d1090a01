"""What leaves the room: papers and files, names, formats, and what personal is in it."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import msgspec

from tryg_tui.core.input.personal import Leak, LeakKind, leaks
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.brief import Brief
from tryg_tui.documents import model
from tryg_tui.documents.annual.report import report_paper
from tryg_tui.documents.papers.actions import actions_paper, paper
from tryg_tui.documents.papers.agenda import agenda
from tryg_tui.documents.papers.brief import brief_blocks, brief_record
from tryg_tui.documents.papers.council_table import council_blocks, council_table
from tryg_tui.documents.papers.meeting_head import body_title
from tryg_tui.documents.papers.minutes import Form, minutes
from tryg_tui.documents.papers.register import register
from tryg_tui.documents.render.data import record_json, table_file
from tryg_tui.documents.render.formats import FORMATS, KINDS, PAPERS, Format, written
from tryg_tui.locale import _, long_date
from tryg_tui.words.vocabulary import file_word


def meeting_paper(
    folder: Folder,
    loaded: Loaded[Meeting],
    *,
    today: dt.date,
    public: bool = False,
    table: bool = False,
    form: Form = "minutes",
    times: bool = False,
    annex: bool = False,
) -> model.Paper:
    """A meeting's agenda before it and its minutes after, in a form; with `public`, nothing
    private, with `times` the times of the items and the numbers of the lines, and with `annex` what
    an agenda has to go through at its end.

    With `table`, it is the table of agenda items and decisions that local councils keep.
    """
    meeting = loaded.value
    if table:
        blocks = council_blocks(folder, meeting, public=public)
    elif meeting.not_held:
        blocks = agenda(folder, meeting, today=today, public=public, annex=annex)
    else:
        blocks = minutes(folder, loaded, today=today, public=public, form=form, times=times)
    body = body_title(folder, meeting.body)
    return paper(
        folder,
        blocks,
        today=today,
        subject=", ".join(part for part in (body, long_date(meeting.date)) if part),
        status=_status(meeting),
        case_number=meeting.case_number,
    )


def _status(meeting: Meeting) -> str:
    """What every page of a meeting's document must say."""
    marks = []
    if meeting.state == "cancelled":
        marks.append(_("CANCELLED"))
    elif meeting.state in {"open", "draft"}:
        marks.append(_("DRAFT"))
    if meeting.example:
        marks.append(_("EXAMPLE"))
    return " · ".join(marks)


class Found(msgspec.Struct, frozen=True):
    """Something that looks personal, and the headings it stands under."""

    place: str
    leak: Leak


def found(paper: model.Paper) -> tuple[Found, ...]:
    """What looks personal in a document, in reading order, each thing once under its heading."""
    section = place = paper.title
    gathered: dict[tuple[str, str], Found] = {}
    for block in paper.blocks:
        if isinstance(block, model.Heading):
            section = section if block.level > 2 else block.text
            place = block.text if section == block.text else f"{section}: {block.text}"
        for text in _texts(block):
            for leak in leaks(text):
                gathered.setdefault((place, leak.text), Found(place, leak))
    return tuple(gathered.values())


def leak_kind(kind: LeakKind) -> str:
    """What something personal looks like."""
    return {
        "cpr": _("a civil registration number"),
        "email": _("an e-mail address"),
        "phone": _("a telephone number"),
        "case": _("the number of a case"),
    }[kind]


def leak_line(one: Found) -> str:
    """What looks personal, where, and as what."""
    return _("{place}: “{text}” looks like {kind}").format(
        place=one.place, text=one.leak.text, kind=leak_kind(one.leak.kind)
    )


def _texts(block: model.Block) -> Iterator[str]:
    """The texts of a block, and where its links lead."""
    yield from model.texts(block)
    if isinstance(block, model.Paragraph):
        yield from (unquote(run.link) for run in block.runs if not run.link.startswith("#"))


TABLES: tuple[Format, ...] = (*PAPERS, "csv")
"""The formats that the table of a meeting is written in."""


CALENDARS: tuple[Format, ...] = ("ics",)
"""The format that the calendar of all meetings is written in."""


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, the status report of a year, a brief, or with none of these all that is open."""

    root: Path
    """Where the folder lies."""
    folder: Folder
    today: dt.date
    loaded: Loaded[Meeting] | None = None
    year: int | None = None
    public: bool = False
    """Whether what is private is left out; a report never holds any."""
    table: bool = False
    """Whether a meeting is written as the table that local councils keep."""
    form: Form = "minutes"
    """How minutes are told."""
    times: bool = False
    """Whether they have the times of the items and the numbers of the lines."""
    annex: bool = False
    """Whether open actions and parked topics stand together at the end of an agenda."""
    owner: Id = ""
    """Whose actions are written alone, where it is not those of all."""
    todos: bool = False
    """Whether calendars are told of deadlines as tasks, not as days."""
    kept: bool = False
    """Whether it is the calendar of all meetings, which is kept up to date in the folder."""
    brief: Brief | None = None
    """What the owner should know before the next meeting, where that is what is written."""

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats it can be written in."""
        if self.year is not None:
            return PAPERS
        return CALENDARS if self.kept else TABLES if self.table else FORMATS

    @property
    def has_forms(self) -> bool:
        """Whether it is minutes, which are told in more than one form."""
        return self._is_text and not self.has_annex

    @property
    def has_annex(self) -> bool:
        """Whether it is an agenda, which may have an annex."""
        return self._is_text and bool(self.loaded and self.loaded.value.not_held)

    @property
    def _is_text(self) -> bool:
        """Whether it is the agenda or the minutes of a meeting, and no table of them."""
        return bool(self.loaded and not (self.table or self.loaded.value.written))

    @property
    def name(self) -> str:
        """The name of its file without an ending: "referat-2017-12-05"."""
        if self.year is not None:
            return f"{file_word('report')}-{self.year}"
        if self.loaded is None:
            name = file_word("brief" if self.brief else "calendar" if self.kept else "actions")
            name += f"-{self.owner}" if self.owner else ""
        else:
            meeting = self.loaded.value
            word = file_word("agenda" if meeting.not_held else "minutes")
            if meeting.written:
                word = file_word("round")
            name = f"{word}-{meeting.id}"
            if self.form == "log":
                name += f"-{file_word('log')}"
            if meeting.state in ("open", "draft"):
                name += f"-{file_word('draft')}"
        return f"{name}-{file_word('public')}" if self.public and not self.kept else name

    def paper(self) -> model.Paper:
        """The document."""
        if self.year is not None:
            return report_paper(self.folder, self.year, today=self.today)
        if self.brief:
            blocks = brief_blocks(self.folder, self.brief, self.today)
            return paper(self.folder, blocks, today=self.today, subject=_("Brief"))
        if self.loaded is None:
            return actions_paper(
                self.folder, today=self.today, public=self.public, owner=self.owner
            )
        return meeting_paper(
            self.folder,
            self.loaded,
            today=self.today,
            public=self.public,
            table=self.table,
            form=self.form,
            times=self.times,
            annex=self.annex,
        )

    def leaks(self) -> tuple[str, ...]:
        """A line for each thing that looks personal, where the document is for everybody."""
        if self.kept or (not self.public and self.year is None):
            return ()
        return tuple(map(leak_line, found(self.paper())))

    def file(self, format: Format, beside: Callable[[str], str] = lambda _path: "") -> bytes:
        """Its file in a format; raises PackageMissing. `beside` tells how a link leads from where
        it is written to a paper of the folder, if any can.
        """
        meeting = self.loaded.value if self.loaded else None
        if self.table and meeting and format == "csv":
            return table_file(council_table(self.folder, meeting, public=self.public))
        if self.brief and format == "json":
            return record_json(brief_record(self.brief, self.today))
        if KINDS[format].data:
            return written(
                register(
                    self.folder,
                    meeting,
                    today=self.today,
                    public=self.public,
                    owner=self.owner,
                    todos=self.todos,
                    kept=self.kept,
                ),
                format,
            )
        return written(model.linked(self.paper(), beside), format)
