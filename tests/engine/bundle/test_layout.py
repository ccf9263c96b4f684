import hashlib
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from fieldkit.bundle import layout as layouts
from fieldkit.bundle.layout import (
    Contents,
    Given,
    Layout,
    NoSm3Error,
    TooLargeForBundleError,
    attachment_paths,
    lay_out,
    pem,
    sm3_of,
    values_in,
)
from fieldkit.bundle.names import is_lawful_name
from fieldkit.bundle.statement import read_statement
from fieldkit.ledger.chain import Chain
from tests.builders.bundles import contents_of, head_of
from tests.builders.ledger import INSPECTOR, PHOTO, TECHNICIAN, LedgerBuilder, small_ledger


def laid_out(ledger: LedgerBuilder, contents: Contents | None = None) -> Layout:
    contents = contents or contents_of(ledger)
    chain = Chain(contents.vault, with_gaps=True)
    for each in contents.entries:
        chain.follow(each.line)
    head = head_of(contents, INSPECTOR)
    return lay_out(Given(head, contents.entries, chain.people, b"note\n", b"{}"))


FILES = laid_out(small_ledger()).written


def test_bundle_has_the_files_of_the_format() -> None:
    assert sorted(FILES) == [
        "VERIFY.txt",
        "bag-info.txt",
        "bagit.txt",
        "data/case.json",
        "data/ledger.jsonl",
        "data/tables/corrections.csv",
        "data/tables/custody.csv",
        "data/tables/entries.csv",
        "data/tables/files.csv",
        "data/tables/measurements.csv",
        "data/tables/quantities.csv",
        "data/tables/samples.csv",
        "manifest-sha256.txt",
        "proof/certificates/4237d03e1f96cee0.pem",
        "proof/certificates/a3decc71f245aeb3.pem",
        "proof/certificates/e0172a9bf22f458f.pem",
        "proof/checkpoint.txt",
        "proof/proofs.json",
        "proof/signer.pem",
        "proof/statement.json",
        "tagmanifest-sha256.txt",
    ]


def test_same_contents_give_the_same_bytes() -> None:
    ledger = small_ledger()
    contents = contents_of(ledger)
    assert laid_out(ledger, contents) == laid_out(ledger, contents)


def test_statement_lists_every_file_but_what_is_made_from_it() -> None:
    ledger = small_ledger()
    found = laid_out(ledger)
    statement = read_statement(found.written["proof/statement.json"])
    made = {"proof/statement.json", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    assert set(statement.files) == (found.written.keys() | found.attachments.keys()) - made
    for path, fact in statement.files.items():
        if path in found.written:
            content = found.written[path]
            assert (fact.size, fact.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert found.facts()["data/attachments/000006-1-排口 照片.JPG"].size == len(PHOTO)


def test_manifests_list_payload_and_tags_apart() -> None:
    payload, tags = (
        [line[66:] for line in FILES[name].decode().splitlines()]
        for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt")
    )
    assert all(path.startswith("data/") for path in payload)
    assert not any(path.startswith("data/") for path in tags)
    assert payload == sorted(payload)
    assert "manifest-sha256.txt" in tags
    assert "proof/statement.json" in tags


def test_bag_info_counts_bytes_and_files_of_the_payload() -> None:
    info = dict(line.split(": ", 1) for line in FILES["bag-info.txt"].decode().splitlines())
    payload = [len(body) for path, body in FILES.items() if path.startswith("data/")]
    assert info["Payload-Oxum"] == f"{sum(payload) + len(PHOTO)}.{len(payload) + 1}"
    assert info["Bagging-Date"] == "2026-11-24"
    assert info["External-Identifier"].startswith("urn:uuid:1a2b3c4d")


def test_certificates_are_those_that_the_entries_bring_in() -> None:
    path = f"proof/certificates/{TECHNICIAN.key_id[:16]}.pem"
    assert FILES[path] == pem(TECHNICIAN.signer.certificate)
    assert FILES["proof/signer.pem"] == pem(INSPECTOR.signer.certificate)
    certificate = x509.load_pem_x509_certificate(FILES["proof/signer.pem"])
    assert certificate.public_bytes(Encoding.DER) == INSPECTOR.signer.certificate


def test_sender_who_was_never_brought_in_has_no_certificate() -> None:
    ledger = small_ledger()
    head = replace(head_of(contents_of(ledger), INSPECTOR), signer="00" * 32)
    given = Given(head, (), Chain(ledger.vault).people, b"", b"")
    assert "proof/signer.pem" not in lay_out(given).written


@pytest.mark.parametrize(
    "name",
    [
        "IMG.JPG", "排口 照片.JPG", "..", "a/b\\c", "CON", "x" * 250, "\u202egpj.exe", "a\nb",
        "~x", "e\u0301", "%41", "", "  ", "🏭.jpg",
    ],
)  # fmt: skip
def test_attachment_of_any_name_has_a_lawful_path(name: str) -> None:
    ledger = LedgerBuilder()
    ledger.found()
    file = ledger.file(b"x", name or "?")
    ledger.seal("photo", {}, attachments=[file, file])
    paths = attachment_paths(ledger.entries)
    assert len(paths) == 2
    assert all(is_lawful_name(path) for path in paths)
    assert list(paths)[1].startswith("data/attachments/000001-2-")


# SM3


def test_sm3_manifest_lists_what_was_sealed_and_what_is_written() -> None:
    ledger = small_ledger(photo_sm3=sm3_of(PHOTO))
    found = laid_out(ledger, contents_of(ledger, sm3=True))
    lines = found.written["manifest-sm3.txt"].decode().splitlines()
    digests = {line[66:]: line[:64] for line in lines}
    assert digests["data/attachments/000006-1-排口 照片.JPG"] == sm3_of(PHOTO)
    assert digests["data/case.json"] == sm3_of(found.written["data/case.json"])
    assert b"manifest-sm3.txt" in found.written["tagmanifest-sha256.txt"]


def test_sm3_is_as_the_standard_says() -> None:
    # GB/T 32905-2016, appendix A.1
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3_of(b"abc") == expected


def test_sm3_that_was_never_sealed_cannot_be_promised() -> None:
    ledger = small_ledger()
    with pytest.raises(NoSm3Error, match="attachment 1 of entry #6"):
        laid_out(ledger, contents_of(ledger, sm3=True))


# Limits


def test_values_are_counted_from_above() -> None:
    assert values_in(b'{"a":[1,2,{"b":null}],"c":[]}') >= 6


@pytest.mark.parametrize(
    ("limit", "value", "what"),
    [
        ("LIMITS", {"data/ledger.jsonl": 10}, "data/ledger.jsonl would have"),
        ("MOST_VALUES", 10, "too many values"),
        ("MOST_FILES", 10, "more than 10 files"),
        ("MOST_ENTRIES", 10, "more than 10 entries"),
    ],
)
def test_case_too_large_to_be_read_is_not_written(
    limit: str, value: object, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = laid_out(small_ledger())
    found.require_readable()
    monkeypatch.setattr(layouts, limit, value)
    with pytest.raises(TooLargeForBundleError, match=what):
        found.require_readable()
