"""Results as bars, with limit lines where they are given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCharts import (
    QAbstractAxis,
    QBarCategoryAxis,
    QBarSeries,
    QBarSet,
    QChart,
    QChartView,
    QLineSeries,
    QLogValueAxis,
    QValueAxis,
)
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
    QWidget,
)

from ui import theme
from ui.formatting import visible
from ui.models.result_bars import Group, bounds, is_logarithmic
from ui.theme.colours import COLOURS, Colours, Theme
from ui.translation import Speaking

BAR_PX: Final = 92  # room for one
_PICTURE_SCALE: Final = 2
_LONGEST_NAME: Final = 14


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit that results are held against.

    Attributes:
        value: in the unit of the results.
        words: beside the line, such as its source.
        times: 1 for the limit itself, more for a multiple of it.
    """

    value: float
    words: str
    times: int = 1


class ResultsChart(Speaking, QChartView):
    """Shows one `Group`. Hollow bars were reported as below the detection limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        chart = QChart()
        super().__init__(chart, parent)
        self._chart = chart
        self._group: Group | None = None
        self._limits: tuple[LimitLine, ...] = ()
        self._bars: QBarSeries | None = None
        self._labels: list[_Label] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()

    def show_group(self, group: Group | None, limits: Sequence[LimitLine] = ()) -> None:
        """Shows results of one analyte in one unit.

        Args:
            group: the results; None for nothing.
            limits: lines to draw across.
        """
        self._group, self._limits = group, tuple(limits)
        self.setMinimumWidth(0 if group is None else BAR_PX * len(group.bars) + 120)
        self._build(theme.look().colours)
        self.retranslate()

    def png(self) -> bytes:
        """The chart, dark on white as on paper, at twice the size."""
        self._build(COLOURS[Theme.LIGHT])
        image = QImage(self.size() * _PICTURE_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PICTURE_SCALE)
        painter = QPainter(image)
        self.render(painter)
        painter.end()
        self._build(theme.look().colours)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def retranslate(self) -> None:
        """Says in words what is drawn."""
        self.setAccessibleName(self.tr("Chart of results"))
        if self._group is not None:
            told = [f"{each.name}: {each.text}" for each in self._group.bars[:50]]
            told += [each.words for each in self._limits]
            whole = "; ".join(told)
            self.setAccessibleDescription(f"{self._group.analyte} ({self._group.unit}): {whole}")

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._build(theme.look().colours)

    # Inside

    def _build(self, colours: Colours) -> None:
        """Makes the chart anew: what Qt takes out of one leaves its labels behind."""
        former, chart = self._chart, QChart()
        self._labels.clear()
        self._bars = None
        self._chart = chart
        self.setChart(chart)
        former.deleteLater()
        chart.legend().hide()
        chart.setBackgroundRoundness(0)
        chart.setBackgroundBrush(colours.colour("surface"))
        chart.plotAreaChanged.connect(lambda _: self._place_labels())
        self.setBackgroundBrush(colours.colour("surface"))
        if self._group is None:
            return
        group = self._group
        series, bars = self._bar_series(group, colours)
        self._bars = series
        chart.addSeries(series)
        across, up = self._axes(group, colours)
        chart.addAxis(across, Qt.AlignmentFlag.AlignBottom)
        chart.addAxis(up, Qt.AlignmentFlag.AlignLeft)
        series.attachAxis(across)
        series.attachAxis(up)
        for limit in self._limits:
            self._draw_limit(limit, len(group.bars), (across, up), colours)
        for at, bar in enumerate(group.bars):
            place = QPointF(at, bars.at(at))
            self._labels.append(self._label(visible(bar.text), place, colours.colour("text")))
        self._place_labels()

    def _bar_series(self, group: Group, colours: Colours) -> tuple[QBarSeries, QBarSet]:
        least, _ = bounds(group, [each.value for each in self._limits])
        bars = QBarSet("")
        bars.append([least if each.height is None else each.height for each in group.bars])
        bars.setColor(colours.colour("accent"))
        bars.setBorderColor(colours.colour("accent"))
        bars.setPen(QPen(colours.colour("accent"), 2))
        bars.setSelectedColor(colours.colour("surface"))
        bars.selectBars([at for at, each in enumerate(group.bars) if each.is_hollow])
        series = QBarSeries()
        series.append(bars)
        series.setBarWidth(min(0.5, 0.1 * len(group.bars)))
        return series, bars

    def _axes(self, group: Group, colours: Colours) -> tuple[QAbstractAxis, QAbstractAxis]:
        least, most = bounds(group, [each.value for each in self._limits])
        across = QBarCategoryAxis()
        across.append([_name(at, each.name) for at, each in enumerate(group.bars, start=1)])
        up: QAbstractAxis
        if is_logarithmic(group, [each.value for each in self._limits]):
            up = QLogValueAxis()
            up.setBase(10)
            up.setLabelFormat("%g")
            up.setRange(least, most)
        else:
            up = QValueAxis()
            up.setRange(least, most)
            up.applyNiceNumbers()
            up.setLabelFormat("%g")
        up.setTitleText(visible(f"{group.analyte} ({group.unit})"))
        for axis in (across, up):
            axis.setLabelsFont(_small())
            axis.setTitleFont(_small())
            axis.setLabelsBrush(colours.colour("muted"))
            axis.setTitleBrush(colours.colour("muted"))
            axis.setLinePen(QPen(colours.colour("edge"), 1))
            axis.setGridLinePen(QPen(colours.colour("line"), 1))
        across.setGridLineVisible(False)
        return across, up

    def _draw_limit(
        self,
        limit: LimitLine,
        count: int,
        axes: tuple[QAbstractAxis, QAbstractAxis],
        colours: Colours,
    ) -> None:
        line = QLineSeries()
        line.append([QPointF(-0.5, limit.value), QPointF(count - 0.5, limit.value)])
        ink = colours.colour("danger" if limit.times == 1 else "warning")
        style = Qt.PenStyle.DashLine if limit.times == 1 else Qt.PenStyle.DotLine
        line.setPen(QPen(ink, 2, style))
        self._chart.addSeries(line)
        for axis in axes:
            line.attachAxis(axis)
        place = QPointF(-0.5, limit.value)
        label = self._label(visible(limit.words), place, ink)
        ground = QGraphicsRectItem(label.item.boundingRect().adjusted(-2, 0, 2, 0), label.item)
        ground.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        ground.setPen(Qt.PenStyle.NoPen)
        ground.setBrush(colours.colour("surface"))
        self._labels.append(replace(label, is_beside=True))

    def _label(self, text: str, at: QPointF, ink: QColor) -> "_Label":
        item = QGraphicsSimpleTextItem(text, self._chart)
        item.setFont(_small())
        item.setBrush(ink)
        item.setZValue(20)
        return _Label(item, at)

    def _place_labels(self) -> None:
        if self._bars is None:
            return
        for label in self._labels:
            place = self._chart.mapToPosition(label.at, self._bars)
            size = label.item.boundingRect()
            left = place.x() + 6 if label.is_beside else place.x() - size.width() / 2
            label.item.setPos(left, place.y() - size.height() - 3)


@dataclass(frozen=True, slots=True)
class _Label:
    """Words in the chart.

    Attributes:
        item: what shows them.
        at: the place in the values of the axes above which they stand.
        is_beside: they begin there, and are not about it.
    """

    item: QGraphicsSimpleTextItem
    at: QPointF
    is_beside: bool = False


def _name(at: int, name: str) -> str:
    """A name that is there once: charts put categories of one name into one."""
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return visible(f"{at} · {short}")


def _small() -> QFont:
    font = theme.text_font()
    font.setPixelSize(theme.TEXT_PX - 2)
    return font
