"""Cells as spreadsheets put them on the clipboard."""

import pytest

from ui.widgets.grid.tabbed_text import read_cells, write_cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\n", [["a"]]),
        ("a\r\n\r\nb", [["a"], [""], ["b"]]),
        ('"a\nb"\tc', [["a\nb", "c"]]),
        ('"say ""x"""', [['say "x"']]),
        ('"5" pipe\tx', [['"5" pipe', "x"]]),
        ('"open', [['"open']]),
        ("\t", [["", ""]]),
    ],
)
def test_text_of_a_spreadsheet_is_read(text: str, cells: list[list[str]]) -> None:
    assert read_cells(text) == cells


@pytest.mark.parametrize("cells", [[["a", "b\tc"], ["", 'x"y']], [["1\n2"]], [["", ""]]])
def test_cells_survive_the_clipboard(cells: list[list[str]]) -> None:
    assert read_cells(write_cells(cells)) == cells
