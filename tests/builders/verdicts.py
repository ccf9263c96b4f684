"""Verifying in tests, in a few words."""

from pathlib import Path

from fieldkit.bundle.verdict import Verdict
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.findings import Severity
from tests.builders.bundles import TRUST, unpack, write
from tests.builders.ledger import LedgerBuilder, small_ledger

CASE = 4  # sequence of the small ledger's case


def verified(tmp_path: Path, ledger: LedgerBuilder, **how: object) -> Verdict:
    """The verdict on a bundle of the ledger's case; the tests' people are trusted."""
    path = tmp_path / "b.zip"
    write(ledger, path)
    return verify_bundle(path, **{"trust": TRUST, **how})


def judge(tmp_path: Path, content: bytes, **how: object) -> Verdict:
    """The verdict on a file of these bytes."""
    path = tmp_path / "given.zip"
    path.write_bytes(content)
    return verify_bundle(path, **{"trust": TRUST, **how})


def codes(verdict: Verdict, severity: Severity | None = None) -> list[str]:
    """The codes of what was found, in order."""
    return [each.code for each in verdict.findings if severity in {None, each.severity}]


def small_files(tmp_path: Path) -> dict[str, bytes]:
    """The files of a sound bundle of the small ledger."""
    write(small_ledger(), tmp_path / "b.zip")
    return unpack((tmp_path / "b.zip").read_bytes())
