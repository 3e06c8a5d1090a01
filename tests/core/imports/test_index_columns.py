"""The area of a row is the one that is meant, and no other is taken for it."""

import pytest

from tryg_tui.core.imports.index_columns import named_area
from tryg_tui.core.model.safety_index import Area

AREAS = (
    Area(id="danmark", title="Danmark", kind="country"),
    Area(id="nordjylland", title="Nordjylland", kind="police-district"),
    Area(id="koebenhavn", title="København (politikreds)", kind="police-district"),
    Area(id="koebenhavn-by", title="København", kind="city"),
    Area(id="aalborg", title="Aalborg", kind="city"),
    Area(id="loevvangen", title="Løvvangen", kind="vulnerable-area"),
)


@pytest.mark.parametrize(
    ("title", "kind", "found"),
    [
        ("København", "by", "koebenhavn-by"),
        ("København", "politikreds", "koebenhavn"),
        ("KØBENHAVN (politikreds)", "", "koebenhavn"),
        ("København (by)", "by", "koebenhavn-by"),
        ("København", "", "two-areas"),
        ("koebenhavn-by", "", "koebenhavn-by"),
        ("Københavns Kommune", "", "koebenhavn-by"),
        ("Københavns Politi", "", "koebenhavn"),
        ("Nordjyllands Politi", "politikreds", "nordjylland"),
        ("Nordjylland", "by", "other-kind"),
        ("Aalborg", "politikreds", "other-kind"),
        ("Aalborg Kommune", "by/kommune", "aalborg"),
        ("Aalborg Kommune", "", "aalborg"),
        ("Hele landet", "", "danmark"),
        ("hele  landet", "land", "danmark"),
        ("Danmark", "land", "danmark"),
        ("Løvvangen (Aalborg)", "", "loevvangen"),
        ("Aalborg", "bydel", "kind"),
        ("I alt", "", "area-kind"),
        ("", "by", "area"),
    ],
)
def test_an_area_is_found_by_name_and_sort_or_it_is_said_why_not(
    title: str, kind: str, found: str
) -> None:
    area = named_area(title, kind, AREAS)
    assert (area.id if isinstance(area, Area) else area) == found


def test_a_new_area_is_one_of_a_known_sort() -> None:
    assert named_area("Aalborg (kreds)", "politikreds", AREAS) == Area(
        id="aalborg-kreds", title="Aalborg (kreds)", kind="police-district"
    )
    assert named_area("!!!", "by", AREAS) == "area-kind"


def test_of_two_areas_with_one_name_none_is_taken() -> None:
    twice = (*AREAS, Area(id="aalborg-2", title="Aalborg", kind="city"))
    assert named_area("Aalborg", "by", twice) == "two-areas"


def test_a_sort_of_the_folders_own_is_known_by_its_name() -> None:
    known = Area(id="noerrebro", title="Nørrebro", kind="other", sort="Bydele")
    assert named_area("Nørrebro", "bydele", (known,)) == known
    found = named_area("Valby", "Bydele", (known,))
    assert found == Area(id="valby", title="Valby", kind="other", sort="Bydele")
    assert named_area("Valby", "Sogne", (known,)) == "kind"
