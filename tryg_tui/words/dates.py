"""Dates, ages and spans of time as people say them, in the language spoken now."""

import datetime as dt

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.due_words import is_next_meeting
from tryg_tui.core.model.initiative import Lead, Step
from tryg_tui.locale import _, long_date, medium_date, ngettext
from tryg_tui.words.vocabulary import not_stated

MONTHS_SHOWN = 24
"""From this age on, in months, years are told instead."""


def due_words(date: dt.date | None, text: str = "") -> str:
    """A due date as it was written, else as a date, else that it is not stated; the next meeting is
    quoted with its day.
    """
    if date and is_next_meeting(text):
        return f"{text} ({long_date(date)})"
    if text:
        return text
    return long_date(date) if date else not_stated()


def due_and_day(date: dt.date | None, text: str = "") -> str:
    """When something is due as it was written, with the day that is; nothing where nobody says."""
    if date is None or text == long_date(date):
        return text
    return f"{text} ({medium_date(date)})" if text else medium_date(date)


def due_cell(date: dt.date | None, text: str = "") -> str:
    """A due date in a cell of a table for people and programs; nothing where it is not stated."""
    day = date.isoformat() if date else ""
    return f"{text} ({day})" if day and is_next_meeting(text) else text or day


def when_words(date: dt.date | None, text: str = "") -> str:
    """When something is due, or that no due date is stated."""
    if not date and not text:
        return _("due date not stated")
    return _("due {date}").format(date=due_words(date, text))


def step_over_words(step: Step) -> str:
    """That a step is done or given up, and since when; empty while it is to be done."""
    if step.done:
        return _("done {date}").format(date=long_date(step.done))
    return _("given up {date}").format(date=long_date(step.lapsed)) if step.lapsed else ""


def step_when(step: Step) -> str:
    """That a step is done or given up, else when it is due; empty where nobody says."""
    is_due = bool(step.due or step.due_text)
    return step_over_words(step) or (when_words(step.due, step.due_text) if is_due else "")


def lead_span(lead: Lead) -> str:
    """From when until when somebody leads, as far as that is said."""
    since = lead.since_text or (long_date(lead.since) if lead.since else "")
    until = lead.until_text or (long_date(lead.until) if lead.until else "")
    said = [_("from {date}").format(date=since)] if since else []
    said += [_("until {date}").format(date=until)] if until else []
    return " ".join(said)


def date_echo(
    typed: str, today: dt.date, next_meeting: dt.date | None, *, past: bool | None
) -> str:
    """The date that is understood."""
    if not typed.strip():
        return _("For example 1/6, 1.6.2018, spring 2018, in 2 weeks, next meeting.")
    due = parse_due(typed, today, next_meeting, past=past)
    if due is None:
        return _("Not understood as a date yet.")
    if due.date is None:
        return _("= “{text}”, without a date").format(text=due.text)
    date = long_date(due.date)
    if due.exact:
        return _("= {date}").format(date=date)
    return _("= “{text}”, at the latest {date}").format(text=due.text, date=date)


def age_words(date: dt.date, today: dt.date) -> str:
    """The time between two days in whole days, months or years, whichever comes first."""
    first, last = sorted((date, today))
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months >= MONTHS_SHOWN:
        return ngettext("{n} yr", "{n} yrs", months // 12).format(n=months // 12)
    if months:
        return ngettext("{n} mo.", "{n} mos.", months).format(n=months)
    days = (last - first).days
    return ngettext("{n} day", "{n} days", days).format(n=days)


def old_words(date: dt.date, today: dt.date) -> str:
    """How old something is that was recorded on a day."""
    if date == today:
        return _("from today")
    return _("{age} old").format(age=age_words(date, today))


def minutes_words(minutes: int) -> str:
    """So many minutes, from one hour on with the hours."""
    hours, left = divmod(minutes, 60)
    return (_("{h} h {n} min.") if hours else _("{n} min.")).format(h=hours, n=left)


def span_words(seconds: int) -> str:
    """A time span as minutes and seconds, "12:30", with hours in front from one hour on."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    sign = "-" if seconds < 0 else ""
    if hours:
        return f"{sign}{hours}:{minutes:02}:{left:02}"
    return f"{sign}{minutes:02}:{left:02}"
