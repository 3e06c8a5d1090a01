"""What a document is made of, before it is plain text or any other format."""

from typing import Literal

import msgspec


class Heading(msgspec.Struct, frozen=True):
    """A heading; what follows belongs under it."""

    text: str
    level: Literal[1, 2, 3]
    """1 for the document, 2 for a section, 3 for an entry."""


class Text(msgspec.Struct, frozen=True):
    """A text whose lines are kept as they were written."""

    text: str


class Field(msgspec.Struct, frozen=True):
    """A name and what it stands for: "Place: Rådhuset"."""

    name: str
    text: str


Block = Heading | Text | Field
"""A part of a document, in reading order."""
