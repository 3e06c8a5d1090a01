"""What does not belong in minutes is asked about, and what is pasted can do no harm."""

from pathlib import Path

from textual.events import Paste
from textual.widgets import Input, TextArea

from tests.ui.driving import opened

CPR = "Borgeren 010203-1234 er kontaktet"


async def test_a_number_of_a_person_is_asked_about_once(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("record_note")
        await tryg.fill(CPR)
        await tryg.record()
        assert tryg.editor.is_open
        assert not tryg.entries
        assert "010203-1234" in tryg.part("#editor-hint")
        await tryg.press("space", "backspace")
        assert "010203-1234" not in tryg.part("#editor-hint")
        await tryg.record()
        assert not tryg.entries, "who writes on has not answered"
        assert "010203-1234" in tryg.part("#editor-hint")
        await tryg.record()
        assert [entry.text for entry in tryg.entries] == [CPR]


async def test_a_number_taken_out_again_is_not_asked_about(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("record_action")
        await tryg.fill(CPR)
        await tryg.record()
        await tryg.fill("Borgeren er kontaktet")
        assert "010203" not in tryg.part("#editor-hint")
        await tryg.record()
        assert [entry.text for entry in tryg.entries] == ["Borgeren er kontaktet"]


async def test_somebody_who_has_left_is_asked_about_before_getting_anything_to_do(
    folder: Path,
) -> None:
    path = folder / "strategy.toml"
    text, person = path.read_text(encoding="utf-8"), 'id = "natteliv-politi"'
    text = text.replace(person, f"{person}\nuntil = 2018-03-01", 1)
    person = 'id = "tryg-kommune"'
    path.write_text(text.replace(person, f"{person}\nfrom = 2018-05-01", 1), encoding="utf-8")
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(9)
        await tryg.do("record_action")
        await tryg.fill("Vagtplan", owners="natteliv-politi")
        await tryg.record()
        assert "has left. Choose somebody else" in tryg.part("#editor-hint")
        assert not tryg.entries
        await tryg.fill(owners="tryg-kommune")
        await tryg.record()
        assert "does not take part yet. Choose somebody else" in tryg.part("#editor-hint")
        assert not tryg.entries
        await tryg.fill(owners="Pressen")
        await tryg.record()
        assert [entry.text for entry in tryg.entries] == ["Vagtplan"], "there is nothing to ask"
        await tryg.do("record_action")
        await tryg.fill("Vagtplan igen", owners="natteliv-politi")
        await tryg.record()
        await tryg.record()
        assert [entry.text for entry in tryg.entries] == ["Vagtplan", "Vagtplan igen"]


PASTED = {
    "Før\r\nefter": "Før\nefter",
    "\x1b]52;c;aGVq\x07ro\u202eet": "]52;c;aGVqroet",
    "a\tb\u200bc": "a bc",
}
"""What is pasted, and what of it is taken."""


async def test_what_is_pasted_is_cleaned(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("record_action")
        text, owners = tryg.editor.query_one("#editor-text", TextArea), tryg.field("owners")
        assert isinstance(owners, Input)
        for pasted, taken in PASTED.items():
            text.focus()
            await tryg.fill("", owners="")
            tryg.app.post_message(Paste(pasted))
            await tryg.until(lambda taken=taken: text.text == taken)  # type: ignore[misc]
            owners.focus()
            await tryg.settle()
            tryg.app.post_message(Paste(pasted))
            line = taken.replace("\n", " ")
            await tryg.until(lambda line=line: owners.value == line)  # type: ignore[misc]
