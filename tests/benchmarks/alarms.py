"""How often the program would call a change what is only chance, at the stated design effect."""

import math
import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate

from tests.benchmarks.place import Place
from tests.benchmarks.table import Row
from tryg_tui.core.measures.verdicts import changed
from tryg_tui.core.model.safety_index import IndexReading, Measure

EFFECTS = (1, 1.5, 2)
"""How many times more answers the survey needs than a simple random sample."""

ANSWERS = (100, 300, 1_000, 3_000, 10_000)
"""How many answered, each time."""

SHARES = (0.5, 0.87, 0.97)
"""The share that is true in both surveys."""

CHANCE = 0.05
"""How often chance may be taken for a change."""


def _shares(answers: int, share: float) -> list[float]:
    """How likely it is that so many or fewer say yes, of so many independent answers."""
    logs = [math.lgamma(n + 1) for n in range(answers + 1)]
    yes, no = math.log(share), math.log(1 - share)
    return list(
        accumulate(
            math.exp(logs[answers] - logs[k] - logs[answers - k] + k * yes + (answers - k) * no)
            for k in range(answers + 1)
        )
    )


def false_alarms(
    effect: float, answers: int, share: float, pairs: int, *, judged: float | None = None
) -> float:
    """The part of so many pairs of surveys without a change that are said to show one, judged at
    their design effect or another.

    Some of those asked answer as their neighbour does, so many that the design effect comes out.
    """
    chance = random.Random(answers)
    alone = _shares(round(answers * (2 - effect)), share)
    double = _shares(round(answers * (effect - 1) / 2), share)

    def asked(year: int) -> IndexReading:
        yes = bisect(alone, chance.random()) + 2 * bisect(double, chance.random())
        asked = len(alone) + 2 * len(double) - 3
        value = round(100 * min(1, yes / asked), 1)
        return IndexReading(area="a", year=year, value=value, sample=answers)

    measure = Measure(measure="m", design_effect=judged or effect)
    verdicts = [changed(measure, asked(2016), asked(2017)).verdict for _pair in range(pairs)]
    return sum(one in ("risen", "fallen") for one in verdicts) / pairs


def alarms(_place: Place, times: int) -> Iterator[Row]:
    """Chance taken for a change, by design effect and answers; the worst of some shares."""
    for effect in EFFECTS:
        for answers in ANSWERS:
            worst = max(false_alarms(effect, answers, share, 1_000 * times) for share in SHARES)
            what = f"chance taken for a change, design effect {effect:g}, {answers} answers"
            yield Row(what, worst, None, "%", 100 * CHANCE)
