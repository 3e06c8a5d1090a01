"""What the registers and the fields of records are called, and how a field is filled in."""

from tryg_tui.core.model.base import Record
from tryg_tui.core.model.entries import Entry
from tryg_tui.core.registers.fields import Field
from tryg_tui.core.registers.register import Name
from tryg_tui.locale import N_, _
from tryg_tui.words.corrections import called

_TITLES: dict[str, str] = {
    "people": N_("Participants"),
    "partners": N_("Partners"),
    "bodies": N_("Groups"),
    "initiatives": N_("Initiatives"),
    "themes": N_("Themes"),
    "measures": N_("Measures of the index"),
    "outreach": N_("Outreach outside meetings"),
    "agenda": N_("Standing agenda"),
    "statuses": N_("Words for status"),
    "reporting": N_("Where the yearly report goes"),
    "partnership": N_("The partnership"),
}

_LABELS: dict[str, str] = {
    **_TITLES,
    "Activity.partners": N_("Who took part"),
    "Activity.text": N_("What happened"),
    "AgendaItem.private": N_("Not for the shared screen"),
    "AgendaItem.text": N_("What it is about"),
    "Attendance.name": N_("Guest"),
    "Attendance.status": N_("Takes part"),
    "Amendment.private": N_("Not for the shared screen"),
    "Area.note": N_("What to know when comparing years"),
    "Indicator.months_between": N_("Months between readings"),
    "Indicator.since": N_("Followed from"),
    "Indicator.until": N_("Followed until"),
    "Lead.title": N_("Role and authority"),
    "Meeting.date": N_("Date"),
    "Meeting.number": N_("Number of the meeting"),
    "Meeting.start": N_("Begins"),
    "Measure.measure": N_("Short name in the files"),
    "Measure.owner": N_("Who makes it"),
    "Person.title": N_("Role"),
    "Presentation.of": N_("In the minutes"),
    "Source.title": N_("Publication"),
    "Step.text": N_("What is to be done"),
    "Strategy.body": N_("Group whose meetings are kept"),
    "activities": N_("Activities"),
    "activity": N_("Activity"),
    "address": N_("Address"),
    "answers": N_("Number of answers"),
    "area": N_("Area"),
    "areas": N_("Areas"),
    "as_of": N_("Day to take as today"),
    "audience": N_("Counts those who came"),
    "audience_text": N_("For whom"),
    "baseline": N_("Baseline"),
    "basis": N_("Each value covers"),
    "baseline_text": N_("About the baseline"),
    "brief": N_("In short"),
    "case_number": N_("Case number"),
    "chair": N_("Chair"),
    "change": N_("Change"),
    "channel": N_("Channel"),
    "closed_text": N_("Why it was closed"),
    "date": N_("Date/period"),
    "date_text": N_("Date in words"),
    "definition": N_("What it means"),
    "description": N_("Description"),
    "direction": N_("Which way is better"),
    "district": N_("Our police district"),
    "done": N_("Done on"),
    "due": N_("Due"),
    "end": N_("Planned to end"),
    "example": N_("Only an example"),
    "facts": N_("Other facts"),
    "fielded": N_("When people were asked"),
    "figures": N_("Figures"),
    "first_day": N_("First day"),
    "first_year": N_("First year"),
    "formidlingsansvarlig": N_("Answers for communication"),
    "goal": N_("Goal"),
    "goal_text": N_("Why there is no goal"),
    "heading": N_("Heading"),
    "held": N_("Was held"),
    "home": N_("Our own city"),
    "id": N_("Short name in the files"),
    "indicator": N_("Indicator"),
    "indicators": N_("Indicators"),
    "items": N_("Agenda"),
    "kind": N_("Kind"),
    "language": N_("Language of the folder"),
    "lapsed": N_("Given up on"),
    "last_day": N_("Last day"),
    "last_year": N_("Last year"),
    "leads": N_("Leads"),
    "level": N_("How pressing"),
    "lifecycle": N_("Life of the initiative"),
    "lines": N_("Lines in the source"),
    "links": N_("Links"),
    "meeting_title": N_("Titles of new meetings"),
    "meets": N_("How often it meets"),
    "members": N_("Who sits in it"),
    "minutes": N_("Planned time (min)"),
    "months_between": N_("Months between meetings"),
    "name": N_("Name"),
    "note": N_("Remark"),
    "notes": N_("Remarks"),
    "number": N_("Number"),
    "of": N_("Reported by, or theme"),
    "original": N_("Reports every year"),
    "out_of": N_("Not at the items"),
    "outcome": N_("What came of it"),
    "owners": N_("Owner"),
    "part_of": N_("Part of item"),
    "partner": N_("Partner"),
    "period": N_("Period"),
    "person": N_("Participant"),
    "place": N_("Place"),
    "platforms": N_("Platforms"),
    "precision": N_("Precision"),
    "prioritised": N_("Part of the strategy from (year)"),
    "promise": N_("Promised outreach it keeps"),
    "published": N_("Published"),
    "purpose": N_("Purpose"),
    "qualifier": N_("Precision"),
    "readings": N_("Readings"),
    "reason": N_("Why not at them"),
    "received": N_("Received"),
    "report": N_("Report that the lines refer to"),
    "sample": N_("Answers in the area"),
    "secretary": N_("Minutes taken by"),
    "section": N_("Section of the yearly report"),
    "short": N_("Short title"),
    "since": N_("From"),
    "source": N_("Source"),
    "sources": N_("Sources"),
    "stands_in_for": N_("Stands in for"),
    "state": N_("State"),
    "steps": N_("Planned steps"),
    "status": N_("Status"),
    "summary": N_("Summary"),
    "surveys": N_("Surveys"),
    "target": N_("Target"),
    "target_text": N_("About the target"),
    "targets": N_("Targets by year"),
    "text": N_("Text"),
    "theme": N_("Theme"),
    "times": N_("Was there"),
    "title": N_("Title"),
    "to": N_("Who receives it"),
    "unit": N_("Unit"),
    "unit_one": N_("Unit beside 1"),
    "until": N_("Until"),
    "value": N_("Value"),
    "versions": N_("Versions of the strategy"),
    "view": N_("Shown on the screen"),
    "when": N_("When"),
    "within": N_("Lies in"),
    "without_sources": N_("Sources"),
    "year": N_("Year"),
}
"""By field, and before that by kind of record and field."""

_HINTS: dict[str, str] = {
    "date": N_("as you write it: 10.4.2018"),
    "period": N_("as you write it: 10.4.2018, November 2018, spring 2018"),
    "due": N_("1 next meeting, 2 in half a year, or a date: 1/6, spring 2018, in 2 weeks."),
    "owners": N_("Part of a name, role or partner; several with ; between, who leads first."),
    "dissent": N_("Who could not agree, and why; → completes a name. Empty: nobody."),
    "names": N_("several with ; between them"),
    "list": N_("one on each line"),
    "links": N_("title and address, one on each line: https://… or a file in the folder, files/…"),
    "wholes": N_("with commas between them"),
    "number": N_("a figure such as 85.7"),
    "time": N_("a time such as 9.30"),
    "times": N_("a time of coming, or 9.15–10.40, 11–; nothing: all the time"),
    "reason": N_("as the minutes are to say it, such as: disqualified"),
    "items": N_("by number or title, several with ; between them"),
    "whole": N_("a whole number"),
    "subjects": N_("a group, or a theme: what its meetings did, and its initiatives, are shown"),
    "of": N_("a line of the minutes, as 2018-04-10#3"),
    "outcome": N_("what they said of it; nothing anywhere: not shown yet"),
    "meeting_title": N_("{body}, {month}, {season} and {year} are filled in"),
}
"""By what its names are of, by field or by kind of input: how it is filled in."""


def register_title(name: Name) -> str:
    """What a register is called."""
    return _(_TITLES[name])


def label(kind: type[Record], name: str) -> str:
    """What a field of a record is called."""
    if own := _LABELS.get(f"{kind.__name__}.{name}"):
        return _(own)
    return (called(name) if issubclass(kind, Entry) else "") or _(_LABELS[name])


def hint(field: Field) -> str:
    """How a field is filled in, in a few words; "" where its label says enough."""
    own = field.name if field.name in ("due", "owners", "dissent") else ""
    period = "period" if field.words and field.input == "date" else ""
    # Of the words that name kinds of input, "number" is that of a figure and never a field.
    name = "" if field.name == "number" else field.name
    by = (own, period, field.target, name, field.input)
    return next((_(_HINTS[one]) for one in by if one in _HINTS), "")
