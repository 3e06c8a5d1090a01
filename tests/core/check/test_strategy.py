"""The checks of the strategy: how often groups meet, and the agendas of their own."""

from tests.factories import loaded, strategy
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import AgendaTemplateItem, Body, Strategy


def told(whole: Strategy) -> list[tuple[str, str]]:
    """What is wrong in a strategy."""
    folder = Folder(strategy=loaded("strategy.toml", whole))
    return [(one.code, one.key) for one in check_folder(folder)]


def test_a_group_does_not_meet_never_nor_all_the_time() -> None:
    bodies = tuple(Body(id=f"b{n}", title="B", months_between=n) for n in (0, 1, 120, 121))
    assert told(strategy(bodies=bodies, months_between=0)) == [
        ("out-of-range", "months_between"),
        ("out-of-range", "bodies[1].months_between"),
        ("out-of-range", "bodies[4].months_between"),
    ]
    assert told(strategy(bodies=(Body(id="b", title="B"),))) == []


def test_a_groups_own_agenda_names_an_item_once() -> None:
    item = AgendaTemplateItem(id="a", title="A", kind="decision", view="other")
    body = Body(id="b", title="B", agenda=(item, item))
    assert told(strategy(bodies=(body,))) == [("duplicate-id", "bodies[1].agenda[2].id")]


def test_reported_years_begin_on_a_day_that_every_year_has() -> None:
    for day in ("", "01-01", "01-21", "12-31"):
        assert told(strategy(year_from=day)) == []
    for day in ("02-29", "21-01", "1-21", "2017-01-21", "W03-6"):
        assert told(strategy(year_from=day)) == [("no-day-of-year", "year_from")]
