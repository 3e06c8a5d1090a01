"""A partnership whose yearly report is written."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from tests.documents.samples import STRATEGY, loaded, meeting
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Indicator, Initiative, Lead, Platform, Reading, Step
from tryg_tui.core.model.strategy import ReportingStep, StatedFact, Version
from tryg_tui.documents.annual.report import report_paper
from tryg_tui.documents.model import Heading, Paper
from tryg_tui.documents.render.plain import plain

TODAY = dt.date(2019, 3, 1)
NATTELIV = Initiative(
    id="natteliv",
    title="Et trygt natteliv",
    original=True,
    goal="Et roligt natteliv",
    lines=(7,),
    leads=(Lead(title="Politiet", since_text="2016", until_text="november 2018"),),
    platforms=(Platform(id="lys", title="Lys", state="closed", closed_text="Nået."),),
    indicators=(Indicator(id="hold", title="Hold", unit="hold", target_text="10 hold"),),
    readings=(
        Reading(indicator="hold", value=8, qualifier="about", date=dt.date(2018, 6, 1)),
        Reading(indicator="hold", value=99, date=dt.date(2019, 6, 1)),
    ),
    steps=(Step(id="film", text="En film laves", due_text="foråret 2019", owner_text="PPR"),),
)
HAVNEN = Initiative(id="havnen", title="Havnen", prioritised=2018)
LATER = Initiative(id="senere", title="Kommer senere", prioritised=2020)
PARTNERSHIP = replace(
    STRATEGY,
    report="Rapporten for 2018",
    versions=(Version(number=1, period="2014–2017", first_year=2014, last_year=2017),),
    reporting=(ReportingStep(number=3, title="Fællesmøde", to="Byrådet"),),
    facts=(
        StatedFact(text="Baggrund.", lines=(3,)),
        StatedFact(text="Vurdering: samarbejdet er styrket.", section="assessment", year=2018),
        StatedFact(text="Gammel vurdering.", section="assessment", year=2017),
    ),
)


def at(path: str, value: Any) -> Loaded[Any]:
    """A file with this content."""
    return Loaded(path=path, sha256="", value=value)


def partnership(*meetings: Any, **lists: Any) -> Folder:
    """A folder with three initiatives."""
    found = Folder(
        strategy=at("strategy.toml", PARTNERSHIP),
        initiatives=tuple(at(f"initiatives/{i.id}.toml", i) for i in (NATTELIV, HAVNEN, LATER)),
        **lists,
    )
    for one in meetings:
        found = found.with_meeting(loaded(one))
    return found


def held(*entries: Any, **fields: Any) -> Any:
    """A meeting of the year."""
    return meeting(*entries, **{"date": dt.date(2018, 5, 2), "id": "2018-05-02", **fields})


def paper_of(folder: Folder, year: int = 2018) -> Paper:
    """The report of a year."""
    return report_paper(folder, year, today=TODAY)


def text_of(folder: Folder, year: int = 2018) -> str:
    """The report of a year as it is read, on one line."""
    return " ".join(plain(paper_of(folder, year).blocks).split())


def headings(paper: Paper, level: int) -> list[str]:
    """The headings of a level."""
    return [b.text for b in paper.blocks if isinstance(b, Heading) and b.level == level]


def arranged(*meetings: Any, **fields: Any) -> Folder:
    """A folder whose report of 2018 somebody has worked on."""
    report = YearlyReport(**{"year": 2018, **fields})
    return partnership(*meetings, yearly=(at("reports/2018/report.toml", report),))


ALL = {"with_forms": True, "with_minutes": True, "with_sources": True}
"""Every annex that there is by choice."""
