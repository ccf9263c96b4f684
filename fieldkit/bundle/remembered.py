"""Whom this computer's user decided to know again: a trust file in their profile.

Nobody gets into it but by the user's own word, after comparing fingerprints. It is read at
every verification beside the trust file that may be brought along.
"""

from pathlib import Path
from typing import Final

from fieldkit.bundle.trust import Pin, TrustList, read_trust, write_trust
from fieldkit.host.durable import disk_errors, write_atomically

NAME: Final = "trusted.json"


def remembered(profile: Path) -> TrustList:
    """Everybody whom the user had remembered, in the order in which they were.

    Args:
        profile: the user's folder, `fieldkit.host.profile.profile_folder`.

    Raises:
        TrustFileError: the file is no trust file any more.
        StorageError: it cannot be read.
    """
    path = profile / NAME
    with disk_errors(path):
        if not path.exists():
            return TrustList()
        return read_trust(path.read_bytes())


def remember(profile: Path, pin: Pin) -> TrustList:
    """Adds somebody; once is enough. Gives everybody who is remembered now.

    Raises:
        TrustFileError: the file is no trust file any more.
        StorageError: it cannot be read or written.
    """
    known = remembered(profile)
    if any(each.certificate == pin.certificate for each in known.pins):
        return known
    return _keep(profile, TrustList((*known.pins, pin)))


def forget(profile: Path, certificate: bytes) -> TrustList:
    """Takes the person with that certificate (DER) out; gives everybody who is left.

    Raises:
        TrustFileError: the file is no trust file any more.
        StorageError: it cannot be read or written.
    """
    left = (each for each in remembered(profile).pins if each.certificate != certificate)
    return _keep(profile, TrustList(tuple(left)))


def _keep(profile: Path, trust: TrustList) -> TrustList:
    write_atomically(profile / NAME, write_trust(trust.pins))
    return trust
