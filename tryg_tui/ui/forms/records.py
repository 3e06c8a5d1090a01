"""The rows of the registers, and of what is in one: a title, and beside it what matters of it."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from textual.content import Content

from tryg_tui.core.input.due import date_typed
from tryg_tui.core.input.names import narrows
from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.core.input.visible import visible
from tryg_tui.core.model.base import Problem, Record
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import ENDINGS, Indicator
from tryg_tui.core.registers.changes import ChangedToo, NotThere, doubts, renamed, with_survey
from tryg_tui.core.registers.fields import Field, naming
from tryg_tui.core.registers.form import Form, begun_like, holder, opened, with_row
from tryg_tui.core.registers.register import (
    REGISTERS,
    Around,
    Held,
    Name,
    Register,
    held,
    is_current,
)
from tryg_tui.locale import _, medium_date, ngettext
from tryg_tui.session.file_kind import Saving
from tryg_tui.session.links import gone
from tryg_tui.session.registers import Change, Registers, Stays
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import apart, cell, cut, parts, plain
from tryg_tui.ui.widgets.bars import trouble
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.labels import label, register_title
from tryg_tui.words.names import body_words, files_words
from tryg_tui.words.problems import sentence
from tryg_tui.words.registers import choice_words, cited_words, done_words, record_words

COUNT = 4
"""Cells of how much is in a register."""

SAID = 40
"""Most cells of what stands in a field, or stood there."""

ASIDE = frozenset({"why", "private"})
"""The fields that are only about a change."""

TITLE_PART = 0.55
"""How much of a row is for the title."""


def register_rows(folder: Folder, width: int) -> list[Row]:
    """The registers, each with how much is in it."""
    return [
        Row(
            RowRef("register", one.name),
            parts(cell(register_title(one.name), width - COUNT), (_count(folder, one), "$muted")),
        )
        for one in REGISTERS
    ]


def _count(folder: Folder, of: Register) -> str:
    """How many are in a register."""
    return "" if of.name == "partnership" else f"{len(held(folder, of)):>{COUNT}}"


def record_rows(
    folder: Folder, of: Register, today: dt.date, width: int, wanted: str
) -> Iterable[Row]:
    """What is in a register, or of it what has some words in it."""
    for place, one in enumerate(held(folder, of)):
        about = " · ".join(filter(None, _about(folder, one.record)))
        title = record_words(one.record)
        if narrows(wanted, title, about):
            over = "$muted" if not is_current(one.record, today) else ""
            yield Row(RowRef("record", str(place)), _row(title, about, width, over))


def _row(title: str, about: str, width: int, style: str) -> Content:
    """A title and what matters of it, in two columns."""
    room = int(width * TITLE_PART)
    rest = max(0, width - room - 1)
    return parts(cell(title, room, style or "bold"), " ", (cut(about, rest), "$muted"))


def record_at(folder: Folder, of: Register, row: RowRef) -> Held | None:
    """What a row of a register is about, or None."""
    there, place = held(folder, of), row.of("record")
    return there[int(place)] if place and int(place) < len(there) else None


def trouble_rows(saving: Saving) -> Iterable[Row]:
    """Why something is not saved, where that is so."""
    if wrong := trouble(saving):
        yield Row(NOTHING, plain(wrong, "bold $critical"), under=True)


TABLES: dict[Name, str] = {"people": "people", "initiatives": "initiatives", "measures": "index"}
"""By register: what a table of it is called where it is read in."""


def empty_row(name: Name, wanted: str) -> Row:
    """What is said where there is nothing to show."""
    if wanted:
        said = _("Nothing has these words. Esc shows all again.")
    else:
        said = _("There is nothing in “{register}” yet: n puts in the first.")
        said = said.format(register=register_title(name))
        if kind := TABLES.get(name):
            table = _("A table (.csv, .xlsx) is read in by: tryg-tui import {kind} FILE")
            said = f"{said} {table.format(kind=kind)}"
    return Row(NOTHING, plain(said, "$muted"), under=True)


def _about(folder: Folder, record: Record) -> Iterable[str]:
    """What matters of a record beside its title."""
    since: dt.date | None = getattr(record, "since", None)
    until: dt.date | None = getattr(record, "until", None)
    if since:
        yield _("from {date}").format(date=medium_date(since))
    if until:
        yield _("until {date}").format(date=medium_date(until))
    about = _ABOUT.get(type(record).__name__)
    yield from about(folder, record) if about else ()


def _person(folder: Folder, one: Any) -> Iterable[str]:
    """Name, partner and groups of a participant."""
    strategy = folder.partnership
    known = {each.id: each.title for each in strategy.partners}
    known |= {each.id: each.title for each in strategy.bodies}
    yield one.name
    yield known.get(one.partner, one.partner)
    yield ", ".join(known.get(id, id) for id in one.bodies)


def _initiative(folder: Folder, one: Any) -> Iterable[str]:
    """Theme and group, and how much there is of an initiative; how it has ended."""
    themes = {theme.id: theme.title for theme in folder.partnership.themes}
    last = one.lifecycle[-1] if one.lifecycle else None
    if last and last.change in ENDINGS:
        yield vocabulary.change(last.change)
    n = len(one.indicators)
    yield ngettext("{n} indicator", "{n} indicators", n).format(n=n) if n else ""
    yield themes.get(one.theme, one.theme)
    yield body_words(folder, one.body)


def _measure(_folder: Folder, one: Any) -> Iterable[str]:
    """What a measure counts, and how much there is of it."""
    yield one.unit
    n = len(one.areas)
    yield ngettext("{n} area", "{n} areas", n).format(n=n)
    n = len(one.readings)
    yield ngettext("{n} reading", "{n} readings", n).format(n=n)


def _activity(_folder: Folder, one: Any) -> Iterable[str]:
    """When something was done, and through which channel."""
    if one.date or one.date_text:
        yield _("done {date}").format(date=due_words(one.date, one.date_text))
    yield one.channel


_ABOUT: dict[str, Callable[[Folder, Any], Iterable[str]]] = {
    "Person": _person,
    "Initiative": _initiative,
    "Measure": _measure,
    "Body": lambda _folder, one: (one.meets, one.members),
    "Activity": _activity,
    "AgendaTemplateItem": lambda _folder, one: (
        vocabulary.item_kind(one.kind),
        _("{n} min.").format(n=one.minutes),
    ),
    "StatusDefinition": lambda _folder, one: (vocabulary.level(one.level), one.definition),
    "ReportingStep": lambda _folder, one: (one.to, one.when),
    "Strategy": lambda _folder, one: (one.short, vocabulary.language(one.language)),
}
"""By kind of record, what matters of it."""


def wrong_words(problems: Iterable[Problem]) -> list[str]:
    """What is wrong with a record, in sentences."""
    return [sentence(one) for one in problems]


def doubt_words(
    around: Around, begun: Form, form: Form, record: Record, now: dt.datetime, root: Path
) -> list[str]:
    """What is asked about before a record is saved: numbers of persons, what looks wrong, papers
    that links lead to and that are not in the folder, and minutes that would show another name.
    """
    found: list[str] = []
    before, filled = ("\n".join(one.values.values()) for one in (begun, form))
    if numbers := ", ".join(one for one in cpr_numbers(filled) if one not in cpr_numbers(before)):
        told = _(
            "{numbers} looks like a civil registration number (CPR), which does not belong in a "
            "register."
        )
        found.append(told.format(numbers=numbers))
    found += [sentence(one) for one in doubts(record, around.folder, around.document, now)]
    lost, told = gone(root, getattr(record, "links", ())), _("{address} is not in the folder.")
    found += [told.format(address=visible(one)) for one in sorted(lost)]
    if begun.base and (minutes := renamed(around.folder, begun.base, record)):
        told = _(
            "Minutes that are final name {title} ({where}) and will show the new name. If somebody "
            "else has taken over, leave with Esc, end {title} with x and make a new one with n."
        )
        title = record_words(begun.base)
        where = files_words(around.folder, (one.path for one in minutes))
        found.append(told.format(title=title, where=where))
    return [*found, _("Press Ctrl+S again to save it all the same.")] if found else []


def changed_fields(form: Form, shown: Iterable[Field], around: Around) -> list[Content]:
    """What stands in each field that was changed, beside what stood there."""
    assert form.base is not None
    before = opened(form.base, around).values
    changed = (one for one in shown if form.values[one.name] != before[one.name])
    return [
        _changed(form, field, before[field.name]) for field in changed if field.name not in ASIDE
    ]


def _changed(form: Form, field: Field, typed: str) -> Content:
    """What stands in a field, beside what was typed there before."""
    was, said = (_typed_words(form, field, one) for one in (typed, form.values[field.name]))
    before, now = (one or vocabulary.not_stated() for one in apart(was, said, SAID))
    name = (f"{label(form.kind, field.name)}: ", "bold")
    return parts(name, (before, "$muted"), " → ", (now, "bold $primary"))


def _typed_words(form: Form, field: Field, typed: str) -> str:
    """What stands in a field, in words."""
    if field.input == "choice":
        return dict(choice_words(form.kind, field)).get(typed, typed)
    return " ".join(typed.split())


def new_row(kind: type[Record], before: Record | None, around: Around) -> Form:
    """The form of a new row after one put in before; an indicator is followed from the day on that
    it is made.
    """
    form = begun_like(kind, before, around)
    return form.with_value("since", date_typed(around.today)) if kind is Indicator else form


def with_taken(
    form: Form, name: str, before: Record | None, row: Record, after: Record | None, around: Around
) -> tuple[Form, Record]:
    """The form with a row changed or put in, and with the survey that a new reading is of; and the
    row as it stands there.
    """
    measure = with_survey(holder(form), row, around.folder)
    form = form if measure is None else form.with_rows("surveys", measure.surveys)
    return with_row(form, name, before, row, after)


def known_by(record: Record) -> str:
    """What a record is found again by, also when somebody else has changed its title."""
    id = getattr(record, naming(type(record)), "")
    return str(id) if id else record_words(record)


def step_words(
    folder: Folder, act: Callable[[], Change | None], said: str
) -> tuple[str, Name | None]:
    """Take a change back or make it once more: what is said of it, and in which register it is."""
    try:
        change, why = act(), ""
    except Stays as stays:
        change = stays.change
        why = " ".join(wrong_words(stays.wrong)) or _("somebody else has changed the file since")
        if stays.cited:
            why = cited_words(folder, stays.cited, type(change.record))
    if change is None:
        return "", None
    what = done_words(change.act, change.of.name, change.record)
    told = _("Not undone: {what} – {why}") if why else said
    return told.format(what=what, why=why), change.of.name


def changed_words(changes: Registers, of: Register, one: Held, record: Record) -> list[str]:
    """Put a changed record into the place of what it was; what is wrong with that, in sentences."""
    try:
        return wrong_words(changes.change(of, one, record))
    except NotThere:
        return [_("Somebody else has removed it meanwhile: Esc leaves, n begins it anew.")]
    except ChangedToo as failure:
        names = ", ".join(label(type(record), clash.field) for clash in failure.clashes)
        said = _("Somebody else has changed {fields} meanwhile: Esc leaves, e opens it anew.")
        return [said.format(fields=names)]
