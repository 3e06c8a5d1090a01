"""The yearly status report while it is arranged: its head, its paragraphs, the way it goes."""

import re
from collections.abc import Iterator
from itertools import groupby

import msgspec
from textual.content import Content

from tryg_tui.core.model.annual_report import Presentation, Section, YearlyReport
from tryg_tui.core.model.strategy import ReportingStep
from tryg_tui.documents.annual.order import Placed
from tryg_tui.documents.annual.parts import SECTIONS, Scope, date_words
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import cell, cut, one_line, parts
from tryg_tui.words.labels import label
from tryg_tui.words.review import report_state
from tryg_tui.words.vocabulary import section_title

JOINT = "\n"
"""What stands between section and heading in the id of a heading's row."""

ANNEXES = "with_forms", "with_minutes", "with_sources"
"""The annexes that are there by choice, by the keys of the report's file."""

HEAD = ("title", "number", "first_day", "last_day", "case_number", "state", *ANNEXES)
"""What of the report's head can be filled in, by the keys of its file."""

UNNUMBERED = 2
"""The sections at the top, of the first page, that no digit leads to."""

BESIDE = 15
"""The cells beside a paragraph for where it comes from, or what is to be noticed."""


NARROW = 60
"""Cells of a row from which there is room for where a paragraph comes from."""

_CITED = re.compile(r"\d{4}-\d\d-\d\d[\w-]*#\d+")
_PATH = re.compile(r"^\S*/|\.toml")


class Yearly(msgspec.Struct, frozen=True, kw_only=True):
    """What the rows are drawn from."""

    scope: Scope
    placed: tuple[Placed, ...]
    missing: tuple[str, ...] = ()
    """What nobody has stated."""
    begun: frozenset[str] = frozenset()
    """The paragraphs of which words are written and not kept yet."""

    @property
    def report(self) -> YearlyReport:
        """The file of the report."""
        return self.scope.report

    def of_section(self, section: Section) -> tuple[Placed, ...]:
        """The paragraphs of a section, in order."""
        return tuple(one for one in self.placed if one.part.section == section)

    def paragraph(self, row: RowRef) -> Placed | None:
        """The paragraph of a row, or None."""
        return next(iter(self.meant(row)), None) if row.kind == "part" else None

    def meant(self, row: RowRef) -> tuple[Placed, ...]:
        """The paragraphs of a row: one, all under a heading, or all of a section."""
        name, _joint, under = row.of("section", "group").partition(JOINT)
        if not name:
            return tuple(one for one in self.placed if one.part.id == row.of("part"))
        here = (one for one in self.placed if one.part.section == name)
        return tuple(one for one in here if row.kind == "section" or one.part.under == under)

    @property
    def steps(self) -> tuple[ReportingStep, ...]:
        """The steps on which somebody is shown the report."""
        return tuple(step for step in self.scope.folder.partnership.reporting if step.to)

    def shown(self, number: int) -> Presentation | None:
        """What is known of a step."""
        return next((one for one in self.report.presented if one.step == number), None)


def rows(view: Yearly, room: int) -> Iterator[Row]:
    """Every row: the head, the sections with their paragraphs, and the way the report goes."""
    yield section(_("The report"))
    for key in HEAD:
        name, value = label(YearlyReport, key), one_line(field_words(view, key))
        yield Row(RowRef("head", key), parts((f"  {name:<14} ", "$muted"), cut(value, room - 17)))
    for number, name in enumerate(SECTIONS, start=1 - UNNUMBERED):
        here = view.of_section(name)
        title = f"{number if number > 0 else ' '}  {section_title(name)}"
        yield Row(RowRef("section", name), _counted(title, here, room, "bold $primary"))
        for under, some in groupby(here, lambda one: one.part.under):
            group = tuple(some)
            if under:
                ref = RowRef("group", f"{name}{JOINT}{under}")
                yield Row(ref, _counted(f"   {under}", group, room, "bold"))
            for one in group:
                yield Row(RowRef("part", one.part.id), _paragraph(view, one, room))
    yield section(_("Presented to"))
    for step in view.steps:
        yield Row(RowRef("step", str(step.number)), _step(view, step, room))


def _counted(title: str, some: tuple[Placed, ...], room: int, style: str) -> Content:
    """A heading with how many of its paragraphs are in the report."""
    kept = sum(not one.left_out for one in some)
    count = _("{n} of {of}").format(n=kept, of=len(some)) if some else ""
    return parts(cell(title, room - BESIDE - 1, style), " ", cell(count, BESIDE, "$muted"))


def _paragraph(view: Yearly, one: Placed, room: int) -> Content:
    """A paragraph: whether it is in the report, how it begins, and what to know of it."""
    sign = "–" if one.left_out else "✓"
    word, style = _remark(view, one)
    noticed = style != "$muted" or one.is_own or one.is_worded
    beside = 0 if room < NARROW and not noticed else BESIDE
    text = one_line(one.part.words)
    left = "$muted" if one.left_out else ""
    return parts(
        (f"  {sign} ", "bold"), cell(text, room - beside - 5, left), " ", cell(word, beside, style)
    )


def _remark(view: Yearly, one: Placed) -> tuple[str, str]:
    """What is to be noticed of a paragraph, else where it comes from; and how that looks."""
    if one.part.id in view.begun:
        return _("! begun"), "bold $risk"
    if one.is_overtaken or one.gone:
        return _("! changed"), "bold $risk"
    if one.part.missing:
        return _("! missing"), "bold $risk"
    if one.is_own:
        return _("own paragraph"), "$muted"
    if one.is_worded:
        return _("own words"), "$muted"
    source = one.part.sources[0] if one.part.sources else _("table") if one.part.table else ""
    cited = _CITED.search(source)
    return cited[0] if cited else _PATH.sub("", source).partition(",")[0], "$muted"


def _step(view: Yearly, step: ReportingStep, room: int) -> Content:
    """A step: whether it is taken, to whom, and when."""
    shown = view.shown(step.number)
    when = date_words(shown.date, shown.date_text) if shown else ""
    sign, word = ("✓", when) if when else ("–", _("not yet"))
    style = "$muted" if when else "bold $risk"
    wide = 20 if room >= NARROW else 12
    return parts(
        (f"  {sign} ", "bold"), cell(step.to, room - wide - 5), " ", cell(word, wide, style)
    )


def field_words(view: Yearly, key: str) -> str:
    """What the report's head says, filled in or not."""
    scope, report = view.scope, view.report
    not_given = {
        "first_day": _("{date} (from the forms)").format(date=long_date(scope.first)),
        "last_day": _("{date} (from the forms)").format(date=long_date(scope.last)),
        "title": _("as composed"),
    }
    match key:
        case "state":
            return report_state(report.state)
        case "with_sources":
            return _("numbered, and in an annex") if report.with_sources else _("left out")
        case "with_forms" | "with_minutes":
            return _("as an annex") if getattr(report, key) else _("left out")
        case "first_day" | "last_day":
            day = getattr(report, key)
            return long_date(day) if day else not_given[key]
        case _:
            value = getattr(report, key)
            return str(value) if value else not_given.get(key, _("not stated"))


def headline(view: Yearly) -> Content:
    """How far the report has come."""
    kept = sum(not one.left_out for one in view.placed)
    said = _("{n} of {of} paragraphs").format(n=kept, of=len(view.placed))
    marks = [(f"{report_state(view.report.state)} · {said}", "bold")]
    if view.missing:
        lacks = _("{n} missing").format(n=len(view.missing))
        marks += [(" · ", "$muted"), (f"! {lacks}", "bold $risk")]
    overtaken = sum(one.is_overtaken or one.gone for one in view.placed)
    if overtaken:
        said = _("{n} changed underneath").format(n=overtaken)
        marks += [(" · ", "$muted"), (f"! {said}", "bold $risk")]
    return parts(*marks)
