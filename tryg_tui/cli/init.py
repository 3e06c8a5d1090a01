"""A new, empty folder, asked for step by step."""

from collections.abc import Sequence
from pathlib import Path

import click

from tryg_tui.cli.common import Stop, say
from tryg_tui.locale import _


def new_folder(folder: Path) -> None:
    """Ask what a partnership's folder needs, and then make it."""
    from tryg_tui.store.folder.locate import init_folder

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stop(_("{path} is not empty; name a new folder.").format(path=folder))
    say(_("A new folder is made in {path}. An empty answer ends a list.").format(path=folder))
    title = _needed(_("Title of the partnership"))
    short = _answer(_("Short name, where there is little room")) or title
    partners = _partners()
    people = _people(partners)
    init_folder(folder, title=title, short=short, partners=partners, people=people)
    say(_("Made. Prepare a meeting with “tryg-tui --folder {path} new DATE”.").format(path=folder))


def _answer(question: str) -> str:
    """An answer, which may be empty."""
    return str(click.prompt(question, default="", show_default=False)).strip()


def _needed(question: str) -> str:
    """An answer that is not empty."""
    answer = ""
    while not answer:
        answer = _answer(question)
    return answer


def _partners() -> list[str]:
    """The titles of the partners, one by one until an empty answer; at least one."""
    partners = [_needed(_("Partner {n}").format(n=1))]
    while answer := _answer(_("Partner {n}").format(n=len(partners) + 1)):
        if answer in partners:
            say(_("{partner} is there already.").format(partner=answer))
        else:
            partners.append(answer)
    return partners


def _people(partners: Sequence[str]) -> list[tuple[str, str]]:
    """The role and partner of each participant, one by one until an empty answer."""
    people: list[tuple[str, str]] = []
    while role := _answer(_("Role of participant {n}").format(n=len(people) + 1)):
        people.append((role, _partner_of(partners)))
    return people


def _partner_of(partners: Sequence[str]) -> str:
    """The partner a participant represents, chosen by number; 0 is none of them."""
    for number, partner in enumerate(partners, start=1):
        say(f"  {number} {partner}")
    question = _("Number of the partner, 0 for none")
    number = click.prompt(question, type=click.IntRange(0, len(partners)), default=1)
    return partners[number - 1] if number else ""
