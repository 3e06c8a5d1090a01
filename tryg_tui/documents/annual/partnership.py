"""The sections of the yearly report about the partnership itself."""

from collections.abc import Iterator

from tryg_tui.core.model.strategy import Body, Person, ReportingStep, Strategy
from tryg_tui.documents.annual.parts import (
    STRATEGY,
    Part,
    Scope,
    cited_fact,
    fact_parts,
    joined,
    sentence,
)
from tryg_tui.locale import _, listed, long_date
from tryg_tui.words.names import person_words
from tryg_tui.words.vocabulary import meeting_state, not_stated


def preface(scope: Scope) -> Iterator[Part]:
    """What the report covers, and the way it goes."""
    strategy = _strategy(scope)
    told = tuple(fact_parts(scope, STRATEGY, strategy.facts, "preface"))
    if not any(_tells_period(scope, part) for part in told):
        yield _period(scope)
    if scope.last >= scope.today:
        yield Part(
            id="preface/not-over",
            section="preface",
            missing=True,
            text=_("The period is not over: the report was written on {date}.").format(
                date=long_date(scope.today)
            ),
        )
    yield from told
    for step in strategy.reporting:
        yield _step(scope, step)


def _tells_period(scope: Scope, part: Part) -> bool:
    """Whether a statement of the strategy says already what the report covers."""
    return all(long_date(day) in part.text for day in (scope.first, scope.last))


def _period(scope: Scope) -> Part:
    """What the report covers."""
    period = _("The report covers {first} to {last}.")
    number = scope.report.number
    return Part(
        id="preface/period",
        section="preface",
        text=joined(
            period.format(first=long_date(scope.first), last=long_date(scope.last)),
            _("It is report number {n}.").format(n=number) if number else "",
        ),
        sources=(_("the period of the forms or of report.toml"),),
    )


def _step(scope: Scope, step: ReportingStep) -> Part:
    """A step of the way the report goes."""
    to = _("to {receiver}").format(receiver=step.to) if step.to else ""
    text = ", ".join(part for part in (step.title, to, step.when) if part)
    return Part(
        id=f"preface/step-{step.number}",
        section="preface",
        item=True,
        text=sentence(text),
        sources=(cited_fact(scope, STRATEGY, step),),
    )


def about(scope: Scope) -> Iterator[Part]:
    """What the partnership wants, and in which versions of its strategy."""
    strategy = _strategy(scope)
    partners = strategy.partners
    if partners:
        names = listed([partner.title for partner in partners])
        text = _("{partnership} is carried by {partners}.")
        yield Part(
            id="about/partners",
            section="about",
            text=text.format(partnership=strategy.title, partners=names),
            sources=tuple(dict.fromkeys(cited_fact(scope, STRATEGY, one) for one in partners)),
        )
    for version in strategy.versions:
        text = _("Version {n}, {period}: {purpose}")
        yield Part(
            id=f"about/version-{version.number}",
            section="about",
            text=text.format(
                n=version.number, period=version.period, purpose=version.purpose or not_stated()
            ),
            sources=(cited_fact(scope, STRATEGY, version),),
        )
    yield from fact_parts(scope, STRATEGY, strategy.facts, "about")


def organisation(scope: Scope) -> Iterator[Part]:
    """The groups, the roles in the group whose meetings these are, and its meetings."""
    strategy = _strategy(scope)
    for body in strategy.bodies:
        yield _body(scope, body)
    yield from fact_parts(scope, STRATEGY, strategy.facts, "organisation")
    for person in strategy.people:
        if not strategy.body or strategy.body in person.bodies:
            yield _person(scope, strategy, person)
    yield from _meetings(scope)


def _body(scope: Scope, body: Body) -> Part:
    """A group: who sits in it and how often it meets."""
    text = _("{group}. Members: {members}. Meets: {meets}.")
    return Part(
        id=f"organisation/body-{body.id}",
        section="organisation",
        item=True,
        text=text.format(
            group=body.title, members=body.members or not_stated(), meets=body.meets or not_stated()
        ),
        sources=(cited_fact(scope, STRATEGY, body),),
    )


def _person(scope: Scope, strategy: Strategy, person: Person) -> Part:
    """A participant, with the partner represented."""
    partner = next((one.title for one in strategy.partners if one.id == person.partner), "")
    words = person_words(scope.folder, person.id)
    text = f"{words} ({partner})" if partner and partner not in words else words
    return Part(
        id=f"organisation/person-{person.id}",
        section="organisation",
        item=True,
        text=_("Takes part: {person}.").format(person=text),
        sources=(cited_fact(scope, STRATEGY, person),),
    )


def _meetings(scope: Scope) -> Iterator[Part]:
    """The meetings held in the period."""
    found = False
    for loaded in scope.folder.meetings:
        meeting = loaded.value
        if not scope.holds(meeting.date) or meeting.state in ("planned", "cancelled"):
            continue
        found = True
        text = _("Meeting on {date}: {title}. {state}.").format(
            date=long_date(meeting.date), title=meeting.title, state=meeting_state(meeting.state)
        )
        yield Part(
            id=f"organisation/meeting-{meeting.id}",
            section="organisation",
            item=True,
            text=f"{text} {_('EXAMPLE')}" if meeting.example else text,
            sources=(loaded.path,),
        )
    if not found:
        yield Part(
            id="organisation/no-meeting",
            section="organisation",
            missing=True,
            text=_("The folder holds no minutes of a meeting in the period."),
        )


def assessment(scope: Scope) -> Iterator[Part]:
    """What the partnership thinks of the year; nobody but people can write it."""
    title = _("Assessment")
    found = list(fact_parts(scope, STRATEGY, _strategy(scope).facts, "assessment"))
    for part in found:
        text = part.text.removeprefix(f"{title}: ")
        yield Part(
            id=part.id,
            section="assessment",
            text=text[:1].upper() + text[1:],
            sources=part.sources,
        )
    written = any(choice.section == "assessment" for choice in scope.report.paragraphs)
    if not found and not written:
        yield Part(
            id="assessment/missing",
            section="assessment",
            missing=True,
            text=_("Nobody has written an assessment of {year} yet.").format(year=scope.year),
        )


def _strategy(scope: Scope) -> Strategy:
    """The strategy of the folder, an empty one where there is none."""
    loaded = scope.folder.strategy
    return loaded.value if loaded else Strategy(title="")
