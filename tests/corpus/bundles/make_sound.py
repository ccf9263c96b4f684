"""Makes the sound bundle that every later verifier must accept, as it was first released.

    python -m tests.corpus.bundles.make_sound

To be run once for each version of the format, never again: people hold such files.
"""

import sys
from pathlib import Path

from fieldkit.bundle.layout import sm3_of
from fieldkit.bundle.statement import FORMAT
from fieldkit.bundle.trust import write_trust
from tests.builders.bundles import TRUST, write
from tests.builders.ledger import PHOTO, small_ledger

FOLDER = Path(__file__).with_name("sound")
NAME = FORMAT.replace("/", "-")


def main() -> int:
    ledger = small_ledger(photo_sm3=sm3_of(PHOTO))
    earlier = ledger.checkpoint(size=6)
    FOLDER.mkdir(exist_ok=True)
    write(ledger, FOLDER / f"{NAME}.zip", earlier=(earlier,), left_out=frozenset({9}), sm3=True)
    (FOLDER / f"{NAME}.trust.json").write_bytes(write_trust(TRUST.pins))
    (FOLDER / f"{NAME}.checkpoint.txt").write_bytes(earlier.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
