"""Journeys use the window of the app's tests, with somebody in front of it."""

import pytest

from tests.app.conftest import application, settings, vault, vault_with_case
from tests.journeys.inspector import Inspector
from ui.application import Application

__all__ = ["application", "settings", "vault", "vault_with_case"]


@pytest.fixture
def inspector(application: Application) -> Inspector:
    """Somebody in front of the window, which is not shown yet."""
    return Inspector(application)
