"""What in a document looks personal, with where it stands and a sentence for each."""

from collections.abc import Iterator

import msgspec

from tryg_tui.core.input.personal import Leak, LeakKind, leaks
from tryg_tui.documents.model import (
    Block,
    Field,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Table,
    Text,
    plain_words,
)
from tryg_tui.locale import _


class Found(msgspec.Struct, frozen=True):
    """Something that looks personal, and the heading it stands under."""

    place: str
    leak: Leak


def found(paper: Paper) -> tuple[Found, ...]:
    """What looks personal in a document, in reading order, each thing once under its heading."""
    place = paper.title
    gathered: dict[tuple[str, str], Found] = {}
    for block in paper.blocks:
        if isinstance(block, Heading):
            place = block.text
        for text in _texts(block):
            for leak in leaks(text):
                gathered.setdefault((place, leak.text), Found(place, leak))
    return tuple(gathered.values())


def leak_kind(kind: LeakKind) -> str:
    """What something personal looks like."""
    return {
        "cpr": _("a civil registration number"),
        "email": _("an e-mail address"),
        "phone": _("a telephone number"),
        "case": _("the number of a case"),
    }[kind]


def leak_line(one: Found) -> str:
    """What looks personal, where, and as what."""
    return _("{place}: “{text}” looks like {kind}").format(
        place=one.place, text=one.leak.text, kind=leak_kind(one.leak.kind)
    )


def _texts(block: Block) -> Iterator[str]:
    """The texts of a block."""
    match block:
        case Heading() | Text():
            yield block.text
        case Paragraph():
            yield plain_words(block.runs)
        case Field():
            yield block.text
        case Listing():
            yield from block.items
        case Table():
            yield from (cell for row in block.rows for cell in row)
