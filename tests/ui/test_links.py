"""Links on the screen: typed in the editor and the plan, shown, and opened only when asked for."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.ui.driving import NEXT, opened
from tryg_tui.core.model.link import Link
from tryg_tui.ui.dialogs import links
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.record_fields import RowList
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.navigation import MinutesOf
from tryg_tui.ui.screens.minutes import MinutesScreen


async def test_links_are_typed_shown_and_opened_when_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []

    def opened_outside(_root: Path, link: Link) -> str:
        found.append(link.address)
        return "opened"

    monkeypatch.setattr(links, "open_link", opened_outside)
    (folder / "files").mkdir()
    (folder / "files" / "kort.pdf").write_bytes(b"x")
    async with opened(folder) as tryg:
        await tryg.press("A")
        plan = await tryg.show(RecordScreen)
        items = plan.query_one(RowList)
        items.focus()
        items.highlighted = 8
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is not plan)
        tryg.screen.query_one("#field-links", TextArea).text = "Kort over byen"
        await tryg.press("ctrl+s")
        assert "has no address" in tryg.words
        tryg.screen.query_one("#field-links", TextArea).text = "Kort files/kort.pdf"
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is plan)
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert tryg.meeting.items[8].links == (Link(title="Kort", address="files/kort.pdf"),)
        await tryg.start()
        await tryg.press("L")
        assert "There are no links here." in tryg.words
        await tryg.go(9)
        assert "↗ Kort" in tryg.text
        await tryg.press("n")
        await tryg.fill("Se oplægget.", links="Oplæg: https://a.dk/[/x]; intet")
        await tryg.press("ctrl+s")
        assert "“intet” has no address" in tryg.words
        await tryg.fill(links="Oplæg: https://a.dk/[/x]")
        await tryg.record()
        assert "↗ Oplæg" in tryg.text
        assert "is not in the folder" not in tryg.text
        assert found == []
        await tryg.press("L")
        await tryg.show(ChooseScreen)
        assert "https://a.dk/[/x]" in tryg.text
        await tryg.press("escape", "L")
        await tryg.show(ChooseScreen)
        assert found == []
        await tryg.press("enter")
        await tryg.press("L", "down", "enter")
        assert found == ["https://a.dk/[/x]", "files/kort.pdf"]
        await tryg.saved()
        tryg.host.visit(MinutesOf(NEXT, line=tryg.meeting.last))
        await tryg.show(MinutesScreen)
        assert "Links: Oplæg (https://a.dk/[/x])" in tryg.text
        await tryg.press("L", "enter")
        assert found[-1] == "https://a.dk/[/x]"


async def test_a_paper_that_is_not_there_is_told_of_where_it_is_entered_and_shown(
    folder: Path,
) -> None:
    async with opened(folder) as tryg, opened(folder, start="screen") as shared:
        await tryg.press("A")
        plan = await tryg.show(RecordScreen)
        items = plan.query_one(RowList)
        items.focus()
        items.highlighted = 8
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is not plan)
        tryg.screen.query_one("#field-links", TextArea).text = "Kort files/kort.pdf"
        await tryg.press("ctrl+s")
        assert "files/kort.pdf is not in the folder." in tryg.part("#record-hint")
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is plan)
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        await tryg.start()
        await tryg.go(9)
        assert "! files/kort.pdf is not in the folder." in tryg.part("#headline")
        await tryg.press("n")
        await tryg.fill("Se [/] oplægget.", links="Oplæg: files/oplæg[/].pdf; files/kort.pdf")
        await tryg.record()
        missing = (
            "! files/oplæg[/].pdf is not in the folder. ! files/kort.pdf is not in the folder."
        )
        assert missing in " ".join(tryg.part("#minutes").split())
        said = [one.message for one in tryg.app._notifications]
        assert any(missing == one for one in said), "it is said as well"
        await tryg.press("L")
        await tryg.show(ChooseScreen)
        for address in ("oplæg[/]", "kort"):
            assert f"files/{address}.pdf is not in the folder." in tryg.words
        await tryg.press("escape")
        await tryg.saved()
        await shared.until(lambda: "oplægget" in shared.words)
        assert "is not in the folder" not in shared.words
        (folder / "files").mkdir()
        (folder / "files" / "kort.pdf").write_bytes(b"x")
        await tryg.go(8)
        await tryg.go(9)
        assert "kort.pdf is not" not in tryg.part("#headline") + tryg.part("#minutes")
        assert "oplæg[/].pdf is not" in tryg.part("#minutes")
