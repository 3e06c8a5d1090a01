"""A change of a register is a change of its own lines and of nothing else."""

import datetime as dt
import difflib
import random
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.core.registers.samples import TODAY, another, files, places, shipped, without_id
from tests.shipped import FOLDER
from tryg_tui.core.model.base import Document, Problems, Record
from tryg_tui.core.model.initiative import Initiative, Lead
from tryg_tui.core.model.strategy import AgendaTemplateItem, Body, Partner, Person, Strategy
from tryg_tui.core.registers.changes import added, ended, may_end, moved, removed
from tryg_tui.core.registers.fields import fields
from tryg_tui.core.registers.form import filled, opened
from tryg_tui.core.registers.register import Around
from tryg_tui.store.toml.codec import decode
from tryg_tui.store.toml.edits import CannotEdit, edited
from tryg_tui.store.toml.encode import tidied
from tryg_tui.store.toml.parse import BOM, QUOTED, parse

Way = tuple[tuple[str, int], ...]


def read(data: bytes, kind: type[Document]) -> Any:
    """What a file says."""
    problems = Problems("")
    table = parse(data, problems)
    assert table is not None, problems.found
    found = decode(table, kind, problems)
    assert found is not None, problems.found
    return found


def put(holder: Any, way: Way, record: Record) -> Any:
    """What holds a record, with another one in its place."""
    if not way:
        return record
    (name, at), *rest = way
    held = list(getattr(holder, name))
    held[at] = put(held[at], tuple(rest), record)
    return replace(holder, **{name: tuple(held)})


def comments(data: bytes) -> list[str]:
    """The comments of a file."""
    found = QUOTED.finditer(data.decode())
    return sorted(one[0].strip() for one in found if one[0].startswith("#"))


def lines_changed(before: bytes, after: bytes) -> list[tuple[str, list[str], list[str]]]:
    """What became of the lines: the stretches that are not the same."""
    old, new = before.decode().splitlines(True), after.decode().splitlines(True)
    matched = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [
        (sign, old[a:b], new[c:d]) for sign, a, b, c, d in matched.get_opcodes() if sign != "equal"
    ]


def lines_of_keys(lines: list[str], keys: set[str]) -> bool:
    """Whether some lines are those of one of some keys, from its first to its last."""
    text = "".join(lines)
    return not text or any(text.startswith(f"{key} = ") for key in keys)


PATHS = [one.path for one in files()]


@pytest.mark.parametrize("path", PATHS)
def test_changing_a_field_touches_only_its_lines(path: str) -> None:
    change_every_field(path, every_record=False)


@pytest.mark.large
@pytest.mark.parametrize("path", PATHS)
def test_changing_a_field_of_any_record_touches_only_its_lines(path: str) -> None:
    change_every_field(path, every_record=True)


def change_every_field(path: str, *, every_record: bool) -> None:
    """Change every field of every record of a file, or of one record of each kind."""
    file = next(one for one in files() if one.path == path)
    data = (FOLDER / path).read_bytes()
    around = Around(folder=shipped(), document=file.value, today=TODAY)
    told = comments(data)
    known: set[type[Record]] = set()
    for record, way in places(file.value):
        if type(record) in known and not every_record:
            continue
        known.add(type(record))
        form = opened(record, around)
        for field in fields(type(record)):
            text = another(field, record, around)
            if text is None:
                continue
            made = filled(form.with_value(field.name, text), around)
            assert isinstance(made, Record)
            after = put(file.value, way, made)
            new = edited(data, file.value, after)
            assert read(new, type(file.value)) == tidied(after)
            assert comments(new) == told
            infos = {info.name: info for info in msgspec.structs.fields(type(record))}
            keys = {infos[field.name].encode_name}
            keys |= {field.words} - {""}
            changed = lines_changed(data, new)
            assert 1 <= len(changed) <= len(keys) + 1, (field.name, changed)
            touched = "".join("".join(lines) for _sign, _old, lines in changed)
            begun = {line.split(" = ")[0] for line in touched.splitlines() if " = " in line}
            assert begun <= keys, (field.name, changed)


def test_nothing_changes_where_nothing_is_changed() -> None:
    for file in files():
        data = (FOLDER / file.path).read_bytes()
        assert edited(data, file.value, file.value) == data


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_sequence_of_changes_and_their_undoing_leaves_every_comment(end: str) -> None:
    change_at_random(f"kort{end}", 10, end)


@pytest.mark.large
@pytest.mark.parametrize("seed", range(50))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_thousand_sequences_of_changes_leave_every_comment(seed: int, end: str) -> None:
    change_at_random(f"{seed}{end}", 10, end)


def change_at_random(seed: str, number: int, end: str) -> None:
    """Change some files at random, step by step, and take some steps back."""
    chance = random.Random(seed)
    for file in chance.sample(files(), number):
        data = (FOLDER / file.path).read_bytes().replace(b"\n", end.encode())
        value: Any = file.value
        around = Around(folder=shipped(), document=value, today=TODAY)
        told = comments(data)
        undo: list[Any] = []
        for _step in range(6):
            before = value
            if undo and chance.random() < 0.25:
                value = undo.pop()
            else:
                undo.append(value)
                value = changed_somehow(value, chance, around)
            data = edited(data, before, value)
            assert read(data, type(value)) == tidied(value)
            assert comments(data) == told
            assert data.count(b"\n") == data.count(end.encode())


def changed_somehow(value: Any, chance: random.Random, around: Around) -> Any:
    """A document after one change that a form could make."""
    record, way = chance.choice(list(places(value)))
    lists = [field for field in fields(type(record)) if field.input == "rows"]
    held = [(field.name, one) for field in lists for one in getattr(record, field.name)]
    doing = chance.choice(["field", "copy", "move", "remove", "end", "add"])
    if held and doing in ("copy", "move", "remove", "end"):
        name, one = chance.choice(held)
        if doing == "copy":
            return put(value, way, added(record, name, without_id(one), after=one))
        if doing == "move":
            return put(value, way, moved(record, name, one, chance.choice([-2, -1, 1, 2])))
        if doing == "remove":
            return put(value, way, removed(record, name, one))
        if may_end(type(one)):
            return put(value, (*way, (name, getattr(record, name).index(one))), ended(one, TODAY))
    if isinstance(value, Strategy) and doing == "add":
        return added(value, "people", Person(id="", title='En "ny"', until=TODAY))
    form = opened(record, around)
    field = chance.choice([one for one in fields(type(record)) if one.input not in ("rows", "id")])
    made = filled(form.with_value(field.name, another(field, record, around) or ""), around)
    return put(value, way, made) if isinstance(made, Record) else value


TWO = """\
# Øverst

title = 'Tryg'  # kort
notes_of_mine = 1

# Om politiet
[[partners]]
id = "politi"   # kendt
title = "Politiet"
x_mine = [1,
  2] # egne

# Løs bemærkning

[[partners]]
id = "kommune"
title = "Kommunen"
"""

STRATEGY = read(TWO.encode(), Strategy)
POLITI, KOMMUNE = STRATEGY.partners


def edit(after: Strategy, text: str = TWO, before: Strategy = STRATEGY) -> str:
    """The text after a change."""
    return edited(text.encode(), before, after).decode()


def test_quoting_and_the_comment_of_a_line_stay() -> None:
    assert edit(replace(STRATEGY, title="Trygt")) == TWO.replace("'Tryg'", "'Trygt'")
    assert 'title = "Bo\'s"  # kort\n' in edit(replace(STRATEGY, title="Bo's"))


def test_a_new_table_comes_after_the_last_of_its_list() -> None:
    new = added(STRATEGY, "partners", Partner(id="", title="Havnen"))
    table = '\n[[partners]]\nid = "havnen"\ntitle = "Havnen"\n'
    assert edit(new) == TWO + table
    first = replace(STRATEGY, partners=(new.partners[2], POLITI, KOMMUNE))
    assert edit(first) == TWO.replace("\n# Om politiet", f"{table}\n# Om politiet")
    between = replace(STRATEGY, partners=(POLITI, new.partners[2], KOMMUNE))
    assert edit(between) == TWO.replace("egne\n", f"egne\n{table}")


def test_others_may_take_the_place_of_all_there_are() -> None:
    new = (Partner(id="havnen", title="Havnen"), Partner(id="banen", title="Banen"))
    made = edit(replace(STRATEGY, partners=new))
    assert read(made.encode(), Strategy).partners == new
    assert comments(made.encode()) == comments(TWO.encode())


def test_the_comments_of_what_goes_stay() -> None:
    gone = edit(removed(STRATEGY, "partners", POLITI))
    assert gone == TWO[: TWO.index("# Om")] + (
        "# Om politiet\n# kendt\n# egne\n\n# Løs bemærkning\n\n" + TWO[TWO.rindex("[[") :]
    )
    last = edit(removed(STRATEGY, "partners", KOMMUNE))
    assert last == TWO[: TWO.rindex("\n[[")]


def test_tables_change_places_with_the_comments_above_them() -> None:
    turned = edit(replace(STRATEGY, partners=(KOMMUNE, POLITI)))
    first, second = turned.index("# Om politiet\n[[partners]]"), turned.index('"kommune"')
    assert second < first
    assert comments(turned.encode()) == comments(TWO.encode())


def test_a_file_without_a_last_line_end_and_one_with_a_mark_are_written_on() -> None:
    new = added(STRATEGY, "partners", Partner(id="", title="Havnen"))
    assert edit(new, TWO.rstrip("\n")) == edit(new)
    marked = edited(BOM + TWO.encode(), STRATEGY, new)
    assert marked == BOM + edit(new).encode()


def test_a_body_has_an_agenda_of_its_own_below_it() -> None:
    text = 'title = "T"\n\n[[bodies]]\nid = "a"\ntitle = "A"\n\n[[bodies]]\nid = "b"\ntitle = "B"\n'
    before = read(text.encode(), Strategy)
    item = AgendaTemplateItem(id="x", title="X", kind="decision", view="other")
    other = AgendaTemplateItem(id="y", title="Y", kind="decision", view="other")
    one = replace(before.bodies[0], agenda=(item,))
    after = replace(before, bodies=(one, before.bodies[1]))
    made = edit(after, text, before)
    rows = '\n[[bodies.agenda]]\nid = "x"\ntitle = "X"\nkind = "decision"\nview = "other"\n'
    assert made == text.replace('title = "A"\n', f'title = "A"\n{rows}')
    more = added(after, "bodies", Body(id="c", title="C", agenda=(item, other)), after=one)
    twice = edit(more, made, after)
    assert read(twice.encode(), Strategy) == more
    assert twice.count("[[bodies.agenda]]") == 3
    back = replace(before, bodies=(before.bodies[1], *more.bodies[:2]))
    assert read(edit(back, twice, more).encode(), Strategy) == back


def test_lists_that_stand_on_the_lines_of_their_key_stay_there() -> None:
    text = 'id = "x"\ntitle = "X"\nleads = [ { title = "A" } ] # her\n'
    before = read(text.encode(), Initiative)
    two = replace(before, leads=(*before.leads, Lead(title="B\nC", until=dt.date(2018, 4, 10))))
    made = edited(text.encode(), before, two).decode()
    assert made.startswith('id = "x"\ntitle = "X"\nleads = [\n  { title = "A" },\n')
    assert made.endswith("] # her\n")
    none = edited(made.encode(), two, replace(before, leads=())).decode()
    assert none == 'id = "x"\ntitle = "X"\n# her\n'


def test_comments_among_the_members_of_a_list_stay() -> None:
    text = 'id = "x"\ntitle = "X"\nlines = [\n  1, # en\n  2,\n]\ngoal = "G"\n'
    before = read(text.encode(), Initiative)
    made = edited(text.encode(), before, replace(before, lines=(3,))).decode()
    assert made == 'id = "x"\ntitle = "X"\nlines = [\n    3,\n]\ngoal = "G"\n# en\n'


@pytest.mark.parametrize(
    "words",
    [
        "En lang tekst " * 30,
        'To\n\nafsnit \\ med """"fire"""" og  flere   blanke',
        'slutter med "',
        "<<<<<<< ikke git\n" + "a" * 300 + " b" * 200,
        "\ttabulator og \x07 klokke\n   indrykket",
        " " * 200 + "x",
        "trailing   \nblanks   ",
        "\nbegynder med en tom",
    ],
)
def test_any_text_is_read_back_as_it_was_written(words: str) -> None:
    for end in ("\n", "\r\n"):
        text = TWO.replace("\n", end)
        made = edit(replace(STRATEGY, short=words), text)
        assert read(made.encode(), Strategy).short == words
        assert made.count("\n") == made.count(end)
        assert max(map(len, made.splitlines())) < 120 or "a" * 300 in words or " " * 200 in words


def test_what_is_written_otherwise_than_tables_are_is_left_alone() -> None:
    text = 'title = "T"\npartners.x = 1\n'
    with pytest.raises(CannotEdit):
        edited(text.encode(), STRATEGY, replace(STRATEGY, partners=()))
    with pytest.raises(CannotEdit):
        edit(replace(STRATEGY, extra={"notes_of_mine": 2}))
