"""tryg-tui: run, record and review the meetings of a safety partnership in a terminal."""

__version__ = "0.1.0"
