"""Bundles from the command line: whole cases, chosen items, single inspections."""

from pathlib import Path

from tests.engine.cli.conftest import CASE, Place, Run
from tests.engine.cli.test_commands import record_file, sequence_of


def test_bundle_of_chosen_items_needs_a_reason(run: Run, place: Place, tmp_path: Path) -> None:
    item = sequence_of(run, place, "sample")
    out = tmp_path / "part.zip"
    assert run("export", place.vault, CASE, out, "--item", item).status == 2
    assert not out.exists()
    ran = run("export", place.vault, CASE, out, "--item", item, "--reason", "演练", "--json")
    assert ran.status == 0, ran
    assert Path(ran.json["bundle"]) == out
    assert run("verify", out).status == 4
    assert run("export", place.vault, CASE, out).status == 2


def test_bundle_of_one_inspection_leaves_the_other_visit_out(
    run: Run, place: Place, tmp_path: Path
) -> None:
    """A case that is too large for one bundle leaves as several."""
    first = sequence_of(run, place, "inspection")
    body = dict(run("show", place.vault, first, "--json").json["body"])
    second = run(
        *["inspection", "start", place.vault, CASE, "--json", "--record"],
        record_file(tmp_path, body),
    ).json
    out = tmp_path / "visit.zip"
    asked = ["export", place.vault, CASE, out, "--inspection", second["sequence"]]
    assert run(*asked).status == 2
    ran = run(*asked, "--reason", "演练", "--json")
    assert ran.status == 0, ran
    kinds = run("verify", out, "--json").json["bundle"]["counts"]["by_kind"]
    assert kinds["inspection"] == 2  # every bundle says when and where each visit was
    assert "sample" not in kinds
    of_first = run("list", place.vault, "--inspection", first, "--json").json["entries"]
    assert any(each["kind"] == "sample" for each in of_first)
