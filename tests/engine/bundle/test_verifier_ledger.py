"""People, checkpoints, custody and left out entries, as the verifier sees them."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fieldkit.bundle import verify_ledger
from fieldkit.bundle.trust import Pin, TrustList
from fieldkit.bundle.verdict import Fact, State
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.findings import Severity
from fieldkit.ledger.checkpoint import issue, origin_of
from fieldkit.ledger.people import COUNTERSIGNED
from fieldkit.ledger.signatures import KeySigner
from tests.builders.bundles import TRUST, contents_of, forge, pack, write
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    NEW_INSPECTOR,
    START,
    STRANGER,
    TECHNICIAN,
    LedgerBuilder,
    key,
    side,
    small_ledger,
)
from tests.builders.verdicts import CASE, codes, judge, small_files, verified
from tests.engine.ledger.papers import agency, issued_by_agency

# Trust over time, locked and recovered keys


def test_key_brought_in_by_the_recovery_key_is_told_until_somebody_confirms_it(
    tmp_path: Path,
) -> None:
    ledger = small_ledger()
    ledger.seal(
        "person",
        {"person": NEW_INSPECTOR.card, "replaces": INSPECTOR.key_id, "introduced": "recovery"},
        NEW_INSPECTOR,
    )
    write(ledger, tmp_path / "1.zip", by=NEW_INSPECTOR)
    found = codes(verify_bundle(tmp_path / "1.zip"))
    assert "PERSON_NOT_CONFIRMED" in found
    assert "PERSON_NEW_KEY" in found
    ledger.seal(COUNTERSIGNED, {"key": NEW_INSPECTOR.key_id}, TECHNICIAN)
    write(ledger, tmp_path / "2.zip", by=NEW_INSPECTOR)
    assert "PERSON_NOT_CONFIRMED" not in codes(verify_bundle(tmp_path / "2.zip"))


@pytest.mark.parametrize(
    ("begin", "life", "trusted"),
    [
        (START - timedelta(days=1), timedelta(days=30), State.PASS),
        (START + timedelta(minutes=30), timedelta(days=30), State.PASS),  # certified since then
        (START - timedelta(days=30), timedelta(days=30, minutes=20), State.FAIL),  # run out
        (START + timedelta(days=1), timedelta(days=30), State.FAIL),
    ],
)
def test_authority_vouches_when_things_were_sealed_or_sent(
    begin: datetime, life: timedelta, trusted: State, tmp_path: Path
) -> None:
    certificate = issued_by_agency(key=key(1), subject=ADMIN.name, begin=begin, life=life)
    person = replace(ADMIN, signer=KeySigner(key(1), certificate))
    ledger = LedgerBuilder()
    ledger.seal("vault", {"person": person.card}, person)
    ledger.seal("case", {"number": "1"}, person)
    write(ledger, tmp_path / "b.zip", by=person)
    trust = TrustList((Pin.of_authority(agency(begin=START - timedelta(days=99)), "厅"),))
    verdict = verify_bundle(tmp_path / "b.zip", trust=trust)
    assert verdict.states[Fact.TRUSTED] is trusted


def test_authority_vouches_for_nobody_under_another_name(tmp_path: Path) -> None:
    certificate = issued_by_agency(key=key(1), subject="李红", begin=START)
    person = replace(ADMIN, signer=KeySigner(key(1), certificate))
    ledger = LedgerBuilder()
    ledger.seal("vault", {"person": person.card}, person)
    ledger.seal("case", {"number": "1"}, person)
    verdict = judge(tmp_path, pack(forge(ledger, by=person)))
    assert "PERSON_UNLAWFUL" in codes(verdict)
    assert verdict.exit_status == 1


@pytest.mark.parametrize("kind", ["party", "clock", "person_change"])
def test_entry_outside_of_the_case_can_be_left_out_and_the_verdict_says_so(
    kind: str, tmp_path: Path
) -> None:
    ledger = small_ledger()
    ledger.seal("clock", {"step": "set_back"})
    ledger.seal("person_change", {"key": TECHNICIAN.key_id, "active": False}, ADMIN)
    kept = tuple(each for each in ledger.entries if each.entry.kind != kind)
    verdict = judge(tmp_path, pack(forge(ledger, contents_of(ledger, entries=kept))))
    assert verdict.exit_status == 0
    assert "OUTSIDE_THE_CASE" in {each.code for each in verdict.not_proven}


def test_bundle_that_claims_to_be_older_than_its_entries_is_told(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    write(small_ledger(), path, created="2026-11-24T09:02:00.000+08:00")
    verdict = verify_bundle(path, trust=TRUST)
    assert "CREATED_BEFORE_ENTRIES" in codes(verdict, Severity.WARNING)
    assert verdict.exit_status == 0


# Checkpoints


def test_entries_since_the_last_checkpoint_are_counted(tmp_path: Path) -> None:
    ledger = small_ledger()
    path = tmp_path / "b.zip"
    write(ledger, path, earlier=(ledger.checkpoint(size=6), ledger.checkpoint(size=10)))
    verdict = verify_bundle(path)
    (notice,) = [e for e in verdict.findings if e.code == "ENTRIES_SINCE_LAST_CHECKPOINT"]
    assert notice.detail.startswith("3 entries since the checkpoint of 10 entries")
    assert "SINCE_LAST_CHECKPOINT" in {each.code for each in verdict.not_proven}
    covered = verify_bundle(path, checkpoint=ledger.checkpoint())
    assert "ENTRIES_SINCE_LAST_CHECKPOINT" not in codes(covered)
    assert "SINCE_LAST_CHECKPOINT" not in {each.code for each in covered.not_proven}


def test_one_entry_is_told_in_the_singular(tmp_path: Path) -> None:
    ledger = small_ledger()
    path = tmp_path / "b.zip"
    write(ledger, path, earlier=(ledger.checkpoint(size=12),), left_out=frozenset({9}))
    told = " ".join(each.detail for each in verify_bundle(path).findings)
    assert "1 entry since the checkpoint of 12 entries" in told
    assert "left out 1 entry of the case" in told


@pytest.mark.parametrize(
    ("size", "state", "code"),
    [
        (13, State.PASS, None),
        (6, State.PASS, None),
        (0, State.PASS, None),
        (7, State.FAIL, "HELD_CHECKPOINT_NOT_PROVEN"),
        (14, State.NOT_CHECKED, "BUNDLE_OLDER_THAN_HELD"),
    ],
)
def test_ledger_is_held_against_the_readers_checkpoint(
    size: int, state: State, code: str | None, tmp_path: Path
) -> None:
    ledger = small_ledger()
    path = tmp_path / "b.zip"
    write(ledger, path, earlier=(ledger.checkpoint(size=6), ledger.checkpoint(size=0)))
    ledger.seal("observation", {"text": "later"}, case=CASE)
    verdict = verify_bundle(path, trust=TRUST, checkpoint=ledger.checkpoint(size=size))
    assert verdict.states[Fact.CONSISTENT] is state
    assert code is None or code in codes(verdict)
    assert verdict.exit_status == (1 if state is State.FAIL else 0)
    history = "HISTORY" in {each.code for each in verdict.not_proven}
    assert history is (state is not State.PASS)


def test_ledger_that_went_two_ways_is_found(tmp_path: Path) -> None:
    one, other = small_ledger(), small_ledger()
    one.seal("observation", {"text": "here"}, case=CASE)
    other.seal("observation", {"text": "there"}, case=CASE)
    verdict = verified(tmp_path, one, checkpoint=other.checkpoint())
    assert "LEDGER_REWRITTEN" in codes(verdict, Severity.ERROR)
    assert verdict.exit_status == 1


def test_readers_checkpoint_need_not_be_signed_by_somebody_known(tmp_path: Path) -> None:
    ledger = small_ledger()
    verdict = verified(tmp_path, ledger, checkpoint=ledger.checkpoint(STRANGER))
    assert verdict.states[Fact.CONSISTENT] is State.PASS
    assert codes(verdict, Severity.WARNING) == ["HELD_CHECKPOINT_UNSIGNED"]
    empty = issue(origin_of(ledger.vault), 0, bytes(32), INSPECTOR.signer)
    verdict = verify_bundle(tmp_path / "b.zip", checkpoint=empty)
    assert "LEDGER_REWRITTEN" in codes(verdict)


def test_earlier_checkpoint_by_somebody_not_disclosed_is_told(tmp_path: Path) -> None:
    ledger = small_ledger()
    path = tmp_path / "b.zip"
    write(ledger, path, earlier=(ledger.checkpoint(STRANGER, 6),))
    verdict = verify_bundle(path, trust=TRUST)
    assert codes(verdict, Severity.WARNING) == ["EARLIER_CHECKPOINT_UNSIGNED"]
    assert verdict.exit_status == 0


# Custody


def test_gap_in_custody_fails_that_fact_alone(tmp_path: Path) -> None:
    ledger = small_ledger()
    ledger.seal(
        "transfer",
        {
            "items": [{"item": 7, "seal_before": "F-101"}],
            "giver": side(STRANGER, "refused", refusal_reason="x"),
            "receiver": side(INSPECTOR, "key"),
            "handed_at": "2026-11-24T09:20:00.000+08:00",
        },
        case=CASE,
    )
    verdict = verified(tmp_path, ledger)
    assert verdict.states[Fact.CUSTODY] is State.FAIL
    assert "CUSTODY_GAP" in codes(verdict)
    assert verdict.exit_status == 0
    verdict.require_sound()


def test_case_without_things_provides_no_custody(tmp_path: Path) -> None:
    ledger = LedgerBuilder()
    ledger.found()
    ledger.seal("case", {"number": 5}, ADMIN)
    write(ledger, tmp_path / "b.zip", by=ADMIN)
    verdict = verify_bundle(tmp_path / "b.zip", trust=TRUST)
    assert verdict.states[Fact.CUSTODY] is State.NOT_PROVIDED
    assert verdict.exit_status == 0
    case = verdict.to_json()["bundle"]
    assert isinstance(case, dict)
    assert case["case"] == {"number": None, "sequence": 1}


# Left out entries


def test_left_out_entry_keeps_the_chain_of_its_neighbours(tmp_path: Path) -> None:
    ledger = small_ledger()
    path = tmp_path / "b.zip"
    write(ledger, path, left_out=frozenset({8, 11, 12}))
    verdict = verify_bundle(path, trust=TRUST)
    assert verdict.states[Fact.COMPLETE] is State.PASS
    assert "OMITTED" in {each.code for each in verdict.not_proven}


def test_many_left_out_entries_are_named_in_short(tmp_path: Path) -> None:
    ledger = small_ledger()
    more = frozenset(ledger.seal("observation", {}, case=CASE) for _ in range(30))
    path = tmp_path / "b.zip"
    write(ledger, path, left_out=more)
    (warning,) = [e for e in verify_bundle(path).findings if e.code == "ENTRIES_LEFT_OUT"]
    assert "(+10)" in warning.detail


# More than any bundle has


@pytest.mark.parametrize("limit", ["MOST_PEOPLE", "MOST_HANDOVERS"])
def test_more_people_or_things_handed_over_than_any_bundle_has_are_not_followed(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits themselves are tried in a process of their own: test_verifier_bombs.py."""
    content = pack(small_files(tmp_path))
    monkeypatch.setattr(verify_ledger, limit, 0)
    verdict = judge(tmp_path, content)
    assert verdict.states[Fact.STRUCTURE] is State.FAIL
    (found,) = [each for each in verdict.findings if each.code == "LEDGER_TOO_LARGE"]
    assert found.path == "data/ledger.jsonl"
