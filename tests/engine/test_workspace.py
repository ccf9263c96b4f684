"""The engine's front door: a vault's life from founding to the next opening."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.camera import Look, NoPreview, Preview
from fieldkit.evidence.darkroom import Reason
from fieldkit.evidence.intake import NotTaken
from fieldkit.evidence.media import Photo, camera_json
from fieldkit.evidence.opening import LedgerRolledBackError
from fieldkit.host.lock import VaultInUseError
from fieldkit.progress import Cancelled
from fieldkit.workspace import Sealed, Workspace
from tests.builders import records
from tests.builders.vaults import (
    FOUNDER,
    LIGHT,
    PASSPHRASE,
    HandClock,
    PracticeCase,
    a_file,
    new_vault,
    practice_case,
    reopened,
)

PHOTOS = sorted(
    path
    for path in (Path(__file__).parents[2] / "resources/practice/photos").iterdir()
    if path.suffix in {".jpg", ".heic", ".png"}
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def describer(case: PracticeCase) -> object:
    def describe(path: Path, look: Look) -> Photo:
        camera = None if look.camera is None else camera_json(look.camera)
        return records.photo(
            inspection=case.inspection,
            description=path.name,
            camera=camera,
            no_camera_data=None if look.reason is None else look.reason.value,
        )

    return describe


def test_a_second_opener_is_refused_politely(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, _ = opened
    with pytest.raises(VaultInUseError, match="open already"):
        Workspace.open(workspace.folder, PASSPHRASE)


def test_closing_twice_does_no_harm(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, _ = opened
    workspace.close()
    workspace.close()


def test_drafts_survive_until_they_are_thrown_away(tmp_path: Path) -> None:
    clock = HandClock()
    with new_vault(tmp_path / "vault", clock) as workspace:
        workspace.drafts.keep("form 1", "observation", None, {"text": "写了一半"})
        workspace.drafts.keep("form 2", "sample", 3, {"point": "W1"})
        workspace.drafts.keep("form 1", "observation", None, {"text": "写了一大半"})
    with reopened(tmp_path / "vault", clock) as workspace:
        found = {each.name: each for each in workspace.drafts.all()}
        assert found["form 1"].body == {"text": "写了一大半"}
        assert (found["form 2"].kind, found["form 2"].case) == ("sample", 3)
        workspace.drafts.throw_away("form 1")
        workspace.drafts.throw_away("never there")
        assert [each.name for each in workspace.drafts.all()] == ["form 2"]


def test_photos_are_sealed_byte_for_byte_with_what_their_camera_wrote(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    broken = a_file(tmp_path / "files", "broken.jpg", PHOTOS[0].read_bytes()[:3000])
    missing = tmp_path / "gone.jpg"
    paths = [*PHOTOS, broken, missing]
    results = list(workspace.add_photos(paths, describer(case), case=case.case))
    assert len(results) == len(paths)
    assert isinstance(results[-1], NotTaken)
    assert results[-1].path == missing
    for path, result in zip(paths[:-1], results, strict=False):
        assert isinstance(result, Sealed)
        (attachment,) = result.entry.entry.attachments
        assert attachment.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        content = b"".join(map(bytes, workspace.register.open_attachment(attachment)))
        assert content == path.read_bytes()
    located = workspace.register.item(results[1].sequence).current
    assert isinstance(located, Photo)
    makes = {
        str(item.current.camera["make"])
        for result in results[:-2]
        if isinstance(item := workspace.register.item(result.sequence), object)
        and isinstance(item.current, Photo)
        and item.current.camera
        and "make" in item.current.camera
    }
    assert "Hasselblad" in makes


def test_cancelling_between_photos_keeps_the_sealed_and_takes_back_the_rest(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    paths = [a_file(tmp_path / "files", f"{number}.jpg", os.urandom(5000)) for number in range(12)]

    def stop_at_five(done: int, _total: int, _stage: str) -> None:
        if done == 5:
            raise Cancelled

    sealed = []
    with pytest.raises(Cancelled):
        sealed.extend(
            each.sequence
            for each in _noting(
                workspace.add_photos(paths, describer(case), case=case.case, progress=stop_at_five)
            )
        )
    photos = workspace.register.rows(case=case.case, kinds=["photo"])
    assert len(photos) == 1 + 5
    assert [each.code for each in workspace.check(every_byte=True)] == ["UNPROVEN_ENTRIES"]
    assert len(list(workspace.folder.rglob("*.fko"))) == _stored(workspace)


def test_a_preview_is_upright_and_small(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    turned = next(path for path in PHOTOS if path.name == "Portrait_6.jpg")
    (result,) = workspace.add_photos([turned], describer(case), case=case.case)
    assert isinstance(result, Sealed)
    preview = workspace.preview(result.entry.entry.attachments[0], 320)
    assert isinstance(preview, Preview)
    assert max(preview.width, preview.height) == 320
    assert preview.height > preview.width


def test_what_is_no_picture_has_no_preview(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    (attachment,) = workspace.register.item(case.document).attachments
    preview = workspace.preview(attachment, 320)
    assert preview == NoPreview(Reason.NOT_AN_IMAGE)


def test_a_vault_with_sm3_keeps_both_digests(tmp_path: Path) -> None:
    workspace, _ = Workspace.create(
        tmp_path / "vault", FOUNDER, PASSPHRASE, sm3=True, clock=HandClock(), cost=LIGHT
    )
    with workspace:
        case = practice_case(workspace, tmp_path / "files")
        (attachment,) = workspace.register.item(case.photo).attachments
    assert attachment.sm3 is not None
    # SM3 of b"not really a photo" by `openssl dgst -sm3`.
    assert attachment.sm3 == "6034d29ee650802a81221180d0a3378d35526bc59b03ddb92dd0fc4c39a0649a"


def test_a_loss_accepted_after_a_recovery_is_put_on_record(tmp_path: Path) -> None:
    vault, old, clock = tmp_path / "vault", tmp_path / "old", HandClock()
    workspace, recovery_key = Workspace.create(vault, FOUNDER, PASSPHRASE, clock=clock, cost=LIGHT)
    with workspace:
        practice_case(workspace, tmp_path / "files")
    shutil.copytree(vault, old)
    with reopened(vault, clock) as workspace:
        workspace.seal(
            records.party(
                name="另一家（演练数据）",
                credit_code=None,
                no_credit_code_reason="个体工商户（演练数据）",
            )
        )
    shutil.rmtree(vault)
    old.rename(vault)
    with pytest.raises(LedgerRolledBackError):
        Workspace.recover(vault, recovery_key, clock=clock)
    with Workspace.recover(vault, recovery_key, clock=clock, accept_loss=True) as recovered:
        lost = recovered.personnel.find(FOUNDER.name)
        recovered.personnel.renew_key(lost, "a new passphrase")
        kinds = [row.kind for row in recovered.register.rows(limit=1000)]
    assert kinds[-3:] == ["person", "loss_accepted", "opening"]


def _noting(results: Iterator[Sealed | NotTaken]) -> Iterator[Sealed]:
    for each in results:
        assert isinstance(each, Sealed)
        yield each


def _stored(workspace: Workspace) -> int:
    row = workspace.drafts.database.one("SELECT count(*) FROM object")
    assert row is not None
    return int(row[0])
