"""Writing the results of a case where the person wants them, as CSV or XLSX."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from fieldkit.reference.remarks import REMARKS
from ui.operations import screening
from ui.pages.page import Page
from ui.problems.screening import remark
from ui.translation import is_chinese
from ui.widgets.banner import Tone

_KINDS = {"Excel (*.xlsx)": ".xlsx", "CSV (*.csv)": ".csv"}


def ask_for_file(page: Page, case: int) -> None:
    """Asks where to, and writes there; the dialog asks before a file is replaced.

    Args:
        page: where it is said how that went.
        case: sequence of the case whose results are wanted.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    translate = QCoreApplication.translate
    likely = translate("results file", "Results")
    path = Path(folder or Path.home()) / f"{likely}.xlsx"
    title = translate("results file", "Export results")
    is_asked = False
    while not is_asked:
        name, kind = QFileDialog.getSaveFileName(page, title, str(path), ";;".join(_KINDS))
        if not name:
            return
        path, is_asked = Path(name), True
        if path.suffix.lower() not in _KINDS.values():
            path = path.with_name(path.name + _KINDS.get(kind, ".xlsx"))
            is_asked = not path.exists()  # for this name the dialog has not asked yet
    export_to(page, case, path)


def export_to(page: Page, case: int, path: Path) -> None:
    """Writes the results of a case to a file, and says on the page how that went."""
    translate = QCoreApplication.translate

    def tell(rows: int) -> None:
        told = translate("results file", "%n results were written to {file}.", "", rows)
        page.banner.say(
            Tone.NOTICE,
            told.replace("{file}", str(path)),
            translate(
                "results file",
                "The file is not encrypted, and proves nothing. For the police, export a bundle.",
            ),
        )

    page.banner.hide()
    operation = screening.export(
        case,
        path,
        language="zh" if is_chinese() else "en",
        sentences={code: remark(code) for code in REMARKS},
        name=translate("results file", "Writing results"),
    )
    page.follow(operation, tell)
