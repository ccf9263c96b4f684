"""A dishonest sender with a good key: whatever is changed is listed and signed again."""

from collections.abc import Callable

from fieldkit.bundle.layout import (
    BAG_INFO,
    BAGIT,
    CASE,
    GUIDE,
    MANIFEST,
    MANIFEST_SM3,
    SIGNATURE,
    STATEMENT,
    TAG_MANIFEST,
    pem,
    sm3_of,
)
from fieldkit.bundle.statement import FileFact, read_statement, write_statement
from tests.builders.bundles import (
    Files,
    contents_of,
    forge,
    manifest,
    pack,
    remanifest,
    restate,
    signed,
)
from tests.builders.ledger import ADMIN, OTHER_VAULT, PHOTO, STRANGER, TECHNICIAN, small_ledger
from tests.corpus.bundles.bag_layer import PHOTO_PATH, TABLES, short, with_lines
from tests.corpus.bundles.recipes import Sound, add, tampering

Change = Callable[[bytes], bytes]


def restated(path: str, change: Change) -> Callable[[Sound], bytes]:
    return lambda sound: pack(restate({**sound.files, path: change(sound.files[path])}))


def stated(old: bytes, new: bytes) -> Callable[[Sound], bytes]:
    """The text of the statement changed, and all above it signed again."""

    def make(sound: Sound) -> bytes:
        statement = sound.files[STATEMENT]
        assert old in statement
        return pack(remanifest({**sound.files, STATEMENT: statement.replace(old, new, 1)}))

    return make


def headed(**head: object) -> Callable[[Sound], bytes]:
    """One fact of the statement changed, and all files made to fit."""
    return lambda sound: pack(restate(sound.files, **head))


# Files that the entries give, showing something else

for _path in (*TABLES, CASE):
    add(
        f"{short(_path)}_says_something_else",
        "FILE_NOT_AS_SEALED",
        restated(_path, lambda content: content.replace(b"0", b"1", 1)),
    )
add(
    "guide_that_asks_for_less",
    "FILE_NOT_AS_SEALED",
    restated(GUIDE, lambda content: content.replace(b"sha256sum --strict", b"echo")),
)
add("guide_emptied_and_listed", "FILE_NOT_AS_SEALED", restated(GUIDE, lambda content: b""))
add(
    "bag_of_another_version",
    "FILE_NOT_AS_SEALED",
    restated(BAGIT, lambda content: content.replace(b"1.0", b"9.9")),
)
add(
    "bag_info_with_a_line_more",
    "FILE_NOT_AS_SEALED",
    restated(BAG_INFO, lambda content: content + b"Note: accepted by the police\n"),
)
add("photo_replaced_and_listed", "FILE_NOT_AS_SEALED", restated(PHOTO_PATH, lambda c: c[::-1]))
add("photo_cut_and_listed", "FILE_NOT_AS_SEALED", restated(PHOTO_PATH, lambda c: c[:-1]))
add("photo_emptied_and_listed", "FILE_NOT_AS_SEALED", restated(PHOTO_PATH, lambda c: b""))

for _name, _path in {
    "payload_file_added_and_listed": "data/more.txt",
    "second_ledger_added_and_listed": "data/ledger-2.jsonl",
    "web_page_added_and_listed": "data/index.html",
    "tag_file_added_and_listed": "HOW-TO.txt",
    "certificate_added_and_listed": "proof/certificates/0123456789abcdef.pem",
    "fetch_file_added_and_listed": "fetch.txt",
    "md5_manifest_added_and_listed": "manifest-md5.txt",
    "sm3_manifest_added_and_listed": "manifest-sm3.txt",
}.items():
    add(
        _name,
        "FILE_EXTRA",
        lambda sound, path=_path: pack(restate({**sound.files, path: b"something"})),
    )

for _path in (*TABLES, CASE, GUIDE, PHOTO_PATH, BAG_INFO):
    add(
        f"{short(_path)}_left_out_and_unlisted",
        "FILE_MISSING",
        lambda sound, path=_path: pack(
            restate({each: body for each, body in sound.files.items() if each != path})
        ),
    )


@tampering("FILE_EXTRA")
def photo_renamed_and_listed(sound: Sound) -> bytes:
    other = "data/attachments/000006-1-证据.JPG"
    return pack(restate({(other if p == PHOTO_PATH else p): c for p, c in sound.files.items()}))


@tampering("FILE_NOT_AS_SEALED")
def certificate_of_a_colleague_exchanged(sound: Sound) -> bytes:
    path = f"proof/certificates/{TECHNICIAN.key_id[:16]}.pem"
    return pack(restate({**sound.files, path: pem(STRANGER.signer.certificate)}))


# The statement against the files


@tampering("STATEMENT_WRONG")
def statement_lists_a_file_that_is_not_there(sound: Sound) -> bytes:
    statement = read_statement(sound.files[STATEMENT])
    listed = {**statement.files, "data/more.txt": FileFact(1, "0" * 64)}
    content = write_statement(statement.head, listed)
    return pack(remanifest({**sound.files, STATEMENT: content}))


@tampering("STATEMENT_WRONG")
def statement_passes_over_a_file(sound: Sound) -> bytes:
    statement = read_statement(sound.files[STATEMENT])
    listed = {path: fact for path, fact in statement.files.items() if path != PHOTO_PATH}
    content = write_statement(statement.head, listed)
    return pack(remanifest({**sound.files, STATEMENT: content}))


add("statement_with_a_wrong_size", "STATEMENT_WRONG", stated(b'"size":1040', b'"size":1041'))
for _name, _old, _new in (
    ("of_another_format", b"fieldkit-bundle/1", b"fieldkit-bundle/2"),
    ("with_a_member_twice", b'"number":1,', b'"number":1,"number":1,'),
    ("with_an_unknown_member", b'"number":1,', b'"note":"ok","number":1,'),
    ("with_spaces", b'"number":1,', b'"number": 1,'),
    ("with_a_fraction", b'"number":1,', b'"number":1.0,'),
    ("with_true_for_a_number", b'"number":1,', b'"number":true,'),
    ("with_an_escape", b'"reader":"', b'"reader":"\\u0041'),
    ("with_a_byte_order_mark", b'{"bundle"', b'\xef\xbb\xbf{"bundle"'),
    ("without_a_member", b'"number":1,', b""),
    ("with_a_reason_for_nothing", b'"reason":""', b'"reason":"x"'),
    ("numbered_second_without_a_first", b'"number":1,', b'"number":2,'),
    ("numbered_nought", b'"number":1,', b'"number":0,'),
    ("without_a_time_zone", b'10:00:00.000+08:00"', b'10:00:00.000"'),
    ("with_a_checkpoint_elsewhere", b"fieldkit.local/6f", b"fieldkit.local/60"),
):
    add(f"statement_{_name}", "STATEMENT_MALFORMED", stated(_old, _new))
add(
    "statement_of_another_bundle_id",
    "TOP_FOLDER_WRONG",
    headed(bundle="99999999-0000-4000-8000-00000000b001"),
)
add("statement_of_another_case", "CASE_ENTRY_MISSING", headed(case=99))
add("statement_of_an_item_as_the_case", "CASE_ENTRY_MISSING", headed(case=5))
add(
    "statement_of_another_vault",
    "ENTRY_OF_ANOTHER_VAULT",
    headed(vault=OTHER_VAULT, origin=f"fieldkit.local/{OTHER_VAULT}"),
)
add("statement_of_another_root", "CHECKPOINT_DIFFERS", headed(root="00" * 32))
add("statement_of_another_size", "CHECKPOINT_DIFFERS", headed(size=99))
add("statement_by_a_colleague", "SENDER_DIFFERS", headed(signer=ADMIN.key_id))
add("statement_of_another_number", "FILE_NOT_AS_SEALED", lambda s: pack(_half_stated(s.files)))


def _half_stated(files: Files) -> Files:
    """A statement for another program version, with the bag-info of the old one."""
    other = restate(files, version="9.9.9")
    return restate({**other, BAG_INFO: files[BAG_INFO]}, version="9.9.9")


# Manifests of the wrong form, signed

for _name, _change in {
    "line_ends_of_windows": lambda lines: [line + b"\r" for line in lines],
    "digests_in_capitals": lambda lines: [line[:64].upper() + line[64:] for line in lines],
    "a_star_for_a_blank": lambda lines: [line.replace(b"  ", b" *") for line in lines],
    "lines_reversed": lambda lines: lines[::-1],
    "a_line_twice": lambda lines: [lines[0], *lines],
    "an_empty_line": lambda lines: [*lines, b""],
}.items():
    add(
        f"manifest_signed_with_{_name}",
        "MANIFEST_MALFORMED",
        lambda sound, change=_change: pack(_with_manifest(sound.files, with_lines(change))),
    )
    add(
        f"tag_manifest_signed_with_{_name}",
        "MANIFEST_MALFORMED",
        lambda sound, change=_change: pack(
            signed({**sound.files, TAG_MANIFEST: with_lines(change)(sound.files[TAG_MANIFEST])})
        ),
    )


def _with_manifest(files: Files, change: Change) -> Files:
    lists = {MANIFEST, TAG_MANIFEST, SIGNATURE}
    tags = {p: c for p, c in files.items() if not p.startswith("data/") and p not in lists}
    tags[MANIFEST] = change(files[MANIFEST])
    return signed({**files, MANIFEST: tags[MANIFEST], TAG_MANIFEST: manifest(tags)})


@tampering("MANIFEST_MALFORMED")
def payload_listed_in_the_tag_manifest(sound: Sound) -> bytes:
    tags = {p: c for p, c in sound.files.items() if p not in {TAG_MANIFEST, SIGNATURE}}
    return pack(signed({**sound.files, TAG_MANIFEST: manifest(tags)}))


# SM3


@tampering("SM3_DIFFERS")
def sm3_digest_sealed_wrong(sound: Sound) -> bytes:
    ledger = small_ledger(photo_sm3="00" * 32)
    return pack(forge(ledger, contents_of(ledger, sm3=True)))


@tampering("FILE_NOT_AS_SEALED")
def sm3_manifest_with_a_wrong_digest(sound: Sound) -> bytes:
    ledger = small_ledger(photo_sm3=sm3_of(PHOTO))
    files = forge(ledger, contents_of(ledger, sm3=True))
    assert MANIFEST_SM3 in files
    return pack(remanifest({**files, MANIFEST_SM3: files[MANIFEST_SM3].replace(b"a", b"b")}))


add("sm3_promised_and_never_sealed", "SM3_MISSING", headed(sm3=True))
