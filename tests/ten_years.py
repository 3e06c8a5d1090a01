"""A folder of ten years that was written by hand, and what it says, worked out by hand."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

TEN_YEARS = Path(__file__).parent / "ten-years"
"""Amended and reopened minutes, a cancelled meeting, actions carried over, moved and dropped,
titles and people that change."""

ANSWERS: dict[str, Any] = tomllib.loads(
    (TEN_YEARS.parent / "ten_years.toml").read_text(encoding="utf-8")
)

TODAY = dt.date(2018, 4, 9)
"""The day the answers are for."""
