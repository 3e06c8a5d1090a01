"""Checks of figures that can be read but can hardly be: told, as somebody may know better."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable

from tryg_tui.core.check.common import as_told, once, possible
from tryg_tui.core.check.known import Known
from tryg_tui.core.input.names import fold
from tryg_tui.core.input.periods import find
from tryg_tui.core.measures.survey import reading, revisions_of, survey
from tryg_tui.core.model.base import Problem, Problems
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Initiative, Number, Reading
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
"""A year in a text."""


def surveyed(measure: Measure, known: Known, problems: Problems) -> None:
    """A value is of a year whose survey is known, where its file names any, and exact as told."""
    whole, _path = known.measures[measure.measure]
    for number, one in enumerate(measure.readings, 1):
        key = f"readings[{number}]"
        if measure.surveys and survey(whole, one.year) is None:
            problems.add("survey-unknown", f"{key}.year", "warning", year=one.year)
        if one.precision == "rounded" and one.value != round(one.value):
            problems.add("not-rounded", f"{key}.precision", "warning", value=one.value)


def revised(measure: Measure, known: Known, problems: Problems) -> None:
    """A revision is of a figure there is, and of another value than the one before it."""
    whole, _path = known.measures[measure.measure]
    for number, one in enumerate(measure.revisions, 1):
        found = reading(whole, one.area, one.year)
        if found is None:
            problems.add("revision-of-none", f"revisions[{number}].year", year=one.year)
        elif found.value == one.old and revisions_of(whole, found)[-1] == one:
            problems.add("revision-same", f"revisions[{number}].old", "warning", value=one.old)
        not_yet(problems, f"revisions[{number}].on", one.on, known)


def counted(initiative: Initiative, known: Known, problems: Problems) -> None:
    """Of an indicator no value alone is below nought, and none is to come."""
    for indicator in initiative.indicators:
        mine = [
            (number, one, one.value)
            for number, one in enumerate(initiative.readings, 1)
            if one.indicator == indicator.id and one.value is not None
        ]
        values = [value for _number, _one, value in mine]
        for number, one, value in mine:
            if _is_alone_below(value, indicator, values):
                problems.add("below-nought", f"readings[{number}].value", "warning", value=value)
            not_yet(problems, f"readings[{number}].date", one.date, known)


def told_or_missing(initiative: Initiative, known: Known, problems: Problems) -> None:
    """A reading has a value or says why there is none, and a correction of it another one."""
    for number, one in enumerate(initiative.readings, 1):
        key = f"readings[{number}]"
        if (one.value is None) == (one.missing is None):
            problems.add("value-or-missing", key)
        once(problems, f"{key}.revisions", one.revisions, "key")
        for place, each in enumerate(one.revisions, 1):
            not_yet(problems, f"{key}.revisions[{place}].on", each.on, known)
        last = max(one.revisions, key=lambda it: it.on, default=None)
        if last and last.old == one.value:
            problems.add("revision-same", f"{key}.revisions", "warning", value=last.old)


def _is_alone_below(value: Number, indicator: Indicator, values: Iterable[Number]) -> bool:
    """Whether a value is the only one below nought of all that are known of an indicator."""
    others = [indicator.baseline, indicator.target, *(one for one in values if one != value)]
    told = [one for one in others if one is not None]
    return value < 0 and bool(told) and min(told) >= 0


def one_value(initiative: Initiative, known: Known, problems: Problems) -> None:
    """A source has one value of an indicator for a day or period, also in the minutes."""
    found: dict[tuple[object, ...], list[tuple[str, Number]]] = defaultdict(list)
    for number, one in enumerate(initiative.readings, 1):
        if one.value is not None:
            found[_told(one)].append((f"readings[{number}].value", one.value))
    for told in found.values():
        first = told[0][1]
        for key, value in told[1:]:
            if value != first:
                problems.add("two-values", key, "warning", value=value, other=first)


def _told(one: Reading | ReadingEntry) -> tuple[object, ...]:
    """What a value is of, for when, and who says so; one without a time is alone."""
    when = one.date or one.period or id(one)
    return one.indicator, when, getattr(one, "source", "")


def dated_notes(measure: Measure, known: Known, problems: Problems) -> None:
    """What is said of one survey stands with that, and is not told of a day before it was out."""
    whole, _path = known.measures[measure.measure]
    for number, note in enumerate(measure.notes, 1):
        named = [year for year in map(int, _YEAR.findall(note)) if survey(whole, year)]
        if named:
            problems.add("note-of-survey", f"notes[{number}]", "warning", year=max(named))


def recorded_values(meeting: Meeting, known: Known, problems: Problems) -> None:
    """A recorded reading has a value or says why there is none, and that value is not another one
    than the register has for the same day.
    """
    for number, entry in enumerate(meeting.entries, 1):
        if not isinstance(entry, ReadingEntry):
            continue
        key, file = f"entries[{number}]", known.initiatives.get(entry.initiative)
        if (entry.value is None) == (entry.missing is None):
            problems.add("value-or-missing", key)
        if file is None or entry.date is None or entry.value is None:
            continue
        told = (one for one in file.value.readings if _told(one) == _told(entry))
        held = [one.value for one in told if one.value is not None]
        if held and entry.value not in held:
            problems.add("two-values", f"{key}.value", "warning", value=entry.value, other=held[0])


def untenable(entry: ReadingEntry, folder: Folder, today: dt.date) -> list[Problem]:
    """Why a reading cannot be recorded: its value is there and missing, or such as nothing can
    have, or of a time that has not begun.
    """
    problems, value = Problems(""), entry.value
    if value is None:
        return []
    if entry.missing is not None:
        problems.add("value-or-missing", ".value")
    indicator = folder.indicator(entry.initiative, entry.indicator)
    possible(problems, "", entry, indicator.unit)
    held = folder.initiative(entry.initiative)
    known = [one for one in (held.readings if held else ()) if one.indicator == indicator.id]
    values = [one.value for one in known if one.value is not None]
    if not problems.found and _is_alone_below(value, indicator, values):
        problems.add("below-nought", ".value")
    if entry.date and entry.date > today:
        before = find(fold(entry.period), today, past=True, before=True)
        if before is None or before[0] >= today:
            problems.add("to-come", ".date")
    return problems.found


def days_as_told(initiative: Initiative, known: Known, problems: Problems) -> None:
    """The day of a reading or a planned step is that of its words, or not far from it."""
    for number, one in enumerate(initiative.readings, 1):
        as_told(problems, f"readings[{number}].date", one.date, one.period)
    for number, step in enumerate(initiative.steps, 1):
        as_told(problems, f"steps[{number}].due", step.due, step.due_text)


def done_by_now(year: CommunicationYear, known: Known, problems: Problems) -> None:
    """What has been done to make the work known lies behind us."""
    for number, activity in enumerate(year.activities, 1):
        if not activity.date_text:
            not_yet(problems, f"activities[{number}].date", activity.date, known)


def not_yet(problems: Problems, key: str, date: dt.date | None, known: Known) -> None:
    """Note a problem where a day of what has been is still to come."""
    if date and known.today and date > known.today:
        problems.add("to-come", key, "warning", value=date)
