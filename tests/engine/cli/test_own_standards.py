"""Local standards, permits, outlets and sealed screening, as scripts call them."""

import json

import pytest

from fieldkit.reference import tables
from tests.builders.standards import PERMIT_NUMBER
from tests.engine.cli.conftest import CASE, Place, Run

LIMIT = {
    "pollutant": "六价铬", "high": "0.05", "unit": "mg/L", "averaging": "daily_mean",
    "point": "workshop_outlet", "medium": "wastewater",
}  # fmt: skip
STANDARD = (
    "--nature", "local_emission", "--number", "DB00/1-2026", "--name", "演练污水综合排放标准",
    "--valid-from", "2026-01-01", "--source", "演练数据",
)  # fmt: skip


def add_standard(run: Run, place: Place, **members: str) -> int:
    limit = json.dumps({**LIMIT, **members})
    ran = run("add", "standard", place.vault, *STANDARD, "--limits", limit, "--json")
    assert ran.status == 0, ran
    return ran.json["sequence"]


def test_own_limits_are_listed_with_the_vault(run: Run, place: Place) -> None:
    entry = add_standard(run, place)
    given = ("limits", "--pollutant", "cr6", "--date", "2026-05-01")
    without = run(*given, "--json").json
    told = run(*given, "--vault", place.vault, "--json").json
    own = {row["standard_id"]: row for row in told if row not in without}
    assert own.keys() == {"DB00/1-2026", PERMIT_NUMBER}
    row = own["DB00/1-2026"]
    assert (row["limit"], row["confidence"], row["entry"]) == ("0.05", "own", entry)
    assert row["source"] == f"#{entry} 演练数据"
    assert {each["reference_edition"] for each in told} == {tables.held().edition}
    assert f"[own #{entry}]" in run(*given, "--vault", place.vault).out
    older = run(*given[:-1], "2025-12-31", "--vault", place.vault, "--json").json
    assert "DB00/1-2026" not in {each["standard_id"] for each in older}


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"unit": "mg/X"}, "limits[0].unit"),
        ({"high": "5", "low": "9", "form": "range"}, "limits[0].high"),
        ({"pollutant": "演练素"}, "limits[0].pollutant"),
    ],
)
def test_limit_that_the_tables_would_refuse_is_not_sealed(
    run: Run, place: Place, members: dict[str, str], field: str
) -> None:
    limit = json.dumps({**LIMIT, **members})
    ran = run("add", "standard", place.vault, *STANDARD, "--limits", limit)
    assert ran.status == 2
    assert field in ran.err
    assert "standard" not in place.new_kinds()


def test_screening_is_sealed_and_told_to_differ_after_another_basis(
    run: Run, place: Place
) -> None:
    before = run("screen", place.vault, CASE, "--json").json
    assert before["on_record"]["differences"] == []  # the practice case ends with its screening
    assert before["sealed"] is None
    add_standard(run, place)
    given = ("--medium", "wastewater", "--standard", "DB00/1-2026", "--why", "演练：地方标准")
    assert run("add", "basis", place.vault, CASE, *given).status == 0
    after = run("screen", place.vault, CASE, "--seal", "--json").json
    assert after["sealed"]["kind"] == "screening"
    assert after["on_record"]["same_edition"] is True
    members = {member for each in after["on_record"]["differences"] for member in each["members"]}
    assert {"limit", "limit_id", "ratio", "basis"} <= members
    again = run("screen", place.vault, CASE)
    number = after["sealed"]["sequence"]
    assert f"Screening record #{number}: 0 results come out otherwise now." in again.out
    told = run("screen", place.vault, CASE, "--seal").out
    assert "Sealed as #" in told
    shown = run("show", place.vault, number, "--json").json
    assert shown["body"]["reference_edition"] == tables.held().edition
    assert shown["attachments"][0]["name"] == "screening.json"


def test_version_names_the_edition_of_the_reference_data(run: Run) -> None:
    told = run("version", "--json").json
    assert told["reference_edition"] == tables.held().edition
    assert told["limits"] == str(len(tables.held().limits))
    assert told["reference_edition"] in run("version").out
