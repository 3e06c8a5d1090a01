"""The formats there are: what each is for, what writes it, and what has to be installed for it."""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from tryg_tui.locale import N_, _

Format = str
"""The name of a format, which is also the ending of its files."""


class Kind(NamedTuple):
    """A format that documents are written in."""

    words: str
    """What it is for, in the language of the sources."""
    writer: str
    """The module beside this one that writes it, and its function."""
    module: str = ""
    """What has to be installed for it, as Python imports it."""
    package: str = ""
    """What brings that."""
    data: bool = False
    """Whether it is a register for programs, not a paper to be read."""


KINDS: dict[Format, Kind] = {
    "md": Kind(N_("Markdown: plain text with headings"), "markdown.markdown"),
    "html": Kind(N_("Web page in one file"), "html.html"),
    "docx": Kind(N_("Word, to go on editing"), "docx.docx", "docx", "python-docx"),
    "pdf": Kind(N_("PDF for archive and readers"), "pdf.pdf", "typst", "typst"),
    "ics": Kind(
        N_("Calendar: the meeting and what is due"),
        "ical.ical",
        "icalendar",
        "icalendar",
        data=True,
    ),
    "csv": Kind(
        N_("Spreadsheet of decisions, actions and attendance"), "data.register_csv", data=True
    ),
    "json": Kind(N_("Data for other programs"), "data.register_json", data=True),
}
"""The formats in the order they are offered."""

FORMATS: tuple[Format, ...] = tuple(KINDS)

PAPERS: tuple[Format, ...] = tuple(one for one, kind in KINDS.items() if not kind.data)
"""The formats that a document is written in to be read."""

DATA: tuple[Format, ...] = tuple(one for one, kind in KINDS.items() if kind.data)
"""The formats that are data for programs."""

PACKAGES = (*(kind.package for kind in KINDS.values() if kind.package), "openpyxl")
"""What the extra `documents` brings, for Word, PDF and calendar files, and to read Excel files."""


class PackageMissing(Exception):
    """A format asks for a package that is not installed, or cannot be loaded."""

    def __init__(self, format: Format, *, is_there: bool = False) -> None:
        super().__init__(format)
        self.format = format
        """The format."""
        self.is_there = is_there
        """Whether it is installed all the same."""

    @property
    def sentence(self) -> str:
        """What to do about it."""
        if not self.is_there:
            return package_missing_sentence(self.format)
        return _(
            "What writes a .{format} file is installed, but this machine cannot load it: "
            "“tryg-tui doctor” says more. Choose another format meanwhile."
        ).format(format=self.format)


def package_missing_sentence(format: str) -> str:
    """What to install for a format, by the ending of its files."""
    pattern = _(
        "A .{format} file needs packages that are not installed; install them with: "
        "{python} -m pip install {packages}"
    )
    # Any other pip may belong to another Python.
    python = Path(sys.executable).name if sys.prefix == sys.base_prefix else sys.executable
    return pattern.format(format=format, python=python, packages=" ".join(PACKAGES))


def format_words(format: Format) -> str:
    """What a format is for."""
    return _(KINDS[format].words)


def can_be_written(format: Format) -> bool:
    """Whether what a format needs is installed."""
    module = KINDS[format].module
    return not module or find_spec(module) is not None


def written(what: object, format: Format) -> bytes:
    """A paper, or a register where the format is data, as a file; raises PackageMissing."""
    return _writer(format)(what)


def _writer(format: Format) -> Callable[[Any], bytes]:
    """What writes a format; only then are the heavy packages loaded."""
    module, _dot, name = KINDS[format].writer.partition(".")
    try:
        found: Callable[[Any], bytes] = getattr(import_module(f"{__package__}.{module}"), name)
    except ImportError as error:
        # A library that something installed needs is not found, or is kept from it.
        is_there = not isinstance(error, ModuleNotFoundError)
        raise PackageMissing(format, is_there=is_there) from error
    return found
