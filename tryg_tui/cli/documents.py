"""The commands that write documents: a meeting, what is open, and the yearly status report."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import cast

from msgspec.structs import replace

from tryg_tui.cli.console import DONE, NO_ACCESS, PROBLEMS, Options, Stop, say, say_wrong
from tryg_tui.cli.folder import opened, root_of
from tryg_tui.cli.meetings import choose, one_of, owners
from tryg_tui.cli.screens import need_terminal, open_screens
from tryg_tui.core.ledger.small_numbers import masked
from tryg_tui.core.measures.survey import measure_ids, measure_of, out_on
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.base import is_device
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.documents.annual.order import placed
from tryg_tui.documents.annual.parts import scope_of
from tryg_tui.documents.annual.report import composed
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.papers.minutes import Form
from tryg_tui.documents.render.data import index_json, index_table
from tryg_tui.documents.render.formats import FORMATS, Format, PackageMissing
from tryg_tui.locale import _, ngettext
from tryg_tui.session import links
from tryg_tui.store.files.commit import hand_out
from tryg_tui.store.folder.load import FolderReading
from tryg_tui.store.folder.reports import yearly_path
from tryg_tui.store.folder.settings import papers_place
from tryg_tui.store.toml.encode import encode
from tryg_tui.words.problems import line
from tryg_tui.words.sentences.imports import figures_left_out
from tryg_tui.words.vocabulary import file_word

ACTIONS, CALENDAR = "actions", "calendar"
"""What is written instead of a meeting when it is named so."""

MEASURES: tuple[Format, ...] = ("csv", "json")
"""The formats that a measure is written in."""

EXCHANGE = "toml"
"""The format in which a meeting is put into another folder: that of its own file."""

FIRST, LAST = 1900, 2199
"""Years that can have a report."""

LENGTH = 100
"""Characters of a paragraph that are shown of it."""


def export(
    options: Options,
    meeting: str,
    to: str | None,
    output: str | None,
    public: bool,
    force: bool,
    form: str | None,
    times: bool,
    annex: bool,
    table: bool,
    owner: str | None,
    todos: bool,
) -> int:
    """Write a meeting, or all that is open, a calendar, or the readings of a measure."""
    root, reading, today = opened(options)
    folder = reading.folder
    if meeting in measure_ids(folder):
        return _index(root, folder, meeting, today, to, output, force)
    kept = meeting == CALENDAR
    loaded = None if kept or meeting == ACTIONS else choose(reading, meeting, today)
    if table and loaded is None:
        raise Stop(_("Only a meeting is written as a table of its items and decisions."))
    if owner and loaded is not None:
        raise Stop(_("Only “actions” and “calendar” are written of one participant."))
    forms = {"minutes": file_word("minutes"), "log": file_word("log")}
    going = Outgoing(
        root=root,
        folder=folder,
        today=today,
        loaded=loaded,
        public=public or kept,
        table=table,
        form=cast("Form", one_of(form, forms) or "minutes"),
        times=times,
        annex=annex,
        owner=one_of(owner, owners(folder)),
        todos=todos,
        kept=kept,
    )
    if (form or times) and not going.has_forms:
        raise Stop(_("Only minutes are written in another form, or with times."))
    if annex and not going.has_annex:
        raise Stop(_("Only an agenda is written with an annex."))
    send_out(going, to, output, force=force)
    return DONE


def _index(
    root: Path,
    folder: Folder,
    id: str,
    today: dt.date,
    to: str | None,
    output: str | None,
    force: bool,
) -> int:
    """Write a measure as it is known today: its readings, as they can be read in again, or all."""
    found = measure_of(masked(folder), id)
    assert found is not None
    measure = out_on(found, today)
    title = folder.partnership.title

    def made(format: Format, _path: Path) -> bytes:
        return index_table(measure) if format == "csv" else index_json(measure, title)

    targets = _targets(output, id, _formats(to, output, MEASURES), papers_place(root))
    _write(targets, made, force=force)
    if later := len(found.readings) - len(measure.readings):
        say(figures_left_out(later, today))
    return DONE


def report(
    options: Options,
    year: str,
    to: str | None,
    output: str | None,
    force: bool,
    forms: bool,
    minutes: bool,
    sources: bool,
    parts: bool,
    edit: bool,
) -> int:
    """Write the yearly status report, print the names of its paragraphs, or open it."""
    number = _year(year)
    if edit:
        need_terminal()
        return open_screens(root_of(options), options, screen="report", year=number)
    root, reading, today = opened(options)
    if parts:
        return _list_parts(reading.folder, number, today)
    asked = {"with_forms": forms, "with_minutes": minutes, "with_sources": sources}
    annexes = {name: True for name, is_asked in asked.items() if is_asked}
    return _write_report(root, reading, number, to, output, annexes, today=today, force=force)


def _write_report(
    root: Path,
    reading: FolderReading,
    year: int,
    to: str | None,
    output: str | None,
    annexes: dict[str, bool],
    *,
    today: dt.date,
    force: bool,
) -> int:
    """Write the report of a year, which is for everybody, in one or more formats; with annexes that
    its file does not name.

    What is wrong with its file is told; where it cannot be read at all, nothing is written.
    """
    path = yearly_path(year)
    for problem in reading.problems:
        if problem.file == path:
            say_wrong(line(problem))
    if path in reading.unreadable and not force:
        pattern = _("{path} cannot be used as it is; nothing was written. Correct it first.")
        raise Stop(pattern.format(path=path), PROBLEMS)
    for name in _unknown(reading.folder, year, today):
        pattern = _("{path} names “{name}”, which is no paragraph of this report.")
        say_wrong(pattern.format(path=path, name=name))
    folder = reading.folder
    loaded = folder.yearly_report(year)
    own = replace(loaded.value if loaded else YearlyReport(year=year), **annexes)
    folder = folder.with_file(Loaded(path=path, sha256="", value=own)) if annexes else folder
    going = Outgoing(root=root, folder=folder, today=today, year=year)
    send_out(going, to, output, force=force)
    return DONE


def _unknown(folder: Folder, year: int, today: dt.date) -> list[str]:
    """The names in the report's file that nothing in the report has."""
    scope = scope_of(folder, year, today)
    made = placed(composed(scope), scope.report)
    known = {one.part.id for one in made if not one.gone}
    named = (*scope.report.order, *(choice.part for choice in scope.report.paragraphs))
    return [name for name in dict.fromkeys(named) if name not in known]


def _list_parts(folder: Folder, year: int, today: dt.date) -> int:
    """Print the name and the beginning of each paragraph, for choosing in report.toml."""
    scope = scope_of(folder, year, today)
    for one in placed(composed(scope), scope.report):
        if not one.left_out:
            say(f"{one.part.id}  {shorten(one.part.text, LENGTH, placeholder=' …')}")
    return DONE


def _year(text: str) -> int:
    """The year that is meant; stops when it is none."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not FIRST <= number <= LAST:
        pattern = _("“{text}” is not a year; write it as 2017.")
        raise Stop(pattern.format(text=text))
    return number


def _formats(to: str | None, output: str | None, allowed: Sequence[Format]) -> list[Format]:
    """The formats asked for, or the one that the ending of the file names."""
    if to is None:
        ending = Path(output).suffix.removeprefix(".").lower() if output else ""
        to = ending or ("docx" if "docx" in allowed else allowed[0])
    names = [name.strip().lower() for name in to.split(",") if name.strip()]
    formats: list[Format] = [one for one in allowed if one in names]
    unknown = next((name for name in names if name not in allowed), None)
    if unknown is not None or not formats:
        pattern = _("There is no format “{name}”; choose among {names}.")
        raise Stop(pattern.format(name=unknown or to, names=", ".join(allowed)))
    return formats


def _targets(
    output: str | None, name: str, formats: Sequence[Format], usual: Path
) -> dict[Format, Path]:
    """Where each format is written: a file for one, a folder for several, the usual one where
    nothing is said.
    """
    if not output:
        return {one: usual / f"{name}.{one}" for one in formats}
    path = Path(output).expanduser()
    named = path.suffix.removeprefix(".").lower() in (*FORMATS, EXCHANGE)
    if path.is_dir() or output.endswith(("/", "\\")) or (len(formats) > 1 and not named):
        return {one: path / f"{name}.{one}" for one in formats}
    if len(formats) == 1 and named and path.suffix.removeprefix(".").lower() != formats[0]:
        pattern = _("{path} is to be written as {format}, but its name says otherwise.")
        raise Stop(pattern.format(path=path, format=formats[0]))
    if len(formats) == 1:
        return {formats[0]: path}
    return {one: path.with_suffix(f".{one}") for one in formats}


def send_out(going: Outgoing, to: str | None, output: str | None, *, force: bool) -> None:
    """Write something in the formats asked for, unless it looks personal and is for everybody."""
    allowed = (*going.formats, EXCHANGE) if going.loaded and not going.table else going.formats
    formats = _formats(to, output, allowed)
    if EXCHANGE in formats and going.public:
        raise Stop(_("A meeting's own file holds what is private; it is not written as public."))
    _check_leaks(going.leaks(), force=force)

    def made(format: Format, path: Path) -> bytes:
        if format == EXCHANGE and going.loaded:
            return encode(going.loaded.value)
        return going.file(format, partial(links.beside, going.root, path.parent))

    usual = going.root if going.kept else papers_place(going.root)
    _write(_targets(output, going.name, formats, usual), made, force=force)


def _check_leaks(leaking: tuple[str, ...], *, force: bool) -> None:
    """List what looks personal in a public document; stop unless that is to be overlooked."""
    for one in leaking:
        say_wrong(one)
    if leaking and not force:
        count = len(leaking)
        sentence = ngettext(
            "{n} thing looks personal; nothing was written. Look at it, and use --force if it "
            "may be published.",
            "{n} things look personal; nothing was written. Look at them, and use --force if they "
            "may be published.",
            count,
        )
        raise Stop(sentence.format(n=count), PROBLEMS)


def _write(
    places: dict[Format, Path], render: Callable[[Format, Path], bytes], *, force: bool
) -> None:
    """Write every format, and say where each is; nothing is begun where a file is in the way."""
    # A device is always there; what it is is told where it would be written.
    there = [path for path in places.values() if path.exists() and not is_device(path.name)]
    if there and not force:
        pattern = _("{path} is there already; nothing was written. --force writes over it.")
        raise Stop(pattern.format(path=there[0]), NO_ACCESS)
    try:
        made = [(path, render(format, path)) for format, path in places.items()]
    except PackageMissing as error:
        raise Stop(error.sentence, NO_ACCESS) from error
    for path, content in made:
        hand_out(path, content, force=force)
        say(_("Written: {path}").format(path=path))
