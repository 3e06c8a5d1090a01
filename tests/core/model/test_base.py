"""Ids made of titles."""

from tryg_tui.core.model.base import is_device, slugs


def test_titles_that_would_have_the_same_id_get_a_number() -> None:
    assert slugs(["Politiet", "Kommunen", "politiet", "Politiet!"]) == [
        "politiet",
        "kommunen",
        "politiet-2",
        "politiet-3",
    ]


def test_the_name_of_a_file_is_a_device_whatever_follows_its_first_dot() -> None:
    assert is_device("Aux.tar.gz")
    assert is_device("NUL .txt")
    assert not is_device("auxiliary.txt")
