"""Questions to the ledger: lists, search, and items as they stand now."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.register import (
    EntryAlteredError,
    NoSuchCaseError,
    NoSuchEntryError,
    NotAnItemError,
)
from fieldkit.evidence.samples import Sample
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import PracticeCase, new_vault, practice_case


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def test_pages_follow_each_other_without_gap_or_repetition(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    register = opened[0].register
    found: list[int] = []
    while page := register.rows(after=found[-1] if found else -1, limit=4):
        found += [row.sequence for row in page]
    assert found == list(range(register.size()))


def test_rows_can_be_asked_for_by_case_kind_and_inspection(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    register = workspace.register
    assert {row.case for row in register.rows(case=case.case)} == {case.case}
    samples = register.rows(case=case.case, kinds=["sample"])
    assert [row.sequence for row in samples] == [case.sample, case.duplicate]
    everywhere = register.rows(kinds=["sample", "photo"])
    assert [row.sequence for row in everywhere] == [case.sample, case.duplicate, case.photo]
    of_inspection = register.rows(inspection=case.inspection, kinds=["photo"])
    assert [row.sequence for row in of_inspection] == [case.photo]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("管", "photo"),
        ("黄绿色", "sample"),
        ("FS20261103", "sample"),
        ("六价铬 3.92", "measurement"),
    ],
)
def test_words_are_found_however_short(
    asked: str, kind: str, opened: tuple[Workspace, PracticeCase]
) -> None:
    workspace, case = opened
    assert kind in {row.kind for row in workspace.register.search(asked, case=case.case)}


@pytest.mark.parametrize("asked", ["", "  ", '"', "*", "没有这样的词", "NEAR(", "a OR b"])
def test_a_question_without_an_answer_finds_nothing_and_breaks_nothing(
    asked: str, opened: tuple[Workspace, PracticeCase]
) -> None:
    assert opened[0].register.search(asked) == ()


def test_a_case_is_found_by_its_number_and_by_its_sequence(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    assert workspace.register.find_case("演练环立〔2026〕1号") == case.case
    assert workspace.register.find_case(f"#{case.case}") == case.case


@pytest.mark.parametrize("given", ["", "#", "#0", "#999", "#x", "另一个案件", "#²"])
def test_an_unknown_case_is_told(given: str, opened: tuple[Workspace, PracticeCase]) -> None:
    with pytest.raises(NoSuchCaseError):
        opened[0].register.find_case(given)


def test_an_item_shows_what_was_sealed_beside_what_holds_now(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    item = workspace.register.item(case.sample)
    assert isinstance(item.original, Sample)
    assert isinstance(item.current, Sample)
    assert item.original.appearance == "黄绿色，无油膜"
    assert item.current.appearance == "黄绿色，有泡沫"
    assert [each.entry.sequence for each in item.corrections] == [case.supplement]
    assert item.sealed_by.name == "演练员甲"
    assert not item.is_withdrawn


def test_a_withdrawn_supplement_no_longer_counts(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    workspace.withdraw(case.supplement, "补正有误")
    item = workspace.register.item(case.sample)
    assert item.current == item.original


def test_a_withdrawn_item_stays_readable(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    workspace.withdraw(case.reading, "仪器未校准")
    item = workspace.register.item(case.reading)
    assert item.is_withdrawn
    assert item.current == item.original


def test_an_attachment_comes_back_byte_for_byte(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    (attachment,) = workspace.register.item(case.photo).attachments
    content = b"".join(map(bytes, workspace.register.open_attachment(attachment)))
    assert content == b"not really a photo"


def test_entries_of_the_vault_itself_are_no_items(opened: tuple[Workspace, PracticeCase]) -> None:
    with pytest.raises(NotAnItemError):
        opened[0].register.item(0)


def test_an_unknown_entry_is_told(opened: tuple[Workspace, PracticeCase]) -> None:
    with pytest.raises(NoSuchEntryError):
        opened[0].register.item(9999)


@pytest.mark.parametrize("change", ["line = x'00'", "digest = zeroblob(32)"])
def test_an_altered_line_is_never_shown(
    change: str, opened: tuple[Workspace, PracticeCase]
) -> None:
    workspace, case = opened
    database = workspace.drafts.database
    database.execute("DROP TRIGGER entry_is_final")
    database.execute(f"UPDATE entry SET {change} WHERE sequence = ?", (case.photo,))
    with pytest.raises(EntryAlteredError):
        workspace.register.item(case.photo)


def test_a_file_the_vault_no_longer_knows_is_told(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    (attachment,) = workspace.register.item(case.photo).attachments
    database = workspace.drafts.database
    database.execute("DROP TRIGGER object_is_needed")
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("DELETE FROM object WHERE sha256 = ?", (attachment.sha256,))
    with pytest.raises(EntryAlteredError):
        workspace.register.open_attachment(attachment)


def test_rows_carry_the_times_of_event_and_sealing(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    (row, *_) = workspace.register.rows(after=case.sample - 1, limit=1)
    assert row.occurred_at == records.at(40)
    assert row.sealed_at > row.occurred_at
    assert row.sealed_at.utcoffset() is not None
