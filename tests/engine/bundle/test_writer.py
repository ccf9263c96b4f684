import hashlib
import threading
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkit.bundle import layout, writer
from fieldkit.bundle.archive import Plan
from fieldkit.bundle.layout import TooLargeForBundleError, sm3_of
from fieldkit.bundle.statement import read_statement
from fieldkit.bundle.verdict import BottomLine, Fact, State
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.bundle.writer import (
    AttachmentChangedError,
    ContentsUnsoundError,
    NotWrittenRightError,
    TargetExistsError,
    Written,
    write_bundle,
)
from fieldkit.host import durable
from fieldkit.host.durable import DiskFullError
from fieldkit.ledger.entry import Attachment
from fieldkit.progress import Cancelled
from tests.builders.bundles import BUNDLE, TRUST, contents_of, unpack, write
from tests.builders.disks import small_disk
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    PHOTO,
    STRANGER,
    LedgerBuilder,
    small_ledger,
)


def nothing_is_left(folder: Path) -> bool:
    return list(folder.iterdir()) == []


def test_written_bundle_is_sound_and_says_what_it_is(tmp_path: Path) -> None:
    target = tmp_path / "案件 17.zip"
    written = write(small_ledger(), target)
    assert list(tmp_path.iterdir()) == [target]
    assert written.path == target
    assert written.size == target.stat().st_size
    assert written.bundle == BUNDLE
    files = unpack(target.read_bytes())
    statement = files["proof/statement.json"]
    assert written.statement_sha256 == hashlib.sha256(statement).hexdigest()
    manifest = files["tagmanifest-sha256.txt"]
    assert written.manifest_sha256 == hashlib.sha256(manifest).hexdigest()
    assert written.verdict.bottom_line is BottomLine.SOUND_SIGNER_UNKNOWN
    assert verify_bundle(target, trust=TRUST).bottom_line is BottomLine.SOUND_AND_TRUSTED


def test_original_bytes_leave_exactly_as_they_came(tmp_path: Path) -> None:
    ledger = LedgerBuilder()
    ledger.found()
    case = ledger.seal("case", {"number": "1"}, ADMIN)
    contents = [b"", b"x", bytes(range(256)) * 5000, b"\r\n\x1a"]
    files = [ledger.file(each, f"{n}.bin") for n, each in enumerate(contents)]
    ledger.seal("document", {}, ADMIN, case=case, attachments=files)
    write(ledger, tmp_path / "b.zip", by=ADMIN)
    found = unpack((tmp_path / "b.zip").read_bytes())
    assert [found[f"data/attachments/000002-{n + 1}-{n}.bin"] for n in range(4)] == contents


def test_two_exports_differ_only_in_id_time_and_signatures(tmp_path: Path) -> None:
    ledger = small_ledger()
    contents = contents_of(ledger)
    other = replace(
        contents,
        bundle="ffffffff-0000-4000-8000-00000000b001",
        created="2026-11-24T11:00:00.000+08:00",
        checkpoint=ledger.checkpoint(),
    )
    paths = [tmp_path / "one.zip", tmp_path / "other.zip", tmp_path / "same.zip"]
    for each, path in zip((contents, other, contents), paths, strict=True):
        write_bundle(each, ledger.open_attachment, INSPECTOR.signer, path)
    one, two, same = (unpack(path.read_bytes()) for path in paths)
    signed = {"tagmanifest-sha256.txt.p7s"}
    assert {path for path in one if one[path] != same[path]} <= signed
    assert {path for path in one if one[path] != two[path]} == {
        *signed, "bag-info.txt", "data/case.json", "manifest-sha256.txt", "proof/checkpoint.txt",
        "proof/statement.json", "tagmanifest-sha256.txt",
    }  # fmt: skip


def test_selected_items_leave_the_rest_proven_by_number(tmp_path: Path) -> None:
    ledger = small_ledger()
    write(ledger, tmp_path / "b.zip", left_out=frozenset({8, 9}))
    verdict = verify_bundle(tmp_path / "b.zip", trust=TRUST)
    assert verdict.bottom_line is BottomLine.SOUND_AND_TRUSTED
    (warning,) = [each for each in verdict.findings if each.code == "ENTRIES_LEFT_OUT"]
    assert "#8, #9" in warning.detail
    assert "属于另案侦查" in warning.detail
    everything = b"".join(unpack((tmp_path / "b.zip").read_bytes()).values())
    assert "含铬污泥".encode() not in everything
    assert ledger.entries[8].digest.encode() in everything


def test_earlier_bundle_is_named_in_the_next(tmp_path: Path) -> None:
    ledger = small_ledger()
    first = write(ledger, tmp_path / "1.zip")
    write(ledger, tmp_path / "2.zip", number=2, previous=first.statement_sha256)
    statement = unpack((tmp_path / "2.zip").read_bytes())["proof/statement.json"]
    assert read_statement(statement).head.previous == first.statement_sha256


def test_bundle_with_sm3_digests_is_verified_with_them(tmp_path: Path) -> None:
    ledger = small_ledger(photo_sm3=sm3_of(PHOTO))
    write(ledger, tmp_path / "b.zip", sm3=True)
    assert "manifest-sm3.txt" in unpack((tmp_path / "b.zip").read_bytes())
    assert verify_bundle(tmp_path / "b.zip", trust=TRUST).exit_status == 0


# What is in the way


def test_nothing_is_ever_replaced(tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    target.write_bytes(b"something else")
    with pytest.raises(TargetExistsError, match=r"b\.zip exists already"):
        write(small_ledger(), target)
    assert target.read_bytes() == b"something else"
    target.unlink()
    target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(TargetExistsError):
        write(small_ledger(), target)
    assert list(tmp_path.iterdir()) == [target]


def test_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    ledger, target = small_ledger(), tmp_path / "b.zip"

    def open_attachment(attachment: Attachment) -> Iterable[bytes]:
        target.write_bytes(b"something else")
        return ledger.open_attachment(attachment)

    with pytest.raises(TargetExistsError):
        write_bundle(contents_of(ledger), open_attachment, INSPECTOR.signer, target)
    assert target.read_bytes() == b"something else"
    assert list(tmp_path.iterdir()) == [target]


def test_files_beside_the_bundle_are_left_alone(tmp_path: Path) -> None:
    beside = {"b.zip.partial": b"mine", "b.zip.tmp": b"mine too"}
    for name, content in beside.items():
        (tmp_path / name).write_bytes(content)
    write(small_ledger(), tmp_path / "b.zip")
    (tmp_path / "b.zip").unlink()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == beside


def test_bundle_may_have_the_longest_name_that_the_disk_takes(tmp_path: Path) -> None:
    name = "b" * 251 + ".zip"
    write(small_ledger(), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    "stored",
    [b"", PHOTO[:-1], PHOTO + b"x", PHOTO * 2, PHOTO[::-1], PHOTO[:-1] + b"\0"],
)
def test_stored_file_that_is_not_as_sealed_stops_the_export(stored: bytes, tmp_path: Path) -> None:
    with pytest.raises(AttachmentChangedError, match="Attachment 1 of entry #6"):
        write_bundle(
            contents_of(small_ledger()),
            lambda attachment: [stored],
            INSPECTOR.signer,
            tmp_path / "b.zip",
        )
    assert nothing_is_left(tmp_path)


def test_trouble_while_reading_a_stored_file_leaves_nothing(tmp_path: Path) -> None:
    def broken(attachment: Attachment) -> Iterator[bytes]:
        yield PHOTO[:10]
        raise durable.DriveGoneError(path="stick", reason="gone")

    with pytest.raises(durable.DriveGoneError):
        write_bundle(contents_of(small_ledger()), broken, INSPECTOR.signer, tmp_path / "b.zip")
    assert nothing_is_left(tmp_path)


def test_entries_that_do_not_fit_are_not_exported(tmp_path: Path) -> None:
    ledger = small_ledger()
    with pytest.raises(ContentsUnsoundError, match=r"cannot be exported \(#8\)"):
        write(
            ledger,
            tmp_path / "b.zip",
            entries=tuple(each for each in ledger.entries if each.entry.sequence != 2),
        )
    assert nothing_is_left(tmp_path)


def test_sender_must_be_one_of_the_people(tmp_path: Path) -> None:
    with pytest.raises(ContentsUnsoundError, match="sender"):
        write(small_ledger(), tmp_path / "b.zip", by=STRANGER)
    assert nothing_is_left(tmp_path)


def test_contents_that_only_the_verifier_faults_are_not_blamed_on_the_disk(
    tmp_path: Path,
) -> None:
    ledger = small_ledger()
    with pytest.raises(ContentsUnsoundError, match="number 5"):
        write(
            ledger,
            tmp_path / "b.zip",
            entries=tuple(each for each in ledger.entries if each.entry.sequence != 8),
        )
    assert nothing_is_left(tmp_path)


def test_case_larger_than_verifiers_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MOST_ENTRIES", 5)
    with pytest.raises(TooLargeForBundleError):
        write(small_ledger(), tmp_path / "b.zip")
    assert nothing_is_left(tmp_path)


def test_full_disk_is_told_before_anything_is_written(tmp_path: Path) -> None:
    ledger = small_ledger()
    big = ledger.file(bytes(20_000_000), "big.bin")
    ledger.seal("document", {}, case=4, attachments=[big])
    with small_disk(tmp_path / "disk", 24) as disk:
        with pytest.raises(DiskFullError) as problem:
            write(ledger, disk / "b.zip")
        assert nothing_is_left(disk)
    assert problem.value.details["disk"] == str(disk)
    assert int(str(problem.value.details["needed"])) > 20_000_000


def test_disk_that_fills_meanwhile_leaves_nothing(tmp_path: Path) -> None:
    ledger = small_ledger()
    big = ledger.file(bytes(8_000_000), "big.bin")
    ledger.seal("document", {}, case=4, attachments=[big])
    with small_disk(tmp_path / "disk", 26) as disk:

        def open_attachment(attachment: Attachment) -> Iterable[bytes]:
            if not (disk / "other").exists():
                (disk / "other").write_bytes(bytes(20_000_000))
            return ledger.open_attachment(attachment)

        with pytest.raises(DiskFullError, match=str(disk)):
            write_bundle(contents_of(ledger), open_attachment, INSPECTOR.signer, disk / "b.zip")
        assert [path.name for path in disk.iterdir()] == ["other"]


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(durable.StorageError, match="nowhere"):
        write(small_ledger(), tmp_path / "nowhere" / "b.zip")


def test_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(durable.StorageError):
        write(small_ledger(), tmp_path / ("x" * 300))
    assert nothing_is_left(tmp_path)


@pytest.mark.parametrize("spoil", [lambda c: c.replace(PHOTO[:30], bytes(30)), lambda c: b""])
def test_disk_that_gives_other_bytes_back_is_found(
    spoil: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a worn memory stick does: writing succeeds, reading brings something else."""

    class WornOut(writer.ArchiveWriter):
        def finish(self) -> Plan:
            plan = super().finish()
            path = next(tmp_path.glob("*.partial"))
            path.write_bytes(spoil(path.read_bytes()))
            return plan

    monkeypatch.setattr(writer, "ArchiveWriter", WornOut)
    with pytest.raises(NotWrittenRightError, match="reads back wrong"):
        write(small_ledger(), tmp_path / "b.zip")
    assert nothing_is_left(tmp_path)


# Recording, progress, cancelling


def test_bundle_is_recorded_verified_and_before_it_has_its_name(tmp_path: Path) -> None:
    target, seen = tmp_path / "b.zip", []

    def record(written: Written) -> None:
        assert not target.exists()
        assert written.verdict.states[Fact.INTACT] is State.PASS
        seen.append(written)

    ledger = small_ledger()
    written = write_bundle(
        contents_of(ledger), ledger.open_attachment, INSPECTOR.signer, target, record=record
    )
    assert seen == [written]


def test_bundle_that_cannot_be_recorded_does_not_exist(tmp_path: Path) -> None:
    def record(written: Written) -> None:
        raise durable.DriveGoneError(path="vault", reason="gone")

    ledger = small_ledger()
    with pytest.raises(durable.DriveGoneError):
        write_bundle(
            contents_of(ledger),
            ledger.open_attachment,
            INSPECTOR.signer,
            tmp_path / "b.zip",
            record=record,
        )
    assert nothing_is_left(tmp_path)


def test_progress_grows_to_its_end_in_the_callers_thread(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    ledger = small_ledger()

    def progress(done: int, total: int, stage: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        assert stage
        steps.append((done, total))

    write_bundle(
        contents_of(ledger),
        ledger.open_attachment,
        INSPECTOR.signer,
        tmp_path / "b.zip",
        progress=progress,
    )
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    assert len({total for _, total in steps}) == 1


@pytest.mark.parametrize("stage", ["writing files", "reading files"])
def test_cancelled_export_leaves_nothing(stage: str, tmp_path: Path) -> None:
    ledger = small_ledger()

    def progress(done: int, total: int, at: str) -> None:
        if at == stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_bundle(
            contents_of(ledger),
            ledger.open_attachment,
            INSPECTOR.signer,
            tmp_path / "b.zip",
            progress=progress,
        )
    assert nothing_is_left(tmp_path)


def test_cancelling_stops_a_file_in_the_middle(tmp_path: Path) -> None:
    ledger = LedgerBuilder()
    ledger.found()
    case = ledger.seal("case", {"number": "1"}, ADMIN)
    size = 1 << 40
    endless = Attachment("film.mp4", "video/mp4", "original", size, "00" * 32)
    ledger.seal("video", {}, ADMIN, case=case, attachments=[endless])
    pieces = 0

    def open_attachment(attachment: Attachment) -> Iterator[bytes]:
        nonlocal pieces
        piece = bytes(1 << 16)
        while True:
            pieces += 1
            yield piece

    def progress(done: int, total: int, at: str) -> None:
        if done > 1 << 20:
            raise Cancelled

    contents = contents_of(ledger, by=ADMIN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "require_room", lambda path, needed: None)
        with pytest.raises(Cancelled):
            write_bundle(
                contents, open_attachment, ADMIN.signer, tmp_path / "b.zip", progress=progress
            )
    assert 0 < pieces < 100_000
    assert nothing_is_left(tmp_path)


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    ledger = LedgerBuilder()
    ledger.found()
    case = ledger.seal("case", {"number": "1"}, ADMIN)
    piece = bytes(1 << 18)
    digest = hashlib.sha256()
    for _ in range(256):
        digest.update(piece)
    film = Attachment("film.mp4", "video/mp4", "original", 256 << 18, digest.hexdigest())
    for _ in range(2):
        ledger.seal("video", {}, ADMIN, case=case, attachments=[film])

    def open_attachment(attachment: Attachment) -> Iterator[bytes]:
        for _ in range(256):
            yield piece

    contents = contents_of(ledger, by=ADMIN)
    tracemalloc.start()
    write_bundle(contents, open_attachment, ADMIN.signer, tmp_path / "b.zip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "b.zip").stat().st_size > 128 << 20
    assert peak < 24 << 20
