"""The full check calculates quantities again."""

from pathlib import Path

from fieldkit.evidence.record import to_body
from fieldkit.findings import Severity
from tests.builders import records
from tests.builders.vaults import new_vault


def test_quantity_that_its_figures_do_not_give_is_found(tmp_path: Path) -> None:
    """Another program may have sealed it."""
    figures = [
        {"name": "volume", "value": "2.5", "unit": "m3"},
        {"name": "density", "value": "1.2", "unit": "t/m3"},
    ]
    line = "2.5 m3 × 1.2 t/m3 = 3 t"
    members = {"value": "3", "unit": "t", "arithmetic": line}
    body = to_body(
        records.quantity(
            inspection=None, reckoning={"method": "volume", "figures": figures}, **members
        )
    )
    with new_vault(tmp_path / "vault") as workspace:
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        with workspace._recorder.together(workspace.personnel.signer) as sealing:
            sealing.add("quantity", body, case=case)
            wrong = sealing.add("quantity", {**body, "arithmetic": "3 t"}, case=case)
        (found,) = [each for each in workspace.check() if each.severity is Severity.ERROR]
        assert (found.code, found.path) == ("ARITHMETIC_WRONG", f"#{wrong.entry.sequence}")
        assert found.values["members"] == "arithmetic"
