"""Everything that is wrong in a file is told at once, each with its place."""

from typing import Any

import pytest

from tryg_tui.core.model.base import Document, Problem, Problems, is_id
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.store.toml.codec import decode, read_to_show
from tryg_tui.store.toml.parse import parse

HEAD = 'id = "2018-04-10"\ntitle = "Møde"\ndate = 2018-04-10\n'
END = "\n[end]\nitems = 0\nentries = 0\n"
ENTRY = '\n[[entries]]\nn = 1\nitem = "a"\nat = 2018-04-10T10:00:00+02:00\nkind = "{kind}"\n'
END_1 = "\n[end]\nitems = 0\nentries = 1\n"


def read(text: str, kind: type[Document] = Meeting) -> tuple[Document | None, list[Problem]]:
    problems = Problems("file.toml")
    table = parse(text.encode(), problems)
    assert table is not None
    return decode(table, kind, problems), problems.found


def entry(kind: str, rest: str) -> str:
    return HEAD + ENTRY.format(kind=kind) + rest + END_1


FAULTS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "a key is missing": (
        'id = "a"\ntitel = "A"\ndate = 2018-04-10\n' + END,
        "title",
        "missing-key",
        {"name": "title", "nearest": "titel"},
    ),
    "a text is a number": (
        HEAD + "place = 7\n" + END,
        "place",
        "wrong-type",
        {"expected": "text", "found": "whole-number", "value": "7"},
    ),
    "a date is a text": (
        'id = "a"\ntitle = "A"\ndate = "2018-04-10"\n' + END,
        "date",
        "wrong-type",
        {"expected": "date", "found": "text", "value": "2018-04-10"},
    ),
    "a date is a moment": (
        'id = "a"\ntitle = "A"\ndate = 2018-04-10T09:00:00Z\n' + END,
        "date",
        "wrong-type",
        {"expected": "date", "found": "moment", "value": "2018-04-10 09:00:00+00:00"},
    ),
    "a time is a date": (
        HEAD + "start = 2018-04-10\n" + END,
        "start",
        "wrong-type",
        {"expected": "time", "found": "date", "value": "2018-04-10"},
    ),
    "yes or no is a number": (
        HEAD + "example = 1\n" + END,
        "example",
        "wrong-type",
        {"expected": "yes-no", "found": "whole-number", "value": "1"},
    ),
    "a whole number is yes or no": (
        "schema = true\n" + HEAD + END,
        "schema",
        "wrong-type",
        {"expected": "whole-number", "found": "yes-no", "value": "true"},
    ),
    "a list is a text": (
        entry("action", 'owners = "politi"'),
        "entries[1].owners",
        "wrong-type",
        {"expected": "list", "found": "text", "value": "politi"},
    ),
    "a member of a list is a number": (
        entry("action", 'owners = ["politi", 2]'),
        "entries[1].owners[2]",
        "wrong-type",
        {"expected": "text", "found": "whole-number", "value": "2"},
    ),
    "an entry is a number": (
        HEAD + "entries = [1]\n" + END_1,
        "entries[1]",
        "wrong-type",
        {"expected": "table", "found": "whole-number", "value": "1"},
    ),
    "a moment has no offset": (
        HEAD + "opened = 2018-04-10T09:00:00\n" + END,
        "opened",
        "no-offset",
        {"value": "2018-04-10 09:00:00"},
    ),
    "a moment is a date": (
        HEAD + "opened = 2018-04-10\n" + END,
        "opened",
        "wrong-type",
        {"expected": "moment", "found": "date", "value": "2018-04-10"},
    ),
    "a figure is infinite": (
        entry("reading", 'indicator = "i"\nvalue = inf'),
        "entries[1].value",
        "wrong-type",
        {"expected": "number", "found": "number", "value": "inf"},
    ),
    "a figure is undefined": (
        entry("reading", 'indicator = "i"\nvalue = nan'),
        "entries[1].value",
        "wrong-type",
        {"expected": "number", "found": "number", "value": "nan"},
    ),
    "a figure is yes or no": (
        entry("reading", 'indicator = "i"\nvalue = true'),
        "entries[1].value",
        "wrong-type",
        {"expected": "number", "found": "yes-no", "value": "true"},
    ),
    "a word is not one of the possible": (
        HEAD + 'state = "plannet"\n' + END,
        "state",
        "not-one-of",
        {
            "value": "plannet",
            "allowed": ["planned", "open", "draft", "final", "cancelled"],
            "nearest": "planned",
        },
    ),
    "a kind is unknown": (
        entry("descision", ""),
        "entries[1].kind",
        "unknown-kind",
        {"value": "descision", "nearest": "decision"},
    ),
    "an id has a slash": (
        'id = "../a"\ntitle = "A"\ndate = 2018-04-10\n' + END,
        "id",
        "bad-id",
        {"value": "../a"},
    ),
    "the end is missing": (HEAD, "end", "end-missing", {}),
    "the end is a time": (
        HEAD + "end = 11:30:00\n",
        "end",
        "wrong-type",
        {"expected": "table", "found": "time", "value": "11:30:00"},
    ),
    "the end counts other entries": (
        HEAD + "\n[end]\nitems = 0\nentries = 2\n",
        "end.entries",
        "end-counts",
        {"key": "entries", "said": 2, "found": 0},
    ),
    "the end counts other items": (
        HEAD + "\n[end]\nitems = 1\nentries = 0\n",
        "end.items",
        "end-counts",
        {"key": "items", "said": 1, "found": 0},
    ),
    "the last number is too low": (
        HEAD
        + ENTRY.format(kind="note").replace("n = 1", "n = 12")
        + "\n[end]\nitems = 0\nentries = 1\nlast = 1\n",
        "end.last",
        "last-too-low",
        {"last": 1, "highest": 12},
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_its_place_and_makes_the_file_unusable(name: str) -> None:
    text, key, code, args = FAULTS[name]
    value, found = read(text)
    errors = [(each.key, each.code, each.args) for each in found if each.severity == "error"]
    assert errors == [(key, code, args)]
    assert value is None


def test_all_faults_are_told_at_once() -> None:
    text = 'title = 1\ndate = 2018-04-10\nstart = "9"\n' + ENTRY.format(kind="x") + END_1
    value, found = read(text)
    assert value is None
    assert {(each.key, each.code) for each in found} == {
        ("id", "missing-key"),
        ("title", "wrong-type"),
        ("start", "wrong-type"),
        ("entries[1].kind", "unknown-kind"),
    }


def test_an_unknown_key_is_a_warning_that_names_the_likely_one() -> None:
    value, found = read(HEAD + 'secretery = "a"\nweather = "b"\nx_tool = "c"\n' + END)
    assert [(each.key, each.severity, each.args) for each in found] == [
        ("secretery", "warning", {"name": "secretery", "nearest": "secretary"}),
        ("weather", "warning", {"name": "weather", "nearest": ""}),
    ]
    assert value is not None
    assert value.extra == {"secretery": "a", "weather": "b", "x_tool": "c"}


def test_the_highest_number_counts_where_the_end_does_not_tell_the_last() -> None:
    value, found = read(HEAD + ENTRY.format(kind="note") + END_1)
    assert found == []
    assert isinstance(value, Meeting)
    assert value.last == 1


def test_the_key_last_belongs_to_the_end_alone() -> None:
    value, found = read(HEAD + "last = 9\n" + END)
    assert [(each.key, each.code) for each in found] == [("last", "unknown-key")]
    assert isinstance(value, Meeting)
    assert value.last == 0


def test_a_newer_format_is_read_with_a_warning() -> None:
    value, found = read("schema = 2\n" + HEAD + END)
    assert isinstance(value, Meeting)
    assert [(each.code, each.severity, each.args) for each in found] == [
        ("newer-schema", "warning", {"found": 2, "known": 1})
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('measure = "Andel"', Measure),
        ('id = "a"\ntitle = "A"\n[[platforms]]\nid = "a/b"\ntitle = "P"', Initiative),
    ],
)
def test_every_name_a_record_gives_itself_is_checked(text: str, kind: type[Document]) -> None:
    _, found = read(text, kind)
    assert [each.code for each in found] == ["bad-id"]


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_a_device_is_told_as_that(name: str) -> None:
    _, found = read(f'measure = "{name}"', Measure)
    assert [(each.code, each.args["value"]) for each in found] == [("device-id", name)]


@pytest.mark.parametrize("good", ["a", "7", "a-b", "2018-04-10", "console", "a" * 64])
def test_names_made_of_letters_digits_and_hyphens_are_ids(good: str) -> None:
    assert is_id(good)


@pytest.mark.parametrize(
    "bad",
    [
        *("", "-a", "a-", "A", "å", "a_b", "a.b", "a b", "a\n", "..", "../a", "a/b", "a\\b", "a\0"),
        *("con", "nul", "aux", "prn", "com1", "lpt9", "a" * 65, "a:b", "٣", "~a", "$(a)"),
    ],
)
def test_nothing_that_means_something_to_a_file_system_is_an_id(bad: str) -> None:
    assert not is_id(bad)


def test_a_huge_value_is_shown_short() -> None:
    _, found = read(f"place = 1{'0' * 4000}\nchair = [{'1,' * 99}]\n" + HEAD + END)
    assert all(len(each.args["value"]) <= 60 for each in found)
    _, found = read(HEAD + f'state = "{"x" * 4000}"\n' + END)
    assert len(found[0].args["value"]) == 60


STEPS = 'id = "a"\ntitle = "A"\n[[steps]]\nid = "x"\ntext = "Godt"\n'


def shown(text: str, kind: type[Document] = Initiative) -> tuple[Document | None, list[Problem]]:
    """A file as it is shown, and what is wrong with it."""
    problems = Problems("file.toml")
    return read_to_show(text.encode(), kind, problems), problems.found


@pytest.mark.parametrize(
    ("row", "key", "code"),
    [
        ("[[steps]]\nid = 1\ntext = ''", "steps[2].id", "wrong-type"),
        ("[[lifecycle]]\nchange = 'parted'", "lifecycle[1].change", "not-one-of"),
        (
            "[[readings]]\nindicator = 'a'\nvalue = 1\ndate = 0017-01-01",
            "readings[1].date",
            "out-of-range",
        ),
        ("[[readings]]\nindicator = 'a'\nvalue = 1e300", "readings[1].value", "out-of-range"),
        ("[[indicators]]\nid = 'a'\ntitle = 'A'", "indicators[1].unit", "missing-key"),
    ],
)
def test_a_slip_costs_its_row_and_not_its_file(row: str, key: str, code: str) -> None:
    value, found = shown(f"{STEPS}{row}\n")
    assert isinstance(value, Initiative)
    assert [step.id for step in value.steps] == ["x"]
    assert (value.lifecycle, value.readings, value.indicators) == ((), (), ())
    assert [(one.key, one.code) for one in found] == [(key, code), ("", "rows-left-out")]
    assert found[-1].args == {"count": 1}


def test_two_slips_in_a_row_cost_one_row() -> None:
    _value, found = shown(f"{STEPS}[[steps]]\nid = 1\ntext = 2\n[[steps]]\nid = 3\n")
    assert found[-1].args == {"count": 2}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STEPS.replace('"A"', "1"), Initiative),
        (HEAD + "[[items]]\nid = 1\n" + END.replace("items = 0", "items = 1"), Meeting),
        ("id = ", Initiative),
    ],
)
def test_a_slip_in_no_row_or_in_minutes_costs_the_file(text: str, kind: type[Document]) -> None:
    value, found = shown(text, kind)
    assert value is None
    assert "rows-left-out" not in [one.code for one in found]


@pytest.mark.parametrize(
    ("key", "value", "low", "high"),
    [
        ("prioritised", "20177", 1900, 2199),
        ("prioritised", "1899", 1900, 2199),
        ("lines", "[1, 0]", 1, 10**6),
        ("schema", "-10000000000", -(10**9), 10**9),
    ],
)
def test_a_number_has_its_range(key: str, value: str, low: int, high: int) -> None:
    _value, (problem,) = read(f'id = "a"\ntitle = "A"\n{key} = {value}\n', Initiative)
    assert problem.code == "out-of-range"
    assert (problem.args["low"], problem.args["high"]) == (low, high)
