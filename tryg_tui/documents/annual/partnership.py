"""The sections of the yearly report about the partnership itself."""

from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.model.strategy import Body
from tryg_tui.documents.annual.parts import (
    STRATEGY,
    Part,
    Scope,
    cited_fact,
    date_words,
    joined,
    missing,
    paragraph,
    sentence,
    strategy_parts,
    together,
    told,
)
from tryg_tui.locale import _, listed, long_date, ngettext
from tryg_tui.words.names import meeting_words, person_words
from tryg_tui.words.rounds import tally_words
from tryg_tui.words.vocabulary import meeting_state, not_stated


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
    for step in scope.folder.partnership.reporting:
        text = together(step.title, told(_("to {receiver}"), receiver=step.to), step.when)
        cited = cited_fact(STRATEGY, step)
        yield paragraph(f"preface/step-{step.number}", sentence(text), cited, item=True)


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
        text = _("Version {n}, {period}: {purpose}").format(
            n=version.number, period=version.period, purpose=version.purpose or not_stated()
        )
        yield paragraph(f"about/version-{version.number}", text, cited_fact(STRATEGY, version))
    yield from strategy_parts(scope, "about")


def organisation(scope: Scope) -> Iterator[Part]:
    """The groups, the roles in the group whose meetings these are, and its meetings."""
    strategy = scope.folder.partnership
    there = [one for one in strategy.people if scope.lasts(one.since, one.until)]
    for body in strategy.bodies:
        members = [person_words(scope.folder, one.id) for one in there if body.id in one.bodies]
        text = _("{group}. Members: {members}. Meets: {meets}.").format(
            group=body.title,
            members=body.members or "; ".join(members) or not_stated(),
            meets=body.meets or _rhythm(scope, body) or not_stated(),
        )
        cited = cited_fact(STRATEGY, body)
        yield paragraph(f"organisation/body-{body.id}", text, cited, item=True)
    yield from strategy_parts(scope, "organisation")
    for person in there:
        if not strategy.body or strategy.body in person.bodies:
            partner = next((one.title for one in strategy.partners if one.id == person.partner), "")
            words = person_words(scope.folder, person.id)
            words += f" ({partner})" if partner and partner not in words else ""
            began = person.since if scope.holds(person.since) else None
            since = told(_("since {when}"), when=date_words(began, ""))
            until = told(_("until {when}"), when=date_words(person.until, ""))
            words = together(words, since, until)
            text = _("Takes part: {person}.").format(person=words)
            cited = cited_fact(STRATEGY, person)
            yield paragraph(f"organisation/person-{person.id}", text, cited, item=True)
    yield from _meetings(scope)


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
    """The meetings held in the period."""
    held = scope.held()
    for loaded in held:
        meeting = loaded.value
        told = _("Meeting on {date}: {title}. {state}.")
        if meeting.written:
            told = _("In writing, {date}: {title}. {state}. {answers}.")
        text = told.format(
            date=long_date(meeting.date),
            title=meeting_words(meeting),
            state=meeting_state(meeting.state),
            answers=tally_words(meeting),
        )
        text += f" {_('EXAMPLE')}" if meeting.example else ""
        yield paragraph(f"organisation/meeting-{meeting.id}", text, loaded.path, item=True)
    if all(loaded.value.written for loaded in held):
        text = _("The folder holds no minutes of a meeting in the period.")
        yield missing("organisation/no-meeting", text)


def assessment(scope: Scope) -> Iterator[Part]:
    """What the partnership thinks of the year; nobody but people can write it."""
    title = _("Assessment")
    found = list(strategy_parts(scope, "assessment"))
    for part in found:
        text = part.text.removeprefix(f"{title}: ")
        yield replace(part, text=text[:1].upper() + text[1:])
    written = any(choice.section == "assessment" for choice in scope.report.paragraphs)
    if not found and not written:
        text = _("Nobody has written an assessment of {year} yet.")
        yield missing("assessment/missing", text.format(year=scope.year))
