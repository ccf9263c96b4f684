"""Walks through every page in a window of its own scale and tells which words are cut off.

QT_SCALE_FACTOR=2 python -m tests.app.cut_off_child VAULT LANGUAGE WIDTHxHEIGHT
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from tests.app.walking import pages
from ui.application import Application, qt_application
from ui.settings import Settings

SLACK_PX = 2
GAP_PX = 4


def main(vault: str, language: str, size: str) -> None:
    qt = qt_application()
    settings = Settings()
    settings.language = language
    application = Application(qt, settings)
    application.show(Path(vault))
    width, height = (int(each) for each in size.split("x"))
    application.window.resize(width, height)
    found = []
    for name, _ in pages(application):
        found += [f"{name}: {each}" for each in cut_off(application.window)]
    print(json.dumps(sorted(set(found)), ensure_ascii=False))
    application.end()


def cut_off(window: QWidget) -> Iterator[str]:
    """Labels and buttons that got less room than their words need."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or not isinstance(each, QLabel | QAbstractButton):
            continue
        text = each.text()
        if not text:
            continue
        if isinstance(each, QLabel) and each.wordWrap():
            needed = each.heightForWidth(each.width())
            is_cut = needed > each.height() + SLACK_PX
            told = f"{needed} of {each.height()} high"
        else:
            needed = _words_px(each)
            is_cut = needed > each.width() + SLACK_PX
            told = f"{needed} of {each.width()} wide"
        if is_cut:
            yield f"{type(each).__name__} in {type(each.parent()).__name__}: {text[:60]} ({told})"


def _words_px(shown: QLabel | QAbstractButton) -> int:
    """Room that the words take, with the drawing before them."""
    if isinstance(shown, QLabel):
        return shown.minimumSizeHint().width()
    words = shown.fontMetrics().size(0, shown.text()).width()
    has_drawing = isinstance(shown, QPushButton) and not shown.icon().isNull()
    return words + (shown.iconSize().width() + GAP_PX if has_drawing else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
