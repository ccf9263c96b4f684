"""Camera data is exact, or "not recorded"; never something between."""

import json
import unicodedata
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.evidence.camera_data import CameraData, camera_data

HERE = {
    "latitude_ref": "N",
    "latitude": [[37, 1], [522656, 10000], [0, 1]],
    "longitude_ref": "W",
    "longitude": [[122, 1], [154068, 10000], [0, 1]],
}


def read(**tags: object) -> CameraData:
    return camera_data(tags) or CameraData()


# Place


def test_position_is_signed_decimal_degrees() -> None:
    found = read(**HERE)
    assert (found.latitude, found.longitude) == ("37.871093", "-122.256780")
    found = read(**HERE | {"latitude_ref": "S", "longitude_ref": "E"})
    assert (found.latitude, found.longitude) == ("-37.871093", "122.256780")


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": [[0, 1]] * 3, "longitude": [[0, 1]] * 3},
        {"latitude": [[0, 0]] * 3},
        {"latitude": [[37, 1], [0, 0], [0, 0]]},
        {"latitude": [[91, 1], [0, 1], [0, 1]]},
        {"latitude": [[90, 1], [0, 1], [1, 1]]},
        {"latitude": [[37, 1], [61, 1], [0, 1]]},
        {"latitude": [[37, 1], [0, 1], [61, 1]]},
        {"latitude": [[-37, 1], [0, 1], [0, 1]]},
        {"latitude": [[37, 1], [52, 1]]},
        {"latitude": "37.87"},
        {"latitude": 37},
        {"longitude": [[180, 1], [0, 1], [1, 1]]},
        {"longitude_ref": "N"},
        {"longitude_ref": ""},
        {"longitude_ref": "\x00"},
        {"latitude_ref": 78},
    ],
)
def test_position_that_cannot_be_is_not_recorded(wrong: dict[str, object]) -> None:
    found = read(**HERE | wrong)
    assert (found.latitude, found.longitude) == (None, None)


@pytest.mark.parametrize("missing", HERE)
def test_position_needs_all_its_parts(missing: str) -> None:
    assert camera_data({name: HERE[name] for name in HERE if name != missing}) is None


def test_equator_and_meridian_alone_are_positions() -> None:
    nothing = [[0, 1]] * 3
    assert read(**HERE | {"latitude": nothing}).latitude == "0.000000"
    assert read(**HERE | {"longitude": nothing}).longitude == "0.000000"


def test_seconds_rounded_up_to_sixty_are_taken() -> None:
    found = read(**HERE | {"latitude": [[37, 1], [59, 1], [60, 1]]})
    assert found.latitude == "38.000000"


@given(st.integers(-90_000_000, 90_000_000), st.integers(1, 180_000_000))
def test_every_millionth_of_a_degree_comes_back(latitude: int, longitude: int) -> None:
    found = read(
        latitude_ref="S" if latitude < 0 else "N",
        latitude=[[abs(latitude), 1_000_000], [0, 1], [0, 1]],
        longitude_ref="E",
        longitude=[[longitude // 1_000_000, 1], [longitude % 1_000_000 * 60, 1_000_000], [0, 1]],
    )
    assert found.latitude is not None
    assert found.longitude is not None
    assert Decimal(found.latitude) * 1_000_000 == latitude
    assert Decimal(found.longitude) * 1_000_000 == longitude


@pytest.mark.parametrize(
    ("tags", "metres"),
    [
        ({"altitude": [[252, 1]]}, "252"),
        ({"altitude": [[252, 1]], "altitude_ref": 0}, "252"),
        ({"altitude": [[8, 1]], "altitude_ref": 1}, "-8"),
        ({"altitude": [[-8, 1]], "altitude_ref": 0}, "-8"),
        ({"altitude": [[58046, 41465]]}, "1.4"),
        ({"altitude": [[119599, 3239]]}, "36.925"),
        ({"altitude": [[0, 1]], "altitude_ref": 1}, "0"),
        ({"altitude": [[1, 3000]], "altitude_ref": 1}, "0"),
        ({"altitude": [[1500, 1]]}, "1500"),
        ({"altitude": [[5, 1]], "altitude_ref": 3}, "-5"),
        ({"altitude": [[5, 1]], "altitude_ref": 7}, None),
        ({"altitude": [[0, 0]]}, None),
        ({"altitude": [[4294967295, 1]]}, None),
        ({"altitude": 90}, None),
    ],
)
def test_altitude_has_its_sign(tags: dict[str, object], metres: str | None) -> None:
    assert read(**tags).altitude_m == metres


@pytest.mark.parametrize(
    ("error", "metres"),
    [([13244, 2207], "6.001"), ([5, 1], "5"), ([0, 1], None), ([0, 0], None), ([-1, 1], None)],
)
def test_accuracy_is_above_nothing(error: list[int], metres: str | None) -> None:
    assert read(gps_accuracy=[error]).gps_accuracy_m == metres


# Time


def test_local_time_has_no_offset_unless_the_file_has_one() -> None:
    found = read(taken="2019:10:20 18:34:30")
    assert (found.taken_at_text, found.taken_at) == ("2019:10:20 18:34:30", "2019-10-20T18:34:30")
    found = read(taken="2019:10:20 18:34:30", taken_offset="+02:00")
    assert found.taken_at == "2019-10-20T18:34:30+02:00"


@pytest.mark.parametrize(
    "offset", ["", "   :  ", "+25:00", "+14:30", "08:00", "+0800", "Z", "+０8:00"]
)
def test_offset_that_is_none_is_left_out(offset: str) -> None:
    assert read(taken="2019:10:20 18:34:30", taken_offset=offset).taken_at == "2019-10-20T18:34:30"


@pytest.mark.parametrize(
    "blank", ["", " ", "0000:00:00 00:00:00", "    :  :     :  :  ", "\x00\x00", ":", 5]
)
def test_blank_date_is_not_recorded(blank: object) -> None:
    assert camera_data({"taken": blank}) is None


@pytest.mark.parametrize(
    "text",
    [
        "2019:13:01 00:00:00",
        "2019:02:29 00:00:00",
        "2019:10:20 24:00:00",
        "2019:10:20 18:34:60",
        "0019:10:20 18:34:30",
        "2019:10:20",
        "20 Oct 2019",
        "2019:10:20 18:34:30 and more",
        "٢٠١٩:10:20 18:34:30",
    ],
)
def test_text_that_is_no_date_is_kept_as_text_alone(text: str) -> None:
    found = read(taken=text)
    assert (found.taken_at_text, found.taken_at) == (text, None)


def test_date_with_other_separators_is_read() -> None:
    assert read(taken="2019-10-20T18:34:30").taken_at == "2019-10-20T18:34:30"
    assert read(taken="2019/10/20 18:34:30").taken_at == "2019-10-20T18:34:30"


@given(st.datetimes(min_value=datetime(1900, 1, 1)))  # noqa: DTZ001 -- as a camera has it
def test_every_local_time_comes_back(moment: datetime) -> None:
    found = read(taken=f"{moment:%Y:%m:%d %H:%M:%S}")
    assert found.taken_at == moment.replace(microsecond=0).isoformat()


@pytest.mark.parametrize(
    ("date", "clock", "time"),
    [
        ("2018:07:25", [[14, 1], [34, 1], [23, 1]], "2018-07-25T14:34:23Z"),
        ("2018:07:25", [[14, 1], [34, 1], [2399, 100]], "2018-07-25T14:34:23Z"),
        ("2018:07:25", [[24, 1], [0, 1], [0, 1]], None),
        ("2018:07:25", [[29, 2], [0, 1], [0, 1]], None),
        ("2018:07:25", [[0, 0], [0, 0], [0, 0]], None),
        ("2018:07:32", [[14, 1], [34, 1], [23, 1]], None),
        ("", [[14, 1], [34, 1], [23, 1]], None),
        ("2018:07:25", "14:34:23", None),
    ],
)
def test_satellite_time_is_whole_or_not_recorded(
    date: str, clock: object, time: str | None
) -> None:
    assert read(gps_date=date, gps_time=clock).gps_time == time


# Text


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Canon", "Canon"),
        ("华为 P50", "华为 P50"),
        ("Canon\x00garbage", "Canon"),
        ("  OLYMPUS \r\n CORP.\t", "OLYMPUS CORP."),
        ("a\x1b[31mb", "a [31mb"),
        ("safe\u202egnp.exe\u200b", "safegnp.exe"),
        ("half \ud83d", "half"),
        ("a\u2028b", "a b"),
        ("x" * 500, "x" * 128),
        (" \x01 ", None),
        (7, None),
    ],
)
def test_text_is_clean_and_short(told: object, shown: str | None) -> None:
    assert read(make=told, orientation=1).make == shown


@given(st.text(st.characters(exclude_categories=[]), max_size=300))
def test_any_text_can_be_sealed_and_shown(text: str) -> None:
    made = read(model=text, orientation=1).model or ""
    assert made.encode("utf-8").decode("utf-8") == made == made.strip()
    assert not {unicodedata.category(sign) for sign in made} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(made) <= 128


@pytest.mark.parametrize(
    ("told", "orientation"), [(1, 1), (8, 8), (0, None), (9, None), ("6", None)]
)
def test_orientation_is_one_to_eight(told: object, orientation: int | None) -> None:
    assert read(orientation=told, make="m").orientation == orientation


# What the child may say


def test_nothing_recorded_is_no_camera_data() -> None:
    assert camera_data({}) is None
    assert camera_data({"make": " ", "orientation": 0, "altitude": [[0, 0]]}) is None


def test_unknown_names_are_passed_over() -> None:
    assert camera_data({"make": "m", "owner": "somebody"}) == CameraData(make="m")


@pytest.mark.parametrize(
    "tags",
    [
        None,
        [],
        "make",
        {"make": None},
        {"make": 1.5},
        {"make": True},
        {"make": {}},
        {"altitude": []},
        {"altitude": [[1, 1]] * 4},
        {"altitude": [1, 1]},
        {"altitude": [[1]]},
        {"altitude": [[1, 1, 1]]},
        {"altitude": [[1, 2.0]]},
        {"altitude": [[1, True]]},
        {"altitude": [["1", "1"]]},
        {"altitude": [[1 << 32, 1]]},
        {"orientation": 1 << 40},
    ],
)
def test_tags_of_another_shape_are_refused(tags: object) -> None:
    with pytest.raises(ValueError, match="not"):
        camera_data(tags)


VALUES = st.one_of(
    st.text(max_size=40),
    st.integers(-(2**32) + 1, 2**32 - 1),
    st.lists(
        st.lists(st.integers(-(2**32) + 1, 2**32 - 1), min_size=2, max_size=2),
        min_size=1,
        max_size=3,
    ),
)
NAMES = [
    "make",
    "model",
    "orientation",
    "taken",
    "taken_offset",
    "latitude_ref",
    "latitude",
    "longitude_ref",
    "longitude",
    "altitude_ref",
    "altitude",
    "gps_time",
    "gps_date",
    "gps_accuracy",
]


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, VALUES)))
def test_whatever_the_tags_say_the_answer_is_fit_for_json(tags: dict[str, object]) -> None:
    found = camera_data(tags)
    if found is None:
        return
    for name, value in asdict(found).items():
        assert value is None or isinstance(value, int if name == "orientation" else str)
    json.dumps(asdict(found)).encode("ascii")
    if found.latitude is not None and found.longitude is not None:
        assert abs(Fraction(found.latitude)) <= 90
        assert abs(Fraction(found.longitude)) <= 180
