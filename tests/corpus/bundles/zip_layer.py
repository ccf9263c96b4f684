"""Changes to the ZIP around the files; the files themselves stay as they were."""

import io
import struct
import zipfile
from collections.abc import Callable

from tests.builders.bundles import pack, pack_names
from tests.corpus.bundles.recipes import TOP, Sound, add, tampering

LEDGER = f"{TOP}/data/ledger.jsonl"
DIRECTORY_AT = 16  # in the end record


def directory_at(data: bytes) -> int:
    return int(struct.unpack_from("<I", data, len(data) - 22 + DIRECTORY_AT)[0])


def local_at(data: bytes, name: str) -> int:
    return data.index(b"PK\x03\x04", data.index(name.encode()) - 30)


def central_at(data: bytes, name: str) -> int:
    return data.index(name.encode(), directory_at(data)) - 46


def patch(data: bytes, at: int, value: bytes) -> bytes:
    return data[:at] + value + data[at + len(value) :]


def both_headers(data: bytes, name: str, local: int, central: int, value: bytes) -> bytes:
    data = patch(data, local_at(data, name) + local, value)
    return patch(data, central_at(data, name) + central, value)


def moved_directory(data: bytes, by: int) -> bytes:
    return patch(data, len(data) - 22 + DIRECTORY_AT, struct.pack("<I", directory_at(data) + by))


def renamed(old: str, new: str) -> Callable[[Sound], bytes]:
    """The name of one file changed everywhere in the ZIP, to one as long or not."""

    def make(sound: Sound) -> bytes:
        names = {f"{TOP}/{path}": sound.files[path] for path in sorted(sound.files)}
        return pack_names({(new if name == old else name): body for name, body in names.items()})

    return make


def added(name: str, body: bytes = b"x") -> Callable[[Sound], bytes]:
    def make(sound: Sound) -> bytes:
        names = {f"{TOP}/{path}": content for path, content in sound.files.items()}
        every = {**names, name: body}
        return pack_names({each: every[each] for each in sorted(every)})

    return make


@tampering("ZIP_PREFIX_BYTES")
def bytes_before_the_archive(sound: Sound) -> bytes:
    return b"MZ self-extracting" + sound.data


@tampering("ZIP_TRAILING_BYTES")
def bytes_behind_the_archive(sound: Sound) -> bytes:
    return sound.data + b"\x00"


@tampering("ZIP_GAP")
def second_end_record_behind(sound: Sound) -> bytes:
    return sound.data + sound.data[-22:]


@tampering("ZIP_COMMENT")
def archive_with_comment(sound: Sound) -> bytes:
    return sound.data[:-2] + b"\x05\x00hello"


@tampering("ZIP_GAP")
def bytes_between_files_and_directory(sound: Sound) -> bytes:
    at = directory_at(sound.data)
    return moved_directory(sound.data[:at] + b"hidden" + sound.data[at:], 6)


@tampering("ZIP_GAP")
def bytes_between_directory_and_end(sound: Sound) -> bytes:
    return sound.data[:-22] + b"hidden" + sound.data[-22:]


@tampering("ZIP_GAP")
def file_that_the_directory_does_not_list(sound: Sound) -> bytes:
    with_file = pack({**sound.files, "zz-hidden.txt": b"not listed"})
    plain = sound.data
    extra = with_file[directory_at(plain) : directory_at(with_file)]
    at = directory_at(plain)
    return moved_directory(plain[:at] + extra + plain[at:], len(extra))


@tampering("ZIP_COMPRESSED")
def files_compressed(sound: Sound) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(sound.files):
            archive.writestr(
                zipfile.ZipInfo(f"{TOP}/{path}"), sound.files[path], zipfile.ZIP_DEFLATED
            )
    return target.getvalue()


@tampering("ZIP_HEADER_DIFFERS")
def written_again_by_another_program(sound: Sound) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(sound.files):
            archive.writestr(zipfile.ZipInfo(f"{TOP}/{path}"), sound.files[path])
    return target.getvalue()


@tampering("ZIP_ENCRYPTED")
def file_marked_encrypted(sound: Sound) -> bytes:
    return both_headers(sound.data, LEDGER, 6, 8, b"\x01\x08")


@tampering("ZIP_DATA_DESCRIPTOR")
def file_marked_with_data_descriptor(sound: Sound) -> bytes:
    return both_headers(sound.data, LEDGER, 6, 8, b"\x08\x08")


@tampering("ZIP_HEADER_DIFFERS")
def name_not_marked_as_utf8(sound: Sound) -> bytes:
    return both_headers(sound.data, LEDGER, 6, 8, b"\x00\x00")


@tampering("ZIP_HEADER_DIFFERS")
def file_with_another_date(sound: Sound) -> bytes:
    return both_headers(sound.data, LEDGER, 12, 14, b"\x21\x5b")


@tampering("ZIP_HEADER_DIFFERS")
def date_differs_between_headers(sound: Sound) -> bytes:
    return patch(sound.data, local_at(sound.data, LEDGER) + 12, b"\x21\x5b")


@tampering("ZIP_HEADER_DIFFERS")
def file_marked_as_symbolic_link(sound: Sound) -> bytes:
    mode = struct.pack("<I", 0o120777 << 16)
    return patch(sound.data, central_at(sound.data, LEDGER) + 38, mode)


@tampering("ZIP_HEADER_DIFFERS")
def made_by_another_system(sound: Sound) -> bytes:
    return patch(sound.data, central_at(sound.data, LEDGER) + 5, b"\x00")


@tampering("ZIP_HEADER_DIFFERS")
def part_of_several_disks(sound: Sound) -> bytes:
    return patch(sound.data, len(sound.data) - 18, b"\x01")


@tampering("ZIP_NAME_DIFFERS")
def name_differs_between_headers(sound: Sound) -> bytes:
    at = local_at(sound.data, LEDGER) + 30
    return patch(sound.data, at, LEDGER.replace("ledger", "ledges").encode())


@tampering("ZIP_CRC")
def checksum_wrong_in_both_headers(sound: Sound) -> bytes:
    return both_headers(sound.data, LEDGER, 14, 16, b"\x01\x02\x03\x04")


@tampering("ZIP_EXTRA_FIELD")
def extra_field_in_a_header(sound: Sound) -> bytes:
    at = local_at(sound.data, LEDGER)
    length = len(LEDGER.encode())
    data = patch(sound.data, at + 28, b"\x04\x00")
    head = at + 30 + length
    return moved_directory(data[:head] + b"\xfe\xca\x00\x00" + data[head:], 4)


@tampering("ZIP_DIRECTORY_BROKEN")
def directory_with_a_wrong_count(sound: Sound) -> bytes:
    count = struct.unpack_from("<H", sound.data, len(sound.data) - 12)[0] - 1
    return patch(sound.data, len(sound.data) - 14, struct.pack("<2H", count, count))


@tampering("ZIP_OVERLAP")
def two_names_for_one_body(sound: Sound) -> bytes:
    names = [f"{TOP}/data/attachments/000006-1-a.jpg", f"{TOP}/data/attachments/000006-1-b.jpg"]
    data = pack_names(dict.fromkeys(names, b"same"))
    second = central_at(data, names[1])
    return patch(data, second + 42, struct.pack("<I", 0))


@tampering("ZIP_ORDER")
def files_in_another_order(sound: Sound) -> bytes:
    paths = sorted(sound.files, reverse=True)
    return pack_names({f"{TOP}/{path}": sound.files[path] for path in paths})


@tampering("TOP_FOLDER_WRONG")
def top_folder_renamed(sound: Sound) -> bytes:
    return pack(sound.files, "fieldkit-00000000")


@tampering("FILE_EXTRA")
def file_outside_of_the_top_folder(sound: Sound) -> bytes:
    return added("zz/readme.txt")(sound)


@tampering("ZIP_NAME_TWICE")
def one_name_twice(sound: Sound) -> bytes:
    data = added(f"{TOP}/data/ledger.jsonk")(sound)
    return data.replace(b"ledger.jsonk", b"ledger.jsonl")


@tampering("ZIP_NAME_CLASH")
def file_with_the_name_of_a_folder(sound: Sound) -> bytes:
    return added(f"{TOP}/proof/checkpoint.txt/x")(sound)


@tampering("bundle.unreadable", exit_status=3)
def no_archive_at_all(sound: Sound) -> bytes:
    return b"%PDF-1.7 not an archive" + bytes(100)


@tampering("bundle.unreadable", exit_status=3)
def empty_file(sound: Sound) -> bytes:
    return b""


@tampering("bundle.unreadable", exit_status=3)
def archive_of_something_else(sound: Sound) -> bytes:
    return pack_names({"word/document.xml": b"<w:document/>"})


@tampering("bundle.unreadable", exit_status=3)
def end_cut_off(sound: Sound) -> bytes:
    return sound.data[:-30]


FORBIDDEN = {
    "name_that_climbs_out": f"{TOP}/../evil.txt",
    "name_from_the_root": "/etc/evil.txt",
    "name_with_backslash": f"{TOP}/data\\evil.txt",
    "name_with_drive": f"{TOP}/C:evil.txt",
    "name_of_a_device": f"{TOP}/data/NUL.txt",
    "name_of_a_superscript_device": f"{TOP}/data/COM¹",
    "name_with_right_to_left_override": f"{TOP}/data/gpj.\u202eexe",
    "name_with_zero_width_space": f"{TOP}/data/led\u200bger.jsonl",
    "name_in_decomposed_form": f"{TOP}/data/e\u0301.txt",
    "name_with_trailing_dot": f"{TOP}/data/evil.txt.",
    "name_with_leading_blank": f"{TOP}/data/ evil.txt",
    "name_with_control_character": f"{TOP}/data/e\x07vil.txt",
    "name_of_a_folder": f"{TOP}/data/folder/",
    "name_with_empty_part": f"{TOP}//evil.txt",
    "name_too_long": f"{TOP}/data/" + "x" * 300,
}
for _name, _path in FORBIDDEN.items():
    add(_name, "ZIP_NAME_FORBIDDEN", added(_path))
add("name_in_other_letters_twice", "ZIP_NAME_TWICE", added(f"{TOP}/data/Ledger.jsonl"))
add("name_in_wide_letters_twice", "ZIP_NAME_TWICE", added(f"{TOP}/data/\uff4cedger.jsonl"))
