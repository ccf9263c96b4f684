"""Settings for all tests: no display is needed, and long forms run only when asked for."""

import os
from pathlib import Path

import pytest

LONGEST_SECONDS = 4 * 3600  # of a long form; the others have the limit of pyproject.toml

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the long form of the tests too")


def pytest_configure(config: pytest.Config) -> None:
    # Tests that have a short and a long form read this; processes they start inherit it.
    if config.getoption("--full"):
        os.environ["FIELDKIT_FULL"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("FIELDKIT_FULL"):
        for item in items:
            item.add_marker(pytest.mark.timeout(LONGEST_SECONDS))
        return
    skip = pytest.mark.skip(reason="long form: run with --full")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a user's profile of its own; what it starts has the same."""
    profile = tmp_path_factory.mktemp("profile")
    monkeypatch.setenv("FIELDKIT_PROFILE", str(profile))
    return profile


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What Qt is started with, as `ui.application.qt_application` does."""
    return ["tests", "-style", "fusion"]
