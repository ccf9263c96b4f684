"""What is looked at and put on record whenever a vault is opened."""

import platform
from collections.abc import Sequence
from typing import Final

from fieldkit import program
from fieldkit.canonical import JsonObject
from fieldkit.errors import IntegrityError
from fieldkit.evidence.recorder import Recorder
from fieldkit.evidence.register import Register
from fieldkit.ledger.signatures import Signer
from fieldkit.vault.vault import Vault

OPENING: Final = "opening"
LOSS_ACCEPTED: Final = "loss_accepted"


class LedgerRolledBackError(IntegrityError):
    """The ledger is not the one that was seen before."""

    code = "ledger.rolled-back"
    sentence = (
        "This is not the newest state of the vault: the {place} remembers {remembered} "
        "entries, the vault holds {held}, and they do not fit. Put the newer vault back, or "
        "accept the loss, which is then on record for ever."
    )


class Opening:
    """One opening of a vault, put on record as soon as somebody can sign for it."""

    def __init__(
        self, vault: Vault, recorder: Recorder, register: Register, *, accept_loss: bool
    ) -> None:
        """Compares the ledger with the heads that were remembered outside the database.

        Args:
            vault: the vault just opened.
            recorder: its recorder.
            register: its register.
            accept_loss: go on although the ledger does not hold what was remembered.

        Raises:
            LedgerRolledBackError: it does not, and that was not accepted.
        """
        self._recorder = recorder
        self._failed_attempts = vault.failed_attempts
        self._lost = [
            (place, head.size)
            for place, head in vault.heads.remembered()
            if head is not None and head.size and register.digest(head.size - 1) != head.digest
        ]
        if self._lost and not accept_loss:
            place, remembered = self._lost[0]
            raise LedgerRolledBackError(
                place=place, remembered=remembered, held=recorder.head.size
            )

    def record(self, signer: Signer) -> None:
        """Puts on record what was accepted as lost, and the opening.

        With it stand the program, the machine's system, and how many wrong passphrases or
        recovery keys were tried before.
        """
        if self._lost:
            self._recorder.seal(LOSS_ACCEPTED, _loss(self._lost), signer)
            self._lost = []
        body: JsonObject = {
            **program.identity(),
            "failed_attempts": self._failed_attempts,
            "system": platform.platform(),
        }
        self._recorder.seal(OPENING, body, signer)


def _loss(lost: Sequence[tuple[str, int]]) -> JsonObject:
    """What was remembered where: place and number of entries."""
    return {"remembered": [{"entries": size, "place": place} for place, size in lost]}
