"""A confined child has little, and a sealed one can do nothing but think and answer."""

import os
import platform
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from fieldkit.host.confinement import ConfinedProcess, Limits

LIMITS = Limits(memory_bytes=256 << 20, cpu_seconds=60)
CONFINED = (
    "from fieldkit.host.confinement import Limits, allow_cpu, confine, seal\n"
    f"confine({LIMITS!r})\n"
)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
filtered_only = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="system calls are filtered on these machines only",
)


def command(program: str) -> list[str]:
    return [sys.executable, "-I", "-c", program]


@contextmanager
def running(program: str) -> Iterator[ConfinedProcess]:
    child = ConfinedProcess(command(program), LIMITS)
    try:
        yield child
    finally:
        child.end()


def answer(program: str) -> str:
    """What the program prints until it ends."""
    with running(program) as child, child.deadline(20):
        return child.stdout.read().decode().strip()


def wait_for_end(pid: int, seconds: float = 20) -> bool:
    """Whether a process that is not our child ends in this time."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


# What the child inherits


def test_child_gets_no_secret_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", "opens everything")
    got = answer("import os; print(*sorted(os.environ))").split()
    assert set(got) <= {"LC_ALL", "MALLOC_ARENA_MAX", "SYSTEMROOT", "__PYVENV_LAUNCHER__"}


@linux_only
def test_child_gets_no_open_file_of_its_parent(tmp_path: Path) -> None:
    with closing((tmp_path / "vault").open("wb")) as vault:
        os.set_inheritable(vault.fileno(), True)
        got = answer(
            "import os; print(*(os.readlink(f'/proc/self/fd/{n}') for n in range(3)),"
            " *sorted(os.listdir('/proc/self/fd')))"
        )
    assert str(tmp_path) not in got
    assert got.split()[3:] == ["0", "1", "2", "3"]  # 3 is the listing itself


def test_child_does_not_stand_in_the_folder_of_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer("import os; print(os.getcwd())") != str(tmp_path)


# Limits


@linux_only
def test_memory_beyond_the_limit_is_refused() -> None:
    program = CONFINED + (
        "kept = bytearray(100 << 20)\n"
        "try: bytearray(200 << 20)\n"
        "except MemoryError: print('refused')\n"
    )
    assert answer(program) == "refused"


@linux_only
def test_computing_beyond_the_allowance_ends_the_child() -> None:
    program = CONFINED + "allow_cpu(1)\nprint('begun', flush=True)\nwhile True: pass"
    with running(program) as child, child.deadline(20):
        assert child.stdout.read() == b"begun\n"
        assert child._process.wait() == -signal.SIGXCPU


@linux_only
def test_each_allowance_counts_from_its_own_beginning() -> None:
    program = CONFINED + (
        "import time\n"
        "for _ in range(2):\n"
        "    allow_cpu(1)\n"
        "    end = time.process_time() + 0.6\n"
        "    while time.process_time() < end: pass\n"
        "print('alive')\n"
    )
    assert answer(program) == "alive"


@linux_only
def test_child_leaves_no_core_and_writes_no_file(tmp_path: Path) -> None:
    program = CONFINED + (
        "import resource\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
        f"file = open({str(tmp_path / 'new')!r}, 'wb', buffering=0)\n"
        "try: file.write(b'x')\n"
        "except OSError as error: print(error.errno)\n"
    )
    assert answer(program).split("\n") == ["(0, 0)", "27"]  # EFBIG


@linux_only
def test_lower_limit_of_the_parent_stays() -> None:
    program = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))\n"
        + CONFINED
        + "print(resource.getrlimit(resource.RLIMIT_AS)[1] >> 20)"
    )
    assert answer(program) == "200"


# Sealed

SEALED = CONFINED + (
    "import ctypes, os, signal, socket, subprocess, threading\n"
    "libc = ctypes.CDLL(None, use_errno=True)\n"
    "def call(function, *arguments):\n"
    "    return 'done' if function(*arguments) >= 0 else ctypes.get_errno()\n"
    "seal()\n"
)
FORBIDDEN = {
    "open a file": "open('/etc/hostname')",
    "write a file": "open({new!r}, 'w')",
    "remove a file": "os.remove({old!r})",
    "rename a file": "os.rename({old!r}, {new!r})",
    "make a folder": "os.mkdir({new!r})",
    "list a folder": "os.listdir('/')",
    "open a connection": "socket.socket()",
    "talk to itself": "socket.socketpair()",
    "make a pipe": "os.pipe()",
    "become a program": "os.execv('/bin/true', ['true'])",
    "start a program": "subprocess.run(['/bin/true'])",
    "start a shell": "os.system('true') and 1 / 0",
    "double itself": "os.fork()",
    "signal another": "os.kill(os.getppid(), 0)",
    "leave its group": "os.setsid()",
    "raise a limit": "open('/proc/self/limits')",
}


@filtered_only
@pytest.mark.parametrize("deed", FORBIDDEN)
def test_sealed_child_cannot(deed: str, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.touch()
    attempt = FORBIDDEN[deed].format(old=str(old), new=str(tmp_path / "new"))
    program = SEALED + (
        f"try: {attempt}\n"
        "except (OSError, ZeroDivisionError): print('refused')\n"
        "else: print('done')\n"
    )
    assert answer(program) == "refused"
    assert list(tmp_path.iterdir()) == [old]


@filtered_only
@pytest.mark.parametrize("deed", ["open a file", "open a connection", "become a program"])
def test_sealed_child_cannot_even_with_a_free_descriptor(deed: str) -> None:
    program = SEALED + (
        "os.close(0)\n"
        f"try: {FORBIDDEN[deed]}\n"
        "except PermissionError: print('refused')\n"
        "else: print('done')\n"
    )
    assert answer(program) == "refused"


@linux_only
def test_sealed_child_can_compute_in_threads() -> None:
    program = SEALED + (
        "thread = threading.Thread(target=lambda: print(sum(range(1000)), flush=True))\n"
        "thread.start(); thread.join()\n"
    )
    assert answer(program) == "499500"


# The parent's hold


def test_deadline_kills_and_is_named() -> None:
    program = "import sys; print('in'); sys.stdout.flush(); sys.stdin.read()"
    with running(program) as child:
        with pytest.raises(TimeoutError), child.deadline(0.3):
            child.stdout.read()
        with child.deadline(20):
            child._process.wait()
        assert not child.is_running()


def test_deadline_that_is_kept_leaves_the_child_alone() -> None:
    with running("print(input())") as child, child.deadline(20):
        child.stdin.write(b"hello\n")
        child.stdin.flush()
        assert child.stdout.read().strip() == b"hello"


def test_deadline_frees_a_parent_whose_child_does_not_read() -> None:
    with (
        running("while True: pass") as child,
        pytest.raises(TimeoutError),
        child.deadline(0.3),
    ):
        child.stdin.write(bytes(8 << 20))


def test_end_can_be_repeated() -> None:
    child = ConfinedProcess(command("input()"), LIMITS)
    assert child.is_running()
    child.end()
    assert not child.is_running()
    child.end()


def test_program_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing"):
        ConfinedProcess([str(tmp_path / "nothing")], LIMITS)


@linux_only
def test_end_takes_what_the_child_started_with_it() -> None:
    program = (
        "import subprocess, sys\n"
        "print(subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()']).pid,"
        " flush=True)\n"
        "input()\n"
    )
    with running(program) as child, child.deadline(20):
        grandchild = int(child.stdout.readline())
    assert wait_for_end(grandchild)


@linux_only
def test_child_ends_when_its_parent_was_killed() -> None:
    waiting = "import sys; sys.stdin.read()"
    program = (
        "from fieldkit.host.confinement import ConfinedProcess, Limits\n"
        f"child = ConfinedProcess({command(waiting)!r}, {LIMITS!r})\n"
        "print(child.pid, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        command(program), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        grandchild = int(parent.stdout.readline())
        parent.kill()
    assert wait_for_end(grandchild)
