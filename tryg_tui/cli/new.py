"""The commands that make something new: a meeting, or a folder asked for step by step."""

import dataclasses
import os
from contextlib import suppress
from pathlib import Path

import click
from msgspec.structs import replace

from tryg_tui import locale
from tryg_tui.cli.console import DONE, Options, Stop, broken, say, say_broken
from tryg_tui.cli.folder import keep_calendars, need_to_write, opened, today
from tryg_tui.cli.imports import import_
from tryg_tui.cli.meetings import groups, named_date, one_of
from tryg_tui.core.imports.registers import Kind
from tryg_tui.core.meetings.planning import free_id, new_meeting, of_body
from tryg_tui.core.registers.answers import NOTHING
from tryg_tui.core.registers.beginning import Beginning, Question
from tryg_tui.core.registers.interview import Interview, Refused
from tryg_tui.locale import _
from tryg_tui.session.incoming.files import is_table
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.files.processes import is_vacant
from tryg_tui.store.folder.locate import USUAL, find_folder, init_folder, started
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.folder.settings import Settings, load_settings, remembers, save_settings
from tryg_tui.words.fields import (
    BACK,
    hint_words,
    option_lines,
    question_words,
    refused_words,
    told_lines,
)


def new(options: Options, date: str, body: str | None) -> int:
    """Prepare a meeting and save it."""
    need_to_write(options)
    root, reading, now = opened(options)
    folder = reading.folder
    if folder.strategy is None:
        raise Stop(_("The folder has no strategy.toml that can be read; see “tryg-tui check”."))
    day = named_date(date, now)
    group = one_of(body, groups(folder)) or folder.partnership.body
    earlier = [one for one in of_body(folder, group) if one.date < day]
    held = [one for one in earlier if one.state != "cancelled"]
    last = held[-1] if held else None
    meeting = new_meeting(folder.strategy.value, day, previous=last, body=group, before=held[:-1])
    there = folder.meeting(meeting.id)
    if there and folder.body_of(there.value) != group:
        taken = frozenset(one.value.id for one in folder.meetings)
        meeting = replace(meeting, id=free_id(day, taken))
    elif there:
        pattern = _("There is a meeting “{name}” already; see it with “tryg-tui show {name}”.")
        raise Stop(pattern.format(name=meeting.id))
    saved = save_meeting(root, meeting, None)
    keep_calendars(root, folder.with_meeting(saved), now)
    say(_("Prepared: {path}").format(path=root / saved.path))
    return DONE


def init(options: Options, directory: Path, language: str | None, months: str | None) -> int:
    """Ask what a partnership's folder needs, and then make it."""
    need_to_write(options)
    if not is_vacant(directory):
        raise Stop(_("{path} is not empty; name a new folder.").format(path=directory))
    told = _(
        "A new folder is made in {path}. Enter skips a question or ends a list, {back} goes back "
        "to the one before, {nothing} takes an answer away, Ctrl+C stops and saves nothing."
    )
    say_broken(told.format(path=directory, back=BACK, nothing=NOTHING))
    said = {"language": language or "", "months": months or ""}
    beginning, tables = _beginning({asked: text for asked, text in said.items() if text})
    init_folder(directory, beginning, today())
    within = dataclasses.replace(options, folder=str(directory))
    for kind, table in tables:
        import_(
            within,
            kind,
            table,
            None,
            None,
            None,
            None,
            revised=False,
            all_done=False,
            preview=False,
        )
    say(_("The folder is made. Open it with:"))
    say(f"  {started('--folder', str(directory))}")
    say(_("Prepare a meeting with:"))
    say(f"  {started('--folder', str(directory), 'new')} {_('DATE')}")
    settings, _problems = load_settings()
    if remembers(settings, directory):
        with suppress(NotSaved):
            settings = replace(settings, folder=str(directory.absolute()))
            save_settings(settings)
            say_broken(_remembered(directory, settings))
    return DONE


def _remembered(directory: Path, settings: Settings) -> str:
    """Which folder is found without being named from now on, and where another one comes first."""
    found, here = find_folder(None, os.environ, settings, Path.cwd()), directory.absolute()
    if found is None or found.absolute() == here:
        told = _(
            "Where the folder is, is remembered: “{command}” alone opens it from now on, except "
            "where it is started in a place that has a folder “{usual}” of its own."
        )
    else:
        told = _(
            "Where the folder is, is remembered, but “{command}” alone opens {path} when it is "
            "started here."
        )
    return told.format(command=started(), path=found, usual=USUAL)


def _beginning(said: dict[str, str]) -> tuple[Beginning, list[tuple[Kind, str]]]:
    """What the answers make, and the tables that were named instead of some; what was said on the
    command line is not asked for.
    """
    interview, tables = Interview(usual=locale.language()), list[tuple[Kind, str]]()
    hinted: set[str] = {"whole"}
    while isinstance(question := interview.now(), Question):
        given = said.pop(question.asked, "")
        text = given or _answer(question, interview, hint=question.asked not in hinted)
        hinted.add(question.asked)
        if question.asked in _TABLES and is_table(text):
            tables.append((_TABLES[question.asked], text))
            say_broken(_("{file} is read in when the folder is made.").format(file=text))
            continue
        try:
            interview = interview.back() if text == BACK else interview.answered(text)
        except Refused as refused:
            if given:
                raise Stop(refused_words(refused)) from refused
            say(refused_words(refused))
    return question, tables


_TABLES: dict[str, Kind] = {"person": "people", "initiative": "initiatives"}
"""By question: what a table may be named for instead of an answer."""


def _answer(question: Question, interview: Interview, *, hint: bool) -> str:
    """What is answered to a question, where it is asked first with a hint how."""
    proposed = interview.proposed(question)
    whole = question.asked == "whole"
    for line in told_lines(interview) if whole else option_lines(question):
        say_broken(f"  {line}")
    if hint and (words := hint_words(question)):
        table = _("Or the name of a table: .csv or .xlsx.") if question.asked in _TABLES else ""
        say_broken(f"  {words} {table}".rstrip())
    asked = broken(question_words(question))
    return str(click.prompt(asked, default=proposed, show_default=bool(proposed))).strip()
