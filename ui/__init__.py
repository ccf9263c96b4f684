"""The window: PySide6 widgets over the engine. It starts operations and shows what they return."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # WORKAROUND: PySide6 6.12 gives up a reference to None with each Qt call that returns
    # nothing, and one to True or False with each signal that carries it, which is right only
    # where these are immortal (Python 3.12 on, PEP 683). After some thousand calls an older
    # Python ends with "deallocating None". So they get references that no program can use up.
    # It can go once Python 3.11 is no longer supported.
    for _each in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_each)).value += sys.maxsize // 4
