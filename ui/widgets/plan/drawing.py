"""Draws a plan: on the screen in the colours of the theme, as a picture in those of paper."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from ui import theme
from ui.formatting import length, visible
from ui.models.positions import round_length
from ui.models.site_plan import Ink, Mark, PlanPoint, Spot
from ui.theme import icons
from ui.theme.colours import Colours
from ui.widgets.kinds import kind_drawing, kind_name
from ui.widgets.plan.labels import place_labels

MARKER_PX: Final = 12.0  # radius
INKS: Final = {Ink.PLAIN: "text", Ink.RED: "danger", Ink.BLUE: "accent", Ink.GREEN: "good"}
_LINE_PX: Final = 2.2
_SCALE_PX: Final = 120.0  # the bar is not longer
_EDGE_PX: Final = 16.0
_ICON_PX: Final = 14
_LEAST_M, _MOST_M = 0.005, 120.0  # pixels for a metre
_MOST_NAMES: Final = 2
_MOST_LABELS: Final = 40  # more nobody reads, and they take long to place
_NEAR_PX: Final = MARKER_PX * 1.5  # what lies nearer than that is drawn as one
_FIRST: Final = {"sample": 0, "party": 1, "inspection": 1}  # in a label of several
_NAMED_BY_KIND: Final = frozenset({"party", "inspection"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part of a plan is seen.

    Attributes:
        middle: what lies in the middle.
        px_per_m: how large.
        size: of the drawing, in pixels.
    """

    middle: Spot
    px_per_m: float
    size: QSizeF

    def at(self, spot: Spot) -> QPointF:
        """Where a place is drawn; north is up."""
        return QPointF(
            self.size.width() / 2 + (spot.east - self.middle.east) * self.px_per_m,
            self.size.height() / 2 - (spot.north - self.middle.north) * self.px_per_m,
        )

    def spot(self, point: QPointF) -> Spot:
        """The place that is drawn there."""
        return Spot(
            self.middle.east + (point.x() - self.size.width() / 2) / self.px_per_m,
            self.middle.north - (point.y() - self.size.height() / 2) / self.px_per_m,
        )

    def moved(self, by: QPointF) -> "Frame":
        """The part that is seen after the drawing was pushed by so many pixels."""
        middle = QPointF(self.size.width() / 2, self.size.height() / 2)
        return Frame(self.spot(middle - by), self.px_per_m, self.size)

    def zoomed(self, times: float, about: QPointF) -> "Frame":
        """The part that is seen when it is larger by `times`, what is at `about` staying there."""
        px_per_m = min(max(self.px_per_m * times, _LEAST_M), _MOST_M)
        fixed = self.spot(about)
        wide = Frame(self.middle, px_per_m, self.size)
        return wide.moved(about - wide.at(fixed))

    def resized(self, size: QSizeF) -> "Frame":
        """The same middle in a drawing of another size."""
        return Frame(self.middle, self.px_per_m, size)


def fitting(spots: Sequence[Spot], size: QSizeF) -> Frame:
    """The frame in which all places are seen; 100 m about the origin where there are none."""
    east = [each.east for each in spots] or [-50.0, 50.0]
    north = [each.north for each in spots] or [-50.0, 50.0]
    middle = Spot((min(east) + max(east)) / 2, (min(north) + max(north)) / 2)
    wide, high = max(max(east) - min(east), 20.0), max(max(north) - min(north), 20.0)
    room_x, room_y = max(size.width() - 180, 60.0), max(size.height() - 140, 60.0)
    px_per_m = min(room_x / wide, room_y / high)
    return Frame(middle, min(max(px_per_m, _LEAST_M), _MOST_M), size)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is on a plan.

    Attributes:
        points: with their places.
        marks: lines and texts.
        chosen: number of the point that is chosen; None without.
        is_placed: whether the plan lies anywhere; without it has neither scale nor north.
        words: said below, such as that it is not to scale.
    """

    points: tuple[tuple[PlanPoint, Spot], ...]
    marks: tuple[Mark, ...]
    chosen: int | None
    is_placed: bool
    words: str


@dataclass
class Cluster:
    """Points too near to one another to be drawn apart."""

    place: QPointF
    points: list[PlanPoint]

    @property
    def label(self) -> str:
        """The first names, and how many more there are."""
        first = sorted(self.points, key=lambda each: _FIRST.get(each.kind, 2))[:_MOST_NAMES]
        names = "、".join(short_name(each) for each in first)
        more = len(self.points) - _MOST_NAMES
        return visible(names) if more <= 0 else f"{visible(names)} +{more}"


def short_name(point: PlanPoint) -> str:
    """What stands beside a point: a sample's number, what it is and its number otherwise."""
    return kind_name(point.kind) if point.kind in _NAMED_BY_KIND else point.name


def clusters(points: Sequence[tuple[PlanPoint, Spot]], frame: Frame) -> list[Cluster]:
    """The points as they are drawn."""
    found: dict[tuple[int, int], Cluster] = {}  # by the square of the drawing they lie in
    for point, spot in points:
        place = frame.at(spot)
        square = (math.floor(place.x() / _NEAR_PX), math.floor(place.y() / _NEAR_PX))
        around = (
            found.get((square[0] + x, square[1] + y)) for x in (-1, 0, 1) for y in (-1, 0, 1)
        )
        near = (
            each for each in around
            if each is not None and QLineF(each.place, place).length() < _NEAR_PX
        )  # fmt: skip
        cluster = next(near, None)
        if cluster is None:
            found[square] = Cluster(place, [point])
        else:
            cluster.points.append(point)
    return list(found.values())


def draw(painter: QPainter, frame: Frame, drawn: Drawn, colours: Colours) -> None:
    """Draws a plan into the rectangle (0, 0) to the frame's size."""
    area = QRectF(QPointF(0, 0), frame.size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, colours.colour("surface"))
    step_m = round_length(_SCALE_PX / frame.px_per_m)
    if drawn.is_placed:
        _draw_squares(painter, frame, step_m, colours)
    for mark in drawn.marks:
        draw_mark(painter, frame, mark, colours)
    _draw_points(painter, frame, drawn, colours)
    if drawn.is_placed:
        _draw_scale(painter, frame, step_m, colours)
        _draw_north(painter, area, colours)
    painter.setFont(_small())
    painter.setPen(colours.colour("muted"))
    below = area.adjusted(_EDGE_PX, 0, -_EDGE_PX, -8)
    aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    painter.drawText(below, int(aligned), drawn.words)


def draw_mark(painter: QPainter, frame: Frame, mark: Mark, colours: Colours) -> None:
    """Draws one line or text."""
    ink = colours.colour(INKS[mark.ink])
    places = [frame.at(each) for each in mark.spots]
    if mark.text:
        painter.setFont(theme.text_font())
        path = QPainterPath()
        path.addText(places[0], theme.text_font(), visible(mark.text))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.colour("surface"), 4))
        painter.drawPath(path)
        painter.fillPath(path, ink)
        return
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(ink, _LINE_PX, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(places) == 1:
        painter.drawPoint(places[0])
    painter.drawPolyline(QPolygonF(places))


def distance_to(frame: Frame, mark: Mark, place: QPointF) -> float:
    """How far a mark is drawn from a place, in pixels."""
    places = [frame.at(each) for each in mark.spots]
    if mark.text:
        size = QFontMetricsF(theme.text_font()).size(0, mark.text)
        middle = places[0] + QPointF(size.width() / 2, -size.height() / 2)
        apart = place - middle
        beside = max(0.0, abs(apart.x()) - size.width() / 2)
        return math.hypot(beside, max(0.0, abs(apart.y()) - size.height() / 2))
    lines = [QLineF(one, other) for one, other in pairwise(places)]
    lines = lines or [QLineF(places[0], places[0])]
    return min(_distance(line, place) for line in lines)


def _distance(line: QLineF, place: QPointF) -> float:
    squared = line.dx() ** 2 + line.dy() ** 2
    along = 0.0
    if squared:
        apart = place - line.p1()
        along = min(max((apart.x() * line.dx() + apart.y() * line.dy()) / squared, 0.0), 1.0)
    return QLineF(line.pointAt(along), place).length()


def _draw_squares(painter: QPainter, frame: Frame, step_m: float, colours: Colours) -> None:
    corner = frame.spot(QPointF(0, frame.size.height()))
    painter.setPen(QPen(colours.colour("hover"), 1))
    for first, across in ((corner.east, True), (corner.north, False)):
        room = frame.size.width() if across else frame.size.height()
        at = math.ceil(first / step_m) * step_m
        while (at - first) * frame.px_per_m < room:
            px = (at - first) * frame.px_per_m
            if across:
                painter.drawLine(QPointF(px, 0), QPointF(px, frame.size.height()))
            else:
                y = frame.size.height() - px
                painter.drawLine(QPointF(0, y), QPointF(frame.size.width(), y))
            at += step_m


def _draw_points(painter: QPainter, frame: Frame, drawn: Drawn, colours: Colours) -> None:
    area = QRectF(QPointF(2, 2), frame.size - QSizeF(4, 4))
    found = [each for each in clusters(drawn.points, frame) if area.contains(each.place)]
    found.sort(key=lambda each: min(_FIRST.get(point.kind, 2) for point in each.points))
    painter.setFont(_small())
    widths = QFontMetricsF(_small())
    sizes = [
        QSizeF(widths.horizontalAdvance(each.label) + 8, widths.height() + 2) for each in found
    ]
    places = place_labels([each.place for each in found], sizes[:_MOST_LABELS], MARKER_PX, area)
    places += [None] * (len(found) - len(places))
    for cluster, place in zip(found, places, strict=True):
        is_chosen = any(each.sequence == drawn.chosen for each in cluster.points)
        edge = colours.colour("accent" if is_chosen else "edge")
        if place is not None:
            painter.setPen(QPen(colours.colour("edge"), 1))
            if not place.adjusted(-8, -8, 8, 8).contains(cluster.place):
                painter.drawLine(cluster.place, place.center())
            painter.setPen(QPen(edge, 1))
            painter.setBrush(colours.colour("surface"))
            painter.drawRoundedRect(place, 3, 3)
            painter.setPen(colours.colour("text"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), cluster.label)
        painter.setPen(QPen(edge, 3 if is_chosen else 1.5))
        painter.setBrush(colours.colour("surface"))
        painter.drawEllipse(cluster.place, MARKER_PX, MARKER_PX)
        kind = cluster.points[0].kind
        drawing = icons.pixmap(
            kind_drawing(kind), colours.names["accent" if is_chosen else "text"], _ICON_PX, 2.0
        )
        half = QPointF(_ICON_PX / 2, _ICON_PX / 2)
        painter.drawPixmap(cluster.place - half, drawing)


def _draw_scale(painter: QPainter, frame: Frame, long_m: float, colours: Colours) -> None:
    long_px = long_m * frame.px_per_m
    x, y = _EDGE_PX, frame.size.height() - _EDGE_PX
    painter.setPen(QPen(colours.colour("text"), 2))
    ends = [(x, y - 6), (x, y), (x + long_px, y), (x + long_px, y - 6)]
    painter.drawPolyline(QPolygonF([QPointF(*each) for each in ends]))
    painter.setFont(_small())
    painter.drawText(QPointF(x + long_px + 8, y + 2), length(long_m))


def _draw_north(painter: QPainter, area: QRectF, colours: Colours) -> None:
    tip = QPointF(area.right() - _EDGE_PX - 8, _EDGE_PX)
    ink = colours.colour("text")
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-7, 24), tip + QPointF(0, 18),
                                   tip + QPointF(7, 24)]))  # fmt: skip
    painter.setFont(_small())
    below = QRectF(tip.x() - 10, tip.y() + 24, 20, 18)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), "N")


def _small() -> QFont:
    font = theme.text_font()
    font.setPixelSize(theme.TEXT_PX - 2)
    return font
