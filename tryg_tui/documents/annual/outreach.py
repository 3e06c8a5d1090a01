"""The section of the yearly report about making the work known."""

from collections.abc import Iterator

from tryg_tui.core.model.communication import Activity, CommunicationYear, Figure
from tryg_tui.core.model.folder import Loaded
from tryg_tui.documents.annual.parts import (
    Part,
    Scope,
    cited_entry_words,
    cited_fact,
    date_words,
    fact_parts,
    joined,
)
from tryg_tui.locale import _
from tryg_tui.words.dates import when_words
from tryg_tui.words.figures import quantity
from tryg_tui.words.names import initiative_words, owners_words


def outreach(scope: Scope) -> Iterator[Part]:
    """What was done to make the work known, in order of date, and what was promised at meetings."""
    found = [one for one in scope.folder.communication if one.value.year == scope.year]
    for loaded in found:
        for activity in sorted(loaded.value.activities, key=_when):
            yield _activity(scope, loaded, activity)
        yield from fact_parts(scope, loaded.path, loaded.value.facts, "outreach")
    strategy = scope.folder.strategy
    if strategy is not None:
        yield from fact_parts(scope, strategy.path, strategy.value.facts, "outreach")
    yield from _promised(scope)
    if not found:
        yield Part(
            id="outreach/none",
            section="outreach",
            missing=True,
            text=_("The folder holds no outreach of {year}.").format(year=scope.year),
        )


def _when(activity: Activity) -> tuple[bool, str, str]:
    """In order of date; what went on all the time comes last."""
    day = activity.date.isoformat() if activity.date else ""
    return activity.date is None, day, activity.title


def _activity(scope: Scope, loaded: Loaded[CommunicationYear], activity: Activity) -> Part:
    """One thing done, with when, where, for whom, with whom, and the figures stated."""
    figures = [one for one in loaded.value.figures if one.activity == activity.id]
    initiatives = ", ".join(initiative_words(scope.folder, id) for id in activity.initiatives)
    when = date_words(activity.date, activity.date_text)
    parts = (
        f"{activity.title} ({when})" if when else activity.title,
        activity.text,
        _("Channel: {channel}").format(channel=activity.channel) if activity.channel else "",
        _("Place: {place}").format(place=activity.place) if activity.place else "",
        _("Audience: {audience}").format(audience=activity.audience_text)
        if activity.audience_text
        else "",
        _("With: {partners}").format(partners=", ".join(activity.partners))
        if activity.partners
        else "",
        _("Initiatives: {initiatives}").format(initiatives=initiatives) if initiatives else "",
        *map(_figure, figures),
    )
    sources = (cited_fact(scope, loaded.path, one) for one in (activity, *figures))
    return Part(
        id=f"outreach/{activity.id}",
        section="outreach",
        item=True,
        text=joined(*parts),
        sources=tuple(dict.fromkeys(sources)),
    )


def _figure(figure: Figure) -> str:
    """A figure: what was counted, and how many."""
    return f"{figure.title}: {quantity(figure.value, figure.counted_unit, figure.qualifier)}"


def _promised(scope: Scope) -> Iterator[Part]:
    """What meetings of the period agreed to make known."""
    for state in scope.ledger.outreach:
        if not scope.holds(state.source.date):
            continue
        owner = owners_words(scope.folder, state.owners, state.owner_text)
        yield Part(
            id=f"outreach/{state.citation}",
            section="outreach",
            item=True,
            text=joined(
                _("Agreed at a meeting: {text}").format(text=state.text),
                _("Channel: {channel}").format(channel=state.entry.channel)
                if state.entry.channel
                else "",
                _("Owner: {owner}").format(owner=owner),
                when_words(state.due, state.due_text).capitalize(),
            ),
            sources=(cited_entry_words(scope, state.source),),
        )
