"""Small bundles that would take a verifier's memory or its day, were there no limits."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldkit.bundle import limits
from fieldkit.bundle.layout import LEDGER
from fieldkit.bundle.proofs import ProofsError, read_proofs, write_proofs
from fieldkit.canonical import encode
from fieldkit.ledger.checkpoint import read as read_checkpoint
from fieldkit.ledger.people import ADDED
from tests.builders.bundles import contents_of, forge, pack, restate
from tests.builders.ledger import INSPECTOR, TECHNICIAN, LedgerBuilder, side, small_ledger
from tests.builders.verdicts import CASE, judge, small_files

HANDED = {
    "giver": side(INSPECTOR, "key"),
    "receiver": side(TECHNICIAN, "key"),
    "handed_at": "2026-11-24T09:10:00.000+08:00",
}


def long_name_in_every_row(ledger: LedgerBuilder) -> None:
    sample = ledger.seal("sample", {"number": "x" * 900_000, "seal_number": ""}, case=CASE)
    ledger.seal("transfer", {"items": [{"item": sample}] * 15_000, **HANDED}, case=CASE)


def long_holder_in_every_row(ledger: LedgerBuilder) -> None:
    giver = {"name": "\u00ad" * 200_000, "means": "key", "key_id": INSPECTOR.key_id}
    items = [{"item": 7}] * 15_000
    ledger.seal("transfer", {"items": items, **HANDED, "giver": giver}, case=CASE)


def hidden_characters(ledger: LedgerBuilder) -> None:
    for _ in range(14):
        body = {"corrects": CASE, "changes": {}, "reason": "\u00ad" * 500_000}
        ledger.seal("supplement", body, case=CASE)


def more_handed_over_than_any_case(ledger: LedgerBuilder) -> None:
    ledger.seal("transfer", {"items": [7] * 20_001, **HANDED}, case=CASE)


def more_people_than_any_agency(ledger: LedgerBuilder) -> None:
    for _ in range(2_001):
        ledger.seal(ADDED, {})


BOMBS = {
    long_name_in_every_row: "FILE_TOO_LARGE data/tables/",
    long_holder_in_every_row: "FILE_TOO_LARGE data/tables/",
    hidden_characters: "FILE_TOO_LARGE data/tables/",
    more_handed_over_than_any_case: "LEDGER_TOO_LARGE data/ledger.jsonl",
    more_people_than_any_agency: "LEDGER_TOO_LARGE data/ledger.jsonl",
}
VERIFYING = """
import resource, sys
from pathlib import Path
from fieldkit.bundle.verifier import verify_bundle
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
resource.setrlimit(resource.RLIMIT_DATA, (512 << 20, 512 << 20))
verdict = verify_bundle(Path(sys.argv[1]))
print(verdict.exit_status, *(f"{each.code} {each.path}" for each in verdict.findings), sep="\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits for processes here")
@pytest.mark.parametrize("bomb", BOMBS)
def test_bundle_that_would_grow_is_refused_soon_and_small(
    bomb: Callable[[LedgerBuilder], None], tmp_path: Path
) -> None:
    ledger = small_ledger()
    bomb(ledger)
    lines = b"".join(each.line + b"\n" for each in ledger.entries)
    files = restate({**small_files(tmp_path), LEDGER: lines})
    (tmp_path / "bomb.zip").write_bytes(pack(files))
    command = [sys.executable, "-c", VERIFYING, tmp_path / "bomb.zip"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    status, *found = done.stdout.splitlines()
    assert status == "1"
    assert BOMBS[bomb] in found


@pytest.mark.parametrize(
    "bomb", [long_name_in_every_row, more_handed_over_than_any_case, more_people_than_any_agency]
)
def test_bundle_that_would_be_refused_is_not_written(
    bomb: Callable[[LedgerBuilder], None],
) -> None:
    ledger = small_ledger()
    bomb(ledger)
    with pytest.raises(limits.TooLargeForBundleError, match="export selected items"):
        forge(ledger, contents_of(ledger))


def test_thing_signed_many_times_over_in_one_signing_counts_once(tmp_path: Path) -> None:
    ledger = small_ledger()
    ledger.seal("signing", {"entries": [10] * 50_000, "outcome": "signed", "name": "x"}, case=CASE)
    assert judge(tmp_path, pack(forge(ledger))).exit_status == 0


# Earlier checkpoints


def test_more_earlier_checkpoints_than_any_bundle_has_are_refused() -> None:
    many = {"consistency": [{}] * 5_001, "format": "fieldkit-proofs/1", "inclusion": []}
    with pytest.raises(ProofsError, match="more earlier checkpoints"):
        read_proofs(encode(many))


def test_earlier_checkpoints_with_more_signatures_than_can_be_checked_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ledger = small_ledger()
    earlier = [read_checkpoint(ledger.checkpoint(size=size)) for size in (5, 6)]
    written = write_proofs(ledger.tree, ledger.tree.size, [0], earlier)
    assert len(read_proofs(written).consistency) == 2
    monkeypatch.setattr("fieldkit.bundle.proofs.MOST_EARLIER_SIGNATURES", 1)
    with pytest.raises(ProofsError, match="too many signatures"):
        read_proofs(written)


def test_of_too_many_earlier_checkpoints_the_newest_are_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ledger = small_ledger()
    earlier = [read_checkpoint(ledger.checkpoint(size=size)) for size in (9, 3, 6)]
    monkeypatch.setattr("fieldkit.bundle.proofs.MOST_EARLIER_CHECKPOINTS", 2)
    written = read_proofs(write_proofs(ledger.tree, ledger.tree.size, [0], earlier))
    assert [each.checkpoint.size for each in written.consistency] == [6, 9]


def test_a_table_beyond_the_limit_is_told_and_no_more_of_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = pack(small_files(tmp_path))
    monkeypatch.setattr("fieldkit.bundle.cells.LARGEST_TABLE", 100)
    verdict = judge(tmp_path, bundle)
    assert verdict.exit_status == 1
    told = [each.detail for each in verdict.findings if each.code == "FILE_TOO_LARGE"]
    assert told == ["a table would have over 100 bytes."]
