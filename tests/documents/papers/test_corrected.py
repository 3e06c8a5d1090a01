"""What was corrected later is quoted as it reads now."""

import datetime as dt

from msgspec.structs import replace

from tests.documents.samples import (
    EVERY_KIND,
    LATER,
    TODAY,
    entry,
    folder,
    loaded,
    meeting,
    minutes_of,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.attendance import Attendance, PartNote, Presence
from tryg_tui.core.model.entries import Action, Amendment, FollowUp
from tryg_tui.core.model.link import Link
from tryg_tui.core.search.folded import FoldedLines
from tryg_tui.core.search.match import Hit
from tryg_tui.documents.papers.council_table import council_table
from tryg_tui.documents.papers.minutes import corrected_meeting
from tryg_tui.documents.papers.register import register
from tryg_tui.documents.papers.tables import lines_table
from tryg_tui.documents.render.plain import minutes_text
from tryg_tui.words import entries


def test_a_followup_quotes_its_action_as_last_corrected() -> None:
    action = entry(Action, 1, text="Sæt 20 lamper op.")
    look = entry(FollowUp, 1, of="2017-06-13#1")
    earlier = meeting(action, id="2017-06-13", date=dt.date(2017, 6, 13))
    middle = meeting(look, id="2017-12-05", date=dt.date(2017, 12, 5))
    public = entry(Amendment, 1, of="2017-06-13#1", text="Sæt 30 lamper op.", why="talt om")
    secret = entry(Amendment, 2, of="2017-06-13#1", text="Sæt 40 lamper op.", private=True)
    whole = folder(earlier, middle, meeting(public, secret))
    ledger = fold(whole)
    told = entries.entry_text(whole, middle, look, ledger=ledger)
    assert told == "2017-06-13#1 Sæt 30 lamper op. · Open"
    marked = entries.entry_text(whole, middle, replace(look, private=True), ledger=ledger)
    assert marked == "2017-06-13#1 Sæt 40 lamper op. · Open"
    shown = corrected_meeting(whole, loaded(middle), ledger)
    assert "Follows up: 13 Jun 2017, no. 1 Sæt 30 lamper op." in minutes_text(
        whole, shown[0], today=TODAY, ledger=shown[1]
    )


FIX = meeting(
    entry(
        Amendment,
        1,
        of="2018-04-10#2",
        owners=("leder",),
        due=dt.date(2018, 7, 1),
        why="slåfejl",
    ),
    entry(Amendment, 2, of="2018-04-10#5", status="groen"),
    entry(Amendment, 3, of="2018-04-10#7", value=200, qualifier="exact"),
    entry(Amendment, 4, of="2018-04-10#1", outcome="noted", text="Politiet bliver."),
    entry(Amendment, 5, of="2018-10-09#3", value=210, private=True),
    entry(Amendment, 6, of="nonsense", value=1),
    entry(Amendment, 7, of="2018-04-10#8", without=("done",), channel="avis"),
    id="2018-10-09",
    date=LATER,
)
"""A meeting that put right what the one before had wrong."""


def test_minutes_show_what_was_recorded_and_what_it_should_be() -> None:
    told = minutes_of(meeting(*EVERY_KIND), FIX)
    assert "Owner: Leder, kommunen (was Tovholder, politiet (leads); Leder, kommunen)" in told
    assert "Due: 1 July 2018 (was 1 June 2018)" in told
    assert "Reason: slåfejl" in told
    figure = "Value: 200 deltagere (was on average about 20 deltagere)"
    assert f"Corrected on 9 Oct 2018, no. 3: {figure}" in " ".join(told.split())
    assert "Corrected on 9 Oct 2018, no. 4:\n      Politiet bliver.\n" in told
    assert "Outcome: Noted (was Adopted)" in told
    assert "Value: 210 deltagere (was 200 deltagere)" in told
    assert "Done on: not stated (was 2 May 2018)" in told
    assert "Value: 210" not in minutes_of(meeting(*EVERY_KIND), FIX, public=True)
    assert "Value: 200" in minutes_of(meeting(*EVERY_KIND), FIX, public=True)


def test_a_correction_says_what_it_changes_from_how_it_read_before_it() -> None:
    whole = folder(meeting(*EVERY_KIND), FIX)
    ledger = fold(whole)
    lines = [entries.entry_text(whole, FIX, one, ledger=ledger) for one in FIX.entries]
    title = "Et trygt natteliv: 2018-04-10#7: Deltagere pr. hold"
    figure = f"{title} · Value: {{}} deltagere (was {{}} deltagere)"
    assert lines[1] == "Et trygt natteliv: 2018-04-10#5 · Status: groen (was risiko)"
    assert lines[2] == figure.format(200, "on average about 20")
    assert lines[3] == "2018-04-10#1 reads: Politiet bliver. · Outcome: Noted (was Adopted)"
    assert lines[4] == figure.format(210, 200).replace("2018-04-10#7", "2018-10-09#3")
    assert lines[5] == "nonsense"
    alone = entries.entry_text(whole, FIX, FIX.entries[4])
    assert alone.endswith(
        "Value: on average about 210 deltagere (was on average about 20 deltagere)"
    )


def test_tables_and_files_for_programs_have_what_it_should_be() -> None:
    whole = folder(meeting(*EVERY_KIND), FIX)
    table = council_table(whole, meeting(*EVERY_KIND))
    text = "\n".join("|".join(row) for row in table.rows)
    assert "1 July 2018" in text
    assert "1 June 2018" not in text
    rows = register(whole, meeting(*EVERY_KIND), today=TODAY).table.records
    assert [(one.get("outcome"), one.get("due")) for one in rows] == [
        ("noted", None),
        (None, dt.date(2018, 7, 1)),
    ]
    assert [one["corrected_in"] for one in rows] == [["2018-10-09#4"], ["2018-10-09#1"]]
    now, _ledger = corrected_meeting(whole, loaded(meeting(*EVERY_KIND)), fold(whole))
    read = minutes_text(whole, now, today=TODAY, ledger=_ledger)
    assert "Deltagere pr. hold: 210 deltagere (2017)" in read
    assert "[corrected on 9 Oct 2018, no. 3; 9 Oct 2018, no. 5; v shows the original" in read


def test_lines_that_are_found_tell_each_thing_they_said_before() -> None:
    whole = folder(meeting(*EVERY_KIND), FIX)
    lines = FoldedLines().of(whole, fold(whole))
    hits = [Hit(line=one.line) for one in lines if one.line.meeting == "2018-04-10"]
    table = lines_table(whole, hits, TODAY)
    told = {row[0]: row[3] for row in table.rows}
    assert told["2018-04-10#1"] == (
        "Noted; corrected; original wording: Politiet fortsætter.; Outcome: Noted (was Adopted)"
    )
    assert told["2018-04-10#2"].endswith(
        "corrected; Owner: Leder, kommunen (was Tovholder, politiet (leads); Leder, kommunen); "
        "Due: 1 July 2018 (was 1 June 2018)"
    )
    assert told["2018-04-10#5"] == "groen; corrected; Status: groen (was risiko)"
    assert "corrected" not in told["2018-04-10#4"]
    records = {one["n"]: one for one in table.records}
    assert records[2]["before"] == {
        "owners": ("betjent", "leder"),
        "owner_text": "",
        "due": "2018-06-01",
        "due_text": "",
    }
    assert records[7]["before"] == {"value": 20, "qualifier": "average"}
    assert "before" not in records[4]
    assert not {"entry", "recorded"} & {*records[1], *records[1].get("openly", {})}


def test_minutes_show_who_took_part_and_what_was_put_right() -> None:
    noted = (
        Attendance(person="leder", status="present"),
        Attendance(person="betjent", status="apologies"),
        Attendance(person="gaest", status="guest", name="Vært"),
    )
    earlier = meeting(*EVERY_KIND, attendance=noted)
    fixes = [
        (PartNote(person="betjent", status="present", arrived=dt.time(9, 30)),),
        (PartNote(person="anna", status="present", out_of=("status",), reason="inhabil"),),
        (PartNote(person="gaest", status="absent", name="Vært"),),
    ]
    fix = meeting(
        entry(Amendment, 1, of="2018-04-10", attendance=fixes[0], why="glemt"),
        entry(Amendment, 2, of="2018-04-10", attendance=fixes[1]),
        entry(Amendment, 3, of="2018-04-10", attendance=fixes[2], private=True),
        id="2018-10-09",
        date=LATER,
    )
    whole = folder(earlier, fix)
    ledger = fold(whole)
    told = " ".join(minutes_of(earlier, fix).split())
    assert "Nordjyllands Politi: Tovholder, politiet (from 09:30, corrected); Anna" in told
    assert "Apologies from: none" in told
    assert "Guests" not in told
    assert "Absent: Vært (corrected)" in told
    first = minutes_text(whole, loaded(earlier), today=TODAY, ledger=ledger, as_written=True)
    assert "Apologies from: Tovholder, politiet" in first
    assert "Guests: Vært" in first
    now = "Tovholder, politiet: Present · 09:30– (was Apologies)"
    assert f"Corrected on 9 Oct 2018, no. 1: {now} Reason: glemt" in told
    assert "Anna, Referent: Present · not at item 1 (inhabil) (was not noted)" in told
    assert "Vært: Absent (was Guest)" in told
    public = " ".join(minutes_of(earlier, fix, public=True).split())
    assert "09:30– (was Apologies)" in public
    assert "Guests: Vært Corrected" in public
    assert "Vært: Absent" not in public
    assert "Absent:" not in public
    read, left = corrected_meeting(whole, loaded(earlier), ledger)
    corrected = " ".join(minutes_text(whole, read, today=TODAY, ledger=left).split())
    assert (
        "Present, Nordjyllands Politi: Tovholder, politiet (from 09:30, corrected); Anna"
        in corrected
    )
    assert "(was Apologies)" in corrected
    assert "took no part in the treatment of this item (inhabil)" in corrected
    lines = [entries.entry_text(whole, fix, one, ledger=ledger) for one in fix.entries]
    assert lines[0] == f"Attendance, 2018-04-10 · {now} · because glemt"
    assert lines[2].endswith("Vært: Absent (was Guest)")
    assert entries.entry_text(whole, fix, fix.entries[0]).endswith(f"{now} · because glemt")
    lost = replace(fix.entries[0], of="2001-01-01")
    assert entries.entry_text(whole, fix, lost) == "Attendance, 2001-01-01 · because glemt"


def test_a_part_corrected_twice_tells_what_it_was_before_each() -> None:
    cases: tuple[tuple[int, Presence], ...] = ((1, "absent"), (2, "apologies"))
    first, second = (
        entry(Amendment, n, of="2018-04-10", attendance=(PartNote(person="leder", status=how),))
        for n, how in cases
    )
    earlier = meeting(attendance=(Attendance(person="leder", status="present"),))
    fix = meeting(first, second, id="2018-10-09", date=LATER)
    whole = folder(earlier, fix)
    assert entries.entry_text(whole, fix, second, ledger=fold(whole)).endswith(
        "Leder, kommunen: Apologies (was Absent)"
    )
    told = " ".join(minutes_of(earlier, fix).split())
    assert "Absent (was Present)" in told
    assert "Apologies (was Absent)" in told


def test_links_are_corrected_and_told_with_what_they_were() -> None:
    old, new = Link(title="Oplæg", address="files/a.pdf"), Link(address="https://example.org/ny")
    earlier = meeting(entry(Action, 1, text="Læs", links=(old,)))
    fix = meeting(entry(Amendment, 1, of="2018-04-10#1", links=(new,)), id="2018-10-09", date=LATER)
    whole = folder(earlier, fix)
    ledger = fold(whole)
    told = "Links: https://example.org/ny (was Oplæg files/a.pdf)"
    assert told in " ".join(minutes_of(earlier, fix).split())
    assert entries.entry_text(whole, fix, fix.entries[0]) == f"2018-04-10#1: Læs · {told}"
    assert ledger.entry_of("2018-04-10#1", earlier.entries[0]).links == (new,)
