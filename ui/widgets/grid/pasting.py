"""Which cell gets what when a block of cells is pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_TOLD_APART_BY: Final = {"analyte", "value"}  # headings without which a first row is none


@dataclass(frozen=True, slots=True)
class Area:
    """Cells from a corner to a corner, both included.

    Attributes:
        top: first row.
        left: first column.
        bottom: last row.
        right: last column.
    """

    top: int
    left: int
    bottom: int
    right: int

    @property
    def cells(self) -> list[tuple[int, int]]:
        """Row and column of each, row by row."""
        return [
            (row, column)
            for row in range(self.top, self.bottom + 1)
            for column in range(self.left, self.right + 1)
        ]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting comes to.

    Attributes:
        cells: text by row and column.
        area: what is selected afterwards.
        left_out: headings of columns that this grid does not have.
    """

    cells: dict[tuple[int, int], str]
    area: Area
    left_out: tuple[str, ...] = ()


def paste(block: Sequence[Sequence[str]], area: Area, members: Sequence[str]) -> Pasted:
    """Puts cells where an area begins, again and again over a larger one.

    A first row of headings that laboratories use is no row: it says which column is what.

    Args:
        block: rows of cells.
        area: what is selected.
        members: of the record, by column of the grid; empty where nothing can be typed.
    """
    by_name = _columns_by_name(block[0], members)
    if by_name is not None:
        columns, left_out = by_name
        return _by_name(block[1:], area.top, columns, left_out)
    typed = [at for at, member in enumerate(members) if member and at >= area.left]
    chosen = sum(at <= area.right for at in typed)
    height, widest = len(block), max(map(len, block))
    rows = area.bottom - area.top + 1
    height = rows if rows % height == 0 else height
    width = chosen if chosen and chosen % widest == 0 else widest
    columns_there = typed[:width]
    cells = {
        (area.top + row, column): _cell(block[row % len(block)], at % widest)
        for row in range(height)
        for at, column in enumerate(columns_there)
    }
    right = columns_there[-1] if columns_there else area.left
    return Pasted(cells, Area(area.top, area.left, area.top + height - 1, right))


def _columns_by_name(
    heading: Sequence[str], members: Sequence[str]
) -> tuple[dict[int, int], tuple[str, ...]] | None:
    """Column of the grid by column of the block, and headings without one; None for no heading."""
    from fieldkit.evidence.laboratory import propose  # noqa: PLC0415 - slow to import

    found = propose(tuple(each.strip() for each in heading)).by_member
    if not found.keys() >= _TOLD_APART_BY:
        return None
    names = {name: member for member, name in found.items()}
    columns, left_out = {}, []
    for at, cell in enumerate(heading):
        member = names.get(cell.strip())
        if member in members:
            columns[at] = members.index(member)
        elif cell.strip():
            left_out.append(cell.strip())
    return columns, tuple(left_out)


def _by_name(
    rows: Sequence[Sequence[str]], top: int, columns: dict[int, int], left_out: tuple[str, ...]
) -> Pasted:
    cells = {
        (top + at, columns[column]): text
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if column in columns
    }
    bottom = top + max(0, len(rows) - 1)
    area = Area(top, min(columns.values()), bottom, max(columns.values()))
    return Pasted(cells, area, left_out)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""
