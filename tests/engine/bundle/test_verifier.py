"""What verifying comes to: facts apart, every fault named, nothing passed unseen."""

import json
from pathlib import Path

import pytest

from fieldkit.bundle.archive import NotABundleError
from fieldkit.bundle.trust import Pin, TrustList
from fieldkit.bundle.verdict import BottomLine, Fact, NotSoundError, State
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.errors import StorageError
from fieldkit.findings import Severity
from fieldkit.ledger.checkpoint import CheckpointError
from tests.builders.bundles import BUNDLE, pack, write
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    TECHNICIAN,
    small_ledger,
)
from tests.builders.verdicts import CASE, codes, judge, small_files, verified

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
    files = small_files(tmp_path)
    verdict = judge(tmp_path, pack(files)[:-22] + b"hidden" + pack(files)[-22:])
    assert verdict.states[Fact.STRUCTURE] is State.FAIL
    others = {verdict.states[fact] for fact in Fact} - {State.FAIL}
    assert others == {State.NOT_CHECKED, State.NOT_PROVIDED}
    assert verdict.contents == {}
    assert verdict.exit_status == 1
    with pytest.raises(NotSoundError, match=r"ZIP_GAP .*1 findings"):
        verdict.require_sound()


@pytest.mark.parametrize(
    ("path", "unchecked"),
    [
        (
            "proof/statement.json",
            {"intact", "chained", "signed", "trusted", "custody", "consistent"},
        ),
        (
            "data/ledger.jsonl",
            {"intact", "chained", "signed", "trusted", "custody", "consistent"},
        ),
        ("proof/checkpoint.txt", {"intact", "chained", "signed", "trusted", "consistent"}),
        ("proof/proofs.json", {"intact", "chained", "trusted", "consistent"}),
    ],
)
def test_missing_part_leaves_unchecked_what_stands_on_it(
    path: str, unchecked: set[str], tmp_path: Path
) -> None:
    files = small_files(tmp_path)
    del files[path]
    verdict = judge(tmp_path, pack(files), checkpoint=small_ledger().checkpoint())
    found = {fact.value for fact in Fact if verdict.states[fact] is State.NOT_CHECKED}
    assert found == unchecked
    assert verdict.states[Fact.COMPLETE] is State.FAIL
    assert codes(verdict).count("FILE_MISSING") == 1


def test_every_changed_missing_and_extra_file_is_named(tmp_path: Path) -> None:
    files = small_files(tmp_path)
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
    files = small_files(tmp_path)
    files["tagmanifest-sha256.txt.p7s"] = b"nothing"
    verdict = judge(tmp_path, pack(files))
    assert codes(verdict, Severity.ERROR) == ["CMS_FORM"]
    assert verdict.states[Fact.INTACT] is State.PASS
    assert verdict.states[Fact.SIGNED] is State.FAIL


def test_trust_and_custody_are_not_told_of_signatures_that_do_not_hold(tmp_path: Path) -> None:
    files = small_files(tmp_path)
    files["data/ledger.jsonl"] = files["data/ledger.jsonl"].replace(b"F-101", b"F-102")
    verdict = judge(tmp_path, pack(files))
    for fact in (Fact.TRUSTED, Fact.CUSTODY):
        assert verdict.states[fact] is State.NOT_CHECKED
    assert "SENDER_KNOWN" not in codes(verdict)


def test_changed_manifest_blames_no_file_that_it_lists(tmp_path: Path) -> None:
    files = small_files(tmp_path)
    files["tagmanifest-sha256.txt"] = files["tagmanifest-sha256.txt"].replace(b"a", b"b")
    verdict = judge(tmp_path, pack(files))
    blamed = {each.path for each in verdict.findings if each.severity is Severity.ERROR}
    assert blamed == {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.p7s"}


def test_names_from_the_bundle_are_made_visible(tmp_path: Path) -> None:
    files = small_files(tmp_path)
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
