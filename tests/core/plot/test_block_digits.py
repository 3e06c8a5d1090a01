"""Figures of blocks are as large as the room allows, and every sign is told from all others."""

import pytest

from tryg_tui.core.plot.canvas import SHAPES, block_digits


def test_a_figure_of_the_least_size_is_drawn_block_by_block() -> None:
    assert block_digits("1:7", 0, 0, "#") == (
        "  ##        ######",
        "####    ##      ##",
        "  ##            ##",
        "  ##    ##      ##",
        "######          ##",
    )


@pytest.mark.parametrize(
    ("width", "height", "size"),
    # Four digits, a colon and four gaps are 17 blocks across, each twice as wide as high.
    [(80, 20, 2), (67, 20, 1), (68, 20, 2), (68, 9, 1), (160, 30, 4), (400, 90, 5)],
)
def test_it_is_as_large_as_width_and_height_allow(width: int, height: int, size: int) -> None:
    lines = block_digits("12:30", width, height)
    assert len(lines) == 5 * size
    assert {len(line) for line in lines} == {17 * 2 * size}


def test_every_sign_has_five_rows_of_one_width_and_none_is_like_another() -> None:
    assert set(SHAPES) == set("0123456789:")
    for shape in SHAPES.values():
        assert len(shape) == 5
        assert len({len(row) for row in shape}) == 1
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_what_has_no_shape_is_left_out() -> None:
    assert block_digits("-1", 9, 9, "#") == block_digits("1", 9, 9, "#")
    assert block_digits("", 9, 9) == ()
