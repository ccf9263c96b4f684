"""A bundle from anyone is looked into without a vault, and gives out only what was sealed."""

from pathlib import Path

import pytest

from fieldkit.bundle.remembered import forget, remember, remembered
from fieldkit.bundle.trust import Pin, TrustFileError
from fieldkit.bundle.verdict import BottomLine, Fact
from fieldkit.clock import read_time
from fieldkit.evidence.camera import NoPreview, Preview
from fieldkit.evidence.record import to_body
from fieldkit.host.durable import DiskFullError
from fieldkit.progress import Cancelled
from fieldkit.received import NotAsSealedError, Received, proposed_name
from tests.builders import records
from tests.builders.bundles import TRUST, forge, pack, unpack, write
from tests.builders.disks import small_disk
from tests.builders.ledger import INSPECTOR, PHOTO, LedgerBuilder, small_ledger
from tests.engine.evidence.photos import SHIPPED

CASE, INSPECTION, OLD_PHOTO = 4, 5, 6
REAL = (SHIPPED / "Portrait_6.jpg").read_bytes()


def ledger_with_photo() -> tuple[LedgerBuilder, int]:
    ledger = small_ledger()
    body = to_body(records.photo(inspection=INSPECTION, description="排口近景"))
    photo = ledger.seal("photo", body, case=CASE, attachments=[ledger.file(REAL, "近景.jpg")])
    return ledger, photo


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    ledger, _ = ledger_with_photo()
    write(ledger, tmp_path / "bundle.zip")
    return tmp_path / "bundle.zip"


def test_verdict_and_contents_come_together(bundle: Path) -> None:
    with Received.open(bundle, trust=TRUST) as received:
        assert received.examined.verdict.bottom_line is BottomLine.SOUND_AND_TRUSTED
        assert [row.sequence for row in received.rows] == list(range(14))
        assert [each.name for each in received.examined.people][1] == INSPECTOR.name
        assert received.examined.custody.handovers[0].transfer == 10
        assert received.examined.certificate == INSPECTOR.signer.certificate


def test_record_stands_with_what_was_later_said_of_it(bundle: Path) -> None:
    with Received.open(bundle) as received:
        item = received.item(13)
        assert item is not None
        assert (item.current.title, item.sealed_by.name) == ("排口近景", INSPECTOR.name)
        assert (item.corrections, item.is_withdrawn) == ((), False)


def test_entry_that_holds_no_whole_record_is_still_shown(bundle: Path) -> None:
    """An older program, or a stranger, may have written it."""
    with Received.open(bundle) as received:
        assert received.item(OLD_PHOTO) is None
        assert received.item(0) is None
        assert received.sealed(OLD_PHOTO).entry.body["shows"] == "暗管排口"
        row = received.rows[OLD_PHOTO]
        assert (row.kind, row.case, row.inspection) == ("photo", CASE, INSPECTION)
        assert row.sealed_at == read_time(received.sealed(OLD_PHOTO).entry.time)


def test_photo_is_shown_upright(bundle: Path) -> None:
    with Received.open(bundle) as received:
        picture = received.preview(13, 1, 64)
        assert isinstance(picture, Preview)
        assert picture.height > picture.width
        assert isinstance(received.preview(OLD_PHOTO, 1, 64), NoPreview)


def test_original_is_saved_byte_for_byte(bundle: Path, tmp_path: Path) -> None:
    target = tmp_path / "近景.jpg"
    target.write_bytes(b"what was there before")
    told: list[int] = []
    with Received.open(bundle) as received:
        assert proposed_name(received.attachment(13, 1)) == "近景.jpg"
        saved = received.save(13, 1, target, lambda done, _total, _stage: told.append(done))
    assert saved.read_bytes() == REAL
    assert told[-1] == len(REAL)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bundle.zip", "近景.jpg"]


@pytest.mark.parametrize("change", [b"other bytes of another length", PHOTO[::-1], None])
def test_file_that_was_changed_is_not_given_out(change: bytes | None, tmp_path: Path) -> None:
    ledger, _ = ledger_with_photo()
    write(ledger, tmp_path / "sound.zip")
    files = unpack((tmp_path / "sound.zip").read_bytes())
    path = next(name for name in files if "000006-1" in name)
    if change is None:
        del files[path]
    else:
        files[path] = change
    forged, target = tmp_path / "forged.zip", tmp_path / "out.jpg"
    forged.write_bytes(pack(files))
    with Received.open(forged) as received:
        assert received.examined.verdict.bottom_line is BottomLine.NOT_SOUND
        for give in (
            lambda: received.save(OLD_PHOTO, 1, target),
            lambda: received.preview(OLD_PHOTO, 1, 64),
        ):
            with pytest.raises(NotAsSealedError):
                give()
        assert received.save(13, 1, target).read_bytes() == REAL
    assert not target.with_name("out.jpg.tmp").exists()


def test_saving_can_be_stopped_and_leaves_nothing(bundle: Path, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _stage: str) -> None:
        raise Cancelled

    with Received.open(bundle) as received, pytest.raises(Cancelled):
        received.save(13, 1, tmp_path / "out.jpg", stop)
    assert [each.name for each in tmp_path.iterdir()] == ["bundle.zip"]


def test_full_disk_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    ledger, _ = ledger_with_photo()
    large = ledger.seal("photo", {}, case=CASE, attachments=[ledger.file(bytes(3 << 20))])
    write(ledger, tmp_path / "bundle.zip")
    with (
        small_disk(tmp_path / "stick", 1) as stick,
        Received.open(tmp_path / "bundle.zip") as received,
    ):
        with pytest.raises(DiskFullError):
            received.save(large, 1, stick / "out.jpg")
        assert list(stick.iterdir()) == []


def test_entries_of_one_number_do_not_mix_their_files(tmp_path: Path) -> None:
    ledger, photo = ledger_with_photo()
    twice = ledger.file(b"second", "b.jpg"), ledger.file(b"third", "c.jpg")
    ledger.seal("photo", {}, case=CASE, attachments=twice, sequence=photo)
    (tmp_path / "bundle.zip").write_bytes(pack(forge(ledger)))
    with Received.open(tmp_path / "bundle.zip") as received:
        assert not received.examined.verdict.states[Fact.CHAINED].value.startswith("PASS")
        for row in received.rows:
            for number, each in enumerate(received.sealed(row.sequence).entry.attachments, 1):
                saved = received.save(row.sequence, number, tmp_path / "out")
                assert saved.stat().st_size == each.size


def test_people_are_remembered_once_and_forgotten(tmp_path: Path) -> None:
    pin = Pin.of_person(INSPECTOR.signer.certificate, "电话核对过的张三")
    assert remembered(tmp_path).pins == ()
    assert remember(tmp_path, pin).pins == (pin,)
    other = Pin.of_person(INSPECTOR.signer.certificate, "又一次")
    assert remember(tmp_path, other).pins == (pin,)
    assert remembered(tmp_path).pins == (pin,)
    assert forget(tmp_path, pin.certificate).pins == ()
    assert remembered(tmp_path).pins == ()


def test_memory_of_people_that_was_tampered_with_is_told(tmp_path: Path) -> None:
    (tmp_path / "trusted.json").write_bytes(b"{}")
    with pytest.raises(TrustFileError):
        remembered(tmp_path)
