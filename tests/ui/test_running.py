"""A meeting on the screen: it is started, stepped through, and keeps its time."""

from pathlib import Path

from tests.ui.driving import Clock, opened


async def test_a_planned_meeting_is_started_and_saved(folder: Path, clock: Clock) -> None:
    async with opened(folder) as tryg:
        assert tryg.meeting.state == "planned"
        await tryg.start()
        assert tryg.meeting.opened == clock.now
        assert tryg.meeting.current == "agenda"
        await tryg.saved()
        assert tryg.on_disk() == tryg.meeting
        print(tryg.text)
