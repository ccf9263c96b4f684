"""What each finding means, in a sentence, by code. `ui.problems.verdicts` fills them in."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

FINDINGS: Final[Mapping[str, object]] = {
    "ZIP_COMMENT": QT_TRANSLATE_NOOP("findings", "The archive or a file in it has a comment."),
    "ZIP_COMPRESSED": QT_TRANSLATE_NOOP("findings", "A file is compressed."),
    "ZIP_CRC": QT_TRANSLATE_NOOP(
        "findings", "A file does not have its check sum: damage on the way, or a hand."
    ),
    "ZIP_CUT": QT_TRANSLATE_NOOP("findings", "A file ends too early."),
    "ZIP_DATA_DESCRIPTOR": QT_TRANSLATE_NOOP(
        "findings", "Sizes stand behind a file instead of before it."
    ),
    "ZIP_DIRECTORY_BROKEN": QT_TRANSLATE_NOOP(
        "findings", "The list of files cannot be read or has another number of files than told."
    ),
    "ZIP_EMPTY": QT_TRANSLATE_NOOP("findings", "The archive holds nothing."),
    "ZIP_ENCRYPTED": QT_TRANSLATE_NOOP("findings", "A file is encrypted."),
    "ZIP_EXTRA_FIELD": QT_TRANSLATE_NOOP(
        "findings", "A header has a field that no bundle has; data can hide there."
    ),
    "ZIP_GAP": QT_TRANSLATE_NOOP(
        "findings",
        "There are bytes that belong to no file: hidden data, or a file that is not listed.",
    ),
    "ZIP_HEADER_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "A header has another value than it must; programs may read it differently."
    ),
    "ZIP_NAME_CLASH": QT_TRANSLATE_NOOP("findings", "A file has the name of a folder."),
    "ZIP_NAME_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "A file has two names; which one is seen depends on the program."
    ),
    "ZIP_NAME_FORBIDDEN": QT_TRANSLATE_NOOP(
        "findings", "A file has a name that some system would change, hide or refuse."
    ),
    "ZIP_NAME_TWICE": QT_TRANSLATE_NOOP(
        "findings", "Two files have names that are one on some systems."
    ),
    "ZIP_ORDER": QT_TRANSLATE_NOOP(
        "findings", "The files do not stand in the order of their names."
    ),
    "ZIP_OUT_OF_BOUNDS": QT_TRANSLATE_NOOP(
        "findings", "A file is said to lie where there is none."
    ),
    "ZIP_OVERLAP": QT_TRANSLATE_NOOP("findings", "Files share bytes."),
    "ZIP_PREFIX_BYTES": QT_TRANSLATE_NOOP(
        "findings",
        "There are bytes before the archive; the file can be a program at the same time.",
    ),
    "ZIP_TOO_LARGE": QT_TRANSLATE_NOOP("findings", "There are more bytes than any bundle has."),
    "ZIP_TOO_MANY": QT_TRANSLATE_NOOP("findings", "There are more files than any bundle has."),
    "ZIP_TRAILING_BYTES": QT_TRANSLATE_NOOP("findings", "There are bytes behind the archive."),
    "ZIP_ZIP64": QT_TRANSLATE_NOOP(
        "findings", "Records for large archives are missing or misplaced."
    ),
    "TOP_FOLDER_WRONG": QT_TRANSLATE_NOOP(
        "findings", "The folder in the bundle is not named for it."
    ),
    "FILE_TOO_LARGE": QT_TRANSLATE_NOOP(
        "findings", "A part is larger than such a part can be; it was not read."
    ),
    "MANIFEST_MALFORMED": QT_TRANSLATE_NOOP("findings", "A list of digests is not of its form."),
    "STATEMENT_MALFORMED": QT_TRANSLATE_NOOP(
        "findings", "The sender's statement is not of its form, or of a version not known here."
    ),
    "CHECKPOINT_MALFORMED": QT_TRANSLATE_NOOP("findings", "The checkpoint in the bundle is none."),
    "PROOFS_MALFORMED": QT_TRANSLATE_NOOP("findings", "The proofs are not of their form."),
    "PROOF_OF_NOTHING": QT_TRANSLATE_NOOP(
        "findings", "There is a proof for entry {entry}, of which the bundle does not speak."
    ),
    "LEDGER_TOO_LARGE": QT_TRANSLATE_NOOP(
        "findings", "There are more or longer ledger lines than any bundle has."
    ),
    "FILE_CHANGED": QT_TRANSLATE_NOOP(
        "findings",
        "The file was changed on the way: its SHA-256 is {found}, and {listed} is listed.",
    ),
    "FILE_NOT_AS_SEALED": QT_TRANSLATE_NOOP(
        "findings",
        "The file has other bytes than follow from the sealed entries: the sender changed it.",
    ),
    "FILE_MISSING": QT_TRANSLATE_NOOP("findings", "The file is not there."),
    "FILE_EXTRA": QT_TRANSLATE_NOOP(
        "findings", "The file belongs to nothing that was listed or sealed."
    ),
    "STATEMENT_WRONG": QT_TRANSLATE_NOOP(
        "findings", "The sender states something else of the file than follows from the entries."
    ),
    "SM3_DIFFERS": QT_TRANSLATE_NOOP("findings", "The file's SM3 digest is not the sealed one."),
    "SM3_MISSING": QT_TRANSLATE_NOOP(
        "findings", "SM3 digests are promised that were never sealed."
    ),
    "CASE_ENTRY_MISSING": QT_TRANSLATE_NOOP(
        "findings", "Entry #{case}, which opens the case, is not there."
    ),
    "CASE_POSITION_MISSING": QT_TRANSLATE_NOOP(
        "findings", "Entries of the case were left out in silence: number {named}."
    ),
    "CASE_POSITION_TWICE": QT_TRANSLATE_NOOP(
        "findings", "Two entries of the case have one number: {named}."
    ),
    "CASE_POSITION_WRONG": QT_TRANSLATE_NOOP(
        "findings", "The case's numbers do not follow the order of the ledger."
    ),
    "OMITTED_ENTRY_DISCLOSED": QT_TRANSLATE_NOOP(
        "findings", "The entry is said to be left out and is there."
    ),
    "ENTRIES_LEFT_OUT": QT_TRANSLATE_NOOP(
        "findings",
        "The sender left out {count} entries of the case ({named}). The reason given: {reason}",
    ),
    "ENTRY_UNREADABLE": QT_TRANSLATE_NOOP("findings", "A line is no entry of the ledger's form."),
    "ENTRY_OUT_OF_PLACE": QT_TRANSLATE_NOOP(
        "findings", "Entry {entry} stands where entry {expected} belongs."
    ),
    "ENTRY_CHAIN_BROKEN": QT_TRANSLATE_NOOP(
        "findings", "The entry was not written after the one that stands before it."
    ),
    "ENTRY_OF_ANOTHER_VAULT": QT_TRANSLATE_NOOP("findings", "The entry is of another ledger."),
    "ENTRY_OF_ANOTHER_CASE": QT_TRANSLATE_NOOP("findings", "The entry is of another case."),
    "ENTRY_SIGNER_UNKNOWN": QT_TRANSLATE_NOOP(
        "findings", "Nobody brought the signer's key into the ledger."
    ),
    "ENTRY_SIGNATURE_WRONG": QT_TRANSLATE_NOOP(
        "findings",
        "The signature is not the signer's over this entry: it was changed, or signed by "
        "somebody else.",
    ),
    "ENTRY_SIGNER_LOCKED": QT_TRANSLATE_NOOP(
        "findings", "The entry was sealed with a key that no longer counted."
    ),
    "LEDGER_NOT_FOUNDED": QT_TRANSLATE_NOOP(
        "findings", "The ledger does not begin with its founding entry, once."
    ),
    "LEDGER_LINE_UNENDED": QT_TRANSLATE_NOOP(
        "findings", "The last line of the ledger does not end."
    ),
    "PERSON_UNLAWFUL": QT_TRANSLATE_NOOP(
        "findings", "Somebody was brought in, changed or locked out by somebody who may not."
    ),
    "PRACTICE_VAULT": QT_TRANSLATE_NOOP(
        "findings", "The vault was made for practice: nothing in it is evidence."
    ),
    "PERSON_NEW_KEY": QT_TRANSLATE_NOOP(
        "findings", "A person's lost key was replaced by a new one."
    ),
    "CORRECTION_OF_NOTHING": QT_TRANSLATE_NOOP(
        "findings", "The correction names no earlier entry of its case."
    ),
    "CORRECTION_OF_UNDISCLOSED": QT_TRANSLATE_NOOP(
        "findings", "This corrects entry #{entry}, which is left out here."
    ),
    "ENTRY_CORRECTED": QT_TRANSLATE_NOOP(
        "findings",
        "Entry #{entry} was later supplemented or withdrawn. The reason given: {reason}",
    ),
    "CLOCK_STEP": QT_TRANSLATE_NOOP(
        "findings", "The computer's clock was set or jumped, and the ledger says so."
    ),
    "CLOCK_STEP_UNRECORDED": QT_TRANSLATE_NOOP(
        "findings", "The clock stepped before this entry and nothing recorded it."
    ),
    "PROOF_MISSING": QT_TRANSLATE_NOOP(
        "findings", "Nothing shows that the entry is in the ledger."
    ),
    "PROOF_WRONG": QT_TRANSLATE_NOOP(
        "findings", "The entry is not in the ledger that the checkpoint speaks of."
    ),
    "CHECKPOINT_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "The checkpoint is not the one that the sender states."
    ),
    "HISTORY_REWRITTEN": QT_TRANSLATE_NOOP(
        "findings",
        "The ledger does not begin with the {size} entries of an earlier checkpoint: it was "
        "rewritten.",
    ),
    "ENTRIES_SINCE_LAST_CHECKPOINT": QT_TRANSLATE_NOOP(
        "findings",
        "{count} entries (claimed times {begin} to {end}) had left the laptop in no form "
        "before this bundle; until then their own authors could have rewritten them.",
    ),
    "SIGNATURE_MISSING": QT_TRANSLATE_NOOP(
        "findings", "There is no signature, or nothing that it is over."
    ),
    "CMS_FORM": QT_TRANSLATE_NOOP("findings", "The signature is not of its form."),
    "CMS_DIGEST": QT_TRANSLATE_NOOP(
        "findings",
        "The signature is over other bytes: of another bundle, or the list was changed.",
    ),
    "CMS_SIGNATURE": QT_TRANSLATE_NOOP(
        "findings", "The signature was not made with the certificate's key."
    ),
    "CMS_TIME": QT_TRANSLATE_NOOP(
        "findings", "The signer's clock stood outside the life of the certificate."
    ),
    "CMS_TIME_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "Signature and statement give different times."
    ),
    "SENDER_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "The bundle was signed with another key than stated."
    ),
    "SENDER_NOT_OF_VAULT": QT_TRANSLATE_NOOP("findings", "No entry brings in the sender's key."),
    "SENDER_CERTIFICATE_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "The sender's certificate is not the one that the ledger knows."
    ),
    "SENDER_LOCKED": QT_TRANSLATE_NOOP(
        "findings", "The sender had been locked out or had a new key."
    ),
    "CHECKPOINT_SIGNATURE_WRONG": QT_TRANSLATE_NOOP(
        "findings", "Nobody of the vault truly signed the checkpoint."
    ),
    "EARLIER_CHECKPOINT_UNSIGNED": QT_TRANSLATE_NOOP(
        "findings", "Nobody disclosed here signed the earlier checkpoint of {size} entries."
    ),
    "PERSON_NOT_CONFIRMED": QT_TRANSLATE_NOOP(
        "findings", "The signer's key came in by the recovery key, and nobody confirmed it yet."
    ),
    "SENDER_KNOWN": QT_TRANSLATE_NOOP("findings", "You know the sender as “{label}”."),
    "SENDER_UNKNOWN": QT_TRANSLATE_NOOP(
        "findings",
        "You do not know the sender yet: compare the fingerprint, in person or by voice.",
    ),
    "ENTRY_SIGNER_NOT_TRUSTED": QT_TRANSLATE_NOOP(
        "findings",
        "Whoever sealed this and {others} more entries, by the name of {name}, is not on "
        "your list of trusted people.",
    ),
    "CREATED_BEFORE_ENTRIES": QT_TRANSLATE_NOOP(
        "findings", "The bundle claims to be older than its newest entry: a clock was wrong."
    ),
    "CUSTODY_GAP": QT_TRANSLATE_NOOP(
        "findings", "In transfer {transfer} it is given away by somebody who did not hold it."
    ),
    "CUSTODY_SEAL_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "In transfer {transfer} the seal number is another than the one it had."
    ),
    "CUSTODY_SEAL_UNTOLD": QT_TRANSLATE_NOOP(
        "findings", "In transfer {transfer} nobody wrote down the seal number it came with."
    ),
    "CUSTODY_SEAL_BROKEN": QT_TRANSLATE_NOOP(
        "findings", "The seal of {item} was recorded as broken when it was handed over."
    ),
    "CUSTODY_TIME_WRONG": QT_TRANSLATE_NOOP(
        "findings", "The time of transfer {transfer} is missing or before what happened earlier."
    ),
    "CUSTODY_NOT_CONFIRMED": QT_TRANSLATE_NOOP(
        "findings", "One side did not confirm the transfer: {side}."
    ),
    "CUSTODY_NAME_DIFFERS": QT_TRANSLATE_NOOP(
        "findings", "The key of one side belongs to somebody of another name or unit: {side}."
    ),
    "CUSTODY_REFUSED": QT_TRANSLATE_NOOP(
        "findings", "One side refused to confirm the transfer: {side}. The record says why."
    ),
    "CUSTODY_CORRECTED": QT_TRANSLATE_NOOP(
        "findings", "The transfer was corrected after it was confirmed."
    ),
    "CUSTODY_UNREADABLE": QT_TRANSLATE_NOOP(
        "findings", "A transfer names nothing, or what is no thing."
    ),
    "LEDGER_REWRITTEN": QT_TRANSLATE_NOOP(
        "findings",
        "The ledger holds other entries than you were shown before: it was rewritten, or "
        "went two ways.",
    ),
    "HELD_CHECKPOINT_NOT_PROVEN": QT_TRANSLATE_NOOP(
        "findings", "The bundle does not prove that its ledger begins with your {held} entries."
    ),
    "CHECKPOINT_OF_ANOTHER_LEDGER": QT_TRANSLATE_NOOP(
        "findings", "Your checkpoint is of another vault."
    ),
    "BUNDLE_OLDER_THAN_HELD": QT_TRANSLATE_NOOP(
        "findings",
        "Your checkpoint ({held} entries) is newer than the bundle ({size} entries); "
        "nothing follows.",
    ),
    "HELD_CHECKPOINT_UNSIGNED": QT_TRANSLATE_NOOP(
        "findings", "Nobody whom the bundle brings in signed your checkpoint."
    ),
    "ROW_DIGEST_WRONG": QT_TRANSLATE_NOOP(
        "findings", "The digest stored beside an entry is not its digest."
    ),
    "ROW_RENUMBERED": QT_TRANSLATE_NOOP("findings", "An entry is stored under another number."),
    "ROW_MISSING": QT_TRANSLATE_NOOP("findings", "An entry has no row in the list of records."),
    "ROW_ALTERED": QT_TRANSLATE_NOOP("findings", "A row says something else than its entry."),
    "ROW_STRAY": QT_TRANSLATE_NOOP("findings", "A row belongs to no entry."),
    "ATTACHMENT_ROW_ALTERED": QT_TRANSLATE_NOOP(
        "findings", "The list of an entry's files differs from the entry."
    ),
    "FILE_UNKNOWN": QT_TRANSLATE_NOOP(
        "findings", "The vault no longer knows where an entry's file is."
    ),
    "FILE_SIZE_ALTERED": QT_TRANSLATE_NOOP("findings", "A file is noted with another size."),
    "FILE_STRAY": QT_TRANSLATE_NOOP("findings", "A file is noted that no entry names."),
    "SEARCH_ALTERED": QT_TRANSLATE_NOOP("findings", "The search index differs from an entry."),
    "LEDGER_CUT": QT_TRANSLATE_NOOP(
        "findings", "The newest entries are gone: more are remembered than there are."
    ),
    "ARITHMETIC_WRONG": QT_TRANSLATE_NOOP(
        "findings", "The figures of the quantity do not give what it says: {members}."
    ),
    "LOSS_ACCEPTED": QT_TRANSLATE_NOOP(
        "findings",
        "An older state of the vault was opened and gone on from: later entries were given "
        "up, and somebody signed for it.",
    ),
    "CHECKPOINT_UNREADABLE": QT_TRANSLATE_NOOP("findings", "A remembered checkpoint is none."),
    "CHECKPOINT_OF_ANOTHER_VAULT": QT_TRANSLATE_NOOP(
        "findings", "A checkpoint is of another vault."
    ),
    "CHECKPOINT_AHEAD": QT_TRANSLATE_NOOP(
        "findings", "A checkpoint covers more entries than there are: entries are gone."
    ),
    "CHECKPOINT_CONTRADICTED": QT_TRANSLATE_NOOP(
        "findings", "The entries are not those that a checkpoint was made over."
    ),
    "CHECKPOINT_SIGNER_UNKNOWN": QT_TRANSLATE_NOOP(
        "findings", "Nobody of the vault signed a checkpoint."
    ),
    "UNPROVEN_ENTRIES": QT_TRANSLATE_NOOP(
        "findings", "Some entries no checkpoint outside covers yet."
    ),
    "DATABASE_DAMAGED": QT_TRANSLATE_NOOP(
        "findings", "The database's own checks fail: it was damaged or changed."
    ),
    "STORED_FILE_DAMAGED": QT_TRANSLATE_NOOP(
        "findings", "A stored file cannot be decrypted whole: damaged, changed or missing."
    ),
    "STORED_FILE_UNKNOWN": QT_TRANSLATE_NOOP(
        "findings", "A stored file is named by no entry; it is not evidence."
    ),
    "PROFILE_UNUSABLE": QT_TRANSLATE_NOOP(
        "findings",
        "The memory outside of the vault cannot be read or written; an old copy put back "
        "would not be noticed.",
    ),
    "TIDYING_PUT_OFF": QT_TRANSLATE_NOOP(
        "findings",
        "Leftovers of a crash were not removed, because it is in doubt what belongs to entries.",
    ),
    "LEFTOVERS_REMOVED": QT_TRANSLATE_NOOP(
        "findings", "Files that a crash had left without an entry were removed."
    ),
    "KEYSLOTS_RENEWED": QT_TRANSLATE_NOOP(
        "findings", "A damaged key slot file was made anew from its twin."
    ),
    "DRAFT_UNSEALED": QT_TRANSLATE_NOOP(
        "findings", "A draft is not sealed and would stay behind: {kind}."
    ),
    "CASE_EMPTY": QT_TRANSLATE_NOOP("findings", "The case has no item of evidence yet."),
    "VISIT_UNSIGNED": QT_TRANSLATE_NOOP(
        "findings", "The party has neither signed the visit's record nor refused to."
    ),
    "VISIT_LACKING": QT_TRANSLATE_NOOP(
        "findings", "The visit's record lacks {count} of the {due} things that it needs."
    ),
    "CASE_UNCOVERED": QT_TRANSLATE_NOOP(
        "findings",
        "{count} entries of the case are covered by no checkpoint that left this computer "
        "before; the bundle brings the first.",
    ),
}
"""Every finding by its code."""
