"""Choosing which rows are shown of a section, or of a page about one thing: by what, then which."""

from collections.abc import Callable

from msgspec.structs import replace
from textual.screen import Screen

from tryg_tui.core.review.decisions import Wanted
from tryg_tui.core.review.history import item_ids, item_titles, meetings_by_year
from tryg_tui.locale import _
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.context import Looking, state_words
from tryg_tui.words import vocabulary

ALL = "all"
"""The answer that takes every choice back."""

UNFOLLOWED = "unfollowed"
"""The kind of which there is but one to choose."""

Answers = list[tuple[str, str]]


BY: dict[str, tuple[str, ...]] = {
    "meetings": ("year", "body"),
    "decisions": ("year", "body", "initiative", "item", "outcome", UNFOLLOWED, "partner", "owner"),
    "initiative": ("year",),
    "item": ("year", "body"),
    "attendance": ("year", "body"),
    "actions": ("state", "year", "body", "initiative", "item", "partner", "owner"),
}
"""By what the rows of a section, or of a page about one thing, can be chosen."""


def offered(place: RowRef) -> tuple[str, ...]:
    """By what the rows of a section, or of a page about one thing, can be chosen."""
    return BY.get(place.id if place.kind == "section" else place.kind, ())


def ask_filter(
    screen: Screen[object], place: RowRef, looking: Looking, chosen: Callable[[Wanted], None]
) -> None:
    """Ask by what to choose, then which; `chosen` is told what is wanted from then on."""
    every = choices(looking)
    kinds = {kind: every[kind] for kind in offered(place)}

    def by(kind: str | None) -> None:
        if kind == ALL:
            chosen(Wanted())
        elif kind == UNFOLLOWED:
            chosen(replace(looking.wanted, unfollowed=True))
        elif kind:
            screen.app.push_screen(ChooseScreen(kinds[kind][0], kinds[kind][1]), which(kind))

    def which(kind: str) -> Callable[[str | None], None]:
        def take(answer: str | None) -> None:
            if answer:
                if kind == "year":
                    chosen(replace(looking.wanted, years=(int(answer), int(answer))))
                else:
                    chosen(replace(looking.wanted, **{kind: answer}))

        return take

    choosable = [(kind, title) for kind, (title, answers) in kinds.items() if answers]
    answers = [(ALL, _("Show all")), *choosable]
    screen.app.push_screen(ChooseScreen(_("Show only some?"), answers), by)


def choices(looking: Looking) -> dict[str, tuple[str, Answers]]:
    """By what rows can be chosen, with the answers there are in the folder."""
    folder = looking.folder
    titles = item_titles(folder)
    years = [str(year) for year in meetings_by_year(folder)]
    outcomes: Answers = [
        (value, vocabulary.outcome(value))
        for value in ("adopted", "noted", "postponed", "rejected")
    ]
    return {
        "year": (_("Of which year?"), [(year, year) for year in years]),
        "body": (
            _("Of which group?"),
            # Where but one meets there is nothing to choose.
            [(one.id, one.title) for one in folder.groups if len(folder.groups) > 1],
        ),
        "initiative": (
            _("About which initiative?"),
            [(loaded.value.id, loaded.value.title) for loaded in folder.initiatives],
        ),
        "item": (_("Under which item?"), [(id, titles[id][0]) for id in item_ids(folder)]),
        UNFOLLOWED: (_("Only without follow-up?"), [(UNFOLLOWED, _("without follow-up"))]),
        "outcome": (_("With which outcome?"), outcomes),
        "state": (
            _("In which state?"),
            [(state, state_words(state)) for state in ("open", "overdue", "done", "dropped")],
        ),
        "partner": (
            _("Of which partner?"),
            [(one.id, one.title) for one in folder.partnership.partners],
        ),
        "owner": (
            _("Of which participant?"),
            [(one.id, one.title) for one in folder.partnership.people],
        ),
    }
