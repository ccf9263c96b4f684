"""What a sealed child may ask of the Linux kernel: reading an image, and nothing else."""

import ctypes
import platform

# (x86-64, ARM64) numbers, from the kernel's unistd_64.h and asm-generic/unistd.h.
_ALLOWED_CALLS = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "getpid": (39, 172),
    "exit": (60, 93),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "set_robust_list": (273, 99),
    "prlimit64": (302, 261),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "rseq": (334, 293),
}
_CLONE = (56, 220)  # allowed for threads only
_CLONE3 = 435  # its flags lie in memory, where a filter cannot look; the C library then uses clone
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column, AUDIT_ARCH_*
_EPERM, _ENOSYS = 1, 38


class _Instruction(ctypes.Structure):
    """One instruction of a classic BPF program (`struct sock_filter`, linux/filter.h)."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("operand", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    """A BPF program and its length (`struct sock_fprog`, linux/filter.h)."""

    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(_Instruction)))


def refuse_others() -> None:
    """Lay a seccomp filter over this process: what is not allowed answers EPERM.

    On other machines, and on kernels built without seccomp, the resource limits stand alone.
    Source: Linux Documentation/userspace-api/seccomp_filter.rst; linux/seccomp.h.
    """
    if platform.machine() not in _MACHINES:
        return
    column, architecture = _MACHINES[platform.machine()]
    load, equal, has_bit, answer = 0x20, 0x15, 0x45, 0x06
    allow, refuse = 0x7FFF0000, 0x00050000
    # struct seccomp_data: number at 0, architecture at 4, low half of the first argument at 16
    steps = [(load, 0, 0, 4), (equal, 1, 0, architecture), (answer, 0, 0, refuse | _EPERM)]
    steps += [(load, 0, 0, 0)]
    for numbers in _ALLOWED_CALLS.values():
        steps += [(equal, 0, 1, numbers[column]), (answer, 0, 0, allow)]
    steps += [(equal, 0, 1, _CLONE3), (answer, 0, 0, refuse | _ENOSYS)]
    steps += [(equal, 0, 3, _CLONE[column]), (load, 0, 0, 16)]
    steps += [(has_bit, 0, 1, 0x00010000), (answer, 0, 0, allow)]  # CLONE_THREAD
    steps += [(answer, 0, 0, refuse | _EPERM)]
    instructions = (_Instruction * len(steps))(*(_Instruction(*step) for step in steps))
    program = _Program(len(steps), instructions)
    call = ctypes.CDLL(None, use_errno=True).prctl
    call.argtypes = (ctypes.c_int, *(ctypes.c_void_p,) * 4)
    call(38, 1, None, None, None)  # PR_SET_NO_NEW_PRIVS, without which the next is refused
    call(22, 2, ctypes.addressof(program), None, None)  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
