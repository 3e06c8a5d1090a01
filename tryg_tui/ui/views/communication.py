"""Formidling: what was promised and what was done to make the work known."""

import datetime as dt

from textual.content import Content

from tryg_tui.core.communication import Activity, CommunicationYear
from tryg_tui.core.ledger import OutreachState
from tryg_tui.documents.wording import due_words, initiative_words, owners_words, quantity
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.present import lines, parts, plain
from tryg_tui.ui.views.page import Context, Page, Row, block, facts, section, source_words
from tryg_tui.ui.views.previous import entry_detail

OUTREACH = "outreach:"
ACTIVITY = "activity:"


def page(ctx: Context, width: int) -> Page:
    """What earlier meetings promised, then the activities of the registers, newest first."""
    promised = [one for one in ctx.ledger.outreach if one.source.meeting != ctx.meeting.id]
    activities = activities_by(ctx)
    since = ctx.previous.date if ctx.previous else None
    recent = [
        activity
        for _year, activity in activities
        if since and activity.date and not activity.date_text and activity.date > since
    ]
    done = sum(one.entry.done is not None for one in promised)
    head = parts(
        (
            ngettext("{n} activity", "{n} activities", len(activities)).format(n=len(activities)),
            "bold",
        ),
        " · ",
        _("{n} since last time").format(n=len(recent)) if since else "",
        (" · " + _("{n} promised, {done} done").format(n=len(promised), done=done), "bold"),
    )
    rows: list[Row] = []
    if promised:
        rows.append(section(_("Promised at earlier meetings")))
        rows += [Row(OUTREACH + one.source.citation, _promise(ctx, one)) for one in promised]
    if activities:
        rows.append(section(_("Done")))
        rows += [Row(f"{ACTIVITY}{year.year}:{a.id}", _activity(year, a)) for year, a in activities]
    return Page(head, tuple(rows), _("Nothing is registered yet."))


def activities_by(ctx: Context) -> list[tuple[CommunicationYear, Activity]]:
    """The activities of all years up to the meeting's day, newest first."""
    found = [
        (loaded.value, activity)
        for loaded in ctx.folder.communication
        for activity in loaded.value.activities
    ]
    return sorted(found, key=lambda pair: pair[1].date or dt.date(pair[0].year, 1, 1), reverse=True)


def _promise(ctx: Context, one: OutreachState) -> Content:
    """Something promised: done, overdue or waiting."""
    entry = one.entry
    due = due_words(entry.due, entry.due_text)
    if entry.done:
        sign = ("✓ " + _("done {date}").format(date=long_date(entry.done)) + " ", "bold $good")
    elif entry.due and entry.due < ctx.today:
        sign = ("! " + _("overdue, due {date}").format(date=due) + " ", "bold $critical")
    else:
        sign = ("○ " + _("due {date}").format(date=due) + " ", "")
    who = owners_words(ctx.folder, entry.owners, entry.owner_text)
    return parts(
        sign,
        (f"· {entry.channel or _('channel not stated')} · {who} · ", "$muted"),
        entry.text,
        (f"  {one.source.citation}", "$muted"),
    )


def _activity(year: CommunicationYear, activity: Activity) -> Content:
    """Something done, with the figures stated about it."""
    figures = [
        f"{quantity(f.value, f.unit, f.qualifier)} {f.title if not f.unit else ''}".rstrip()
        for f in year.figures
        if f.activity == activity.id
    ]
    return parts(
        (f"{due_words(activity.date, activity.date_text)}  ", "bold"),
        activity.title,
        (f" · {activity.channel}" if activity.channel else "", "$muted"),
        (f" · {', '.join(figures)}" if figures else "", "bold $primary"),
    )


def detail(ctx: Context, row: str, width: int) -> Content:
    """An activity or a promise in full."""
    if row.startswith(OUTREACH):
        return entry_detail(ctx, row.removeprefix(OUTREACH), width)
    year_text, _mark, id = row.removeprefix(ACTIVITY).partition(":")
    pairs = (
        (year, activity)
        for year, activity in activities_by(ctx)
        if str(year.year) == year_text and activity.id == id
    )
    found = next(pairs, None)
    if found is None:
        return plain("")
    year, activity = found
    figures = [
        parts((f"{f.title}: ", ""), (quantity(f.value, f.unit, f.qualifier), "bold"))
        for f in year.figures
        if f.activity == activity.id
    ]
    initiatives = ", ".join(initiative_words(ctx.folder, id) for id in activity.initiatives)
    return lines(
        [
            parts((activity.title, "bold")),
            plain(activity.text),
            facts(
                width,
                (_("Date"), due_words(activity.date, activity.date_text)),
                (_("Channel"), activity.channel),
                (_("Place"), activity.place),
                (_("Audience"), activity.audience_text or _("not stated")),
                (_("Partners"), ", ".join(activity.partners) or _("not stated")),
                (_("Initiatives"), initiatives),
                (_("Source"), source_words(activity.lines, activity.source, activity.example)),
            ),
            *block(_("Figures"), figures),
            *block(_("The year"), [plain(fact.text) for fact in year.facts]),
        ]
    )
