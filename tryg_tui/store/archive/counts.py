"""What is counted over all years by the index, and how its lines are chosen from."""

import datetime as dt
import sqlite3

from tryg_tui.core.ledger.past import Treatment
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.decisions import Wanted, led_by, people_of
from tryg_tui.core.review.history import SECONDS_A_MINUTE


def narrowed(kind: str, wanted: Wanted, registers: Folder, today: str) -> tuple[str, list[str]]:
    """What the rows of a register are chosen by, and the values in it."""
    between, values = within(wanted)
    where = [f"kind = '{kind}'", between]
    for name, value in (("initiative", wanted.initiative), ("item", wanted.item)):
        if value:
            where.append(f"{name} = ?")
            values.append(value)
    if kind == "decision" and wanted.outcome:
        where.append("told = ?")
        values.append(wanted.outcome)
    if kind == "action" and wanted.state == "overdue":
        where.append("state = 'open' AND day != '' AND day < ?")
        values.append(today)
    elif kind == "action" and wanted.state:
        where.append("state = ?")
        values.append(wanted.state)
    if wanted.owner:
        where.append(_owned(kind, 1))
        values.append(f"|{wanted.owner}|")
    if wanted.partner:
        people = sorted(people_of(registers, wanted.partner))
        led = sorted(led_by(registers, wanted.partner)) if kind == "decision" else []
        where.append(f"({_owned(kind, len(people))} OR initiative IN ({_marks(len(led))}))")
        values += [*(f"|{person}|" for person in people), *led]
    return " AND ".join(where), values


def within(wanted: Wanted) -> tuple[str, list[str]]:
    """That something is of the years wanted, and the values in that."""
    first, last = wanted.years or (dt.MINYEAR, dt.MAXYEAR)
    return "date BETWEEN ? AND ?", [f"{first:04}-01-01", f"{last:04}-12-31"]


def _marks(count: int) -> str:
    """So many places for values."""
    return ", ".join("?" * count)


def _owned(kind: str, count: int) -> str:
    """That an action is one of so many people's; of a decision, one of those agreed with it."""
    owned = " OR ".join(["instr(owners, ?)"] * count) or "0"
    if kind == "action":
        return f"({owned})"
    citing = "{0}.of != '' AND {0}.of = line.citation AND {0}.kind = 'action'"
    return (
        f"EXISTS (SELECT 1 FROM line AS agreed WHERE ({citing.format('agreed')} "
        "OR agreed.beside != '' AND agreed.beside = line.citation AND NOT EXISTS "
        f"(SELECT 1 FROM line AS other WHERE {citing.format('other')})) "
        f"AND ({owned.replace('owners', 'agreed.owners')}))"
    )


def count(connection: sqlite3.Connection, rows: str, *values: object) -> int:
    """How many rows there are."""
    return int(connection.execute(f"SELECT count(*) {rows}", values).fetchone()[0])


def years(connection: sqlite3.Connection) -> dict[int, int]:
    """How many meetings each year has had, the newest first."""
    rows = connection.execute(
        "SELECT substr(date, 1, 4), count(*) FROM file INDEXED BY file_by_date "
        "WHERE meeting IS NOT NULL AND NOT shadow GROUP BY 1 ORDER BY 1 DESC"
    )
    return {int(year): count for year, count in rows}


def items(connection: sqlite3.Connection, registers: Folder) -> dict[Id, Treatment]:
    """What has become of each item, the standing ones in the order of the template first."""
    counts = {
        (item, kind): count
        for item, kind, count in connection.execute(
            "SELECT item, kind, count(*) FROM line "
            "WHERE kind IN ('decision', 'action') AND listed GROUP BY kind, item"
        )
    }
    first = connection.execute(
        "SELECT item, count(*), sum(seconds), min(date || ' ' || meeting || ' ' || place) "
        "FROM agenda WHERE NOT again GROUP BY item"
    ).fetchall()
    template = registers.strategy.value.agenda if registers.strategy else ()
    standing = {item.id: place for place, item in enumerate(template)}
    first.sort(key=lambda row: (standing.get(row[0], len(standing)), *_place(row[3])))
    titles: dict[Id, list[str]] = {}
    rows = connection.execute(
        "SELECT item, title, max(date || ' ' || meeting), place FROM agenda "
        "GROUP BY item, title ORDER BY 3 DESC, place"
    )
    for item, title, _last, _place_there in rows:
        titles.setdefault(item, []).append(title)
    return {
        item: Treatment(
            titles=tuple(titles[item]),
            meetings=meetings,
            minutes=round(seconds / SECONDS_A_MINUTE),
            decisions=counts.get((item, "decision"), 0),
            actions=counts.get((item, "action"), 0),
        )
        for item, meetings, seconds, _first in first
    }


def _place(told: str) -> tuple[str, str, int]:
    """Where an item stands: day, meeting and place on its agenda."""
    day, _space, rest = told.partition(" ")
    meeting, _space, place = rest.rpartition(" ")
    return day, meeting, int(place)
