"""Forms that are begun, and a folder in which nothing may be kept."""

from tests.session.room import NEXT, Room, draft, note
from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import RecordDraft
from tryg_tui.core.model.strategy import Partner
from tryg_tui.core.registers.form import begun as begun_form
from tryg_tui.session.drafts import Keeper
from tryg_tui.store.journal.journal import abandoned
from tryg_tui.store.journal.recovery import KeptDraft, kept

PATH = "reports/2018/din-vej.toml"


def test_a_form_that_is_begun_is_kept_until_it_is_forgotten(begun: Room) -> None:
    drafts, form = begun.workspace.drafts, FormDraft(initiative="din-vej", year=2018)
    drafts.keep_form(PATH, form)
    assert drafts.forms == {PATH: form}
    drafts.keeper.close()
    (found,) = abandoned(begun.root)
    assert kept(found.values).forms == {PATH: form}
    found.leave()


def test_a_form_that_is_saved_is_forgotten(begun: Room) -> None:
    drafts = begun.workspace.drafts
    drafts.keep_form(PATH, FormDraft(initiative="din-vej", year=2018))
    drafts.keep_form(PATH, None)
    drafts.keep_form(PATH, None)
    assert not drafts.forms
    drafts.keeper.close()
    assert abandoned(begun.root) == []


def test_where_nothing_may_be_saved_nothing_is_kept(begun: Room) -> None:
    keeper = Keeper(begun.root, on=False)
    keeper.draft(KeptDraft(meeting=NEXT, draft=draft()))
    assert keeper.trouble is None
    done: list[bool] = []
    keeper.then(lambda: done.append(True))
    keeper.close()
    assert done
    assert abandoned(begun.root) == []


def test_why_nothing_can_be_kept_is_told(begun: Room) -> None:
    keeper = begun.workspace.drafts.keeper
    keeper.draft(KeptDraft(meeting=NEXT, draft=draft()))
    keeper.close()
    assert keeper.trouble is None


def test_a_record_that_is_begun_is_kept_until_it_is_saved(begun: Room) -> None:
    drafts, form = begun.workspace.drafts, RecordDraft(values={"title": "Region"})
    drafts.keep_record("partners", form)
    assert drafts.records == {"partners": form}
    assert drafts.resumed("partners", begun_form(Partner)).values["title"] == "Region"
    drafts.keep_record("partners", None)
    drafts.keep_record("partners", None)
    assert not drafts.records


def test_a_file_is_under_way_until_it_is_written(begun: Room) -> None:
    begun.session.record(note())
    assert begun.disk.under_way == {f"minutes/{NEXT}.toml"}
    begun.save()
    assert not begun.disk.under_way
