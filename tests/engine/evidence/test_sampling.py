"""The next sample is proposed from the last one; numbers and seals count on."""

from pathlib import Path

import pytest

from fieldkit.canonical import JsonObject
from fieldkit.clock import time_text
from fieldkit.evidence.record import read_body, to_body
from fieldkit.evidence.samples import QcKind, Sample
from fieldkit.evidence.sampling import (
    Proposal,
    at_point,
    next_number,
    next_sample,
    next_seal_number,
    propose,
)
from fieldkit.evidence.series import DEFAULT_SERIES, Series
from tests.builders import records
from tests.builders.practice import OFFICER_A, at
from tests.builders.vaults import new_vault, practice_case

LAST = records.sample()


def proposed(**members: object) -> dict[str, object]:
    given: dict[str, object] = {
        "number": "N-2", "now": at(60), "inspection": 3, "last_seal": "YL-F-0099",
    }  # fmt: skip
    return dict(next_sample(LAST, **{**given, **members}))


def test_next_sample_is_complete_without_a_key() -> None:
    sample = read_body(Sample, proposed())
    assert (sample.number, sample.seal_number) == ("N-2", "YL-F-0100")
    assert (sample.point, sample.container, sample.analytes) == (
        LAST.point, LAST.container, LAST.analytes,
    )  # fmt: skip
    assert sample.sampled_at == at(60)


def test_what_has_to_be_looked_at_anew_is_not_carried_on() -> None:
    assert {"appearance", "conditions", "abnormal", "note", "ended_at"}.isdisjoint(proposed())


def test_duplicate_names_its_sample() -> None:
    sample = read_body(Sample, proposed(qc_kind=QcKind.DUPLICATE, parent=4))
    assert (sample.qc_kind, sample.parent, sample.point) == (QcKind.DUPLICATE, 4, LAST.point)


def test_blank_is_taken_at_no_point() -> None:
    sample = read_body(Sample, proposed(qc_kind=QcKind.FIELD_BLANK))
    assert (sample.point, sample.coordinates) == ("全程序（现场）空白", None)
    assert sample.preservation == LAST.preservation


def test_first_sample_of_all_has_a_number_and_a_time() -> None:
    body = next_sample(None, number="N-1", now=at(5), inspection=None, last_seal=None)
    assert body == {"number": "N-1", "sampled_at": time_text(at(5)), "qc_kind": "none"}


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("YL-F-0009", "YL-F-0010"), ("99", "100"), ("封2026第7号", "封2026第8号"),
        ("abc", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_seal_numbers_count_on(last: str | None, following: str | None) -> None:
    assert next_seal_number(last) == following


def test_point_brings_what_is_known_of_it() -> None:
    known = at_point(" 电镀车间排放口 ", {LAST.point: LAST})
    assert (known["point_number"], known["point_type"]) == ("W1", "workshop_outlet")
    assert set(at_point("别处", {LAST.point: LAST}).values()) == {None}


def test_number_follows_the_series_of_the_vault_and_the_visit(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files")
        later = workspace.seal(
            records.inspection(started_at=at(200), ended_at=None), case=case.case
        )
        register, things, series = workspace.register, workspace.things, Series(DEFAULT_SERIES)
        first = next_number(register, things, series, at(40), case.inspection)
        assert first == "20261103-1-01"
        workspace.seal(records.sample(inspection=case.inspection, number=first), case=case.case)
        assert next_number(register, things, series, at(41), case.inspection) == "20261103-1-02"
        assert next_number(register, things, series, at(210), later.sequence) == "20261103-2-01"
        assert next_number(register, things, series, at(210), None) == "20261103-2-01"
        withdrawn = workspace.seal(
            records.sample(inspection=case.inspection, number="20261103-1-02"), case=case.case
        )
        workspace.withdraw(withdrawn.sequence, "重复登记")
        assert next_number(register, things, series, at(42), case.inspection) == "20261103-1-03"


def test_proposal_looks_at_the_whole_case(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files")
        other = workspace.seal(
            records.sample(
                inspection=case.inspection, number="B-1", point="雨水沟", container="玻璃瓶"
            ),
            case=case.case,
        ).sequence

        def made(**asked: object) -> Proposal:
            return propose(
                workspace.register, workspace.things, Series(DEFAULT_SERIES),
                case=case.case, me=OFFICER_A, now=at(90), **asked,
            )  # fmt: skip

        assert made().like == "B-1"
        assert made(like=case.sample).body["container"] == "聚乙烯瓶"
        assert made(like=case.duplicate).like == "B-1"
        assert made().body["seal_number"] == "YL-F-0002"
        assert made().body["inspection"] == case.inspection
        assert set(made().points) == {"雨水沟", "电镀车间排放口"}
        twin = made(like=case.sample, qc_kind=QcKind.DUPLICATE)
        assert (twin.parent, twin.like, twin.body["parent"]) == (
            case.sample, "FS20261103-01", case.sample,
        )  # fmt: skip
        assert made(qc_kind=QcKind.FIELD_BLANK).parent is None
        workspace.withdraw(other, "登记有误")
        assert made().like == "FS20261103-01"


def test_first_sample_of_a_case_knows_the_visit_and_the_sampler(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence

        def made() -> JsonObject:
            return propose(
                workspace.register, workspace.things, Series(DEFAULT_SERIES),
                case=case, me=OFFICER_A, now=at(90),
            ).body  # fmt: skip

        assert "inspection" not in made()
        visit = workspace.seal(records.inspection(), case=case).sequence
        body = made()
        assert (body["inspection"], body["weather"]) == (visit, "多云，18 ℃，东北风2级")
        assert body["samplers"] == [to_body(OFFICER_A)]
