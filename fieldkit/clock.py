"""The only place where the program asks what time it is.

A reading holds the wall clock, which people and settings can change, beside the
machine's monotonic clock, which they cannot; `fieldkit.ledger.clockwatch` compares them.
"""

import re
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from fieldkit.errors import InputError


class TimeTextError(InputError):
    """A time is not written as RFC 3339 with an offset."""

    code = "time.unreadable"
    sentence = "{text!r} is not a time such as 2026-11-24T09:30:00+08:00."


@dataclass(frozen=True, slots=True)
class Reading:
    """What the machine's clocks showed at one moment.

    Attributes:
        wall: aware local time, with the offset of the machine's zone.
        boot: text that stays the same from one start of the machine to the next.
        monotonic_ns: nanoseconds on a clock that only goes forward within one boot.
    """

    wall: datetime
    boot: str
    monotonic_ns: int


class Clock(Protocol):
    """Gives readings; the program's only source of time."""

    def read(self) -> Reading:
        """Both clocks, read together."""


class SystemClock:
    """The clocks of this machine."""

    def __init__(self, boot_id: Path = Path("/proc/sys/kernel/random/boot_id")) -> None:
        """Reads the clocks from now on.

        Args:
            boot_id: where Linux names each boot. Elsewhere there is no such name, so a
                fresh one is drawn for each run of the program: two runs are then never
                compared by the monotonic clock, which is the cautious side.
        """
        try:
            self._boot = boot_id.read_text("ascii").strip()
        except OSError:
            self._boot = str(uuid.uuid4())

    def read(self) -> Reading:
        """Both clocks, read together."""
        # Linux: CLOCK_BOOTTIME goes on while a laptop sleeps, CLOCK_MONOTONIC does not; with
        # the latter, every closed lid would look like a clock set forward. On Windows the
        # ordinary monotonic clock goes on.
        boottime = getattr(time, "CLOCK_BOOTTIME", None)
        monotonic_ns = time.monotonic_ns() if boottime is None else time.clock_gettime_ns(boottime)
        return Reading(datetime.now(UTC).astimezone(), self._boot, monotonic_ns)


_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d:[0-5]\d|Z)", re.ASCII)


def time_text(moment: datetime) -> str:
    """RFC 3339 text with milliseconds and a numeric offset, for entries and files.

    Raises:
        ValueError: `moment` is naive; that is a bug of the caller.
    """
    if moment.utcoffset() is None:
        raise ValueError("a time without an offset cannot be written")
    return moment.isoformat(timespec="milliseconds")


def read_time(text: str) -> datetime:
    """The aware time that an RFC 3339 text names (RFC 3339 section 5.6).

    Raises:
        TimeTextError: not of that form, without an offset, or no such day or hour.
    """
    if not _RFC3339.fullmatch(text):
        raise TimeTextError(text=text[:40])
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise TimeTextError(text=text[:40]) from None
