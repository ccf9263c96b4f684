"""What is on a card: all of it in order, what is new, and what the vault has already."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.cards import FileFound, files_in, look_through
from fieldkit.progress import silent
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import PracticeCase, a_file, new_vault, practice_case


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def look(workspace: Workspace, folder: Path) -> dict[str, FileFound]:
    found = look_through(folder, workspace.register, workspace.drafts, silent)
    return {each.path.name: each for each in found}


def test_folders_are_walked_in_order_and_what_is_hidden_passed_over(tmp_path: Path) -> None:
    card = tmp_path / "card"
    for name in (
        "DCIM/101/b.jpg",
        "DCIM/101/a.jpg",
        "DCIM/100/z.jpg",
        ".Trashes/gone.jpg",
        "DCIM/.thumb.jpg",
        "System Volume Information/index",
        "top.pdf",
    ):
        path = card / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (card / "loop").symlink_to(card)
    (card / "link.jpg").symlink_to(card / "top.pdf")
    named = tmp_path / ".named.jpg"
    named.write_bytes(b"x")
    found = [each.relative_to(tmp_path).as_posix() for each in files_in([named, card])]
    assert found == [
        ".named.jpg",
        "card/top.pdf",
        "card/DCIM/100/z.jpg",
        "card/DCIM/101/a.jpg",
        "card/DCIM/101/b.jpg",
    ]


def test_sealed_and_drafted_content_is_named_whatever_the_file_is_called(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    card = tmp_path / "card"
    sealed = workspace.seal(
        records.photo(inspection=case.inspection),
        case=case.case,
        files=[workspace.take_in(a_file(card, "sealed.jpg", b"sealed before"))],
    )
    drafted = workspace.take_in(a_file(card, "drafted.jpg", b"in a draft"))
    workspace.drafts.keep("capture x", "photo", case.case, {}, [drafted])
    (card / "sealed.jpg").rename(card / "renamed.jpg")
    a_file(card, "as long.jpg", b"sealed befor!")
    a_file(card, "new.jpg", os.urandom(777))
    found = look(workspace, card)
    assert found["renamed.jpg"].entries == (sealed.sequence,)
    assert found["drafted.jpg"].drafts == ("capture x",)
    assert [name for name, each in found.items() if each.is_new] == ["as long.jpg", "new.jpg"]
    assert found["new.jpg"].size == 777


def test_card_pulled_out_while_it_is_looked_through_is_told_for_each_file(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, _ = opened
    card = tmp_path / "card"
    a_file(card, "a.jpg", b"1")
    a_file(card, "b.jpg", b"2")

    def pull_out(done: int, total: int, stage: str) -> None:
        if total:
            for path in card.iterdir():
                path.unlink()

    found = list(look_through(card, workspace.register, workspace.drafts, pull_out))
    assert [each.problem is None for each in found] == [False, False]
    assert not any(each.is_new for each in found)


def test_photos_recordings_and_documents_of_a_case_come_with_their_file(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    found = workspace.register.pictured(case.case)
    assert [(row.sequence, file.name, withdrawn) for row, file, withdrawn in found] == [
        (case.photo, "photo.jpg", False),
        (case.document, "加药记录.pdf", False),
    ]
    assert workspace.register.pictured(case.case, after=case.photo, limit=1) == found[1:]
    workspace.withdraw(case.photo, "拍摄对象有误")
    assert workspace.register.pictured(case.case, limit=1)[0][2]
