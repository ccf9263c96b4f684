"""The forms that ship are sound, and a file of doubtful forms is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

import resources
from fieldkit.reference.forms import (
    Confidence,
    ReferenceDamagedError,
    read_forms,
    shipped_forms,
)

Forms = dict[str, Any]


def test_the_forms_that_ship_can_all_be_read() -> None:
    shipped = shipped_forms()
    assert len(shipped.forms) == 25
    record = shipped.forms["site_inspection_record"]
    assert record.zh == "现场检查（勘察）笔录"
    by_key = {each.key: each for each in record.fields}
    assert by_key["officers"].is_mandatory
    assert by_key["officers"].confidence is Confidence.HIGH
    assert by_key["case_no"].confidence is Confidence.MEDIUM
    assert by_key["witness"].mandatory_if == "party absent or refuses"


def spoilt(change: Callable[[Forms], object]) -> bytes:
    forms = json.loads(resources.read_text("reference/forms.json"))
    change(forms)
    return json.dumps(forms).encode("utf-8")


def first_field(forms: Forms) -> Forms:
    return forms["forms"]["site_inspection_record"]["fields"][0]


@pytest.mark.parametrize(
    "change",
    [
        lambda forms: forms.pop("sources"),
        lambda forms: forms.update(more=1),
        lambda forms: forms["sources"]["R17"].update(confidence="certain"),
        lambda forms: forms["sources"]["R17"].pop("confidence"),
        lambda forms: forms["forms"].update(empty=[]),
        lambda forms: first_field(forms).update(source=[]),
        lambda forms: first_field(forms).update(source=["nobody"]),
        lambda forms: first_field(forms).update(mandatory=1),
        lambda forms: first_field(forms).update(key="agency"),
        lambda forms: first_field(forms).pop("zh"),
        lambda forms: first_field(forms).update(colour="red"),
        lambda forms: forms["forms"]["site_inspection_record"].update(fields=[]),
    ],
)
def test_doubtful_forms_are_refused(change: Callable[[Forms], object]) -> None:
    with pytest.raises(ReferenceDamagedError):
        read_forms(spoilt(change))


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]"])
def test_what_is_no_file_of_forms_is_refused(content: bytes) -> None:
    with pytest.raises(ReferenceDamagedError):
        read_forms(content)
