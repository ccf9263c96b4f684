"""Nothing that a child does, or is made to do, reaches the program that asked it."""

import io
import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fieldkit.evidence.camera import Darkroom, Look, NoPreview, Preview
from fieldkit.evidence.camera_data import CameraData
from fieldkit.evidence.darkroom import Reason, receive, send
from tests.engine.evidence.photos import shipped
from tests.engine.host.test_confinement import wait_for_end

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
PHOTO = "Hasselblad_L1D_drone_GPS.jpg"


# The messages


@given(
    st.dictionaries(st.text(max_size=9), st.one_of(st.integers(), st.text()), max_size=5),
    st.binary(max_size=99),
)
def test_message_arrives_as_sent(head: dict[str, object], body: bytes) -> None:
    head.pop("size", None)
    stream = io.BytesIO()
    send(stream, head, body)
    send(stream, {}, b"the next")
    stream.seek(0)
    assert receive(stream, 99) == (head, body)
    assert receive(stream, 99) == ({}, b"the next")
    with pytest.raises(EOFError):
        receive(stream, 99)


def raw(head: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(head)) + head + body


@pytest.mark.parametrize(
    "message",
    [
        b"\xff\xff\xff\xff",
        raw(b"not JSON"),
        raw(b"\xff\xfe"),
        raw(b"[1, 2]"),
        raw(b"null"),
        raw(b"{}"),
        raw(b'{"size": -1}'),
        raw(b'{"size": 100}'),
        raw(b'{"size": true}'),
        raw(b'{"size": 1.0}'),
        raw(b'{"size": "1"}'),
        raw(b'{"size": ' + b"9" * 5000 + b"}"),
        raw(b"[" * 60_000),
        raw(b'{"size": 0, "a": ' + b"[" * 60_000 + b"]" * 60_000 + b"}")[:60_000],
    ],
)
def test_what_is_no_message_is_refused(message: bytes) -> None:
    with pytest.raises((ValueError, EOFError)):
        receive(io.BytesIO(message), 99)


# The child itself


def test_child_loads_neither_vault_nor_window() -> None:
    program = "import sys\nimport fieldkit.evidence.imagery\nprint(*sorted(sys.modules))\n"
    loaded = set(
        subprocess.run(
            [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    ours = {name for name in loaded if name.startswith("fieldkit.")}
    assert ours == {
        *["fieldkit.evidence", "fieldkit.evidence.darkroom", "fieldkit.evidence.imagery"],
        *["fieldkit.host", "fieldkit.host.confinement", "fieldkit.host.job_object"],
        "fieldkit.host.system_calls",
    }
    assert not loaded & {"sqlcipher3", "PySide6", "cryptography", "asyncio", "urllib.request"}


def test_asking_loads_no_image_library() -> None:
    program = "import sys, fieldkit.evidence.camera; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(loaded) & {"PIL", "exifread", "pi_heif"}


@linux_only
def test_no_helper_is_started_for_a_disguised_file() -> None:
    eps = io.BytesIO()
    Image.new("RGB", (200, 200)).save(eps, "EPS")
    with Darkroom() as darkroom:
        for _ in range(20):
            assert darkroom.preview(eps.getvalue(), 64) == NoPreview(Reason.NOT_AN_IMAGE)
        child = darkroom._child
        assert child is not None
        tasks = Path(f"/proc/{child.pid}/task").iterdir()
        assert [(task / "children").read_text() for task in tasks] == [""]
        status = Path(f"/proc/{child.pid}/status").read_text()
        assert "NoNewPrivs:\t1" in status
        limits = Path(f"/proc/{child.pid}/limits").read_text()
        assert f"{512 << 20}" in next(line for line in limits.splitlines() if "address" in line)
        assert len(list(Path(f"/proc/{child.pid}/fd").iterdir())) == 3


def test_child_starts_with_the_first_question_and_not_before() -> None:
    with Darkroom() as darkroom:
        assert darkroom._child is None
        darkroom.look(b"")
        assert darkroom._child is not None
    assert darkroom._child is None


def test_closed_darkroom_opens_again() -> None:
    darkroom = Darkroom()
    try:
        first = darkroom.look(shipped(PHOTO))
        darkroom.close()
        darkroom.close()
        assert darkroom.look(shipped(PHOTO)) == first
    finally:
        darkroom.close()


@linux_only
def test_child_that_was_killed_in_between_is_replaced() -> None:
    with Darkroom() as darkroom:
        first = darkroom.look(shipped(PHOTO))
        child = darkroom._child
        assert child is not None
        os.kill(child.pid, signal.SIGKILL)
        child._process.wait()
        assert darkroom.look(shipped(PHOTO)) == first
        assert wait_for_end(child.pid)


def test_child_is_replaced_after_a_hundred_images() -> None:
    with Darkroom() as darkroom:
        children = set()
        for _ in range(101):
            darkroom.look(b"")
            if darkroom._child is not None:
                children.add(darkroom._child.pid)
        assert len(children) == 2


def test_two_threads_get_their_own_answers() -> None:
    names = ["noexif.jpg", PHOTO, "png_with_exif_and_gps.png", "Portrait_6.jpg"]
    with Darkroom() as darkroom:
        expected = {name: darkroom.look(shipped(name)) for name in names}
        with ThreadPoolExecutor(2) as pool:
            asked = names * 20
            looks = list(pool.map(lambda name: darkroom.look(shipped(name)), asked))
    assert looks == [expected[name] for name in asked]


def test_child_outlives_the_thread_that_started_it() -> None:
    with Darkroom() as darkroom:
        thread = threading.Thread(target=darkroom.look, args=(b"",))
        thread.start()
        thread.join()
        child = darkroom._child
        assert darkroom.look(shipped(PHOTO)).camera is not None
        assert darkroom._child is child


# Children that are not ours

GREETING = (
    "import os, signal, struct, sys\n"
    "from fieldkit.evidence.darkroom import receive, send\n"
    "out = sys.stdout.buffer\n"
    "send(out, {'ready': True})\n"
)
QUESTION = "question, image = receive(sys.stdin.buffer, 1 << 30)\n"


def child_that(program: str, *, deadline_seconds: float = 20) -> Darkroom:
    return Darkroom(
        [sys.executable, "-I", "-c", program],
        deadline_seconds=deadline_seconds,
        start_seconds=20,
    )


def both(darkroom: Darkroom) -> set[Reason | None]:
    """The reasons that a look and a preview get; each time the child starts anew."""
    preview = darkroom.preview(b"image", 64)
    return {
        darkroom.look(b"image").reason,
        preview.reason if isinstance(preview, NoPreview) else None,
    }


@pytest.mark.parametrize(
    "program",
    [
        "pass",
        "raise SystemExit(3)",
        "print('hello')",
        "import os; os.abort()",
        "import sys; sys.stdout.buffer.write(bytes(1 << 20))",
        "from fieldkit.evidence.darkroom import send; import sys; send(sys.stdout.buffer, {})",
    ],
)
def test_program_that_is_no_darkroom_is_unavailable(program: str) -> None:
    with child_that(program) as darkroom:
        assert both(darkroom) == {Reason.READER_UNAVAILABLE}


def test_program_that_does_not_start_is_unavailable(tmp_path: Path) -> None:
    with Darkroom([str(tmp_path / "nothing")]) as darkroom:
        assert both(darkroom) == {Reason.READER_UNAVAILABLE}


def test_program_that_never_gets_ready_is_unavailable() -> None:
    silent = Darkroom([sys.executable, "-I", "-c", "input()"], start_seconds=0.2)
    with silent as darkroom:
        assert darkroom.look(b"") == Look(reason=Reason.READER_UNAVAILABLE)


@pytest.mark.parametrize(
    "end",
    [
        "os.kill(os.getpid(), 9)",
        "os.abort()",
        "os._exit(0)",
        "raise SystemExit",
        "import ctypes; ctypes.string_at(8)",
        "out.write(struct.pack('>I', 50) + b'{'); out.flush(); os._exit(0)",
        "send(out, {'width': 9}, bytes(9)); out.flush(); os._exit(0)",
    ],
)
def test_child_that_dies_over_an_image_costs_that_image(end: str) -> None:
    program = GREETING + f"while True:\n    {QUESTION}    if image == b'deadly':\n        {end}\n"
    program += "    send(out, {'reason': 'not-an-image'})\n"
    with child_that(program) as darkroom:
        assert darkroom.look(b"") == Look(reason=Reason.NOT_AN_IMAGE)
        expected = {Reason.READER_CRASHED, Reason.READER_UNTRUSTWORTHY}
        assert darkroom.look(b"deadly").reason in expected
        assert darkroom.look(b"") == Look(reason=Reason.NOT_AN_IMAGE)


def test_child_that_dies_while_it_is_sent_an_image_costs_that_image() -> None:
    with child_that(GREETING + "sys.stdin.buffer.read(9)\nos._exit(1)") as darkroom:
        assert darkroom.look(bytes(20 << 20)) == Look(reason=Reason.READER_CRASHED)


@pytest.mark.parametrize(
    "program",
    [
        QUESTION + "while True: pass",
        QUESTION + "sys.stdin.buffer.read()",
        "while True: pass",
        "while True: out.write(bytes(1 << 16))",
        QUESTION + "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: pass",
        QUESTION + "out.write(struct.pack('>I', 50)); out.flush()\nwhile True: pass",
    ],
)
def test_child_that_takes_too_long_is_killed(program: str) -> None:
    with child_that(GREETING + program, deadline_seconds=0.4) as darkroom:
        began = time.monotonic()
        assert darkroom.look(bytes(8 << 20)).reason in {
            Reason.TIMED_OUT,
            Reason.READER_UNTRUSTWORTHY,
        }
        assert time.monotonic() - began < 20
        assert darkroom._child is None


HOSTILE_LOOKS = {
    "nothing": "{}",
    "unknown reason": "{'reason': 'because'}",
    "reason of the parent": "{'reason': 'timed-out'}",
    "reason is no text": "{'reason': ['damaged']}",
    "reason and more": "{'reason': 'damaged', 'path': '/etc/passwd'}",
    "unknown format": "{'format': 'EPS', 'width': 9, 'height': 9, 'reason': 'damaged'}",
    "format is no text": "{'format': 7, 'width': 9, 'height': 9, 'reason': 'damaged'}",
    "no width": "{'format': 'PNG', 'width': 0, 'height': 9, 'reason': 'damaged'}",
    "width is text": "{'format': 'PNG', 'width': '9', 'height': 9, 'reason': 'damaged'}",
    "width is true": "{'format': 'PNG', 'width': True, 'height': 9, 'reason': 'damaged'}",
    "endless": "{'format': 'PNG', 'width': 10**9, 'height': 10**9, 'reason': 'damaged'}",
    "not a number": "{'format': 'PNG', 'width': float('nan'), 'height': 9, 'reason': 'damaged'}",
    "neither exif nor reason": "{'format': 'PNG', 'width': 9, 'height': 9}",
    "exif and reason": "{'format': 'PNG', 'width': 9, 'height': 9, 'exif': {}, 'reason': ''}",
    "something else": "{'format': 'PNG', 'width': 9, 'height': 9, 'taken_at': '2020'}",
    "exif is a list": "{'format': 'PNG', 'width': 9, 'height': 9, 'exif': []}",
    "exif with a float": "{'format': 'PNG', 'width': 9, 'height': 9, 'exif': {'altitude': 1.5}}",
}


@pytest.mark.parametrize("name", HOSTILE_LOOKS)
def test_look_that_cannot_be_is_not_believed(name: str) -> None:
    program = GREETING + QUESTION + f"send(out, {HOSTILE_LOOKS[name]})\ninput()"
    with child_that(program) as darkroom:
        assert darkroom.look(b"image") == Look(reason=Reason.READER_UNTRUSTWORTHY)
        assert darkroom._child is None


def test_look_with_bytes_behind_it_is_not_believed() -> None:
    program = GREETING + QUESTION + "send(out, {'reason': 'damaged'}, b'more')\ninput()"
    with child_that(program) as darkroom:
        assert darkroom.look(b"image") == Look(reason=Reason.READER_UNTRUSTWORTHY)


HOSTILE_PREVIEWS = {
    "nothing": ("{}", 0),
    "unknown reason": ("{'reason': 'because'}", 0),
    "reason and pixels": ("{'reason': 'damaged'}", 3),
    "reason and size": ("{'reason': 'damaged', 'width': 1}", 0),
    "too few pixels": ("{'width': 9, 'height': 9}", 242),
    "too many pixels": ("{'width': 9, 'height': 9}", 244),
    "far too many pixels": ("{'width': 9, 'height': 9}", 1 << 20),
    "larger than asked": ("{'width': 65, 'height': 1}", 195),
    "no height": ("{'width': 9, 'height': 0}", 0),
    "negative": ("{'width': -1, 'height': -1}", 3),
    "a format": ("{'width': 1, 'height': 1, 'format': 'EPS'}", 3),
    "texts": ("{'width': '1', 'height': '1'}", 3),
}


@pytest.mark.parametrize("name", HOSTILE_PREVIEWS)
def test_preview_that_cannot_be_is_not_believed(name: str) -> None:
    head, count = HOSTILE_PREVIEWS[name]
    with child_that(
        GREETING + QUESTION + f"send(out, {head}, bytes({count}))\ninput()"
    ) as darkroom:
        assert darkroom.preview(b"image", 64) == NoPreview(Reason.READER_UNTRUSTWORTHY)
        assert darkroom._child is None


def test_answers_that_can_be_are_taken_from_any_child() -> None:
    told = {"format": "PNG", "width": 9, "height": 5, "exif": {"make": "m\u202e"}}
    program = GREETING + QUESTION + f"send(out, {json.loads(json.dumps(told))!r})\n"
    program += QUESTION + "send(out, {'width': 2, 'height': 1}, bytes(6))\ninput()"
    with child_that(program) as darkroom:
        assert darkroom.look(b"image") == Look("PNG", 9, 5, CameraData(make="m"))
        preview = darkroom.preview(b"image", 64)
    assert isinstance(preview, Preview)
    assert (preview.width, preview.height, preview.jpeg[:2]) == (2, 1, b"\xff\xd8")


def test_child_out_of_memory_is_replaced() -> None:
    program = GREETING + QUESTION + "send(out, {'reason': 'out-of-memory'})\ninput()"
    with child_that(program) as darkroom:
        assert darkroom.look(b"image") == Look(reason=Reason.OUT_OF_MEMORY)
        assert darkroom._child is None
