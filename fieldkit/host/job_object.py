"""A Windows Job Object laid around a child: memory, time, one process, dead with its parent."""

import ctypes
import sys

if sys.platform == "win32":
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION (winnt.h)."""

        _fields_ = (
            ("process_time", wintypes.LARGE_INTEGER),
            ("job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION (winnt.h)."""

        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    for _function, _arguments, _result in (
        ("CreateJobObjectW", (ctypes.c_void_p, wintypes.LPCWSTR), wintypes.HANDLE),
        (
            "SetInformationJobObject",
            (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD),
            wintypes.BOOL,
        ),
        ("AssignProcessToJobObject", (wintypes.HANDLE, wintypes.HANDLE), wintypes.BOOL),
        ("OpenProcess", (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD), wintypes.HANDLE),
        ("CloseHandle", (wintypes.HANDLE,), wintypes.BOOL),
    ):
        getattr(_kernel, _function).argtypes = _arguments
        getattr(_kernel, _function).restype = _result

    def enclose(pid: int, *, memory_bytes: int, cpu_seconds: int) -> int:
        """A new Job Object with this process in it.

        Args:
            pid: a running child of this process.
            memory_bytes: most it may commit.
            cpu_seconds: most processor time (user mode) of its whole life.

        Returns:
            The handle to give to `release`; when it closes, the process is killed, also when
            this process dies.

        Raises:
            OSError: Windows refused, or the process has ended.

        Source: Microsoft, "Job Objects" and SetInformationJobObject (jobapi2.h).
        """
        wanted = _ExtendedLimits()
        # KILL_ON_JOB_CLOSE, DIE_ON_UNHANDLED_EXCEPTION, PROCESS_MEMORY, ACTIVE_PROCESS,
        # PROCESS_TIME
        wanted.basic.flags = 0x2000 | 0x400 | 0x100 | 0x8 | 0x2
        wanted.basic.active_processes = 1
        wanted.basic.process_time = cpu_seconds * 10_000_000  # in units of 100 ns
        wanted.process_memory = memory_bytes
        job: int | None = _kernel.CreateJobObjectW(None, None)
        if not job:
            raise ctypes.WinError(ctypes.get_last_error())
        process: int | None = _kernel.OpenProcess(0x0101, False, pid)  # SET_QUOTA | TERMINATE
        if not (
            process
            and _kernel.SetInformationJobObject(
                job, 9, ctypes.byref(wanted), ctypes.sizeof(wanted)
            )
            and _kernel.AssignProcessToJobObject(job, process)
        ):
            error = ctypes.WinError(ctypes.get_last_error())
            release(process)
            release(job)
            raise error
        release(process)
        return job

    def release(handle: int | None) -> None:
        """Close a handle, where there is one."""
        if handle:
            _kernel.CloseHandle(handle)
