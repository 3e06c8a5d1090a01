"""Our own minutes come back from each paper as what the paper shows of them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.documents.samples import ITEMS, entry, folder, meeting
from tests.shipped import FOLDER
from tryg_tui import locale
from tryg_tui.core.imports.headings import text_layout
from tryg_tui.core.imports.minutes import MinutesImport, read_minutes
from tryg_tui.core.imports.texts import html_blocks, markdown_blocks
from tryg_tui.core.imports.word import docx_blocks
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Approval,
    Decision,
    Note,
    Outreach,
    Status,
    Topic,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.export import meeting_paper
from tryg_tui.documents.papers.minutes import Form
from tryg_tui.documents.render.docx import docx
from tryg_tui.documents.render.html import html
from tryg_tui.documents.render.markdown import markdown
from tryg_tui.store.folder.load import read_folder
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import owners_words

TODAY = dt.date(2018, 4, 12)

PAPERS = {
    "md": lambda paper: markdown_blocks(markdown(paper).decode()),
    "html": lambda paper: html_blocks(html(paper).decode()),
    "docx": lambda paper: docx_blocks(docx(paper)),
}
"""How each paper is written and read."""


@pytest.fixture(params=["en", "da"], autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    """In both languages."""
    before = locale.language()
    locale.set_language(request.param)
    yield
    locale.set_language(before)


FORMS: tuple[Form, ...] = ("minutes", "log")


def back(
    within: Folder, own: Meeting, to: str, form: Form, reader: Folder | None = None
) -> MinutesImport:
    """What a paper of a meeting comes to when it is read in again."""
    there = within.meeting(own.id)
    assert there is not None
    layout = text_layout(PAPERS[to](meeting_paper(within, there, today=TODAY, form=form)))
    assert layout is not None
    reader = reader or within
    return read_minutes(
        layout,
        reader.strategy.value if reader.strategy else None,
        id=own.id,
        date=own.date,
        title="",
        source="x",
        initiatives={one.value.title: one.value.id for one in reader.initiatives},
    )


def shown(within: Folder, one: AnyEntry) -> tuple[object, ...]:
    """What every paper shows of an entry."""
    told: tuple[object, ...] = ()
    if isinstance(one, Action):
        told = (owners_words(within, one.owners, one.owner_text), due_words(one.due, one.due_text))
    if isinstance(one, Decision):
        told = (one.outcome,)
    if isinstance(one, Status):
        told = (one.status,)
    return (type(one).__name__, one.initiative, one.text, one.private, *told)


WORDS = st.text("aÆø2:.,;–", max_size=9).map(lambda text: f"A{text}d")
ABOUT = st.sampled_from(["", "natteliv"])
DUES = st.sampled_from([None, dt.date(2018, 6, 1), dt.date(2019, 1, 31)])
OWNERS = st.sampled_from([(), ("betjent",), ("betjent", "leder")])
ENTRY = st.one_of(
    st.builds(entry, st.just(Note), text=WORDS, private=st.booleans()),
    st.builds(entry, st.just(Topic), text=WORDS, private=st.booleans()),
    st.builds(
        entry,
        st.just(Decision),
        text=WORDS,
        initiative=ABOUT,
        private=st.booleans(),
        outcome=st.sampled_from([None, "adopted", "noted", "postponed", "rejected"]),
    ),
    st.builds(
        entry,
        st.just(Action),
        text=WORDS,
        initiative=ABOUT,
        private=st.booleans(),
        owners=OWNERS,
        due=DUES,
    ),
    st.builds(
        entry, st.just(Status), text=WORDS, initiative=st.just("natteliv"), status=st.just("gul")
    ),
)


@given(st.lists(ENTRY, min_size=1, max_size=6), st.sampled_from(list(PAPERS)))
@settings(max_examples=12)
@pytest.mark.parametrize("form", FORMS)
def test_what_a_paper_shows_of_its_entries_comes_back_from_it(
    form: Form, entries: list[AnyEntry], to: str
) -> None:
    numbered = tuple(replace(one, n=n) for n, one in enumerate(entries, 1))
    own = meeting(*numbered)
    within = folder(own)
    found = back(within, own, to, form)
    assert found.faults == ()
    assert sorted(map(repr, (shown(within, one) for one in found.meeting.entries))) == sorted(
        repr(shown(within, one)) for one in numbered
    )
    assert [(one.title, one.kind) for one in found.meeting.items] == [
        (one.title, one.kind) for one in ITEMS
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_comes_back_from_each_paper(form: Form) -> None:
    within = read_folder(FOLDER).folder
    for one in (each.value for each in within.meetings if each.value.entries):
        found = [back(within, one, to, form).meeting.entries for to in PAPERS]
        # A cell of a page breaks its lines as it likes.
        told = [
            [" ".join(repr(shown(within, e)).replace("\\n", " ").split()) for e in of]
            for of in found
        ]
        assert told[0] == told[1] == told[2]
        kinds = Counter(type(e).__name__ for e in found[0])
        assert kinds["Action"] + kinds["Outreach"] == sum(
            isinstance(e, Action | Outreach) for e in one.entries
        )


def test_what_a_log_promised_to_make_known_comes_back_with_its_channel_and_day() -> None:
    own = meeting(
        entry(Outreach, 1, text="Brev", channel="presse", due=dt.date(2018, 6, 1)),
        entry(Outreach, 2, text="Stand", owners=("betjent",), done=dt.date(2018, 5, 2)),
        entry(Approval, 3, of="2017-12-05"),
        entry(Note, 4, text="Væk.", item="gone"),
    )
    first, second, approved, lost = back(folder(own), own, "md", "log").meeting.entries
    assert isinstance(first, Outreach)
    assert isinstance(second, Outreach)
    assert (first.text, first.channel, first.due) == ("Brev", "presse", dt.date(2018, 6, 1))
    assert (second.text, second.owner_text, second.done) == (
        "Stand",
        owners_words(folder(own), ("betjent",), ""),
        dt.date(2018, 5, 2),
    )
    assert isinstance(approved, Decision)
    assert lost.text == "Væk."


def test_what_is_not_known_here_is_kept_in_words() -> None:
    own = meeting(
        entry(Status, 1, initiative="natteliv", status="gul", text="ny"),
        entry(Note, 2, initiative="natteliv", text="Sagt."),
        entry(Decision, 3, text="Ét\nto", dissent="KL var imod", outcome="noted"),
        entry(Decision, 4, text="Mere", private=True),
        entry(Status, 5, initiative="natteliv", status="sort", text="nyt"),
    )
    bare = replace(folder(own), initiatives=())
    for form in FORMS:
        found = back(folder(own), own, "md", form, replace(bare, strategy=None)).meeting.entries
        texts = [one.text for one in found]
        assert {"Et trygt natteliv: risiko: ny", "Et trygt natteliv: Sagt."} <= {*texts}
        assert any("KL var imod" in text for text in texts)
        assert [one.private for one in found if "Mere" in one.text] == [True]
