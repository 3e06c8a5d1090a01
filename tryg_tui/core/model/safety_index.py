"""A measure of the police's safety survey: areas, survey years, readings and their sources."""

import datetime as dt
import re
from typing import Literal

from tryg_tui.core.model.annual_report import Section
from tryg_tui.core.model.base import Document, Fact, Id, Record
from tryg_tui.core.model.initiative import Direction, Number, Qualifier

AreaKind = Literal[
    "country", "police-district", "city", "vulnerable-areas", "vulnerable-area", "other"
]  # fmt: skip
"""What sort of area a value is for; different sorts are never compared as if they were one."""

Precision = Literal["exact", "rounded", "derived", "year-inferred"]
"""As printed, rounded in the source, computed from printed figures, or of an inferred year."""

Said = Literal["risen", "fallen", "unchanged"]
"""What the publisher itself says of a figure, beside the one before."""

DESIGN_EFFECT = 1.5
"""How many times more answers a weighted survey needs than a simple random sample for the same
certainty, where nobody has stated it.
"""


class Source(Record, frozen=True, kw_only=True):
    """A publication."""

    id: Id
    title: str
    brief: str = ""
    """Who published it and when, in few words, for where there is no room for its title."""
    published: dt.date | None = None
    """The day it came out; before that it is not told as where a figure is from."""
    address: str = ""


class Area(Record, frozen=True, kw_only=True):
    """A place the survey covers."""

    id: Id
    title: str
    kind: AreaKind
    sort: str = ""
    """What the partnership itself calls areas of its sort, "Bydele"; areas of `other` kind that are
    called the same are of one sort.
    """
    order: int = 0
    """Its place among those of its sort: the lowest first, those of one place by title."""
    home: bool = False
    """True for the partnership's own city."""
    district: bool = False
    """True for the police district the partnership belongs to."""
    within: Id = ""
    """The area of the same measure that it lies in, as a housing area lies in a city."""
    note: str = ""
    """What must be known, in few words, wherever two years of it are compared."""


class Survey(Record, frozen=True, kw_only=True):
    """One round of the survey; the year it was made is not the year it was published."""

    year: int
    held: bool = True
    """False for a year without a survey."""
    fielded: str = ""
    """When people were asked, in words."""
    fielded_from: dt.date | None = None
    """The first day people were asked."""
    fielded_to: dt.date | None = None
    """The last day people were asked."""
    answers: str = ""
    """How many answered, in words."""
    sample: int | None = None
    """How many answered in the whole country."""
    sample_qualifier: Qualifier = "exact"
    """How exactly that is stated."""
    published: dt.date | None = None
    """The day, or the last day of the period that `published_text` names."""
    published_text: str = ""
    sources: tuple[Id, ...] = ()
    note: str = ""


class IndexReading(Record, frozen=True, kw_only=True):
    """The value of one area in one survey year."""

    area: Id
    year: int
    value: Number
    """Per cent, 0–100, for the shipped measures."""
    precision: Precision = "exact"
    sample: int | None = None
    """How many answered in the area, where known; without it no margin of error can be stated."""
    sample_qualifier: Qualifier = "exact"
    """How exactly that is stated."""
    verdict: Said | None = None
    """What the publisher says became of it since the survey before, where it says so."""
    sources: tuple[Id, ...] = ()
    note: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other readings of its file."""
        return f"{self.area} {self.year}"


class Break(Record, frozen=True, kw_only=True):
    """Where figures cannot be compared any more, as something else is measured from then on."""

    before: int
    """The first year of what is measured now."""
    area: Id = ""
    """The area whose figures it is about; empty for all."""
    why: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other breaks of its measure."""
        return f"{self.before} {self.area}".rstrip()


class Revision(Record, frozen=True, kw_only=True):
    """A figure that its publisher has put right: the reading holds what it is now."""

    area: Id
    year: int
    old: Number
    """What it was before."""
    on: dt.date
    """The day from which it is another."""
    why: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other revisions of its measure."""
        return f"{self.area} {self.year} {self.on}"


class AreaFact(Fact, frozen=True, kw_only=True):
    """A statement about areas in a survey year, where perhaps no figure was published."""

    text: str
    date_text: str = ""
    section: Section | None = None
    """The section of the yearly report it is told in, where that is another one."""
    year: int | None = None
    """The year it was stated for; None where it holds until something else is said."""
    areas: tuple[Id, ...] = ()
    """The areas it is about; none where it is about the measure."""
    brief: str = ""
    """What it says of each area in the year, in few words, to stand where a figure would."""

    @property
    def key(self) -> str:
        """What tells it from the other statements of its measure."""
        return f"{self.date_text} {self.text}".lstrip()

    @property
    def hides(self) -> bool:
        """Whether it stands for a figure that is hidden."""
        return bool(_FEW.fullmatch(self.brief))


_FEW = re.compile(r"n [<≥] [0-9]+")
"""What is said in the place of a figure that is hidden, as few have answered."""


def hidden_figure(area: Id, title: str, year: int, said: str) -> AreaFact:
    """What stands for a figure that is hidden: of how few it is, "n < 5"."""
    return AreaFact(text=f"{title} {year}: {said}", brief=said, areas=(area,), year=year)


class Measure(Document, frozen=True, kw_only=True):
    """A file of the folder `safety-index/`; several files may hold readings of the same measure."""

    measure: Id
    title: str = ""
    unit: str = "pct."
    direction: Direction = "higher"
    order: int = 0
    """Its place among the measures: the lowest opens first, those of one place by their files."""
    definition: str = ""
    """What the figure means, in words."""
    owner: str = ""
    design_effect: Number = DESIGN_EFFECT
    """How many times more answers it needs than a simple random sample for the same certainty."""
    notes: tuple[str, ...] = ()
    """What a reader must know before comparing years or areas, whatever day that is; what is said
    of one survey is a note of that.
    """
    areas: tuple[Area, ...] = ()
    surveys: tuple[Survey, ...] = ()
    sources: tuple[Source, ...] = ()
    readings: tuple[IndexReading, ...] = ()
    facts: tuple[AreaFact, ...] = ()
    breaks: tuple[Break, ...] = ()
    revisions: tuple[Revision, ...] = ()
