"""One initiative: goal, leads, life, platforms, indicators, steps, reports, and what was said."""

from textual.content import Content

from tryg_tui.core.ledger.attention import ENDINGS, ending
from tryg_tui.core.ledger.ledger import ActionState, LifePoint, ReadingPoint
from tryg_tui.core.measures.indicators import moved
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.initiative import Indicator, Initiative, Lead, Platform
from tryg_tui.locale import _, long_date, month_year
from tryg_tui.ui.pages.actions import late_mark, meta
from tryg_tui.ui.pages.context import Context, block, facts, source_words, sourced
from tryg_tui.ui.pages.parts.measured import change_part
from tryg_tui.ui.text import heading, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.entries import entry_label, entry_text
from tryg_tui.words.figures import baseline_words, counted, target_stated
from tryg_tui.words.names import owners_words, place_words, status_words

SIGNS = {"good": ("●", "$good"), "risk": ("▲", "$risk"), "critical": ("■", "$critical")}
"""A shape and a colour for each level of a status; the group's word stands beside it."""

PLATFORM = {"active": "●", "closed": "✓"}
"""A sign for each state of a platform; its word stands behind the title."""


def about(ctx: Context, initiative: Initiative, width: int) -> list[Content]:
    """All that registers and minutes say of an initiative."""
    strategy = ctx.folder.strategy.value if ctx.folder.strategy else None
    themes = strategy.themes if strategy else ()
    theme = next((t.title for t in themes if t.id == initiative.theme), initiative.theme)
    ended = ending(ctx.ledger, initiative.id, ctx.today) is not None

    def left(title: str) -> str:
        """The title of what is still to be done, which an ended initiative leaves behind."""
        return _("{title} – the initiative has ended").format(title=title) if ended else title

    goal = initiative.goal or initiative.goal_text or _("not stated")
    return [
        plain(""),
        sourced(f"{_('Goal')}: {goal}", initiative.lines),
        *([plain(initiative.description)] if initiative.description else []),
        facts(
            width,
            (_("Theme"), theme),
            (_("Prioritised"), str(initiative.prioritised or "")),
            (_("Reports yearly"), _("yes") if initiative.original else _("no, by design")),
        ),
        *block(
            left(_("Open actions")), [_action(ctx, one) for one in open_actions(ctx, initiative)]
        ),
        *block(_("Leads"), [_lead(lead) for lead in initiative.leads] or [plain(_("not stated"))]),
        *block(_("Life cycle"), _life(ctx, initiative)),
        *block(_("Platforms"), _platforms(initiative)),
        *block(_("Indicators"), _indicators(ctx, initiative)),
        *block(left(_("Planned steps")), _steps(ctx, initiative)),
        *block(_("Statuses"), _statuses(ctx, initiative)),
        *block(_("In the minutes"), _minutes(ctx, initiative)),
        *block(
            _("Other facts"),
            [sourced(f.text, f.lines, f.source, f.example) for f in initiative.facts],
        ),
        *_reports(ctx, initiative),
    ]


def open_actions(ctx: Context, initiative: Initiative) -> list[ActionState]:
    """The open actions of an initiative, the first due first."""
    found = ctx.ledger.open_actions(ctx.today)
    return [action for action in found if action.entry.initiative == initiative.id]


def _lead(lead: Lead) -> Content:
    """Who leads, and for how long."""
    until = lead.until_text or (long_date(lead.until) if lead.until else "")
    span = " ".join(
        filter(
            None,
            (
                _("from {date}").format(date=lead.since_text) if lead.since_text else "",
                _("until {date}").format(date=until) if until else "",
            ),
        )
    )
    return sourced(f"{lead.title}, {span}" if span else lead.title, lead.lines, lead.source)


def _action(ctx: Context, action: ActionState) -> Content:
    """An open action, with how long it is overdue where it is."""
    return parts(
        late_mark(action, ctx.today), action.text, (f"  {meta(ctx.folder, action)}", "$muted")
    )


def _life(ctx: Context, initiative: Initiative) -> list[Content]:
    """The line of its life, then each change, from registers and minutes."""
    points = ctx.ledger.lives.get(initiative.id, ())
    if not points:
        return []
    steps = [
        (f"{', '.join(due_words(one.date, one.date_text) for one in same)} ● {word}", "bold")
        for word, same in _changes(points)
    ]
    line = [piece for step in steps for piece in ((" ── ", "$muted"), step)][1:]
    return [
        parts(*line),
        *(
            parts(
                (f"{due_words(point.date, point.date_text)}  ", "bold"),
                point.text,
                (f"  {place_words(point.source.citation)}" if point.source else "", "$muted"),
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


def _platforms(initiative: Initiative) -> list[Content]:
    """The platforms with a state of their own."""
    return [
        sourced(
            " – ".join(filter(None, (_platform(platform), platform.goal, platform.closed_text))),
            platform.lines,
            platform.source,
        )
        for platform in initiative.platforms
    ]


def _platform(platform: Platform) -> str:
    """The title of a platform with the sign and word of its state."""
    state = vocabulary.platform_state(platform.state)
    return f"{PLATFORM[platform.state]} {platform.title} ({state})"


def _indicators(ctx: Context, initiative: Initiative) -> list[Content]:
    """The indicators, each with all its readings and the change since the one before."""
    rows: list[Content] = []
    for indicator in initiative.indicators:
        rows.append(parts((indicator.title, "bold"), f" · {frame_words(indicator)}"))
        points = ctx.ledger.readings.get((initiative.id, indicator.id), ())
        rows += [parts("  ", reading_words(indicator, point)) for point in points]
        rows += (
            [parts(*trend)] if (trend := change_part(indicator, moved(indicator, points))) else []
        )
    return rows


def frame_words(indicator: Indicator) -> str:
    """Direction, baseline and target of an indicator; a missing baseline is said to be missing."""
    said = (
        vocabulary.direction(indicator.direction),
        _("baseline: {value}").format(value=baseline_words(indicator) or _("missing")),
        _("target: {value}").format(value=target_stated(indicator) or _("none")),
    )
    return " · ".join(filter(None, said))


def reading_words(indicator: Indicator, point: ReadingPoint) -> Content:
    """A reading with its date or period and where it stands."""
    when = point.period or (long_date(point.date) if point.date else _("date not stated"))
    where = (
        place_words(point.source.citation)
        if point.source
        else source_words(point.lines, point.reference)
    )
    return parts(
        (counted(indicator, point.value, point.qualifier), "bold"),
        f" · {when}",
        f" – {point.text}" if point.text else "",
        (f"  ({where})" if where else "", "$muted"),
    )


def _steps(ctx: Context, initiative: Initiative) -> list[Content]:
    """The planned steps of the register."""
    return [
        sourced(
            f"{due_words(step.due, step.due_text)} · "
            f"{owners_words(ctx.folder, step.owners, step.owner_text)} · {step.text}",
            step.lines,
            step.source,
        )
        for step in initiative.steps
    ]


def status_sign(ctx: Context, status: Id) -> tuple[str, str]:
    """The shape and colour of a status, by its level."""
    known = ctx.folder.strategy.value.statuses if ctx.folder.strategy else ()
    level = next((one.level for one in known if one.id == status), "")
    return SIGNS.get(level, ("○", ""))


def strip(ctx: Context, initiative: Initiative) -> Content:
    """The status at each meeting in a row: a sign for each, a dot where nothing was said."""
    said = {point.source.meeting: point for point in ctx.ledger.statuses.get(initiative.id, ())}
    pieces: list[tuple[str, str]] = []
    for meeting, date in ctx.ledger.meetings:
        point = said.get(meeting)
        sign, style = status_sign(ctx, point.status) if point else ("·", "$muted")
        word = status_words(ctx.folder, point.status) if point else _("nothing said")
        pieces += [(f"{month_year(date)} ", "$muted"), (f"{sign} {word}   ", style)]
    return parts(*pieces)


def _statuses(ctx: Context, initiative: Initiative) -> list[Content]:
    """The strip of statuses, and what was said with each, oldest first."""
    points = ctx.ledger.statuses.get(initiative.id, ())
    if not points:
        return []
    return [
        strip(ctx, initiative),
        *(
            parts(
                (f"{long_date(point.source.date)}  ", "bold"),
                status_words(ctx.folder, point.status),
                f" – {point.text}" if point.text else "",
                (f"  {place_words(point.source.citation)}", "$muted"),
            )
            for point in points
        ),
    ]


def _minutes(ctx: Context, initiative: Initiative) -> list[Content]:
    """Every entry about the initiative."""
    rows = []
    for source in ctx.ledger.discussed.get(initiative.id, ()):
        found = ctx.entry(source.citation)
        if found is not None:
            meeting, entry = found
            label = f"{place_words(meeting.id)} {entry_label(entry)}  "
            said = entry_text(ctx.folder, meeting, entry, place_words, ctx.ledger)
            rows.append(parts((label, "bold"), said))
    return rows


def _reports(ctx: Context, initiative: Initiative) -> list[Content]:
    """The yearly reports in full."""
    rows: list[Content] = []
    for loaded in ctx.folder.reports:
        report = loaded.value
        if report.initiative != initiative.id:
            continue
        rows += [plain(""), heading(_("Report for {year}").format(year=report.year))]
        if report.status:
            rows.append(plain(status_words(ctx.folder, report.status)))
        if report.summary:
            rows.append(sourced(report.summary, report.lines))
        for paragraph in report.paragraphs:
            rows.append(
                parts((f"{paragraph.heading}: ", "bold"), sourced(paragraph.text, paragraph.lines))
            )
    return rows
