"""Structs come back from JSON as they were, to the last sign."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.strategies import of_type, structs
from tryg_tui.core.annual.form_draft import DraftParagraph, FormDraft
from tryg_tui.core.input.draft import FIELDS, Draft
from tryg_tui.core.model.annual_report import Paragraph
from tryg_tui.core.model.entries import AnyEntry, Note
from tryg_tui.store.journal.recovery import from_json, to_json

ANY_TEXT = st.text(st.characters(codec=None), max_size=20)
DRAFTS = st.builds(
    Draft,
    kind=st.sampled_from(sorted(FIELDS)),
    item=ANY_TEXT,
    values=st.dictionaries(st.sampled_from(["text", "due", "owners"]), ANY_TEXT),
    meeting=ANY_TEXT,
    of=ANY_TEXT,
    n=st.none() | st.integers(),
    before=st.none() | of_type(AnyEntry, ""),
)
FORMS = st.builds(
    FormDraft,
    initiative=ANY_TEXT,
    year=st.integers(1900, 2200),
    summary=ANY_TEXT,
    paragraphs=st.lists(
        st.builds(
            DraftParagraph,
            heading=ANY_TEXT,
            text=ANY_TEXT,
            kept=st.booleans(),
            base=st.none() | structs(Paragraph),
        ),
        max_size=2,
    ).map(tuple),
)


@given(DRAFTS)
@settings(suppress_health_check=list(HealthCheck))
def test_a_draft_comes_back_as_it_was(draft: Draft) -> None:
    back = from_json(to_json(draft), Draft)
    assert back == draft
    # Which of two moments is meant when clocks are put back, the offset says already.
    assert repr(back) == repr(draft).replace(", fold=1", "")


@given(FORMS)
@settings(suppress_health_check=list(HealthCheck))
def test_a_form_comes_back_as_it_was(form: FormDraft) -> None:
    back = from_json(to_json(form), FormDraft)
    assert back == form
    assert repr(back) == repr(form).replace(", fold=1", "")


SUMMER = dt.timezone(dt.timedelta(hours=2))


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2018, 4, 10, 9, 21, 4, 120, tzinfo=SUMMER),
        dt.datetime(2018, 4, 10, 9),  # noqa: DTZ001  local on purpose
        dt.date(2018, 4, 10),
        dt.time(9, 30),
        {"$date": "not one"},
        {"$$date": {"$x": [{"$time": 1}]}},
        {"$datetime": 1, "b": 2},
        "2018-04-10",
        1.0,
        True,
        [dt.date(2018, 4, 10), [dt.time(1)]],
    ],
)
def test_keys_we_do_not_know_keep_the_types_of_their_values(value: Any) -> None:
    at = dt.datetime(2018, 4, 10, 9, tzinfo=SUMMER)
    entry = Note(n=1, item="a", at=at, extra={"x": value})
    back = from_json(to_json(Draft(kind="note", item="a", before=entry)), Draft)
    assert back.before is not None
    assert repr(back.before.extra["x"]) == repr(value)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"kind":1}', '{"kind":{"$date":"x"}}', "[" * 100_000, '"\\ud800"'],
)
def test_what_is_no_draft_is_an_error_of_one_kind(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever it says
        from_json(text, Draft)
