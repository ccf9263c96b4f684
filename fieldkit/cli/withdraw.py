"""`fieldkit withdraw`: saying that an entry no longer counts."""

from fieldkit.cli.correction import correction_command
from fieldkit.evidence.corrections import Withdrawal

command = correction_command(
    Withdrawal,
    "Say that ENTRY no longer counts, and why. It stays readable.",
)
