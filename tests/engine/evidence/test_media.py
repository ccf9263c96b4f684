from fieldkit.evidence.camera_data import CameraData
from fieldkit.evidence.media import camera_json
from fieldkit.evidence.record import to_body
from tests.builders import records as make


def test_what_the_camera_wrote_is_kept_and_what_it_did_not_write_left_out() -> None:
    camera = camera_json(CameraData(make="Practice", orientation=6, altitude_m="-3.5"))
    assert camera == {"make": "Practice", "orientation": 6, "altitude_m": "-3.5"}
    photo = make.photo(camera=camera)
    assert to_body(photo)["camera"] == camera


def test_photo_without_camera_data_says_why() -> None:
    photo = make.photo(camera=None, no_camera_data="not_an_image")
    assert "camera" not in to_body(photo)
    assert photo.no_camera_data == "not_an_image"


def test_time_of_the_camera_is_not_the_time_people_claim() -> None:
    photo = make.photo(taken_at=make.at(20), camera={"taken_at": "2019-10-20T18:34:30"})
    assert photo.occurred_at == make.at(20)
