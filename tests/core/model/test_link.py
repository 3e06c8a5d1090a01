"""Links: where one may lead, and how one is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.model.link import (
    Link,
    addresses,
    is_beside,
    is_file,
    is_web,
    link_read,
    link_typed,
    links_read,
)


@pytest.mark.parametrize(
    ("address", "web", "file"),
    [
        ("https://aalborg.dk/tryghed?a=1#b", True, False),
        ("HTTP://aalborg.dk", True, False),
        ("https://", False, False),
        ("https://a b", False, False),
        ('https://a"b', False, False),
        ("https://a\nb", False, False),
        ("javascript:alert(1)", False, False),
        ("file:///etc/passwd", False, False),
        ("ftp://aalborg.dk", False, False),
        ("files/kort.pdf", False, True),
        ("files/2018/Kort over byen.pdf", False, True),
        ("files/æøå.pdf", False, True),
        ("files", False, False),
        ("files/", False, False),
        ("files/../strategy.toml", False, False),
        ("files/a/../../b", False, False),
        ("files/./a", False, False),
        ("files//a", False, False),
        ("files/ /a", False, False),
        ("/files/a", False, False),
        ("minutes/2018-04-10.toml", False, False),
        ("files\\..\\a", False, False),
        ("files/c:a", False, False),
        ("files/a\x1b[31m", False, False),
        ("files/\u202efdp.exe", False, False),
        ("", False, False),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_paper_in_the_folder(
    address: str, web: bool, file: bool
) -> None:
    assert (is_web(address), is_file(address)) == (web, file)


@pytest.mark.parametrize(
    ("url", "beside"),
    [
        ("./files/kort.pdf", True),
        ("../files/2018/Kort%20over%20byen.pdf", True),
        ("../../m%C3%B8der/files/kort.pdf", True),
        ("../files/files/kort.pdf", True),
        ("files/kort.pdf", False),
        ("../kort.pdf", False),
        ("../a/b/files/kort.pdf", False),
        ("../c%3A/files/kort.pdf", False),
        ("../%2E%2E/files/kort.pdf", False),
        ("./files/../../kort.pdf", False),
        ("./files/%2E%2E/kort.pdf", False),
        ("./files//kort.pdf", False),
        ("./files/kort.pdf?a", False),
        ("./files/Kort over byen.pdf", False),
        ("./../files/kort.pdf", False),
        (".//files/kort.pdf", False),
        ("//files/kort.pdf", False),
        ("javascript:files/kort.pdf", False),
        ("..\\files\\kort.pdf", False),
        ("./", False),
        ("", False),
    ],
)
def test_a_paper_leads_to_one_of_the_folder_only_from_where_it_lies(url: str, beside: bool) -> None:
    assert is_beside(url) is beside


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("https://a.dk", Link(address="https://a.dk")),
        ("Oplæg: https://a.dk/x", Link(title="Oplæg", address="https://a.dk/x")),
        ("Kort – files/kort.pdf", Link(title="Kort", address="files/kort.pdf")),
        ("Kort files/Kort over byen.pdf", Link(title="Kort", address="files/Kort over byen.pdf")),
        ("I files/ ligger files/a.pdf", Link(title="I files/ ligger", address="files/a.pdf")),
        ("Oplæg", None),
        ("Oplæg profiles/a.pdf", None),
        ("Oplæg files/../a.pdf", None),
        ("https://a.dk og mere", None),
    ],
)
def test_what_stands_before_the_address_is_the_title(line: str, link: Link | None) -> None:
    assert link_read(line) == link


def test_each_address_is_linked_to_once_and_the_first_line_without_one_is_told() -> None:
    assert links_read(["A https://a.dk", "", "B https://a.dk"]) == (
        Link(title="A", address="https://a.dk"),
    )
    assert links_read(["A https://a.dk", " kun ord ", "andre"]) == "kun ord"


def test_a_link_is_called_by_its_title_or_else_its_address() -> None:
    assert Link(title="Oplæg", address="https://a.dk").name == "Oplæg"
    assert Link(address="files/kort.pdf").name == "files/kort.pdf"


WORD = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


@given(st.lists(WORD, max_size=3).map(" ".join), WORD, st.booleans())
def test_what_is_typed_for_a_link_is_read_as_that_link(title: str, name: str, web: bool) -> None:
    link = Link(title=title, address=f"https://a.dk/{name}" if web else f"files/{name}.pdf")
    assert link_read(link_typed(link)) == link


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se https://a.dk/x.", ["https://a.dk/x"]),
        ("Se »https://a.dk/x«, der", ["https://a.dk/x"]),
        ("„https://a.dk“", ["https://a.dk"]),
        ("(jf. https://a.dk/x_(y))", ["https://a.dk/x_(y)"]),
        ("(https://a.dk/?b[]=1#c).", ["https://a.dk/?b[]=1#c"]),
        (
            "https://a.dk, HTTP://B.dk/å – og https://c.dk/…",
            ["https://a.dk", "HTTP://B.dk/å", "https://c.dk/"],
        ),
        ("Skriv til mailto:tryg@aalborg.dk!", ["mailto:tryg@aalborg.dk"]),
        ("<https://a.dk>", ["https://a.dk"]),
        ("https:// og http://. mailto: og mailto:ingen", []),
        ("javascript:alert(1) ftp://a.dk file:///etc www.a.dk a@b.dk", []),
        ("xhttps://a.dk", []),
        ("https://" + "a" * 2000, []),
        ("", []),
    ],
)
def test_addresses_are_found_in_a_text_without_the_signs_of_its_sentence(
    text: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in addresses(text)] == found


def test_addresses_are_found_in_a_time_that_grows_as_the_text_does() -> None:
    assert not list(addresses("https://" + ")" * 200_000))
    assert len(list(addresses("(https://a " * 20_000))) == 20_000
    assert not list(addresses("mailto:" * 20_000))
