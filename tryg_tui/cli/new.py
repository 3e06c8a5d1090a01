"""The commands that make something new: a meeting, or a folder asked for step by step."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click
from msgspec.structs import replace

from tryg_tui import locale
from tryg_tui.cli.console import DONE, Options, Stop, say
from tryg_tui.cli.folder import need_to_write, opened
from tryg_tui.cli.meetings import named_date
from tryg_tui.cli.review import one_of
from tryg_tui.core.check.registers import MOST_MONTHS
from tryg_tui.core.meetings.planning import free_id, new_meeting
from tryg_tui.core.model.strategy import Language
from tryg_tui.locale import _
from tryg_tui.store.folder.locate import init_folder
from tryg_tui.store.folder.minutes import save_meeting


def new(options: Options, date: str, body: str | None) -> int:
    """Prepare a meeting and save it."""
    need_to_write(options)
    root, reading, today = opened(options)
    folder = reading.folder
    if folder.strategy is None:
        raise Stop(_("The folder has no strategy.toml that can be read; see “tryg-tui check”."))
    day = named_date(date, today)
    groups = {group.id: group.title for group in folder.partnership.bodies}
    usual = folder.partnership.body
    group = one_of(body, groups) or usual
    own = [one.value for one in folder.meetings if (one.value.body or usual) == group]
    earlier = [one for one in own if one.date < day]
    held = [one for one in earlier if one.state != "cancelled"]
    last = held[-1] if held else None
    meeting = new_meeting(folder.strategy.value, day, previous=last, body=group)
    there = folder.meeting(meeting.id)
    if there and (there.value.body or usual) != group:
        taken = frozenset(one.value.id for one in folder.meetings)
        meeting = replace(meeting, id=free_id(day, taken))
    elif there:
        pattern = _("There is a meeting “{name}” already; see it with “tryg-tui show {name}”.")
        raise Stop(pattern.format(name=meeting.id))
    saved = save_meeting(root, meeting, None)
    say(_("Prepared: {path}").format(path=root / saved.path))
    return DONE


def init(options: Options, directory: Path) -> int:
    """Ask what a partnership's folder needs, and then make it."""
    need_to_write(options)
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise Stop(_("{path} is not empty; name a new folder.").format(path=directory))
    told = _("A new folder is made in {path}. An empty answer ends a list.")
    say(told.format(path=directory))
    language = _language()
    question = _("Months from one meeting to the next")
    months = int(click.prompt(question, type=click.IntRange(1, MOST_MONTHS), default=6))
    title = _needed(_("Title of the partnership"))
    short = _answer(_("Short name, where there is little room")) or title
    partners = _partners()
    people = _people(partners)
    init_folder(
        directory,
        title=title,
        short=short,
        partners=partners,
        people=people,
        language=language,
        months_between=months,
    )
    told = _("Made. Prepare a meeting with “tryg-tui --folder {path} new DATE”.")
    say(told.format(path=directory))
    return DONE


def _language() -> Language:
    """The language of what is written into the folder; the one spoken where nothing is said."""
    usual: Language = "en" if locale.language() == "en" else "da"
    question = _("Language of the folder, da or en")
    answer = click.prompt(question, type=click.Choice(get_args(Language)), default=usual)
    return "en" if answer == "en" else "da"


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
