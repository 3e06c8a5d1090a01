"""A group in its form: with those who sit in it, which stands with each participant."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.model.base import Fact, Id
from tryg_tui.core.model.strategy import AgendaTemplateItem, Body, Person, Strategy
from tryg_tui.core.registers.changes import added, changed
from tryg_tui.core.registers.register import Held, current


class SeatedBody(Fact, frozen=True, kw_only=True):
    """A group with all that its file says of it, and who sits in it."""

    id: Id
    title: str
    seated: tuple[Id, ...] = ()
    """The participants who sit in it."""
    members: str = ""
    meets: str = ""
    months_between: int | None = None
    until: dt.date | None = None
    agenda: tuple[AgendaTemplateItem, ...] = ()

    @property
    def body(self) -> Body:
        """The group alone."""
        held: dict[str, Any] = {name: getattr(self, name) for name in Body.__struct_fields__}
        return Body(**held)


def in_form(one: Held, day: dt.date) -> Held:
    """What a register holds as it is filled in: a group with those who sit in it on a day."""
    body = one.record
    if not isinstance(body, Body):
        return one
    held: dict[str, Any] = {name: getattr(body, name) for name in Body.__struct_fields__}
    there = current(one.file.value.people, day)
    seated = tuple(person.id for person in there if body.id in person.bodies)
    return Held(one.file, SeatedBody(**held, seated=seated))


def with_group(strategy: Strategy, before: SeatedBody | None, after: SeatedBody) -> Strategy:
    """The partnership with a group that is new, or changed, and with those who sit in it now;
    raises NotThere and ChangedToo.
    """
    if before is None:
        whole = added(strategy, "bodies", after.body)
        (id,) = {one.id for one in whole.bodies} - {one.id for one in strategy.bodies}
    else:
        whole, id = changed(strategy, "bodies", before.body, after.body), before.id
    was, now = set(before.seated if before else ()), set(after.seated)

    def seated(one: Person) -> Person:
        """A participant as taken in or let go here; others may have changed the rest."""
        if one.id in now - was and id not in one.bodies:
            return replace(one, bodies=(*one.bodies, id))
        if one.id in was - now:
            return replace(one, bodies=tuple(body for body in one.bodies if body != id))
        return one

    return replace(whole, people=tuple(map(seated, whole.people)))
