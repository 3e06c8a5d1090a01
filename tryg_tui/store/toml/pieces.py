"""A meeting as the bytes of its file, made of pieces of which only what is new is made again.

Recording one entry changes one piece. Each piece is read back and compared with what it is to say
once, when it is made; as every one begins with a header of its own, together they say what each
says alone. Records never change, so a piece belongs to its record for good.
"""

from typing import Any, NamedTuple

from msgspec.structs import replace

from tryg_tui.core.model.base import Problems, Record
from tryg_tui.core.model.meeting import End, Meeting, last_number
from tryg_tui.store.toml.decode import decode_table, fields_of
from tryg_tui.store.toml.encode import END, encode_end, encode_head, encode_member, tidied
from tryg_tui.store.toml.parse import parse

LISTS = ("items", "attendance", "answers", "entries")
"""The lists of a meeting, in the order of the file."""

_BEFORE = tuple(name for name in Meeting.__struct_fields__ if name not in (*LISTS, "last", "extra"))
"""The fields of a meeting that stand before them."""


_COUNTS = b"[end]\nlast = %d\nitems = %d\nentries = %d\n"
"""The end of a meeting's file, where nobody has added to it."""


class Written(NamedTuple):
    """A meeting as it is to stand in its file."""

    data: bytes
    meeting: Meeting
    """What the file says: the meeting with its texts as a file keeps them."""
    sound: bool
    """Whether that was found by reading it."""


class _Piece(NamedTuple):
    """A part of the file."""

    made_of: tuple[Any, ...]
    """What it was made of, held so that nothing else is ever taken for it."""
    kept: Any
    """What it says."""
    text: bytes
    sound: bool
    """Whether it was read back and says that."""


_known: dict[int, _Piece] = {}
"""The pieces of the meeting written last, by the identity of what they were made of."""

_HEAD = 0
"""The key of the head among them, which is the identity of nothing."""


def written(meeting: Meeting) -> Written:
    """The file of a meeting, just as `encode` makes it, and whether it says what it should."""
    global _known
    known = _known
    head = _head(meeting, known.get(_HEAD))
    # What extra keys hold could be changed by somebody, so such parts are made every time.
    now = {} if meeting.extra else {_HEAD: head}
    lists: dict[str, list[_Piece]] = {name: [] for name in LISTS}
    for name in LISTS:
        for record in getattr(meeting, name):
            piece = known.get(id(record)) or _member(name, record)
            lists[name].append(piece)
            if not record.extra:
                now[id(record)] = now[id(piece.kept)] = piece
    _known = now
    kept = replace(
        head.kept,
        **{name: tuple(piece.kept for piece in lists[name]) for name in LISTS},
        last=last_number(meeting),
        extra=tidied(meeting.extra),
    )
    pieces = [head, *(piece for name in LISTS for piece in lists[name]), _end(kept)]
    data = b"\n".join(piece.text for piece in pieces)
    return Written(data, kept, all(piece.sound for piece in pieces))


def _head(meeting: Meeting, known: _Piece | None) -> _Piece:
    """What stands before the lists; the known one when no field before them is another."""
    fields = tuple(getattr(meeting, name) for name in _BEFORE)
    if known and not meeting.extra:
        unchanged = zip(fields, known.made_of, strict=True)
        if all(one is other for one, other in unchanged):
            return known
    extra = {key: value for key, value in meeting.extra.items() if key != END}
    empty: dict[str, Any] = dict.fromkeys(LISTS, ())
    kept = tidied(replace(meeting, **empty, last=0, extra=extra))
    text = encode_head(kept)
    problems = Problems("")
    table = parse(text, problems)
    sound = table is not None and decode_table(table, Meeting, "", problems) == kept
    return _Piece(fields, kept, text, sound)


def _member(name: str, record: Record) -> _Piece:
    """A record of a list."""
    tidy = tidied(record)
    kept = record if tidy == record else tidy
    text = encode_member(name, kept)
    problems = Problems("")
    table = parse(text, problems)
    sound = (
        table is not None
        and table.keys() == {name}
        and fields_of(Meeting)[name].decode(table[name], name, problems) == (kept,)
    )
    return _Piece((record, kept), kept, text, sound)


def _end(kept: Meeting) -> _Piece:
    """What stands after the lists."""
    counts = (kept.last, len(kept.items), len(kept.entries))
    extra = kept.extra.get(END, {})
    if not extra:
        # Three numbers can be read back in no other way.
        return _Piece((), counts, _COUNTS % counts, sound=True)
    text = encode_end(kept)
    problems = Problems("")
    table = parse(text, problems)
    end = End(last=counts[0], items=counts[1], entries=counts[2], extra=extra)
    sound = table is not None and decode_table(table[END], End, END, problems) == end
    return _Piece((), counts, text, sound)
