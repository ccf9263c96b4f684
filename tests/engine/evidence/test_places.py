import pytest

from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.places import Coordinates, Datum
from fieldkit.evidence.record import to_body


def at(**members: str) -> Coordinates:
    return Coordinates(
        **{"latitude": "30.274150", "longitude": "120.155150", "datum": "wgs84", **members}
    )


def test_coordinates_stay_as_written() -> None:
    assert to_body(at(latitude="３0.2741500", altitude_m="-12.5")) == {
        "latitude": "30.2741500",
        "longitude": "120.155150",
        "datum": "wgs84",
        "altitude_m": "-12.5",
    }


@pytest.mark.parametrize("latitude", ["90", "-90", "+0.5"])
def test_bounds_are_inside(latitude: str) -> None:
    assert at(latitude=latitude).latitude == latitude


@pytest.mark.parametrize(
    ("members", "field", "problem"),
    [
        ({"latitude": "90.000001"}, "latitude", "out_of_range"),
        ({"longitude": "-180.5"}, "longitude", "out_of_range"),
        ({"latitude": "30°16′"}, "latitude", "not_a_number"),
        ({"latitude": "1e1"}, "latitude", "not_a_number"),
        ({"latitude": "٣"}, "latitude", "not_a_number"),
        ({"longitude": "NaN"}, "longitude", "not_a_number"),
        ({"altitude_m": "9001"}, "altitude_m", "out_of_range"),
        ({"accuracy_m": "-1"}, "accuracy_m", "out_of_range"),
        ({"datum": "bd09"}, "datum", "unknown_choice"),
    ],
)
def test_what_is_no_place_is_told(members: dict[str, str], field: str, problem: str) -> None:
    with pytest.raises(RecordError) as refused:
        at(**members)
    assert [(each.field, each.problem) for each in refused.value.problems] == [(field, problem)]


def test_datum_must_be_named() -> None:
    with pytest.raises(RecordError) as refused:
        Coordinates(latitude="30", longitude="120", datum=None)  # type: ignore[arg-type] # untyped caller
    assert [each.field for each in refused.value.problems] == ["datum"]
    assert len(Datum) == 3
