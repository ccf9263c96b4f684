"""Files of a draft stay in the vault with it, whatever happens, and go with it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.canonical import CanonicalError
from fieldkit.evidence.intake import Made, NotTaken, TakenPicture
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.recorder import Taken
from fieldkit.progress import Cancelled
from fieldkit.vault.vault import open_vault
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import (
    PASSPHRASE,
    HandClock,
    PracticeCase,
    a_file,
    new_vault,
    practice_case,
    reopened,
)

ROOT = Path(__file__).parents[3]
CONTENT = b"dropped before the kill"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def stored(workspace: Workspace) -> list[str]:
    return sorted(path.stem for path in (workspace.folder / "objects").rglob("*.fko"))


def drop(workspace: Workspace, folder: Path, case: int, content: bytes = CONTENT) -> Taken:
    """A draft with one file, as the capture page makes it."""
    taken = workspace.take_in(a_file(folder, "dropped.jpg", content))
    body = {"description": "排放口", "taken_by": {"name": "演练员甲"}}
    workspace.drafts.keep("capture 1", "photo", case, body, [taken])
    return taken


def codes(workspace: Workspace) -> list[str]:
    return [each.code for each in workspace.check(every_byte=True)]


def test_file_of_a_draft_is_there_after_opening_again(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files").case
        drop(workspace, tmp_path / "files", case)
        assert codes(workspace) == ["UNPROVEN_ENTRIES"]
    with open_vault(tmp_path / "vault", passphrase=PASSPHRASE, clock=HandClock()) as vault:
        assert [each.code for each in vault.notices] == []
    with reopened(tmp_path / "vault") as workspace:
        (draft,) = workspace.drafts.with_files(case)
        (taken,) = draft.files
        content = b"".join(map(bytes, workspace.register.open_attachment(taken.attachment)))
        assert content == CONTENT
        sealed = workspace.seal(
            from_body(draft.kind, draft.body), case=case, files=draft.files, draft=draft.name
        )
        assert workspace.drafts.all() == ()
        assert workspace.register.known_content(taken.attachment.sha256) == (sealed.sequence,)
        assert codes(workspace) == ["UNPROVEN_ENTRIES"]


def test_draft_thrown_away_takes_its_file_with_it(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    before = stored(workspace)
    drop(workspace, tmp_path / "files", case.case)
    assert len(stored(workspace)) == len(before) + 1
    workspace.drafts.throw_away("capture 1")
    assert stored(workspace) == before
    assert codes(workspace) == ["UNPROVEN_ENTRIES"]


def test_file_stays_as_long_as_anybody_names_it(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    before = stored(workspace)
    taken = drop(workspace, tmp_path / "files", case.case)
    again = workspace.take_in(a_file(tmp_path / "files", "copy.jpg", CONTENT))
    workspace.drafts.keep("capture 2", "photo", case.case, {}, [again])
    assert len(stored(workspace)) == len(before) + 1
    assert workspace.drafts.holding(taken.attachment.sha256) == ("capture 1", "capture 2")
    workspace.drafts.throw_away("capture 1")
    assert len(stored(workspace)) == len(before) + 1
    third = workspace.take_in(a_file(tmp_path / "files", "third.jpg", CONTENT))
    photo = records.photo(inspection=case.inspection)
    workspace.seal(photo, case=case.case, files=[third])
    workspace.drafts.throw_away("capture 2")
    assert len(stored(workspace)) == len(before) + 1
    assert codes(workspace) == ["UNPROVEN_ENTRIES"]


def test_refused_record_leaves_the_draft_and_its_file(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    drop(workspace, tmp_path / "files", case.case)
    (draft,) = workspace.drafts.with_files(case.case)
    before = stored(workspace)
    with pytest.raises(RecordError):
        workspace.seal(
            records.photo(inspection=999), case=case.case, files=draft.files, draft=draft.name
        )
    workspace.put_back(draft.files)
    assert workspace.drafts.with_files(case.case) == (draft,)
    assert stored(workspace) == before


def test_signer_that_fails_leaves_the_draft_and_its_file(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    drop(workspace, tmp_path / "files", case.case)
    (draft,) = workspace.drafts.with_files(case.case)
    before = stored(workspace)
    with pytest.raises(CanonicalError):
        workspace._recorder.seal(
            "photo",
            {"bad": "\ud800"},
            workspace.personnel.signer,
            case=case.case,
            files=draft.files,
            draft=draft.name,
        )
    assert workspace.drafts.with_files(case.case) == (draft,)
    assert stored(workspace) == before


def test_draft_that_cannot_be_kept_gives_its_file_up(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    before = stored(workspace)
    taken = workspace.take_in(a_file(tmp_path / "files", "dropped.jpg", CONTENT))
    with pytest.raises(CanonicalError):
        workspace.drafts.keep("capture 1", "photo", case.case, {"bad": "\ud800"}, [taken])
    assert stored(workspace) == before


def test_draft_file_is_in_the_backup(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    taken = drop(workspace, tmp_path / "files", case.case)
    workspace.back_up(tmp_path / "backup")
    assert taken.object_id in {path.stem for path in (tmp_path / "backup").rglob("*.fko")}


KILLED = """
import os, sys
from pathlib import Path
from tests.builders.vaults import reopened
from tests.engine.evidence.test_draft_files import drop
workspace = reopened(Path(sys.argv[1]))
drop(workspace, Path(sys.argv[2]), int(sys.argv[3]))
workspace.drafts.keep("capture 1", "photo", int(sys.argv[3]), {"description": "排放口全景"})
os.kill(os.getpid(), 9)
"""


def test_file_and_caption_outlive_a_kill(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files").case
    arguments = [str(tmp_path / "vault"), str(tmp_path / "files"), str(case)]
    subprocess.run([sys.executable, "-c", KILLED, *arguments], cwd=ROOT, check=False)
    with reopened(tmp_path / "vault") as workspace:
        (draft,) = workspace.drafts.with_files(case)
        assert draft.body["description"] == "排放口全景"
        assert len(draft.files) == 1
        assert codes(workspace) == ["UNPROVEN_ENTRIES"]


def test_what_the_program_made_itself_is_taken_in_from_memory(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, _ = opened
    photo = (ROOT / "resources/practice/photos/noexif.jpg").read_bytes()
    (taken,) = workspace.intake.take_in_pictures([Made("pasted.png", photo)])
    assert isinstance(taken, TakenPicture)
    assert taken.taken.attachment.name == "pasted.png"
    assert taken.look.format == "JPEG"
    workspace.put_back([taken.taken])


def test_stopping_in_the_middle_of_a_large_file_leaves_nothing_of_it(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, _ = opened
    before = stored(workspace)
    pipe = tmp_path / "files" / "long.mp4"
    with pipe.open("wb") as file:
        file.truncate(2 << 30)

    asked = 0

    def stop_soon(done: int, total: int, stage: str) -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(workspace.intake.take_in_pictures([pipe, pipe], stop_soon))
    assert stored(workspace) == before
    assert not list((workspace.folder / "objects").glob("*.tmp"))


def test_missing_file_is_told_and_the_rest_goes_on(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, _ = opened
    there = a_file(tmp_path / "files", "there.jpg", os.urandom(100))
    found = list(workspace.intake.take_in_pictures([tmp_path / "gone.jpg", there]))
    assert [type(each) for each in found] == [NotTaken, TakenPicture]


def test_one_file_can_be_taken_out_of_a_draft(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    before = stored(workspace)
    page, note = (a_file(tmp_path / "in", name, name.encode()) for name in ("page", "note"))
    files = [workspace.take_in(page), workspace.take_in(note, "support")]
    workspace.drafts.keep("document", "document", case.case, {}, files)
    same = workspace.take_in(page, "support")
    workspace.drafts.keep("document", "document", case.case, {}, [same])
    digest = files[0].attachment.sha256
    workspace.drafts.drop_file("document", "original", digest)
    left = workspace.drafts.find("document")
    assert left is not None
    assert [each.attachment.role for each in left.files] == ["support", "support"]
    workspace.drafts.drop_file("document", "support", digest)
    workspace.drafts.drop_file("document", "support", files[1].attachment.sha256)
    workspace.drafts.drop_file("document", "support", "0" * 64)
    assert stored(workspace) == before


def test_many_drafts_are_kept_and_forgotten_at_once(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    drafts = workspace.drafts
    drafts.keep_all("measurement", case.case, {f"row {n}": {"value": str(n)} for n in range(9)})
    drafts.keep_all("measurement", case.case, {"row 1": {"value": "one"}}, ["row 0", "none"])
    found = drafts.of_case(case.case, "measurement")
    assert [each.name for each in found] == [f"row {n}" for n in range(1, 9)]
    assert found[0].body == {"value": "one"}
    with pytest.raises(CanonicalError):
        drafts.keep_all("measurement", case.case, {"row 1": {}, "row 2": {"value": 0.5}})
    assert drafts.of_case(case.case, "measurement") == found
