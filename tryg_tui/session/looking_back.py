"""What is at hand to look back: all of a small folder, and of a large one as much as is shown."""

from collections.abc import Callable

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.past import Part, Totals, treated, years_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.review.decisions import Wanted
from tryg_tui.session.workspace import Desk
from tryg_tui.store.archive.file import NoIndex
from tryg_tui.store.archive.opening import past
from tryg_tui.store.archive.past import Past
from tryg_tui.ui.review.context import MANY, Looking

SECTIONS: dict[Id, Callable[[Past, Wanted], Part]] = {
    "meetings": Past.meetings,
    "decisions": Past.decisions,
    "actions": Past.actions,
    "initiatives": lambda past, _wanted: past.initiatives(),
    "items": lambda past, _wanted: past.items(),
}
"""What the sections show; those that are not here show how things stand now."""

PLACES: dict[str, Callable[[Past, str, Wanted], Part]] = {
    "life": lambda past, of, _wanted: past.life(of),
    "initiative": Past.initiative,
    "item": Past.item,
    "compare": lambda past, of, _wanted: past.compare(*of.split("|", 1)),
}
"""What is shown of one thing, by what its row is about."""


def look_back(desk: Desk, kind: str, of: str, wanted: Wanted) -> Looking:
    """What a page of all years is drawn from."""

    def asked(past: Past) -> Part | None:
        if kind == "section":
            return SECTIONS[of](past, wanted) if of in SECTIONS else None
        return PLACES[kind](past, of, wanted) if kind in PLACES else None

    return _looking(desk, asked, wanted)


def known_of(desk: Desk) -> Totals:
    """The years there are, and the items of all agendas."""
    # No meeting is of that year, so that none is read for it.
    met = look_back(desk, "section", "meetings", Wanted(years=(1, 1)))
    had = look_back(desk, "section", "items", Wanted())
    years = (met.totals or years_of(met.folder)).years
    return Totals(years=years, items=(had.totals or treated(had.folder)).items)


def look_at(desk: Desk, meeting: Id) -> Looking:
    """What the minutes of a meeting are drawn from."""
    return _looking(desk, lambda past: past.minutes(meeting), Wanted())


def _looking(desk: Desk, asked: Callable[[Past], Part | None], wanted: Wanted) -> Looking:
    """What is asked of all years, out of the index where not all of them are held."""
    today = desk.today
    if not desk.whole:
        try:
            part = asked(past(desk.root, desk.folder, today, MANY))
        except NoIndex:
            desk.complete()
        else:
            if part is not None:
                return Looking(
                    folder=part.folder,
                    ledger=fold(part.folder),
                    today=today,
                    wanted=wanted,
                    totals=part.totals,
                )
    return Looking(folder=desk.folder, ledger=desk.ledger(), today=today, wanted=wanted)
