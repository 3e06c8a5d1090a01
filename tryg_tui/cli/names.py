"""What a name on the command line means: an id, or words of a title."""

from collections.abc import Mapping

from tryg_tui.cli.common import Stop
from tryg_tui.core.input.nearest import fold, nearest
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.history import item_ids, item_titles
from tryg_tui.core.search.words import words
from tryg_tui.locale import _


def one_of(name: str | None, known: Mapping[Id, str]) -> Id:
    """The id that a name means, "" without one; stops where it means none or several."""
    if name is None:
        return ""
    if name in known:
        return name
    asked = [word.folded for word in words(name)]
    found = [id for id, title in known.items() if asked and _has(f"{id} {title}", asked)]
    exact = [id for id, title in known.items() if fold(title) == fold(name)]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        pattern = _("“{name}” may be any of these: {names}; say which one.")
        raise Stop(pattern.format(name=name, names=", ".join(found)))
    near = nearest(name, known)
    pattern = (
        _("“{name}” is not known here; the nearest is “{nearest}”.")
        if near
        else _("“{name}” is not known here; known are: {names}.")
    )
    raise Stop(pattern.format(name=name, nearest=near, names=", ".join(known)))


def _has(title: str, asked: list[str]) -> bool:
    """Whether each word asked for begins a word of a title."""
    there = [word.folded for word in words(title)]
    return all(any(word.startswith(one) for word in there) for one in asked)


def initiatives(folder: Folder) -> dict[Id, str]:
    """The initiatives by their ids."""
    return {loaded.value.id: loaded.value.title for loaded in folder.initiatives}


def people(folder: Folder) -> dict[Id, str]:
    """The participants by their ids."""
    found = folder.strategy.value.people if folder.strategy else ()
    return {one.id: f"{one.name} {one.title}".strip() for one in found}


def partners(folder: Folder) -> dict[Id, str]:
    """The partners by their ids."""
    found = folder.strategy.value.partners if folder.strategy else ()
    return {one.id: one.title for one in found}


def items(folder: Folder) -> dict[Id, str]:
    """The items of all agendas by their ids, with every title they have had."""
    titles = item_titles(folder)
    return {id: " ".join(titles[id]) for id in item_ids(folder)}
