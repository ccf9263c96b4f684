"""What is shown when the program itself is at fault: a report to copy, without names or paths."""

import platform
import sys
import traceback
from pathlib import PurePath
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import fieldkit
from ui import theme
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where the program stood: kinds, functions and lines.

    The message of the error is left out, since it may hold words of the evidence.
    """
    lines = [
        f"FieldKit {fieldkit.__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
        kind.__name__,
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def _inside(path: str) -> str:
    """The path from the package on; the folders above it are this computer's own business."""
    parts = PurePath(path).parts
    roots = [at for at, part in enumerate(parts) if part in {"fieldkit", "ui"}]
    return "/".join(parts[roots[-1] :] if roots else parts[-1:])


class BugDialog(QDialog):
    """Says what happened and what did not, and offers the report."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.setWindowTitle(self.tr("A fault in FieldKit"))
        self.setMinimumWidth(560)
        heading = PlainLabel(self.tr("Something went wrong in the program itself."), "heading")
        words = PlainLabel(
            self.tr(
                "What was sealed stays sealed, and drafts are kept. Please pass this report on; "
                "it holds no words of your evidence. If something looks odd now, close FieldKit "
                "and open it again."
            ),
            wraps=True,
        )
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setFont(theme.digits_font())
        shown.setAccessibleName(self.tr("Report"))
        copy, close = Button("", "copy"), Button("primary")
        copy.setText(self.tr("Copy the report"))
        close.setText(self.tr("Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for each in (heading, words, shown):
            column.addWidget(each)
        column.addLayout(foot)
        close.setFocus()


class _Shown:
    """The dialog that is open, of which one is enough."""

    dialog: BugDialog | None = None


def show_bug(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None
) -> None:
    """For `sys.excepthook`: shows the fault once, and writes it to the terminal too."""
    sys.__excepthook__(kind, problem, trace)
    is_ours = not issubclass(kind, KeyboardInterrupt) and QGuiApplication.instance() is not None
    if is_ours and _Shown.dialog is None:
        _Shown.dialog = BugDialog(report(kind, trace))
        _Shown.dialog.finished.connect(_forget)
        _Shown.dialog.open()


def _forget() -> None:
    if _Shown.dialog is not None:
        _Shown.dialog.deleteLater()
        _Shown.dialog = None
