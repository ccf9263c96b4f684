"""How large a bundle and its parts may be.

What is larger is neither written nor read, so that a verifier answers within seconds and a few
hundred megabytes, whatever a stranger sends (measured: resources/docs/format.md, section 3). The
numbers hang together: ten thousand photos with all their camera data are just within each of them.
"""

from typing import Final

from fieldkit.errors import InputError

MOST_ENTRIES: Final = 10_000
MOST_PEOPLE: Final = 2_000
MOST_FILES: Final = 30_000
# Values of JSON in one part: small brackets become large objects.
MOST_VALUES: Final = 1 << 19
# Things handed over, counted once for each transfer that names them.
MOST_HANDOVERS: Final = 20_000
MOST_EARLIER_CHECKPOINTS: Final = 5_000
MOST_EARLIER_SIGNATURES: Final = 10_000
# Bytes. A table repeats names in every row, so that few entries can make it endless.
LARGEST_TABLE: Final = 32 << 20
LARGEST_LEDGER: Final = 16 << 20


class TooLargeForBundleError(InputError):
    """A case is larger than one bundle can be."""

    code = "bundle.case-too-large"
    sentence = "The case is too large for one bundle ({what}); export selected items of it."
