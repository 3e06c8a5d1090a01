"""The register of decisions, all actions, and the life of one of them."""

from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.ledger.lineage import Step, asks_for_an_end, lineage
from tryg_tui.core.model.base import Citation
from tryg_tui.core.review.decisions import DecisionNow, decisions, wanted_actions, wanted_decisions
from tryg_tui.locale import _, long_date, ngettext, number, pgettext
from tryg_tui.ui.pages.actions import late_mark
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.review.context import Looking, altered_mark, row
from tryg_tui.ui.text import parts
from tryg_tui.words import vocabulary
from tryg_tui.words.citations import place_words
from tryg_tui.words.dates import due_words, when_words
from tryg_tui.words.fields import decision_facts
from tryg_tui.words.names import initiative_words, owners_words, who_words
from tryg_tui.words.review import action_state, led_words, marked, step_words


def decisions_page(looking: Looking) -> Rendered:
    """The decisions that are wanted, the newest first, with what they led to."""
    known = decisions(looking.ledger)
    found = wanted_decisions(looking.folder, known, looking.wanted)
    every, shown = len(known), len(found)
    rows: list[Row] = []
    year = 0
    for one in found:
        if one.decision.source.date.year != year:
            year = one.decision.source.date.year
            rows.append(section(str(year)))
        rows.append(_decision(looking, one))
    count = ngettext("{n} decision", "{n} decisions", every).format(n=number(every))
    part = _("{n} of them shown").format(n=number(shown)) if shown < every else ""
    headline = parts((count, "bold"), (f" · {part}" if part else "", "$muted"))
    return Rendered(headline, tuple(rows), _("No such decisions."))


def _decision(looking: Looking, one: DecisionNow) -> Row:
    """A decision, and what came of it."""
    decision, entry = one.decision, one.decision.entry
    led = led_words(one)
    corrected = [place_words(each.source.citation) for each in decision.corrections]
    return row(
        RowRef("line", decision.citation),
        marked(decision.text, private=entry.private),
        *(
            marked(fact.words or fact.missing, private=False)
            for fact in decision_facts(looking.folder, entry)
        ),
        initiative_words(looking.folder, entry.initiative) if entry.initiative else "",
        place_words(decision.citation),
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
    return Rendered(headline, tuple(rows), _("No such actions."))


def _action(looking: Looking, action: ActionState) -> Row:
    """An action as it stands now."""
    ended = ("✓ ", "$good") if action.state == "done" else ("– ", "$muted")
    sign = late_mark(action, looking.today) if action.state == "open" else ended
    carried = ngettext("carried over {n} time", "carried over {n} times", action.carried)
    return row(
        RowRef("life", action.citation),
        marked(action.text, private=action.private),
        when_words(action.due, action.due_text),
        who_words(looking.folder, action.owners, action.owner_text),
        place_words(action.citation),
        carried.format(n=action.carried) if action.carried else "",
        sign=sign,
        mark=_("End it, split it or give it a new owner?") if asks_for_an_end(action) else "",
    )


def life_page(looking: Looking, citation: Citation) -> Rendered:
    """The life of an action, each step of which goes to its line of minutes."""
    action = next((a for a in looking.ledger.actions if a.citation == citation), None)
    if action is None:
        return Rendered(
            parts(place_words(citation)), (), _("This action is no longer in the minutes.")
        )
    state = action_state(action, looking.today)
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
        was = owners_words(looking.folder, before.owners, before.owner_text)
        told.append(f"{was} → {owners_words(looking.folder, after.owners, after.owner_text)}")
    if before is None:
        told.append(when_words(after.due, after.due_text))
        told.append(who_words(looking.folder, after.owners, after.owner_text))
    return row(
        RowRef("line", step.source.citation),
        f"{long_date(step.source.date)}: {step_words(step.turns)}",
        marked(step.text, private=step.private),
        *told,
        place_words(step.source.citation),
        mark=altered_mark(looking, step.source.citation),
    )
