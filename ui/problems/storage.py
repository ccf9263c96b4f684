"""What failures about people, vaults, disks and files mean, and what to do next: by code."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

STORAGE: Final[Mapping[str, tuple[object, object]]] = {
    "access.locked-out": (
        QT_TRANSLATE_NOOP(
            "problems",
            "This person was locked out of the vault, or was given a new key.",
        ),
        QT_TRANSLATE_NOOP("problems", "Ask an administrator of the vault to let you in again."),
    ),
    "access.recovery-only": (
        QT_TRANSLATE_NOOP("problems", "The recovery key opens the vault but cannot sign."),
        QT_TRANSLATE_NOOP("problems", "Make a new key for yourself first."),
    ),
    "backup.another-vault": (
        QT_TRANSLATE_NOOP("problems", "{path} holds the backup of another vault."),
        QT_TRANSLATE_NOOP("problems", "Choose a folder of its own for this one."),
    ),
    "backup.damaged": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Some files of the backup are damaged or missing ({count}), so nothing was restored.",
        ),
        QT_TRANSLATE_NOOP(
            "problems",
            "Try another copy of the backup, or accept the damage to restore the rest.",
        ),
    ),
    "backup.incomplete": (
        QT_TRANSLATE_NOOP(
            "problems",
            "The backup is made, but some damaged or missing files of the vault are not "
            "in it ({count}).",
        ),
        QT_TRANSLATE_NOOP("problems", "Run the full check of the vault."),
    ),
    "backup.newer": (
        QT_TRANSLATE_NOOP(
            "problems",
            "{path} holds a ledger of {entries} entries that this vault does not go on from.",
        ),
        QT_TRANSLATE_NOOP("problems", "Restore that backup, or back up to another folder."),
    ),
    "backup.none": (
        QT_TRANSLATE_NOOP("problems", "{path} holds no finished backup of a vault."),
        QT_TRANSLATE_NOOP("problems", "Choose the folder in which a backup was made."),
    ),
    "disk.failed": (
        QT_TRANSLATE_NOOP("problems", "{path} cannot be used."),
        QT_TRANSLATE_NOOP("problems", "Look whether the drive is there and in order."),
    ),
    "disk.file-too-large": (
        QT_TRANSLATE_NOOP("problems", "The disk {disk} cannot hold a file as large as {path}."),
        QT_TRANSLATE_NOOP("problems", "Use a drive formatted with NTFS, exFAT or ext4."),
    ),
    "disk.full": (
        QT_TRANSLATE_NOOP("problems", "The disk {disk} is full."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Make room on it, then do it again. Nothing that was sealed is lost.",
        ),
    ),
    "disk.gone": (
        QT_TRANSLATE_NOOP("problems", "The drive of {path} does not answer."),
        QT_TRANSLATE_NOOP("problems", "Plug it in again."),
    ),
    "disk.no-access": (
        QT_TRANSLATE_NOOP("problems", "{path} may not be read or written."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Choose another place, or ask for the right to use this one.",
        ),
    ),
    "object.damaged": (
        QT_TRANSLATE_NOOP("problems", "A stored file is damaged."),
        QT_TRANSLATE_NOOP("problems", "Run the full check, and restore the file from a backup."),
    ),
    "output.failed": (
        QT_TRANSLATE_NOOP("problems", "The work is done, but its answer cannot be written."),
        QT_TRANSLATE_NOOP("problems", "Look whether the disk is full."),
    ),
    "passphrase.in-use": (
        QT_TRANSLATE_NOOP("problems", "This passphrase is in use in this vault already."),
        QT_TRANSLATE_NOOP("problems", "Choose another one."),
    ),
    "passphrase.too-weak": (
        QT_TRANSLATE_NOOP("problems", "The passphrase would be guessed too easily."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Make it longer: four or five words that do not belong together.",
        ),
    ),
    "person.field": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Something about the person is missing, too long or cannot be printed.",
        ),
        QT_TRANSLATE_NOOP(
            "problems",
            "Use 1 to 64 characters for name, unit and certificate number.",
        ),
    ),
    "person.known": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Somebody with this name or number is in the vault already.",
        ),
        QT_TRANSLATE_NOOP(
            "problems",
            "Look at the list of people. If it is somebody else, add a word to tell them apart.",
        ),
    ),
    "person.last-administrator": (
        QT_TRANSLATE_NOOP("problems", "This is the last administrator."),
        QT_TRANSLATE_NOOP("problems", "Make somebody else an administrator first."),
    ),
    "person.not-administrator": (
        QT_TRANSLATE_NOOP("problems", "Only an administrator may do this."),
        QT_TRANSLATE_NOOP("problems", "Ask an administrator of the vault."),
    ),
    "person.other-key": (
        QT_TRANSLATE_NOOP("problems", "The certificate is for another key than yours."),
        QT_TRANSLATE_NOOP("problems", "Choose the certificate made from your own request."),
    ),
    "person.other-name": (
        QT_TRANSLATE_NOOP("problems", "The certificate is in another name than yours."),
        QT_TRANSLATE_NOOP(
            "problems", "Ask the authority for a certificate made from the request."
        ),
    ),
    "person.confirmed": (
        QT_TRANSLATE_NOOP("problems", "The key of this person needs no confirmation."),
        QT_TRANSLATE_NOOP("problems", "Nothing is to be done."),
    ),
    "person.own-key": (
        QT_TRANSLATE_NOOP("problems", "Nobody confirms their own key."),
        QT_TRANSLATE_NOOP("problems", "Ask somebody else of the vault to confirm it."),
    ),
    "person.unknown": (
        QT_TRANSLATE_NOOP("problems", "Nobody in this vault answers to {given}."),
        QT_TRANSLATE_NOOP("problems", "Give the name, or the start of the key."),
    ),
    "profile.nowhere": (
        QT_TRANSLATE_NOOP("problems", "This user has no home folder."),
        QT_TRANSLATE_NOOP("problems", "Set FIELDKIT_PROFILE to a folder to use instead."),
    ),
    "recovery.mistyped": (
        QT_TRANSLATE_NOOP("problems", "The recovery key is mistyped."),
        QT_TRANSLATE_NOOP("problems", "Compare it with the paper, group by group."),
    ),
    "source.changed": (
        QT_TRANSLATE_NOOP("problems", "{path} changed while it was being read."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Wait until the camera or program has finished with it, then take it in again.",
        ),
    ),
    "source.missing": (
        QT_TRANSLATE_NOOP("problems", "{path} is not there."),
        QT_TRANSLATE_NOOP("problems", "Look whether the card or drive is plugged in."),
    ),
    "source.not-a-file": (
        QT_TRANSLATE_NOOP("problems", "{path} is not an ordinary file."),
        QT_TRANSLATE_NOOP("problems", "Choose a file."),
    ),
    "vault.copied-place": (
        QT_TRANSLATE_NOOP(
            "problems",
            "{program} copies this folder to other computers. It would damage a vault: {path}",
        ),
        QT_TRANSLATE_NOOP("problems", "Choose a folder that stays on this computer."),
    ),
    "vault.database-altered": (
        QT_TRANSLATE_NOOP("problems", "Somebody altered the structure of the vault's database."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Do not go on working with it. Keep it as it is, and restore a backup to "
            "another folder.",
        ),
    ),
    "vault.database-busy": (
        QT_TRANSLATE_NOOP("problems", "Another program holds on to the vault's database."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Wait until backup or virus scanner has finished, then try again.",
        ),
    ),
    "vault.database-damaged": (
        QT_TRANSLATE_NOOP("problems", "The vault's database is damaged."),
        QT_TRANSLATE_NOOP("problems", "Restore the vault from a backup."),
    ),
    "vault.folder-taken": (
        QT_TRANSLATE_NOOP("problems", "{path} is there already."),
        QT_TRANSLATE_NOOP("problems", "Choose a name that is not."),
    ),
    "vault.in-use": (
        QT_TRANSLATE_NOOP("problems", "The vault is open already in another window or program."),
        QT_TRANSLATE_NOOP("problems", "Close it there first."),
    ),
    "vault.inside-another": (
        QT_TRANSLATE_NOOP("problems", "{path} lies inside another vault or backup."),
        QT_TRANSLATE_NOOP("problems", "Choose a folder outside of it."),
    ),
    "vault.is-a-backup": (
        QT_TRANSLATE_NOOP("problems", "{path} is a backup."),
        QT_TRANSLATE_NOOP("problems", "Restore it to a new folder, and open that."),
    ),
    "vault.keyslots-damaged": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Both files that let people into the vault are damaged or missing.",
        ),
        QT_TRANSLATE_NOOP("problems", "Restore the vault from a backup."),
    ),
    "vault.last-passphrase": (
        QT_TRANSLATE_NOOP("problems", "The last passphrase of a vault cannot be removed."),
        QT_TRANSLATE_NOOP("problems", "Add somebody else first."),
    ),
    "vault.not-a-vault": (
        QT_TRANSLATE_NOOP("problems", "There is no vault in {path}."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Choose the folder of a vault, or plug in the drive that holds it.",
        ),
    ),
    "vault.not-enough-memory": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Opening this vault takes {needed_mib} MiB of memory, which is not free.",
        ),
        QT_TRANSLATE_NOOP("problems", "Close other programs, then try again."),
    ),
    "vault.too-new": (
        QT_TRANSLATE_NOOP("problems", "The vault was made by a newer version of the program."),
        QT_TRANSLATE_NOOP("problems", "Install the newer version."),
    ),
    "vault.wait": (
        QT_TRANSLATE_NOOP("problems", "There were several wrong passphrases in a row."),
        QT_TRANSLATE_NOOP("problems", "Wait {wait_seconds} seconds before the next."),
    ),
    "vault.wrong-passphrase": (
        QT_TRANSLATE_NOOP("problems", "The passphrase does not open this vault."),
        QT_TRANSLATE_NOOP("problems", "Type it again; look at capitals and the input method."),
    ),
    "vault.wrong-recovery-key": (
        QT_TRANSLATE_NOOP("problems", "This recovery key does not open this vault."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Look for the newest paper: a renewed key replaces the former one.",
        ),
    ),
}
