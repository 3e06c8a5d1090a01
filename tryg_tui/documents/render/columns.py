"""How wide the columns of a table should be, by what stands in them."""

from tryg_tui.documents.model import Table

LEAST, MOST = 10, 45
"""Characters between which a column's width follows its longest text."""


def shares(table: Table, most: int = MOST) -> list[int]:
    """The width of each column beside the others, none wider than `most` characters."""
    longest = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    return [min(max(length, LEAST), most) for length in longest]
