"""Status on the initiatives: those that ask for attention first, and all about each."""

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.ledger.attention import GRAVITY, attention, by_attention, ending
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.locale import _, month_year, ngettext
from tryg_tui.ui.dialogs import modal
from tryg_tui.ui.pages import previous_minutes
from tryg_tui.ui.pages.context import Context, Rendered, nothing_yet
from tryg_tui.ui.pages.page import Host, Page
from tryg_tui.ui.pages.parts.initiative import (
    ALL,
    about,
    filters,
    kept,
    open_actions,
    shown_by,
    status_sign,
)
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import Part, beside, cell, hanging, lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import age_words, due_words
from tryg_tui.words.names import item_words, status_words

NARROW = 70
"""Below this width, in cells, what is said of an initiative begins at the left."""

STATE = 18
"""Width of the word for where an initiative stands, in cells."""


def render(ctx: Context, width: int) -> Rendered:
    """The initiatives that ask for attention, then the others by theme, then those that ended."""
    themes = {theme.id: theme.title for theme in ctx.folder.partnership.themes}
    shown = [one for one in by_attention(ctx.folder, ctx.ledger, ctx.today) if kept(ctx, one)]
    groups: dict[str, list[Row]] = {_("Asks for attention"): []}
    groups |= {title: [] for title in themes.values()}
    for one in shown:
        first = attention(ctx.folder, ctx.ledger, one, ctx.today).first
        title = themes.get(one.theme, _("Without a theme"))
        if first == "closed":
            title = _("Ended")
        elif first != "fine":
            title = _("Asks for attention")
        groups.setdefault(title, []).append(Row(RowRef("initiative", one.id), row(ctx, one, width)))
    ended = groups.pop(_("Ended"), [])
    groups[_("Ended")] = ended
    rows = [
        one
        for title, members in groups.items()
        if members
        for one in (section(f"{title} ({len(members)})"), *members)
    ]
    none = (
        _("None is like that.")
        if shown_by(ctx)
        else nothing_yet(_("No initiatives are registered."), "initiatives", shared=ctx.shared)
    )
    return Rendered(headline(ctx, shown), (*previous_minutes.report_rows(ctx), *rows), none)


def headline(ctx: Context, shown: list[Initiative]) -> Content:
    """How many there are, which of them are shown, and how those stand."""
    total = len(ctx.folder.initiatives)
    count = ngettext("{n} initiative", "{n} initiatives", total).format(n=total)
    if by := shown_by(ctx):
        words = dict(filters(ctx)).get(by, by)
        some = _("{n} of {total} shown, {filter}").format(n=len(shown), total=total, filter=words)
        return parts((some, "bold $risk"), ": " if shown else "", dotted(stand(ctx, shown)))
    return parts((count, "bold"), *([(": ", "")] if total else []), dotted(stand(ctx, shown)))


def stand(ctx: Context, initiatives: list[Initiative]) -> list[Part]:
    """How many of some have each status, how many have none and why, and how many have ended."""
    living = [one for one in initiatives if ending(ctx.ledger, one.id, ctx.today) is None]
    ended = len(initiatives) - len(living)
    points = [ctx.ledger.latest_status(one.id) for one in living]
    given = [point.status for point in points if point is not None]
    known = [one.id for one in ctx.folder.partnership.statuses]
    said: list[Part] = []
    for status in dict.fromkeys([*known, *given]):
        sign, style = status_sign(ctx, status)
        if n := given.count(status):
            word = status_words(ctx.folder, status)
            said.append((f"{sign} {n} {word}", f"bold {style}".strip()))
    without = [
        without_status(one) for one, point in zip(living, points, strict=True) if point is None
    ]
    said += [(f"○ {without.count(word)} {word}", "$muted") for word in dict.fromkeys(without)]
    if ended:
        over = ngettext("{n} ended", "{n} ended", ended).format(n=ended)
        said.append((f"✓ {over}", "$muted"))
    return said


def row(ctx: Context, initiative: Initiative, width: int) -> Content:
    """An initiative: status and title; why it asks for attention, age, actions, talk; next step."""
    sign, word, style = state(ctx, initiative)
    narrow = width < NARROW
    indent = 2 if narrow else STATE + 3
    state_cell = parts(
        (f"{sign} ", style), (f"{word}  ", style) if narrow else cell(f"{word} ", STATE + 1, style)
    )
    title = plain(initiative.title, "bold")
    below = [dotted(facts_of(ctx, initiative)), *steps_ahead(ctx, initiative)]
    return lines(
        [
            beside(state_cell, title, indent, width),
            *(hanging(text, indent, width) for text in below if text.plain),
        ]
    )


def dotted(pieces: list[Part]) -> Content:
    """Pieces with dots between them."""
    return plain(" · ", "$muted").join([parts(piece) for piece in pieces])


def facts_of(ctx: Context, initiative: Initiative) -> list[Part]:
    """Why it asks for attention, the age of its status, its actions, when it was spoken of."""
    found = attention(ctx.folder, ctx.ledger, initiative, ctx.today)
    said: list[Part] = []
    for reason in found.reasons:
        words = vocabulary.attention_reason(reason)
        if GRAVITY.get(reason) == "critical":
            said.append((f"! {words}", "bold $critical"))
        elif reason in GRAVITY:
            said.append((words, "$risk"))
    said += [(text, "$muted") for text in (age(ctx, initiative),) if text]
    said += actions(ctx, initiative)
    if found.first != "closed":
        said.append((spoken(ctx, initiative), "$muted"))
    return said


def actions(ctx: Context, initiative: Initiative) -> list[Part]:
    """How many actions are open, and how many of them are overdue."""
    mine = open_actions(ctx, initiative)
    late = sum(action.overdue(ctx.today) for action in mine)
    count = ngettext("{n} open action", "{n} open actions", len(mine)).format(n=len(mine))
    overdue = _("{n} of them overdue").format(n=late)
    said: list[Part] = [(count, "$muted")] if mine else []
    # A single one has a line of its own below.
    return [*said, ("! " + overdue, "bold $critical")] if late > 1 else said


def spoken(ctx: Context, initiative: Initiative) -> str:
    """When an initiative was last spoken of at a meeting."""
    found = ctx.ledger.discussed.get(initiative.id, ())
    if not found:
        return _("no line of its own in the minutes")
    if found[-1].meeting == ctx.at:
        return _("discussed today")
    return _("last discussed {month}").format(month=month_year(found[-1].date))


def state(ctx: Context, initiative: Initiative) -> tuple[str, str, str]:
    """Sign, word and style for where an initiative stands."""
    end = ending(ctx.ledger, initiative.id, ctx.today)
    if end is not None:
        return ("✓", vocabulary.change(end.change), "$muted")
    point = ctx.ledger.latest_status(initiative.id)
    if point is None:
        return ("○", without_status(initiative), "$muted")
    sign, style = status_sign(ctx, point.status)
    return (sign, status_words(ctx.folder, point.status), f"bold {style}")


def without_status(initiative: Initiative) -> str:
    """What is said of an initiative that has been given no status."""
    return _("no status yet") if initiative.original else _("not reported")


def age(ctx: Context, initiative: Initiative) -> str:
    """How old the status is, or when the initiative ended."""
    end = ending(ctx.ledger, initiative.id, ctx.today)
    if end is not None:
        return due_words(end.date, end.date_text) if end.date or end.date_text else ""
    point = ctx.ledger.latest_status(initiative.id)
    if point is None:
        return ""
    if point.source.meeting == ctx.at:
        return _("status given today")
    month = month_year(point.source.date)
    return _("status from {month}, {age}").format(
        month=month, age=age_words(point.source.date, ctx.today)
    )


def steps_ahead(ctx: Context, initiative: Initiative) -> list[Content]:
    """What is overdue first, then the next open action or planned step; nothing after the end."""
    if ending(ctx.ledger, initiative.id, ctx.today) is not None:
        return []
    mine = open_actions(ctx, initiative)
    late = [action for action in mine if action.overdue(ctx.today)]
    found = [(a.due, a.due_text, a.text) for a in mine if a not in late]
    found += [
        (step.due, step.due_text, step.text)
        for step in initiative.open_steps
        if step.due is None or step.due >= ctx.today
    ]
    rows = []
    for action in late[:1]:
        said = _("Overdue: {when} – {text}")
        when = due_words(action.due, action.due_text)
        rows.append(plain("! " + said.format(when=when, text=action.text), "bold $critical"))
    for due, due_text, text in found[:1]:
        when = due_words(due, due_text) if due or due_text else _("no date")
        rows.append(plain(_("Next: {when} – {text}").format(when=when, text=text), "$muted"))
    return rows


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """Everything about an initiative, or about a line of the minutes of a group that reports."""
    if row.kind == "entry":
        return previous_minutes.entry_detail(ctx, row.id, width)
    initiative = ctx.folder.initiative(row.id)
    if initiative is None:
        return plain("")
    sign, word, style = state(ctx, initiative)
    title = parts((f"{sign} {word}  ", style), (initiative.title, "bold"))
    said = age(ctx, initiative)
    rows = [title, plain(said, "$muted")] if said else [title]
    return lines([*rows, *about(ctx, initiative, width)])


def opened(ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
    """The title of an initiative, and how it stands with everything about it."""
    if row.kind == "entry":
        return item_words(ctx.item), previous_minutes.entry_detail(ctx, row.id, width)
    initiative = ctx.folder.initiative(row.id)
    if initiative is None:
        return "", plain("")
    sign, word, style = state(ctx, initiative)
    said = age(ctx, initiative)
    first = parts((f"{sign} {word}", style), (f"  {said}" if said else "", "$muted"))
    return initiative.title, lines([first, *about(ctx, initiative, width)])


def _choose(host: Host) -> None:
    """Ask which initiatives to show."""

    def chosen(answer: str | None) -> None:
        if answer:
            ctx = host.context()
            chosen_here = {**ctx.chosen.filters, ctx.item.id: answer}
            host.choose(replace(ctx.chosen, filters=chosen_here))

    answers = [(value or ALL, words) for value, words in filters(host.context())]
    host.ask(modal.ChooseScreen(_("Which initiatives?"), answers), chosen)


PAGES = (
    Page(
        view="initiatives",
        render=render,
        detail=detail,
        window=opened,
        commands={"filter": _choose},
    ),
)
"""The page of this view."""
