"""What follows from the minutes: corrections, approvals, and an initiative through the years."""

import datetime as dt
from typing import Any

import pytest

from tests.factories import (
    action,
    amendment,
    decision,
    entry,
    folder,
    followup,
    held,
    initiative,
    loaded,
    note,
    status,
)
from tryg_tui.core.ledger.fold import fold, folded_on, registered
from tryg_tui.core.ledger.ledger import ActionState, OutreachState
from tryg_tui.core.model.entries import (
    Amendment,
    Approval,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Topic,
)
from tryg_tui.core.model.initiative import LifeCycleEvent, Reading
from tryg_tui.core.model.meeting import Meeting

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"
HASH, OTHER = "a" * 64, "b" * 64


def approval(n: int, of: str, sha256: str, **fields: Any) -> Approval:
    """An approval of earlier minutes."""
    return Approval(**entry(n, of=of, sha256=sha256, **fields))


def topic(n: int, text: str) -> Topic:
    """A parked topic."""
    return Topic(**entry(n, text=text))


def one_action(*meetings: Meeting, until: str = "") -> ActionState:
    """The only action of some meetings."""
    (state,) = fold(folder(*meetings), until).actions
    return state


def test_a_decision_reads_as_last_corrected_and_shows_every_correction() -> None:
    minutes = (
        held(JUNE, decision(1, "til 2017", outcome="adopted"), decision(2, "uændret")),
        held(DECEMBER, amendment(1, f"{JUNE}#1", "til 2018", why="skrivefejl")),
        held(APRIL, amendment(1, f"{JUNE}#1", "til 2019")),
    )
    ledger = fold(folder(*minutes))
    first, second = ledger.decisions
    assert (first.text, first.original.text, first.citation) == (
        "til 2019",
        "til 2017",
        f"{JUNE}#1",
    )
    assert [c.source.citation for c in first.corrections] == [f"{DECEMBER}#1", f"{APRIL}#1"]
    assert (second.text, second.corrections) == ("uændret", ())
    assert ledger.entry_of(f"{JUNE}#1", first.entry).text == "til 2019"
    assert ledger.entry_of(f"{JUNE}#2", second.entry).text == "uændret"


def test_a_correction_that_is_itself_corrected_corrects_the_first_entry_too() -> None:
    correction = amendment(1, f"{JUNE}#1", "til 2108")
    ledger = fold(
        folder(
            held(JUNE, decision(1, "til 2017")),
            held(DECEMBER, correction),
            held(APRIL, amendment(1, f"{DECEMBER}#1", "til 2018")),
        )
    )
    assert ledger.decisions[0].text == "til 2018"
    assert len(ledger.decisions[0].corrections) == 2
    assert ledger.entry_of(f"{DECEMBER}#1", correction).text == "til 2018"


def test_corrections_reach_actions_topics_statuses_readings_and_life_cycles() -> None:
    texts = ("handling", "emne", "status", "måling", "livsforløb")
    reading = entry(4, initiative="natteliv", indicator="anmeldelser", value=7, text=texts[3])
    born = held(
        JUNE,
        action(1, texts[0]),
        topic(2, texts[1]),
        status(3, "natteliv", "risiko", text=texts[2]),
        ReadingEntry(**reading),
        LifeCycle(**entry(5, initiative="natteliv", change="adjusted", text=texts[4])),
    )
    fixes = [amendment(n, f"{JUNE}#{n}", text.upper()) for n, text in enumerate(texts, 1)]
    for minutes, expected in (((born,), texts), ((born, held(APRIL, *fixes)), None)):
        ledger = fold(folder(*minutes))
        point = ledger.latest_status("natteliv")
        assert point is not None
        found = (
            ledger.actions[0].text,
            ledger.topics[0].text,
            point.text,
            ledger.readings["natteliv", "anmeldelser"][0].text,
            ledger.lives["natteliv"][0].text,
        )
        assert found == (expected or tuple(text.upper() for text in texts))


def test_a_correction_of_a_follow_up_does_not_correct_the_action() -> None:
    state = one_action(
        held(JUNE, action(1, "Møde")),
        held(DECEMBER, followup(1, f"{JUNE}#1", text="Afholt")),
        held(APRIL, amendment(1, f"{DECEMBER}#1", "Ikke afholdt")),
    )
    assert (state.text, len(state.lineage)) == ("Møde", 1)


def test_the_status_of_an_initiative_is_the_one_last_given() -> None:
    ledger = fold(
        folder(
            held(JUNE, status(1, "natteliv", "risiko"), status(2, "natteliv", "kritisk")),
            held(DECEMBER, status(1, "vandringer", "efter-plan")),
            held(APRIL, status(1, "natteliv", "efter-plan", text="Ny tovholder")),
        )
    )
    given = [point.status for point in ledger.statuses["natteliv"]]
    assert given == ["risiko", "kritisk", "efter-plan"]
    point = ledger.latest_status("natteliv")
    assert point is not None
    assert (point.text, point.source.meeting) == ("Ny tovholder", APRIL)


def test_readings_come_by_date_from_register_and_minutes_those_without_a_date_first() -> None:
    register = initiative(
        "natteliv",
        readings=(
            Reading(indicator="vold", value=3, date=dt.date(2018, 1, 31), source="S1", lines=(7,)),
            Reading(indicator="vold", value=1, qualifier="about", period="før 2014", text="skøn"),
            Reading(indicator="alarmer", value=9),
        ),
    )
    fields = {"initiative": "natteliv", "indicator": "vold"}
    minutes = (
        held(JUNE, ReadingEntry(**entry(1, value=2, period="maj 2017", **fields))),
        held(APRIL, ReadingEntry(**entry(1, value=4.5, date=dt.date(2018, 3, 31), **fields))),
    )
    points = fold(folder(*minutes, initiatives=(register,))).readings["natteliv", "vold"]
    assert [point.value for point in points] == [1, 2, 3, 4.5]
    assert (points[0].qualifier, points[0].period, points[0].date) == ("about", "før 2014", None)
    assert points[1].date == dt.date(2017, 6, 13)
    assert points[1].source is not None
    assert points[1].source.citation == f"{JUNE}#1"
    assert (points[0].text, points[3].date) == ("skøn", dt.date(2018, 3, 31))
    assert (points[2].reference, points[2].lines, points[2].source) == ("S1", (7,), None)


def test_a_life_is_told_in_order_of_date_from_register_and_minutes() -> None:
    register = initiative(
        "natteliv",
        lifecycle=(
            LifeCycleEvent(change="adjusted", date=dt.date(2017, 11, 24), text="Ny aftale"),
            LifeCycleEvent(change="prioritised", date=dt.date(2014, 1, 1)),
        ),
    )
    change = LifeCycle(**entry(3, initiative="natteliv", change="adjusted", of=f"{JUNE}#2"))
    points = fold(folder(held(JUNE, change), initiatives=(register,))).lives["natteliv"]
    assert [(p.change, p.date) for p in points] == [
        ("prioritised", dt.date(2014, 1, 1)),
        ("adjusted", dt.date(2017, 6, 13)),
        ("adjusted", dt.date(2017, 11, 24)),
    ]
    assert points[1].entry == change
    assert points[1].source is not None
    assert (points[1].source.citation, points[0].source) == (f"{JUNE}#3", None)
    assert points[2].text == "Ny aftale"


def test_a_change_without_a_date_stays_behind_the_one_it_was_written_after() -> None:
    register = initiative(
        "natteliv",
        lifecycle=(
            LifeCycleEvent(change="adjusted", date_text="før 2014"),
            LifeCycleEvent(change="prioritised", date=dt.date(2014, 1, 1)),
            LifeCycleEvent(change="dissolved", date_text="i perioden"),
        ),
    )
    back = LifeCycle(**entry(1, initiative="natteliv", change="prioritised"))
    points = fold(folder(held(JUNE, back), initiatives=(register,))).lives["natteliv"]
    assert [p.change for p in points] == ["adjusted", "prioritised", "dissolved", "prioritised"]
    assert points[2].date_text == "i perioden"


def test_outreach_is_kept_in_order() -> None:
    made = Outreach(**entry(1, of=f"{JUNE}#4", channel="Presse"))
    (state,) = fold(folder(held(JUNE, made))).outreach
    assert (state.entry, state.citation, state.state) == (made, f"{JUNE}#1", "open")
    assert (state.sent, state.private) == (None, False)


def test_promised_outreach_is_followed_like_an_action() -> None:
    promised = Outreach(
        **entry(1, owners=("p",), due=dt.date(2017, 9, 1), due_text="sept.", private=True)
    )
    fixed = amendment(2, f"{JUNE}#1", "Pressemeddelelse")
    later = followup(1, f"{JUNE}#1", due=dt.date(2018, 3, 1))
    sent = followup(1, f"{JUNE}#1", "done")

    def known(*meetings: Meeting) -> OutreachState:
        (state,) = fold(folder(held(JUNE, promised), *meetings)).outreach
        return state

    first = known()
    assert (first.owners, first.due_text, first.private) == (("p",), "sept.", True)
    assert first.overdue(dt.date(2017, 9, 2))
    assert not first.overdue(dt.date(2017, 9, 1))
    moved = known(held(DECEMBER, fixed, later))
    assert (moved.text, moved.due, moved.due_text) == ("Pressemeddelelse", dt.date(2018, 3, 1), "")
    assert (moved.owners, moved.state, len(moved.lineage)) == (("p",), "open", 1)
    kept = known(held(DECEMBER, fixed, later), held(APRIL, sent))
    assert (kept.state, kept.sent, len(kept.lineage)) == ("done", dt.date(2018, 4, 10), 2)
    assert not kept.overdue(dt.date(2018, 12, 31))


def test_outreach_recorded_as_sent_is_done_until_somebody_says_otherwise() -> None:
    made = Outreach(**entry(1, done=dt.date(2017, 6, 1)))
    (state,) = fold(folder(held(JUNE, made))).outreach
    assert (state.state, state.sent) == ("done", dt.date(2017, 6, 1))
    (state,) = fold(folder(held(JUNE, made), held(DECEMBER, followup(1, f"{JUNE}#1")))).outreach
    assert (state.state, state.sent) == ("open", None)


@pytest.mark.parametrize(("now", "intact"), [(HASH, True), (OTHER, False)])
def test_minutes_are_approved_while_they_are_those_that_were_approved(
    now: str, intact: bool
) -> None:
    earlier = loaded(f"minutes/{JUNE}.toml", held(JUNE), now)
    state = fold(folder(earlier, held(DECEMBER, approval(3, JUNE, HASH)))).approvals[JUNE]
    assert (state.intact, state.source.citation) == (intact, f"{DECEMBER}#3")


@pytest.mark.parametrize("sha256", ["", HASH])
def test_an_approval_without_a_hash_or_of_unknown_minutes_is_not_intact(sha256: str) -> None:
    of = JUNE if not sha256 else "2001-01-01"
    earlier = loaded(f"minutes/{JUNE}.toml", held(JUNE), HASH)
    assert not fold(folder(earlier, held(DECEMBER, approval(1, of, sha256)))).approvals[of].intact


@pytest.mark.parametrize(
    ("hashes", "citation", "intact"),
    [
        ((HASH, OTHER), f"{DECEMBER}#1", True),
        ((OTHER, HASH), f"{APRIL}#1", True),
        ((HASH, HASH), f"{APRIL}#1", True),
        ((OTHER, OTHER), f"{APRIL}#1", False),
    ],
)
def test_of_two_approvals_the_last_that_fits_counts(
    hashes: tuple[str, str], citation: str, intact: bool
) -> None:
    earlier = loaded(f"minutes/{JUNE}.toml", held(JUNE), HASH)
    later = (
        held(DECEMBER, approval(1, JUNE, hashes[0])),
        held(APRIL, approval(1, JUNE, hashes[1])),
    )
    state = fold(folder(earlier, *later)).approvals[JUNE]
    assert (state.source.citation, state.intact) == (citation, intact)


def test_an_initiative_is_discussed_where_an_entry_or_the_action_followed_up_names_it() -> None:
    ledger = fold(
        folder(
            held(JUNE, action(1, initiative="natteliv"), note(2)),
            held(DECEMBER, followup(1, f"{JUNE}#1"), followup(2, f"{JUNE}#2")),
            held(APRIL, followup(1, f"{DECEMBER}#1"), note(2, initiative="vandringer")),
        )
    )
    cited = {id: [s.citation for s in sources] for id, sources in ledger.discussed.items()}
    assert cited == {
        "natteliv": [f"{JUNE}#1", f"{DECEMBER}#1", f"{APRIL}#1"],
        "vandringer": [f"{APRIL}#2"],
    }


def test_a_follow_up_that_names_another_initiative_is_about_that_one() -> None:
    ledger = fold(
        folder(
            held(
                JUNE,
                action(1, initiative="natteliv"),
                followup(2, f"{JUNE}#1", initiative="vandringer"),
            )
        )
    )
    assert [s.citation for s in ledger.discussed["vandringer"]] == [f"{JUNE}#2"]


def test_a_status_is_told_in_the_words_of_its_latest_correction() -> None:
    given = held("2017-06-13", status(1, "x", "efter-plan", text="Godt i gagn"))
    first = held("2017-12-05", amendment(1, "2017-06-13#1", "Godt i gang"))
    second = held("2018-04-10", amendment(1, "2017-06-13#1", "Helt i gang"))
    where, folded = folder(given, first, second), registered(folder())
    for meeting, text in ((given, "Godt i gagn"), (first, "Godt i gang"), (second, "Helt i gang")):
        folded = folded_on(folded, [meeting])
        assert [point.text for point in folded.ledger.statuses["x"]] == [text]
    assert folded.ledger.statuses == fold(where).statuses


@pytest.mark.parametrize(
    ("later", "state", "initiative"),
    [
        (amendment(1, f"{DECEMBER}#1", state="open"), "open", "x"),
        (amendment(1, f"{JUNE}#1", initiative="y"), "done", "y"),
    ],
)
def test_a_correction_reaches_what_was_told_before_it_came(
    later: Amendment, state: str, initiative: str
) -> None:
    first = held(JUNE, action(1, "Ring", initiative="x"))
    looked = held(DECEMBER, followup(1, f"{JUNE}#1", "done"))
    last = held(APRIL, later)
    here = folder(first, looked, last)
    known = folded_on(registered(here), [first, looked])
    assert folded_on(known, [last]) == folded_on(registered(here), [first, looked, last])
    (before,), (now,) = known.ledger.actions, folded_on(known, [last]).ledger.actions
    assert (before.state, before.entry.initiative) == ("done", "x")
    assert (now.state, now.entry.initiative) == (state, initiative)
