"""The user's settings: a broken file is neither used nor written over."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder import settings as module
from tryg_tui.store.folder.settings import Settings, load_settings, save_settings, settings_path


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "settings.toml"
    monkeypatch.setattr(module, "settings_path", lambda: path)
    return path


def test_the_file_is_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path().name == "settings.toml"
    assert settings_path().parent.name == "tryg-tui"


def test_without_a_file_the_usual_settings_hold(path: Path) -> None:
    assert load_settings() == (Settings(), ())


def test_settings_are_read_as_they_were_saved(path: Path) -> None:
    for theme in ("tryg-light", "tryg-dark"):
        chosen = Settings(folder="/srv/tryg å", language="da", theme=theme)
        save_settings(chosen)
        assert load_settings() == (chosen, ())


def test_unknown_settings_survive_a_save(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'theme = "a"\ncolour = "b"\n')
    settings, problems = load_settings()
    assert [each.code for each in problems] == ["unknown-key"]
    save_settings(replace(settings, theme="c"))
    assert path.read_bytes() == b'schema = 1\ntheme = "c"\ncolour = "b"\n'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"theme = ", "not-toml"),
        (b"theme = 1\n", "wrong-type"),
        (b"\xff\xfet\0", "utf-16"),
    ],
)
def test_a_broken_file_is_told_and_left_alone(path: Path, data: bytes, code: str) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    settings, problems = load_settings()
    assert settings == Settings()
    assert [each.code for each in problems] == [code]
    with pytest.raises(NotSaved) as caught:
        save_settings(Settings(theme="b"))
    assert caught.value.reason == "unreadable"
    assert path.read_bytes() == data


def test_a_file_of_a_newer_version_is_used_but_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'schema = 2\ntheme = "a"\n')
    settings, problems = load_settings()
    assert settings.theme == "a"
    assert [each.code for each in problems] == ["newer-schema"]
    with pytest.raises(NotSaved):
        save_settings(Settings())


def test_a_file_that_cannot_be_opened_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    settings, problems = load_settings()
    assert settings == Settings()
    assert [each.code for each in problems] == ["unreadable"]
