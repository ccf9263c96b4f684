"""Whether the clocks of two moments fit together.

The wall clock is what people see and can set; the monotonic clock only runs. Within one
boot of the machine both must have advanced alike. Order never rests on either: it is the
entry's place in the ledger.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.clock import Reading, time_text

BACK: Final = timedelta(seconds=2)  # a network time service corrects by less
DRIFT: Final = timedelta(minutes=10)


class Step(StrEnum):
    """What the wall clock did that running time does not do."""

    SET_BACK = "set_back"  # stands before the time of the earlier reading
    JUMPED_FORWARD = "jumped_forward"  # ran ahead of the monotonic clock
    SLOWED = "slowed"  # fell behind the monotonic clock, yet not behind the earlier reading
    ZONE_CHANGED = "zone_changed"  # another offset, by travel, settings or summer time


@dataclass(frozen=True, slots=True)
class ClockFinding:
    """One step of the wall clock between two readings.

    Attributes:
        step: what happened.
        by: how far, forward positive: for SET_BACK against the earlier reading, for
            JUMPED_FORWARD and SLOWED against the monotonic clock, for ZONE_CHANGED the
            change of the offset.
        before: RFC 3339 text of the earlier reading.
        now: RFC 3339 text of the later reading.
    """

    step: Step
    by: timedelta
    before: str
    now: str

    @property
    def body(self) -> JsonObject:
        """The body of the entry that puts this on record."""
        return {
            "before": self.before,
            "now": self.now,
            "seconds": _seconds_text(self.by),
            "step": self.step.value,
        }


def examine(previous: Reading | None, now: Reading) -> tuple[ClockFinding, ...]:
    """The steps of the wall clock from one reading to the next.

    Across boots only a clock set back shows: how long the machine was off is unknown.

    Args:
        previous: the reading of the entry before, None for the first entry.
        now: the reading of this one.
    """
    if previous is None:
        return ()
    wall, zone = _elapsed(previous.wall, now.wall)
    found: list[tuple[Step, timedelta]] = []
    ahead = wall - timedelta(microseconds=(now.monotonic_ns - previous.monotonic_ns) // 1000)
    if wall < -BACK:
        found.append((Step.SET_BACK, wall))
    elif previous.boot == now.boot and ahead > DRIFT:
        found.append((Step.JUMPED_FORWARD, ahead))
    elif previous.boot == now.boot and ahead < -DRIFT:
        found.append((Step.SLOWED, ahead))
    if zone:
        found.append((Step.ZONE_CHANGED, zone))
    texts = time_text(previous.wall), time_text(now.wall)
    return tuple(ClockFinding(step, by, *texts) for step, by in found)


def _elapsed(before: datetime, now: datetime) -> tuple[timedelta, timedelta]:
    """Time passed by the wall clock, and how far its offset from UTC moved.

    Counted in whole milliseconds, as entries write them: whoever examines the entries
    afterwards must come to the same findings.
    """
    offsets = before.utcoffset(), now.utcoffset()
    if offsets[0] is None or offsets[1] is None:
        raise ValueError("a reading has an offset")
    zone = offsets[1] - offsets[0]
    return _milliseconds(now) - _milliseconds(before) - zone, zone


def _milliseconds(moment: datetime) -> datetime:
    """The naive local time; subtracting it cannot leave the years 1 to 9999."""
    return moment.replace(tzinfo=None, microsecond=moment.microsecond // 1000 * 1000)


def _seconds_text(span: timedelta) -> str:
    """Decimal text such as "-3600.000"; milliseconds, the rest cut off."""
    thousandths = abs(span) // timedelta(milliseconds=1)
    sign = "-" if span < timedelta(0) else ""
    return f"{sign}{thousandths // 1000}.{thousandths % 1000:03}"
