"""The practice case: complete, sound, plainly invented, and the same each time."""

import json
import re
from pathlib import Path

import pytest

import resources
from fieldkit.evidence.kinds import KINDS
from fieldkit.findings import Severity
from fieldkit.ledger.custody import follow_custody
from fieldkit.practice import PHOTOS, make_practice_vault
from tests.builders.vaults import LIGHT, HandClock


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDKIT_PROFILE", str(tmp_path / "profile"))


def story(folder: Path) -> list[dict]:
    """Kind and body of everything in the case, without keys."""
    workspace, practice = make_practice_vault(folder, clock=HandClock(), cost=LIGHT)
    with workspace:
        told = [
            {"kind": each.entry.kind, "body": each.entry.body}
            for each in workspace.register.case_entries(practice.case)
        ]
    text = re.sub(r'"[0-9a-f]{64}"', '"a key"', json.dumps(told, ensure_ascii=False))
    return json.loads(text)


def test_story_is_the_same_each_time(tmp_path: Path) -> None:
    first = story(tmp_path / "one")
    assert story(tmp_path / "two") == first
    assert {each["kind"] for each in first} == set(KINDS) - {"party", "standard", "point"}


def test_story_is_sound_and_its_custody_has_no_gap(tmp_path: Path) -> None:
    workspace, practice = make_practice_vault(tmp_path / "vault", cost=LIGHT)
    with workspace:
        found = workspace.check(every_byte=True, checkpoints=[practice.checkpoint])
        register = workspace.register
        custody = follow_custody(register.case_entries(practice.case), register.people())
    assert [each for each in found if each.severity is Severity.ERROR] == []
    assert {each.code for each in custody.findings} == {"CUSTODY_REFUSED"}


def test_photos_that_ship_keep_what_their_cameras_wrote(tmp_path: Path) -> None:
    workspace, practice = make_practice_vault(tmp_path / "vault", cost=LIGHT)
    with workspace:
        rows = workspace.register.rows(case=practice.case, kinds=("photo",))
        items = [workspace.register.item(row.sequence) for row in rows]
    assert [each.attachments[0].name for each in items] == list(PHOTOS)
    makes = {each.attachments[0].name: each.sealed.entry.body.get("camera") for each in items}
    assert makes["iPhone7_GPS.heic"]["make"] == "Apple"
    assert makes["noexif.jpg"] is None


def test_people_and_firm_are_plainly_invented() -> None:
    told = json.loads(resources.read_text("practice/case.json"))
    everybody = [each["person"] for each in told["people"]]
    everybody += re.findall(
        r'"name": "(演练[^"]*|练习[^"]*)"', json.dumps(told, ensure_ascii=False)
    )
    assert all(each.startswith(("演练", "练习")) for each in everybody)
    for step in told["steps"]:
        if step.get("kind") in {"party", "standard", "point", "case", "inspection"}:
            assert "演练数据" in json.dumps(step, ensure_ascii=False)
