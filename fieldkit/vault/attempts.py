"""Wrong passphrases are counted, and after five in a row each costs a longer wait.

This slows down somebody at the keyboard. Somebody who copies the folder is held back by the
cost of the key derivation alone.
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from fieldkit.canonical import CanonicalError, JsonObject, decode, encode
from fieldkit.clock import Clock, Reading, TimeTextError, read_time, time_text
from fieldkit.errors import AccessError
from fieldkit.host.durable import disk_errors, write_atomically

_FILE: Final = "attempts.json"
_FREE: Final = 5
_LONGEST_WAIT: Final = 60  # seconds
_NANOSECONDS: Final = 1_000_000_000


class TooManyAttemptsError(AccessError):
    """There were too many wrong passphrases; the next may be tried later."""

    code = "vault.wait"
    sentence = "After several wrong passphrases, wait {wait_seconds} seconds before the next."


class Attempts:
    """Counts for one vault folder, of which the caller holds the lock."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / _FILE
        self._clock = clock

    def begin(self) -> None:
        """Counts one more attempt, durably, before it is made: ending the program saves nothing.

        Raises:
            TooManyAttemptsError: it is not time yet; nothing is counted.
            StorageError: the folder cannot be written.
        """
        now = self._clock.read()
        count, last = self._state()
        wait = _wait(count)
        if last is not None and wait:
            passed = _seconds_between(last, now)
            if passed < 0:
                # The clock was set back: wait once more from now on, not until it catches up.
                self._keep(count, now)
                passed = 0
            if passed < wait:
                raise TooManyAttemptsError(wait_seconds=wait - passed)
        self._keep(count + 1, now)

    def succeeded(self) -> int:
        """Forgets what was counted, and tells how many attempts had failed before this one."""
        count, _ = self._state()
        with disk_errors(self._path):
            self._path.unlink(missing_ok=True)
        return max(0, count - 1)

    def _keep(self, count: int, reading: Reading) -> None:
        state: JsonObject = {
            "boot": reading.boot,
            "count": count,
            "monotonic_ns": str(reading.monotonic_ns),
            "wall": time_text(reading.wall),
        }
        write_atomically(self._path, encode(state))

    def _state(self) -> tuple[int, Reading | None]:
        """How many attempts failed in a row, and when the last was made.

        A file that cannot be understood counts as none: who can change it can remove it.
        """
        with disk_errors(self._path):
            if not self._path.exists():
                return 0, None
            content = self._path.read_bytes()
        try:
            state = decode(content)
            if not isinstance(state, Mapping):
                return 0, None
            count, boot = state["count"], state["boot"]
            reading = Reading(
                read_time(str(state["wall"])), str(boot), int(str(state["monotonic_ns"]))
            )
        except (CanonicalError, TimeTextError, KeyError, ValueError):
            return 0, None
        return (count, reading) if isinstance(count, int) and count >= 0 else (0, None)


def _wait(count: int) -> int:
    """Seconds to wait after so many failures in a row: 0, then 1, 2, 4 and so on up to 60."""
    if count < _FREE:
        return 0
    return min(_LONGEST_WAIT, 1 << min(count - _FREE, 6))


def _seconds_between(last: Reading, now: Reading) -> int:
    """Whole seconds that passed; negative if the only clock there is was set back."""
    if last.boot == now.boot and now.monotonic_ns >= last.monotonic_ns:
        return (now.monotonic_ns - last.monotonic_ns) // _NANOSECONDS
    return (now.wall - last.wall) // timedelta(seconds=1)
