"""What looking back on all years shows, asked of the index: as many rows as a page has, no more."""

import datetime as dt
import sqlite3
from collections.abc import Callable

from msgspec.structs import replace

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.lineage import CARRIES
from tryg_tui.core.ledger.past import Part, Totals
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.decisions import Wanted, in_years
from tryg_tui.core.review.history import initiative_history
from tryg_tui.store.archive import counts
from tryg_tui.store.archive.archive import Archive
from tryg_tui.store.archive.compared import compared
from tryg_tui.store.archive.part import closure, column, given, part

NEWEST = "ORDER BY date DESC, meeting DESC, id DESC"
"""The order of a register."""

STATES = ("open", "done", "dropped")
"""The states of actions in the order in which they are shown."""


class Past:
    """All years of a folder; of each page as many rows as are shown are at hand.

    What is asked raises NoIndex where the minutes have to be read instead.
    """

    def __init__(self, archive: Archive, present: Folder, today: dt.date, most: int) -> None:
        """Ask an index, on a day; the registers and the coming meetings are those of `present`.

        Pages have at most so many rows.
        """
        self._archive = archive
        self._present = present
        self._registers = replace(present, meetings=())
        self._today = today.isoformat()
        self._most = most

    def _ask(self, use: Callable[[sqlite3.Connection], Part]) -> Part:
        """Ask the index as it stands for the files there are now."""
        return self._archive.up_to_date(use)

    def meetings(self, wanted: Wanted) -> Part:
        """The meetings of all years, or of the years wanted; where they are too many, none."""

        def asked(connection: sqlite3.Connection) -> Part:
            totals = Totals(years=counts.years(connection))
            if wanted.years is None and sum(totals.years.values()) > self._most:
                return Part(folder=self._registers, totals=totals)
            between, values = counts.within(wanted)
            query = "SELECT meeting FROM file WHERE meeting IS NOT NULL AND NOT shadow AND "
            ids = column(connection, query + between, *values)
            return Part(folder=part(connection, self._registers, (), ids), totals=totals)

        return self._ask(asked)

    def decisions(self, wanted: Wanted) -> Part:
        """The newest of the decisions wanted."""

        def asked(connection: sqlite3.Connection) -> Part:
            where, values = counts.narrowed("decision", wanted, self._registers, self._today)
            rows = f"FROM line WHERE {where}"
            every = counts.count(connection, "FROM line WHERE kind = 'decision'")
            found = counts.count(connection, rows, *values)
            query = f"SELECT citation {rows} {NEWEST} LIMIT ?"
            citations = closure(connection, column(connection, query, *values, self._most))
            totals = Totals(every=every, found={"": found}, rows=found)
            return self._named(connection, wanted, citations, totals)

        return self._ask(asked)

    def actions(self, wanted: Wanted) -> Part:
        """The first of the actions wanted: open ones, then those that are done or dropped."""

        def asked(connection: sqlite3.Connection) -> Part:
            late = "state = 'open' AND day != '' AND day < ?"
            every, overdue, asking = connection.execute(
                f"SELECT count(*), coalesce(sum({late}), 0), "
                "coalesce(sum(state = 'open' AND carried >= ?), 0) "
                "FROM line WHERE kind = 'action'",
                (self._today, CARRIES),
            ).fetchone()
            where, values = counts.narrowed("action", wanted, self._registers, self._today)
            query = f"SELECT state, count(*) FROM line WHERE {where} GROUP BY state"
            found = dict(connection.execute(query, values).fetchall())
            orders = {"open": f"ORDER BY NOT ({late}), day = '', day, date, meeting, id"}
            citations: list[Citation] = []
            for state in STATES:
                order = orders.get(state, NEWEST)
                left = self._most - len(citations)
                asked_for = (*values, *([self._today] if state in orders else []), left)
                query = f"SELECT citation FROM line WHERE {where} AND state = '{state}' {order}"
                citations += column(connection, f"{query} LIMIT ?", *asked_for)
            totals = Totals(
                every=every,
                found=found,
                overdue=overdue,
                asking=asking,
                rows=sum(found.values()),
            )
            return self._named(connection, wanted, closure(connection, citations), totals)

        return self._ask(asked)

    def life(self, action: Citation) -> Part:
        """All that was said of an action."""

        def asked(connection: sqlite3.Connection) -> Part:
            found = closure(connection, {action})
            return Part(folder=part(connection, self._registers, found), totals=Totals())

        return self._ask(asked)

    def initiatives(self) -> Part:
        """How the initiatives stand, which the present tells, and how much was said of each."""

        def asked(connection: sqlite3.Connection) -> Part:
            query = "SELECT initiative, count(*) FROM line WHERE initiative != '' GROUP BY 1"
            said = dict(connection.execute(query).fetchall())
            return Part(folder=self._present, totals=Totals(said=said))

        return self._ask(asked)

    def initiative(self, id: Id, wanted: Wanted) -> Part:
        """The oldest lines about an initiative, of all years or those wanted."""

        def asked(connection: sqlite3.Connection) -> Part:
            between, values = counts.within(wanted)
            about, values = f"FROM line WHERE initiative = ? AND {between}", [id, *values]
            oldest = f"SELECT citation {about} AND initiative != '' ORDER BY date, meeting, id"
            citations = closure(
                connection, column(connection, f"{oldest} LIMIT ?", *values, self._most)
            )
            told = initiative_history(self._registers, fold(self._registers), id)
            rows = counts.count(connection, f"{about} AND initiative != ''", *values)
            rows += sum(in_years(wanted, event.date) for event in told)
            folder = part(connection, self._registers, citations)
            return Part(folder=folder, totals=Totals(rows=rows))

        return self._ask(asked)

    def items(self) -> Part:
        """What has become of each item of the agendas."""

        def asked(connection: sqlite3.Connection) -> Part:
            items = counts.items(connection, self._registers)
            return Part(folder=self._registers, totals=Totals(items=items))

        return self._ask(asked)

    def item(self, id: Id, wanted: Wanted) -> Part:
        """An item at the newest meetings that had it, of all years or those wanted."""

        def asked(connection: sqlite3.Connection) -> Part:
            between, values = counts.within(wanted)
            had = f"FROM agenda WHERE item = ? AND NOT again AND {between}"
            query = f"SELECT meeting, name {had} ORDER BY date DESC, meeting DESC LIMIT ?"
            meetings = connection.execute(query, (id, *values, self._most)).fetchall()
            ids = [meeting for meeting, _name in meetings]
            given(connection, [name for _meeting, name in meetings])
            query = "SELECT citation FROM line WHERE name IN (SELECT value FROM given) "
            query += "AND item = ? AND kind != 'item'"
            citations = closure(connection, column(connection, query, id))
            items = counts.items(connection, self._registers)
            led = "kind IN ('decision', 'action') AND listed AND item = ?"
            rows = counts.count(connection, had, id, *values)
            rows += counts.count(connection, f"FROM line WHERE {led} AND {between}", id, *values)
            folder = part(connection, self._registers, citations, item=id, also=ids)
            return Part(folder=folder, totals=Totals(items=items, rows=rows))

        return self._ask(asked)

    def compare(self, one: Id, other: Id) -> Part:
        """Two meetings, and what lies between them."""

        def asked(connection: sqlite3.Connection) -> Part:
            citations = compared(connection, one, other)
            folder = part(connection, self._registers, citations, {one, other})
            return Part(folder=folder, totals=Totals())

        return self._ask(asked)

    def minutes(self, id: Id) -> Part:
        """A meeting, all that was said of its lines, and the meetings that are planned."""

        def asked(connection: sqlite3.Connection) -> Part:
            query = "SELECT citation FROM line WHERE name IN (SELECT name FROM file "
            query += "WHERE meeting = ? AND NOT shadow) AND kind != 'item'"
            citations = closure(connection, column(connection, query, id))
            folder = part(connection, self._registers, citations, {id})
            here = {loaded.value.id for loaded in folder.meetings}
            coming = [
                loaded
                for loaded in self._present.meetings
                if loaded.value.state == "planned" and loaded.value.id not in here
            ]
            meetings = sorted(
                (*folder.meetings, *coming), key=lambda each: (each.value.date, each.value.id)
            )
            return Part(folder=replace(folder, meetings=tuple(meetings)), totals=Totals())

        return self._ask(asked)

    def _named(
        self,
        connection: sqlite3.Connection,
        wanted: Wanted,
        citations: set[Citation],
        totals: Totals,
    ) -> Part:
        """Entries of a register, with what the item is called by which they were chosen."""
        if wanted.item:
            totals = replace(totals, items=counts.items(connection, self._registers))
        return Part(folder=part(connection, self._registers, citations), totals=totals)
