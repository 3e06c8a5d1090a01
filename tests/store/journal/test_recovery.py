"""What was not saved is told again by name."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from tests.store.journals import said
from tryg_tui.core.annual.edit import ParagraphDraft
from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import Draft, RecordDraft
from tryg_tui.core.model.annual_report import Choice, YearlyReport
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.files.commit import digest
from tryg_tui.store.journal.journal import Journal, abandoned
from tryg_tui.store.journal.recovery import (
    Kept,
    KeptDraft,
    KeptFile,
    KeptMeeting,
    draft_key,
    forget_draft,
    forget_file,
    forget_meeting,
    kept,
    meeting_key,
    note_draft,
    note_file,
    note_form,
    note_meeting,
    note_paragraph,
    note_record,
)
from tryg_tui.store.toml.codec import encode

AT = dt.datetime(2018, 4, 10, 10, 2, 11, tzinfo=dt.timezone(dt.timedelta(hours=2)))
BASE = Meeting(id="2018-04-10", title="Møde", date=AT.date())
VERSION = replace(
    BASE, entries=(Decision(n=1, item="a", at=AT, text="Ja\n\x00", outcome="adopted"),), last=1
)
DRAFT = Draft(kind="action", item="a", values={"text": "Politiet fortsæt", "due": "maj"})


def test_all_that_was_kept_is_told_after_the_end_of_the_program(
    tmp_path: Path, places: Path
) -> None:
    journal = Journal(tmp_path, places)
    draft = KeptDraft(meeting=BASE.id, draft=DRAFT, open=True, field="due", cursor=(0, 3))
    form = FormDraft(initiative="din-vej", year=2018, summary="Året\ud83d")
    note_meeting(journal, VERSION, encode(BASE))
    note_draft(journal, draft)
    note_form(journal, "reports/2018/din-vej.toml", form)
    note_record(journal, "people/", RecordDraft(values={"title": "Formand\ud83d"}))
    journal.note("place", "kept by earlier versions")
    journal.close()
    (found,) = abandoned(tmp_path, places)
    assert kept(found.values) == Kept(
        meetings=(KeptMeeting(meeting=VERSION, sha256=digest(encode(BASE)), base=BASE),),
        drafts=(draft,),
        forms={"reports/2018/din-vej.toml": form},
        records={"people/": RecordDraft(values={"title": "Formand\ud83d"})},
    )
    found.discard()


def test_what_is_settled_is_forgotten(journal: Journal) -> None:
    note_meeting(journal, VERSION, encode(BASE))
    note_draft(journal, KeptDraft(meeting=BASE.id, draft=DRAFT))
    note_form(journal, "a", FormDraft(initiative="a", year=2018))
    note_record(journal, "people/", RecordDraft(values={"title": "Formand"}))
    assert len(said(journal)) == 5
    forget_meeting(journal, BASE.id)
    forget_draft(journal, BASE.id, replace(DRAFT, values={}))
    note_form(journal, "a", None)
    note_record(journal, "people/", None)
    assert said(journal) == {}


def test_a_new_meeting_follows_on_nothing(journal: Journal) -> None:
    note_meeting(journal, VERSION, None)
    assert kept(said(journal)).meetings == (KeptMeeting(meeting=VERSION, sha256=""),)


def test_the_version_followed_on_is_written_once(journal: Journal) -> None:
    note_meeting(journal, BASE, encode(BASE))
    assert journal.path is not None
    one = journal.path.stat().st_size
    note_meeting(journal, VERSION, encode(BASE))
    base = len(encode(BASE))
    assert journal.path.stat().st_size - one < 2 * len(encode(VERSION)) + base / 2


def test_a_base_that_is_another_one_is_not_told(journal: Journal) -> None:
    note_meeting(journal, VERSION, encode(BASE))
    journal.note("base:2018-04-10", encode(replace(BASE, place="x")))
    (one,) = kept(said(journal)).meetings
    assert (one.meeting, one.base) == (VERSION, None)


def test_drafts_of_different_things_are_kept_apart() -> None:
    others = [
        replace(DRAFT, kind="note"),
        replace(DRAFT, item="b"),
        replace(DRAFT, of="2017-12-05#1"),
        replace(DRAFT, n=1),
        replace(DRAFT, n=2, of="2017-12-05#1"),
    ]
    keys = {draft_key(BASE.id, draft) for draft in (DRAFT, *others)}
    assert len(keys) == 6
    assert draft_key("2017-12-05", DRAFT) not in keys


def test_what_cannot_be_read_hides_nothing_else(journal: Journal) -> None:
    note_draft(journal, KeptDraft(meeting=BASE.id, draft=DRAFT))
    keys = (meeting_key("a"), "draft:a", "form:a", "report:a", "paragraph:a", "later")
    for key in keys:
        journal.note(key, "?")
    journal.note(meeting_key("b"), '{"toml":"schema = 1","sha256":""}')
    journal.note("report:2017", '{"toml":"year = ","sha256":""}')
    told = kept(said(journal))
    assert [one.draft for one in told.drafts] == [DRAFT]
    assert [*told.unreadable] == [*keys, "meeting:b", "report:2017"]
    assert told.unreadable["later"] == "?"


PATH = "reports/2017/report.toml"


def test_a_status_report_and_its_paragraphs_come_back(journal: Journal) -> None:
    report = YearlyReport(year=2017, title="Året", paragraphs=(Choice(part="a", text="Egne"),))
    before = YearlyReport(year=2017)
    draft = ParagraphDraft(2017, "about/version-1", "Halvt skrevet")
    note_file(journal, Loaded(path=PATH, sha256="ab12", value=report), before)
    note_paragraph(journal, draft)
    note_paragraph(journal, ParagraphDraft(2017, "new:about", "Nyt"))
    told = kept(said(journal))
    assert told.files == (KeptFile(path=PATH, value=report, sha256="ab12", base=before),)
    assert told.paragraphs == (draft, ParagraphDraft(2017, "new:about", "Nyt"))
    forget_file(journal, PATH)
    note_paragraph(journal, replace(draft, text=""))
    told = kept(said(journal))
    assert (told.files, [one.text for one in told.paragraphs]) == ((), ["Nyt"])


def test_a_register_comes_back_and_a_report_as_earlier_versions_kept_it(journal: Journal) -> None:
    strategy = Strategy(title="Tryg")
    note_file(journal, Loaded(path="strategy.toml", sha256="", value=strategy), None)
    journal.note("report:2017", '{"toml":"schema = 1\\nyear = 2017","sha256":"x"}')
    journal.note("file:andet.toml", '{"toml":"schema = 1","sha256":"x"}')
    told = kept(said(journal))
    assert [(one.path, one.value) for one in told.files] == [
        ("strategy.toml", strategy),
        (PATH, YearlyReport(year=2017)),
    ]
    assert [*told.unreadable] == ["file:andet.toml"]


def test_a_paragraph_that_an_earlier_version_kept_as_a_form_is_one(journal: Journal) -> None:
    form = FormDraft(initiative="", year=2017, summary="Halvt skrevet")
    note_form(journal, "reports/2017/report.toml#about/version-1", form)
    told = kept(said(journal))
    assert told.forms == {}
    assert told.paragraphs == (ParagraphDraft(2017, "about/version-1", "Halvt skrevet"),)
