"""What the vault's tests make again and again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.clock import Reading
from fieldkit.vault.keyslots import KdfCost

# As light as a vault accepts.
LIGHT = KdfCost(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE = "horse battery staple"
OTHER = "another passphrase 另一个"


@dataclass
class HandClock:
    """A clock that goes when it is told to."""

    wall: datetime = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    boot: str = "boot"
    monotonic_ns: int = 5_000_000_000

    def read(self) -> Reading:
        return Reading(self.wall, self.boot, self.monotonic_ns)

    def go(self, seconds: int) -> None:
        self.wall += timedelta(seconds=seconds)
        self.monotonic_ns += seconds * 1_000_000_000


def new_signing_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def flip(path: Path, position: int) -> None:
    """Changes one bit of a file; a negative position counts from its end."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)
