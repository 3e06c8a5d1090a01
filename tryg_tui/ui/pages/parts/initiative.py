"""One initiative: goal, leads, life, platforms, indicators, steps, reports, and what was said."""

from textual.content import Content

from tryg_tui.core.input.names import INDICATOR_JOINT
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import LifePoint
from tryg_tui.core.measures import moves
from tryg_tui.core.measures.indicators import measured_one
from tryg_tui.core.model.initiative import (
    ENDINGS,
    Indicator,
    Initiative,
    Lead,
    Platform,
    Step,
)
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.actions import open_action
from tryg_tui.ui.pages.context import Context, block, facts, sourced
from tryg_tui.ui.pages.parts import card, measured
from tryg_tui.ui.pages.parts.standing import (
    age,
    open_actions,
    state,
    status_sign,
)
from tryg_tui.ui.text import heading, parts, plain
from tryg_tui.ui.widgets.marks import level_lines
from tryg_tui.words import entries, figures, vocabulary
from tryg_tui.words.corrections import was_status
from tryg_tui.words.dates import due_words, lead_span, step_over_words
from tryg_tui.words.names import body_words, owners_words, place_words, status_words

AXIS = 60
"""The most cells of a line of time."""


def about(ctx: Context, initiative: Initiative, width: int) -> list[Content]:
    """All that registers and minutes say of an initiative."""
    themes = {theme.id: theme.title for theme in ctx.folder.partnership.themes}
    ended = ending(ctx.ledger, initiative.id, ctx.today) is not None

    def left(title: str) -> str:
        """The title of what is still to be done, which an ended initiative leaves behind."""
        return _("{title} – the initiative has ended").format(title=title) if ended else title

    before = [one for one in initiative.leads if one.until and one.until < ctx.today]
    sign, word, style = state(ctx, initiative)
    said = age(ctx, initiative)
    return [
        parts((f"{sign} {word}", style), (f"  {said}" if said else "", "$muted")),
        *((plain(""), *picture) if (picture := card.drawn(ctx, initiative, width)) else ()),
        plain(""),
        sourced(f"{_('Goal')}: {goal_words(initiative)}", initiative.lines),
        *([plain(initiative.description)] if initiative.description else []),
        facts(
            width,
            (_("Theme"), themes.get(initiative.theme, initiative.theme)),
            (_("Belongs to"), body_words(ctx.folder, initiative.body)),
            (_("Prioritised"), str(initiative.prioritised or "")),
            (_("Reports yearly"), _("yes") if initiative.asked else _("no, by design")),
        ),
        *block(
            left(_("Open actions")),
            [open_action(ctx, one) for one in open_actions(ctx, initiative)],
        ),
        *block(_("Statuses"), _statuses(ctx, initiative)),
        *block(
            _("Leads"),
            [_lead(one) for one in initiative.leads if one not in before]
            or [plain(_("not stated"))],
        ),
        *block(_("Led before"), [_lead(one) for one in before]),
        *block(_("Life cycle"), _life(ctx, initiative)),
        *block(_("Platforms"), [_platform(one) for one in initiative.platforms]),
        *block(_("Indicators"), _indicators(ctx, initiative, width)),
        *block(left(_("Planned steps")), [_step(ctx, one) for one in initiative.open_steps]),
        *block(_("Steps done or given up"), [_step(ctx, one) for one in initiative.steps_over]),
        *block(_("In the minutes"), _minutes(ctx, initiative)),
        *block(
            _("Other facts"),
            [sourced(f.text, f.lines, f.source, f.example) for f in initiative.facts],
        ),
        *_reports(ctx, initiative),
    ]


def goal_words(initiative: Initiative) -> str:
    """What an initiative is for, or why that is not stated."""
    return initiative.goal or initiative.goal_text or _("not stated")


def _lead(lead: Lead) -> Content:
    """Who leads, and for how long."""
    said = ", ".join(filter(None, (lead.title, lead_span(lead))))
    return sourced(said, lead.lines, lead.source)


def _life(ctx: Context, initiative: Initiative) -> list[Content]:
    """Each change of its life, from registers and minutes."""
    points = ctx.ledger.lives.get(initiative.id, ())
    if not points:
        return []
    steps = [
        (f"{', '.join(due_words(one.date, one.date_text) for one in same)} {sign} {word}", "bold")
        for word, same in _changes(points)
        for sign in (card.sign_of(same[0]),)
    ]
    line = [piece for step in steps for piece in ((" ── ", "$muted"), step)][1:]
    return [
        parts(*line),
        *(
            parts(
                (f"{due_words(point.date, point.date_text)}  ", "bold"),
                point.text,
                (
                    f"  {place_words(ctx.folder, point.source.citation)}" if point.source else "",
                    "$muted",
                ),
            )
            for point in points
            if point.text
        ),
    ]


def _changes(points: tuple[LifePoint, ...]) -> list[tuple[str, list[LifePoint]]]:
    """The changes by word; an ending that is told twice in a row has come about once."""
    found: list[tuple[str, list[LifePoint]]] = []
    before = ""
    for point in points:
        if point.change == before and point.change in ENDINGS:
            found[-1][1].append(point)
        else:
            found.append((vocabulary.change(point.change), [point]))
        before = point.change
    return found


def _platform(platform: Platform) -> Content:
    """A platform with the sign and word of its state, what it is for, and how it ended."""
    how = vocabulary.platform_state(platform.state)
    title = f"{card.PLATFORM[platform.state]} {platform.title} ({how})"
    said = " – ".join(filter(None, (title, platform.goal, platform.closed_text)))
    return sourced(said, platform.lines, platform.source)


def _indicators(ctx: Context, initiative: Initiative, width: int) -> list[Content]:
    """The indicators, each with all its readings and the change since the one before."""
    rows: list[Content] = []
    for indicator in initiative.indicators:
        id = f"{initiative.id}{INDICATOR_JOINT}{indicator.id}"
        if (one := measured_one(ctx.folder, ctx.ledger, id, ctx.today)) is None:
            continue
        rows.append(parts((indicator.title, "bold"), f" · {frame_words(indicator)}"))
        if levels := measured.levels(one):
            rows += level_lines(levels, min(AXIS, width))
        if one.told or one.gaps:
            rows += [parts("  ", said) for said in measured.readings(ctx, one)]
        if trend := measured.change_part(indicator, moves.moved(indicator, one.points)):
            rows.append(parts(*trend))
    return rows


def frame_words(indicator: Indicator) -> str:
    """Direction, baseline and target of an indicator; a missing baseline is said to be missing."""
    said = (
        vocabulary.direction(indicator.direction),
        vocabulary.basis(indicator.basis) if indicator.basis else "",
        _("baseline: {value}").format(value=figures.baseline_words(indicator) or _("missing")),
        _("target: {value}").format(value=figures.target_stated(indicator) or _("none")),
    )
    return " · ".join(filter(None, said))


def _step(ctx: Context, step: Step) -> Content:
    """A planned step of the register, or one that is over."""
    due = step_over_words(step) or due_words(step.due, step.due_text)
    owners = owners_words(ctx.folder, step.owners, step.owner_text, lead=False)
    return sourced(f"{due} · {owners} · {step.text}", step.lines, step.source)


def _statuses(ctx: Context, initiative: Initiative) -> list[Content]:
    """What was said with each status, oldest first."""
    return [
        parts(
            (f"{long_date(point.source.date)}  ", "bold"),
            (" ".join((sign, status_words(ctx.folder, point.status))), style),
            (f" ({was})" if (was := was_status(ctx.folder, point)) else "", "$risk"),
            f" – {point.text}" if point.text else "",
            (f"  {place_words(ctx.folder, point.source.citation)}", "$muted"),
        )
        for point in ctx.ledger.statuses.get(initiative.id, ())
        for sign, style in [status_sign(ctx.folder, point.status)]
    ]


def _minutes(ctx: Context, initiative: Initiative) -> list[Content]:
    """Every entry about the initiative."""
    spoken = ctx.ledger.discussed.get(initiative.id, ())
    return [
        parts(
            (f"{place_words(ctx.folder, found[0].id)} {entries.entry_label(found[1])}  ", "bold"),
            entries.entry_text(ctx.folder, *found, place_words, ctx.ledger),
        )
        for source in spoken
        if (found := ctx.entry(source.citation)) is not None
    ]


def _reports(ctx: Context, initiative: Initiative) -> list[Content]:
    """The yearly reports in full."""
    rows: list[Content] = []
    for report in (loaded.value for loaded in ctx.folder.reports):
        if report.initiative == initiative.id:
            rows += [plain(""), heading(_("Report for {year}").format(year=report.year))]
            rows += [plain(status_words(ctx.folder, report.status))] if report.status else []
            rows += [sourced(report.summary, report.lines)] if report.summary else []
            rows += [
                parts((f"{one.heading}: ", "bold"), sourced(one.text, one.lines))
                for one in report.paragraphs
            ]
    return rows
