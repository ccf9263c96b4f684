"""Cases and parties as the lists show them."""

from typing import TYPE_CHECKING

from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.lookup import KnownParty
    from fieldkit.evidence.summaries import CaseSummary
    from fieldkit.workspace import Workspace


def case_list(text: str = "") -> "Operation[tuple[CaseSummary, ...]]":
    """The cases in which, or in whose party, every word of `text` occurs; all for none."""
    return Operation(lambda workspace, _: _case_list(workspace, text))


def parties() -> "Operation[tuple[KnownParty, ...]]":
    """Every party of the vault, newest first."""
    return Operation(lambda workspace, _: _parties(workspace))


def _case_list(workspace: "Workspace", text: str) -> "tuple[CaseSummary, ...]":
    summaries = workspace.register.case_summaries()
    if not text.strip():
        return summaries
    found = workspace.register.cases_holding(text)
    return tuple(each for each in summaries if found & {each.sequence, each.party})


def _parties(workspace: "Workspace") -> "tuple[KnownParty, ...]":
    from fieldkit.evidence.lookup import find_parties  # noqa: PLC0415 - slow to import

    parties = workspace.register.parties()
    find_parties("zz", parties)  # reads the names' pinyin here, not while somebody types
    return parties
