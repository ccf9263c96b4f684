"""How the verifier behaves: within limits, reading only, whatever it is given."""

import json
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.bundle.layout import sm3_of
from fieldkit.bundle.verdict import Fact, State
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.progress import Cancelled
from tests.builders.bundles import TRUST, contents_of, forge, pack, write
from tests.builders.ledger import (
    PHOTO,
    small_ledger,
)
from tests.builders.verdicts import CASE, codes, judge, small_files, verified

# Limits


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        ("proof/checkpoint.txt", bytes(70_000), "FILE_TOO_LARGE"),
        ("proof/statement.json", b"[" * 3_000_000, "FILE_TOO_LARGE"),
        ("data/ledger.jsonl", b"\n" * 60_000, "LEDGER_TOO_LARGE"),
        ("data/ledger.jsonl", b"x" * 2_000_000 + b"\n", "LEDGER_TOO_LARGE"),
        ("data/ledger.jsonl", b"x", "LEDGER_LINE_UNENDED"),
        ("manifest-sha256.txt", b"\n" * 60_000, "MANIFEST_MALFORMED"),
        ("manifest-sha256.txt", b"\xff\n", "MANIFEST_MALFORMED"),
        ("manifest-sha256.txt", b"00", "MANIFEST_MALFORMED"),
    ],
)
def test_parts_larger_or_odder_than_any_bundles_are_refused(
    path: str, content: bytes, code: str, tmp_path: Path
) -> None:
    verdict = judge(tmp_path, pack({**small_files(tmp_path), path: content}))
    assert code in codes(verdict)
    assert verdict.exit_status == 1


def test_sm3_digests_are_computed_where_promised(tmp_path: Path) -> None:
    ledger = small_ledger(photo_sm3=sm3_of(PHOTO))
    files = forge(ledger, contents_of(ledger, sm3=True))
    assert judge(tmp_path, pack(files)).exit_status == 0
    del files["manifest-sm3.txt"]
    assert "FILE_MISSING" in codes(judge(tmp_path, pack(files)))


# Progress, and what a verification must not do


def test_progress_is_told_in_the_callers_thread_and_can_cancel(tmp_path: Path) -> None:
    write(small_ledger(), tmp_path / "b.zip")
    seen = []

    def progress(done: int, total: int, stage: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        seen.append((done, total))

    verify_bundle(tmp_path / "b.zip", progress=progress)
    assert seen[-1][0] == seen[-1][1] > 0

    def cancel(done: int, total: int, stage: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify_bundle(tmp_path / "b.zip", progress=cancel)


WATCHED = """
import sys
from pathlib import Path
from fieldkit.bundle.verifier import verify_bundle

def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        print("opened for writing:", arguments[0])
    if event.startswith(("socket.", "subprocess.", "os.remove", "os.rename", "os.mkdir")):
        print(event)

sys.addaudithook(watch)
verdict = verify_bundle(Path(sys.argv[1]))
print(verdict.bottom_line.value)
"""


def test_verifying_writes_nothing_and_opens_no_connection(tmp_path: Path) -> None:
    write(small_ledger(), tmp_path / "b.zip")
    run = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, tmp_path / "b.zip"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert run.stdout.split() == ["SOUND_SIGNER_UNKNOWN"]
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


def test_verifier_loads_no_vault_no_database_and_no_window() -> None:
    code = "import fieldkit.bundle.verifier, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(run.stdout.split())
    heavy = {"fieldkit.vault", "fieldkit.evidence", "sqlite3", "sqlcipher3", "PIL", "PySide6"}
    assert not heavy & loaded
    assert not {"ssl", "asyncio", "http.client", "click", "rich"} & loaded


def test_bundle_in_a_folder_that_cannot_be_written_gets_the_same_verdict(tmp_path: Path) -> None:
    folder = tmp_path / ("长" * 60 + " ä")
    folder.mkdir()
    write(small_ledger(), folder / "b.zip")
    folder.chmod(0o500)
    try:
        assert verify_bundle(folder / "b.zip", trust=TRUST).exit_status == 0
    finally:
        folder.chmod(0o700)


# Whatever a dishonest sender seals, the verifier answers

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
KNOWN = st.sampled_from(
    ["items", "item", "giver", "receiver", "corrects", "changes", "entries", "samplers", "means",
     "key_id", "name", "seal_number", "number", "person", "key", "sampled_at", "step"],
)  # fmt: skip
BODY = st.dictionaries(KNOWN, JSON | st.dictionaries(KNOWN, JSON, max_size=3), max_size=5)
KIND = st.sampled_from(
    ["sample", "exhibit", "photo", "transfer", "signing", "supplement", "withdrawal", "person",
     "person_change", "person_countersigned", "clock", "measurement", "case"],
)  # fmt: skip


@given(st.lists(st.tuples(KIND, BODY), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_no_record_makes_the_verifier_stumble(
    records: list[tuple[str, dict[str, object]]],
) -> None:
    ledger = small_ledger()
    for kind, body in records:
        ledger.seal(kind, body, case=None if kind == "case" else CASE)
    content = pack(forge(ledger))
    with TemporaryDirectory() as folder:
        verdict = judge(Path(folder), content)
    told = json.dumps(verdict.to_json(), ensure_ascii=False)
    assert not [char for char in told if unicodedata.category(char) in {"Cc", "Cf"}]
    assert verdict.states[Fact.INTACT] is State.PASS


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999-14:00"])
def test_times_at_the_ends_of_the_calendar_are_compared(time: str, tmp_path: Path) -> None:
    ledger = small_ledger()
    body = {"sampled_at": time, "number": "S"}
    sample = ledger.seal("sample", body, case=CASE, time=time)
    transfer = {"items": [{"item": sample}], "handed_at": "2026-11-24T10:00:00Z"}
    ledger.seal("transfer", transfer, case=CASE)
    verdict = verified(tmp_path, ledger)
    assert verdict.exit_status == 0
    assert ("CREATED_BEFORE_ENTRIES" in codes(verdict)) is time.startswith("9999")
