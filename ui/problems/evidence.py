"""What failures about records, the ledger and bundles mean, and what to do next: by code."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

EVIDENCE: Final[Mapping[str, tuple[object, object]]] = {
    "bundle.attachment-changed": (
        QT_TRANSLATE_NOOP(
            "problems",
            "A file of entry #{sequence} has other bytes than were sealed.",
        ),
        QT_TRANSLATE_NOOP(
            "problems",
            "Run the full check of the vault, and restore the file from a backup.",
        ),
    ),
    "bundle.case-too-large": (
        QT_TRANSLATE_NOOP("problems", "The case is too large for one bundle."),
        QT_TRANSLATE_NOOP("problems", "Export selected items of it."),
    ),
    "bundle.contents-unsound": (
        QT_TRANSLATE_NOOP(
            "problems",
            "This cannot be exported, because evidence does not agree with itself.",
        ),
        QT_TRANSLATE_NOOP("problems", "Run the full check of the vault."),
    ),
    "bundle.file-not-as-sealed": (
        QT_TRANSLATE_NOOP(
            "problems",
            "A file of entry #{sequence} is not what was sealed; it is not given out.",
        ),
        QT_TRANSLATE_NOOP("problems", "Ask the sender for a new copy."),
    ),
    "bundle.file-too-large": (
        QT_TRANSLATE_NOOP("problems", "A file in the bundle is larger than it may be."),
        QT_TRANSLATE_NOOP("problems", "Ask the sender for a new copy."),
    ),
    "bundle.no-sm3": (
        QT_TRANSLATE_NOOP(
            "problems",
            "A file of entry #{sequence} was sealed without an SM3 digest.",
        ),
        QT_TRANSLATE_NOOP("problems", "Export without the SM3 list."),
    ),
    "bundle.not-a-signature": (
        QT_TRANSLATE_NOOP("problems", "The signature in the bundle cannot be read."),
        QT_TRANSLATE_NOOP("problems", "Ask the sender for a new copy."),
    ),
    "bundle.not-a-statement": (
        QT_TRANSLATE_NOOP("problems", "The statement in the bundle cannot be read."),
        QT_TRANSLATE_NOOP("problems", "Ask the sender for a new copy."),
    ),
    "bundle.not-proofs": (
        QT_TRANSLATE_NOOP("problems", "The proofs in the bundle cannot be read."),
        QT_TRANSLATE_NOOP("problems", "Ask the sender for a new copy."),
    ),
    "bundle.not-sound": (
        QT_TRANSLATE_NOOP("problems", "The bundle is not sound."),
        QT_TRANSLATE_NOOP("problems", "Read the findings, and ask the sender for a new copy."),
    ),
    "bundle.reads-back-wrong": (
        QT_TRANSLATE_NOOP(
            "problems",
            "What was written to {folder} reads back wrong, and was removed.",
        ),
        QT_TRANSLATE_NOOP("problems", "Use another drive."),
    ),
    "bundle.saved-wrong": (
        QT_TRANSLATE_NOOP(
            "problems",
            "What was written to {folder} reads back wrong, and was removed.",
        ),
        QT_TRANSLATE_NOOP("problems", "Use another drive."),
    ),
    "bundle.target-exists": (
        QT_TRANSLATE_NOOP("problems", "{path} exists already; a bundle never replaces anything."),
        QT_TRANSLATE_NOOP("problems", "Choose another name."),
    ),
    "bundle.unreadable": (
        QT_TRANSLATE_NOOP("problems", "This file is not a bundle."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Choose the file that the sender gave you, or ask for a new copy.",
        ),
    ),
    "case.not-found": (
        QT_TRANSLATE_NOOP("problems", "No single case answers to {case}."),
        QT_TRANSLATE_NOOP("problems", "Give the exact case number, or its number in the ledger."),
    ),
    "case.number-taken": (
        QT_TRANSLATE_NOOP("problems", "There is a case with this number already, #{case}."),
        QT_TRANSLATE_NOOP("problems", "Open that case, or give this one another number."),
    ),
    "case.unknown": (
        QT_TRANSLATE_NOOP("problems", "There is no case #{case} in this vault."),
        QT_TRANSLATE_NOOP("problems", "Choose a case from the list."),
    ),
    "certificate.field": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Something is too long, or missing, to stand in a certificate.",
        ),
        QT_TRANSLATE_NOOP("problems", "Use 1 to {longest} characters."),
    ),
    "certificate.unreadable": (
        QT_TRANSLATE_NOOP("problems", "This is not a certificate."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Choose the certificate file that the agency's authority gave you.",
        ),
    ),
    "certificate.wrong-key": (
        QT_TRANSLATE_NOOP("problems", "The certificate's key is not of the right kind."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Ask the authority for a certificate made from the request.",
        ),
    ),
    "certificate.wrong-signature": (
        QT_TRANSLATE_NOOP("problems", "The certificate's signature is not sound."),
        QT_TRANSLATE_NOOP("problems", "Ask the authority for a new copy."),
    ),
    "certificate.wrong-usage": (
        QT_TRANSLATE_NOOP("problems", "The certificate is not meant for signing evidence."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Ask the authority for a certificate made from the request.",
        ),
    ),
    "checkpoint.unreadable": (
        QT_TRANSLATE_NOOP("problems", "This is not a checkpoint."),
        QT_TRANSLATE_NOOP("problems", "Copy all lines of it, the last one too."),
    ),
    "custody.not-the-receiver": (
        QT_TRANSLATE_NOOP("problems", "This passphrase is not that of the receiver."),
        QT_TRANSLATE_NOOP("problems", "Let the receiver named in the transfer type it."),
    ),
    "entry.altered": (
        QT_TRANSLATE_NOOP("problems", "Entry #{entry} was altered after it was sealed."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Do not go on working with it. Run the full check, and keep the vault as it is.",
        ),
    ),
    "entry.not-an-item": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Entry #{entry} is about the vault itself, not an item of evidence.",
        ),
        QT_TRANSLATE_NOOP("problems", "Choose an item of evidence."),
    ),
    "entry.unknown": (
        QT_TRANSLATE_NOOP("problems", "There is no entry {entry} in this vault."),
        QT_TRANSLATE_NOOP("problems", "Choose an entry from the list."),
    ),
    "entry.withdrawn": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Entry #{entry} has been withdrawn and cannot be corrected any more.",
        ),
        QT_TRANSLATE_NOOP("problems", "Record a new item instead."),
    ),
    "export.not-of-case": (
        QT_TRANSLATE_NOOP("problems", "Entry #{entry} is not an item of this case."),
        QT_TRANSLATE_NOOP("problems", "Choose items of this case."),
    ),
    "export.reason-missing": (
        QT_TRANSLATE_NOOP("problems", "Items of the case are left out ({count})."),
        QT_TRANSLATE_NOOP("problems", "Say why."),
    ),
    "json.not-canonical": (
        QT_TRANSLATE_NOOP("problems", "What was typed cannot be kept as it is."),
        QT_TRANSLATE_NOOP("problems", "Type it again without unusual characters."),
    ),
    "label.another-vault": (
        QT_TRANSLATE_NOOP(
            "problems",
            "The label of sample {number} was printed from another vault, {vault}.",
        ),
        QT_TRANSLATE_NOOP("problems", "Open the vault whose number begins with {vault}."),
    ),
    "label.unknown": (
        QT_TRANSLATE_NOOP(
            "problems",
            "The label of sample {number} does not fit entry #{entry} of this vault.",
        ),
        QT_TRANSLATE_NOOP(
            "problems",
            "Compare the paper with the list of samples. Perhaps it was printed from another "
            "copy of this vault.",
        ),
    ),
    "label.unreadable": (
        QT_TRANSLATE_NOOP("problems", "{text} is not the code of a label made by FieldKit."),
        QT_TRANSLATE_NOOP("problems", "Scan the label again, or type the sample number."),
    ),
    "ledger.broken": (
        QT_TRANSLATE_NOOP("problems", "The last entry of the ledger is damaged."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Do not go on working. Run the full check, and keep the vault as it is.",
        ),
    ),
    "ledger.entry-too-long": (
        QT_TRANSLATE_NOOP("problems", "This is too long for one entry."),
        QT_TRANSLATE_NOOP("problems", "Record it in two or more parts."),
    ),
    "ledger.not-an-entry": (
        QT_TRANSLATE_NOOP("problems", "An entry of the ledger cannot be read."),
        QT_TRANSLATE_NOOP("problems", "Run the full check, and keep the vault as it is."),
    ),
    "ledger.rolled-back": (
        QT_TRANSLATE_NOOP(
            "problems",
            "This is not the newest state of the vault: {remembered} entries are "
            "remembered, {held} are there.",
        ),
        QT_TRANSLATE_NOOP(
            "problems",
            "Put the newer vault back. If it is lost, open this one all the same; the "
            "loss is then on record for ever.",
        ),
    ),
    "original.damaged": (
        QT_TRANSLATE_NOOP("problems", "The stored file {name} has other bytes than were sealed."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Run the full check of the vault, and restore the file from a backup.",
        ),
    ),
    "original.name-taken": (
        QT_TRANSLATE_NOOP("problems", "{path} exists already; nothing is ever replaced."),
        QT_TRANSLATE_NOOP("problems", "Choose another name."),
    ),
    "original.reads-back-wrong": (
        QT_TRANSLATE_NOOP(
            "problems", "What was written to {path} reads back wrong, and was removed."
        ),
        QT_TRANSLATE_NOOP("problems", "Use another drive."),
    ),
    "record.case-missing": (
        QT_TRANSLATE_NOOP("problems", "This belongs to a case."),
        QT_TRANSLATE_NOOP("problems", "Open a case first."),
    ),
    "record.fields": (
        QT_TRANSLATE_NOOP("problems", "Something is missing or does not fit."),
        QT_TRANSLATE_NOOP("problems", "Look at the fields marked below."),
    ),
    "record.unknown-kind": (
        QT_TRANSLATE_NOOP("problems", "This kind of record is not known to this version."),
        QT_TRANSLATE_NOOP("problems", "Install the newer version of the program."),
    ),
    "reference.damaged": (
        QT_TRANSLATE_NOOP("problems", "A file that belongs to the program is damaged: {file}."),
        QT_TRANSLATE_NOOP("problems", "Install the program again from a copy that you trust."),
    ),
    "reported.unreadable": (
        QT_TRANSLATE_NOOP("problems", "{text} cannot be read as a reported value."),
        QT_TRANSLATE_NOOP("problems", "Write it as in the report, such as 6.8, <0.05 or 0.004L."),
    ),
    "series.pattern": (
        QT_TRANSLATE_NOOP("problems", "{pattern} makes no number series."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Use one counter such as {NN}, and around it {YYYYMMDD}, {YYMMDD}, {YYYY}, {MM}, {DD} "
            "or {inspection}.",
        ),
    ),
    "time.unreadable": (
        QT_TRANSLATE_NOOP("problems", "{text} is not a time."),
        QT_TRANSLATE_NOOP("problems", "Write it like 2026-11-24 09:30."),
    ),
    "trust.unreadable": (
        QT_TRANSLATE_NOOP("problems", "This is not a trust file."),
        QT_TRANSLATE_NOOP("problems", "Choose the file that the agency gave you."),
    ),
    "words.refused": (
        QT_TRANSLATE_NOOP("problems", "These words cannot leave with the evidence as they are."),
        QT_TRANSLATE_NOOP(
            "problems", "Type them again, on one line and without characters that cannot be seen."
        ),
    ),
}
