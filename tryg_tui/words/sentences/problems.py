"""The sentences for the problems in a folder, by their codes."""

from tryg_tui.locale import N_
from tryg_tui.words.sentences.files import UNREAD

SENTENCES: dict[str, str] = UNREAD | {
    # A value that cannot be used.
    "missing-key": N_("“{name}” is missing: open the file in an editor and add it."),
    "unknown-key": N_(
        "The program does not know “{name}” and does not use it: correct the name, or delete it."
    ),
    "wrong-type": N_("Here stands {found} (“{value}”): write {expected}."),
    "not-one-of": N_("“{value}” is not one of the possible words: write one of {allowed}."),
    "unknown-kind": N_(
        "There is no kind of entry called “{value}”: correct the word after “kind”."
    ),
    "bad-id": N_(
        "“{value}” cannot be an id: use only the letters a–z in lower case, digits and hyphens "
        "inside, at most 64 characters."
    ),
    "device-id": N_("“{value}” is what Windows calls a device: choose another id."),
    "no-offset": N_(
        "“{value}” does not say in which time zone: add the difference from UTC after the time, "
        "such as +02:00."
    ),
    "out-of-range": N_("{value} is outside {low} to {high}: correct it."),
    "expected-of-nothing": N_(
        "Nobody can tell of which figure that is expected: name it in “figure”, or delete this."
    ),
    "not-again": N_(
        "The decision {of} does not say that it is looked at again: correct the number, or say "
        "there when, or at which figure."
    ),
    "denominator": N_("There cannot be fewer in all than those counted: {value} is below {low}."),
    "value-range": N_(
        "{value} is outside {low} to {high} per cent: correct the figure, or the unit."
    ),
    "revision-of-none": N_(
        "The measure has no value of that area for {year}: add it, or delete the revision."
    ),
    "revision-same": N_(
        "The value is still {value}: write what it is now, or delete the revision."
    ),
    "survey-unknown": N_(
        "No survey of {year} is known: add it to “surveys”, with the day of publication, or "
        "correct the year."
    ),
    "note-of-survey": N_(
        "This is of the survey of {year}, but is told of every day, also before that was out: "
        "write it as the “note” of that survey, or as one of the “facts” with its year."
    ),
    "value-or-missing": N_(
        "A reading has a value or says why there is none: write one of “value” and “missing”."
    ),
    "source-without": N_(
        "There is no reading of “{name}”: write a source of the readings, as it stands there."
    ),
    "not-rounded": N_("{value} is said to be rounded, but has decimals: correct one of them."),
    "below-nought": N_("{value} is below nought, and no other value is: see that it is right."),
    "two-values": N_(
        "{value} here, {other} for the same time by the same source: keep the right one, or say "
        "who says which."
    ),
    "due-otherwise": N_("{value} is far from “{words}”: correct the day, or the words beside it."),
    "not-moved": N_("{value} is the day of the meeting itself, so it was not moved: delete it."),
    "to-come": N_("{value} has not come yet, and this has been: correct the day."),
    "no-own-city": N_(
        "“{name}” is no city, so that it cannot be your own: take that away, and say of your own "
        "police district that it is that."
    ),
    "no-own-district": N_(
        "“{name}” is no police district, so that it cannot be yours: take that away, or correct "
        "what it is."
    ),
    "no-day-of-year": N_(
        "“{value}” is no day of every year: write the month and the day, such as 01-21."
    ),
    "target-backward": N_(
        "The target {value} is worse than the baseline {baseline}, as {direction}: correct one of "
        "them, or the direction."
    ),
    "date-order": N_("{value} is before {earlier}, but has to come after: correct one of them."),
    "bad-times": N_(
        "“{value}” cannot be: write each time with its beginning and its end, in their order, as "
        "[[09:15:00, 10:40:00], [11:00:00]]."
    ),
    "before-meeting": N_("{value} is before the meeting began ({date}): see that it is right."),
    "before-start": N_("{value} is before the meeting's start ({date}): see that it is right."),
    "stands-in-for-self": N_(
        "“{name}” stands in for “{name}”: name whom somebody else is there for, or delete the line."
    ),
    "still-to-come": N_("{value} is later than now ({date}): see that it is right."),
    "after-meeting": N_("{value} is after the meeting was over ({date}): see that it is right."),
    "stand-in-present": N_(
        "“{name}”, who is stood in for, is noted as present at the same time: note the apologies, "
        "or from when until when each of them was there."
    ),
    "promise-kept-early": N_(
        "“{of}” was promised on {made}, after this was done ({value}): correct the day, or name "
        "another promise."
    ),
    "bad-number": N_("An entry cannot have the number {number}: give it a number from 1 upwards."),
    "last-too-low": N_(
        "The last number is given as {last}, but an entry has number {highest}: write {highest}, "
        "so that no number is used twice."
    ),
    # Names.
    "duplicate-id": N_(
        "“{name}” is already taken by {other}: give one of them another name, or delete one."
    ),
    "duplicate-number": N_(
        "Number {number} is already taken by {other}: give one of the entries a number of its own."
    ),
    "duplicate-reading": N_(
        "There already is a value for “{area}” in {year} at {other}: keep only the right one."
    ),
    "told-otherwise": N_(
        "{other} says otherwise of the same measure, and that counts: keep it only in one of them."
    ),
    "id-not-file-name": N_(
        "“{name}” does not fit the file’s name: correct it, or rename the file to {path}."
    ),
    "unknown-initiative": N_(
        "There is no initiative “{name}”: write the name of a file in the folder initiatives, "
        "without .toml."
    ),
    "unknown-owner": N_(
        "There is no participant or partner “{name}”: write an id from “people” or “partners” in "
        "strategy.toml."
    ),
    "unknown-person": N_(
        "There is no participant “{name}”: write an id from “people” in strategy.toml, or add the "
        "participant there."
    ),
    "unknown-partner": N_(
        "There is no partner “{name}”: write an id from “partners” in strategy.toml."
    ),
    "unknown-subject": N_(
        "There is no group or theme “{name}”: write an id from “bodies” in strategy.toml, or "
        "“theme:” and an id from “themes”."
    ),
    "unknown-body": N_("There is no group “{name}”: write an id from “bodies” in strategy.toml."),
    "unknown-status": N_(
        "There is no status “{name}”: write an id from “statuses” in strategy.toml."
    ),
    "unknown-theme": N_("There is no theme “{name}”: write an id from “themes” in strategy.toml."),
    "unknown-item": N_(
        "The agenda has no item “{name}”: write the id of one of the items of the same meeting."
    ),
    "unknown-figure": N_(
        "There is no figure “{name}”: write a measure and one of its areas, or an initiative and "
        "one of its indicators, with a colon between."
    ),
    "unknown-indicator": N_(
        "The initiative has no indicator “{name}”: write the id of one of its indicators, or add "
        "the indicator in the file of the initiative."
    ),
    "unknown-area": N_(
        "The measure has no area “{name}”: write an id from its “areas”, or add the area there."
    ),
    "unknown-source": N_(
        "The measure has no source “{name}”: write an id from its “sources”, or add the source "
        "there."
    ),
    "unknown-activity": N_(
        "The file has no activity “{name}”: write the id of one of its activities."
    ),
    "unknown-step": N_(
        "The reporting has no step {name}: write the number of a step in strategy.toml."
    ),
    "paragraph-empty": N_("The paragraph is new but says nothing: write its text, or remove it."),
    "link-address": N_(
        "“{value}” is no address: write one that begins with https:// or http://, or the path of "
        "a file in the folder files, such as files/map.pdf."
    ),
    "link-gone": N_("The file {path} is not there: put it there, or correct the link."),
    "unknown-meeting": N_(
        "There is no meeting “{name}”: write the name of a file in the folder minutes, "
        "without .toml."
    ),
    "new-survey": N_(
        "No survey of {year} is known here: save the value all the same, and one is made, to which "
        "the day of publication can be added."
    ),
    "no-survey": N_(
        "The measure says that no survey was made in {year}: correct the year, or delete the value."
    ),
    "no-initiative": N_(
        "An entry of the kind “{kind}” is always about an initiative: write which one."
    ),
    # Entries that point to one another.
    "unknown-citation": N_(
        "There is no entry “{of}”: write the meeting and the number of an entry, "
        "such as 2018-04-10#7."
    ),
    "wrong-citation": N_(
        "“{of}” is an entry of the kind “{kind}”: write the number of one of the kind {kinds}."
    ),
    "later-citation": N_(
        "“{of}” was not recorded earlier than this entry: write the number of an earlier one."
    ),
    "same-meeting": N_(
        "“{of}” belongs to this very meeting: change that entry itself, as a correction is for "
        "the minutes of an earlier meeting."
    ),
    "not-correctable": N_(
        "“{named}” is nothing that a correction of the kind “{kind}” can say, or leave empty: take "
        "it out."
    ),
    "later-meeting": N_(
        "“{meeting}” is not an earlier meeting: write the meeting whose minutes were approved."
    ),
    "not-closed": N_(
        "The minutes of “{meeting}” are not closed (“{state}”): close that meeting, or write "
        "another one here."
    ),
    "approval-hash": N_(
        "The minutes of “{meeting}” were changed after they were approved: take {path} back from a "
        "backup, or approve them again at the next meeting."
    ),
    "asked-hash": N_(
        "The minutes of “{meeting}” were changed while their approval is being asked for: take "
        "{path} back from a backup, or give the round up and ask again."
    ),
    "approval-without-hash": N_(
        "The approval does not keep the fingerprint of the minutes of “{meeting}”, so later "
        "changes cannot be seen: record the approval again in the program."
    ),
    # Meetings.
    "entry-date": N_(
        "The entry was recorded on {value}, but the meeting is on {date}: see that it belongs to "
        "this meeting."
    ),
    "read-back-early": N_("It was read back before it was recorded: correct or delete read_back."),
    "state-entries": N_(
        "The meeting has the state “{state}” but already has minutes (entries: {count}): correct "
        "the state, or move the entries to the meeting they belong to."
    ),
    "answers-at-meeting": N_(
        "A meeting has no answers in writing: write form = “written” where this is a round in "
        "writing, or delete the answers."
    ),
    "no-deadline": N_("A round in writing has a last day for answers: write it as “deadline”."),
    "not-one-question": N_(
        "A round in writing asks one thing, a decision or the approval of minutes, but here are "
        "{count}: keep the one that is asked."
    ),
    "nobody-asked": N_("A round in writing asks somebody: write who under “answers”."),
    "round-planned": N_("A round in writing is open from the start: write “open” as its state."),
    "round-without-result": N_("The round is closed: write what came of it, as “outcome”."),
    "not-in-writing": N_(
        "The outcome “{outcome}” belongs to a round in writing: write “approved” or "
        "“approved-with-remarks”, or delete the entry."
    ),
    "two-open": N_("{other} is open as well: close the meeting that is over."),
}
"""For each code what is wrong and what to do."""

WITHOUT: dict[str, tuple[tuple[str, str], ...]] = {
    "wrong-type": (
        ("found", N_("This value cannot be used here: write {expected}.")),
        ("value", N_("Here stands {found}: write {expected}.")),
    ),
    "duplicate-key": (
        ("key", N_("A name stands twice: open the file in an editor and keep only one of them.")),
    ),
    "not-one-of": (("allowed", N_("“{value}” is not one of the possible words: correct it.")),),
    "unreadable": (
        ("reason", N_("The file cannot be read: see that it is there and that you may open it.")),
    ),
    "conflict-copy": (
        (
            "of",
            N_(
                "This is another version of a file, left by an editor or when two changed it at "
                "the same time, and it is not read: copy what is missing into the right file and "
                "delete this one."
            ),
        ),
    ),
}
"""For some codes the sentence without an argument that is empty."""

HINTS: tuple[tuple[tuple[tuple[str, ...], str], ...], ...] = (
    (
        (("line", "column"), N_("See line {line}, column {column}.")),
        (("line",), N_("See line {line}.")),
    ),
    ((("detail",), N_("The exact fault: {detail}.")),),
    ((("guess",), N_("It seems to be saved as {guess}.")),),
    ((("nearest",), N_("Did you mean “{nearest}”?")),),
)
"""Groups of hints; of each the first whose arguments are told follows the sentence."""

UNKNOWN = N_("Something is wrong here ({code}): look at the place in an editor.")
"""The sentence for a code that has none."""
