"""What is told of a table that is read in: a sentence for each row that cannot be used."""

from tryg_tui.core.imports import minutes, safety_index
from tryg_tui.core.imports.minutes import MinutesFault
from tryg_tui.core.imports.safety_index import Compared, RowFault
from tryg_tui.core.measures.survey import area_of
from tryg_tui.core.model.safety_index import IndexReading, Measure
from tryg_tui.locale import _, pgettext
from tryg_tui.words.figures import reading_figure


def index_fault(kind: safety_index.FaultKind) -> str:
    """Why a row of readings cannot be used, with room for what stands there."""
    return {
        "cells": _("it has {text} cells, other than the first row."),
        "area": _("it names no area."),
        "area-kind": _("the area “{text}” is not known, and its sort is not stated."),
        "year": _("“{text}” is not a year."),
        "value": _("“{text}” is not a number."),
        "range": _("“{text}” is not between 0 and 100."),
        "precision": _("“{text}” does not say how exact the number is: e, r, d or i."),
        "twice": _("the area “{text}” has a number for that year already."),
        "no-survey": _("no survey was made for {text}."),
    }[kind]


def minutes_fault(kind: minutes.FaultKind) -> str:
    """Why a row of minutes cannot be used, with room for what stands there."""
    return {
        "cells": _("it has {text} cells, other than the first row."),
        "no-item": _("it belongs to no agenda item: {text}"),
        "no-decision": _("it has the deadline “{text}”, but nothing to be done by it."),
        "deadline": _("“{text}” is not understood as a date."),
        "personal": _("“{text}” looks like a civil registration number."),
    }[kind]


def column_name(name: str) -> str:
    """What a column is called that has to be there."""
    return {
        "item": pgettext("local table", "Agenda item"),
        "owner": pgettext("local table", "Owner"),
        "subject": pgettext("local table", "Subject"),
        "decision": pgettext("local table", "Decision"),
        "due": pgettext("local table", "Deadline"),
        "area": _("Area"),
        "year": _("Year"),
        "value": _("Value"),
    }[name]


def index_fault_line(fault: RowFault) -> str:
    """A row that cannot be used, and why."""
    return _line(fault.line, index_fault(fault.kind).format(text=fault.text))


def minutes_fault_line(fault: MinutesFault) -> str:
    """A row that cannot be used, and why."""
    return _line(fault.line, minutes_fault(fault.kind).format(text=fault.text))


def _line(line: int, why: str) -> str:
    """Where something is wrong, and what."""
    return _("Line {line}: {why}").format(line=line, why=why)


def new_line(measure: Measure, one: Compared) -> str:
    """A reading that the folder does not have."""
    return _("new: {area} {year}: {value}").format(
        area=_area(measure, one.reading), year=one.reading.year, value=reading_figure(one.reading)
    )


def different_line(measure: Measure, one: Compared) -> str:
    """A reading that the folder has with another value, which is kept."""
    assert one.known is not None
    return _("different: {area} {year}: {value} here, {known} in the folder, which is kept").format(
        area=_area(measure, one.reading),
        year=one.reading.year,
        value=reading_figure(one.reading),
        known=reading_figure(one.known),
    )


def _area(measure: Measure, reading: IndexReading) -> str:
    """The title of an area."""
    area = area_of(measure, reading.area)
    return area.title if area else reading.area
