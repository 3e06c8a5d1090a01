"""A page of the agenda as it would be drawn, without a screen."""

import datetime as dt
import re
from pathlib import Path

from msgspec.structs import replace

from tests.ui.charts import FIGURE
from tests.ui.driving import NEXT, named
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings.planning import preceding
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.strategy import View
from tryg_tui.store.folder.load import read_folder
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.index.choices import next_areas, next_measure, pick_area, show_later
from tryg_tui.ui.pages.registry import page_of
from tryg_tui.ui.pages.row import NOTHING, Row
from tryg_tui.ui.widgets.chart import chart_content, glyphs

WIDTH = 120
"""Cells for the rows."""

SUMMER = dt.timezone(dt.timedelta(hours=2))


class Sheet:
    """What the page of a view shows of a folder, and what is chosen in it."""

    def __init__(self, root: Path, view: View, *, meeting: Id = NEXT, width: int = WIDTH) -> None:
        """Look at a meeting's item with this view."""
        self.page = page_of(view)
        self.width = width
        folder = read_folder(root).folder
        loaded = folder.meeting(meeting)
        assert loaded is not None
        self.ctx = Context(
            folder=folder,
            ledger=fold(folder, meeting),
            held=loaded.value,
            item=next(item for item in loaded.value.items if item.view == view),
            previous=preceding(folder, loaded.value),
            now=dt.datetime.combine(loaded.value.date, dt.time(9), SUMMER),
            room=width,
            roomy=True,
        )
        self.begin()

    def begin(self) -> None:
        """Highlight the first row that is about something."""
        self.ctx = replace(self.ctx, row=next((one.ref for one in self.rows if one.ref), NOTHING))

    @property
    def rendered(self) -> Rendered:
        """The page as it is now."""
        return self.page.render(self.ctx, self.width)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its rows."""
        return self.rendered.rows

    @property
    def ids(self) -> list[str]:
        """What each row is about; nothing for a heading."""
        return [named(row.ref) for row in self.rows]

    @property
    def texts(self) -> list[str]:
        """Each row as a line of words."""
        return [" ".join(row.text.plain.split()) for row in self.rows]

    @property
    def shown(self) -> str:
        """All rows as a line of words, or what is said where there are none."""
        return " ".join(self.texts) or self.rendered.empty

    @property
    def headings(self) -> list[str]:
        """The rows that are about nothing, without those that are empty."""
        return [text for id, text in zip(self.ids, self.texts, strict=True) if text and not id]

    def row(self, id: str) -> str:
        """A row as a line of words."""
        return self.texts[self.ids.index(id)]

    @property
    def headline(self) -> str:
        """What stands above the rows, as a line of words."""
        return " ".join(self.rendered.headline.plain.split())

    @property
    def large(self) -> str:
        """The large figures, each with what is said beside it."""
        return " ".join(" ".join((one.value, *one.said)) for one in self.rendered.large)

    @property
    def words(self) -> str:
        """All that stands on the page."""
        chart = " ".join(" ".join(self.chart).split()) if self.rendered.plot else ""
        return " ".join((self.headline, chart, self.under, self.shown, self.detail))

    def highlight(self, id: str) -> None:
        """Highlight a row."""
        self.ctx = replace(self.ctx, row=self.rows[self.ids.index(id)].ref)

    @property
    def detail(self) -> str:
        """What else is known of the row that is highlighted, as a line of words."""
        return " ".join(self.page.detail(self.ctx, self.ctx.row, self.width).plain.split())

    @property
    def below(self) -> str:
        """What is said of it below a table, as a line of words."""
        told = self.page.details(self.ctx, self.ctx.row, self.width, beside=False)
        return " ".join(told.plain.split())

    @property
    def opened(self) -> tuple[str, str]:
        """The title of the window that the highlighted row opens, and its text."""
        title, text = self.page.opened(self.ctx, self.ctx.row, self.width)
        return title, " ".join(text.plain.split())

    def record(self, *entries: AnyEntry) -> None:
        """Record entries at the meeting, which is then open."""
        whole = (*self.ctx.meeting.entries, *entries)
        last = max(entry.n for entry in whole)
        meeting = replace(self.ctx.meeting, state="open", entries=whole, last=last)
        loaded = self.ctx.folder.meeting(meeting.id)
        assert loaded is not None
        folder = self.ctx.folder.with_meeting(replace(loaded, value=meeting))
        self.ctx = replace(self.ctx, folder=folder, ledger=fold(folder, meeting.id), held=meeting)

    def choose(self, command: str) -> None:
        """Choose something else to be in the chart, if that would change anything."""
        if command in ("chart_earlier", "chart_later"):
            self._look(-1 if command == "chart_earlier" else 1)
        elif not self.page.why_not(self.ctx, command, self.ctx.row):
            chosen = {
                "next_measure": next_measure,
                "next_areas": next_areas,
                "pick_area": lambda ctx: pick_area(ctx, ctx.row),
                "show_later": show_later,
            }[command](self.ctx)
            self.ctx = replace(self.ctx, chosen=chosen)

    def _look(self, step: int) -> None:
        """Look at the year before or after, where the chart has one."""
        plot = self.rendered.plot
        if plot is not None and plot.cursor is not None:
            place = min(max(plot.cursor + step, 0), len(plot.slots) - 1)
            chosen = replace(self.ctx.chosen, slot=plot.slots[place].id)
            self.ctx = replace(self.ctx, chosen=chosen)

    def only(self, *areas: str) -> None:
        """Leave these of our own areas in the chart."""
        for area in {"aalborg", "danmark", "nordjylland"} - set(areas):
            self.highlight(f"area:{area}")
            self.choose("pick_area")
        self.begin()

    @property
    def chart(self) -> list[str]:
        """The lines of the chart."""
        plot = self.rendered.plot
        assert plot is not None
        return chart_content(plot, self.width, 19, glyphs()).plain.splitlines()

    @property
    def plotted(self) -> str:
        """What stands right of the axis and above the years."""
        return "\n".join(re.split("[┤│]", line, maxsplit=1)[1] for line in self.chart[:-1])

    @property
    def labels(self) -> list[str]:
        """The years written below the chart."""
        return FIGURE.findall(self.chart[-1].partition("axis from")[0])

    @property
    def under(self) -> str:
        """What stands under the chart."""
        return " ".join(text.plain.replace("\n", " ") for text in self.rendered.under)
