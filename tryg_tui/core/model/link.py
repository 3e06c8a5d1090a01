"""A link: a page of the web, or a paper that lies in the folder."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from tryg_tui.core.model.base import Record

FILES = "files"
"""The folder, below that of the partnership, in which papers lie that links lead to."""

_WEB = re.compile(r"(?i)https?://[^\s\"<>\\]+")
_UP = re.compile(r"\A(?:\./|(?:\.\./)+)")
"""How a relative URL begins: with where it is, or up from there."""

_BEGINS = re.compile(rf"(?i)(?:^|\s)(?=https?://|{FILES}/)")
"""Where in a line its address begins."""

_IN_TEXT = re.compile(r"(?i)(?<!\w)(?:https?://|mailto:)[^\s\"<>\\»«„“”⟨⟩]+")
"""What in a text begins as an address does, up to what can be in none; quotation marks around one
are no part of it.
"""

_CLOSING = {")": "(", "]": "[", "}": "{"}
"""Brackets that end an address only where it has opened them."""

_AFTER = frozenset(".,;:!?'’…–")
"""What ends the sentence or the clause in which an address stands, and not the address."""

_LONGEST = 2000
"""Characters from which on what begins as an address is no link: no browser follows it."""


class Link(Record, frozen=True, kw_only=True):
    """Somewhere to read more."""

    title: str = ""
    """What is found there; empty where the address says enough."""
    address: str
    """A page of the web, https:// or http://, or a path below the folder, "files/kort.pdf"."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or self.address


def is_web(address: str) -> bool:
    """Whether an address is of the web, and nothing in it could end it."""
    return _WEB.fullmatch(address) is not None


def is_file(address: str) -> bool:
    """Whether an address is the path of a paper in the folder's own `files/`, and never of
    anything outside it, on whatever system.
    """
    parts = address.split("/")
    inside = parts[0] == FILES and len(parts) > 1
    plain = address.isprintable() and not set(address) & set('\\:*?"<>|')
    return inside and plain and all(part.strip(" .") for part in parts)


def is_beside(url: str) -> bool:
    """Whether a relative URL leads from a paper that is written in the folder, or anywhere below
    what that lies in, to one in its `files/`: "../meetings/files/kort.pdf".
    """
    ways, path = _UP.findall(url), _UP.sub("", url)
    parts = unquote(path).split("/")
    above, address = ([], parts) if parts[0] == FILES else (parts[:1], parts[1:])
    plain = is_file("/".join((FILES, *above, *address)))
    return bool(ways) and plain and is_file("/".join(address)) and quote(unquote(path)) == path


def ending(address: str) -> str:
    """The ending of a file's name in lower case, ".pdf"."""
    return PurePosixPath(address).suffix.lower()


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text addresses stand that lead somewhere, of the web or of somebody's mail: from
    which character to before which.
    """
    for found in _IN_TEXT.finditer(text):
        address = found[0][: _end(found[0])]
        scheme, _, rest = address.partition(":")
        leads = "@" in rest if scheme.lower() == "mailto" else rest.strip("/")
        if leads and len(address) <= _LONGEST:
            yield found.start(), found.start() + len(address)


def _end(address: str) -> int:
    """Where an address ends before the signs of the sentence it stands in."""
    end = len(address)
    over = {sign: address.count(sign) - address.count(opens) for sign, opens in _CLOSING.items()}
    # It begins with a letter, where this stops at the latest.
    while (sign := address[end - 1]) in _AFTER or over.get(sign, 0) > 0:
        over[sign] = over.get(sign, 0) - 1
        end -= 1
    return end


def link_typed(link: Link) -> str:
    """A link as somebody would type it, "Oplæg files/oplæg.pdf"."""
    return " ".join(filter(None, (" ".join(link.title.split()), link.address)))


def link_read(line: str) -> Link | None:
    """The link on a line: what stands before the address is its title; None where there is no
    address that may be used.
    """
    places = [found.end() for found in _BEGINS.finditer(line)]
    if not places:
        return None
    title, address = line[: places[-1]].strip(" \t:–-"), line[places[-1] :].strip()
    link = Link(title=" ".join(title.split()), address=address)
    return link if is_web(address) or is_file(address) else None


def links_read(lines: Iterable[str]) -> tuple[Link, ...] | str:
    """The links on some lines, each address once; or the first line that holds none."""
    found: dict[str, Link] = {}
    for line in filter(None, map(str.strip, lines)):
        link = link_read(line)
        if link is None:
            return line
        found.setdefault(link.address, link)
    return tuple(found.values())
