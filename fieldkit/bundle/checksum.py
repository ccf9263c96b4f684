"""CRC-32 as ZIP wants it (APPNOTE 4.4.7), by the fastest code at hand.

It finds damage on the way; that nothing was changed on purpose is for the digests to say.
"""

import hashlib
import zlib
from collections.abc import Callable

_isal: Callable[[bytes | memoryview, int], int] | None
try:
    from isal.isal_zlib import crc32 as _isal
except ImportError:  # no wheels for every machine
    _isal = None


def crc32(data: bytes | memoryview, value: int = 0) -> int:
    """CRC-32 of bytes that follow bytes with the CRC `value`."""
    if _isal is None:
        return zlib.crc32(data, value)
    found = _isal(data, value)
    # WORKAROUND isal 1.9: it leaves the upper halves of AVX registers in use, after which SHA-256
    # takes a third longer in this thread. OpenSSL's SHA-512 clears them on its way out.
    hashlib.sha512(b"").digest()
    return found
