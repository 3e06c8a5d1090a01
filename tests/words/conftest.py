"""Words are tested in English, the language their words are written in."""

from collections.abc import Iterator

import pytest

from tryg_tui import locale


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English during a test, and afterwards again what was spoken before."""
    before = locale.language()
    locale.set_language("en")
    yield
    locale.set_language(before)
