"""The code of a label: written, read back however a scanner types it, and followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.label_code import (
    LabelCode,
    LabelOfAnotherVaultError,
    LabelUnknownError,
    LabelUnreadableError,
    find_labelled,
    is_label_code,
    read_label_code,
)
from fieldkit.workspace import Workspace
from tests.builders.vaults import PracticeCase, new_vault, practice_case

CODE = LabelCode.of("3f2a91bc-0000-4000-8000-000000000000", 42, "9c1d22e0a1b2c3d4" * 4, "FS-01")
TEXT = "FK1:3F2A91BC:42:9C1D22E0A1B2C3D4:FS-01"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def label_of(workspace: Workspace, sequence: int) -> LabelCode:
    digest = workspace.register.sealed(sequence).digest
    return LabelCode.of(workspace.vault_id, sequence, digest, "FS-01")


def test_code_has_the_documented_form() -> None:
    assert CODE.text == TEXT
    assert read_label_code(TEXT) == CODE


@pytest.mark.parametrize("number", ["水-演练 07/甲", "a:b%c", "样" * 200, "FS-01P", "№7"])
def test_code_is_ascii_and_keeps_the_number(number: str) -> None:
    code = LabelCode.of("3f2a91bc", 7, "0" * 64, number)
    assert code.text.isascii()
    assert len(code.text) < 110
    assert number.startswith(read_label_code(code.text).number)
    assert read_label_code(code.text) == code


@pytest.mark.parametrize("typed", [TEXT.lower(), f"  {TEXT}\n", "ＦＫ１：" + TEXT[4:]])
def test_keyboard_states_do_no_harm(typed: str) -> None:
    assert is_label_code(typed)
    assert read_label_code(typed).sequence == 42


@pytest.mark.parametrize(
    "text", ["", "FS-01", "FK2" + TEXT[3:], TEXT[:30], "FK1:3F2A91BC:042:9C1D22E0A1B2C3D4:"]
)
def test_other_text_is_told_from_codes(text: str) -> None:
    with pytest.raises(LabelUnreadableError):
        read_label_code(text)


def test_label_leads_to_its_entry(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    code = label_of(workspace, case.sample)
    assert find_labelled(workspace.register, code.text) == case.sample


def test_label_of_another_vault_is_told(opened: tuple[Workspace, PracticeCase]) -> None:
    with pytest.raises(LabelOfAnotherVaultError) as told:
        find_labelled(opened[0].register, TEXT)
    assert told.value.details == {"number": "FS-01", "vault": "3F2A91BC"}


@pytest.mark.parametrize("ahead", [0, 900])
def test_label_that_fits_no_entry_is_told(
    opened: tuple[Workspace, PracticeCase], ahead: int
) -> None:
    workspace, case = opened
    digest = workspace.register.sealed(case.photo).digest
    code = LabelCode.of(workspace.vault_id, case.sample + ahead, digest, "FS-01")
    with pytest.raises(LabelUnknownError):
        find_labelled(workspace.register, code.text)
