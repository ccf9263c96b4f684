"""Operations on the engine thread: order, delivery, passing, cancelling, ending."""

import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.changes import Changed
from fieldkit.evidence.register import NoSuchEntryError
from fieldkit.progress import Progress
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import new_vault, reopened
from ui.engine_thread import EngineThread, Operation


@pytest.fixture
def engine(tmp_path: Path, qtbot: QtBot) -> EngineThread:
    """An engine with an open vault."""
    new_vault(tmp_path / "vault").close()
    thread = EngineThread()
    with qtbot.waitSignal(thread.open(lambda _: (reopened(tmp_path / "vault"), "open")).succeeded):
        pass
    yield thread
    thread.end()
    assert "engine" not in {each.name for each in threading.enumerate()}


def test_result_arrives_on_the_ui_thread(engine: EngineThread, qtbot: QtBot) -> None:
    seen = []
    operation = Operation(lambda workspace, _: (workspace.vault_id, threading.current_thread()))
    operation.succeeded.connect(lambda result: seen.append((result, threading.current_thread())))
    with qtbot.waitSignal(operation.ended):
        engine.start(operation)
    ((_, worker), here) = seen[0]
    assert worker.name == "engine"
    assert here is threading.main_thread()


def test_what_ended_before_anybody_listened_is_still_delivered(
    engine: EngineThread, qtbot: QtBot
) -> None:
    operation = engine.start(Operation(lambda workspace, _: workspace.register.size()))
    done = threading.Event()
    engine.start(Operation(lambda workspace, _: done.set()))
    assert done.wait(5)
    with qtbot.waitSignal(operation.succeeded):
        pass


def test_failure_of_the_engine_is_told_as_failure(engine: EngineThread, qtbot: QtBot) -> None:
    operation = Operation(lambda workspace, _: workspace.register.item(10_000))
    with qtbot.waitSignal(operation.failed) as told:
        engine.start(operation)
    assert isinstance(told.args[0], NoSuchEntryError)


def test_bug_reaches_the_excepthook(engine: EngineThread, qtbot: QtBot) -> None:
    operation = Operation(lambda workspace, _: 1 // 0)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(operation.ended):
        engine.start(operation)
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]


def test_write_says_what_it_changed(engine: EngineThread, qtbot: QtBot) -> None:
    write = Operation(lambda workspace, _: workspace.seal(records.party()), writes=True)
    with qtbot.waitSignal(engine.changed) as told:
        engine.start(write)
    assert told.args[0] & Changed.CASES


class LongWork:
    """Work that reports progress until it is told to end."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.may_end = threading.Event()

    def __call__(self, workspace: Workspace, progress: Progress) -> str:
        self.began.set()
        while not self.may_end.wait(0.001):
            progress(1, 2, "working")
        return "done"


def test_read_passes_long_work(engine: EngineThread, qtbot: QtBot) -> None:
    work = LongWork()
    long = engine.start(Operation(work, writes=True))
    assert work.began.wait(5)
    read = Operation(lambda workspace, _: workspace.register.size())
    with qtbot.waitSignal(read.succeeded):
        engine.start(read)
    assert not long.is_ended
    with qtbot.waitSignal(long.succeeded):
        work.may_end.set()


@pytest.mark.parametrize("gives_way", [True, False])
def test_write_passes_only_work_that_gives_way(
    engine: EngineThread, qtbot: QtBot, gives_way: bool
) -> None:
    work = LongWork()
    ended: list[str] = []
    long = Operation(work, writes=True, gives_way=gives_way)
    long.ended.connect(lambda: ended.append("long"))
    write = Operation(lambda workspace, _: workspace.seal(records.party()), writes=True)
    write.ended.connect(lambda: ended.append("write"))
    read = Operation(lambda workspace, _: work.may_end.set() if not gives_way else None)
    engine.start(long)
    assert work.began.wait(5)
    engine.start(write)
    engine.start(read)
    if gives_way:
        with qtbot.waitSignal(write.succeeded):
            pass
        work.may_end.set()
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert ended == (["write", "long"] if gives_way else ["long", "write"])


def test_cancelled_work_says_so_and_nothing_else(engine: EngineThread, qtbot: QtBot) -> None:
    work = LongWork()
    long = engine.start(Operation(work))
    assert work.began.wait(5)
    with qtbot.assertNotEmitted(long.succeeded), qtbot.waitSignal(long.cancelled):
        long.cancel()


def test_closing_cancels_work_and_reads_but_no_draft(engine: EngineThread, qtbot: QtBot) -> None:
    work = LongWork()
    long = engine.start(Operation(work, writes=True, name="working"))
    assert work.began.wait(5)
    read = engine.start(Operation(lambda workspace, _: workspace.register.size(), writes=False))
    draft = engine.start(
        Operation(lambda workspace, _: workspace.drafts.keep("a", "case", None, {}), writes=True)
    )
    read.cancel()
    with qtbot.waitSignals([long.cancelled, read.cancelled, draft.succeeded]):
        engine.close()


@pytest.mark.parametrize("each", [None, True, False])
def test_none_and_truth_survive_any_number_of_qt_calls(each: object) -> None:
    if sys.version_info < (3, 12):
        assert sys.getrefcount(each) > sys.maxsize // 8
