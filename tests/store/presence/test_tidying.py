"""What programs left that are over is cleared away, and nothing of one that runs."""

import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from tryg_tui.store.presence import lease, live
from tryg_tui.store.presence.live import tidy


def test_what_the_dead_left_goes_and_what_the_living_have_stays(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    dead = process.pid
    for folder in ("minutes", "reports/2018"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / f".a.toml.{dead}.0123abcd.tmp").touch()
        (tmp_path / folder / "a.toml").touch()
    (tmp_path / f".strategy.toml.{dead}.0123abcd.tmp").touch()
    held = lease.take(tmp_path, "2018-04-10", lease.myself())
    assert held is not None
    over = lease.take(tmp_path, "2017-12-05", replace(held, pid=dead))
    assert over is not None
    torn = lease.lease_path(tmp_path, "2017-06-13")
    torn.write_bytes(b"{")
    here = live.show_live(tmp_path, "2018-04-10", live.myself("screen"))
    live.show_live(tmp_path, "2018-04-10", replace(here, pid=dead, nonce="dead"))
    tidy(tmp_path)
    assert lease.read_lease(tmp_path, "2018-04-10") == held
    assert live.read_live(tmp_path, "2018-04-10") == (here,)
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert left == sorted(
        [
            *(".2018-04-10.toml.lease", torn.name, f"2018-04-10~{here.nonce}.json"),
            *("a.toml", "a.toml"),
        ]
    )


def test_in_a_folder_that_is_away_there_is_nothing_to_do(tmp_path: Path) -> None:
    tidy(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()
