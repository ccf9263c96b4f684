"""The fixed commands, key by key as their users script them.

Each test names in its docstring what was promised: the keys of the answer, numbers as strings,
exit 2 with one sentence.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.reference.remarks import REMARKS
from tests.engine.cli.conftest import CASE, Place, Ran, Run

ASSESSED = {
    "limit", "limit_unit", "ratio", "exceedance", "compliance", "outcome", "clause", "instrument",
    "by_instrument", "arithmetic", "warnings",
}  # fmt: skip
METAL = ("--standard", "GB 8978-1996", "--table", "1", "--sampled", "2026-05-01")
AT_WORKSHOP = ("--point", "workshop_outlet", "--mode", "daily_mean")


def refused(ran: Ran) -> None:
    assert ran.status == 2
    assert ran.out == ""
    assert re.fullmatch(r"[^\n]+ \[[a-z.-]+\]\n", ran.err), ran.err


def numbers(value: object) -> Iterator[object]:
    """Everything in an answer that is a number and no text."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from numbers(each)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def assess(run: Run, pollutant: str, value: str, unit: str, *more: str) -> dict:
    given = ("--pollutant", pollutant, f"--value={value}", "--unit", unit)
    ran = run("assess", *given, *more, "--json")
    assert ran.status == 0, ran
    assert ran.json.keys() >= ASSESSED
    assert not list(numbers(ran.json))
    return ran.json


# `fieldkit parse-value [--unit U] --json -- TEXT`


@pytest.mark.parametrize(
    ("text", "qualifier", "value", "high", "digits", "below"),
    [
        ("6.80", "=", "6.80", None, "3", False),
        ("0.004L", "<", "0.004", None, "1", True),
        ("<0.05", "<", "0.05", None, "1", True),
        ("≤0.05", "≤", "0.05", None, "1", False),
        (">24000", ">", "24000", None, "5", False),
        ("≥10", "≥", "10", None, "2", False),
        ("未检出", "nd", None, None, None, True),
        ("ND", "nd", None, None, None, True),
        ("nd", "nd", None, None, None, True),
        ("6.5~8.5", "range", "6.5", "8.5", "2", False),
        ("6.5-8.5", "range", "6.5", "8.5", "2", False),
        ("1.20×10³", "=", "1200", None, "3", False),
        ("1.2E-3", "=", "0.0012", None, "2", False),
        ("０．０５０", "=", "0.050", None, "2", False),
        ("＜０．０５", "<", "0.05", None, "1", True),
        ("1,200.5", "=", "1200.5", None, "5", False),
        ("-0.5", "=", "-0.5", None, "1", False),
    ],
)
def test_parse_value_tells_what_was_promised(
    run: Run, text: str, qualifier: str, value: str, high: str, digits: str, below: bool
) -> None:
    """`qualifier` (=, <, ≤, >, ≥, nd, range), `value`, `value_high`, `digits`, `unit`, …"""
    told = run("parse-value", "--unit", "mg/l", "--json", "--", text).json
    assert told == {
        "qualifier": qualifier, "value": value, "value_high": high, "digits": digits,
        "unit": "mg/L", "below_detection": below,
    }  # fmt: skip
    assert run("parse-value", "--json", "--", text).json["unit"] is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "约0.3", "0.3左右", "6.8 mg/L", "1.2.3", "1,2", "12,34", "8~6", "~5", "<", "L",
     ">5L", "≥0.1L", "<nd", "1e999", "1e-999", "9" * 41, "NaN", "inf", "0x10", "1/2", "٣", "५",
     "二", "=1+1", "\u202e5", "5\u200b6", "1 000 000 000 000 000 000 000 000 000 000 000 000,5"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_exit_2_and_a_sentence(run: Run, text: str) -> None:
    refused(run("parse-value", "--", text))


# `fieldkit limits --pollutant CODE --date YYYY-MM-DD [--standard ID] [--medium M] --json`


def test_limits_tell_what_was_promised(run: Run) -> None:
    """A list with `limit`, `limit_low`, `limit_unit`, `standard_id`, `table_no`, `class_grade`,
    `averaging`, `point`, `confidence`, `source`."""
    for pollutant in ("ph", "ni", "do", "alkyl_hg", "leq"):
        rows = run("limits", "--pollutant", pollutant, "--date", "2026-05-01", "--json").json
        assert isinstance(rows, list)
        assert rows
        for row in rows:
            assert row.keys() >= {
                "limit", "limit_low", "limit_unit", "standard_id", "table_no", "class_grade",
                "averaging", "point", "confidence", "source",
            }  # fmt: skip
            assert not list(numbers(row))
            assert row["confidence"] in {"seen", "memory-high", "memory-medium"}
            assert row["confidence"] != "seen" or row["source"]


def test_limits_are_those_of_the_day_standard_and_medium(run: Run) -> None:
    def found(day: str, *more: str) -> set[tuple[str, str]]:
        rows = run("limits", "--pollutant", "cd", "--date", day, *more, "--json").json
        return {(row["table_no"], row["limit"]) for row in rows}

    of_plating = ("--standard", "GB 21900-2008")
    assert found("2010-06-30", *of_plating) == {("表1", "0.1"), ("表2", "0.05"), ("表3", "0.01")}
    assert found("2010-07-01", *of_plating) == {("表2", "0.05"), ("表3", "0.01")}
    assert found("2026-05-01", "--standard", "gb21900-2008") == found("2026-05-01", *of_plating)
    in_soil = run("limits", "--pollutant", "cd", "--date", "2026-05-01", "--medium", "soil",
                  "--json").json  # fmt: skip
    assert {row["limit_unit"] for row in in_soil} == {"mg/kg"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--date", "2026-05-01"),
        ("--pollutant", "ni"),
        ("--pollutant", "ni", "--date", "tomorrow"),
        ("--pollutant", "ni", "--date", "2026-13-01"),
        ("--pollutant", "unobtainium", "--date", "2026-05-01"),
        ("--pollutant", "", "--date", "2026-05-01"),
    ],
)
def test_limits_of_nonsense_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    refused(run("limits", *arguments))


# `fieldkit assess …`


def test_assess_tells_what_was_promised(run: Run) -> None:
    """`limit`, `limit_unit`, `ratio` (C/S), `exceedance` ((C−S)/S), `compliance`, `outcome`,
    `clause`, `instrument`, `by_instrument`, `arithmetic`, `warnings`."""
    told = assess(run, "cr6", "2", "mg/L", *METAL, *AT_WORKSHOP)
    assert {name: told[name] for name in ASSESSED - {"by_instrument", "arithmetic"}} == {
        "limit": "0.5", "limit_unit": "mg/L", "ratio": "4", "exceedance": "3",
        "compliance": "fails", "outcome": "MET", "clause": "第一条(三)",
        "instrument": "法释〔2023〕7号", "warnings": [],
    }  # fmt: skip
    assert [each["instrument"] for each in told["by_instrument"]] == ["法释〔2023〕7号"]
    for piece in ("2 mg/L", "0.5 mg/L", "C/S = 4", "(C-S)/S = 3", "N = 3"):
        assert piece in told["arithmetic"]


def test_every_option_is_taken(run: Run) -> None:
    told = assess(
        run, "nh3_n", "30", "mg/L", "--standard", "GB 8978-1996", "--table", "4",
        "--class", "二级", "--scope", "其他排污单位", "--medium", "wastewater",
        "--point", "total_outlet", "--sampled", "2026-05-01", "--mode", "24h_composite",
        "--act-date", "2026-04-30", "--fact", "people_poisoned=30",
        "--fact", "hazardous_waste_illegal_tonnes=3",
    )  # fmt: skip
    assert (told["limit"], told["compliance"], told["outcome"]) == ("25", "fails", "MET")


@pytest.mark.parametrize("mode", ["grab", "24h_composite", "daily_mean", "1h_mean"])
def test_every_mode_is_taken(run: Run, mode: str) -> None:
    told = assess(run, "cr6", "2", "mg/L", *METAL, "--point", "workshop_outlet", "--mode", mode)
    is_daily = mode in {"24h_composite", "daily_mean"}
    assert ("AVERAGING_MISMATCH" not in told["warnings"]) is is_daily
    assert told["outcome"] == ("MET" if is_daily else "REVIEW")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (("ni", "1", "mg/L", *METAL), "complies"),
        (("ni", "1.01", "mg/L", *METAL), "fails"),
        (("ni", "<1.01", "mg/L", *METAL), "undetermined"),
        (("fe", "1", "mg/L", *METAL), "no_limit"),
        (("ni", "1", "mg/m3", *METAL), "refused"),
    ],
)
def test_every_word_of_compliance_occurs(run: Run, given: tuple[str, ...], word: str) -> None:
    assert assess(run, *given)["compliance"] == word


@pytest.mark.parametrize(
    ("value", "outcome"),
    [("4", "MET"), ("3.5", "REVIEW"), ("2", "NOT_MET"), ("<1", "NOT_APPLICABLE")],
)
def test_every_outcome_occurs(run: Run, value: str, outcome: str) -> None:
    assert assess(run, "pb", value, "mg/L", *METAL, *AT_WORKSHOP)["outcome"] == outcome


LAW_OF_2013 = ("--act-date", "2013-06-18")


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("AVERAGING_MISMATCH", ("cr6", "2", "mg/L", *METAL, "--mode", "grab")),
        ("FIRST_CLASS_NOT_AT_WORKSHOP", ("cr6", "2", "mg/L", *METAL, "--point", "total_outlet")),
        ("DL_ABOVE_LIMIT", ("cr6", "0.6L", "mg/L", *METAL)),
        ("ND_LIMIT", ("alkyl_hg", "未检出", "mg/L", *METAL)),
        ("NOT_EMISSION_STANDARD", ("cr6", "1", "mg/L", "--standard", "GB 3838-2002", "--class",
                                   "Ⅲ", "--sampled", "2026-05-01")),
        ("UNIT_INCOMPATIBLE", ("cr6", "1", "mg/kg", *METAL)),
        ("NO_LIMIT_ON_DATE", ("cr6", "1", "mg/L", *METAL[:-1], "1997-12-31")),
        ("NO_LIMIT_IN_TABLE", ("zn", "1", "mg/L", *METAL)),
        ("NO_INSTRUMENT_HELD", ("cr6", "2", "mg/L", *METAL, *LAW_OF_2013)),
        ("FAVOURABLE_LAW_CHECK", ("ni", "4", "mg/L", *METAL, *AT_WORKSHOP,
                                  "--act-date", "2016-12-31")),
    ],
)  # fmt: skip
def test_every_warning_occurs_and_is_explained(
    run: Run, code: str, given: tuple[str, ...]
) -> None:
    told = assess(run, *given)
    assert code in told["warnings"]
    assert told["explanations"][code] == REMARKS[code]


OF_PH = (
    "--standard",
    "GB 8978-1996",
    "--table",
    "4",
    "--class",
    "一级",
    "--sampled",
    "2026-05-01",
)
OF_DO = ("--standard", "GB 3838-2002", "--class", "Ⅲ", "--sampled", "2026-05-01")
OF_NOISE = ("--standard", "GB 12348-2008", "--class", "2", "--scope", "昼间",
            "--sampled", "2026-05-01")  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        ("cr6", "0.004L", "mg/L", *METAL),
        ("cr6", "<0.6", "mg/L", *METAL),
        ("cr6", "未检出", "mg/L", *METAL),
        ("ph", "12", "无量纲", *OF_PH),
        ("ph", "2", "无量纲", *OF_PH),
        ("alkyl_hg", "0.1", "mg/L", *METAL),
        ("do", "2", "mg/L", *OF_DO),
        ("leq", "80", "dB(A)", *OF_NOISE),
    ],
)
def test_no_multiple_is_shown_where_there_is_none(run: Run, given: tuple[str, ...]) -> None:
    """No multiple is shown for values below detection, pH, nd limits, minimum limits or
    decibel."""
    told = assess(run, *given)
    assert (told["ratio"], told["exceedance"]) == (None, None)
    assert "C/S" not in told["arithmetic"]
    assert "C-S" not in told["arithmetic"]
    pollutant, value, unit, *more = given
    ran = run("assess", "--pollutant", pollutant, f"--value={value}", "--unit", unit, *more)
    assert "C/S" not in ran.out


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        (("hazardous_waste_illegal_tonnes=3",), "MET"),
        (("hazardous_waste_illegal_tonnes=2.999",), "NOT_MET"),
        (("people_poisoned=30", "hazardous_waste_illegal_tonnes=1"), "MET"),
        (("property_loss_yuan=300000",), "MET"),
    ],
)
def test_facts_alone_are_assessed_without_pollutant(
    run: Run, facts: tuple[str, ...], outcome: str
) -> None:
    """Without `--pollutant`, facts alone (tonnes, money, people) are assessed."""
    stated = [word for each in facts for word in ("--fact", each)]
    told = run("assess", *stated, "--json").json
    assert told.keys() >= ASSESSED
    assert (told["outcome"], told["compliance"], told["limit"]) == (outcome, None, None)
    assert told["arithmetic"]
    assert not list(numbers(told))


NONSENSE = ("", " ", "\u202e", "x" * 5000, "'; DROP TABLE limits; --", "表", "-1", "1e400")


@pytest.mark.parametrize("option", ["pollutant", "value", "unit", "sampled", "act-date", "mode",
                                    "fact"])  # fmt: skip
@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused_with_exit_2_and_a_sentence(run: Run, option: str, text: str) -> None:
    given = {
        "pollutant": "cr6", "value": "2", "unit": "mg/L", "standard": "GB 8978-1996",
        "sampled": "2026-05-01",
    }  # fmt: skip
    if (option, text) in {("value", "-1"), ("unit", "")}:
        pytest.skip("means something there")
    words = [f"--{name}={each}" for name, each in {**given, option: text}.items()]
    refused(run("assess", *words))


@pytest.mark.parametrize("option", ["standard", "table", "class", "scope", "medium", "point"])
@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_names_no_limit(run: Run, option: str, text: str) -> None:
    given = {
        "pollutant": "cr6", "value": "2", "unit": "mg/L", "standard": "GB 8978-1996",
        "sampled": "2026-05-01",
    }  # fmt: skip
    words = [f"--{name}={each}" for name, each in {**given, option: text}.items()]
    ran = run("assess", *words, "--json")
    assert ran.status in {0, 2}
    if ran.status == 0:
        assert ran.json["outcome"] in {"NOT_APPLICABLE", "REVIEW"}


# `fieldkit screen VAULT CASE --json`, `fieldkit import-results`, `fieldkit export-results`


def test_screen_tells_the_same_per_result_with_totals(run: Run, place: Place) -> None:
    """The same per result, with case totals."""
    told = run("screen", place.vault, CASE, "--json").json
    assert told["results"]
    assert all(each.keys() >= ASSESSED for each in told["results"] if each["basis"])
    assert {"outcome", "hazardous_waste_tonnes"} <= told["totals"].keys()
    refused(run("screen", place.vault, "no such case"))


def test_results_go_out_and_come_in_by_script(run: Run, place: Place, tmp_path: Path) -> None:
    """`import-results VAULT CASE FILE [--mapping FILE] [--dry-run] --json`."""
    for ending in ("csv", "xlsx"):
        out = tmp_path / f"out.{ending}"
        told = run("export-results", place.vault, CASE, out, "--json").json
        assert told["size"] == out.stat().st_size
        looked = run("import-results", place.vault, CASE, out, "--dry-run", "--json").json
        assert looked["rows"] == told["rows"]
        assert looked["refused"] == []
        again = run("export-results", place.vault, CASE, out)
        refused(again)
        assert "[output.exists]" in again.err
    taken = run("import-results", place.vault, CASE, tmp_path / "out.xlsx", "--json").json
    assert len(taken["results"]) == told["rows"]
    refused(run("export-results", place.vault, CASE, tmp_path / "out.pdf"))
    refused(run("export-results", place.vault, CASE, place.vault / "out.csv"))


def test_import_says_what_it_read_and_left_out(run: Run, place: Place, tmp_path: Path) -> None:
    listed = run("list", place.vault, "--kind", "sample", "--json").json["entries"]
    number = listed[0]["title"].split(" · ")[0]
    table = tmp_path / "gb.csv"
    lines = ["报告", "样品编号,项目,结果,单位", f"{number},总镍,1.1,mg/L", "S-404,总镍,1,mg/L",
             "合计,,2.1,"]  # fmt: skip
    table.write_bytes("\n".join(lines).encode("gb18030"))
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"fixed": {"laboratory": "演练"}}), "utf-8")
    given = ("import-results", place.vault, CASE, table, "--mapping", mapping)
    looked = run(*given, "--dry-run", "--json").json
    assert (looked["encoding"], looked["above_heading"], looked["no_results"]) == (
        "gb18030", [1], [5],
    )  # fmt: skip
    assert [each["row"] for each in looked["refused"]] == [4]
    shown = run(*given, "--dry-run").out
    for piece in ("Read as GB18030", "row 1", "row 4: The case has no sample", "row 5: no result"):
        assert piece in shown
    refused(run(*given))
    taken = run(*given, "--leave-out", "--json").json
    assert len(taken["results"]) == 1
    assert "already" in run(*given, "--dry-run").out
