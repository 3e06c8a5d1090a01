"""Finding a folder, copying the shipped one, beginning a new one."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

import tryg_tui
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.base import slug, slugs
from tryg_tui.core.registers.answers import Counted, Participant, Planned, Surveyed, participant
from tryg_tui.core.registers.beginning import Beginning
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.files.processes import FOR_GIT
from tryg_tui.store.folder import locate
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.locate import (
    RUN_BY_UV,
    find_folder,
    init_folder,
    make_demo,
    shipped_folder,
    started,
)
from tryg_tui.store.folder.settings import Settings


def test_the_option_comes_first_then_the_environment_then_the_place_then_the_settings(
    tmp_path: Path,
) -> None:
    (tmp_path / "meetings").mkdir()
    (tmp_path / "meetings" / "strategy.toml").write_bytes(b"")
    environ = {"TRYG_TUI_FOLDER": "env"}
    settings = Settings(folder="/configured")
    assert find_folder("option", environ, settings, tmp_path) == tmp_path / "option"
    assert find_folder(None, environ, settings, tmp_path) == tmp_path / "env"
    assert find_folder(None, {}, settings, tmp_path) == tmp_path / "meetings"
    (tmp_path / "meetings" / "strategy.toml").unlink()
    assert find_folder(None, {}, settings, tmp_path) == Path("/configured")
    assert find_folder(None, {}, Settings(), tmp_path) is None


def test_a_folder_below_the_home_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert find_folder("~/tryg", {}, Settings(), Path("/")) == tmp_path / "tryg"


@pytest.mark.posix
def test_a_command_is_told_by_the_name_that_starts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "a b" / "tryg-tui"
    script.parent.mkdir()
    script.write_bytes(b"#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setattr("sys.argv", [str(script)])
    monkeypatch.delenv(RUN_BY_UV, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert started("--folder", "x y") == f"'{script}' --folder 'x y'"
    monkeypatch.setenv("PATH", str(script.parent))
    assert started() == "tryg-tui"
    monkeypatch.setenv(RUN_BY_UV, "1")
    assert started() == f"'{script}'"
    monkeypatch.setattr("sys.argv", [str(tmp_path / "__main__.py")])
    assert started("new").endswith(" -m tryg_tui new")


def test_the_shipped_folder_is_the_one_in_the_package_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tryg_tui, "__file__", str(tmp_path / "tryg_tui" / "__init__.py"))
    assert shipped_folder() == tmp_path / "meetings"
    (tmp_path / "tryg_tui" / "meetings").mkdir(parents=True)
    assert shipped_folder() == tmp_path / "tryg_tui" / "meetings"


def test_a_name_and_a_partner_are_a_participant_with_an_id_of_the_name(tmp_path: Path) -> None:
    people = (
        participant("Karen Lund, VP", ["Vestby Politi"], []),
        participant("vestby politi", ["Vestby Politi"], []),
    )
    beginning = Beginning(title="Tryg", partners=("Vestby Politi",), people=people)
    found = [(p.id, p.name, p.title, p.partner) for p in locate.new_strategy(beginning).people]
    assert found == [
        ("karen-lund", "Karen Lund", "Vestby Politi", "vestby-politi"),
        ("vestby-politi-2", "", "vestby politi", "vestby-politi"),
    ]
    init_folder(tmp_path / "made", beginning)
    assert not check_folder(read_folder(tmp_path / "made").folder)


def test_the_demo_is_a_copy_that_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    (shipped / "minutes").mkdir(parents=True)
    (shipped / "minutes" / "a.toml").write_bytes(b"a = 1\n")
    (shipped / "minutes" / ".a.toml.lock").write_bytes(b"")
    (shipped / "minutes" / "a.toml").chmod(0o444)
    (shipped / "minutes").chmod(0o555)
    monkeypatch.setattr(locate, "shipped_folder", lambda: shipped)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    try:
        first, second = make_demo(), make_demo()
    finally:
        (shipped / "minutes").chmod(0o755)
    assert first != second
    assert first.name.startswith("tryg-demo-")
    copied = first / "minutes" / "a.toml"
    assert copied.read_bytes() == b"a = 1\n"
    assert copied.stat().st_mode & 0o200
    assert copied.parent.stat().st_mode & 0o200
    assert [each.name for each in copied.parent.iterdir()] == ["a.toml"]


PARTNERS = ("Ærø Kommune", "Fyns Politi")
PEOPLE = (
    Participant(role="Tovholder", partner="Ærø Kommune"),
    Participant(role="Tovholder", partner="Fyns Politi"),
    Participant(role="Gæst"),
)


def test_a_new_folder_is_whole(tmp_path: Path) -> None:
    root = tmp_path / "new" / "folder"
    init_folder(root, Beginning(title="Tryg Ærø", short="Tryg", partners=PARTNERS, people=PEOPLE))
    found = read_folder(root)
    assert found.problems == ()
    assert found.folder.strategy is not None
    strategy = found.folder.strategy.value
    assert (strategy.title, strategy.short) == ("Tryg Ærø", "Tryg")
    assert [each.id for each in strategy.partners] == ["aeroe-kommune", "fyns-politi"]
    assert [(each.id, each.title, each.partner) for each in strategy.people] == [
        ("tovholder-aeroe-kommune", "Tovholder, Ærø Kommune", "aeroe-kommune"),
        ("tovholder-fyns-politi", "Tovholder, Fyns Politi", "fyns-politi"),
        ("gaest", "Gæst", ""),
    ]
    assert [(each.id, each.minutes) for each in strategy.agenda] == [
        ("agenda", 5),
        ("previous-minutes", 5),
        ("actions", 20),
        ("index", 15),
        ("initiatives", 40),
        ("communication", 20),
        ("measurement", 20),
        ("topics", 15),
        ("other", 5),
        ("next-meeting", 5),
    ]
    assert [(each.id, each.level) for each in strategy.statuses] == [
        ("efter-plan", "good"),
        ("risiko", "risk"),
        ("kritisk", "critical"),
    ]
    assert all(each.definition for each in strategy.statuses)
    assert [(each.id, each.title) for each in strategy.bodies] == [
        ("planlaegningsgruppen", "Planlægningsgruppen")
    ]
    assert (strategy.language, strategy.months_between) == ("da", 6)
    assert strategy.meeting_title == ""
    folders = {each.name for each in root.iterdir() if each.is_dir()}
    assert folders == {"initiatives", "safety-index", "communication", "reports", "minutes"}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_changes_no_line_end_and_takes_no_lock(tmp_path: Path) -> None:
    root, clone = tmp_path / "f", tmp_path / "clone"
    init_folder(root, Beginning(title="Tryg By"))
    (root / "minutes" / ".2018-04-10.toml.lock").touch()
    (root / "minutes" / ".live").mkdir()
    (root / "minutes" / ".live" / "a.json").touch()
    who = ["-c", "user.name=a", "-c", "user.email=a@b.dk", "-c", "core.autocrlf=true"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "a"]):
        subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)
    command = ["git", *who, "clone", "-q", str(root), str(clone)]
    subprocess.run(command, check=True, capture_output=True)
    assert (clone / "strategy.toml").read_bytes() == (root / "strategy.toml").read_bytes()
    hidden = {path.name for path in clone.rglob(".*") if ".git/" not in path.as_posix()}
    assert hidden == {".git", ".gitattributes", ".gitignore"}


def test_everything_in_a_folder_is_in_its_own_language(tmp_path: Path) -> None:
    root = tmp_path / "meath"
    init_folder(
        root,
        Beginning(
            title="Meath JPC",
            language="en",
            months_between=3,
            partners=("County Council", "An Garda Síochána"),
            bodies=("Committee", "Public Order Sub-Committee"),
            people=(
                Participant(role="Chair, County Council", partner="County Council"),
                Participant(role="Sergeant", bodies=("Public Order Sub-Committee",)),
            ),
            initiatives=(
                Planned(
                    title="Safe streets",
                    goal="Fewer thefts",
                    indicator=Counted(title="Thefts", unit="thefts", baseline=20, target=12.5),
                ),
                Planned(title="Safe streets"),
                Planned(title="Parks", indicator=Counted(title="Lamps", unit="lamps", target=4)),
                Planned(
                    title="Homes",
                    indicator=Counted(title="Visits", unit="homes", baseline=0, target=5),
                ),
            ),
            measure="Share who feel safe",
            areas=(
                Surveyed(title="Meath", kind="city", readings=((2025, 72), (2024, 71.5))),
                Surveyed(title="Ireland", kind="country", readings=((2025, 70),)),
            ),
        ),
        dt.date(2026, 3, 2),
    )
    found = read_folder(root)
    assert found.problems == ()
    assert check_folder(found.folder) == ()
    strategy = found.folder.partnership
    assert (strategy.short, strategy.body, strategy.language) == ("Meath JPC", "committee", "en")
    assert (strategy.months_between, strategy.meeting_title) == (3, "{body}, {month} {year}")
    assert [(each.title, each.partner, each.bodies) for each in strategy.people] == [
        ("Chair, County Council", "county-council", ("committee", "public-order-sub-committee")),
        ("Sergeant", "", ("public-order-sub-committee",)),
    ]
    assert [each.id for each in strategy.statuses] == ["on-track", "at-risk", "critical"]
    assert strategy.agenda[0].title == "Approval of the agenda"
    kept = {one.path.removeprefix("initiatives/"): one.value for one in found.folder.initiatives}
    assert list(kept) == ["homes.toml", "parks.toml", "safe-streets-2.toml", "safe-streets.toml"]
    assert all(one.asked for one in kept.values())
    assert kept["safe-streets.toml"].goal == "Fewer thefts"
    assert not kept["safe-streets-2.toml"].indicators
    assert [
        (one.title, one.direction, one.baseline, one.target, str(one.since))
        for initiative in kept.values()
        for one in initiative.indicators
    ] == [
        ("Visits", "higher", 0, 5, "2026-03-02"),
        ("Lamps", "neutral", None, 4, "2026-03-02"),
        ("Thefts", "lower", 20, 12.5, "2026-03-02"),
    ]
    (measure,) = found.folder.measures
    assert (measure.value.measure, measure.value.title) == (
        "share-who-feel-safe",
        "Share who feel safe",
    )
    assert [(one.id, one.home) for one in measure.value.areas] == [
        ("meath", True),
        ("ireland", False),
    ]
    assert [one.year for one in measure.value.surveys] == [2024, 2025]
    assert [(one.area, one.year, one.value) for one in measure.value.readings] == [
        ("meath", 2025, 72),
        ("meath", 2024, 71.5),
        ("ireland", 2025, 70),
    ]
    head = (root / "strategy.toml").read_text("utf-8").partition("\n[[")[0].splitlines()
    assert {'language = "en"', "months_between = 3"} <= set(head)
    written = "".join(path.read_text("utf-8") for path in root.rglob("*.toml"))
    assert not set("æøåÆØÅ") & set(written)


def test_a_folder_with_something_in_it_is_not_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"")
    for root in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(NotSaved) as caught:
            init_folder(root, Beginning(title="T"))
        assert caught.value.reason == "exists"
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_is_begun_in_what_is_shared_by_git_and_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name, text in (("README.md", "Tryg"), ("LICENSE", "MIT"), (".gitignore", "*.bak")):
        (tmp_path / name).write_text(text)
    init_folder(tmp_path, Beginning(title="T"))
    assert (tmp_path / "README.md").read_text() == "Tryg"
    assert (tmp_path / ".gitignore").read_text() == "*.bak\n\n" + FOR_GIT[".gitignore"]
    assert (tmp_path / ".gitattributes").read_text() == FOR_GIT[".gitattributes"]
    assert (tmp_path / "strategy.toml").exists()


@pytest.mark.parametrize(
    "one", [Participant(role="A", partner="B"), Participant(role="A", bodies=("B",))]
)
def test_who_is_of_an_unknown_partner_or_group_is_refused_before_anything_is_made(
    tmp_path: Path, one: Participant
) -> None:
    with pytest.raises(ValueError, match="not one of the partners"):
        init_folder(tmp_path / "a", Beginning(title="T", people=(one,)))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Et trygt natteliv", "et-trygt-natteliv"),
        ("ÆØÅ æøå é", "aeoeaa-aeoeaa-e"),
        ("  By- og Landskabsforvaltningen, Aalborg  ", "by-og-landskabsforvaltningen-aalborg"),
        ("Con", "con-1"),
        ("市", "x"),
        ("a" * 100, "a" * 48),
    ],
)
def test_an_id_is_made_of_a_title(title: str, id: str) -> None:
    assert slug(title) == id


def test_titles_that_look_alike_get_ids_of_their_own() -> None:
    assert slugs(["A", "a", "A!", "B"]) == ["a", "a-2", "a-3", "b"]
