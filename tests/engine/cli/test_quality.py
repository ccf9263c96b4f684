"""`fieldkit quality` on the practice case, and what waits for its analysis."""

from tests.engine.cli.conftest import CASE, Place, Run


def test_pairs_blanks_and_counts_are_told(run: Run, place: Place) -> None:
    answer = run("quality", place.vault, CASE, "--json").json
    checks = {(each["figure"], each["analyte"]): each for each in answer["checks"]}
    twin = checks["duplicate", "六价铬"]
    assert (twin["percent_low"], twin["verdict"]) == ("1.55440", "within")
    assert twin["arithmetic"][-1].endswith("= 1.55440 %")
    assert twin["allowed"]["range"] == "≤ 10 %"
    assert twin["allowed"]["source"].startswith("演练质控计划")
    assert checks["duplicate", "总铬"]["verdict"] == "outside"
    assert checks["blank", "六价铬"]["verdict"] == "within"
    counts = {each["kind"]: (each["taken"], each["needed"]) for each in answer["counts"]}
    assert counts == {
        "duplicate": ("1", None), "field_blank": ("1", None), "transport_blank": ("0", None),
    }  # fmt: skip
    assert len(answer["reference_edition"]) == 64


def test_people_read_what_is_missing(run: Run, place: Place) -> None:
    given = ("--held", "duplicates", "--least", "150", "--source", "演练计划")
    assert run("add", "quality_rule", place.vault, CASE, *given).status == 0
    told = run("quality", place.vault, CASE).out
    assert "1 taken, 1 samples, 2 needed (演练计划)" in told
    assert "no rule held" in told
    assert "|3.92 - 3.8|" in told


def test_waiting_analytes_are_told_beside_their_holder(run: Run, place: Place) -> None:
    answer = run("custody", "show", place.vault, CASE, "--json").json
    waiting = [each for item in answer["items"] for each in item["waiting"]]
    assert {each["standard"] for each in waiting} == {"HJ 91.1-2019"}
    assert {each["state"] for each in waiting} <= {"time_left", "soon", "past"}
    assert "analysis by" in run("custody", "show", place.vault, CASE).out
