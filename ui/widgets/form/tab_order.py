"""Where Tab goes in forms that grow: Qt puts what is added late at the end of the window."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def keep_tab_order(part: QWidget) -> None:
    """Lets Tab go through a part of a form in the order in which things stand in it.

    Args:
        part: whose layout was added to.
    """
    leaves = list(_leaves(part.layout()))
    if leaves and (before := _before(part)) is not None:
        for one, other in pairwise([before, *leaves]):
            QWidget.setTabOrder(one, other)


def _leaves(layout: QLayout | None) -> Iterator[QWidget]:
    """What can have the focus, in the order of layouts inside layouts."""
    for at in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(at) if layout is not None else None
        widget = item.widget() if item is not None else None
        if widget is None:
            yield from _leaves(item.layout() if item is not None else None)
        elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        else:
            yield from _leaves(widget.layout())


def _before(part: QWidget) -> QWidget | None:
    """What Tab comes from when it goes into the part; None if there is nothing else."""
    each = part.previousInFocusChain()
    while each is not None and each is not part:
        is_leaf = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if is_leaf and not part.isAncestorOf(each) and not each.isAncestorOf(part):
            return each
        each = each.previousInFocusChain()
    return None
