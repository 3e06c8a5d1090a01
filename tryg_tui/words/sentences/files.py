"""The sentences for files that cannot be read, or only with care, by the codes of the problems."""

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
