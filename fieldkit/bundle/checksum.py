"""CRC-32 as ZIP wants it (APPNOTE 4.4.7), by the fastest code at hand.

It finds damage on the way; that nothing was changed on purpose is for the digests to say.
"""

try:
    from isal.isal_zlib import crc32  # some 15 times as fast; no wheels for every machine
except ImportError:
    from zlib import crc32

__all__ = ["crc32"]
