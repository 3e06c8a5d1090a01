"""A brief for one participant: what is theirs, how their initiatives stand, and the agenda."""

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.brief import Led, around, brief
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.actions import late_mark
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.review.context import Looking, row, said
from tryg_tui.ui.text import parts
from tryg_tui.words.citations import place_words
from tryg_tui.words.dates import age_words, when_words
from tryg_tui.words.names import person_words, status_words
from tryg_tui.words.review import concern, ended_words, led_words, role


def brief_page(looking: Looking, person: Id) -> Rendered:
    """What one participant should know before the next meeting."""
    found = looking.folder.person(person)
    if found is None:
        return Rendered(parts(person), (), _("This participant is no longer in the folder."))
    last, coming = around(looking.folder)
    told = brief(looking.folder, looking.ledger, found, last=last, next=coming, today=looking.today)
    rows = [section(_("Open actions"))]
    rows += [
        row(
            RowRef("life", one.citation),
            one.text,
            when_words(one.due, one.due_text),
            place_words(one.citation),
            sign=late_mark(one, looking.today),
        )
        for one in told.actions
    ] or [row(RowRef("nowhere", "actions"), _("none"))]
    if told.outreach:
        rows.append(section(_("Promised outreach")))
        rows += [said(o.citation, o.text, when_words(o.due, o.due_text)) for o in told.outreach]
    for led in told.led:
        rows += _led(looking, led, last)
    if told.concerns:
        rows.append(section(_("On the next agenda")))
        rows += [
            row(
                RowRef("nowhere", str(each.number)),
                f"{each.number} {each.item.title}",
                concern(each.why),
            )
            for each in told.concerns
        ]
    when = f" · {_('Next meeting')} {long_date(coming.date)}" if coming else ""
    part = f" ({role(told.role)})" if told.role else ""
    return Rendered(
        parts((person_words(looking.folder, person), "bold"), (when + part, "$muted")), tuple(rows)
    )


def _led(looking: Looking, led: Led, last: Meeting | None) -> list[Row]:
    """An initiative that is led: its status with its age, and what was decided last time."""
    if led.ended is not None:
        status = ended_words(led.ended)
    elif led.status is None:
        status = _("none yet")
    else:
        age = age_words(led.status.source.date, looking.today)
        status = _("{status}, {age} old ({entry})").format(
            status=status_words(looking.folder, led.status.status),
            age=age,
            entry=place_words(led.status.source.citation),
        )
    rows = [section(led.initiative.title)]
    rows.append(row(RowRef("initiative", led.initiative.id), f"{_('Status')}: {status}"))
    if not led.decisions and last is not None:
        when = _("Decided on {date}").format(date=long_date(last.date))
        rows.append(row(RowRef("nowhere", led.initiative.id), f"{when}: {_('nothing about it')}"))
    rows += [said(d.decision.citation, d.decision.text, led_words(d)) for d in led.decisions]
    return rows
