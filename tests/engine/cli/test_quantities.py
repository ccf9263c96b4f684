"""Quantities with their figures, and what a file lacks, by the command line."""

import json

from tests.engine.cli.conftest import CASE, Place, Ran, Run

FIGURES = [
    {"name": "diameter", "value": "2.0", "unit": "m", "uncertainty": "0.01"},
    {"name": "length", "value": "5.0", "unit": "m", "uncertainty": "0.02"},
    {"name": "depth", "value": "0.5", "unit": "m", "uncertainty": "0.02"},
    {"name": "density", "value": "1.10", "unit": "t/m3", "uncertainty": "0.02"},
]
LINE = (
    "[(1.0 m)² × arccos((1.0 - 0.5)/1.0) - (1.0 - 0.5) m × √(2×1.0×0.5 - 0.5²) m] × 5.0 m"
    " × 1.10 t/m3 = 3.378 t; u = 0.21 t"
)
TANK = {
    "subject": "废酸（演练）", "dimension": "mass", "value": "3.378", "unit": "t",
    "determined": "calculated", "arithmetic": LINE, "uncertainty": "0.21",
    "reckoning": {"method": "lying_cylinder", "figures": FIGURES}, "waste_code": "HW34",
}  # fmt: skip


def add(run: Run, place: Place, **members: object) -> Ran:
    record = place.vault.parent / "record.json"
    record.write_text(json.dumps({**TANK, **members}, ensure_ascii=False), "utf-8")
    return run("add", "quantity", place.vault, CASE, "--record", record)


def test_tank_is_sealed_with_its_figures_and_summed_with_its_range(run: Run, place: Place) -> None:
    assert add(run, place).status == 0
    totals = run("screen", place.vault, CASE, "--json").json["totals"]
    waste = totals["hazardous_waste"]["by_category"]["HW34"]
    assert (waste["tonnes"], waste["uncertainty"]) == ("3.378", "0.21")
    assert (waste["low"], waste["high"]) == ("2.958", "3.798")
    assert "HW34: 3.378 t (2.958 to 3.798 t)" in run("screen", place.vault, CASE).out


def test_arithmetic_that_does_not_give_the_value_is_refused(run: Run, place: Place) -> None:
    refused = add(run, place, value="4.2")
    assert refused.status == 2
    assert "The figures do not give this value." in refused.err
    refused = add(run, place, arithmetic="about three tonnes")
    assert refused.status == 2
    assert LINE in refused.err


def test_file_of_the_case_is_listed_piece_by_piece(run: Run, place: Place) -> None:
    told = run("completeness", place.vault, CASE, "--json").json
    pieces = {each["piece"]: each for each in told["pieces"]}
    assert (told["transfer_for"], told["is_said"]) == ("crime", False)
    assert pieces["approval"]["state"] == "lacking"
    assert pieces["approval"]["weight"] == "15"
    assert pieces["approval"]["added_at"]["document_type"] == "transfer_approval"
    assert sum(int(each) for each in told["weights"].values()) == 100
    paper = place.vault.parent / "approval.pdf"
    paper.write_bytes(b"%PDF-1.4 practice")
    given = ("--name", "移送审批表", "--document-type", "transfer_approval", "--is-copy", "no")
    assert run("add", "document", place.vault, CASE, *given, "--file", paper).status == 0
    pieces = {
        each["piece"]: each
        for each in run("completeness", place.vault, CASE, "--json").json["pieces"]
    }
    assert pieces["approval"]["state"] == "there"
    out = run("completeness", place.vault, CASE).out
    assert "+  15  approval of the transfer" in out
    assert "of 100." in out
