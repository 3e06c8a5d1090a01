"""What members get before and after: who belongs, what there is to treat, when the next one is."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from tests.documents.samples import (
    LATER,
    NATTELIV,
    TODAY,
    entry,
    folder,
    loaded,
    meeting,
    minutes_of,
)
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.entries import Action, Approval, Decision, Outreach, Status, Topic
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import ItemKind, Person, View
from tryg_tui.documents.export import meeting_paper
from tryg_tui.documents.model import Heading, Paragraph
from tryg_tui.documents.render.plain import agenda_text, plain

PERSON = Person(id="gaest", title="Beredskabet", bodies=("gruppen",))


def test_an_agenda_names_all_who_belong_to_the_group_and_what_there_is_to_treat() -> None:
    items = (
        AgendaItem(id="minutes", title="Referat", kind="approval", view="previous-minutes"),
        AgendaItem(id="follow", title="Opfølgning", kind="information", view="actions"),
        AgendaItem(id="other", title="Andre emner", kind="discussion", view="other"),
        AgendaItem(id="any", title="Eventuelt", kind="information", view="other"),
    )
    before = meeting(
        entry(Decision, 1, text="Vi venter.", outcome="postponed"),
        entry(Action, 2, text="Skriv.", owner_text="PPR", due=LATER),
        entry(Topic, 3, text="Belysning"),
        entry(Action, 4, text="HEMMELIGT", private=True),
    )
    coming = meeting(id="2018-10-09", date=LATER, items=items, state="planned")
    whole = folder(before, coming)
    assert whole.strategy is not None
    people = (*whole.strategy.value.people, PERSON)
    whole = replace(
        whole, strategy=replace(whole.strategy, value=replace(whole.strategy.value, people=people))
    )
    text = agenda_text(whole, loaded(coming), today=TODAY)
    assert "Participants, others: Beredskabet\n" in text
    assert "The minutes of “Forårsmødet”, 10 April 2018, are to be approved." in text
    follow = text.partition("2. Opfølgning")[2].partition("3. Andre emner")[0]
    assert "1 open action is to be followed up.\n" in follow
    for words in ("2018-04-10#2", "PPR", "Skriv.", "9 October 2018"):
        assert words in follow
    other, _sep, any_other = text.partition("3. Andre emner")[2].partition("4. Eventuelt")
    assert "Vi venter. (10 Apr 2018, no. 1, 5 mos. old)" in other
    assert "Belysning (10 Apr 2018, no. 3, 5 mos. old)" in other
    assert "Belysning" not in any_other
    assert "HEMMELIGT" not in text


VIEWS: tuple[tuple[View, ItemKind], ...] = (
    ("agenda", "approval"),
    ("previous-minutes", "approval"),
    ("actions", "discussion"),
    ("safety-index", "information"),
    ("initiatives", "discussion"),
    ("communication", "discussion"),
    ("measurement", "discussion"),
    ("topics", "decision"),
    ("other", "information"),
    ("next-meeting", "information"),
)


def planned(**fields: Any) -> Meeting:
    """A meeting to come with an item for each view, called by it."""
    items = tuple(AgendaItem(id=view, title=view, kind=kind, view=view) for view, kind in VIEWS)
    return meeting(
        **{"id": "2018-10-09", "date": LATER, "items": items, "state": "planned"} | fields
    )


def told_of(held: tuple[Meeting, ...], one: Meeting, **how: Any) -> dict[str, str]:
    """What an agenda says of each of its items, and of its annexes, by their titles."""
    paper = meeting_paper(folder(*held, one), loaded(one), today=LATER, **how)
    found: dict[str, str] = {}
    for block in paper.blocks:
        if isinstance(block, Heading):
            title = block.text.rpartition(". ")[2]
            place = f"annex {title}" if block.text.startswith("Annex") else title
        found[place] = found.get(place, "") + plain([block])
    return {place: " ".join(text.split()) for place, text in found.items()}


def test_an_agenda_says_of_each_item_what_is_to_be_done_and_what_asks_for_attention() -> None:
    before = meeting(
        entry(Action, 1, text="Gammel.", due=TODAY, initiative="natteliv"),
        entry(Action, 2, text="HEMMELIGT", private=True, due=TODAY),
        entry(Status, 3, initiative="natteliv", status="gul"),
        entry(Outreach, 4, text="Brev\nud", channel="avis", owner_text="PPR", due_text="maj"),
        entry(Outreach, 5, text="Uden"),
        entry(Outreach, 6, text="HEMMELIGT", private=True),
        entry(Action, 7, text="Ny."),
    )
    for public in (False, True):
        told = told_of((before,), planned(), public=public)
        assert told["agenda"].endswith("for approval The agenda is to be approved.")
        assert told["previous-minutes"].endswith("are to be approved.")
        assert "2 open actions are to be followed up, 1 of them overdue. 2018" in told["actions"]
        assert told["safety-index"].endswith("for information")
        assert told["initiatives"].endswith(
            "1 initiative is to be given a status. Asks for attention: "
            "– Et trygt natteliv: risiko since 10 April 2018, 1 action overdue"
        )
        assert told["communication"].endswith(
            "Promised outreach: – Brev ud (avis, PPR, maj) – Uden"
        )
        assert told["topics"].endswith("A decision is to be made.")
        assert told["next-meeting"].endswith("The next meeting is to be agreed on.")
        assert "HEMMELIGT" not in str(told)


def test_an_agenda_asks_for_nothing_where_there_is_nothing() -> None:
    approved = entry(Approval, 1, of="2018-04-10", sha256="ab" * 32)
    between = meeting(approved, id="2018-06-01", date=dt.date(2018, 6, 1), body="nat")
    told = told_of((between,), planned())
    for view in ("previous-minutes", "actions", "communication", "other"):
        assert told[view].endswith(("for approval", "for discussion", "for information")), view
    assert told["initiatives"] == (
        "5. initiatives for discussion 1 initiative is to be given a status."
    )


def test_what_an_agenda_has_to_go_through_stands_in_annexes_by_request() -> None:
    before = meeting(entry(Action, 1, text="Ring."), entry(Topic, 2, text="Belysning"))
    told = told_of((before,), planned(), annex=True)
    assert told["actions"].endswith("1 open action is to be followed up. See the annex.")
    assert told["topics"].endswith("A decision is to be made. See the annex.")
    assert "Ring." in told["annex actions"]
    assert "Belysning" in told["annex topics"]
    paper = meeting_paper(folder(before, planned()), loaded(planned()), today=LATER, annex=True)
    links = [run.link for one in paper.blocks if isinstance(one, Paragraph) for run in one.runs]
    anchors = [one.anchor for one in paper.blocks if isinstance(one, Heading) and one.anchor]
    assert [link for link in links if link] == [f"#{anchor}" for anchor in anchors]
    assert anchors == ["annex-1", "annex-2"]
    assert not [place for place in told_of((before,), planned()) if "annex" in place]
    secret = replace(planned().items[2], private=True)
    own = planned(items=(secret,))
    assert "annex actions (private)" in told_of((before,), own, annex=True)
    assert [*told_of((before,), own, annex=True, public=True)][1:] == ["Closed item"]


def test_an_agenda_counts_the_forms_that_have_come_in() -> None:
    report = InitiativeReport(initiative="natteliv", year=2017, received=TODAY)
    asked = replace(NATTELIV, reports=True)
    whole = folder(meeting(id="2017-04-10", date=dt.date(2017, 4, 10)), planned())
    whole = whole.with_file(Loaded(path="initiatives/natteliv.toml", sha256="", value=asked))
    whole = whole.with_file(Loaded(path="reports/2017/natteliv.toml", sha256="", value=report))
    paper = meeting_paper(whole, loaded(planned()), today=LATER)
    assert "Reporting forms of 2017: 1 of 1 have come in." in plain(paper.blocks)


def test_minutes_name_the_next_meeting_where_it_is_on_the_agenda() -> None:
    item = AgendaItem(id="next", title="Næste møde", kind="information", view="next-meeting")
    own = meeting(items=(item,))
    later = meeting(
        id="2018-10-09", date=LATER, state="planned", start=dt.time(9), place="Rådhuset"
    )
    said = "Next meeting: Tuesday 9 October 2018, 09:00, Rådhuset\n"
    assert said in minutes_of(own, later)
    assert "Nothing recorded under this item" not in minutes_of(own, later)
    assert "Next meeting: Tuesday 9 October 2018\n" in minutes_of(
        own, replace(later, start=None, place="")
    )
    assert "Nothing recorded under this item" in minutes_of(own)
    part = AgendaItem(id="part", title="Sted", kind="information", view="other", part_of="next")
    split = minutes_of(replace(own, items=(item, part)))
    assert split.count("Nothing recorded under this item") == 1, "of the part alone"


def test_minutes_with_something_private_in_them_say_so() -> None:
    own = meeting(entry(Decision, text="Ja.", private=True))
    assert "Internal version: it holds private items or entries" in minutes_of(own)
    assert "Internal version" not in minutes_of(own, public=True)
    assert "Internal version" not in minutes_of(meeting(entry(Decision, text="Ja.")))
