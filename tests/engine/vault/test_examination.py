"""Damage is found, named with the entries it concerns, and costs no more than it must."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.findings import Finding
from fieldkit.progress import Cancelled
from fieldkit.vault.database import DatabaseDamagedError
from fieldkit.vault.vault import Vault, examine
from tests.engine.vault.making import flip, found, open_again, stored_files, write_entry

PAGE = 4096


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Entries 0 to 4; 1, 2 and 3 have a file, 3 the same as 1."""
    made, _ = found(tmp_path / "vault")
    write_entry(made, b"second file" * 30_000)
    with made.database.transaction():
        made.database.execute("INSERT INTO entry VALUES (3, randomblob(32), x'00')")
        made.database.execute(
            """INSERT INTO attachment SELECT 3, 1, role, name, media_type, size, sha256
               FROM attachment WHERE sequence = 1"""
        )
    write_entry(made)
    with made:
        yield made


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return sorted((each.code, each.path) for each in findings)


def object_of(vault: Vault, sequence: int) -> Path:
    row = vault.database.one(
        "SELECT object_id FROM attachment JOIN object USING (sha256) WHERE sequence = ?",
        (sequence,),
    )
    assert row is not None
    return vault.objects.path_of(row[0])


@pytest.mark.parametrize("every_byte", [False, True])
def test_whole_vault_has_no_findings(vault: Vault, every_byte: bool) -> None:
    assert examine(vault, every_byte=every_byte) == []


def test_damaged_file_is_named_with_every_entry_that_has_it(vault: Vault) -> None:
    flip(object_of(vault, 1), -1)
    assert examine(vault) == []
    found = examine(vault, every_byte=True)
    assert told(found) == [("STORED_FILE_DAMAGED", "#1"), ("STORED_FILE_DAMAGED", "#3")]
    assert "frame 0 does not decrypt" in found[0].detail
    assert 2 in stored_files_but(vault, 1, 3)


def stored_files_but(vault: Vault, *damaged: int) -> set[int]:
    rows = vault.database.rows("SELECT sequence FROM attachment")
    return {row[0] for row in rows} - set(damaged)


@pytest.mark.parametrize("cut", [None, 0, 50])
def test_missing_and_cut_files_are_found_without_reading_every_byte(
    vault: Vault, cut: int | None
) -> None:
    path = object_of(vault, 2)
    if cut is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:cut])
    assert told(examine(vault)) == [("STORED_FILE_DAMAGED", "#2")]


def test_damaged_file_that_no_entry_has_is_named_by_its_place(vault: Vault) -> None:
    stored = vault.objects.take_in(Path(__file__))
    vault.database.execute(
        "INSERT INTO object VALUES (?, ?, ?, ?)",
        (stored.sha256, stored.object_id, stored.key, stored.size + 1),
    )
    place = f"objects/{stored.object_id[:2]}/{stored.object_id}.fko"
    assert told(examine(vault)) == [("STORED_FILE_DAMAGED", place)]


def test_file_that_the_database_does_not_know_is_told(vault: Vault) -> None:
    stored = vault.objects.take_in(Path(__file__))
    place = f"objects/{stored.object_id[:2]}/{stored.object_id}.fko"
    assert told(examine(vault)) == [("STORED_FILE_UNKNOWN", place)]


def test_altered_name_of_an_object_is_damage(vault: Vault) -> None:
    vault.database.execute("DROP TRIGGER object_is_final")
    vault.database.execute("UPDATE object SET object_id = '../../x' WHERE size < 1000")
    assert [code for code, _ in told(examine(vault))] == [
        "STORED_FILE_DAMAGED",
        "STORED_FILE_DAMAGED",
        "STORED_FILE_UNKNOWN",
    ]


def test_progress_counts_bytes_and_can_stop(vault: Vault) -> None:
    seen: list[tuple[int, int, str]] = []
    examine(vault, every_byte=True, progress=lambda *step: seen.append(step))
    total = 25 + 330_000
    assert seen[0] == (0, total, "checking files")
    assert seen[-1] == (total, total, "checking files")

    def stop(done: int, total: int, stage: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        examine(vault, progress=stop)


def test_every_damaged_page_is_found_and_costs_only_what_lies_in_it(
    vault: Vault, tmp_path: Path
) -> None:
    with vault.database.transaction():
        for number in range(5, 60):
            vault.database.execute(
                "INSERT INTO entry VALUES (?, randomblob(32), randomblob(400))", (number,)
            )
    vault.close()
    path = tmp_path / "vault" / "database"
    whole = path.read_bytes()
    lost_most = 0
    for page in range(1, len(whole) // PAGE):
        path.write_bytes(whole)
        flip(path, page * PAGE + 500)
        try:
            damaged = open_again(tmp_path / "vault")
        except DatabaseDamagedError:
            continue  # a page of the schema
        with damaged:
            found = examine(damaged)
            assert found[0].code == "DATABASE_DAMAGED", page
            assert f"page {page + 1}" in found[0].detail
            lost = [each for each in found if each.code == "ENTRY_UNREADABLE"]
            lost_most = max(lost_most, len(lost) if len(lost) < 60 else 0)
            readable = damaged.database.rows(
                "SELECT count(*) FROM sqlite_schema"
            )  # and the connection is of use
            assert readable
    assert 0 < lost_most < 20


def test_undamaged_files_are_checked_beside_a_damaged_database(
    vault: Vault, tmp_path: Path
) -> None:
    flip(object_of(vault, 2), -1)
    files = stored_files_but(vault)
    assert files == {1, 2, 3}
    (root,) = vault.database.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'draft'")
    vault.close()
    flip(tmp_path / "vault" / "database", (root[0] - 1) * PAGE + 200)
    with open_again(tmp_path / "vault") as damaged:
        found = told(examine(damaged, every_byte=True))
    assert ("STORED_FILE_DAMAGED", "#2") in found
    assert ("ENTRY_UNREADABLE", "#0") not in found


def test_files_are_read_beside_a_damaged_one(vault: Vault) -> None:
    object_of(vault, 2).unlink()
    vault.database.execute("DROP TRIGGER attachment_stays")
    vault.database.execute("DELETE FROM attachment WHERE sequence = 2")
    assert set(stored_files(vault)) == {1, 3}
