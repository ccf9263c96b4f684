"""Standards and outlets of the agency's own: which version holds on a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.record import to_body
from fieldkit.evidence.versions import OwnRules, own_rules
from fieldkit.reference import tables
from fieldkit.reference.limits import Wanted, limits_in_force
from fieldkit.reference.rows import Confidence, Limit
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.standards import PERMIT_NUMBER, own_limit
from tests.builders.vaults import new_vault


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace


@pytest.fixture
def party(workspace: Workspace) -> int:
    return workspace.seal(records.party()).sequence


@pytest.fixture
def permit(workspace: Workspace, party: int) -> int:
    return workspace.seal(records.standard(party=party, valid_to=None)).sequence


def held(workspace: Workspace) -> OwnRules:
    return own_rules(workspace.register)


def of_permit(workspace: Workspace, day: str, party: int | None = None) -> list[Limit]:
    reference, _ = held(workspace).added_to(tables.held(), party, of_all=party is None)
    wanted = Wanted(pollutant="cr6", day=date.fromisoformat(day), standard=PERMIT_NUMBER)
    return list(limits_in_force(reference, wanted))


def new_version(workspace: Workspace, standard: int, **changes: object) -> int:
    limits = changes.pop("high", None)
    if limits is not None:
        changes["limits"] = [to_body(own_limit(high=limits))]
    return workspace.supplement(standard, changes, "演练：许可证变更").sequence  # type: ignore[arg-type]


def test_limit_of_a_permit_stands_among_those_of_the_tables(
    workspace: Workspace, permit: int
) -> None:
    (only,) = of_permit(workspace, "2026-11-03")
    assert (only.entry, only.outlet, str(only.high)) == (permit, "DW001", "0.1")
    assert only.source.confidence is Confidence.OWN
    assert only.source.copy.startswith(f"#{permit} ")
    assert not only.source.needs_checking
    assert not only.is_of_emission
    assert of_permit(workspace, "2024-12-31") == []


def test_tables_without_rows_of_their_own_are_those_that_ship(workspace: Workspace) -> None:
    reference, unusable = held(workspace).added_to(tables.held())
    assert reference is tables.held()
    assert unusable == ()


def test_edition_names_the_files_that_ship_whatever_is_added(
    workspace: Workspace, permit: int
) -> None:
    reference, _ = held(workspace).added_to(tables.held(), of_all=True)
    assert len(reference.limits) == len(tables.held().limits) + 1
    assert reference.edition == tables.held().edition


def test_permit_of_another_party_does_not_count(
    workspace: Workspace, permit: int, party: int
) -> None:
    assert of_permit(workspace, "2026-11-03", party)
    assert of_permit(workspace, "2026-11-03", party + 1000) == []


def test_version_of_the_day_of_sampling_is_used(workspace: Workspace, permit: int) -> None:
    later = new_version(workspace, permit, valid_from="2026-07-01", high="0.05")
    before, after = of_permit(workspace, "2026-06-30"), of_permit(workspace, "2026-07-01")
    assert [(str(each.high), each.limit_id) for each in before] == [("0.1", f"#{permit}.1")]
    assert [(str(each.high), each.limit_id) for each in after] == [("0.05", f"#{later}.1")]
    assert after[0].entry == permit


def test_correction_takes_the_place_of_what_it_corrects(workspace: Workspace, permit: int) -> None:
    new_version(workspace, permit, high="0.2")
    assert [str(each.high) for each in of_permit(workspace, "2026-11-03")] == ["0.2"]


def test_repealed_standard_does_not_come_back(workspace: Workspace, permit: int) -> None:
    new_version(workspace, permit, valid_to="2026-06-30")
    assert of_permit(workspace, "2026-06-30")
    assert of_permit(workspace, "2026-07-01") == []


def test_withdrawn_version_and_withdrawn_standard_do_not_count(
    workspace: Workspace, permit: int
) -> None:
    later = new_version(workspace, permit, high="0.05")
    workspace.withdraw(later, "演练：误录")
    assert [str(each.high) for each in of_permit(workspace, "2026-11-03")] == ["0.1"]
    workspace.withdraw(permit, "演练：误录")
    assert of_permit(workspace, "2026-11-03") == []


def test_note_alone_makes_no_other_limit(workspace: Workspace, permit: int) -> None:
    workspace.seal(records.supplement(corrects=permit, changes={}, note="演练：补充说明"))
    assert [str(each.high) for each in of_permit(workspace, "2026-11-03")] == ["0.1"]


def test_outlet_is_known_by_day_too(workspace: Workspace, party: int) -> None:
    outlet = workspace.seal(records.point(party=party, valid_from=None, valid_to=None)).sequence
    new_version(workspace, outlet, valid_from="2026-07-01", number="DW002")
    rules = held(workspace)
    for day, number in ((date(2020, 1, 1), "DW001"), (date(2026, 7, 1), "DW002")):
        version = rules.point(outlet, day)
        assert version is not None
        assert version.record.number == number
    new_version(workspace, outlet, valid_from="2026-07-01", valid_to="2026-08-01")
    assert held(workspace).point(outlet, date(2026, 8, 2)) is None
    assert rules.point(outlet + 1000, date(2026, 8, 2)) is None


@pytest.mark.parametrize(
    ("members", "field", "problem"),
    [
        ({"unit": "mg/X"}, "limits[0].unit", "unknown_unit"),
        ({"pollutant": "硬通货"}, "limits[0].pollutant", "unknown_pollutant"),
        ({"high": "-1"}, "limits[0].high", "not_a_limit"),
        ({"medium": "other"}, "limits[0].high", "not_a_limit"),
    ],
)
def test_row_that_the_tables_would_refuse_is_refused(
    members: dict[str, str], field: str, problem: str
) -> None:
    body = {**to_body(own_limit()), **members}
    with pytest.raises(RecordError) as refused:
        records.standard(limits=(body,))
    assert [(each.field, each.problem) for each in refused.value.problems] == [(field, problem)]


def test_source_must_be_given() -> None:
    with pytest.raises(RecordError, match="source"):
        records.standard(source=" ")


def test_version_that_the_tables_refuse_is_told_and_the_others_count(
    workspace: Workspace, permit: int
) -> None:
    others = {code: each for code, each in tables.held().pollutants.items() if code != "cr6"}
    poorer = replace(tables.held(), pollutants=others)
    reference, unusable = held(workspace).added_to(poorer, of_all=True)
    assert reference is poorer
    assert [(each.sequence, "pollutant" in each.reason) for each in unusable] == [(permit, True)]


def test_standard_of_a_newer_program_is_told(workspace: Workspace, permit: int) -> None:
    body = {**to_body(records.standard()), "nature": "of a newer program"}
    entry = workspace._recorder.seal("standard", body, workspace.personnel.signer)
    rules = held(workspace)
    assert [each.sequence for each in rules.unusable] == [entry.entry.sequence]
    assert [each.entry for each in rules.standards] == [permit]
