import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from fieldkit.bundle.archive import NotABundleError
from fieldkit.bundle.layout import sm3_of
from fieldkit.bundle.trust import Pin, TrustList
from fieldkit.bundle.verdict import BottomLine, Fact, NotSoundError, State, Verdict
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.errors import StorageError
from fieldkit.findings import Severity
from fieldkit.ledger.checkpoint import CheckpointError, issue, origin_of
from fieldkit.ledger.people import COUNTERSIGNED
from fieldkit.progress import Cancelled
from tests.builders.bundles import (
    BUNDLE,
    TRUST,
    contents_of,
    forge,
    pack,
    unpack,
    write,
)
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    PHOTO,
    STRANGER,
    TECHNICIAN,
    LedgerBuilder,
    side,
    small_ledger,
    somebody,
)

CASE = 4


def verified(tmp_path: Path, ledger: LedgerBuilder, **how: object) -> Verdict:
    path = tmp_path / "b.zip"
    write(ledger, path)
    return verify_bundle(path, **{"trust": TRUST, **how})


def codes(verdict: Verdict, severity: Severity | None = None) -> list[str]:
    return [each.code for each in verdict.findings if severity in {None, each.severity}]


def judge(tmp_path: Path, content: bytes, **how: object) -> Verdict:
    path = tmp_path / "given.zip"
    path.write_bytes(content)
    return verify_bundle(path, **{"trust": TRUST, **how})


# A sound bundle


def test_sound_bundle_of_known_people_is_accepted(tmp_path: Path) -> None:
    ledger = small_ledger()
    verdict = verified(tmp_path, ledger, checkpoint=ledger.checkpoint())
    assert verdict.bottom_line is BottomLine.SOUND_AND_TRUSTED
    assert verdict.exit_status == 0
    assert verdict.states == {
        Fact.STRUCTURE: State.PASS,
        Fact.INTACT: State.PASS,
        Fact.COMPLETE: State.PASS,
        Fact.CHAINED: State.PASS,
        Fact.SIGNED: State.PASS,
        Fact.TRUSTED: State.PASS,
        Fact.TIMED: State.NOT_PROVIDED,
        Fact.CUSTODY: State.PASS,
        Fact.CONSISTENT: State.PASS,
    }
    assert codes(verdict, Severity.ERROR) == codes(verdict, Severity.WARNING) == []
    verdict.require_sound()


def test_nothing_is_trusted_without_a_list(tmp_path: Path) -> None:
    verdict = verified(tmp_path, small_ledger(), trust=None)
    assert verdict.states[Fact.TRUSTED] is State.NOT_CHECKED
    assert verdict.bottom_line is BottomLine.SOUND_SIGNER_UNKNOWN
    assert verdict.exit_status == 4
    verdict.require_sound()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((ADMIN, TECHNICIAN), ["SENDER_UNKNOWN", "ENTRY_SIGNER_NOT_TRUSTED"]),
        ((ADMIN, INSPECTOR), ["ENTRY_SIGNER_NOT_TRUSTED"]),
        ((), ["SENDER_UNKNOWN", *["ENTRY_SIGNER_NOT_TRUSTED"] * 3]),
    ],
)
def test_everybody_who_signed_must_be_known(
    known: tuple[object, ...], expected: list[str], tmp_path: Path
) -> None:
    trust = TrustList(tuple(Pin.of_person(each.signer.certificate, "x") for each in known))
    verdict = verified(tmp_path, small_ledger(), trust=trust)
    assert verdict.states[Fact.TRUSTED] is State.FAIL
    assert codes(verdict, Severity.WARNING) == expected
    assert verdict.exit_status == 4


def test_verdict_for_scripts_has_its_documented_members(tmp_path: Path) -> None:
    verdict = verified(tmp_path, small_ledger()).to_json()
    assert set(verdict) == {"bottom_line", "facts", "findings", "bundle"}
    again = json.loads(json.dumps(verdict))
    assert again["bottom_line"] == "SOUND_AND_TRUSTED"
    assert again["facts"]["timed"] == "NOT_PROVIDED"
    assert {tuple(sorted(each)) for each in again["findings"]} == {
        ("code", "detail", "path", "severity")
    }
    assert again["bundle"]["id"] == BUNDLE
    assert again["bundle"]["case"] == {"number": "华环罚〔2026〕17号", "sequence": 4}
    assert again["bundle"]["counts"]["by_kind"]["sample"] == 1
    assert again["bundle"]["sender"]["name"] == "李娜"
    assert "SCENE" in {each["code"] for each in again["bundle"]["does_not_prove"]}


def test_reading_again_gives_the_same_verdict(tmp_path: Path) -> None:
    write(small_ledger(), tmp_path / "b.zip")
    one, two = (verify_bundle(tmp_path / "b.zip", workers=each) for each in (1, 2))
    assert one == two


# What cannot be read at all


def test_what_is_no_bundle_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotABundleError, match="not a bundle"):
        verify_bundle(tmp_path)
    for content in (b"", b"PK", b"hello" * 100):
        with pytest.raises(NotABundleError) as problem:
            judge(tmp_path, content)
        assert problem.value.exit_status == 3


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises((NotABundleError, StorageError)):
        verify_bundle(tmp_path / "nowhere.zip")


def test_readers_own_checkpoint_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError):
        verified(tmp_path, small_ledger(), checkpoint="nothing of the kind")


# Facts that could not be examined are never passed


def test_structure_in_doubt_leaves_all_else_unchecked(tmp_path: Path) -> None:
    files = unpack_small(tmp_path)
    verdict = judge(tmp_path, pack(files)[:-22] + b"hidden" + pack(files)[-22:])
    assert verdict.states[Fact.STRUCTURE] is State.FAIL
    others = {verdict.states[fact] for fact in Fact} - {State.FAIL}
    assert others == {State.NOT_CHECKED, State.NOT_PROVIDED}
    assert verdict.contents == {}
    assert verdict.exit_status == 1
    with pytest.raises(NotSoundError, match=r"ZIP_GAP .*1 findings"):
        verdict.require_sound()


def unpack_small(tmp_path: Path) -> dict[str, bytes]:
    write(small_ledger(), tmp_path / "b.zip")
    return unpack((tmp_path / "b.zip").read_bytes())


@pytest.mark.parametrize(
    ("path", "unchecked"),
    [
        ("proof/statement.json", {"intact", "chained", "trusted", "custody", "consistent"}),
        ("data/ledger.jsonl", {"intact", "chained", "trusted", "custody", "consistent"}),
        ("proof/checkpoint.txt", {"intact", "chained", "consistent"}),
        ("proof/proofs.json", {"intact", "chained", "consistent"}),
    ],
)
def test_missing_part_leaves_unchecked_what_stands_on_it(
    path: str, unchecked: set[str], tmp_path: Path
) -> None:
    files = unpack_small(tmp_path)
    del files[path]
    verdict = judge(tmp_path, pack(files), checkpoint=small_ledger().checkpoint())
    found = {fact.value for fact in Fact if verdict.states[fact] is State.NOT_CHECKED}
    assert found == unchecked
    assert verdict.states[Fact.COMPLETE] is State.FAIL
    assert codes(verdict).count("FILE_MISSING") == 1


def test_every_changed_missing_and_extra_file_is_named(tmp_path: Path) -> None:
    files = unpack_small(tmp_path)
    files["data/tables/files.csv"] += b"x"
    files["VERIFY.txt"] += b"x"
    del files["data/case.json"]
    files["data/more.txt"] = files["zz.txt"] = b""
    verdict = judge(tmp_path, pack(files))
    told = {(each.code, each.path) for each in verdict.findings if each.code.startswith("FILE_")}
    assert told == {
        ("FILE_CHANGED", "VERIFY.txt"),
        ("FILE_CHANGED", "data/tables/files.csv"),
        ("FILE_EXTRA", "data/more.txt"),
        ("FILE_EXTRA", "zz.txt"),
        ("FILE_MISSING", "data/case.json"),
    }


def test_changed_signature_blames_no_file(tmp_path: Path) -> None:
    files = unpack_small(tmp_path)
    files["tagmanifest-sha256.txt.p7s"] = b"nothing"
    verdict = judge(tmp_path, pack(files))
    assert codes(verdict, Severity.ERROR) == ["CMS_FORM"]
    assert verdict.states[Fact.INTACT] is State.PASS
    assert verdict.states[Fact.SIGNED] is State.FAIL


def test_changed_manifest_blames_no_file_that_it_lists(tmp_path: Path) -> None:
    files = unpack_small(tmp_path)
    files["tagmanifest-sha256.txt"] = files["tagmanifest-sha256.txt"].replace(b"a", b"b")
    verdict = judge(tmp_path, pack(files))
    blamed = {each.path for each in verdict.findings if each.severity is Severity.ERROR}
    assert blamed == {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.p7s"}


def test_names_from_the_bundle_are_made_visible(tmp_path: Path) -> None:
    files = unpack_small(tmp_path)
    files["data/gpj.\u202eexe"] = b""
    verdict = judge(tmp_path, pack(files))
    told = json.dumps(verdict.to_json(), ensure_ascii=False)
    assert "\u202e" not in told
    assert "<U+202E>" in told


def test_text_of_entries_is_made_visible(tmp_path: Path) -> None:
    ledger = small_ledger()
    ledger.seal("supplement", {"corrects": 5, "reason": "a\u202eb" + "x" * 500}, case=CASE)
    ledger.seal("supplement", {"corrects": 6}, case=CASE)
    path = tmp_path / "b.zip"
    write(ledger, path, reader="\u200bx", left_out=frozenset({9}), reason="\u2066y")
    verdict = verify_bundle(path)
    told = json.dumps(verdict.to_json(), ensure_ascii=False)
    assert not {"\u202e", "\u200b", "\u2066"} & set(told)
    assert max(len(each.detail) for each in verdict.findings) < 600


# Trust over time, locked and recovered keys


def test_key_brought_in_by_the_recovery_key_is_told_until_somebody_confirms_it(
    tmp_path: Path,
) -> None:
    ledger = small_ledger()
    again = somebody(40, INSPECTOR.name, INSPECTOR.role)
    ledger.seal(
        "person",
        {"person": again.card, "replaces": INSPECTOR.key_id, "introduced": "recovery"},
        again,
    )
    write(ledger, tmp_path / "1.zip", by=again)
    found = codes(verify_bundle(tmp_path / "1.zip"))
    assert "PERSON_NOT_CONFIRMED" in found
    assert "PERSON_NEW_KEY" in found
    ledger.seal(COUNTERSIGNED, {"key": again.key_id}, TECHNICIAN)
    write(ledger, tmp_path / "2.zip", by=again)
    assert "PERSON_NOT_CONFIRMED" not in codes(verify_bundle(tmp_path / "2.zip"))


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
    assert "and 10 more" in warning.detail


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
    verdict = judge(tmp_path, pack({**unpack_small(tmp_path), path: content}))
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
