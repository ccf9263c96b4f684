"""`parse-value`, `limits` and `assess`, as scripts call them."""

import json
from pathlib import Path

import pytest

from tests.engine.cli.conftest import CASE, Place, Run


def test_reported_value_is_told_in_parts(run: Run) -> None:
    assert run("parse-value", "--unit", "ug/L", "--json", "--", "0.004L").json == {
        "qualifier": "<",
        "value": "0.004",
        "value_high": None,
        "digits": "1",
        "unit": "µg/L",
        "below_detection": True,
    }
    told = run("parse-value", "--json", "--", "6.5~8.5").json
    assert (told["qualifier"], told["value"], told["value_high"]) == ("range", "6.5", "8.5")
    assert run("parse-value", "--json", "--", "未检出").json["value"] is None
    assert run("parse-value", "--json", "--", "1.2×10³").json["value"] == "1200"
    assert run("parse-value", "--", "-0.5").out == "= -0.5\n"


@pytest.mark.parametrize("text", ["", "abc", "6.8.1", "9~6", "6.8 mg/L", "१२"])
def test_value_that_cannot_be_read_is_refused(run: Run, text: str) -> None:
    ran = run("parse-value", "--", text)
    assert ran.status == 2
    assert "[reported.unreadable]" in ran.err


def test_limits_of_a_day_are_a_list(run: Run) -> None:
    rows = run("limits", "--pollutant", "总镍", "--date", "2026-05-01", "--json").json
    of_plating = [row for row in rows if row["standard_id"] == "GB 21900-2008"]
    assert [(row["limit"], row["table_no"], row["class_grade"]) for row in of_plating] == [
        ("0.5", "表2", "new"),
        ("0.5", "表2", "existing"),
        ("0.1", "表3", "special"),
    ]
    assert all(row["confidence"] and row["source"] and row["limit_unit"] for row in rows)
    only = run(
        "limits", "--pollutant", "ph", "--date", "2026-05-01",
        "--standard", "GB 8978-1996", "--medium", "wastewater", "--json",
    ).json  # fmt: skip
    assert {(row["limit_low"], row["limit"]) for row in only} == {("6", "9")}
    assert "workshop_outlet" in run("limits", "--pollutant", "ni", "--date", "2026-05-01").out


def test_nothing_held_is_an_empty_list(run: Run) -> None:
    given = ("limits", "--pollutant", "ni", "--date", "1990-01-01")
    assert run(*given, "--json").json == []
    assert run(*given).out == "No limit is held for that.\n"


NICKEL = (
    "assess", "--pollutant", "ni", "--value", "5.6", "--unit", "mg/L",
    "--standard", "GB 21900-2008", "--table", "2", "--sampled", "2026-05-01",
    "--point", "workshop_outlet",
)  # fmt: skip


def test_result_is_assessed_with_its_arithmetic(run: Run) -> None:
    told = run(*NICKEL, "--mode", "24h_composite", "--json").json
    assert (told["limit"], told["limit_unit"]) == ("0.5", "mg/L")
    assert (told["ratio"], told["exceedance"]) == ("11.2", "10.2")
    assert (told["compliance"], told["outcome"]) == ("fails", "MET")
    assert (told["clause"], told["instrument"]) == ("第一条(四)", "法释〔2023〕7号")
    assert "C/S = 11.2; (C-S)/S = 10.2" in told["arithmetic"]
    assert told["explanations"].keys() == set(told["warnings"])
    assert told["by_instrument"][0]["rules"][0]["id"] == "F2023-1-4"


def test_people_are_told_that_nobody_is_found_guilty(run: Run) -> None:
    assert "finds nobody guilty" in run(*NICKEL).out


def test_several_limits_are_offered_for_choice(run: Run) -> None:
    without_table = [each for each in NICKEL if each not in {"--table", "2"}]
    told = run(*without_table, "--json").json
    assert (told["limit"], told["compliance"]) == (None, "undetermined")
    assert [each["table_no"] for each in told["candidates"]] == ["表2", "表2", "表3"]


def test_facts_alone_are_assessed(run: Run) -> None:
    told = run("assess", "--fact", "hazardous_waste_illegal_tonnes=3", "--json").json
    assert (told["outcome"], told["clause"]) == ("MET", "第一条(二)")
    assert (told["compliance"], told["limit"]) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("assess",), "assess.incomplete"),
        (("assess", "--pollutant", "ni"), "assess.incomplete"),
        (("assess", "--fact", "x=1"), "fact.unknown"),
        (("assess", "--fact", "people_poisoned=many"), "fact.malformed"),
        ((*NICKEL[:5], "--unit", "ppm", *NICKEL[7:]), "unit.unknown"),
        (("assess", "--pollutant", "gold", *NICKEL[3:]), "pollutant.unknown"),
        (("limits", "--pollutant", "gold", "--date", "2026-01-01"), "pollutant.unknown"),
        (("limits", "--pollutant", "ni", "--date", "2026-02-30"), "usage"),
        (("limits", "--pollutant", "ni", "--date", "20260101"), "usage"),
        (("parse-value", "--unit", "ppm", "--", "5"), "unit.unknown"),
    ],
)
def test_question_that_cannot_be_answered_is_refused(
    run: Run, arguments: tuple[str, ...], code: str
) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert f"[{code}]" in ran.err


def test_results_of_a_laboratory_come_in_by_script(run: Run, place: Place, tmp_path: Path) -> None:
    listed = run("list", place.vault, "--kind", "sample", "--json").json["entries"]
    number = listed[0]["title"].split(" · ")[0]
    table = tmp_path / "results.csv"
    table.write_text(f"No,What,Found,In\n{number},总镍,5.6,mg/L\n", "utf-8")
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"fixed": {"laboratory": "演练检测有限公司"}}', "utf-8")
    given = ("import-results", place.vault, CASE, table, "--mapping", mapping, "--json")
    assert run(*given).json["code"] == "results.mapping"
    table.write_text(f"样品编号,项目,结果,单位\n{number},总镍,5.6,mg/L\n", "utf-8")
    assert run(*given, "--dry-run").json["refused"] == []
    columns = {"sample": "样品编号", "analyte": "项目", "value": "结果", "unit": "单位"}
    fixed = {"laboratory": "演练检测有限公司"}
    mapping.write_text(json.dumps({"columns": columns, "fixed": fixed}), "utf-8")
    looked = run(*given, "--dry-run").json
    assert (looked["rows"], looked["refused"]) == (1, [])
    taken = run(*given).json
    assert len(taken["results"]) == 1
    table.write_text(f"样品编号,项目,结果,单位\n{number},总镍,多,mg/L\n", "utf-8")
    assert run(*given[:4], "--dry-run", "--json").json["refused"][0]["row"] == 2
    refused = run(*given[:4])
    assert refused.status == 2
    assert "[results.refused]" in refused.err
    assert "cannot be taken" in run(*given[:4], "--dry-run").out


def test_case_is_screened_with_its_totals(run: Run, place: Place) -> None:
    before = run("screen", place.vault, CASE, "--json").json
    told = {each["analyte"]: each for each in before["results"]}
    assert told["六价铬"]["limit_row"]["table_no"] == "表2"
    assert told["总镍"]["compliance"] == "complies"
    assert before["totals"]["results"] == str(len(before["results"]))
    given = ("--medium", "wastewater", "--standard", "GB 21900-2008", "--table", "表3")
    why = ("--why", "演练：特别排放限值地区")
    assert run("add", "basis", place.vault, CASE, *given, *why).status == 0
    after = run("screen", place.vault, CASE, "--fact", "people_poisoned=30", "--json").json
    told = {each["analyte"]: each for each in after["results"]}
    assert told["六价铬"]["limit_row"]["table_no"] == "表3"
    assert after["totals"]["facts"]["people_poisoned"] == "30"
    assert after["totals"]["by_instrument"][0]["instrument"] == "法释〔2023〕7号"
    assert "finds nobody guilty" in run("screen", place.vault, CASE).out
    assert run("screen", place.vault, CASE, "--fact", "x=1").status == 2
