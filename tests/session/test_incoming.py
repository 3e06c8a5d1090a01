"""Files that are brought in where a screen is open: taken as a whole, and taken back."""

import datetime as dt
import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.factories import workbook
from tests.session.room import Room
from tryg_tui.core.measures.survey import measure_of
from tryg_tui.core.model.entries import FollowUp
from tryg_tui.session.incoming import files
from tryg_tui.session.incoming.figures import Unnamed
from tryg_tui.session.incoming.files import (
    Unreadable,
    is_table,
    minutes_layout,
    offered,
    sheet,
    typed_path,
)
from tryg_tui.session.incoming.incoming import (
    Incoming,
    Sort,
    Undated,
    Wanted,
    read_in,
    save,
    take,
    take_back,
)
from tryg_tui.store.folder.load import read_folder

MINUTES = "Punkt;Beslutning;Frist;Ansvar\n1. Lys;Ring til vejvæsenet;næste møde;JP\n"
FIGURES = "omraade;type;aar;andel_trygge_pct\n"
DAY, ID = dt.date(2009, 3, 23), "2009-03-23"


def brought(room: Room, path: Path, sort: Sort, text: str, **said: object) -> Incoming:
    """What a file would bring in."""
    path.write_text(text, encoding="utf-8")
    wanted = Wanted(sort=sort, file=path, **said)  # type: ignore[arg-type]
    return read_in(room.root, room.workspace.folder, room.workspace.today, wanted)


def taken(room: Room, path: Path) -> None:
    """Minutes that were taken in, and are on disk."""
    assert take(room.disk, brought(room, path, "minutes", MINUTES, day=DAY)) == ()
    room.save()
    assert room.workspace.holds(ID)
    assert read_folder(room.root).folder.meeting(ID) is not None


def test_minutes_that_were_read_in_are_taken_away_again(room: Room, tmp_path: Path) -> None:
    taken(room, tmp_path / "m.csv")
    meeting, free = take_back(room.workspace, room.disk)
    assert (meeting.id, free) == (ID, True)
    assert not room.workspace.holds(ID)
    assert room.disk.read_in == []
    room.save()
    assert read_folder(room.root).folder.meeting(ID) is None
    # And may come in once more.
    taken(room, tmp_path / "m.csv")


def test_minutes_that_somebody_has_changed_since_stay(room: Room, tmp_path: Path) -> None:
    taken(room, tmp_path / "m.csv")
    room.disk.save(replace(room.workspace.meeting(ID), place="Rådhuset"))
    assert take_back(room.workspace, room.disk)[1] is False
    room.save()
    assert read_folder(room.root).folder.meeting(ID) is not None


def test_minutes_that_others_go_on_from_stay(room: Room, tmp_path: Path) -> None:
    taken(room, tmp_path / "m.csv")
    now = dt.datetime(2018, 4, 10, 9, tzinfo=dt.UTC)
    told = FollowUp(n=99, item="actions", at=now, of=f"{ID}#1", state="done")
    later = room.workspace.meeting("2018-04-10")
    room.disk.save(replace(later, entries=(*later.entries, told)))
    assert take_back(room.workspace, room.disk)[1] is False
    assert room.workspace.holds(ID)


def test_minutes_that_are_gone_are_not_taken_back(room: Room, tmp_path: Path) -> None:
    taken(room, tmp_path / "m.csv")
    room.workspace.drop_file(f"minutes/{ID}.toml")
    assert take_back(room.workspace, room.disk)[1] is False


def test_participants_come_in_as_one_change(room: Room, tmp_path: Path) -> None:
    before = room.workspace.folder.partnership.people
    table = "navn;rolle;part\nAnna Holm;Formand;Aalborg Kommune\nBo Lind;Vagt;Nordjyllands Politi\n"
    found = brought(room, tmp_path / "p.csv", "people", table)
    assert take(room.disk, found) == ()
    assert len(room.workspace.folder.partnership.people) == len(before) + 2
    change = room.disk.registers.undo()
    assert change is not None
    assert (change.act, change.of.name) == ("read-in", "people")
    assert room.workspace.folder.partnership.people == before
    again = brought(room, tmp_path / "p.csv", "people", "navn\n" + before[0].title + "\n")
    assert again.files == ()


def test_initiatives_and_figures_come_in_as_files_that_undo_takes_away(
    room: Room, tmp_path: Path
) -> None:
    found = brought(room, tmp_path / "i.csv", "initiatives", "titel\nCykler i byen\n")
    take(room.disk, found)
    room.save()
    assert room.workspace.folder.initiative("cykler-i-byen") is not None
    found = brought(room, tmp_path / "t.csv", "index", f"{FIGURES}Aalborg;by;2009;86\n")
    take(room.disk, found)
    room.save()
    measure = measure_of(room.workspace.folder, "andel-trygge")
    assert measure is not None
    assert any(one.year == 2009 for one in measure.readings)
    for _ in range(2):
        assert room.disk.registers.undo() is not None
    room.save()
    there = read_folder(room.root).folder
    assert there.initiative("cykler-i-byen") is None
    assert not list((room.root / "safety-index").glob("andel-trygge-import*"))


def test_what_would_be_wrong_is_not_taken_in(room: Room, tmp_path: Path) -> None:
    found = brought(room, tmp_path / "i.csv", "initiatives", "titel\nCykler i byen\n")
    (file,) = found.files
    wrong = replace(found, files=(replace(file, value=replace(file.value, body="ingen")),))
    assert [one.code for one in take(room.disk, wrong)] == ["unknown-body"]
    assert room.workspace.folder.initiative("cykler-i-byen") is None


@pytest.mark.parametrize(
    "typed",
    [
        "Mit referat.csv",
        '"{path}"',
        "'{path}'",
        "& '{path}'",
        "file://{quoted}",
        "{escaped}",
        " {path} ",
    ],
)
def test_a_path_is_understood_as_terminals_put_it(tmp_path: Path, typed: str) -> None:
    file = tmp_path / "Mit referat.csv"
    file.write_text("")
    ways = {
        "path": file,
        "quoted": str(file).replace(" ", "%20"),
        "escaped": str(file).replace(" ", "\\ "),
    }
    assert typed_path(typed.format(**ways), tmp_path) == file


def test_files_are_offered_newest_first_and_folders_after_them(tmp_path: Path) -> None:
    for at, name in enumerate(["gammel.csv", "ny.CSV", "andet.pdf", ".skjult.csv", "~$ny.csv"]):
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (at, at))
    (tmp_path / "mappe").mkdir()
    assert [one.name for one in offered(tmp_path, (".csv",))] == ["ny.CSV", "gammel.csv", "mappe"]
    assert offered(tmp_path / "væk", (".csv",)) == ()


def test_a_table_is_known_by_its_name_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "tal.CSV").write_text("a;b\n", encoding="utf-8")
    assert is_table(str(tmp_path / "tal.CSV"))
    assert not is_table(str(tmp_path / "andre.csv"))
    assert not is_table(str(tmp_path / "referat.docx"))


def test_data_for_programs_cannot_be_read_in(room: Room, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"tal\.JSON: JSON cannot be read in.*\.csv, \.xlsx"):
        brought(room, tmp_path / "tal.JSON", "index", "{}", measure="andel")


@pytest.mark.parametrize("name", ["referat.docx", "tal.xlsx"])
def test_what_reads_a_file_may_not_be_installed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("docx", "openpyxl"):
        monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(Unreadable, match="openpyxl"):
        (sheet if name.endswith("xlsx") else minutes_layout)(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("m.md", "Dato: 23. marts 2009\n\n## 1. Lys\n\nSes på 1. maj 2009.\n\n## 2. Veje\n", DAY),
        ("m.md", "Den 23. marts 2009 og 1. maj 2009\n\n## 1. Lys\n\n## 2. Veje\n", None),
    ],
)
def test_minutes_say_which_day_they_are_of(
    tmp_path: Path, name: str, text: str, day: dt.date | None
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert minutes_layout(tmp_path / name).day == day


def test_minutes_tell_their_day_title_and_place_themselves(room: Room, tmp_path: Path) -> None:
    head = "# Referat af møde i Rådet\n\nDato: 23. marts 2009 kl. 9\nSted: Salen\n\n"
    text = f"{head}## 1. Lys\n\n## 2. Veje\n"
    (made,) = brought(room, tmp_path / "m.md", "minutes", text).files
    there = made.value
    assert (there.id, there.title, there.place, there.start) == (
        ID,
        "Møde i Rådet",
        "Salen",
        dt.time(9),
    )
    with pytest.raises(Undated, match="Write the day"):
        brought(room, tmp_path / "m.csv", "minutes", MINUTES)


def test_minutes_are_of_the_group_they_name_and_a_draft_where_they_say_so(
    room: Room, tmp_path: Path
) -> None:
    items = "\n\nDato: 10.4.2018\n\n## 1. Lys\n\n## 2. Veje\n"
    named = brought(room, tmp_path / "a.md", "minutes", f"# Møde i Styregruppen – udkast{items}")
    (made,) = named.files
    assert (made.value.id, made.value.body, made.value.state) == (
        "2018-04-10-2",
        "styregruppen",
        "draft",
    )
    assert "A meeting of Styregruppen." in named.told
    assert "They say that they are not approved, and are read in as a draft." in named.told
    text = f"# Møde{items}"
    (made,) = brought(room, tmp_path / "b.md", "minutes", text, body="styregruppen").files
    assert (made.value.body, made.value.state) == ("styregruppen", "final")
    with pytest.raises(Unreadable, match="There is a meeting"):
        brought(room, tmp_path / "c.md", "minutes", text)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((), "Write what the new measure is called."),
        (("a", "b"), "Write which measure the figures are of: a, b."),
    ],
)
def test_figures_of_no_known_measure_ask_which(known: tuple[str, ...], said: str) -> None:
    assert Unnamed(known).sentence == said


def test_figures_that_were_put_right_go_into_the_file_they_are_in(
    room: Room, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    new = brought(room, path, "index", f"{FIGURES}Aalborg;by;2009;86\n")
    take(room.disk, new)
    room.save()
    right = f"{FIGURES}Aalborg;by;2009;85\n"
    other = brought(room, path, "index", right)
    assert (other.files, other.kept) == ((), True)
    (file,) = brought(room, path, "index", right, revised=True).files
    assert file.path == new.files[0].path
    assert [(one.year, one.value) for one in file.value.readings] == [(2009, 85)]
    (told,) = file.value.revisions
    assert (told.year, told.old, told.on) == (2009, 86, room.workspace.today)
    (file,) = brought(room, path, "index", right, revised=True, day=DAY).files
    assert [one.on for one in file.value.revisions] == [DAY]


@pytest.mark.parametrize(
    ("text", "said", "made"),
    [
        ("omraade;type;aar;utrygge_pct\nAalborg;by;2017;9\n", "", ("utrygge", "Utrygge", "pct.")),
        ("omraade;type;aar;tal\nBy;by;2017;3\n", "Indbrud", ("indbrud", "Indbrud", "")),
        ("omraade;type;aar;tal\nBy;by;2017;3\n", "", None),
    ],
)
def test_figures_begin_a_measure_that_has_a_name(
    room: Room, tmp_path: Path, text: str, said: str, made: tuple[str, ...] | None
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text.replace("tal", "vaerdi"), encoding="utf-8")
    bare = replace(room.workspace.folder, measures=())
    wanted = Wanted(sort="index", file=path, title=said)
    if made is None:
        with pytest.raises(Unnamed, match=r"^$"):
            read_in(room.root, bare, DAY, wanted)
        return
    (file,) = read_in(room.root, bare, DAY, wanted).files
    assert file.path == f"safety-index/{made[0]}.toml"
    assert (file.value.measure, file.value.title, file.value.unit) == made
    assert [one.year for one in file.value.readings] == [2017]


def test_figures_that_name_no_measure_are_of_the_one_that_is_said(
    room: Room, tmp_path: Path
) -> None:
    path, text = tmp_path / "t.csv", "omraade;type;aar;vaerdi\nAalborg;by;2009;86\n"
    with pytest.raises(Unnamed) as asked:
        brought(room, path, "index", text)
    assert asked.value.known == ("andel-trygge", "tillid-til-politiet")
    for said in ("tillid-til-politiet", "Tillid til politiet", "tillid", "POLITI"):
        (file,) = brought(room, path, "index", text, measure=said).files
        assert file.value.measure == "tillid-til-politiet"
    for said in ("t", "ro", "Andel trygg e", "tillid til politit"):
        with pytest.raises(Unnamed):
            brought(room, path, "index", text, measure=said)


def test_figures_begin_a_measure_beside_others_where_its_name_is_like_none(
    room: Room, tmp_path: Path
) -> None:
    path, text = tmp_path / "t.csv", "omraade;type;aar;vaerdi\nAalborg;by;2009;86\n"
    found = brought(room, path, "index", text, measure="Utryg i midtbyen")
    (file,) = found.files
    assert (file.path, file.value.title) == (
        "safety-index/utryg-i-midtbyen.toml",
        "Utryg i midtbyen",
    )
    assert found.told[0] == "new measure Utryg i midtbyen"
    (file,) = brought(room, path, "index", text, title="Naboskab").files
    assert (file.value.measure, file.value.title) == ("naboskab", "Naboskab")


def test_what_comes_in_is_written_where_no_screen_is_open(room: Room, tmp_path: Path) -> None:
    minutes = brought(room, tmp_path / "m.csv", "minutes", MINUTES, day=DAY)
    assert list(save(room.root, minutes)) == [f"minutes/{ID}.toml"]
    people = brought(room, tmp_path / "p.csv", "people", "navn\nAnna Holm\n")
    assert list(save(room.root, people)) == ["strategy.toml"]
    there = read_folder(room.root).folder
    assert there.meeting(ID) is not None
    assert "Anna Holm" in [one.title for one in there.partnership.people]


def test_nothing_is_read_in_over_a_meeting_that_is_there(room: Room, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is a meeting “2018-04-10” already"):
        brought(room, tmp_path / "m.csv", "minutes", MINUTES, day=dt.date(2018, 4, 10))


def test_participants_need_a_strategy_to_be_put_into(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("navn\nBo\n", encoding="utf-8")
    without = replace(room.workspace.folder, strategy=None)
    with pytest.raises(Unreadable, match=r"no strategy\.toml"):
        read_in(room.root, without, DAY, Wanted(sort="people", file=path))


HEAD = "columns missing: Decision; its first row says: Punkt | Farve"


@pytest.mark.parametrize(
    ("sort", "name", "data", "said"),
    [
        ("minutes", "m.pdf", b"", "m.pdf is none of the files that can be read in: .md, .html"),
        ("minutes", "m.docx", b"PK", "m.docx is empty, or no Word file."),
        ("minutes", "m.html", b"<p>Ord", "m.html has neither a table nor headings of items"),
        ("minutes", "m.csv", b"Punkt;Farve\n", f"m.csv, table 1: {HEAD}."),
        ("minutes", "m.md", b"|Punkt|Farve|\n|-|-|\n", f"m.md, table 1: {HEAD}."),
        ("people", "p.xlsx", b"PK", "p.xlsx is empty, or no Excel file."),
        ("people", "p.csv", b"part;by\n", "p.csv: columns missing: Title; columns not known: by."),
        ("index", "t.csv", b"", "t.csv is empty."),
        ("index", "t.csv", b'a;b\n"x', "t.csv is no table that can be understood ("),
        ("index", "t.csv", b"omraade;andel_trygge_pct\n", "missing: Year; columns not known: none"),
    ],
)
def test_what_cannot_be_read_in_says_why(
    room: Room, tmp_path: Path, sort: Sort, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    wanted = Wanted(sort=sort, file=tmp_path / name, day=DAY)
    with pytest.raises(Unreadable) as told:
        read_in(room.root, room.workspace.folder, DAY, wanted)
    assert said in told.value.sentence
    assert not told.value.access


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.csv", "There is no file "),
        ("folder.csv", "folder.csv is too large, or no file."),
        ("large.csv", "large.csv is too large, or no file."),
    ],
)
def test_a_file_that_cannot_be_got_at_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setattr(files, "LIMIT", 9)
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "large.csv").write_bytes(b"a;b\n1;2\n3;4\n")
    with pytest.raises(Unreadable) as told:
        sheet(tmp_path / name)
    assert said in told.value.sentence
    assert told.value.access


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "xlsx"])
def test_a_table_is_read_in_the_letters_it_is_written_in(tmp_path: Path, letters: str) -> None:
    path = tmp_path / ("t.xlsx" if letters == "xlsx" else "t.csv")
    rows = (("Område", "År"), ("Løvvangen", "2015"))
    text = "\r\n".join(map(";".join, rows))
    path.write_bytes(workbook(*rows) if letters == "xlsx" else text.encode(letters))
    table = sheet(path)
    assert (table.head.cells, *(row.cells for row in table.rows)) == rows


def test_minutes_of_a_word_file_are_read_by_its_table() -> None:
    cases = Path(__file__).parents[1] / "core" / "imports" / "cases"
    assert "decision" in minutes_layout(cases / "w1-plain.docx").columns
