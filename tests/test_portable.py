"""The folder for Windows holds all the program needs, says so in Danish, and runs where it lies."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.scripts import loaded

ROOT = Path(__file__).parent.parent
REAL = "TRYG_TUI_PYTHON_EMBED"
"""The environment variable that names a Windows embeddable package, to be run under wine."""

pytest.importorskip("hatchling", reason="builds our own wheel; part of the extra “test”")
pytest.importorskip("pip", reason="its launcher becomes the command on Windows")

NEEDED = {
    "textual": ["rich", 'colorama ; sys_platform == "win32"', 'uvloop ; sys_platform != "win32"'],
    "rich": [],
    "colorama": [],
    **dict.fromkeys(("tomli", "tomli-w", "tomlkit", "msgspec", "filelock"), ()),
    **dict.fromkeys(("platformdirs", "click"), ()),
}
"""What our wheel asks for, and what that asks for in turn, made up."""

VERSIONS = {"textual": "8.9", "rich": "15.1", "tomli": "2.9", "tomli-w": "1.9", "click": "8.9"}
VERSIONS |= {"tomlkit": "0.19", "msgspec": "0.29", "filelock": "4.0", "platformdirs": "4.9"}


portable = loaded("portable")


def made_up(folder: Path, name: str, tag: str = "py3-none-any", version: str = "") -> None:
    """A wheel with one module and one command."""
    file, number = name.replace("-", "_"), version or VERSIONS.get(name, "1.0")
    info = f"{file}-{number}.dist-info"
    told = "".join(f"Requires-Dist: {one}\n" for one in NEEDED[name])
    with zipfile.ZipFile(folder / f"{file}-{number}-{tag}.whl", "w") as held:
        held.writestr(f"{file}/__init__.py", f"tag = {tag!r}\n")
        held.writestr(f"{file}-{number}.data/scripts/{file}", "#!python\n")
        held.writestr(f"{file}-{number}.data/purelib/{file}_more.py", "")
        held.writestr(f"{info}/METADATA", f"Name: {name}\nVersion: {number}\n{told}\n")


def embeddable(path: Path) -> Path:
    """A zip with what Python's own holds, as far as names go."""
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("python.exe", b"MZ")
        held.writestr("python312.zip", b"PK")
        held.writestr("python312._pth", "python312.zip\n.\n\n# import site\n")
    return path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place as a Danish user may have one, with what the folder is made of."""
    place = tmp_path_factory.mktemp("bærbar") / "Møder på Ærø"
    (place / "hjul").mkdir(parents=True)
    for name in NEEDED:
        made_up(place / "hjul", name)
    made_up(place / "hjul", "msgspec", "cp312-cp312-win_amd64", "0.29.1")
    made_up(place / "hjul", "msgspec", "cp312-cp312-manylinux_2_17_x86_64", "0.29.2")
    portable.own_wheel(place / "hjul")
    return place


@pytest.fixture(scope="module")
def folder(place: Path) -> Path:
    """The folder, made without a network."""
    zip = embeddable(place / "python.zip")
    without, portable.shutil.which = portable.shutil.which, lambda _name: None
    try:
        assert portable.main([str(zip), str(place / "hjul"), "--out", str(place / "ud")]) == 0
    finally:
        portable.shutil.which = without
    [folder] = [one for one in (place / "ud").iterdir() if one.is_dir()]
    return folder


def test_python_finds_its_own_modules_and_the_packages_and_nothing_else(folder: Path) -> None:
    assert re.fullmatch(r"tryg-tui-[\d.]+-windows", folder.name)
    told = (folder / "python" / "python312._pth").read_bytes()
    assert told == b"python312.zip\r\n.\r\nLib\\site-packages\r\n"
    assert (folder / "python" / "python.exe").is_file()


def test_nothing_of_the_program_is_missing(folder: Path) -> None:
    site = folder / "python" / "Lib" / "site-packages"
    ours = {
        path.relative_to(ROOT / "tryg_tui")
        for path in (ROOT / "tryg_tui").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    there = {path.relative_to(site / "tryg_tui") for path in (site / "tryg_tui").rglob("*")}
    assert ours <= there
    kinds = {path.suffix for path in ours}
    assert {".py", ".mo", ".tcss"} <= kinds
    shown = list((ROOT / "meetings").rglob("*.toml"))
    assert len(shown) > 20
    for path in shown:
        copy = site / "tryg_tui" / "meetings" / path.relative_to(ROOT / "meetings")
        assert copy.read_bytes() == path.read_bytes()
    assert {"rich", "textual", "colorama"} <= {path.name for path in site.iterdir()}


def test_of_each_package_the_newest_wheel_that_windows_takes_is_there(folder: Path) -> None:
    site = folder / "python" / "Lib" / "site-packages"
    assert "win_amd64" in (site / "msgspec" / "__init__.py").read_text("utf-8")
    # What a wheel keeps apart lies among the packages, but no commands of other systems.
    assert (site / "click_more.py").is_file()
    assert not list(site.rglob("*.data"))
    assert not list(site.rglob("scripts"))


def test_the_command_starts_the_python_beside_it(folder: Path) -> None:
    data = (folder / "tryg-tui.exe").read_bytes()
    started = portable.launcher()
    assert started.startswith(b"MZ")
    assert data.startswith(started + b'#!"<launcher_dir>\\python\\python.exe"\n')
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        said = held.read("__main__.py").decode()
    compile(said, "__main__.py", "exec")
    assert "tryg_tui.__main__" in said


def test_what_is_clicked_reads_danish_and_has_the_ends_of_lines_of_windows(folder: Path) -> None:
    data = (folder / "Start tryg-tui.cmd").read_bytes()
    lines = data.decode("utf-8").split("\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
    assert "".join(lines[:2]).isascii()
    assert '"%~dp0tryg-tui.exe" %*' in lines
    # Each way is quoted: it may have blanks in it.
    assert all(f'"{way}' in line for line in lines for way in re.findall(r"%~dp0|%U\w+%", line))
    note = (folder / "LÆSMIG.txt").read_bytes()
    assert note.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in note.replace(b"\r\n", b"")
    assert "@" not in note.decode("utf-8-sig")
    assert 8 <= len(note.splitlines()) <= 11


def test_the_guide_lies_beside_it_with_its_pictures(folder: Path) -> None:
    page = (folder / "Vejledning.html").read_text("utf-8")
    shown = re.findall(r'(?:src|href)="(pictures/[^"]+)"', page)
    assert len(shown) > 5
    assert all((folder / name).is_file() for name in shown)
    assert "<table>" in page


def test_the_zip_can_be_unpacked_anywhere_and_is_always_the_same(
    folder: Path, tmp_path: Path
) -> None:
    packed = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(packed) as held:
        infos = held.infolist()
        names = [info.filename for info in infos]
        held.extractall(tmp_path / "æ ø å")
    assert len(names) == len(set(map(str.lower, names))), "Windows does not tell case apart"
    assert f"{folder.name}/LÆSMIG.txt" in names
    assert all(info.flag_bits & 0x800 for info in infos if not info.filename.isascii())
    assert all(not re.search(r'[\\:*?"<>|]|^/|\.\./|[ .](/|$)', name) for name in names)
    assert max(map(len, names)) < 160, "Windows takes 260 signs, with all that comes before"
    assert [path.name for path in (tmp_path / "æ ø å").iterdir()] == [folder.name]
    before = packed.read_bytes()
    os.utime(folder / "LÆSMIG.txt", (1, 1))
    assert portable.zipped(folder).read_bytes() == before


def test_no_file_names_the_machine_it_was_made_on(folder: Path) -> None:
    ways = [os.fsencode(one) for one in (ROOT, folder.parent, Path.home() / "x", sys.prefix)]
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(way in data for way in ways), path


def test_the_installer_asks_for_no_rights_and_leaves_what_users_wrote(folder: Path) -> None:
    text = folder.with_name(f"{folder.name}.nsi").read_text("utf-8-sig")
    assert "RequestExecutionLevel user" in text
    assert "HKLM" not in text
    assert not re.search(r"@\w+@", text)
    _, _, away = text.partition("Section Uninstall")
    gone = re.findall(r'(?:RMDir|Delete)(?: /r)? "([^"]+)"', away)
    assert "$INSTDIR\\tryg-tui.exe" in gone
    assert re.findall(r'RMDir /r "([^"]+)"', away) == ["$INSTDIR\\python", "$INSTDIR\\pictures"]
    held = {one.name for one in folder.iterdir()}
    assert {one.rpartition("\\")[2] for one in gone} >= held


@pytest.mark.skipif(not shutil.which("makensis"), reason="makensis is not installed")
def test_the_installer_can_be_made(folder: Path, place: Path) -> None:
    small = place / "lille" / folder.name
    (small / "python").mkdir(parents=True)
    (small / "tryg-tui.exe").write_bytes(b"MZ")
    made = portable.installer(small, "1.0")
    assert made.read_bytes()[:2] == b"MZ"


def test_a_wheel_that_is_missing_is_named(
    place: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = place / "få"
    shutil.copytree(place / "hjul", few)
    next(few.glob("colorama-*")).unlink()
    assert portable.main([str(place / "python.zip"), str(few), "--out", str(place / "x")]) == 1
    assert "No wheel in" in capsys.readouterr().err


def test_what_is_no_python_to_be_embedded_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as held:
        held.writestr("python.exe", b"")
    assert portable.main([str(tmp_path / "other.zip")]) == 1
    assert "no Windows embeddable package" in capsys.readouterr().err


@pytest.mark.large
@pytest.mark.skipif(not os.environ.get(REAL), reason=f"{REAL} names no Python for Windows")
@pytest.mark.skipif(not shutil.which("wine"), reason="wine is not installed")
def test_it_runs_where_it_lies(tmp_path: Path) -> None:
    place = tmp_path / "Søren Ærø"
    assert portable.main([os.environ[REAL], "--out", str(place)]) == 0
    [folder] = [one for one in place.glob("tryg-tui-*") if one.is_dir()]
    shutil.copytree(ROOT / "meetings", place / "meetings")

    def said(*words: str) -> str:
        told = subprocess.run(
            ["wine", *words], input=b"\n", capture_output=True, cwd=folder, check=False
        )
        return told.stdout.decode("utf-8", "replace") + told.stderr.decode("utf-8", "replace")

    assert said("tryg-tui.exe", "--version").startswith("tryg-tui ")
    assert "Byrådet" in said("tryg-tui.exe", "--folder", "..\\meetings", "check")
    assert "10. april 2018" in said("cmd", "/c", "Start tryg-tui.cmd", "show", "next")
