"""Where words stand beside points so that none covers another."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

_GAP_PX: Final = 3.0
_TIMES: Final = (1.0, 2.2, 3.6)  # how far from the point, in its radius and gap


def place_labels(
    points: Sequence[QPointF], sizes: Sequence[QSizeF], radius: float, area: QRectF
) -> list[QRectF | None]:
    """A place for the label of each of the first points; None where there is no room.

    Labels cover neither one another nor a point, and stay within the area. Earlier points are
    served first.

    Args:
        points: the middle of each.
        sizes: of each label; there may be fewer than points.
        radius: of a point's drawing.
        area: in which labels may stand.
    """
    edge = QPointF(radius, radius)
    taken = [QRectF(each - edge, each + edge) for each in points]
    placed: list[QRectF | None] = []
    for point, size in zip(points, sizes, strict=False):
        free = (
            each
            for each in _around(point, size, radius)
            if area.contains(each) and not any(each.intersects(other) for other in taken)
        )
        found = next(free, None)
        placed.append(found)
        if found is not None:
            taken.append(found)
    return placed


def _around(point: QPointF, size: QSizeF, radius: float) -> Iterator[QRectF]:
    """Right, left, below, above, and the corners between; then the same farther away."""
    width, height = size.width(), size.height()
    for times in _TIMES:
        away = (radius + _GAP_PX) * times
        middle_x, middle_y = point.x() - width / 2, point.y() - height / 2
        right, left = point.x() + away, point.x() - away - width
        below, above = point.y() + away, point.y() - away - height
        for x, y in (
            (right, middle_y), (left, middle_y), (middle_x, below), (middle_x, above),
            (right, below), (right, above), (left, below), (left, above),
        ):  # fmt: skip
            yield QRectF(x, y, width, height)
