"""Every tampered bundle of the corpus is refused, and with the finding that names the fault."""

from pathlib import Path

import pytest

from fieldkit.bundle.archive import NotABundleError
from fieldkit.bundle.trust import read_trust
from fieldkit.bundle.verdict import BottomLine
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.findings import Severity
from tests.builders.bundles import TRUST
from tests.corpus.bundles import (
    bag_layer,
    cms_layer,
    history_layer,
    ledger_layer,
    recipes,
    sender_layer,
    zip_layer,
)
from tests.corpus.bundles.recipes import RECIPES, sound

RELEASED = Path(recipes.__file__).with_name("sound")
LAYERS = [zip_layer, bag_layer, cms_layer, sender_layer, ledger_layer, history_layer]


@pytest.mark.parametrize("name", RECIPES)
def test_tampered_bundle_is_refused_for_its_fault(name: str, tmp_path: Path) -> None:
    recipe, start = RECIPES[name], sound()
    path = tmp_path / "tampered.zip"
    path.write_bytes(recipe.make(start))
    assert path.read_bytes() != start.data
    try:
        verdict = verify_bundle(path, trust=TRUST, checkpoint=recipe.held(start) or None)
    except NotABundleError as refusal:
        outcome: tuple[int, set[str]] = (refusal.exit_status, {refusal.code})
    else:
        assert verdict.bottom_line is not BottomLine.SOUND_AND_TRUSTED
        outcome = (verdict.exit_status, {each.code for each in verdict.findings})
    assert recipe.exit_status == outcome[0], outcome
    assert recipe.code in outcome[1], outcome
    assert list(tmp_path.iterdir()) == [path]


def test_bundle_that_recipes_start_from_is_sound(tmp_path: Path) -> None:
    start = sound()
    path = tmp_path / "sound.zip"
    path.write_bytes(start.data)
    verdict = verify_bundle(path, trust=TRUST, checkpoint=start.earlier)
    assert verdict.exit_status == 0


@pytest.mark.parametrize("path", sorted(RELEASED.glob("*.zip")), ids=lambda path: path.stem)
def test_bundle_of_a_released_format_is_sound_for_ever(path: Path) -> None:
    """Where this fails, derived bytes have changed: that needs a new version of the format."""
    trust = read_trust(path.with_suffix(".trust.json").read_bytes())
    held = path.with_suffix(".checkpoint.txt").read_text("utf-8")
    verdict = verify_bundle(path, trust=trust, checkpoint=held)
    assert [each for each in verdict.findings if each.severity is Severity.ERROR] == []
    assert verdict.exit_status == 0


def test_every_released_format_has_its_bundle() -> None:
    assert [path.stem for path in RELEASED.glob("*.zip")] == ["fieldkit-bundle-1"]


def test_corpus_is_large_enough() -> None:
    assert len(RECIPES) >= 300
