"""The sentences for files that cannot be read, or only with care, by the codes of the problems; and
for what is found of the machine and the place they are on.
"""

from tryg_tui.locale import N_

UNREAD: dict[str, str] = {
    "empty": N_("The file is empty: take it back from a backup, or delete it."),
    "too-large": N_(
        "The file takes up {size} MB and files above {limit} MB are not read: "
        "move what does not belong in it somewhere else."
    ),
    "bom": N_(
        "The file begins with an invisible mark (BOM): open it in an editor and save it as "
        "“UTF-8” without BOM."
    ),
    "crlf": N_(
        "The lines end in the Windows way (CRLF): open the file in an editor and save it with "
        "the line ending “LF”."
    ),
    "line-ends": N_(
        "In {files} files lines end in the Windows way (CRLF), which changes no approval: put the "
        "line “*.toml text eol=lf” into this file, so that git leaves them, and fetch them anew."
    ),
    "utf-16": N_(
        "The file is saved as UTF-16: open it in an editor and save it with the encoding “UTF-8”."
    ),
    "not-utf-8": N_(
        "The file is not saved as UTF-8: open it in an editor, see that æ, ø and å are right, and "
        "save it with the encoding “UTF-8”."
    ),
    "conflict-markers": N_(
        "Two versions of the file were put together and nobody has chosen between them: open the "
        "file in an editor, keep the right lines and delete the marks <<<<<<<, ======= and >>>>>>>."
    ),
    "duplicate-key": N_(
        "“{key}” stands twice: open the file in an editor and keep only one of them."
    ),
    "too-deep": N_(
        "The file has more brackets or names inside one another than any file of this program: "
        "open it in an editor and take out what does not belong there."
    ),
    "not-toml": N_(
        "The file cannot be understood as TOML: open it in an editor and look for a missing "
        "quotation mark, bracket or equals sign."
    ),
    "unreadable": N_(
        "The file cannot be read ({reason}): see that it is there and that you may open it."
    ),
    "outside": N_(
        "The file is a link to a place outside the folder and is not read: "
        "put the file itself here."
    ),
    "conflict-copy": N_(
        "This is another version of {of}, left by an editor or when two changed it at the same "
        "time, and it is not read: copy what is missing into {of} and delete this file."
    ),
    "same-id": N_(
        "This file is about the same as {of}, by what it says inside, and is not read: delete it "
        "where it is a copy; where it is to be something new, write its own id or year in it."
    ),
    "open-elsewhere": N_(
        "Some program on somebody's machine has {of} open, or ended while it had: see that it is "
        "saved and closed there, and delete this file when nobody has it open."
    ),
    "hard-link": N_(
        "The file has {names} names on the disk; the program saves it under this one alone, and "
        "the others keep the old version: delete those that nobody needs."
    ),
    "newer-schema": N_(
        "The file was written by a newer version of the program (format {found}, here {known}) "
        "and can only be read: install the newer version to change it."
    ),
    "rows-left-out": N_(
        "What is wrong is left out (rows: {count}) and the rest is used; the file can only be read "
        "until it is right."
    ),
    "end-missing": N_(
        "The table [end] is missing, so the file may have been cut off: take it back from a "
        "backup, or see that it is whole and add the table at the end."
    ),
    "end-counts": N_(
        "[end] says that there are {said} of “{key}”, but the file has {found}: find out what is "
        "missing or too much, then correct the number."
    ),
    "strategy-missing": N_(
        "The folder has no strategy.toml, so its people and words for status are not known: "
        "choose another folder, or make a new one with “tryg-tui init”."
    ),
}
"""For each code what is wrong and what to do."""

MACHINE: dict[str, str] = {
    "program": N_("tryg-tui {version} with Python {python} on {system}."),
    "packages": N_("Installed with it: {packages}."),
    "extras": N_(
        "Not installed: {packages}. Some papers and tables need them; "
        "all come with “tryg-tui[documents]”."
    ),
    "not-loaded": N_(
        "Installed, but this machine cannot load it: {packages}. The papers and tables that need "
        "it cannot be made here; a library of the system is missing, or is kept from it."
    ),
    "lacking": N_("More could not be tried here: this machine has not what it asks for ({kind})."),
    "language": N_("The program speaks {language}."),
    "no-danish": N_("The Danish texts are not there: install the program again."),
    "no-terminal": N_(
        "There is no terminal here: its colours, its size and its keys were not looked at."
    ),
    "terminal": N_("The terminal: {name}."),
    "size": N_("The window has {columns}×{lines} cells."),
    "small": N_(
        "The window has {columns}×{lines} cells and at least 80×24 are needed: make it larger, or "
        "its letters smaller."
    ),
    "colours": N_("The terminal shows {colours} colours."),
    "few-colours": N_(
        "The terminal shows {colours} colours: all can be read, but looks better in one with "
        "more, such as Windows Terminal."
    ),
    "key": N_("{key} comes through."),
    "key-lost": N_(
        "{key} does not come through: the terminal, or a program between, keeps it. "
        "Ctrl+S and F2 do the same; one of them is needed to save."
    ),
    "keys-left": N_("No keys were tried."),
    "encoding": N_("What is shown is sent as {encoding}."),
    "letters": N_(
        "{signs} cannot be shown in {encoding}: on Windows, write “chcp 65001” or set "
        "PYTHONUTF8=1; else choose a language with UTF-8, as LANG=da_DK.UTF-8."
    ),
    "signs": N_(
        "{signs} cannot be shown in {encoding}: set TRYG_TUI_GLYPHS to ascii, or choose UTF-8."
    ),
    "journal": N_("What is typed is kept in {place} until it is saved."),
    "journal-not-kept": N_(
        "What is typed is kept in a temporary place until it is saved, which a restart may empty."
    ),
    "settings": N_("What is chosen once and for all is kept in {place}."),
    "settings-not-kept": N_("What is chosen once and for all cannot be kept."),
    "log": N_("What the program did, without anybody's words, is kept in {place}."),
    "no-folder": N_("No folder was tried; name one with --folder."),
    "folder-missing": N_("The folder that is named is not there, or may not be looked into."),
    "folder": N_("The folder: {place}."),
    "disk": N_("The folder is on a disk of the kind {kind}."),
    "share": N_(
        "The folder is on a share of the kind {kind}: what others change may be seen late, and "
        "nothing is saved while it is away."
    ),
    "synced": N_(
        "{name} copies the folder to other machines: where two write at once, there may be two "
        "versions of a file, which “tryg-tui check” tells of."
    ),
    "room": N_("{megabytes} MB are free."),
    "little-room": N_("Only {megabytes} MB are free: make room on the disk."),
    "not-saved": "",
    "saving": N_("Writing, flushing and renaming a file took {seconds} seconds."),
    "slow": N_("Writing, flushing and renaming a file took {seconds} seconds, which is long."),
    "locks": N_("A file that is locked is kept from a second program."),
    "locks-do-not-hold": N_(
        "A file that is locked is not kept from a second program: let only one write at a time."
    ),
    "locks-none": N_("Files cannot be locked there: let only one write at a time."),
    "locks-left": N_("No second program could be started: locks were not tried."),
    "seen": N_("A second program sees a change after {seconds} seconds."),
    "seen-late": N_(
        "A second program sees a change after {seconds} seconds: others see late what is recorded."
    ),
    "unseen": N_("A second program has not seen a change: others do not see what is recorded."),
    "seen-left": N_("It could not be tried when a second program sees a change."),
    "clock": N_("The clock agrees with that of the disk."),
    "clocks": N_(
        "The clock and that of the disk are {seconds} seconds apart: set this computer's, or tell "
        "those who look after the disk."
    ),
    "ahead": N_(
        "A file was changed later than it is now: a clock is or was wrong, here "
        "or where it was saved."
    ),
}
"""For each code of what is found of a machine the sentence, without why nothing can be saved."""
