"""Settings for the vault's tests."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile of the test's own, so that none of the user's is touched."""
    folder = tmp_path / "profile"
    monkeypatch.setenv("FIELDKIT_PROFILE", str(folder))
    return folder
