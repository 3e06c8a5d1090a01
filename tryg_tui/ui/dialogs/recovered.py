"""What the last program could not save: shown, and given back or thrown away."""

import asyncio
from contextlib import suppress
from typing import get_args

from textual.app import App
from textual.content import Content

from tryg_tui.core.meetings.disputes import Sign
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.registers.fields import title_of
from tryg_tui.core.registers.register import Name
from tryg_tui.locale import N_, _, long_date, ngettext
from tryg_tui.session import recovery
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.minutes import keep_copy
from tryg_tui.store.journal.journal import Found
from tryg_tui.ui.commands.command import key_names
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs.modal import ChooseScreen, TextScreen, scrolled
from tryg_tui.ui.navigation import program
from tryg_tui.ui.text import heading, lines, parts, plain
from tryg_tui.words.entries import entry_kind, entry_label, entry_text
from tryg_tui.words.labels import register_title
from tryg_tui.words.names import initiative_words, place_words

SIGNS: dict[Sign, tuple[str, str]] = {
    "added": ("+", "bold $good"),
    "changed": ("~", "bold $risk"),
    "removed": ("−", "bold $critical"),
}
"""How each difference is marked."""


FORMS = {
    "plan": (N_("Agenda and meeting"), "arrange"),
    "part": (N_("Roll call"), "attend_part"),
    "correction": (N_("Correction"), "correct"),
    "round": (N_("Round in writing"), "ask_in_writing"),
    "report": (N_("Yearly status report"), "report"),
}
"""What is filled in, by how the key begins under which a form is kept, and the command that leads
there; the others are registers."""


def _form_words(key: str, folder: Folder) -> str:
    """What was being filled in, of which meeting, and what opens it again, by the key under which
    it is kept.
    """
    kind, _slash, rest = key.partition("/")
    known = {name: register_title(name) for name in get_args(Name)}
    title, opens = FORMS.get(kind, (known.get(kind, ""), "registers"))
    there = folder.meeting(rest.partition("/")[0])
    of = f"{there.value.title}, {long_date(there.value.date)}" if there else ""
    command = next(one for one in COMMANDS if one.id == opens)
    again = _("{key} opens it again").format(key=_(key_names(command)[0]))
    return " – ".join(filter(None, (_(title) if kind in FORMS else title, of, again)))


async def offer(app: App[int], workspace: Workspace, saver: Saver, found: list[Found]) -> None:
    """Show the words that can be given back, and ask what is to become of them."""
    given = recovery.recovered(workspace, found)
    if not given.has_words:
        # The place in the agenda, times and attendance are put right without a question.
        await _take(app, workspace, saver, given, found)
        return

    def dropped(answer: str | None) -> None:
        if answer == "drop":
            recovery.keep_unread(workspace, given)
            workspace.drafts.keeper.then(lambda: _discard(found))
        else:
            _leave(found)

    async def answered(answer: str | None) -> None:
        if answer == "take":
            await _take(app, workspace, saver, given, found)
        elif answer == "drop":
            app.push_screen(ChooseScreen(_("Delete it for good?"), dropping), dropped)
        else:
            _leave(found)
            app.notify(_("That is asked again at the next start."), markup=False)

    count = given.line_count
    said = ngettext(
        "{n} line was written and not saved when the program last ended.",
        "{n} lines were written and not saved when the program last ended.",
        count,
    ).format(n=count)
    dropping = [("later", _("No: ask again at the next start")), ("drop", _("Yes, throw it away"))]
    answers = [
        ("take", _("Take it back, and go on where you were")),
        ("later", _("Ask again at the next start")),
        ("drop", _("Delete it")),
    ]
    app.push_screen(ChooseScreen(said, answers, scrolled(shown(given, workspace.folder))), answered)


def _leave(found: list[Found]) -> None:
    """Keep journals for the next start."""
    for one in found:
        one.leave()


def _discard(found: list[Found]) -> None:
    """Forget journals for good."""
    for one in found:
        one.discard()


async def _take(
    app: App[int],
    workspace: Workspace,
    saver: Saver,
    given: recovery.Recovered,
    found: list[Found],
) -> None:
    """Give everything back, and go where the last program ended; what was written for a meeting
    that is over is shown where no other is open. Then forget the journals.
    """

    def done(_seen: None = None) -> None:
        # What is taken back is in our own journal first.
        workspace.drafts.keeper.then(lambda: _discard(found))

    given, over = recovery.placed(workspace, given)
    for meeting in recovery.give_back(workspace, given):
        saver.save(meeting)
    for file in given.files:
        recovery.give_back_file(saver, file)
    for version in given.versions:
        if version.closed:
            await _keep_beside(app, workspace, version)
    for key, note in given.notes.items():
        with suppress(NotSaved):  # It stands in its window all the same.
            await asyncio.to_thread(workspace.notes.take, key, note)
    program(app).show_anew()
    if given.records:
        said = _("What was written in a form stands there again when the form is opened.")
        app.notify(said, markup=False)
    meeting_id = recovery.meeting_of(given)
    if meeting_id and workspace.folder.meeting(meeting_id) is not None:
        await program(app).go_on(meeting_id, given.open_draft)
    if over:
        words = shown(recovery.Recovered(drafts=over), workspace.folder)
        title = _("The meeting is over: copy here what is needed, it is shown this once")
        app.push_screen(TextScreen(title, words), done)
    else:
        done()


async def _keep_beside(app: App[int], workspace: Workspace, version: recovery.Version) -> None:
    """Put minutes that may not be changed any more into a file of their own."""
    try:
        copy = await asyncio.to_thread(keep_copy, workspace.root, version.meeting, workspace.now())
    except NotSaved:
        return
    said = _("These minutes are final now; what was not saved is in {file} beside them.")
    app.notify(said.format(file=copy.path.name), markup=False)


def shown(given: recovery.Recovered, folder: Folder) -> Content:
    """What can be given back, line by line."""
    rows: list[Content] = []
    for version in given.versions:
        meeting = version.meeting
        rows.append(heading(f"{meeting.title}, {long_date(meeting.date)}"))
        for one in version.differences:
            label = f" {entry_label(one.entry)} "
            words = entry_text(folder, meeting, one.entry, place_words)
            rows.append(parts(SIGNS[one.sign], (label, "bold"), words))
    for kept in given.drafts:
        kind, there = entry_kind(kept.draft.kind), folder.meeting(kept.meeting)
        number = there.value.number_of(kept.draft.item) if there else ""
        day = _("the meeting of {day}").format(day=place_words(folder, kept.meeting))
        where = (day, _("item {n}").format(n=number) if number else "")
        title = _("Not recorded yet: {kind}").format(kind=kind)
        rows.append(heading(", ".join(filter(None, (title, *where)))))
        written = (kept.draft.values.get(field, "") for field in ("value", "text"))
        rows.append(plain(" ".join(filter(None, written))))
    for form in given.forms.values():
        title = _("Form {year}: {initiative}")
        about = initiative_words(folder, form.initiative)
        rows.append(heading(title.format(year=form.year, initiative=about)))
        rows += map(plain, form.written)
    for key, record in given.records.items():
        rows.append(heading(_("Not saved yet: {what}").format(what=_form_words(key, folder))))
        held = [
            one.get("title") or one.get("text") for name in record.rows.values() for one in name
        ]
        rows.append(plain(" · ".join(filter(None, (*record.values.values(), *held)))))
    for note in given.notes.values():
        rows.append(heading(_("Own note: {item}").format(item=note.values.get("title", ""))))
        rows.append(plain(note.values.get("text", "")))
    paragraphs = [(one.year, one.text) for one in given.paragraphs]
    for left in given.files:
        if isinstance(left.value, YearlyReport):
            paragraphs += [(left.value.year, choice.text) for choice in left.value.paragraphs]
        else:
            rows.append(heading(_("A register: {title}").format(title=title_of(left.value))))
    for year, text in paragraphs:
        rows.append(heading(_("Status report {year}").format(year=year)))
        rows.append(plain(text))
    return lines(rows)
