"""The places on the left, the pages of a case, and what each of them is.

How to add a page:

1. Write `ui/pages/<name>.py` with a class that derives from `Page` (`ui/pages/page.py`). In
   `__init__(self, session)`, or `(self, session, case)` for a page of a case, put widgets into
   `self.column`; set every word in `retranslate`. Say in `topics` which changes concern you, and
   fetch in `load` with `self.follow(operation, then)`. Problems are then told by the page.
2. What you need of the engine is a function in `ui/operations/`. Never keep a workspace.
3. Rows go into a `RowsModel` under a `RowsTable`; forms come from `RecordEditor`, which keeps
   drafts, finds what references may point at, and seals.
4. Add a line to `PLACES` or `CASE_PAGES` below, and to `ui/actions.py` if it has keys of its own.
   Drawings: copy the SVG of that name from the npm package lucide-static to resources/icons.
5. Run `python packaging/translations.py` and fill in the Chinese; the tests in tests/rules and
   tests/app walk all pages by themselves. Look at `python tests/gallery.py OUT --page <name>`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.page import Page
    from ui.session import Session
    from ui.settings import Settings

# Pages are imported when they are first shown, so that the first window comes soon.
# ruff: noqa: PLC0415


@dataclass(frozen=True)
class Place:
    """Something on the left of the window.

    Attributes:
        name: for tests and the gallery.
        title: English, of context "places".
        icon: its drawing.
        act: the action that goes there.
        needs_vault: whether it is gone while no vault is open.
        make: makes the page.
    """

    name: str
    title: object
    icon: str
    act: Act
    needs_vault: bool
    make: "Callable[[Session, Settings], Page]"

    @property
    def translated(self) -> str:
        """Its title in the language of the window."""
        return QCoreApplication.translate("places", str(self.title))


@dataclass(frozen=True)
class CasePage:
    """One of the tabs of a case.

    Attributes:
        name: for tests and the gallery.
        title: English, of context "places".
        make: makes the page for the case of that sequence.
    """

    name: str
    title: object
    make: "Callable[[Session, int], Page]"

    @property
    def translated(self) -> str:
        """Its title in the language of the window."""
        return QCoreApplication.translate("places", str(self.title))


def _cases(session: "Session", _settings: "Settings") -> "Page":
    from ui.pages.cases import CasesPage

    return CasesPage(session)


def _verify(session: "Session", _settings: "Settings") -> "Page":
    from ui.pages.verify import VerifyPage

    return VerifyPage(session)


def _settings(session: "Session", settings: "Settings") -> "Page":
    from ui.pages.settings import SettingsPage

    return SettingsPage(session, settings)


def _inspection(session: "Session", case: int) -> "Page":
    from ui.pages.inspection import InspectionPage

    return InspectionPage(session, case)


def _capture(session: "Session", case: int) -> "Page":
    from ui.pages.capture.page import CapturePage

    return CapturePage(session, case)


def _samples(session: "Session", case: int) -> "Page":
    from ui.pages.samples import SamplesPage

    return SamplesPage(session, case)


def _signing(session: "Session", case: int) -> "Page":
    from ui.pages.signing import SigningPage

    return SigningPage(session, case)


def _custody(session: "Session", case: int) -> "Page":
    from ui.pages.custody import CustodyPage

    return CustodyPage(session, case)


def _evidence(session: "Session", case: int) -> "Page":
    from ui.pages.evidence import EvidencePage

    return EvidencePage(session, case)


def _results(session: "Session", case: int) -> "Page":
    from ui.pages.results import ResultsPage

    return ResultsPage(session, case)


def _quantities(session: "Session", case: int) -> "Page":
    from ui.pages.quantities import QuantitiesPage

    return QuantitiesPage(session, case)


def _screening(session: "Session", case: int) -> "Page":
    from ui.pages.screening import ScreeningPage

    return ScreeningPage(session, case)


def _handover(session: "Session", case: int) -> "Page":
    from ui.pages.handover import HandoverPage

    return HandoverPage(session, case)


def _map(session: "Session", case: int) -> "Page":
    from ui.pages.map import MapPage

    return MapPage(session, case)


PLACES: Final = (
    Place("cases", QT_TRANSLATE_NOOP("places", "Cases"), "briefcase", Act.CASES, True, _cases),
    Place(
        "verify",
        QT_TRANSLATE_NOOP("places", "Verify"),
        "package-search",
        Act.VERIFY,
        False,
        _verify,
    ),
    Place(
        "settings",
        QT_TRANSLATE_NOOP("places", "Settings"),
        "settings",
        Act.SETTINGS,
        False,
        _settings,
    ),
)

CASE_PAGES: Final = (
    CasePage("inspection", QT_TRANSLATE_NOOP("places", "Inspection"), _inspection),
    CasePage("capture", QT_TRANSLATE_NOOP("places", "Capture"), _capture),
    CasePage("samples", QT_TRANSLATE_NOOP("places", "Samples"), _samples),
    CasePage("results", QT_TRANSLATE_NOOP("places", "Results"), _results),
    CasePage("quantities", QT_TRANSLATE_NOOP("places", "Quantities"), _quantities),
    CasePage("screening", QT_TRANSLATE_NOOP("places", "Screening"), _screening),
    CasePage("custody", QT_TRANSLATE_NOOP("places", "Custody"), _custody),
    CasePage("map", QT_TRANSLATE_NOOP("places", "Map"), _map),
    CasePage("signing", QT_TRANSLATE_NOOP("places", "Signing"), _signing),
    CasePage("evidence", QT_TRANSLATE_NOOP("places", "Evidence"), _evidence),
    CasePage("handover", QT_TRANSLATE_NOOP("places", "Handover"), _handover),
)  # fmt: skip
