"""The formats there are, by the name they are asked for and the ending of their files."""

import datetime as dt
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.privacy import public_part
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Paper
from tryg_tui.locale import _

Format = Literal["md", "html", "docx", "pdf", "ics", "csv", "json"]
"""The name of a format, which is also the ending of its files."""

FORMATS: tuple[Format, ...] = get_args(Format)

PAPERS: tuple[Format, ...] = ("md", "html", "docx", "pdf")
"""The formats that a document is written in to be read; the others are data for programs."""

PACKAGES = ("python-docx", "typst", "icalendar")
"""What the extra `documents` brings, for Word, PDF and calendar files."""


MODULES: dict[Format, str] = {"docx": "docx", "pdf": "typst", "ics": "icalendar"}
"""What each of those formats is written with."""


class PackageMissing(Exception):
    """A format asks for a package that is not installed."""

    def __init__(self, format: Format) -> None:
        super().__init__(format)
        self.format = format
        """The format."""


def package_missing_sentence(format: Format) -> str:
    """What to install for a format."""
    pattern = _(
        "A .{format} file needs packages that are not installed; install them with: "
        "{python} -m pip install {packages}"
    )
    # Any other pip may belong to another Python.
    python = Path(sys.executable).name if sys.prefix == sys.base_prefix else sys.executable
    return pattern.format(format=format, python=python, packages=" ".join(PACKAGES))


def can_be_written(format: Format) -> bool:
    """Whether what a format needs is installed."""
    module = MODULES.get(format)
    return module is None or find_spec(module) is not None


def written(paper: Paper, format: Format) -> bytes:
    """A document in one of the formats to be read; raises PackageMissing."""
    return _renderer(format)(paper)


def _renderer(format: Format) -> Callable[[Paper], bytes]:
    """What writes a format; only then are the heavy packages loaded."""
    try:
        if format == "docx":
            from tryg_tui.documents.render.docx import docx

            return docx
        if format == "pdf":
            from tryg_tui.documents.render.pdf import pdf

            return pdf
    except ImportError as error:
        raise PackageMissing(format) from error
    if format == "html":
        from tryg_tui.documents.render.html import html

        return html
    from tryg_tui.documents.render.markdown import markdown

    return markdown


def data(
    folder: Folder,
    loaded: Loaded[Meeting] | None,
    format: Format,
    *,
    today: dt.date,
    public: bool = False,
) -> bytes:
    """The decisions and actions of a meeting, or of all, for programs; raises PackageMissing."""
    from tryg_tui.documents.papers.decisions import registered

    shown = public_part(folder) if public else folder
    meeting = loaded.value if loaded else None
    rows = registered(shown, fold(shown), meeting.id if meeting else "")
    if format == "csv":
        from tryg_tui.documents.render.csv import csv_table

        return csv_table(rows)
    if format == "json":
        from tryg_tui.documents.render.json import json_data

        return json_data(folder, meeting, rows, public=public)
    try:
        from tryg_tui.documents.render.ical import ical
    except ImportError as error:
        raise PackageMissing(format) from error
    return ical(folder, meeting, rows, today=today, public=public)
