"""Entries of every kind, made at random."""

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from tests.core.draft_factories import DECISIONS, NEXT, PEOPLE, TODAY
from tests.factories import at
from tryg_tui.core.model.attendance import PartNote, Presence
from tryg_tui.core.model.base import DAYS
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    AnyEntry,
    Approval,
    ApprovalOutcome,
    Decision,
    FollowUp,
    FollowUpState,
    LifeCycle,
    Note,
    Outcome,
    Outreach,
    ReadingEntry,
    Status,
    Topic,
)
from tryg_tui.core.model.initiative import Change, Missing, Qualifier

WORDS = st.text(max_size=20)
TEXT = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != "")
DATES = st.none() | st.dates(*DAYS)
IDS = st.sampled_from(["", "natteliv", "vandringer", "natteliv-2", "nedlagt", "tryg", "æ: ø"])
OWNERS = st.lists(st.sampled_from([p.id for p in PEOPLE] + ["politi", "ukendt", "a;b"])).map(tuple)
CITED = st.sampled_from(["2017-06-13#7", "2018-04-10#7", "2001-01-01#1"])
OPTIONAL = st.just("") | CITED

ENTRY: dict[str, Any] = {
    "n": st.integers(1, 99),
    "item": st.sampled_from(["index", "initiatives"]),
    "at": st.just(at(10)),
    "initiative": IDS,
    "private": st.booleans(),
    "extra": st.sampled_from([dict[str, int](), {"ukendt": 1}]),
}
OWNED: dict[str, Any] = {"owners": OWNERS, "owner_text": WORDS}
DUE: dict[str, Any] = {"due": DATES, "due_text": WORDS | st.just("næste møde")}
AGAIN: dict[str, Any] = {
    "look_again": DATES,
    "look_again_text": WORDS | st.just("næste måling"),
    "figure": st.sampled_from(["", "vandringer:andel", "nedlagt:by", "æ: ø"]),
    "expected": WORDS,
    "otherwise": WORDS,
}
OUTCOME = st.sampled_from([*get_args(Outcome), None])
STATE: st.SearchStrategy[FollowUpState] = st.sampled_from(get_args(FollowUpState))
CHANGE: st.SearchStrategy[Change] = st.sampled_from(get_args(Change))
FIGURE = st.integers(-(10**6), 10**6) | st.floats(-1e14, 1e14)
NEEDED = st.sampled_from(["natteliv", "nedlagt"])

ANY_ENTRY: st.SearchStrategy[AnyEntry] = st.one_of(
    st.builds(Decision, text=TEXT, outcome=OUTCOME, **AGAIN, **ENTRY),
    st.builds(Action, text=TEXT, **OWNED, **DUE, **ENTRY),
    st.builds(FollowUp, text=WORDS, of=CITED, state=STATE, **OWNED, **DUE, **ENTRY),
    st.builds(Note, text=TEXT, **ENTRY),
    st.builds(
        Status,
        text=WORDS,
        status=st.sampled_from(["kritisk", "afskaffet"]),
        **{**ENTRY, "initiative": NEEDED},
    ),
    st.builds(LifeCycle, text=WORDS, change=CHANGE, of=OPTIONAL, **{**ENTRY, "initiative": NEEDED}),
    st.builds(
        ReadingEntry,
        text=WORDS,
        indicator=st.sampled_from(["vold", "andel", "nedlagt"]),
        value=FIGURE,
        qualifier=st.sampled_from(get_args(Qualifier)),
        denominator=st.none() | st.integers(1, 10**6),
        date=DATES,
        period=WORDS,
        source=WORDS,
        **ENTRY,
    ),
    st.builds(Outreach, text=TEXT, of=OPTIONAL, channel=WORDS, done=DATES, **OWNED, **DUE, **ENTRY),
    st.builds(Topic, text=TEXT, **ENTRY),
    st.builds(
        Approval,
        text=WORDS,
        of=st.just("2017-12-05"),
        outcome=st.sampled_from(get_args(ApprovalOutcome)),
        sha256=st.just("ab" * 32),
        **ENTRY,
    ),
    st.builds(
        Amendment,
        text=WORDS,
        of=CITED,
        why=WORDS,
        without=st.lists(st.sampled_from(["due", "owners", "dissent"]), unique=True).map(tuple),
        outcome=st.sampled_from(["adopted", "approved"]) | st.none(),
        dissent=WORDS,
        **AGAIN,
        state=STATE | st.none(),
        status=st.sampled_from(["", "kritisk"]),
        change=CHANGE | st.none(),
        indicator=st.sampled_from(["", "vold"]),
        value=FIGURE | st.none(),
        qualifier=st.sampled_from(get_args(Qualifier)) | st.none(),
        date=DATES,
        period=WORDS,
        channel=WORDS,
        done=DATES,
        attendance=st.builds(
            PartNote,
            person=IDS,
            status=st.sampled_from(get_args(Presence)),
            name=WORDS,
            only=st.sampled_from([(), ("name",), ("status", "left")]),
        ).map(lambda one: (one,)),
        **OWNED,
        **DUE,
        **ENTRY,
    ),
)
"""Any entry a file may hold, with names nobody knows, odd words and odd dates."""

KNOWN_OWNERS = st.lists(
    st.sampled_from(["tryg-kommune", "tryg-politi", "havn-politi", "betjent-2", "chef", "delt"]),
    unique=True,
).map(tuple)
UNKNOWN_OWNERS = st.lists(
    st.sampled_from(["Nabohjælp", 'Ældre Sagen "Vejgaard"', "S/I Ø, å", "Politi og Kommune"]),
    unique=True,
).map("; ".join)
DUES = st.one_of(
    st.dates(*DAYS).map(lambda date: {"due": date}),
    st.just({"due": dt.date(2018, 5, 31), "due_text": "foråret 2018"}),
    st.just({"due": NEXT, "due_text": "næste møde"}),
    st.just({"due_text": "snarest"}),
    st.just(dict[str, Any]()),
)
LOOKS = DUES.map(lambda due: {name.replace("due", "look_again"): it for name, it in due.items()})
TEXTS = st.text(min_size=1).map(str.strip).filter(bool) | st.just('"""æøå\\\n[b];')
LINES = TEXTS.map(lambda text: " ".join(text.split()))
COMMON: dict[str, Any] = {
    "n": st.just(11),
    "item": st.just("initiatives"),
    "at": st.just(at(10)),
    "text": TEXTS,
    "private": st.booleans(),
}
ABOUT = st.sampled_from(["", "natteliv", "vandringer", "natteliv-2"])
EARLIER = st.sampled_from(["", *DECISIONS, "2018-04-10#7", "2018-04-10#10"])


@st.composite
def known_entries(draw: st.DrawFn) -> AnyEntry:
    """An entry with nothing in it but what the editor can express."""
    common: dict[str, Any] = {key: draw(value) for key, value in COMMON.items()}
    about: dict[str, Any] = {"initiative": draw(ABOUT)}
    needed: dict[str, Any] = {"initiative": draw(ABOUT.filter(bool))}
    owned: dict[str, Any] = {"owners": draw(KNOWN_OWNERS), "owner_text": draw(UNKNOWN_OWNERS)}
    due: dict[str, Any] = draw(DUES)
    public = {key: value for key, value in common.items() if key != "private"}
    figure = draw(st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9))
    change, state = draw(CHANGE), draw(STATE)
    why = draw(st.none() | st.sampled_from(get_args(Missing)))
    entries: list[AnyEntry] = [
        Decision(
            **common,
            **about,
            **draw(LOOKS),
            outcome=draw(OUTCOME),
            figure=draw(st.sampled_from(["", "vandringer:andel", "natteliv:vold"])),
            expected=draw(LINES),
            otherwise=draw(LINES),
        ),
        Action(**common, **about, **owned, **due),
        FollowUp(**common, **owned, **due, of="2017-12-05#4", state=state),
        Note(**common, **about),
        Status(**common, **needed, status="kritisk"),
        LifeCycle(**common, **needed, change=change, of=draw(EARLIER)),
        ReadingEntry(
            **common,
            initiative="natteliv",
            indicator="vold",
            value=None if why else figure,
            qualifier="about",
            missing=why,
            date=draw(st.dates(DAYS[0], TODAY)),
        ),
        Outreach(
            **common,
            **about,
            **owned,
            **due,
            channel=draw(LINES),
            of=draw(EARLIER),
            done=draw(st.none() | st.dates(DAYS[0], TODAY)),
        ),
        Topic(**common, **about),
        Approval(**public, of="2017-12-05", outcome="approved-with-remarks", sha256="ab"),
        Amendment(**common, of="2017-12-05#3", why=draw(LINES)),
    ]
    return draw(st.sampled_from(entries))
