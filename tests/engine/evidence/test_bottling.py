"""One sample for each bottle: what stands in it, and how they are numbered."""

from pathlib import Path

import pytest

from fieldkit.evidence.bottling import (
    bottle_bodies,
    container_words,
    next_numbers,
    propose_bottles,
)
from fieldkit.evidence.record import read_body, to_body
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.series import DEFAULT_SERIES, Series
from fieldkit.reference.tables import held
from tests.builders import records
from tests.builders.practice import at
from tests.builders.vaults import new_vault, practice_case

COMMON = to_body(records.sample(seal_number="YL-F-0009", amount="9", amount_unit="L"))


def test_each_bottle_becomes_a_sample_that_can_be_sealed() -> None:
    proposed = propose_bottles(held(), "wastewater", ["六价铬", "cu", "zn", "化学需氧量"])
    bodies = bottle_bodies(proposed, COMMON, ["A-1", "A-2", "A-3"])
    samples = [read_body(Sample, body) for body in bodies]
    assert proposed.count == 3
    assert [each.number for each in samples] == ["A-1", "A-2", "A-3"]
    assert [each.seal_number for each in samples] == ["YL-F-0009", "YL-F-0010", "YL-F-0011"]
    assert samples[1].analytes == (held().pollutants["cu"].zh, held().pollutants["zn"].zh)
    assert (samples[1].container, samples[1].amount, samples[1].amount_unit) == (
        "塑料瓶", "500", "mL",
    )  # fmt: skip
    assert samples[1].preservation_rule == "HJ 91.1-2019 表A.1"
    assert {each.point for each in samples} == {COMMON["point"]}


def test_container_that_was_chosen_is_written() -> None:
    proposed = propose_bottles(held(), "wastewater", ["cr6"])
    (body,) = bottle_bodies(proposed, COMMON, ["A-1"], {0: "G"})
    assert body["container"] == "硬质玻璃瓶"


def test_what_has_no_rule_shares_a_bottle_that_people_describe() -> None:
    proposed = propose_bottles(held(), "soil", ["pb", "某种未知物", " "])
    assert proposed.unknown == ("某种未知物",)
    (body,) = bottle_bodies(proposed, {"medium": "soil", "container": "布袋"}, ["T-1"])
    assert body["analytes"] == [held().pollutants["pb"].zh, "某种未知物"]
    assert "container" not in body
    assert "seal_number" not in body


@pytest.mark.parametrize(
    ("container", "words"),
    [
        ("P", ("塑料瓶", "plastic bottle")),
        ("G_brown_PTFE", ("硬质玻璃瓶（棕色，聚四氟乙烯衬垫盖）",
                          "hard glass bottle (brown, PTFE-lined cap)")),
        ("unheard_of", ("unheard_of", "unheard_of")),
    ],
)  # fmt: skip
def test_containers_are_told_in_words(container: str, words: tuple[str, str]) -> None:
    assert container_words(container) == words


def test_every_container_of_the_tables_has_words() -> None:
    for row in held().preservation:
        for each in row.containers:
            assert container_words(each)[0] != each


def test_numbers_run_on_past_those_that_are_taken(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        practice_case(workspace, tmp_path / "files")
        visit = workspace.register.rows(kinds=("inspection",), limit=1)[0].sequence
        numbers = next_numbers(
            workspace.register,
            workspace.things,
            Series(DEFAULT_SERIES),
            at(60),
            visit,
            first="own",
            count=3,
            promised=["20261103-1-02"],
        )
        assert numbers == ("own", "20261103-1-03", "20261103-1-04")
        again = next_numbers(
            workspace.register,
            workspace.things,
            Series(DEFAULT_SERIES),
            at(60),
            visit,
            first="FS20261103-01",
            count=1,
        )
        assert again == ("20261103-1-01",)
