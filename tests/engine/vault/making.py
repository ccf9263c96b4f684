"""What the vault's tests make again and again."""

import hashlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.clock import Reading
from fieldkit.vault.heads import Head
from fieldkit.vault.keyslots import KdfCost
from fieldkit.vault.opened import last_head
from fieldkit.vault.vault import Vault, create_vault, open_vault

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


def found(path: Path, clock: HandClock | None = None) -> tuple[Vault, str]:
    """A new vault of PASSPHRASE with two entries, the second with a file; and its recovery key."""
    founding = create_vault(
        path, PASSPHRASE, new_signing_key(), cost=LIGHT, clock=clock or HandClock()
    )
    with founding:
        write_entry(founding.vault)
        write_entry(founding.vault, b"content of the first file")
        return founding.finish()


def open_again(
    path: Path,
    passphrase: str = PASSPHRASE,
    clock: HandClock | None = None,
    profile: Path | None = None,
) -> Vault:
    return open_vault(path, passphrase=passphrase, clock=clock or HandClock(), profile=profile)


def write_entry(vault: Vault, content: bytes | None = None) -> int:
    """Writes an entry as the layer above does, with a file if there is content to it."""
    stored = None if content is None else vault.objects.take_in(io.BytesIO(content))
    database = vault.database
    with database.transaction():
        sequence = last_head(database).size
        line = b"line %d" % sequence
        digest = hashlib.sha256(b"\0" + line).digest()
        database.execute("INSERT INTO entry VALUES (?, ?, ?)", (sequence, digest, line))
        database.execute(
            """INSERT INTO record (sequence, kind, title, sealed_at, actor)
               VALUES (?, 'note', '', '', '')""",
            (sequence,),
        )
        if stored is not None:
            database.execute(
                "INSERT INTO attachment VALUES (?, 1, 'original', 'a.jpg', 'image/jpeg', ?, ?)",
                (sequence, stored.size, stored.sha256),
            )
            database.execute(
                "INSERT INTO object VALUES (?, ?, ?, ?)",
                (stored.sha256, stored.object_id, stored.key, stored.size),
            )
    vault.heads.remember(Head(sequence + 1, digest.hex()))
    return sequence


def stored_files(vault: Vault) -> dict[int, bytes]:
    """The content of every entry's file, read back."""
    return {
        row[0]: b"".join(map(bytes, vault.objects.read(row[1], bytes(row[2]), row[3])))
        for row in vault.database.rows(
            """SELECT sequence, object_id, key, object.size
               FROM attachment JOIN object USING (sha256)"""
        )
    }


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}
