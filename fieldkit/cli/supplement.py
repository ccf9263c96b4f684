"""`fieldkit supplement`: correcting an entry by a later one (补正)."""

from fieldkit.cli.correction import correction_command
from fieldkit.evidence.corrections import Supplement

command = correction_command(
    Supplement,
    "Correct ENTRY or add to it. What was sealed stays readable beside the correction.",
)
