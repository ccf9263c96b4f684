"""Changes on the way: somebody without a key changes, adds, removes or renames files."""

from collections.abc import Callable

from fieldkit.bundle.layout import (
    BAG_INFO,
    BAGIT,
    CASE,
    CHECKPOINT,
    GUIDE,
    LEDGER,
    MANIFEST,
    PROOFS,
    SIGNATURE,
    SIGNER,
    STATEMENT,
    TAG_MANIFEST,
)
from tests.builders.bundles import Files, manifest, pack
from tests.builders.ledger import PHOTO
from tests.corpus.bundles.recipes import Sound, add, tampering

PHOTO_PATH = "data/attachments/000006-1-排口 照片.JPG"
TABLES = [
    f"data/tables/{name}.csv"
    for name in (
        *("corrections", "custody", "entries", "files", "measurements", "quantities"),
        "samples",
    )
]
PLAIN = [
    *(BAG_INFO, BAGIT, CASE, CHECKPOINT, GUIDE, LEDGER, MANIFEST, PROOFS, SIGNER, STATEMENT),
    *(PHOTO_PATH, *TABLES),
]


def changed(path: str, change: Callable[[bytes], bytes]) -> Callable[[Sound], bytes]:
    return lambda sound: pack({**sound.files, path: change(sound.files[path])})


def one_bit(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def without(path: str) -> Callable[[Sound], bytes]:
    return lambda sound: pack({each: sound.files[each] for each in sound.files if each != path})


def with_file(path: str, content: bytes = b"x") -> Callable[[Sound], bytes]:
    return lambda sound: pack({**sound.files, path: content})


def with_lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    def make(content: bytes) -> bytes:
        return b"".join(line + b"\n" for line in change(content.split(b"\n")[:-1]))

    return make


def short(path: str) -> str:
    return (
        path.rpartition("/")[2]
        .partition(".")[0]
        .replace("-", "_")
        .replace("000006_1_排口 照片", "photo")
    )


for _path in PLAIN:
    add(f"one_bit_of_{short(_path)}_changed", "FILE_CHANGED", changed(_path, one_bit))
    add(f"{short(_path)}_removed", "FILE_MISSING", without(_path))
    add(f"{short(_path)}_emptied", "FILE_CHANGED", changed(_path, lambda content: b""))
add("one_bit_of_tag_manifest_changed", "CMS_DIGEST", changed(TAG_MANIFEST, one_bit))
add("tag_manifest_removed", "SIGNATURE_MISSING", without(TAG_MANIFEST))
add("signature_removed", "SIGNATURE_MISSING", without(SIGNATURE))

for _name, _path in {
    "file_added_to_the_payload": "data/attachments/000006-2-more.jpg",
    "file_added_beside_the_ledger": "data/ledger-2.jsonl",
    "table_added": "data/tables/summary.csv",
    "tag_file_added": "README.txt",
    "certificate_added": "proof/certificates/0123456789abcdef.pem",
    "md5_manifest_added": "manifest-md5.txt",
    "sm3_manifest_added": "manifest-sm3.txt",
    "fetch_file_added": "fetch.txt",
    "second_signature_added": "tagmanifest-sha256.txt.p7s.p7s",
    "hidden_file_added": "data/.DS_Store",
}.items():
    add(_name, "FILE_EXTRA", with_file(_path))

add(
    "photo_renamed",
    "FILE_MISSING",
    lambda sound: pack(
        {
            ("data/attachments/000006-1-other.JPG" if path == PHOTO_PATH else path): content
            for path, content in sound.files.items()
        }
    ),
)
add("photo_cut", "FILE_CHANGED", changed(PHOTO_PATH, lambda content: content[:-1]))
add("photo_lengthened", "FILE_CHANGED", changed(PHOTO_PATH, lambda content: content + b"\0"))
add(
    "photo_without_camera_data",
    "FILE_CHANGED",
    changed(PHOTO_PATH, lambda content: content.replace(b"really", b"")),
)

for _name, _change in {
    "line_doubled": lambda lines: [*lines, lines[-1]],
    "lines_reversed": lambda lines: lines[::-1],
    "line_removed": lambda lines: lines[1:],
    "digest_in_capitals": lambda lines: [lines[0][:64].upper() + lines[0][64:], *lines[1:]],
    "line_ends_of_windows": lambda lines: [line + b"\r" for line in lines],
    "path_with_dot": lambda lines: [lines[0].replace(b"  ", b"  ./"), *lines[1:]],
}.items():
    add(f"manifest_{_name}", "FILE_CHANGED", changed(MANIFEST, with_lines(_change)))
    add(f"tag_manifest_{_name}", "CMS_DIGEST", changed(TAG_MANIFEST, with_lines(_change)))


@tampering("FILE_CHANGED")
def two_files_exchanged(sound: Sound) -> bytes:
    one, other = TABLES[:2]
    return pack({**sound.files, one: sound.files[other], other: sound.files[one]})


@tampering("CMS_DIGEST")
def photo_changed_and_manifests_with_it(sound: Sound) -> bytes:
    return pack(_remade({**sound.files, PHOTO_PATH: PHOTO[::-1]}))


@tampering("FILE_NOT_AS_SEALED")
def photo_statement_and_manifests_changed(sound: Sound) -> bytes:
    """Everything but the signature fits the new photo; the sealed entry does not."""
    old, new = (manifest({"x": each})[:64] for each in (PHOTO, PHOTO[::-1]))
    statement = sound.files[STATEMENT].replace(old, new)
    return pack(_remade({**sound.files, PHOTO_PATH: PHOTO[::-1], STATEMENT: statement}))


@tampering("CMS_DIGEST")
def file_added_and_listed(sound: Sound) -> bytes:
    return pack(_remade({**sound.files, "data/more.txt": b"more"}))


def _remade(files: Files) -> Files:
    """The manifests made anew by somebody who cannot sign."""
    payload = {path: content for path, content in files.items() if path.startswith("data/")}
    lists = {MANIFEST, TAG_MANIFEST, SIGNATURE}
    tags = {path: body for path, body in files.items() if path not in payload.keys() | lists}
    tags[MANIFEST] = manifest(payload)
    return {**files, MANIFEST: tags[MANIFEST], TAG_MANIFEST: manifest(tags)}
