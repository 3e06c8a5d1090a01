"""Looking back on decisions, actions, initiatives and people: the registers."""

from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.ledger.lineage import Step, asks_for_an_end, lineage
from tryg_tui.core.ledger.outcomes import DecisionNow, decisions
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.brief import Led, brief, meetings_around
from tryg_tui.core.review.decisions import wanted_actions, wanted_decisions
from tryg_tui.locale import _, long_date, ngettext, number, pgettext
from tryg_tui.ui.pages.actions import late_mark
from tryg_tui.ui.pages.context import Rendered, nothing_yet
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.review.context import Looking, altered_mark, by_year, row, said
from tryg_tui.ui.text import parts
from tryg_tui.words import names, review, vocabulary
from tryg_tui.words.dates import due_words, old_words, when_words
from tryg_tui.words.decisions import decision_facts


def brief_page(looking: Looking, person: Id) -> Rendered:
    """What one participant should know before the next meeting."""
    found = looking.folder.person(person)
    if found is None:
        return Rendered(parts(person), (), _("This participant is no longer in the folder."))
    last, coming = meetings_around(looking.folder, found)
    told = brief(looking.folder, looking.ledger, found, last=last, next=coming, today=looking.today)
    rows = [section(_("Open actions"))]
    rows += [
        row(
            RowRef("life", one.citation),
            one.text,
            when_words(one.due, one.due_text),
            names.place_words(looking.folder, one.citation),
            sign=late_mark(one, looking.today),
        )
        for one in told.actions
    ] or [row(RowRef("nowhere", "actions"), _("none"))]
    if told.outreach:
        rows.append(section(_("Promised outreach")))
        rows += [
            said(looking.folder, o.citation, o.text, when_words(o.due, o.due_text))
            for o in told.outreach
        ]
    for led in told.led:
        rows += _led(looking, led, last)
    if told.concerns:
        rows.append(section(_("On the next agenda")))
        rows += [
            row(
                RowRef("nowhere", str(each.number)),
                f"{each.number} {each.item.title}",
                review.concern(each.why),
            )
            for each in told.concerns
        ]
    when = f" · {_('Next meeting')} {long_date(coming.date)}" if coming else ""
    part = f" ({review.role(told.role)})" if told.role else ""
    return Rendered(
        parts((names.person_words(looking.folder, person), "bold"), (when + part, "$muted")),
        tuple(rows),
    )


def _led(looking: Looking, led: Led, last: Meeting | None) -> list[Row]:
    """An initiative that is led: its status with its age, and what was decided last time."""
    if led.ended is not None:
        status = review.ended_words(led.ended)
    elif led.status is None:
        status = _("none yet")
    else:
        age = old_words(led.status.source.date, looking.today)
        title = names.status_words(looking.folder, led.status.status)
        entry = names.place_words(looking.folder, led.status.source.citation)
        status = f"{title}, {age} ({entry})"
    rows = [section(led.initiative.title)]
    rows.append(row(RowRef("initiative", led.initiative.id), f"{_('Status')}: {status}"))
    if not led.decisions and last is not None:
        when = _("Decided on {date}").format(date=long_date(last.date))
        rows.append(row(RowRef("nowhere", led.initiative.id), f"{when}: {_('nothing about it')}"))
    folder = looking.folder
    rows += [
        said(folder, one.decision.citation, one.decision.text, review.led_words(folder, one))
        for one in led.decisions
    ]
    return rows


def decisions_page(looking: Looking) -> Rendered:
    """The decisions that are wanted, the newest first, with what they led to."""
    known = decisions(looking.ledger)
    found = wanted_decisions(looking.folder, known, looking.wanted)
    every, shown = len(known), len(found)
    rows = by_year((one.decision.source.date.year, _decision(looking, one)) for one in found)
    count = ngettext("{n} decision", "{n} decisions", every).format(n=number(every))
    part = _("{n} of them shown").format(n=number(shown)) if shown < every else ""
    nothing = sum(one.unfollowed for one in known)
    left = _("{n} without follow-up").format(n=number(nothing))
    headline = parts(
        (count, "bold"),
        (f" · {part}" if part else "", "$muted"),
        (f" · {left}" if nothing else "", "$muted"),
    )
    said = _("No such decisions.")
    return Rendered(headline, tuple(rows), said if every else nothing_yet(said, "record_decision"))


def _decision(looking: Looking, one: DecisionNow) -> Row:
    """A decision, and what came of it."""
    decision, entry = one.decision, one.decision.entry
    led = review.came_of(looking.folder, one, looking.today)
    corrected = [
        names.place_words(looking.folder, each.source.citation) for each in decision.corrections
    ]
    return row(
        RowRef("line", decision.citation),
        review.marked(decision.text, private=entry.private),
        *(
            review.marked(fact.words or fact.missing, private=False)
            for fact in decision_facts(looking.folder, entry)
        ),
        names.initiative_words(looking.folder, entry.initiative) if entry.initiative else "",
        names.place_words(looking.folder, decision.citation),
        _("corrected {entry}").format(entry="; ".join(corrected)) if corrected else "",
        f"→ {led}" if led else "",
        mark=altered_mark(looking, decision.citation),
    )


def actions_page(looking: Looking) -> Rendered:
    """The actions that are wanted: open ones first, then those that are done or dropped."""
    ledger, today = looking.ledger, looking.today
    every, shown = len(ledger.actions), 0
    open_ones = ledger.open_actions(today)
    newest = tuple(reversed(ledger.actions))
    rows: list[Row] = []
    for title, state, some in (
        (pgettext("actions", "Open"), "open", open_ones),
        (vocabulary.followup_state("done"), "done", newest),
        (vocabulary.followup_state("dropped"), "dropped", newest),
    ):
        meant = tuple(action for action in some if action.state == state)
        found = wanted_actions(looking.folder, meant, looking.wanted, today)
        if found:
            shown += len(found)
            rows.append(section(f"{title} ({number(len(found))})"))
            rows += [_action(looking, one) for one in found]
    overdue = sum(action.overdue(today) for action in ledger.actions)
    asked = sum(asks_for_an_end(action) for action in ledger.actions)
    late = ngettext("{n} overdue", "{n} overdue", overdue).format(n=number(overdue))
    ask = ngettext("{n} asks for an end", "{n} ask for an end", asked).format(n=number(asked))
    count = ngettext("{n} action", "{n} actions", every)
    left = _("{n} of them shown").format(n=number(shown)) if shown < every else ""
    headline = parts(
        (count.format(n=number(every)), "bold"),
        (f" · {left}" if left else "", "$muted"),
        (f" · {late}", "bold $critical" if overdue else "$muted"),
        (f" · {ask}" if asked else "", "bold $critical"),
    )
    said = _("No such actions.")
    return Rendered(headline, tuple(rows), said if every else nothing_yet(said, "record_action"))


def _action(looking: Looking, action: ActionState) -> Row:
    """An action as it stands now."""
    ended = ("✓ ", "$good") if action.state == "done" else ("– ", "$muted")
    sign = late_mark(action, looking.today) if action.state == "open" else ended
    carried = ngettext("carried over {n} time", "carried over {n} times", action.carried)
    return row(
        RowRef("life", action.citation),
        review.marked(action.text, private=action.private),
        when_words(action.due, action.due_text),
        names.who_words(looking.folder, action.owners, action.owner_text),
        names.place_words(looking.folder, action.citation),
        old_words(action.source.date, looking.today) if action.state == "open" else "",
        carried.format(n=action.carried) if action.carried else "",
        sign=sign,
        mark=_("End it, split it or give it a new owner?") if asks_for_an_end(action) else "",
    )


def life_page(looking: Looking, citation: Citation) -> Rendered:
    """The life of an action, each step of which goes to its line of minutes."""
    action = next((a for a in looking.ledger.actions if a.citation == citation), None)
    if action is None:
        return Rendered(
            parts(names.place_words(looking.folder, citation)),
            (),
            _("This action is no longer in the minutes."),
        )
    state = review.action_state(action, looking.today)
    headline = parts((action.text, "bold"), (f" · {state}", "$muted"))
    steps = lineage(looking.ledger, action)
    return Rendered(headline, tuple(_step(looking, step) for step in steps))


def _step(looking: Looking, step: Step) -> Row:
    """What happened to an action at one place of the minutes."""
    after, before = step.after, step.before
    told = []
    if "moved" in step.turns and before is not None:
        was = due_words(before.due, before.due_text)
        told.append(f"{was} → {due_words(after.due, after.due_text)}")
    if "handed" in step.turns and before is not None:
        was = names.owners_words(looking.folder, before.owners, before.owner_text)
        told.append(f"{was} → {names.owners_words(looking.folder, after.owners, after.owner_text)}")
    if before is None:
        told.append(when_words(after.due, after.due_text))
        told.append(names.who_words(looking.folder, after.owners, after.owner_text))
    return row(
        RowRef("line", step.source.citation),
        f"{long_date(step.source.date)}: {review.step_words(step.turns)}",
        review.marked(step.text, private=step.private),
        *told,
        names.place_words(looking.folder, step.source.citation),
        mark=altered_mark(looking, step.source.citation),
    )
