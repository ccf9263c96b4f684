"""A bundle reaches the police by way of somebody who changed a photo in it."""

from pathlib import Path

import pytest

from fieldkit.delivery import Order
from tests.builders.vaults import reopened
from tests.journeys.inspector import Inspector

PHOTO = b"not really a photo"


@pytest.fixture
def desk(vault: Path, tmp_path: Path) -> Path:
    """What lies on the desk of the police: a bundle, one that was changed, a trust file."""
    folder = tmp_path / "desk"
    folder.mkdir()
    with reopened(vault) as workspace:
        case = workspace.register.find_case("演练环立〔2026〕1号")
        workspace.export(Order(case, reader="演练市公安局"), folder / "sound.zip")
        (folder / "trust.json").write_bytes(workspace.personnel.trust_file())
    content = (folder / "sound.zip").read_bytes()
    assert content.count(PHOTO) == 1
    (folder / "changed.zip").write_bytes(content.replace(PHOTO, PHOTO[::-1]))
    return folder


def test_changed_bundle_is_refused_and_a_new_copy_accepted(
    inspector: Inspector, desk: Path
) -> None:
    police = inspector
    police.arrives()
    police.clicks("Verify")
    police.names_file(lambda: police.clicks("Choose a trust file"), desk / "trust.json")
    police.sees("trust.json")
    police.drops([desk / "changed.zip"])
    police.sees("Not sound", "Rely on nothing in it", "The file was changed on the way")
    police.sees("What this does not prove", "That anybody is guilty")
    police.goes_to_tab("Photos")
    police.sees("This picture cannot be shown.")
    report = desk / "report.txt"
    police.names_file(lambda: police.clicks("Save a report …"), report)
    police.sees("Saved and read back")
    assert "changed on the way" in report.read_text("utf-8-sig")
    police.drops([desk / "sound.zip"])
    police.sees("Sound, and signed by people you know")
    police.goes_to_tab("Items")
    police.goes_to_row("Items of the case", "FS20261103-01")
    police.sees("Digest of the entry (SHA-256)")
    police.goes_to_tab("Photos")
    police.find("Save photo.jpg")
    police.names_file(lambda: police.clicks("Save photo.jpg"), desk / "photo.jpg")
    police.waits((desk / "photo.jpg").exists)
    police.sees("Saved and read back")
    assert (desk / "photo.jpg").read_bytes() == PHOTO
