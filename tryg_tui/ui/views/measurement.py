"""Måling: every indicator with baseline, target and latest reading, and the yearly forms."""

import datetime as dt

from textual.content import Content

from tryg_tui.core.base import Id
from tryg_tui.core.initiative import Indicator, Initiative
from tryg_tui.documents.wording import quantity
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.present import lines, parts, plain
from tryg_tui.ui.views.initiative import about, frame_words, reading_words
from tryg_tui.ui.views.page import Context, Page, Row, section, sourced

INDICATOR = "indicator:"
REPORT = "report:"


def indicators(ctx: Context) -> list[tuple[Initiative, Indicator]]:
    """Every indicator of every initiative, in the order of the initiatives' titles."""
    initiatives = sorted((one.value for one in ctx.folder.initiatives), key=lambda i: i.title)
    return [(one, indicator) for one in initiatives for indicator in one.indicators]


def page(ctx: Context, width: int) -> Page:
    """The indicators by initiative, then the yearly reporting forms."""
    pairs = indicators(ctx)
    missing = sum(one.baseline is None and not one.baseline_text for _i, one in pairs)
    total = ngettext("{n} indicator", "{n} indicators", len(pairs)).format(n=len(pairs))
    year = ctx.today.year - 1
    due = [one.value for one in ctx.folder.initiatives if one.value.original]
    received = {r.value.initiative for r in ctx.folder.reports if r.value.year == year}
    forms = _("reporting forms {year}: {n} of {due}")
    head = parts(
        (total, "bold"),
        " · ",
        (_("{n} without a baseline").format(n=missing), "$risk" if missing else "$muted"),
        " · ",
        forms.format(year=year, n=sum(one.id in received for one in due), due=len(due)),
    )
    rows: list[Row] = []
    for initiative, indicator in pairs:
        if not rows or not rows[-1].id.startswith(f"{INDICATOR}{initiative.id}:"):
            rows.append(section(initiative.title))
        rows.append(
            Row(f"{INDICATOR}{initiative.id}:{indicator.id}", _row(ctx, initiative, indicator))
        )
    if due:
        rows.append(section(_("Reporting forms {year}").format(year=year)))
        rows += [Row(REPORT + one.id, _form(one, one.id in received)) for one in due]
    return Page(head, tuple(rows), _("No indicators are registered."))


def _row(ctx: Context, initiative: Initiative, indicator: Indicator) -> Content:
    """An indicator with its latest reading."""
    points = ctx.ledger.readings.get((initiative.id, indicator.id), ())
    if not points:
        said = parts((_("no reading"), "$muted"))
    else:
        last = points[-1]
        when = last.period or (long_date(last.date) if last.date else _("date not stated"))
        value = quantity(last.value, indicator.unit, last.qualifier)
        today = " · " + _("today") if last.source and last.source.meeting == ctx.meeting.id else ""
        said = parts((value, "bold $primary"), (f" ({when}{today})", "$muted"))
    return lines(
        [
            parts(f"{indicator.title}: ", said),
            plain(f"    {frame_words(indicator)}", "$muted"),
        ]
    )


def _form(initiative: Initiative, received: bool) -> Content:
    """Whether an initiative's form came in."""
    if received:
        return parts(("✓ " + _("received"), "$good"), f"  {initiative.title}")
    return parts(("! " + _("missing"), "bold $critical"), f"  {initiative.title}")


def detail(ctx: Context, row: str, width: int) -> Content:
    """An indicator with all its readings, or an initiative with its report."""
    if row.startswith(REPORT):
        initiative = ctx.folder.initiative(row.removeprefix(REPORT))
        if initiative is None:
            return plain("")
        return lines([parts((initiative.title, "bold")), *about(ctx, initiative, width)])
    found = indicator_of(ctx, row)
    if found is None:
        return plain("")
    initiative, indicator = found
    points = ctx.ledger.readings.get((initiative.id, indicator.id), ())
    return lines(
        [
            parts((f"{initiative.title}: {indicator.title}", "bold")),
            sourced(frame_words(indicator), indicator.lines, indicator.source, indicator.example),
            plain(""),
            *([reading_words(indicator, p) for p in points] or [plain(_("no reading"))]),
            *_rhythm(ctx, indicator, points[-1].date if points else None),
        ]
    )


def indicator_of(ctx: Context, row: str) -> tuple[Initiative, Indicator] | None:
    """The indicator a row is about, or None."""
    initiative_id, _mark, indicator_id = row.removeprefix(INDICATOR).partition(":")
    return find(ctx, initiative_id, indicator_id)


def find(ctx: Context, initiative: Id, indicator: Id) -> tuple[Initiative, Indicator] | None:
    """An indicator with its initiative, or None."""
    pairs = ((i, one) for i, one in indicators(ctx) if i.id == initiative and one.id == indicator)
    return next(pairs, None)


def _rhythm(ctx: Context, indicator: Indicator, last: dt.date | None) -> list[Content]:
    """How often a reading is agreed, where it is."""
    if indicator.months_between is None:
        return [plain(_("No rhythm of readings is agreed."), "$muted")]
    every = ngettext(
        "A reading every month.", "A reading every {n} months.", indicator.months_between
    )
    return [plain(every.format(n=indicator.months_between), "$muted")]
