"""What members get before and after: who belongs, what there is to treat, when the next one is."""

import datetime as dt

from msgspec.structs import replace

from tests.documents.samples import LATER, TODAY, entry, folder, loaded, meeting, minutes_of
from tryg_tui.core.model.entries import Action, Decision, Topic
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.model.strategy import Person
from tryg_tui.documents.render.plain import agenda_text

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
    assert "Minutes of: Forårsmødet, 10 April 2018\n" in text
    follow = text.partition("2. Opfølgning")[2].partition("3. Andre emner")[0]
    for words in ("2018-04-10#2", "PPR", "Skriv.", "9 October 2018"):
        assert words in follow
    other, _sep, any_other = text.partition("3. Andre emner")[2].partition("4. Eventuelt")
    assert "Vi venter. (10 Apr 2018, no. 1, 5 mos. old)" in other
    assert "Belysning (10 Apr 2018, no. 3, 5 mos. old)" in other
    assert "Belysning" not in any_other
    assert "HEMMELIGT" not in text


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
