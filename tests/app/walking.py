"""Walks through every page of the window, with what it shows fetched."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders.vaults import PASSPHRASE
from ui.application import Application
from ui.operations import vaults
from ui.pages import CASE_PAGES, PLACES
from ui.pages.case_view import CaseView
from ui.pages.cases import CasesPage

PATIENCE_MS = 20_000


def settle(application: Application, until: Callable[[], object] = lambda: True) -> None:
    """Lets the window work until something holds and the engine has nothing left to do."""
    session, deadline = application.session, QDeadlineTimer(PATIENCE_MS)
    quiet = 0
    while quiet < 3:
        if deadline.hasExpired():
            raise TimeoutError("the window does not come to rest")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        is_busy = session._engine._unsettled or session._desk._unsettled
        quiet = 0 if is_busy or not until() else quiet + 1


def pages(application: Application) -> Iterator[tuple[str, QWidget]]:
    """Name and widget of each page while it is shown: places, the new case, the case's pages.

    Args:
        application: shown, with a vault chosen that PASSPHRASE opens and that has a case.
    """
    window = application.window
    settle(application)
    yield "start", window.page
    folder = window.start.unlock.folder
    assert folder is not None
    application.session.open(vaults.unlock(folder, PASSPHRASE))
    settle(application, lambda: application.session.vault is not None)
    for place in PLACES:
        window.go_to(place.name)
        settle(application)
        yield place.name, window.page
    window.go_to("cases")
    cases = window.page
    assert isinstance(cases, CasesPage)
    settle(application, lambda: cases.model.rows)
    case = cases.model.rows[0].sequence
    cases.begin_new()
    cases.editor.form.new_wanted.emit("party")
    settle(application)
    yield "new case", cases
    window.open_case(case)
    view = window.page
    assert isinstance(view, CaseView)
    for number, page in enumerate(CASE_PAGES):
        view.tabs.setCurrentIndex(number)
        settle(application)
        yield page.name, view
