from decimal import Decimal

import pytest

from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.record import to_body
from fieldkit.reference.reported import Qualifier
from tests.builders import records as make


@pytest.mark.parametrize("value", ["0.004L", "<0.05", "未检出", "ND", "6.8", "1.2×10³", "６．８"])
def test_value_stays_exactly_as_reported(value: str) -> None:
    measurement = make.measurement(value=value)
    assert to_body(measurement)["value"] == value
    assert measurement.title == f"六价铬 · {value} mg/L"


def test_reading_stands_beside_the_text() -> None:
    reading = make.measurement(value="0.004L").reading
    assert (reading.qualifier, reading.value) == (Qualifier.LESS, Decimal("0.004"))


@pytest.mark.parametrize("member", ["value", "detection_limit"])
def test_value_that_cannot_be_read_is_refused(member: str) -> None:
    with pytest.raises(RecordError, match="without unit") as refused:
        make.measurement(**{member: "3.92 mg/L"})
    assert [(each.field, each.problem) for each in refused.value.problems] == [
        (member, "not_reported_value")
    ]


@pytest.mark.parametrize("code", ["CR6", "cr-6", "六价铬"])
def test_analyte_code_is_a_name_of_the_reference_tables(code: str) -> None:
    with pytest.raises(RecordError) as refused:
        make.measurement(analyte_code=code)
    assert [each.problem for each in refused.value.problems] == ["not_a_code"]


def test_automatic_value_needs_place_and_time_and_no_laboratory() -> None:
    automatic = make.field_reading(place="automatic", sample=None, point="总排口在线监测站房")
    assert automatic.laboratory is None
    assert automatic.occurred_at == make.at(45)
