"""The rows of the results page as encrypted drafts: one draft for each row."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from fieldkit.errors import FieldkitError
from fieldkit.evidence.measurements import MeasuredBy
from ui.operations import results
from ui.pages.page import Page
from ui.widgets.grid.model import ResultsModel
from ui.widgets.grid.typed_rows import DraftRow

if TYPE_CHECKING:
    from fieldkit.canonical import JsonObject
    from fieldkit.evidence.drafts import Draft

KEEP_AFTER_MS: Final = 500  # without a key
_NAMED: Final = "row"  # how the names begin


class KeptRows(QObject):
    """Keeps the rows of all sheets of a case, only those that are another than before."""

    def __init__(
        self,
        page: Page,
        case: int,
        sheets: Mapping[MeasuredBy, ResultsModel],
        said: Callable[[], object],
    ) -> None:
        """Nothing is kept before `load` has brought what was kept in former sessions.

        Args:
            page: through which it works.
            case: sequence of the case.
            sheets: by where results were measured.
            said: called when it stands differently with what is kept.
        """
        super().__init__(page)
        self._page, self._case, self._sheets, self._said = page, case, sheets, said
        self._kept: dict[str, DraftRow] = {}
        self._is_loaded = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._timer.isActive()

    def load(self) -> None:
        """Fetches the rows of former sessions, once."""
        if not self._is_loaded:
            self._page.follow(results.kept_rows(self._case), self._take)

    def note_edit(self) -> None:
        """Keeps soon."""
        self._timer.start(KEEP_AFTER_MS)

    def keep(self) -> None:
        """Keeps now."""
        self._timer.stop()
        if not self._is_loaded:
            return
        now = {
            self.name(place, row): row
            for place, sheet in self._sheets.items()
            for row in sheet.rows
            if row.texts
        }
        new: dict[str, JsonObject] = {
            name: dict(row.texts) for name, row in now.items() if self._kept.get(name) is not row
        }
        gone = [name for name in self._kept if name not in now]
        former, self._kept = self._kept, now
        if new or gone:
            operation = results.keep_rows(self._case, new, gone)
            failed = partial(self._is_not_kept, former)
            self._page.follow(operation, lambda _: self._said(), failed=failed)
        else:
            self._said()

    def _is_not_kept(self, former: dict[str, DraftRow], problem: FieldkitError) -> None:
        """Tells it; with the next key all that is new is tried again."""
        self._kept = former
        self._page.tell(problem)

    def name(self, place: MeasuredBy, row: DraftRow) -> str:
        """The name of a row's draft."""
        return f"{_NAMED} {self._case} {place.value} {row.key:06}"

    def key(self, name: str) -> int:
        """The key of the row whose draft has that name."""
        return int(name.rpartition(" ")[2])

    def forget(self, name: str) -> None:
        """Takes note that a draft is gone, because its row was sealed."""
        self._kept.pop(name, None)

    def _take(self, drafts: "tuple[Draft, ...]") -> None:
        self._is_loaded = True
        found: dict[str, list[DraftRow]] = {place.value: [] for place in MeasuredBy}
        for draft in drafts:
            words = draft.name.split(" ")
            if words[0] == _NAMED and words[-2] in found:
                texts = {name: str(text) for name, text in draft.body.items()}
                self._kept[draft.name] = DraftRow(self.key(draft.name), texts)
                found[words[-2]].append(self._kept[draft.name])
        for place, sheet in self._sheets.items():
            rows, typed = found[place.value], sheet.rows  # some may have been typed by now
            if rows:
                after = max(row.key for row in rows) + 1
                again = [DraftRow(after + at, row.texts) for at, row in enumerate(typed)]
                sheet.show_rows([*rows, *again])
        self._said()
