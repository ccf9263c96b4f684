"""Child programs under limits: little memory, little time, no files, no network, no programs.

Made for reading foreign bytes with libraries written in C. The parent starts the child with
`ConfinedProcess`; the child calls `confine` first, loads its libraries, and then calls `seal`,
before it reads the first foreign byte.

What holds where:

* Linux: memory, processor time, core dumps and file sizes by resource limits, set by the child
  itself. After `seal` no file, socket or pipe can be opened (no descriptor is left to be given
  out), and on x86-64 and ARM64 the kernel refuses every system call that reading an image does
  not need (`system_calls`): no program starts, no path is touched, no connection is made.
* Windows: memory, processor time and the number of processes (one) by a Job Object that the
  parent lays around the child before it sends anything (`job_object`); when the parent ends, so
  does the child. Files and network are not taken away there.

Only Linux on x86-64 was run. The Windows branch and the ARM64 call numbers follow the
documentation.
"""

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from fieldkit.host import job_object, system_calls

if sys.platform != "win32":
    import fcntl
    import resource

# Linux gives 64 KiB unless asked; a photo would pass in eighty turns. Others do as they like.
_PIPE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a confined child may use.

    Attributes:
        memory_bytes: address space (POSIX) or committed memory (Windows).
        cpu_seconds: processor time over the child's whole life, all threads together.
    """

    memory_bytes: int
    cpu_seconds: int


# The child's side.


def confine(limits: Limits) -> None:
    """Take from this process what no child needs; to be called before libraries are loaded.

    There is no "die with the parent" signal here: on Linux it comes when the *thread* that
    started the child ends, which a worker thread does every day. A child ends by itself when its
    standard input does, and `allow_cpu` bounds what it was doing at that moment.
    RLIMIT_NPROC is not set: it counts everything its user runs, and the HEIC decoder needs
    threads. Does nothing on Windows, where the parent's Job Object does this work.
    """
    if sys.platform != "win32":
        for kind, most in (
            (resource.RLIMIT_AS, limits.memory_bytes),
            (resource.RLIMIT_CPU, limits.cpu_seconds),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            # What is lower already stays.
            present = resource.getrlimit(kind)[1]
            if present == resource.RLIM_INFINITY or present > most:
                resource.setrlimit(kind, (most, most))


def allow_cpu(seconds: int) -> None:
    """Let this process compute for so long from now on; it is ended when it goes on.

    Counted in whole seconds of processor time. Only after `confine`, whose limit for the whole
    life stays above it. Does nothing on Windows, where only that limit exists.
    """
    if sys.platform != "win32":
        whole_life = resource.getrlimit(resource.RLIMIT_CPU)[1]
        from_now = math.ceil(time.process_time()) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (min(from_now, whole_life), whole_life))


def seal() -> None:
    """Take from this process files, connections and programs, for the rest of its life.

    Everything must be loaded by now: a module imported later is not found. Standard input,
    output and error stay open. Threads can still be started. Does nothing on Windows.
    """
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
        if sys.platform == "linux":
            system_calls.refuse_others()


# The parent's side.


class ConfinedProcess:
    """A running child program that owns two pipes, an almost empty environment and limits.

    The child inherits no other descriptor and none of the parent's environment, so no
    passphrase. It stands in the folder of its own program, so it keeps no drive busy.

    Attributes:
        stdin: what the child reads.
        stdout: what the child answers. Its standard error is thrown away.
        pid: the child's process number.
    """

    stdin: IO[bytes]
    stdout: IO[bytes]

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        """Start the program.

        Args:
            command: absolute path of the program and its arguments. On POSIX the program
                limits itself with `confine`; it must be one of ours.
            limits: what a Job Object enforces on Windows.

        Raises:
            OSError: the program cannot be started.
        """
        program, environment = _program_and_environment(command[0])
        self._process = subprocess.Popen(  # noqa: S603 -- our own program, no shell
            [program, *command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=Path(program).parent,
            start_new_session=True,
            pipesize=_PIPE_BYTES,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        # PIPE was asked for, so both are there.
        self.stdin = self._process.stdin  # type: ignore[assignment]
        self.stdout = self._process.stdout  # type: ignore[assignment]
        self.pid = self._process.pid
        if sys.platform == "linux":
            # Photos go through twice as fast. Refused where a user has many pipes already.
            with contextlib.suppress(OSError):
                fcntl.fcntl(self.stdin, fcntl.F_SETPIPE_SZ, 1 << 20)
        if sys.platform == "win32":
            self._job: int | None = None
            try:
                self._job = job_object.enclose(
                    self.pid, memory_bytes=limits.memory_bytes, cpu_seconds=limits.cpu_seconds
                )
            except OSError:
                self.end()
                raise

    def is_running(self) -> bool:
        """Whether the child has not ended yet."""
        return self._process.poll() is None

    @contextlib.contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Kill the child when the enclosed block takes longer.

        A dead child closes its pipes, so a block that waits for them goes on at once.

        Raises:
            TimeoutError: the time was up and the child is dead.
        """
        expired = threading.Event()

        def strike() -> None:
            expired.set()
            self._kill()

        timer = threading.Timer(seconds, strike)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            if expired.is_set():
                raise TimeoutError(f"child {self.pid} gave no answer in {seconds} s")

    def end(self) -> None:
        """Kill the child with all it may have started, and give back the pipes."""
        self._kill()
        self._process.wait()
        for pipe in (self.stdin, self.stdout):
            # What was not sent yet has no reader any more.
            with contextlib.suppress(OSError):
                pipe.close()
        if sys.platform == "win32":
            job_object.release(self._job)
            self._job = None

    def _kill(self) -> None:
        if sys.platform == "win32":
            self._process.kill()
        elif self._process.returncode is None:
            # Not waited for yet, so the number still means this child. It leads its own group.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)


def _program_and_environment(program: str) -> tuple[str, dict[str, str]]:
    """The program that really runs, and the few variables it gets."""
    if sys.platform != "win32":
        # Few memory arenas: each takes 64 MiB of the address space that is limited.
        return program, {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
    environment = {"SYSTEMROOT": os.environ.get("SYSTEMROOT", r"C:\Windows")}
    base: str = getattr(sys, "_base_executable", sys.executable)
    if program == sys.executable and base != program:
        # In a virtual environment python.exe only starts the real one, which the limit of one
        # process forbids. This is how the standard library's multiprocessing passes it by.
        environment["__PYVENV_LAUNCHER__"] = program
        program = base
    return program, environment
