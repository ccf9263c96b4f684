"""A whole inspection, from the empty vault to a bundle that the police find sound."""

from pathlib import Path

import pytest

from fieldkit.clock import SystemClock
from tests.builders.vaults import new_vault
from tests.journeys.inspector import Inspector, Reading
from tests.journeys.things import card_with_photos

CASE = "演练环立〔2026〕8号"
PHOTOS, SAMPLES, RESULTS = 30, 6, 12


@pytest.fixture
def empty_vault(tmp_path: Path) -> Path:
    """A vault with its founder and nothing else."""
    with new_vault(tmp_path / "vault", SystemClock()):
        return tmp_path / "vault"


def test_whole_inspection(inspector: Inspector, empty_vault: Path, tmp_path: Path) -> None:
    inspector.arrives(empty_vault)
    inspector.unlocks()
    inspector.opens_new_case(
        CASE, "涉嫌通过暗管排放电镀废水（演练数据）", "练习化工有限公司（演练数据）",
        "91350100M000100Y43",
    )  # fmt: skip
    inspector.opens_case(CASE)
    inspector.begins_visit("演练员乙", "演练0000002", met="演练员戊")
    captions = [f"现场第{number}处" for number in range(PHOTOS)]
    inspector.photographs(card_with_photos(tmp_path / "card", PHOTOS), captions)
    inspector.takes_samples(SAMPLES, "电镀车间排放口", "六价铬")
    numbers = inspector.sample_numbers(SAMPLES)
    inspector.measures(
        [Reading(each, "六价铬", "0.5", "mg/L") for each in numbers]
        + [Reading(each, "pH", "6.8", "无量纲") for each in numbers]
    )
    inspector.hands_over(SAMPLES, "演练员丙", "演练监测站（演练数据）")
    inspector.notes_refusal("Party or its representative 演练员戊", "称须先请示公司负责人")
    inspector.clicks("Confirm with my key: Officer 演练员甲")
    inspector.sees("Confirmed with the signer's own key")
    paper = inspector.issues_checkpoint()
    inspector.supplements(numbers[0], "Appearance", "黄绿色", "现场记录遗漏颜色")
    bundle = inspector.exports(tmp_path, "移交", "演练市公安局")
    trust = tmp_path / "trust.json"
    inspector.saves_trust_file(trust)
    inspector.locks()
    inspector.verifies(bundle, trust=trust, paper=paper)
    inspector.sees("Sound, and signed by people you know")
    inspector.sees("The ledger still holds what your checkpoint states.")
    inspector.sees("The reason given: “现场记录遗漏颜色”")
    inspector.goes_to_tab("Photos")
    assert inspector.count("Photos") == PHOTOS
    inspector.goes_to_tab("Items")
    kinds = [row.split(" | ")[1] for row in inspector.rows("Items of the case")]
    found = {kind: kinds.count(kind) for kind in ("Photo", "Sample", "Measurement")}
    assert found == {"Photo": PHOTOS, "Sample": SAMPLES, "Measurement": RESULTS}
