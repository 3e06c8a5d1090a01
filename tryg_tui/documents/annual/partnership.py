"""The sections of the yearly report about the partnership itself."""

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from tryg_tui.core.model.strategy import Body, Person
from tryg_tui.documents.annual.facts import strategy_parts
from tryg_tui.documents.annual.parts import (
    STRATEGY,
    Part,
    Scope,
    cited_fact,
    date_words,
    joined,
    lowered,
    missing,
    paragraph,
    risen,
    together,
    told,
)
from tryg_tui.locale import _, listed, long_date, ngettext
from tryg_tui.words.names import meeting_words, person_words
from tryg_tui.words.rounds import tally_words
from tryg_tui.words.vocabulary import meeting_state


def preface(scope: Scope) -> Iterator[Part]:
    """What the report covers, and the way it goes."""
    stated = tuple(strategy_parts(scope, "preface"))
    days = (long_date(scope.first), long_date(scope.last))
    if not any(all(day in part.text for day in days) for part in stated):
        yield _period(scope)
    if scope.last >= scope.today:
        text = _("The period is not over: the report was written on {date}.")
        yield missing("preface/not-over", text.format(date=long_date(scope.today)))
    yield from stated
    yield from _way(scope)


def _way(scope: Scope) -> Iterator[Part]:
    """How the report comes about, and whom it is presented to."""
    steps = scope.folder.partnership.reporting
    for step in steps:
        if not step.to:
            text, cited = _with(step.title, step.when), cited_fact(STRATEGY, step)
            yield paragraph(f"preface/step-{step.number}", text, cited)
    if any(not step.to for step in steps) and not scope.report.with_forms:
        yield paragraph("preface/forms", _("The forms are not part of this edition."), STRATEGY)
    shown = [step for step in steps if step.to]
    if shown:
        each = groupby(shown, lambda step: (step.title, step.when))
        words = (
            _with(listed([step.to for step in some]), together(title, when))
            for (title, when), some in each
        )
        text = _("The report is presented to {receivers}.").format(
            receivers=_(", then ").join(words)
        )
        yield paragraph("preface/way", text, *(cited_fact(STRATEGY, step) for step in shown))


def _with(text: str, more: str) -> str:
    """A text with something beside it in brackets, where that says anything."""
    return f"{text} ({more})" if more else text


def _period(scope: Scope) -> Part:
    """What the report covers."""
    period = _("The report covers {first} to {last}.")
    number = scope.report.number
    text = joined(
        period.format(first=long_date(scope.first), last=long_date(scope.last)),
        told(_("It is report number {n}."), n=str(number or "")),
    )
    return paragraph("preface/period", text, _("the period of the forms or of report.toml"))


def about(scope: Scope) -> Iterator[Part]:
    """What the partnership wants, and in which versions of its strategy."""
    strategy = scope.folder.partnership
    if partners := strategy.partners:
        names = listed([partner.title for partner in partners])
        text = _("{partnership} is run by {partners}.")
        text = text.format(partnership=strategy.title, partners=names)
        yield paragraph("about/partners", text, *(cited_fact(STRATEGY, one) for one in partners))
    for version in strategy.versions:
        if not version.first_year <= scope.year <= version.last_year:
            continue
        covers = _("Version {n} of the strategy covers {period}.")
        text = joined(
            covers.format(n=version.number, period=version.period),
            told(_("Its purpose: {purpose}"), purpose=version.purpose),
        )
        yield paragraph(f"about/version-{version.number}", text, cited_fact(STRATEGY, version))
    yield from strategy_parts(scope, "about")


def organisation(scope: Scope) -> Iterator[Part]:
    """The groups, the roles in the group whose meetings these are, and its meetings."""
    yield from _groups(scope)
    yield from strategy_parts(scope, "organisation")
    strategy = scope.folder.partnership
    for person in strategy.people:
        if scope.lasts(person.since, person.until) and (
            not strategy.body or strategy.body in person.bodies
        ):
            cited = cited_fact(STRATEGY, person)
            lead = _("Participants")
            yield paragraph(
                f"organisation/person-{person.id}", _person(scope, person), cited, lead=lead
            )
    yield from _meetings(scope)


def _groups(scope: Scope) -> Iterator[Part]:
    """The groups, who sits in each and how often it meets, and of which that is not stated."""
    bodies = scope.folder.partnership.bodies
    if bodies:
        text = _("The work is organised in {groups}.")
        text = text.format(groups=listed([body.title for body in bodies]))
        cited = (cited_fact(STRATEGY, body) for body in bodies)
        yield paragraph("organisation/groups", text, *cited)
    seats: list[str] = []
    rhythms: list[str] = []
    for body in bodies:
        members, meets = _seated(scope, body), body.meets or _rhythm(scope, body)
        seats += [] if members else [body.title]
        rhythms += [] if meets else [body.title]
        is_group = any(members.startswith(one.title) for one in bodies)
        text = joined(
            told(
                _("{group} consists of {members}"),
                group=body.title,
                members=members if is_group else lowered(members),
            ),
            told(_("{group} meets {often}"), group=body.title, often=meets),
        )
        if text:
            yield paragraph(f"organisation/body-{body.id}", text, cited_fact(STRATEGY, body))
    if seats:
        text = _("Nobody has stated who sits in {groups}.").format(groups=listed(seats))
        yield missing("organisation/members-missing", text)
    if rhythms:
        text = _("Nobody has stated how often {groups} meets.").format(groups=listed(rhythms))
        yield missing("organisation/meets-missing", text)


def _seated(scope: Scope, body: Body) -> str:
    """Who sits in a group, as stated, else by the participants listed."""
    there = (one for one in scope.folder.partnership.people if scope.lasts(one.since, one.until))
    members = [person_words(scope.folder, one.id) for one in there if body.id in one.bodies]
    return body.members or "; ".join(members)


def _person(scope: Scope, person: Person) -> str:
    """A participant with the partner, and since or until when in the period."""
    strategy = scope.folder.partnership
    partner = next((one.title for one in strategy.partners if one.id == person.partner), "")
    words = person_words(scope.folder, person.id)
    words = _with(words, partner if partner not in words else "")
    began = person.since if scope.holds(person.since) else None
    since = told(_("since {when}"), when=date_words(began, ""))
    return together(words, since, told(_("until {when}"), when=date_words(person.until, "")))


def _rhythm(scope: Scope, body: Body) -> str:
    """How often a group meets, where that is stated in months; nothing of a group that does not
    meet here.
    """
    strategy = scope.folder.partnership
    if not (body.months_between or body.id == strategy.body or body in scope.folder.groups):
        return ""
    months = strategy.months_of(body.id)
    return ngettext("every month", "every {n} months", months).format(n=months)


def _meetings(scope: Scope) -> Iterator[Part]:
    """The meetings held in the period, and behind them the rounds in writing."""
    held = sorted(scope.held(), key=lambda one: one.value.written)
    for loaded in held:
        meeting = loaded.value
        text = told("{date}: {title}", date=long_date(meeting.date), title=meeting_words(meeting))
        marks = [meeting_state(meeting.state)] if meeting.state != "final" else []
        marks += [tally_words(meeting)] if meeting.written else []
        marks += [_("EXAMPLE")] if meeting.example else []
        lead = _("Rounds in writing") if meeting.written else _("Meetings")
        text = _with(text, "; ".join(marks))
        yield paragraph(f"organisation/meeting-{meeting.id}", text, loaded.path, lead=lead)
    if all(loaded.value.written for loaded in held):
        text = _("The folder holds no minutes of a meeting in the period.")
        yield missing("organisation/no-meeting", text)


def assessment(scope: Scope) -> Iterator[Part]:
    """What the partnership thinks of the year; nobody but people can write it."""
    title = _("Assessment")
    found = list(strategy_parts(scope, "assessment"))
    for part in found:
        yield replace(part, text=risen(part.text.removeprefix(f"{title}: ")))
    written = any(choice.section == "assessment" for choice in scope.report.paragraphs)
    if not found and not written:
        text = _("Nobody has written an assessment of {year} yet.")
        yield missing("assessment/missing", text.format(year=scope.year))
