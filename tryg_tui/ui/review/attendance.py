"""Attendance over the years: everybody's sign for each meeting, in columns."""

from itertools import groupby

from textual.content import Content

from tryg_tui.core.meetings.planning import of_body
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.attendance import Grid, GridRow, Sign, grid
from tryg_tui.core.review.decisions import in_years
from tryg_tui.locale import _, pgettext
from tryg_tui.ui.pages.context import Rendered, nothing_yet
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.review.context import Looking
from tryg_tui.ui.text import Part, cell, lines, parts
from tryg_tui.words.names import partner_words, person_words

SIGNS: dict[Sign, tuple[str, str]] = {
    "present": ("✓", "$good"),
    "part": ("◐", "$good"),
    "stand-in": ("S", "$primary"),
    "guest": ("+", "$primary"),
    "apologies": ("–", "$muted"),
    "absent": ("✗", "$critical"),
    "not-noted": ("·", "$muted"),
    "": (" ", ""),
}
"""A sign and a colour for how somebody took part."""

CORRECTED = "*"
"""Stands beside a sign that a later meeting has put right."""

COLUMN = 3
"""Cells of a meeting."""

COUNT = 7
"""Cells for at how many meetings of how many somebody was."""

HOLD = 2
"""How many columns stay where others are turned to."""

LEAST, MOST = 24, 52
"""Cells for a name."""


def sign_words() -> dict[Sign, str]:
    """What the signs mean."""
    return {
        "present": pgettext("attendance", "there"),
        "part": pgettext("attendance", "there for a part"),
        "stand-in": pgettext("attendance", "a stand-in came"),
        "guest": pgettext("attendance", "guest"),
        "apologies": pgettext("attendance", "apologies"),
        "absent": pgettext("attendance", "absent"),
        "not-noted": pgettext("attendance", "not noted"),
    }


def attendance_page(looking: Looking) -> Rendered:
    """Who took part in the meetings, as many of them as there is room for."""
    held = of_body(looking.folder, looking.wanted.body)
    wanted = (one for one in held if in_years(looking.wanted, one.date))
    whole = grid(looking.folder, wanted, looking.ledger)
    total = len(whole.meetings)
    end = total - min(looking.back, max(0, total - columns(looking.width)))
    span = slice(max(0, end - columns(looking.width)), end)
    none = nothing_yet(_("Of no meeting is it noted who was there."), "prepare")
    if not any(one.attendance for one in whole.meetings):
        return Rendered(parts((_("Attendance"), "bold")), (), none)
    told: list[Content] = [parts((_("Attendance"), "bold"), ("   " + _counted(whole, span), ""))]
    legend: list[Part] = []
    for sign, words in sign_words().items():
        mark, style = SIGNS[sign]
        legend += [(mark, f"bold {style}"), (f" {words}   ", "$muted")]
    if any(row.corrected for row in whole.rows):
        legend += [(CORRECTED, "bold $risk"), (f" {_('corrected')}   ", "$muted")]
    return Rendered(lines([*told, parts(*legend)]), tuple(_rows(looking, whole, span)))


def columns(width: int) -> int:
    """For how many meetings there is room."""
    return max(1, (width - LEAST - COUNT) // COLUMN)


def hidden(looking: Looking) -> int:
    """How many meetings there is no room for."""
    held = of_body(looking.folder, looking.wanted.body)
    wanted = (one for one in held if in_years(looking.wanted, one.date))
    shown = grid(looking.folder, wanted, looking.ledger)
    return max(0, len(shown.meetings) - columns(looking.width))


def turned(looking: Looking, pages: int) -> int:
    """How many meetings back columns begin some pages further back, where a few stay to hold on."""
    step = max(1, columns(looking.width) - HOLD)
    return min(hidden(looking), max(0, looking.back + pages * step))


def _counted(whole: Grid, span: slice) -> str:
    """Which of the meetings are shown."""
    total = len(whole.meetings)
    if span.stop - span.start == total:
        return ""
    said = _("meetings {first}–{last} of {n}: - shows earlier ones, + later ones")
    return said.format(first=span.start + 1, last=span.stop, n=total)


def _rows(looking: Looking, whole: Grid, span: slice) -> list[Row]:
    """The participants of each partner, then the others, below the months of the meetings."""
    shown = whole.meetings[span]
    name = min(MOST, looking.width - COUNT - COLUMN * len(shown))
    rows = [Row(NOTHING, parts(cell("", name), (_years(shown), "$muted")))]
    for partner, people in groupby(
        sorted(whole.rows, key=lambda row: _place(looking, row)), lambda row: _partner(looking, row)
    ):
        title = partner_words(looking.folder, partner) if partner else _("Others")
        months = "".join(f"{one.date:%m} " for one in shown)
        head = parts(cell(title, name, "bold $primary"), (months, "$muted"))
        rows += [Row(NOTHING, head), *(_row(looking, one, span, name) for one in people)]
    return rows


def _years(meetings: tuple[Meeting, ...]) -> str:
    """The year over the first meeting of each, in two digits."""
    years = [f"{one.date:%y}" for one in meetings]
    firsts = [
        year if year != before else "  "
        for before, year in zip(["", *years[:-1]], years, strict=True)
    ]
    return "".join(f"{year} " for year in firsts)


def _partner(looking: Looking, row: GridRow) -> Id:
    """The partner somebody is there for; nothing for others."""
    person = looking.folder.person(row.person)
    return person.partner if person else ""


def _place(looking: Looking, row: GridRow) -> int:
    """In which turn a partner comes, as they are registered."""
    known = [one.id for one in looking.folder.partnership.partners]
    partner = _partner(looking, row)
    return known.index(partner) if partner in known else len(known)


def _row(looking: Looking, row: GridRow, span: slice, name: int) -> Row:
    """Somebody's signs, and at how many of all meetings they were."""
    called = row.name or person_words(looking.folder, row.person)
    signs: list[Part] = []
    for place, sign in enumerate(row.signs[span], span.start):
        mark, style = SIGNS[sign]
        beside = CORRECTED if place in row.corrected else " "
        signs += [(mark, style), (f"{beside} ", "$risk")]
    count = f"{row.came}/{row.called}".rjust(COUNT - 1)
    ref = RowRef("nowhere", f"guest {row.name}") if row.name else RowRef("person", row.person)
    return Row(ref, parts(cell(called, name - 1), " ", *signs, (count, "$muted")))
