"""A change of a document as a change of its file, in which only what it is about becomes another.

Only the lines of the keys that changed change; comments, the order, quoting, line breaks and keys
that nobody here knows stay. A new table gets the blank line that the file has between its tables;
where one goes, the comments that stood with it stay.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from tryg_tui.core.model.base import Document, Problems, Record
from tryg_tui.core.registers.fields import naming
from tryg_tui.core.registers.merge import named_alike, paired
from tryg_tui.store.toml.chunks import Chunk, Group, Path, chunks_of, comments_of, keys_of
from tryg_tui.store.toml.codec import decode
from tryg_tui.store.toml.encode import dumped, guarded, table_of, tidied
from tryg_tui.store.toml.parse import BOM, parse

WIDTH = 96
"""Characters of a text on a line, where it goes over several."""

_WORD = re.compile(r"[^ ]*(?: (?=[^ \t])| +|\Z)")
"""A word with the blank after it, behind which a line may end; more blanks stay together."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class CannotEdit(Exception):
    """The file is written in a way in which the change cannot be made without losing words."""


def edited(data: bytes, before: Document, after: Document) -> bytes:
    """The bytes of a file that say what another version of its document does.

    `before` is what they say now. Raises CannotEdit.
    """
    mark = BOM if data.startswith(BOM) else b""
    after = tidied(after)
    file = _File(data.removeprefix(mark).decode())
    file.change(Group(file.chunks), (), before, after)
    made = mark + "".join(chunk.text for chunk in file.chunks).encode()
    problems = Problems("")
    table = parse(made, problems)
    if table is None or decode(table, type(after), problems) != after:
        raise CannotEdit
    return made


class _File:
    """A file in its chunks, while it is changed."""

    def __init__(self, text: str) -> None:
        """Take a file apart."""
        self.end = "\r\n" if "\r\n" in text else "\n"
        self.chunks = chunks_of(text)
        gaps = Counter(one.tail for one in self.chunks[:-1] if not one.tail.strip())
        self.gap = gaps.most_common(1)[0][0] if gaps else self.end
        """What stands between two tables."""

    def change(self, group: Group, path: Path, old: Record, new: Record) -> None:
        """Change a record where two versions of it differ."""
        was, now = table_of(old), table_of(new)
        own = last = group.chunks[0]
        for info in msgspec.structs.fields(type(new)):
            key = info.encode_name
            rows = group.rows((*path, key))
            last = rows[-1].chunks[-1] if rows else last
            if was.get(key) == now.get(key):
                continue
            if rows or (_is_tables(was.get(key) or now.get(key)) and key not in keys_of(own)):
                lists = getattr(old, info.name), getattr(new, info.name)
                last = self._change_rows(rows, (*path, key), *lists, last)
                if group.chunks is not self.chunks:
                    group.chunks.append(last)
            else:
                self._put(own, key, now.get(key))

    def _put(self, chunk: Chunk, key: str, value: Any) -> None:
        """Put a value into a table, or take the key out where there is none any more."""
        import tomlkit  # Only who changes a register waits for it.

        self._finish(chunk)
        if key not in keys_of(chunk):
            chunk.body += f"{key} = {self._written(value)}{self.end}"
            return
        held: Any = tomlkit.parse(chunk.body)
        before: str = held.item(key).as_string()
        # A comment in a list, or behind what goes, is somebody's word as well.
        left = comments_of(before, self.end)
        if value is not None:
            held[key] = tomlkit.value(self._written(value, before))
        else:
            left += comments_of(held.item(key).trivia.comment, self.end)
            held.remove(key)
        body: str = tomlkit.dumps(held)
        chunk.body = body + left

    def _written(self, value: Any, before: str = "") -> str:
        """A value as it stands in the file; a text goes on as it was quoted before."""
        if not isinstance(value, str):
            text = _inline(value) if _is_tables(value) else _plain(value)
        elif "\n" in value or len(value) > WIDTH or before.startswith('"""'):
            text = _over_lines(value)
        elif re.match("'(?!'')", before) and value.isprintable() and "'" not in value:
            text = f"'{value}'"
        else:
            text = _plain(value)
        return guarded(text).replace("\n", self.end)

    def _change_rows(
        self, rows: list[Group], path: Path, old: Sequence[Any], new: Sequence[Any], after: Chunk
    ) -> Chunk:
        """Change a list: what is gone, the order, the records that stay, what is new.

        Where none stays, the first comes after a chunk. Returns the last chunk.
        """
        if len(rows) != len(old):
            raise CannotEdit
        places = _paired(old, new)
        kept = [place for place in places if place is not None]
        after = self._above(rows[0].chunks[0]) if rows else after
        for gone in set(range(len(old))) - set(kept):
            self._remove(rows[gone])
        self._reorder([rows[place] for place in kept])
        if kept:
            after = self._above(rows[kept[0]].chunks[0])
        for place, record in zip(places, new, strict=True):
            if place is None:
                after = self._insert(after, self._made(path, record))
            else:
                self.change(rows[place], path, old[place], record)
                after = rows[place].chunks[-1]
        return after

    def _above(self, chunk: Chunk) -> Chunk:
        """The chunk before another one."""
        return self.chunks[self._index(chunk) - 1]

    def _index(self, chunk: Chunk) -> int:
        """Where a chunk is; two that say the same are two."""
        return next(at for at, one in enumerate(self.chunks) if one is chunk)

    def _remove(self, group: Group) -> None:
        """Take a record out; the comments that stood with it stay."""
        for chunk in group.chunks:
            above = self._above(chunk)
            self._finish(above)
            left = chunk.lead + comments_of(chunk.body, self.end)
            if not left and not above.tail.strip():
                above.tail = chunk.tail
            else:
                above.tail = above.tail.rstrip("\r\n") + self.end * bool(above.tail.strip())
                above.tail += (self.gap if left else "") + left + chunk.tail
            del self.chunks[self._index(chunk)]

    def _reorder(self, groups: list[Group]) -> None:
        """Bring records into an order; what stands between two tables stays where it is."""
        ordered = [chunk for group in groups for chunk in group.chunks]
        places = sorted(map(self._index, ordered))
        if places == list(map(self._index, ordered)):
            return
        tails = [self.chunks[place].tail for place in places]
        for place, chunk, tail in zip(places, ordered, tails, strict=True):
            self._finish(chunk)
            self.chunks[place] = chunk
            chunk.tail = tail

    def _made(self, path: Path, record: Record) -> list[Chunk]:
        """The chunks of a new record."""
        own = Chunk(path=path, head=f"[[{'.'.join(path)}]]{self.end}")
        chunks = [own]
        for key, value in table_of(record).items():
            if not _is_tables(value):
                self._put(own, key, value)
                continue
            for member in getattr(record, key):
                chunks[-1].tail = self.gap
                chunks += self._made((*path, key), member)
        return chunks

    def _insert(self, after: Chunk, chunks: list[Chunk]) -> Chunk:
        """Put a new record after a chunk; return its last one."""
        self._finish(after)
        chunks[-1].tail = after.tail
        after.tail = self.gap if after.head or after.body else ""
        place = self._index(after) + 1
        self.chunks[place:place] = chunks
        return chunks[-1]

    def _finish(self, chunk: Chunk) -> None:
        """End the last line of a chunk, as that of a file may be left open."""
        last = chunk.body or chunk.head
        if last and not last.endswith("\n"):
            chunk.body += self.end


def _paired(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new record of a list, which old one it is.

    It is one that says the same, else one with its name; what has no id is what is left.
    """
    kind: type[Record] = type([*old, *new][0])
    by = naming(kind)
    ways = [named_alike(by), *([] if by == "id" else [lambda _one, _two: True])]
    return paired(old, new, *ways)


def _is_tables(value: Any) -> bool:
    """Whether a value is a list of tables."""
    return isinstance(value, list) and any(isinstance(member, dict) for member in value)


def _inline(value: Any) -> str:
    """A list of tables on the lines of its key, a table on each."""
    tables = (", ".join(f"{key} = {_plain(one)}" for key, one in table.items()) for table in value)
    return "[\n" + "".join(f"  {{ {table} }},\n" for table in tables) + "]"


def _plain(value: Any) -> str:
    """A value as the program writes it in a file of its own."""
    return dumped({"x": value}).removeprefix("x = ").rstrip("\n")


def _over_lines(text: str) -> str:
    """A text over several lines, of which each ends at a blank; a reader sees one paragraph."""
    paragraphs = []
    for paragraph in text.split("\n"):
        lines = [""]
        for word in _WORD.findall(paragraph):
            if len(lines[-1]) + len(word) > WIDTH and re.search("[^ ] \\Z", lines[-1]):
                lines.append("")
            lines[-1] += word
        paragraphs.append("\\\n".join(map(_escaped, lines)))
    whole = "\n".join(paragraphs)
    # A quotation mark at the end would end the text too early.
    return '"""\n' + re.sub(r'"\Z', r"\"", whole) + '"""'


def _escaped(text: str) -> str:
    """A line of a text as it stands between three quotation marks."""
    text = text.replace("\\", "\\\\").replace('"""', '""\\"')
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
