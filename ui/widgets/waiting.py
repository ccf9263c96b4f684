"""How long analytes may still wait, in words and with a drawing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldkit.clock import SystemClock
from fieldkit.evidence.holding import Pressing
from fieldkit.evidence.things import Thing
from ui import formatting

# Drawing and role of its colour.
PRESSING_DRAWN: Final[Mapping[Pressing, tuple[str, str]]] = {
    Pressing.TIME_LEFT: ("clock", "muted"),
    Pressing.SOON: ("triangle-alert", "warning"),
    Pressing.PAST: ("circle-alert", "danger"),
}


def pressing_of(thing: Thing) -> Pressing | None:
    """How much time the most pressing analyte of a thing has; None where that is not known."""
    if thing.is_withdrawn or not thing.holding:
        return None
    return thing.holding[0].pressing(SystemClock().read().wall)


def time_left(thing: Thing) -> str:
    """How long the most pressing analyte may still wait: "5 h 20 min left", "past by 2 d"."""
    pressing = pressing_of(thing)
    if pressing is None:
        return "—"
    span = formatting.span(thing.holding[0].until - SystemClock().read().wall)
    translate = QCoreApplication.translate
    if pressing is Pressing.PAST:
        return translate("waiting", "past by {span}").replace("{span}", span)
    return translate("waiting", "{span} left").replace("{span}", span)
