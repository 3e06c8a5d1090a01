"""What stands on the wall, drawn from plain data at a width: the object, the decision."""

import re
from functools import cache

from textual.content import Content

from tryg_tui.core.model.entries import (
    ENTRY_TYPES,
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    Outreach,
    Status,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.plot.letters import HIGH, is_whole, large_letters
from tryg_tui.locale import _
from tryg_tui.store.presence.live import Typed
from tryg_tui.ui.pages.parts import standing
from tryg_tui.ui.pages.row import RowKind
from tryg_tui.ui.text import HANG, Part, labelled, lines, one_line, parts, plain, shortened, spread
from tryg_tui.ui.wall.in_hand import InHand
from tryg_tui.words import vocabulary
from tryg_tui.words.corrections import corrected_brief
from tryg_tui.words.entries import entry_kind, entry_text, entry_words
from tryg_tui.words.fields import promised_words
from tryg_tui.words.names import day_words, initiative_words, place_words, status_words

LABEL = 14
"""The width of what stands before a fact, in cells."""

LOW = 20
"""Lines of room from which how something stands may be in larger letters."""

STATE, NEAR = 5, 7
"""Most lines of how something stands, and of who has it and when."""

LIST_LETTERS = (3, 5)
"""Most lines of a name over a list, where there is little room and where there is not."""

FACTS = 2
"""Lines that are kept for facts before everything else is in large letters."""

ALL = 1_000
"""As many lines as it takes."""

WRITTEN = 4
"""Most lines of what is being written."""

TABLES = frozenset[RowKind](("action", "indicator", "initiative", "outreach", "promised"))
"""What is shown in rows that tell more than a sign, a name and a state."""


def large(hand: InHand, width: int, height: int, *, whole: bool = False) -> Content:
    """An object in so many cells and lines: its name, how it stands, who has it and when in large
    letters as far as there is room for all of its name, a picture, then facts; the `whole` of it
    may be longer.
    """
    if height < HIGH + 2 and (figure := _figure(hand, width)):
        return lines(figure)
    name, state, near = one_line(hand.name), _state(hand, width, height), hand.near
    both = f"{name} {one_line(hand.state)}"
    if height <= 2 * HIGH and is_whole(both, width, HIGH):
        name, state = both, []
    elif height <= 2 * HIGH and state:
        state, near = [shortened(parts(*state, f"   {one_line(near)}"), width)], ""
    drawn = hand.drawn(width).split("\n") if hand.drawn is not None else []
    facts = [one for one in hand.facts if one[1]]
    kept = min(FACTS, len(facts))
    ways = [(True, drawn, kept), (True, drawn, 0), (False, drawn, kept), (False, drawn, 0)]
    for is_large, picture, least in ways if whole else [*ways, (False, [], 0)]:
        below = [state, _near(near, width, is_large=is_large), picture]
        room = height - sum(len(part) + 1 for part in [*below, range(least)] if part)
        if is_whole(name, width, room):
            break
    most = min(room, LIST_LETTERS[height >= LOW]) if hand.is_over_list else max(room, HIGH)
    fits = not whole or is_whole(name, width, most)
    drawn_name = [plain(row, "bold") for row in large_letters(name, width, most) if fits]
    said = plain(name, "bold").wrap(width)
    groups = [drawn_name or said, *below]
    rows = [row for part in groups if part for row in [plain(""), *part]][1:]
    if drawn_name and not is_whole(name, width, most) and len(rows) + len(said) <= height:
        rows[len(drawn_name) : len(drawn_name)] = said  # Nothing else may tell all of it.
    left = ALL if whole else height - len(rows) - 1
    shown = [plain(""), *_facts(facts, width, left)] if left > 0 and facts else []
    return lines([*rows, *shown][: ALL if whole else max(height, HIGH)])


def _figure(hand: InHand, width: int) -> list[Content]:
    """The figure of something, where there is not room for its name in large letters too; nothing
    where it has none, or where both have room on a row.
    """
    state, name = one_line(hand.state), one_line(hand.name)
    if not any(map(str.isdigit, state)) or is_whole(f"{name} {state}", width, HIGH):
        return []
    drawn = large_letters(state, width, HIGH, 1) if is_whole(state, width, HIGH) else ()
    told = parts((name, "bold"), (f"   {one_line(hand.near)}" if hand.near else "", "$muted"))
    return [shortened(told, width), *(plain(row, hand.style) for row in drawn)] if drawn else []


def _state(hand: InHand, width: int, height: int) -> list[Content]:
    """How something stands, behind its sign."""
    state, lead = one_line(hand.state), f"{hand.sign}  " if hand.sign else ""
    high, room = HIGH if height < LOW else STATE, width - len(lead)
    least = height - NEAR - 3  # What is left for the name, with the air around it and below.
    if not is_whole(state, room, high) and is_whole(one_line(hand.name), width, least):
        high = NEAR
    fits = height > 2 * HIGH and is_whole(state, room, high)
    drawn = large_letters(state, room, high, 2) if fits else ()
    said = [state] if state else []
    leads = [" " * len(lead)] * (len(drawn) or 1)
    leads[len(leads) // 2] = lead
    return [
        parts((f"{first}{row}", hand.style))
        for first, row in zip(leads, drawn or said, strict=False)
    ]


def _near(said: str, width: int, *, is_large: bool) -> list[Content]:
    """What is as important as how something stands; in large letters where that is wanted, on at
    most two rows.
    """
    text = one_line(said)
    if is_large and is_whole(text, width, NEAR):
        return [plain(row, "bold") for row in large_letters(text, width, NEAR, 1)]
    return [plain(row.plain, "bold") for row in plain(text).wrap(width)] if text else []


def _facts(facts: list[tuple[str, str]], width: int, room: int) -> list[Content]:
    """Facts in at most so many lines, and at the end of the last how many more there are."""
    rows: list[tuple[int, Content]] = []
    before = ""
    for n, (label, text) in enumerate(facts):
        told = labelled("" if label == before else label, text, LABEL, width)
        rows += [(n, row) for row in told.split("\n")]
        before = label
    if len(rows) <= room:
        return [row for _n, row in rows]
    *shown, (last, row) = rows[:room]
    begun = " …" if rows[room][0] == last else ""
    rest = len(facts) - 1 - last
    more = f"   {_('+ {n} more').format(n=rest)}" if rest else ""
    row = row.truncate(width - len(begun + more))
    return [*(one for _n, one in shown), parts(row, (begun + more, "$muted"))]


def decided(
    folder: Folder, meeting: Meeting, item: AgendaItem, width: int, *, is_large: bool = False
) -> Content:
    """The last decision or approval of an item, or else of the meeting, with what follows from it;
    and what was written last, where that is something else: a status so that it is seen from afar,
    where there is room for that.
    """
    every = [one for one in meeting.entries if isinstance(one, Decision | Approval)]
    found = [one for one in every if one.item == item.id] or every
    written = [one for one in meeting.entries if one.item == item.id]
    title = f"━━ {_('Just decided')} "
    rows = [plain(title.upper() + "━" * max(0, width - len(title)), "bold $primary")]
    if found:
        rows += _decision(folder, meeting, found[-1], width)
    else:
        rows.append(plain(_("Nothing is decided yet."), "$muted"))
    # What was written under Eventuelt stands there, where nothing was written beforehand.
    is_there = item.view == "other" and not (item.text or item.of)
    last = written[-1] if written and not is_there else None
    told = [*found[-1:], *(_following(meeting, found[-1])[-1:] if found else ())]
    if last and all(last.n > one.n for one in told):
        if isinstance(last, Action | Outreach):
            kind = (f"{entry_kind(kind_of(last))}  ", "bold $primary")
            rows += _promise(kind, folder, last, width)
        elif isinstance(last, Status):
            rows += _status(folder, last, width, is_large=is_large)
        else:
            rows.append(shortened(minuted(folder, meeting, last), width))
    return lines(rows)


def _status(folder: Folder, entry: Status, width: int, *, is_large: bool) -> list[Content]:
    """A status with its sign, and of which initiative it is."""
    sign, style = standing.status_sign(folder, entry.status)
    word, name = status_words(folder, entry.status), initiative_words(folder, entry.initiative)
    rows = (large_letters(word, width // 2, HIGH, 1) if is_large else ()) or (word,)
    lead, middle = len(sign) + HANG, len(rows) // 2
    room = width - lead - max(map(len, rows)) - HANG
    told = shortened(plain(one_line(name), "bold"), room)
    return [
        parts(
            (f"{sign if n == middle else '':<{lead}}{row}", f"bold {style}"),
            *((" " * HANG, told) if n == middle else ()),
        )
        for n, row in enumerate(rows)
    ]


def being_written(typed: Typed, width: int) -> Content:
    """The end of what is being written, where the room is to see it."""
    if not typed.text.strip():
        return Content("")
    kind = entry_kind(typed.kind) if typed.kind in ENTRY_TYPES else ""
    title = f"━━ {_('Being written')} ━ {kind} ".upper()
    text = plain(f"{typed.text}▌", "bold").wrap(width)
    rows = [plain(title + "━" * max(0, width - len(title)), "bold $accent"), *text[-WRITTEN:]]
    return lines(rows)


def _decision(
    folder: Folder, meeting: Meeting, one: Decision | Approval, width: int
) -> list[Content]:
    """A decision, what became of it, and who does what of it by when; or what was approved."""
    said, became = one.text, ""
    if isinstance(one, Approval):
        said = entry_text(folder, meeting, one, place_words)
    elif one.outcome:
        became = vocabulary.outcome(one.outcome)
    outcome = plain(became, "bold $good")
    sign = "✗" if one.outcome in {"rejected", "postponed"} else "✓"
    text = shortened(plain(one_line(said), "bold"), width - outcome.cell_length - 4, 2)
    first, *rest = text.split("\n")
    begun = spread(parts((f"{sign} ", "bold $good"), first), outcome, width)
    rows = [begun, *(parts("  ", row) for row in rest)]
    for entry in _following(meeting, one)[-1:]:
        rows += _promise(("  → ", "bold"), folder, entry, width)
    return rows


def _following(meeting: Meeting, one: Decision | Approval) -> list[Action | Outreach]:
    """What carries a decision out, or makes it known."""
    cited = meeting.cite(one)
    promises = (entry for entry in meeting.entries if isinstance(entry, Action | Outreach))
    return [entry for entry in promises if entry.of == cited]


def _promise(lead: Part, folder: Folder, entry: Action | Outreach, width: int) -> list[Content]:
    """What is to be done, by whom and when; who and when below it, where they would be cut."""
    who, *when = _who_when(folder, entry)
    whole = parts(lead, " · ".join(filter(None, (one_line(entry.text), who, *when))))
    if whole.cell_length <= width or not (who or any(when)):
        return [shortened(whole, width)]
    room = width - HANG * 2
    rest = shortened(plain(" · ".join(filter(None, when))), room)
    by = shortened(plain(who), max(room // 2, room - rest.cell_length - 3))
    told = plain(" · ").join([one for one in (by, rest) if one.plain])
    return [
        shortened(parts(lead, one_line(entry.text)), width),
        parts(" " * HANG * 2, shortened(told, room)),
    ]


def _who_when(folder: Folder, entry: Action | Outreach) -> tuple[str, str, str]:
    """By whom, when and where it is made known, each where it is stated."""
    who, when = map(one_line, promised_words(folder, entry))
    return who, when, one_line(entry.channel) if isinstance(entry, Outreach) else ""


def minuted(folder: Folder, meeting: Meeting, entry: AnyEntry) -> Content:
    """A line of the minutes with its kind."""
    kind = f"{entry_kind(kind_of(entry))}  "
    if isinstance(entry, Amendment):
        kind, said = f"{_('Corrected')}: ", corrected_brief(folder, meeting, entry)
    elif isinstance(entry, Action | Outreach):
        said = " · ".join(filter(None, (entry.text, *_who_when(folder, entry))))
    else:
        said = entry_words(folder, meeting, entry, day_words).line
    return parts((kind, "bold $primary"), one_line(said))


DATE = r"\d{1,2}\.?\s[^\W\d]+\.?\s\d{4}(?: \([^()]*\))?"
"""How a day is written."""

NUMBERS = r"\d+(?:(?:, | ?[–-] ?)\d+)*"
"""How numbers of lines are written."""


def stated_where() -> re.Pattern[str]:
    """How it is said where something stands: in minutes or in the partnership's report."""
    return _stated_where(_("{date}, no. {n}"), _("no. {n}"), _("the report, line {lines}"))


@cache
def _stated_where(*said: str) -> re.Pattern[str]:
    """The same from the words of a language; every row that is drawn asks for it."""
    fields = (("date", DATE), ("n", NUMBERS), ("lines", NUMBERS))
    where = "|".join(re.escape(one).replace(r"\ ", r"\s") for one in said)
    for name, written in fields:
        where = where.replace(rf"\{{{name}\}}", written)
    begun = r"(?<!\s)\s*"  # Where a row is filled up with spaces, only the first one is tried.
    bracket = rf"\([^()]{{0,80}}(?:{where})[^()]{{0,80}}\)"
    return re.compile(rf"{begun}{bracket}|(?<! ) *(?:· *)?(?:{where})")


def without(text: Content) -> Content:
    """A text without what tells where something stands."""
    for found in reversed(list(stated_where().finditer(text.plain))):
        text = text[: found.start()] + text[found.end() :]
    return text
