"""A case that results are put into, to be screened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.bases import Basis
from fieldkit.evidence.samples import Medium
from fieldkit.reference import statutes
from fieldkit.reference.facts import read_facts
from fieldkit.screening import ScreenedCase
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import new_vault


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace


class Case:
    """A case that results are put into."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.party = workspace.seal(records.party()).sequence
        self.case = workspace.seal(records.case(party=self.party)).sequence
        self.inspection = self.seal(records.inspection())
        self.numbers = 0

    def seal(self, record: object) -> int:
        sealed = self.workspace.seal(record, case=self.case)  # type: ignore[arg-type]
        return sealed.sequence

    def sample(self, **members: object) -> int:
        self.numbers += 1
        members = {"number": f"S-{self.numbers}", "parent": None, **members}
        return self.seal(records.sample(inspection=self.inspection, **members))

    def result(self, sample: int, value: str, analyte: str = "总镍", **members: object) -> int:
        members = {"unit": "mg/L", "analyte_code": None, "detection_limit": None, **members}
        return self.seal(
            records.measurement(
                inspection=self.inspection,
                sample=sample,
                analyte=analyte,
                value=value,
                report=None,
                **members,
            )
        )

    def basis(self, **members: object) -> int:
        members = {
            "medium": Medium.WASTEWATER,
            "standard": "GB 21900-2008",
            "table": "表2",
            **members,
        }
        return self.seal(Basis(inspection=self.inspection, why="演练：电镀企业", **members))  # type: ignore[arg-type]

    def screened(self, *stated: str) -> ScreenedCase:
        facts = read_facts(stated, statutes.held().fields)
        return self.workspace.screening.of_case(self.case, facts)


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return Case(workspace)
