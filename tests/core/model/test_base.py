"""Ids made of titles."""

from tryg_tui.core.model.base import slugs


def test_titles_that_would_have_the_same_id_get_a_number() -> None:
    assert slugs(["Politiet", "Kommunen", "politiet", "Politiet!"]) == [
        "politiet",
        "kommunen",
        "politiet-2",
        "politiet-3",
    ]
